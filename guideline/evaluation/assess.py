"""One patient -> advice: a verdict with its reasons for every option, and what else to see."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from guideline.evaluation.advice import Alert, OptionAdvice
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
from guideline.evaluation.completion import Completions, completions, settled_truth
from guideline.evaluation.truth import truth
from guideline.model.condition import Truth
from guideline.model.constraint import Constraint
from guideline.model.guideline import Guideline
from guideline.model.option import DecisionPoint
from guideline.model.patient import Patient, Recorded

__all__ = ["Advice", "assess", "violated_constraints"]


class Advice:
    """Everything the guideline says about one patient.

    Each part is worked out when it is first asked for: a scenario that asks about two options of
    fourteen does not wait for the others.

    Attributes:
        guideline: Its id.
        version: Its version.
        scope: TRUE in scope, FALSE out of scope, UNKNOWN not decidable yet.
        assumptions: Values assumed because the record does not mention them.
        proposed: The plan to be checked; empty when there is none.
        patient: The record with the assumed values.
    """

    def __init__(self, guideline: Guideline, patient: Patient, point: DecisionPoint) -> None:
        self.guideline = guideline.id
        self.version = guideline.version
        self.assumptions = _assumptions(guideline, patient)
        self.proposed = patient.proposed
        self._guideline = guideline
        self._point = point
        self.patient = Patient(
            {**patient.values, **self.assumptions},
            patient.unknown,
            patient.proposed,
            frozenset(self.assumptions),
        )
        self.scope = settled_truth(guideline, guideline.scope.when, self.patient)
        self._completions: dict[str, Completions] = {}
        self._alone: dict[str, OptionAdvice] = {}

    @property
    def offered(self) -> tuple[str, ...]:
        """The options of the decision point."""
        return self._point.options

    def answer(self, option: str) -> OptionAdvice:
        """The answer on one option, with what has to be done before it.

        Raises:
            KeyError: The decision point does not offer the option.
        """
        alone = self._answer_alone(option)
        if self.scope is Truth.FALSE:
            return alone
        earlier = self._guideline.options[option].after
        offered = {id: self._answer_alone(id) for id in earlier if id in self._point.options}
        return with_prerequisites(alone, offered)

    def verdict(self, option: str) -> str:
        """The verdict on one option."""
        return self._answer_alone(option).verdict

    def explain(self, option: str) -> str:
        """Why that verdict."""
        return self._answer_alone(option).explain()

    @cached_property
    def options(self) -> dict[str, OptionAdvice]:
        """Every option, in pathway order."""
        return {option: self.answer(option) for option in self._point.options}

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Every variable that some answer waits for."""
        names = (name for answer in self.options.values() for name in answer.missing)
        return tuple(dict.fromkeys(names))

    @cached_property
    def alerts(self) -> tuple[Alert, ...]:
        """What a person has to see beside the answers."""
        guideline, patient = self._guideline, self.patient
        found = [
            *constraint_alerts(guideline, patient, self.scope),
            *pitfall_alerts(guideline, patient, self.scope),
        ]
        if patient.proposed:
            found.extend(plan_alerts(guideline, patient, self.options))
        if self.scope is not Truth.FALSE:
            for option in self._point.options:
                completed = self._completions_of(option)
                found.extend(outcome_alerts(guideline, option, patient, completed))
        return tuple(found)

    def alerts_named(self, id: str) -> tuple[Alert, ...]:
        """The alerts of one constraint or rule, without working out what the others say."""
        guideline, patient = self._guideline, self.patient
        if id in guideline.constraints:
            found = constraint_alerts(guideline, patient, self.scope)
        elif patient.proposed:
            found = iter(self.alerts)
        elif id in guideline.pitfalls:
            found = pitfall_alerts(guideline, patient, self.scope)
        else:
            # A changed edition may lack a rule that a scenario asks for.
            rule = guideline.recommendations.get(id)
            if rule is None or self.scope is Truth.FALSE or rule.option not in self.offered:
                return ()
            found = outcome_alerts(
                guideline, rule.option, patient, self._completions_of(rule.option)
            )
        return tuple(alert for alert in found if alert.id == id)

    @cached_property
    def unchecked(self) -> tuple[str, ...]:
        """Warnings that could not be checked because a value is missing."""
        return tuple(unchecked(self._guideline, self.patient, self.scope))

    def as_json(self) -> dict[str, Any]:
        """Plain data, as `guideline advise --format json` prints it."""
        return {
            "guideline": self.guideline,
            "version": self.version,
            "scope": _SCOPE[self.scope],
            "options": {id: answer.as_json() for id, answer in self.options.items()},
            "missing": list(self.missing),
            "assumptions": [
                {"variable": name, "value": value} for name, value in self.assumptions.items()
            ],
            "alerts": [alert.as_json() for alert in self.alerts],
            "unchecked": list(self.unchecked),
            "proposed": list(self.proposed),
        }

    def _answer_alone(self, option: str) -> OptionAdvice:
        """The answer on one option, whatever has to be done before it."""
        known = self._alone.get(option)
        if known is None:
            known = self._alone[option] = self._worked_out(option)
        return known

    def _worked_out(self, option: str) -> OptionAdvice:
        if option not in self._point.options:
            raise KeyError(option)
        if self.scope is Truth.FALSE:
            return out_of_scope(self._guideline, option, self.patient)
        found = self._completions_of(option)
        answer = option_advice(self._guideline, option, self.patient, found)
        if self.scope is Truth.UNKNOWN:
            return in_doubt(self._guideline, answer, self.patient)
        return answer

    def _completions_of(self, option: str) -> Completions:
        known = self._completions.get(option)
        if known is None:
            known = completions(self._guideline, option, self.patient)
            self._completions[option] = known
        return known


def assess(guideline: Guideline, patient: Patient, decision_point: str | None = None) -> Advice:
    """Ask the guideline about one patient.

    Args:
        guideline: The guideline.
        patient: Recorded values; what is absent is unknown unless the variable declares an
            assumption and the record does not call it unknown.
        decision_point: Its id; None is the guideline's first.

    Returns:
        The advice, with an answer for every option of the decision point, also out of scope.
    """
    points = guideline.decision_points
    return Advice(guideline, patient, points[decision_point or next(iter(points))])


def violated_constraints(guideline: Guideline, patient: Patient) -> tuple[Constraint, ...]:
    """The constraints a record certainly breaks; such a patient cannot exist."""
    return tuple(
        constraint
        for constraint in guideline.constraints.values()
        if constraint.excludes
        and truth(constraint.violation, patient, guideline.variables) is Truth.TRUE
    )


def _assumptions(guideline: Guideline, patient: Patient) -> dict[str, Recorded]:
    return {
        variable.id: variable.assume
        for variable in guideline.variables.values()
        if variable.assume is not None
        and variable.id not in patient.values
        and variable.id not in patient.unknown
    }


_SCOPE = {Truth.TRUE: "in_scope", Truth.FALSE: "out_of_scope", Truth.UNKNOWN: "undetermined"}
