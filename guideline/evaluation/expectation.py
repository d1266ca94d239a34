"""What a Then expects x advice -> met, or a sentence that says what is there instead."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from guideline.evaluation.advice import OptionAdvice
from guideline.evaluation.assess import Advice, assess, violated_constraints
from guideline.evaluation.completion import settled_truth
from guideline.evaluation.option_diagram import option_space
from guideline.evaluation.resolution import UNSAID
from guideline.model.condition import Truth
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.scenario import (
    Accounted,
    AnswerExpectation,
    Answers,
    AsksFor,
    Assumes,
    Before,
    Cites,
    CouldBe,
    DependsOn,
    Expectation,
    FitsDeclarations,
    Impossible,
    InScope,
    Leans,
    MakesPrecise,
    NothingElse,
    PlanOpposed,
    RequiredFirst,
    RestsOn,
    SameWhatever,
    Says,
    ShowsAlert,
    ShowsQuestion,
    Together,
)
from guideline.model.wording import Direction
from guideline.model.words import listed, recorded_clause, verdict_clause

__all__ = ["Consultation", "unmet"]


class Consultation:
    """One patient at one decision point; the advice is worked out when it is first needed."""

    def __init__(
        self, guideline: Guideline, patient: Patient, decision_point: str | None = None
    ) -> None:
        self.guideline = guideline
        self.patient = patient
        self.decision_point = decision_point

    @cached_property
    def advice(self) -> Advice:
        """Everything the guideline says about the patient."""
        return assess(self.guideline, self.patient, self.decision_point)

    @cached_property
    def violated(self) -> tuple[str, ...]:
        """Constraints that make the record impossible."""
        return tuple(c.id for c in violated_constraints(self.guideline, self.patient))


def unmet(
    expectation: Expectation, consultation: Consultation, named: Collection[str] = ()
) -> str | None:
    """What is there instead of what was expected; None when the expectation is met.

    Args:
        expectation: What a Then says.
        consultation: The patient.
        named: Options the scenario has named so far, for a closed world.
    """
    if isinstance(expectation, Impossible):
        if expectation.constraint in consultation.violated:
            return None
        broken = listed(consultation.violated) or "none"
        return f"The record does not break {expectation.constraint}; it breaks: {broken}."
    if consultation.violated:
        texts = [
            f"{id}: {consultation.guideline.constraints[id].text}" for id in consultation.violated
        ]
        return f"There is no such patient. {' '.join(texts)}"
    return _unmet(expectation, consultation, named)


def _unmet(
    expectation: Expectation, consultation: Consultation, named: Collection[str]
) -> str | None:
    guideline, advice = consultation.guideline, consultation.advice
    for option in (getattr(expectation, name, None) for name in ("option", "earlier")):
        if option is not None and option not in advice.offered:
            return f"Nobody asks about {guideline.options[option].phrase} at this moment."
    match expectation:
        case FitsDeclarations(option):
            return _contradicted(consultation, option)
        case InScope(truth):
            return None if advice.scope is truth else f"Scope: {_SCOPE[advice.scope]}."
        case SameWhatever(option, variable):
            return _changes(consultation, option, variable)
        case Before(option):
            return _not_before(consultation, option)
        case ShowsQuestion(question, shown, option):
            shown_with = [o.option for o in advice.options.values() if question in o.questions]
            if (option in shown_with) if option else bool(shown_with) is shown:
                return None
            return f"{question} is shown with {listed(shown_with) or 'no answer'}."
        case ShowsAlert(alert, state):
            return _alert_state(advice, alert, state)
        case Assumes(variable, value):
            if advice.assumptions.get(variable) == value:
                return None
            clauses = [
                recorded_clause(guideline.variables[name], assumed)
                for name, assumed in advice.assumptions.items()
            ]
            return f"It assumes: {listed(clauses) or 'nothing'}."
        case PlanOpposed(by):
            opposing = [alert.id for alert in advice.alerts if alert.kind == "plan"]
            if (by in opposing) if by else not opposing:
                return None
            return f"Against the plan: {listed(opposing) or 'nothing'}."
        case NothingElse():
            return _anything_else(guideline, advice, named)
        case Impossible():
            return None
        case Together(parts):
            found = (_unmet(part, consultation, named) for part in parts)
            return " ".join(dict.fromkeys(reason for reason in found if reason)) or None
        case _:
            return _of_answer(guideline, advice.answer(expectation.option), expectation)


def _of_answer(
    guideline: Guideline, answer: OptionAdvice, expectation: AnswerExpectation
) -> str | None:
    """The same for an expectation on the answer to one option."""
    otherwise = _instead(guideline, answer)
    match expectation:
        case Answers(_, verdict):
            return None if answer.verdict == verdict else otherwise
        case Accounted() | Leans():
            return None if _claimed(guideline, expectation, answer) else otherwise
        case AsksFor():
            asks = answer.direction is Direction.FOR and answer.verdict != "satisfied"
            return None if asks else otherwise
        case CouldBe(_, verdict):
            possible = any(found.verdict == verdict for found in answer.possible)
            return None if possible else otherwise
        case Says(_, words):
            return None if words.casefold() in answer.explain().casefold() else otherwise
        case DependsOn(_, variables):
            if set(answer.missing) == set(variables):
                return None
            nouns = [guideline.variables[name].noun for name in answer.missing]
            found = f"It depends on {listed(nouns)}." if nouns else "It depends on nothing."
            return f"{found} {otherwise}"
        case RestsOn(_, rule):
            if rule in answer.because:
                return None
            return f"It rests on {listed(answer.because) or 'no rule'}. {otherwise}"
        case MakesPrecise(_, rule):
            if rule in answer.refined:
                return None
            return f"It makes {listed(answer.refined) or 'no rule'} more precise. {otherwise}"
        case Cites(_, statement, cited):
            if (statement in answer.statements) is cited:
                return None
            return f"It cites {listed(answer.statements) or 'nothing'}."
        case RequiredFirst(_, earlier):
            if (earlier in answer.first) if earlier else not answer.first:
                return None
            phrases = [guideline.options[id].phrase for id in answer.first]
            return f"To be done before it: {listed(phrases) or 'nothing'}."


def _contradicted(consultation: Consultation, option: str) -> str | None:
    """A declaration that covers the patient although the answer is another one."""
    guideline, answer = consultation.guideline, consultation.advice.answer(option)
    declared = guideline.options[option]
    for declarations, verdicts in (
        (declared.silence, UNSAID),
        (declared.conflicts, ("conflict",)),
    ):
        for declaration in declarations:
            covers = settled_truth(guideline, declaration.when, consultation.patient)
            if covers is Truth.TRUE and answer.verdict not in verdicts:
                return (
                    f"It is declared otherwise: {declaration.reason} {_instead(guideline, answer)}"
                )
    return None


def _claimed(guideline: Guideline, expectation: Accounted | Leans, answer: OptionAdvice) -> bool:
    """Whether a claim on the verdict holds, and for "is no" and "does not" is sure to hold."""
    verdicts = {answer.verdict, *(possible.verdict for possible in answer.possible)}
    if isinstance(expectation, Accounted):
        declared = answer.silence or answer.disagreement
        return expectation.verdict not in verdicts or bool(declared)
    if expectation.leans:
        return answer.direction is expectation.direction
    return all(guideline.wording(v).direction is not expectation.direction for v in verdicts)


_SCOPE = {
    Truth.TRUE: "the patient is in scope",
    Truth.FALSE: "the patient is out of scope",
    Truth.UNKNOWN: "it is not known whether the patient is in scope",
}


def _instead(guideline: Guideline, answer: OptionAdvice) -> str:
    verdict = verdict_clause(guideline.options[answer.option], guideline.wording(answer.verdict))
    return f"The answer is: {verdict}. {answer.explain()}"


def _changes(consultation: Consultation, option: str, name: str) -> str | None:
    """The value of a variable that changes a verdict, if there is one."""
    guideline, patient = consultation.guideline, consultation.patient
    variable = guideline.variables[name]
    values = {k: v for k, v in patient.values.items() if k != name}
    blank = Patient(values, patient.unknown | {name}, patient.proposed)
    expected = consultation.advice.verdict(option)
    samples = option_space(guideline, option).samples(name)
    tried = [blank, *(blank.with_value(name, sample) for sample in samples)]
    for other in tried:
        verdict = assess(guideline, other, consultation.decision_point).verdict(option)
        if verdict != expected and not violated_constraints(guideline, other):
            value = other.values.get(name)
            clause = variable.unknown_phrase if value is None else recorded_clause(variable, value)
            answer = verdict_clause(guideline.options[option], guideline.wording(verdict))
            return f"If {clause}, {answer}."
    return None


def _not_before(consultation: Consultation, option: str) -> str | None:
    guideline, advice = consultation.guideline, consultation.advice
    order = list(advice.options)
    treatments = [id for id in order if guideline.options[id].kind == "treatment"]
    late = [id for id in treatments if order.index(id) < order.index(option)]
    if late:
        return f"Shown before it: {listed(late)}."
    loose = [id for id in treatments if option not in guideline.options[id].after]
    if loose:
        return f"Not said to come after it: {listed(loose)}."
    done = advice.verdict(option) in ("satisfied", "not_applicable", "source_silent")
    ungated = [id for id in treatments if option not in advice.options[id].first]
    if not done and ungated:
        return f"Could start without it: {listed(ungated)}."
    return None


def _alert_state(advice: Advice, alert: str, state: str) -> str | None:
    kinds = {found.kind for found in advice.alerts_named(alert)}
    if alert in advice.unchecked:
        actual = "unchecked"
    elif "would_apply" in kinds:
        actual = "possible"
    elif kinds:
        actual = "shown"
    else:
        actual = "hidden"
    if actual == state:
        return None
    return f"Alert {alert} {_ALERT_STATES[actual]}."


_ALERT_STATES = {
    "shown": "is shown",
    "hidden": "is not shown",
    "unchecked": "could not be checked",
    "possible": "would apply if more were known",
}


def _anything_else(guideline: Guideline, advice: Advice, named: Collection[str]) -> str | None:
    """Options nobody named that are advised, or that missing values could make so."""
    found = []
    for id, answer in advice.options.items():
        verdicts = [answer.verdict, *(possible.verdict for possible in answer.possible)]
        advised = [
            verdict
            for verdict in verdicts
            if verdict != "satisfied" and guideline.wording(verdict).direction is Direction.FOR
        ]
        # With the scope itself open, anything could still be advised.
        if id not in named and (advised or advice.scope is Truth.UNKNOWN):
            could = "" if advised and advised[0] == answer.verdict else "could be that it "
            verdict = advised[0] if advised else answer.verdict
            plural = guideline.options[id].plural and not could
            words = guideline.wording(verdict).after(plural=plural)
            found.append(f"{guideline.options[id].phrase}: {could}{words}")
    return f"Also advised: {'; '.join(found)}." if found else None
