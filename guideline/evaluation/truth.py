"""Condition x patient -> truth, in Kleene's strong three-valued logic.

Source of the method: S. C. Kleene, Introduction to Metamathematics (1952), section 64.
"""

from __future__ import annotations

from collections.abc import Mapping

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
)
from guideline.model.patient import Patient, Recorded
from guideline.model.variable import Score, Variable

__all__ = ["derived_values", "missing_variables", "truth"]

_NEGATION = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


def truth(condition: Condition, patient: Patient, variables: Mapping[str, Variable]) -> Truth:
    """Whether a condition holds for a patient.

    Returns:
        UNKNOWN when a variable that matters is not recorded; never FALSE for that reason.
    """
    match condition:
        case AllOf(parts):
            result = Truth.TRUE
            for part in parts:
                value = truth(part, patient, variables)
                if value is Truth.FALSE:
                    return Truth.FALSE
                if value is Truth.UNKNOWN:
                    result = Truth.UNKNOWN
            return result
        case AnyOf(parts):
            result = Truth.FALSE
            for part in parts:
                value = truth(part, patient, variables)
                if value is Truth.TRUE:
                    return Truth.TRUE
                if value is Truth.UNKNOWN:
                    result = Truth.UNKNOWN
            return result
        case NotThat(part):
            return _NEGATION[truth(part, patient, variables)]
        case _:
            return _leaf_truth(condition, patient, variables)


def derived_values(
    variable: Variable, patient: Patient, variables: Mapping[str, Variable]
) -> tuple[str, ...] | tuple[int, ...]:
    """Every value a derived variable may still have; one value when it is settled."""
    assert variable.derivation is not None
    if isinstance(variable.derivation, Score):
        sums = {0}
        for points, condition in variable.derivation.points:
            holds = truth(condition, patient, variables)
            if holds is not Truth.FALSE:
                more = {number + points for number in sums}
                sums = more if holds is Truth.TRUE else sums | more
        return tuple(sorted(sums))
    possible: list[str] = []
    for value, condition in variable.derivation.cases:
        holds = truth(condition, patient, variables)
        if holds is not Truth.FALSE:
            possible.append(value)
        if holds is Truth.TRUE:
            return tuple(dict.fromkeys(possible))
    return tuple(dict.fromkeys([*possible, variable.derivation.otherwise]))


def missing_variables(
    condition: Condition, patient: Patient, variables: Mapping[str, Variable]
) -> tuple[str, ...]:
    """The variables named in a condition whose value is still open, in reading order.

    None when the condition is settled without them. A derived variable counts as one variable,
    so a person is asked what the rule says.
    """
    if truth(condition, patient, variables) is not Truth.UNKNOWN:
        return ()
    match condition:
        case AllOf(parts) | AnyOf(parts):
            found: list[str] = []
            for part in parts:
                found.extend(missing_variables(part, patient, variables))
            return tuple(dict.fromkeys(found))
        case NotThat(part):
            return missing_variables(part, patient, variables)
        case _:
            return (condition.variable,)


def _leaf_truth(
    leaf: Is | Within | Includes | IsEmpty, patient: Patient, variables: Mapping[str, Variable]
) -> Truth:
    recorded = patient.values.get(leaf.variable)
    if recorded is not None:
        return Truth.TRUE if _holds(leaf, recorded) else Truth.FALSE
    variable = variables[leaf.variable]
    if variable.derivation is None:
        return Truth.UNKNOWN
    outcomes = {_holds(leaf, value) for value in derived_values(variable, patient, variables)}
    if len(outcomes) == 2:
        return Truth.UNKNOWN
    return Truth.TRUE if outcomes.pop() else Truth.FALSE


def _holds(leaf: Is | Within | Includes | IsEmpty, recorded: Recorded) -> bool:
    match leaf:
        case Is(_, values):
            return recorded in values
        case Within(_, low, high):
            return (
                isinstance(recorded, int)
                and (low is None or recorded >= low)
                and (high is None or recorded <= high)
            )
        case Includes(_, members):
            return isinstance(recorded, frozenset) and not recorded.isdisjoint(members)
        case IsEmpty():
            return recorded == frozenset()
