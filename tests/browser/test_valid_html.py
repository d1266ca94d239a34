"""Every page of the site is HTML that a parser reads without a single error.

The parser is that of the HTML standard, so what it calls an error is one by the standard: an end
tag that closes nothing, a block inside a paragraph, an attribute given twice. The theme makes no
such error today, so nothing is allowed.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from tinyhtml5.parser import HTMLParser

pytestmark = pytest.mark.browser


def errors(text: str) -> list[str]:
    """Errors of a page as `line:column error`; none when the page is sound."""
    parser = HTMLParser(namespace_html_elements=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about names that XML cannot hold: no concern of HTML
        parser.parse(text)
    return [f"{line}:{column} {code}" for (line, column), code, _ in parser.errors]


def test_every_page_is_valid(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    found = {str(page.relative_to(site)): errors(page.read_text("utf-8")) for page in pages}
    assert {page: lines for page, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("<p>One<div>Two</div></p>", "unexpected-end-tag"),
        ("<p id=a id=b>Two ids</p>", "duplicate-attribute"),
        ("<table><p>Beside</p></table>", "unexpected-start-tag-implies-table-voodoo"),
    ],
)
def test_a_page_that_is_broken_is_found(body: str, error: str) -> None:
    found = errors(f"<!doctype html><html><body>\n{body}</body></html>")
    assert found
    assert found[0].startswith("2:")
    assert error in found[0]


def test_a_sound_page_has_no_error() -> None:
    assert errors("<!doctype html><html><body><p>One</p><div>Two</div></body></html>") == []
