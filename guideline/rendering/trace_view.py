"""Source statements x what rests on them x the run -> the painted text and the matrix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from guideline.loading.features import TAG_NAMES
from guideline.model.source import Review, SourceStatement
from guideline.rendering.chips import Chip
from guideline.rendering.context import Context, FeatureView, Tally
from guideline.rendering.coverage import LegendEntry, coverage, coverage_chip, legend
from guideline.rendering.links import Link
from guideline.rendering.markdown import slug
from guideline.verification.traceability import Trace, Use, trace

__all__ = ["PaintedSection", "TraceRow", "TraceView", "UseView", "trace_view"]

_USES = {
    "recommendation": "Recommendation",
    "pitfall": "Pitfall",
    "silence": "Declared silence",
    "check": "Check or claim",
    "scope": "Scope",
    "nothing": "Nothing",
}
"""Kinds of use that the matrix is filtered by."""

_TAGS = {name: kind for kind, name in TAG_NAMES.items()}
"""Kind of a use to the tag of its scenarios; silences and the scope have none."""


@dataclass(frozen=True, slots=True)
class UseView:
    """One part of the guideline that rests on a statement."""

    what: str
    link: Link


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One statement: a row of the matrix, and a sentence of the painted text.

    Attributes:
        state: How far it is tested.
        kinds: Kinds of what rests on it, `nothing` when nothing does, with spaces between.
        result: "12 of 12 passed"; empty when nothing ran or there is no scenario.
        untested: Parts that rest on it and have no scenario, while others have one.
    """

    id: str
    anchor: str
    section: str
    heading: bool
    paraphrase: str
    wording: tuple[str, ...]
    state: Chip
    kinds: str
    uses: tuple[UseView, ...]
    tally: Tally
    features: tuple[FeatureView, ...]
    result: str
    untested: tuple[str, ...]
    otherwise: str
    review: Review | None
    row: Link


@dataclass(frozen=True, slots=True)
class PaintedSection:
    """Statements that follow each other under one heading of the source."""

    title: str
    anchor: str
    rows: tuple[TraceRow, ...]


@dataclass(frozen=True, slots=True)
class TraceView:
    """From the source to the results.

    Attributes:
        kinds: Pairs of kind of use and its word, for a filter.
    """

    rows: tuple[TraceRow, ...]
    sections: tuple[PaintedSection, ...]
    legend: tuple[LegendEntry, ...]
    kinds: tuple[tuple[str, str], ...]


def trace_view(context: Context) -> TraceView:
    """Every statement of the source, in its order."""
    rows = []
    states = []
    ran = context.run is not None
    for item in trace(context.guideline, context.features):
        statement = context.guideline.statements[item.statement]
        missed = len(context.not_passed(item.scenarios))
        untested = tuple(_untested(context, item)) if item.scenarios else ()
        state = coverage(statement, item, ran=ran, not_passed=missed, untested=len(untested))
        states.append(state)
        rows.append(_row(context, statement, item, coverage_chip(state), untested))
    return TraceView(
        rows=tuple(rows),
        sections=tuple(
            PaintedSection(title, f"painted-section-{number}", tuple(inside))
            for number, (title, inside) in enumerate(groupby(rows, lambda row: row.section), 1)
        ),
        legend=legend(states, ran=ran),
        kinds=tuple(_USES.items()),
    )


def _untested(context: Context, item: Trace) -> Iterator[str]:
    """Parts that rest on a statement and could have a scenario, but have none."""
    for use in item.uses:
        if use.kind in _TAGS and not context.about(_TAGS[use.kind], use.id):
            yield use.id


def _row(
    context: Context,
    statement: SourceStatement,
    item: Trace,
    state: Chip,
    untested: tuple[str, ...],
) -> TraceRow:
    tally = context.tally(item.scenarios)
    kinds = {_kind(use) for use in item.uses} or {"nothing"}
    counted = context.run is not None and tally.total
    return TraceRow(
        id=statement.id,
        anchor=f"statement-{slug(statement.id)}",
        section=statement.section,
        heading=statement.heading,
        paraphrase=statement.paraphrase,
        wording=statement.wording,
        state=state,
        kinds=" ".join(kind for kind in _USES if kind in kinds),
        uses=tuple(_use(context, use) for use in item.uses),
        tally=tally,
        features=context.groups(item.scenarios),
        result=f"{tally.passed} of {tally.total} passed" if counted else "",
        untested=untested,
        otherwise=statement.verify_otherwise,
        review=statement.review,
        row=context.place.statement(statement.id),
    )


def _kind(use: Use) -> str:
    return use.kind if use.kind in _USES else "check"


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
