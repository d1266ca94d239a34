"""The source document, its statements, and the bibliography with what is known of each fact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = [
    "Certified",
    "Executable",
    "Fact",
    "Reference",
    "Review",
    "SourceDocument",
    "SourceStatement",
]


class Executable(Enum):
    """How much of a statement scenarios can run."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The document the guideline is drawn from; its text is not kept here.

    Attributes:
        sha256: Of the whole file's bytes, hexadecimal.
        characters: Length of the decoded text.
    """

    title: str
    origin: str
    nature: str
    licence: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True)
class Review:
    """A dated claim: after `by` (ISO date) it counts as expired until somebody checks it."""

    by: str
    why: str


@dataclass(frozen=True, slots=True)
class SourceStatement:
    """One sentence or heading of the source.

    Attributes:
        heading: True for a heading.
        paraphrase: The meaning in the product's own words.
        wording: The few modality words kept verbatim.
        citations: Citation numbers that follow it in the source.
        start, end: Character offsets in the decoded source, end exclusive.
        fingerprint: SHA-256 of exactly that text, hexadecimal.
        verify_otherwise: How what scenarios cannot run is checked; empty when all of it runs.
        review: For a claim that ages; None otherwise.
    """

    id: str
    section: str
    heading: bool
    kinds: tuple[str, ...]
    paraphrase: str
    wording: tuple[str, ...]
    citations: tuple[str, ...]
    start: int
    end: int
    fingerprint: str
    executable: Executable
    verify_otherwise: str = ""
    questions: tuple[str, ...] = ()
    review: Review | None = None


class Certified(Enum):
    """How far a bibliographic fact is known."""

    VERIFIED = "verified"
    PROBABLE = "probable"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about a reference, with its status and what the status rests on."""

    name: str
    text: str
    status: Certified
    basis: str


@dataclass(frozen=True, slots=True)
class Reference:
    """One document of the bibliography.

    Attributes:
        citation: The source's own number it may stand for; empty when it stands for none.
        status: How sure it is that this is what the number means.
    """

    id: str
    title: str
    citation: str
    status: Certified
    why: str
    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()
