"""What a person has to see beside the verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideline.evaluation.advice import Alert, OptionAdvice
from guideline.evaluation.answers import IN_SCOPE, supports
from guideline.evaluation.completion import Completions
from guideline.evaluation.truth import truth
from guideline.model.condition import AllOf, AnyOf, Condition, NotThat, Truth
from guideline.model.constraint import Constraint
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.recommendation import PitfallKind, Recommendation, Rule
from guideline.model.wording import Direction
from guideline.model.words import clause

__all__ = ["constraint_alerts", "outcome_alerts", "pitfall_alerts", "plan_alerts", "unchecked"]

_OPPOSING = ("less_preferred", "conflict", "undetermined")


def constraint_alerts(guideline: Guideline, patient: Patient, scope: Truth) -> Iterator[Alert]:
    """Warnings, conflicts and stops whose condition the patient certainly meets."""
    for constraint in _warnings(guideline, scope):
        if truth(constraint.when, patient, guideline.variables) is Truth.TRUE:
            yield Alert(
                constraint.id,
                constraint.kind.value,
                constraint.text,
                constraint.statements,
                constraint.options,
                constraint.questions,
            )


def unchecked(guideline: Guideline, patient: Patient, scope: Truth) -> Iterator[str]:
    """Ids of the warnings that a missing value leaves open."""
    for constraint in _warnings(guideline, scope):
        if truth(constraint.when, patient, guideline.variables) is Truth.UNKNOWN:
            yield constraint.id


def pitfall_alerts(guideline: Guideline, patient: Patient, scope: Truth) -> Iterator[Alert]:
    """Omissions and assumptions that apply, and pitfalls of any kind that still could."""
    if scope is Truth.FALSE:
        return
    for pitfall in guideline.pitfalls.values():
        condition = AllOf((guideline.scope.when, pitfall.when))
        applies = truth(condition, patient, guideline.variables)
        statements = _statements(guideline, pitfall, patient)
        details = (statements, (pitfall.option,), pitfall.questions)
        if applies is Truth.UNKNOWN:
            residual = _would_apply_if(guideline, pitfall.when, patient, scope)
            text = f"Pitfall: {pitfall.title}. It would apply if {residual}."
            yield Alert(pitfall.id, "would_apply", text, *details)
        elif applies is Truth.TRUE and pitfall.kind is not PitfallKind.ACT:
            yield Alert(
                pitfall.id, "pitfall", f"Pitfall: {pitfall.title}. {pitfall.harm}", *details
            )


def plan_alerts(
    guideline: Guideline, patient: Patient, options: Mapping[str, OptionAdvice]
) -> Iterator[Alert]:
    """What speaks against the proposed plan."""
    for id in patient.proposed:
        answer = options.get(id)
        if answer is not None and answer.direction is not Direction.FOR:
            name = guideline.options[id].name
            reason = answer.reasons[0] if answer.reasons else ""
            text = f"{name} {guideline.wording(answer.verdict).phrase}. {reason}".strip()
            # Silence and caution are no advice against a plan; an open answer may become one.
            opposes = answer.direction is Direction.AGAINST or answer.verdict in _OPPOSING
            yield Alert(
                id,
                "plan" if opposes else "plan_unsupported",
                text,
                answer.statements,
                (id,),
                answer.questions,
            )
        if answer is not None:
            yield from _left_alone(guideline, patient, answer)
    for pitfall in guideline.pitfalls.values():
        left_out = pitfall.kind is PitfallKind.OMISSION and pitfall.option not in patient.proposed
        if patient.proposed and left_out:
            condition = AllOf((guideline.scope.when, pitfall.when))
            if truth(condition, patient, guideline.variables) is Truth.TRUE:
                option = guideline.options[pitfall.option]
                text = f"The plan leaves out {option.phrase}. {pitfall.title}. {pitfall.harm}"
                statements = _statements(guideline, pitfall, patient)
                yield Alert(
                    pitfall.id, "plan", text, statements, (pitfall.option,), pitfall.questions
                )


def _left_alone(guideline: Guideline, patient: Patient, answer: OptionAdvice) -> Iterator[Alert]:
    """An option that is advised only beside another one, when the plan lacks the other."""
    for id in answer.because:
        rule = guideline.rule(id)
        wanted = rule.together_with if isinstance(rule, Recommendation) else ()
        if wanted and not set(wanted) & set(patient.proposed):
            option = guideline.options[answer.option]
            beside = guideline.options[wanted[0]].phrase
            text = f"{option.name} stands alone in the plan. {id} allows it only beside {beside}."
            statements = _statements(guideline, rule, patient)
            yield Alert(answer.option, "plan", text, statements, (answer.option,), rule.questions)


def outcome_alerts(
    guideline: Guideline, option: str, patient: Patient, found: Completions
) -> Iterator[Alert]:
    """A required act that is under way, and silence that nobody declared."""
    outcome = found.outcome
    if outcome is None:
        return
    if outcome.under_way:
        rule = guideline.rule(outcome.under_way)
        assert isinstance(rule, Recommendation)
        statements = _statements(guideline, rule, patient)
        yield Alert(
            rule.id, "under_way", rule.under_way_text, statements, (option,), rule.questions
        )
    if outcome.verdict == "source_silent" and outcome.silence is None:
        name = guideline.options[option].name
        yield Alert(option, "gap", f"{name}: nobody declared this silence.", (), (option,))


def _warnings(guideline: Guideline, scope: Truth) -> Iterator[Constraint]:
    # A warning that names options is about advice, which nobody gets outside the scope; the
    # others are about the record itself.
    for constraint in guideline.constraints.values():
        if not constraint.excludes and (scope is not Truth.FALSE or not constraint.options):
            yield constraint


def _statements(guideline: Guideline, rule: Rule, patient: Patient) -> tuple[str, ...]:
    found = (item.statement for item in supports(guideline, rule.sources, patient))
    return tuple(dict.fromkeys(found))


def _would_apply_if(
    guideline: Guideline, condition: Condition, patient: Patient, scope: Truth
) -> str:
    parts = [] if scope is Truth.TRUE else [IN_SCOPE]
    if truth(condition, patient, guideline.variables) is Truth.UNKNOWN:
        parts.append(_clause(guideline, _residual(guideline, condition, patient)))
    return " and ".join(parts)


def _residual(guideline: Guideline, condition: Condition, patient: Patient) -> Condition:
    """The parts of an undecided condition that are still open."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            still_open = tuple(
                _residual(guideline, part, patient)
                for part in parts
                if truth(part, patient, guideline.variables) is Truth.UNKNOWN
            )
            if len(still_open) == 1:
                return still_open[0]
            return AllOf(still_open) if isinstance(condition, AllOf) else AnyOf(still_open)
        case NotThat(part):
            return NotThat(_residual(guideline, part, patient))
        case _:
            return condition


def _clause(guideline: Guideline, condition: Condition) -> str:
    return clause(condition, guideline.variables)
