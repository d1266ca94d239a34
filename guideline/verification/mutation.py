"""Mutants x scenarios -> which small changes of the content some scenario notices.

A scenario that fails kills a mutant. A mutant that no patient can tell from the original is proved
equivalent. What is left survives: nothing protects that place, and the missing scenario is written
out. Scenarios are played through the model, not through a test run each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import product
from typing import Any

from guideline.errors import GuidelineError
from guideline.evaluation.boxes import cover
from guideline.evaluation.diagram import FALSE, TooLarge
from guideline.evaluation.expectation import Consultation, unmet
from guideline.loading.phrases import PhraseBook
from guideline.model.condition import variables_of
from guideline.model.guideline import AcceptedFinding, Guideline
from guideline.model.patient import Patient
from guideline.model.scenario import Expectation, SameWhatever, Scenario
from guideline.verification.difference import Difference, Differences
from guideline.verification.gherkin import decision_point_of, scenario_text, tags_for
from guideline.verification.mutants import Mutant, mutants
from guideline.verification.scenario_run import run_scenario, scenario_patient

__all__ = ["Fate", "Mutation", "MutationReport", "mutate"]

LARGEST_COMPARISON = 1_000_000
"""Steps allowed to compare a mutant with the original."""
MOST_SURVIVORS = 100
"""Survivors after which the search stops and says so: nobody repairs more at a time."""
MOST_EXAMPLES = 3
"""Patients tried when a missing scenario is written."""


class Fate(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    EQUIVALENT = "equivalent"
    SURVIVED = "survived"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mutant and what became of it.

    Attributes:
        killer: The scenario that fails; None unless it is killed.
        why: What the killer says, or why nothing kills it.
        missing: For a survivor the scenario that would kill it, in Gherkin; empty when no step
            phrase can show the difference.
    """

    mutant: Mutant
    fate: Fate
    killer: Scenario | None = None
    why: str = ""
    missing: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain data, as `guideline verify --mutants --format json` prints it."""
        return {
            "part": self.mutant.part,
            "id": self.mutant.id,
            "change": self.mutant.change,
            "fate": self.fate.value,
            "killer": self.killer.place if self.killer else None,
            "why": self.why,
            "missing": self.missing,
        }


@dataclass(frozen=True, slots=True)
class MutationReport:
    """All mutants of a guideline.

    Attributes:
        not_tried: How many changes were left when too many had survived to go on.
        unused: Changes that the content accepts as survivors and that do not survive.
    """

    guideline: Guideline
    mutations: tuple[Mutation, ...]
    not_tried: int = 0
    unused: tuple[AcceptedFinding, ...] = ()

    def of(self, id: str) -> tuple[Mutation, ...]:
        """The mutants of one rule, option or constraint."""
        return tuple(m for m in self.mutations if m.mutant.id == id)

    def with_fate(self, fate: Fate) -> tuple[Mutation, ...]:
        """The mutants that met one fate."""
        return tuple(m for m in self.mutations if m.fate is fate)

    @property
    def survivors(self) -> tuple[Mutation, ...]:
        """The mutants that nothing notices."""
        return self.with_fate(Fate.SURVIVED)


def mutate(
    guideline: Guideline,
    book: PhraseBook,
    scenarios: Iterable[Scenario],
    say: Callable[[str], None] = lambda _: None,
) -> MutationReport:
    """Change the content in one place at a time and see who notices.

    Args:
        guideline: The guideline; all its scenarios have to pass.
        book: Its phrases.
        scenarios: Its scenarios.
        say: Told what is being done.
    """
    every = tuple(mutants(guideline))
    judge = _Judge(guideline, book, tuple(scenarios), every)
    found: list[Mutation] = []
    survivors = 0
    for position, mutant in enumerate(every):
        if survivors == MOST_SURVIVORS:
            break
        if position % 50 == 0:
            say(f"Mutants: {position} of {len(every)}")
        found.append(judge.mutation(mutant))
        survivors += found[-1].fate is Fate.SURVIVED
    survived = {(m.mutant.id, m.mutant.change) for m in found if m.fate is Fate.ACCEPTED}
    unused = (a for a in guideline.accepted if a.kind == "survivor")
    left = len(every) - len(found)
    return MutationReport(
        guideline,
        tuple(found),
        left,
        () if left else tuple(a for a in unused if (a.id, a.change) not in survived),
    )


@dataclass(frozen=True, slots=True)
class _Witness:
    """One scenario, as far as it matters for which mutants it could notice.

    Attributes:
        patient: The values it fixes: those recorded and assumed, without those it lets vary.
        named: Ids it is tagged with, or that its expectations name.
    """

    scenario: Scenario
    patient: Patient
    named: frozenset[str]


class _Judge:
    def __init__(
        self,
        guideline: Guideline,
        book: PhraseBook,
        scenarios: Sequence[Scenario],
        every: Sequence[Mutant],
    ) -> None:
        self.guideline = guideline
        self.book = book
        self.differences = Differences(guideline, every, LARGEST_COMPARISON)
        self._boxes: dict[tuple[int, int], dict[int, tuple[int, ...]]] = {}
        self.witnesses = [w for s in scenarios for w in [_witness(book, s)] if w is not None]

    def mutation(self, mutant: Mutant) -> Mutation:
        try:
            differences = self.differences.of(mutant)
        except TooLarge:
            differences = ()
            analysed = False
        else:
            analysed = True
            differences = tuple(d for d in differences if d.region != FALSE)
            if not differences:
                why = "For every patient the answer is the same."
                return Mutation(mutant, Fate.EQUIVALENT, why=why)
        for witness in self._candidates(mutant, differences, analysed=analysed):
            failure = run_scenario(self.book, witness.scenario, mutant.guideline)
            if failure:
                return Mutation(mutant, Fate.KILLED, witness.scenario, failure)
        accepted = {(a.id, a.change): a.reason for a in self.guideline.accepted}
        if (mutant.id, mutant.change) in accepted:
            return Mutation(mutant, Fate.ACCEPTED, why=accepted[mutant.id, mutant.change])
        why = "No scenario fails." if analysed else "No scenario fails; too large to compare."
        missing = next(self._missing(mutant, differences), "")
        return Mutation(mutant, Fate.SURVIVED, why=why, missing=missing)

    def _candidates(
        self, mutant: Mutant, differences: Sequence[Difference], *, analysed: bool
    ) -> Iterator[_Witness]:
        """The scenarios whose patients could be told apart, the nearest first."""
        about = {mutant.id, *(d.option for d in differences if d.option)}
        # A complete patient is answered without a diagram, so among equals those come first.
        order = sorted(
            self.witnesses,
            key=lambda witness: (-len(witness.named & about), -len(witness.patient.values)),
        )
        for witness in order:
            if not analysed or any(self._meets(d, witness) for d in differences):
                yield witness

    def _meets(self, difference: Difference, witness: _Witness) -> bool:
        space = difference.compiler.space
        known = self._boxes.get((id(space), id(witness)))
        if known is None:
            known = self._boxes[id(space), id(witness)] = space.box(witness.patient)
        return difference.compiler.diagrams.meets(difference.region, known)

    # The missing scenario

    def _missing(self, mutant: Mutant, differences: Iterable[Difference]) -> Iterator[str]:
        for difference in differences:
            option = difference.option or next(iter(self.guideline.options))
            point = decision_point_of(self.guideline, option)
            for patient, plan in product(
                self._examples(difference), self._plans(mutant, difference.option)
            ):
                planned = replace(patient, proposed=plan)
                before = Consultation(self.guideline, planned, point.id)
                after = Consultation(mutant.guideline, planned, point.id)
                claim = self._telling(mutant, difference.option, before, after)
                if claim:
                    title = f"{mutant.id}: {mutant.change}".replace("'", "")
                    short = self._short(mutant, planned, point.id, claim)
                    yield scenario_text(
                        self.guideline, title, self._tags(mutant), short, point, [claim]
                    )

    def _examples(self, difference: Difference) -> Iterator[Patient]:
        """Patients who tell the two apart, first those by their verdict, as a phrase says that."""
        compiler = difference.compiler
        diagrams, space = compiler.diagrams, compiler.space
        for part in (*difference.parts, difference.region):
            region = diagrams.both(part, difference.region)
            found = cover(diagrams, region, diagrams.negate(region), space, MOST_EXAMPLES)
            for box in found.boxes:
                yield space.patient(diagrams.first_in(region, box))

    def _plans(self, mutant: Mutant, option: str | None) -> Iterator[tuple[str, ...]]:
        yield ()
        if option is None:
            return
        yield (option,)
        rule = self.guideline.recommendations.get(mutant.id)
        if rule is not None:
            yield from ((option, other) for other in rule.together_with)

    def _telling(
        self, mutant: Mutant, option: str | None, before: Consultation, after: Consultation
    ) -> str:
        """A claim that holds of the original and not of the mutant; empty when there is none."""
        for text in self._claims(mutant, option, before, after):
            try:
                expected = self.book.then(text)
            except GuidelineError:
                continue
            if unmet(expected, before) is None and unmet(expected, after) is not None:
                return text
        return ""

    def _claims(
        self, mutant: Mutant, option: str | None, before: Consultation, after: Consultation
    ) -> Iterator[str]:
        if mutant.part == "constraint":
            yield f"the record is impossible because of {mutant.id}"
        for state in ("is shown", "is not shown"):
            yield f"alert {mutant.id} {state}"
        yield from ("the patient is in scope", "the patient is out of scope")
        if option is None:
            return
        phrase = self.guideline.options[option].phrase
        answers = [consultation.advice.answer(option) for consultation in (before, after)]
        yield f"{phrase} {self.guideline.wording(answers[0].verdict).phrase}"
        for id in answers[0].because:
            yield f"the answer on {phrase} rests on {id}"
        for id in answers[0].refined:
            yield f"the answer on {phrase} makes {id} more precise"
        for question in answers[0].questions:
            yield f"open question {question} is shown with {phrase}"
        statements: dict[str, None] = dict.fromkeys(s for a in answers for s in a.statements)
        for statement in statements:
            yield f"the answer on {phrase} cites {statement}"
            yield f"the answer on {phrase} does not cite {statement}"
        for earlier in self.guideline.options[option].after:
            first = self.guideline.options[earlier].phrase
            yield f"{first} has to be done before {phrase}"
        for reason in (answers[0].silence, answers[0].disagreement):
            if reason and '"' not in reason:
                yield f'the answer on {phrase} says "{reason}"'
        yield f"{phrase} cannot stand in the plan as proposed"
        yield "nothing speaks against the plan"
        yield f"the answer on {phrase} is no undeclared silence"
        yield f"the answer on {phrase} is no undeclared conflict"

    def _short(self, mutant: Mutant, patient: Patient, point: str, claim: str) -> Patient:
        """The patient without the values that the claim does not need."""
        expected = self.book.then(claim)
        # The scope stays: one phrase says it, and without it nothing else would be said.
        scope = variables_of(self.guideline.scope.when)
        for name in [name for name in patient.values if name not in scope]:
            values = {other: v for other, v in patient.values.items() if other != name}
            fewer = replace(patient, values=values)
            before = Consultation(self.guideline, fewer, point)
            after = Consultation(mutant.guideline, fewer, point)
            if unmet(expected, before) is None and unmet(expected, after) is not None:
                patient = fewer
        return patient

    def _tags(self, mutant: Mutant) -> list[str]:
        if mutant.part == "constraint":
            return [f"constraint:{mutant.id}"]
        if mutant.part in ("recommendation", "pitfall"):
            return tags_for(self.guideline, [mutant.id], ())
        option = self.guideline.options.get(mutant.id)
        cited: list[str] = []
        if option:
            cited += [s for silence in option.silence for s in silence.statements]
            cited += [s for conflict in option.conflicts for s in conflict.statements]
        return tags_for(self.guideline, (), cited)


def _witness(book: PhraseBook, scenario: Scenario) -> _Witness | None:
    """None for a scenario that contradicts itself: it fails whatever the content says."""
    consultation = scenario_patient(book, scenario)
    if consultation is None:
        return None
    values = dict(consultation.advice.patient.values)
    named = {tag.about[1] for tag in scenario.tags}
    for step in scenario.steps:
        if step.kind == "then":
            for expectation in book.of(scenario).expectations(step.text):
                if isinstance(expectation, SameWhatever):
                    values.pop(expectation.variable, None)
                named.update(_ids(expectation))
    return _Witness(scenario, Patient(values), frozenset(named))


def _ids(expectation: Expectation) -> Collection[str]:
    """The options, rules, alerts and statements an expectation names."""
    names = ("option", "rule", "alert", "statement", "constraint", "by", "earlier")
    found = (getattr(expectation, name, None) for name in names)
    return [id for id in found if isinstance(id, str)]
