"""A guideline x another reading of a question -> the guideline as it would be.

Several readings at once are put together field by field: each takes from the chosen content what it
takes alone, and adds what it adds alone. Conditions are put together by their parts, which all have
to hold, so that one reading can leave out a limit and another add one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
)
from guideline.model.guideline import Guideline
from guideline.model.open_question import Overlay

__all__ = ["Clash", "under"]

_CONDITIONS = (AllOf, AnyOf, NotThat, Is, Within, Includes, IsEmpty)


class Clash(Exception):
    """Two readings change the same thing in different ways, so there is no both together."""


def under(guideline: Guideline, *overlays: Overlay) -> Guideline:
    """The guideline as it would be under other readings; the same object without an overlay.

    Raises:
        Clash: Two overlays put something different in the same place.
    """
    found = guideline
    for overlay in overlays:
        found = _with(guideline, found, overlay)
    return found


def _with(chosen: Guideline, so_far: Guideline, overlay: Overlay) -> Guideline:
    gone = set(overlay.remove)
    return replace(
        so_far,
        recommendations=_merged(
            chosen.recommendations, so_far.recommendations, overlay.recommendations, gone
        ),
        pitfalls=_merged(chosen.pitfalls, so_far.pitfalls, overlay.pitfalls, gone),
        options=_merged(chosen.options, so_far.options, overlay.options, set()),
        constraints={id: c for id, c in so_far.constraints.items() if id not in gone},
    )


def _merged(
    chosen: Mapping[str, Any], so_far: Mapping[str, Any], changed: Mapping[str, Any], gone: set[str]
) -> dict[str, Any]:
    found = dict(so_far)
    for id, part in changed.items():
        if id in chosen and id not in so_far:
            raise Clash(f"one changes {id}, the other removes it")
        if id in chosen:
            found[id] = _part(id, chosen[id], so_far[id], part)
        elif id in so_far and so_far[id] != part:
            raise Clash(f"both add {id}")
        else:
            found[id] = part
    for id in gone & found.keys():
        if id in chosen and found[id] != chosen[id]:
            raise Clash(f"one changes {id}, the other removes it")
        del found[id]
    return found


def _part(id: str, chosen: Any, first: Any, second: Any) -> Any:
    values = {
        f.name: _field(
            f"{id}: {f.name}", *(getattr(part, f.name) for part in (chosen, first, second))
        )
        for f in fields(chosen)
    }
    return replace(chosen, **values)


def _field(name: str, chosen: Any, first: Any, second: Any) -> Any:
    if first in (chosen, second):
        return second
    if second == chosen:
        return first
    if all(isinstance(value, _CONDITIONS) for value in (chosen, first, second)):
        parts = _sequence(name, *(_conjuncts(value) for value in (chosen, first, second)))
        return parts[0] if len(parts) == 1 else AllOf(parts)
    if all(isinstance(value, tuple) for value in (chosen, first, second)):
        return _sequence(name, chosen, first, second)
    raise Clash(f"both change {name}")


def _conjuncts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def _sequence(
    name: str, chosen: Sequence[Any], first: Sequence[Any], second: Sequence[Any]
) -> tuple[Any, ...]:
    """What both keep, then what each adds; what both take away must have the same in its place."""
    taken = [[item for item in chosen if item not in side] for side in (first, second)]
    added = [[item for item in side if item not in chosen] for side in (first, second)]
    if any(item in taken[1] for item in taken[0]) and added[0] != added[1]:
        raise Clash(f"both change {name}")
    kept = [item for item in chosen if item in first and item in second]
    return (*kept, *added[0], *(item for item in added[1] if item not in added[0]))
