"""Readings of two open questions at once -> whether they do more or less than each alone.

Two readings *interact* on an option when some patient in scope gets, under both together, another
verdict than the two alone let one expect. What one expects: where neither moves the verdict, the
verdict as it is; where one moves it, the verdict of that one; where both move it to the same, that;
where both move it to different verdicts there is nothing to expect, and they interact. They also
interact when both put something different in the same place, so that there is no both together.

Pairs are tried on the options that both overlays touch. On every other option at most one of the
two says anything, so both together say the same as that one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from guideline.comparison.result import Patients
from guideline.comparison.verdicts import Verdicts, needed_for
from guideline.errors import GuidelineError
from guideline.evaluation import assess
from guideline.evaluation.diagram import TooLarge
from guideline.model.guideline import Guideline
from guideline.model.open_question import Overlay
from guideline.model.other_reading import Clash, under
from guideline.model.patient import Patient
from guideline.verification.gherkin import decision_point_of

__all__ = ["Interaction", "Meeting", "Pair", "interactions", "options_touched"]

Name = tuple[str, str]
"""A question and a letter."""
Pair = tuple[Name, Name]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Patients of whom two readings make more or less together than each alone, on one option.

    Attributes:
        verdicts: As it is, under the first alone, under the second alone, under both.
        patients: All who get exactly these.
        example: One of them, asked on its own.
    """

    option: str
    verdicts: tuple[str, str, str, str]
    patients: Patients
    example: Patient


@dataclass(frozen=True, slots=True)
class Interaction:
    """Two readings of different questions that interact.

    Attributes:
        meetings: Where they do, the most patients first.
        clash: Why there is no both together; empty when there is.
    """

    pair: Pair
    meetings: tuple[Meeting, ...]
    clash: str = ""


Found = tuple[tuple[Interaction, ...], tuple[Pair, ...], tuple[Pair, ...], int]


def interactions(
    guideline: Guideline,
    questions: Collection[str],
    limit: int,
    say: Callable[[str], None] = lambda _: None,
) -> Found:
    """Try every pair of readings with an overlay that could meet.

    Args:
        guideline: With its open questions.
        questions: Ids; a pair is tried when one of its questions is among them. Empty: all.
        limit: Steps allowed for each pair and option.
        say: Told which pair is being tried.

    Returns:
        The interactions, the pairs that were tried, those that were too large, and how many pairs
        have no option in common.
    """
    overlays = {
        (question.id, reading.id): reading.overlay
        for question in guideline.questions.values()
        for reading in question.alternatives
        if reading.overlay
    }
    touched = {name: options_touched(guideline, overlay) for name, overlay in overlays.items()}
    wanted = set(questions) or guideline.questions.keys()
    pairs = [
        (first, second)
        for first, second in combinations(overlays, 2)
        if first[0] != second[0] and {first[0], second[0]} & wanted
    ]
    common = {
        pair: [id for id in guideline.options if id in touched[pair[0]] & touched[pair[1]]]
        for pair in pairs
    }
    tries = [pair for pair in pairs if common[pair]]
    table = _Table(guideline, overlays, {pair: common[pair] for pair in tries}, limit)
    met, tried, left = list[Interaction](), list[Pair](), list[Pair]()
    for pair in tries:
        say(f"Reading {' '.join(pair[0])} and {' '.join(pair[1])} at once")
        try:
            found = table.met(pair)
        except TooLarge:
            left.append(pair)
            continue
        tried.append(pair)
        if found:
            met.append(found)
    return tuple(met), tuple(tried), tuple(left), len(pairs) - len(tries)


def options_touched(guideline: Guideline, overlay: Overlay) -> frozenset[str]:
    """The options on which an overlay could change a verdict."""
    found = set(overlay.options)
    for id in (*overlay.recommendations, *overlay.pitfalls, *overlay.remove):
        for known in (
            guideline.recommendations,
            guideline.pitfalls,
            overlay.recommendations,
            overlay.pitfalls,
        ):
            rule = known.get(id)
            if rule is not None:
                found |= {rule.option, getattr(rule, "over", None) or rule.option}
    return frozenset(found)


class _Table:
    """The guideline as it is, under each reading and under each pair, compiled option by option."""

    def __init__(
        self,
        guideline: Guideline,
        overlays: Mapping[Name, Overlay],
        common: Mapping[Pair, Sequence[str]],
        limit: int,
    ) -> None:
        self.guideline = guideline
        self.common = common
        self.limit = limit
        self.in_scope = _in_scope(guideline, limit) if common else None
        self.clashes: dict[Pair, str] = {}
        self.readings: dict[Name | Pair | None, Guideline] = {None: guideline}
        self.verdicts: dict[str, Verdicts] = {}
        for pair in common:
            for name in pair:
                if name not in self.readings:
                    self.readings[name] = under(guideline, overlays[name])
            try:
                self.readings[pair] = under(guideline, *(overlays[name] for name in pair))
            except Clash as clash:
                self.clashes[pair] = str(clash)

    def met(self, pair: Pair) -> Interaction | None:
        """What one pair does beyond what each does alone; None: nothing.

        Raises:
            TooLarge: It takes too many steps.
        """
        if pair in self.clashes:
            return Interaction(pair, (), self.clashes[pair])
        meetings = [m for option in self.common[pair] for m in self._meetings(pair, option)]
        meetings.sort(key=lambda meeting: -meeting.patients.profiles)
        return Interaction(pair, tuple(meetings)) if meetings else None

    def _meetings(self, pair: Pair, option: str) -> Iterator[Meeting]:
        if self.in_scope is None:
            raise TooLarge
        verdicts = self._of(option)
        verdicts.diagrams.allow(self.limit)
        together = verdicts.together(option, (None, *pair, pair))
        for label in sorted(verdicts.diagrams.labels(together), key=str):
            if isinstance(label, tuple) and len(label) == 4 and _unexpected(*label):
                region = verdicts.diagrams.where(together, {label})
                example = self._checked(pair, option, verdicts.one(region), label)
                yield Meeting(option, label, verdicts.patients(region, self.in_scope), example)

    def _of(self, option: str) -> Verdicts:
        if option not in self.verdicts:
            pairs = [p for p, options in self.common.items() if option in options]
            names = dict.fromkeys((None, *(name for pair in pairs for name in (*pair, pair))))
            readings = {name: self.readings[name] for name in names if name in self.readings}
            self.verdicts[option] = Verdicts(readings, [option], self.limit)
        return self.verdicts[option]

    def _checked(
        self, pair: Pair, option: str, patient: Patient, verdicts: Sequence[str]
    ) -> Patient:
        """The patient with what is needed, after each of the four was asked about it alone."""
        four = [self.readings[name] for name in (None, *pair, pair)]
        needed = needed_for(four, option)
        short = Patient({name: v for name, v in patient.values.items() if name in needed})
        for one in (short, patient):
            said = [assess(g, one, decision_point_of(g, option).id).verdict(option) for g in four]
            if said == list(verdicts):
                return one
        raise GuidelineError(
            f"The comparison of readings and the plain evaluation disagree on {option} for "
            f"{dict(patient.values)}. This is a fault of the program; please report it."
        )


def _unexpected(chosen: str, first: str, second: str, both: str) -> bool:
    if first == chosen:
        return both != second
    return both != first if second in (chosen, first) else True


def _in_scope(guideline: Guideline, limit: int) -> int | None:
    """How many possible profiles lie in scope; None: too many constraints to count them."""
    every = [c.violation for c in guideline.constraints.values() if c.excludes]
    try:
        return Verdicts({None: guideline}, (), limit, every).in_scope()
    except TooLarge:
        return None
