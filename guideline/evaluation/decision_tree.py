"""A tree of case distinctions that ends in verdicts -> what decides, and what leads to each.

Enters: the tree that `completion` found, one missing variable at each fork. Leaves: the variables
that really decide, and for each verdict one condition that holds for exactly its completions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
    leaves,
)
from guideline.model.value_class import ValueClass
from guideline.model.variable import Kind, Variable

__all__ = ["Branch", "Tree", "in_one_order", "variables_in", "verdict_conditions"]

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Branch:
    """One missing variable, and what each class of its values leads to."""

    variable: str
    cases: tuple[tuple[ValueClass, Tree], ...]


Tree = str | Branch
_Path = dict[str, frozenset[ValueClass]]


def variables_in(tree: Tree) -> tuple[str, ...]:
    """The variables a tree asks for, each once."""
    return tuple(dict.fromkeys(_variables_in(tree)))


def in_one_order(tree: Tree) -> Tree:
    """The same tree with its variables in one order on every path.

    Two branches that mean the same are then equal and fall together, so that only variables that
    decide are left.
    """
    return _ordered_by(tree, variables_in(tree))


def verdict_conditions(
    tree: Tree,
    variables: Mapping[str, Variable],
    telling: Callable[[str], Iterable[Condition]],
) -> dict[str, Condition]:
    """For each verdict the condition under which it comes out.

    Args:
        tree: The case distinctions.
        variables: The vocabulary.
        telling: For a variable, the conditions that can tell its values apart.
    """
    boxes: dict[str, list[_Path]] = {}
    for path, verdict in _paths(tree):
        boxes.setdefault(verdict, []).append(path)
    return {
        verdict: _any_of(
            _all_of(
                _leaf(variables[name], classes, telling(name)) for name, classes in path.items()
            )
            for path in _merged(paths)
        )
        for verdict, paths in boxes.items()
    }


def _variables_in(tree: Tree) -> Iterator[str]:
    if isinstance(tree, Branch):
        yield tree.variable
        for _, branch in tree.cases:
            yield from _variables_in(branch)


def _paths(tree: Tree) -> Iterator[tuple[_Path, str]]:
    if isinstance(tree, str):
        yield {}, tree
        return
    by_branch: dict[Tree, list[ValueClass]] = {}
    for value, branch in tree.cases:
        by_branch.setdefault(branch, []).append(value)
    for branch, values in by_branch.items():
        for path, verdict in _paths(branch):
            yield {tree.variable: frozenset(values), **path}, verdict


def _ordered_by(tree: Tree, names: tuple[str, ...]) -> Tree:
    if isinstance(tree, str):
        return tree
    name, rest = names[0], names[1:]
    values = dict.fromkeys(_values_in(tree, name))
    if not values:
        return _ordered_by(tree, rest)
    restricted = ((value, _restricted(tree, name, value)) for value in values)
    cases = tuple((value, _ordered_by(b, rest)) for value, b in restricted if b is not None)
    if all(branch == cases[0][1] for _, branch in cases):
        return cases[0][1]
    return Branch(name, cases)


def _values_in(tree: Tree, name: str) -> Iterator[ValueClass]:
    if isinstance(tree, Branch):
        for value, branch in tree.cases:
            if tree.variable == name:
                yield value
            else:
                yield from _values_in(branch, name)


def _restricted(tree: Tree, name: str, value: ValueClass) -> Tree | None:
    """The tree for one class of values of one variable; None when no possible patient has it."""
    if isinstance(tree, str):
        return tree
    if tree.variable == name:
        return next((branch for other, branch in tree.cases if other == value), None)
    restricted = ((other, _restricted(branch, name, value)) for other, branch in tree.cases)
    cases = tuple((other, branch) for other, branch in restricted if branch is not None)
    if not cases:
        return None
    if all(branch == cases[0][1] for _, branch in cases):
        return cases[0][1]
    return Branch(tree.variable, cases)


def _merged(paths: list[dict[K, frozenset[V]]]) -> list[dict[K, frozenset[V]]]:
    """Join two boxes that differ in one variable only, until none do."""
    boxes = list(paths)
    joined = True
    while joined:
        joined = False
        for i, first in enumerate(boxes):
            for j in range(i + 1, len(boxes)):
                second = boxes[j]
                if first.keys() != second.keys():
                    continue
                differing = [name for name in first if first[name] != second[name]]
                if len(differing) == 1:
                    name = differing[0]
                    boxes[i] = {**first, name: first[name] | second[name]}
                    del boxes[j]
                    joined = True
                    break
            if joined:
                break
    return boxes


def _leaf(
    variable: Variable, classes: frozenset[ValueClass], telling: Iterable[Condition]
) -> Condition:
    if variable.kind is Kind.INTEGER:
        return _integer_condition(variable, classes)
    if variable.kind is Kind.SET:
        return _set_condition(variable, classes, telling)
    samples = {c.sample for c in classes}
    return Is(variable.id, tuple(value for value in variable.values if value in samples))


def _integer_condition(variable: Variable, classes: frozenset[ValueClass]) -> Condition:
    spans: list[tuple[int, int]] = []
    symbols: list[str] = []
    for value in _ordered(variable, classes):
        if value.low is None or value.high is None:
            symbols.append(str(value.sample))
        elif spans and spans[-1][1] + 1 == value.low:
            spans[-1] = (spans[-1][0], value.high)
        else:
            spans.append((value.low, value.high))
    parts: list[Condition] = [Within(variable.id, low, high) for low, high in spans]
    if symbols:
        parts.append(Is(variable.id, tuple(symbols)))
    return _any_of(parts)


def _set_condition(
    variable: Variable, classes: frozenset[ValueClass], conditions: Iterable[Condition]
) -> Condition:
    """What the sets of these classes have in common, in terms of the members that matter."""
    leaves_on = [leaf for c in conditions for leaf in leaves(c) if leaf.variable == variable.id]
    named = {m for leaf in leaves_on if isinstance(leaf, Includes) for m in leaf.members}
    groups: list[tuple[str, ...]] = [(member,) for member in variable.values if member in named]
    others = tuple(member for member in variable.values if member not in named)
    if others and any(isinstance(leaf, IsEmpty) for leaf in leaves_on):
        groups.append(others)
    boxes: list[dict[tuple[str, ...], frozenset[bool]]] = []
    for value in _ordered(variable, classes):
        assert isinstance(value.sample, frozenset)
        boxes.append({g: frozenset({not value.sample.isdisjoint(g)}) for g in groups})
    complete = sum(map(len, groups)) == len(variable.values)
    return _any_of(_members(variable, box, complete) for box in _merged(boxes))


def _members(
    variable: Variable, box: Mapping[tuple[str, ...], frozenset[bool]], complete: bool
) -> Condition:
    settled = {group: next(iter(inside)) for group, inside in box.items() if len(inside) == 1}
    if complete and len(settled) == len(box) and not any(settled.values()):
        return IsEmpty(variable.id)
    return _all_of(
        Includes(variable.id, group) if inside else NotThat(Includes(variable.id, group))
        for group, inside in settled.items()
    )


def _all_of(parts: Iterable[Condition]) -> Condition:
    found = tuple(parts)
    return found[0] if len(found) == 1 else AllOf(found)


def _any_of(parts: Iterable[Condition]) -> Condition:
    found = tuple(parts)
    return found[0] if len(found) == 1 else AnyOf(found)


def _ordered(variable: Variable, classes: frozenset[ValueClass]) -> list[ValueClass]:
    order = {value: position for position, value in enumerate(variable.values)}

    def key(value: ValueClass) -> tuple[int, int, tuple[int, ...]]:
        if value.low is not None:
            return (0, value.low, ())
        if isinstance(value.sample, frozenset):
            return (1, 0, tuple(sorted(order[m] for m in value.sample)))
        return (1, order.get(str(value.sample), 0), ())

    return sorted(classes, key=key)
