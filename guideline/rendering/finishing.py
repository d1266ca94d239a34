"""A built site -> what it says to machines: heads of pages, and the map for search engines.

It works on finished pages, so it does not matter which program built them.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from guideline.errors import Fault, InputFaults
from guideline.loading import Project
from guideline.rendering.context import Context
from guideline.rendering.rule_view import pitfall_view, recommendation_view

__all__ = ["add_to_heads", "rule_summaries", "site_address", "tidy_sitemap"]

_HEAD_END = "</head>"
_SETTING = re.compile(r"^site_url:.*(?:\n[ \t]+\S.*)*", re.MULTILINE)
_CHANGED = re.compile(r"\s*<lastmod>[^<]*</lastmod>")


def site_address(settings: Path) -> str:
    """Where the site will stand, as a project's `mkdocs.yml` says under `site_url`.

    Returns:
        The address, ending in a slash; empty when there is none, or the file cannot be read, which
        the build will say.

    Raises:
        InputFaults: The setting is no address.
    """
    try:
        text = settings.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    found = _SETTING.search(text)
    if not found:
        return ""
    line = text.count("\n", 0, found.start()) + 1
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415 - costs time that only a build needs

    try:
        value = yaml_load(io.StringIO(found.group()))["site_url"]  # as MkDocs reads it, !ENV too
    except (yaml.YAMLError, MkDocsException):
        return ""
    if value in (None, ""):
        return ""
    parts = urlsplit(value) if isinstance(value, str) else None
    if parts is None or parts.scheme not in ("http", "https") or not parts.netloc:
        message = f"site_url is '{value}', which is not the address of a site"
        wanted = "something like https://example.org/guidelines/, or no such line"
        raise InputFaults([Fault(settings.name, line, 1, message, wanted)])
    return f"{value.rstrip('/')}/"


def rule_summaries(project: Project) -> dict[tuple[str, str], str]:
    """By the ids of guideline and rule, the verdict and for whom, as a sentence."""
    found = {}
    for id, guideline in project.guidelines.items():
        context = Context(guideline, (), None, None)
        views = (
            *(recommendation_view(context, rule) for rule in guideline.recommendations.values()),
            *(pitfall_view(context, rule) for rule in guideline.pitfalls.values()),
        )
        found.update({(id, view.id): view.summary for view in views})
    return found


def add_to_heads(site: Path, heads: Mapping[str, str]) -> list[str]:
    """Put lines at the end of the heads of pages.

    Returns:
        The pages that could not take them, because they are missing or have no head.
    """
    refused = []
    for path, lines in heads.items():
        page = site / path
        text = page.read_text("utf-8") if page.is_file() else ""
        before, end, after = text.partition(_HEAD_END)
        if not end:
            refused.append(path)
            continue
        page.write_text(f"{before}{lines}\n{end}{after}", "utf-8", newline="\n")
    return refused


def tidy_sitemap(site: Path, address: str) -> None:
    """Leave a map for search engines that is true, or none.

    Such a map holds absolute addresses only. Without the site's own it would be empty. The dates in
    it are those of the build, which say nothing about a page, so they go.
    """
    plain, packed = site / "sitemap.xml", site / "sitemap.xml.gz"
    if not address:
        plain.unlink(missing_ok=True)
        packed.unlink(missing_ok=True)
    elif plain.is_file():
        text = _CHANGED.sub("", plain.read_text("utf-8"))
        plain.write_text(text, "utf-8", newline="\n")
        packed.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
