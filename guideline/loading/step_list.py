"""Vocabulary and features -> every phrase a step may use, with its meaning and where it is used.

Frames come first, then what the content's own words make of them. Examples are filled from the
vocabulary, so each of them can be pasted into a scenario.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from guideline.errors import GuidelineError, nearest
from guideline.loading.frames import FRAME_TABLE
from guideline.loading.matching import Sentence
from guideline.loading.phrases import PhraseBook
from guideline.loading.step_examples import Fillings, middle, recordable
from guideline.model.scenario import Answers, Decide, Feature, Given, Step
from guideline.model.variable import Kind, Variable
from guideline.model.words import listed, recorded_clause, unit_suffix, verdict_clause

__all__ = ["StepPhrase", "search_steps", "step_list", "suggestions"]

_WORD = re.compile(r"[^\s{}\".,;:]+")


@dataclass(frozen=True, slots=True)
class StepPhrase:
    """One phrase a step may use.

    Attributes:
        kind: `given`, `when` or `then`.
        phrase: As written in a step; what stands in braces is filled in.
        meaning: What it says.
        example: A whole line of a scenario. Braces stay where the content has nothing to fill in.
        frame: True for a fixed frame, False for a phrase of the content's own words.
        about: What it speaks of: the name of a variable, or of a part of the vocabulary.
        scenarios: How many scenarios and example rows use it.
        first: Place of the first use, file and line; empty when nothing uses it.
    """

    kind: str
    phrase: str
    meaning: str
    example: str
    frame: bool
    about: str
    scenarios: int = 0
    first: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain data, as `guideline steps --format json` prints it."""
        return {
            "kind": self.kind,
            "phrase": self.phrase,
            "meaning": self.meaning,
            "example": self.example,
            "frame": self.frame,
            "about": self.about,
            "scenarios": self.scenarios,
            "first": self.first,
        }


def step_list(book: PhraseBook, features: Iterable[Feature]) -> tuple[StepPhrase, ...]:
    """Every phrase of one guideline: those of Given, then of When, then of Then.

    Args:
        book: The phrases of the guideline, in one of its languages.
        features: Where uses are counted, if they are in this language; a step that means nothing
            uses no phrase.
    """
    uses = _Uses(book)
    for feature in features:
        language = feature.language or book.guideline.language
        if feature.guideline == book.guideline.id and language == book.language:
            uses.count(feature)
    phrases = (*_given(book), *_when(book), *_then(book))
    return tuple(uses.shown_with(phrase) for phrase in phrases)


def search_steps(phrases: Iterable[StepPhrase], words: Sequence[str]) -> tuple[StepPhrase, ...]:
    """The phrases that hold all of these words in the line or its meaning, in any case."""
    wanted = [word.casefold() for word in words]
    return tuple(p for p in phrases if all(word in _searched(p) for word in wanted))


def suggestions(phrases: Iterable[StepPhrase], words: Sequence[str]) -> tuple[str, ...]:
    """What to try when no phrase holds all of these words: one sentence each."""
    phrases = list(phrases)
    known = dict.fromkeys(word for p in phrases for word in _WORD.findall(_searched(p)))
    found = []
    for word in dict.fromkeys(words):
        number = len(search_steps(phrases, [word]))
        if number == 0:
            hint = nearest(word, known)
            found.append(f"No phrase holds '{word}'. {hint}".strip())
        elif len(words) > 1:
            found.append(f"{number} hold{'s' if number == 1 else ''} '{word}'.")
    return tuple(found)


def _searched(phrase: StepPhrase) -> str:
    return f"{phrase.kind} {phrase.phrase} {phrase.meaning}".casefold()


# What there is


def _given(book: PhraseBook) -> Iterator[StepPhrase]:
    guideline = book.spoken
    own = _Lines(book)
    yield from own.frames("given")
    for situation in guideline.situations.values():
        clauses = [
            recorded_clause(guideline.variables[id], value)
            for id, value in situation.values.items()
        ]
        yield own.phrase("given", "Several values at once", situation.phrase, listed(clauses))
    for variable in recordable(guideline):
        name = variable.name
        for value in variable.values.values():
            for phrase in value.phrases:
                yield own.phrase("given", name, phrase, f"{name}: {value.label}")
        if variable.kind is Kind.INTEGER:
            meaning = f"{name}: a whole number from {variable.low} to {variable.high}"
            meaning += unit_suffix(variable)
            example = recorded_clause(variable, middle(variable))
            yield own.phrase("given", name, _number_phrase(variable), meaning, example)
        if variable.empty_phrase:
            yield own.phrase("given", name, variable.empty_phrase, f"{name}: none")
        yield own.phrase("given", name, variable.unknown_phrase, f"{name}: said to be unknown")


def _when(book: PhraseBook) -> Iterator[StepPhrase]:
    own = _Lines(book)
    yield from own.frames("when")
    for point in book.spoken.decision_points.values():
        yield own.phrase("when", "Decision points", point.phrase, f"asks for advice: {point.name}")
    for option in book.spoken.options.values():
        meaning = f"adds to a plan: {option.name}"
        yield own.phrase("when", "Plans", book.proposal(option.id), meaning)


def _then(book: PhraseBook) -> Iterator[StepPhrase]:
    guideline = book.spoken
    own = _Lines(book)
    yield from own.frames("then")
    some = own.some
    for wording in (*guideline.wordings.values(), *guideline.engine_wordings.values()):
        example = verdict_clause(some.single, wording) if some.single else ""
        phrase = f"{{option}} {wording.phrase}"
        yield own.phrase("then", "Verdict words", phrase, wording.meaning, example)
        if some.several and wording.plural_phrase != wording.phrase:
            phrase = f"{{options}} {wording.plural_phrase}"
            example = f"{some.several} {wording.plural_phrase}"
            yield own.phrase("then", "Verdict words", phrase, wording.meaning, example)
    for option in guideline.options.values():
        example = verdict_clause(option, some.wording)
        phrase = f"{option.phrase} {{verdict}}"
        yield own.phrase("then", "Options", phrase, option.name, example)


class _Lines:
    """Phrases with an example of each, in the language of a book."""

    def __init__(self, book: PhraseBook) -> None:
        self.book = book
        self.some = Fillings(book)

    def frames(self, kind: str) -> Iterator[StepPhrase]:
        for frame in FRAME_TABLE.values():
            if frame.kind == kind:
                template = self.book.template(frame.id)
                said = self.some.filled(frame.id, template)
                # A sentence about a plural is of no use where the content has none.
                left = any(f"{{{slot}}}" in said for slot in Sentence.of(template).slots)
                if not (frame.singular and left):
                    example = self._line(kind, said)
                    yield StepPhrase(kind, template, frame.meaning, example, True, "Sentences")

    def phrase(
        self, kind: str, about: str, phrase: str, meaning: str, example: str = ""
    ) -> StepPhrase:
        line = self._line(kind, example or phrase)
        return StepPhrase(kind, phrase, meaning, line, frame=False, about=about)

    def _line(self, kind: str, text: str) -> str:
        return f"{self.book.keyword(kind)} {text}"


def _number_phrase(variable: Variable) -> str:
    return variable.integer_phrase.replace("{value}", "{value}" + unit_suffix(variable))


# Where it is used


@dataclass(slots=True)
class _Uses:
    """Counts, for every phrase, the scenarios that use it."""

    book: PhraseBook
    _number: dict[tuple[str, str], int] = field(default_factory=dict)
    _first: dict[tuple[str, str], str] = field(default_factory=dict)
    _known: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def count(self, feature: Feature) -> None:
        for scenario in feature.scenarios:
            used: dict[tuple[str, str], Step] = {}
            for step in scenario.steps:
                for phrase in self._phrases(step.kind, step.text):
                    used.setdefault((step.kind, phrase), step)
            for key, step in used.items():
                self._number[key] = self._number.get(key, 0) + 1
                self._first.setdefault(key, f"{scenario.file}:{step.line}")

    def shown_with(self, phrase: StepPhrase) -> StepPhrase:
        key = (phrase.kind, phrase.phrase)
        return replace(phrase, scenarios=self._number.get(key, 0), first=self._first.get(key, ""))

    def _phrases(self, kind: str, text: str) -> tuple[str, ...]:
        """The frame and the content's own phrase that a step is built on."""
        known = self._known.get((kind, text))
        if known is None:
            known = self._known[kind, text] = tuple(self._read(kind, text))
        return known

    def _read(self, kind: str, text: str) -> Iterator[str]:
        try:
            meaning = self.book.meaning(kind, text)
        except GuidelineError:
            return
        match meaning:
            case None:
                return
            case Given(values, unknown, situation):
                yield self.book.template(self._given_frame(unknown, situation=situation))
                numbers = [id for id, value in values.items() if isinstance(value, int)]
                yield _number_phrase(self.book.spoken.variables[numbers[0]]) if numbers else text
            case Decide():
                yield self.book.template("decision")
                yield text
            case _:
                frame = self.book.frame_of(kind, text)
                if frame:
                    yield self.book.template(frame)
                    for part in self.book.expectations(text) if kind == "then" else ():
                        if isinstance(part, Answers):
                            yield from self._own_words(part, plural=frame == "verdict_plural")
                if kind == "when":
                    yield text

    def _given_frame(self, unknown: frozenset[str], *, situation: bool) -> str:
        if situation:
            return "situation"
        if not unknown:
            return "value"
        plural = any(self.book.spoken.variables[id].plural for id in unknown)
        return "unknown_plural" if plural else "unknown"

    def _own_words(self, said: Answers, *, plural: bool) -> Iterator[str]:
        """The phrases of the option and of the verdict that stand in a line."""
        wording = self.book.spoken.wording(said.verdict)
        slot = "{options}" if plural else "{option}"
        yield f"{slot} {wording.after(plural=plural)}"
        yield f"{self.book.spoken.options[said.option].phrase} {{verdict}}"
