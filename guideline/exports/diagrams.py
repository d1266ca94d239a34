"""Decision diagrams -> plain data that another program can walk.

The nodes of one space stand in one list. Node 0 is false and node 1 is true; then come the ends of
the verdict, then the questions, each after everything it leads on to. So a reader needs one pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from guideline.evaluation.diagram import FALSE, TRUE, Diagrams, Node
from guideline.evaluation.option_diagram import (
    IMPOSSIBLE,
    Compiler,
    Ending,
    OptionDiagram,
    condition_compiler,
    option_space,
)
from guideline.evaluation.space import Level, Space
from guideline.model.condition import Condition
from guideline.model.guideline import Guideline

__all__ = ["condition_diagram", "option_diagram_data", "records_diagram"]

MOST_STEPS = 2_000_000
"""Steps allowed for one option; `TooLarge` beyond that, because half a diagram is none."""


def option_diagram_data(guideline: Guideline, option: str) -> dict[str, Any]:
    """The diagram of one option, with where each of its rules decides.

    Returns:
        `levels`, `ends`, `nodes` as described above; `verdict` and `inside`, the nodes of the
        verdict and of the possible patients in scope; `spare`, the levels in the order in which a
        description can best do without them; and under `rules`, for each rule, where it `decides`,
        where it is `refined` away, and where the act it requires is `under_way`.

    Raises:
        TooLarge: The diagram would need more steps than allowed.
    """
    space = option_space(guideline, option)
    compiled = OptionDiagram(guideline, option, Compiler(space, MOST_STEPS))
    silences = [compiled.compiler.condition(s.when) for s in compiled.case.option.silence]
    rules = {
        rule.id: {
            "decides": compiled.decides(rule),
            "refined": compiled.refined(rule),
            "under_way": compiled.under_way(rule),
        }
        for rule in compiled.case.all
    }
    # Readers need a place for those who do not count, also where no record is impossible.
    nobody = compiled.diagrams.end(IMPOSSIBLE)
    roots = [compiled.verdict, compiled.inside, nobody, *silences]
    roots.extend(node for places in rules.values() for node in places.values())
    listing = _Listing(compiled.diagrams, roots)
    place = listing.place
    return {
        **listing.data(space),
        "spare": list(space.least_telling_first),
        "verdict": place[compiled.verdict],
        "inside": place[compiled.inside],
        "silences": [place[node] for node in silences],
        "rules": {
            id: {name: place[node] for name, node in places.items()} for id, places in rules.items()
        },
    }


def condition_diagram(guideline: Guideline, condition: Condition) -> dict[str, Any]:
    """Where a condition `holds`, and which of the profiles it is about are `possible`."""
    compiler = condition_compiler(guideline, condition)
    holds = compiler.condition(condition)
    listing = _Listing(compiler.diagrams, [holds, compiler.possible])
    return {
        **listing.data(compiler.space),
        "holds": listing.place[holds],
        "possible": listing.place[compiler.possible],
    }


def records_diagram(guideline: Guideline) -> dict[str, Any]:
    """Which records are `possible`, over every variable that a constraint names."""
    excluding = [c.violation for c in guideline.constraints.values() if c.excludes]
    compiler = Compiler(Space(guideline, excluding), MOST_STEPS)
    listing = _Listing(compiler.diagrams, [compiler.possible])
    return {**listing.data(compiler.space), "possible": listing.place[compiler.possible]}


class _Listing:
    """The nodes of some diagrams in one list, children first."""

    def __init__(self, diagrams: Diagrams, roots: Iterable[Node]) -> None:
        self.place: dict[Node, int] = {FALSE: 0, TRUE: 1}
        self._ends: list[Ending] = []
        self._nodes: list[list[int]] = []
        found = {node for root in roots for node in diagrams.nodes(root)} - {FALSE, TRUE}
        for node in sorted(found):
            if diagrams.is_end(node):
                (label,) = diagrams.labels(node)
                assert isinstance(label, Ending)
                self.place[node] = 2 + len(self._ends)
                self._ends.append(label)
        # A node is made after its children, so in the order of their numbers those come first.
        for node in sorted(found):
            if not diagrams.is_end(node):
                self.place[node] = 2 + len(self._ends) + len(self._nodes)
                children = [self.place[child] for child in diagrams.children(node)]
                self._nodes.append([diagrams.level(node), *children])

    def data(self, space: Space) -> dict[str, Any]:
        """The levels, the ends and the nodes."""
        return {
            "levels": [_level_data(level) for level in space.levels],
            "ends": [_end_data(end) for end in self._ends],
            "nodes": self._nodes,
        }


def _end_data(end: Ending) -> Mapping[str, str]:
    return {"verdict": end.verdict, "detail": end.detail}


def _level_data(level: Level) -> dict[str, Any]:
    """One question: its variable and what each class of answers holds."""
    if level.members:
        return {"variable": level.variable, "members": list(level.members)}
    classes: list[Any] = [
        list(found.values) if found.low is None else [found.low, found.high]
        for found in level.classes
    ]
    return {"variable": level.variable, "classes": classes}
