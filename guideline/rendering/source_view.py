"""The bibliography, with what is known of each document."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.model.source import Certified, Reference
from guideline.rendering.chips import Chip, certified_chip
from guideline.rendering.context import Context
from guideline.rendering.links import Link
from guideline.rendering.markdown import slug

__all__ = [
    "FactView",
    "ReferenceView",
    "reference_view",
    "statuses",
]

_STATUS_MEANING = {
    Certified.VERIFIED: "Read in a stored copy of the document or of its abstract.",
    Certified.PROBABLE: "Likely, but not proven.",
    Certified.CLAIMED: "Seen only in somebody else's text.",
    Certified.UNKNOWN: "Not confirmed, or not to be found out.",
}


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


def _spoken(name: str) -> str:
    """A fact's name as a person says it: "later_version_2022_2" is "Later version 2022 2"."""
    words = name.replace("_", " ")
    spoken = {"doi": "DOI", "pmid": "PubMed number", "fda text": "FDA text"}.get(words, words)
    return spoken[:1].upper() + spoken[1:]
