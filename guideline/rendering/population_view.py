"""A proof -> how many patients were looked at, and what holds of the guideline as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guideline.model.guideline import Guideline
from guideline.model.words import listed
from guideline.rendering.chips import Chip
from guideline.rendering.outcome_view import width
from guideline.verification.finding import FindingKind, share
from guideline.verification.verify import Verification

__all__ = ["PopulationView", "Step", "holds", "population_view"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step from all profiles to those in scope.

    Attributes:
        share: Which part of the step before it is; empty for the first.
        width: That part of a bar, in per cent.
    """

    name: str
    count: str
    share: str
    width: str


@dataclass(frozen=True, slots=True)
class PopulationView:
    """How many patients were looked at."""

    steps: tuple[Step, ...]
    excluded: str
    outside: str
    in_scope: str


def population_view(found: Verification | None) -> PopulationView | None:
    """How many patients were looked at; None when they were not counted."""
    if found is None or found.proof.population is None:
        return None
    counted = found.proof.population
    steps = (
        ("All combinations of the values that can be recorded", counted.profiles, 0),
        ("Patients that can exist", counted.possible, counted.profiles),
        ("Patients in scope", counted.in_scope, counted.possible),
    )
    return PopulationView(
        steps=tuple(
            Step(
                name,
                f"{count:,}",
                share(count, before) if before else "",
                width(count, before) if before else "100",
            )
            for name, count, before in steps
        ),
        excluded=f"{counted.profiles - counted.possible:,}",
        outside=f"{counted.possible - counted.in_scope:,}",
        in_scope=f"{counted.in_scope:,}",
    )


def holds(guideline: Guideline, found: Verification) -> tuple[tuple[Chip, str], ...]:
    """What holds of the guideline as a whole, said only where it was shown of all of it."""
    return tuple(_holds(guideline, found))


def _holds(guideline: Guideline, found: Verification) -> Iterator[tuple[Chip, str]]:
    names = [guideline.options[id].name for id in found.proof.not_analysed]
    where = f" Not analysed: {listed(names)}." if names else ""
    problems = [finding.kind for finding in found.proof.problems]
    accepted = {finding.kind for finding, _ in found.proof.accepted}
    for kinds, text in _claims(guideline):
        count = sum(kind in kinds for kind in problems)
        if count:
            chip = Chip(f"{count:,} finding{'' if count == 1 else 's'}", "result", "failed")
            yield chip, f"It is not so that {text[:1].lower()}{text[1:]}{where}"
        elif found.proof.not_analysed:
            yield Chip("Partly shown", "result", "not-run"), f"{text}{where}"
        else:
            known = " Known exceptions stand below." if accepted & kinds else ""
            yield Chip("Holds", "result", "passed"), f"{text}{known}"


def _claims(guideline: Guideline) -> Iterator[tuple[set[FindingKind], str]]:
    """What a proof shows of any guideline, with the findings that would refute it."""
    options = guideline.options.values()
    silent = sum(len(option.silence) for option in options)
    disagreeing = sum(len(option.conflicts) for option in options)
    text = "Every patient in scope gets an answer on every option, or a declared silence says why"
    yield {FindingKind.GAP}, f"{text} there is none ({_declared(silent)})."
    text = "No patient gets two answers that contradict each other, except in a declared conflict"
    yield {FindingKind.CONFLICT}, f"{text} ({_declared(disagreeing)})."
    yield {FindingKind.SIDE_BY_SIDE}, "No patient gets two different words for the same advice."
    yield {FindingKind.DEAD}, "Every recommendation and every pitfall applies to some patient."
    declarations = {FindingKind.EMPTY_DECLARATION, FindingKind.WIDE_DECLARATION}
    yield (
        declarations,
        "Every declared silence or conflict is a real one, for all patients that it names.",
    )


def _declared(count: int) -> str:
    return f"{count:,} are declared" if count > 1 else f"{'one' if count else 'none'} is declared"
