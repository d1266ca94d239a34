"""Frozen editions -> what a reader sees of them: what changed, and what was advised then."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.loading.editions import FrozenEdition
from guideline.model.edition import FIRST, NEXT, AnswerChange, Edition, Reason
from guideline.model.recommendation import Recommendation, Rule
from guideline.rendering.chips import Chip, verdict_chip
from guideline.rendering.context import Context, Patients
from guideline.rendering.links import Link
from guideline.rendering.rule_view import verdict_text

__all__ = [
    "EditionContent",
    "EditionView",
    "History",
    "edition_content",
    "edition_views",
    "rule_history",
    "unreleased",
]


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why something was changed; ids that are gone are text."""

    about: tuple[str | Link, ...]
    text: str
    date: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """Patients who are told something else on one option.

    Attributes:
        share: How many they are, of how many.
        who: In words; empty when they could not be described.
    """

    name: str
    before: str
    after: str
    share: str
    who: tuple[str, ...]
    more: str
    rules: tuple[str | Link, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """What one edition changed.

    Attributes:
        present: Whether it is what the guideline says now.
        beside: What else is seen beside a verdict that stays.
        words: What was edited without deciding anything.
    """

    version: str
    anchor: str
    date: str
    previous: str
    kind: str
    first: bool
    present: bool
    summary: str
    answers: tuple[AnswerView, ...]
    others: tuple[str, ...]
    beside: tuple[str, ...]
    rules: tuple[str | Link, ...]
    words: tuple[str, ...]
    reasons: tuple[ReasonView, ...]
    page: Link
    data: Link


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One edition in which a recommendation or pitfall was changed."""

    link: Link
    date: str
    what: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What became of one recommendation or pitfall.

    Attributes:
        hint: In a few words.
        lines: The newest first; empty when it never changed, or nothing is kept.
        note: What to say where there is no line, or beside them; may be empty.
    """

    hint: str
    lines: tuple[HistoryLine, ...]
    note: str
    changes: Link


@dataclass(frozen=True, slots=True)
class OldRule:
    """A recommendation or pitfall as it stood in an edition.

    Attributes:
        now: The present one; None when it is gone.
    """

    id: str
    anchor: str
    title: str
    chip: Chip
    text: str
    patients: Patients
    why: str
    now: Link | None


@dataclass(frozen=True, slots=True)
class EditionContent:
    """The recommendations of an edition.

    Attributes:
        superseded: Version of the edition after it; empty when it is the last.
        present: Whether it is what the guideline says now.
    """

    version: str
    date: str
    title: str
    scope: str
    status: str
    fingerprint: str
    superseded: str
    present: bool
    recommendations: tuple[OldRule, ...]
    pitfalls: tuple[OldRule, ...]
    change: Link
    now: Link
    data: Link


def edition_views(context: Context) -> tuple[EditionView, ...]:
    """What every edition changed, the newest first."""
    return tuple(_view(context, frozen) for frozen in reversed(context.editions))


def unreleased(context: Context) -> str:
    """That the content says something no edition does, as a sentence; empty when it does not."""
    if not context.editions:
        return "No edition is kept yet. What this site says may change without a trace."
    last = context.editions[-1]
    if _is_present(context, last):
        return ""
    return (
        f"This site shows content that was changed after edition {last.edition.version}. "
        "Those changes are not released, so they do not stand here yet."
    )


def rule_history(context: Context, id: str) -> History:
    """In which editions a recommendation or pitfall changed, when and why."""
    place = context.place
    if not context.editions:
        return History("no edition kept", (), "No edition is kept yet.", place.changes())
    lines = []
    for frozen in reversed(context.editions):
        edition = frozen.edition
        told = any(id in answer.rules for answer in edition.answers)
        if id in edition.rules or told:
            what = _what(edition, id, told=told)
            reasons = tuple(f"{r.text} ({r.date})" for r in edition.reasons if id in r.about)
            lines.append(HistoryLine(place.changes(edition.version), edition.date, what, reasons))
    first, last = context.editions[0].edition, context.editions[-1]
    note = ""
    if not lines:
        known = id in {rule.id for rule in context.editions[0].guideline.rules}
        note = f"Unchanged since {first.version} ({first.date})." if known else "Not released yet."
    if not _is_present(context, last) and _differs(context, last, id):
        note = f"Changed after edition {last.edition.version}, and not released yet."
    number = len(lines)
    hint = f"changed in {number} edition{'' if number == 1 else 's'}" if number else note
    return History(hint.rstrip("."), tuple(lines), note, place.changes())


def edition_content(context: Context, frozen: FrozenEdition) -> EditionContent:
    """What was advised in an edition."""
    then, place = frozen.guideline, context.place
    versions = [other.edition.version for other in context.editions]
    version = frozen.edition.version
    later = versions[versions.index(version) + 1 :]
    old = Context(then, (), None)
    return EditionContent(
        version=version,
        date=frozen.edition.date,
        title=then.title,
        scope=then.scope.text,
        status=then.status,
        fingerprint=frozen.fingerprint,
        superseded=later[0] if later else "",
        present=_is_present(context, frozen),
        recommendations=tuple(_old(context, old, rule) for rule in then.recommendations.values()),
        pitfalls=tuple(_old(context, old, rule) for rule in then.pitfalls.values()),
        change=place.changes(version),
        now=Link(context.guideline.title, place.page("index.md")),
        data=place.edition_data(version),
    )


def _view(context: Context, frozen: FrozenEdition) -> EditionView:
    edition = frozen.edition
    return EditionView(
        version=edition.version,
        anchor=context.place.changes(edition.version).anchor,
        date=edition.date,
        previous=edition.previous,
        kind=edition.label,
        first=edition.kind == FIRST,
        present=_is_present(context, frozen),
        summary=edition.summary,
        answers=tuple(_answer(context, edition, answer) for answer in edition.answers),
        others=edition.others,
        beside=edition.beside,
        rules=_links(context, edition.rules),
        words=edition.words,
        reasons=tuple(_reason(context, reason) for reason in edition.reasons),
        page=context.place.edition(edition.version, f"What edition {edition.version} advised"),
        data=context.place.edition_data(edition.version),
    )


def _answer(context: Context, edition: Edition, answer: AnswerChange) -> AnswerView:
    whole = "" if edition.profiles is None else f" of {edition.profiles:,}"
    return AnswerView(
        name=answer.name,
        before=answer.before,
        after=answer.after,
        share=f"{answer.profiles:,}{whole} profiles",
        who=answer.who,
        more=f"{answer.more:,}" if answer.more else "",
        rules=_links(context, answer.rules),
    )


def _reason(context: Context, reason: Reason) -> ReasonView:
    return ReasonView(_links(context, reason.about), reason.text, reason.date)


def _links(context: Context, ids: tuple[str, ...]) -> tuple[str | Link, ...]:
    """Ids as links where they are recommendations, pitfalls or questions of today."""
    place, guideline = context.place, context.guideline
    found: list[str | Link] = []
    for id in ids:
        if id in guideline.recommendations or id in guideline.pitfalls:
            found.append(place.rule(id, id))
        elif id in guideline.questions:
            found.append(place.question(id))
        elif id in guideline.options:
            found.append(place.option(id))
        else:
            found.append(id)
    return tuple(found)


def _what(edition: Edition, id: str, *, told: bool) -> str:
    if told:
        return "Some patients get another verdict."
    if id in edition.deciding:
        return "More than words was edited. No patient gets another verdict because of it."
    return "Words only. No patient gets another verdict because of it."


def _old(context: Context, old: Context, rule: Rule) -> OldRule:
    known = {present.id for present in context.guideline.rules}
    return OldRule(
        id=rule.id,
        anchor=f"then-{rule.id.lower()}",
        title=rule.title,
        chip=verdict_chip(old.guideline.wording(rule.wording)),
        text=verdict_text(old, rule),
        patients=old.patients(rule.when),
        why=rule.rationale if isinstance(rule, Recommendation) else rule.harm,
        now=context.place.rule(rule.id, "the present one") if rule.id in known else None,
    )


def _is_present(context: Context, frozen: FrozenEdition) -> bool:
    return frozen.fingerprint == context.fingerprint


def _differs(context: Context, last: FrozenEdition, id: str) -> bool:
    """Whether a rule is not as the last edition has it."""
    then = {rule.id: rule for rule in last.guideline.rules}
    return then.get(id) != context.guideline.rule(id) or any(
        id in reason.about for reason in context.guideline.changes.get(NEXT, ())
    )
