"""Decision diagrams, held against truth tables worked out by hand or drawn at random."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guideline.evaluation.diagram import FALSE, TRUE, Diagrams, Node, TooLarge

WIDTHS = (2, 3, 2)
Profile = tuple[int, ...]
Table = Mapping[Profile, Any]
PROFILES: tuple[Profile, ...] = tuple(product(*(range(width) for width in WIDTHS)))


@pytest.fixture
def diagrams() -> Diagrams:
    return Diagrams(WIDTHS, 10_000)


def ending(diagrams: Diagrams, diagram: Node, profile: Profile) -> Hashable:
    """Where a profile ends, found by answering one question after another."""
    while not diagrams.is_end(diagram):
        diagram = diagrams.children(diagram)[profile[diagrams.level(diagram)]]
    (label,) = diagrams.labels(diagram)
    return label


def table(diagrams: Diagrams, diagram: Node) -> Table:
    """Where each profile ends."""
    return {profile: ending(diagrams, diagram, profile) for profile in PROFILES}


def built(diagrams: Diagrams, of: Table) -> Node:
    """The diagram of a table, asked out in full."""

    def below(profile: Profile) -> Node:
        if len(profile) == len(WIDTHS):
            label = of[profile]
            return int(label) if isinstance(label, bool) else diagrams.end(label)
        children = [below((*profile, c)) for c in range(WIDTHS[len(profile)])]
        return diagrams.ask(len(profile), children)

    return below(())


def tables(*labels: Hashable) -> st.SearchStrategy[Table]:
    return st.fixed_dictionaries({profile: st.sampled_from(labels) for profile in PROFILES})


_RANDOM = settings(max_examples=60, derandomize=True, deadline=None)
CONDITIONS = tables(False, True)
FUNCTIONS = tables("x", "y", "z")


# Equal functions are the same node


def test_a_question_whose_answers_all_lead_on_to_the_same_part_is_left_out(
    diagrams: Diagrams,
) -> None:
    later = diagrams.test(2, {1})
    assert diagrams.ask(0, [later, later]) == later


def test_a_test_that_every_class_passes_is_true(diagrams: Diagrams) -> None:
    assert diagrams.test(1, {0, 1, 2}) == TRUE


def test_a_test_that_no_class_passes_is_false(diagrams: Diagrams) -> None:
    assert diagrams.test(1, set()) == FALSE


def test_the_same_question_asked_twice_is_one_node(diagrams: Diagrams) -> None:
    assert diagrams.test(1, {0, 2}) == diagrams.test(1, [2, 0])


def test_equal_labels_are_one_end_and_different_labels_are_two(diagrams: Diagrams) -> None:
    assert diagrams.end("x") == diagrams.end("x") != diagrams.end("y")


def test_what_is_said_in_two_ways_is_one_node(diagrams: Diagrams) -> None:
    """Not (A and B) is the same as (not A) or (not B)."""
    first, second = diagrams.test(0, {1}), diagrams.test(1, {0, 1})
    whole = diagrams.negate(diagrams.both(first, second))
    parts = diagrams.either(diagrams.negate(first), diagrams.negate(second))
    assert whole == parts


def test_a_condition_or_its_opposite_is_true(diagrams: Diagrams) -> None:
    condition = diagrams.both(diagrams.test(0, {1}), diagrams.test(2, {0}))
    assert diagrams.either(condition, diagrams.negate(condition)) == TRUE


@_RANDOM
@given(of=FUNCTIONS, profile=st.sampled_from(PROFILES), label=st.sampled_from("xyz"))
def test_two_diagrams_are_one_node_exactly_when_every_profile_ends_alike(
    of: Table, profile: Profile, label: str
) -> None:
    """The second is put together from the first, where one profile ends in a label at random."""
    diagrams = Diagrams(WIDTHS, 10_000)
    first = built(diagrams, of)
    here = diagrams.box({level: {given} for level, given in enumerate(profile)})
    second = diagrams.choose(here, diagrams.end(label), first)
    assert (first == second) == (of[profile] == label)


def test_an_odd_number_of_yeses_takes_two_questions_a_level() -> None:
    """Of 2^20 rows there remain one question at the top, and "odd" and "even so far" below."""
    diagrams = Diagrams([2] * 20, 10_000)
    found = FALSE
    for level in range(20):
        found = diagrams.choose(diagrams.test(level, {1}), diagrams.negate(found), found)
    questions = [node for node in diagrams.nodes(found) if not diagrams.is_end(node)]
    assert len(questions) == 1 + 19 * 2


# Putting diagrams together


@_RANDOM
@given(condition=CONDITIONS, yes=FUNCTIONS, no=FUNCTIONS)
def test_choosing_takes_one_diagram_where_the_condition_holds_and_the_other_elsewhere(
    condition: Table, yes: Table, no: Table
) -> None:
    diagrams = Diagrams(WIDTHS, 10_000)
    parts = (built(diagrams, of) for of in (condition, yes, no))
    chosen = diagrams.choose(*parts)
    expected = {p: yes[p] if condition[p] else no[p] for p in PROFILES}
    assert table(diagrams, chosen) == expected
    assert chosen == built(diagrams, expected)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (Diagrams.both, lambda first, second: first and second),
        (Diagrams.either, lambda first, second: first or second),
    ],
)
@_RANDOM
@given(first=CONDITIONS, second=CONDITIONS)
def test_both_and_either_say_for_each_profile_what_the_words_say(
    operation: Callable[[Diagrams, Node, Node], Node],
    expected: Callable[[bool, bool], bool],
    first: Table,
    second: Table,
) -> None:
    diagrams = Diagrams(WIDTHS, 10_000)
    found = operation(diagrams, built(diagrams, first), built(diagrams, second))
    assert table(diagrams, found) == {p: expected(first[p], second[p]) for p in PROFILES}


def test_the_order_of_two_conditions_does_not_matter(diagrams: Diagrams) -> None:
    first, second = diagrams.test(0, {1}), diagrams.test(1, {0})
    assert diagrams.both(first, second) == diagrams.both(second, first)
    assert diagrams.either(first, second) == diagrams.either(second, first)


@_RANDOM
@given(condition=CONDITIONS)
def test_what_is_negated_twice_is_what_it_was(condition: Table) -> None:
    diagrams = Diagrams(WIDTHS, 10_000)
    node = built(diagrams, condition)
    negated = diagrams.negate(node)
    assert table(diagrams, negated) == {p: not condition[p] for p in PROFILES}
    assert diagrams.negate(negated) == node


def test_relabelling_gives_each_label_its_new_end_and_the_others_one_end(
    diagrams: Diagrams,
) -> None:
    x, y, z = (diagrams.end(label) for label in "xyz")
    diagram = diagrams.ask(1, [x, y, z])
    found = diagrams.relabelled(diagram, {"x": TRUE}, diagrams.end("other"))
    assert found == diagrams.ask(1, [TRUE, diagrams.end("other"), diagrams.end("other")])


def test_a_region_is_where_a_diagram_ends_in_one_of_some_labels(diagrams: Diagrams) -> None:
    diagram = diagrams.ask(1, [diagrams.end(label) for label in "xyz"])
    assert diagrams.where(diagram, {"x", "z"}) == diagrams.test(1, {0, 2})


@_RANDOM
@given(first=FUNCTIONS, second=FUNCTIONS)
def test_two_diagrams_are_compared_profile_by_profile(first: Table, second: Table) -> None:
    diagrams = Diagrams(WIDTHS, 10_000)
    found = diagrams.compare(
        built(diagrams, first), built(diagrams, second), lambda a, b: (a, b) == ("x", "y")
    )
    assert table(diagrams, found) == {p: (first[p], second[p]) == ("x", "y") for p in PROFILES}


# Fixing answers


def test_a_level_that_has_been_answered_is_not_asked_any_more(diagrams: Diagrams) -> None:
    """Level 0 leads to two tests of level 1; its answer 1 leaves the second of them."""
    diagram = diagrams.ask(0, [diagrams.test(1, {0}), diagrams.test(1, {2})])
    assert diagrams.fix(diagram, {0: 1}) == diagrams.test(1, {2})


def test_an_answer_to_a_later_level_leaves_the_questions_before_it(diagrams: Diagrams) -> None:
    diagram = diagrams.ask(0, [diagrams.test(1, {0}), diagrams.test(1, {2})])
    assert diagrams.fix(diagram, {1: 2}) == diagrams.test(0, {1})


def test_when_every_level_is_answered_an_end_remains(diagrams: Diagrams) -> None:
    diagram = diagrams.ask(0, [diagrams.end("x"), diagrams.ask(2, [TRUE, diagrams.end("y")])])
    assert diagrams.fix(diagram, {0: 1, 1: 0, 2: 1}) == diagrams.end("y")


@_RANDOM
@given(
    of=FUNCTIONS,
    answers=st.dictionaries(st.integers(0, 2), st.integers(0, 1)),
)
def test_what_remains_after_some_answers_ends_as_before_for_the_profiles_that_have_them(
    of: Table, answers: dict[int, int]
) -> None:
    diagrams = Diagrams(WIDTHS, 10_000)
    remaining = diagrams.fix(built(diagrams, of), answers)
    for profile in PROFILES:
        answered = tuple(answers.get(level, given) for level, given in enumerate(profile))
        assert ending(diagrams, remaining, profile) == of[answered]


# Doing without a level


def test_a_level_is_spared_when_its_classes_differ_only_on_profiles_that_do_not_count(
    diagrams: Diagrams,
) -> None:
    """Where level 1 has its second class, nobody exists; the other two classes agree."""
    x, y, outside = diagrams.end("x"), diagrams.end("y"), diagrams.end("outside")
    later = diagrams.ask(2, [x, y])
    diagram = diagrams.ask(1, [later, outside, later])
    assert diagrams.without(diagram, 1, outside) == later


def test_a_level_cannot_be_spared_when_two_profiles_that_count_differ_in_it_only(
    diagrams: Diagrams,
) -> None:
    """Classes 0 and 2 of level 1 lead to x and y; the class between them does not count."""
    x, y, outside = diagrams.end("x"), diagrams.end("y"), diagrams.end("outside")
    assert diagrams.without(diagrams.ask(1, [x, outside, y]), 1, outside) is None


def test_the_profiles_that_do_not_count_take_the_end_of_the_others(diagrams: Diagrams) -> None:
    """Level 0 says who exists, level 2 what they get; each class of 0 knows one half of it."""
    x, y, outside = diagrams.end("x"), diagrams.end("y"), diagrams.end("outside")
    diagram = diagrams.ask(0, [diagrams.ask(2, [x, outside]), diagrams.ask(2, [outside, y])])
    assert diagrams.without(diagram, 0, outside) == diagrams.ask(2, [x, y])


def test_a_level_is_spared_below_questions_that_stay(diagrams: Diagrams) -> None:
    x, y, outside = diagrams.end("x"), diagrams.end("y"), diagrams.end("outside")
    diagram = diagrams.ask(0, [diagrams.ask(2, [x, outside]), diagrams.ask(2, [outside, y])])
    assert diagrams.without(diagram, 2, outside) == diagrams.ask(0, [x, y])


def test_a_level_that_is_not_asked_is_spared_as_it_is(diagrams: Diagrams) -> None:
    diagram = diagrams.ask(0, [diagrams.end("x"), diagrams.end("y")])
    assert diagrams.without(diagram, 1, diagrams.end("outside")) == diagram


@_RANDOM
@given(of=tables("x", "y", "outside", "outside"), level=st.integers(0, 2))
def test_a_level_can_be_spared_exactly_when_no_two_profiles_differ_in_it_only(
    of: Table, level: int
) -> None:
    diagrams = Diagrams(WIDTHS, 10_000)
    found = diagrams.without(built(diagrams, of), level, diagrams.end("outside"))
    groups: dict[Profile, set[Hashable]] = {}
    for profile in PROFILES:
        rest = (*profile[:level], *profile[level + 1 :])
        groups.setdefault(rest, set()).add(of[profile])
    inside = {rest: labels - {"outside"} for rest, labels in groups.items()}
    assert (found is not None) == all(len(labels) <= 1 for labels in inside.values())
    if found is not None:
        assert level not in diagrams.asked(found)
        for profile in PROFILES:
            if of[profile] != "outside":
                assert ending(diagrams, found, profile) == of[profile]


# Reading diagrams


def test_a_class_counts_as_often_as_it_has_values(diagrams: Diagrams) -> None:
    """Classes of 10, 20 and 30 values; the other levels have one value in each of two classes."""
    weights = ((1, 1), (10, 20, 30), (1, 1))
    diagram = diagrams.ask(1, [diagrams.end(label) for label in "xyx"])
    assert diagrams.counts(diagram, weights) == {"x": 2 * (10 + 30) * 2, "y": 2 * 20 * 2}


def test_levels_that_are_not_asked_count_with_all_their_values(diagrams: Diagrams) -> None:
    """Level 0 leads to an end over levels 1 and 2, or to a question on 2 that skips level 1."""
    weights = ((2, 3), (10, 20, 30), (5, 7))
    diagram = diagrams.ask(0, [diagrams.end("x"), diagrams.ask(2, [TRUE, diagrams.end("x")])])
    assert diagrams.counts(diagram, weights) == {
        True: 3 * 60 * 5,
        "x": 2 * 60 * 12 + 3 * 60 * 7,
    }


def test_a_diagram_that_asks_for_nothing_counts_every_profile(diagrams: Diagrams) -> None:
    assert diagrams.counts(TRUE, ((2, 3), (10, 20, 30), (5, 7))) == {True: 5 * 60 * 12}


@_RANDOM
@given(of=FUNCTIONS)
def test_with_one_value_in_each_class_the_counts_are_those_of_the_table(of: Table) -> None:
    diagrams = Diagrams(WIDTHS, 10_000)
    counts = diagrams.counts(built(diagrams, of), [[1] * width for width in WIDTHS])
    ends = list(of.values())
    assert counts == {label: ends.count(label) for label in set(ends)}


def test_the_labels_are_those_that_can_be_reached(diagrams: Diagrams) -> None:
    diagrams.end("never used")
    diagram = diagrams.ask(0, [diagrams.end("x"), diagrams.ask(2, [TRUE, diagrams.end("y")])])
    assert diagrams.labels(diagram) == {"x", "y", True}


def test_the_levels_asked_are_those_of_every_branch(diagrams: Diagrams) -> None:
    diagram = diagrams.ask(0, [FALSE, diagrams.test(2, {1})])
    assert diagrams.asked(diagram) == {0, 2}


def test_a_shared_part_is_listed_once(diagrams: Diagrams) -> None:
    """Two of three branches share one question: three nodes, with their two ends."""
    later = diagrams.test(2, {1})
    diagram = diagrams.ask(1, [later, FALSE, later])
    assert sorted(diagrams.nodes(diagram)) == sorted([FALSE, TRUE, later, diagram])


def test_an_end_stands_below_all_levels_and_leads_nowhere(diagrams: Diagrams) -> None:
    end = diagrams.end("x")
    assert diagrams.is_end(end)
    assert (diagrams.level(end), diagrams.children(end)) == (3, ())


def test_every_node_that_was_made_counts_towards_the_size(diagrams: Diagrams) -> None:
    """The ends "false" and "true" are there from the start; a test adds one question."""
    assert len(diagrams) == 2
    diagrams.test(0, {1})
    diagrams.test(0, {1})
    assert len(diagrams) == 3


# Overlap


def test_two_conditions_overlap_where_one_profile_meets_both(diagrams: Diagrams) -> None:
    assert diagrams.overlap(diagrams.test(0, {1}), diagrams.test(2, {0}))


def test_a_condition_does_not_overlap_its_negation(diagrams: Diagrams) -> None:
    condition = diagrams.both(diagrams.test(0, {1}), diagrams.test(2, {0}))
    assert not diagrams.overlap(condition, diagrams.negate(condition))


# Boxes


def test_a_box_is_true_for_the_allowed_classes_of_all_its_levels(diagrams: Diagrams) -> None:
    expected = diagrams.both(diagrams.test(0, {1}), diagrams.test(1, {0, 2}))
    assert diagrams.box({1: {0, 2}, 0: {1}}) == expected


def test_a_box_without_levels_holds_every_profile(diagrams: Diagrams) -> None:
    assert diagrams.box({}) == TRUE


def test_a_condition_meets_a_box_that_holds_one_of_its_profiles(diagrams: Diagrams) -> None:
    condition = diagrams.both(diagrams.test(0, {1}), diagrams.test(2, {0}))
    assert diagrams.meets(condition, {1: {2}, 2: {0, 1}})


def test_a_condition_does_not_meet_a_box_that_it_only_touches_on_single_levels(
    diagrams: Diagrams,
) -> None:
    """Each allowed answer occurs in the condition, but never both together."""
    condition = diagrams.ask(0, [diagrams.test(2, {0}), diagrams.test(2, {1})])
    assert not diagrams.meets(condition, {0: {0}, 2: {1}})


@_RANDOM
@given(
    condition=CONDITIONS,
    box=st.fixed_dictionaries(
        {},
        optional={
            level: st.sets(st.integers(0, width - 1), min_size=1)
            for level, width in enumerate(WIDTHS)
        },
    ),
)
def test_a_condition_meets_a_box_exactly_when_they_share_a_profile(
    condition: Table, box: dict[int, set[int]]
) -> None:
    diagrams = Diagrams(WIDTHS, 10_000)
    inside = [p for p in PROFILES if all(p[level] in allowed for level, allowed in box.items())]
    found = diagrams.meets(built(diagrams, condition), box)
    assert found == any(condition[p] for p in inside)
    assert table(diagrams, diagrams.box(box)) == {p: p in inside for p in PROFILES}


def test_the_first_profile_of_a_region_in_a_box_answers_every_level(diagrams: Diagrams) -> None:
    """Level 0 is free and takes its first class; level 1 may not; level 2 is decided by both."""
    region = diagrams.ask(1, [FALSE, diagrams.test(2, {0, 1}), TRUE])
    assert diagrams.first_in(region, {2: {1}}) == {0: 0, 1: 1, 2: 1}


def test_a_region_that_does_not_meet_a_box_has_no_first_profile(diagrams: Diagrams) -> None:
    with pytest.raises(ValueError, match="nothing in common"):
        diagrams.first_in(diagrams.test(1, {0}), {1: {1, 2}})


# The limit

DEPTH = 20


def odd(diagrams: Diagrams) -> Node:
    """Whether an odd number of the levels, of two classes each, is answered with yes."""
    found = FALSE
    for level in reversed(range(len(diagrams.widths))):
        found = diagrams.choose(diagrams.test(level, {1}), diagrams.negate(found), found)
    return found


def is_made(limit: int) -> bool:
    """Whether that many steps are enough."""
    try:
        odd(Diagrams([2] * DEPTH, limit))
    except TooLarge:
        return False
    return True


@pytest.fixture(scope="module")
def just_enough() -> int:
    """The smallest limit under which the diagram is made."""
    return next(limit for limit in range(10_000) if is_made(limit))


def test_a_diagram_that_needs_more_steps_than_allowed_is_too_large(just_enough: int) -> None:
    """A step makes at most one node, and the diagram has more than one node on each level."""
    assert just_enough > DEPTH
    assert not any(is_made(limit) for limit in range(just_enough))


def test_a_diagram_is_made_under_every_limit_it_fits_in(just_enough: int) -> None:
    """The limit is a number of steps and not of seconds, so nothing depends on the machine."""
    assert all(is_made(limit) for limit in range(just_enough, just_enough + 50))


def relabel(diagrams: Diagrams, diagram: Node) -> Node:
    return diagrams.relabelled(diagram, {True: diagrams.end("odd")}, FALSE)


def fix_the_last(diagrams: Diagrams, diagram: Node) -> Node:
    return diagrams.fix(diagram, {DEPTH - 1: 1})


def do_without_the_last(diagrams: Diagrams, diagram: Node) -> Node | None:
    return diagrams.without(diagram, DEPTH - 1, TRUE)


@pytest.mark.parametrize("change", [relabel, fix_the_last, do_without_the_last])
def test_changing_a_diagram_takes_steps_too(
    change: Callable[[Diagrams, Node], Node | None], just_enough: int
) -> None:
    """Each change goes through 19 levels, and 10 steps are left for it."""
    generous = Diagrams([2] * DEPTH, just_enough + 1_000)
    change(generous, odd(generous))
    scarce = Diagrams([2] * DEPTH, just_enough + 10)
    made = odd(scarce)
    with pytest.raises(TooLarge):
        change(scarce, made)


def test_when_more_steps_are_allowed_what_was_made_is_kept(just_enough: int) -> None:
    diagrams = Diagrams([2] * DEPTH, just_enough)
    made = odd(diagrams)
    with pytest.raises(TooLarge):
        relabel(diagrams, made)
    diagrams.allow(1_000)
    assert diagrams.labels(relabel(diagrams, made)) == {"odd", False}
    assert odd(diagrams) == made
