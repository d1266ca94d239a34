"""What cannot be together in one patient, what follows from what, and what deserves a warning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from guideline.model.condition import AllOf, Condition, NotThat

__all__ = ["Constraint", "ConstraintKind"]


class ConstraintKind(Enum):
    """IMPOSSIBLE and IMPLIES exclude a record; the others raise an alert of that name."""

    IMPOSSIBLE = "impossible"
    IMPLIES = "implies"
    WARNING = "warning"
    CONFLICT = "conflict"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Constraint:
    """One rule about records rather than advice.

    Attributes:
        when: For IMPOSSIBLE the combination itself, for IMPLIES the antecedent, else the patients
            who get the alert.
        then: The consequence of an IMPLIES; None otherwise.
        text: Own words, shown to a person.
    """

    id: str
    kind: ConstraintKind
    when: Condition
    text: str
    then: Condition | None = None
    statements: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    @property
    def excludes(self) -> bool:
        """Whether a record against it is refused."""
        return self.kind in (ConstraintKind.IMPOSSIBLE, ConstraintKind.IMPLIES)

    @property
    def violation(self) -> Condition:
        """The condition under which a record is impossible; only for excluding constraints."""
        if self.then is None:
            return self.when
        return AllOf((self.when, NotThat(self.then)))
