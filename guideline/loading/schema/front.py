"""The shape of guideline.yaml: what the guideline is, whom it is for, and in which words."""

# ruff: noqa: RUF012 - pydantic gives every entry its own copy of a default.

from __future__ import annotations

from typing import Literal

from pydantic import Field

from guideline.loading.schema.shapes import Date, Entry, Fingerprint, Ids, Raw, Text, Whole

__all__ = [
    "AcceptedEntry",
    "DecisionPointEntry",
    "DocumentEntry",
    "GuidelineFile",
    "NotCoveredEntry",
    "PropertyEntry",
    "ScopeEntry",
    "TermEntry",
    "WatchEntry",
    "WordingEntry",
]


class ScopeEntry(Entry):
    """Whom the guideline is for. Everybody else gets the answer "out of scope"."""

    text: Text
    """One or two sentences that say whom the guideline is for."""

    when: Raw
    """The same as a condition: the patients for whom it holds."""

    statements: Ids = []
    """Ids of the source statements that say so, from sources.yaml."""

    questions: Ids = []
    """Ids of the open questions about it, from open_questions.yaml."""


class DocumentEntry(Entry):
    """The document the guideline is drawn from. Its text itself is not kept here."""

    title: Text
    """The title of the document."""

    origin: Text
    """Where it was found: an address, or the name of a file."""

    nature: Text
    """What kind of document it is and how far it can be trusted, in a sentence or two."""

    licence: Text
    """What may be done with its text. If no licence is stated, say so."""

    sha256: Fingerprint
    """The SHA-256 fingerprint of the whole file: 64 digits and letters a to f."""

    characters: Whole
    """How many characters its text has. If this no longer fits, the source has changed."""


class DecisionPointEntry(Entry):
    """One moment at which the guideline is asked, e.g. the choice of the treatment."""

    name: Text
    """Its name in headings, e.g. Choice of the treatment."""

    phrase: Text
    """What a scenario says after When, e.g. the treatment is chosen."""

    options: Ids
    """Ids of the options to be judged then, from options.yaml, in the order of the pathway."""


class WordingEntry(Entry):
    """One word of the guideline's own scale, e.g. "recommended"."""

    direction: Literal["for", "against", "neutral"]
    """Whether the word speaks for an option, against it, or neither."""

    label: Text
    """The word as a short label, e.g. Strongly recommended."""

    phrase: Text
    """What follows the option in a sentence, e.g. is strongly recommended."""

    plural: Text | None = None
    """What follows several options, or one whose phrase is a plural, e.g. are strongly
    recommended. Left out: the same phrase, as in should be considered."""

    meaning: Text
    """What the word means, in one plain sentence for a reader."""


class PropertyEntry(Entry):
    """A claim about all patients at once. It is proved, not sampled."""

    kind: Literal["independence", "order", "monotonicity"]
    """What is claimed: the answer never depends on something (independence), one option always
    comes before others (order), or the answer moves one way only (monotonicity)."""

    text: Text
    """The claim in one sentence."""

    options: Ids
    """Ids of the options the claim is about, from options.yaml."""

    variable: Text | None = None
    """For independence and monotonicity: id of the patient characteristic it is about. Leave it
    out for an order."""

    first: Text | None = None
    """For an order: id of the option that comes first. Leave it out otherwise."""

    never: Literal["stronger", "weaker"] | None = None
    """For monotonicity: what the advice never becomes as the characteristic rises. Leave it out
    otherwise."""

    scale: Ids = []
    """For monotonicity: ids of the wordings from weakest to strongest. Left out, advice against
    is weaker than a neutral word, and that is weaker than advice for."""

    statements: Ids = []
    """Ids of the source statements the claim rests on, from sources.yaml."""


class NotCoveredEntry(Entry):
    """A topic on which the source is silent, said aloud."""

    topic: Text
    """The topic in a few words, e.g. Pregnancy."""

    text: Text
    """What is not said, and what a reader should know about that."""

    questions: Ids = []
    """Ids of the open questions about it, from open_questions.yaml."""


class WatchEntry(Entry):
    """Something outside the source that may change the advice, e.g. a trial that will report."""

    title: Text
    """What it is, in a few words."""

    text: Text
    """Why it matters, and what it may change."""

    date: Date | None = None
    """When it is expected: a date such as 2027-03-31. Left out: nobody knows."""

    status: Text
    """How things stand, e.g. Announced; nothing has been published."""

    statements: Ids = []
    """Ids of the source statements it may change, from sources.yaml."""

    references: Ids = []
    """Ids of the references that speak of it, from references.yaml."""


class TermEntry(Entry):
    """A word of the field that not every reader knows."""

    text: Text
    """What it means here, in a sentence or two of everyday words."""

    also: Ids = []
    """Other ways to write it that are explained, too, e.g. its short form. Left out: none."""


class AcceptedEntry(Entry):
    """A finding of the proofs that is known and left as it is."""

    kind: Literal["dead", "broken_pitfall", "broken_property", "survivor"]
    """What was found: a rule that never decides anything (dead), a pitfall or a claim that does
    not hold (broken_pitfall, broken_property), or a small change of the guideline that no
    scenario notices (survivor)."""

    id: Text
    """Id of the rule, claim, option or constraint it is about."""

    change: Text | None = None
    """For a survivor: the change, copied from the report. Leave it out otherwise."""

    reason: Text
    """Why it is left as it is."""


class GuidelineFile(Entry):
    """What the guideline is, whom it is for, where it comes from, and the words it uses."""

    id: Text
    """The name of the folder the file lies in, e.g. asthma-in-adults."""

    title: Text
    """The full title, as it stands on the first page."""

    short_title: Text
    """A title of a few words, for menus."""

    version: Text
    """The version of this edition, e.g. 0.1.0. `guideline release` raises it."""

    status: Text
    """How far the guideline can be relied on, e.g. whether a clinician has signed it."""

    language: Text = "en"
    """The language of the texts and of the phrases here, which is English: en. The words in other
    languages go into translations/. Left out: English."""

    summary: Text
    """What the guideline advises on, in two or three sentences."""

    notices: Ids
    """Warnings that stand on every page, e.g. that this is not medical advice."""

    scope: ScopeEntry
    """Whom the guideline is for."""

    source_document: DocumentEntry
    """The document the guideline is drawn from."""

    decision_points: dict[str, DecisionPointEntry] = Field(min_length=1)
    """The moments at which the guideline is asked: an id for each, and at least one."""

    wordings: dict[str, WordingEntry] = Field(min_length=1)
    """The guideline's own words for its advice: an id for each, e.g. recommended."""

    properties: dict[str, PropertyEntry] = {}
    """Claims about all patients, to be proved: an id for each. Left out: none."""

    not_covered: list[NotCoveredEntry] = []
    """Topics on which the source is silent. Left out: none is named."""

    glossary: dict[str, TermEntry] = {}
    """Words that are explained wherever a page uses them: the word, then what it means. Left out:
    none."""

    watch: dict[str, WatchEntry] = {}
    """What may change the advice soon: an id for each. Left out: nothing is watched."""

    accepted: list[AcceptedEntry] = []
    """Findings of the proofs that are known and left as they are. Left out: none."""
