"""A guideline x what was proved about it -> the page 'Proved for every patient'.

Without a verification the page says what follows from the content alone: the claims, the declared
silences and conflicts, and who is excluded. The counts enter when the site is built.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guideline.rendering.chips import Chip
from guideline.rendering.context import Context
from guideline.rendering.declared_view import (
    ExclusionView,
    OptionDeclarations,
    conflicts,
    exclusions,
    silences,
)
from guideline.rendering.finding_view import (
    FindingView,
    TheoremView,
    finding_views,
    theorem_view,
)
from guideline.rendering.links import Link
from guideline.rendering.outcome_view import (
    NOT_TRIED,
    OptionProof,
    Score,
    option_proof,
    score,
    total_score,
)
from guideline.rendering.population_view import PopulationView, holds, population_view
from guideline.verification.finding import FindingKind
from guideline.verification.theorems import pitfall_claim
from guideline.verification.verify import Verification

__all__ = ["ProofSummary", "ProofView", "ScoreGroup", "proof_summary", "proof_view"]


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """The small changes of all parts of one kind."""

    name: str
    whole: Score
    parts: tuple[tuple[Link, Score], ...]


@dataclass(frozen=True, slots=True)
class ProofSummary:
    """The proof in a line.

    Attributes:
        good: Whether nothing has to be repaired or declared.
        in_scope: How many profiles; empty when they were not counted.
        text: How it ended, a sentence.
    """

    good: bool
    in_scope: str
    text: str


@dataclass(frozen=True, slots=True)
class ProofView:
    """The page.

    Attributes:
        made: Whether there is any result.
        open: What could not be shown and why.
        holds: What was shown of the guideline as a whole.
        reached: "43 of 43 outcomes are reached by a scenario"; empty when that is not known.
        unused: Changes that are accepted as unnoticed and that are noticed.
    """

    made: bool
    summary: ProofSummary | None
    open: tuple[str, ...]
    population: PopulationView | None
    holds: tuple[tuple[Chip, str], ...]
    theorems: tuple[TheoremView, ...]
    findings: tuple[FindingView, ...]
    silences: tuple[OptionDeclarations, ...]
    conflicts: tuple[OptionDeclarations, ...]
    exclusions: tuple[ExclusionView, ...]
    options: tuple[OptionProof, ...]
    reached: str
    scores: tuple[ScoreGroup, ...]
    score: Score | None
    not_tried: str
    unused: tuple[str, ...]
    notes: tuple[str, ...]
    accepted: tuple[tuple[str, str], ...]


def proof_view(context: Context) -> ProofView:
    """Everything that was proved about a guideline."""
    guideline, found = context.guideline, context.verification
    options = tuple(
        proof for id in guideline.options if (proof := option_proof(context, id)) is not None
    )
    mutation = None if found is None else found.mutation
    return ProofView(
        made=found is not None,
        summary=proof_summary(context),
        open=() if found is None else found.problems,
        population=population_view(found),
        holds=() if found is None else holds(context.guideline, found),
        theorems=tuple(_theorems(context)),
        findings=finding_views(context),
        silences=silences(context),
        conflicts=conflicts(context),
        exclusions=exclusions(context),
        options=options,
        reached=_reached(found),
        scores=tuple(_scores(context)),
        score=None if mutation is None else total_score(mutation),
        not_tried=NOT_TRIED if found is not None and mutation is None else "",
        unused=()
        if mutation is None
        else tuple(f"{entry.id}: {entry.change}" for entry in mutation.unused),
        notes=() if found is None else tuple(note.text for note in found.proof.notes),
        accepted=_accepted(context),
    )


def proof_summary(context: Context) -> ProofSummary | None:
    """How the proof ended; None without one."""
    found = context.verification
    if found is None:
        return None
    counted = found.proof.population
    parts = [_some(len(found.proof.problems), "finding", "findings")]
    if found.mutation is not None:
        survivors, unused = len(found.mutation.survivors), len(found.mutation.unused)
        parts.append(_some(survivors, "small change goes unnoticed", "small changes go unnoticed"))
        parts.append(_some(unused, "accepted change is noticed", "accepted changes are noticed"))
    if found.problems:
        parts.append("Not everything could be shown.")
    text = "Nothing has to be repaired." if found.good else " ".join(filter(None, parts))
    in_scope = f"{counted.in_scope:,}" if counted else ""
    return ProofSummary(found.good, in_scope, text)


def _some(count: int, one: str, many: str) -> str:
    """A sentence, or nothing for none."""
    return f"{count:,} {one if count == 1 else many}." if count else ""


def _theorems(context: Context) -> Iterator[TheoremView]:
    place = context.place
    for pitfall in context.guideline.pitfalls.values():
        link = place.rule(pitfall.id, f"{pitfall.id}: {pitfall.title}")
        claim = pitfall_claim(context.guideline, pitfall)
        yield theorem_view(context, pitfall.id, link, claim)
    for stated in context.guideline.properties.values():
        yield theorem_view(context, stated.id, place.record_rule(stated.id), stated.text)


def _reached(found: Verification | None) -> str:
    if found is None or found.reach is None:
        return ""
    every = found.reach.all
    met = sum(outcome.reached for outcome in every)
    return f"{met:,} of {len(every):,} outcomes of all options are reached by a scenario"


def _scores(context: Context) -> Iterator[ScoreGroup]:
    """The small changes by the kind of what was changed, each kind in the order of the content."""
    guideline, place = context.guideline, context.place
    found = context.verification
    if found is None or found.mutation is None:
        return
    for part, name, links in (
        ("scope", "Scope", {guideline.id: place.scope()}),
        (
            "recommendation",
            "Recommendations",
            {id: place.rule(id, f"{id}: {r.title}") for id, r in guideline.recommendations.items()},
        ),
        (
            "pitfall",
            "Pitfalls",
            {id: place.rule(id, f"{id}: {r.title}") for id, r in guideline.pitfalls.items()},
        ),
        ("option", "Options", {id: place.option(id) for id in guideline.options}),
        ("constraint", "Records", {id: place.record_rule(id) for id in guideline.constraints}),
    ):
        whole = total_score(found.mutation, part)
        scores = ((link, score(context, part, id)) for id, link in links.items())
        parts = tuple((link, mine) for link, mine in scores if mine is not None and mine.total)
        if whole.total:
            yield ScoreGroup(name, whole, parts)


def _accepted(context: Context) -> tuple[tuple[str, str], ...]:
    """What is known and left as it is, each with its reason."""
    found = context.verification
    if found is not None:
        shown = [(finding.text, reason) for finding, reason in found.proof.accepted]
        left = [entry for entry in context.guideline.accepted if entry.kind == "survivor"]
    else:
        shown, left = [], list(context.guideline.accepted)
    for entry in left:
        if entry.kind == "survivor":
            text = f"No scenario notices a small change of {entry.id}: {entry.change}."
        else:
            text = f"{FindingKind(entry.kind).label}: {entry.id}."
        shown.append((text, entry.reason))
    return tuple(shown)
