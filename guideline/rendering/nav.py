"""Pages -> `nav.yml`, which mkdocs.yml inherits."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from guideline.rendering.page import Chapter, Page

__all__ = ["hand_written", "nav_text"]


def nav_text(mark: str, parts: Iterable[Page | Chapter], written: Iterable[Any]) -> str:
    """The navigation: generated pages in reading order, then those written by hand."""
    nav = [*(_entry(part) for part in parts), *written]
    body = yaml.safe_dump({"nav": nav}, allow_unicode=True, sort_keys=False, width=1000)
    return f"{mark}\n{body}"


def hand_written(docs: Path, generated: Iterable[str]) -> list[Any]:
    """Navigation entries of the pages people write: those of the top folder, then the decisions.

    Args:
        docs: The folder of pages.
        generated: Paths below docs/ that are not written by hand.
    """
    known = set(generated)
    top = [path for path in sorted(docs.glob("*.md")) if path.name not in known]
    entries: list[Any] = [{_title(path): path.name} for path in top]
    decisions = sorted(
        (docs / "decisions").glob("*.md"), key=lambda path: (path.stem != "index", path.name)
    )
    if decisions:
        pages = [{_title(path): f"decisions/{path.name}"} for path in decisions]
        entries.append({"Decisions": pages})
    return entries


def _entry(part: Page | Chapter) -> Any:
    match part:
        case Page(label="", path=path):
            return path
        case Page(label=label, path=path):
            return {html.escape(label): path}
        case Chapter(label, parts):
            return {html.escape(label): [_entry(inner) for inner in parts]}


def _title(path: Path) -> str:
    """The first heading of a page, or its file name in words."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# "):
            return html.escape(line.removeprefix("# ").strip())
    return path.stem.replace("-", " ").capitalize()
