"""The shapes of open_questions.yaml, sources.yaml and references.yaml: what the rules rest on."""

# ruff: noqa: RUF012 - pydantic gives every entry its own copy of a default.

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from guideline.loading.schema.shapes import (
    Date,
    Entry,
    Fingerprint,
    Flag,
    Ids,
    One,
    Raw,
    Text,
    Whole,
)

__all__ = [
    "FactEntry",
    "OverlayEntry",
    "QuestionEntry",
    "QuestionsFile",
    "ReadingEntry",
    "ReferenceEntry",
    "ReferencesFile",
    "ReviewEntry",
    "SignatureEntry",
    "SourcesFile",
    "StatementEntry",
]


class SignatureEntry(Entry):
    """Who signed a reading."""

    name: Text
    """The name of the person."""

    role: Text
    """In which role the person signed, e.g. consultant in respiratory medicine."""

    date: Date
    """When: a date such as 2027-03-31."""


# What stands in a part is checked against the shape of that part, laid over the content.
_Part = Annotated[dict[str, Any], WithJsonSchema({"type": "object", "minProperties": 1})]


class OverlayEntry(Entry):
    """What of the content would be otherwise under another reading.

    Write only the keys that differ. A key of a condition replaces the same key and leaves the
    others; `left_out` takes a key away. Under `silence` and `conflict` stands what takes the place
    of the declarations that name the question.
    """

    recommendations: dict[str, _Part] = {}
    """Recommendations that would be otherwise: an id for each, and the keys that differ."""

    pitfalls: dict[str, _Part] = {}
    """Pitfalls that would be otherwise: an id for each, and the keys that differ."""

    options: dict[str, _Part] = {}
    """Options that would be otherwise: an id for each, and the keys that differ."""

    add: dict[str, _Part] = {}
    """Recommendations that there would be as well, each written out as in recommendations.yaml."""

    remove: Ids = []
    """Ids of rules, and of alerts in constraints.yaml, that there would not be."""


class ReadingEntry(Entry):
    """One way to read the source, and what would be otherwise if it were in force."""

    text: Text
    """What the source says when it is read in this way."""

    overlay: OverlayEntry | None = None
    """What of the content would be otherwise. Left out: nobody has worked it out, or nothing. The
    reading in force has none, because the content itself is that reading."""

    not_counted: Text | None = None
    """Why it cannot be counted what this reading would change, in one sentence: because it is about
    words or references, or about something that no record holds. Left out: nobody says so."""


def _as_reading(value: object) -> object:
    return {"text": value} if isinstance(value, str | int | float) else value


_Reading = Annotated[
    ReadingEntry, BeforeValidator(_as_reading, json_schema_input_type=One | ReadingEntry)
]


class QuestionEntry(Entry):
    """One place where the source is unclear, silent or at odds with itself."""

    title: Text
    """The question as a heading of a few words."""

    kind: Literal["ambiguity", "silence", "tension"]
    """Whether the source can be read in several ways (ambiguity), says nothing (silence), or
    contradicts itself (tension)."""

    question: Text
    """What is unclear, ending in a question."""

    statements: Ids = []
    """Ids of the source statements it is about, from sources.yaml."""

    readings: dict[str, _Reading] = Field(min_length=1)
    """The ways to read the source: a letter for each, and what it says, or that together with what
    would be otherwise if it were in force."""

    chosen: Text
    """The letter of the reading in force."""

    why: Text
    """Why this reading was chosen."""

    shown: Text
    """What a reader of the guideline sees because of it."""

    when: Raw = None
    """The patients it touches. Left out: no patient, it is a matter of words or references."""

    options: Ids = []
    """Ids of the options whose answers it touches, from options.yaml. Left out: none."""

    signed: SignatureEntry | None = None
    """Who signed the reading. Left out: nobody has, and every page says so."""


class QuestionsFile(Entry):
    """Where the source is unclear, and the reading used until a clinician signs one."""

    open_questions: dict[str, QuestionEntry] = {}
    """The questions: an id for each, e.g. Q-01."""


class ReviewEntry(Entry):
    """When a claim that ages has to be checked again."""

    by: Date
    """The last day on which it may stand unchecked: a date such as 2027-03-31."""

    why: Text
    """Why it ages, e.g. a trial will report."""


class StatementEntry(Entry):
    """One sentence or heading of the source. Its text is not kept, only a fingerprint of it."""

    section: Text
    """The section of the source in which it stands."""

    heading: Flag = False
    """Write true for a heading. Left out: false."""

    kinds: Ids
    """What it is, in a word or two each, e.g. recommendation, rationale or population."""

    paraphrase: Text
    """What it says, in your own words."""

    wording: Ids = []
    """The few words that are kept as they are, e.g. may be considered. Left out: none."""

    citations: Ids = []
    """The numbers of the citations that follow it in the source, in quotes. Left out: none."""

    span: tuple[Whole, Whole]
    """Where it stands in the source, counted in characters: the first, and the one after the
    last."""

    fingerprint: Fingerprint
    """The SHA-256 fingerprint of exactly this text: 64 digits and letters a to f."""

    executable: Literal["yes", "partly", "no"]
    """How much of it scenarios can test."""

    verify_otherwise: Text | None = None
    """How a person checks what scenarios cannot test. Needed unless `executable` is yes."""

    questions: Ids = []
    """Ids of the open questions about it, from open_questions.yaml."""

    review: ReviewEntry | None = None
    """When it has to be checked again. Left out: it does not age."""


class SourcesFile(Entry):
    """Every sentence of the source, in its order."""

    statements: dict[str, StatementEntry] = Field(min_length=1)
    """The statements: an id for each, e.g. TREAT-1."""


class FactEntry(Entry):
    """One fact about a reference, e.g. its year, and how far it is known."""

    text: Text
    """The fact itself."""

    status: Literal["verified", "probable", "claimed", "unknown"]
    """How far it is known: read in a copy of the document (verified), likely (probable), seen only
    in somebody else's text (claimed), or not known (unknown)."""

    basis: Text
    """What the status rests on, e.g. where it was read and when."""


class ReferenceEntry(Entry):
    """One document of the bibliography."""

    title: Text
    """The title of the document."""

    citation: Text | None = None
    """The number in the source that may stand for it, in quotes. Left out: none does."""

    status: Literal["verified", "probable", "claimed", "unknown"]
    """How sure it is that the source means this document."""

    why: Text
    """What that rests on."""

    facts: dict[str, FactEntry] = {}
    """What is known about it: a name for each fact, e.g. journal. Left out: nothing."""

    notes: Ids = []
    """What else a reader should know about it. Left out: nothing."""


class ReferencesFile(Entry):
    """The bibliography, and how far each fact in it is known."""

    references: dict[str, ReferenceEntry] = {}
    """The documents: an id for each, e.g. smith2023."""
