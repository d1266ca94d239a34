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

from guideline.evaluation.resolution import OptionRules, Outcome, option_rules, resolve
from guideline.evaluation.truth import derived_values, missing_variables, truth
from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Truth,
    Within,
    variables_of,
)
from guideline.model.constraint import Constraint
from guideline.model.guideline import Guideline
from guideline.model.option import DeclaredSilence
from guideline.model.patient import Patient
from guideline.model.recommendation import Recommendation
from guideline.model.value_class import ValueClass, value_classes
from guideline.model.variable import Kind, Variable

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


@dataclass(frozen=True, slots=True)
class _Branch:
    variable: str
    cases: tuple[tuple[ValueClass, _Tree], ...]


_Tree = str | _Branch
_Path = dict[str, frozenset[ValueClass]]


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
    outcomes = tuple(search.outcomes.values())
    if tree is None or isinstance(tree, str):
        return Completions(outcomes, (), ())
    deciding = tuple(dict.fromkeys(_variables_in(tree)))
    return Completions(outcomes, deciding, tuple(search.possible(tree)))


def settled_truth(guideline: Guideline, condition: Condition, patient: Patient) -> Truth:
    """Whether every possible completion agrees on a condition; UNKNOWN when they do not."""
    value = truth(condition, patient, guideline.variables)
    if value is not Truth.UNKNOWN:
        return value
    name = missing_variables(condition, patient, guideline.variables)[0]
    classes = value_classes(guideline.variables[name], [condition])
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
        self.outcomes: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Outcome] = {}
        self.because: dict[str, list[str]] = {}
        self.tried = 0

    def expand(self, patient: Patient) -> _Tree | None:
        """The reduced tree of verdicts; None when no possible patient fits."""
        self.tried += 1
        if self.tried > LARGEST_SEARCH:
            raise _SearchTooLarge
        settled = self._settle(patient)
        if isinstance(settled, Outcome):
            key = (settled.verdict, settled.because, settled.refined)
            self.outcomes.setdefault(key, settled)
            self.because.setdefault(settled.verdict, []).extend(settled.because)
            return settled.verdict
        variable = settled[0]
        cases: list[tuple[ValueClass, _Tree]] = []
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
        return _Branch(variable, tuple(cases))

    def open_variables(self, patient: Patient) -> tuple[str, ...]:
        """Variables without a value that the next step would ask for."""
        settled = self._settle(patient)
        return () if isinstance(settled, Outcome) else settled

    def possible(self, tree: _Tree) -> Iterator[Possible]:
        """Per verdict, the completions that lead to it, merged where that is exact."""
        boxes: dict[str, list[_Path]] = {}
        for path, verdict in _paths(tree):
            boxes.setdefault(verdict, []).append(path)
        for verdict, paths in boxes.items():
            parts = tuple(
                AllOf(tuple(self._leaf(name, classes) for name, classes in path.items()))
                for path in _merged(paths)
            )
            condition = parts[0] if len(parts) == 1 else AnyOf(parts)
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

    def _leaf(self, name: str, classes: frozenset[ValueClass]) -> Condition:
        variable = self.guideline.variables[name]
        if variable.kind is Kind.INTEGER:
            return _integer_condition(variable, classes)
        if variable.kind is Kind.SET:
            return AnyOf(tuple(_exactly(variable, c.sample) for c in _ordered(variable, classes)))
        return Is(name, tuple(v for v in variable.values if any(c.sample == v for c in classes)))


def _variables_in(tree: _Tree) -> Iterator[str]:
    if isinstance(tree, _Branch):
        yield tree.variable
        for _, branch in tree.cases:
            yield from _variables_in(branch)


def _paths(tree: _Tree) -> Iterator[tuple[_Path, str]]:
    if isinstance(tree, str):
        yield {}, tree
        return
    by_branch: dict[_Tree, list[ValueClass]] = {}
    for value, branch in tree.cases:
        by_branch.setdefault(branch, []).append(value)
    for branch, values in by_branch.items():
        for path, verdict in _paths(branch):
            yield {tree.variable: frozenset(values), **path}, verdict


def _merged(paths: list[_Path]) -> list[_Path]:
    """Join two boxes that differ in one variable only, until none do."""
    boxes = list(paths)
    joined = True
    while joined:
        joined = False
        for i, first in enumerate(boxes):
            for j in range(i + 1, len(boxes)):
                second = boxes[j]
                if first.keys() != second.keys():
                    continue
                differing = [name for name in first if first[name] != second[name]]
                if len(differing) == 1:
                    name = differing[0]
                    boxes[i] = {**first, name: first[name] | second[name]}
                    del boxes[j]
                    joined = True
                    break
            if joined:
                break
    return boxes


def _integer_condition(variable: Variable, classes: frozenset[ValueClass]) -> Condition:
    spans: list[tuple[int, int]] = []
    symbols: list[str] = []
    for value in _ordered(variable, classes):
        if value.low is None or value.high is None:
            symbols.append(str(value.sample))
        elif spans and spans[-1][1] + 1 == value.low:
            spans[-1] = (spans[-1][0], value.high)
        else:
            spans.append((value.low, value.high))
    parts: list[Condition] = [Within(variable.id, low, high) for low, high in spans]
    if symbols:
        parts.append(Is(variable.id, tuple(symbols)))
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _exactly(variable: Variable, sample: object) -> Condition:
    assert isinstance(sample, frozenset)
    if not sample:
        return IsEmpty(variable.id)
    return AllOf(
        tuple(
            Includes(variable.id, (member,))
            if member in sample
            else NotThat(Includes(variable.id, (member,)))
            for member in variable.values
        )
    )


def _ordered(variable: Variable, classes: frozenset[ValueClass]) -> list[ValueClass]:
    order = {value: position for position, value in enumerate(variable.values)}

    def key(value: ValueClass) -> tuple[int, int, tuple[int, ...]]:
        if value.low is not None:
            return (0, value.low, ())
        if isinstance(value.sample, frozenset):
            return (1, 0, tuple(sorted(order[m] for m in value.sample)))
        return (1, order.get(str(value.sample), 0), ())

    return sorted(classes, key=key)


@lru_cache(maxsize=4096)
def _classes(guideline: Guideline, option: str, variable: str) -> tuple[ValueClass, ...]:
    conditions = list(option_rules(guideline, option).conditions())
    conditions.append(guideline.scope.when)
    conditions.extend(c.violation for c in _excluding(guideline).get(variable, ()))
    return value_classes(guideline.variables[variable], conditions)


@lru_cache(maxsize=64)
def _excluding(guideline: Guideline) -> Mapping[str, tuple[Constraint, ...]]:
    found: dict[str, list[Constraint]] = {}
    for constraint in guideline.constraints.values():
        if constraint.excludes:
            for variable in variables_of(constraint.violation):
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
