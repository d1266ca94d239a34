"""Missing values: what verdicts can the completions of a record still lead to?

A verdict stands only if every completion that can exist agrees. What is known is filled into the
option's decision diagram; what remains says exactly which verdicts are left, which variables
decide between them, and what leads to each.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from guideline.evaluation.boxes import cover
from guideline.evaluation.diagram import FALSE, Node, TooLarge
from guideline.evaluation.option_diagram import (
    IMPOSSIBLE,
    Ending,
    OptionDiagram,
    condition_compiler,
    endings_in_scope,
    option_diagram,
)
from guideline.evaluation.resolution import UNSAID, OptionRules, Outcome, option_rules, resolve
from guideline.evaluation.truth import missing_variables, truth
from guideline.model.condition import AnyOf, Condition, NotThat, Truth
from guideline.model.guideline import Guideline
from guideline.model.option import DeclaredSilence
from guideline.model.patient import Patient
from guideline.model.recommendation import Recommendation

__all__ = ["Completions", "Possible", "completions", "settled_truth"]

MOST_ALTERNATIVES = 12
"""Alternatives in the condition of one possible verdict; more than that nobody reads."""


@dataclass(frozen=True, slots=True)
class Possible:
    """One verdict some completion leads to.

    Attributes:
        condition: The shortest condition that leads to it; None when that would be too long to
            read.
    """

    verdict: str
    condition: Condition | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completions:
    """Every verdict that remains possible.

    Attributes:
        outcome: What holds in every completion; None when they disagree, when no patient fits
            the record, or when the search was given up.
        deciding: Variables that together settle the verdict, none of which can be spared; empty
            when it is settled.
        possible: One entry per verdict; empty when the verdict is settled.
        analysed: False when the search was given up; then nothing may be concluded.
    """

    outcome: Outcome | None
    deciding: tuple[str, ...] = ()
    possible: tuple[Possible, ...] = ()
    analysed: bool = True


def completions(guideline: Guideline, option: str, patient: Patient) -> Completions:
    """All verdicts on one option that the record's missing values still allow in scope."""
    case = option_rules(guideline, option)
    settled = _settled(guideline, case, patient)
    if isinstance(settled, Outcome):
        return Completions(settled)
    try:
        compiled = option_diagram(guideline, option, patient)
        answers = compiled.space.answers(patient)
        # Patients who differ elsewhere get the same answer, so it is worked out once.
        known = compiled.remembered.get(frozenset(answers.items()))
        if known is None:
            known = _Remainder(compiled, answers).completions()
            compiled.remembered[frozenset(answers.items())] = known
    except TooLarge:
        return Completions(None, settled, analysed=False)
    assert isinstance(known, Completions)
    return known


def settled_truth(guideline: Guideline, condition: Condition, patient: Patient) -> Truth:
    """Whether every possible completion agrees on a condition; UNKNOWN when they do not."""
    value = truth(condition, patient, guideline.variables)
    if value is not Truth.UNKNOWN:
        return value
    try:
        compiler = condition_compiler(guideline, condition)
        answers = compiler.space.answers(patient)
        possible = compiler.diagrams.fix(compiler.possible, answers)
        holds = compiler.diagrams.fix(compiler.condition(condition), answers)
        fits = compiler.diagrams.both(possible, holds) != FALSE
        fails = compiler.diagrams.both(possible, compiler.diagrams.negate(holds)) != FALSE
    except TooLarge:
        return Truth.UNKNOWN
    if fits == fails:
        return Truth.UNKNOWN
    return Truth.TRUE if fits else Truth.FALSE


def _settled(
    guideline: Guideline, case: OptionRules, patient: Patient
) -> Outcome | tuple[str, ...]:
    """The outcome by the rules alone, or the variables that leave it open.

    The constraints are not asked: a verdict that holds for every completion holds for every
    possible one.
    """
    variables = guideline.variables
    open_variables: list[str] = []

    def holds(condition: Condition) -> bool:
        value = truth(condition, patient, variables)
        if value is Truth.UNKNOWN:
            open_variables.extend(missing_variables(condition, patient, variables))
        return value is Truth.TRUE

    if not holds(case.option.applies_when):
        return tuple(open_variables) or Outcome("not_applicable")
    applying: list[str] = []
    satisfied: set[str] = set()
    under_way: set[str] = set()
    for rule in case.all:
        if not holds(rule.when):
            continue
        applying.append(rule.id)
        if isinstance(rule, Recommendation):
            if rule.satisfied_when and holds(rule.satisfied_when):
                satisfied.add(rule.id)
            if rule.under_way_when and holds(rule.under_way_when):
                under_way.add(rule.id)
    silence: DeclaredSilence | None = None
    if not applying:
        silence = next((s for s in case.option.silence if holds(s.when)), None)
    if open_variables:
        return tuple(dict.fromkeys(open_variables))
    return resolve(guideline, case, applying, frozenset(satisfied), frozenset(under_way), silence)


class _Remainder:
    """What remains of an option's diagram when the recorded values are filled in."""

    def __init__(self, option: OptionDiagram, answers: Mapping[int, int]) -> None:
        self.option = option
        self.diagrams = self.option.diagrams
        self.answers = answers
        self.rules = self.option.case.all
        self.outside = self.diagrams.end(IMPOSSIBLE)

    def completions(self) -> Completions:
        """All that is left."""
        remaining = self.diagrams.fix(self.option.verdict, self.answers)
        inside = endings_in_scope(self.diagrams, remaining)
        verdicts = sorted({e.verdict for e in inside})
        if not verdicts:
            return Completions(None)
        if len(verdicts) == 1:
            return Completions(self._common(verdicts[0], inside))
        # One end for a verdict, whatever covers a silence or makes a conflict.
        ends: dict[Hashable, Node] = {e: self.diagrams.end(Ending(e.verdict)) for e in inside}
        merged = self.diagrams.relabelled(remaining, ends, self.outside)
        needed, deciding = self._deciding(merged)
        conditions = self._conditions(needed, verdicts)
        possible = tuple(
            Possible(verdict, conditions[verdict], self._because(merged, verdict))
            for verdict in verdicts
        )
        return Completions(None, deciding, possible)

    def _deciding(self, verdicts: Node) -> tuple[Node, tuple[str, ...]]:
        """The diagram without the questions it can spare, and the variables it then asks for."""
        space = self.option.space
        for level in space.least_telling_first:
            spared = self.diagrams.without(verdicts, level, self.outside)
            verdicts = verdicts if spared is None else spared
        asked = {space.levels[level].variable for level in self.diagrams.asked(verdicts)}
        return verdicts, tuple(name for name in space.guideline.variables if name in asked)

    def _conditions(self, needed: Node, verdicts: Sequence[str]) -> dict[str, Condition | None]:
        """What leads to each verdict; a single one too long to say is what the others leave."""
        diagrams, space = self.diagrams, self.option.space
        nowhere = diagrams.where(needed, {IMPOSSIBLE})
        found: dict[str, Condition | None] = {}
        for verdict in verdicts:
            region = diagrams.where(needed, {Ending(verdict)})
            elsewhere = diagrams.negate(diagrams.either(region, nowhere))
            covered = cover(diagrams, region, elsewhere, space, MOST_ALTERNATIVES)
            parts = [space.condition(box) for box in covered.boxes]
            found[verdict] = _any_of(parts) if covered.rest == FALSE else None
        short = [condition for condition in found.values() if condition is not None]
        if len(short) == len(found) - 1:
            return {name: found[name] or NotThat(_any_of(short)) for name in found}
        return found

    def _because(self, merged: Node, verdict: str) -> tuple[str, ...]:
        region = self.diagrams.where(merged, {Ending(verdict)})
        return tuple(r.id for r in self.rules if self._somewhere(region, self.option.decides(r)))

    def _common(self, verdict: str, endings: Iterable[Ending]) -> Outcome:
        """One outcome for completions that agree on the verdict: what holds in all of them."""
        option = self.option
        inside = self.diagrams.fix(option.inside, self.answers)
        anywhere = [r for r in self.rules if self._somewhere(inside, option.decides(r))]
        # A rule that is dropped in every completion gives the verdict in none.
        everywhere = [
            r
            for r in anywhere
            if self._everywhere(inside, self.diagrams.either(option.decides(r), option.refined(r)))
        ]
        return Outcome(
            verdict,
            tuple(r.id for r in everywhere or anywhere),
            tuple(r.id for r in self.rules if self._everywhere(inside, option.refined(r))),
            self._silence(inside, endings),
            next((r.id for r in anywhere if self._everywhere(inside, option.under_way(r))), None),
        )

    def _silence(self, inside: Node, endings: Iterable[Ending]) -> DeclaredSilence | None:
        """What is declared for every completion; None where some completion has no declaration."""
        covered = [e.detail for e in endings if e.verdict in UNSAID]
        if not covered or "" in covered:
            return None
        declared = self.option.case.option.silence
        condition = self.option.compiler.condition
        for silence in declared:
            if self._everywhere(inside, condition(silence.when)):
                return silence
        # Each completion has a reason, but not the same.
        several = [declared[int(detail)] for detail in sorted(covered, key=int)]
        return DeclaredSilence(
            _any_of([silence.when for silence in several]),
            " Or: ".join(silence.reason for silence in several),
            tuple(dict.fromkeys(s for silence in several for s in silence.statements)),
            tuple(dict.fromkeys(q for silence in several for q in silence.questions)),
        )

    def _somewhere(self, inside: Node, region: Node) -> bool:
        return self.diagrams.both(inside, self.diagrams.fix(region, self.answers)) != FALSE

    def _everywhere(self, inside: Node, region: Node) -> bool:
        return not self._somewhere(inside, self.diagrams.negate(region))


def _any_of(parts: Sequence[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))
