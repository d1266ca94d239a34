"""The shape of every content file, as pydantic models.

Enters: plain data from `yaml_text`. Leaves: checked entries that `build` turns into the model.
Only shapes and types are checked here; references between files are resolved in `build`.
Conditions stay plain data (`Raw`): `conditions` reads them, because their faults need the
vocabulary.

The docstrings below the keys are for the people who write content: the schemas of editors and the
reference of every key are made from them.
"""

from __future__ import annotations

from guideline.loading.schema.changes import ChangesFile, ReasonEntry
from guideline.loading.schema.evidence import (
    FactEntry,
    QuestionEntry,
    QuestionsFile,
    ReferenceEntry,
    ReferencesFile,
    ReviewEntry,
    SignatureEntry,
    SourcesFile,
    StatementEntry,
)
from guideline.loading.schema.front import (
    AcceptedEntry,
    DecisionPointEntry,
    DocumentEntry,
    GuidelineFile,
    NotCoveredEntry,
    PropertyEntry,
    ScopeEntry,
    TermEntry,
    WatchEntry,
    WordingEntry,
)
from guideline.loading.schema.options import (
    ConflictEntry,
    ConstraintEntry,
    ConstraintsFile,
    OptionEntry,
    OptionsFile,
    SilenceEntry,
)
from guideline.loading.schema.reviews import ReviewRecordEntry, ReviewsFile, SeenEntry
from guideline.loading.schema.rules import (
    CitationEntry,
    InsteadEntry,
    PitfallEntry,
    PitfallsFile,
    RecommendationEntry,
    RecommendationsFile,
    RuleEntry,
    UnderWayEntry,
)
from guideline.loading.schema.shapes import DATE, CodeEntry, Entry, field_names
from guideline.loading.schema.translation import (
    OptionWordsEntry,
    TranslationFile,
    VariableWordsEntry,
    VerdictWordsEntry,
)
from guideline.loading.schema.vocabulary import (
    CaseEntry,
    DerivedEntry,
    PointsEntry,
    SituationEntry,
    ValueEntry,
    VariableEntry,
    VariablesFile,
)

__all__ = [
    "DATE",
    "FILES",
    "OPTIONAL_FILES",
    "TRANSLATION_FILES",
    "AcceptedEntry",
    "CaseEntry",
    "ChangesFile",
    "CitationEntry",
    "CodeEntry",
    "ConflictEntry",
    "ConstraintEntry",
    "ConstraintsFile",
    "DecisionPointEntry",
    "DerivedEntry",
    "DocumentEntry",
    "Entry",
    "FactEntry",
    "GuidelineFile",
    "InsteadEntry",
    "NotCoveredEntry",
    "OptionEntry",
    "OptionWordsEntry",
    "OptionsFile",
    "PitfallEntry",
    "PitfallsFile",
    "PointsEntry",
    "PropertyEntry",
    "QuestionEntry",
    "QuestionsFile",
    "ReasonEntry",
    "RecommendationEntry",
    "RecommendationsFile",
    "ReferenceEntry",
    "ReferencesFile",
    "ReviewEntry",
    "ReviewRecordEntry",
    "ReviewsFile",
    "RuleEntry",
    "ScopeEntry",
    "SeenEntry",
    "SignatureEntry",
    "SilenceEntry",
    "SituationEntry",
    "SourcesFile",
    "StatementEntry",
    "TermEntry",
    "TranslationFile",
    "UnderWayEntry",
    "ValueEntry",
    "VariableEntry",
    "VariableWordsEntry",
    "VariablesFile",
    "VerdictWordsEntry",
    "WatchEntry",
    "WordingEntry",
    "field_names",
]

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

OPTIONAL_FILES: dict[str, type[Entry]] = {
    "changes.yaml": ChangesFile,
    "reviews.yaml": ReviewsFile,
}
"""Content files that may be left out, and their shapes."""

TRANSLATION_FILES = "translations/*.yaml"
"""The files beside them that have the shape `TranslationFile`; there may be none."""
