"""A guideline x its scenarios x what was proved -> what no scenario reaches, list by list.

A list without an entry says so, with what was counted. What is not known says that instead. To be
reached says that a scenario is there; how it ended stands in the matrix.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guideline.loading import PhraseBook
from guideline.model.source import Executable, SourceStatement
from guideline.model.variable import Variable
from guideline.rendering.chips import Chip, verdict_chip
from guideline.rendering.context import Context
from guideline.rendering.links import Link
from guideline.rendering.outcome_view import profiles
from guideline.verification.mentions import EMPTY, NUMBER, Mentions, mentions, sayable
from guideline.verification.traceability import Trace, trace

__all__ = ["UnreachedItem", "UnreachedList", "unreached_view"]


@dataclass(frozen=True, slots=True)
class UnreachedItem:
    """One thing that no scenario reaches.

    Attributes:
        why: What is missing, or why nothing can be there.
        chip: The verdict of an outcome; None otherwise.
    """

    link: Link
    why: str
    chip: Chip | None = None


@dataclass(frozen=True, slots=True)
class UnreachedList:
    """All of one kind.

    Attributes:
        said: How many of how many, in a sentence.
        known: False when it is not known what is reached.
        notes: What the count leaves out, a sentence each.
    """

    title: str
    anchor: str
    said: str
    items: tuple[UnreachedItem, ...] = ()
    known: bool = True
    notes: tuple[str, ...] = ()


def unreached_view(context: Context, book: PhraseBook) -> tuple[UnreachedList, ...]:
    """What no scenario reaches.

    Args:
        context: The guideline, its features, and what was proved.
        book: The phrases of its scenarios.
    """
    found = mentions(book, context.all_scenarios())
    return (
        _statements(context),
        _rules(context),
        _records(context),
        _outcomes(context),
        _options(context, found),
        _questions(context),
        _values(context, found),
    )


def _listed(
    title: str,
    anchor: str,
    words: tuple[str, str],
    total: int,
    items: Sequence[UnreachedItem],
    notes: tuple[str, ...] = (),
) -> UnreachedList:
    """A list with its count.

    Args:
        title: Of the section.
        anchor: Of the section.
        words: What one is called, and several.
        total: How many there are, those that are reached included.
        items: Those that are not.
        notes: What the count leaves out.
    """
    one, many = words
    if not total:
        said = f"There are no {many}."
    elif items:
        verb = "is" if len(items) == 1 else "are"
        said = f"{len(items)} of {total} {one if total == 1 else many} {verb} not reached."
    else:
        said = f"Every {one} is reached: {total} of {total}."
    return UnreachedList(title, f"unreached-{anchor}", said, tuple(items), notes=notes)


def _statements(context: Context) -> UnreachedList:
    traced = trace(context.guideline, context.features)
    items = [
        UnreachedItem(
            context.place.statement(statement.id, f"{statement.id}: {statement.section}"),
            _why(statement, item),
        )
        for item in traced
        if not item.scenarios
        for statement in (context.guideline.statements[item.statement],)
    ]
    return _listed("Statements", "statements", ("statement", "statements"), len(traced), items)


def _why(statement: SourceStatement, item: Trace) -> str:
    """Why a statement has no scenario."""
    what = "A heading." if statement.heading else ""
    nothing = "" if item.uses else "Nothing rests on it."
    missing = ""
    if statement.executable is not Executable.NO:
        missing = "A scenario could test it, and there is none."
    elif item.uses:
        missing = "For a person to check."
    return " ".join(filter(None, (what, nothing, missing, statement.verify_otherwise)))


def _rules(context: Context) -> UnreachedList:
    guideline, place = context.guideline, context.place
    items = [
        UnreachedItem(
            place.rule(id, f"{id}: {guideline.rule(id).title}"), f"No scenario has the tag {tag}."
        )
        for kind, ids in (("rec", guideline.recommendations), ("pitfall", guideline.pitfalls))
        for id in ids
        for tag in (f"@{kind}:{id}",)
        if not context.about(kind, id)
    ]
    words = ("recommendation and pitfall", "recommendations and pitfalls")
    return _listed("Recommendations and pitfalls", "rules", words, len(context.rules), items)


def _records(context: Context) -> UnreachedList:
    guideline = context.guideline
    tagged = [
        *(("property", id) for id in guideline.properties),
        *(("constraint", id) for id in guideline.constraints),
    ]
    items = [
        UnreachedItem(context.place.record_rule(id), f"No scenario has the tag @{kind}:{id}.")
        for kind, id in tagged
        if not context.about(kind, id)
    ]
    words = ("claim and check", "claims and checks")
    return _listed("Claims and checks", "records", words, len(tagged), items)


def _outcomes(context: Context) -> UnreachedList:
    title, anchor = "Outcomes", "outcomes"
    verified = context.verification
    if verified is None:
        said = "What outcomes there are is worked out for the published site."
        return UnreachedList(title, f"unreached-{anchor}", said, known=False)
    if verified.reach is None:
        said = "It is not known which outcomes are reached, because scenarios could not be read."
        return UnreachedList(title, f"unreached-{anchor}", said, known=False)
    every = verified.reach.all
    items = [
        UnreachedItem(
            context.place.option(outcome.option),
            f"{context.patients(outcome.condition).sentence} {profiles(outcome.profiles)}."
            + (" A finding: nobody declared it." if outcome.flawed else ""),
            verdict_chip(context.guideline.wording(outcome.verdict)),
        )
        for outcome in every
        if not outcome.reached
    ]
    notes = ["An outcome is a group of patients who get the same verdict on an option."]
    notes += [
        f"{context.guideline.options[id].name}: {profiles(left)} are in no outcome counted here."
        for id, left in verified.reach.unlisted.items()
    ]
    notes.extend(
        f"{option.name}: its outcomes could not be worked out."
        for id, option in context.guideline.options.items()
        if id not in verified.reach.outcomes
    )
    return _listed(title, anchor, ("outcome", "outcomes"), len(every), items, tuple(notes))


def _options(context: Context, found: Mentions) -> UnreachedList:
    options = context.guideline.options
    items = [
        UnreachedItem(context.place.option(id), "No scenario says what the answer on it is.")
        for id in options
        if id not in found.options
    ]
    return _listed("Options", "options", ("option", "options"), len(options), items, _unread(found))


def _questions(context: Context) -> UnreachedList:
    questions = context.guideline.questions
    items = [
        UnreachedItem(
            context.place.question(id, f"{id}: {question.title}"),
            f"No scenario has the tag @question:{id}.",
        )
        for id, question in questions.items()
        if not context.about("question", id)
    ]
    words = ("open question", "open questions")
    return _listed("Open questions", "questions", words, len(questions), items)


def _values(context: Context, found: Mentions) -> UnreachedList:
    """Patient characteristics, each with the values that no patient of a scenario has."""
    variables = [v for v in context.guideline.variables.values() if sayable(v)]
    total = sum(len(sayable(variable)) for variable in variables)
    items = []
    missing = 0
    for variable in variables:
        left = [value for value in sayable(variable) if (variable.id, value) not in found.values]
        if left:
            missing += len(left)
            link = context.place.variable(variable.id)
            items.append(UnreachedItem(link, " ".join(_unmentioned(variable, left, found))))
    said = f"Every value is mentioned: {total} of {total}."
    if items:
        verb = "is" if missing == 1 else "are"
        said = f"{missing} of {total} values {verb} mentioned by no scenario."
    title, anchor = "Values of a patient", "unreached-values"
    return UnreachedList(title, anchor, said, tuple(items), notes=_unread(found))


def _unmentioned(variable: Variable, left: Sequence[str], found: Mentions) -> Iterator[str]:
    labels = {NUMBER: "any number", EMPTY: "none at all"}
    names = []
    for value in left:
        known = variable.values.get(value)
        name = known.label if known else labels[value]
        assumed = value == variable.assume
        names.append(f"{name} (assumed when a scenario does not say)" if assumed else name)
    if len(left) < len(sayable(variable)):
        yield f"No scenario mentions: {', '.join(names)}."
    elif variable.id in found.variables:
        yield f"Scenarios only call it unknown. Never mentioned: {', '.join(names)}."
    else:
        yield f"No scenario mentions it at all: {', '.join(names)}."


def _unread(found: Mentions) -> tuple[str, ...]:
    if not found.unread:
        return ()
    lines = "line of a scenario means" if found.unread == 1 else "lines of scenarios mean"
    return (f"{found.unread} {lines} nothing, so what is mentioned there is not counted.",)
