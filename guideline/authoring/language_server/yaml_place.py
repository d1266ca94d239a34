"""Text of a content file and a place in it -> which key or value is being typed there.

Read from the indentation alone, because a file in which somebody types is seldom whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from guideline.authoring.json_schema import content_schemas
from guideline.authoring.language_server.positions import Text

__all__ = ["Typing", "schemas_at", "typing_at"]

_DASHES = re.compile(r"(?:-(?: +|$))*")
_KEY = re.compile(r"""(?P<key>'[^']*'|"[^"]*"|[^\s#'"\[\]{},&*!|>%@`][^#\[\]{},]*?)\s*:(?=\s|$)""")


@dataclass(frozen=True, slots=True)
class Typing:
    """What is being typed.

    Attributes:
        path: Of the mapping or list around it, then of the value for a value; `*` is a position.
        value: The name of the key was written; what is typed is its value.
        start: Where the word begins, in characters of the line.
        word: What of it stands before the place.
    """

    path: tuple[str, ...]
    value: bool
    start: int
    word: str


def typing_at(text: Text, number: int, column: int) -> Typing:
    """What is being typed at a line, from 0, and a number of characters before the place."""
    line = text.line(number)
    before = line[:column]
    content = before.lstrip(" ")
    indent = len(before) - len(content)
    dashes = _DASHES.match(content)
    assert dashes is not None
    start = indent + dashes.end()
    path = _parents(text, number, indent, dashes=bool(dashes.group()))
    path += ("*",) * dashes.group().count("-")
    return _inside(before, start, path)


def schemas_at(file: str, path: tuple[str, ...]) -> list[dict[str, Any]]:
    """Every part of a file's schema that speaks of a path."""
    schema = _schemas()[file]
    current = _alternatives(schema, schema)
    for part in path:
        following: list[dict[str, Any]] = []
        for option in current:
            below: Any = None
            if part == "*":
                below = option.get("items")
            elif part in option.get("properties", {}):
                below = option["properties"][part]
            else:
                below = option.get("additionalProperties")
            if isinstance(below, dict):
                following += _alternatives(schema, below)
        current = following
    return current


@cache
def _schemas() -> dict[str, dict[str, Any]]:
    return content_schemas()


def _alternatives(top: dict[str, Any], part: dict[str, Any]) -> list[dict[str, Any]]:
    """A part itself and all it may stand for; a key's own description comes first."""
    found = [part]
    reference = str(part.get("$ref", ""))
    if reference:
        found += _alternatives(top, top["$defs"][reference.removeprefix("#/$defs/")])
    for option in part.get("anyOf", ()):
        found += _alternatives(top, option)
    return found


def _parents(text: Text, number: int, indent: int, *, dashes: bool) -> tuple[str, ...]:
    """The keys around a line, outermost first."""
    found: list[str] = []
    # An entry of a list may stand below its key without being indented.
    keys_before, dashes_before = (indent + 1 if dashes else indent), indent
    for above in range(number - 1, -1, -1):
        line = text.line(above)
        content = line.lstrip(" ")
        if not content.strip() or content.startswith("#"):
            continue
        outer = len(line) - len(content)
        match = _DASHES.match(content)
        assert match is not None
        place = outer + match.end()
        key = _KEY.match(line, place)
        if key and place < keys_before:
            found.append(_plain(key.group("key")))
            keys_before = dashes_before = place
        if match.group() and outer < dashes_before:
            found += ["*"] * match.group().count("-")
            keys_before, dashes_before = outer + 1, outer
        if outer == 0 and not match.group():
            break
    return tuple(reversed(found))


def _inside(before: str, start: int, path: tuple[str, ...]) -> Typing:
    """Follow `key: {other: [a, b` to its end."""
    place = start
    value = False
    opened: list[tuple[str, tuple[str, ...]]] = []
    while True:
        while place < len(before) and before[place] == " ":
            place += 1
        character = before[place : place + 1]
        if character in ("{", "[") and character:
            opened.append((character, path))
            path = (*path, "*") if character == "[" else path
            value = character == "["
            place += 1
        elif character in ("}", "]") and character and opened:
            path = opened.pop()[1]
            value = True
            place += 1
        elif character == ",":
            if opened:
                bracket, outer = opened[-1]
                path = (*outer, "*") if bracket == "[" else outer
                value = bracket == "["
            place += 1
        else:
            key = None if value and not _entry(path) else _KEY.match(before, place)
            if key and (key.end() < len(before)):
                path, value, place = (*path, _plain(key.group("key"))), True, key.end()
                continue
            word = re.compile(r"[^,\[\]{}]*" if opened else r".*").match(before, place)
            assert word is not None
            if word.end() == len(before):
                return Typing(path, value, place, word.group())
            place = max(word.end(), place + 1)


def _entry(path: tuple[str, ...]) -> bool:
    return bool(path) and path[-1] == "*"


def _plain(key: str) -> str:
    return key.strip("'\"")
