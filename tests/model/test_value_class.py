"""Values that conditions cannot tell apart."""

from __future__ import annotations

from guideline.model.condition import Condition, Includes, Is, IsEmpty, Within
from guideline.model.value_class import ValueClass, value_classes
from tests.fixtures.toys import toy


def classes(variable: str, *conditions: Condition) -> tuple[ValueClass, ...]:
    return value_classes(toy().variables[variable], conditions)


def test_a_number_is_cut_at_each_threshold_and_each_symbol_stands_alone() -> None:
    found = classes("height", Within("height", 60, None), Within("height", None, 99))
    assert found == (
        ValueClass(1, 1, 59),
        ValueClass(60, 60, 99),
        ValueClass(100, 100, 200),
        ValueClass("climbing"),
    )


def test_a_single_number_is_a_class_of_its_own() -> None:
    found = classes("height", Within("height", 7, 7))
    assert [(c.low, c.high) for c in found[:3]] == [(1, 6), (7, 7), (8, 200)]


def test_a_number_that_nobody_asks_about_is_one_class() -> None:
    assert classes("height", Is("soil", ("dry",)))[0] == ValueClass(1, 1, 200)


def test_the_bounds_of_the_range_add_no_class() -> None:
    found = classes("height", Within("height", 1, None), Within("height", None, 200))
    assert [(c.low, c.high) for c in found] == [(1, 200), (None, None)]


def test_every_value_of_a_choice_is_a_class() -> None:
    assert [c.sample for c in classes("soil")] == ["dry", "moist", "wet"]


def test_a_set_is_cut_by_the_members_named() -> None:
    found = classes("pests", Includes("pests", ("mites",)))
    assert {c.sample for c in found} == {frozenset(), frozenset({"mites"})}


def test_where_emptiness_matters_an_unnamed_member_counts_too() -> None:
    found = classes("pests", Includes("pests", ("mites",)), IsEmpty("pests"))
    assert {c.sample for c in found} == {
        frozenset(),
        frozenset({"mites"}),
        frozenset({"aphids"}),
        frozenset({"aphids", "mites"}),
    }
