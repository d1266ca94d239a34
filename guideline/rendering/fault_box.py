"""Faults -> a box on top of every page of the preview."""

from __future__ import annotations

import html
from collections.abc import Sequence

from guideline.errors import Fault

__all__ = ["fault_box", "page_of_faults", "with_box"]

_MOST = 20
"""Faults that are shown; a file saved in the wrong place can have hundreds."""

_STYLE = (
    "margin:0 auto;max-width:61rem;padding:.8rem 1.2rem;border-left:.4rem solid #9c1520;"
    "background:#fcecea;color:#5c0d14;font:500 16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere"
)


def fault_box(faults: Sequence[Fault | str], *, stale: bool) -> str:
    """The box as HTML; all text is shown as text.

    Args:
        faults: What is wrong, each with its place where it has one.
        stale: Whether an older page stands below, made before the faults.
    """
    shown = "".join(f"<li>{html.escape(str(fault))}</li>" for fault in faults[:_MOST])
    more = len(faults) - _MOST
    if more > 0:
        shown += f"<li>… and {more} more</li>"
    count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}"
    below = " What stands below is older than your files." if stale else ""
    return (
        f'<div role="alert" id="preview-faults" style="{_STYLE}">'
        f"<p style='margin:0'><strong>{count} in your files.</strong>{below} "
        "Correct them and save; this page follows.</p>"
        f"<ul style='margin:.4rem 0 0;padding-left:1.2rem'>{shown}</ul></div>"
    )


def with_box(page: bytes, box: str) -> bytes:
    """A page with a box above its content."""
    place = page.find(b"<main")
    if place < 0:
        place = page.find(b">", page.find(b"<body")) + 1
    return page[:place] + box.encode("utf-8") + page[place:]


def page_of_faults(box: str) -> bytes:
    """A page of its own, where there is none to put the box on."""
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>Preview</title></head><body>"
    )
    return f"{head}{box}</body></html>".encode()
