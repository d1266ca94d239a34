"""Content files -> every id that is declared in them, and every place that names one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guideline.authoring.language_server.name_places import (
    CONDITIONS,
    PARTS,
    SECTIONS,
    matches,
    named_at,
)
from guideline.authoring.language_server.positions import Text
from guideline.loading.desk import TRANSLATIONS
from guideline.loading.yaml_text import Document, Path

__all__ = ["Site", "Thing", "declaration", "extent", "sites"]

_COMPARISONS = ("not", "includes")
_SPOKEN = {
    "variables": "variable",
    "situations": "situation",
    "options": "option",
    "wordings": "wording",
    "decision_points": "decision point",
}
"""Sections of a translation, and what the ids in them name."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What an id names.

    Attributes:
        owner: The variable of a value, the question of a reading; empty otherwise.
    """

    kind: str
    id: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """One place that declares or names something.

    Attributes:
        path: Of the value, or with `key` of the value whose key it is.
    """

    thing: Thing
    file: str
    path: Path
    key: bool
    declares: bool = False


def declaration(documents: Mapping[str, Document], thing: Thing) -> Site | None:
    """Where a thing is declared; None when it is not."""
    for file, section, path in _homes(thing):
        document = documents.get(file)
        if document and (section, *path) in document.keys:
            return Site(thing, file, (section, *path), key=True, declares=True)
    return None


def sites(documents: Mapping[str, Document]) -> Iterator[Site]:
    """Every place of every content file that declares or names something."""
    for file, document in documents.items():
        if not isinstance(document.data, dict):
            continue
        for path in document.keys:
            thing = _declared(file, path)
            if thing:
                yield Site(thing, file, path, key=True, declares=True)
            elif file.startswith(f"{TRANSLATIONS}/"):
                yield from _translated(file, path)
            if matches(("situations", "*", "values", "*"), path) and file == "variables.yaml":
                variable = str(path[-1])
                yield Site(Thing("variable", variable), file, path, key=True)
                value = _word(_at(document.data, path))
                yield Site(Thing("value", value, variable), file, path, key=False)
        for path in document.places:
            yield from _named(documents, file, document, path)
            if any(matches(pattern, path) for pattern in CONDITIONS.get(file, ())):
                yield from _condition(file, path, _at(document.data, path))


def extent(text: Text, document: Document, site: Site) -> tuple[int, int] | None:
    """Offsets of an id or phrase, with its quotes; None when it is not written on one line."""
    places = document.keys if site.key else document.places
    word = str(site.path[-1]) if site.key else _word(_at(document.data, site.path))
    start = text.place(*places[site.path])
    quote = text.text[start : start + 1]
    if quote in ("'", '"') and quote:
        inner = word.replace("'", "''") if quote == "'" else word
        written = f"{quote}{inner}{quote}"
    else:
        written = word
    found = text.text.startswith(written, start) and bool(word)
    return (start, start + len(written)) if found else None


def _homes(thing: Thing) -> Iterator[tuple[str, str, Path]]:
    for (file, section), kind in SECTIONS.items():
        if kind == thing.kind:
            yield file, section, (thing.id,)
    for (file, pattern), kind in PARTS.items():
        if kind == thing.kind:
            yield file, pattern[0], (thing.owner, pattern[2], thing.id)


def _declared(file: str, path: Path) -> Thing | None:
    if len(path) == 2 and (file, path[0]) in SECTIONS:
        return Thing(SECTIONS[file, str(path[0])], str(path[1]))
    for (home, pattern), kind in PARTS.items():
        if home == file and matches((*pattern, "*"), path):
            return Thing(kind, str(path[-1]), str(path[1]))
    return None


def _translated(file: str, path: Path) -> Iterator[Site]:
    """What a key of a translation gives words to."""
    match path:
        case ("variables", variable, "values", value):
            yield Site(Thing("value", str(value), str(variable)), file, path, key=True)
        case (section, id) if section in _SPOKEN:
            yield Site(Thing(_SPOKEN[str(section)], str(id)), file, path, key=True)


def _named(
    documents: Mapping[str, Document], file: str, document: Document, path: Path
) -> Iterator[Site]:
    kind = named_at(file, path)
    value = _at(document.data, path) if kind else None
    if kind is None or isinstance(value, dict | list) or value is None:
        return
    id = _word(value)
    if kind == "accepted":
        for candidate in ("rule", "property", "option", "constraint"):
            if declaration(documents, Thing(candidate, id)):
                yield Site(Thing(candidate, id), file, path, key=False)
        return
    owner = str(path[1]) if kind in ("value", "reading") else ""
    yield Site(Thing(kind, id, owner), file, path, key=False)


def _condition(file: str, path: Path, data: Any) -> Iterator[Site]:
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if key in ("any", "all"):
            for position, part in enumerate(value if isinstance(value, list) else ()):
                yield from _condition(file, (*path, key, position), part)
        elif key == "not":
            yield from _condition(file, (*path, key), value)
        else:
            yield Site(Thing("variable", key), file, (*path, key), key=True)
            yield from _values(file, (*path, key), key, value)


def _values(file: str, path: Path, variable: str, data: Any) -> Iterator[Site]:
    if isinstance(data, dict):
        for key in _COMPARISONS:
            if key in data:
                yield from _values(file, (*path, key), variable, data[key])
    elif isinstance(data, list):
        for position, item in enumerate(data):
            yield from _values(file, (*path, position), variable, item)
    elif data is not None:
        yield Site(Thing("value", _word(data), variable), file, path, key=False)


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def _word(data: Any) -> str:
    """A scalar as the readers of conditions take it."""
    return str(data).lower() if isinstance(data, bool) else str(data)
