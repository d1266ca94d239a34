"""What readers come for, from the home page, with every press counted: three at most."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MOST = 3


class Reader:
    """A reader on the home page who presses what is named, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, role: str, name: str) -> None:
        """Press the first thing on the page with this role and name; it has to be in sight."""
        self.page.locator("article").get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        self.presses += 1

    def reads(self, words: str) -> bool:
        """Whether these words can be seen."""
        self.page.locator("article").get_by_text(words).first.wait_for(timeout=3000)
        return self.presses <= MOST


CHEMO = "Platinum-pemetrexed for symptomatic progression at several systemic sites"


@pytest.fixture(params=[390, 1280])
def reader(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": request.param, "height": 844})
    page = context.new_page()
    page.goto(server + "index.html")
    yield Reader(page)
    context.close()


def test_what_to_give_a_fit_patient_with_widespread_symptomatic_progression(reader: Reader) -> None:
    reader.press("link", CHEMO)
    assert reader.reads("Platinum-pemetrexed chemotherapy is recommended.")
    assert reader.presses == 1


def test_whether_lorlatinib_may_go_on_with_three_treatable_sites(reader: Reader) -> None:
    reader.press("link", "Staying on lorlatinib together with local therapy")
    assert reader.reads("Continuing lorlatinib may be considered.")
    assert reader.reads("together with that local therapy, not instead of it")
    assert reader.presses == 1


def test_why_not_immunotherapy_at_a_high_pdl1(reader: Reader) -> None:
    reader.press("link", "Do not use immunotherapy alone as the standard next line")
    assert reader.reads("little effect in ALK-positive disease, whatever the PD-L1 expression")
    assert reader.presses == 1


def test_what_is_unknown_at_performance_status_3(reader: Reader) -> None:
    reader.press("link", "What the source does not cover")
    assert reader.reads("No chemotherapy is named for these patients.")
    reader.press("link", "AMB-01: Performance status 3 or 4 is not addressed")
    assert reader.reads("AMB-01 · Performance status 3 or 4 is not addressed")
    assert reader.presses == 2


def test_to_cite_a_recommendation(reader: Reader) -> None:
    reader.press("link", CHEMO)
    reader.page.locator("summary", has_text="Cite this").click()
    reader.presses += 1
    assert reader.reads("Recommendation CHEMO-1: Platinum-pemetrexed for symptomatic progression")
    reader.press("button", "Copy: Recommendation CHEMO-1")
    assert reader.page.get_by_role("button", name="Copy: Recommendation CHEMO-1").inner_text() in (
        "Copied",
        "Selected",
    )
    assert reader.presses == 3
