"""The words of a guideline in another language. Nothing in them changes what it advises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["NounWords", "Said", "Translation"]


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase; `plural` is the one that follows several options, or the same."""

    phrase: str
    plural: str = ""


@dataclass(frozen=True, slots=True)
class NounWords:
    """The words of one variable.

    Attributes:
        values: Value id to its clauses; the first is the one the product writes.
    """

    noun: str
    plural: bool
    unknown_phrase: str
    values: Mapping[str, tuple[str, ...]]
    integer_phrase: str = ""
    empty_phrase: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A language of a guideline beside its own. What has no words here cannot be said in it.

    Attributes:
        code: As Gherkin writes it, e.g. `de`.
        name: What its speakers call it, e.g. "Deutsch".
        options: Option id to its phrase, and whether that is a plural.
        verdicts: Wording or engine verdict to its phrases.
        sentences: Id of a fixed frame to its template, of every frame.
        conjunction: The word before the last of a list, "and".
    """

    code: str
    name: str
    variables: Mapping[str, NounWords]
    situations: Mapping[str, str]
    options: Mapping[str, tuple[str, bool]]
    verdicts: Mapping[str, Said]
    decision_points: Mapping[str, str]
    sentences: Mapping[str, str]
    conjunction: str
