"""The page to print -> a tagged PDF, made by Chromium.

Chromium is driven through Playwright, which only developers install. Whoever asks for a PDF without
them is told what is missing before anything else is done; nothing else on the site needs them.
"""

from __future__ import annotations

import html
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from guideline.errors import GuidelineError, OutputFailure

__all__ = ["PdfUnavailable", "find_chromium", "write_pdfs"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_LINE = (
    '<div style="width:100%;margin:0 18mm;font:7pt sans-serif;color:#333;'
    'display:flex;justify-content:space-between"><span>{left}</span><span>{right}</span></div>'
)
_PAGE = 'Page <span class="pageNumber"></span> of <span class="totalPages"></span>'


class PdfUnavailable(GuidelineError):
    """No PDF can be made here; the words say what is missing."""


def find_chromium() -> str:
    """The path of the Chromium that prints: `$CHROMIUM`, else the first one that is installed.

    Raises:
        PdfUnavailable: There is none, or Playwright, which drives it, is not installed.
    """
    try:
        import playwright.sync_api  # noqa: F401, PLC0415 - a developer's package
    except ImportError:
        raise PdfUnavailable(
            "A PDF needs the Python package playwright, and it is not installed here. "
            "Run: pip install playwright"
        ) from None
    asked = os.environ.get("CHROMIUM", "")
    if asked:
        path = shutil.which(asked)
        if path is None:
            raise PdfUnavailable(
                f"CHROMIUM is '{asked}', which is not a program. Correct it, or unset it."
            )
        return path
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise PdfUnavailable(
            f"A PDF needs Chromium, and none of {', '.join(_NAMES)} is installed here. "
            "Install one, or set CHROMIUM to the path of its program."
        )
    return found


def write_pdfs(chromium: str, pages: Mapping[Path, Path], notice: str) -> None:
    """Print pages, each to a tagged PDF with an outline.

    Args:
        chromium: From `find_chromium`.
        pages: A page of the site, as a file, to the PDF to be made of it.
        notice: Stands at the foot of every sheet.

    Raises:
        PdfUnavailable: Chromium did not start or could not print.
        OutputFailure: The PDF could not be written.
    """
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
            for page, target in pages.items():
                sheet = browser.new_page(color_scheme="light")
                sheet.goto(page.resolve().as_uri(), wait_until="load")
                printed = sheet.pdf(
                    format="A4",
                    tagged=True,
                    outline=True,
                    print_background=True,
                    display_header_footer=True,
                    header_template=_LINE.format(left=html.escape(sheet.title()), right=""),
                    footer_template=_LINE.format(left=html.escape(notice), right=_PAGE),
                    margin={"top": "18mm", "bottom": "18mm", "left": "18mm", "right": "18mm"},
                )
                _write(target, printed)
            browser.close()
    except Error as error:
        first = str(error).strip().splitlines()[0]
        raise PdfUnavailable(f"{chromium} could not print the guideline: {first}") from error


def _write(target: Path, printed: bytes) -> None:
    try:
        target.write_bytes(printed)
    except OSError as error:
        raise OutputFailure(
            f"{target.name}: this could not be written ({error.strerror}). "
            "What was there before is untouched."
        ) from error
