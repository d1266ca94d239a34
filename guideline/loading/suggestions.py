"""A step that means nothing -> the phrases that come near, and what it says of a variable.

Suggestions are whole lines with words of the vocabulary in them, so that one can be copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guideline.errors import UnknownPhrase, nearest_few
from guideline.loading.frames import FRAME_TABLE
from guideline.model.condition import variables_of
from guideline.model.variable import Kind, Value, Variable
from guideline.model.words import recorded_clause, verdict_clause

if TYPE_CHECKING:
    from guideline.loading.phrases import PhraseBook

__all__ = ["suggested", "variable_slip"]

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_NOT_KNOWN = re.compile(
    r"(?:is|are|was|were)(?: not|n't|n’t)? (?:un)?known|not known|unknown"
    r"|(?:ist|sind) (?:nicht bekannt|unbekannt|unklar)"
)
_VERBS = re.compile(r"(?:is|are|ist|sind) ")
_SHOWN = 4
"""How many values of a variable are listed."""


def suggested(book: PhraseBook, kind: str, text: str) -> list[str]:
    """Up to three whole phrases that are near."""
    return nearest_few(text, _candidates(book, kind, text))


def variable_slip(book: PhraseBook, kind: str, text: str) -> UnknownPhrase | None:
    """What is wrong with a Given that begins by naming a variable."""
    if kind != "given":
        return None
    for variable in book.spoken.variables.values():
        said = {phrase for value in variable.values.values() for phrase in value.phrases}
        if variable.derivation and text in said:
            message = f"'{text}' follows from other values, so no step says it"
            ids = dict.fromkeys(v for c in variable.derivation.conditions for v in variables_of(c))
            nouns = ", ".join(book.spoken.variables[id].noun for id in ids)
            return UnknownPhrase(message, f"Say what it follows from: {nouns}")
    named = [(len(s), v, s) for v in _recordable(book) for s in _subjects(v) if _begins(text, s)]
    if not named:
        return None
    longest = max(length for length, _, _ in named)
    subjects = [(v, s) for length, v, s in named if length == longest]
    for variable, subject in subjects:
        found = _about(book, variable, text, len(subject))
        if found:
            return found
    return None


def _about(book: PhraseBook, variable: Variable, text: str, start: int) -> UnknownPhrase | None:
    rest = text[start:].strip()
    offset = len(text) - len(text[start:].lstrip())
    if _NOT_KNOWN.fullmatch(rest):
        message = "this is not how a step says that a value is not known"
        return UnknownPhrase(message, f"Write '{variable.unknown_phrase}'", offset)
    verb = _VERBS.match(rest)
    word = rest[verb.end() :] if verb else rest
    offset += verb.end() if verb else 0
    own = [v for v in variable.values.values() if _same(word, v.label, v.id)]
    if own:
        message = f"'{word}' is not how a step says this value of {variable.noun}"
        return UnknownPhrase(message, f"Write '{own[0].phrase}'", offset)
    number = _NUMBER.match(word)
    if number and variable.kind is not Kind.INTEGER:
        message = f"{variable.noun} takes words, not a number"
        return UnknownPhrase(message, _takes(variable), offset)
    others = [
        (other, value)
        for other in _recordable(book)
        if other.id != variable.id
        for value in other.values.values()
        if word and (_same(word, value.label) or word in _tails(other, value))
    ]
    if others:
        other, value = others[0]
        message = f"'{word}' is a value of {other.noun}, not of {variable.noun}"
        hint = f"Write '{value.phrase}'. {_takes(variable)}"
        return UnknownPhrase(message, hint, offset)
    if variable.kind is Kind.INTEGER and (not number or "." in word or "," in word):
        near = nearest_few(text, [v.phrase for v in variable.values.values()])
        if not near:
            message = f"{variable.noun} takes a whole number"
            return UnknownPhrase(message, _takes(variable), offset)
    return None


def _takes(variable: Variable) -> str:
    """What a variable can be, in phrases."""
    phrases = [value.phrase for value in variable.values.values()]
    if variable.integer_phrase:
        phrases.insert(0, _number_clause(variable))
    shown = ", ".join(f"'{phrase}'" for phrase in phrases[:_SHOWN])
    more = f" and {len(phrases) - _SHOWN} more" if len(phrases) > _SHOWN else ""
    numbers = f", from {variable.low} to {variable.high}" if variable.integer_phrase else ""
    return f"For {variable.noun} there is: {shown}{more}{numbers}"


def _subjects(variable: Variable) -> Iterator[str]:
    """How a step may begin that speaks of a variable: its noun, or what its phrases share."""
    yield variable.noun
    if variable.integer_phrase:
        yield variable.integer_phrase.partition("{value}")[0].strip()
    phrases = [value.phrase for value in variable.values.values()]
    if len(phrases) > 1:
        shared = " ".join(_shared_words([phrase.split(" ") for phrase in phrases]))
        if " " in shared:
            yield shared


def _shared_words(phrases: list[list[str]]) -> Iterator[str]:
    """The words with which all of these begin, without the last word of any."""
    for words in zip(*(phrase[:-1] for phrase in phrases), strict=False):
        if len(set(words)) > 1:
            return
        yield words[0]


def _tails(variable: Variable, value: Value) -> set[str]:
    """What the phrases of a value say after naming the variable."""
    found = set()
    for phrase in value.phrases:
        for subject in _subjects(variable):
            if _begins(phrase, subject):
                rest = phrase[len(subject) :].strip()
                verb = _VERBS.match(rest)
                found.add(rest[verb.end() :] if verb else rest)
    return found


def _candidates(book: PhraseBook, kind: str, text: str) -> Iterable[str]:
    """Whole phrases with words of the vocabulary in them."""
    if kind == "given":
        yield from (phrase for phrase in book.phrases(kind) if "{value}" not in phrase)
        for variable in _recordable(book):
            if variable.integer_phrase:
                yield _number_clause(variable, text)
        return
    if kind == "when":
        yield from book.phrases(kind)
        return
    spoken = book.spoken
    options = sorted(
        (o for o in spoken.options.values() if o.phrase in text), key=lambda o: -len(o.phrase)
    )
    option = options[0] if options else next(iter(spoken.options.values()))
    wordings = [*spoken.wordings.values(), *spoken.engine_wordings.values()]
    yield from (verdict_clause(option, wording) for wording in wordings)
    words = {
        **dict.fromkeys(("option", "other option"), option.phrase),
        "verdict": wordings[0].phrase,
        "value of a variable": next((v for v in book.phrases("given") if "{" not in v), ""),
        **dict.fromkeys(("variable", "variables"), next(iter(book.nouns), "")),
        **dict.fromkeys(("rule", "alert"), next(iter(book.guideline.recommendations), "")),
        "statement": next(iter(book.guideline.statements), ""),
        "question": next(iter(book.guideline.questions), ""),
        "pitfall": next(iter(book.guideline.pitfalls), ""),
        "constraint": next((c.id for c in book.guideline.constraints.values() if c.excludes), ""),
        "words": "…",
    }
    words |= _named_in(text, book)
    for id, sentence in book.sentences(kind):
        if not FRAME_TABLE[id].singular and id != "verdict":
            yield sentence.filled(words)


def _named_in(text: str, book: PhraseBook) -> dict[str, str]:
    """Ids that the text names, by the slot they would stand in."""
    said = set(text.split())
    guideline = book.guideline
    found = {}
    for slot, ids in (
        ("rule", [*guideline.recommendations, *guideline.pitfalls]),
        ("alert", [*guideline.recommendations, *guideline.pitfalls, *guideline.constraints]),
        ("statement", guideline.statements),
        ("question", guideline.questions),
        ("pitfall", guideline.pitfalls),
    ):
        named = next((id for id in ids if id in said), None)
        if named:
            found[slot] = named
    return found


def _number_clause(variable: Variable, text: str = "") -> str:
    """The clause of a number: the one in a text, if it can be, or one in the middle."""
    assert variable.low is not None
    assert variable.high is not None
    number = (variable.low + variable.high) // 2
    said = re.search(r"\d{1,9}", text)
    if said and variable.low <= int(said.group()) <= variable.high:
        number = int(said.group())
    return recorded_clause(variable, number)


def _recordable(book: PhraseBook) -> list[Variable]:
    return [v for v in book.spoken.variables.values() if v.derivation is None]


def _begins(text: str, subject: str) -> bool:
    return bool(subject) and text.startswith(f"{subject} ")


def _same(word: str, *known: str) -> bool:
    return word.casefold() in {k.casefold() for k in known}
