"""Where ids, conditions and phrases stand in content files, as paths.

The readers of `loading` resolve what is named; this table says where it stands in the text. A test
compares the two: whatever a reader would not find when it is changed has a line here.
"""

from __future__ import annotations

from collections.abc import Mapping

from guideline.loading.yaml_text import Path

__all__ = ["CONDITIONS", "NAMES", "PARTS", "PHRASES", "SECTIONS", "Pattern", "matches", "named_at"]

Pattern = tuple[str, ...]
"""A path; `*` stands for any one key or position."""

SECTIONS: Mapping[tuple[str, str], str] = {
    ("variables.yaml", "variables"): "variable",
    ("variables.yaml", "situations"): "situation",
    ("options.yaml", "options"): "option",
    ("recommendations.yaml", "recommendations"): "rule",
    ("pitfalls.yaml", "pitfalls"): "rule",
    ("open_questions.yaml", "open_questions"): "question",
    ("sources.yaml", "statements"): "statement",
    ("references.yaml", "references"): "reference",
    ("constraints.yaml", "constraints"): "constraint",
    ("guideline.yaml", "wordings"): "wording",
    ("guideline.yaml", "properties"): "property",
    ("guideline.yaml", "decision_points"): "decision point",
    ("guideline.yaml", "watch"): "watch item",
}
"""File and key below which ids are declared, to what the ids name."""

PARTS: Mapping[tuple[str, Pattern], str] = {
    ("variables.yaml", ("variables", "*", "values")): "value",
    ("open_questions.yaml", ("open_questions", "*", "readings")): "reading",
}
"""Below which keys ids are declared that belong to the entry around them."""

_RULE = {
    "option": "option",
    "wording": "wording",
    "sources": "statement",
    "sources.*.statement": "statement",
    "references": "reference",
    "questions": "question",
    "refines": "rule",
    "overrides": "rule",
}
_EVIDENCE = {"statements": "statement", "questions": "question"}
_BELOW: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("recommendations.yaml", "recommendations.*"): {
        **_RULE,
        "over": "option",
        "together_with": "option",
    },
    ("pitfalls.yaml", "pitfalls.*"): {**_RULE, "instead.options": "option"},
    ("options.yaml", "options.*"): {"after": "option"},
    ("options.yaml", "options.*.silence.*"): _EVIDENCE,
    ("options.yaml", "options.*.conflict.*"): _EVIDENCE,
    ("constraints.yaml", "constraints.*"): {**_EVIDENCE, "options": "option"},
    ("variables.yaml", "variables.*"): {
        "statements": "statement",
        "assume": "value",
        "derived.otherwise": "value",
        "derived.cases.*.value": "value",
    },
    ("sources.yaml", "statements.*"): {"questions": "question"},
    ("open_questions.yaml", "open_questions.*"): {
        "statements": "statement",
        "options": "option",
        "chosen": "reading",
    },
    ("guideline.yaml", "scope"): _EVIDENCE,
    ("guideline.yaml", "decision_points.*"): {"options": "option"},
    ("guideline.yaml", "not_covered.*"): {"questions": "question"},
    ("guideline.yaml", "watch.*"): {"statements": "statement", "references": "reference"},
    ("guideline.yaml", "properties.*"): {
        "options": "option",
        "variable": "variable",
        "first": "option",
        "statements": "statement",
        "scale": "wording",
    },
    ("guideline.yaml", "accepted.*"): {"id": "accepted"},
}


def _patterns(texts: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Pattern, ...]]:
    return {
        file: tuple(tuple(text.split(".")) for text in several) for file, several in texts.items()
    }


NAMES: Mapping[str, Mapping[Pattern, str]] = {
    file: {
        tuple(f"{around}.{key}".split(".")): kind
        for (other, around), keys in _BELOW.items()
        if other == file
        for key, kind in keys.items()
    }
    for file in dict.fromkeys(file for file, _ in _BELOW)
}
"""File to the keys whose value, or each entry of whose list, is an id, with what it names."""

_OF_RULES = ("*.*.when", "*.*.satisfied_when", "*.*.under_way.when", "*.*.sources.*.when")
CONDITIONS: Mapping[str, tuple[Pattern, ...]] = _patterns(
    {
        "guideline.yaml": ("scope.when",),
        "variables.yaml": ("variables.*.derived.cases.*.when", "variables.*.derived.points.*.when"),
        "options.yaml": (
            "options.*.applies_when",
            "options.*.silence.*.when",
            "options.*.conflict.*.when",
        ),
        "recommendations.yaml": _OF_RULES,
        "pitfalls.yaml": _OF_RULES,
        "open_questions.yaml": ("open_questions.*.when",),
        "constraints.yaml": ("constraints.*.when", "constraints.*.then"),
    }
)
"""File to the keys whose value is a condition."""

PHRASES: Mapping[str, tuple[Pattern, ...]] = _patterns(
    {
        "guideline.yaml": ("decision_points.*.phrase", "wordings.*.phrase"),
        "options.yaml": ("options.*.phrase",),
        "variables.yaml": (
            "variables.*.noun",
            "variables.*.phrase",
            "variables.*.unknown_phrase",
            "variables.*.empty_phrase",
            "variables.*.values.*.phrase",
            "variables.*.values.*.also.*",
            "situations.*.phrase",
        ),
    }
)
"""File to the keys whose value is spoken in scenarios."""


def matches(pattern: Pattern, path: Path) -> bool:
    """Whether a path is one that the pattern means."""
    return len(pattern) == len(path) and all(
        wanted in ("*", part) for wanted, part in zip(pattern, path, strict=True)
    )


def named_at(file: str, path: Path) -> str | None:
    """What kind of thing a value names, itself or as an entry of a list; None: nothing."""
    for pattern, kind in NAMES.get(file, {}).items():
        entry = path and (isinstance(path[-1], int) or path[-1] == "*")
        if matches(pattern, path) or (entry and matches(pattern, path[:-1])):
            return kind
    return None
