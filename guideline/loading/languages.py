"""The languages whose fixed words the framework brings along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guideline.loading.frames import FRAME_TABLE
from guideline.loading.german import GERMAN_FRAMES, GERMAN_VERDICTS
from guideline.loading.matching import Sentence
from guideline.model.guideline import Guideline
from guideline.model.translation import Said
from guideline.model.wording import ENGINE_WORDINGS

__all__ = ["LANGUAGES", "OWN_LANGUAGE", "Language", "language_of", "unknown_phrase"]


@dataclass(frozen=True, slots=True)
class Language:
    """What scenarios of every guideline say alike.

    Attributes:
        frames: Id of a frame to its template.
        verdicts: Verdict of the engine to its phrases.
        conjunction: The word before the last of a list.
    """

    frames: Mapping[str, str]
    verdicts: Mapping[str, Said]
    conjunction: str


OWN_LANGUAGE = "en"
"""The language of every guideline's own words: what the product writes around them is English."""

LANGUAGES: Mapping[str, Language] = {
    "en": Language(
        {frame.id: frame.template for frame in FRAME_TABLE.values()},
        {w.id: Said(w.phrase, w.plural) for w in ENGINE_WORDINGS.values()},
        "and",
    ),
    "de": Language(
        GERMAN_FRAMES,
        {id: Said(one, several) for id, (one, several) in GERMAN_VERDICTS.items()},
        "und",
    ),
}
"""By the code that Gherkin writes after `# language:`."""


def language_of(guideline: Guideline, code: str) -> Language:
    """The fixed words of one of the guideline's languages."""
    words = guideline.translations.get(code)
    if words is None:
        return LANGUAGES[OWN_LANGUAGE]
    return Language(words.sentences, words.verdicts, words.conjunction)


def unknown_phrase(frames: Mapping[str, str], noun: str, *, plural: bool) -> str:
    """What is said when a value is not known, where the content says nothing else."""
    if plural:
        return Sentence.of(frames["unknown_plural"]).filled({"plural variable": noun})
    return Sentence.of(frames["unknown"]).filled({"variable": noun})
