"""One patient -> advice: a verdict with its reasons for every option, and what else to see."""

from __future__ import annotations

from guideline.evaluation.advice import Advice, Alert, OptionAdvice
from guideline.evaluation.alerts import (
    constraint_alerts,
    outcome_alerts,
    pitfall_alerts,
    plan_alerts,
    unchecked,
)
from guideline.evaluation.answers import (
    in_doubt,
    option_advice,
    out_of_scope,
    with_prerequisites,
)
from guideline.evaluation.completion import completions
from guideline.evaluation.truth import truth
from guideline.model.condition import Truth
from guideline.model.constraint import Constraint
from guideline.model.guideline import Guideline
from guideline.model.option import DecisionPoint
from guideline.model.patient import Patient, Recorded

__all__ = ["assess", "violated_constraints"]


def assess(guideline: Guideline, patient: Patient, decision_point: str | None = None) -> Advice:
    """Everything the guideline says about one patient.

    Args:
        guideline: The guideline.
        patient: Recorded values; what is absent is unknown unless the variable declares an
            assumption and the record does not call it unknown.
        decision_point: Its id; None is the guideline's first.

    Returns:
        An answer for every option of the decision point, also out of scope.
    """
    point = _decision_point(guideline, decision_point)
    assumptions = _assumptions(guideline, patient)
    known = Patient({**patient.values, **assumptions}, patient.unknown, patient.proposed)
    scope = truth(guideline.scope.when, known, guideline.variables)
    options: dict[str, OptionAdvice] = {}
    gaps: list[Alert] = []
    for option in point.options:
        if scope is Truth.FALSE:
            options[option] = out_of_scope(guideline, option)
            continue
        found = completions(guideline, option, known)
        answer = option_advice(guideline, option, known, found)
        options[option] = answer if scope is Truth.TRUE else in_doubt(guideline, answer, known)
        gaps.extend(outcome_alerts(guideline, option, found))
    if scope is not Truth.FALSE:
        options = {id: with_prerequisites(guideline, id, options) for id in options}
    alerts = [
        *constraint_alerts(guideline, known, scope),
        *pitfall_alerts(guideline, known, scope),
        *plan_alerts(guideline, known, options),
        *gaps,
    ]
    missing = dict.fromkeys(name for answer in options.values() for name in answer.missing)
    return Advice(
        guideline=guideline.id,
        version=guideline.version,
        scope=scope,
        options=options,
        missing=tuple(missing),
        assumptions=assumptions,
        alerts=tuple(alerts),
        unchecked=tuple(unchecked(guideline, known, scope)),
        proposed=patient.proposed,
    )


def violated_constraints(guideline: Guideline, patient: Patient) -> tuple[Constraint, ...]:
    """The constraints a record certainly breaks; such a patient cannot exist."""
    return tuple(
        constraint
        for constraint in guideline.constraints.values()
        if constraint.excludes
        and truth(constraint.violation, patient, guideline.variables) is Truth.TRUE
    )


def _decision_point(guideline: Guideline, id: str | None) -> DecisionPoint:
    return guideline.decision_points[id or next(iter(guideline.decision_points))]


def _assumptions(guideline: Guideline, patient: Patient) -> dict[str, Recorded]:
    return {
        variable.id: variable.assume
        for variable in guideline.variables.values()
        if variable.assume is not None
        and variable.id not in patient.values
        and variable.id not in patient.unknown
    }
