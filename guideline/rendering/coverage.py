"""A statement x what rests on it x the run -> how far it is tested: one state, one word.

The worst comes first: a scenario that failed, or that did not run, shows whatever else holds.
Without a run nothing is called passed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from guideline.model.source import Executable, SourceStatement
from guideline.rendering.chips import Chip
from guideline.verification.traceability import Trace

__all__ = ["Coverage", "LegendEntry", "coverage", "coverage_chip", "legend"]


class Coverage(Enum):
    """How far a statement is tested, the worst first.

    TESTED and PARTLY_TESTED are for pages that know no results.
    """

    FAILING = "failing"
    NO_SCENARIO = "no-scenario"
    NOTHING = "nothing"
    PERSON = "person"
    PARTLY = "partly"
    PARTLY_TESTED = "partly-tested"
    PASSED = "passed"
    TESTED = "tested"


_WORDS = {
    Coverage.FAILING: "A scenario did not pass",
    Coverage.NO_SCENARIO: "No scenario",
    Coverage.NOTHING: "Nothing rests on it",
    Coverage.PERSON: "For a person to check",
    Coverage.PARTLY: "Partly tested",
    Coverage.PARTLY_TESTED: "Partly tested",
    Coverage.PASSED: "All scenarios passed",
    Coverage.TESTED: "Tested by scenarios",
}

_MEANINGS = {
    Coverage.FAILING: "At least one scenario of what rests on it failed or did not run.",
    Coverage.NO_SCENARIO: "Something rests on it, and no scenario tests that.",
    Coverage.NOTHING: "No part of the guideline uses it.",
    Coverage.PERSON: "Scenarios cannot test what it says, so a person has to.",
    Coverage.PARTLY: (
        "All its scenarios passed. They test a part: a person checks the rest, or a scenario is "
        "missing."
    ),
    Coverage.PARTLY_TESTED: (
        "Scenarios test a part: a person checks the rest, or a scenario is missing."
    ),
    Coverage.PASSED: "Everything that rests on it has scenarios, and all of them passed.",
    Coverage.TESTED: (
        "Everything that rests on it has scenarios. How they ended is not known here."
    ),
}


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One state with its meaning and the number of statements in it."""

    chip: Chip
    count: int
    meaning: str


def coverage(
    statement: SourceStatement,
    traced: Trace,
    *,
    ran: bool,
    not_passed: int = 0,
    untested: int = 0,
) -> Coverage:
    """How far a statement is tested.

    Args:
        statement: The statement.
        traced: What rests on it, and the scenarios of that.
        ran: Whether results are known.
        not_passed: How many of the scenarios failed or did not run.
        untested: How many parts that rest on it have no scenario of their own.
    """
    if not_passed:
        return Coverage.FAILING
    # A person's task must stay in sight, so a tagged scenario is enough to keep it.
    if statement.executable is Executable.NO and (traced.uses or traced.scenarios):
        return Coverage.PERSON
    if not traced.uses:
        return Coverage.NOTHING
    if not traced.scenarios:
        return Coverage.NO_SCENARIO
    if statement.executable is Executable.PARTLY or untested:
        return Coverage.PARTLY if ran else Coverage.PARTLY_TESTED
    return Coverage.PASSED if ran else Coverage.TESTED


def coverage_chip(state: Coverage) -> Chip:
    """The chip of a state."""
    return Chip(_WORDS[state], "reached", state.value)


def legend(states: Iterable[Coverage], *, ran: bool) -> tuple[LegendEntry, ...]:
    """Every state that a page of this kind can show, with the number of statements in it."""
    counts = Counter(states)
    elsewhere = (
        (Coverage.TESTED, Coverage.PARTLY_TESTED)
        if ran
        else (Coverage.PASSED, Coverage.PARTLY, Coverage.FAILING)
    )
    return tuple(
        LegendEntry(coverage_chip(state), counts[state], _MEANINGS[state])
        for state in reversed(Coverage)
        if state not in elsewhere
    )
