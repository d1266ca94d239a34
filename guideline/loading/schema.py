"""The shape of every content file, as pydantic models.

Enters: plain data from `yaml_text`. Leaves: checked entries that `build` turns into the model.
Only shapes and types are checked here; references between files are resolved in `build`.
Conditions stay plain data (`Raw`): `conditions` reads them, because their faults need the
vocabulary.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
)

__all__ = ["FILES", "Entry", "field_names"]

Raw = Any
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _real_date(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ValueError(DATE)
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError(DATE) from None
    return value


DATE = "a date such as 2027-03-31"
Date = Annotated[str, AfterValidator(_real_date)]
Whole = Annotated[int, Strict()]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Ids = Annotated[list[Text], BeforeValidator(_as_list)]


class Entry(BaseModel):
    """A mapping whose keys are all known; numbers are accepted where text is wanted."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class CodeEntry(Entry):
    """One verified terminology code."""

    system: Text
    code: Text
    display: Text


class ScopeEntry(Entry):
    """Whom the guideline is for."""

    text: Text
    when: Raw
    statements: Ids = []
    questions: Ids = []


class DocumentEntry(Entry):
    """The source document."""

    title: Text
    origin: Text
    nature: Text
    licence: Text
    sha256: Fingerprint
    characters: Whole


class DecisionPointEntry(Entry):
    """The moment the advice is for."""

    name: Text
    phrase: Text
    options: Ids


class WordingEntry(Entry):
    """One word of the guideline's own scale."""

    direction: Literal["for", "against", "neutral"]
    label: Text
    phrase: Text
    meaning: Text


class NotCoveredEntry(Entry):
    """A topic the source does not cover."""

    topic: Text
    text: Text
    questions: Ids = []


class WatchEntry(Entry):
    """Something that may change the advice."""

    title: Text
    text: Text
    date: Date | None = None
    status: Text
    statements: Ids = []
    references: Ids = []


class PropertyEntry(Entry):
    """A claim about all patients."""

    kind: Literal["independence", "order", "monotonicity"]
    text: Text
    options: Ids
    variable: Text | None = None
    first: Text | None = None
    never: Literal["stronger", "weaker"] | None = None
    scale: Ids = []
    statements: Ids = []


class AcceptedEntry(Entry):
    """A finding of the proofs that is known and left as it is."""

    kind: Literal["dead", "broken_pitfall", "broken_property", "survivor"]
    id: Text
    change: Text | None = None
    reason: Text


class GuidelineFile(Entry):
    """guideline.yaml."""

    id: Text
    title: Text
    short_title: Text
    version: Text
    status: Text
    language: Text = "en"
    summary: Text
    notices: Ids
    scope: ScopeEntry
    source_document: DocumentEntry
    decision_points: dict[str, DecisionPointEntry] = Field(min_length=1)
    wordings: dict[str, WordingEntry] = Field(min_length=1)
    properties: dict[str, PropertyEntry] = {}
    not_covered: list[NotCoveredEntry] = []
    watch: dict[str, WatchEntry] = {}
    accepted: list[AcceptedEntry] = []


class ValueEntry(Entry):
    """One value of a variable, or one member of a set."""

    label: Text
    phrase: Text
    also: Ids = []
    codes: list[CodeEntry] = []


class CaseEntry(Entry):
    """One case of a derived variable."""

    value: Text
    when: Raw


class PointsEntry(Entry):
    """Points that count when a condition holds."""

    points: Whole
    when: Raw


class DerivedEntry(Entry):
    """How a variable follows from others: the first case that holds, or points added up."""

    cases: list[CaseEntry] = []
    otherwise: Text | None = None
    points: list[PointsEntry] = []


class VariableEntry(Entry):
    """One patient characteristic."""

    kind: Literal["choice", "integer", "yes_no", "set"]
    name: Text
    noun: Text
    question: Text
    help: Text
    group: Text
    unknown_phrase: Text | None = None
    values: dict[str, ValueEntry] = {}
    range: tuple[Whole, Whole] | None = None
    unit: Text | None = None
    phrase: Text | None = None
    empty_phrase: Text | None = None
    assume: Text | None = None
    derived: DerivedEntry | None = None
    statements: Ids = []
    codes: list[CodeEntry] = []


class SituationEntry(Entry):
    """Several values in one phrase."""

    phrase: Text
    values: dict[str, Text]


class VariablesFile(Entry):
    """variables.yaml."""

    variables: dict[str, VariableEntry] = Field(min_length=1)
    situations: dict[str, SituationEntry] = {}


class SilenceEntry(Entry):
    """Patients for whom the source is known to be silent."""

    when: Raw
    reason: Text
    statements: Ids = []
    questions: Ids = []


class ConflictEntry(Entry):
    """Patients for whom rules are known to disagree."""

    when: Raw
    reason: Text
    statements: Ids = []
    questions: Ids = []


class OptionEntry(Entry):
    """One thing that can be advised."""

    name: Text
    phrase: Text
    kind: Literal["test", "treatment"]
    description: Text
    synonyms: Ids = []
    after: Ids = []
    applies_when: Raw = "always"
    silence: list[SilenceEntry] = []
    conflict: list[ConflictEntry] = []
    codes: list[CodeEntry] = []


class OptionsFile(Entry):
    """options.yaml."""

    options: dict[str, OptionEntry] = Field(min_length=1)


class CitationEntry(Entry):
    """A source statement that counts for some patients only, or adds something."""

    statement: Text
    when: Raw = "always"
    note: Text | None = None


def _as_citation(value: object) -> object:
    return {"statement": value} if isinstance(value, str) else value


Citations = Annotated[
    list[Annotated[CitationEntry, BeforeValidator(_as_citation)]],
    Field(min_length=1),
    BeforeValidator(_as_list),
]


class RuleEntry(Entry):
    """What recommendations and pitfalls share."""

    title: Text
    option: Text
    wording: Text
    says: Text | None = None
    when: Raw
    sources: Citations
    references: Ids = []
    questions: Ids = []
    refines: Ids = []
    overrides: Ids = []


class UnderWayEntry(Entry):
    """When a required act is under way, and what a person should then see."""

    when: Raw
    text: Text


class RecommendationEntry(RuleEntry):
    """One recommendation."""

    rationale: Text
    caveat: Text | None = None
    only: bool = False
    over: Text | None = None
    together_with: Ids = []
    safeguard: bool = False
    satisfied_when: Raw = None
    under_way: UnderWayEntry | None = None
    strength: Text | None = None
    certainty: Text | None = None


class RecommendationsFile(Entry):
    """recommendations.yaml."""

    recommendations: dict[str, RecommendationEntry] = Field(min_length=1)


class InsteadEntry(Entry):
    """What to do instead."""

    text: Text
    options: Ids = []


class PitfallEntry(RuleEntry):
    """One pitfall."""

    kind: Literal["act", "omission", "assumption"]
    harm: Text
    instead: InsteadEntry
    never_say: Ids = []


class PitfallsFile(Entry):
    """pitfalls.yaml."""

    pitfalls: dict[str, PitfallEntry] = {}


class SignatureEntry(Entry):
    """Who signed a reading."""

    name: Text
    role: Text
    date: Date


class QuestionEntry(Entry):
    """One open question."""

    title: Text
    kind: Literal["ambiguity", "silence", "tension"]
    question: Text
    statements: Ids = []
    readings: dict[str, Text] = Field(min_length=1)
    chosen: Text
    why: Text
    shown: Text
    when: Raw = None
    options: Ids = []
    signed: SignatureEntry | None = None


class QuestionsFile(Entry):
    """open_questions.yaml."""

    open_questions: dict[str, QuestionEntry] = {}


class ReviewEntry(Entry):
    """When a dated claim has to be checked again."""

    by: Date
    why: Text


class StatementEntry(Entry):
    """One sentence or heading of the source."""

    section: Text
    heading: bool = False
    kinds: Ids
    paraphrase: Text
    wording: Ids = []
    citations: Ids = []
    span: tuple[Whole, Whole]
    fingerprint: Fingerprint
    executable: Literal["yes", "partly", "no"]
    verify_otherwise: Text | None = None
    questions: Ids = []
    review: ReviewEntry | None = None


class SourcesFile(Entry):
    """sources.yaml."""

    statements: dict[str, StatementEntry] = Field(min_length=1)


class FactEntry(Entry):
    """One bibliographic fact and how far it is known."""

    text: Text
    status: Literal["verified", "probable", "claimed", "unknown"]
    basis: Text


class ReferenceEntry(Entry):
    """One document of the bibliography."""

    title: Text
    citation: Text | None = None
    status: Literal["verified", "probable", "claimed", "unknown"]
    why: Text
    facts: dict[str, FactEntry] = {}
    notes: Ids = []


class ReferencesFile(Entry):
    """references.yaml."""

    references: dict[str, ReferenceEntry] = {}


class ConstraintEntry(Entry):
    """One rule about records."""

    kind: Literal["impossible", "implies", "warning", "conflict", "stop"]
    when: Raw
    then: Raw = None
    text: Text
    statements: Ids = []
    questions: Ids = []
    options: Ids = []


class ConstraintsFile(Entry):
    """constraints.yaml."""

    constraints: dict[str, ConstraintEntry] = {}


FILES: dict[str, type[Entry]] = {
    "guideline.yaml": GuidelineFile,
    "variables.yaml": VariablesFile,
    "options.yaml": OptionsFile,
    "recommendations.yaml": RecommendationsFile,
    "pitfalls.yaml": PitfallsFile,
    "open_questions.yaml": QuestionsFile,
    "sources.yaml": SourcesFile,
    "references.yaml": ReferencesFile,
    "constraints.yaml": ConstraintsFile,
}
"""Every content file and its shape; all of them must be there."""


def field_names(entry: type[Entry]) -> list[str]:
    """The keys an entry may have, in the order a person would write them."""
    return list(entry.model_fields)
