"""One recommendation or pitfall x what was proved -> the section 'Proof' of its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guideline.model.recommendation import Pitfall, Rule
from guideline.rendering.context import Context
from guideline.rendering.finding_view import (
    FindingView,
    TheoremView,
    findings_about,
    theorem_view,
)
from guideline.rendering.links import Link
from guideline.rendering.outcome_view import NOT_TRIED, OutcomeView, Score, outcome_views, score
from guideline.verification.theorems import pitfall_claim

__all__ = ["RuleProof", "rule_proof"]


@dataclass(frozen=True, slots=True)
class RuleProof:
    """What was proved about one recommendation or pitfall.

    Attributes:
        made: Whether there is any result.
        hint: The result in a few words; empty when there is none.
        outcomes: Those it has a part in.
        known: Whether the outcomes and who reaches them are known.
        notes: What is worth knowing, and what is accepted, a sentence each.
    """

    made: bool
    hint: str
    link: Link
    theorem: TheoremView | None
    findings: tuple[FindingView, ...]
    known: bool
    outcomes: tuple[OutcomeView, ...]
    score: Score | None
    not_tried: str
    notes: tuple[str, ...]


def rule_proof(context: Context, rule: Rule) -> RuleProof:
    """What was proved about a recommendation or pitfall."""
    found = context.verification
    pitfall = isinstance(rule, Pitfall)
    theorem = None
    if isinstance(rule, Pitfall) and found is not None:
        claim = pitfall_claim(context.guideline, rule)
        theorem = theorem_view(context, rule.id, context.place.rule(rule.id), claim)
    notes: tuple[str, ...] = ()
    if found is not None:
        notes = (
            *(note.text for note in found.proof.notes if note.id == rule.id),
            *(f"{f.text} {reason}" for f, reason in found.proof.accepted if f.id == rule.id),
        )
    reach = None if found is None else found.reach
    findings = findings_about(context, rule.id)
    tried = score(context, "pitfall" if pitfall else "recommendation", rule.id)
    mutated = found is not None and found.mutation is not None
    return RuleProof(
        made=found is not None,
        hint=_hint(findings, tried),
        link=context.place.proof(),
        theorem=theorem,
        findings=findings,
        known=reach is not None and rule.option in reach.outcomes,
        outcomes=outcome_views(context, reach.of_rule(rule.id)) if reach else (),
        score=tried,
        not_tried="" if mutated or found is None else NOT_TRIED,
        notes=notes,
    )


def _hint(findings: Sequence[FindingView], tried: Score | None) -> str:
    if findings:
        return "to be repaired"
    if tried is None or not tried.total:
        return ""
    unnoticed = "none" if tried.good else "some"
    return f"{tried.total:,} small mistakes tried, {unnoticed} unnoticed"
