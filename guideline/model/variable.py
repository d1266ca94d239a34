"""Patient characteristics and the phrases by which scenarios speak of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from guideline.model.condition import Condition

__all__ = ["Code", "Derivation", "Kind", "Score", "Situation", "Value", "Variable"]


class Kind(Enum):
    """What a variable's value looks like."""

    CHOICE = "choice"
    INTEGER = "integer"
    YES_NO = "yes_no"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Code:
    """A terminology code that was verified; unverified codes are not kept."""

    system: str
    code: str
    display: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a choice or yes/no variable, one member of a set, or a symbolic integer value.

    Attributes:
        id: As written in YAML and patient files.
        label: Short text for tables and forms.
        phrases: Whole clauses a scenario may use; the first is the one the product writes.
    """

    id: str
    label: str
    phrases: tuple[str, ...]
    codes: tuple[Code, ...] = ()

    @property
    def phrase(self) -> str:
        """The clause the product writes."""
        return self.phrases[0]


@dataclass(frozen=True, slots=True)
class Derivation:
    """A value computed from other variables: the first case whose condition holds.

    Attributes:
        cases: Pairs of value id and condition, tried in order.
        otherwise: The value when every condition is known to be false.
    """

    cases: tuple[tuple[str, Condition], ...]
    otherwise: str

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of the cases."""
        return tuple(condition for _, condition in self.cases)


@dataclass(frozen=True, slots=True)
class Score:
    """A number computed from other variables: the points of every condition that holds, added.

    Attributes:
        points: Pairs of points, which may be negative, and condition.
    """

    points: tuple[tuple[int, Condition], ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that give points."""
        return tuple(condition for _, condition in self.points)

    @property
    def bounds(self) -> tuple[int, int]:
        """The lowest and the highest sum there could be."""
        numbers = [number for number, _ in self.points]
        return sum(min(n, 0) for n in numbers), sum(max(n, 0) for n in numbers)


@dataclass(frozen=True, slots=True)
class Variable:
    """One patient characteristic.

    Attributes:
        noun: With its article, e.g. "the ECOG performance status".
        plural: Whether the noun is a plural, so that "the symptoms are unknown".
        values: Allowed values by id. For a set: its members. For an integer: symbolic values
            beside the numbers (e.g. `not_applicable`), usually none.
        low, high: Inclusive range of an integer in `unit`; None otherwise.
        unit: UCUM unit of an integer, or empty.
        integer_phrase: Clause of an integer, with `{value}` in it.
        empty_phrase: Clause for the empty set.
        unknown_phrase: Clause for "explicitly unknown".
        assume: Value used when a patient record does not mention the variable. None: nothing is
            assumed, absence is unknown. Proofs ignore it.
        derivation: Present when the value is computed and cannot be recorded.
    """

    id: str
    kind: Kind
    name: str
    noun: str
    question: str
    help: str
    unknown_phrase: str
    values: Mapping[str, Value] = field(default_factory=dict)
    low: int | None = None
    high: int | None = None
    unit: str = ""
    integer_phrase: str = ""
    empty_phrase: str = ""
    assume: str | None = None
    derivation: Derivation | Score | None = None
    group: str = ""
    statements: tuple[str, ...] = ()
    codes: tuple[Code, ...] = ()
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """Several values said in one phrase, e.g. what makes a patient in scope."""

    id: str
    phrase: str
    values: Mapping[str, str]
