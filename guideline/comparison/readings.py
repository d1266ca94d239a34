"""A guideline with open questions -> what each reading that is not in force would change.

Each reading with an overlay is compared with the content as it is, for every patient at once. What
two readings of different questions would change together is in `interactions`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum

from guideline.comparison.compare import LARGEST_COMPARISON, compare
from guideline.comparison.interactions import Interaction, Pair, interactions
from guideline.comparison.result import Comparison, Patients
from guideline.comparison.verdicts import Verdicts
from guideline.errors import GuidelineError, nearest
from guideline.evaluation.diagram import TooLarge
from guideline.model.guideline import Guideline
from guideline.model.open_question import OpenQuestion, Reading
from guideline.model.other_reading import under

__all__ = ["Effect", "Known", "ReadingEffects", "effects_of_readings"]


class Known(Enum):
    """What is known of the effect of a reading.

    `NOT_COUNTED`: the content says why nothing can be counted. `NOT_WORKED_OUT`: nobody has said
    what it would change, so nothing may be concluded.
    """

    COUNTED = "counted"
    NOT_COUNTED = "not counted"
    NOT_WORKED_OUT = "not worked out yet"


@dataclass(frozen=True, slots=True)
class Effect:
    """What one reading would change, if it were in force instead of the chosen one.

    Attributes:
        found: The comparison of the content (old) with what it would be (new); None unless counted.
        touched: Patients of whom some verdict would be another; None where that was too large, or
            nothing was counted.
    """

    question: OpenQuestion
    reading: Reading
    known: Known
    found: Comparison | None = None
    touched: Patients | None = None

    @property
    def name(self) -> str:
        """The question and the letter of the reading."""
        return f"{self.question.id} {self.reading.id}"


@dataclass(frozen=True, slots=True)
class ReadingEffects:
    """What the readings that are not in force would change, alone and in pairs.

    Attributes:
        in_scope: Profiles in scope; None: too many constraints to count them.
        interactions: Pairs that do more or less together than each alone.
        tried: Every pair that was looked at, with those in `interactions`.
        not_tried: Pairs that were too large, of which nothing is known.
        apart: How many pairs have no option in common, so that they cannot meet.
    """

    guideline: Guideline
    in_scope: int | None
    effects: tuple[Effect, ...]
    interactions: tuple[Interaction, ...]
    tried: tuple[Pair, ...]
    not_tried: tuple[Pair, ...]
    apart: int

    def of(self, question: str) -> tuple[Effect, ...]:
        """The effects of one question."""
        return tuple(effect for effect in self.effects if effect.question.id == question)

    def meeting(self, question: str, reading: str) -> tuple[Interaction, ...]:
        """The interactions that a reading is part of."""
        return tuple(found for found in self.interactions if (question, reading) in found.pair)


def effects_of_readings(
    guideline: Guideline,
    questions: Collection[str] = (),
    say: Callable[[str], None] = lambda _: None,
    limit: int = LARGEST_COMPARISON,
) -> ReadingEffects:
    """Work out what every reading that is not in force would change.

    Args:
        guideline: With its open questions.
        questions: Ids of those to look at; empty: all. Pairs are tried with all questions.
        say: Told what is being done.
        limit: Steps allowed for each option.

    Raises:
        GuidelineError: There is no such question.
    """
    known = guideline.questions
    for id in questions:
        if id not in known:
            hint = nearest(id, known) or f"There are: {', '.join(known) or 'none'}."
            raise GuidelineError(f"{guideline.id} has no open question '{id}'. {hint}")
    wanted = [q for q in known.values() if not questions or q.id in questions]
    effects: list[Effect] = []
    for question in wanted:
        say(f"Reading {question.id} otherwise")
        effects.extend(_effect(guideline, question, r, limit) for r in question.alternatives)
    counts = [effect.found.counted for effect in effects if effect.found]
    in_scope = next((c.in_scope for c in counts if c), None)
    say("Reading two questions otherwise at once")
    met, tried, left, apart = interactions(guideline, set(questions), limit, say)
    return ReadingEffects(guideline, in_scope, tuple(effects), met, tried, left, apart)


def _effect(guideline: Guideline, question: OpenQuestion, reading: Reading, limit: int) -> Effect:
    if reading.overlay is None:
        known = Known.NOT_COUNTED if reading.not_counted else Known.NOT_WORKED_OUT
        return Effect(question, reading, known)
    other = under(guideline, reading.overlay)
    found = compare(guideline, other, limit=limit)
    return Effect(question, reading, Known.COUNTED, found, _touched(found, limit))


def _touched(found: Comparison, limit: int) -> Patients | None:
    """The patients of whom some verdict changes, each counted once."""
    if found.not_compared or found.counted is None:
        return None
    if len(found.changed) < 2:
        return found.changed[0].patients if found.changed else Patients(0)
    options = [change.option for change in found.changed]
    try:
        verdicts = Verdicts({"old": found.old, "new": found.new}, options, limit)
        regions = (verdicts.moved(option, "old", "new") for option in options)
        return verdicts.patients(verdicts.compiler.any_of(regions), found.counted.in_scope)
    except TooLarge:
        return None
