"""What really ran x what was written -> one state for every scenario and example row.

Only PASSED is green. A scenario that was written but did not run has a state of its own, and so has
one that ran without being found by the independent parse.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from guideline.errors import GuidelineError
from guideline.model.scenario import Scenario

__all__ = ["Result", "ResultsUnreadable", "Run", "State", "read_results", "reconcile"]

Key = tuple[str, int, int | None]


class State(Enum):
    """How a scenario ended."""

    PASSED = "passed"
    FAILED = "failed"
    EMPTY = "empty"
    UNDEFINED = "undefined"
    AMBIGUOUS = "ambiguous"
    SKIPPED = "skipped"
    ERROR = "error"
    NOT_RUN = "not_run"
    RAN_TWICE = "ran_twice"


@dataclass(frozen=True, slots=True)
class Result:
    """How one scenario or example row ended.

    Attributes:
        row: Position of the example row from 0; None without examples.
        message: Why it is not green; empty when it is.
        steps: How many steps really ran.
    """

    file: str
    line: int
    row: int | None
    state: State
    message: str = ""
    steps: int = 0

    @property
    def key(self) -> Key:
        """What identifies the scenario."""
        return self.file, self.line, self.row

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "file": self.file,
            "line": self.line,
            "row": self.row,
            "state": self.state.value,
            "message": self.message,
            "steps": self.steps,
        }


@dataclass(frozen=True, slots=True)
class Run:
    """One reconciled run.

    Attributes:
        results: Exactly one for every scenario that was written.
        strays: Results of scenarios nobody wrote, which no run should have.
        problems: What stopped the runner itself, e.g. a test module that cannot be imported.
    """

    results: Mapping[Key, Result]
    strays: tuple[Result, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[State, int]:
        """How many ended in each state, worst states included only where they occurred."""
        found = Counter(result.state for result in self.results.values())
        return {state: found[state] for state in State if found[state]}

    @property
    def summary(self) -> str:
        """The counts in words, e.g. "928 passed, 1 failed"; empty when nothing was written."""
        return ", ".join(f"{n} {state.value.replace('_', ' ')}" for state, n in self.counts.items())

    @property
    def green(self) -> bool:
        """Whether everything written ran once and passed, and nothing else happened."""
        passed = all(result.state is State.PASSED for result in self.results.values())
        return bool(self.results) and passed and not self.strays and not self.problems

    def of(self, scenario: Scenario) -> Result:
        """The result of one scenario."""
        return self.results[scenario.key]


class ResultsUnreadable(GuidelineError):
    """The results of a run are missing or damaged, so nothing is known about it."""


def reconcile(
    scenarios: Iterable[Scenario], recorded: Iterable[Result], problems: Iterable[str] = ()
) -> Run:
    """Give every written scenario exactly one result.

    Args:
        scenarios: From the independent parse of the feature files.
        recorded: From the runner.
        problems: What stopped the runner.
    """
    found: dict[Key, list[Result]] = {}
    for result in recorded:
        found.setdefault(result.key, []).append(result)
    results: dict[Key, Result] = {}
    for scenario in scenarios:
        mine = found.pop(scenario.key, [])
        results[scenario.key] = _single(scenario, mine)
    strays = tuple(result for rest in found.values() for result in rest)
    return Run(results, strays, tuple(problems))


def read_results(path: Path) -> tuple[list[Result], list[str]]:
    """Results and problems of a run, as the runner wrote them.

    Raises:
        ResultsUnreadable: The file is missing or is not what the runner writes.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
        results = [
            Result(
                entry["file"],
                entry["line"],
                entry["row"],
                State(entry["state"]),
                entry["message"],
                entry["steps"],
            )
            for entry in data["results"]
        ]
        return results, [str(problem) for problem in data["problems"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResultsUnreadable(f"The runner left no readable results: {error}") from error


def _single(scenario: Scenario, mine: list[Result]) -> Result:
    file, line, row = scenario.key
    if not mine:
        message = "The scenario was written, but the runner never ran it."
        return Result(file, line, row, State.NOT_RUN, message)
    if len(mine) > 1:
        message = f"The scenario ran {len(mine)} times; only one result can count."
        return Result(file, line, row, State.RAN_TWICE, message)
    result = mine[0]
    if result.state is State.PASSED and result.steps != len(scenario.steps):
        message = f"{result.steps} of {len(scenario.steps)} steps ran."
        state = State.FAILED if result.steps else State.EMPTY
        return Result(file, line, row, state, message, result.steps)
    return result
