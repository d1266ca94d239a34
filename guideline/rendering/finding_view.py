"""Findings and theorems of a proof as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.model.words import recorded_clause
from guideline.rendering.chips import Chip, verdict_chip
from guideline.rendering.context import Context
from guideline.rendering.links import Link
from guideline.rendering.outcome_view import profiles
from guideline.verification.finding import Finding, FindingKind, Who, share
from guideline.verification.theorems import Theorem

__all__ = [
    "FindingView",
    "TheoremView",
    "WhoView",
    "finding_views",
    "findings_about",
    "theorem_view",
]


@dataclass(frozen=True, slots=True)
class WhoView:
    """The patients a finding is about.

    Attributes:
        count: How many of how many.
        groups: What they have in common, a clause each; groups may overlap.
        more: Those in no group, in words; empty when there are none.
        example: One of them, a clause for each value.
        verdict: What this patient is told.
    """

    count: str
    groups: tuple[str, ...]
    more: str
    example: tuple[str, ...]
    verdict: Chip


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding.

    Attributes:
        anchor: On the page of the proof.
        name: What it is about: the name of an option, else an id.
        who: None where there are no patients, as for a rule that never applies.
        scenario: Lines of a scenario that fails until the finding is repaired.
    """

    anchor: str
    chip: Chip
    name: str
    text: str
    link: Link
    who: WhoView | None
    rules: tuple[Link, ...]
    statements: tuple[Link, ...]
    scenario: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TheoremView:
    """One claim about every patient.

    Attributes:
        claim: One sentence.
        chip: None where nothing was proved, as in the committed form.
        count: For how many profiles, a sentence; empty without a result.
    """

    id: str
    link: Link
    claim: str
    chip: Chip | None
    count: str


def finding_views(context: Context) -> tuple[FindingView, ...]:
    """What has to be repaired or declared, in the order of the proof."""
    found = context.verification
    if found is None:
        return ()
    return tuple(
        _finding(context, position, finding)
        for position, finding in enumerate(found.proof.problems, start=1)
    )


def findings_about(context: Context, rule: str) -> tuple[FindingView, ...]:
    """Those that name a recommendation or pitfall."""
    found = context.verification
    if found is None:
        return ()
    return tuple(
        view
        for view, finding in zip(finding_views(context), found.proof.problems, strict=True)
        if rule == finding.id or rule in finding.rules
    )


def theorem_view(context: Context, id: str, link: Link, claim: str) -> TheoremView:
    """A claim with what came of it.

    Args:
        context: The guideline and its results.
        id: Of the pitfall or property.
        link: Where it is explained.
        claim: What it says, for a page without results.
    """
    found = context.verification
    theorem = None
    if found is not None:
        theorem = next((t for t in found.proof.theorems if t.id == id), None)
    if found is not None and theorem is None:
        return TheoremView(id, link, claim, _NOT_ANALYSED, "Nothing was shown.")
    if theorem is None:
        return TheoremView(id, link, claim, None, "")
    said = theorem.claim if theorem.analysed else claim
    return TheoremView(id, link, said, *_outcome(theorem))


_NOT_ANALYSED = Chip("Not analysed", "result", "not-run")


def _outcome(theorem: Theorem) -> tuple[Chip, str]:
    if not theorem.analysed:
        return _NOT_ANALYSED, "Nothing was shown."
    if not theorem.holds:
        chip = Chip("Does not hold", "result", "failed")
        if not theorem.profiles:
            return chip, " ".join(finding.text for finding in theorem.findings)
        return chip, f"It fails for {share(theorem.broken, theorem.profiles)}."
    if not theorem.profiles:
        return Chip("Applies to nobody", "result", "not-run"), "No patient in scope is like this."
    chip = Chip("Holds for every patient", "result", "passed")
    return chip, f"Proved for each of {profiles(theorem.profiles)}."


def _finding(context: Context, position: int, finding: Finding) -> FindingView:
    place, guideline = context.place, context.guideline
    anchor = f"finding-{position}"
    kind = "not-run" if finding.kind is FindingKind.NOT_ANALYSED else "failed"
    option = guideline.options.get(finding.id)
    rules = [
        id for id in finding.rules if id in guideline.recommendations or id in guideline.pitfalls
    ]
    return FindingView(
        anchor=anchor,
        chip=Chip(finding.kind.label, "result", kind),
        name=option.name if option else finding.id,
        text=finding.text,
        link=Link(finding.kind.label, place.proof().page, anchor),
        who=None if finding.who is None else _who(context, finding.who, finding.verdict),
        rules=tuple(place.rule(id, id) for id in rules),
        statements=tuple(place.statement(id) for id in finding.statements),
        scenario=tuple(finding.scenario.splitlines()),
    )


def _who(context: Context, who: Who, verdict: str) -> WhoView:
    variables = context.guideline.variables
    return WhoView(
        count=share(who.profiles, who.of),
        groups=tuple(who.clauses(variables)),
        more=f"and exactly {who.more:,} others" if who.more else "",
        example=tuple(
            recorded_clause(variables[name], value) for name, value in who.example.values.items()
        ),
        verdict=verdict_chip(context.guideline.wording(verdict)),
    )
