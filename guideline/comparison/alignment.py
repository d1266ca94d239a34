"""Two guidelines -> both in one vocabulary, so that one profile can be put to either.

The joint vocabulary holds every variable and every value of both. A variable that is not the same
in both (another kind, another unit, worked out another way) becomes two. A value that only one of
them has cannot be recorded in the other: a profile with it is no possible profile there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from guideline.comparison.renames import Rename, renaming_of
from guideline.comparison.renaming import Renaming
from guideline.model.condition import AnyOf, Condition, Includes, Is, Within
from guideline.model.constraint import Constraint, ConstraintKind
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from guideline.model.variable import Kind, Value, Variable

__all__ = ["Aligned", "Side", "aligned"]

OLD = " (old edition)"
"""What a variable of the old edition is marked with where the new one means another by its name."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two guidelines.

    Attributes:
        own: As it was loaded.
        spoken: In the joint vocabulary.
        excludes: What no possible profile of this side meets, by a name for it: its own
            constraints, and values of the other side that it does not know.
        ids: The joint id of each of its variables.
        values: The joint id of a value, by own variable and value; equal ids are left out.
        options, wordings: The joint id of an option or wording that has another one here.
    """

    own: Guideline
    spoken: Guideline
    excludes: Mapping[str, Condition]
    ids: Mapping[str, str]
    values: Mapping[tuple[str, str], str]
    options: Mapping[str, str]
    wordings: Mapping[str, str]

    def own_option(self, option: str) -> str:
        """The option's id in this side's own content."""
        return next((own for own, joint in self.options.items() if joint == option), option)

    def record(self, patient: Patient) -> Patient:
        """A joint profile as a record of this side, without the variables it does not have."""
        found: dict[str, Recorded] = {}
        for own, joint in self.ids.items():
            if joint in patient.values and self.own.variables[own].derivation is None:
                back = {
                    self.values.get((own, value), value): value
                    for value in self.own.variables[own].values
                }
                found[own] = _translated(patient.values[joint], back)
        return Patient(found)

    def joint(self, record: Patient) -> Patient:
        """A record of this side as a joint profile."""
        found: dict[str, Recorded] = {}
        for own, value in record.values.items():
            there = {v: self.values.get((own, v), v) for v in self.own.variables[own].values}
            found[self.ids[own]] = _translated(value, there)
        return Patient(found)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Both guidelines in one vocabulary.

    Attributes:
        joint: The variables of both, and as constraints all that either excludes. What is
            possible in it is possible in both. Everything else in it is that of the new one.
        renames: What was taken to be renamed.
        split: Variables, by the id they have in both, that are not the same in both.
    """

    old: Side
    new: Side
    joint: Guideline
    renames: tuple[Rename, ...]
    split: tuple[str, ...]

    @property
    def variables(self) -> Mapping[str, Variable]:
        """The joint vocabulary."""
        return self.joint.variables


def aligned(old: Guideline, new: Guideline) -> Aligned:
    """Bring two guidelines into one vocabulary."""
    renaming, renames = renaming_of(old, new)
    split = _split(old, new, renaming)
    spoken = renaming.guideline(old)
    for id in split:
        variable = spoken.variables[renaming.variables.get(id, id)]
        joint_id = f"{id}{OLD}"
        variables = {**spoken.variables, variable.id: _marked(variable, joint_id)}
        spoken = replace(spoken, variables={v.id: v for v in variables.values()})
    joint_variables: dict[str, Variable] = {}
    for variable in (*new.variables.values(), *spoken.variables.values()):
        known = joint_variables.get(variable.id)
        joint_variables[variable.id] = _merged(known, variable) if known else variable
    before = _excluded(spoken, new.variables)
    after = _excluded(new, spoken.variables)
    constraints = {
        f"{side} {name}": Constraint(f"{side} {name}", ConstraintKind.IMPOSSIBLE, when, "")
        for side, excludes, other in (("old", before, {}), ("new", after, before))
        for name, when in excludes.items()
        if other.get(name) != when
    }
    joint = replace(new, variables=joint_variables, constraints=constraints)
    ids = {id: renaming.variables.get(id, id) for id in old.variables}
    return Aligned(
        Side(old, spoken, before, ids, renaming.values, renaming.options, renaming.wordings),
        Side(new, new, after, {id: id for id in new.variables}, {}, {}, {}),
        joint,
        renames,
        split,
    )


def _split(old: Guideline, new: Guideline, renaming: Renaming) -> tuple[str, ...]:
    """Find the variables of one name that are two; the renaming then tells them apart.

    What is worked out from such a variable is worked out another way, so the search goes on until
    nothing more is found.
    """
    found: list[str] = []
    while True:
        more = [
            variable.id
            for variable in old.variables.values()
            if variable.id not in found
            and (other := new.variables.get(renaming.variables.get(variable.id, variable.id)))
            and not _same_question(renaming.variable(variable), other)
        ]
        if not more:
            return tuple(found)
        for id in more:
            renaming.variables[id] = f"{id}{OLD}"
        found.extend(more)


def _same_question(one: Variable, other: Variable) -> bool:
    return (
        _family(one) is _family(other)
        and one.unit == other.unit
        and one.derivation == other.derivation
    )


def _family(variable: Variable) -> Kind:
    """A question answered by yes or no is a choice of two."""
    return Kind.CHOICE if variable.kind is Kind.YES_NO else variable.kind


def _marked(variable: Variable, id: str) -> Variable:
    values = {
        value.id: Value(value.id, f"{value.label}{OLD}", tuple(f"{p}{OLD}" for p in value.phrases))
        for value in variable.values.values()
    }
    said = (variable.noun, variable.integer_phrase, variable.empty_phrase)
    noun, number, empty = (f"{words}{OLD}" if words else "" for words in said)
    return replace(
        variable, id=id, noun=noun, values=values, integer_phrase=number, empty_phrase=empty
    )


def _merged(new: Variable, old: Variable) -> Variable:
    """A variable with the values of both sides, in the words of the new one."""
    lows = [v.low for v in (new, old) if v.low is not None]
    highs = [v.high for v in (new, old) if v.high is not None]
    return replace(
        new,
        values={**old.values, **new.values}
        if old.values.keys() - new.values.keys()
        else new.values,
        low=min(lows, default=None),
        high=max(highs, default=None),
    )


def _excluded(side: Guideline, others: Mapping[str, Variable]) -> dict[str, Condition]:
    found = {c.id: c.violation for c in side.constraints.values() if c.excludes}
    for variable in side.variables.values():
        other = others.get(variable.id)
        if other is not None and variable.derivation is None:
            foreign = tuple(_foreign(variable, other))
            if foreign:
                found[f"values of {variable.id}"] = AnyOf(foreign)
    return found


def _foreign(variable: Variable, other: Variable) -> Iterator[Condition]:
    """The values that only the other side's variable has."""
    values = tuple(value for value in other.values if value not in variable.values)
    if values:
        of_set = variable.kind is Kind.SET
        yield Includes(variable.id, values) if of_set else Is(variable.id, values)
    if variable.low is not None and other.low is not None and other.low < variable.low:
        yield Within(variable.id, None, variable.low - 1)
    if variable.high is not None and other.high is not None and other.high > variable.high:
        yield Within(variable.id, variable.high + 1, None)


def _translated(value: Recorded, words: Mapping[str, str]) -> Recorded:
    if isinstance(value, int):
        return value
    if isinstance(value, frozenset):
        return frozenset(_words(value, words))
    return words.get(value, value)


def _words(members: Iterable[str], words: Mapping[str, str]) -> Iterator[str]:
    return (words.get(member, member) for member in members)
