"""The parts of a recommendation's page open on demand, and words of the field are explained."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CARD = "alk-nsclc-post-lorlatinib/recommendations/CONT-1.html"
PITFALL = "alk-nsclc-post-lorlatinib/pitfalls/PIT-1.html"


def layer(heading: str) -> str:
    return f"details.gl-layer:has(> summary h2#{heading})"


def test_why_stands_open_and_the_scenarios_are_closed(page: Page, home: str) -> None:
    page.goto(home + CARD)
    assert page.locator(layer("why")).get_attribute("open") is not None
    assert page.locator(layer("scenarios")).get_attribute("open") is None


def test_a_link_into_a_closed_part_opens_it(page: Page, home: str) -> None:
    page.goto(f"{home}{CARD}#proof")
    page.locator(f"{layer('proof')}[open]").wait_for()
    assert page.locator(layer("scenarios")).get_attribute("open") is None


def test_a_link_to_a_scenario_opens_its_part_and_the_scenario(page: Page, home: str) -> None:
    page.goto(home + CARD)
    anchor = page.locator("details.gl-scenario").nth(2).get_attribute("id")
    page.evaluate("anchor => { location.hash = anchor }", anchor)
    page.locator(f"{layer('scenarios')}[open]").wait_for()
    assert page.locator(f"#{anchor}").get_attribute("open") is not None


def test_a_damaged_address_disturbs_nothing(page: Page, home: str) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{home}{CARD}#%E0%A4%A")
    page.locator(".gl-layers__switch").wait_for()
    assert problems == []


def test_one_press_opens_every_part_and_one_closes_them(page: Page, home: str) -> None:
    page.goto(home + CARD)
    closed = page.locator("details.gl-layer:not([open])")
    assert closed.count() > 0
    page.get_by_role("button", name="Open all parts").click()
    assert closed.count() == 0
    page.get_by_role("button", name="Close all parts").click()
    assert page.locator("details.gl-layer[open]").count() == 0


def test_parts_open_without_a_script(page: Page, server: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(server + CARD)
    plain.locator(layer("references") + " > summary").click()
    assert plain.locator(layer("references") + " li").first.is_visible()
    context.close()


def test_a_word_is_explained_to_the_keyboard(page: Page, home: str) -> None:
    """Focus shows the meaning, a screen reader is told of it, Escape puts it away."""
    page.goto(home + PITFALL)
    word = page.locator("a.gl-term", has_text="PD-L1").first
    word.focus()
    meaning = page.get_by_role("tooltip")
    assert meaning.inner_text().startswith("A protein on tumour cells")
    assert word.get_attribute("aria-describedby") == meaning.get_attribute("id")
    page.keyboard.press("Escape")
    assert meaning.count() == 0


def test_the_mouse_may_move_onto_the_meaning(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(home + PITFALL)
    page.locator("a.gl-term", has_text="PD-L1").first.hover()
    meaning = page.get_by_role("tooltip")
    meaning.hover()
    page.wait_for_timeout(400)  # longer than it takes to go away
    assert meaning.is_visible()
    page.mouse.move(5, 5)
    meaning.wait_for(state="hidden")


def test_a_word_leads_to_its_place_among_all_words(page: Page, home: str) -> None:
    page.goto(home + PITFALL)
    page.locator("a.gl-term", has_text="PD-L1").first.click()
    page.wait_for_url("**/glossary.html#term-pd-l1")


def test_a_word_is_explained_once_on_a_page(page: Page, home: str) -> None:
    page.goto(home + CARD)
    words = page.locator("a.gl-term").all_inner_texts()
    assert len(words) == len({word.casefold() for word in words})
    assert "oligoprogressive" in words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("SBRT", "SABR as a local treatment"),
        ("68446", "Platinum-pemetrexed for symptomatic progression"),
        ("NGS", "Broad molecular profiling before the next line"),
        ("crizotinib", "Do not take for granted that every ALK inhibitor"),
    ],
)
def test_search_finds_a_drug_by_another_name_or_its_code(
    page: Page, home: str, words: str, found: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(home + "index.html")
    page.locator("label[for=__search]").first.click()
    page.locator("input.md-search__input").press_sequentially(words, delay=20)
    page.locator(".md-search-result__link", has_text=found).first.wait_for()
