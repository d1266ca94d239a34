"""The guideline's own scale of verdict words, and the verdicts the engine adds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["ENGINE_WORDINGS", "Direction", "Wording"]


class Direction(Enum):
    """Whether a verdict speaks for an option, against it, or neither."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Wording:
    """One verdict word.

    Attributes:
        label: Short text for a chip or a table.
        phrase: What follows an option's phrase in a sentence: "is recommended".
        meaning: One plain sentence for a reader.
        plural: What follows a plural, or several options: "are recommended". Empty: the same.
    """

    id: str
    direction: Direction
    label: str
    phrase: str
    meaning: str
    plural: str = ""

    @property
    def plural_phrase(self) -> str:
        """What follows several options."""
        return self.plural or self.phrase

    def after(self, *, plural: bool) -> str:
        """What follows a singular or a plural."""
        return self.plural_phrase if plural else self.phrase


def _engine(
    id: str, direction: Direction, label: str, phrase: str, plural: str, meaning: str
) -> Wording:
    return Wording(id, direction, label, phrase, meaning, plural)


ENGINE_WORDINGS: dict[str, Wording] = {
    wording.id: wording
    for wording in (
        _engine(
            "satisfied",
            Direction.FOR,
            "Done or under way",
            "is done or under way",
            "are done or under way",
            "The required act has been done, or is under way.",
        ),
        _engine(
            "less_preferred",
            Direction.NEUTRAL,
            "Less preferred",
            "is less preferred",
            "are less preferred",
            "The source prefers another option, but does not forbid this one.",
        ),
        _engine(
            "not_supported",
            Direction.AGAINST,
            "Not supported",
            "is not supported by the source",
            "are not supported by the source",
            "The source supports this only for other patients. That is weaker than advice against.",
        ),
        _engine(
            "source_silent",
            Direction.NEUTRAL,
            "The source is silent",
            "is not addressed by the source",
            "are not addressed by the source",
            "The source says nothing for this patient. Silence is neither permission nor advice "
            "against.",
        ),
        _engine(
            "conflict",
            Direction.NEUTRAL,
            "Conflict",
            "needs a person to decide between readings",
            "need a person to decide between readings",
            "The source can be read in two ways that disagree. A person has to resolve it.",
        ),
        _engine(
            "undetermined",
            Direction.NEUTRAL,
            "Cannot be determined",
            "cannot be determined yet",
            "cannot be determined yet",
            "A missing value would change the answer.",
        ),
        _engine(
            "out_of_scope",
            Direction.NEUTRAL,
            "Out of scope",
            "is out of scope",
            "are out of scope",
            "The guideline does not speak about this patient.",
        ),
        _engine(
            "not_applicable",
            Direction.NEUTRAL,
            "Not a question",
            "is not a question for this patient",
            "are not a question for this patient",
            "The option does not arise for this patient.",
        ),
    )
}
