"""Words in a slot of a sentence -> what they mean there, looked up in the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from guideline.errors import UnknownPhrase, nearest
from guideline.loading.frames import FRAME_TABLE
from guideline.loading.matching import Fill

if TYPE_CHECKING:
    from guideline.loading.phrases import PhraseBook

__all__ = ["filling"]

_ID_SLOTS = {
    "rule": "recommendation or pitfall",
    "statement": "source statement",
    "question": "open question",
    "alert": "alert",
    "constraint": "excluding constraint",
    "pitfall": "pitfall",
}
"""Slots that hold an id, to what a person calls the thing."""

_WITH_TWIN = {frame.singular for frame in FRAME_TABLE.values() if frame.singular}
"""Frames about one option that have a twin about several."""


def filling(book: PhraseBook, frame: str, *, any_number: bool) -> Fill:
    """What words mean in a slot of a frame.

    Args:
        book: Where words are looked up.
        frame: Id of the frame.
        any_number: Whether singular and plural may be mixed up.

    Returns:
        A function that raises UnknownPhrase for an id there is not, and for a number that is out
        of its range.
    """
    strict = frame in _WITH_TWIN and not any_number
    options, phrases = book.spoken.options, book.option_phrases
    verdicts, plural_verdicts = book.verdict_phrases, book.plural_verdict_phrases

    def one_option(words: str, _: int) -> str | None:
        id = phrases.get(words)
        return None if id is None or (strict and options[id].plural) else id

    def plural_option(words: str, _: int) -> str | None:
        id = phrases.get(words)
        return id if id is not None and (any_number or options[id].plural) else None

    def several_options(words: str, place: int) -> tuple[str, ...] | None:
        single = plural_option(words, place)
        if single is not None:
            return (single,)
        found = _listed(words, phrases, book.conjunction)
        return found if found is not None and len(found) > 1 else None

    def verdict(words: str, _: int) -> str | None:
        return verdicts.get(words) or (plural_verdicts.get(words) if any_number else None)

    def plural_verdict(words: str, _: int) -> str | None:
        return plural_verdicts.get(words) or (verdicts.get(words) if any_number else None)

    fills: dict[str, Callable[[str, int], object | None]] = {
        "option": one_option,
        "other option": lambda words, _: phrases.get(words),
        "plural option": plural_option,
        "options": several_options,
        "verdict": verdict,
        "plural verdict": plural_verdict,
        "variable": lambda words, _: book.nouns.get(words),
        "variables": lambda words, _: _listed(words, book.nouns, book.conjunction),
        "value of a variable": book.one_value,
        "words": lambda words, _: None if '"' in words else words,
    }

    def fill(slot: str, words: str, place: int) -> object | None:
        if slot in _ID_SLOTS:
            return _id(slot, words, place, book.known_ids(slot))
        return fills[slot](words, place)

    return fill


def _id(slot: str, id: str, place: int, known: frozenset[str]) -> str:
    if id not in known:
        message = f"there is no {_ID_SLOTS[slot]} '{id}'"
        raise UnknownPhrase(message, nearest(id, known), place)
    return id


def _listed(text: str, known: Mapping[str, str], conjunction: str) -> tuple[str, ...] | None:
    """The ids of "a, b and c"; a phrase may hold "and" itself."""
    if text in known:
        return (known[text],)
    for separator in (", ", f" {conjunction} "):
        for head, tail in _splits(text, separator):
            if head in known:
                rest = _listed(tail, known, conjunction)
                if rest:
                    return (known[head], *rest)
    return None


def _splits(text: str, separator: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a text in two at a separator."""
    position = text.find(separator)
    while position >= 0:
        yield text[:position], text[position + len(separator) :]
        position = text.find(separator, position + 1)
