"""Regions described by boxes: all of the region, nothing else, and no word too many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product
from math import prod

from hypothesis import given, settings
from hypothesis import strategies as st

from guideline.evaluation.boxes import Box, Cover, cover
from guideline.evaluation.diagram import FALSE, Diagrams, Node
from guideline.evaluation.option_diagram import Compiler
from guideline.evaluation.space import Space
from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
)
from tests.fixtures.toys import toy

FREE = replace(toy(), constraints={})
DRY, MOIST, WET = (Is("soil", (value,)) for value in ("dry", "moist", "wet"))
LOW, MEDIUM, BRIGHT = (Is("light", (value,)) for value in ("low", "medium", "bright"))
GROWS, RESTS = Is("growing", ("yes",)), Is("growing", ("no",))
POTTED, BARE = Is("potted", ("yes",)), Is("potted", ("no",))


def covered(
    region: Condition,
    elsewhere: Condition | None = None,
    about: Iterable[Condition] = (),
    most: int | None = None,
) -> tuple[Space, Compiler, Cover]:
    """A region of plants in boxes.

    Args:
        region: What is described.
        elsewhere: What must not be described; None: all the rest.
        about: What else is named, and so tells values apart and decides the order of questions.
        most: As many boxes as may be made.
    """
    elsewhere = elsewhere or NotThat(region)
    space = Space(FREE, (*about, region, elsewhere))
    compiler = Compiler(space, 10_000)
    nodes = (compiler.condition(region), compiler.condition(elsewhere))
    return space, compiler, cover(compiler.diagrams, *nodes, space, most)


def said(
    region: Condition, elsewhere: Condition | None = None, about: Iterable[Condition] = ()
) -> list[Condition]:
    """The boxes as conditions."""
    space, _, found = covered(region, elsewhere, about)
    assert found.rest == FALSE
    return [space.condition(box) for box in found.boxes]


# Worked out by hand


def test_no_profile_at_all_needs_no_box() -> None:
    assert said(AllOf((DRY, WET))) == []


def test_every_profile_is_one_box_without_levels() -> None:
    _, _, found = covered(AnyOf((DRY, NotThat(DRY))))
    assert found.boxes == ({},)


def test_a_region_that_is_one_box_is_that_box() -> None:
    region = AllOf((DRY, LOW))
    assert said(region) == [region]


def test_two_regions_that_share_a_corner_are_two_boxes_that_overlap() -> None:
    """Dry in bright light is in both; neither is cut short for it."""
    found = said(AnyOf((DRY, BRIGHT)))
    assert sorted(map(str, found)) == sorted(map(str, [DRY, BRIGHT]))


def test_values_of_one_variable_are_joined_in_one_box() -> None:
    found = said(AnyOf((AllOf((DRY, LOW)), AllOf((WET, LOW)))))
    assert found == [AllOf((Is("soil", ("dry", "wet")), LOW))]


def test_neighbouring_ranges_are_joined_in_one_box() -> None:
    small = Within("height", None, 20)
    middle = Within("height", 21, 50)
    assert said(AnyOf((small, middle))) == [Within("height", 1, 50)]


def test_a_set_without_members_is_one_box() -> None:
    about = [Includes("pests", ("mites",))]
    assert said(IsEmpty("pests"), about=about) == [IsEmpty("pests")]


def test_a_set_that_is_not_empty_is_one_box_for_each_group() -> None:
    """The boxes overlap: mites and other pests may be there together."""
    about = [Includes("pests", ("mites",))]
    found = said(NotThat(IsEmpty("pests")), about=about)
    expected = [Includes("pests", ("aphids", "gnats")), Includes("pests", ("mites",))]
    assert sorted(map(str, found)) == sorted(map(str, expected))


# What nobody needs to be told


def test_what_profiles_that_do_not_exist_would_have_to_say_is_left_out() -> None:
    """Dry soil in low light, as against wet soil: the light tells nothing."""
    assert said(AllOf((DRY, LOW)), elsewhere=WET) == [DRY]


def test_the_least_telling_level_is_left_out_first() -> None:
    """Soil or light would do. The soil is used more, so it is asked first and tells more."""
    region = AllOf((DRY, LOW))
    elsewhere = AllOf((WET, BRIGHT))
    assert said(region, elsewhere, about=[DRY, DRY]) == [DRY]
    assert said(region, elsewhere, about=[LOW, LOW]) == [LOW]


def test_a_value_that_only_profiles_have_which_do_not_exist_is_not_named() -> None:
    """Moist soil is in neither; "dry or moist" would be as right and is longer."""
    assert said(DRY, elsewhere=WET) == [DRY]


def test_a_value_joins_a_box_when_nothing_outside_gets_in() -> None:
    """Dry soil counts in any light; moist soil in low light only, and in other light is free."""
    region = AnyOf((DRY, AllOf((MOIST, LOW))))
    assert said(region, elsewhere=WET) == [Is("soil", ("dry", "moist"))]


def test_a_box_that_the_others_cover_together_is_dropped() -> None:
    """Growing and potted, or resting in more than low light: two conditions say it all.

    The largest path is "potted, more than low light", where both meet: of 2 x 2 x 3 plants it
    holds 4. It is made first, and is not needed once the other two are there.
    """
    region = AnyOf((AllOf((GROWS, POTTED)), AllOf((RESTS, NotThat(LOW)))))
    found = said(region, about=[*[POTTED] * 9, *[LOW] * 8])  # so that these two are asked first
    expected = [AllOf((GROWS, POTTED)), AllOf((Is("light", ("medium", "bright")), RESTS))]
    assert sorted(map(str, found)) == sorted(map(str, expected))


# Not all of it


def test_with_a_limit_the_largest_part_is_described_and_the_rest_is_exact() -> None:
    """Tall plants are 101 of 201 heights; the dry ones of the others remain."""
    tall = Within("height", 100, None)
    space, compiler, found = covered(AnyOf((tall, DRY)), most=1)
    assert [space.condition(box) for box in found.boxes] == [Within("height", 100, 200)]
    remaining = compiler.condition(AllOf((DRY, NotThat(tall))))
    assert found.rest == remaining


def test_with_a_limit_a_box_that_the_others_cover_together_is_dropped_too() -> None:
    """As without a limit; a fourth box, of growing plants in wet soil outdoors, is not made."""
    corner = AllOf((GROWS, WET, Is("place", ("outdoors",))))
    parts = (AllOf((GROWS, POTTED)), AllOf((RESTS, NotThat(LOW))), corner)
    about = [*[POTTED] * 9, *[LOW] * 8]  # so that these two are asked first
    space, compiler, found = covered(AnyOf(parts), about=about, most=3)
    expected = [parts[0], AllOf((Is("light", ("medium", "bright")), RESTS))]
    assert sorted(str(space.condition(box)) for box in found.boxes) == sorted(map(str, expected))
    assert found.rest == compiler.condition(AllOf((corner, BARE)))


def test_a_limit_that_is_not_reached_leaves_no_rest() -> None:
    _, _, found = covered(DRY, most=5)
    assert (len(found.boxes), found.rest) == (1, FALSE)


def test_with_no_box_allowed_everything_is_rest() -> None:
    _, compiler, found = covered(DRY, most=0)
    assert found == Cover((), compiler.condition(DRY))


# On random regions

WORLD = Space(FREE, [DRY, WET, LOW, BRIGHT, GROWS, Within("height", 100, None)])
"""2 x 3 x 3 x 3 classes, of which the heights weigh 99, 101 and 1."""
PROFILES = tuple(product(*(range(width) for width in WORLD.widths)))
Profile = tuple[int, ...]
Table = Mapping[Profile, bool | None]
"""True: in the region. False: elsewhere. None: no such plant."""


@st.composite
def regions(draw: st.DrawFn) -> Table:
    """Unions of boxes, as rules make them, with a few single profiles added and taken away."""
    widths = WORLD.widths

    def somewhere() -> frozenset[Profile]:
        sides = [
            draw(st.sets(st.integers(0, width - 1), min_size=1) | st.just(set(range(width))))
            for width in widths
        ]
        return frozenset(product(*sides))

    inside = frozenset().union(*(somewhere() for _ in range(draw(st.integers(1, 3)))))
    inside ^= draw(st.frozensets(st.sampled_from(PROFILES), max_size=4))
    nowhere = frozenset().union(*(somewhere() for _ in range(draw(st.integers(0, 2)))))
    return {p: None if p in nowhere else p in inside for p in PROFILES}


def built(diagrams: Diagrams, true: frozenset[Profile]) -> Node:
    found = FALSE
    for profile in true:
        here = diagrams.box({level: {given} for level, given in enumerate(profile)})
        found = diagrams.either(found, here)
    return found


def random_cover(table: Table, most: int | None = None) -> tuple[Diagrams, Cover]:
    diagrams = Diagrams(WORLD.widths, 1_000_000)
    region, elsewhere = (
        built(diagrams, frozenset(p for p, where in table.items() if where is wanted))
        for wanted in (True, False)
    )
    return diagrams, cover(diagrams, region, elsewhere, WORLD, most)


def inside(box: Box, profile: Profile) -> bool:
    return all(profile[level] in allowed for level, allowed in box.items())


def which(table: Table, wanted: bool) -> list[Profile]:
    return [profile for profile, where in table.items() if where is wanted]


_RANDOM = settings(max_examples=80, derandomize=True, deadline=None)


def test_the_random_world_is_as_described() -> None:
    assert sorted(WORLD.widths) == [2, 3, 3, 3]
    assert prod(map(sum, WORLD.weights)) == 2 * 3 * 3 * 201


@_RANDOM
@given(table=regions())
def test_the_boxes_hold_the_whole_region(table: Table) -> None:
    _, found = random_cover(table)
    assert found.rest == FALSE
    assert all(any(inside(box, p) for box in found.boxes) for p in which(table, True))


@_RANDOM
@given(table=regions())
def test_the_boxes_hold_nothing_from_elsewhere(table: Table) -> None:
    _, found = random_cover(table)
    assert not any(inside(box, p) for box in found.boxes for p in which(table, False))


@_RANDOM
@given(table=regions())
def test_no_level_of_a_box_can_be_left_out(table: Table) -> None:
    """Without it, something from elsewhere would be in the box."""
    _, found = random_cover(table)
    for box in found.boxes:
        for level in box:
            shorter = {other: allowed for other, allowed in box.items() if other != level}
            assert any(inside(shorter, p) for p in which(table, False))


@_RANDOM
@given(table=regions())
def test_every_class_of_a_box_is_that_of_a_profile_in_the_region(table: Table) -> None:
    _, found = random_cover(table)
    for box in found.boxes:
        here = [p for p in which(table, True) if inside(box, p)]
        assert all({p[level] for p in here} == allowed for level, allowed in box.items())


@_RANDOM
@given(table=regions(), most=st.none() | st.integers(2, 5))
def test_no_box_can_be_left_out(table: Table, most: int | None) -> None:
    """Each holds something of the region that no other holds, even if there is a limit."""
    _, found = random_cover(table, most)
    for box in found.boxes:
        others = [other for other in found.boxes if other is not box]
        here = [p for p in which(table, True) if inside(box, p)]
        assert any(not any(inside(other, p) for other in others) for p in here)


@_RANDOM
@given(table=regions(), most=st.integers(0, 3))
def test_with_a_limit_the_boxes_and_the_rest_are_the_whole_region(table: Table, most: int) -> None:
    diagrams, found = random_cover(table, most)
    assert len(found.boxes) <= most
    left = {p for p in which(table, True) if not any(inside(box, p) for box in found.boxes)}
    assert found.rest == built(diagrams, frozenset(left))


@_RANDOM
@given(table=regions())
def test_the_same_region_is_always_described_alike(table: Table) -> None:
    """Also when it is put together in another order."""
    _, first = random_cover(table)
    _, second = random_cover(dict(reversed(list(table.items()))))
    assert first.boxes == second.boxes
