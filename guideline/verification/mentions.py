"""Vocabulary x scenarios -> what some scenario mentions: values of its patient, and options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guideline.errors import UnknownPhrase
from guideline.loading.phrases import PhraseBook
from guideline.model.guideline import Guideline
from guideline.model.scenario import (
    Act,
    Decide,
    Expectation,
    Given,
    Propose,
    Scenario,
    singly,
)
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
        match _meaning(book.of(scenario), kind, text):
            case None:
                unread += 1
            case Given() as given:
                variables |= given.values.keys() | given.unknown
                values.update(_pairs(book.guideline, given))
            case Decide() | Propose():
                pass
            case expectation:
                found = (getattr(each, "option", None) for each in singly(expectation))
                options.update(option for option in found if option)
    return Mentions(frozenset(variables), frozenset(values), frozenset(options), unread)


def _meaning(book: PhraseBook, kind: str, text: str) -> Given | Act | Expectation | None:
    """What a step means; None when nothing is known of it. No better line is looked for."""
    try:
        return book.meaning(kind, text)
    except UnknownPhrase:
        return None


def _pairs(guideline: Guideline, given: Given) -> Iterator[tuple[str, str]]:
    for variable, recorded in given.values.items():
        if isinstance(recorded, frozenset):
            for member in recorded or (EMPTY,):
                yield variable, member
        elif recorded in guideline.variables[variable].values:
            yield variable, str(recorded)
        else:
            yield variable, NUMBER
