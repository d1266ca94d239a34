"""Values that a set of conditions cannot tell apart, so that one sample stands for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from guideline.model.condition import Condition, Includes, IsEmpty, Within, leaves
from guideline.model.patient import Recorded
from guideline.model.variable import Kind, Variable

__all__ = ["ValueClass", "value_classes"]


@dataclass(frozen=True, slots=True)
class ValueClass:
    """One class of values of a variable.

    Attributes:
        sample: A member of the class.
        low, high: Bounds of an integer class; None for other kinds.
    """

    sample: Recorded
    low: int | None = None
    high: int | None = None


def value_classes(variable: Variable, conditions: Iterable[Condition]) -> tuple[ValueClass, ...]:
    """Cut a variable's values where these conditions can tell them apart.

    Integers are cut at the thresholds; a set becomes every combination of the members named,
    and of "some other member" where emptiness or an unnamed member could matter.
    """
    named = [leaf for c in conditions for leaf in leaves(c) if leaf.variable == variable.id]
    match variable.kind:
        case Kind.INTEGER:
            assert variable.low is not None
            assert variable.high is not None
            cuts = {variable.low}
            for leaf in named:
                if isinstance(leaf, Within):
                    if leaf.low is not None:
                        cuts.add(max(leaf.low, variable.low))
                    if leaf.high is not None:
                        cuts.add(leaf.high + 1)
            starts = sorted(cut for cut in cuts if variable.low <= cut <= variable.high)
            ends = [*(start - 1 for start in starts[1:]), variable.high]
            numbers = [
                ValueClass(start, start, end) for start, end in zip(starts, ends, strict=True)
            ]
            return (*numbers, *(ValueClass(symbol) for symbol in variable.values))
        case Kind.SET:
            members = {m for leaf in named if isinstance(leaf, Includes) for m in leaf.members}
            used = [member for member in variable.values if member in members]
            others = [member for member in variable.values if member not in members]
            if others and any(isinstance(leaf, IsEmpty) for leaf in named):
                used.append(others[0])
            return tuple(
                ValueClass(frozenset(m for m, inside in zip(used, chosen, strict=True) if inside))
                for chosen in product((False, True), repeat=len(used))
            )
        case _:
            return tuple(ValueClass(value) for value in variable.values)
