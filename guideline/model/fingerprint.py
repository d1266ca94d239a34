"""A guideline -> its content as plain data, and the fingerprint of that."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import Any

from guideline.model.guideline import Guideline
from guideline.model.plain import as_text, plain

__all__ = ["content_data", "content_hash", "published_fields"]

_UNPUBLISHED = ("accepted", "changes", "reviews")
"""Fields of a guideline that do not belong to what it says."""


def published_fields() -> list[str]:
    """The fields of a guideline that readers get, in the order of the content."""
    return [field.name for field in fields(Guideline) if field.name not in _UNPUBLISHED]


def content_data(guideline: Guideline) -> dict[str, Any]:
    """Everything a guideline says, as plain data."""
    return {
        name: plain(getattr(guideline, name), guideline.variables) for name in published_fields()
    }


def content_hash(guideline: Guideline) -> str:
    """A fingerprint of everything the guideline says: SHA-256, hexadecimal.

    Two guidelines with the same fingerprint say the same about every patient, in the same words.
    """
    return hashlib.sha256(as_text(content_data(guideline)).encode("utf-8")).hexdigest()
