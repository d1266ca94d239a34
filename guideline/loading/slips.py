"""A step that means nothing -> what is wrong with it, and the nearest right thing.

Most steps that are not understood are one slip away from a phrase: a curly quote, a no-break space,
a full stop, a capital letter, the wrong keyword.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Protocol

from guideline.errors import GuidelineError, nearest
from guideline.model.guideline import Guideline

__all__ = ["UnknownPhrase", "explain_slip"]


class Phrases(Protocol):
    """What has to be known of a phrase book to explain a slip."""

    guideline: Guideline

    @property
    def option_phrases(self) -> Mapping[str, str]:
        """Phrase of an option to its id."""

    @property
    def verdict_phrases(self) -> Mapping[str, str]:
        """Phrase of a verdict to its id."""

    def meaning(self, kind: str, text: str) -> object | None:
        """What a step means; None when it means nothing."""

    def phrases(self, kind: str) -> list[str]:
        """Every whole phrase of one kind of step."""

    def options_at_start(self, text: str) -> Iterator[tuple[str, str]]:
        """Every way to read the beginning of a text as an option."""


_ODD_CHARACTERS = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u00a0": " ",
    "\u202f": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u00ad": "",
    "\u200b": "",
    "\ufeff": "",
}


class UnknownPhrase(GuidelineError):
    """A step that says nothing in this guideline's vocabulary.

    Attributes:
        message: What is wrong.
        hint: The cause when it is known, else the nearest phrase, else empty.
        offset: 0-based place in the text where it stops making sense.
    """

    def __init__(self, message: str, hint: str = "", offset: int = 0) -> None:
        self.message = message
        self.hint = hint
        self.offset = offset
        super().__init__(f"{message}. {hint}" if hint else message)


def explain_slip(book: Phrases, kind: str, text: str) -> UnknownPhrase:
    """Why a text means nothing: a known slip, the wrong keyword, or the nearest phrase."""
    cause = _cause(book, kind, text)
    if cause:
        return cause
    for other in ("given", "when", "then"):
        if other != kind and _means_something(book, other, text):
            message = f"'{text}' is a phrase of {other.title()}, not of {kind.title()}"
            return UnknownPhrase(message, f"Begin the line with {other.title()}")
    message = f"'{text}' is not a phrase of this guideline"
    return UnknownPhrase(message, _suggestion(book, kind, text))


def _cause(book: Phrases, kind: str, text: str) -> UnknownPhrase | None:
    """The known slips: odd characters, a full stop, capitals, doubled spaces."""
    for position, character in enumerate(text):
        plain = _ODD_CHARACTERS.get(character)
        if plain is not None and _means_something(book, kind, _plain(text)):
            name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
            message = f"'{text}' holds a {name}"
            hint = f"Type a plain {plain!r} there" if plain else "Delete it"
            return UnknownPhrase(message, hint, position)
    plain_text = _plain(text)
    if plain_text.endswith(".") and _means_something(book, kind, plain_text.rstrip(".")):
        return UnknownPhrase("a step has no full stop at its end", "Delete it", len(text) - 1)
    if "  " in text or "\t" in text:
        single = re.sub(r"\s+", " ", plain_text)
        if _means_something(book, kind, single):
            place = re.search(r"\s\s|\t", text)
            offset = place.start() if place else 0
            return UnknownPhrase("two spaces stand in a row", "Leave one", offset)
    folded = {phrase.casefold(): phrase for phrase in book.phrases(kind)}
    if plain_text.casefold() in folded:
        right = folded[plain_text.casefold()]
        return UnknownPhrase(f"'{text}' differs from a phrase in its capitals", f"Write '{right}'")
    return None


def _suggestion(book: Phrases, kind: str, text: str) -> str:
    if kind == "then":
        rest = text.removeprefix("the answer on ")
        for option, after in book.options_at_start(rest):
            phrase = book.guideline.options[option].phrase
            words = nearest(after, book.verdict_phrases)
            if rest == text and words:
                return f"{words} ('{phrase}' is right)"
        for verdict in book.verdict_phrases:
            if text.endswith(f" {verdict}"):
                option_text = text.removesuffix(f" {verdict}")
                near = nearest(option_text, book.option_phrases)
                if near:
                    return f"{near} ('{verdict}' is right)"
    return nearest(text, book.phrases(kind))


def _plain(text: str) -> str:
    return "".join(_ODD_CHARACTERS.get(character, character) for character in text)


def _means_something(book: Phrases, kind: str, text: str) -> bool:
    try:
        return book.meaning(kind, text) is not None
    except UnknownPhrase:
        return False
