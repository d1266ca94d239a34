"""A fault -> the line of the file it is about, with a mark below the column."""

from __future__ import annotations

from pathlib import Path

from guideline.errors import Fault
from guideline.loading.text import columns, read_text

__all__ = ["excerpt"]

WIDTH = 100
"""Characters of a line that are shown; a longer one is cut around the mark."""

_TAB = 4


def excerpt(fault: Fault, root: Path | None) -> list[str]:
    """The source line and a line with `^` below the place.

    Args:
        fault: What is wrong, and where.
        root: The folder its file is named from; None: where the command was called.

    Returns:
        Nothing when the fault is about a whole file, or its line cannot be shown.
    """
    if not fault.line or not fault.column:
        return []
    path = _path(fault.file, root)
    text = read_text(path, fault.file) if path else None
    if not isinstance(text, str):
        return []
    # Only what every tool takes for the end of a line; a form feed does not end one.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if fault.line > len(lines):
        return []
    line = lines[fault.line - 1]
    before, after = _shown(line[: fault.column - 1]), _shown(line[fault.column - 1 :])
    before, after = _cut(before.lstrip() if after.strip() else before, after.rstrip())
    return [f"    {before}{after}".rstrip(), f"    {' ' * columns(before)}^"]


def _path(name: str, root: Path | None) -> Path | None:
    """The file of that name; None when there is none, or when two could be meant."""
    places = {place.resolve() for place in ((root or Path()) / name, Path(name))}
    found = [place for place in places if place.is_file()]
    return found[0] if len(found) == 1 else None


def _shown(text: str) -> str:
    """A piece of a line as a terminal can show it: no tabs, nothing that moves the cursor."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text.replace("\t", " " * _TAB))


def _cut(before: str, after: str) -> tuple[str, str]:
    """A long line without its ends."""
    left = WIDTH // 2
    if len(before) + len(after) > WIDTH and len(before) > left:
        before = "…" + before[1 - left :]
    right = WIDTH - len(before)
    if len(after) > right:
        after = after[: right - 1] + "…"
    return before, after
