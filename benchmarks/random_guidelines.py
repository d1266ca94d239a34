"""Sizes -> made-up guidelines for the proofs, in memory: random ones and a structured toy.

A random guideline is a bad case on purpose: its rules test variables at random and have nothing in
common, so hardly any two patients can be treated alike. Real guidelines are structured, as the toy.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle, islice

from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Is,
    NotThat,
    Within,
)
from guideline.model.constraint import Constraint, ConstraintKind
from guideline.model.guideline import Guideline, Scope
from guideline.model.option import DecisionPoint, DeclaredSilence, Option
from guideline.model.recommendation import Instead, Pitfall, PitfallKind, Recommendation, Rule
from guideline.model.source import SourceDocument
from guideline.model.variable import Kind, Value, Variable
from guideline.model.wording import Direction, Wording

__all__ = ["random_guideline", "toy_20"]

_WORDINGS = {
    id: Wording(id, direction, id, f"is {id}", id)
    for id, direction in (
        ("must", Direction.FOR),
        ("recommended", Direction.FOR),
        ("may", Direction.FOR),
        ("caution", Direction.NEUTRAL),
        ("avoid", Direction.AGAINST),
    )
}
_YES, _NO = ("yes",), ("no",)

# Of ten variables four are answered by yes or no, four are a choice, and two are numbers.
_KINDS = ("yes_no", 3, "yes_no", 4, "number", "yes_no", 5, "yes_no", 3, "number")
_NUMBERS = 10
_THRESHOLDS = (3, 5, 8)


def random_guideline(
    variables: int = 20, rules: int = 60, options: int = 10, seed: int = 1
) -> Guideline:
    """The same guideline for the same numbers, on every machine.

    Args:
        variables: Patient characteristics, of 2 to 10 values each.
        rules: Each tests three or four variables; every fifth refines an earlier one.
        options: The rules take turns between them.
        seed: Another seed gives another guideline of this size.
    """
    chance = random.Random(f"{variables} x {rules}, {options} options, seed {seed}")
    made = {v.id: v for v in (_variable(n, kind) for n, kind in _numbered(variables))}
    offered = [f"option_{n}" for n in range(options)]
    found: dict[str, list[Rule]] = {option: [] for option in offered}
    for number, option in enumerate(islice(cycle(offered), rules)):
        found[option].append(_rule(chance, f"R-{number}", option, made, found[option]))
    constraints = [_random(chance, made, 2) for _ in range(variables // 10)]
    return _guideline(
        f"random-{variables}-{rules}",
        made.values(),
        [Option(id, id, id, "treatment", "") for id in offered],
        [rule for own in found.values() for rule in own],
        constraints,
    )


def toy_20() -> Guideline:
    """Houseplants: 20 variables, 13 rules, six options, some 10^10 profiles."""
    kept = AllOf((Is("dead", _NO), Is("plastic", _NO)))
    dry, wet = Is("soil", ("dry", "dusty")), Is("soil", ("wet",))
    ill = AnyOf((Is("mites", _YES), Is("scale", _YES), Is("mildew", _YES)))
    rules = (
        _recommend("WATER-1", "water", "recommended", dry),
        _recommend("WATER-2", "water", "must", Is("soil", ("dusty",)), refines=("WATER-1",)),
        _recommend("WATER-3", "water", "may", AllOf((Is("soil", ("moist",)), Is("hot", _YES)))),
        _avoid("WET", "water", wet),
        _recommend("FEED-1", "feed", "recommended", Is("season", ("spring", "summer"))),
        _avoid("BURN", "feed", AnyOf((dry, Is("fed", _YES), ill)), overrides=("FEED-1",)),
        _recommend("REPOT-1", "repot", "may", Within("months", 12, None)),
        _recommend(
            "REPOT-2",
            "repot",
            "recommended",
            AllOf((Is("roots", ("circling", "rotten")), NotThat(Is("season", ("winter",))))),
            refines=("REPOT-1",),
        ),
        _recommend("PRUNE-1", "prune", "recommended", Is("leggy", _YES)),
        _avoid("BLEED", "prune", Is("flowering", _YES), overrides=("PRUNE-1",)),
        _recommend("SPRAY-1", "spray", "must", AllOf((ill, Is("food_plant", _NO)))),
        _recommend("SPRAY-2", "spray", "caution", AllOf((ill, Is("food_plant", _YES)))),
        _recommend(
            "MOVE-1",
            "move",
            "recommended",
            AllOf((Is("light", ("dark",)), Within("hour", 6, 20), Is("place", ("floor", "shelf")))),
        ),
    )
    watering = DeclaredSilence(AllOf((Is("soil", ("moist",)), Is("hot", _NO))), "Left open.")
    options = [
        Option("water", "Water", "water", "treatment", "", silence=(watering,)),
        *(Option(id, id, id, "treatment", "") for id in ("feed", "repot", "prune", "spray")),
        Option("move", "Move", "move", "treatment", "", applies_when=Is("heavy", _NO)),
    ]
    impossible = (
        AllOf((Is("season", ("winter",)), Is("hot", _YES), Is("place", ("balcony",)))),
        AllOf((Is("roots", ("rotten",)), Is("soil", ("dusty",)))),
    )
    return _guideline("toy-20", _plant(), options, rules, impossible, kept)


def _plant() -> Iterable[Variable]:
    asked = "dead plastic hot mites scale mildew leggy flowering food_plant heavy"
    for id in asked.split():
        yield _choice(id, "yes no", Kind.YES_NO)
    for id, values in (
        ("fed", "yes no unclear"),
        ("roots", "free circling rotten"),
        ("light", "dark half bright"),
        ("pot", "clay plastic glass"),
        ("age", "young grown old"),
        ("soil", "dusty dry moist wet"),
        ("season", "spring summer autumn winter"),
        ("place", "floor shelf sill table balcony"),
    ):
        yield _choice(id, values)
    yield _number("months", 24)
    yield _number("hour", 24)


# Random parts


def _numbered(variables: int) -> Iterable[tuple[int, str | int]]:
    return enumerate(islice(cycle(_KINDS), variables))


def _variable(number: int, kind: str | int) -> Variable:
    id = f"v{number:02}"
    if kind == "number":
        return _number(id, _NUMBERS)
    if kind == "yes_no":
        return _choice(id, "yes no", Kind.YES_NO)
    return _choice(id, " ".join("abcde"[: int(kind)]))


def _rule(
    chance: random.Random,
    id: str,
    option: str,
    variables: Mapping[str, Variable],
    earlier: Sequence[Rule],
) -> Rule:
    when = _random(chance, variables, chance.choice((3, 4)))
    wording = chance.choice(list(_WORDINGS))
    refines = (chance.choice(earlier).id,) if earlier and chance.random() < 0.2 else ()
    if wording == "avoid":
        return _avoid(id, option, when, refines=refines)
    return _recommend(id, option, wording, when, refines=refines)


def _random(chance: random.Random, variables: Mapping[str, Variable], parts: int) -> Condition:
    """All of some leaves on different variables; in one of four the last two are alternatives."""
    named = chance.sample(list(variables.values()), parts)
    leaves = [_leaf(chance, variable) for variable in named]
    if parts > 2 and chance.random() < 0.25:
        leaves[-2:] = [AnyOf(tuple(leaves[-2:]))]
    return AllOf(tuple(leaves))


def _leaf(chance: random.Random, variable: Variable) -> Condition:
    if variable.kind is Kind.INTEGER:
        threshold = chance.choice(_THRESHOLDS)
        if chance.random() < 0.5:
            return Within(variable.id, threshold, None)
        return Within(variable.id, None, threshold - 1)
    values = list(variable.values)
    return Is(variable.id, tuple(chance.sample(values, chance.randint(1, len(values) // 2))))


# Parts of the model, with nothing in them that proofs do not read


def _choice(id: str, values: str, kind: Kind = Kind.CHOICE) -> Variable:
    words = {value: Value(value, value, (f"{id} is {value}",)) for value in values.split()}
    return Variable(id, kind, id, f"the {id}", "", "", f"{id} is unknown", words)


def _number(id: str, size: int) -> Variable:
    return Variable(
        id, Kind.INTEGER, id, f"the {id}", "", "", f"{id} is unknown", low=0, high=size - 1
    )


def _recommend(
    id: str, option: str, wording: str, when: Condition, refines: tuple[str, ...] = ()
) -> Recommendation:
    return Recommendation(id, id, option, wording, "", when, (), "", refines=refines)


def _avoid(
    id: str,
    option: str,
    when: Condition,
    refines: tuple[str, ...] = (),
    overrides: tuple[str, ...] = (),
) -> Pitfall:
    return Pitfall(
        id,
        id,
        PitfallKind.ACT,
        option,
        "avoid",
        "",
        when,
        "",
        Instead(""),
        (),
        refines=refines,
        overrides=overrides,
    )


def _guideline(
    id: str,
    variables: Iterable[Variable],
    options: Sequence[Option],
    rules: Iterable[Rule],
    impossible: Iterable[Condition],
    scope: Condition = ALWAYS,
) -> Guideline:
    made = {rule.id: rule for rule in rules}
    names = tuple(option.id for option in options)
    return Guideline(
        id=id,
        title=id,
        short_title=id,
        version="0.0.0",
        status="Made up to measure speed.",
        language="en",
        summary="",
        notices=(),
        scope=Scope("", scope, (), ()),
        document=SourceDocument("No document", "None", "Made up.", "None needed.", "", 0),
        decision_points={"point": DecisionPoint("point", "the decision is due", "Now", names)},
        wordings=_WORDINGS,
        variables={variable.id: variable for variable in variables},
        situations={},
        options={option.id: option for option in options},
        recommendations={i: r for i, r in made.items() if isinstance(r, Recommendation)},
        pitfalls={i: r for i, r in made.items() if isinstance(r, Pitfall)},
        statements={},
        references={},
        questions={},
        constraints={
            f"C-{n}": Constraint(f"C-{n}", ConstraintKind.IMPOSSIBLE, when, "")
            for n, when in enumerate(impossible)
        },
        properties={},
        not_covered=(),
        watch=(),
    )
