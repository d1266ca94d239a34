"""Source statements with what rests on them, and the bibliography."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.model.source import Certified, Reference, Review
from guideline.rendering.chips import Chip, certified_chip, executable_chip
from guideline.rendering.context import Context, FeatureView, Tally
from guideline.rendering.links import Link
from guideline.rendering.markdown import slug
from guideline.verification.traceability import Use, trace

__all__ = [
    "FactView",
    "ReferenceView",
    "TraceRow",
    "UseView",
    "reference_view",
    "statuses",
    "trace_rows",
]

_STATUS_MEANING = {
    Certified.VERIFIED: "Read in a stored copy of the document or of its abstract.",
    Certified.PROBABLE: "Likely, but not proven.",
    Certified.CLAIMED: "Seen only in somebody else's text.",
    Certified.UNKNOWN: "Not confirmed, or not to be found out.",
}


@dataclass(frozen=True, slots=True)
class UseView:
    """One part of the guideline that rests on a statement."""

    what: str
    link: Link


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One row of the matrix."""

    id: str
    anchor: str
    section: str
    heading: bool
    paraphrase: str
    wording: tuple[str, ...]
    citations: tuple[str, ...]
    executable: Chip
    uses: tuple[UseView, ...]
    tally: Tally
    features: tuple[FeatureView, ...]
    otherwise: str
    questions: tuple[Link, ...]
    review: Review | None


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact about a document."""

    name: str
    text: str
    chip: Chip
    basis: str


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """One document."""

    anchor: str
    title: str
    citation: str
    chip: Chip
    why: str
    facts: tuple[FactView, ...]
    notes: tuple[str, ...]
    used_by: tuple[Link, ...]


def trace_rows(context: Context) -> tuple[TraceRow, ...]:
    """Every statement of the source, in its order."""
    rows = []
    for item in trace(context.guideline, context.features):
        statement = context.guideline.statements[item.statement]
        rows.append(
            TraceRow(
                id=statement.id,
                anchor=f"statement-{slug(statement.id)}",
                section=statement.section,
                heading=statement.heading,
                paraphrase=statement.paraphrase,
                wording=statement.wording,
                citations=statement.citations,
                executable=executable_chip(statement.executable),
                uses=tuple(_use(context, use) for use in item.uses),
                tally=context.tally(item.scenarios),
                features=context.groups(item.scenarios),
                otherwise=statement.verify_otherwise,
                questions=context.questions(statement.questions),
                review=statement.review,
            )
        )
    return tuple(rows)


def reference_view(context: Context, reference: Reference) -> ReferenceView:
    """One document with all its facts."""
    return ReferenceView(
        anchor=f"reference-{slug(reference.id)}",
        title=reference.title,
        citation=reference.citation,
        chip=certified_chip(reference.status),
        why=reference.why,
        facts=tuple(
            FactView(_spoken(fact.name), fact.text, certified_chip(fact.status), fact.basis)
            for fact in reference.facts
        ),
        notes=reference.notes,
        used_by=tuple(
            context.place.rule(rule.id, rule.id)
            for rule in context.rules
            if reference.id in rule.references
        ),
    )


def statuses() -> tuple[tuple[Chip, str], ...]:
    """The legend of the statuses."""
    return tuple((certified_chip(status), _STATUS_MEANING[status]) for status in Certified)


def _use(context: Context, use: Use) -> UseView:
    place = context.place
    match use.kind:
        case "recommendation" | "pitfall":
            return UseView(use.kind.capitalize(), place.rule(use.id, use.id))
        case "silence":
            return UseView("Silence on", place.option(use.id))
        case "scope":
            return UseView("", place.scope())
        case "property":
            return UseView("Claim", place.record_rule(use.id))
        case _:
            return UseView("Check", place.record_rule(use.id))


def _spoken(name: str) -> str:
    """A fact's name as a person says it: "later_version_2022_2" is "Later version 2022 2"."""
    words = name.replace("_", " ")
    spoken = {"doi": "DOI", "pmid": "PubMed number", "fda text": "FDA text"}.get(words, words)
    return spoken[:1].upper() + spoken[1:]
