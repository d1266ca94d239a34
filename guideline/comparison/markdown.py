"""Lines -> Markdown for a pull request. Whatever stands in the content is shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guideline.comparison.telling import Kind, Line

__all__ = ["as_markdown"]

_FORM = {
    Kind.TITLE: "## {}",
    Kind.HEADLINE: "**{}**",
    Kind.SECTION: "### {}",
    Kind.SUBJECT: "#### {}",
    Kind.ITEM: "- {}",
    Kind.DETAIL: "    - {}",
    Kind.NOTE: "{}",
}
_LISTED = (Kind.ITEM, Kind.DETAIL)
_SPECIAL = re.compile(r"([\\`*_\[\]|~$]|^[#+\-=]|^\d+(?=[.)]))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}


def as_markdown(lines: Iterable[Line]) -> str:
    """The lines as Markdown, ended by a line break."""
    found: list[str] = []
    before: Kind | None = None
    for line in lines:
        together = line.kind in _LISTED and before in _LISTED
        if found and not together:
            found.append("")
        found.append(_FORM[line.kind].format(_escaped(line.text)))
        before = line.kind
    return "\n".join(found) + "\n"


def _escaped(text: str) -> str:
    one_line = " ".join(text.split())
    marked = _SPECIAL.sub(_marked, one_line)
    return "".join(_ENTITIES.get(letter, letter) for letter in marked)


def _marked(found: re.Match[str]) -> str:
    """What would be read as a sign of Markdown, as text."""
    text = found.group()
    return f"{text}\\" if text.isdigit() else f"\\{text}"
