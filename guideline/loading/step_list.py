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
from guideline.loading.frames import FRAMES
from guideline.loading.phrases import PhraseBook
from guideline.loading.step_examples import BRACES, Fillings, middle, recordable
from guideline.model.guideline import Guideline
from guideline.model.scenario import Answers, Decide, Feature, Given, Step
from guideline.model.variable import Kind, Variable
from guideline.model.wording import ENGINE_WORDINGS
from guideline.model.words import listed, recorded_clause, unit_suffix

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
        book: The phrases of the guideline.
        features: Where uses are counted; a step that means nothing uses no phrase.
    """
    guideline = book.guideline
    uses = _Uses(book)
    for feature in features:
        if feature.guideline == guideline.id:
            uses.count(feature)
    phrases = (*_given(guideline), *_when(guideline), *_then(guideline))
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


def _given(guideline: Guideline) -> Iterator[StepPhrase]:
    yield from _frames(guideline, "given")
    for situation in guideline.situations.values():
        clauses = [
            recorded_clause(guideline.variables[id], value)
            for id, value in situation.values.items()
        ]
        yield _own("given", "Several values at once", situation.phrase, listed(clauses))
    for variable in recordable(guideline):
        for value in variable.values.values():
            for phrase in value.phrases:
                yield _own("given", variable.name, phrase, f"{variable.name}: {value.label}")
        if variable.kind is Kind.INTEGER:
            meaning = f"{variable.name}: a whole number from {variable.low} to {variable.high}"
            example = recorded_clause(variable, middle(variable))
            meaning += unit_suffix(variable)
            yield _own("given", variable.name, _number_phrase(variable), meaning, example)
        if variable.empty_phrase:
            yield _own("given", variable.name, variable.empty_phrase, f"{variable.name}: none")
        meaning = f"{variable.name}: said to be unknown"
        yield _own("given", variable.name, variable.unknown_phrase, meaning)


def _when(guideline: Guideline) -> Iterator[StepPhrase]:
    yield from _frames(guideline, "when")
    for point in guideline.decision_points.values():
        yield _own("when", "Decision points", point.phrase, f"asks for advice: {point.name}")
    for option in guideline.options.values():
        meaning = f"adds to a plan: {option.name}"
        yield _own("when", "Plans", f"{option.phrase} is proposed", meaning)


def _then(guideline: Guideline) -> Iterator[StepPhrase]:
    yield from _frames(guideline, "then")
    some = Fillings(guideline)
    for wording in (*guideline.wordings.values(), *ENGINE_WORDINGS.values()):
        phrase = f"{{option}} {wording.phrase}"
        example = f"{some.option} {wording.phrase}"
        yield _own("then", "Verdict words", phrase, wording.meaning, example)
    for option in guideline.options.values():
        phrase = f"{option.phrase} {{verdict}}"
        yield _own("then", "Options", phrase, option.name, f"{option.phrase} {some.verdict}")


def _frames(guideline: Guideline, kind: str) -> Iterator[StepPhrase]:
    some = Fillings(guideline)
    for frame, meaning in FRAMES[kind]:
        example = _line(kind, some.filled(kind, frame))
        yield StepPhrase(kind, frame, meaning, example, frame=True, about="Sentences")


def _own(kind: str, about: str, phrase: str, meaning: str, example: str = "") -> StepPhrase:
    line = _line(kind, example or phrase)
    return StepPhrase(kind, phrase, meaning, line, frame=False, about=about)


def _line(kind: str, text: str) -> str:
    return f"{kind.title()} {text}"


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
                if situation:
                    yield "{situation}"
                else:
                    yield "{variable} is unknown" if unknown else "{value of a variable}"
                numbers = [id for id, value in values.items() if isinstance(value, int)]
                yield _number_phrase(self.book.guideline.variables[numbers[0]]) if numbers else text
            case Decide():
                yield "{decision point}"
                yield text
            case Answers(option, verdict):
                yield "{option} {verdict}"
                yield f"{{option}} {self.book.guideline.wording(verdict).phrase}"
                yield f"{self.book.guideline.options[option].phrase} {{verdict}}"
            case _:
                yield from (frame for frame in [_frame_of(kind, text)] if frame)
                if kind == "when":
                    yield text


def _frame_of(kind: str, text: str) -> str | None:
    """The frame with the most words of its own that fits a text."""
    return next((frame for pattern, frame in _PATTERNS[kind] if pattern.fullmatch(text)), None)


def _patterns(frames: Iterable[tuple[str, str]]) -> list[tuple[re.Pattern[str], str]]:
    own = [frame for frame, _ in frames if BRACES.sub("", frame).strip()]
    own.sort(key=lambda frame: len(BRACES.sub("", frame)), reverse=True)
    return [
        (re.compile(".+".join(re.escape(part) for part in BRACES.split(frame))), frame)
        for frame in own
    ]


_PATTERNS = {kind: _patterns(frames) for kind, frames in FRAMES.items()}
