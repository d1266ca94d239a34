"""A guideline as one page to print: everything a reader takes along, and nothing to click.

The page stands in no navigation and in no search result. Its links stay on the page: paper and a
PDF that is passed on cannot follow a link to a page of the site.
"""

from __future__ import annotations

from collections.abc import Mapping

from guideline.loading import Project
from guideline.model.guideline import Guideline
from guideline.rendering.context import Context
from guideline.rendering.glossary import term_views
from guideline.rendering.guideline_view import guideline_view, not_covered_views
from guideline.rendering.links import Link
from guideline.rendering.lookup import page_folders
from guideline.rendering.markdown import front_matter, slug
from guideline.rendering.question_view import question_view
from guideline.rendering.rule_view import pitfall_view, recommendation_view
from guideline.rendering.source_view import reference_view, statuses
from guideline.rendering.templates import environment, render
from guideline.verification.results import Run
from guideline.verification.verify import Verification

__all__ = ["PRINTED", "print_pages"]

PRINTED = "print.md"
"""The page's name in its guideline's folder; `mkdocs.yml` keeps it out of the navigation."""


def print_pages(
    project: Project,
    run: Run | None,
    verifications: Mapping[str, Verification],
    hashes: Mapping[str, str],
) -> dict[str, str]:
    """The page to print of every guideline; it enters the site only, and is not committed.

    Args:
        project: Guidelines and features.
        run: Results to show; None when nothing ran.
        verifications: What was proved, by the guideline's id.
        hashes: The fingerprint of each guideline's content, by its id.

    Returns:
        Path below docs/ to text.
    """
    made = environment(*page_folders(project.root))
    pages = {}
    for id, guideline in project.guidelines.items():
        mine = tuple(feature for feature in project.features if feature.guideline == id)
        context = Context(guideline, mine, run, verifications.get(id))
        path = context.place.page(PRINTED)
        head = front_matter(
            f"# Generated from guideline/content/{id}. Edit that, not this file.",
            {
                "title": f"{guideline.title}, version {guideline.version}",
                "description": guideline.summary,
                "hide": ["navigation", "toc"],
                "search": {"exclude": True},
            },
        )
        pages[path] = head + render(made, "print.md.j2", path, **_views(context, hashes[id]))
    return pages


def _views(context: Context, content: str) -> dict[str, object]:
    guideline = context.guideline
    recommendations = tuple(
        recommendation_view(context, rule) for rule in guideline.recommendations.values()
    )
    pitfalls = tuple(pitfall_view(context, rule) for rule in guideline.pitfalls.values())
    return {
        "guideline": guideline_view(context, recommendations, pitfalls),
        "recommendations": recommendations,
        "pitfalls": pitfalls,
        "questions": [question_view(context, q) for q in guideline.questions.values()],
        "topics": not_covered_views(context),
        "references": [reference_view(context, r) for r in guideline.references.values()],
        "statuses": statuses(),
        "terms": term_views(guideline),
        "hash": content[:12],
        "full_hash": content,
        "ran": context.run is not None,
        "anchors": _anchors(guideline, context),
    }


def _anchors(guideline: Guideline, context: Context) -> dict[tuple[str, str], str]:
    """Where on this page the target of a link stands; a target that is missing becomes text."""
    place = context.place
    targets: list[tuple[Link, str]] = [
        *((place.rule(id), slug(id)) for id in (*guideline.recommendations, *guideline.pitfalls)),
        *((link, link.anchor) for link in (place.question(id) for id in guideline.questions)),
        *((link, link.anchor) for link in (place.reference(id) for id in guideline.references)),
        (place.scope(), "scope"),
    ]
    return {(link.page, link.anchor): anchor for link, anchor in targets}
