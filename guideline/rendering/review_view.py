"""Reviews as a page shows them: who looked last, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.rendering.context import Context
from guideline.verification.suspects import Standing

__all__ = ["ReviewView", "review_view"]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """How a recommendation, pitfall or open question stands to its last review.

    Attributes:
        suspect: Whether it has to be looked at again.
        text: The whole of it, in a sentence or two.
        changed: What is not as it was then.
    """

    suspect: bool
    text: str
    changed: tuple[str, ...]


def review_view(context: Context, id: str) -> ReviewView:
    """How one of them stands."""
    look = context.looks[id]
    if look.record is None:
        text = "No review is recorded: nobody has confirmed that it fits its tests and sources."
        if look.signed_unseen:
            text = "The reading is signed, but nothing keeps what was signed. Somebody has to look."
        return ReviewView(look.signed_unseen, text, ())
    by = f"{look.record.by} reviewed this with its tests and sources on {look.record.date}"
    match look.standing:
        case Standing.SUSPECT:
            text = f"{by}. Something has changed since, and nobody has looked again yet:"
            return ReviewView(True, text, look.changed)
        case _:
            return ReviewView(False, f"{by}. Nothing has changed since.", ())
