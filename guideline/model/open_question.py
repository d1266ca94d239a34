"""Ambiguities, silences and tensions of the source, and the reading chosen for now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guideline.model.condition import Condition

__all__ = ["OpenQuestion", "Reading", "Signature"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the source."""

    id: str
    text: str


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
