"""A scenario played against the model and the same scenario under pytest end alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guideline.loading import Project, load_project
from guideline.verification import Run, State, run_scenario
from guideline.verification.running import run_scenarios
from tests.verification.projects import REPOSITORY, SETTINGS, small_project

pytestmark = pytest.mark.exhaustive

MIXED = """\
@rec:REST
Feature: Passing and failing

  Background:
    Given the age is 40 years

  Scenario: Right
    Given there is a fever
    When care is chosen
    Then rest is recommended

  Scenario: Wrong verdict
    Given there is a fever
    When care is chosen
    Then rest must be avoided

  Scenario: Wrong only in the last step
    Given there is a fever
    When care is chosen
    Then rest is recommended
    And an antibiotic is recommended

  Scenario: Contradiction
    Given there is a fever
    And there is no fever
    When care is chosen
    Then rest is recommended

  Scenario: No such patient
    Given there is a fever
    When care is chosen
    Then the record is impossible because of OLDEST

  Scenario Outline: Missing, <clause>
    Given <clause>
    When care is chosen
    Then the answer on rest depends on the presence of a fever

    Examples:
      | clause                                 |
      | it is unknown whether there is a fever |
      | there is a fever                       |
"""
PASSING = {"Right", "Missing, it is unknown whether there is a fever"}


@pytest.fixture(scope="module", autouse=True)
def settings() -> Iterator[None]:
    """What the runner's process needs to find the package."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Run]:
    project = small_project(tmp_path_factory.mktemp("mixed"))
    project.write("features/cold/mixed.feature", MIXED)
    loaded = load_project(project.root)
    return loaded, run_scenarios(loaded)


def _disagreements(project: Project, run: Run) -> list[str]:
    found = []
    for scenario in project.scenarios():
        played = run_scenario(project.book_of(scenario.file), scenario)
        result = run.of(scenario)
        alike = (played is None) == (result.state is State.PASSED)
        if not alike or (played or "") != result.message:
            found.append(f"{scenario.place}: played: {played}; pytest: {result.state.value}")
    return found


def test_passing_and_failing_scenarios_end_alike_with_the_same_message(
    mixed: tuple[Project, Run],
) -> None:
    assert _disagreements(*mixed) == []


def test_exactly_the_right_scenarios_pass(mixed: tuple[Project, Run]) -> None:
    project, run = mixed
    passed = {
        scenario.name
        for scenario in project.scenarios()
        if scenario.file.endswith("mixed.feature") and run.of(scenario).state is State.PASSED
    }
    assert passed == PASSING


def test_a_failure_says_what_was_expected_and_what_was_answered(
    mixed: tuple[Project, Run],
) -> None:
    project, run = mixed
    (message,) = [run.of(s).message for s in project.scenarios() if s.name == "Wrong verdict"]
    assert message.startswith(
        "Line 15. Expected: rest must be avoided. The answer is: rest is recommended. "
        "REST: Rest for an adult with a fever."
    )


def test_a_contradiction_names_both_phrases(mixed: tuple[Project, Run]) -> None:
    project, run = mixed
    (message,) = [run.of(s).message for s in project.scenarios() if s.name == "Contradiction"]
    assert message == "Line 25. 'there is no fever' contradicts 'there is a fever'."


def test_every_real_scenario_ends_alike_in_both() -> None:
    """The whole project of this repository, run once under pytest and once directly."""
    project = load_project(REPOSITORY)
    assert _disagreements(project, run_scenarios(project)) == []
