"""A released edition: its version, and what it changed for whom and why."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FIRST", "KINDS", "NEXT", "AnswerChange", "Edition", "Reason"]

NEXT = "next"
"""In place of a version: of the edition that is released next."""

FIRST = "first"

KINDS = {
    FIRST: "First edition",
    "wording": "Words only",
    "adds": "Adds advice",
    "changes": "Changes, removes or forbids something",
}
"""What kind of change an edition is, by its id."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was changed.

    Attributes:
        about: Ids of what was changed: recommendations, pitfalls, options and so on.
        date: ISO date of the decision.
    """

    about: tuple[str, ...]
    text: str
    date: str


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """Patients who are told something else on one option.

    Attributes:
        option: Its id, in the newer edition where it is in both.
        name: Of the option.
        before, after: Labels of the verdicts.
        profiles: Exactly how many profiles.
        who: In words, the largest groups first; empty when they could not be described.
        more: Profiles in none of these groups.
        rules: Ids of the rules that give the verdict before or after.
    """

    option: str
    name: str
    before: str
    after: str
    profiles: int
    who: tuple[str, ...]
    more: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What is kept of a release beside the content itself.

    Attributes:
        date: ISO date of the release.
        previous: Version of the edition before; empty for the first.
        kind: One of `KINDS`.
        summary: The change in one sentence.
        profiles: Profiles that were compared; None when they could not be counted, or for the
            first edition.
        answers: Who is told something else, the most profiles first.
        others: Other things a patient would notice, a sentence each: alerts, refusals.
        beside: What a reader sees otherwise beside a verdict that stays, a sentence each.
        rules: Ids of the recommendations and pitfalls that were edited, added or removed.
        deciding: Those of them whose edit could decide something.
        words: What was edited without deciding anything, by name.
        reasons: Why.
    """

    version: str
    date: str
    previous: str
    kind: str
    summary: str
    profiles: int | None
    answers: tuple[AnswerChange, ...]
    others: tuple[str, ...]
    beside: tuple[str, ...]
    rules: tuple[str, ...]
    deciding: tuple[str, ...]
    words: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def label(self) -> str:
        """What kind of change it is, for a reader."""
        if self.kind == "changes" and not self.answers:
            return "Changes more than words, and no verdict"
        return KINDS.get(self.kind, self.kind)
