"""What a reader's browser does with the published site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

GUIDELINE = "alk-nsclc-post-lorlatinib"


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


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_text_of_the_figure_stays_in_its_figure(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{server}{GUIDELINE}/pathway.html")
    texts, outside, smallest = page.evaluate(
        """() => {
            const texts = [...document.querySelectorAll('.gl-figure text')];
            const outside = texts.filter(text => {
                const frame = text.closest('svg').getBoundingClientRect();
                const box = text.getBoundingClientRect();
                const beside = box.left < frame.left || box.right > frame.right;
                return beside || box.bottom > frame.bottom;
            });
            const sizes = texts.map(text => 14 * text.getScreenCTM().a);
            return [texts.length, outside.map(text => text.textContent), Math.min(...sizes)];
        }"""
    )
    assert texts > 50
    assert outside == []
    assert smallest >= 11  # pixels: readable without zooming


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_figure_has_the_colours_of_the_scheme(page: Page, server: str, scheme: str) -> None:
    """Computed, because axe cannot tell the ground of text in an SVG."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{server}{GUIDELINE}/pathway.html")
    weakest = page.evaluate(
        """() => {
            const light = colour => {
                const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(v => v / 255)
                    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const paper = getComputedStyle(document.body).backgroundColor;
            const ratios = [...document.querySelectorAll('.gl-figure text')].map(text => {
                const node = text.closest('.gl-figure__leaf') || text.closest('a');
                const rect = node && node.querySelector('rect');
                const ground = light(rect ? getComputedStyle(rect).fill : paper);
                const ink = light(getComputedStyle(text).fill);
                return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
            });
            return Math.min(...ratios);
        }"""
    )
    assert weakest >= 4.5


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


# The page of phrases

PHRASES = f"{GUIDELINE}/phrases.html"


def test_the_filter_leaves_what_holds_all_words(page: Page, home: str) -> None:
    page.goto(home + PHRASES)
    total = page.locator(".gl-phrases li").count()
    page.get_by_label("Find a phrase").fill("ASYMPTOMATIC progression")
    shown = page.locator(".gl-phrases li:visible")
    assert 0 < shown.count() < total
    assert all("asymptomatic" in text.lower() for text in shown.all_inner_texts())
    assert page.get_by_text(f"{shown.count()} of {total} phrases").get_attribute("role") == "status"


def test_headings_without_a_phrase_go_with_their_phrases(page: Page, server: str) -> None:
    page.goto(server + PHRASES)
    page.get_by_label("Find a phrase").fill("asymptomatic")
    assert "Verdict words" not in "".join(page.locator("article h3:visible").all_inner_texts())
    page.get_by_label("Find a phrase").fill("no such words")
    assert page.locator("article h3:visible").count() == 0
    page.get_by_label("Find a phrase").fill("")
    assert "Verdict words" in "".join(page.locator("article h3:visible").all_inner_texts())


def test_a_line_is_copied_with_the_keyboard(page: Page, home: str) -> None:
    page.goto(home + PHRASES)
    page.evaluate("""() => {
            navigator.clipboard.writeText = async text => { window.copiedText = text; };
        }""")
    button = page.locator(".gl-copy__button").first
    line = page.locator("code.gl-copy").first.inner_text()
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text(f"Copied: {line}").wait_for(state="attached")
    assert page.evaluate("window.copiedText") == line


def test_a_browser_without_a_clipboard_selects_the_line(page: Page, server: str) -> None:
    page.goto(server + PHRASES)
    page.evaluate(
        """() => {
            navigator.clipboard.writeText = async () => { throw new Error("refused"); };
            document.execCommand = () => false;
        }"""
    )
    page.locator(".gl-copy__button").first.click()
    page.get_by_text("Selected: press").wait_for(state="attached")
    line = page.locator("code.gl-copy").first.inner_text()
    assert page.evaluate("getSelection().toString()").strip() == line


def test_phrases_can_be_read_without_a_script(page: Page, server: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(server + PHRASES)
    assert plain.locator(".gl-phrases li:visible").count() > 100
    assert plain.locator(".gl-filter input, .gl-copy__button").count() == 0
    context.close()
