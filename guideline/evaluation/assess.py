"""One patient -> advice: a verdict with its reasons for every option, and what else to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from guideline.evaluation.advice import Advice, Alert, OptionAdvice, PossibleVerdict, Support
from guideline.evaluation.completion import Completions, completions
from guideline.evaluation.resolution import Outcome
from guideline.evaluation.truth import derived_values, missing_variables, truth
from guideline.model.condition import AllOf, AnyOf, Condition, NotThat, Truth, variables_of
from guideline.model.constraint import Constraint
from guideline.model.guideline import Guideline
from guideline.model.option import DecisionPoint
from guideline.model.patient import Patient, Recorded
from guideline.model.recommendation import Citation, PitfallKind, Recommendation
from guideline.model.words import clause, listed, recorded_clause
from guideline.model.wording import Direction

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
        match scope:
            case Truth.TRUE:
                found = completions(guideline, option, known)
                options[option] = _option_advice(guideline, option, known, found)
                gaps.extend(_outcome_alerts(guideline, option, found))
            case Truth.FALSE:
                options[option] = _outside(guideline, option, "out_of_scope", known)
            case Truth.UNKNOWN:
                options[option] = _outside(guideline, option, "undetermined", known)
    if scope is not Truth.FALSE:
        options = {id: _with_prerequisites(guideline, id, options) for id in options}
    alerts = [
        *_constraint_alerts(guideline, known, scope),
        *_pitfall_alerts(guideline, known, scope),
        *_plan_alerts(guideline, known, options),
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
        unchecked=tuple(_unchecked(guideline, known, scope)),
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


def _outside(guideline: Guideline, option: str, verdict: str, patient: Patient) -> OptionAdvice:
    wording = guideline.wording(verdict)
    scope = guideline.scope
    missing = missing_variables(scope.when, patient, guideline.variables)
    if verdict == "out_of_scope":
        reason = f"The guideline is for other patients: {scope.text}"
        possible: tuple[PossibleVerdict, ...] = ()
    else:
        nouns = [guideline.variables[name].noun for name in missing]
        reason = f"It is not known whether the guideline applies; missing: {listed(nouns)}."
        residual = _clause(guideline, _residual(guideline, scope.when, patient))
        possible = (PossibleVerdict("out_of_scope", f"it is not the case that {residual}", ()),)
    return OptionAdvice(
        option=option,
        verdict=verdict,
        direction=wording.direction,
        text=wording.phrase,
        support=tuple(Support(statement, "") for statement in scope.statements),
        missing=() if verdict == "out_of_scope" else missing,
        possible=possible,
        questions=scope.questions,
        reasons=(reason,),
    )


def _option_advice(
    guideline: Guideline, option: str, patient: Patient, found: Completions
) -> OptionAdvice:
    if not found.settled:
        return _undetermined(guideline, option, patient, found)
    outcome = _common(found.outcomes)
    wording = guideline.wording(outcome.verdict)
    rules = [guideline.rule(id) for id in outcome.because]
    known = [_supports(guideline, rule.sources, patient) for rule in rules]
    support = tuple(dict.fromkeys(item for items in known for item in items))
    silence = outcome.silence
    if silence and not support:
        support = tuple(Support(statement, "") for statement in silence.statements)
    said = dict.fromkeys(
        rule.says for rule in rules if rule.says and rule.wording == outcome.verdict
    )
    answer = OptionAdvice(
        option=option,
        verdict=outcome.verdict,
        direction=wording.direction,
        text=listed(list(said)) or wording.phrase,
        because=outcome.because,
        refined=outcome.refined,
        support=support,
        met=tuple(dict.fromkeys(m for rule in rules for m in _met(guideline, rule.when, patient))),
        references=tuple(dict.fromkeys(ref for rule in rules for ref in rule.references)),
        questions=_questions(guideline, option, outcome, patient),
        silence=silence.reason if silence else "",
    )
    return _explained(guideline, answer)


def _undetermined(
    guideline: Guideline, option: str, patient: Patient, found: Completions
) -> OptionAdvice:
    wording = guideline.wording("undetermined")
    missing = dict.fromkeys(
        base for name in found.deciding for base in _recordable(guideline, name, patient)
    )
    possible = tuple(
        PossibleVerdict(p.verdict, _clause(guideline, p.condition), p.because)
        for p in found.possible
    )
    nouns = [guideline.variables[name].noun for name in missing]
    reasons = [f"The answer depends on {listed(nouns)}." if nouns else "No answer was found."]
    reasons += [
        f"{guideline.wording(p.verdict).label} if {p.condition}"
        + (f" ({', '.join(p.because)})." if p.because else ".")
        for p in possible
    ]
    if not found.analysed:
        reasons.append("Too many combinations are open to list what each would lead to.")
    because = tuple(dict.fromkeys(id for p in found.possible for id in p.because))
    outcome = Outcome("undetermined", because)
    return OptionAdvice(
        option=option,
        verdict="undetermined",
        direction=wording.direction,
        text=wording.phrase,
        missing=tuple(missing),
        possible=possible,
        questions=_questions(guideline, option, outcome, patient),
        reasons=tuple(reasons),
    )


def _common(outcomes: tuple[Outcome, ...]) -> Outcome:
    """One outcome for completions that agree on the verdict: what holds in all of them."""
    first = outcomes[0]
    if len(outcomes) == 1:
        return first
    everywhere = [
        id
        for id in dict.fromkeys((*first.because, *first.refined))
        if all(id in (*o.because, *o.refined) for o in outcomes)
    ]
    anywhere = dict.fromkeys(id for outcome in outcomes for id in outcome.because)
    return Outcome(
        first.verdict,
        tuple(everywhere) or tuple(anywhere),
        (),
        next((o.silence for o in outcomes if o.silence), None),
        next((o.under_way for o in outcomes if o.under_way), None),
    )


def _supports(
    guideline: Guideline, citations: tuple[Citation, ...], patient: Patient
) -> Iterator[Support]:
    for citation in citations:
        if truth(citation.when, patient, guideline.variables) is Truth.TRUE:
            yield Support(citation.statement, citation.note)


def _met(guideline: Guideline, condition: Condition, patient: Patient) -> Iterator[str]:
    """The recorded values that make a condition true, each as a clause."""
    variables = guideline.variables
    if truth(condition, patient, variables) is not Truth.TRUE:
        return
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _met(guideline, part, patient)
        case NotThat(part):
            for name in variables_of(part):
                yield from _recorded(guideline, name, patient)
        case _:
            yield from _recorded(guideline, condition.variable, patient)


def _recorded(guideline: Guideline, name: str, patient: Patient) -> Iterator[str]:
    variable = guideline.variables[name]
    value = patient.values.get(name)
    if value is None and variable.derivation:
        settled = derived_values(variable, patient, guideline.variables)
        value = settled[0] if len(settled) == 1 else None
    if value is not None:
        yield recorded_clause(variable, value)


def _recordable(guideline: Guideline, name: str, patient: Patient) -> Iterator[str]:
    """The variables a person can record to settle one variable, which may be derived."""
    variable = guideline.variables[name]
    if variable.derivation is None:
        yield name
        return
    for _, condition in variable.derivation.cases:
        for inner in missing_variables(condition, patient, guideline.variables):
            yield from _recordable(guideline, inner, patient)


def _questions(
    guideline: Guideline, option: str, outcome: Outcome, patient: Patient
) -> tuple[str, ...]:
    named = [q for id in outcome.because for q in guideline.rule(id).questions]
    if outcome.silence:
        named.extend(outcome.silence.questions)
    named.extend(q.id for q in guideline.questions.values() if option in q.options)

    def touches(id: str) -> bool:
        when = guideline.questions[id].when
        return when is None or truth(when, patient, guideline.variables) is not Truth.FALSE

    return tuple(id for id in guideline.questions if id in named and touches(id))


def _explained(guideline: Guideline, answer: OptionAdvice) -> OptionAdvice:
    """Add the sentences that explain the verdict, down to the source statement."""
    reasons: list[str] = []
    for id in answer.because:
        rule = guideline.rule(id)
        if answer.verdict == "not_supported":
            condition = _clause(guideline, rule.when)
            reasons.append(f"{id} supports this only when {condition}.")
        else:
            reasons.append(f"{id}: {rule.title}.")
    if answer.met:
        reasons.append(f"This patient: {'; '.join(answer.met)}.")
    if answer.refined:
        reasons.append(f"It makes {listed(answer.refined)} more precise.")
    if answer.verdict == "conflict":
        reasons.append("These disagree for this patient, and nothing says which one prevails.")
    if answer.silence:
        reasons.append(answer.silence)
    elif answer.verdict == "source_silent":
        reasons.append("No statement of the source covers this patient, and no one declared why.")
    for item in answer.support:
        statement = guideline.statements[item.statement]
        words = " / ".join(statement.wording)
        text = f"Source {statement.id}"
        text += f' ("{words}")' if words else ""
        text += f": {statement.paraphrase}"
        reasons.append(text)
    return replace(answer, reasons=tuple(reasons))


def _with_prerequisites(
    guideline: Guideline, option: str, options: Mapping[str, OptionAdvice]
) -> OptionAdvice:
    first = tuple(
        earlier
        for earlier in guideline.options[option].after
        if earlier in options
        and options[earlier].verdict not in ("satisfied", "not_applicable", "source_silent")
    )
    return replace(options[option], first=first)


def _constraint_alerts(guideline: Guideline, patient: Patient, scope: Truth) -> Iterator[Alert]:
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


def _unchecked(guideline: Guideline, patient: Patient, scope: Truth) -> Iterator[str]:
    for constraint in _warnings(guideline, scope):
        if truth(constraint.when, patient, guideline.variables) is Truth.UNKNOWN:
            yield constraint.id


def _warnings(guideline: Guideline, scope: Truth) -> Iterator[Constraint]:
    # A warning that names options is about advice, which nobody gets outside the scope; the
    # others are about the record itself.
    for constraint in guideline.constraints.values():
        if not constraint.excludes and (scope is not Truth.FALSE or not constraint.options):
            yield constraint


def _pitfall_alerts(guideline: Guideline, patient: Patient, scope: Truth) -> Iterator[Alert]:
    if scope is Truth.FALSE:
        return
    for pitfall in guideline.pitfalls.values():
        condition = AllOf((guideline.scope.when, pitfall.when))
        applies = truth(condition, patient, guideline.variables)
        statements = tuple(citation.statement for citation in pitfall.sources)
        details = (statements, (pitfall.option,), pitfall.questions)
        if applies is Truth.UNKNOWN:
            residual = _clause(guideline, _residual(guideline, condition, patient))
            text = f"Pitfall: {pitfall.title}. It would apply if {residual}."
            yield Alert(pitfall.id, "would_apply", text, *details)
        elif applies is Truth.TRUE and pitfall.kind is not PitfallKind.ACT:
            yield Alert(pitfall.id, "pitfall", f"Pitfall: {pitfall.title}. {pitfall.harm}", *details)


def _plan_alerts(
    guideline: Guideline, patient: Patient, options: Mapping[str, OptionAdvice]
) -> Iterator[Alert]:
    """What speaks against the proposed plan."""
    for id in patient.proposed:
        answer = options[id]
        if answer.direction is not Direction.FOR:
            name = guideline.options[id].name
            reason = answer.reasons[0] if answer.reasons else ""
            text = f"{name} {guideline.wording(answer.verdict).phrase}. {reason}".strip()
            yield Alert(id, "plan", text, answer.statements, (id,), answer.questions)
    for pitfall in guideline.pitfalls.values():
        left_out = pitfall.kind is PitfallKind.OMISSION and pitfall.option not in patient.proposed
        if patient.proposed and left_out:
            condition = AllOf((guideline.scope.when, pitfall.when))
            if truth(condition, patient, guideline.variables) is Truth.TRUE:
                option = guideline.options[pitfall.option]
                text = f"The plan leaves out {option.phrase}. {pitfall.title}. {pitfall.harm}"
                statements = tuple(citation.statement for citation in pitfall.sources)
                yield Alert(
                    pitfall.id, "plan", text, statements, (pitfall.option,), pitfall.questions
                )


def _outcome_alerts(guideline: Guideline, option: str, found: Completions) -> Iterator[Alert]:
    if not found.settled:
        return
    outcome = _common(found.outcomes)
    if outcome.under_way:
        rule = guideline.rule(outcome.under_way)
        assert isinstance(rule, Recommendation)
        statements = tuple(citation.statement for citation in rule.sources)
        yield Alert(
            rule.id, "under_way", rule.under_way_text, statements, (option,), rule.questions
        )
    if outcome.verdict == "source_silent" and outcome.silence is None:
        name = guideline.options[option].name
        yield Alert(option, "gap", f"{name}: nobody declared this silence.", (), (option,))


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

