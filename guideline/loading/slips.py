"""A step that means nothing -> what is wrong with it, and the nearest right thing.

Most steps that are not understood are one slip away from a phrase: a curly quote, a no-break space,
a full stop, a capital letter, the wrong keyword, a plural, a value that another variable has. Each
slip is looked for in turn; a slip is named only when the step is right without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from guideline.errors import UnknownPhrase, did_you_mean, nearest_few
from guideline.loading.frames import FRAME_TABLE
from guideline.loading.matching import Missing, Sentence
from guideline.loading.suggestions import suggested, variable_slip

if TYPE_CHECKING:
    from guideline.loading.phrases import PhraseBook

__all__ = ["explain_slip"]

_ODD_CHARACTERS = {
    **dict.fromkeys("\u2018\u2019\u201a\u2032\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}
_COMPARISONS = {
    "≥": (">=", "at least", ""),
    "≤": ("<=", "at most", ""),
    ">=": ("≥", "at least", ""),
    "<=": ("≤", "at most", ""),
    ">": ("",),
    "<": ("",),
    "=": ("",),
}
"""A sign of comparison to what the vocabulary may write for it; at last, the number alone."""


def explain_slip(book: PhraseBook, kind: str, text: str) -> UnknownPhrase:
    """Why a text means nothing: a known slip, the wrong keyword, or the nearest phrases."""
    for look in (_odd_character, _comparison, _stop, _spaces, _capitals, _other_keyword, _number):
        cause = look(book, kind, text)
        if cause:
            return cause
    cause = variable_slip(book, kind, text) or _missing_word(book, kind, text)
    if cause:
        return cause
    message = f"'{text}' is not a phrase of this guideline"
    return UnknownPhrase(message, did_you_mean(suggested(book, kind, text)))


# The way it is typed


def _odd_character(book: PhraseBook, kind: str, text: str) -> UnknownPhrase | None:
    plain = "".join(map(_plain, text))
    if plain == text or not _means_something(book, kind, plain):
        return None
    position, character = next((p, c) for p, c in enumerate(text) if _plain(c) != c)
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    right = _plain(character)
    hint = f"Type a plain {right!r} there" if right else "Delete it"
    return UnknownPhrase(f"'{text}' holds a {name}", hint, position)


def _comparison(book: PhraseBook, kind: str, text: str) -> UnknownPhrase | None:
    for match in re.finditer(r"[<>]=|[≥≤<>=]", text):
        for instead in _COMPARISONS[match.group()]:
            before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
            right = " ".join(part for part in (before, instead, after) if part)
            if _means_something(book, kind, right):
                message = f"'{match.group()}' is not written in steps"
                hint = f"Write '{right}'"
                if not instead:
                    message = f"a step says one number, so '{match.group()}' has no place in it"
                    hint = f"Write one number, such as '{right}'"
                return UnknownPhrase(message, hint, match.start())
    return None


def _stop(book: PhraseBook, kind: str, text: str) -> UnknownPhrase | None:
    bare = text.rstrip(".,;:!? ")
    if bare == text or not _means_something(book, kind, bare):
        return None
    name = _STOPS.get(text[len(bare) :].strip()[:1], "question mark")
    return UnknownPhrase(f"a step has no {name} at its end", "Delete it", len(bare))


_STOPS = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation mark"}


def _spaces(book: PhraseBook, kind: str, text: str) -> UnknownPhrase | None:
    place = re.search(r"\s\s|\t", text)
    if place is None or not _means_something(book, kind, " ".join(text.split())):
        return None
    return UnknownPhrase("two spaces stand in a row", "Leave one", place.start())


def _capitals(book: PhraseBook, kind: str, text: str) -> UnknownPhrase | None:
    right = next(
        (c for c in (text[:1].lower() + text[1:], text.lower()) if _means_something(book, kind, c)),
        None,
    )
    if right is None:
        folded = {phrase.lower(): phrase for phrase in book.phrases(kind)}
        right = folded.get(text.lower())
    if right is None and kind == "then":
        options = {phrase.lower(): phrase for phrase in book.option_phrases}
        verdicts = {phrase.lower(): phrase for phrase in book.verdict_phrases}
        for option, verdict in _two_parts(text):
            if option.lower() in options and verdict.lower() in verdicts:
                right = f"{options[option.lower()]} {verdicts[verdict.lower()]}"
    if right is None or right == text or "{" in right:
        return None
    differing = (i for i, (a, b) in enumerate(zip(text, right, strict=False)) if a != b)
    offset = next(differing, 0)
    message = f"'{text}' differs from a phrase in its capitals"
    return UnknownPhrase(message, f"Write '{right}'", offset)


def _other_keyword(book: PhraseBook, kind: str, text: str) -> UnknownPhrase | None:
    for other in ("given", "when", "then"):
        if other != kind and _means_something(book, other, text):
            right, wrong = book.keyword(other), book.keyword(kind)
            message = f"'{text}' is a phrase of {right}, not of {wrong}"
            return UnknownPhrase(message, f"Begin the line with {right}")
    return None


# Singular and plural


def _number(book: PhraseBook, kind: str, text: str) -> UnknownPhrase | None:
    """One option with the words for several, or the other way round."""
    for id, sentence in book.sentences(kind):
        frame = FRAME_TABLE[id]
        twin = frame.singular or next((f.id for f in FRAME_TABLE.values() if f.singular == id), "")
        if not twin:
            continue
        slots = next(_readings(book, id, sentence, text, any_number=True), None)
        if slots is None:
            continue
        subject = sentence.slots[0]
        named = slots[subject]
        ids = named if isinstance(named, tuple) else (named,)
        phrases = [book.spoken.options[str(id)].phrase for id in ids]
        several = len(phrases) > 1 or book.spoken.options[str(ids[0])].plural
        right = _said(book, id if bool(frame.singular) == several else twin, phrases, slots)
        if right == text or not _means_something(book, kind, right):
            continue
        if len(phrases) > 1:
            message = "several options stand here, with words for one"
        else:
            words = "a plural, with words for one" if several else "one thing, with a plural"
            message = f"'{phrases[0]}' is {words}"
        return UnknownPhrase(message, f"Write '{right}'")
    return None


def _said(book: PhraseBook, frame: str, phrases: list[str], slots: dict[str, object]) -> str:
    """A frame about one or several options with these words in it."""
    sentence = Sentence.of(book.template(frame))
    last = f" {book.conjunction} ".join([", ".join(phrases[:-1]), phrases[-1]])
    words = {sentence.slots[0]: last if len(phrases) > 1 else phrases[0]}
    verdict = slots.get("verdict") or slots.get("plural verdict")
    if verdict:
        wording = book.spoken.wording(str(verdict))
        words |= {"verdict": wording.phrase, "plural verdict": wording.plural_phrase}
    if "other option" in slots:
        words["other option"] = book.spoken.options[str(slots["other option"])].phrase
    return sentence.filled(words)


# A word that does not exist


def _missing_word(book: PhraseBook, kind: str, text: str) -> UnknownPhrase | None:
    """An option, verdict or noun that is not one, where the rest of the sentence is right."""
    found: list[Missing] = []
    for id, sentence in book.sentences(kind):
        for slots in _readings(book, id, sentence, text, tolerated=1):
            found.extend(value for value in slots.values() if isinstance(value, Missing))
        # The frame that says most is the one that was meant; the next ones say less.
        if found and sentence.weight > 1:
            break
    if not found:
        return None
    missing = min(found, key=lambda one: len(one.words))
    name, known = _kinds(book).get(missing.slot, ("", []))
    if not name:
        return None
    before, after = text[: missing.place], text[missing.place + len(missing.words) :]
    near = nearest_few(missing.words, known)
    whole = [f"{before}{word}{after}" for word in near]
    right = [line for line in whole if _means_something(book, kind, line)]
    message = f"there is no {name} '{missing.words}'"
    hint = did_you_mean(right) or _there_are(known)
    return UnknownPhrase(message, hint, missing.place)


def _kinds(book: PhraseBook) -> dict[str, tuple[str, list[str]]]:
    """Slot to what a person calls its words, and those there are."""
    options, nouns = list(book.option_phrases), list(book.nouns)
    return {
        **dict.fromkeys(("option", "plural option", "other option"), ("option", options)),
        "options": ("option", options),
        "verdict": ("verdict", list(book.verdict_phrases)),
        "plural verdict": ("verdict on several options", list(book.plural_verdict_phrases)),
        "variable": ("characteristic", nouns),
        "variables": ("characteristic", nouns),
        "value of a variable": ("value", book.phrases("given")),
    }


def _there_are(known: list[str]) -> str:
    shown = ", ".join(f"'{word}'" for word in known[:_SHOWN])
    more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    return f"There are: {shown}{more}" if known else ""


_SHOWN = 6
"""How many words are listed when none is near."""


# What all of these need


def _readings(
    book: PhraseBook,
    frame: str,
    sentence: Sentence,
    text: str,
    *,
    any_number: bool = False,
    tolerated: int = 0,
) -> Iterator[dict[str, object | Missing]]:
    fill: Callable[[str, str, int], object | None] = book.fill(frame, any_number=any_number)

    def lenient(slot: str, words: str, place: int) -> object | None:
        try:
            return fill(slot, words, place)
        except UnknownPhrase:
            return None

    return sentence.readings(text, lenient, tolerated)


def _two_parts(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(" ", text):
        yield text[: match.start()], text[match.end() :]


def _plain(character: str) -> str:
    """What one would type instead of a character."""
    if character.isascii():
        return character
    kind = unicodedata.category(character)
    if kind == "Zs":
        return " "
    return "" if kind == "Cf" else _ODD_CHARACTERS.get(character, character)


def _means_something(book: PhraseBook, kind: str, text: str) -> bool:
    try:
        return book.meaning(kind, text) is not None
    except UnknownPhrase:
        return False
