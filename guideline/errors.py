"""Faults a person can repair: where, what, what was expected, and the next step.

Enters: nothing. Leaves: the exception types every stage raises. A `Fault` is one mistake at one
place; an `InputFaults` carries all of them, so that a committee member repairs a file once.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    "Fault",
    "GuidelineError",
    "InputFaults",
    "OutputFailure",
    "UnknownPhrase",
    "did_you_mean",
    "nearest",
    "nearest_few",
]


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


class UnknownPhrase(GuidelineError):
    """A step that says nothing in this guideline's vocabulary.

    Attributes:
        message: What is wrong.
        hint: The cause when it is known, else the nearest phrases, else empty.
        offset: 0-based place in the text where it stops making sense.
    """

    def __init__(self, message: str, hint: str = "", offset: int = 0) -> None:
        self.message = message
        self.hint = hint
        self.offset = offset
        super().__init__(f"{message}. {hint}" if hint else message)


class OutputFailure(GuidelineError):
    """Something could not be written; what stood there before is untouched."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The sentence "Did you mean 'x'?" for the closest known word, or an empty string."""
    return did_you_mean(nearest_few(word, known, 1))


def nearest_few(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The closest known words, the closest first; those that are much farther off are left out."""
    folded = {candidate.casefold(): candidate for candidate in known}
    wanted = word.casefold()
    close = difflib.get_close_matches(wanted, list(folded), n=most, cutoff=0.6)
    if not close:
        return []
    matcher = difflib.SequenceMatcher(b=wanted)
    likeness = []
    for candidate in close:
        matcher.set_seq1(candidate)
        likeness.append(matcher.ratio())
    return [
        folded[candidate]
        for candidate, ratio in zip(close, likeness, strict=True)
        if ratio >= likeness[0] - _AS_NEAR
    ]


def did_you_mean(words: Sequence[str]) -> str:
    """The question whether one of these was meant; empty when there is none."""
    if not words:
        return ""
    quoted = [f"'{word}'" for word in words]
    rest = f"{', '.join(quoted[:-1])} or " if len(quoted) > 1 else ""
    return f"Did you mean {rest}{quoted[-1]}?"


_AS_NEAR = 0.08
"""How much less alike than the nearest word another one may be to be named beside it."""
