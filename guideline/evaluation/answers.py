"""The verdict on one option in words: reasons, sources, what is missing, what could still be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from guideline.evaluation.advice import OptionAdvice, PossibleVerdict, Support
from guideline.evaluation.completion import Completions, settled_truth
from guideline.evaluation.resolution import Outcome
from guideline.evaluation.truth import derived_values, missing_variables, truth
from guideline.model.condition import AllOf, AnyOf, Condition, NotThat, Truth, variables_of
from guideline.model.guideline import Guideline
from guideline.model.open_question import OpenQuestion
from guideline.model.option import DeclaredConflict
from guideline.model.patient import Patient
from guideline.model.recommendation import Citation
from guideline.model.words import clause, listed, recorded_clause

__all__ = [
    "in_doubt",
    "option_advice",
    "out_of_scope",
    "supports",
    "with_prerequisites",
]

IN_SCOPE = "the patient is in scope"
OUT_OF_SCOPE = "the patient is out of scope"
TOO_LONG = "one of many combinations of the missing values is there, too many to list"


def out_of_scope(guideline: Guideline, option: str, patient: Patient) -> OptionAdvice:
    """The answer for a patient the guideline does not speak about."""
    wording = guideline.wording("out_of_scope")
    scope = guideline.scope
    return OptionAdvice(
        option=option,
        verdict="out_of_scope",
        direction=wording.direction,
        text=wording.after(plural=guideline.options[option].plural),
        support=tuple(Support(statement, "") for statement in scope.statements),
        questions=tuple(
            id for id in scope.questions if _touches(guideline, guideline.questions[id], patient)
        ),
        reasons=(f"The guideline is for other patients: {scope.text}",),
    )


def in_doubt(guideline: Guideline, answer: OptionAdvice, patient: Patient) -> OptionAdvice:
    """The answer for a patient who may be out of scope: what it would be in scope, and if not."""
    wording = guideline.wording("undetermined")
    scope = missing_variables(guideline.scope.when, patient, guideline.variables)
    missing = tuple(dict.fromkeys((*scope, *answer.missing)))
    inside = (
        [replace(p, condition=f"{IN_SCOPE} and {p.condition}") for p in answer.possible]
        if answer.possible
        else [PossibleVerdict(answer.verdict, IN_SCOPE, answer.because)]
    )
    possible = (*inside, PossibleVerdict("out_of_scope", OUT_OF_SCOPE, ()))
    return replace(
        answer,
        verdict="undetermined",
        direction=wording.direction,
        text=wording.after(plural=guideline.options[answer.option].plural),
        because=(),
        refined=(),
        support=(),
        met=(),
        references=(),
        missing=missing,
        possible=possible,
        questions=tuple(dict.fromkeys((*guideline.scope.questions, *answer.questions))),
        silence="",
        reasons=_open_reasons(guideline, missing, possible),
    )


def option_advice(
    guideline: Guideline, option: str, patient: Patient, found: Completions
) -> OptionAdvice:
    """The answer for a patient in scope, with its reasons down to the source statement."""
    outcome = found.outcome
    if outcome is None:
        return _undetermined(guideline, option, patient, found)
    wording = guideline.wording(outcome.verdict)
    rules = [guideline.rule(id) for id in outcome.because]
    known = [supports(guideline, rule.sources, patient) for rule in rules]
    support = tuple(dict.fromkeys(item for items in known for item in items))
    silence = outcome.silence
    conflict = _declared_conflict(guideline, option, patient) if wording.id == "conflict" else None
    if silence and not support:
        support = tuple(Support(statement, "") for statement in silence.statements)
    said = dict.fromkeys(
        rule.says for rule in rules if rule.says and rule.wording == outcome.verdict
    )
    answer = OptionAdvice(
        option=option,
        verdict=outcome.verdict,
        direction=wording.direction,
        text=listed(list(said)) or wording.after(plural=guideline.options[option].plural),
        because=outcome.because,
        refined=outcome.refined,
        support=support,
        met=tuple(dict.fromkeys(m for rule in rules for m in _met(guideline, rule.when, patient))),
        references=tuple(dict.fromkeys(ref for rule in rules for ref in rule.references)),
        questions=_questions(guideline, option, outcome, patient, conflict),
        silence=silence.reason if silence else "",
        disagreement=conflict.reason if conflict else "",
    )
    return _explained(guideline, answer)


def with_prerequisites(answer: OptionAdvice, earlier: Mapping[str, OptionAdvice]) -> OptionAdvice:
    """The same answer with what has to be done before the option.

    Args:
        answer: The answer.
        earlier: The answers on the options that come before it.
    """
    done = ("satisfied", "not_applicable", "source_silent")
    return replace(answer, first=tuple(id for id, a in earlier.items() if a.verdict not in done))


def _undetermined(
    guideline: Guideline, option: str, patient: Patient, found: Completions
) -> OptionAdvice:
    wording = guideline.wording("undetermined")
    missing = dict.fromkeys(
        base for name in found.deciding for base in _recordable(guideline, name, patient)
    )
    possible = tuple(
        PossibleVerdict(
            p.verdict,
            TOO_LONG if p.condition is None else _clause(guideline, p.condition),
            p.because,
        )
        for p in found.possible
    )
    reasons = _open_reasons(guideline, missing, possible)
    if not found.analysed:
        reasons += ("Too many combinations are open to list what each would lead to.",)
    because = tuple(dict.fromkeys(id for p in found.possible for id in p.because))
    outcome = Outcome("undetermined", because)
    return OptionAdvice(
        option=option,
        verdict="undetermined",
        direction=wording.direction,
        text=wording.after(plural=guideline.options[option].plural),
        missing=tuple(missing),
        possible=possible,
        questions=_questions(guideline, option, outcome, patient),
        reasons=reasons,
    )


def _open_reasons(
    guideline: Guideline, missing: Iterable[str], possible: Iterable[PossibleVerdict]
) -> tuple[str, ...]:
    """What the answer waits for, and what each completion would lead to."""
    nouns = [guideline.variables[name].noun for name in missing]
    first = f"The answer depends on {listed(nouns)}." if nouns else "No answer was found."
    leads = (
        f"{guideline.wording(p.verdict).label} if {p.condition}"
        + (f" ({', '.join(p.because)})." if p.because else ".")
        for p in possible
    )
    return (first, *leads)


def supports(
    guideline: Guideline, citations: tuple[Citation, ...], patient: Patient
) -> Iterator[Support]:
    """The statements that count for this patient, and what each adds."""
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
        clause_of = recorded_clause(variable, value)
        yield f"{clause_of} (assumed)" if name in patient.assumed else clause_of


def _recordable(guideline: Guideline, name: str, patient: Patient) -> Iterator[str]:
    """The variables a person can record to settle one variable, which may be derived."""
    variable = guideline.variables[name]
    if variable.derivation is None:
        yield name
        return
    for condition in variable.derivation.conditions:
        for inner in missing_variables(condition, patient, guideline.variables):
            yield from _recordable(guideline, inner, patient)


def _declared_conflict(
    guideline: Guideline, option: str, patient: Patient
) -> DeclaredConflict | None:
    return next(
        (
            conflict
            for conflict in guideline.options[option].conflicts
            if settled_truth(guideline, conflict.when, patient) is Truth.TRUE
        ),
        None,
    )


def _questions(
    guideline: Guideline,
    option: str,
    outcome: Outcome,
    patient: Patient,
    conflict: DeclaredConflict | None = None,
) -> tuple[str, ...]:
    named = [q for id in outcome.because for q in guideline.rule(id).questions]
    if conflict:
        named.extend(conflict.questions)
    if outcome.silence:
        named.extend(outcome.silence.questions)
    named.extend(q.id for q in guideline.questions.values() if option in q.options)
    return tuple(
        question.id
        for question in guideline.questions.values()
        if question.id in named and _touches(guideline, question, patient)
    )


def _touches(guideline: Guideline, question: OpenQuestion, patient: Patient) -> bool:
    """Whether a question concerns the patient, or could."""
    when = question.when
    return when is None or truth(when, patient, guideline.variables) is not Truth.FALSE


def _explained(guideline: Guideline, answer: OptionAdvice) -> OptionAdvice:
    """Add the sentences that explain the verdict, down to the source statement."""
    reasons: list[str] = []
    conflict = answer.verdict == "conflict"
    for id in answer.because:
        rule = guideline.rule(id)
        if answer.verdict == "not_supported":
            condition = _clause(guideline, rule.when)
            reasons.append(f"{id} supports this only when {condition}.")
        else:
            said = f"{guideline.wording(rule.wording).label}, says " if conflict else ""
            reasons.append(f"{said}{id}: {rule.title}.")
    if answer.met:
        reasons.append(f"This patient: {'; '.join(answer.met)}.")
    if answer.refined:
        reasons.append(f"It makes {listed(answer.refined)} more precise.")
    if conflict:
        reasons.append("These disagree for this patient, and nothing says which one prevails.")
    if answer.disagreement:
        reasons.append(answer.disagreement)
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


def _clause(guideline: Guideline, condition: Condition) -> str:
    return clause(condition, guideline.variables)
