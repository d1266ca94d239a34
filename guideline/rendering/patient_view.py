"""Patient characteristics, the phrases of scenarios, and the verdict words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guideline.loading import FRAMES
from guideline.model.variable import Code, Kind, Score, Situation, Value, Variable
from guideline.model.wording import ENGINE_WORDINGS, Direction, Wording
from guideline.model.words import recorded_clause, unit_suffix, values_clause
from guideline.rendering.chips import Chip, verdict_chip
from guideline.rendering.context import Context
from guideline.rendering.links import Link
from guideline.rendering.markdown import slug

__all__ = [
    "STEP_MEANING",
    "FrameGroup",
    "SituationView",
    "ValueView",
    "VariableGroup",
    "VariableView",
    "WordingView",
    "frame_groups",
    "situation_views",
    "variable_groups",
    "wording_views",
]

_DIRECTIONS = {
    Direction.FOR: "speaks for it",
    Direction.AGAINST: "speaks against it",
    Direction.NEUTRAL: "neither for nor against",
}
STEP_MEANING = {
    "given": "What is known of the patient",
    "when": "What is asked",
    "then": "What the answer has to be",
}
"""What each kind of step says, for a heading."""


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value with the phrases a scenario may use for it.

    Attributes:
        written: As it stands in a patient file; empty for what nobody records.
    """

    label: str
    phrases: tuple[str, ...]
    codes: tuple[Code, ...]
    written: str


@dataclass(frozen=True, slots=True)
class VariableView:
    """One patient characteristic.

    Attributes:
        takes: What a value looks like, in words.
        assumed: The clause assumed when nothing is recorded; empty when nothing is assumed.
        derived: How it is worked out from others, a sentence each; empty when it is recorded.
    """

    id: str
    anchor: str
    name: str
    question: str
    help: str
    takes: str
    values: tuple[ValueView, ...]
    unknown: str
    assumed: str
    derived: tuple[str, ...]
    codes: tuple[Code, ...]
    statements: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VariableGroup:
    """Variables that belong together."""

    name: str
    variables: tuple[VariableView, ...]


@dataclass(frozen=True, slots=True)
class SituationView:
    """A phrase that says several values at once."""

    phrase: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordingView:
    """One verdict word."""

    chip: Chip
    phrase: str
    direction: str
    meaning: str
    own: bool


@dataclass(frozen=True, slots=True)
class FrameGroup:
    """The sentences one kind of step may be built on."""

    keyword: str
    meaning: str
    frames: tuple[tuple[str, str], ...]


def variable_groups(context: Context) -> tuple[VariableGroup, ...]:
    """All variables under their groups, in the order of the content."""
    groups: dict[str, list[VariableView]] = {}
    for variable in context.guideline.variables.values():
        groups.setdefault(variable.group or "Other", []).append(_variable(context, variable))
    return tuple(VariableGroup(name, tuple(views)) for name, views in groups.items())


def situation_views(context: Context) -> tuple[SituationView, ...]:
    """The phrases that say several values."""
    variables = context.guideline.variables
    return tuple(
        SituationView(situation.phrase, _means(situation, variables))
        for situation in context.guideline.situations.values()
    )


def wording_views(context: Context) -> tuple[WordingView, ...]:
    """The guideline's own verdict words, then those of the product."""

    def view(wording: Wording, own: bool) -> WordingView:
        return WordingView(
            verdict_chip(wording),
            wording.phrase,
            _DIRECTIONS[wording.direction],
            wording.meaning,
            own,
        )

    own = tuple(view(wording, own=True) for wording in context.guideline.wordings.values())
    return (*own, *(view(wording, own=False) for wording in ENGINE_WORDINGS.values()))


def frame_groups() -> tuple[FrameGroup, ...]:
    """The sentences of scenarios."""
    return tuple(
        FrameGroup(kind.capitalize(), STEP_MEANING[kind], frames) for kind, frames in FRAMES.items()
    )


def _variable(context: Context, variable: Variable) -> VariableView:
    return VariableView(
        id=variable.id,
        anchor=f"variable-{slug(variable.id)}",
        name=variable.name,
        question=variable.question,
        help=variable.help,
        takes=_takes(variable),
        values=tuple(_values(variable)),
        unknown=variable.unknown_phrase,
        assumed="" if variable.assume is None else recorded_clause(variable, variable.assume),
        derived=tuple(_derived(context, variable)),
        codes=variable.codes,
        statements=tuple(context.place.statement(id) for id in variable.statements),
    )


def _takes(variable: Variable) -> str:
    match variable.kind:
        case Kind.INTEGER:
            unit = unit_suffix(variable)
            return f"A whole number from {variable.low} to {variable.high}{unit}"
        case Kind.SET:
            return "Any number of these, or none"
        case Kind.YES_NO:
            return "Yes or no"
        case Kind.CHOICE:
            return "One of these"


def _values(variable: Variable) -> Iterator[ValueView]:
    if variable.kind is Kind.INTEGER:
        phrase = variable.integer_phrase.replace("{value}", "…" + unit_suffix(variable))
        yield ValueView("A number", (phrase,), (), f"{variable.id}: {variable.low}")
    for value in variable.values.values():
        yield _value(variable, value)
    if variable.empty_phrase:
        phrases = (variable.empty_phrase,)
        yield ValueView("None of them", phrases, (), f"{variable.id}: [none]")


def _value(variable: Variable, value: Value) -> ValueView:
    member = f"[{value.id}]" if variable.kind is Kind.SET else value.id
    written = "" if variable.derivation else f"{variable.id}: {member}"
    return ValueView(value.label, value.phrases, value.codes, written)


def _derived(context: Context, variable: Variable) -> Iterator[str]:
    if variable.derivation is None:
        return
    if isinstance(variable.derivation, Score):
        for points, condition in variable.derivation.points:
            unit = "point" if abs(points) == 1 else "points"
            yield f"{points} {unit} when {context.clause(condition)}."
        yield "The points are added up."
        return
    for value, condition in variable.derivation.cases:
        said = values_clause(variable, (value,))
        yield f"{_capital(said)} when {context.clause(condition)}."
    otherwise = values_clause(variable, (variable.derivation.otherwise,))
    yield f"Otherwise {otherwise}."


def _means(situation: Situation, variables: Mapping[str, Variable]) -> tuple[str, ...]:
    return tuple(recorded_clause(variables[id], value) for id, value in situation.values.items())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
