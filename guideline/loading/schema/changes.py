"""The shape of changes.yaml: why something was changed."""

# ruff: noqa: RUF012 - pydantic gives every entry its own copy of a default.

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guideline.loading.schema.shapes import Date, Entry, Ids, Text

__all__ = ["ChangesFile", "ReasonEntry"]


class ReasonEntry(Entry):
    """Why some parts of the content were changed."""

    about: Annotated[Ids, Field(min_length=1)]
    """Ids of what was changed: recommendations and pitfalls, also removed ones, and whatever else
    decides, such as an option, a constraint or a patient characteristic. For the scope: scope."""

    reason: Text
    """Why, in a sentence or two that a reader of the guideline understands."""

    date: Date
    """When this was decided: a date such as 2027-03-31."""


class ChangesFile(Entry):
    """Why something was changed. `guideline release` asks for it and keeps it with the edition."""

    changes: dict[str, list[ReasonEntry]] = {}
    """The reasons, under `next` for the edition that is not released yet. A release puts its
    version in the place of `next`; what stands under a version is not changed any more."""
