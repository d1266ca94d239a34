"""reviews.yaml -> who looked at what."""

from __future__ import annotations

from guideline.errors import nearest
from guideline.loading.desk import Desk
from guideline.loading.schema import ReviewsFile
from guideline.model.review import ReviewRecord, Seen

__all__ = ["read_reviews"]

_HOMES = ("recommendations", "pitfalls", "open_questions")


def read_reviews(desk: Desk, file: ReviewsFile | None) -> dict[str, ReviewRecord]:
    """The last review of each part; a review of what is not there is a fault."""
    if file is None:
        return {}
    known = {id for section in _HOMES for id in desk.ids(f"{section}.yaml", section)}
    unread = any(not isinstance(desk.documents[f"{home}.yaml"].data, dict) for home in _HOMES)
    found = {}
    for id, entry in file.reviews.items():
        if id not in known and not unread:
            message = f"there is no recommendation, pitfall or open question '{id}'"
            expected = "the id of one; when it was renamed or removed, delete this entry"
            fault = desk.documents["reviews.yaml"].key_fault(
                ("reviews", id), message, expected, nearest(id, known)
            )
            desk.faults.append(fault)
        seen = entry.seen
        found[id] = ReviewRecord(
            id,
            entry.by,
            entry.date,
            Seen(
                seen.meaning,
                seen.words,
                seen.scenarios or "",
                seen.statements,
                seen.references,
                seen.questions,
            ),
        )
    return found
