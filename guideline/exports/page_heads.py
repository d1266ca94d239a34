"""A project -> what the heads of its pages say to machines.

The lines are put into the finished pages, whoever built them: they need no plugin and no template
of a theme, and the pages for people stay free of them.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from guideline.exports.addresses import FEED, address, guideline_file, rule_file
from guideline.exports.json_ld import guideline_ld, ld_script, rule_ld
from guideline.loading import Project
from guideline.model.fingerprint import content_hash

__all__ = ["page_heads"]


def page_heads(
    project: Project, summaries: Mapping[tuple[str, str], str], site: str = "", *, feed: bool
) -> dict[str, str]:
    """Lines for the head of a page, by the page's path in the site.

    Args:
        project: The guidelines.
        summaries: By the ids of guideline and rule, the verdict and for whom, as a sentence.
        site: Address of the site, ending in a slash; empty makes every address relative.
        feed: Whether the site has a feed.
    """
    heads = {"index.html": _feed("index.html") if feed else ""}
    for guideline in project.guidelines.values():
        fingerprint = content_hash(guideline)
        page = guideline_file(guideline, "index.html")
        heads[page] = _described("guideline.json") + ld_script(
            guideline_ld(guideline, fingerprint, site)
        )
        for rule in guideline.rules:
            own = rule_file(guideline, rule, "html")
            summary = summaries[guideline.id, rule.id]
            heads[own] = _described(f"{rule.id}.json") + ld_script(
                rule_ld(guideline, rule, summary, fingerprint, site)
            )
            if feed:
                heads[own] += _feed(own)
        if feed:
            heads[page] += _feed(page)
    return {path: lines for path, lines in heads.items() if lines}


def _described(file: str) -> str:
    # Not "alternate": the theme looks for a map of the site beside every one of those.
    return f'<link rel="describedby" type="application/json" href="{html.escape(file)}">'


def _feed(page: str) -> str:
    # The second word keeps the theme from taking the feed for this site in another language.
    href = html.escape(address(FEED, page, ""))
    return f'<link rel="alternate feed" type="application/atom+xml" title="Editions" href="{href}">'
