"""The shape of reviews.yaml: who looked at what."""

# ruff: noqa: RUF012 - pydantic gives every entry its own copy of a default.

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from guideline.loading.schema.shapes import Date, Entry, Text

__all__ = ["ReviewRecordEntry", "ReviewsFile", "SeenEntry"]

Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""A short fingerprint: 16 digits and letters a to f."""


class SeenEntry(Entry):
    """Fingerprints of what was looked at. `guideline review` works them out."""

    meaning: Mark
    """Of what is advised or read, and for whom."""

    words: Mark
    """Of how it is said."""

    scenarios: Mark | None = None
    """Of its scenarios. Left out: there was none."""

    statements: dict[str, Mark] = {}
    """Of each source statement it rests on, by its id. Left out: none."""

    references: dict[str, Mark] = {}
    """Of each reference it rests on, by its id. Left out: none."""

    questions: dict[str, Mark] = {}
    """Of the reading in force of each open question it names, by its id. Left out: none."""


class ReviewRecordEntry(Entry):
    """Who looked at one recommendation, pitfall or open question last."""

    by: Text
    """Who looked at it: the name of a person, and what they are, if readers should know."""

    date: Date
    """When: a date such as 2027-03-31."""

    seen: SeenEntry
    """Fingerprints of what was looked at. When one no longer fits, it has to be looked at again."""


class ReviewsFile(Entry):
    """Who looked at what. `guideline review` writes this file; it is not written by hand."""

    reviews: dict[str, ReviewRecordEntry] = {}
    """The last review of each: the id of a recommendation, a pitfall or an open question, then who
    looked at it, when, and what it was then."""
