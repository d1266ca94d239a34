"""Every phrase a scenario may use, in groups, with its first use."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.loading import PhraseBook
from guideline.loading.step_list import StepPhrase, step_list
from guideline.rendering.context import Context
from guideline.rendering.links import Link
from guideline.rendering.markdown import slug
from guideline.rendering.patient_view import STEP_MEANING

__all__ = ["PhraseGroup", "PhrasePart", "PhraseView", "phrase_parts"]


@dataclass(frozen=True, slots=True)
class PhraseView:
    """One phrase.

    Attributes:
        phrase: With braces where something is filled in; empty when the example says the same.
        example: A whole line of a scenario, to copy; with braces where nobody has filled them in.
        scenarios: How many scenarios use it.
        first: The first of them; None when nothing uses it.
    """

    phrase: str
    meaning: str
    example: str
    scenarios: int
    first: Link | None


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """Phrases about one variable, or one part of the vocabulary."""

    name: str
    anchor: str
    phrases: tuple[PhraseView, ...]


@dataclass(frozen=True, slots=True)
class PhrasePart:
    """All phrases of Given, of When or of Then."""

    keyword: str
    meaning: str
    groups: tuple[PhraseGroup, ...]


def phrase_parts(context: Context, book: PhraseBook) -> tuple[PhrasePart, ...]:
    """All phrases of a guideline, in the order of the vocabulary."""
    found: dict[str, dict[str, list[PhraseView]]] = {kind: {} for kind in STEP_MEANING}
    for phrase in step_list(book, context.features):
        view = _view(phrase, *context.step_places.get(phrase.first, (None, "")))
        found[phrase.kind].setdefault(phrase.about, []).append(view)
    return tuple(
        PhrasePart(kind.title(), STEP_MEANING[kind], _groups(kind, groups))
        for kind, groups in found.items()
    )


def _groups(kind: str, groups: dict[str, list[PhraseView]]) -> tuple[PhraseGroup, ...]:
    # Numbered, because two names may differ in nothing that an anchor keeps.
    return tuple(
        PhraseGroup(name, f"{kind}-{number}-{slug(name)}".rstrip("-"), tuple(views))
        for number, (name, views) in enumerate(groups.items(), start=1)
    )


def _view(phrase: StepPhrase, first: Link | None, used: str) -> PhraseView:
    # A made-up expectation, such as an option with any verdict, reads like advice. So what a Then
    # line looks like is taken from a scenario, and left open where no scenario has one.
    keyword = phrase.kind.title()
    example = phrase.example if phrase.kind != "then" else f"{keyword} {used or phrase.phrase}"
    shown = "" if example == f"{keyword} {phrase.phrase}" else phrase.phrase
    return PhraseView(shown, phrase.meaning, example, phrase.scenarios, first)
