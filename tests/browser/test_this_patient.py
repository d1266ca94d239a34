"""The page "For this patient", used as a reader uses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

FORM = "alk-nsclc-post-lorlatinib/this-patient.html"
IN_SCOPE = {
    "disease": "nsclc",
    "alk_status": "positive",
    "last_systemic_therapy": "lorlatinib",
    "progression_on_lorlatinib": "confirmed",
}
WIDESPREAD = {**IN_SCOPE, "symptoms": "symptomatic", "extent": "systemic_multiple"}
CHEMOTHERAPY = "Platinum-pemetrexed chemotherapy"


def answer(page: Page, values: dict[str, str]) -> None:
    for name, value in values.items():
        page.locator(f"input[name=q-{name}][value='{value}']").check()


def number(page: Page, label: str, text: str) -> None:
    page.get_by_role("textbox", name=label).fill(text)


def box(page: Page, option: str):  # type: ignore[no-untyped-def]
    """The answer on one option."""
    return page.locator("details.gl-answer").filter(has_text=option).first


def verdict(page: Page, option: str) -> str:
    return box(page, option).locator("summary .verdict").inner_text()


@pytest.fixture
def form(page: Page, home: str) -> Page:
    """The form, opened from disk and over http, and nothing answered."""
    page.goto(home + FORM)
    return page


def test_a_fit_patient_with_widespread_symptoms_gets_chemotherapy(form: Page) -> None:
    answer(form, WIDESPREAD)
    number(form, "ECOG", "1")
    assert verdict(form, CHEMOTHERAPY) == "Recommended"
    assert verdict(form, "Continuing lorlatinib") == "Do not"


def test_without_the_performance_status_the_answer_stays_open_and_says_what_it_would_decide(
    form: Page,
) -> None:
    answer(form, WIDESPREAD)
    assert verdict(form, CHEMOTHERAPY) == "Cannot be determined"
    box(form, CHEMOTHERAPY).locator("summary").click()
    rows = box(form, CHEMOTHERAPY).locator("table").first.locator("tbody tr").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == [
        "0 to 2 Recommended",
        "3 to 4 The source is silent",
    ]


def test_what_is_said_to_be_unknown_stays_unknown(form: Page) -> None:
    answer(form, WIDESPREAD)
    number(form, "ECOG", "1")
    form.locator("input[name=q-ecog][value='?']").check()
    assert verdict(form, CHEMOTHERAPY) == "Cannot be determined"


def test_a_number_out_of_range_is_kept_and_not_used(form: Page) -> None:
    answer(form, WIDESPREAD)
    number(form, "ECOG", "7")
    fault = form.locator("#fault-ecog")
    assert fault.inner_text() == "“7” is not a whole number from 0 to 4. It is not used."
    assert form.get_by_role("textbox", name="ECOG").input_value() == "7"
    assert verdict(form, CHEMOTHERAPY) == "Cannot be determined"


@pytest.mark.parametrize("text", ["-1", "1.5", "one", "1e3", "9" * 400])
def test_what_is_no_number_of_the_range_is_a_fault(form: Page, text: str) -> None:
    answer(form, WIDESPREAD)
    number(form, "ECOG", text)
    assert "is not a whole number from 0 to 4" in form.locator("#fault-ecog").inner_text()


def test_values_that_exclude_each_other_are_named_and_kept(form: Page) -> None:
    """A single progressing site cannot be systemic progression: constraint D4."""
    answer(form, {**IN_SCOPE, "extent": "systemic_multiple"})
    form.locator("details.gl-more", has_text="change no answer").locator("summary").click()
    number(form, "Progressing sites", "1")
    fault = form.locator("[role=alert] .admonition.danger")
    assert "There is no such patient" in fault.inner_text()
    assert "(D4)" in fault.inner_text()
    assert form.locator("details.gl-answer").count() == 0
    assert form.get_by_role("textbox", name="Progressing sites").input_value() == "1"
    assert form.locator("input[name=q-extent]:checked").input_value() == "systemic_multiple"


def test_after_a_correction_the_answers_are_back(form: Page) -> None:
    answer(form, {**IN_SCOPE, "extent": "systemic_multiple"})
    form.locator("details.gl-more", has_text="change no answer").locator("summary").click()
    number(form, "Progressing sites", "1")
    number(form, "Progressing sites", "4")
    assert form.locator("[role=alert] .admonition.danger").count() == 0
    assert form.locator("details.gl-answer").count() == 14


def test_outside_the_scope_no_question_is_asked(form: Page) -> None:
    answer(form, {"disease": "other"})
    assert form.locator(".gl-patient__summary").inner_text().startswith("Out of scope.")
    assert form.locator(".gl-question--next").count() == 0


def test_a_plan_with_immunotherapy_alone_is_spoken_against(form: Page) -> None:
    answer(form, WIDESPREAD)
    form.locator("details.gl-more", has_text="Check a plan").locator("summary").click()
    form.locator("input[name=plan][value=ici_monotherapy]").check()
    assert form.locator(".admonition", has_text="Speaks against the plan").count() >= 1


def test_the_question_that_settles_most_comes_first(form: Page) -> None:
    """Until the scope is known every answer waits for it."""
    first = form.locator(".gl-question--next legend").inner_text()
    assert first == "Has the disease progressed on lorlatinib?"


def test_an_answered_question_can_be_changed_and_cleared(form: Page) -> None:
    answer(form, WIDESPREAD)
    form.get_by_role("button", name="Change: Disease").click()
    form.get_by_role("button", name="Clear: Disease").click()
    assert form.locator("input[name=q-disease]:checked").count() == 0
    assert verdict(form, CHEMOTHERAPY) == "Cannot be determined"


def test_start_again_forgets_everything(form: Page) -> None:
    answer(form, WIDESPREAD)
    form.get_by_role("button", name="Start again").click()
    assert form.locator("#this-patient input:checked").count() == 0
    assert form.locator(".gl-patient__summary").inner_text().startswith("Nothing is known yet")


def test_nothing_entered_is_stored_or_sent(page: Page, server: str) -> None:
    page.goto(server + FORM)
    page.wait_for_load_state("networkidle")
    before = page.evaluate("[{...localStorage}, {...sessionStorage}, document.cookie]")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    answer(page, WIDESPREAD)
    number(page, "ECOG", "1")
    box(page, CHEMOTHERAPY).locator("summary").click()
    page.wait_for_timeout(300)
    assert requests == []
    assert page.evaluate("[{...localStorage}, {...sessionStorage}, document.cookie]") == before
    assert page.url == server + FORM


def test_a_link_asked_for_brings_the_same_answers(form: Page) -> None:
    answer(form, WIDESPREAD)
    number(form, "ECOG", "1")
    form.locator("input[name=q-profiling_state][value='?']").check()
    summary = form.locator(".gl-patient__summary").inner_text()
    form.get_by_role("button", name="Make a link to this patient").click()
    address = form.get_by_role("textbox", name="Link to this patient").input_value()
    other = form.context.new_page()
    other.goto(address)
    assert other.locator(".gl-patient__summary").inner_text() == summary
    assert other.locator("input[name=q-profiling_state]:checked").input_value() == "?"


def test_an_address_with_nonsense_leaves_it_out(page: Page, home: str) -> None:
    page.goto(home + FORM + "#patient?disease=nsclc&ecog=99&nothing=1&symptoms=<b>&plan=none")
    assert page.locator("input[name=q-disease]:checked").input_value() == "nsclc"
    assert page.locator("input[name=q-symptoms]:checked").count() == 0
    assert "“99” is not" in page.locator("#fault-ecog").inner_text()


def test_the_keyboard_alone_is_enough(form: Page) -> None:
    form.locator(".gl-question--next input").first.focus()
    form.keyboard.press("Space")
    assert form.locator("input[name=q-progression_on_lorlatinib]:checked").count() == 1
    form.locator("details.gl-answer summary").first.focus()
    form.keyboard.press("Enter")
    assert form.locator("details.gl-answer[open]").count() == 1


def test_focus_stays_where_the_reader_is(form: Page) -> None:
    form.locator("input[name=q-symptoms][value=symptomatic]").check()
    assert form.evaluate("document.activeElement.value") == "symptomatic"


@pytest.mark.parametrize("content", ["", "window.guidelineData = {;", "window.guidelineData = {};"])
def test_broken_data_is_said_and_the_page_is_not_empty(
    page: Page, server: str, content: str
) -> None:
    page.route("**/guideline-data.js", lambda route: route.fulfill(body=content))
    page.goto(server + FORM)
    assert "The questions are not here" in page.locator("#this-patient").inner_text()
    assert page.locator("#this-patient a", has_text="pathway").count() == 1


def test_missing_data_is_said(page: Page, server: str) -> None:
    page.route("**/guideline-data.js", lambda route: route.fulfill(status=404))
    page.goto(server + FORM)
    assert "The questions are not here" in page.locator("#this-patient").inner_text()


def damaged(page: Page, site: Path, damage: Callable[[dict[str, Any]], object]) -> None:
    """Opens no page yet; the data beside the form will be damaged."""
    path = site / "alk-nsclc-post-lorlatinib/guideline-data.js"
    data = json.loads(path.read_text("utf-8").removeprefix("window.guidelineData = ")[:-2])
    damage(data)
    body = f"window.guidelineData = {json.dumps(data)};"
    page.route("**/guideline-data.js", lambda route: route.fulfill(body=body))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.pop("variables"),
        lambda data: data.pop("diagrams"),
        lambda data: data["diagrams"]["options"].pop("platinum_pemetrexed"),
        lambda data: data["diagrams"]["options"]["platinum_pemetrexed"].pop("nodes"),
        lambda data: data.pop("decision_points"),
        lambda data: data.update(engine_wordings=[]),
        lambda data: data["diagrams"]["options"]["platinum_pemetrexed"]["nodes"][-1].pop(),
        lambda data: data["diagrams"]["options"]["platinum_pemetrexed"].update(verdict=10**6),
        lambda data: data["diagrams"]["options"]["platinum_pemetrexed"]["nodes"][0].__setitem__(
            1, 10**6
        ),
    ],
    ids=[
        "variables",
        "diagrams",
        "one diagram",
        "its nodes",
        "moments",
        "wordings",
        "a way on",
        "a beginning that is no node",
        "a way on to no node",
    ],
)
def test_data_with_a_part_missing_is_said_and_gives_no_answer(
    page: Page, server: str, site: Path, damage: Callable[[dict[str, Any]], object]
) -> None:
    damaged(page, site, damage)
    page.goto(server + FORM)
    shown = page.locator("#this-patient")
    assert "The data beside this page cannot be read" in shown.inner_text()
    assert page.locator("details.gl-answer").count() == 0


def test_data_of_another_format_is_said_and_gives_no_answer(
    page: Page, server: str, site: Path
) -> None:
    damaged(page, site, lambda data: data.update(format="guideline-as-code 2.0"))
    page.goto(server + FORM)
    said = page.locator("#this-patient").inner_text()
    assert "another format (guideline-as-code 2.0)" in said
    assert page.locator("details.gl-answer").count() == 0


def test_without_scripts_the_page_says_so(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(server + FORM)
    assert "They need JavaScript" in bare.locator("#this-patient").inner_text()
    context.close()


def test_a_missing_engine_is_said(page: Page, server: str) -> None:
    page.route("**/advice.js", lambda route: route.fulfill(status=404))
    page.goto(server + FORM)
    assert "The questions are not here" in page.locator("#this-patient").inner_text()


def test_the_form_does_not_need_the_file_for_machines(page: Page, server: str) -> None:
    """`guideline.json` may be broken or gone; the form reads the script beside it."""
    page.route("**/guideline.json", lambda route: route.fulfill(status=404))
    page.goto(server + FORM)
    answer(page, WIDESPREAD)
    assert verdict(page, CHEMOTHERAPY) == "Cannot be determined"


def test_hostile_content_is_shown_as_text(page: Page, server: str, site: Path) -> None:
    path = site / "alk-nsclc-post-lorlatinib/guideline-data.js"
    data = json.loads(path.read_text("utf-8").removeprefix("window.guidelineData = ")[:-2])
    attack = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    for part in ("variables", "options", "recommendations", "pitfalls", "questions", "wordings"):
        for item in data[part]:
            for key in ("question", "help", "name", "phrase", "title", "label", "noun", "harm"):
                if key in item:
                    item[key] = f"{attack}{item[key]}"
    body = f"window.guidelineData = {json.dumps(data)};"

    def hostile(route: Route) -> None:
        route.fulfill(body=body, content_type="text/javascript")

    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.route("**/guideline-data.js", hostile)
    page.goto(server + FORM)
    answer(page, WIDESPREAD)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.wait_for_timeout(200)
    assert dialogs == []
    assert page.locator("#this-patient img, #this-patient script").count() == 0
    assert attack in page.locator("#this-patient").inner_text()


def test_the_form_with_all_answers_open_is_no_wider_than_a_small_phone(
    page: Page, server: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server + FORM)
    answer(page, WIDESPREAD)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
