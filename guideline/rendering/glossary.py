"""The explained words of a guideline: their page, and where other pages use one of them.

The first use of a word on a page leads to its meaning. The meaning is the title of that link, so it
is there without a script; `glossary.js` shows it to readers who use a keyboard, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guideline.model.guideline import Guideline, Term
from guideline.rendering.links import Place

__all__ = ["Glossary", "TermView", "term_views"]


@dataclass(frozen=True, slots=True)
class TermView:
    """One word on the page of all.

    Attributes:
        also: Other ways to write it.
    """

    name: str
    anchor: str
    text: str
    also: tuple[str, ...]


@dataclass(frozen=True)
class Glossary:
    """The words of one guideline, to be found in a text."""

    guideline: Guideline

    def parts(self, text: str) -> Iterator[str | tuple[str, Term]]:
        """The text in pieces: words to explain, as written there, and what stands between them."""
        end = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            if match.start() > end:
                yield text[end : match.start()]
            yield match.group(), self._terms[match.group().casefold()]
            end = match.end()
        if end < len(text):
            yield text[end:]

    def place(self) -> Place:
        """Where the words stand."""
        return Place(self.guideline)

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {
            way.casefold(): term
            for term in self.guideline.glossary
            for way in (term.name, *term.also)
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._terms:
            return None
        longest_first = sorted(self._terms, key=len, reverse=True)
        words = "|".join(re.escape(way) for way in longest_first)
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def term_views(guideline: Guideline) -> tuple[TermView, ...]:
    """All words, in the order of the alphabet."""
    place = Place(guideline)
    ordered = sorted(guideline.glossary, key=lambda term: term.name.casefold())
    return tuple(
        TermView(term.name, place.term(term).anchor, term.text, term.also) for term in ordered
    )
