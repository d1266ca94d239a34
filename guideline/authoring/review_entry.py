"""The text of reviews.yaml x one review -> the text with that review in it.

Only the lines of this review change, so that a reader of the change sees one review and nothing
else, and what somebody wrote beside it stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from guideline.errors import GuidelineError
from guideline.loading.yaml_text import Document, parse_yaml
from guideline.model.review import ReviewRecord

__all__ = ["REVIEWS_FILE", "with_review"]

REVIEWS_FILE = "reviews.yaml"

_START = """\
# Who looked at what last. Written by `guideline review`; a fingerprint that no longer fits means
# that it has to be looked at again.
reviews:
"""
_EMPTY = re.compile(r"^reviews:[ \t]*(\{\}|~|null)?[ \t]*$", re.MULTILINE)


def with_review(text: str | None, name: str, record: ReviewRecord) -> str:
    """The text of the file with one review added, or put in the place of the one before.

    Args:
        text: As it stands, which can be read; None: there is no such file yet.
        name: The file, for messages.
        record: The review.

    Raises:
        GuidelineError: The file is laid out so that it cannot be changed without guessing.
    """
    text = _START if text is None else text.replace("\r\n", "\n")
    document, _ = parse_yaml(text, name)
    before = _reviews(document)
    if not before:
        text = _EMPTY.sub("reviews:", text, count=1)
    lines = text.splitlines()
    first, last = _span(document, before, record.id, lines)
    changed = [*lines[:first], *_entry(record), *lines[last:]]
    result = "".join(f"{line}\n" for line in changed)
    after, faults = parse_yaml(result, name)
    if faults or _reviews(after) != {**before, record.id: _data(record)}:
        raise GuidelineError(
            f"{name}: the review could not be written here without guessing. Write every key on a "
            "line of its own; 'guideline format' lays the file out."
        )
    return result


def _reviews(document: Document) -> Mapping[str, object]:
    data = document.data if isinstance(document.data, dict) else {}
    return data.get("reviews") or {}


def _span(
    document: Document, reviews: Mapping[str, object], id: str, lines: list[str]
) -> tuple[int, int]:
    """The first line of a review and the one after its last, from 0; equal where it is missing."""
    starts = {key: document.key_place(("reviews", key))[0] - 1 for key in reviews}
    if id not in starts:
        return len(lines), len(lines)
    first = starts[id]
    last = min((line for line in starts.values() if line > first), default=len(lines))
    # What stands above the next review is said about that one.
    while last > first + 1 and lines[last - 1].strip()[:1] in ("", "#"):
        last -= 1
    return first, last


def _entry(record: ReviewRecord) -> Iterator[str]:
    yield f"  {_key(record.id)}:"
    yield f"    by: {json.dumps(record.by, ensure_ascii=False)}"
    yield f"    date: {record.date}"
    yield "    seen:"
    for key, value in _data(record)["seen"].items():
        if isinstance(value, str):
            yield f"      {key}: '{value}'"
        else:
            yield f"      {key}:"
            yield from (f"        {_key(id)}: '{mark}'" for id, mark in value.items())


def _key(id: str) -> str:
    """An id as a key: in quotes where YAML would take it for a number or the like."""
    read, _ = parse_yaml(f"{id}: ''\n", "")
    return id if read.data == {id: ""} else f"'{id}'"


def _data(record: ReviewRecord) -> dict[str, Any]:
    seen = record.seen
    marks = {
        "meaning": seen.meaning,
        "words": seen.words,
        "scenarios": seen.scenarios,
        "statements": dict(seen.statements),
        "references": dict(seen.references),
        "questions": dict(seen.questions),
    }
    said = {key: value for key, value in marks.items() if value}
    return {"by": record.by, "date": record.date, "seen": said}
