"""Several guidelines of one vocabulary -> the verdicts of all of them over one space of profiles.

They may differ in rules and options, but not in variables, scope or what a record can be.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from guideline.comparison.result import Patients
from guideline.comparison.space import MOST_GROUPS
from guideline.evaluation.boxes import cover
from guideline.evaluation.diagram import FALSE, Node
from guideline.evaluation.option_diagram import Compiler, Ending, OptionDiagram
from guideline.evaluation.resolution import option_rules
from guideline.evaluation.space import Space, profile_count
from guideline.model.condition import Condition
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient

__all__ = ["Verdicts", "needed_for"]


class Verdicts:
    """What several guidelines say on some options, for every patient in scope.

    Args:
        guidelines: By any name. They share the scope, the variables, and what a record can be.
        options: Ids.
        limit: Steps allowed.
        besides: Conditions that levels are needed for as well.

    Raises:
        TooLarge: It takes more steps.
    """

    def __init__(
        self,
        guidelines: Mapping[Any, Guideline],
        options: Iterable[str],
        limit: int,
        besides: Iterable[Condition] = (),
    ) -> None:
        self.guidelines = guidelines
        self.options = tuple(options)
        conditions = [
            condition
            for guideline in guidelines.values()
            for option in self.options
            for condition in option_rules(guideline, option).conditions()
        ]
        self.first = next(iter(guidelines.values()))
        scope = self.first.scope.when
        self.space = Space(self.first, dict.fromkeys((scope, *conditions, *besides)))
        self.compiler = Compiler(self.space, limit)
        self.diagrams = self.compiler.diagrams
        self.inside = self.diagrams.both(self.compiler.possible, self.compiler.condition(scope))
        self._known: dict[tuple[Any, str], Node] = {}

    def verdict(self, option: str, name: Any) -> Node:
        """Ends in the verdict on an option in one of the guidelines."""
        key = (name, option)
        if key not in self._known:
            guideline = self.guidelines[name]
            self._known[key] = OptionDiagram(guideline, option, self.compiler).verdict
        return self._known[key]

    def moved(self, option: str, before: Any, after: Any) -> Node:
        """Where two of the guidelines give another verdict on an option."""
        pair = (self.verdict(option, before), self.verdict(option, after))
        return self.diagrams.compare(*pair, lambda a, b: _word(a) != _word(b))

    def together(self, option: str, names: Sequence[Any]) -> Node:
        """Ends in the verdicts of several of the guidelines, as a tuple."""
        end = self.diagrams.end
        found = end(())
        for name in names:
            found = self.diagrams.combined(
                found,
                self.verdict(option, name),
                lambda so_far, ending: end((*_words(so_far), _word(ending))),
            )
        return found

    def patients(self, region: Node, in_scope: int) -> Patients:
        """A region, which lies in scope, in words; `in_scope` is how many profiles there are."""
        if region == FALSE:
            return Patients(0)
        elsewhere = self.diagrams.both(self.inside, self.diagrams.negate(region))
        found = cover(self.diagrams, region, elsewhere, self.space, MOST_GROUPS)
        conditions = tuple(self.space.condition(box) for box in found.boxes)
        count = self._count(region, in_scope)
        return Patients(count, conditions, self._count(found.rest, in_scope))

    def one(self, region: Node) -> Patient:
        """One profile of a region that is not empty, with a value for every level."""
        return self.space.patient(self.diagrams.first_in(region, {}))

    def in_scope(self) -> int:
        """How many profiles lie in scope, when every constraint is among the levels."""
        variables = self.first.variables
        here = self.diagrams.counts(self.inside, self.space.weights).get(True, 0)
        asked = 1
        for level in self.space.levels:
            if variables[level.variable].derivation is None:
                asked *= sum(one.weight for one in level.classes)
        return here * (profile_count(variables.values()) // asked)

    def _count(self, region: Node, in_scope: int) -> int:
        # What no condition here names is independent of what they name, so shares are exact.
        weights = self.space.weights
        here, whole = (
            self.diagrams.counts(node, weights).get(True, 0) for node in (region, self.inside)
        )
        return here * in_scope // whole if whole else 0


def needed_for(guidelines: Iterable[Guideline], option: str) -> frozenset[str]:
    """The variables that have to be recorded so that all of these can answer on an option."""
    guidelines = list(guidelines)
    conditions = [c for g in guidelines for c in option_rules(g, option).conditions()]
    scope = guidelines[0].scope.when
    return Space(guidelines[0], dict.fromkeys((scope, *conditions))).recordable


def _word(ending: Hashable) -> str:
    return ending.verdict if isinstance(ending, Ending) else ""


def _words(so_far: Hashable) -> tuple[str, ...]:
    return so_far if isinstance(so_far, tuple) else ()
