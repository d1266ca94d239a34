"""The shapes of content files -> a JSON Schema for each, as editors use them.

Every key carries its description, and everything the loader accepts is accepted: a number where
text is wanted, one word where a list is. References between files, ids and the words of a
vocabulary are for `guideline check`.
"""

from __future__ import annotations

import re
from typing import Any

from guideline.loading.schema import (
    FILES,
    OPTIONAL_FILES,
    TRANSLATION_FILES,
    Entry,
    TranslationFile,
)
from guideline.loading.schema.shapes import CONDITION

__all__ = ["CONDITION_SCHEMAS", "content_schemas"]

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PARTS, _TEST, _VALUE, _VALUES = "ConditionParts", "ConditionTest", "Value", "Values"


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


CONDITION_SCHEMAS: dict[str, Schema] = {
    CONDITION: {
        "title": "Condition",
        "description": (
            "Which patients are meant: patient characteristics, each with the value that is wanted."
        ),
        "anyOf": [{"const": "always", "description": "Everybody in scope."}, _ref(_PARTS)],
    },
    _PARTS: {
        "title": "Parts of a condition",
        "description": "Patient characteristics with their values; all of them have to hold.",
        "type": "object",
        "minProperties": 1,
        "properties": {
            "any": {
                "description": "A list of conditions, of which at least one has to hold.",
                "type": "array",
                "minItems": 1,
                "items": _ref(CONDITION),
            },
            "all": {
                "description": "A list of conditions, all of which have to hold.",
                "type": "array",
                "minItems": 1,
                "items": _ref(CONDITION),
            },
            "not": {
                "description": "A condition that must not hold.",
                **_ref(CONDITION),
            },
        },
        "additionalProperties": _ref(_TEST),
    },
    _TEST: {
        "title": "What is asked of one characteristic",
        "description": (
            "The id of a value, a number, a list of them, or a comparison such as {at_most: 2}. "
            "For the empty set, write none. Write yes or no rather than true or false."
        ),
        "anyOf": [
            _ref(_VALUES),
            {
                "title": "Comparison",
                "type": "object",
                "minProperties": 1,
                "additionalProperties": False,
                "properties": {
                    "not": {
                        "description": "Any other recorded value than this one, or than these.",
                        **_ref(_TEST),
                    },
                    "at_least": {
                        "description": "For a number: this number or a higher one.",
                        "type": "integer",
                    },
                    "at_most": {
                        "description": "For a number: this number or a lower one.",
                        "type": "integer",
                    },
                    "includes": {
                        "description": "For a set: at least one of these members is in it.",
                        **_ref(_VALUES),
                    },
                },
            },
        ],
    },
    _VALUES: {
        "title": "One value or several",
        "description": "One value, or a list of values of which one is enough.",
        "anyOf": [_ref(_VALUE), {"type": "array", "minItems": 1, "items": _ref(_VALUE)}],
    },
    _VALUE: {
        "title": "Value",
        "description": "The id of a value, as it stands in variables.yaml, or a number.",
        "type": ["string", "number"],
        "pattern": r"\S",
    },
}
"""The grammar that `loading.conditions` reads, by the names it has in every schema."""


def content_schemas() -> dict[str, Schema]:
    """File name to the JSON Schema of that content file, in draft 2020-12."""
    shapes: dict[str, type[Entry]] = {
        **FILES,
        **OPTIONAL_FILES,
        TRANSLATION_FILES: TranslationFile,
    }
    return {name: _content_schema(name, s.model_json_schema()) for name, s in shapes.items()}


def _content_schema(name: str, schema: Schema) -> Schema:
    entries = {id: _entry(entry) for id, entry in schema.pop("$defs", {}).items()}
    top = {"$schema": DIALECT, **_entry(schema), "title": name}
    defs = dict(sorted({**entries, **CONDITION_SCHEMAS}.items()))
    # A file without conditions, such as references.yaml, needs no grammar of them.
    return {**top, "$defs": {id: defs[id] for id in defs if id in _reachable(top, defs)}}


def _entry(schema: Schema) -> Schema:
    """One entry as an editor shows it: titles and descriptions in plain words."""
    properties = {key: _key(value) for key, value in schema["properties"].items()}
    return {
        "title": _words(schema["title"]),
        "description": _line(schema["description"]),
        **{key: schema[key] for key in ("type", "additionalProperties")},
        **{key: schema[key] for key in ("required",) if key in schema},
        "properties": properties,
    }


def _key(schema: Schema) -> Schema:
    found: Schema = {"description": _line(schema["description"])}
    default = schema.get("default")
    if schema.get("title") == CONDITION:
        optional = "default" in schema and default is None
        found |= {"anyOf": [_ref(CONDITION), {"type": "null"}]} if optional else _ref(CONDITION)
    else:
        skipped = ("title", "description", "default")
        found |= {key: _part(value) for key, value in schema.items() if key not in skipped}
    # An editor would write out an empty default, which says no more than leaving the key out.
    return found if default in (None, [], {}) else {**found, "default": default}


def _part(schema: Any) -> Any:
    """A part of a key's schema; a pair is written in a way that every draft understands."""
    if isinstance(schema, list):
        return [_part(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    pair = schema.get("prefixItems")
    if pair:
        rest = {key: value for key, value in schema.items() if key != "prefixItems"}
        return {**rest, "items": pair[0]}
    return {key: _part(value) for key, value in schema.items()}


def _reachable(schema: Any, defs: dict[str, Schema]) -> set[str]:
    """The names of every definition that a schema needs, directly or not."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            name = str(part.get("$ref", "")).removeprefix("#/$defs/")
            if name and name not in found:
                found.add(name)
                waiting.append(defs[name])
            waiting.extend(part.values())
    return found


def _words(title: str) -> str:
    """`UnderWayEntry` as "Under way"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", title.removesuffix("Entry")).capitalize()


def _line(text: str) -> str:
    return " ".join(text.split())
