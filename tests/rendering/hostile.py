"""A guideline, every text of which ends in something of the caller's choice."""

import dataclasses
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

from guideline.loading import PhraseBook, Project, parse_feature
from tests.fixtures.toys import TOY_FEATURE, toy

TEXTS: dict[str, set[str]] = {
    "AcceptedFinding": {"reason"},
    "Citation": {"note"},
    "Code": {"system", "code", "display"},
    "Constraint": {"text"},
    "DecisionPoint": {"phrase", "name"},
    "DeclaredConflict": {"reason"},
    "DeclaredSilence": {"reason"},
    "Fact": {"text", "basis"},
    "Feature": {"name", "description"},
    "Guideline": {"title", "short_title", "version", "status", "summary", "notices"},
    "Instead": {"text"},
    "NotCovered": {"topic", "text"},
    "OpenQuestion": {"title", "kind", "question", "why", "shown"},
    "Option": {"name", "phrase", "description", "synonyms"},
    "Pitfall": {"title", "says", "qualifier", "plain_language", "harm"},
    "Property": {"text"},
    "Reading": {"text", "not_counted"},
    "Recommendation": {
        "title",
        "says",
        "qualifier",
        "plain_language",
        "rationale",
        "caveat",
        "under_way_text",
        "strength",
        "certainty",
    },
    "Reference": {"title", "citation", "why", "notes"},
    "Review": {"why"},
    "Scenario": {"name"},
    "Scope": {"text"},
    "Signature": {"name", "role"},
    "Situation": {"phrase"},
    "SourceDocument": {"title", "origin", "nature", "licence"},
    "SourceStatement": {"section", "paraphrase", "wording", "citations", "verify_otherwise"},
    "Step": {"text"},
    "Term": {"name", "text", "also"},
    "Value": {"label", "phrases"},
    "Variable": {
        "name",
        "noun",
        "question",
        "help",
        "unknown_phrase",
        "integer_phrase",
        "empty_phrase",
        "group",
    },
    "WatchItem": {"title", "text", "status"},
    "Wording": {"label", "phrase", "meaning", "plural"},
}
"""Fields that people fill with text. A group's name is shared, so it gets no number."""

IDS: dict[str, set[str]] = {
    "AcceptedFinding": {"kind", "id", "change"},
    "Citation": {"statement"},
    "Constraint": {"id", "statements", "questions", "options"},
    "DecisionPoint": {"id", "options"},
    "DeclaredConflict": {"statements", "questions"},
    "DeclaredSilence": {"statements", "questions"},
    "Derivation": {"otherwise"},
    "Fact": {"name"},
    "Feature": {"file", "guideline", "language"},
    "Guideline": {"id", "language"},
    "Includes": {"variable", "members"},
    "Instead": {"options"},
    "Is": {"variable", "values"},
    "IsEmpty": {"variable"},
    "NotCovered": {"questions"},
    # Words for scenarios in other languages; no page shows them.
    "NounWords": {"noun", "unknown_phrase", "values", "integer_phrase", "empty_phrase"},
    "Said": {"phrase", "plural"},
    "Translation": {
        "code",
        "name",
        "situations",
        "options",
        "decision_points",
        "sentences",
        "conjunction",
    },
    "OpenQuestion": {"id", "statements", "chosen", "options"},
    "Option": {"id", "kind", "after"},
    "Pitfall": {
        "id",
        "option",
        "wording",
        "references",
        "questions",
        "refines",
        "overrides",
        "never_say",
    },
    "Property": {"id", "kind", "options", "variable", "first", "statements", "never", "scale"},
    "Overlay": {"remove"},
    "Reading": {"id"},
    "Recommendation": {
        "id",
        "option",
        "wording",
        "references",
        "questions",
        "refines",
        "overrides",
        "over",
        "together_with",
    },
    "Reference": {"id"},
    "Review": {"by"},
    "Scenario": {"file", "language"},
    "Scope": {"statements", "questions"},
    "Signature": {"date"},
    "Situation": {"id"},
    "SourceDocument": {"sha256"},
    "SourceStatement": {"id", "kinds", "fingerprint", "questions"},
    "Step": {"kind", "keyword"},
    "Tag": {"text"},
    "Value": {"id"},
    "Variable": {"id", "unit", "assume", "statements"},
    "WatchItem": {"id", "date", "statements", "references"},
    "Within": {"variable"},
    "Wording": {"id"},
}
"""Fields that hold ids, dates and what the product itself gives a meaning."""

_TEXT_TYPES = ("str", "str | None", "tuple[str, ...]")


def unsorted_fields(part: Any) -> set[str]:
    """Text fields of a part of the model that neither table above knows."""
    found: set[str] = set()
    if isinstance(part, dict):
        parts = list(part.values())
    elif isinstance(part, tuple | list):
        parts = list(part)
    elif dataclasses.is_dataclass(part):
        kind = type(part).__name__
        known = TEXTS.get(kind, set()) | IDS.get(kind, set())
        fields = dataclasses.fields(part)
        found = {
            f"{kind}.{f.name}" for f in fields if f.type in _TEXT_TYPES and f.name not in known
        }
        parts = [getattr(part, f.name) for f in fields]
    else:
        return found
    return found.union(*(unsorted_fields(inner) for inner in parts))


def told(part: Any, ending: Callable[[str], str]) -> Any:
    """The same part of the model with an ending on every text.

    Args:
        part: Any value of the model.
        ending: From a field's name, e.g. `Option.name`, to what its text shall end in.
    """
    if isinstance(part, dict):
        return {key: told(value, ending) for key, value in part.items()}
    if isinstance(part, tuple):
        return tuple(told(value, ending) for value in part)
    if not dataclasses.is_dataclass(part) or isinstance(part, Enum | type):
        return part
    kind = type(part).__name__
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if field.name not in TEXTS.get(kind, ()):
            changes[field.name] = told(value, ending)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(
                f"{text} {ending(f'{kind}.{field.name}')}" for text in value
            )
        else:
            changes[field.name] = f"{value or ''} {ending(f'{kind}.{field.name}')}"
    return dataclasses.replace(part, **changes)


def toy_project(root: Path, ending: Callable[[str], str] | None = None) -> Project:
    """The toy guideline with one feature; its texts end as told."""
    guideline = toy()
    feature, faults = parse_feature(TOY_FEATURE, "features/toy/care/watering.feature", guideline)
    assert feature is not None
    assert not faults
    if ending is not None:
        guideline, feature = told(guideline, ending), told(feature, ending)
    book = PhraseBook(guideline)
    return Project(root, {guideline.id: guideline}, {guideline.id: book}, (feature,))
