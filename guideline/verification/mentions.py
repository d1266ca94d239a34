"""Vocabulary x scenarios -> what some scenario mentions: values of its patient, and options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guideline.errors import UnknownPhrase
from guideline.loading.phrases import PhraseBook
from guideline.model.guideline import Guideline
from guideline.model.scenario import Given, Scenario, singly
from guideline.model.variable import Kind, Variable

__all__ = ["EMPTY", "NUMBER", "Mentions", "mentions", "sayable"]

NUMBER = "number"
"""Stands for every number of an integer."""

EMPTY = "none"
"""Stands for the empty set."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the scenarios of a guideline mention.

    Attributes:
        variables: Those a Given records, or calls unknown.
        values: Pairs of variable and value that a Given records; `NUMBER` for any number, `EMPTY`
            for the empty set.
        options: Those a Then says something about.
        unread: How many different lines mean nothing, so that what they mention is not known.
    """

    variables: frozenset[str]
    values: frozenset[tuple[str, str]]
    options: frozenset[str]
    unread: int


def sayable(variable: Variable) -> tuple[str, ...]:
    """The values a scenario can record, `NUMBER` and `EMPTY` included; none for a derived one."""
    if variable.derivation:
        return ()
    more = {Kind.INTEGER: (NUMBER,), Kind.SET: (EMPTY,)}.get(variable.kind, ())
    return (*variable.values, *more)


def mentions(book: PhraseBook, scenarios: Iterable[Scenario]) -> Mentions:
    """Find what scenarios mention.

    Args:
        book: The phrases of their guideline.
        scenarios: In any of its languages.
    """
    said = {
        (scenario.language, step.kind, step.text): scenario
        for scenario in scenarios
        for step in scenario.steps
    }
    variables: set[str] = set()
    values: set[tuple[str, str]] = set()
    options: set[str] = set()
    unread = 0
    for (_, kind, text), scenario in said.items():
        mine = book.of(scenario)
        try:
            if kind == "given":
                given = mine.given(text)
                variables |= given.values.keys() | given.unknown
                values.update(_pairs(book.guideline, given))
            elif kind == "then":
                found = (getattr(each, "option", None) for each in singly(mine.then(text)))
                options.update(option for option in found if option)
        except UnknownPhrase:
            unread += 1
    return Mentions(frozenset(variables), frozenset(values), frozenset(options), unread)


def _pairs(guideline: Guideline, given: Given) -> Iterator[tuple[str, str]]:
    for variable, recorded in given.values.items():
        if isinstance(recorded, frozenset):
            for member in recorded or (EMPTY,):
                yield variable, member
        elif recorded in guideline.variables[variable].values:
            yield variable, str(recorded)
        else:
            yield variable, NUMBER
