"""All patients at once: how many profiles there are, are possible, are in scope, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guideline.evaluation.diagram import FALSE, Node, TooLarge
from guideline.evaluation.option_diagram import Compiler
from guideline.evaluation.space import Space, profile_count
from guideline.model.constraint import Constraint
from guideline.model.guideline import Guideline

__all__ = ["Exclusion", "Population", "population"]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What one constraint excludes.

    Attributes:
        profiles: That it excludes, whatever the others do. Constraints overlap.
        alone: That no other constraint excludes.
    """

    constraint: str
    profiles: int
    alone: int


@dataclass(frozen=True, slots=True)
class Population:
    """The profiles of a guideline, counted.

    Attributes:
        profiles: Combinations of all values that can be recorded.
        possible: Those that no constraint excludes.
        in_scope: The possible ones in scope.
        exclusions: One for each excluding constraint.
        unreachable_alerts: Warnings, conflicts and stops that no possible profile gets.
    """

    profiles: int
    possible: int
    in_scope: int
    exclusions: tuple[Exclusion, ...]
    unreachable_alerts: tuple[str, ...]


def population(guideline: Guideline, limit: int) -> Population | None:
    """Count the profiles.

    Returns:
        None when the constraints alone are too large to be analysed.
    """
    constraints = guideline.constraints.values()
    violations = {c.id: c.violation for c in constraints if c.excludes}
    alerts = {c.id: c for c in constraints if not c.excludes}
    conditions = (*violations.values(), *(alert.when for alert in alerts.values()))
    space = Space(guideline, (guideline.scope.when, *conditions))
    compiler = Compiler(space, limit)
    try:
        return _counted(guideline, compiler, list(violations), alerts)
    except TooLarge:
        return None


def _counted(
    guideline: Guideline,
    compiler: Compiler,
    excluding: list[str],
    alerts: Mapping[str, Constraint],
) -> Population:
    diagrams, space = compiler.diagrams, compiler.space
    profiles = profile_count(guideline.variables.values())
    named = profile_count(guideline.variables[name] for name in space.of)
    asked = 1
    for level in space.levels:
        if guideline.variables[level.variable].derivation is None:
            asked *= sum(c.weight for c in level.classes)
    # Each profile of the levels stands for this many: the variables and members never named.
    factor = profiles // named * (named // asked)

    def count(region: Node) -> int:
        return diagrams.counts(region, space.weights).get(True, 0) * factor

    consistent = compiler.consistent
    violated = {id: compiler.condition(guideline.constraints[id].violation) for id in excluding}
    exclusions = []
    for id in excluding:
        others = compiler.any_of(node for other, node in violated.items() if other != id)
        excluded = diagrams.both(consistent, violated[id])
        alone = diagrams.both(excluded, diagrams.negate(others))
        exclusions.append(Exclusion(id, count(excluded), count(alone)))
    inside = diagrams.both(compiler.possible, compiler.condition(guideline.scope.when))
    # A warning that names options is about advice, which nobody gets outside the scope.
    unreachable = tuple(
        id
        for id, alert in alerts.items()
        if diagrams.both(
            inside if alert.options else compiler.possible, compiler.condition(alert.when)
        )
        == FALSE
    )
    return Population(
        profiles, count(compiler.possible), count(inside), tuple(exclusions), unreachable
    )
