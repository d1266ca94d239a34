"""Scenarios and what really ran -> plain data, and the JSON Schema of that."""

from __future__ import annotations

from typing import Any

from guideline.model.scenario import Scenario
from guideline.verification.results import Run, State

__all__ = ["scenario_data", "scenario_schema"]


def scenario_data(scenario: Scenario, run: Run | None) -> dict[str, Any]:
    """One scenario or example row; `result` is None when nothing ran at all."""
    state = None
    if run is not None:
        result = run.results.get(scenario.key)
        state = (result.state if result else State.NOT_RUN).value
    return {
        "file": scenario.file,
        "line": scenario.line,
        "row": scenario.row,
        "name": scenario.name,
        "tags": [tag.text for tag in scenario.tags],
        "steps": [f"{step.keyword} {step.text}" for step in scenario.steps],
        "result": state,
    }


def scenario_schema() -> dict[str, Any]:
    """The JSON Schema of `scenario_data`."""
    properties: dict[str, Any] = {
        "file": {"type": "string"},
        "line": {"type": "integer"},
        "row": {"type": ["integer", "null"], "description": "Of the examples, from 0."},
        "name": {"type": "string"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "steps": {"type": "array", "items": {"type": "string"}},
        "result": {
            "description": "null: nothing ran. Only `passed` is good.",
            "enum": [None, *(state.value for state in State)],
        },
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
