"""Variables x conditions -> the levels of a diagram: values that behave alike stand together.

A *profile* is one combination of values of the variables that can be recorded. Nothing is lost by
grouping: no condition can tell the values of a class apart, and each class knows how many values
it stands for, so that counts are exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    Leaf,
    NotThat,
    Within,
    leaves,
    variables_of,
)
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from guideline.model.variable import Kind, Variable

__all__ = ["Level", "Space", "ValueClass", "levels_of", "profile_count"]


@dataclass(frozen=True, slots=True)
class ValueClass:
    """Values that no condition can tell apart.

    Attributes:
        values: Ids of a choice, a yes/no or a symbolic integer; empty for numbers and sets.
        low, high: Bounds of a range of numbers; None for other kinds.
        weight: How many values the class stands for.
        inside: For a group of members of a set, whose classes are two, no and yes: whether at
            least one of them is in the set.
    """

    values: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    weight: int = 1
    inside: bool = False

    def covers(self, number: int) -> bool:
        """Whether a number lies in the range."""
        return self.low is not None and self.high is not None and self.low <= number <= self.high


@dataclass(frozen=True, slots=True)
class Level:
    """One question of a diagram: a variable, or one group of members of a set.

    Attributes:
        members: The group; empty for other kinds.
    """

    variable: str
    classes: tuple[ValueClass, ...]
    members: tuple[str, ...] = ()

    def class_of(self, value: Recorded) -> int:
        """The position of a recorded value's class."""
        for position, found in enumerate(self.classes):
            if isinstance(value, frozenset):
                fits = found.inside is not value.isdisjoint(self.members)
            elif isinstance(value, int):
                fits = found.covers(value)
            else:
                fits = value in found.values
            if fits:
                return position
        raise KeyError(value)

    def where(self, leaf: Is | Within) -> frozenset[int]:
        """The classes for which a leaf on this variable holds.

        Raises:
            ValueError: The leaf tells values of one class apart, so the space does not fit it.
        """
        return frozenset(i for i, found in enumerate(self.classes) if _holds(leaf, found))


class Space:
    """The levels of one set of conditions, in the order in which a diagram asks for them.

    Args:
        guideline: Its variables, derivations and constraints.
        conditions: What the diagrams will be about. Variables that they or the constraints on
            them name become levels; those used most come first, which keeps diagrams small.

    Attributes:
        constraints: What no possible profile meets.
        derived: The derived variables among the levels.
        levels: In the order of the questions.
        recordable: Variables that the conditions name, or that what they name is derived from.
        least_telling_first: Positions of the levels, those that the conditions do not name first:
            what a readable description can best do without.
        of: The positions of a variable's levels.
    """

    def __init__(self, guideline: Guideline, conditions: Iterable[Condition]) -> None:
        about = tuple(conditions)
        self.guideline = guideline
        self.constraints, names = _connected(guideline, about)
        self.derived = tuple(
            variable
            for variable in guideline.variables.values()
            if variable.derivation and variable.id in names
        )
        every = (*about, *self.constraints, *_cases(self.derived))
        order = _order(guideline, about, names)
        telling = _leaves_by_variable(every)
        self.levels: tuple[Level, ...] = tuple(
            level
            for name in order
            for level in levels_of(guideline.variables[name], telling.get(name, ()))
        )
        named = {name for condition in about for name in variables_of(condition)}
        self.recordable = frozenset(
            name
            for leaf in named
            for name in _reached(guideline, Is(leaf, ()))
            if guideline.variables[name].derivation is None
        )
        self.least_telling_first: tuple[int, ...] = tuple(
            sorted(
                range(len(self.levels)),
                key=lambda position: (self.levels[position].variable in named, -position),
            )
        )
        self.of: dict[str, tuple[int, ...]] = {}
        for position, level in enumerate(self.levels):
            self.of[level.variable] = (*self.of.get(level.variable, ()), position)

    @property
    def widths(self) -> tuple[int, ...]:
        """How many classes each level has."""
        return tuple(len(level.classes) for level in self.levels)

    @property
    def weights(self) -> tuple[tuple[int, ...], ...]:
        """How many values each class of each level stands for; 1 where a value is derived."""
        derived = {variable.id for variable in self.derived}
        return tuple(
            tuple(1 if level.variable in derived else c.weight for c in level.classes)
            for level in self.levels
        )

    def answers(self, patient: Patient) -> dict[int, int]:
        """The class of every level whose variable the patient's record holds."""
        return {
            position: self.levels[position].class_of(value)
            for variable, value in patient.values.items()
            for position in self.of.get(variable, ())
        }

    def box(self, patient: Patient) -> dict[int, tuple[int, ...]]:
        """The profiles that fit a patient's record, as a box."""
        return {position: (place,) for position, place in self.answers(patient).items()}

    def patient(self, profile: Mapping[int, int]) -> Patient:
        """A patient with the class of every level; what is derived is left out of the record."""
        values = self.values({level: (place,) for level, place in profile.items()})
        variables = self.guideline.variables
        return Patient({n: v for n, v in values.items() if variables[n].derivation is None})

    def values(self, box: Mapping[int, Collection[int]]) -> dict[str, Recorded]:
        """One value for each variable of a box, the first that fits."""
        found: dict[str, Recorded] = {}
        for position, classes in sorted(box.items()):
            level = self.levels[position]
            first = level.classes[min(classes)]
            if level.members:
                before = found.get(level.variable, frozenset())
                assert isinstance(before, frozenset)
                found[level.variable] = before | set(level.members[:1] if first.inside else ())
            elif first.low is not None:
                found[level.variable] = first.low
            else:
                found[level.variable] = first.values[0]
        return found

    def samples(self, variable: str) -> list[Recorded]:
        """One value of every class of a variable; none when no condition names it."""
        positions = self.of.get(variable, ())
        choices = [range(len(self.levels[position].classes)) for position in positions]
        if not positions:
            return []
        return [
            self.values({p: (c,) for p, c in zip(positions, chosen, strict=True)})[variable]
            for chosen in product(*choices)
        ]

    def condition(self, box: Mapping[int, Collection[int]]) -> Condition:
        """A box as a condition, its parts in the order of the vocabulary."""
        parts = [
            part
            for name in self.guideline.variables
            for part in self._parts(self.guideline.variables[name], box)
        ]
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _parts(self, variable: Variable, box: Mapping[int, Collection[int]]) -> Iterable[Condition]:
        here = [position for position in self.of.get(variable.id, ()) if position in box]
        if variable.kind is Kind.SET:
            return self._members(variable, here, box)
        return [_value_condition(variable, self.levels[p], sorted(box[p])) for p in here]

    def _members(
        self, variable: Variable, here: Sequence[int], box: Mapping[int, Collection[int]]
    ) -> Iterable[Condition]:
        inside = {p: self.levels[p].classes[min(box[p])].inside for p in here}
        named = sum(len(self.levels[p].members) for p in here)
        if here and not any(inside.values()) and named == len(variable.values):
            return [IsEmpty(variable.id)]
        found: list[Condition] = []
        for p in here:
            part = Includes(variable.id, self.levels[p].members)
            found.append(part if inside[p] else NotThat(part))
        return found


def levels_of(variable: Variable, telling: Iterable[Leaf]) -> tuple[Level, ...]:
    """Cut a variable's values where these leaves can tell them apart.

    Returns:
        One level, or for a set one for each group of members that are always named together, so
        that a set of ten members needs ten questions and not a thousand classes.
    """
    leaves_here = tuple(dict.fromkeys(telling))
    match variable.kind:
        case Kind.SET:
            return tuple(_groups(variable, leaves_here))
        case Kind.INTEGER:
            symbols = (ValueClass((symbol,)) for symbol in variable.values)
            classes = (*_ranges(variable, leaves_here), *symbols)
            return (Level(variable.id, classes),)
        case _:
            alike: dict[tuple[bool, ...], list[str]] = {}
            for value in variable.values:
                told = tuple(isinstance(x, Is) and value in x.values for x in leaves_here)
                alike.setdefault(told, []).append(value)
            # A derived value is one of its own: what leads to it is not the same for two values.
            groups = [[v] for v in variable.values] if variable.derivation else alike.values()
            return (
                Level(
                    variable.id,
                    tuple(ValueClass(tuple(group), weight=len(group)) for group in groups),
                ),
            )


def profile_count(variables: Iterable[Variable]) -> int:
    """How many combinations of values these variables have; derived ones add nothing."""
    total = 1
    for variable in variables:
        if variable.derivation is None:
            if variable.kind is Kind.SET:
                total *= 2 ** len(variable.values)
            elif variable.kind is Kind.INTEGER:
                assert variable.low is not None
                assert variable.high is not None
                total *= variable.high - variable.low + 1 + len(variable.values)
            else:
                total *= len(variable.values)
    return total


def _groups(variable: Variable, telling: Sequence[Leaf]) -> Iterable[Level]:
    alike: dict[tuple[bool, ...], list[str]] = {}
    for member in variable.values:
        told = tuple(isinstance(leaf, Includes) and member in leaf.members for leaf in telling)
        alike.setdefault(told, []).append(member)
    emptiness = any(isinstance(leaf, IsEmpty) for leaf in telling)
    for told, group in alike.items():
        # Members that nothing names are asked for only where emptiness matters.
        if any(told) or emptiness:
            classes = (
                ValueClass(weight=1, inside=False),
                ValueClass(weight=2 ** len(group) - 1, inside=True),
            )
            yield Level(variable.id, classes, tuple(group))


def _ranges(variable: Variable, telling: Sequence[Leaf]) -> Iterable[ValueClass]:
    assert variable.low is not None
    assert variable.high is not None
    cuts = {variable.low}
    for leaf in telling:
        if isinstance(leaf, Within):
            if leaf.low is not None:
                cuts.add(max(leaf.low, variable.low))
            if leaf.high is not None:
                cuts.add(leaf.high + 1)
    starts = sorted(cut for cut in cuts if variable.low <= cut <= variable.high)
    ends = [*(start - 1 for start in starts[1:]), variable.high]
    for low, high in zip(starts, ends, strict=True):
        yield ValueClass(low=low, high=high, weight=high - low + 1)


def _holds(leaf: Is | Within, found: ValueClass) -> bool:
    if isinstance(leaf, Is):
        told = {value in leaf.values for value in found.values}
    elif found.low is None or found.high is None:
        return False
    else:
        low, high = leaf.low, leaf.high
        ends = (found.low, found.high)
        told = {(low is None or end >= low) and (high is None or end <= high) for end in ends}
        inside = low is not None and high is not None and found.low < low <= high < found.high
        told |= {True} if inside else set()
    if len(told) > 1:
        raise ValueError("the space was not cut for this condition")
    return told == {True}


def _value_condition(variable: Variable, level: Level, classes: Sequence[int]) -> Condition:
    """The values of some classes, neighbouring ranges joined."""
    spans: list[tuple[int, int]] = []
    values: list[str] = []
    for position in classes:
        found = level.classes[position]
        if found.low is None or found.high is None:
            values.extend(found.values)
        elif spans and spans[-1][1] + 1 == found.low:
            spans[-1] = (spans[-1][0], found.high)
        else:
            spans.append((found.low, found.high))
    parts: list[Condition] = [Within(variable.id, low, high) for low, high in spans]
    if values:
        parts.append(Is(variable.id, tuple(v for v in variable.values if v in values)))
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _connected(
    guideline: Guideline, about: Sequence[Condition]
) -> tuple[tuple[Condition, ...], set[str]]:
    """The violations that bear on these conditions, also through others, and all names in them."""
    names: set[str] = set()
    ahead = [name for condition in about for name in variables_of(condition)]
    waiting = [c.violation for c in guideline.constraints.values() if c.excludes]
    # What names no variable at all bears on everybody.
    used = [violation for violation in waiting if not variables_of(violation)]
    while ahead:
        name = ahead.pop()
        if name in names:
            continue
        names.add(name)
        derivation = guideline.variables[name].derivation
        if derivation:
            ahead.extend(n for case in derivation.conditions for n in variables_of(case))
        for violation in [v for v in waiting if name in _reached(guideline, v)]:
            waiting.remove(violation)
            used.append(violation)
            ahead.extend(variables_of(violation))
    return tuple(used), names


def _reached(guideline: Guideline, condition: Condition) -> set[str]:
    """The variables a condition names, and those they are derived from."""
    found: set[str] = set()
    ahead = list(variables_of(condition))
    while ahead:
        name = ahead.pop()
        derivation = guideline.variables[name].derivation
        if name not in found and derivation:
            ahead.extend(n for case in derivation.conditions for n in variables_of(case))
        found.add(name)
    return found


def _order(guideline: Guideline, about: Sequence[Condition], names: Collection[str]) -> list[str]:
    """The most used variable first, counted anew after each: what finishes a condition counts more.

    A variable that is one of three in a condition counts a third, one that is left alone counts
    whole, so conditions already begun are finished before others are. On random guidelines this
    takes less than half the steps of counting once.
    """
    places = {name: place for place, name in enumerate(guideline.variables)}
    # What a value is derived from stands beside it, so that the two need not be remembered long.
    open_in = [
        {name for leaf in variables_of(condition) for name in _reached(guideline, Is(leaf, ()))}
        for condition in about
    ]
    left = sorted(names, key=lambda name: places[name])
    found: list[str] = []
    while left:
        uses: dict[str, float] = defaultdict(float)
        for unfinished in open_in:
            for name in unfinished:
                uses[name] += 1 / len(unfinished)
        name = max(left, key=lambda name: (uses[name], -places[name]))
        found.append(name)
        left.remove(name)
        for unfinished in open_in:
            unfinished.discard(name)
    return found


def _cases(derived: Iterable[Variable]) -> tuple[Condition, ...]:
    return tuple(
        condition
        for variable in derived
        if variable.derivation
        for condition in variable.derivation.conditions
    )


def _leaves_by_variable(conditions: Iterable[Condition]) -> dict[str, list[Leaf]]:
    found: dict[str, list[Leaf]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            found.setdefault(leaf.variable, []).append(leaf)
    return found
