"""The shapes of options.yaml and constraints.yaml: what can be advised, and what cannot be."""

# ruff: noqa: RUF012 - pydantic gives every entry its own copy of a default.

from __future__ import annotations

from typing import Literal

from pydantic import Field

from guideline.loading.schema.shapes import CodeEntry, Entry, Flag, Ids, Raw, Text

__all__ = [
    "ConflictEntry",
    "ConstraintEntry",
    "ConstraintsFile",
    "OptionEntry",
    "OptionsFile",
    "SilenceEntry",
]


class SilenceEntry(Entry):
    """Patients for whom the source is known to say nothing about an option."""

    when: Raw
    """The patients."""

    reason: Text
    """Why nothing is said, in one sentence for a reader."""

    statements: Ids = []
    """Ids of the source statements that come nearest, from sources.yaml."""

    questions: Ids = []
    """Ids of the open questions about it, from open_questions.yaml."""


class ConflictEntry(Entry):
    """Patients for whom rules are known to disagree about an option, so that a person decides."""

    when: Raw
    """The patients."""

    reason: Text
    """Why neither side prevails, in one sentence for a reader."""

    statements: Ids = []
    """Ids of the source statements that disagree, from sources.yaml."""

    questions: Ids = []
    """Ids of the open questions about it, from open_questions.yaml."""


class OptionEntry(Entry):
    """One thing that can be advised: a test, a drug regimen, a local treatment."""

    name: Text
    """The name for headings and tables, e.g. Chest X-ray."""

    phrase: Text
    """The name inside a sentence, in small letters, e.g. chest X-ray."""

    plural: Flag = False
    """Whether the phrase is a plural, such as eye drops, so that they "are recommended"."""

    kind: Literal["test", "treatment"]
    """Whether it is a test or a treatment."""

    description: Text
    """What it is, in a sentence or two."""

    synonyms: Ids = []
    """Other names a reader may look for, e.g. radiograph. Left out: none."""

    after: Ids = []
    """Ids of the options that have to be done first. Left out: nothing has to come first."""

    applies_when: Raw = "always"
    """The patients for whom it is a question at all. Left out: for everybody in scope."""

    silence: list[SilenceEntry] = []
    """Patients for whom the source says nothing about it, each with the reason. A silence that is
    not named here is reported as a gap."""

    conflict: list[ConflictEntry] = []
    """Patients for whom rules disagree about it, each with the reason. A conflict that is not
    named here is reported."""

    codes: list[CodeEntry] = []
    """Codes of terminologies for it. Left out: none was checked."""


class OptionsFile(Entry):
    """What can be advised."""

    options: dict[str, OptionEntry] = Field(min_length=1)
    """The options: an id in small letters for each, e.g. chest_x_ray. Every one has to stand at a
    decision point in guideline.yaml."""


class ConstraintEntry(Entry):
    """One rule about records: what cannot be, what follows, and what raises an alert."""

    kind: Literal["impossible", "implies", "warning", "conflict", "stop"]
    """What happens: a record is refused (impossible, implies), or an alert of this name stands
    beside the answer (warning, conflict, stop)."""

    when: Raw
    """The values that cannot be together, or the patients the rule is about."""

    then: Raw = None
    """For implies: what has to hold for these patients. Leave it out otherwise."""

    text: Text
    """What a person reads, in a sentence or two."""

    statements: Ids = []
    """Ids of the source statements it rests on, from sources.yaml."""

    questions: Ids = []
    """Ids of the open questions about it, from open_questions.yaml."""

    options: Ids = []
    """Ids of the options the alert is about. Left out: it is about the record as a whole."""


class ConstraintsFile(Entry):
    """Which values cannot stand together in one record, and which raise an alert."""

    constraints: dict[str, ConstraintEntry] = {}
    """The rules: an id for each, e.g. D1."""
