"""The shapes of open_questions.yaml, sources.yaml and references.yaml: what the rules rest on."""

# ruff: noqa: RUF012 - pydantic gives every entry its own copy of a default.

from __future__ import annotations

from typing import Literal

from pydantic import Field

from guideline.loading.schema.shapes import Date, Entry, Fingerprint, Flag, Ids, Raw, Text, Whole

__all__ = [
    "FactEntry",
    "QuestionEntry",
    "QuestionsFile",
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

    readings: dict[str, Text] = Field(min_length=1)
    """The ways to read the source: a letter for each, and what it says."""

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
