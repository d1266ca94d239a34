"""Outcomes x scenarios -> which outcomes of an option some scenario reaches, and which not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guideline.evaluation.boxes import cover
from guideline.evaluation.diagram import FALSE, Node
from guideline.loading.phrases import PhraseBook
from guideline.model.condition import Condition
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.scenario import Answers, Scenario
from guideline.model.words import clause, verdict_clause
from guideline.verification.analysis import OptionAnalysis
from guideline.verification.gherkin import scenario_text, tags_for
from guideline.verification.proof import Proof
from guideline.verification.scenario_run import scenario_patient

__all__ = ["Outcome", "Reach", "reach"]

MOST_OUTCOMES = 40
"""Groups listed for one verdict of one option."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One group of patients who get one verdict.

    Attributes:
        condition: What they have in common.
        profiles: How many they are; groups of one verdict may overlap.
        rules: Rules that give the verdict to some of them; empty for silence.
        scenarios: Those whose patient is certainly one of them and that ask for the verdict.
        flawed: Whether it is an undeclared silence or conflict, which no scenario should demand.
        missing: A scenario that would reach the group, in Gherkin; empty when one does, or when
            the outcome is flawed.
    """

    option: str
    verdict: str
    condition: Condition
    profiles: int
    rules: tuple[str, ...]
    scenarios: tuple[Scenario, ...]
    flawed: bool = False
    missing: str = ""

    @property
    def reached(self) -> bool:
        """Whether some scenario reaches it."""
        return bool(self.scenarios)


@dataclass(frozen=True, slots=True)
class Reach:
    """The outcomes of one guideline.

    Attributes:
        outcomes: By option, in the order of the content.
        unlisted: Profiles in no group, because there would be too many groups, by option.
    """

    guideline: Guideline
    outcomes: Mapping[str, tuple[Outcome, ...]]
    unlisted: Mapping[str, int]

    @property
    def all(self) -> tuple[Outcome, ...]:
        """Every outcome of every option."""
        return tuple(outcome for found in self.outcomes.values() for outcome in found)

    def of_rule(self, rule: str) -> tuple[Outcome, ...]:
        """The outcomes that a rule has a part in."""
        return tuple(outcome for outcome in self.all if rule in outcome.rules)

    def as_json(self) -> list[dict[str, Any]]:
        """Plain data, as `guideline verify --format json` prints it."""
        return [
            {
                "option": outcome.option,
                "verdict": outcome.verdict,
                "if": clause(outcome.condition, self.guideline.variables),
                "profiles": outcome.profiles,
                "rules": list(outcome.rules),
                "scenarios": [scenario.place for scenario in outcome.scenarios],
                "missing": outcome.missing,
            }
            for outcome in self.all
        ]


def reach(proof: Proof, book: PhraseBook, scenarios: Iterable[Scenario]) -> Reach:
    """Find the outcomes that scenarios reach.

    A scenario reaches an outcome when every patient its record fits lies in the group, values
    assumed by the guideline included, and when it says what the verdict has to be.
    """
    asked: dict[tuple[str, str], list[tuple[Scenario, Patient]]] = {}
    for scenario in scenarios:
        expected = {
            (expectation.option, expectation.verdict)
            for step in scenario.steps
            if step.kind == "then"
            for expectation in book.of(scenario).expectations(step.text)
            if isinstance(expectation, Answers)
        }
        consultation = scenario_patient(book, scenario) if expected else None
        if consultation is None:
            continue
        for key in expected:
            asked.setdefault(key, []).append((scenario, consultation.advice.patient))
    outcomes: dict[str, tuple[Outcome, ...]] = {}
    unlisted: dict[str, int] = {}
    for option in proof.analysed:
        found, rest = _outcomes(proof.guideline, proof.analysis(option), asked)
        outcomes[option] = tuple(found)
        if rest:
            unlisted[option] = rest
    return Reach(proof.guideline, outcomes, unlisted)


def _outcomes(
    guideline: Guideline,
    analysis: OptionAnalysis,
    asked: Mapping[tuple[str, str], list[tuple[Scenario, Patient]]],
) -> tuple[list[Outcome], int]:
    diagrams = analysis.diagrams
    found: list[Outcome] = []
    unlisted = 0
    for ending in analysis.endings:
        region = diagrams.where(analysis.compiled.verdict, {ending})
        elsewhere = analysis.minus(analysis.inside, region)
        covered = cover(diagrams, region, elsewhere, analysis.space, MOST_OUTCOMES)
        unlisted += analysis.count(covered.rest)
        candidates = asked.get((analysis.option.id, ending.verdict), [])
        for box in covered.boxes:
            group = diagrams.both(region, diagrams.box(box))
            reached = _reached(analysis, group, candidates)
            flawed = diagrams.both(group, analysis.flawed) != FALSE
            missing = ""
            if not reached and not flawed:
                number = sum(one.verdict == ending.verdict for one in found) + 1
                missing = _missing(guideline, analysis, group, ending.verdict, number)
            found.append(
                Outcome(
                    analysis.option.id,
                    ending.verdict,
                    analysis.space.condition(box),
                    analysis.count(group),
                    analysis.deciding(group),
                    reached,
                    flawed,
                    missing,
                )
            )
    return found, unlisted


def _reached(
    analysis: OptionAnalysis, group: Node, candidates: list[tuple[Scenario, Patient]]
) -> tuple[Scenario, ...]:
    beyond = analysis.minus(analysis.inside, group)
    known: dict[tuple[tuple[int, tuple[int, ...]], ...], bool] = {}
    found: list[Scenario] = []
    for scenario, patient in candidates:
        box = analysis.space.box(patient)
        answers = tuple(sorted(box.items()))
        if answers not in known:
            inside = analysis.diagrams.meets(group, box)
            known[answers] = inside and not analysis.diagrams.meets(beyond, box)
        if known[answers]:
            found.append(scenario)
    return tuple(found)


def _missing(
    guideline: Guideline, analysis: OptionAnalysis, group: Node, verdict: str, number: int
) -> str:
    assert group != FALSE
    example = analysis.who(group, group).example
    wording = guideline.wording(verdict)
    silence = (s for declared in analysis.option.silence for s in declared.statements)
    return scenario_text(
        guideline,
        f"{analysis.option.name}: {wording.label}, group {number}",
        tags_for(guideline, analysis.deciding(group), silence),
        analysis.short(example, verdict),
        analysis.point,
        [verdict_clause(analysis.option, wording)],
    )
