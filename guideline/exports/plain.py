"""Parts of the model -> plain data, and the JSON Schema of that data, both from the same fields.

A part becomes an object with the names of its fields; a mapping by id becomes a list in the order
of the content; a condition says in `text` what it means in words.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

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

__all__ = ["CONDITION_SCHEMA", "condition_data", "plain", "schema_of"]

_PARTS = (AllOf, AnyOf, NotThat, Is, Within, Includes, IsEmpty)

CONDITION_SCHEMA: dict[str, Any] = {
    "description": (
        "A condition on a patient: all parts hold, any part holds, the part does not hold, or a "
        "test of one variable. An empty `all` means always. `text` says it in words."
    ),
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "all": {"type": "array", "items": {"$ref": "#/$defs/Condition"}},
        "any": {"type": "array", "items": {"$ref": "#/$defs/Condition"}},
        "not": {"$ref": "#/$defs/Condition"},
        "variable": {"type": "string"},
        "is": {"type": "array", "items": {"type": "string"}},
        "within": {
            "description": "Lowest and highest number, both included; null is no bound.",
            "type": "array",
            "items": {"type": ["integer", "null"]},
            "minItems": 2,
            "maxItems": 2,
        },
        "includes": {"type": "array", "items": {"type": "string"}},
        "empty": {"const": True},
    },
    "oneOf": [
        {"required": ["all"]},
        {"required": ["any"]},
        {"required": ["not"]},
        {"required": ["variable", "is"]},
        {"required": ["variable", "within"]},
        {"required": ["variable", "includes"]},
        {"required": ["variable", "empty"]},
    ],
    "additionalProperties": False,
}
"""What a condition looks like as plain data."""


def plain(value: Any, variables: Mapping[str, Variable]) -> Any:
    """A part of the model as plain data.

    Args:
        value: A dataclass, enumeration, mapping, tuple, text, number or None.
        variables: For conditions in words.
    """
    if isinstance(value, _PARTS):
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


def schema_of(kind: Any, found: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of what `plain` makes of a type.

    Args:
        kind: A type as written beside a field.
        found: The shapes by name, to which those of this type are added.

    Raises:
        TypeError: `plain` would not know what to do with such a value.
    """
    if kind in _SIMPLE:
        return {"type": _SIMPLE[kind]}
    if kind in get_args(Condition) or kind in _PARTS:
        return {"$ref": "#/$defs/Condition"}
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _list_of(inside, found)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        shape = schema_of(inside[1], found)
        if _is_simple_mapping(kind):
            return {"type": "object", "additionalProperties": shape}
        return {"type": "array", "items": shape}
    if origin in (Union, types.UnionType):
        shapes: list[dict[str, Any]] = []
        for part in inside:
            shape = schema_of(part, found)
            if shape not in shapes:
                shapes.append(shape)
        return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if is_dataclass(kind) and isinstance(kind, type):
        return _named(kind, found)
    raise TypeError(f"no plain data for {kind!r}")


_SIMPLE: dict[Any, str] = {str: "string", int: "integer", bool: "boolean", type(None): "null"}


@functools.cache
def _words_by_id(kind: type) -> frozenset[str]:
    """The fields that hold a word for each id, which stay a mapping."""
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if _is_simple_mapping(hint))


def _is_simple_mapping(kind: Any) -> bool:
    origin, inside = get_origin(kind), get_args(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping) and inside[1] in _SIMPLE


def _list_of(inside: tuple[Any, ...], found: dict[str, Any]) -> dict[str, Any]:
    if len(inside) == 2 and inside[1] is Ellipsis:
        return {"type": "array", "items": schema_of(inside[0], found)}
    places = [schema_of(part, found) for part in inside]
    return {"type": "array", "prefixItems": places, "items": False, "minItems": len(places)}


def _named(kind: type, found: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in found:
        shape: dict[str, Any] = {"type": "object"}
        found[kind.__name__] = shape
        hints = get_type_hints(kind)
        names = [f.name for f in fields(kind)]
        shape["description"] = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
        shape["properties"] = {name: schema_of(hints[name], found) for name in names}
        shape["required"] = names
        shape["additionalProperties"] = False
    return {"$ref": f"#/$defs/{kind.__name__}"}
