"""Statements x the source's text -> which are still there, word for word.

The text itself is not kept in the project, only a fingerprint of each statement. A statement is
looked for where it should stand, then at the shift of the one before, then everywhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from guideline.model.guideline import Guideline
from guideline.model.source import SourceStatement

__all__ = [
    "SourceCheck",
    "Standing",
    "StatementCheck",
    "WordsFound",
    "check_source_text",
    "find_words",
]


class Standing(Enum):
    """What became of a statement."""

    FOUND = "found"
    MOVED = "moved"
    CHANGED = "changed"
    CITATIONS_CHANGED = "citations_changed"


@dataclass(frozen=True, slots=True)
class StatementCheck:
    """One statement in a copy of the source.

    Attributes:
        line: 1-based line in the copy where it stands, or should stand.
        detail: What differs; empty when nothing does.
    """

    statement: str
    standing: Standing
    line: int
    detail: str = ""

    @property
    def intact(self) -> bool:
        """Whether the statement's words and citations are unchanged."""
        return self.standing in (Standing.FOUND, Standing.MOVED)


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """A whole copy of the source.

    Attributes:
        identical: Whether the copy is the recorded document byte for byte.
        unclaimed: Line and text of passages no statement covers.
    """

    statements: tuple[StatementCheck, ...]
    identical: bool
    unclaimed: tuple[tuple[int, str], ...]

    @property
    def intact(self) -> int:
        """How many statements are unchanged."""
        return sum(check.intact for check in self.statements)


def check_source_text(guideline: Guideline, data: bytes) -> SourceCheck:
    """Compare every statement with a copy of the source.

    Raises:
        UnicodeDecodeError: The copy is not UTF-8.
    """
    text = data.decode("utf-8")
    identical = hashlib.sha256(data).hexdigest() == guideline.document.sha256
    checks: list[StatementCheck] = []
    spans: list[tuple[int, int, SourceStatement]] = []
    shift = 0
    for statement in guideline.statements.values():
        start = _locate(text, statement, shift)
        if start is None:
            guess = min(max(statement.start + shift, 0), len(text))
            line = text.count("\n", 0, guess) + 1
            detail = "The words recorded for it stand nowhere in this text."
            checks.append(StatementCheck(statement.id, Standing.CHANGED, line, detail))
            spans.append((guess, guess + statement.end - statement.start, statement))
            continue
        shift = start - statement.start
        end = start + statement.end - statement.start
        spans.append((start, end, statement))
        line = text.count("\n", 0, start) + 1
        cited = _citations_after(text, end)
        if cited != statement.citations:
            detail = f"It cites {_listed(cited)}; recorded is {_listed(statement.citations)}."
            check = StatementCheck(statement.id, Standing.CITATIONS_CHANGED, line, detail)
        elif shift:
            detail = f"It stands {abs(shift)} characters {'later' if shift > 0 else 'earlier'}."
            check = StatementCheck(statement.id, Standing.MOVED, line, detail)
        else:
            check = StatementCheck(statement.id, Standing.FOUND, line)
        checks.append(check)
    return SourceCheck(tuple(checks), identical, tuple(_unclaimed(text, spans)))


@dataclass(frozen=True, slots=True)
class WordsFound:
    """One place of some words in a copy of the source, as a statement records it.

    Attributes:
        line: Of the copy, from 1.
        span: First character and the one after the last, from 0.
        fingerprint: SHA-256 of the words.
        citations: Numbers that stand right behind the words.
    """

    line: int
    span: tuple[int, int]
    fingerprint: str
    citations: tuple[str, ...]


def find_words(data: bytes, words: str) -> tuple[WordsFound, ...]:
    """Every place where exactly these words stand in a copy of the source.

    Raises:
        UnicodeDecodeError: The copy is not UTF-8.
    """
    text = data.decode("utf-8")
    found = []
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        line = text.count("\n", 0, start) + 1
        cited = _citations_after(text, end)
        found.append(WordsFound(line, (start, end), _fingerprint(words), cited))
        start = text.find(words, end)
    return tuple(found)


_BETWEEN = re.compile(r"[\s\d,\-]*")
_CITATIONS = re.compile(r" ?(\d+(?:, ?\d+)*)(?=\s|$)")


def _locate(text: str, statement: SourceStatement, shift: int) -> int | None:
    length = statement.end - statement.start
    for start in (statement.start + shift, statement.start):
        if start >= 0 and _fingerprint(text[start : start + length]) == statement.fingerprint:
            return start
    return next(
        (
            start
            for start in range(len(text) - length + 1)
            if _fingerprint(text[start : start + length]) == statement.fingerprint
        ),
        None,
    )


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _citations_after(text: str, end: int) -> tuple[str, ...]:
    match = _CITATIONS.match(text, end)
    return tuple(re.split(r", ?", match.group(1))) if match else ()


def _unclaimed(
    text: str, spans: Iterable[tuple[int, int, SourceStatement]]
) -> Iterable[tuple[int, str]]:
    """Text between statements that is more than citation numbers, bullets and blanks."""
    position = 0
    for start, end, _ in (*sorted(spans, key=lambda s: s[:2]), (len(text), len(text), None)):
        between = text[position:start] if start > position else ""
        if between and not _BETWEEN.fullmatch(between):
            shown = " ".join(between.split())
            yield text.count("\n", 0, position) + 1, shown if len(shown) < 80 else f"{shown[:79]}…"
        position = max(position, end)


def _listed(citations: tuple[str, ...]) -> str:
    return ", ".join(citations) or "nothing"
