"""Verdicts, results and statuses -> the word and the look of a chip."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.model.source import Certified
from guideline.model.wording import ENGINE_WORDINGS, Wording
from guideline.verification.results import State

__all__ = ["Chip", "certified_chip", "result_chip", "verdict_chip"]

# Two words of the language, so that no page says "not_run".
_RESULT_WORDS = {
    State.PASSED: "Passed",
    State.FAILED: "Failed",
    State.EMPTY: "Tested nothing",
    State.UNDEFINED: "Not understood",
    State.AMBIGUOUS: "Ambiguous",
    State.SKIPPED: "Skipped",
    State.ERROR: "Broke off",
    State.NOT_RUN: "Not run",
    State.RAN_TWICE: "Ran twice",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A word with a state.

    Attributes:
        family: Class of the theme: `verdict`, `result`, `certified` or `reached`.
        kind: The state within the family.
    """

    word: str
    family: str
    kind: str


def verdict_chip(wording: Wording) -> Chip:
    """The chip of a verdict, the guideline's own or the engine's."""
    own = wording.id not in ENGINE_WORDINGS
    kind = wording.direction.value if own else wording.id.replace("_", "-")
    return Chip(wording.label, "verdict", kind)


def result_chip(state: State) -> Chip:
    """The chip of a scenario's result; only PASSED looks passed."""
    return Chip(_RESULT_WORDS[state], "result", state.value.replace("_", "-"))


def certified_chip(status: Certified) -> Chip:
    """The chip that says how far a bibliographic fact is known."""
    return Chip(status.value.capitalize(), "certified", status.value)
