"""Guideline x option -> the profiles of each verdict, from one numpy table of all combinations.

The plain way to look at everything: an axis for each variable, a cell for each combination. Values
that no condition tells apart share a place on their axis, or no real guideline would fit. The rules
are read once more here, and nothing but the axes is shared with the diagrams.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guideline.evaluation.option_diagram import option_space
from guideline.evaluation.resolution import OptionRules, option_rules
from guideline.evaluation.space import Space
from guideline.model.condition import AllOf, AnyOf, Condition, Includes, Is, IsEmpty, NotThat
from guideline.model.guideline import Guideline
from guideline.model.recommendation import Recommendation, Rule

__all__ = ["LARGEST_TABLE", "verdict_counts"]

LARGEST_TABLE = 50_000_000
"""Cells of one table, of which several exist at a time."""

# Everywhere in this module a truth is an array that has length 1 on the axes it does not ask for.
Truths = NDArray[np.bool_]


def verdict_counts(guideline: Guideline, option: str) -> Counter[str] | None:
    """How many profiles of the option's own variables get each verdict; None: it does not fit."""
    space = option_space(guideline, option)
    if prod(space.widths) > LARGEST_TABLE:
        return None
    table = _Table(guideline, space)
    names, verdicts = table.verdicts(option_rules(guideline, option))
    return Counter(
        {name: table.count(verdicts == number) for number, name in enumerate(names) if name}
    )


class _Table:
    def __init__(self, guideline: Guideline, space: Space) -> None:
        self.guideline = guideline
        self.space = space

    def verdicts(self, case: OptionRules) -> tuple[list[str], NDArray[np.int8]]:
        """The verdict of each cell, as its position among the names; the last that fits counts."""
        applies = {rule.id: self.holds(rule.when) for rule in case.all}
        stands = {
            rule.id: applies[rule.id]
            & ~_any(applies[o.id] for o in case.rules if rule.id in case.displaced[o.id])
            for rule in case.rules
        }
        compares = [r for r in case.rules if isinstance(r, Recommendation) and r.over]
        says = self._words([r for r in case.rules if r not in compares], stands)
        weighs = self._words(compares, stands)
        directions: dict[object, Truths] = {}
        for word, truths in (*says.items(), *weighs.items()):
            direction = self.guideline.wording(word).direction
            directions[direction] = directions.get(direction, _FALSE) | truths
        silent = ~_any(says.values())
        conflict = _two(directions.values()) | _two(says.values())
        conflict = conflict | (silent & _two(weighs.values()))
        only = any(isinstance(r, Recommendation) and r.only for r in case.rules)
        in_scope = self.holds(self.guideline.scope.when)
        layers = [
            ("not_supported" if only else "source_silent", _TRUE),
            ("less_preferred", _any(applies[rule.id] for rule in case.comparisons)),
            *((word, silent & truths) for word, truths in weighs.items()),
            *says.items(),
            ("conflict", conflict),
            ("not_applicable", ~self.holds(case.option.applies_when)),
            ("out_of_scope", ~in_scope),
            ("impossible", ~self._possible()),
        ]
        names = list(dict.fromkeys(name for name, _ in layers))
        found = np.zeros(self.space.widths, np.int8)
        for name, truths in layers:
            np.copyto(found, np.int8(names.index(name)), where=truths)
        return names, found

    def count(self, cells: Truths) -> int:
        """How many profiles stand behind some cells."""
        found: NDArray[Any] = cells
        for weights in reversed(self.space.weights):
            # Class by class: the whole table in wide numbers would take eight times its memory.
            total = np.zeros(found.shape[:-1], np.int64)
            for position, weight in enumerate(weights):
                total += found[..., position] * np.int64(weight)
            found = total
        return int(found)

    def holds(self, condition: Condition) -> Truths:
        match condition:
            case AllOf(parts):
                return ~_any(~self.holds(part) for part in parts)
            case AnyOf(parts):
                return _any(self.holds(part) for part in parts)
            case NotThat(part):
                return ~self.holds(part)
            case Includes(variable, members):
                wanted = set(members)
                axes = self.space.of[variable]
                return _any(
                    self._axis(axis, {1})
                    for axis in axes
                    if wanted.issuperset(self.space.levels[axis].members)
                )
            case IsEmpty(variable):
                return ~_any(self._axis(axis, {1}) for axis in self.space.of[variable])
            case _:
                (axis,) = self.space.of[condition.variable]
                return self._axis(axis, self.space.levels[axis].where(condition))

    def _axis(self, axis: int, classes: Iterable[int]) -> Truths:
        found = np.zeros(self.space.widths[axis], np.bool_)
        found[list(classes)] = True
        shape = [1] * len(self.space.widths)
        shape[axis] = -1
        return found.reshape(shape)

    def _possible(self) -> Truths:
        found = ~_any(self.holds(violation) for violation in self.space.constraints)
        for variable in self.space.derived:
            assert variable.derivation is not None
            earlier = _FALSE
            for value, case in variable.derivation.cases:
                fits = self.holds(case) & ~earlier
                found = found & (~fits | self.holds(Is(variable.id, (value,))))
                earlier = earlier | fits
            otherwise = self.holds(Is(variable.id, (variable.derivation.otherwise,)))
            found = found & (earlier | otherwise)
        return found

    def _words(self, rules: Sequence[Rule], stands: dict[str, Truths]) -> dict[str, Truths]:
        """Where each wording is said; what has been done already is satisfied instead."""
        found: dict[str, Truths] = {}
        for rule in rules:
            done = _FALSE
            if isinstance(rule, Recommendation):
                acts = (rule.satisfied_when, rule.under_way_when)
                done = _any(self.holds(when) for when in acts if when is not None)
            for word, truths in ((rule.wording, ~done), ("satisfied", done)):
                found[word] = found.get(word, _FALSE) | (stands[rule.id] & truths)
        return found


_FALSE, _TRUE = np.zeros(1, np.bool_), np.ones(1, np.bool_)


def _any(several: Iterable[Truths]) -> Truths:
    found = _FALSE
    for truths in several:
        found = found | truths
    return found


def _two(several: Iterable[Truths]) -> Truths:
    """Where at least two hold."""
    one = two = _FALSE
    for truths in several:
        two = two | (one & truths)
        one = one | truths
    return two
