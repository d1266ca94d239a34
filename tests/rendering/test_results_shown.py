"""Results of a run are shown as they are; only passed looks passed."""

import dataclasses
import re
from pathlib import Path

import pytest

from guideline.loading import Project
from guideline.rendering import render_pages
from guideline.verification.results import Result, Run, State, reconcile
from tests.rendering.conftest import passed
from tests.rendering.hostile import toy_project
from tests.rendering.reading import ROOT, visible

TEMPLATES = ROOT / "site_templates" / "pages"
PAGE = "toy/recommendations/WATER-1.md"


@pytest.fixture
def toys(tmp_path: Path) -> Project:
    """Three scenarios: one plain, one outline with two rows."""
    return toy_project(tmp_path)


def rendered(toys: Project, *results: Result, problems: tuple[str, ...] = ()) -> dict[str, str]:
    return render_pages(toys, reconcile(toys.scenarios(), results, problems), templates=TEMPLATES)


def test_all_passed_is_said_in_words_and_green(toys: Project) -> None:
    page = rendered(toys, *(passed(s) for s in toys.scenarios()))[PAGE]
    assert "Passed software tests: all 3 scenarios passed" in visible(page)
    # The head, the section, the feature, and the three scenarios themselves.
    assert page.count("{ .result .result-passed }") == 6


@pytest.mark.parametrize("state", [state for state in State if state is not State.PASSED])
def test_any_other_state_is_not_green(state: State, toys: Project) -> None:
    """One scenario that did not pass takes the green from everything that counts it."""
    first, *others = toys.scenarios()
    bad = Result(*first.key, state, "It went wrong.", 1)
    page = rendered(toys, bad, *(passed(s) for s in others))[PAGE]
    assert "2 of 3 scenarios passed" in visible(page)
    assert f".result-{state.value.replace('_', '-')} }}" in page
    assert page.count(".result-passed }") == 2  # the two that passed, and no count


def test_a_scenario_that_did_not_pass_stands_open_with_its_reason(toys: Project) -> None:
    first, *others = toys.scenarios()
    bad = Result(*first.key, State.FAILED, "Expected: wet. It is dry.", 2)
    page = rendered(toys, bad, *(passed(s) for s in others))[PAGE]
    assert len(re.findall('class="gl-scenario"[^>]* open>', page)) == 1
    assert (
        '<details class="gl-layer" markdown open>\n<summary markdown="block">\n\n## Tested' in page
    )
    assert "Expected: wet. It is dry." in visible(page)


def test_a_scenario_without_any_result_counts_as_not_run(toys: Project) -> None:
    """Even when a run was never reconciled with what was written."""
    page = render_pages(toys, Run({}), templates=TEMPLATES)[PAGE]
    assert "Not run 0 of 3 scenarios passed" in visible(page)


def test_the_home_page_warns_when_something_did_not_pass(toys: Project) -> None:
    first, *others = toys.scenarios()
    bad = Result(*first.key, State.FAILED, "No.", 2)
    home = visible(rendered(toys, bad, *(passed(s) for s in others))["index.md"])
    assert "Not every situation passed 2 of 3 scenarios passed." in home


def test_the_home_page_shows_what_disturbed_the_run(toys: Project) -> None:
    """All scenarios may have passed, and something else may have gone wrong."""
    stray = dataclasses.replace(passed(toys.scenarios()[0]), line=999)
    results = [passed(s) for s in toys.scenarios()]
    home = visible(rendered(toys, *results, stray, problems=("A module broke.",))["index.md"])
    assert "A module broke." in home
    assert "A scenario ran that nobody wrote down" in home
