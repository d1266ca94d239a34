"""Parts of the model -> plain data, from the fields of their classes.

A part becomes an object with the names of its fields; a mapping by id becomes a list in the order
of the content; a condition says in `text` what it means in words.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

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
from guideline.model.variable import Variable
from guideline.model.words import clause

__all__ = ["PARTS", "as_text", "condition_data", "holds_words_by_id", "plain"]

PARTS = (AllOf, AnyOf, NotThat, Is, Within, Includes, IsEmpty)
"""The kinds of condition."""

_SIMPLE = (str, int, bool, type(None))


def plain(value: Any, variables: Mapping[str, Variable]) -> Any:
    """A part of the model as plain data.

    Args:
        value: A dataclass, enumeration, mapping, tuple, text, number or None.
        variables: For conditions in words.
    """
    if isinstance(value, PARTS):
        return {"text": clause(value, variables), **condition_data(value)}
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        words = _words_by_id(type(value))
        parts = {f.name: getattr(value, f.name) for f in fields(value)}
        return {n: dict(v) if n in words else plain(v, variables) for n, v in parts.items()}
    if isinstance(value, Mapping):
        return [plain(item, variables) for item in value.values()]
    if isinstance(value, tuple | list):
        return [plain(item, variables) for item in value]
    return value


def condition_data(condition: Condition) -> dict[str, Any]:
    """A condition as nested objects, without its words."""
    match condition:
        case AllOf(parts):
            return {"all": [condition_data(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [condition_data(part) for part in parts]}
        case NotThat(part):
            return {"not": condition_data(part)}
        case Is(variable, values):
            return {"variable": variable, "is": list(values)}
        case Within(variable, low, high):
            return {"variable": variable, "within": [low, high]}
        case Includes(variable, members):
            return {"variable": variable, "includes": list(members)}
        case IsEmpty(variable):
            return {"variable": variable, "empty": True}


def as_text(data: Any) -> str:
    """Plain data as JSON on one line; the same data gives the same text."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def holds_words_by_id(kind: Any) -> bool:
    """Whether a type is a mapping from an id to a word or number, which stays a mapping."""
    origin, inside = get_origin(kind), get_args(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping) and inside[1] in _SIMPLE


@functools.cache
def _words_by_id(kind: type) -> frozenset[str]:
    """The fields that hold a word for each id."""
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if holds_words_by_id(hint))
