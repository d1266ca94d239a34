"""Plain data x shape -> checked entries, with every fault in plain words."""

from __future__ import annotations

import types
import typing
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from guideline.errors import Fault, nearest
from guideline.loading.schema import DATE, Entry, field_names
from guideline.loading.yaml_text import Document

__all__ = ["validated"]

E = TypeVar("E", bound=Entry)


def validated(document: Document, shape: type[E]) -> tuple[E | None, list[Fault]]:
    """Check one file against its shape.

    Returns:
        The checked entries and one fault for every place that does not fit. An entry with a fault
        is left out, so that what refers to the sound ones can still be checked; None when nothing
        can be kept.
    """
    if document.data is None:
        keys = ", ".join(field_names(shape))
        return None, [document.fault((), "the file is empty", f"the keys {keys}")]
    try:
        return shape.model_validate(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults = [_fault(document, shape, detail) for detail in details]
        return _sound_part(document.data, shape, details), faults


def _sound_part(data: Any, shape: type[E], details: list[ErrorDetails]) -> E | None:
    """The file without the entries that have faults."""
    if not isinstance(data, dict):
        return None
    sections = {key: dict(v) if isinstance(v, dict) else v for key, v in data.items()}
    for detail in details:
        match detail["loc"]:
            case (str(section), str(entry), *_) if isinstance(sections.get(section), dict):
                sections[section].pop(entry, None)
            case (str(section),) if detail["type"] == "extra_forbidden":
                sections.pop(section, None)
    try:
        return shape.model_validate(sections)
    except ValidationError:
        return None


def _fault(document: Document, shape: type[Entry], detail: ErrorDetails) -> Fault:
    location = tuple(part for part in detail["loc"] if part != "[key]")
    path = _existing(document, location)
    value = detail["input"]
    match detail["type"]:
        case "missing":
            return document.fault(path, f"the key '{location[-1]}' is missing")
        case "extra_forbidden":
            known = _keys_at(shape, location[:-1])
            return document.key_fault(
                location,
                f"'{location[-1]}' is not a key that can stand here",
                f"one of {', '.join(known)}" if known else "",
                nearest(str(location[-1]), known),
            )
        case "literal_error":
            allowed = [word.strip("' ") for word in _allowed(detail)]
            return document.fault(
                path,
                f"{location[-1]} is {_shown(value)}",
                " or ".join(f"'{word}'" for word in allowed),
                nearest(str(value), allowed),
            )
    return document.fault(path, f"{_last(location)} is {_shown(value)}", _expected(detail))


def _expected(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "string_type":
            return "text"
        case "string_too_short":
            return "some text"
        case "value_error" if DATE in detail["msg"]:
            return DATE
        case "string_pattern_mismatch":
            return "a SHA-256 fingerprint of 64 hexadecimal digits"
        case "int_type" | "int_parsing" | "int_from_float" | "int_parsing_size":
            return "a whole number"
        case "bool_type" | "bool_parsing":
            return "true or false"
        case "list_type" | "tuple_type":
            return "a list"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "keys with values below it"
        case "too_short":
            return "at least one entry"
        case "too_long":
            return f"at most {context.get('max_length', '')} entries"
    return detail["msg"][:1].lower() + detail["msg"][1:]


def _allowed(detail: ErrorDetails) -> list[str]:
    text = str(detail.get("ctx", {}).get("expected", ""))
    return text.replace(" or ", ", ").split(", ")


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return f"'{text if len(text) <= 40 else text[:39] + '…'}'"


def _last(location: tuple[int | str, ...]) -> str:
    if not location:
        return "the file"
    if isinstance(location[-1], int):
        before = location[-2] if len(location) > 1 else "the list"
        return f"entry {location[-1] + 1} of {before}"
    return f"{location[-1]}"


def _existing(document: Document, location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    path = location
    while path not in document.places and path:
        path = path[:-1]
    return path


def _keys_at(shape: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """The keys that may stand at a place, found by walking the shape's annotations."""
    current: Any = shape
    for part in location:
        current = _step(current, part)
        if current is None:
            return []
    entry = _entry_in(current)
    return field_names(entry) if entry else []


def _step(annotation: Any, part: int | str) -> Any:
    entry = _entry_in(annotation)
    if entry is not None and isinstance(part, str) and get_origin(_bare(annotation)) is None:
        field = entry.model_fields.get(part)
        return None if field is None else field.annotation
    bare = _bare(annotation)
    arguments = get_args(bare)
    if get_origin(bare) is dict:
        return arguments[1]
    if get_origin(bare) in (list, tuple):
        return arguments[0]
    return None


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is typing.Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (typing.Union, types.UnionType):
        rest = [a for a in get_args(annotation) if a is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else annotation
    return annotation


def _entry_in(annotation: Any) -> type[Entry] | None:
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, Entry) else None
