"""Trees of questions -> the panels of the figure, in words and with links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guideline.evaluation.space import Level
from guideline.model.constraint import ConstraintKind
from guideline.model.option import DecisionPoint
from guideline.model.variable import Variable
from guideline.model.words import unit_suffix
from guideline.rendering.algorithm import Branch, Open, Part, Question, Settled, algorithm
from guideline.rendering.chips import Chip, verdict_chip
from guideline.rendering.context import Context
from guideline.rendering.links import Link, Sentence

__all__ = ["Answer", "Asked", "Figure", "Left", "Panel", "Spot", "Verdict", "figure"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict and the options that get it here; each links to what gives it."""

    chip: Chip
    options: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """An option about which the figure does not go on asking."""

    option: Link
    chips: tuple[Chip, ...]
    depends: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """What is told at one place of the figure."""

    verdicts: tuple[Verdict, ...]
    questions: tuple[Asked, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, linked to what it means."""

    link: Link
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Some answers in words, and where they lead."""

    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the figure that is read by itself; its title says what it is about."""

    title: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of one decision point.

    Attributes:
        tests, treatments: Panels, in the order of the pathway.
        missing: Options that could not be drawn, because they are too much for one figure.
        readings: Where the record itself can be read in two ways, a sentence each.
        patient: The form for one patient, which also takes what is not known.
        scope: For whom the figure is.
    """

    tests: tuple[Panel, ...]
    treatments: tuple[Panel, ...]
    missing: tuple[Link, ...]
    readings: tuple[Sentence, ...]
    patient: Link
    scope: Link


def figure(context: Context, point: DecisionPoint) -> Figure:
    """The figure of one decision point."""
    options = context.guideline.options
    tests = tuple(id for id in point.options if options[id].kind == "test")
    treatments = tuple(id for id in point.options if id not in tests)
    trees = {ids: algorithm(context.guideline, ids) for ids in (tests, treatments) if ids}
    missing = [id for ids, tree in trees.items() if tree is None for id in ids]
    first, then = trees.get(tests), trees.get(treatments)
    return Figure(
        tuple(_panels(context, first)) if first else (),
        tuple(_panels(context, then)) if then else (),
        tuple(context.place.option(id) for id in missing),
        tuple(
            Sentence((f"{constraint.text} ", context.place.record_rule(constraint.id)))
            for constraint in context.guideline.constraints.values()
            if constraint.kind is ConstraintKind.CONFLICT
        ),
        context.place.this_patient(),
        context.place.scope(),
    )


def _panels(context: Context, tree: Part) -> Iterator[Panel]:
    whole = _spot(context, tree)
    for question, asked in zip(tree.questions, whole.questions, strict=True):
        names = [context.guideline.options[id].name for id in question.options]
        yield Panel(" · ".join(names), Spot((), (asked,), ()))
    if whole.left:
        yield Panel("Depends on more than fits here", Spot((), (), whole.left))
    if whole.verdicts:
        yield Panel("The same for every patient in scope", Spot(whole.verdicts, (), ()))


def _spot(context: Context, part: Part) -> Spot:
    alike: dict[str, list[Link]] = {}
    for settled in part.settled:
        alike.setdefault(settled.verdict, []).append(_option(context, settled))
    return Spot(
        tuple(Verdict(_chip(context, word), tuple(links)) for word, links in alike.items()),
        tuple(_asked(context, question) for question in part.questions),
        tuple(_left(context, option) for option in part.open),
    )


def _chip(context: Context, verdict: str) -> Chip:
    return verdict_chip(context.guideline.wording(verdict))


def _option(context: Context, settled: Settled) -> Link:
    """The option, linked to the rule that decides when it is one, else to all its verdicts."""
    if len(settled.rules) == 1:
        return context.place.rule(settled.rules[0], context.guideline.options[settled.option].name)
    return context.place.option(settled.option)


def _left(context: Context, option: Open) -> Left:
    return Left(
        context.place.option(option.option),
        tuple(_chip(context, word) for word in option.verdicts),
        tuple(context.place.variable(name) for name in option.variables),
    )


def _asked(context: Context, question: Question) -> Asked:
    level = question.level
    variable = context.guideline.variables[level.variable]
    members = [variable.values[member].label for member in level.members]
    text = f"{variable.name}: {' or '.join(members)}" if members else variable.name
    link = context.place.variable(variable.id, text)
    return Asked(link, tuple(_answer(context, variable, level, b) for b in question.branches))


def _answer(context: Context, variable: Variable, level: Level, branch: Branch) -> Answer:
    labels = list(_labels(variable, level, branch.classes))
    between = "; or " if any("," in label for label in labels) else " or "
    return Answer(between.join(labels), _spot(context, branch.part))


def _labels(variable: Variable, level: Level, classes: Sequence[int]) -> Iterator[str]:
    """The answers in words, neighbouring ranges joined."""
    if level.members:
        yield " or ".join("Yes" if level.classes[place].inside else "No" for place in classes)
        return
    spans: list[list[int]] = []
    for place in classes:
        found = level.classes[place]
        if found.low is None or found.high is None:
            continue
        if spans and spans[-1][1] + 1 == found.low:
            spans[-1][1] = found.high
        else:
            spans.append([found.low, found.high])
    for low, high in spans:
        yield _range(variable, low, high)
    for place in classes:
        yield from (variable.values[id].label for id in level.classes[place].values)


def _range(variable: Variable, low: int, high: int) -> str:
    unit = unit_suffix(variable)
    if low == high:
        return f"{low}{unit}"
    if high == variable.high:
        return f"{low}{unit} or more"
    return f"{low} to {high}{unit}"
