"""What a recommendation or pitfall rests on, and what is open about it."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.model.condition import ALWAYS
from guideline.model.recommendation import Citation
from guideline.model.source import Review
from guideline.rendering.chips import Chip, certified_chip
from guideline.rendering.context import Context
from guideline.rendering.links import Link

__all__ = [
    "CitedStatement",
    "QuestionLine",
    "ReferenceLink",
    "cited_statement",
    "question_line",
    "question_link",
    "reference_link",
]


@dataclass(frozen=True, slots=True)
class CitedStatement:
    """A source statement under a rule.

    Attributes:
        applies: For whom it counts; empty for all whom the rule is for.
        note: What it adds for them, in the source's words; may be empty.
        citations: Numbers of the source's own list.
    """

    link: Link
    section: str
    paraphrase: str
    wording: tuple[str, ...]
    citations: tuple[str, ...]
    applies: str
    note: str
    review: Review | None


@dataclass(frozen=True, slots=True)
class ReferenceLink:
    """A document with how sure it is."""

    link: Link
    citation: str
    chip: Chip


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """An open question in short: the reading in force, and who signed it."""

    id: str
    link: Link
    reading: str
    signed: str


def cited_statement(context: Context, citation: Citation) -> CitedStatement:
    """A source statement as it stands under a rule."""
    statement = context.guideline.statements[citation.statement]
    always = citation.when == ALWAYS
    return CitedStatement(
        link=context.place.statement(statement.id),
        section=statement.section,
        paraphrase=statement.paraphrase,
        wording=statement.wording,
        citations=statement.citations,
        applies="" if always else context.clause(citation.when),
        note=citation.note,
        review=statement.review,
    )


def reference_link(context: Context, id: str) -> ReferenceLink:
    """A document with how sure it is."""
    reference = context.guideline.references[id]
    return ReferenceLink(
        context.place.reference(id), reference.citation, certified_chip(reference.status)
    )


def question_line(context: Context, id: str) -> QuestionLine:
    """An open question in short."""
    question = context.guideline.questions[id]
    signature = question.signature
    signed = (
        f"Signed by {signature.name}, {signature.role}, {signature.date}."
        if signature
        else "Project default, awaiting a clinician's signature."
    )
    return QuestionLine(
        id, question_link(context, id), question.readings[question.chosen].text, signed
    )


def question_link(context: Context, id: str) -> Link:
    """A link to an open question, with its title."""
    return context.place.question(id, f"{id}: {context.guideline.questions[id].title}")
