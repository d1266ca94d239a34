"""Which outcomes scenarios reach: worked out by hand on a cold and on houseplants."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.loading import PhraseBook, Project, load_project
from guideline.model.guideline import Guideline
from guideline.verification.proof import prove
from guideline.verification.reach import Outcome, Reach, reach
from tests.fixtures.toys import changed_toy, toy
from tests.verification.pasted import fails, passes, scenarios_of
from tests.verification.projects import small_project

IN_SCOPE = 3_704_832


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return load_project(small_project(tmp_path_factory.mktemp("cold")).root)


def reached_by(guideline: Guideline, text: str) -> Reach:
    scenarios = scenarios_of(guideline, text) if text else ()
    return reach(prove(guideline), PhraseBook(guideline), scenarios)


def outcomes(found: Reach, option: str, verdict: str) -> list[Outcome]:
    return [outcome for outcome in found.outcomes[option] if outcome.verdict == verdict]


def test_each_verdict_of_each_option_is_an_outcome(cold: Project) -> None:
    """205 profiles in scope (18 to 120 with and without a fever, but nobody of 120 with one)."""
    found = reach(prove(cold.guidelines["cold"]), cold.books["cold"], cold.scenarios())
    assert [(o.option, o.verdict, o.profiles) for o in found.all] == [
        ("rest", "recommended", 102),
        ("rest", "source_silent", 103),
        ("antibiotics", "do_not", 103),
        ("antibiotics", "source_silent", 102),
    ]


def test_every_outcome_of_the_cold_is_reached(cold: Project) -> None:
    found = reach(prove(cold.guidelines["cold"]), cold.books["cold"], cold.scenarios())
    assert all(outcome.reached for outcome in found.all)
    assert {outcome.missing for outcome in found.all} == {""}


def test_the_outcomes_of_a_rule_are_those_it_decides(cold: Project) -> None:
    found = reach(prove(cold.guidelines["cold"]), cold.books["cold"], cold.scenarios())
    assert [(o.option, o.verdict) for o in found.of_rule("ABX")] == [("antibiotics", "do_not")]


TEST = """\
@rec:TEST-1
Feature: The soil test

  Scenario: Not done
    Given a houseplant that stands indoors
    And the soil has not been tested
    When the plant is cared for
    Then {claim}
"""


@pytest.mark.parametrize(
    ("claim", "reached"),
    [
        ("a soil test must be done", True),
        # It says nothing of the verdict, so it would not notice another one.
        ("the patient is in scope", False),
        ("the answer on a soil test rests on TEST-1", False),
    ],
)
def test_a_scenario_reaches_an_outcome_when_it_says_the_verdict(claim: str, reached: bool) -> None:
    (outcome,) = outcomes(reached_by(toy(), TEST.format(claim=claim)), "soil_test", "must")
    assert outcome.reached is reached


def test_a_scenario_on_another_option_does_not_reach_it() -> None:
    text = TEST.format(claim="watering cannot be determined yet")
    (outcome,) = outcomes(reached_by(toy(), text), "soil_test", "must")
    assert not outcome.reached


FOOD = """\
@rec:FEED-1
Feature: Food

  Scenario: Growing
    Given a houseplant that stands indoors
    And {clause}
    When the plant is cared for
    Then feeding {verdict}
"""


def test_a_record_that_leaves_the_outcome_open_does_not_reach_it() -> None:
    """Nobody knows whether the plant grows, so it is in neither group for certain."""
    text = FOOD.format(clause="it is unknown: the growth", verdict="cannot be determined yet")
    text = text.replace("it is unknown: the growth", toy().variables["growing"].unknown_phrase)
    assert not any(outcome.reached for outcome in reached_by(toy(), text).outcomes["feeding"])


def test_an_assumed_value_counts_as_recorded(tmp_path: Path) -> None:
    """The light is assumed to be medium where nobody mentions it."""
    guideline = changed_toy(
        tmp_path,
        ("recommendations.yaml", "      growing: yes\n", "      light: medium\n"),
        (
            "guideline.yaml",
            "options: [feeding]\n    variable: light",
            "options: [feeding]\n    variable: soil",
        ),
    )
    text = FOOD.format(clause="the plant grows", verdict="is recommended")
    (outcome,) = outcomes(reached_by(guideline, text), "feeding", "recommended")
    assert outcome.reached


def test_the_missing_scenario_of_a_rule_passes_and_reaches_its_outcome() -> None:
    (outcome,) = outcomes(reached_by(toy(), ""), "soil_test", "must")
    assert passes(toy(), outcome.missing)
    again = reached_by(toy(), f"Feature: Written\n\n{outcome.missing}")
    assert outcomes(again, "soil_test", "must")[0].reached


def test_the_missing_scenario_fails_once_the_rule_says_something_else(tmp_path: Path) -> None:
    (outcome,) = outcomes(reached_by(toy(), ""), "feeding", "recommended")
    change = ("recommendations.yaml", "    wording: recommended\n    when:\n      growing", "@@")
    changed = changed_toy(tmp_path, (*change[:2], change[1].replace("recommended", "must")))
    assert fails(changed, outcome.missing)


def test_outcomes_are_counted_exactly() -> None:
    found = reached_by(toy(), "")
    (fed,) = outcomes(found, "feeding", "recommended")
    (unfed,) = outcomes(found, "feeding", "not_supported")
    assert (fed.profiles, unfed.profiles) == (IN_SCOPE // 2, IN_SCOPE // 2)
    assert (fed.rules, unfed.rules) == (("FEED-1",), ("FEED-1",))


def test_silence_that_nobody_declared_asks_for_no_scenario(tmp_path: Path) -> None:
    silence = """\
    silence:
      - when:
          soil_test_state: impossible
        reason: The source does not say what to do when the soil cannot be tested.
"""
    guideline = changed_toy(tmp_path, ("options.yaml", silence, ""))
    (outcome,) = outcomes(reached_by(guideline, ""), "soil_test", "source_silent")
    assert (outcome.flawed, outcome.reached, outcome.missing) == (True, False, "")


def test_nothing_is_left_unlisted() -> None:
    assert reached_by(toy(), "").unlisted == {}
