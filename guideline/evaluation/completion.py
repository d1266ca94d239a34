"""Missing values: what verdicts can the completions of a record still lead to?

A verdict stands only if every completion agrees. The method is case distinction on one missing
variable at a time (Shannon expansion) with equal branches merged, so what remains in the tree are
exactly the variables that decide. Records that a constraint makes impossible are left out.

Decision diagrams will take this module's place; `completions` is the seam.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from guideline.evaluation.decision_tree import (
    Branch,
    Tree,
    in_one_order,
    variables_in,
    verdict_conditions,
)
from guideline.evaluation.resolution import OptionRules, Outcome, option_rules, resolve
from guideline.evaluation.truth import derived_values, missing_variables, truth
from guideline.model.condition import Condition, Truth, variables_of
from guideline.model.constraint import Constraint
from guideline.model.guideline import Guideline
from guideline.model.option import DeclaredSilence
from guideline.model.patient import Patient
from guideline.model.recommendation import Recommendation
from guideline.model.value_class import ValueClass, value_classes

__all__ = ["Completions", "Possible", "completions", "settled_truth"]

LARGEST_SEARCH = 20_000
"""Cases tried for one option before the answer is "undetermined, not analysed"."""


@dataclass(frozen=True, slots=True)
class Possible:
    """One verdict some completion leads to, with the completions as a condition."""

    verdict: str
    condition: Condition
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completions:
    """Every verdict that remains possible.

    Attributes:
        outcomes: All distinct outcomes reached.
        deciding: Variables whose value changes the verdict; empty when all outcomes agree.
        possible: One entry per verdict; empty when all outcomes agree.
        analysed: False when the search was given up; then nothing may be concluded.
    """

    outcomes: tuple[Outcome, ...]
    deciding: tuple[str, ...]
    possible: tuple[Possible, ...]
    analysed: bool = True

    @property
    def settled(self) -> bool:
        """Whether one verdict stands for every completion."""
        return self.analysed and len({outcome.verdict for outcome in self.outcomes}) == 1


class _SearchTooLarge(Exception):
    pass


def completions(guideline: Guideline, option: str, patient: Patient) -> Completions:
    """All verdicts on one option that the record's missing values still allow in scope."""
    search = _Search(guideline, option_rules(guideline, option))
    try:
        tree = search.expand(patient)
    except _SearchTooLarge:
        open_variables = search.open_variables(patient)
        return Completions((), open_variables, (), analysed=False)
    outcomes = tuple(search.outcomes)
    if tree is None or isinstance(tree, str):
        return Completions(outcomes, (), ())
    tree = in_one_order(tree)
    deciding = variables_in(tree)
    return Completions(outcomes, deciding, tuple(search.possible(tree)))


def settled_truth(guideline: Guideline, condition: Condition, patient: Patient) -> Truth:
    """Whether every possible completion agrees on a condition; UNKNOWN when they do not."""
    value = truth(condition, patient, guideline.variables)
    if value is not Truth.UNKNOWN:
        return value
    name = missing_variables(condition, patient, guideline.variables)[0]
    classes = value_classes(guideline.variables[name], [condition, *_cuts(guideline, name)])
    found = {
        settled_truth(guideline, condition, completed)
        for completed in (patient.with_value(name, c.sample) for c in classes)
        if not _excluded(guideline, completed, name)
    }
    return found.pop() if len(found) == 1 else Truth.UNKNOWN


class _Search:
    """One case distinction; remembers the outcomes it met."""

    def __init__(self, guideline: Guideline, case: OptionRules) -> None:
        self.guideline = guideline
        self.case = case
        self.outcomes: dict[Outcome, None] = {}  # an ordered set
        self.because: dict[str, list[str]] = {}
        self.tried = 0

    def expand(self, patient: Patient) -> Tree | None:
        """The reduced tree of verdicts; None when no possible patient fits."""
        self.tried += 1
        if self.tried > LARGEST_SEARCH:
            raise _SearchTooLarge
        settled = self._settle(patient)
        if isinstance(settled, Outcome):
            self.outcomes[settled] = None
            self.because.setdefault(settled.verdict, []).extend(settled.because)
            return settled.verdict
        variable = settled[0]
        cases: list[tuple[ValueClass, Tree]] = []
        for value in _classes(self.guideline, self.case.option.id, variable):
            completed = patient.with_value(variable, value.sample)
            if not _excluded(self.guideline, completed, variable):
                branch = self.expand(completed)
                if branch is not None:
                    cases.append((value, branch))
        if not cases:
            return None
        if all(branch == cases[0][1] for _, branch in cases):
            return cases[0][1]
        return Branch(variable, tuple(cases))

    def open_variables(self, patient: Patient) -> tuple[str, ...]:
        """Variables without a value that the next step would ask for."""
        settled = self._settle(patient)
        return () if isinstance(settled, Outcome) else settled

    def possible(self, tree: Tree) -> Iterator[Possible]:
        """Per verdict, the completions that lead to it, merged where that is exact."""
        guideline, option = self.guideline, self.case.option.id

        def telling(variable: str) -> tuple[Condition, ...]:
            return _conditions(guideline, option, variable)

        for verdict, condition in verdict_conditions(tree, guideline.variables, telling).items():
            yield Possible(verdict, condition, tuple(dict.fromkeys(self.because[verdict])))

    def _settle(self, patient: Patient) -> Outcome | tuple[str, ...]:
        variables = self.guideline.variables
        open_variables: list[str] = []

        def holds(condition: Condition) -> bool:
            value = truth(condition, patient, variables)
            if value is Truth.UNKNOWN:
                open_variables.extend(missing_variables(condition, patient, variables))
            return value is Truth.TRUE

        if not holds(self.case.option.applies_when):
            return tuple(open_variables) or Outcome("not_applicable")
        applying: list[str] = []
        satisfied: set[str] = set()
        under_way: set[str] = set()
        for rule in (*self.case.rules, *self.case.comparisons):
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
            silence = next((s for s in self.case.option.silence if holds(s.when)), None)
        if open_variables:
            return tuple(dict.fromkeys(open_variables))
        return resolve(
            self.guideline,
            self.case,
            applying,
            frozenset(satisfied),
            frozenset(under_way),
            silence,
        )


@lru_cache(maxsize=4096)
def _classes(guideline: Guideline, option: str, variable: str) -> tuple[ValueClass, ...]:
    return value_classes(guideline.variables[variable], _conditions(guideline, option, variable))


def _conditions(guideline: Guideline, option: str, variable: str) -> tuple[Condition, ...]:
    """Every condition that can tell two values of a variable apart when an option is judged."""
    rules = option_rules(guideline, option).conditions()
    return (*rules, guideline.scope.when, *_cuts(guideline, variable))


@lru_cache(maxsize=4096)
def _cuts(guideline: Guideline, variable: str) -> tuple[Condition, ...]:
    """Where a value begins to break a constraint or to change what follows from it.

    Without these one sample would stand for values that lead to another derived value, or for
    possible values while it is impossible itself.
    """
    violations = [c.violation for c in _excluding(guideline).get(variable, ())]
    derivations = [
        condition
        for other in guideline.variables.values()
        if other.derivation
        for _, condition in other.derivation.cases
        if variable in variables_of(condition)
    ]
    return (*violations, *derivations)


@lru_cache(maxsize=64)
def _excluding(guideline: Guideline) -> Mapping[str, tuple[Constraint, ...]]:
    """For each variable the constraints it bears on, itself or through what follows from it."""
    found: dict[str, list[Constraint]] = {}
    for constraint in guideline.constraints.values():
        if constraint.excludes:
            ahead = list(variables_of(constraint.violation))
            seen: dict[str, None] = {}
            while ahead:
                variable = ahead.pop()
                derivation = guideline.variables[variable].derivation
                if variable not in seen and derivation:
                    ahead.extend(n for _, c in derivation.cases for n in variables_of(c))
                seen[variable] = None
            for variable in seen:
                found.setdefault(variable, []).append(constraint)
    return {variable: tuple(constraints) for variable, constraints in found.items()}


def _excluded(guideline: Guideline, patient: Patient, variable: str) -> bool:
    """Whether a hypothetical value contradicts a constraint or a derivation already settled."""
    variables = guideline.variables
    for constraint in _excluding(guideline).get(variable, ()):
        if truth(constraint.violation, patient, variables) is Truth.TRUE:
            return True
    for name, value in patient.values.items():
        derived = variables[name]
        if derived.derivation and value not in derived_values(derived, patient, variables):
            return True
    return False
