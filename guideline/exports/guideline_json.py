"""Guideline, run and proofs -> `guideline.json`: everything another program needs, in one file.

It holds the content, the vocabulary, the decision diagrams that answer for any patient, the
results of the scenarios, and who looked at what last. Its shape is `guideline_schema()`; `FORMAT`
counts up whenever a program that reads the file would have to change.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, get_type_hints

from guideline.exports.diagrams import condition_diagram, option_diagram_data, records_diagram
from guideline.exports.review_data import review_data, review_schema
from guideline.exports.scenario_data import scenario_data, scenario_schema
from guideline.exports.shapes import CONDITION_SCHEMA, schema_of
from guideline.model.fingerprint import content_data, content_hash, published_fields
from guideline.model.guideline import Guideline
from guideline.model.plain import plain
from guideline.model.scenario import Scenario
from guideline.model.wording import ENGINE_WORDINGS, Wording
from guideline.verification.results import Run
from guideline.verification.suspects import looks
from guideline.verification.verify import Verification

__all__ = ["FORMAT", "guideline_json", "guideline_schema"]

FORMAT = "guideline-as-code 1.2"
"""Name and version of the format. The number before the dot changes when a reader has to."""


def guideline_json(
    guideline: Guideline,
    scenarios: Collection[Scenario],
    run: Run | None = None,
    proved: Verification | None = None,
) -> dict[str, Any]:
    """One guideline as plain data.

    Args:
        guideline: The guideline.
        scenarios: Its scenarios and example rows.
        run: What really ran; None when nothing did, and then no scenario has a result.
        proved: What was proved; None when nothing was tried.

    Raises:
        TooLarge: An option is too large for a decision diagram.
    """
    return {
        "format": FORMAT,
        "hash": content_hash(guideline),
        **content_data(guideline),
        "engine_wordings": plain(ENGINE_WORDINGS, guideline.variables),
        "diagrams": {
            "scope": condition_diagram(guideline, guideline.scope.when),
            "records": records_diagram(guideline),
            "options": {id: option_diagram_data(guideline, id) for id in guideline.options},
            "conflicts": {
                option.id: [condition_diagram(guideline, c.when) for c in option.conflicts]
                for option in guideline.options.values()
                if option.conflicts
            },
        },
        "scenarios": [scenario_data(scenario, run) for scenario in scenarios],
        "reviews": [review_data(look) for look in looks(guideline, scenarios).values()],
        "proved": None if proved is None else {"good": proved.good},
    }


def guideline_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `guideline.json`."""
    shapes: dict[str, Any] = {"Condition": CONDITION_SCHEMA}
    hints = get_type_hints(Guideline)
    parts = {name: schema_of(hints[name], shapes) for name in published_fields()}
    diagram = _diagram_schema()
    properties: dict[str, Any] = {
        "format": {"const": FORMAT},
        "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        **parts,
        "engine_wordings": {"type": "array", "items": schema_of(Wording, shapes)},
        "diagrams": {
            "type": "object",
            "properties": {
                "scope": diagram,
                "records": diagram,
                "options": {"type": "object", "additionalProperties": diagram},
                "conflicts": {
                    "type": "object",
                    "additionalProperties": {"type": "array", "items": diagram},
                },
            },
            "required": ["scope", "records", "options", "conflicts"],
            "additionalProperties": False,
        },
        "scenarios": {"type": "array", "items": scenario_schema()},
        "reviews": {"type": "array", "items": review_schema()},
        "proved": {
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "properties": {"good": {"type": "boolean"}},
                    "required": ["good"],
                    "additionalProperties": False,
                },
            ]
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "description": " ".join((__doc__ or "").split()),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": shapes,
    }


def _diagram_schema() -> dict[str, Any]:
    node = {"type": "integer", "minimum": 0}
    text = {"type": "array", "items": {"type": "string"}}
    return {
        "description": (
            "A decision diagram. Node 0 is false, node 1 is true, then one node for each end, then "
            "those in `nodes`: the position of a level, and the node that each of its classes of "
            "values leads on to. A level of a set has two classes: none of its members, or some."
        ),
        "type": "object",
        "properties": {
            "levels": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "variable": {"type": "string"},
                        "members": text,
                        "classes": {
                            "type": "array",
                            "items": {
                                "description": "Ids of values, or the first and last number.",
                                "type": "array",
                                "items": {"type": ["string", "integer"]},
                            },
                        },
                    },
                    "required": ["variable"],
                    "oneOf": [{"required": ["members"]}, {"required": ["classes"]}],
                    "additionalProperties": False,
                },
            },
            "ends": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"verdict": {"type": "string"}, "detail": {"type": "string"}},
                    "required": ["verdict", "detail"],
                    "additionalProperties": False,
                },
            },
            "nodes": {"type": "array", "items": {"type": "array", "items": node, "minItems": 3}},
            "spare": {"type": "array", "items": node},
            "verdict": node,
            "inside": node,
            "holds": node,
            "possible": node,
            "silences": {"type": "array", "items": node},
            "rules": {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "properties": {"decides": node, "refined": node, "under_way": node},
                    "required": ["decides", "refined", "under_way"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["levels", "ends", "nodes"],
        "additionalProperties": False,
    }
