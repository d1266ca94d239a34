"""Ambiguities, silences and tensions of the source, and the reading chosen for now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guideline.model.condition import Condition
from guideline.model.option import Option
from guideline.model.recommendation import Pitfall, Recommendation

__all__ = ["OpenQuestion", "Overlay", "Reading", "Signature"]


@dataclass(frozen=True, slots=True)
class Overlay:
    """What of the content would be otherwise under another reading.

    Attributes:
        recommendations, pitfalls, options: Whole parts as they would be, by id; those that the
            content does not have would be added.
        remove: Ids of rules, and of alerts, that would not be there.
    """

    recommendations: Mapping[str, Recommendation]
    pitfalls: Mapping[str, Pitfall]
    options: Mapping[str, Option]
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the source.

    Attributes:
        overlay: What would be otherwise; None for the reading in force, which is the content
            itself, and where nobody has worked it out or nothing can be.
        not_counted: Why it cannot be counted what it would change; empty when nobody says so.
            Without an overlay and without this, nobody has worked out what it would change.
    """

    id: str
    text: str
    overlay: Overlay | None = None
    not_counted: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who chose a reading, in which role, and when (ISO date)."""

    name: str
    role: str
    date: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A place where the source does not say clearly what it means.

    Attributes:
        chosen: Id of the reading in force.
        shown: What a reader sees because of it.
        when: The patients it touches; None: a matter of wording or reference, no patient.
        options: Options whose answers it touches; empty: none.
        signature: None: the project's default, awaiting a clinician's signature.
    """

    id: str
    title: str
    kind: str
    question: str
    statements: tuple[str, ...]
    readings: Mapping[str, Reading]
    chosen: str
    why: str
    shown: str
    when: Condition | None
    options: tuple[str, ...] = ()
    signature: Signature | None = None

    @property
    def alternatives(self) -> tuple[Reading, ...]:
        """The readings that are not in force."""
        return tuple(reading for id, reading in self.readings.items() if id != self.chosen)
