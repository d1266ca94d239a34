"""A place in a feature or content file -> what can be written there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lsprotocol import types

from guideline.authoring.language_server.feature_lines import keywords, step_at
from guideline.authoring.language_server.meaning import step_meaning, title
from guideline.authoring.language_server.name_places import CONDITIONS, matches, named_at
from guideline.authoring.language_server.names import Thing
from guideline.authoring.language_server.phrase_completion import continuations
from guideline.authoring.language_server.positions import Text
from guideline.authoring.language_server.workspace import Workspace
from guideline.authoring.language_server.yaml_place import Typing, schemas_at, typing_at
from guideline.loading import PhraseBook
from guideline.loading.features import TAG_KINDS, TAG_NAMES
from guideline.model.guideline import Guideline

__all__ = ["complete"]

_TAG = re.compile(r"@(?:(\w*):)?([^\s@]*)\Z")
_KINDS = types.CompletionItemKind


def complete(
    workspace: Workspace, path: Path, text: Text, position: types.Position
) -> list[types.CompletionItem]:
    """Everything that can stand at a place; an empty list where nothing is known."""
    content = workspace.content_place(path)
    if content:
        book = workspace.books.get(content[0])
        return list(_in_content(book.guideline if book else None, content[1], text, position))
    known = workspace.feature_book(path)
    return list(_in_feature(known, text, position)) if known else []


# Features


def _in_feature(
    book: PhraseBook, text: Text, position: types.Position
) -> Iterator[types.CompletionItem]:
    number, column = position.line, text.column(position)
    line = text.line(number)
    tag = _TAG.search(line[:column]) if line.lstrip().startswith("@") else None
    if tag:
        yield from _tags(book.guideline, text, number, column, tag)
        return
    step = step_at(text, number)
    if step and column >= step.start:
        typed = line[step.start : column]
        for way in continuations(book, step.kind, typed):
            end = len(line.rstrip()) if way.whole else _word_end(line, column)
            detail = step_meaning(book, step.kind, way.text) if way.whole else way.shown
            item = _item(text, number, step.start + way.start, max(end, column), way.text)
            item.detail = detail or None
            yield item
        return
    typed = line[:column].lstrip()
    if typed.isalpha() or not typed:
        for several in keywords(text.text).values():
            for word in several:
                if word != "* " and word.casefold().startswith(typed.casefold()):
                    item = _item(text, number, column - len(typed), column, word)
                    item.kind = _KINDS.Keyword
                    yield item


def _tags(
    guideline: Guideline, text: Text, number: int, column: int, tag: re.Match[str]
) -> Iterator[types.CompletionItem]:
    end = _word_end(text.line(number), column)
    kind = tag.group(1)
    if kind is None:
        for known, name in TAG_NAMES.items():
            item = _item(text, number, tag.start(), end, f"@{known}:")
            item.detail = name
            yield item
    elif kind in TAG_KINDS:
        for id, thing in getattr(guideline, TAG_KINDS[kind]).items():
            item = _item(text, number, tag.start(2), end, id)
            item.kind = _KINDS.Reference
            item.detail = next(
                (
                    str(getattr(thing, key))
                    for key in ("title", "paraphrase", "text")
                    if hasattr(thing, key)
                ),
                None,
            )
            yield item


def _word_end(line: str, column: int) -> int:
    """The end of the word that is being typed."""
    rest = re.match(r"\S*", line[column:])
    return column + (rest.end() if rest and column and not line[column - 1].isspace() else 0)


# Content


def _in_content(
    guideline: Guideline | None, file: str, text: Text, position: types.Position
) -> Iterator[types.CompletionItem]:
    number, column = position.line, text.column(position)
    typing = typing_at(text, number, column)
    line = text.line(number)
    end = column + len(re.match(r"[\w.'-]*", line[column:]).group())  # type: ignore[union-attr]
    if line.lstrip().startswith("#"):
        return
    offered: dict[str, str] = {}
    if not typing.value or typing.path[-1:] == ("*",):
        offered |= _keys(guideline, file, typing)
    values = _values(guideline, file, typing) if typing.value or _item_of(typing) else {}
    written = line[end:].lstrip().startswith(":")
    for key, detail in offered.items():
        item = _item(text, number, typing.start, end, key if written else f"{key}: ")
        item.label, item.kind, item.detail = key, _KINDS.Property, detail or None
        yield item
    for id, detail in values.items():
        item = _item(text, number, typing.start, end, id)
        item.kind, item.detail = _KINDS.Value, detail or None
        yield item


def _item_of(typing: Typing) -> bool:
    return typing.path[-1:] == ("*",)


def _keys(guideline: Guideline | None, file: str, typing: Typing) -> dict[str, str]:
    """The keys that may stand at a place, each with its description."""
    found: dict[str, str] = {}
    condition, below = _condition(file, typing.path)
    if condition and guideline and below == ():
        found |= {id: variable.name for id, variable in guideline.variables.items()}
    situation = file == "variables.yaml" and matches(("situations", "*", "values"), typing.path)
    if situation and guideline:
        found |= {id: variable.name for id, variable in guideline.variables.items()}
    for schema in schemas_at(file, typing.path):
        for key, part in schema.get("properties", {}).items():
            found[key] = str(part.get("description", ""))
    return found


def _values(guideline: Guideline | None, file: str, typing: Typing) -> dict[str, str]:
    """The values that may stand at a place, each with what it is."""
    found: dict[str, str] = {}
    for schema in schemas_at(file, typing.path):
        words: Iterable[Any] = schema.get("enum", [schema["const"]] if "const" in schema else [])
        found |= {str(word).lower(): "" for word in words}
    if guideline is None:
        return found
    variable = _variable(file, typing.path)
    if variable in guideline.variables:
        asked = guideline.variables[variable]
        # What YAML would take for something else than text is quoted.
        found |= {
            f"'{id}'"
            if id in ("yes", "no", "true", "false", "null") or id.isdigit()
            else id: value.phrase
            for id, value in asked.values.items()
        }
        if asked.empty_phrase and "includes" not in typing.path:
            found["none"] = asked.empty_phrase
        return found
    kind = named_at(file, typing.path)
    if kind:
        owner = typing.path[1] if len(typing.path) > 1 else ""
        found |= _ids(guideline, kind, owner)
    return found


def _ids(guideline: Guideline, kind: str, owner: str) -> dict[str, str]:
    parts: dict[str, Iterable[str]] = {
        "option": guideline.options,
        "wording": guideline.wordings,
        "statement": guideline.statements,
        "reference": guideline.references,
        "question": guideline.questions,
        "rule": [rule.id for rule in guideline.rules],
        "variable": guideline.variables,
    }
    if kind == "reading":
        question = guideline.questions.get(owner)
        return {id: r.text for id, r in question.readings.items()} if question else {}
    if kind == "value":
        variable = guideline.variables.get(owner)
        return {id: v.phrase for id, v in variable.values.items()} if variable else {}
    return {id: title(guideline, Thing(kind, id)) for id in parts.get(kind, ())}


def _condition(file: str, path: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
    """Whether a path lies in a condition, and what of it stands below any, all and not."""
    for pattern in CONDITIONS.get(file, ()):
        size = len(pattern)
        if matches(pattern, path[:size]):
            below = path[size:]
            while below and below[0] in ("any", "all", "not"):
                below = below[2:] if below[0] != "not" and below[1:2] == ("*",) else below[1:]
            return True, below
    return False, ()


def _variable(file: str, path: tuple[str, ...]) -> str:
    """The variable whose value stands at a path; empty when none does."""
    inside, below = _condition(file, path)
    if inside and below:
        return below[0] if all(p in ("*", "not", "includes") for p in below[1:]) else ""
    situation = file == "variables.yaml" and matches(("situations", "*", "values", "*"), path)
    return path[-1] if situation else ""


def _item(text: Text, number: int, start: int, end: int, new: str) -> types.CompletionItem:
    begin = text.line_start(number)
    return types.CompletionItem(
        label=new.strip(),
        filter_text=new.strip(),
        kind=_KINDS.Text,
        text_edit=types.TextEdit(text.range(begin + start, begin + end), new),
    )
