"""Types of the model -> the JSON Schema of what `plain` makes of them, from the same fields."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from guideline.model.condition import Condition
from guideline.model.plain import PARTS, holds_words_by_id

__all__ = ["CONDITION_SCHEMA", "schema_of"]

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
    if kind in get_args(Condition) or kind in PARTS:
        return {"$ref": "#/$defs/Condition"}
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _list_of(inside, found)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        shape = schema_of(inside[1], found)
        if holds_words_by_id(kind):
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
