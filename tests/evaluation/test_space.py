"""Values that behave alike stand together, and each class knows how many values it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from math import prod

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guideline.evaluation.space import (
    Level,
    Space,
    ValueClass,
    levels_of,
    profile_count,
)
from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    Leaf,
    NotThat,
    Within,
)
from guideline.model.constraint import Constraint, ConstraintKind
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from guideline.model.variable import Derivation
from tests.fixtures.random_guidelines import BASE, conditions, holds, values_of
from tests.fixtures.toys import toy

DRY = Is("soil", ("dry",))
WET = Is("soil", ("wet",))
TALL = Within("height", 100, None)
MITES = Includes("pests", ("mites",))


def levels(variable: str, *telling: Leaf) -> tuple[Level, ...]:
    return levels_of(toy().variables[variable], telling)


def classes(variable: str, *telling: Leaf) -> tuple[ValueClass, ...]:
    """The classes of a variable that is not a set."""
    (level,) = levels(variable, *telling)
    return level.classes


def names(space: Space) -> list[str]:
    """The variable of each level, in the order of the questions."""
    return [level.variable for level in space.levels]


def without_constraints(guideline: Guideline) -> Guideline:
    return replace(guideline, constraints={})


def impossible(**constraints: Condition) -> dict[str, Constraint]:
    return {
        id: Constraint(id, ConstraintKind.IMPOSSIBLE, when, "") for id, when in constraints.items()
    }


# Numbers


def test_a_number_is_cut_at_each_threshold_and_each_symbol_stands_alone() -> None:
    """Heights go from 1 to 200, so 59, 40 and 101 of them lie between the thresholds."""
    found = classes("height", Within("height", 60, None), Within("height", None, 99))
    assert found == (
        ValueClass(low=1, high=59, weight=59),
        ValueClass(low=60, high=99, weight=40),
        ValueClass(low=100, high=200, weight=101),
        ValueClass(values=("climbing",), weight=1),
    )


def test_a_single_number_is_a_class_of_its_own() -> None:
    found = classes("height", Within("height", 7, 7))
    assert [(c.low, c.high, c.weight) for c in found[:3]] == [(1, 6, 6), (7, 7, 1), (8, 200, 193)]


def test_a_number_of_which_only_the_symbol_is_asked_is_one_class() -> None:
    found = classes("height", Is("height", ("climbing",)))
    assert found == (ValueClass(low=1, high=200, weight=200), ValueClass(values=("climbing",)))


def test_the_bounds_of_the_range_add_no_class() -> None:
    found = classes("height", Within("height", 1, None), Within("height", None, 200))
    assert [(c.low, c.high) for c in found] == [(1, 200), (None, None)]


def test_thresholds_beyond_the_range_add_no_class() -> None:
    found = classes("height", Within("height", -5, None), Within("height", 300, 400))
    assert [(c.low, c.high) for c in found] == [(1, 200), (None, None)]


def test_two_rules_with_one_threshold_cut_once() -> None:
    """At most 50, and at least 51, is one border."""
    found = classes("height", Within("height", None, 50), Within("height", 51, None))
    assert [(c.low, c.high) for c in found[:-1]] == [(1, 50), (51, 200)]


def test_a_range_without_symbols_has_classes_of_numbers_only() -> None:
    ecog = replace(toy().variables["height"], values={}, low=0, high=4)
    (level,) = levels_of(ecog, [Within("height", None, 2)])
    assert level.classes == (
        ValueClass(low=0, high=2, weight=3),
        ValueClass(low=3, high=4, weight=2),
    )


# Choices


def test_values_of_a_choice_that_no_condition_tells_apart_share_a_class() -> None:
    """Of three soils the rule names one; moist and wet are alike to it."""
    assert classes("soil", DRY) == (
        ValueClass(values=("dry",), weight=1),
        ValueClass(values=("moist", "wet"), weight=2),
    )


def test_values_that_some_condition_tells_apart_are_two_classes() -> None:
    """Each of two rules names two soils, and no two soils are in the same rules."""
    first, second = Is("soil", ("dry", "moist")), Is("soil", ("moist", "wet"))
    assert [c.values for c in classes("soil", first, second)] == [("dry",), ("moist",), ("wet",)]


def test_values_that_are_always_named_together_share_a_class() -> None:
    found = classes("soil", Is("soil", ("dry", "wet")))
    assert [(c.values, c.weight) for c in found] == [(("dry", "wet"), 2), (("moist",), 1)]


def test_a_choice_that_no_condition_names_is_one_class() -> None:
    assert classes("soil") == (ValueClass(values=("dry", "moist", "wet"), weight=3),)


# Derived values

WATERED = replace(
    toy().variables["soil"],
    derivation=Derivation((("dry", Within("height", None, 10)), ("moist", TALL)), "wet"),
)
"""As if the soil followed from the height: up to 10 dry, from 100 on moist, else wet."""


def test_each_value_of_a_derived_variable_is_a_class_even_if_no_rule_tells_it_apart() -> None:
    """What leads to "moist" is not what leads to "wet", so the two must not stand together."""
    (level,) = levels_of(WATERED, [DRY])
    assert [c.values for c in level.classes] == [("dry",), ("moist",), ("wet",)]


def test_derived_values_weigh_nothing_because_they_add_no_profiles() -> None:
    """Each height has one soil: the weights of the classes of the soil are 1."""
    guideline = without_constraints(toy())
    guideline = replace(guideline, variables={**guideline.variables, "soil": WATERED})
    space = Space(guideline, [DRY])
    weights = dict(zip(names(space), space.weights, strict=True))
    assert weights == {"soil": (1, 1, 1), "height": (10, 89, 101, 1)}


def test_what_a_value_is_derived_from_is_cut_where_the_derivation_cuts_it() -> None:
    """No rule names the height, but the pot is too small from a height of 60 on."""
    space = Space(toy(), [Is("pot_too_small", ("yes",))])
    (height,) = (level for level in space.levels if level.variable == "height")
    assert [(c.low, c.high) for c in height.classes] == [(1, 59), (60, 200), (None, None)]


def test_a_value_derived_from_a_derived_one_brings_everything_below_it() -> None:
    happy = replace(
        toy().variables["growing"],
        derivation=Derivation((("no", Is("pot_too_small", ("yes",))),), "yes"),
    )
    guideline = without_constraints(toy())
    guideline = replace(guideline, variables={**guideline.variables, "growing": happy})
    space = Space(guideline, [Is("growing", ("yes",))])
    assert set(names(space)) == {"growing", "pot_too_small", "height", "pot_width"}
    assert {variable.id for variable in space.derived} == {"growing", "pot_too_small"}


# Sets


def test_members_that_are_always_named_together_are_one_question() -> None:
    """Aphids or mites: one set of pests has neither, three have at least one of them."""
    assert levels("pests", Includes("pests", ("aphids", "mites"))) == (
        Level(
            "pests",
            (ValueClass(weight=1, inside=False), ValueClass(weight=3, inside=True)),
            ("aphids", "mites"),
        ),
    )


def test_members_that_some_condition_tells_apart_are_two_questions() -> None:
    found = levels("pests", Includes("pests", ("aphids", "mites")), MITES)
    assert [(level.members, [c.weight for c in level.classes]) for level in found] == [
        (("aphids",), [1, 1]),
        (("mites",), [1, 1]),
    ]


def test_members_that_nothing_names_are_not_asked_for() -> None:
    assert [level.members for level in levels("pests", MITES)] == [("mites",)]


def test_where_emptiness_matters_the_members_that_nothing_names_are_one_question() -> None:
    """Aphids and gnats make a set as little empty as mites do; three sets have one of them."""
    found = levels("pests", MITES, IsEmpty("pests"))
    assert [(level.members, [c.weight for c in level.classes]) for level in found] == [
        (("aphids", "gnats"), [1, 3]),
        (("mites",), [1, 1]),
    ]


def test_where_only_emptiness_matters_a_set_is_one_question() -> None:
    """Of the eight sets of three pests one is empty."""
    (level,) = levels("pests", IsEmpty("pests"))
    assert level.members == ("aphids", "mites", "gnats")
    assert [c.weight for c in level.classes] == [1, 7]


def test_a_recorded_set_has_a_class_for_each_of_its_questions() -> None:
    aphids, mites = levels("pests", MITES, IsEmpty("pests"))
    patient = frozenset({"gnats"})
    assert (aphids.class_of(patient), mites.class_of(patient)) == (1, 0)


# Which variables, and in which order


def test_a_constraint_that_shares_a_variable_is_pulled_in_with_its_other_variables() -> None:
    """It is never dark outside: whoever asks for the light has to know the place."""
    space = Space(toy(), [Is("light", ("low",))])
    assert names(space) == ["light", "place"]
    assert space.constraints == (toy().constraints["DARK-OUTSIDE"].violation,)


def test_values_that_only_a_constraint_tells_apart_are_two_classes() -> None:
    """The rule asks for bright light only; low light is what cannot be outdoors."""
    light, place = Space(toy(), [Is("light", ("bright",))]).levels
    assert [c.values for c in light.classes] == [("low",), ("medium",), ("bright",)]
    assert [c.values for c in place.classes] == [("indoors",), ("outdoors",)]


def test_constraints_that_share_no_variable_are_left_out() -> None:
    space = Space(toy(), [DRY])
    assert names(space) == ["soil"]
    assert space.constraints == ()


def test_a_constraint_is_pulled_in_through_another_constraint() -> None:
    guideline = replace(
        toy(),
        constraints=impossible(
            FIRST=AllOf((DRY, Is("light", ("low",)))),
            SECOND=AllOf((Is("light", ("bright",)), Is("place", ("indoors",)))),
            APART=AllOf((Is("growing", ("no",)), Is("potted", ("no",)))),
        ),
    )
    space = Space(guideline, [DRY])
    assert set(names(space)) == {"soil", "light", "place"}
    assert len(space.constraints) == 2


def test_a_constraint_on_a_derived_value_is_pulled_in_by_what_it_is_derived_from() -> None:
    guideline = replace(toy(), constraints=impossible(WIDE=Is("pot_too_small", ("yes",))))
    space = Space(guideline, [TALL])
    assert set(names(space)) == {"height", "pot_width", "pot_too_small"}


def test_a_constraint_that_only_warns_excludes_nobody_and_is_left_out() -> None:
    """TOP-HEAVY warns about tall plants in narrow pots."""
    assert names(Space(toy(), [TALL])) == ["height"]


def test_the_variable_used_most_is_asked_first() -> None:
    guideline = without_constraints(toy())
    about = [
        AllOf((DRY, Is("light", ("low",)))),
        Is("light", ("bright",)),
        Is("place", ("indoors",)),
    ]
    assert names(Space(guideline, about)) == ["light", "place", "soil"]


def test_variables_used_equally_often_keep_the_order_of_the_vocabulary() -> None:
    guideline = without_constraints(toy())
    about = [Is("light", ("low",)), DRY, Is("place", ("indoors",))]
    assert names(Space(guideline, about)) == ["place", "soil", "light"]


def test_a_condition_that_is_begun_is_finished_before_another_is() -> None:
    """Soil is in two conditions. Then place finishes one of two, and light and height one of three.

    Shares at first: soil 1/2 + 1/3, place 1/2, light and height 1/3 each. After soil and place are
    asked, light and height count a half each and keep the order of the vocabulary.
    """
    dry_indoors = AllOf((DRY, Is("place", ("indoors",))))
    dry_dark_tall = AllOf((DRY, Is("light", ("low",)), Within("height", 100, None)))
    space = Space(without_constraints(toy()), [dry_dark_tall, dry_indoors])
    assert names(space) == ["soil", "place", "light", "height"]


def test_what_a_value_is_derived_from_is_asked_beside_the_value() -> None:
    """The soil alone finishes a condition; the other needs three variables, which then follow."""
    cramped = Is("pot_too_small", ("yes",))
    space = Space(without_constraints(toy()), [DRY, cramped, NotThat(cramped)])
    assert names(space) == ["soil", "height", "pot_width", "pot_too_small"]


def test_what_only_a_constraint_names_tells_least() -> None:
    """Light and soil are what it is about; the place comes in through DARK-OUTSIDE."""
    space = Space(toy(), [Is("light", ("low",)), Is("light", ("bright",)), DRY])
    assert names(space) == ["light", "soil", "place"]
    assert space.least_telling_first == (2, 1, 0)


def test_what_can_be_recorded_is_what_is_named_or_what_the_named_follows_from() -> None:
    """Crampedness follows from height and width; the pot comes in through NO-POT only."""
    space = Space(toy(), [DRY, Is("pot_too_small", ("yes",))])
    assert space.recordable == {"soil", "height", "pot_width"}
    assert set(names(space)) - space.recordable == {"pot_too_small", "potted"}


def test_a_set_has_as_many_positions_as_questions() -> None:
    space = Space(toy(), [DRY, AllOf((DRY, MITES)), Includes("pests", ("gnats",))])
    assert space.of == {"soil": (0,), "pests": (1, 2)}
    assert space.widths == (2, 2, 2)


# Values, samples and conditions

SPACE = Space(
    without_constraints(toy()),
    [DRY, DRY, DRY, WET, TALL, TALL, TALL, MITES, Includes("pests", ("gnats",)), IsEmpty("pests")],
)
"""Soil (dry, moist, wet), height (to 99, from 100 on, climbing), then aphids, mites and gnats."""


def test_the_space_of_these_tests_is_as_described() -> None:
    assert names(SPACE) == ["soil", "height", "pests", "pests", "pests"]
    assert [level.members for level in SPACE.levels[2:]] == [("aphids",), ("mites",), ("gnats",)]
    assert SPACE.weights == ((1, 1, 1), (99, 101, 1), (1, 1), (1, 1), (1, 1))


def test_a_record_answers_the_levels_of_its_variables_only() -> None:
    patient = Patient({"soil": "moist", "pests": frozenset({"gnats"}), "light": "low"})
    assert SPACE.answers(patient) == {0: 1, 2: 0, 3: 0, 4: 1}


@pytest.mark.parametrize(("height", "expected"), [(1, 0), (99, 0), (100, 1), (200, 1)])
def test_a_number_belongs_to_the_class_whose_range_covers_it(height: int, expected: int) -> None:
    assert SPACE.answers(Patient({"height": height})) == {1: expected}


def test_a_symbol_belongs_to_its_own_class() -> None:
    assert SPACE.answers(Patient({"height": "climbing"})) == {1: 2}


def test_a_value_that_does_not_exist_has_no_class() -> None:
    with pytest.raises(KeyError):
        SPACE.answers(Patient({"soil": "mud"}))


def test_a_box_has_a_value_for_each_of_its_variables() -> None:
    box = {0: (2,), 1: (1, 2), 2: (0,), 3: (1,), 4: (1,)}
    assert SPACE.values(box) == {
        "soil": "wet",
        "height": 100,
        "pests": frozenset({"mites", "gnats"}),
    }


def test_a_set_of_which_every_group_is_absent_is_empty() -> None:
    assert SPACE.values({2: (0,), 3: (0,), 4: (0,)}) == {"pests": frozenset()}


def test_a_variable_has_one_sample_for_each_class() -> None:
    assert SPACE.samples("height") == [1, 100, "climbing"]


def test_a_set_has_a_sample_for_each_combination_of_its_questions() -> None:
    """Mites and emptiness: nothing, mites alone, another pest alone, both."""
    space = Space(without_constraints(toy()), [MITES, IsEmpty("pests")])
    assert set(space.samples("pests")) == {
        frozenset(),
        frozenset({"mites"}),
        frozenset({"aphids"}),
        frozenset({"aphids", "mites"}),
    }


def test_a_variable_that_no_condition_names_has_no_sample() -> None:
    assert SPACE.samples("light") == []


def test_a_box_of_one_level_is_a_single_condition() -> None:
    assert SPACE.condition({0: {0, 2}}) == Is("soil", ("dry", "wet"))


def test_the_parts_of_a_condition_stand_in_the_order_of_the_vocabulary() -> None:
    """The height is asked before the growth of a plant, but recorded after it."""
    space = Space(without_constraints(toy()), [TALL, TALL, Is("growing", ("yes",))])
    assert names(space) == ["height", "growing"]
    assert space.condition({0: {1}, 1: {0}}) == AllOf(
        (Is("growing", ("yes",)), Within("height", 100, 200))
    )


def test_neighbouring_ranges_are_joined() -> None:
    cuts = [Within("height", 50, None), TALL, Within("height", 150, None)]
    space = Space(without_constraints(toy()), cuts)
    assert space.condition({0: {1, 2}}) == Within("height", 50, 149)


def test_ranges_apart_and_a_symbol_are_alternatives() -> None:
    cuts = [Within("height", 50, None), TALL, Within("height", 150, None)]
    space = Space(without_constraints(toy()), cuts)
    assert space.condition({0: {0, 2, 4}}) == AnyOf(
        (Within("height", 1, 49), Within("height", 100, 149), Is("height", ("climbing",)))
    )


def test_a_group_of_members_is_included_or_not() -> None:
    assert SPACE.condition({3: {1}, 4: {0}}) == AllOf(
        (MITES, NotThat(Includes("pests", ("gnats",))))
    )


def test_when_every_member_is_absent_the_set_is_called_empty() -> None:
    assert SPACE.condition({2: {0}, 3: {0}, 4: {0}}) == IsEmpty("pests")


def test_a_box_without_levels_is_always_true() -> None:
    assert SPACE.condition({}) == ALWAYS


# What there is altogether


def test_the_profiles_are_the_combinations_of_all_values_that_can_be_recorded() -> None:
    """Choices 2 x 2 x 3 x 3 x 4, yes or no 2 x 2, 201 heights, 31 widths, 2^3 sets of pests.

    Whether the pot is too small follows from the rest.
    """
    found = profile_count(toy().variables.values())
    assert found == 2 * 2 * 3 * 3 * 4 * 2 * 2 * 201 * 31 * 8 == 28_712_448


# On random conditions over a small world

SMALL = replace(toy(), variables=BASE, constraints={})
_RANDOM = settings(max_examples=60, derandomize=True, deadline=None)
ABOUT = st.lists(conditions(BASE), min_size=1, max_size=3)


def profiles(space: Space) -> list[dict[str, Recorded]]:
    """Every combination of raw values of the variables of a space."""
    choices = [values_of(BASE[name]) for name in space.of]
    return [dict(zip(space.of, chosen, strict=True)) for chosen in product(*choices)]


def classes_of(space: Space, values: Mapping[str, Recorded]) -> tuple[int, ...]:
    answers = space.answers(Patient(values))
    return tuple(answers[position] for position in range(len(space.levels)))


@_RANDOM
@given(about=ABOUT)
def test_no_condition_tells_two_profiles_of_the_same_classes_apart(
    about: list[Condition],
) -> None:
    space = Space(SMALL, about)
    told: dict[tuple[int, ...], set[tuple[bool, ...]]] = {}
    for values in profiles(space):
        found = tuple(holds(condition, values) for condition in about)
        told.setdefault(classes_of(space, values), set()).add(found)
    assert all(len(found) == 1 for found in told.values())


@_RANDOM
@given(about=ABOUT)
def test_the_weights_of_a_profile_are_the_number_of_profiles_of_its_classes(
    about: list[Condition],
) -> None:
    """Members that nothing names and no emptiness needs are free, and counted by nobody."""
    space = Space(SMALL, about)
    asked = {member for level in space.levels for member in level.members}
    free = 2 ** len(set(BASE["s"].values) - asked) if "s" in space.of else 1
    numbers: dict[tuple[int, ...], int] = {}
    for values in profiles(space):
        key = classes_of(space, values)
        numbers[key] = numbers.get(key, 0) + 1
    assert numbers == {
        key: prod(space.weights[p][c] for p, c in enumerate(key)) * free for key in numbers
    }
    assert len(numbers) == prod(space.widths)


@_RANDOM
@given(about=ABOUT, data=st.data())
def test_a_box_read_as_a_condition_holds_for_its_profiles_and_for_no_other(
    about: list[Condition], data: st.DataObject
) -> None:
    """A group of members is in a box as present, as absent, or not at all."""
    space = Space(SMALL, about)
    box: dict[int, set[int]] = {}
    for position in data.draw(st.sets(st.sampled_from(range(len(space.levels))))):
        width = space.widths[position]
        most = 1 if space.levels[position].members else max(1, width - 1)
        allowed = st.sets(st.integers(0, width - 1), min_size=1, max_size=most)
        box[position] = data.draw(allowed)
    assume(box)
    condition = space.condition(box)
    for values in profiles(space):
        answers = space.answers(Patient(values))
        inside = all(answers[position] in allowed for position, allowed in box.items())
        assert holds(condition, values) == inside
