"""The page "Traceability": counts after each filter, worked out by hand on the toy; and its looks.

Of the toy's 11 statements WATER and BRIGHT have a scenario that fails; those of NEVER passed, but
two parts that rest on it have none; OUT is for a person, and the other 7 have no scenario.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from guideline.loading import PhraseBook
from guideline.rendering import render_pages
from guideline.rendering.publication import build_site, stage
from guideline.verification.results import Result, State, reconcile
from tests.browser.watching import (
    axe_violations,
    open_details,
    received,
    too_wide,
    transferred,
    watch,
)
from tests.fixtures.toys import toy
from tests.rendering.conftest import passed
from tests.rendering.hostile import toy_project

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"
)
ROWS = ".gl-trace-matrix tbody tr"


@pytest.fixture(scope="module")
def toy_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the toy's page; one scenario of three failed, one paraphrase is hostile."""
    folder = tmp_path_factory.mktemp("toy-site")
    project = toy_project(folder)
    food = dataclasses.replace(toy().statements["FEED"], paraphrase=f"Food. {HOSTILE}")
    guideline = dataclasses.replace(toy(), statements={**toy().statements, "FEED": food})
    project = dataclasses.replace(
        project, guidelines={"toy": guideline}, books={"toy": PhraseBook(guideline)}
    )
    first, *others = project.scenarios()
    results = [Result(*first.key, State.FAILED, "No.", 1), *(passed(s) for s in others)]
    pages = render_pages(
        project,
        reconcile(project.scenarios(), results),
        templates=ROOT / "site_templates" / "pages",
    )
    stage(folder / "docs", pages, folder / "staging")
    build_site(ROOT, folder / "staging", pages["nav.yml"], folder / "site", strict=False)
    return (folder / "site" / "toy" / "traceability.html").as_uri()


@pytest.fixture
def opened(page: Page, toy_page: str) -> Page:
    """The toy's page on a phone."""
    page.goto(toy_page)
    return page


def shown(page: Page) -> int:
    """How many rows can be seen, which has to be what the page says."""
    rows = sum(row.is_visible() for row in page.locator(ROWS).all())
    assert page.locator(".gl-trace [role=status]").inner_text() == f"{rows} of 11 statements shown"
    return rows


def trace_path(site: Path) -> str:
    return next(site.glob("*/traceability.html")).relative_to(site).as_posix()


# What is left after each filter


def test_every_statement_is_shown_at_first(opened: Page) -> None:
    assert shown(opened) == 11


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("water", 5),  # WATER, BRIGHT, TALL and LOW by their section, NEVER by its text
        ("Water tall", 1),
        ("ask in summer", 1),  # what a person checks
        ("top-heavy", 1),  # what rests on it
        ("soil that is", 0),  # the titles of scenarios are not searched
        ("onerror", 1),  # the hostile text is text
    ],
)
def test_words_leave_the_rows_that_hold_all_of_them(opened: Page, words: str, count: int) -> None:
    opened.get_by_label("Words").fill(words)
    assert shown(opened) == count


@pytest.mark.parametrize(
    ("state", "count"),
    [
        ("A scenario did not pass (2)", 2),
        ("All scenarios passed (0)", 0),
        ("For a person to check (1)", 1),
        ("No scenario (7)", 7),
        ("Nothing rests on it (0)", 0),
        ("Partly tested (1)", 1),
    ],
)
def test_a_state_leaves_its_rows(opened: Page, state: str, count: int) -> None:
    opened.get_by_label("State", exact=True).select_option(label=state)
    assert shown(opened) == count


@pytest.mark.parametrize(
    ("use", "count"),
    [
        ("Recommendation", 9),  # all but TITLE and NEVER
        ("Pitfall", 3),  # TEST, NEVER, FEED
        ("Declared silence", 1),  # WATER
        ("Check or claim", 5),  # TEST, LOW, NEVER, FEED, POT
        ("Scope", 1),
        ("Nothing", 0),
    ],
)
def test_a_kind_of_use_leaves_its_rows(opened: Page, use: str, count: int) -> None:
    opened.get_by_label("What rests on it").select_option(label=use)
    assert shown(opened) == count


def test_only_what_no_scenario_reaches(opened: Page) -> None:
    """The 7, and OUT, which is for a person."""
    opened.get_by_label("Only what no scenario reaches").check()
    assert shown(opened) == 8


def test_filters_add_up_and_show_all_takes_them_back(opened: Page) -> None:
    """TEST and FEED are in a pitfall and have no scenario; the words are in FEED only."""
    opened.get_by_label("State", exact=True).select_option(value="no-scenario")
    opened.get_by_label("What rests on it").select_option(label="Pitfall")
    assert shown(opened) == 2
    opened.get_by_label("Words").fill("food")
    assert shown(opened) == 1
    opened.get_by_role("button", name="Show all").click()
    assert shown(opened) == 11
    assert opened.get_by_label("Words").input_value() == ""


def test_the_keyboard_is_enough(opened: Page) -> None:
    opened.get_by_label("Words").focus()
    opened.keyboard.type("water")
    assert shown(opened) == 5
    opened.keyboard.press("Tab")
    opened.keyboard.type("No scen")  # a closed list chooses by its first letters
    assert shown(opened) == 2  # TALL and LOW
    opened.keyboard.press("Tab")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Space")
    assert opened.get_by_label("Only what no scenario reaches").is_checked()
    assert shown(opened) == 2
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    assert shown(opened) == 11


def test_a_count_of_the_legend_leads_to_its_rows(opened: Page) -> None:
    opened.get_by_role("link", name="2 statements").click()
    assert shown(opened) == 2
    assert opened.url.endswith("#matrix")


def test_a_link_to_a_row_that_is_filtered_away_brings_it_back(opened: Page) -> None:
    opened.get_by_label("Words").fill("summer")
    assert not opened.locator("#statement-test").is_visible()
    opened.locator(".gl-painted a[href='#statement-test']").click()
    assert opened.locator("#statement-test").is_visible()
    assert shown(opened) == 11


def test_a_link_to_a_row_that_is_shown_keeps_the_filter(opened: Page) -> None:
    opened.get_by_label("Words").fill("summer")
    opened.locator(".gl-painted a[href='#statement-out']").click()
    assert shown(opened) == 1


# Without a script, and with one that somebody smuggled in


def test_without_scripts_the_whole_table_stands_there(browser: Browser, toy_page: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(toy_page)
    assert sum(row.is_visible() for row in page.locator(ROWS).all()) == 11
    assert not page.locator("fieldset.gl-trace").is_visible()
    assert page.locator(".gl-painted").count() == 11
    context.close()


def test_hostile_text_is_shown_as_text(page: Page, toy_page: str) -> None:
    noticed = watch(page, toy_page.rpartition("/toy/")[0])
    page.goto(toy_page)
    page.get_by_label("Words").fill("food")
    assert HOSTILE in page.locator("tr:has(#statement-feed) td").nth(1).inner_text()
    assert HOSTILE in page.locator(".gl-paint", has_text="Food.").inner_text()
    assert "owned" not in page.title()
    assert page.locator("article img").count() == 0
    assert noticed == []


# Looks


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_in_use_does_not_violate_wcag(
    site: Path,
    server: str,
    toy_page: str,
    screen: Callable[[int, str], Page],
    width: int,
    scheme: str,
) -> None:
    """Whole, filtered, with nothing left, and with a scenario that failed."""
    page = screen(width, scheme)
    page.goto(server + trace_path(site))
    open_details(page)
    found = {"whole": axe_violations(page)}
    page.get_by_label("State", exact=True).select_option(value="person")
    page.get_by_label("Words").fill("immunotherapy")
    assert page.locator(f"{ROWS}:not([hidden])").count() > 0
    found["filtered"] = axe_violations(page)
    page.get_by_label("Words").fill("no statement says this")
    assert page.locator(f"{ROWS}:not([hidden])").count() == 0
    found["empty"] = axe_violations(page)
    page.goto(toy_page)
    open_details(page)
    found["failed"] = axe_violations(page)
    assert {state: lines for state, lines in found.items() if lines} == {}


def test_no_state_of_the_page_is_wider_than_a_small_phone(
    page: Page, site: Path, server: str, toy_page: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for address in (server + trace_path(site), toy_page):
        page.goto(address)
        open_details(page)
        assert too_wide(page) == []
        page.get_by_label("Only what no scenario reaches").check()
        assert too_wide(page) == []


def test_every_column_is_in_sight_beside_the_navigation(
    screen: Callable[[int, str], Page], site: Path, server: str
) -> None:
    page = screen(1280, "light")
    page.goto(server + trace_path(site))
    inside, wide = page.evaluate(
        "(b => [b.clientWidth, b.scrollWidth])(document.querySelector('.gl-trace-matrix'))"
    )
    assert wide <= inside


def test_each_state_is_told_by_a_word_and_a_mark_of_its_own(opened: Page) -> None:
    """Colours aside: no two states of the legend share a word or a glyph."""
    found = opened.evaluate(
        """[...document.querySelectorAll('.gl-legend .reached')].map(chip =>
          [chip.textContent, getComputedStyle(chip, '::before').maskImage])"""
    )
    assert len(found) == 6
    assert len({word for word, _ in found}) == 6
    assert len({glyph for _, glyph in found}) == 6


def test_the_page_weighs_less_than_300_kilobytes(browser: Browser, server: str, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    loaded = received(page)
    page.goto(server + trace_path(site))
    page.wait_for_load_state("networkidle")
    weight = transferred(loaded)
    context.close()
    assert 10_000 < weight < 300_000
