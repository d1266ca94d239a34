"""Pages -> `nav.yml`, which mkdocs.yml inherits."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from guideline.rendering.lookup import AUTHORS, author_pages
from guideline.rendering.page import Chapter, Page

__all__ = ["hand_written", "nav_text"]


_LINK = re.compile(r"\]\(([^)#\s]+\.md)")


def nav_text(mark: str, parts: Iterable[Page | Chapter], written: Iterable[Any]) -> str:
    """The navigation: generated pages in reading order, then those written by hand."""
    nav = [*(_entry(part) for part in parts), *written]
    body = yaml.safe_dump({"nav": nav}, allow_unicode=True, sort_keys=False, width=1000)
    return f"{mark}\n{body}"


def hand_written(docs: Path, generated: Iterable[str]) -> list[Any]:
    """Navigation of the pages people write: those for authors, the top folder, the decisions.

    Args:
        docs: The folder of pages.
        generated: Paths below docs/ that are not written by hand.
    """
    written = author_pages(docs)
    known = {*generated, *written}
    top = [path for path in sorted(docs.glob("*.md")) if path.name not in known]
    entries: list[Any] = [{"For authors": _authors(written)}] if written else []
    entries.extend({_title(path): path.name} for path in top)
    decisions = sorted(
        (docs / "decisions").glob("*.md"), key=lambda path: (path.stem != "index", path.name)
    )
    if decisions:
        pages = [{_title(path): f"decisions/{path.name}"} for path in decisions]
        entries.append({"Decisions": pages})
    return entries


def _authors(pages: Mapping[str, Path]) -> list[Any]:
    """The pages for authors in the order in which their index names them; the rest by name.

    Pages of a folder stand together, where the first of them is named.
    """
    index = f"{AUTHORS}/index.md"
    named = _LINK.findall(pages[index].read_text("utf-8")) if index in pages else []
    linked = [posixpath.normpath(f"{AUTHORS}/{address}") for address in named]
    order = [index, *linked, *sorted(pages)]
    entries: list[Any] = []
    folders: dict[str, list[Any]] = {}
    for path in dict.fromkeys(path for path in order if path in pages):
        entry = path if path == index else {_title(pages[path]): path}
        folder = posixpath.dirname(path.removeprefix(f"{AUTHORS}/"))
        if not folder:
            entries.append(entry)
            continue
        if folder not in folders:
            folders[folder] = []
            entries.append({folder.replace("-", " ").capitalize(): folders[folder]})
        folders[folder].append(entry)
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
