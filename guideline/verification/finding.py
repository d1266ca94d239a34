"""What a proof found: who is concerned, an example, the statements, and a scenario to paste."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from guideline.model.condition import Condition
from guideline.model.patient import Patient
from guideline.model.variable import Variable
from guideline.model.words import clause

__all__ = ["Finding", "FindingKind", "Who", "share"]


class FindingKind(Enum):
    """The kinds of findings; a note does no harm by itself, everything else has to be repaired."""

    NOBODY = "nobody"
    GAP = "gap"
    CONFLICT = "conflict"
    SIDE_BY_SIDE = "side_by_side"
    DEAD = "dead"
    EMPTY_DECLARATION = "empty_declaration"
    WIDE_DECLARATION = "wide_declaration"
    BROKEN_PITFALL = "broken_pitfall"
    BROKEN_PROPERTY = "broken_property"
    NOT_ANALYSED = "not_analysed"
    REDUNDANT = "redundant"
    IDLE_VARIABLE = "idle_variable"
    IDLE_CONSTRAINT = "idle_constraint"

    @property
    def is_note(self) -> bool:
        """Whether the finding is only worth knowing."""
        return self in (
            FindingKind.REDUNDANT,
            FindingKind.IDLE_VARIABLE,
            FindingKind.IDLE_CONSTRAINT,
        )

    @property
    def label(self) -> str:
        """For a person."""
        return _LABELS[self]


_LABELS = {
    FindingKind.NOBODY: "Nobody in scope",
    FindingKind.GAP: "Gap",
    FindingKind.CONFLICT: "Conflict",
    FindingKind.SIDE_BY_SIDE: "Two wordings side by side",
    FindingKind.DEAD: "Never applies",
    FindingKind.EMPTY_DECLARATION: "Declaration that covers nobody",
    FindingKind.WIDE_DECLARATION: "Declaration that says too much",
    FindingKind.BROKEN_PITFALL: "Pitfall not avoided",
    FindingKind.BROKEN_PROPERTY: "Claim that does not hold",
    FindingKind.NOT_ANALYSED: "Not analysed",
    FindingKind.REDUNDANT: "Never decides",
    FindingKind.IDLE_VARIABLE: "Never changes a verdict",
    FindingKind.IDLE_CONSTRAINT: "Changes nothing",
}


@dataclass(frozen=True, slots=True)
class Who:
    """The patients a finding is about.

    Attributes:
        profiles: Exactly how many profiles.
        of: How many there could be.
        conditions: What they have in common, the largest groups first. Groups overlap, so only
            `profiles` is a sum.
        more: Profiles in none of these groups.
        example: One of them, complete.
    """

    profiles: int
    of: int
    conditions: tuple[Condition, ...]
    more: int
    example: Patient

    def clauses(self, variables: Mapping[str, Variable]) -> list[str]:
        """The groups in words."""
        return [clause(condition, variables) for condition in self.conditions]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        id: The option, rule, declaration, property, variable or constraint it is about.
        text: One sentence.
        who: The patients; None where there are none, as for a rule that never applies.
        verdict: What the plain evaluation says of the example; empty without one.
        scenario: In Gherkin, ready to paste; it fails until the finding is repaired. Empty where
            no patient could show it.
    """

    kind: FindingKind
    id: str
    text: str
    who: Who | None = None
    verdict: str = ""
    rules: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    scenario: str = ""

    def as_json(self, variables: Mapping[str, Variable]) -> dict[str, Any]:
        """Plain data, as `guideline verify --format json` prints it."""
        who = self.who
        return {
            "kind": self.kind.value,
            "note": self.kind.is_note,
            "id": self.id,
            "text": self.text,
            "profiles": who.profiles if who else 0,
            "of": who.of if who else 0,
            "conditions": who.clauses(variables) if who else [],
            "more": who.more if who else 0,
            "example": _recorded(who.example) if who else {},
            "verdict": self.verdict,
            "rules": list(self.rules),
            "statements": list(self.statements),
            "scenario": self.scenario,
        }


def share(profiles: int, of: int) -> str:
    """A part of all profiles in words, which never rounds some to none or to all."""
    if not of:
        return "0 of 0 profiles"
    percent = 100 * profiles / of
    if 0 < percent < 0.1:
        shown = "below 0.1"
    elif 99.9 < percent < 100:
        shown = "above 99.9"
    else:
        shown = f"{percent:.3g}"
    return f"{profiles:,} of {of:,} profiles ({shown} %)"


def _recorded(patient: Patient) -> dict[str, Any]:
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in patient.values.items()
    }
