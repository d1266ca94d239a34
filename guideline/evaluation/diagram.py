"""Multi-valued decision diagrams: one function of many patient characteristics, as a graph.

A diagram asks for one level after another, always in one order, and ends in a label. Equal parts
are stored once, and a question whose answers all lead on to the same part is left out, so that two
diagrams mean the same exactly when they are the same number. What would take a table of 10^12 rows
takes a few hundred nodes.

Source of the method: R. E. Bryant, Graph-Based Algorithms for Boolean Function Manipulation (1986),
with the one operator of K. S. Brace, R. L. Rudell and R. E. Bryant (1990), extended from two values
to many as in A. Srinivasan, T. Ham, S. Malik and R. K. Brayton (1990). Labels at the end other than
true and false: E. M. Clarke et al., Multi-Terminal Binary Decision Diagrams (1993).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from typing import Final

__all__ = ["FALSE", "TRUE", "Diagrams", "Node", "TooLarge"]

Node = int
"""A diagram, as the number of its first node. Only the `Diagrams` that made it can read it."""

FALSE: Final = 0
TRUE: Final = 1


MOST_LEVELS = 250
"""Levels a diagram may have; each is one call deep, and Python allows a thousand."""


class TooLarge(Exception):
    """The diagrams would need more steps than allowed. Nothing may be concluded."""


class Diagrams:
    """Diagrams over the same levels; they share their nodes.

    Args:
        widths: How many classes of values each level has, in the order of the questions.
        limit: Steps allowed before `TooLarge`. A step makes at most one node and one note, some
            400 bytes and 5 microseconds together, so it bounds memory and time alike and, unlike a
            clock, gives the same answer on every machine.
    """

    def __init__(self, widths: Sequence[int], limit: int) -> None:
        self.widths = tuple(widths)
        if len(self.widths) > MOST_LEVELS:
            raise TooLarge
        self._left = limit
        self._bottom = len(self.widths)
        self._levels = [self._bottom, self._bottom]
        self._children: list[tuple[Node, ...]] = [(), ()]
        self._labels: dict[Node, Hashable] = {FALSE: False, TRUE: True}
        self._ends: dict[Hashable, Node] = {}
        self._known: tuple[dict[tuple[Node, ...], Node], ...] = tuple({} for _ in self.widths)
        self._chosen: dict[tuple[Node, Node, Node], Node] = {}

    def __len__(self) -> int:
        """How many nodes there are."""
        return len(self._levels)

    def allow(self, steps: int) -> None:
        """Allow so many steps from now on."""
        self._left = steps

    # Making diagrams

    def end(self, label: Hashable) -> Node:
        """The diagram that always ends in a label."""
        known = self._ends.get(label)
        if known is None:
            known = self._ends[label] = len(self._levels)
            self._levels.append(self._bottom)
            self._children.append(())
            self._labels[known] = label
        return known

    def ask(self, level: int, children: Sequence[Node]) -> Node:
        """The diagram that asks for a level and goes on with the child of the answer."""
        key = tuple(children)
        first = key[0]
        if key.count(first) == len(key):
            return first
        known = self._known[level].get(key)
        if known is None:
            known = self._known[level][key] = len(self._levels)
            self._levels.append(level)
            self._children.append(key)
        return known

    def test(self, level: int, classes: Collection[int]) -> Node:
        """True where a level has one of these classes."""
        return self.ask(level, [TRUE if c in classes else FALSE for c in range(self.widths[level])])

    def choose(self, condition: Node, yes: Node, no: Node) -> Node:
        """One diagram where a condition holds, another elsewhere."""
        if condition == TRUE or yes == no:
            return yes
        if condition == FALSE:
            return no
        if yes == TRUE and no == FALSE:
            return condition
        key = (condition, yes, no)
        known = self._chosen.get(key)
        if known is not None:
            return known
        self._step()
        levels = self._levels
        at_condition, at_yes, at_no = levels[condition], levels[yes], levels[no]
        level = min(at_condition, at_yes, at_no)
        width = self.widths[level]
        conditions = self._children[condition] if at_condition == level else (condition,) * width
        yeses = self._children[yes] if at_yes == level else (yes,) * width
        noes = self._children[no] if at_no == level else (no,) * width
        found = self.ask(level, list(map(self.choose, conditions, yeses, noes)))
        self._chosen[key] = found
        return found

    def both(self, first: Node, second: Node) -> Node:
        """Where both conditions hold."""
        if first == second:
            return first
        if first > second:
            first, second = second, first
        return self.choose(first, second, FALSE)

    def either(self, first: Node, second: Node) -> Node:
        """Where at least one condition holds."""
        if first == second:
            return first
        if first > second:
            first, second = second, first
        return self.choose(first, TRUE, second)

    def negate(self, condition: Node) -> Node:
        """Where a condition does not hold."""
        return self.choose(condition, FALSE, TRUE)

    def relabelled(self, diagram: Node, ends: Mapping[Hashable, Node], other: Node) -> Node:
        """A diagram with other ends.

        Args:
            diagram: The function.
            ends: What stands in the place of each label.
            other: What stands in the place of the labels not named.
        """
        known: dict[Node, Node] = {}

        def walk(node: Node) -> Node:
            found = known.get(node)
            if found is None:
                if self._levels[node] == self._bottom:
                    found = ends.get(self._labels[node], other)
                else:
                    self._step()
                    found = self.ask(self._levels[node], [walk(c) for c in self._children[node]])
                known[node] = found
            return found

        return walk(diagram)

    def where(self, diagram: Node, labels: Collection[Hashable]) -> Node:
        """True where a diagram ends in one of these labels."""
        return self.relabelled(diagram, dict.fromkeys(labels, TRUE), FALSE)

    def fix(self, diagram: Node, answers: Mapping[int, int]) -> Node:
        """What remains of a diagram when some levels have been answered."""
        known: dict[Node, Node] = {}

        def walk(node: Node) -> Node:
            level = self._levels[node]
            if level == self._bottom:
                return node
            found = known.get(node)
            if found is None:
                children = self._children[node]
                if level in answers:
                    found = walk(children[answers[level]])
                else:
                    self._step()
                    found = self.ask(level, [walk(child) for child in children])
                known[node] = found
            return found

        return walk(diagram)

    def without(self, diagram: Node, level: int, outside: Node) -> Node | None:
        """The same function without asking for a level.

        Args:
            diagram: The function.
            level: What is not to be asked.
            outside: The end of the profiles that do not count; whatever the level would have said
                there is free.

        Returns:
            None when two profiles that differ in this level only end differently.
        """
        known: dict[Node, Node] = {}
        merged: dict[tuple[Node, Node], Node] = {}

        def merge(first: Node, second: Node) -> Node:
            if first in (second, outside):
                return second
            if second == outside:
                return first
            key = (first, second) if first < second else (second, first)
            found = merged.get(key)
            if found is None:
                self._step()
                here = min(self._levels[first], self._levels[second])
                if here == self._bottom:
                    raise _Differs
                found = self.ask(
                    here,
                    [
                        merge(a, b)
                        for a, b in zip(
                            self._below(first, here), self._below(second, here), strict=True
                        )
                    ],
                )
                merged[key] = found
            return found

        def walk(node: Node) -> Node:
            here = self._levels[node]
            if here > level:
                return node
            found = known.get(node)
            if found is None:
                children = self._children[node]
                if here == level:
                    found = children[0]
                    for child in children[1:]:
                        found = merge(found, child)
                else:
                    self._step()
                    found = self.ask(here, [walk(child) for child in children])
                known[node] = found
            return found

        try:
            return walk(diagram)
        except _Differs:
            return None

    def compare(
        self, first: Node, second: Node, told: Callable[[Hashable, Hashable], bool]
    ) -> Node:
        """True where the labels of two diagrams stand in some relation."""
        return self.combined(first, second, lambda a, b: TRUE if told(a, b) else FALSE)

    def combined(
        self, first: Node, second: Node, end: Callable[[Hashable, Hashable], Node]
    ) -> Node:
        """One diagram for two, whose ends are made of the labels that a profile has in both."""
        known: dict[tuple[Node, Node], Node] = {}

        def walk(a: Node, b: Node) -> Node:
            found = known.get((a, b))
            if found is None:
                level = min(self._levels[a], self._levels[b])
                if level == self._bottom:
                    found = end(self._labels[a], self._labels[b])
                else:
                    self._step()
                    pairs = zip(self._below(a, level), self._below(b, level), strict=True)
                    found = self.ask(level, [walk(x, y) for x, y in pairs])
                known[a, b] = found
            return found

        return walk(first, second)

    # Reading diagrams

    def labels(self, diagram: Node) -> frozenset[Hashable]:
        """Every label a diagram can end in."""
        return frozenset(self._labels[node] for node in self.nodes(diagram) if self.is_end(node))

    def is_end(self, diagram: Node) -> bool:
        """Whether a diagram asks for nothing."""
        return self._levels[diagram] == self._bottom

    def level(self, diagram: Node) -> int:
        """The level a diagram asks for first; the number of levels for an end."""
        return self._levels[diagram]

    def children(self, diagram: Node) -> tuple[Node, ...]:
        """What each class of the first level leads on to; empty for an end."""
        return self._children[diagram]

    def asked(self, diagram: Node) -> frozenset[int]:
        """The levels a diagram asks for somewhere."""
        return frozenset(
            self._levels[node] for node in self.nodes(diagram) if not self.is_end(node)
        )

    def nodes(self, diagram: Node) -> Iterator[Node]:
        """Every node of a diagram, ends included, each once."""
        seen = {diagram}
        ahead = [diagram]
        while ahead:
            node = ahead.pop()
            yield node
            for child in self._children[node]:
                if child not in seen:
                    seen.add(child)
                    ahead.append(child)

    def counts(self, diagram: Node, weights: Sequence[Sequence[int]]) -> dict[Hashable, int]:
        """How many profiles end in each label.

        Args:
            diagram: The function.
            weights: For each level, how many values each class stands for.
        """
        totals = [1]
        for level in reversed(weights):
            totals.append(totals[-1] * sum(level))
        totals.reverse()  # totals[i]: profiles of the levels from i on
        # The counts of all labels stand side by side in one number, each in bits of its own, so
        # that one addition adds them all. None of them can outgrow the number of all profiles.
        bits = totals[0].bit_length()
        slots: list[Hashable] = []
        known: dict[Node, int] = {}
        levels = self._levels

        def walk(node: Node) -> int:
            found = known.get(node)
            if found is None:
                level = levels[node]
                if level == self._bottom:
                    found = 1 << (len(slots) * bits)
                    slots.append(self._labels[node])
                else:
                    found, below = 0, totals[level + 1]
                    for child, weight in zip(self._children[node], weights[level], strict=True):
                        # The levels between the two are not asked: each of their values counts.
                        found += walk(child) * (weight * (below // totals[levels[child]]))
                known[node] = found
            return found

        packed = walk(diagram) * (totals[0] // totals[levels[diagram]])
        each = (1 << bits) - 1
        return {label: (packed >> (slot * bits)) & each for slot, label in enumerate(slots)}

    def meets(self, diagram: Node, box: Mapping[int, Collection[int]]) -> bool:
        """Whether a condition holds for some profile of a box.

        Args:
            diagram: The condition.
            box: Allowed classes per level; an absent level is free.
        """
        seen = {FALSE}
        ahead = [diagram]
        while ahead:
            node = ahead.pop()
            if node == TRUE:
                return True
            if node in seen:
                continue
            seen.add(node)
            children = self._children[node]
            allowed = box.get(self._levels[node])
            ahead.extend(children if allowed is None else [children[c] for c in allowed])
        return False

    def overlap(self, first: Node, second: Node) -> bool:
        """Whether two conditions hold together somewhere; makes no node."""
        seen: set[tuple[Node, Node]] = set()
        ahead = [(first, second)]
        while ahead:
            pair = ahead.pop()
            if FALSE in pair or pair in seen:
                continue
            if pair == (TRUE, TRUE):
                return True
            seen.add(pair)
            one, other = pair
            level = min(self._levels[one], self._levels[other])
            ahead.extend(zip(self._below(one, level), self._below(other, level), strict=True))
        return False

    def first_in(self, region: Node, box: Mapping[int, Collection[int]]) -> dict[int, int]:
        """The first profile of a region in a box: a class for every level.

        Raises:
            ValueError: The region and the box have nothing in common.
        """
        node = self.both(region, self.box(box))
        if node == FALSE:
            raise ValueError("the region and the box have nothing in common")
        found = dict.fromkeys(range(self._bottom), 0)
        while node != TRUE:
            children = self._children[node]
            position = next(i for i, child in enumerate(children) if child != FALSE)
            found[self._levels[node]] = position
            node = children[position]
        return found

    def box(self, box: Mapping[int, Collection[int]]) -> Node:
        """True for the profiles of a box."""
        found = TRUE
        for level in sorted(box, reverse=True):
            children = [found if c in box[level] else FALSE for c in range(self.widths[level])]
            found = self.ask(level, children)
        return found

    def _below(self, node: Node, level: int) -> tuple[Node, ...]:
        if self._levels[node] == level:
            return self._children[node]
        return (node,) * self.widths[level]

    def _step(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooLarge


class _Differs(Exception):
    pass
