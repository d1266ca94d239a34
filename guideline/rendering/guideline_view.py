"""The guideline as a whole: overview, records, silence, and what to watch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guideline.model.guideline import NotCovered, WatchItem
from guideline.rendering.context import Context, FeatureView, Tally
from guideline.rendering.evidence_view import question_link
from guideline.rendering.links import Link
from guideline.rendering.markdown import slug
from guideline.rendering.proof_view import ProofSummary, proof_summary
from guideline.rendering.rule_view import RuleView
from guideline.verification.suspects import Standing

__all__ = [
    "GuidelineView",
    "NotCoveredView",
    "ReviewLine",
    "RuleGroup",
    "WatchView",
    "guideline_view",
    "not_covered_views",
    "review_lines",
    "watch_views",
]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Recommendations on options of one kind, in the order of the pathway."""

    name: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class GuidelineView:
    """What the home page and the overview say of a guideline.

    Attributes:
        graded: Whether the source grades strength or certainty anywhere.
        awaiting: How many open questions nobody has signed.
        reviewed, rules: How many recommendations and pitfalls somebody has reviewed as they are
            now, and how many there are.
        suspect: What has to be looked at again.
        link, pathway, ...: Its pages.
        proved: How the proof ended; None without one.
    """

    id: str
    title: str
    short_title: str
    version: str
    status: str
    summary: str
    notices: tuple[str, ...]
    notices_anchor: str
    graded: bool
    scope: str
    scope_parts: tuple[str, ...]
    scope_statements: tuple[Link, ...]
    scope_questions: tuple[Link, ...]
    document_title: str
    document_origin: str
    document_nature: str
    document_licence: str
    recommendations: tuple[RuleGroup, ...]
    pitfalls: tuple[RuleView, ...]
    questions: int
    awaiting: int
    reviewed: int
    rules: int
    suspect: tuple[Link, ...]
    statements: int
    references: int
    tally: Tally
    failing: tuple[FeatureView, ...]
    problems: tuple[str, ...]
    watch: tuple[WatchView, ...]
    pages: tuple[tuple[Link, str], ...]
    overview: Link
    pathway: Link
    this_patient: Link
    open_questions: Link
    uncovered: Link
    results: Link
    proof: Link
    proved: ProofSummary | None


@dataclass(frozen=True, slots=True)
class WatchView:
    """One thing outside the source that may change the advice."""

    anchor: str
    title: str
    text: str
    date: str
    status: str
    statements: tuple[Link, ...]
    references: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A dated claim of the source."""

    link: Link
    by: str
    paraphrase: str
    why: str


@dataclass(frozen=True, slots=True)
class NotCoveredView:
    """A topic the source says nothing about."""

    topic: str
    text: str
    questions: tuple[Link, ...]


def guideline_view(
    context: Context, recommendations: tuple[RuleView, ...], pitfalls: tuple[RuleView, ...]
) -> GuidelineView:
    """The guideline in short."""
    guideline, place = context.guideline, context.place
    document = guideline.document
    everything = context.all_scenarios()
    run = context.run
    parts = context.patients(guideline.scope.when).parts
    return GuidelineView(
        id=guideline.id,
        title=guideline.title,
        short_title=guideline.short_title,
        version=guideline.version,
        status=guideline.status,
        summary=guideline.summary,
        notices=guideline.notices,
        notices_anchor=f"what-{slug(guideline.id)}-is-not",
        graded=any(rule.strength or rule.certainty for rule in recommendations),
        scope=guideline.scope.text,
        scope_parts=parts or (context.clause(guideline.scope.when),),
        scope_statements=tuple(place.statement(id) for id in guideline.scope.statements),
        scope_questions=context.questions(guideline.scope.questions),
        document_title=document.title,
        document_origin=document.origin,
        document_nature=document.nature,
        document_licence=document.licence,
        recommendations=_in_pathway_order(context, recommendations),
        pitfalls=pitfalls,
        questions=len(guideline.questions),
        awaiting=sum(question.signature is None for question in guideline.questions.values()),
        reviewed=sum(context.looks[rule.id].standing is Standing.CURRENT for rule in context.rules),
        rules=len(context.rules),
        suspect=tuple(_suspect(context)),
        statements=len(guideline.statements),
        references=len(guideline.references),
        tally=context.tally(everything),
        failing=context.groups(context.not_passed(everything)),
        problems=() if run is None else (*run.problems, *(_stray(s.file) for s in run.strays)),
        watch=watch_views(context),
        pages=_pages(context),
        overview=Link("About this guideline", place.page("index.md")),
        pathway=Link("The pathway, step by step", place.page("pathway.md")),
        this_patient=place.this_patient(),
        open_questions=place.open_questions(),
        uncovered=place.uncovered(),
        results=Link("All scenarios", place.page("scenarios/index.md")),
        proof=place.proof(),
        proved=proof_summary(context),
    )


def _suspect(context: Context) -> Iterator[Link]:
    for id, look in context.looks.items():
        if look.again:
            known = id in context.guideline.questions
            yield question_link(context, id) if known else context.place.rule(id)


def watch_views(context: Context) -> tuple[WatchView, ...]:
    """What to watch, in the order of the content."""
    return tuple(_watch(context, item) for item in context.guideline.watch)


def review_lines(context: Context) -> tuple[ReviewLine, ...]:
    """Dated claims of the source, the earliest first."""
    lines = [
        ReviewLine(
            context.place.statement(statement.id),
            statement.review.by,
            statement.paraphrase,
            statement.review.why,
        )
        for statement in context.guideline.statements.values()
        if statement.review is not None
    ]
    return tuple(sorted(lines, key=lambda line: line.by))


def not_covered_views(context: Context) -> tuple[NotCoveredView, ...]:
    """Topics the source says nothing about."""
    return tuple(_not_covered(context, topic) for topic in context.guideline.not_covered)


def _in_pathway_order(context: Context, rules: tuple[RuleView, ...]) -> tuple[RuleGroup, ...]:
    guideline = context.guideline
    order = [id for point in guideline.decision_points.values() for id in point.options]
    groups: dict[str, list[RuleView]] = {"Tests first": [], "Treatments": []}
    for id in dict.fromkeys((*order, *guideline.options)):
        name = "Tests first" if guideline.options[id].kind == "test" else "Treatments"
        groups[name].extend(
            rule for rule in rules if guideline.recommendations[rule.id].option == id
        )
    return tuple(RuleGroup(name, tuple(found)) for name, found in groups.items() if found)


def _watch(context: Context, item: WatchItem) -> WatchView:
    return WatchView(
        anchor=f"watch-{slug(item.id)}",
        title=item.title,
        text=item.text,
        date=item.date,
        status=item.status,
        statements=tuple(context.place.statement(id) for id in item.statements),
        references=tuple(context.place.reference(id) for id in item.references),
    )


def _not_covered(context: Context, topic: NotCovered) -> NotCoveredView:
    return NotCoveredView(
        topic.topic,
        topic.text,
        tuple(
            context.place.question(id, f"{id}: {context.guideline.questions[id].title}")
            for id in topic.questions
        ),
    )


def _stray(file: str) -> str:
    return f"A scenario ran that nobody wrote down ({file})."


def _pages(context: Context) -> tuple[tuple[Link, str], ...]:
    page = context.place.page
    guideline = context.guideline
    return (
        (Link("Pathway", page("pathway.md")), "The order of tests and treatments."),
        (context.place.this_patient(), "Answer what is known of a patient, and see the answers."),
        (
            Link("Recommendations", page("recommendations/index.md")),
            f"All {len(guideline.recommendations)}, with their reasons.",
        ),
        (Link("Pitfalls", page("pitfalls/index.md")), "What to avoid, and what to do instead."),
        (context.place.proof(), "What holds for all patients at once, and what is left open."),
        (
            Link("Open questions", page("open-questions.md")),
            f"{len(guideline.questions)} places where the source is unclear or silent.",
        ),
        (Link("Patient", page("patient.md")), "What is asked about a patient, and the vocabulary."),
        (Link("Phrases", page("phrases.md")), "Every sentence of a scenario, to copy."),
        (Link("Records", page("records.md")), "What cannot be, and what raises an alert."),
        (
            Link("Traceability", page("traceability.md")),
            "Every statement of the source, and what rests on it.",
        ),
        (Link("Scenarios", page("scenarios/index.md")), "Every tested situation."),
        (Link("References", page("references.md")), "What is known of each document."),
        (Link("Not covered", page("not-covered.md")), "What the source does not speak about."),
        (context.place.changes(), "Every edition: what changed, for whom, and why."),
        (Link("Watch list", page("watch.md")), "What may change soon, and what ages."),
    )
