"""Conditions in words: one sentence form, used by pages, the command line and messages."""

from __future__ import annotations

import pytest

from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
)
from guideline.model.patient import Recorded
from guideline.model.words import clause, listed, recorded_clause, unit_suffix, values_clause
from tests.fixtures.toys import toy

DRY = Is("soil", ("dry",))
GROWS = Is("growing", ("yes",))
LOW = Is("light", ("low",))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (ALWAYS, "always"),
        (DRY, "the soil is dry"),
        (Is("soil", ("dry", "wet")), "either the soil is dry or the soil is wet"),
        (AllOf((DRY, GROWS)), "the soil is dry and the plant grows"),
        (AnyOf((DRY, GROWS)), "either the soil is dry or the plant grows"),
        (AnyOf((DRY,)), "the soil is dry"),
        (
            AllOf((AnyOf((DRY, LOW)), GROWS)),
            "(either the soil is dry or the light is low) and the plant grows",
        ),
        (
            AnyOf((AllOf((DRY, LOW)), GROWS)),
            "either (the soil is dry and the light is low) or the plant grows",
        ),
        (NotThat(GROWS), "the plant does not grow"),
        (NotThat(DRY), "either the soil is moist or the soil is wet"),
        (NotThat(NotThat(DRY)), "the soil is dry"),
        (
            NotThat(AllOf((DRY, GROWS))),
            "it is not the case that (the soil is dry and the plant grows)",
        ),
        (Within("height", 60, None), "the plant is at least 60 cm tall"),
        (Within("height", None, 60), "the plant is at most 60 cm tall"),
        (Within("height", 60, 70), "the plant is between 60 and 70 cm tall"),
        (Within("height", 60, 60), "the plant is 60 cm tall"),
        (Within("height", 1, 70), "the plant is at most 70 cm tall"),
        (Within("height", 60, 200), "the plant is at least 60 cm tall"),
        (Within("pot_width", None, 3), "the pot is at most 3 fingers wide"),
        (NotThat(Within("height", 60, None)), "the plant is at most 59 cm tall"),
        (Is("height", ("climbing",)), "the plant climbs"),
        (Includes("pests", ("mites",)), "there are mites"),
        (Includes("pests", ("mites", "gnats")), "either there are mites or there are gnats"),
        (IsEmpty("pests"), "there are no pests"),
    ],
)
def test_every_condition_has_one_sentence(condition: Condition, words: str) -> None:
    assert clause(condition, toy().variables) == words


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("soil", "dry", "the soil is dry"),
        ("height", 30, "the plant is 30 cm tall"),
        ("height", "climbing", "the plant climbs"),
        ("pot_width", 7, "the pot is 7 fingers wide"),
        ("pests", frozenset(), "there are no pests"),
        ("pests", frozenset({"gnats", "aphids"}), "there are aphids and there are gnats"),
    ],
)
def test_every_recorded_value_has_one_clause(variable: str, value: Recorded, words: str) -> None:
    assert recorded_clause(toy().variables[variable], value) == words


def test_neighbouring_numbers_are_one_range() -> None:
    height = toy().variables["height"]
    assert values_clause(height, [5, 4, 6]) == "the plant is between 4 and 6 cm tall"
    assert values_clause(height, [4, 6]) == (
        "either the plant is 4 cm tall or the plant is 6 cm tall"
    )


def test_many_values_are_listed_by_their_labels() -> None:
    state = toy().variables["soil_test_state"]
    assert values_clause(state, list(state.values)) == (
        "the state of the soil test is one of: Not done; Under way; Done; Impossible"
    )


def test_a_unit_in_braces_is_a_count_and_not_shown() -> None:
    assert unit_suffix(toy().variables["height"]) == " cm"
    assert unit_suffix(toy().variables["pot_width"]) == ""
    assert unit_suffix(toy().variables["soil"]) == ""


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_listed_as_in_english(words: list[str], text: str) -> None:
    assert listed(words) == text


def test_a_list_may_end_with_another_word() -> None:
    assert listed(["a", "b"], "or") == "a or b"
