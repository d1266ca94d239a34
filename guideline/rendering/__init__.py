"""Model, run and proofs -> page views -> Jinja -> Markdown, which MkDocs turns into the site.

Nothing here decides what is advised: views put the model's parts and words into order, and the
templates print them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from guideline.comparison.readings import ReadingEffects
from guideline.loading import Project
from guideline.rendering.checks import check_words
from guideline.rendering.lookup import page_folders
from guideline.rendering.markdown import front_matter
from guideline.rendering.nav import hand_written, nav_text
from guideline.rendering.page import Chapter, Page
from guideline.rendering.pages import site_pages
from guideline.rendering.print_page import print_pages
from guideline.rendering.templates import environment, render
from guideline.verification.results import Run
from guideline.verification.verify import Verification

__all__ = ["GENERATED_MARK", "check_words", "print_pages", "render_pages"]

GENERATED_MARK = "# Generated from "
"""How the second line of a generated page begins, and the first of `nav.yml`."""

_NAV = "nav.yml"


def render_pages(
    project: Project,
    run: Run | None,
    verifications: Mapping[str, Verification] | None = None,
    templates: Path | None = None,
    *,
    pdf: bool = False,
    effects: Mapping[str, ReadingEffects] | None = None,
) -> dict[str, str]:
    """Every generated file of the site.

    Args:
        project: Guidelines and features.
        run: Results to show; None for the committed form, which holds no result.
        verifications: What was proved, by the guideline's id; None for the committed form.
        templates: Folder of the page templates; when absent the project's own, then the
            package's.
        pdf: Whether the site gets a PDF of each guideline, which its overview then links.
        effects: What the readings that are not in force would change, by the guideline's id; None
            for pages that hold no numbers.

    Returns:
        Path below docs/, with forward slashes, to text. The same input gives the same text.
    """
    made = environment(*([templates] if templates else page_folders(project.root)))
    parts = site_pages(project, run, verifications or {}, pdf=pdf, effects=effects or {})
    pages = {
        page.path: _head(page) + render(made, page.template, page.path, **page.views)
        for page in _flat(parts)
    }
    written = hand_written(project.root / "docs", pages)
    mark = _mark(("guideline/content", "docs"))
    return {**pages, _NAV: nav_text(mark, parts, written)}


def _flat(parts: Iterable[Page | Chapter]) -> Iterator[Page]:
    for part in parts:
        if isinstance(part, Chapter):
            yield from _flat(part.parts)
        else:
            yield part


def _head(page: Page) -> str:
    values: dict[str, object] = {"title": page.title, "description": page.description}
    if page.hide:
        values["hide"] = list(page.hide)
    if page.search_boost == 0:
        values["search"] = {"exclude": True}
    elif page.search_boost != 1:
        values["search"] = {"boost": page.search_boost}
    return front_matter(_mark(page.made_from), values)


def _mark(made_from: Iterable[str]) -> str:
    return f"{GENERATED_MARK}{', '.join(made_from)}. Edit those, not this file."
