"""The shape of variables.yaml: what is asked about a patient, and how scenarios say it."""

# ruff: noqa: RUF012 - pydantic gives every entry its own copy of a default.

from __future__ import annotations

from typing import Literal

from pydantic import Field

from guideline.loading.schema.shapes import CodeEntry, Entry, Flag, Ids, Raw, Text, Whole

__all__ = [
    "CaseEntry",
    "DerivedEntry",
    "PointsEntry",
    "SituationEntry",
    "ValueEntry",
    "VariableEntry",
    "VariablesFile",
]


class ValueEntry(Entry):
    """One value of a patient characteristic, or one member of a set."""

    label: Text
    """The value in a word or two, for tables and forms, e.g. Confirmed."""

    phrase: Text
    """The whole clause a scenario uses for it, e.g. the diagnosis is confirmed."""

    also: Ids = []
    """Other clauses that mean the same and that scenarios may use too. Left out: none."""

    codes: list[CodeEntry] = []
    """Codes of terminologies for this value. Left out: none was checked."""


class CaseEntry(Entry):
    """One case of a characteristic that follows from others."""

    value: Text
    """The value it gets in this case, one of those under `values`."""

    when: Raw
    """The patients for whom this case holds."""


class PointsEntry(Entry):
    """Points of a score that count when a condition holds."""

    points: Whole
    """How many points, a whole number. It may be negative."""

    when: Raw
    """The patients who get these points."""


class DerivedEntry(Entry):
    """How a characteristic follows from others: the first case that holds, or points added up."""

    cases: list[CaseEntry] = []
    """The cases, tried in this order; the first that holds gives the value."""

    otherwise: Text | None = None
    """The value when no case holds. Needed beside `cases`."""

    points: list[PointsEntry] = []
    """For a number: the points that are added up, instead of cases."""


class VariableEntry(Entry):
    """One patient characteristic: what is asked, the answers there are, and the words for them."""

    kind: Literal["choice", "integer", "yes_no", "set"]
    """What an answer looks like: one of several values (choice), a whole number (integer), yes or
    no (yes_no), or any number of members (set)."""

    name: Text
    """The name for headings and tables, e.g. Severity."""

    noun: Text
    """The name inside a sentence, with its article, e.g. the severity of the disease."""

    plural: Flag = False
    """Whether the noun is a plural, such as the symptoms, so that it says "are unknown"."""

    question: Text
    """The question a form asks, e.g. Has the diagnosis been confirmed?"""

    help: Text
    """One or two sentences that help to answer it, e.g. what counts and what does not."""

    group: Text
    """The heading under which it stands among the others, e.g. Scope."""

    unknown_phrase: Text | None = None
    """What a scenario says when the value is not known. Left out: the noun with
    "is unknown", or with "are unknown" when it is a plural."""

    values: dict[str, ValueEntry] = {}
    """The answers there are: an id for each. A yes_no has yes and no. A number needs none, but may
    have words beside its numbers, e.g. not_applicable."""

    range: tuple[Whole, Whole] | None = None
    """For a number: the lowest and the highest there can be, e.g. [0, 4]."""

    unit: Text | None = None
    """For a number: its unit in UCUM, e.g. mg/dL. Left out: it has no unit."""

    phrase: Text | None = None
    """For a number: the clause a scenario uses, with `{value}` where the number stands."""

    empty_phrase: Text | None = None
    """For a set: what a scenario says when there is no member, e.g. there are no allergies."""

    assume: Text | None = None
    """The value to assume when a record does not mention it, only for what is rarely written
    down. Every answer lists it. Left out: nothing is assumed, and the value is unknown."""

    derived: DerivedEntry | None = None
    """How the value follows from other characteristics. Left out: it is recorded by a person."""

    statements: Ids = []
    """Ids of the source statements that speak of it, from sources.yaml."""

    codes: list[CodeEntry] = []
    """Codes of terminologies for the characteristic. Left out: none was checked."""


class SituationEntry(Entry):
    """Several values said in one phrase, e.g. everything that makes a patient in scope."""

    phrase: Text
    """What a scenario says, e.g. an adult with confirmed asthma."""

    values: dict[str, Text]
    """The values it stands for: id of the characteristic, and id of its value."""


class VariablesFile(Entry):
    """What is asked about a patient, and the words scenarios use for the answers."""

    variables: dict[str, VariableEntry] = Field(min_length=1)
    """The patient characteristics: an id in small letters for each, e.g. severity."""

    situations: dict[str, SituationEntry] = {}
    """Phrases that say several values at once: an id for each. Left out: none."""
