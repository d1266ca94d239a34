"""How something stands to its last review -> plain data, and the JSON Schema of that."""

from __future__ import annotations

from typing import Any

from guideline.verification.suspects import Look, Standing

__all__ = ["review_data", "review_schema"]


def review_data(look: Look) -> dict[str, Any]:
    """One recommendation, pitfall or open question."""
    record = look.record
    return {
        "id": look.id,
        "standing": look.standing.name.lower(),
        "by": record.by if record else None,
        "date": record.date if record else None,
        "changed": list(look.changed),
        "signed_unseen": look.signed_unseen,
    }


def review_schema() -> dict[str, Any]:
    """The shape of that."""
    properties: dict[str, Any] = {
        "id": {"description": "Of a recommendation, pitfall or question.", "type": "string"},
        "standing": {
            "description": "suspect: something has changed since, and nobody looked again.",
            "enum": [standing.name.lower() for standing in Standing],
        },
        "by": {"description": "null: nobody yet.", "type": ["string", "null"]},
        "date": {"type": ["string", "null"], "format": "date"},
        "changed": {
            "description": "What is not as it was, in words.",
            "type": "array",
            "items": {"type": "string"},
        },
        "signed_unseen": {
            "description": "true: a reading is signed, and nothing keeps what was signed.",
            "type": "boolean",
        },
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
