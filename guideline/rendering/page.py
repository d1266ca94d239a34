"""One generated page before it is text, and the chapters pages stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Chapter", "Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page.

    Attributes:
        path: Below docs/.
        template: Below the templates folder.
        label: In the navigation; empty for the first page of a chapter, which bears its name.
        title: In the browser's tab and in search engines.
        description: One sentence for them.
        made_from: Files and folders to edit instead of the page.
        views: What the template prints.
        hide: Parts of the theme to leave out.
        search_boost: Weight in the search; 0 keeps the page out of it.
    """

    path: str
    template: str
    label: str
    title: str
    description: str
    made_from: tuple[str, ...]
    views: Mapping[str, object]
    hide: tuple[str, ...] = ()
    search_boost: float = 1


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages under one heading of the navigation."""

    label: str
    parts: tuple[Page | Chapter, ...] = field(default_factory=tuple)
