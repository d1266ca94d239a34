"""A project that loads -> what is written in it and does no good, each with its place.

Two things are faults of loading already and are not looked for again: a second scenario of one
title in a file, and keywords out of order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from guideline.errors import Fault
from guideline.evaluation.completion import settled_truth
from guideline.evaluation.truth import truth
from guideline.loading.phrases import PhraseBook
from guideline.loading.project import Project, content_folder
from guideline.loading.text import display
from guideline.loading.yaml_text import Document
from guideline.model.condition import (
    ALWAYS,
    AllOf,
    Includes,
    Is,
    Truth,
    leaves,
)
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from guideline.model.recommendation import Recommendation
from guideline.model.scenario import (
    Assumes,
    DependsOn,
    Expectation,
    Given,
    Impossible,
    InScope,
    NothingElse,
    PlanOpposed,
    Propose,
    RequiredFirst,
    SameWhatever,
    Scenario,
    ShowsAlert,
    ShowsQuestion,
    Step,
)
from guideline.model.words import listed
from guideline.verification.scenario_run import scenario_patient
from guideline.verification.suspects import looks

__all__ = ["Flaw", "lint"]

_TAG_OF_FOLDER = {
    "recommendations": "rec",
    "pitfalls": "pitfall",
    "open_questions": "question",
    "properties": "property",
}
"""Folder of features to the tag that each of its scenarios carries."""

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something written that does no good.

    Attributes:
        guideline: Its id.
        kind: `contradictory_tag`, `missing_tag`, `asserts_nothing`, `never_inapplicable`,
            `unused_variable`, `unused_value`, `unused_reference`, `untranslated`,
            `review_overdue`, `suspect` or `unseen_signature`.
        id: What it is about: a rule, variable, value (`variable.value`), reference, statement or
            open question; for a missing tag its kind, for missing words the code of the language.
        fault: Where, what, and in its hint what to do.
    """

    guideline: str
    kind: str
    id: str
    fault: Fault

    def as_json(self) -> dict[str, Any]:
        """Plain data, as `guideline check --format json` prints it."""
        return {
            "guideline": self.guideline,
            "kind": self.kind,
            "id": self.id,
            "text": self.fault.message,
            "hint": self.fault.hint,
            "file": self.fault.file,
            "line": self.fault.line,
            "column": self.fault.column,
        }


def lint(project: Project, today: date | None = None) -> tuple[Flaw, ...]:
    """Every flaw of every guideline and its scenarios, scenarios first.

    Args:
        project: The project.
        today: The day by which review dates are judged; None: they are not looked at. A date is
            overdue from the day after it on.
    """
    found: list[Flaw] = []
    for guideline in project.guidelines.values():
        scenarios = project.scenarios(guideline.id)
        found.extend(_Lint(project, guideline, scenarios).flaws(today))
    return tuple(found)


@dataclass(slots=True)
class _Lint:
    """One guideline with its scenarios.

    Files are opened again only for the place of a flaw, so a project without one pays nothing.
    """

    project: Project
    guideline: Guideline
    scenarios: tuple[Scenario, ...]
    _documents: dict[str, Document] = field(default_factory=dict)
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def flaws(self, today: date | None) -> Iterator[Flaw]:
        yield from self._tags()
        yield from self._never_inapplicable()
        yield from self._unused_vocabulary()
        yield from self._unused_references()
        yield from self._untranslated()
        yield from self._suspect()
        if today is not None:
            yield from self._overdue(today)

    # Scenarios

    def _book(self, scenario: Scenario) -> PhraseBook:
        """The phrases in the language of a scenario."""
        return self.project.book_of(scenario.file)

    def _tags(self) -> Iterator[Flaw]:
        reported: set[tuple[str, int, str]] = set()
        for scenario in self.scenarios:
            about = dict.fromkeys(tag.about for tag in scenario.tags)
            flaws = [self._idle_tag(scenario, id) for kind, id in about if kind == "rec"]
            flaws.append(self._missing_tag(scenario, {kind for kind, _ in about}))
            for flaw in flaws:
                # The rows of an outline share its tags and its lines.
                if flaw and (scenario.file, scenario.line, flaw.id) not in reported:
                    reported.add((scenario.file, scenario.line, flaw.id))
                    yield flaw

    def _missing_tag(self, scenario: Scenario, kinds: set[str]) -> Flaw | None:
        folder = PurePosixPath(scenario.file).parent.name
        wanted = _TAG_OF_FOLDER.get(folder)
        if wanted is None or wanted in kinds:
            return None
        message = f"the scenario stands in {folder}/, but has no tag @{wanted}:…"
        hint = f"Add the tag of what it is about, e.g. above it: @{wanted}:ID"
        return Flaw(
            self.guideline.id, "missing_tag", wanted, self._at_title(scenario, message, hint)
        )

    def _idle_tag(self, scenario: Scenario, id: str) -> Flaw | None:
        """A tag of a recommendation on whose option no Then says anything."""
        rule = self.guideline.recommendations[id]
        own = {option for option in (rule.option, rule.over) if option}
        said: dict[str, None] = {}
        for step in _thens(scenario):
            for expectation in self._book(scenario).expectations(step.text):
                if _about_everybody(expectation) or _names_rule(expectation, rule):
                    return None
                options = self._options(expectation, scenario)
                if own & set(options):
                    return None
                said.update(dict.fromkeys(options))
        phrases = {id: option.phrase for id, option in self.guideline.options.items()}
        wanted = " or ".join(phrases[option] for option in sorted(own))
        others = listed([phrases[option] for option in said])
        if said:
            kind = "contradictory_tag"
            message = f"the tag says @rec:{id}, but the answers are on {others}, not on {wanted}"
        else:
            kind = "asserts_nothing"
            message = f"the scenario is tagged @rec:{id}, but says nothing about its answer"
        hint = f"Add a line that says what the answer on {wanted} is, or take the tag away"
        first = next(iter(_thens(scenario)))
        fault = Fault(scenario.file, first.line, first.column, message, "", hint)
        return Flaw(self.guideline.id, kind, id, fault)

    def _options(self, expectation: Expectation, scenario: Scenario) -> tuple[str, ...]:
        """The options an expectation says something about."""
        guideline = self.guideline
        match expectation:
            case RequiredFirst(option, earlier):
                return (option, earlier) if earlier else (option,)
            case PlanOpposed(None):
                return tuple(self._proposed(scenario))
            case PlanOpposed(by):
                pitfall = guideline.pitfalls.get(by or "")
                return (pitfall.option,) if pitfall else (by or "",)
            case ShowsQuestion(question, _, None):
                return guideline.questions[question].options
            case ShowsAlert(alert, _):
                constraint = guideline.constraints.get(alert)
                return constraint.options if constraint else (guideline.rule(alert).option,)
        named: str | None = getattr(expectation, "option", None)
        return (named,) if named else ()

    def _proposed(self, scenario: Scenario) -> Iterator[str]:
        for step in scenario.steps:
            if step.kind == "when":
                act = self._book(scenario).when(step.text)
                if isinstance(act, Propose):
                    yield act.option

    # Recommendations

    def _never_inapplicable(self) -> Iterator[Flaw]:
        """Recommendations that no scenario of theirs shows not to apply."""
        tagged: dict[str, list[Scenario]] = {}
        for scenario in self.scenarios:
            for kind, id in dict.fromkeys(tag.about for tag in scenario.tags):
                if kind == "rec":
                    tagged.setdefault(id, []).append(scenario)
        for id, rule in self.guideline.recommendations.items():
            own = tagged.get(id)
            # Without any scenario it is untested already; "always" has nobody left out.
            if not own or rule.when == ALWAYS or self._spares_somebody(rule, own):
                continue
            message = f"no scenario tagged @rec:{id} shows a patient to whom it does not apply"
            hint = "Add one that differs in a value of its condition, with the answer it gets"
            document = self._document("recommendations.yaml")
            fault = document.key_fault(("recommendations", id), message, "", hint)
            yield Flaw(self.guideline.id, "never_inapplicable", id, fault)

    def _spares_somebody(self, rule: Recommendation, scenarios: Iterable[Scenario]) -> bool:
        """Whether a patient of these scenarios is known not to fall under the rule.

        Where a value is missing the rule may apply, so that is no such patient.
        """
        guideline = self.guideline
        option = guideline.options[rule.option]
        condition = AllOf((guideline.scope.when, option.applies_when, rule.when))
        undecided: list[Patient] = []
        for scenario in scenarios:
            consultation = scenario_patient(self._book(scenario), scenario)
            if consultation is None or consultation.violated:
                continue
            patient = consultation.advice.patient
            value = truth(condition, patient, guideline.variables)
            if value is Truth.FALSE:
                return True
            if value is Truth.UNKNOWN:
                undecided.append(patient)
        # The constraints may settle what the rule alone leaves open, which takes longer to find.
        return any(settled_truth(guideline, condition, p) is Truth.FALSE for p in undecided)

    # Content

    def _unused_vocabulary(self) -> Iterator[Flaw]:
        named, values = self._named()
        for variable in self.guideline.variables.values():
            path: tuple[str | int, ...] = ("variables", variable.id)
            if variable.id not in named:
                message = f"no rule, constraint, question or scenario names {variable.noun}"
                hint = "Use it in a condition or a scenario, or delete it"
                fault = self._document("variables.yaml").key_fault(path, message, "", hint)
                yield Flaw(self.guideline.id, "unused_variable", variable.id, fault)
                continue
            if variable.derivation:
                continue  # nobody can say the value of a derived variable
            for value in variable.values.values():
                if (variable.id, value.id) in values or value.id == variable.assume:
                    continue
                message = f"no scenario says '{value.phrase}', and no condition names it"
                hint = "Say it in a scenario, or delete the value"
                document = self._document("variables.yaml")
                fault = document.key_fault((*path, "values", value.id), message, "", hint)
                yield Flaw(self.guideline.id, "unused_value", f"{variable.id}.{value.id}", fault)

    def _named(self) -> tuple[set[str], set[tuple[str, str]]]:
        """Variables, and values of variables, that a condition, property or scenario names."""
        guideline = self.guideline
        named = {claim.variable for claim in guideline.properties.values() if claim.variable}
        values: set[tuple[str, str]] = set()
        for _, condition in guideline.conditions():
            for leaf in leaves(condition):
                named.add(leaf.variable)
                if isinstance(leaf, Is):
                    values.update((leaf.variable, value) for value in leaf.values)
                elif isinstance(leaf, Includes):
                    values.update((leaf.variable, member) for member in leaf.members)
        said = {
            (self._book(scenario), step.kind, step.text)
            for scenario in self.scenarios
            for step in scenario.steps
        }
        for book, kind, text in said:
            match book.read(kind, text):
                case Given(recorded, unknown):
                    named |= recorded.keys() | unknown
                    values.update(_pairs(recorded.items()))
                case DependsOn(_, variables):
                    named.update(variables)
                case SameWhatever(_, variable):
                    named.add(variable)
                case Assumes(variable, value):
                    named.add(variable)
                    values.add((variable, value))
        return named, values

    def _unused_references(self) -> Iterator[Flaw]:
        guideline = self.guideline
        named = {id for rule in guideline.rules for id in rule.references}
        named.update(id for item in guideline.watch for id in item.references)
        numbers = {number for s in guideline.statements.values() for number in s.citations}
        for reference in guideline.references.values():
            cited = numbers.intersection(_NUMBER.findall(reference.citation))
            # The source document has an entry of its own; everything rests on it.
            source = any(fact.text == guideline.document.origin for fact in reference.facts)
            if reference.id in named or cited or source:
                continue
            message = f"no rule or watch item names the reference '{reference.id}'"
            if reference.citation:
                message += f", and no statement cites number {reference.citation}"
            hint = "Name it where it belongs, or delete it"
            document = self._document("references.yaml")
            fault = document.key_fault(("references", reference.id), message, "", hint)
            yield Flaw(guideline.id, "unused_reference", reference.id, fault)

    def _untranslated(self) -> Iterator[Flaw]:
        for code in self.guideline.translations:
            unsaid = self.guideline.unsaid(code)
            if not unsaid:
                continue
            named = listed([f"{what} '{id}'" for what, id in unsaid])
            message = f"there are no words for {named}"
            hint = "Add them; until then no scenario in this language can say it"
            fault = self._document(f"translations/{code}.yaml").fault((), message, "", hint)
            yield Flaw(self.guideline.id, "untranslated", code, fault)

    def _suspect(self) -> Iterator[Flaw]:
        for look in looks(self.guideline, self.scenarios).values():
            hint = f"Look at it, then run: guideline review {look.id} --by NAME"
            if look.record is not None and look.again:
                when = f"since {look.record.by} reviewed it on {look.record.date}"
                message = f"changed {when}: {'; '.join(look.changed)}"
                document = self._document("reviews.yaml")
                fault = document.key_fault(("reviews", look.id), message, "", hint)
                yield Flaw(self.guideline.id, "suspect", look.id, fault)
            elif look.signed_unseen:
                message = f"the reading of {look.id} is signed, and nothing keeps what was signed"
                document = self._document("open_questions.yaml")
                path = ("open_questions", look.id, "signed")
                fault = document.key_fault(path, message, "", hint)
                yield Flaw(self.guideline.id, "unseen_signature", look.id, fault)

    def _overdue(self, today: date) -> Iterator[Flaw]:
        for statement in self.guideline.statements.values():
            review = statement.review
            if review is None or date.fromisoformat(review.by) >= today:
                continue
            message = f"statement {statement.id} had to be reviewed by {review.by}"
            hint = "Check whether it still holds, and set the next date"
            path = ("statements", statement.id, "review", "by")
            fault = self._document("sources.yaml").fault(path, message, "", hint)
            yield Flaw(self.guideline.id, "review_overdue", statement.id, fault)

    # Places

    def _document(self, file: str) -> Document:
        """A content file with the places of its keys."""
        document = self._documents.get(file)
        if document is None:
            found = content_folder(self.project.root) / self.guideline.id / file
            name = display(found, self.project.root)
            text = self.project.source.text(found, name)
            document, _ = self.project.source.yaml("" if isinstance(text, Fault) else text, name)
            self._documents[file] = document
        return document

    def _at_title(self, scenario: Scenario, message: str, hint: str) -> Fault:
        lines = self._lines.get(scenario.file)
        if lines is None:
            text = self.project.source.text(self.project.root / scenario.file, scenario.file)
            lines = [] if isinstance(text, Fault) else text.splitlines()
            self._lines[scenario.file] = lines
        title = lines[scenario.line - 1] if scenario.line <= len(lines) else ""
        column = len(title) - len(title.lstrip()) + 1
        return Fault(scenario.file, scenario.line, column, message, "", hint)


def _thens(scenario: Scenario) -> Iterator[Step]:
    return (step for step in scenario.steps if step.kind == "then")


def _about_everybody(expectation: Expectation) -> bool:
    """Whether it says something about every option at once, or that there is no such patient."""
    match expectation:
        case NothingElse() | Impossible():
            return True
        case InScope(known):
            return known is not Truth.TRUE
    return False


def _names_rule(expectation: Expectation, rule: Recommendation) -> bool:
    """Whether it says something about the rule without naming its option."""
    match expectation:
        case ShowsQuestion(question, _, None):
            return question in rule.questions
        case ShowsAlert(alert, _):
            return alert == rule.id
    return False


def _pairs(recorded: Iterable[tuple[str, Recorded]]) -> Iterator[tuple[str, str]]:
    for name, value in recorded:
        if isinstance(value, frozenset):
            yield from ((name, member) for member in value)
        elif isinstance(value, str):
            yield name, value
