"""What is noticed while a page is open: each notice is a line, and no line means no fault."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page, Response

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
# A link of which a scrolling box shows only a part is as large as it is once it is scrolled to.
# axe measures the part. So a target in a sidebar that scrolls is not judged by its size. For the
# same reason the page is looked at from its top, where the header covers nothing.
_RUN_AXE = """async (tags) => {
  const cut = (element) => {
    const around = element.closest(".md-sidebar__scrollwrap");
    return around && around.scrollHeight > around.clientHeight;
  };
  window.scrollTo(0, 0);
  const result = await axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
  return result.violations.flatMap((found) => found.nodes
    .filter((node) => !(found.id === "target-size" && cut(document.querySelector(node.target[0]))))
    .map((node) => `${found.id}: ${node.target}: ${node.failureSummary}`));
}"""


def open_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


def axe_violations(page: Page) -> list[str]:
    """Violations of WCAG 2.2 A and AA that axe finds in the page as it is now."""
    page.evaluate(_AXE)
    found: list[str] = page.evaluate(_RUN_AXE, WCAG)
    return found


def watch(page: Page, inside: str) -> list[str]:
    """A list that fills with console messages, errors, and requests to elsewhere.

    Args:
        inside: The address that every request has to begin with.
    """
    noticed: list[str] = []
    own = (inside, "data:", "blob:", "about:")
    page.on("console", lambda message: noticed.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: noticed.append(f"error: {error}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith(own) else noticed.append(request.url),
    )
    return noticed


def too_wide(page: Page) -> list[str]:
    """Says so when the page scrolls sideways."""
    shown, wide = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
    return [f"{wide} px wide on a screen of {shown} px"] if wide > shown else []


def received(page: Page) -> list[Response]:
    """A list that fills with everything the browser loads."""
    loaded: list[Response] = []

    def note(response: Response) -> None:
        loaded.append(response)

    # A function of our own: the driver marks it, which a method of a list does not allow.
    page.on("response", note)
    return loaded


def transferred(loaded: Iterable[Response]) -> int:
    """Bytes on the wire without search: bodies compressed, as hosts of static sites send them."""
    bodies: list[Any] = [
        response.body()
        for response in loaded
        if not any(part in response.url for part in ("/search/", "/lunr/", "/workers/"))
    ]
    return sum(min(len(body), len(gzip.compress(body, 6))) for body in bodies)
