"""The shapes of recommendations.yaml and pitfalls.yaml: the rules."""

# ruff: noqa: RUF012 - pydantic gives every entry its own copy of a default.

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from guideline.loading.schema.shapes import Entry, Flag, Ids, One, Raw, Text, as_list

__all__ = [
    "CitationEntry",
    "InsteadEntry",
    "PitfallEntry",
    "PitfallsFile",
    "RecommendationEntry",
    "RecommendationsFile",
    "RuleEntry",
    "UnderWayEntry",
]


class CitationEntry(Entry):
    """A source statement that counts for some patients only, or adds something."""

    statement: Text
    """Id of the statement, from sources.yaml."""

    when: Raw = "always"
    """The patients for whom the statement counts. Left out: all the rule is about."""

    note: Text | None = None
    """What the statement adds for them, in its own words, e.g. particularly relevant. Left out:
    nothing."""


def _as_citation(value: object) -> object:
    return {"statement": value} if isinstance(value, str) else value


_Citation = Annotated[
    CitationEntry, BeforeValidator(_as_citation, json_schema_input_type=One | CitationEntry)
]
_Several = Annotated[list[_Citation], Field(min_length=1)]
Citations = Annotated[_Several, BeforeValidator(as_list, json_schema_input_type=One | _Several)]


class RuleEntry(Entry):
    """What recommendations and pitfalls share."""

    title: Text
    """The rule as a heading of a few words."""

    option: Text
    """Id of the option it is about, from options.yaml."""

    wording: Text
    """Id of the word of advice, from the wordings of guideline.yaml, e.g. recommended."""

    says: Text | None = None
    """The source's own few words for it, e.g. is the standard treatment. Left out: the phrase of
    the wording."""

    qualifier: Text | None = None
    """What limits the word of advice, in words that can follow it, e.g. as the standard treatment.
    Left out: nothing limits it."""

    when: Raw
    """The patients it is for, among those in scope. Write always for all of them."""

    sources: Citations
    """The source statements it rests on, at least one: an id, or a statement with the patients for
    whom it counts."""

    references: Ids = []
    """Ids of the references behind it, from references.yaml."""

    questions: Ids = []
    """Ids of the open questions that touch it, from open_questions.yaml."""

    refines: Ids = []
    """Ids of more general rules that this one makes more precise: where both apply, this one
    counts."""

    overrides: Ids = []
    """Ids of rules over which this one takes precedence although they disagree."""

    plain_language: Text | None = None
    """The same for patients and their advocates, in everyday words. Left out: the page says that
    nobody has written it yet."""


class UnderWayEntry(Entry):
    """When a required act is under way, and what a person should then see."""

    when: Raw
    """The patients for whom it is under way."""

    text: Text
    """What they should then look at or wait for."""


class RecommendationEntry(RuleEntry):
    """One recommendation: what is advised, to whom, in which words, and why."""

    rationale: Text
    """Why the source advises this, in your own words."""

    caveat: Text | None = None
    """What a reader has to bear in mind. Left out: nothing."""

    only: Flag = False
    """Write true when the source supports the option for these patients only: others then get
    "not supported" instead of silence. Left out: false."""

    over: Text | None = None
    """Id of the option to which this one is preferred. Left out: it is no comparison."""

    together_with: Ids = []
    """Ids of options of which at least one has to be in the plan too. Left out: none."""

    safeguard: Flag = False
    """Write true for a rule of your own that answers an open question and that the source does not
    state. Left out: false."""

    satisfied_when: Raw = None
    """The patients for whom the advised act has been done already. Left out: nobody."""

    under_way: UnderWayEntry | None = None
    """When the advised act is under way. Left out: it never is."""

    strength: Text | None = None
    """How firmly the source recommends it, as the source grades it. Left out: not graded."""

    certainty: Text | None = None
    """How sure the evidence is, as the source grades it. Left out: not graded."""


class RecommendationsFile(Entry):
    """What the source advises, to whom, and in which words."""

    recommendations: dict[str, RecommendationEntry] = Field(min_length=1)
    """The recommendations: an id for each, e.g. REC-1."""


class InsteadEntry(Entry):
    """What to do instead of falling into a pitfall."""

    text: Text
    """What to do, in one sentence."""

    options: Ids = []
    """Ids of the options that are meant, from options.yaml. Left out: none."""


class PitfallEntry(RuleEntry):
    """One pitfall: what must never be done, left out or believed, for whom, and the harm."""

    kind: Literal["act", "omission", "assumption"]
    """What goes wrong: the option is done (act), it is left out (omission), or something false is
    believed (assumption)."""

    harm: Text
    """What harm it does, in a sentence or two."""

    instead: InsteadEntry
    """What to do instead."""

    never_say: Ids = []
    """For an assumption: phrases that no published page may contain. Left out: none."""


class PitfallsFile(Entry):
    """What must never be done, left out or believed, and why."""

    pitfalls: dict[str, PitfallEntry] = {}
    """The pitfalls: an id for each, e.g. PIT-1."""
