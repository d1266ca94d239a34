"""A place in a feature or content file -> the things that are named there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from lsprotocol import types

from guideline.authoring.language_server.feature_lines import cell_at, step_at
from guideline.authoring.language_server.name_places import PHRASES, matches
from guideline.authoring.language_server.names import Site, Thing, extent, sites
from guideline.authoring.language_server.positions import Text
from guideline.authoring.language_server.workspace import Workspace
from guideline.errors import GuidelineError
from guideline.loading import PhraseBook
from guideline.loading.schema import FILES
from guideline.loading.yaml_text import Document, Path
from guideline.model.guideline import Guideline
from guideline.model.scenario import Assumes, Decide, DependsOn, Given, SameWhatever

__all__ = ["Pointed", "documents_of", "pointed_at"]

_TAG = re.compile(r"@(\w+):(\S+)")
_TAGGED = {
    "rec": "rule",
    "pitfall": "rule",
    "question": "question",
    "source": "statement",
    "property": "property",
    "constraint": "constraint",
}
_BY_ID = {
    "rule": ("recommendations", "pitfalls"),
    "statement": ("statements",),
    "question": ("questions",),
    "constraint": ("constraints",),
}

Words = tuple[Thing, int, int]
"""A thing, and where the words that name it begin and end."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A thing that is named at a place.

    Attributes:
        start, end: Offsets of the words that name it.
        words: The words themselves, without quotes.
        phrase: They are a phrase that scenarios use, and not the id.
    """

    guideline: str
    thing: Thing
    start: int
    end: int
    words: str
    phrase: bool


def documents_of(workspace: Workspace, guideline: str) -> dict[str, Document]:
    """The content files of a guideline that can be read, by name."""
    files = (*FILES, *workspace.translations(guideline))
    found = {file: workspace.document(guideline, file) for file in files}
    return {file: document for file, document in found.items() if document is not None}


def pointed_at(
    workspace: Workspace, path: FilePath, text: Text, position: types.Position
) -> Pointed | None:
    """What the words at a place name: the shortest of several; None when they name nothing."""
    offset = text.offset(position)
    content = workspace.content_place(path)
    book = workspace.feature_book(path)
    if content:
        found = list(_in_content(workspace, content, text, offset))
    elif book:
        found = list(_in_feature(book, text, position.line))
    else:
        found = []
    around = [named for named in found if named.start <= offset <= named.end]
    return min(around, key=lambda named: named.end - named.start, default=None)


def _in_content(
    workspace: Workspace, content: tuple[str, str], text: Text, offset: int
) -> Iterator[Pointed]:
    guideline, file = content
    documents = documents_of(workspace, guideline)
    document = documents.get(file)
    if document is None:
        return
    line = text.parser_place(offset)[0]
    for site in sites(documents):
        places = document.keys if site.key else document.places
        if site.file == file and site.path in places and places[site.path][0] == line:
            span = extent(text, document, site)
            if span:
                yield Pointed(guideline, site.thing, *span, site.thing.id, phrase=False)
    for place, phrase in _phrases(file, document, line):
        span = extent(text, document, Site(phrase, file, place, key=False))
        if span:
            yield Pointed(guideline, phrase, *span, phrase.id, phrase=True)


def _phrases(file: str, document: Document, line: int) -> Iterator[tuple[Path, Thing]]:
    for path, place in document.places.items():
        if place[0] == line and any(matches(p, path) for p in PHRASES.get(file, ())):
            value = document.data
            for part in path:
                value = value[part]
            if isinstance(value, str):
                yield path, Thing("phrase", value)


def _in_feature(book: PhraseBook, text: Text, number: int) -> Iterator[Pointed]:
    line, start = text.line(number), text.line_start(number)
    id = book.guideline.id
    if line.lstrip().startswith("@"):
        for tag in _TAG.finditer(line):
            if tag.group(1) in _TAGGED:
                thing = Thing(_TAGGED[tag.group(1)], tag.group(2))
                place = (start + tag.start(2), start + tag.end(2))
                yield Pointed(id, thing, *place, tag.group(2), phrase=False)
        return
    step = step_at(text, number)
    if step:
        yield from _pointed(id, _in_step(book, step.kind, step.text), step.text, start + step.start)
        return
    for column in range(len(line) + 1 if line.lstrip().startswith("|") else 0):
        cell = cell_at(line, column)
        if cell and cell.start == column:
            for kind in ("given", "when", "then"):
                named = _in_step(book, kind, cell.text)
                yield from _pointed(id, named, cell.text, start + column)


def _pointed(guideline: str, named: Iterable[Words], text: str, start: int) -> Iterator[Pointed]:
    for thing, begin, end in named:
        words = text[begin:end]
        phrase = thing.kind not in _BY_ID or thing.id != words
        yield Pointed(guideline, thing, start + begin, start + end, words, phrase)


def _in_step(book: PhraseBook, kind: str, text: str) -> Iterator[Words]:
    """Every thing a step names, with the words that do; the whole text for what it says."""
    guideline = book.guideline
    try:
        meaning = book.meaning(kind, text)
    except GuidelineError:
        meaning = None
    match meaning:
        case Given(values, unknown, situation):
            if situation:
                for found in book.spoken.situations.values():
                    if found.phrase == text:
                        yield Thing("situation", found.id), 0, len(text)
                return
            yield from ((_value(guideline, *pair), 0, len(text)) for pair in values.items())
            yield from ((Thing("variable", id), 0, len(text)) for id in unknown)
        case Decide(point):
            yield Thing("decision point", point), 0, len(text)
        case Assumes(variable, value):
            yield _value(guideline, variable, value), 0, len(text)
        case DependsOn(_, variables):
            yield from _nouns(book.spoken, variables, text)
        case SameWhatever(_, variable):
            yield from _nouns(book.spoken, (variable,), text)
    if kind == "given":
        return
    for phrases, what in ((book.option_phrases, "option"), (book.verdict_phrases, "wording")):
        for phrase, id in phrases.items():
            for begin in _words(phrase, text):
                yield Thing(what, id), begin, begin + len(phrase)
    for word in re.finditer(r"\S+", text):
        for what, parts in _BY_ID.items():
            if any(word.group() in getattr(guideline, part) for part in parts):
                yield Thing(what, word.group()), word.start(), word.end()


def _value(guideline: Guideline, variable: str, value: object) -> Thing:
    """The value that is said, or the variable where it is a number or the empty set."""
    said = next(iter(value), None) if isinstance(value, frozenset) else value
    known = isinstance(said, str) and said in guideline.variables[variable].values
    return Thing("value", str(said), variable) if known else Thing("variable", variable)


def _nouns(guideline: Guideline, variables: tuple[str, ...], text: str) -> Iterator[Words]:
    for id in variables:
        noun = guideline.variables[id].noun
        for begin in _words(noun, text):
            yield Thing("variable", id), begin, begin + len(noun)


def _words(phrase: str, text: str) -> Iterator[int]:
    """Where a phrase stands as whole words."""
    return (m.start() for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text))
