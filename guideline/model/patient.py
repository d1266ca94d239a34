"""One patient record. Absence is unknown; there is no default but the declared assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Patient", "Recorded"]

Recorded = str | int | frozenset[str]


@dataclass(frozen=True, slots=True)
class Patient:
    """Recorded values and a proposed plan.

    Attributes:
        values: Variable id to value. An absent variable is unknown. The empty set is a value.
        unknown: Variables said to be unknown in so many words, which switches `assume` off.
        proposed: Option ids somebody plans to do; empty when there is no plan.
        assumed: Variables whose value was not recorded but assumed, as they declare.
    """

    values: Mapping[str, Recorded] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    proposed: tuple[str, ...] = ()
    assumed: frozenset[str] = frozenset()

    def with_value(self, variable: str, value: Recorded) -> Patient:
        """The same patient with one more value recorded."""
        values = {**self.values, variable: value}
        return Patient(values, self.unknown - {variable}, self.proposed, self.assumed)
