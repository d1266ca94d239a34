"""The JSON Schemas of content files -> the page that explains every key of them.

Every sentence about a key is its description in the schema, so the page and an editor say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from guideline.authoring.json_schema import CONDITION_SCHEMAS, Schema, content_schemas
from guideline.loading.schema.shapes import CONDITION

__all__ = ["CONDITION_EXAMPLES", "key_reference"]

_LEAD = (
    "Every key of every content file: what to write, whether it is needed, and what holds when it "
    "is left out."
)

_HEAD = f"""\
---
title: Content reference
description: >-
  {_LEAD}
---
<!-- Made by `guideline schema`. Edit the descriptions in guideline/loading/schema/ instead. -->

# Content reference

{_LEAD}
{{ .gl-lede }}

A guideline is a folder in `guideline/content/` that holds all of these files. Only three kinds
may be missing: `changes.yaml`, `reviews.yaml`, and those in `translations/`, which are for other
languages. An **id** is a short name you choose, by which other places refer to an entry. Where a
key wants a list, a single entry may stand without one. After a change, run `guideline check`: it
names every mistake with its file and line.
"""

_CONDITION = """
### Condition {{ id=condition }}

{description}
Several keys together mean that all of them have to hold. A condition speaks of recorded values
only: a value that is not known neither meets it nor fails it.

| Write | Meaning |
| --- | --- |
{rows}
"""

_COMPARISON = CONDITION_SCHEMAS["ConditionTest"]["anyOf"][1]["properties"]
_GROUPS = CONDITION_SCHEMAS["ConditionParts"]["properties"]

CONDITION_EXAMPLES: Mapping[str, str] = {
    "always": CONDITION_SCHEMAS[CONDITION]["anyOf"][0]["description"],
    "symptoms: present": "This value.",
    "stage: [two, three]": "One of these values.",
    "{symptoms: present, stage: two}": CONDITION_SCHEMAS["ConditionParts"]["description"],
    "stage: {not: four}": _COMPARISON["not"]["description"],
    "age: 65": "Exactly this number.",
    "age: {at_least: 65}": _COMPARISON["at_least"]["description"],
    "age: {at_most: 80}": _COMPARISON["at_most"]["description"],
    "age: {at_least: 65, at_most: 80}": "For a number: from the one to the other, both included.",
    "allergies: {includes: [penicillin, latex]}": _COMPARISON["includes"]["description"],
    "allergies: none": "For a set: it is known to be empty.",
    "any: [{stage: four}, {age: {at_least: 80}}]": _GROUPS["any"]["description"],
    "all: [{stage: two}, {symptoms: present}]": _GROUPS["all"]["description"],
    "not: {stage: two, symptoms: present}": _GROUPS["not"]["description"],
}
"""A condition in YAML, to what it means; the characteristics are made up."""


def key_reference() -> str:
    """The page in Markdown: a section for each file, a table for each of its entries."""
    schemas = content_schemas()
    entries = {name: _entries(schema) for name, schema in schemas.items()}
    uses = Counter(id for ids in entries.values() for id in ids)
    shared = {id: schemas[name]["$defs"][id] for name, ids in entries.items() for id in ids}
    shared = {id: entry for id, entry in shared.items() if uses[id] > 1}
    blocks = [_HEAD]
    for name, schema in schemas.items():
        file = name.removesuffix(".yaml").removesuffix("/*")
        own = {id: schema["$defs"][id] for id in entries[name] if id not in shared}
        anchors = _anchors(file, own) | _anchors("shared", shared)
        blocks.append(_section(f"## {name}", file, schema, anchors))
        blocks.extend(_section(f"### {e['title']}", anchors[i], e, anchors) for i, e in own.items())
    blocks.append("\n## In several files { id=shared }\n")
    blocks.append(_condition())
    anchors = _anchors("shared", shared)
    blocks.extend(_section(f"### {e['title']}", anchors[i], e, anchors) for i, e in shared.items())
    return "".join(blocks)


def _entries(schema: Schema) -> list[str]:
    """The entries of a file in the order in which a reader meets them."""
    found: dict[str, None] = {}

    def walk(entry: Schema) -> None:
        for value in entry["properties"].values():
            for id in _named(value):
                if id != CONDITION and id not in found:
                    found[id] = None
                    walk(schema["$defs"][id])

    walk(schema)
    return list(found)


def _named(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].removeprefix("#/$defs/")
        for value in part.values():
            yield from _named(value)
    elif isinstance(part, list):
        for item in part:
            yield from _named(item)


def _anchors(prefix: str, entries: Mapping[str, Schema]) -> dict[str, str]:
    return {
        id: f"{prefix}-{entry['title'].lower().replace(' ', '-')}" for id, entry in entries.items()
    }


def _section(heading: str, anchor: str, entry: Schema, anchors: Mapping[str, str]) -> str:
    # A list and no table: a phone has no room for four columns.
    keys = "".join(
        f"- **`{key}`**{_needed(key, value, entry)} *{_kind(value, anchors)}.* "
        f"{value['description']}\n"
        for key, value in entry["properties"].items()
    )
    return f"\n{heading} {{ id={anchor} }}\n\n{entry['description']}\n\n{keys}"


def _condition() -> str:
    rows = [
        f"| `{example}` | {_cell(meaning)} |" for example, meaning in CONDITION_EXAMPLES.items()
    ]
    description = CONDITION_SCHEMAS[CONDITION]["description"]
    return _CONDITION.format(description=description, rows="\n".join(rows))


def _kind(schema: Schema, anchors: Mapping[str, str]) -> str:
    """What a value looks like, in a few words."""
    choices = [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]
    match choices:
        case [only]:
            return _kind(only, anchors)
        case [{"type": "string"}, several]:
            return _kind(several, anchors)
    match schema:
        case {"$ref": "#/$defs/Condition"}:
            return "A [condition](#condition)"
        case {"$ref": str(ref)}:
            return f"The keys of {_link(ref, anchors)}"
        case {"enum": [True, False, *_]}:
            return "`true` or `false`"
        case {"enum": words}:
            return f"One of {', '.join(f'`{word}`' for word in words)}"
        case {"type": "integer"}:
            return "A whole number"
        case {"format": "date"}:
            return "A date"
        case {"type": "array", "items": {"type": "integer"}}:
            return "Two whole numbers"
        case {"type": "array", "items": items}:
            links = [_link(f"#/$defs/{id}", anchors) for id in _named(items)]
            return f"A list of {links[0]}" if links else "A list"
        case {"type": "object", "additionalProperties": {"$ref": str(ref)}}:
            return f"Entries, each with the keys of {_link(ref, anchors)}"
        case {"type": "object"}:
            return "Entries, each a text"
    return "Text"


def _link(ref: str, anchors: Mapping[str, str]) -> str:
    anchor = anchors[ref.removeprefix("#/$defs/")]
    words = anchor.split("-", 1)[1].replace("-", " ")
    return f"[{words}](#{anchor})"


def _needed(key: str, value: Schema, entry: Schema) -> str:
    if key in entry.get("required", ()):
        return " (needed)"
    default = value.get("default")
    shown = str(default).lower() if isinstance(default, bool) else default
    return "" if default in (None, [], {}) else f" (else `{shown}`)"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
