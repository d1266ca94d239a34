"""The keywords of Gherkin in the language of a feature file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gherkin.dialect import Dialect

__all__ = [
    "dialect_of",
    "file_language",
    "keyword",
    "knows",
    "language_place",
    "lookalikes",
    "main_keywords",
    "spellings",
]

_LANGUAGE = re.compile(r"\s*#\s*language\s*:\s*([a-zA-Z_-]+)\s*\Z")


@cache
def dialect_of(code: str) -> Dialect:
    """The keywords of a language; those of English where Gherkin does not know it."""
    found = Dialect.for_name(code) or Dialect.for_name("en")
    assert found is not None
    return found


def knows(code: str) -> bool:
    """Whether Gherkin has keywords in a language."""
    return Dialect.for_name(code) is not None


def keyword(code: str, kind: str) -> str:
    """The first keyword of a language for a kind of step, without the space after it."""
    dialect = dialect_of(code)
    known = {
        "given": dialect.given_keywords,
        "when": dialect.when_keywords,
        "then": dialect.then_keywords,
    }
    return _first(known[kind])


@cache
def spellings(language: str) -> dict[str, str]:
    """Every keyword of a language, without spaces at its end, by its small letters."""
    dialect = dialect_of(language)
    words = {word.strip() for known in (*_headers(dialect), *_steps(dialect)) for word in known}
    return {word.casefold(): word for word in words}


@cache
def lookalikes(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a line begins with that was meant as a header, or as a step; group `word` names it."""
    dialect = dialect_of(language)
    headers, steps = _any_of(_headers(dialect)), _any_of(_steps(dialect))
    return (
        re.compile(rf"\s*(?P<word>{headers})\s*(?::|\Z)", re.IGNORECASE),
        re.compile(rf"\s*(?P<word>{steps})(?!\w)\s*:?\s", re.IGNORECASE),
    )


def main_keywords(language: str) -> list[str]:
    """What most lines of a file begin with; headers have a colon."""
    dialect = dialect_of(language)
    headers = (dialect.feature_keywords, dialect.scenario_keywords, dialect.background_keywords)
    steps = _steps(dialect)
    return [*(f"{_first(known)}:" for known in headers), *(_first(known) for known in steps)]


def language_place(text: str) -> tuple[int, int] | None:
    """Line and column where a file names its language; None where it does not."""
    for number, line in enumerate(text.splitlines(), 1):
        match = _LANGUAGE.match(line)
        if match:
            return number, match.start(1) + 1
        if line.strip() and not line.lstrip().startswith("#"):
            break
    return None


def file_language(text: str) -> str:
    """The code a file names as its language; English where it names none."""
    place = language_place(text)
    match = _LANGUAGE.match(text.splitlines()[place[0] - 1]) if place else None
    return match.group(1) if match else "en"


def _headers(dialect: Dialect) -> tuple[list[str], ...]:
    return (
        dialect.feature_keywords,
        dialect.rule_keywords,
        dialect.background_keywords,
        dialect.scenario_keywords,
        dialect.scenario_outline_keywords,
        dialect.examples_keywords,
    )


def _steps(dialect: Dialect) -> tuple[list[str], ...]:
    return (
        dialect.given_keywords,
        dialect.when_keywords,
        dialect.then_keywords,
        dialect.and_keywords,
        dialect.but_keywords,
    )


def _first(keywords: Iterable[str]) -> str:
    return next(word.strip() for word in keywords if word.strip() != "*")


def _any_of(keywords: Iterable[Iterable[str]]) -> str:
    words = {word.strip() for known in keywords for word in known}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
