"""One scenario, played step by step against the model.

The step definitions and (later) the mutation of the content both play scenarios through here, so
they cannot come to different results.
"""

from __future__ import annotations

from collections.abc import Hashable

from guideline.errors import Fault, GuidelineError
from guideline.evaluation.expectation import Consultation, unmet
from guideline.loading.phrases import PhraseBook
from guideline.loading.project import Project
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from guideline.model.scenario import Answers, Impossible, Propose, Scenario
from guideline.model.words import recorded_clause

__all__ = ["ScenarioFailure", "ScenarioRun", "given_faults", "run_scenario", "scenario_patient"]


class ScenarioFailure(GuidelineError, AssertionError):
    """A scenario that contradicts itself, or an expectation the model does not meet."""


class ScenarioRun:
    """The state of one scenario between its steps.

    Args:
        book: The phrases in the language of the scenario.
        guideline: What is asked, where that is a changed edition; None: what the book is about.
        known: Patients that other scenarios have asked about already, to ask about each only once.
    """

    def __init__(
        self,
        book: PhraseBook,
        guideline: Guideline | None = None,
        known: dict[Hashable, Consultation] | None = None,
    ) -> None:
        self._book = book
        self._guideline = guideline or book.guideline
        self._known = {} if known is None else known
        self._values: dict[str, Recorded] = {}
        self._unknown: set[str] = set()
        self._loose: set[str] = set()
        self._proposed: list[str] = []
        self._point: str | None = None
        self._named: set[str] = set()
        self._consultation: Consultation | None = None

    def given(self, text: str) -> None:
        """Record what a Given says.

        Raises:
            UnknownPhrase: The text is not a phrase of the vocabulary.
            ScenarioFailure: It contradicts an earlier line.
        """
        said = self._book.given(text)
        self._consultation = None
        for name in said.unknown:
            self._free(name, text)
            self._unknown.add(name)
        for name, value in said.values.items():
            before = self._values.get(name)
            if isinstance(value, frozenset) and isinstance(before, frozenset) and value and before:
                self._values[name] = before | value
                continue
            self._free(name, text)
            self._values[name] = value
            if said.situation:
                self._loose.add(name)

    def when(self, text: str) -> None:
        """Ask for advice, or propose an option; raises UnknownPhrase."""
        act = self._book.when(text)
        self._consultation = None
        if isinstance(act, Propose):
            self._proposed.append(act.option)
        else:
            self._point = act.decision_point

    def then(self, text: str) -> None:
        """Check one expectation.

        Raises:
            UnknownPhrase: The text is not a phrase of the vocabulary.
            ScenarioFailure: The model answers otherwise; the message says what and why.
        """
        expectations = self._book.expectations(text)
        self._named |= {e.option for e in expectations if isinstance(e, Answers)}
        unmet_ones = (unmet(e, self.consultation, self._named) for e in expectations)
        found = list(dict.fromkeys(reason for reason in unmet_ones if reason))
        if found:
            raise ScenarioFailure(f"Expected: {text}. {' '.join(found)}")

    @property
    def consultation(self) -> Consultation:
        """The patient as said so far."""
        if self._consultation is None:
            patient = Patient(dict(self._values), frozenset(self._unknown), tuple(self._proposed))
            same = (
                id(self._guideline),
                frozenset(patient.values.items()),
                patient.unknown,
                patient.proposed,
                self._point,
            )
            new = Consultation(self._guideline, patient, self._point)
            self._consultation = self._known.setdefault(same, new)
        return self._consultation

    def _free(self, name: str, text: str) -> None:
        """Make room for a value: only what a situation said may be replaced."""
        if name in self._loose:
            self._loose.discard(name)
            self._values.pop(name, None)
            return
        variable = self._book.spoken.variables[name]
        if name in self._unknown:
            earlier = variable.unknown_phrase
        elif name in self._values:
            earlier = recorded_clause(variable, self._values[name])
        else:
            return
        if text == earlier:
            raise ScenarioFailure(f"'{text}' is said twice.")
        raise ScenarioFailure(f"'{text}' contradicts '{earlier}'.")


def run_scenario(
    book: PhraseBook,
    scenario: Scenario,
    guideline: Guideline | None = None,
    known: dict[Hashable, Consultation] | None = None,
) -> str | None:
    """Play a whole scenario, in its own language.

    Args:
        book: The phrases of the guideline.
        scenario: What is played.
        guideline: What is asked, where that is a changed edition; None: what the book is about.
        known: Shared by scenarios that are played together.

    Returns:
        Why it fails, or None when every expectation is met.
    """
    run = ScenarioRun(book.of(scenario), guideline, known)
    play = {"given": run.given, "when": run.when, "then": run.then}
    for step in scenario.steps:
        try:
            play[step.kind](step.text)
        except (ScenarioFailure, GuidelineError) as failure:
            return f"Line {step.line}. {failure}"
    return None


def scenario_patient(book: PhraseBook, scenario: Scenario) -> Consultation | None:
    """The patient of a scenario as its Given and When say; None when they contradict themselves."""
    run = ScenarioRun(book.of(scenario))
    play = {"given": run.given, "when": run.when}
    try:
        for step in scenario.steps:
            if step.kind in play:
                play[step.kind](step.text)
    except (ScenarioFailure, GuidelineError):
        return None
    return run.consultation


def given_faults(project: Project) -> list[Fault]:
    """Scenarios whose own lines exclude each other, found without asking for any advice.

    Returns:
        A fault where a line contradicts or repeats an earlier one, and where the patient described
        cannot exist although the scenario does not expect that.
    """
    faults: set[Fault] = set()
    for scenario in project.scenarios():
        book = project.book_of(scenario.file)
        fault = _given_fault(book, scenario)
        if fault:
            faults.add(fault)
    return sorted(faults)


def _given_fault(book: PhraseBook, scenario: Scenario) -> Fault | None:
    run = ScenarioRun(book)
    for step in scenario.steps:
        if step.kind != "given":
            continue
        try:
            run.given(step.text)
        except ScenarioFailure as failure:
            return Fault(scenario.file, step.line, step.column, str(failure).rstrip("."))
    thens = (step.text for step in scenario.steps if step.kind == "then")
    expectations = (expected for text in thens for expected in book.expectations(text))
    violated = run.consultation.violated
    if not violated or any(isinstance(expected, Impossible) for expected in expectations):
        return None
    constraint = book.guideline.constraints[violated[0]]
    message = f"there is no such patient ({constraint.id}). {constraint.text}"
    line = scenario.row_line or scenario.line
    return Fault(scenario.file, line, 1, message.rstrip("."))
