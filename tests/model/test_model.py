"""Small promises of the model."""

from __future__ import annotations

import dataclasses

import pytest

from guideline.errors import Fault, InputFaults, nearest
from guideline.model.condition import AllOf, Is, NotThat, leaves, variables_of
from guideline.model.patient import Patient
from guideline.model.scenario import Tag
from tests.fixtures.toys import toy


def test_a_condition_names_each_variable_once_in_reading_order() -> None:
    condition = AllOf((Is("b", ("x",)), NotThat(AllOf((Is("a", ("y",)), Is("b", ("z",)))))))
    assert variables_of(condition) == ("b", "a")
    assert len(list(leaves(condition))) == 3


def test_one_more_value_leaves_the_old_patient_as_it_was() -> None:
    before = Patient({"a": "x"}, frozenset({"b"}), ("o",))
    after = before.with_value("b", 2)
    assert after == Patient({"a": "x", "b": 2}, frozenset(), ("o",))
    assert before.values == {"a": "x"}


def test_the_violation_of_an_implication_is_the_antecedent_without_the_consequence() -> None:
    violation = toy().constraints["NO-POT"].violation
    expected = AllOf((Is("potted", ("no",)), NotThat(Is("pot_width", ("no_pot",)))))
    assert violation == expected


def test_only_impossibilities_and_implications_exclude_records() -> None:
    excluding = [c.id for c in toy().constraints.values() if c.excludes]
    assert excluding == ["DARK-OUTSIDE", "NO-POT"]


def test_a_rule_is_found_among_recommendations_and_pitfalls() -> None:
    assert toy().rule("WATER-1").title == "Water dry soil"
    assert toy().rule("WET").title == "Watering wet soil"


def test_the_conditions_of_the_content_are_named_after_what_they_belong_to() -> None:
    """The scope, both parts of an implication, a derivation, and what a rule cites for some."""
    found = list(toy().conditions())
    no_pot = toy().constraints["NO-POT"]
    (case,) = toy().variables["pot_too_small"].derivation.cases  # type: ignore[union-attr]
    assert found[0] == ("toy", toy().scope.when)
    assert [c for id, c in found if id == "NO-POT"] == [no_pot.when, no_pot.then]
    assert [c for id, c in found if id == "pot_too_small"] == [case[1]]
    assert ("what WATER-1 cites", Is("light", ("bright",))) in found


def test_a_verdict_is_a_word_of_the_guideline_or_of_the_engine() -> None:
    assert toy().wording("must").phrase == "must be done"
    assert toy().wording("conflict").label == "Conflict"


def test_the_model_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        toy().options["watering"].name = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "about"),
    [("rec:WATER-1", ("rec", "WATER-1")), ("skip", ("skip", "")), ("a:b:c", ("a", "b:c"))],
)
def test_a_tag_is_about_a_kind_and_an_id(text: str, about: tuple[str, str]) -> None:
    assert Tag(text, 1, 1).about == about


def test_a_fault_reads_as_place_message_expectation_and_hint() -> None:
    assert str(Fault("a.yaml", 4, 13, "x is 'y'", "'z'", "Did you mean 'z'?")) == (
        "a.yaml:4:13: x is 'y'; expected 'z'. Did you mean 'z'?"
    )
    assert str(Fault("a.yaml", 0, 0, "the file does not exist")) == (
        "a.yaml: the file does not exist"
    )


def test_faults_come_in_file_order_and_each_once() -> None:
    late, early = Fault("b.yaml", 1, 1, "x"), Fault("a.yaml", 10, 1, "x")
    assert InputFaults([late, early, late]).faults == (early, late)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("wattering", "Did you mean 'watering'?"),
        ("WATERING", "Did you mean 'watering'?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_word_is_found_whatever_its_capitals(word: str, hint: str) -> None:
    assert nearest(word, ["watering", "misting"]) == hint


def test_a_single_word_has_a_nearest_only_when_it_is_near() -> None:
    assert nearest("soil", []) == ""
