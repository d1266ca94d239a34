"""What a reader's browser does with the published site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_search_finds_a_recommendation(page: Page, home: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(home + "index.html")
    page.locator("label[for=__search]").first.click()
    page.locator("input.md-search__input").press_sequentially("pemetrexed", delay=20)
    result = page.locator(".md-search-result__link").first
    result.wait_for()
    assert "pemetrexed" in result.inner_text().lower()
    outside = [url for url in requests if not url.startswith((home, "data:", "blob:", "about:"))]
    assert outside == []


def test_a_fetch_to_another_host_is_blocked(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    outcome = page.evaluate(
        """() => new Promise(resolve => {
            const seen = event => resolve(event.effectiveDirective);
            document.addEventListener('securitypolicyviolation', seen);
            fetch('https://elsewhere.invalid/').catch(() => setTimeout(() => resolve('none'), 500));
        })"""
    )
    assert outcome == "connect-src"


def test_every_page_says_what_it_is_not(site: Path) -> None:
    silent = [
        str(file.relative_to(site))
        for file in site.rglob("*.html")
        if "not medical advice" not in file.read_text("utf-8").lower()
        or "not a medical device" not in file.read_text("utf-8").lower()
    ]
    assert silent == []


def test_the_content_security_policy_is_on_every_page(site: Path) -> None:
    silent = [
        str(file.relative_to(site))
        for file in site.rglob("*.html")
        if 'http-equiv="Content-Security-Policy"' not in file.read_text("utf-8")
    ]
    assert silent == []
