"""Open questions as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.model.open_question import OpenQuestion
from guideline.rendering.context import Context, FeatureView, Tally
from guideline.rendering.links import Link
from guideline.rendering.markdown import slug
from guideline.rendering.review_view import ReviewView, review_view

__all__ = ["QuestionView", "ReadingView", "question_view"]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One way to read the source."""

    id: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One open question.

    Attributes:
        patients: Whom it touches, one sentence.
        rules: Recommendations and pitfalls that name it.
        signed: Who signed the reading; empty when nobody has.
    """

    id: str
    anchor: str
    title: str
    kind: str
    question: str
    readings: tuple[ReadingView, ...]
    chosen: str
    why: str
    shown: str
    patients: str
    options: tuple[Link, ...]
    rules: tuple[Link, ...]
    statements: tuple[Link, ...]
    signed: str
    tally: Tally
    scenarios: tuple[FeatureView, ...]
    review: ReviewView


def question_view(context: Context, question: OpenQuestion) -> QuestionView:
    """One open question with all it touches."""
    place = context.place
    signature = question.signature
    scenarios = context.about("question", question.id)
    if question.when is None:
        patients = "No patient: it is about wording or references."
    else:
        patients = context.patients(question.when).sentence
    return QuestionView(
        id=question.id,
        anchor=slug(question.id),
        title=question.title,
        kind=question.kind,
        question=question.question,
        readings=tuple(
            ReadingView(reading.id, reading.text, reading.id == question.chosen)
            for reading in question.readings.values()
        ),
        chosen=question.readings[question.chosen].text,
        why=question.why,
        shown=question.shown,
        patients=patients,
        options=tuple(place.option(id) for id in question.options),
        rules=tuple(
            place.rule(rule.id, rule.id) for rule in context.rules if question.id in rule.questions
        ),
        statements=tuple(place.statement(id) for id in question.statements),
        signed=f"{signature.name}, {signature.role}, {signature.date}" if signature else "",
        tally=context.tally(scenarios),
        scenarios=context.groups(scenarios),
        review=review_view(context, question.id),
    )
