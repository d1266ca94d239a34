"""Faults a person can repair: where, what, what was expected, and the next step.

Enters: nothing. Leaves: the exception types every stage raises. A `Fault` is one mistake at one
place; an `InputFaults` carries all of them, so that a committee member repairs a file once.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Fault", "GuidelineError", "InputFaults", "OutputFailure", "nearest"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake in one file.

    Attributes:
        file: The file as the person named it, or as seen from the project's root.
        line: 1-based line; 0 when the fault concerns the file as a whole.
        column: 1-based column; 0 when unknown.
        message: What is wrong, in one sentence without a full stop.
        expected: What would have been right; empty when there is nothing to list.
        hint: The nearest right thing or the next step; empty when there is none.
    """

    file: str
    line: int
    column: int
    message: str
    expected: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        text = f"{place}: {self.message}"
        if self.expected:
            text += f"; expected {self.expected}"
        if self.hint:
            text += f". {self.hint}"
        return text


class GuidelineError(Exception):
    """Anything this package raises on purpose."""


class InputFaults(GuidelineError):
    """The input cannot be used; every fault found is here, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class OutputFailure(GuidelineError):
    """Something could not be written; what stood there before is untouched."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The sentence "Did you mean 'x'?" for the closest known word, or an empty string."""
    candidates = list(known)
    folded = {candidate.casefold(): candidate for candidate in candidates}
    close = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return f"Did you mean '{folded[close[0]]}'?" if close else ""
