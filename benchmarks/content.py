"""A vocabulary size -> the nine content files of a made-up guideline, as YAML."""

from __future__ import annotations

import hashlib
from typing import Any

import yaml

from benchmarks.workload import (
    DECISION,
    OPTIONS,
    SITUATION,
    VALUES,
    trait,
    trait_noun,
    value_phrase,
)

__all__ = ["GUIDELINE", "content_files"]

GUIDELINE = "benchmark"
_LOW, _FAIR, _MEAN, _HIGH, _PEAK = VALUES


def content_files(phrases: int) -> dict[str, str]:
    """File name to text.

    Args:
        phrases: How many phrases the values have; five to a variable.
    """
    data: dict[str, Any] = {
        "guideline.yaml": _guideline(),
        "variables.yaml": _variables(phrases // len(VALUES)),
        "options.yaml": {"options": _options()},
        "recommendations.yaml": {"recommendations": _recommendations()},
        "pitfalls.yaml": {"pitfalls": _pitfalls()},
        "open_questions.yaml": {"open_questions": {}},
        "sources.yaml": {"statements": _statements()},
        "references.yaml": {"references": {}},
        "constraints.yaml": {"constraints": {}},
    }
    return {
        file: yaml.safe_dump(entries, sort_keys=False, allow_unicode=True)
        for file, entries in data.items()
    }


def _guideline() -> dict[str, Any]:
    words = (
        ("must", "for", "must be performed"),
        ("recommended", "for", "is recommended"),
        ("may", "for", "may be considered"),
        ("caution", "neutral", "calls for caution"),
        ("do_not", "against", "must be avoided"),
    )
    return {
        "id": GUIDELINE,
        "title": "A made-up guideline",
        "short_title": "Made-up guideline",
        "version": "0.0.0",
        "status": "Made up to measure speed.",
        "summary": "Made up to measure speed.",
        "notices": ["Made up to measure speed."],
        "scope": {
            "text": "Patients whose first two traits are low.",
            "when": {trait(0): _LOW, trait(1): _LOW},
            "statements": ["S-0"],
        },
        "source_document": {
            "title": "No document",
            "origin": "None",
            "nature": "Made up.",
            "licence": "None needed.",
            "sha256": hashlib.sha256(b"").hexdigest(),
            "characters": 0,
        },
        "decision_points": {
            "next_therapy": {
                "name": "Choice of the next therapy",
                "phrase": DECISION,
                "options": [f"therapy_{option}" for option in OPTIONS],
            }
        },
        "wordings": {
            id: {"direction": direction, "label": phrase, "phrase": phrase, "meaning": phrase}
            for id, direction, phrase in words
        },
    }


def _variables(number: int) -> dict[str, Any]:
    return {
        "variables": {
            trait(n): {
                "kind": "choice",
                "name": f"Trait {n:03}",
                "noun": trait_noun(n),
                "group": f"Group {n // 20}",
                "question": f"What is the trait {n:03}?",
                "help": "Nobody has such a trait.",
                "values": {
                    value: {"label": value.title(), "phrase": value_phrase(n, value)}
                    for value in VALUES
                },
            }
            for n in range(number)
        },
        "situations": {
            "in_scope": {"phrase": SITUATION, "values": {trait(0): _LOW, trait(1): _LOW}}
        },
    }


def _options() -> dict[str, Any]:
    silence = {
        "two": {trait(2): [_HIGH, _PEAK]},
        "three": {"any": [{trait(3): {"not": _LOW}}, {trait(4): {"not": _LOW}}]},
    }
    options: dict[str, Any] = {}
    for option in OPTIONS:
        entry: dict[str, Any] = {
            "name": f"Therapy {option}",
            "phrase": f"therapy {option}",
            "kind": "treatment",
            "description": "No such therapy exists.",
        }
        if option in silence:
            entry["silence"] = [{"when": silence[option], "reason": "Left open on purpose."}]
        options[f"therapy_{option}"] = entry
    return options


def _recommendations() -> dict[str, Any]:
    rules: tuple[tuple[str, str, str, Any], ...] = (
        ("R-1", "one", "recommended", "always"),
        ("R-2", "two", "must", {trait(2): _LOW}),
        ("R-3", "two", "may", {trait(2): [_FAIR, _MEAN]}),
        ("R-4", "three", "recommended", {trait(3): _LOW, trait(4): _LOW}),
        ("R-5", "four", "caution", {trait(5): {"not": _LOW}}),
        ("R-6", "five", "recommended", {trait(6): [_LOW, _FAIR]}),
    )
    return {
        id: {
            "title": f"Rule {id}",
            "option": f"therapy_{option}",
            "wording": wording,
            "when": when,
            "sources": [f"S-{id[-1]}"],
            "rationale": "Made up.",
            "only": id == "R-6",
        }
        for id, option, wording, when in rules
    }


def _pitfalls() -> dict[str, Any]:
    return {
        "P-1": {
            "title": "Therapy four at a low trait",
            "kind": "act",
            "option": "therapy_four",
            "wording": "do_not",
            "when": {trait(5): _LOW},
            "harm": "Made up.",
            "instead": {"text": "Therapy one.", "options": ["therapy_one"]},
            "sources": ["S-7"],
        }
    }


def _statements() -> dict[str, Any]:
    return {
        f"S-{n}": {
            "section": "Only section",
            "kinds": ["recommendation"],
            "paraphrase": f"Statement {n} of a document that does not exist.",
            "span": [n, n + 1],
            "fingerprint": hashlib.sha256(str(n).encode()).hexdigest(),
            "executable": "yes",
        }
        for n in range(8)
    }
