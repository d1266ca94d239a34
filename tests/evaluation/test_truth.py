"""Conditions in Kleene's strong three-valued logic."""

from __future__ import annotations

import pytest

from guideline.evaluation import truth
from guideline.evaluation.truth import derived_values, missing_variables
from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Truth,
    Within,
)
from guideline.model.patient import Patient
from tests.fixtures.toys import plant, toy

T, U, F = Truth.TRUE, Truth.UNKNOWN, Truth.FALSE

# For a plant that grows and of whose soil nothing is known:
PATIENT = Patient({"growing": "yes"})
CONDITION: dict[Truth, Condition] = {
    T: Is("growing", ("yes",)),
    F: Is("growing", ("no",)),
    U: Is("soil", ("dry",)),
}


def value(condition: Condition, patient: Patient = PATIENT) -> Truth:
    return truth(condition, patient, toy().variables)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (T, T, T), (T, U, U), (T, F, F),
        (U, T, U), (U, U, U), (U, F, F),
        (F, T, F), (F, U, F), (F, F, F),
    ],
)  # fmt: skip
def test_and_has_kleenes_truth_table(first: Truth, second: Truth, both: Truth) -> None:
    assert value(AllOf((CONDITION[first], CONDITION[second]))) is both


@pytest.mark.parametrize(
    ("first", "second", "either"),
    [
        (T, T, T), (T, U, T), (T, F, T),
        (U, T, T), (U, U, U), (U, F, U),
        (F, T, T), (F, U, U), (F, F, F),
    ],
)  # fmt: skip
def test_or_has_kleenes_truth_table(first: Truth, second: Truth, either: Truth) -> None:
    assert value(AnyOf((CONDITION[first], CONDITION[second]))) is either


@pytest.mark.parametrize(("part", "negated"), [(T, F), (U, U), (F, T)])
def test_not_has_kleenes_truth_table(part: Truth, negated: Truth) -> None:
    assert value(NotThat(CONDITION[part])) is negated


def test_no_condition_always_holds() -> None:
    assert value(ALWAYS, Patient()) is T


def test_no_alternative_never_holds() -> None:
    assert value(AnyOf(()), Patient()) is F


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Is("soil", ("dry",)), T),
        (Is("soil", ("wet", "dry")), T),
        (Is("soil", ("wet",)), F),
        (Is("light", ("low",)), U),
        (Within("height", 30, None), T),
        (Within("height", 31, None), F),
        (Within("height", None, 30), T),
        (Within("height", None, 29), F),
        (Within("height", 30, 30), T),
        (Is("height", ("climbing",)), F),
        (Within("pot_width", 1, None), F),
        (Is("pot_width", ("no_pot",)), T),
        (Includes("pests", ("mites",)), T),
        (Includes("pests", ("gnats", "mites")), T),
        (Includes("pests", ("gnats",)), F),
        (IsEmpty("pests"), F),
    ],
)
def test_each_kind_of_value_is_compared(condition: Condition, expected: Truth) -> None:
    patient = plant(soil="dry", height=30, pot_width="no_pot", pests=["mites"])
    assert value(condition, patient) is expected


def test_the_empty_set_is_known_to_hold_nothing() -> None:
    patient = plant(pests=[])
    assert value(IsEmpty("pests"), patient) is T
    assert value(Includes("pests", ("mites",)), patient) is F


def test_a_set_that_is_not_recorded_may_hold_anything() -> None:
    assert value(IsEmpty("pests"), plant()) is U
    assert value(Includes("pests", ("mites",)), plant()) is U


def test_unknown_never_counts_as_no() -> None:
    assert value(NotThat(Is("growing", ("yes",))), plant(unknown={"growing"})) is U


# Derived values: the pot is too small when the plant is at least 60 tall and the pot at most 10.


@pytest.mark.parametrize(
    ("patient", "expected"),
    [
        (plant(height=60, pot_width=10), ("yes",)),
        (plant(height=59, pot_width=10), ("no",)),
        (plant(height=60, pot_width=11), ("no",)),
        (plant(height=59), ("no",)),
        (plant(pot_width=11), ("no",)),
        (plant(height="climbing"), ("no",)),
        (plant(height=60), ("yes", "no")),
        (plant(), ("yes", "no")),
    ],
)
def test_a_derived_value_is_settled_as_soon_as_it_can_be(
    patient: Patient, expected: tuple[str, ...]
) -> None:
    variables = toy().variables
    assert derived_values(variables["pot_too_small"], patient, variables) == expected


@pytest.mark.parametrize(
    ("patient", "expected"),
    [
        (plant(height=60, pot_width=10), T),
        (plant(height=59), F),
        (plant(height=60), U),
    ],
)
def test_a_condition_may_speak_of_a_derived_value(patient: Patient, expected: Truth) -> None:
    assert value(Is("pot_too_small", ("yes",)), patient) is expected


def test_a_derived_value_that_could_be_anything_named_is_certain() -> None:
    assert value(Is("pot_too_small", ("yes", "no")), plant()) is T


def test_missing_variables_are_those_that_are_still_open() -> None:
    condition = AllOf(
        (
            Is("soil", ("dry",)),
            AnyOf((Is("growing", ("yes",)), NotThat(Within("height", 5, None)))),
            Is("light", ("low",)),
        )
    )
    patient = plant(growing="no", soil="dry")
    assert missing_variables(condition, patient, toy().variables) == ("height", "light")


def test_a_part_that_is_settled_asks_for_nothing() -> None:
    condition = AnyOf((Is("soil", ("dry",)), Is("growing", ("yes",))))
    assert missing_variables(condition, plant(soil="dry"), toy().variables) == ()
