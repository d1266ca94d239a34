"""Conditions on a patient, as data.

Gap search, mutation, comparison and export all read these trees, so a condition is never Python
code. Every leaf names one variable.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

__all__ = [
    "ALWAYS",
    "AllOf",
    "AnyOf",
    "Condition",
    "Includes",
    "Is",
    "IsEmpty",
    "Leaf",
    "NotThat",
    "Truth",
    "Within",
    "leaves",
    "variables_of",
]


class Truth(Enum):
    """Kleene's three truth values; UNKNOWN is never read as FALSE."""

    FALSE = "false"
    UNKNOWN = "unknown"
    TRUE = "true"


@dataclass(frozen=True, slots=True)
class Is:
    """The variable has one of these values (choice, yes/no, or a symbolic value of an integer)."""

    variable: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """The integer lies in [low, high], in the variable's own unit; None is no bound."""

    variable: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Includes:
    """The set holds at least one of these members."""

    variable: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IsEmpty:
    """The set is recorded and has no member."""

    variable: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; no part at all means "always"."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NotThat:
    """The part does not hold."""

    part: Condition


Leaf = Is | Within | Includes | IsEmpty
Condition = Leaf | AllOf | AnyOf | NotThat

ALWAYS = AllOf(())


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf, in reading order."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case NotThat(part):
            yield from leaves(part)
        case _:
            yield condition


def variables_of(condition: Condition) -> tuple[str, ...]:
    """The variables named, each once, in reading order."""
    return tuple(dict.fromkeys(leaf.variable for leaf in leaves(condition)))
