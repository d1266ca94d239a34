"""The scenarios of two editions -> the patients they are about, in the joint vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guideline.comparison.alignment import Side
from guideline.loading.phrases import PhraseBook
from guideline.model.patient import Patient
from guideline.model.scenario import Expectation, Scenario, singly
from guideline.verification.scenario_run import scenario_patient

__all__ = ["Scenarios", "Situation", "situations"]

Key = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True)
class Scenarios:
    """The scenarios of one edition, and the phrases they are written in."""

    book: PhraseBook
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """The patient of one scenario.

    Attributes:
        edition: `both`, `old` or `new`: where the scenario is.
        options: What it asks about, in the joint ids.
    """

    place: str
    name: str
    edition: str
    options: frozenset[str]
    patient: Patient


def situations(
    old: Side, before: Scenarios | None, new: Side, after: Scenarios | None
) -> tuple[Situation, ...]:
    """Every scenario of both editions, once where both have it with the same patient.

    Args:
        old: The edition before.
        before: Its scenarios; None: not known.
        new: The edition after.
        after: Its scenarios; None: not known.
    """
    found: dict[Key, Situation] = {}
    for side, edition, scenarios in ((new, "new", after), (old, "old", before)):
        for scenario in scenarios.scenarios if scenarios else ():
            assert scenarios is not None
            key = (scenario.file, scenario.name, scenario.row)
            made = _situation(side, scenarios.book, scenario, edition)
            known = found.get(key)
            if made is None:
                continue
            if known is None:
                found[key] = made
            elif known.patient == made.patient:
                options = known.options | made.options
                found[key] = replace(known, edition="both", options=options)
            else:
                found[scenario.file, f"{scenario.name}, as it was", scenario.row] = made
    return tuple(found.values())


def _situation(side: Side, book: PhraseBook, scenario: Scenario, edition: str) -> Situation | None:
    spoken = book.of(scenario)
    options = frozenset(
        side.options.get(option, option)
        for step in scenario.steps
        if step.kind == "then"
        for expectation in spoken.expectations(step.text)
        for option in _asked(expectation)
    )
    consultation = scenario_patient(book, scenario) if options else None
    if consultation is None:
        return None
    patient = side.joint(consultation.advice.patient)
    return Situation(scenario.place, scenario.name, edition, options, patient)


def _asked(expectation: Expectation) -> Iterator[str]:
    for part in singly(expectation):
        option = getattr(part, "option", None)
        if option:
            yield option
