"""Text of a feature -> what each line is, also while half of it is missing.

The official parser stops at a line it does not understand; a person who types is always at one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gherkin.dialect import Dialect

from guideline.authoring.language_server.positions import Text

__all__ = ["Cell", "StepLine", "cell_at", "cells", "keywords", "step_at"]

_LANGUAGE = re.compile(r"^\s*#\s*language\s*:\s*([\w-]+)", re.MULTILINE)
_BAR = re.compile(r"(?:[^|\\]|\\.)*")


@dataclass(frozen=True, slots=True)
class StepLine:
    """A line that begins with a keyword of steps.

    Attributes:
        kind: `given`, `when` or `then`; And and But take that of the line before.
        start: Where the text begins, in characters of the line.
        text: What follows the keyword, without white space at the end.
    """

    kind: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, and where it begins in the line."""

    start: int
    text: str


def keywords(text: str) -> dict[str, tuple[str, ...]]:
    """The keywords of steps by kind, in the language of a feature; `and` follows the line before.

    Each ends in the space that separates it, where its language has one.
    """
    found = _LANGUAGE.search(text)
    dialect = Dialect.for_name(found.group(1) if found else "en") or Dialect.for_name("en")
    assert dialect is not None
    both = (*dialect.and_keywords, *dialect.but_keywords)
    return {
        "given": tuple(dialect.given_keywords),
        "when": tuple(dialect.when_keywords),
        "then": tuple(dialect.then_keywords),
        "and": both,
    }


def step_at(text: Text, number: int) -> StepLine | None:
    """The step on a line, from 0; None when there is none."""
    known = keywords(text.text)
    here = _keyword(text.line(number), known)
    if here is None:
        return None
    kind, start = here
    line = number
    while kind == "and" and line > 0:
        line -= 1
        above = _keyword(text.line(line), known)
        if above:
            kind = above[0]
    return StepLine("given" if kind == "and" else kind, start, text.line(number)[start:].rstrip())


def cells(line: str) -> tuple[Cell, ...]:
    """The cells of a table row, as they are written; none on any other line."""
    if not line.lstrip().startswith("|"):
        return ()
    found = []
    place = line.index("|") + 1
    while place < len(line):
        match = _BAR.match(line, place)
        assert match is not None
        if match.end() == len(line):
            break
        written = match.group()
        found.append(Cell(place + len(written) - len(written.lstrip()), written.strip()))
        place = match.end() + 1
    return tuple(found)


def cell_at(line: str, column: int) -> Cell | None:
    """The cell around a place of a line."""
    around = [c for c in cells(line) if c.start <= column <= c.start + len(c.text)]
    return around[0] if around else None


def _keyword(line: str, known: dict[str, tuple[str, ...]]) -> tuple[str, int] | None:
    stripped = line.lstrip()
    indent = len(line) - len(stripped)
    for kind in ("and", "given", "when", "then"):
        for word in known[kind]:
            if word != "* " and stripped.startswith(word):
                return kind, indent + len(word)
    if stripped.startswith("* "):
        return "and", indent + 2
    return None
