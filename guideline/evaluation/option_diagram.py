"""Guideline x option -> one decision diagram that ends in the verdict for every possible profile.

This is the semantics of `resolution` once more, written as conditions instead of as a walk over
the rules, so that all patients are answered at once. The two are held against each other by tests,
profile by profile. Never one diagram for all options together: that grows beyond any memory.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import _lru_cache_wrapper, cached_property, lru_cache
from itertools import combinations
from typing import TypeVar

from guideline.evaluation.diagram import FALSE, TRUE, Diagrams, Node, TooLarge
from guideline.evaluation.resolution import OptionRules, option_rules
from guideline.evaluation.space import Space
from guideline.model.condition import AllOf, AnyOf, Condition, Includes, Is, IsEmpty, NotThat
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.recommendation import Recommendation, Rule
from guideline.model.variable import Score
from guideline.model.wording import Direction

__all__ = [
    "IMPOSSIBLE",
    "OUT_OF_SCOPE",
    "Compiler",
    "Ending",
    "OptionDiagram",
    "condition_compiler",
    "endings_in_scope",
    "option_diagram",
    "option_space",
]

LARGEST_ANSWER = 200_000
"""Steps allowed to answer for one option when values are missing; about a second."""
MOST_REMEMBERED = 1_000_000
"""Nodes that many patients may leave behind before an option is compiled anew."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a profile ends.

    Attributes:
        verdict: A wording of the guideline, a verdict of the engine, or `impossible`.
        detail: For silence, and for `not_supported`, the position of the declaration that covers
            it, as text, or empty when nobody declared it. For a conflict `directions` or
            `wordings`: what disagrees.
    """

    verdict: str
    detail: str = ""


IMPOSSIBLE = Ending("impossible")
"""No such patient: a constraint excludes the profile."""
OUT_OF_SCOPE = Ending("out_of_scope")


def endings_in_scope(diagrams: Diagrams, verdict: Node) -> tuple[Ending, ...]:
    """Where the possible profiles in scope of a verdict's diagram end, in order."""
    labels = diagrams.labels(verdict) - {IMPOSSIBLE, OUT_OF_SCOPE}
    found = [label for label in labels if isinstance(label, Ending)]
    return tuple(sorted(found, key=lambda ending: (ending.verdict, ending.detail)))


class Compiler:
    """Conditions as diagrams over one space.

    Args:
        space: The levels.
        limit: Steps allowed.
        answers: Classes that are known; the diagrams then speak of such profiles only.
    """

    def __init__(self, space: Space, limit: int, answers: Mapping[int, int] | None = None) -> None:
        self.space = space
        self.diagrams = Diagrams(space.widths, limit)
        self._answers = answers or {}
        self._known: dict[Condition, Node] = {}

    def condition(self, condition: Condition) -> Node:
        """Where a condition holds. All its variables have to be in the space."""
        known = self._known.get(condition)
        if known is None:
            known = self._known[condition] = self._compiled(condition)
        return known

    @cached_property
    def possible(self) -> Node:
        """The profiles that no constraint excludes and whose derived values fit."""
        allowed = (self.diagrams.negate(self.condition(v)) for v in self.space.constraints)
        return self.all_of((self.consistent, *allowed))

    @cached_property
    def consistent(self) -> Node:
        """The profiles whose derived values follow from the others, whether possible or not."""
        return self.all_of(self._follows(variable.id) for variable in self.space.derived)

    def all_of(self, parts: Iterable[Node]) -> Node:
        """Where all of these hold."""
        found = TRUE
        for part in parts:
            found = self.diagrams.both(found, part)
        return found

    def any_of(self, parts: Iterable[Node]) -> Node:
        """Where any of these holds."""
        found = FALSE
        for part in parts:
            found = self.diagrams.either(found, part)
        return found

    def _compiled(self, condition: Condition) -> Node:
        match condition:
            case AllOf(parts):
                return self.all_of(self.condition(part) for part in parts)
            case AnyOf(parts):
                return self.any_of(self.condition(part) for part in parts)
            case NotThat(part):
                return self.diagrams.negate(self.condition(part))
            case Includes(variable, members):
                inside = (p for p in self.space.of[variable] if self._is_among(p, members))
                return self.any_of(self._test(position, {1}) for position in inside)
            case IsEmpty(variable):
                return self.all_of(self._test(p, {0}) for p in self.space.of[variable])
            case _:
                (position,) = self.space.of[condition.variable]
                return self._test(position, self.space.levels[position].where(condition))

    def _test(self, position: int, classes: Collection[int]) -> Node:
        known = self._answers.get(position)
        if known is None:
            return self.diagrams.test(position, classes)
        return TRUE if known in classes else FALSE

    def _is_among(self, position: int, members: tuple[str, ...]) -> bool:
        group = set(self.space.levels[position].members)
        if group & set(members) and not group <= set(members):
            raise ValueError("the space was not cut for this condition")
        return group <= set(members)

    def _follows(self, name: str) -> Node:
        """Where a derived variable has the value that follows from the others."""
        variable = self.space.guideline.variables[name]
        assert variable.derivation is not None
        if isinstance(variable.derivation, Score):
            return self._adds_up(name, variable.derivation)
        found = self.condition(Is(name, (variable.derivation.otherwise,)))
        for value, case in reversed(variable.derivation.cases):
            found = self.diagrams.choose(
                self.condition(case), self.condition(Is(name, (value,))), found
            )
        return found

    def _adds_up(self, name: str, score: Score) -> Node:
        """Where a score is the sum of its points."""
        diagrams = self.diagrams
        found, sums = diagrams.end(0), {0}
        for points, condition in score.points:
            raised: dict[Hashable, Node] = {n: diagrams.end(n + points) for n in sums}
            more = diagrams.relabelled(found, raised, FALSE)
            found = diagrams.choose(self.condition(condition), more, found)
            sums |= {number + points for number in sums}
        (position,) = self.space.of[name]
        level = self.space.levels[position]
        alike: dict[int, list[int]] = {}
        for number in sums:
            alike.setdefault(level.class_of(number), []).append(number)
        return self.any_of(
            diagrams.both(diagrams.where(found, numbers), self._test(position, {place}))
            for place, numbers in alike.items()
        )


class OptionDiagram:
    """One option of a guideline, compiled.

    Attributes:
        case: What bears on the option.
        verdict: Ends in an `Ending` for every profile.
        remembered: For whoever asks about patients: what was worked out for known answers.
    """

    def __init__(self, guideline: Guideline, option: str, compiler: Compiler) -> None:
        self.guideline = guideline
        self.case: OptionRules = option_rules(guideline, option)
        self.compiler = compiler
        self.diagrams = compiler.diagrams
        self.space = compiler.space
        self.inside = self.diagrams.both(
            compiler.possible, compiler.condition(guideline.scope.when)
        )
        self.verdict = self._verdict()
        self.remembered: dict[frozenset[tuple[int, int]], object] = {}

    def applies(self, rule: Rule) -> Node:
        """Where the condition of a rule holds, whatever the scope."""
        return self.compiler.condition(rule.when)

    def stands(self, rule: Rule) -> Node:
        """Where a rule applies and no applying rule refines or overrides it."""
        stronger = [
            self.applies(other)
            for other in self.case.rules
            if rule.id in self.case.displaced[other.id]
        ]
        return self.diagrams.both(
            self.applies(rule), self.diagrams.negate(self.compiler.any_of(stronger))
        )

    def decides(self, rule: Rule) -> Node:
        """Where a rule is among those that give the verdict, in scope or not."""
        asked = self.compiler.condition(self.case.option.applies_when)
        any_of, both = self.compiler.any_of, self.diagrams.both
        anything = any_of(map(self.stands, self.case.rules))
        if rule in self.case.comparisons:
            silent = self.diagrams.negate(anything)
            return both(asked, both(silent, self.applies(rule)))
        found = self.stands(rule)
        if isinstance(rule, Recommendation):
            if rule.over:
                stronger = any_of(map(self.stands, self._absolute))
                found = both(found, any_of((self.diagrams.negate(stronger), self._conflict)))
            if rule.only:
                lesser = any_of(map(self.applies, self.case.comparisons))
                nothing = self.diagrams.negate(any_of((anything, lesser)))
                found = any_of((found, nothing))
        return both(asked, found)

    def refined(self, rule: Rule) -> Node:
        """Where a rule applies but is dropped for a more precise one."""
        return self.diagrams.both(self.applies(rule), self.diagrams.negate(self.stands(rule)))

    def under_way(self, rule: Rule) -> Node:
        """Where the act a rule requires is under way and the rule gives the one verdict."""
        when = rule.under_way_when if isinstance(rule, Recommendation) else None
        if when is None or rule not in self.case.rules:
            return FALSE
        both = self.diagrams.both
        gives = both(both(self.decides(rule), self.stands(rule)), self.compiler.condition(when))
        return both(gives, self.diagrams.negate(self._conflict))

    def count(self, region: Node) -> int:
        """How many profiles of this space lie in a region."""
        return self.diagrams.counts(region, self.space.weights).get(True, 0)

    # The verdict

    @property
    def _absolute(self) -> Sequence[Rule]:
        return [r for r in self.case.rules if not (isinstance(r, Recommendation) and r.over)]

    @cached_property
    def _says(self) -> dict[str, Node]:
        """For each wording, where a rule that says how good the option is stands for it."""
        return self._wordings_of(self._absolute)

    @cached_property
    def _compares(self) -> dict[str, Node]:
        """The same for the rules that only prefer this option to another."""
        return self._wordings_of([r for r in self.case.rules if r not in self._absolute])

    @cached_property
    def _conflict(self) -> Node:
        return self.diagrams.either(self._directions_differ, self._wordings_differ)

    @cached_property
    def _directions_differ(self) -> Node:
        speaks: dict[Direction, Node] = {}
        for said in (self._says, self._compares):
            for wording, node in said.items():
                direction = self.guideline.wording(wording).direction
                speaks[direction] = self.diagrams.either(speaks.get(direction, FALSE), node)
        return self._two_of(speaks.values())

    @cached_property
    def _wordings_differ(self) -> Node:
        nothing = self.diagrams.negate(self.compiler.any_of(self._says.values()))
        compared = self.diagrams.both(nothing, self._two_of(self._compares.values()))
        return self.diagrams.either(self._two_of(self._says.values()), compared)

    def _verdict(self) -> Node:
        choose, end = self.diagrams.choose, self.diagrams.end
        condition, any_of = self.compiler.condition, self.compiler.any_of
        exclusive = any(isinstance(rule, Recommendation) and rule.only for rule in self.case.rules)
        unsaid = "not_supported" if exclusive else "source_silent"
        found = end(Ending(unsaid))
        for position, silence in reversed(list(enumerate(self.case.option.silence))):
            declared = end(Ending(unsaid, str(position)))
            found = choose(condition(silence.when), declared, found)
        lesser = any_of(map(self.applies, self.case.comparisons))
        found = choose(lesser, end(Ending("less_preferred")), found)
        for said in (self._compares, self._says):
            for wording, node in said.items():
                found = choose(node, end(Ending(wording)), found)
        found = choose(self._wordings_differ, end(Ending("conflict", "wordings")), found)
        found = choose(self._directions_differ, end(Ending("conflict", "directions")), found)
        asked = condition(self.case.option.applies_when)
        found = choose(asked, found, end(Ending("not_applicable")))
        found = choose(condition(self.guideline.scope.when), found, end(OUT_OF_SCOPE))
        return choose(self.compiler.possible, found, end(IMPOSSIBLE))

    def _wordings_of(self, rules: Iterable[Rule]) -> dict[str, Node]:
        found: dict[str, Node] = {}
        both, either, negate = self.diagrams.both, self.diagrams.either, self.diagrams.negate
        for rule in rules:
            stands = self.stands(rule)
            done = FALSE
            if isinstance(rule, Recommendation):
                acts = [c for c in (rule.satisfied_when, rule.under_way_when) if c]
                done = self.compiler.any_of(map(self.compiler.condition, acts))
            if done != FALSE:
                kept = found.get("satisfied", FALSE)
                found["satisfied"] = either(kept, both(stands, done))
            open_still = both(stands, negate(done))
            found[rule.wording] = either(found.get(rule.wording, FALSE), open_still)
        return found

    def _two_of(self, regions: Iterable[Node]) -> Node:
        pairs = combinations(regions, 2)
        return self.compiler.any_of(self.diagrams.both(a, b) for a, b in pairs)


def option_diagram(guideline: Guideline, option: str, patient: Patient) -> OptionDiagram:
    """One option compiled, at least for the patients who have the recorded values.

    Raises:
        TooLarge: Even that would take more steps than an answer may take.
    """
    whole = _ready(_whole, _Same(guideline, option))
    if whole is not None:
        return whole
    space = option_space(guideline, option)
    compiler = Compiler(space, LARGEST_ANSWER, space.answers(patient))
    return OptionDiagram(guideline, option, compiler)


def condition_compiler(guideline: Guideline, condition: Condition) -> Compiler:
    """A compiler whose space is that of one condition."""
    found = _ready(_alone, guideline, condition)
    assert found is not None
    return found


def option_space(guideline: Guideline, option: str, *more: Condition) -> Space:
    """The levels that the diagram of an option needs, and those of more conditions."""
    conditions = option_rules(guideline, option).conditions()
    return Space(guideline, (guideline.scope.when, *conditions, *more))


T = TypeVar("T", Compiler, OptionDiagram)


def _ready(compiled: _lru_cache_wrapper[T | None], *key: Hashable) -> T | None:
    """What is compiled once and asked many times, with the steps of one more question.

    Without them the questions of many patients would add up to the limit of one.
    """
    found = compiled(*key)
    if found is not None and len(found.diagrams) > MOST_REMEMBERED:
        compiled.cache_clear()
        found = compiled(*key)
    if found is not None:
        found.diagrams.allow(LARGEST_ANSWER)
    return found


@lru_cache(maxsize=256)
def _alone(guideline: Guideline, condition: Condition) -> Compiler | None:
    return Compiler(Space(guideline, [condition]), LARGEST_ANSWER)


class _Same:
    """All that the diagram of an option depends on.

    Two guidelines that differ elsewhere have the same diagram, so that of hundreds of variants of
    one guideline only what differs is compiled.
    """

    def __init__(self, guideline: Guideline, option: str) -> None:
        self.guideline = guideline
        self.option = option
        case = option_rules(guideline, option)
        shared = (guideline.variables, guideline.constraints, guideline.wordings)
        self._key = (guideline.scope.when, case.option, case.all, tuple(map(id, shared)))
        self._hash = hash(self._key)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._key == other._key


@lru_cache(maxsize=256)
def _whole(same: _Same) -> OptionDiagram | None:
    """The option for all patients; None when that is too large."""
    try:
        space = option_space(same.guideline, same.option)
        return OptionDiagram(same.guideline, same.option, Compiler(space, LARGEST_ANSWER))
    except TooLarge:
        return None
