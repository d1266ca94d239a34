"""What scenarios mention, worked out by hand on the toy."""

from __future__ import annotations

from guideline.loading import PhraseBook, parse_feature
from guideline.verification.mentions import EMPTY, NUMBER, Mentions, mentions, sayable
from tests.fixtures.toys import toy

FEATURE = """\
@rec:FEED-1
Feature: A plant

  Scenario: A plant
    Given a houseplant that stands indoors
{given}
    When the plant is cared for
    Then feeding is recommended
"""


def found(*given: str) -> Mentions:
    lines = "\n".join(f"    And {text}" for text in given)
    feature, faults = parse_feature(FEATURE.format(given=lines), "features/toy/a.feature", toy())
    assert feature is not None
    assert not faults
    return mentions(PhraseBook(toy()), feature.scenarios)


def test_a_phrase_for_several_values_mentions_each() -> None:
    assert found().values == {("plant", "houseplant"), ("place", "indoors")}


def test_only_the_option_of_the_answer_is_mentioned() -> None:
    assert found().options == {"feeding"}


def test_any_number_is_mentioned_as_a_number_and_a_word_as_itself() -> None:
    assert ("height", NUMBER) in found("the plant is 40 cm tall").values
    assert ("height", "climbing") in found("the plant climbs").values


def test_members_and_the_empty_set_are_told_apart() -> None:
    members = found("there are mites", "there are gnats").values
    assert {("pests", "mites"), ("pests", "gnats")} <= members
    assert ("pests", EMPTY) not in members
    assert ("pests", EMPTY) in found("there are no pests").values


def test_to_call_a_variable_unknown_mentions_it_without_a_value() -> None:
    unknown = found("nobody has felt the soil")
    assert "soil" in unknown.variables
    assert not [value for variable, value in unknown.values if variable == "soil"]


def test_nobody_can_say_the_value_of_a_derived_variable() -> None:
    variables = toy().variables
    assert sayable(variables["pot_too_small"]) == ()
    assert sayable(variables["height"]) == ("climbing", NUMBER)
    assert sayable(variables["pests"]) == ("aphids", "mites", "gnats", EMPTY)
    assert sayable(variables["growing"]) == ("yes", "no")


def test_no_scenario_mentions_nothing() -> None:
    nothing = mentions(PhraseBook(toy()), ())
    assert nothing == Mentions(frozenset(), frozenset(), frozenset(), 0)
