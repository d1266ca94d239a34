"""Decision point -> what each option gets, as a small tree of questions.

A tree asks only for what tells verdicts apart. What holds for all patients of a branch is told
where the branch begins, options that wait for different things are asked about apart, and answers
that lead on alike stand together. So every possible patient in scope comes to exactly one verdict
of every option, and the verdict holds for all patients who come there; the proof is the option's
decision diagram, never a guess from examples.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guideline.evaluation.diagram import FALSE, Node, TooLarge
from guideline.evaluation.option_diagram import (
    IMPOSSIBLE,
    OUT_OF_SCOPE,
    Compiler,
    Ending,
    OptionDiagram,
    option_space,
)
from guideline.evaluation.resolution import option_rules
from guideline.evaluation.space import Level, Space
from guideline.model.condition import Condition, variables_of
from guideline.model.guideline import Guideline

__all__ = ["Branch", "Open", "Part", "Question", "Settled", "algorithm"]

MOST_STEPS = 2_000_000
"""Steps allowed for one decision point, some ten seconds; no figure beyond that."""
MOST_ENDS = 40
"""Ends a readable tree may have; a deeper one says what the rest depends on."""
DEEPEST = 6
"""Questions that may stand under one another: more do not fit the width of a phone."""
ALIKE = 1 / 3
"""What options have to share of what they wait for to stand in one tree, so that each is small."""

_OUTSIDE = ("outside",)  # nobody comes here; no wording has the type of this end


@dataclass(frozen=True, slots=True)
class Settled:
    """The verdict on one option for all patients who come to this place.

    Attributes:
        rules: Every rule that gives it for some of them; none where the source is silent.
    """

    option: str
    verdict: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """An option on which the patients of this place still differ; the tree is cut here.

    Attributes:
        verdicts: Every verdict that some of them get.
        variables: What it depends on.
    """

    option: str
    verdicts: tuple[str, ...]
    variables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is told at one place: for each option a verdict, or a question that leads to it."""

    settled: tuple[Settled, ...]
    questions: tuple[Question, ...]
    open: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, with the answers that some possible patient in scope can give.

    Attributes:
        options: What waits for the answer.
    """

    options: tuple[str, ...]
    level: Level
    branches: tuple[Branch, ...]

    @property
    def ends(self) -> int:
        """How many verdicts are told below."""
        parts = [branch.part for branch in self.branches]
        below = sum(question.ends for part in parts for question in part.questions)
        return below + sum(len(part.settled) + len(part.open) for part in parts)


@dataclass(frozen=True, slots=True)
class Branch:
    """Answers that lead on alike.

    Attributes:
        classes: Positions in the question's level.
        when: The same as a condition.
    """

    classes: tuple[int, ...]
    when: Condition
    part: Part


def algorithm(guideline: Guideline, options: Sequence[str]) -> Part | None:
    """The tree of some options.

    Returns:
        None when that cannot be worked out within the steps allowed.
    """
    try:
        grown = _grower(guideline, tuple(options))
        trees = (grown.tree(depth) for depth in range(DEEPEST, -1, -1))
        return next(t for t in trees if all(q.ends <= MOST_ENDS for q in t.questions))
    except TooLarge:
        return None


Verdicts = Mapping[str, Node]  # for each option a diagram that ends in its verdict or _OUTSIDE


class _Grower:
    """The diagrams of some options over one space, and the tree that grows from them."""

    def __init__(self, guideline: Guideline, options: Sequence[str]) -> None:
        conditions = {id: option_rules(guideline, id).conditions() for id in options}
        every = [condition for mine in conditions.values() for condition in mine]
        self.space: Space = option_space(guideline, options[0], *every)
        # An option is asked about in the words of its own rules, as long as these are enough.
        self.spare: dict[str, list[int]] = {}
        for id, mine in conditions.items():
            named = {self.space.of[name] for c in mine for name in variables_of(c)}
            own = {level for levels in named for level in levels}
            self.spare[id] = sorted(self.space.least_telling_first, key=own.__contains__)
        compiler = Compiler(self.space, MOST_STEPS)
        self.diagrams = diagrams = compiler.diagrams
        self.guideline = guideline
        self.options = options
        self.outside = diagrams.end(_OUTSIDE)
        compiled = {id: OptionDiagram(guideline, id, compiler) for id in options}
        whole = compiled[options[0]].inside
        self.decides = {
            id: {rule.id: diagrams.both(found.decides(rule), whole) for rule in found.case.all}
            for id, found in compiled.items()
        }
        self.verdicts = {id: self._told(id, whole, found.verdict) for id, found in compiled.items()}
        asked = set().union(*map(diagrams.asked, self.verdicts.values()))
        for level in set(range(len(self.space.levels))) - asked:
            # Some patient in scope is left where any answer to this question leaves one.
            shorter = diagrams.without(whole, level, FALSE)
            assert shorter is not None  # inside and outside never differ in this sense
            whole = shorter
        self.inside = whole

    def tree(self, depth: int) -> Part:
        """The tree with at most so many questions under one another."""
        somebody = self.options if self.inside != FALSE else ()
        return self._part(somebody, self.verdicts, self.inside, {}, depth, ALIKE)

    def _told(self, id: str, inside: Node, verdict: Node) -> Node:
        """A verdict's diagram without silence's details, free where nobody is."""
        diagrams = self.diagrams
        ends: dict[Hashable, Node] = {
            label: diagrams.end(label.verdict)
            for label in diagrams.labels(verdict) - {IMPOSSIBLE, OUT_OF_SCOPE}
            if isinstance(label, Ending)
        }
        return self._shortened(id, inside, diagrams.relabelled(verdict, ends, self.outside))

    def _shortened(self, id: str, inside: Node, verdict: Node) -> Node:
        """The same verdicts for everybody inside, asking for as little as possible."""
        found = self.diagrams.choose(inside, verdict, self.outside)
        for level in self.spare[id]:
            if level in self.diagrams.asked(found):
                shorter = self.diagrams.without(found, level, self.outside)
                found = found if shorter is None else shorter
        return found

    def _part(
        self,
        options: Sequence[str],
        verdicts: Verdicts,
        inside: Node,
        box: Mapping[int, tuple[int, ...]],
        depth: int,
        share: float = 0.0,
    ) -> Part:
        ended = [id for id in options if self.diagrams.is_end(verdicts[id])]
        waiting = [id for id in options if id not in ended]
        settled = [self._settled(id, verdicts[id], box) for id in ended]
        questions, left = list[Question](), list[Open]()
        for group in _together(waiting, lambda id: self.diagrams.asked(verdicts[id]), share):
            if depth:
                questions.append(self._question(group, verdicts, inside, box, depth))
            else:
                left.extend(self._open(id, verdicts[id]) for id in group)
        return Part(tuple(settled), tuple(questions), tuple(left))

    def _settled(self, id: str, verdict: Node, box: Mapping[int, tuple[int, ...]]) -> Settled:
        (word,) = self.diagrams.labels(verdict)
        rules = (r for r, where in self.decides[id].items() if self.diagrams.meets(where, box))
        return Settled(id, str(word), tuple(rules))

    def _open(self, id: str, verdict: Node) -> Open:
        words = {label for label in self.diagrams.labels(verdict) if isinstance(label, str)}
        asked = {self.space.levels[level].variable for level in self.diagrams.asked(verdict)}
        names = tuple(name for name in self.guideline.variables if name in asked)
        return Open(id, tuple(sorted(words)), names)

    def _question(
        self,
        options: Sequence[str],
        verdicts: Verdicts,
        inside: Node,
        box: Mapping[int, tuple[int, ...]],
        depth: int,
    ) -> Question:
        """Ask what leaves least to be asked; of two such, what the vocabulary names first."""
        places = {name: place for place, name in enumerate(self.guideline.variables)}
        asked = set().union(*(self.diagrams.asked(verdicts[id]) for id in options))
        choices = []
        for level in asked:
            answers = self._answers(level, options, verdicts, inside)
            work = sum(
                len(self.diagrams.asked(node)) for _, _, found in answers for node in found.values()
            )
            place = places[self.space.levels[level].variable]
            choices.append((work, len(answers), place, level, answers))
        *_, level, answers = min(choices, key=lambda choice: choice[:4])
        branches = []
        for classes, rest, found in answers:
            part = self._part(options, found, rest, {**box, level: classes}, depth - 1)
            branches.append(Branch(classes, self.space.condition({level: classes}), part))
        return Question(tuple(options), self.space.levels[level], tuple(branches))

    def _answers(
        self, level: int, options: Sequence[str], verdicts: Verdicts, inside: Node
    ) -> list[tuple[tuple[int, ...], Node, dict[str, Node]]]:
        """The answers to one question that somebody can give, those that lead on alike as one.

        Returns:
            For each the classes, who is left, and the verdicts that are left.
        """
        alike: dict[tuple[Node, ...], tuple[tuple[int, ...], Node]] = {}
        for place in range(self.space.widths[level]):
            if (rest := self.diagrams.fix(inside, {level: place})) == FALSE:
                continue
            found = tuple(
                self._shortened(id, rest, self.diagrams.fix(verdicts[id], {level: place}))
                for id in options
            )
            classes, before = alike.get(found, ((), FALSE))
            alike[found] = ((*classes, place), self.diagrams.either(before, rest))
        return [
            (classes, rest, dict(zip(options, found, strict=True)))
            for found, (classes, rest) in alike.items()
        ]


@lru_cache(maxsize=16)
def _grower(guideline: Guideline, options: tuple[str, ...]) -> _Grower:
    return _Grower(guideline, options)


def _together(
    options: Iterable[str], asked: Callable[[str], frozenset[int]], share: float = 0.0
) -> tuple[tuple[str, ...], ...]:
    """Options that wait for the same things, also by way of others.

    Args:
        options: In order; a group keeps the place of its first.
        asked: What an option waits for.
        share: Which part of what two options wait for has to be the same; more than nothing.
    """
    groups: list[tuple[str, ...]] = []
    for id in options:
        mine = asked(id)
        near = [
            group
            for group in groups
            if any(
                mine & asked(other) and len(mine & asked(other)) >= share * len(mine | asked(other))
                for other in group
            )
        ]
        at = groups.index(near[0]) if near else len(groups)
        joined = (*(other for group in near for other in group), id)
        groups = [group for group in groups if group not in near]
        groups.insert(at, joined)
    return tuple(groups)
