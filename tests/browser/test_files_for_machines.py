"""What pages say to machines, in a real Chromium; and a site whose every text is hostile."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from guideline.cli.publishing import publish
from guideline.verification.results import Result, State, reconcile
from tests.browser.watching import open_details, watch
from tests.rendering.hostile import toy_project

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
FRAME = "alk-nsclc-post-lorlatinib/recommendations/CHEMO-1.html"
ATTACK = (
    "<script>alert(1)</script></script></title><!-- <img src=x onerror=alert(2)> ]]> \"q\" 'a' "
    "{{ 7*7 }} {% x %} [l](javascript:alert(3)) ![i](data:x) `c` &amp; </svg><svg onload=alert(4)>"
)
# As long, because the theme adds a title to a text that is cut off.
HARMLESS = ("harmless " * len(ATTACK))[: len(ATTACK)].strip()
_OPEN = """() => {
  const seen = new Set();
  for (const element of document.querySelectorAll("*"))
    for (const name of ["", ...element.getAttributeNames()])
      seen.add(`${element.tagName} ${name}`);
  return [...seen].sort();
}"""
_LINKS = """() => [...document.querySelectorAll("[href],[src]")]
  .map((element) => element.getAttribute("href") || element.getAttribute("src") || "")"""


# Heads


def requested(page: Page, address: str, **change: str) -> list[str]:
    """The names of the files a page asks for, with some text of it changed."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    if change:
        body = page.request.get(address).text()
        for old, new in zip(change["old"].split("|"), change["new"].split("|"), strict=True):
            assert old in body
            body = body.replace(old, new)
        page.route(address, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return asked


@pytest.fixture
def told(site: Path) -> None:
    """Only where the content has a date is there a feed; a working folder may have none."""
    if not (site / "feed.xml").is_file():
        pytest.skip("the content is not committed, so its date is not known and there is no feed")


def test_no_page_asks_for_a_map_or_a_feed(page: Page, server: str) -> None:
    asked = requested(page, server + FRAME)
    assert not {"sitemap.xml", "feed.xml", "CHEMO-1.json"} & set(asked)


def test_the_theme_would_ask_for_a_map_if_the_feed_were_a_plain_alternate(
    page: Page, server: str, told: None
) -> None:
    asked = requested(page, server + FRAME, old='rel="alternate feed"', new='rel="alternate"')
    assert "sitemap.xml" in asked


def test_a_page_leads_to_its_file_and_tells_what_it_is(page: Page, server: str) -> None:
    page.goto(server + FRAME)
    file = page.locator("link[rel=describedby]").evaluate("element => element.href")
    data = page.request.get(file).json()
    described = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert data["id"] == described["mainEntity"]["identifier"] == "CHEMO-1"
    assert data["guideline"]["hash"][:12] in described["version"]


# A site whose every text is hostile


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _toy_site(root: Path, text: str, chromium: str) -> Path:
    (root / "docs").mkdir()
    (root / "docs" / "nav.yml").write_text("nav: []\n", "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "site_templates" / "theme", root / "site_templates" / "theme")
    project = toy_project(root, lambda _: text)
    scenarios = project.scenarios()
    results = [Result(s.file, s.line, s.row, State.FAILED, text, 1) for s in scenarios]
    run = reconcile(scenarios, results, [text])
    publish(project, run, {}, {}, root / "staging", root / "site", strict=True, chromium=chromium)
    return root / "site"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """The toy with a hostile and with a harmless ending on every text, each with its PDF."""
    script = ROOT / "tests" / "browser" / "ensure_chromium.sh"
    found = subprocess.run([str(script)], capture_output=True, text=True, check=True)
    chromium = found.stdout.strip()
    with pytest.MonkeyPatch.context() as settings, ThreadPoolExecutor(1) as apart:
        settings.setenv("SOURCE_DATE_EPOCH", "1767225600")
        # In a thread of its own, because the PDF needs a second driver.
        yield tuple(  # type: ignore[misc]
            apart.submit(_toy_site, tmp_path_factory.mktemp(name), text, chromium).result()
            for name, text in (("hostile", ATTACK), ("harmless", HARMLESS))
        )


@pytest.fixture(scope="module")
def served(sites: tuple[Path, Path]) -> Iterator[tuple[str, str]]:
    """The hostile and the harmless site over http; their addresses."""
    with ExitStack() as stack:
        addresses = []
        for site in sites:
            handler = functools.partial(_Quiet, directory=str(site))
            listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            stack.enter_context(listening)
            threading.Thread(target=listening.serve_forever, daemon=True).start()
            stack.callback(listening.shutdown)
            addresses.append(f"http://127.0.0.1:{listening.server_port}/")
        yield addresses[0], addresses[1]


@pytest.fixture(scope="module")
def hostile(served: tuple[str, str]) -> str:
    """The address of the hostile site."""
    return served[0]


def pages_of(site: Path) -> list[str]:
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


def test_no_page_of_a_hostile_site_runs_anything(
    page: Page, hostile: str, sites: tuple[Path, Path]
) -> None:
    """The page to print and the form among them."""
    dialogs: list[str] = []

    def note(dialog: object) -> None:
        dialogs.append(page.url)
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", note)
    noticed = watch(page, hostile)
    for path in pages_of(sites[0]):
        page.goto(hostile + path)
        open_details(page)
        page.wait_for_timeout(100)  # a picture that is not there takes a moment to fail
    assert (dialogs, noticed) == ([], [])


def test_a_hostile_page_has_no_tag_attribute_or_address_of_its_own(
    page: Page, served: tuple[str, str], sites: tuple[Path, Path]
) -> None:
    bad, good = sites
    assert pages_of(bad) == pages_of(good)
    assert "toy/print.html" in pages_of(bad)
    for path in pages_of(bad):
        page.goto(served[0] + path)
        found = set(page.evaluate(_OPEN))
        links = page.evaluate(_LINKS)
        page.goto(served[1] + path)
        assert found - set(page.evaluate(_OPEN)) == set(), path
        assert not [link for link in links if link.startswith(("javascript:", "data:x"))], path


def test_the_description_of_a_hostile_page_is_read_in_full(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}toy/recommendations/WATER-1.html")
    blocks = page.locator("script[type='application/ld+json']")
    assert blocks.count() == 1
    described = json.loads(blocks.inner_text())
    assert ATTACK in described["mainEntity"]["name"]


def test_the_file_of_a_hostile_rule_is_read_in_full(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}toy/pitfalls/WET.html")
    file = page.locator("link[rel=describedby]").evaluate("element => element.href")
    data = page.evaluate("file => fetch(file).then(answer => answer.json())", file)
    assert data["title"].endswith(ATTACK)
    assert " ".join(ATTACK.split()) in data["citation"]


def test_a_hostile_feed_is_read_in_full(page: Page, hostile: str) -> None:
    page.goto(hostile)
    feed = page.locator("link[type='application/atom+xml']").evaluate("element => element.href")
    read = page.evaluate(
        """async (feed) => {
          const text = await (await fetch(feed)).text();
          const made = new DOMParser().parseFromString(text, "application/xml");
          const named = (name) => [...made.getElementsByTagName(name)];
          return {faults: named("parsererror").length, scripts: named("script").length,
                  title: made.querySelector("entry > title").textContent};
        }""",
        feed,
    )
    assert (read["faults"], read["scripts"]) == (0, 0)
    assert ATTACK in read["title"]


def test_the_form_of_a_hostile_site_asks_its_questions_as_text(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}toy/this-patient.html")
    form = page.locator("#this-patient")
    assert ATTACK in form.locator("legend").first.inner_text()
    assert form.locator("img, script, svg").count() == 0


def test_the_pdf_of_a_hostile_site_shows_it_and_runs_nothing(sites: tuple[Path, Path]) -> None:
    file = sites[0] / "toy" / "toy.pdf"
    reader = PdfReader(file)
    text = "".join("".join(sheet.extract_text() for sheet in reader.pages).split())
    assert "<script>alert(1)</script>" in text
    raw = file.read_bytes()
    assert b"/JavaScript" not in raw
    links = [
        str(note.get_object().get("/A", {}).get("/URI", ""))
        for sheet in reader.pages
        for note in sheet.get("/Annots", [])
    ]
    assert not [link for link in links if link.startswith("javascript")]
