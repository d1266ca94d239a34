"""What holds for every kind of page; and that each gate fires on a page that is broken."""

from __future__ import annotations

import functools
import http.server
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import kinds, recommendations
from tests.browser.watching import (
    axe_violations,
    open_details,
    received,
    too_wide,
    transferred,
    watch,
)

pytestmark = pytest.mark.browser

WIDTHS = [390, 1280]
SCHEMES = ["light", "dark"]
HEAD = "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1>"


@pytest.fixture(scope="module")
def in_a_folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site served below /some/prefix/; its address."""
    root = tmp_path_factory.mktemp("host")
    (root / "some").mkdir()
    (root / "some" / "prefix").symlink_to(site, target_is_directory=True)
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}/some/prefix/"
        listening.shutdown()


def form_of(site: Path) -> str:
    return next(site.glob("*/this-patient.html")).relative_to(site).as_posix()


def search(page: Page, words: str) -> None:
    field = page.locator("input.md-search__input")
    if not field.is_visible():
        page.locator("label[for=__search]").first.click()
    field.click()
    field.press_sequentially(words, delay=20)
    page.locator(".md-search-result__link").first.wait_for()


# axe: every kind of page, and the states a reader brings a page into


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_no_kind_of_page_violates_wcag(
    site: Path, server: str, screen: Callable[[int, str], Page], width: int, scheme: str
) -> None:
    page = screen(width, scheme)
    found = {}
    for path in kinds(site):
        page.goto(server + path)
        open_details(page)
        found[path] = axe_violations(page)
    assert len(found) > 10
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_in_use_do_not_violate_wcag(
    site: Path, server: str, screen: Callable[[int, str], Page], width: int, scheme: str
) -> None:
    page = screen(width, scheme)
    found = {}
    page.goto(server + "index.html")
    search(page, "chemotherapy")
    found["search"] = axe_violations(page)
    if width < 1000:
        page.goto(server + "index.html")
        page.locator("label.md-header__button[for=__drawer]").click()
        page.wait_for_timeout(400)
        found["menu"] = axe_violations(page)
    page.goto(server + recommendations(site)[0])
    open_details(page)
    found["recommendation"] = axe_violations(page)
    assert {state: lines for state, lines in found.items() if lines} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_form_in_use_does_not_violate_wcag(
    site: Path, server: str, screen: Callable[[int, str], Page], width: int, scheme: str
) -> None:
    """Answered so that an answer waits for a number, a number is wrong, and tables are shown."""
    page = screen(width, scheme)
    page.goto(server + form_of(site))
    for name, value in {
        "disease": "nsclc",
        "alk_status": "positive",
        "last_systemic_therapy": "lorlatinib",
        "progression_on_lorlatinib": "confirmed",
        "symptoms": "symptomatic",
        "extent": "systemic_multiple",
    }.items():
        page.locator(f"input[name=q-{name}][value='{value}']").check()
    page.get_by_role("textbox", name="ECOG").fill("7")
    open_details(page)
    page.wait_for_timeout(100)
    assert page.locator("#fault-ecog").is_visible()
    assert page.locator("details.gl-answer table").count() > 0
    waiting = axe_violations(page)
    page.get_by_role("textbox", name="Progressing sites").fill("1")
    assert page.locator("[role=alert] .admonition.danger").count() == 1
    impossible = axe_violations(page)
    assert (waiting, impossible) == ([], [])


def test_axe_fires(page: Page) -> None:
    page.set_content(f"{HEAD}<p style='color:#999;background:#fff'>Pale</p><img src='data:,'>")
    rules = {line.partition(":")[0] for line in axe_violations(page)}
    assert rules == {"color-contrast", "image-alt"}


def test_axe_is_silent_on_a_sound_page(page: Page) -> None:
    page.set_content(f"{HEAD}<p>Black on white</p>")
    assert axe_violations(page) == []


# Requests, console, width, weight


def test_no_kind_of_page_asks_elsewhere_or_complains(page: Page, home: str, site: Path) -> None:
    noticed = watch(page, home)
    for path in kinds(site):
        if path == "404.html" and home.startswith("file:"):
            continue  # counts from the top of a host, which a folder does not have
        page.goto(home + path)
        page.wait_for_load_state("networkidle")
        assert (path, noticed) == (path, [])


def test_a_request_to_elsewhere_is_noticed(page: Page) -> None:
    noticed = watch(page, "http://127.0.0.1/")
    page.set_content(f"{HEAD}<img alt='' src='https://elsewhere.invalid/picture.png'>")
    assert "https://elsewhere.invalid/picture.png" in noticed


def test_an_error_in_a_script_is_noticed(page: Page) -> None:
    noticed = watch(page, "http://127.0.0.1/")
    page.set_content(f"{HEAD}<script>throw new Error('broken')</script>")
    page.wait_for_timeout(50)
    assert [line.startswith("error: broken") for line in noticed] == [True]


def test_no_kind_of_page_is_wider_than_a_small_phone(page: Page, server: str, site: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    found = {}
    for path in kinds(site):
        page.goto(server + path)
        open_details(page)
        found[path] = too_wide(page)
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_a_page_that_is_too_wide_is_noticed(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(f"{HEAD}<div style='width:400px'>Wide</div>")
    assert len(too_wide(page)) == 1


def test_every_recommendation_weighs_less_than_300_kilobytes(
    browser: Browser, server: str, site: Path
) -> None:
    """The heaviest stands for all; nothing is in the browser's cache before."""
    heaviest = max(recommendations(site), key=lambda path: (site / path).stat().st_size)
    context = browser.new_context()
    page = context.new_page()
    loaded = received(page)
    page.goto(server + heaviest)
    page.wait_for_load_state("networkidle")
    weight = transferred(loaded)
    context.close()
    assert 10_000 < weight < 300_000


def test_what_a_page_loads_counts_towards_its_weight(page: Page, server: str) -> None:
    page.route(
        "**/about.html", lambda route: route.fulfill(body=f"{HEAD}<script src=large.js></script>")
    )
    noise = f"// {random.Random(1).randbytes(60_000).hex()}"
    page.route(
        "**/large.js", lambda route: route.fulfill(body=noise, content_type="text/javascript")
    )
    loaded = received(page)
    page.goto(server + "about.html")
    page.wait_for_load_state("networkidle")
    assert transferred(loaded) > 40_000


# In a folder of a host


def test_below_a_prefix_search_form_and_links_work(
    page: Page, in_a_folder: str, site: Path
) -> None:
    noticed = watch(page, in_a_folder)
    page.goto(in_a_folder + "index.html")
    search(page, "chemotherapy")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_load_state("networkidle")
    assert page.url.startswith(in_a_folder)
    page.goto(in_a_folder + form_of(site))
    page.locator("input[name=q-disease][value=nsclc]").check()
    assert page.locator("details.gl-answer").count() > 0
    page.goto(in_a_folder + recommendations(site)[0])
    page.locator("summary", has_text="Evidence").click()
    page.locator("article a[href*='references.html']").first.click()
    assert page.locator("h1").first.inner_text().startswith("References")
    assert noticed == []


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""
