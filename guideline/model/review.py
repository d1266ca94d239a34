"""That somebody looked at a part of the guideline together with all it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ReviewRecord", "Seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Fingerprints of a recommendation, a pitfall or an open question and of what it rests on.

    A fingerprint is the first 16 hexadecimal digits of a SHA-256.

    Attributes:
        meaning: What it advises or reads, and for whom; also what the words in its conditions mean.
        words: How it says so.
        scenarios: Its scenarios, in any order; empty when there is none.
        statements, references, questions: By the id of what it rests on.
    """

    meaning: str
    words: str
    scenarios: str
    statements: Mapping[str, str]
    references: Mapping[str, str]
    questions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """Who looked at a part last, on which day (ISO date), and what it was then."""

    id: str
    by: str
    date: str
    seen: Seen
