"""A region of profiles -> few readable conditions that describe it.

A box allows some classes on some levels. A region is covered by boxes that are grown one by one
from its largest part: first whole levels are dropped, the least telling first, then single classes
are added, as long as no profile outside the region gets in. Profiles that do not exist may get in,
so a condition never speaks of what a constraint settles anyway. What is left of a box is as short
as it can be: nothing of it can be dropped (a prime implicant).

Source of the method: two-level minimisation with don't cares by expansion and irredundant cover,
as in R. K. Brayton et al., Logic Minimization Algorithms for VLSI Synthesis (1984), on diagrams.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guideline.evaluation.diagram import FALSE, TRUE, Diagrams, Node
from guideline.evaluation.space import Space

__all__ = ["Box", "Cover", "cover"]

Box = Mapping[int, frozenset[int]]
"""Allowed classes per level; an absent level is free."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Boxes that describe a region.

    Attributes:
        boxes: The largest first. They may overlap, so their counts must not be added.
        rest: The profiles of the region in no box; FALSE when the boxes are the whole region.
    """

    boxes: tuple[Box, ...]
    rest: Node


def cover(
    diagrams: Diagrams,
    region: Node,
    elsewhere: Node,
    space: Space,
    most: int | None = None,
) -> Cover:
    """Describe a region by boxes.

    Args:
        diagrams: Where the nodes live.
        region: What to describe.
        elsewhere: What must not be described; profiles in neither may go either way.
        space: What the levels are.
        most: Stop after so many boxes; None: go on until nothing is left.
    """
    boxes: list[Box] = []
    rest = region
    while rest != FALSE and (most is None or len(boxes) < most):
        seed = _largest_path(diagrams, rest, space.weights)
        box = _grown(diagrams, seed, elsewhere, space.least_telling_first)
        box = _trimmed(diagrams, box, region)
        boxes.append(box)
        rest = diagrams.both(rest, diagrams.negate(diagrams.box(box)))
    needed = _without_the_superfluous(diagrams, boxes, diagrams.both(region, diagrams.negate(rest)))

    def size(box: Box) -> int:
        inside = diagrams.both(region, diagrams.box(box))
        return diagrams.counts(inside, space.weights).get(True, 0)

    return Cover(tuple(sorted(needed, key=size, reverse=True)), rest)


def _largest_path(diagrams: Diagrams, region: Node, weights: Sequence[Sequence[int]]) -> Box:
    """The path to TRUE that stands for most profiles, with all classes that share it."""
    sizes = [sum(level) for level in weights]
    # The share of all profiles on the best path, so that levels a path skips count in full.
    shares: dict[Node, float] = {TRUE: 1.0, FALSE: 0.0}
    best: dict[Node, Node] = {}

    def walk(node: Node) -> float:
        found = shares.get(node)
        if found is None:
            level = diagrams.level(node)
            ways: dict[Node, int] = {}
            for child, weight in zip(diagrams.children(node), weights[level], strict=True):
                ways[child] = ways.get(child, 0) + weight
            found, best[node] = max(
                (walk(child) * weight / sizes[level], -position, child)
                for position, (child, weight) in enumerate(ways.items())
            )[::2]
            shares[node] = found
        return found

    walk(region)
    path: dict[int, frozenset[int]] = {}
    node = region
    while node != TRUE:
        child = best[node]
        children = enumerate(diagrams.children(node))
        path[diagrams.level(node)] = frozenset(c for c, other in children if other == child)
        node = child
    return path


def _grown(diagrams: Diagrams, seed: Box, elsewhere: Node, order: Sequence[int]) -> Box:
    box = dict(seed)
    for level in [level for level in order if level in seed]:
        without = {other: classes for other, classes in box.items() if other != level}
        if not diagrams.meets(elsewhere, without):
            box = without
    for level in sorted(box, reverse=True):
        for extra in range(diagrams.widths[level]):
            if extra not in box[level]:
                wider = {**box, level: box[level] | {extra}}
                if not diagrams.meets(elsewhere, wider):
                    box = wider
    return box


def _trimmed(diagrams: Diagrams, box: Box, region: Node) -> Box:
    """The box without the classes that only profiles have which do not exist."""
    return {
        level: frozenset(c for c in classes if diagrams.meets(region, {**box, level: {c}}))
        for level, classes in sorted(box.items())
    }


def _without_the_superfluous(
    diagrams: Diagrams, boxes: Sequence[Box], region: Node
) -> Sequence[Box]:
    kept = list(boxes)
    for box in reversed(boxes):
        others = FALSE
        for other in kept:
            if other is not box:
                others = diagrams.either(others, diagrams.box(other))
        if diagrams.both(region, diagrams.negate(others)) == FALSE:
            kept.remove(box)
    return kept
