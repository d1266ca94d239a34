"""What was typed of a step -> how it can go on, from the phrases of a guideline.

A phrase is a line of fixed words and slots. Whatever is typed is followed along each phrase; where
it ends, the next piece is offered: the rest of the words, or everything that can fill the slot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from guideline.loading import PhraseBook
from guideline.model.guideline import Guideline

__all__ = ["Continuation", "continuations"]

_SLOT = re.compile(r"(\{[^{}]*\})")
_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Continuation:
    """One way to go on.

    Attributes:
        start: Where in the typed text it begins; what stands there is replaced.
        text: What to put there.
        shown: The whole phrase it leads to, with its slots.
        whole: It is a whole step, so all that stands on the line is replaced.
    """

    start: int
    text: str
    shown: str
    whole: bool


def continuations(book: PhraseBook, kind: str, typed: str) -> list[Continuation]:
    """Every way to go on with what was typed of a step, each once."""
    templates = list(book.phrases(kind))
    if kind == "then":
        templates += [book.template("verdict"), book.template("verdict_plural")]
    found: dict[tuple[int, str], Continuation] = {}
    for template in templates:
        parts = [part for part in _SLOT.split(template) if part]
        for step in _follow(book, template, parts, typed, 0):
            found.setdefault((step.start, step.text), step)
        if len(parts) == 1 and "{" not in template and _mentions(template, typed):
            found.setdefault((0, template), Continuation(0, template, template, whole=True))
    return list(found.values())


def _follow(
    book: PhraseBook, template: str, parts: list[str], typed: str, place: int
) -> Iterator[Continuation]:
    if not parts:
        return
    rest = typed[place:]
    part = parts[0]
    if not part.startswith("{"):
        if rest.startswith(part) and len(parts) > 1:
            yield from _follow(book, template, parts[1:], typed, place + len(part))
        elif part.casefold().startswith(rest.casefold()) and len(rest) < len(part):
            # A blank that was typed already stays as it is.
            kept = len(rest) - len(rest.lstrip(" "))
            whole = place == 0 and len(parts) == 1
            yield Continuation(place + kept, part[kept:], template, whole)
        return
    if part == "{value}":
        number = _NUMBER.match(rest)
        if number:
            yield from _follow(book, template, parts[1:], typed, place + number.end())
        return
    for filling in _fillings(book, part):
        if rest.startswith(filling) and len(parts) > 1:
            yield from _follow(book, template, parts[1:], typed, place + len(filling))
        if _mentions(filling, rest) and rest != filling:
            yield Continuation(place, filling, template, whole=False)


def _mentions(phrase: str, typed: str) -> bool:
    """Whether every word that was typed stands in a phrase, or begins a word of it."""
    folded = f" {phrase.casefold()}"
    return all(f" {word}" in folded for word in typed.casefold().split())


def _fillings(book: PhraseBook, slot: str) -> Iterable[str]:
    guideline, spoken = book.guideline, book.spoken
    sources: dict[str, Callable[[], Iterable[str]]] = {
        "{option}": lambda: book.option_phrases,
        "{verdict}": lambda: book.verdict_phrases,
        "{other option}": lambda: book.option_phrases,
        "{options}": lambda: book.option_phrases,
        "{plural option}": lambda: [o.phrase for o in spoken.options.values() if o.plural],
        "{plural verdict}": lambda: [w.plural_phrase for w in spoken.wordings.values()],
        "{variable}": lambda: _nouns(spoken),
        "{variables}": lambda: _nouns(spoken),
        "{rule}": lambda: [rule.id for rule in guideline.rules],
        "{statement}": lambda: guideline.statements,
        "{pitfall}": lambda: guideline.pitfalls,
        "{constraint}": lambda: _constraints(guideline, excluding=True),
        "{question}": lambda: guideline.questions,
        "{alert}": lambda: _alerts(guideline),
        "{value of a variable}": lambda: [p for p in book.phrases("given") if "{" not in p],
    }
    source = sources.get(slot)
    return source() if source else ()


def _nouns(guideline: Guideline) -> list[str]:
    return [variable.noun for variable in guideline.variables.values()]


def _constraints(guideline: Guideline, *, excluding: bool) -> list[str]:
    return [c.id for c in guideline.constraints.values() if c.excludes is excluding]


def _alerts(guideline: Guideline) -> list[str]:
    return [*_constraints(guideline, excluding=False), *(rule.id for rule in guideline.rules)]
