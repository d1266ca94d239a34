"""One diagram per option: where each patient ends, against rules worked out by hand and against
two other readings of the same rules: the evaluator of one patient, and the oracle of the tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, event, given, settings

from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.completion import completions
from guideline.evaluation.diagram import FALSE, Node, TooLarge
from guideline.evaluation.option_diagram import (
    IMPOSSIBLE,
    OUT_OF_SCOPE,
    Compiler,
    Ending,
    OptionDiagram,
    option_diagram,
    option_space,
)
from guideline.evaluation.space import profile_count
from guideline.evaluation.truth import derived_values
from guideline.loading import load_project
from guideline.model.condition import ALWAYS, AllOf, Condition, Is, NotThat, Within
from guideline.model.constraint import Constraint, ConstraintKind
from guideline.model.guideline import Guideline
from guideline.model.option import DeclaredSilence, Option
from guideline.model.patient import Patient, Recorded
from guideline.model.recommendation import (
    Instead,
    Pitfall,
    PitfallKind,
    Recommendation,
    Rule,
)
from tests.fixtures.random_guidelines import (
    CROWDED,
    EVERYTHING,
    World,
    all_completions,
    guidelines,
    oracle,
)
from tests.fixtures.toys import plant, toy

pytestmark = pytest.mark.exhaustive

DRY, WET = Is("soil", ("dry",)), Is("soil", ("wet",))
LOW, BRIGHT = Is("light", ("low",)), Is("light", ("bright",))
DONE, STARTED = Is("soil_test_state", ("done",)), Is("soil_test_state", ("under_way",))
TALL = Within("height", 100, None)
FULL = 100_000


def rule(id: str, wording: str, when: Condition, **more: Any) -> Recommendation:
    """A recommendation on watering, unless said otherwise."""
    fields: dict[str, Any] = {"option": "watering", **more}
    return Recommendation(
        id=id, title=id, wording=wording, says="", when=when, sources=(), rationale="", **fields
    )


def pitfall(id: str, kind: PitfallKind, when: Condition, **more: Any) -> Pitfall:
    """A mistake in watering."""
    instead = Instead("")
    return Pitfall(
        id, id, kind, "watering", "do_not", "", when, harm="", instead=instead, sources=(), **more
    )


def watering(
    *rules: Rule,
    silence: tuple[Condition, ...] = (),
    applies_when: Condition = ALWAYS,
    impossible: Condition | None = None,
    limit: int = FULL,
) -> OptionDiagram:
    """Watering under these rules alone; the scope is a houseplant that stands indoors."""
    recommendations = {r.id: r for r in rules if isinstance(r, Recommendation)}
    pitfalls = {r.id: r for r in rules if isinstance(r, Pitfall)}
    declared = tuple(DeclaredSilence(when, "") for when in silence)
    option = Option(
        "watering", "W", "watering", "treatment", "", applies_when=applies_when, silence=declared
    )
    limits = {} if impossible is None else {"NO": impossible}
    guideline = replace(
        toy(),
        options={**toy().options, "watering": option},
        recommendations=recommendations,
        pitfalls=pitfalls,
        constraints={
            id: Constraint(id, ConstraintKind.IMPOSSIBLE, when, "") for id, when in limits.items()
        },
    )
    compiler = Compiler(option_space(guideline, "watering"), limit)
    return OptionDiagram(guideline, "watering", compiler)


def endings(diagram: OptionDiagram, patient: Patient) -> set[Ending]:
    """Every end that is left for a record; one when it says all that matters."""
    remaining = diagram.diagrams.fix(diagram.verdict, diagram.space.answers(patient))
    return {end for end in diagram.diagrams.labels(remaining) if isinstance(end, Ending)}


def holds(diagram: OptionDiagram, region: Node, patient: Patient) -> bool:
    """Whether a patient, of whom all that matters is known, lies in a region."""
    (found,) = diagram.diagrams.labels(diagram.diagrams.fix(region, diagram.space.answers(patient)))
    return found is True


# Scope, question, existence


def test_a_plant_outside_the_scope_ends_out_of_scope_whatever_the_rules_say() -> None:
    diagram = watering(rule("R", "must", ALWAYS))
    assert endings(diagram, Patient({"plant": "tree", "place": "indoors"})) == {OUT_OF_SCOPE}
    assert endings(diagram, plant()) == {Ending("must")}


def test_an_option_that_is_no_question_ends_not_applicable() -> None:
    diagram = watering(rule("R", "must", ALWAYS), applies_when=DRY)
    assert endings(diagram, plant(soil="wet")) == {Ending("not_applicable")}
    assert endings(diagram, plant(soil="dry")) == {Ending("must")}


def test_out_of_scope_comes_before_not_applicable() -> None:
    diagram = watering(applies_when=DRY)
    patient = Patient({"plant": "tree", "place": "indoors", "soil": "wet"})
    assert endings(diagram, patient) == {OUT_OF_SCOPE}


def test_an_excluded_plant_ends_impossible_in_scope_or_not() -> None:
    diagram = watering(rule("R", "must", DRY), impossible=AllOf((DRY, LOW)))
    assert endings(diagram, plant(soil="dry", light="low")) == {IMPOSSIBLE}
    assert endings(diagram, plant(soil="dry", light="bright")) == {Ending("must")}
    tree = Patient({"plant": "tree", "place": "indoors", "soil": "dry", "light": "low"})
    assert endings(diagram, tree) == {IMPOSSIBLE}


def test_a_plant_whose_derived_value_does_not_follow_is_impossible() -> None:
    """At 20 cm no pot is too small."""
    diagram = watering(rule("R", "must", Is("pot_too_small", ("yes",))))
    small = plant(height=20, pot_width=5)
    assert endings(diagram, small.with_value("pot_too_small", "yes")) == {IMPOSSIBLE}
    assert endings(diagram, small.with_value("pot_too_small", "no")) == {Ending("source_silent")}


def test_inside_are_the_possible_plants_in_scope() -> None:
    """Of 2 plants x 2 places x 3 soils x 3 lights: 9 in scope, of which 1 is excluded."""
    diagram = watering(rule("R", "must", DRY), impossible=AllOf((DRY, LOW)))
    assert diagram.count(diagram.inside) == 9 - 1


# One wording


def test_the_wording_of_a_rule_that_applies_alone_is_the_end() -> None:
    diagram = watering(rule("R", "recommended", DRY))
    assert endings(diagram, plant(soil="dry")) == {Ending("recommended")}


def test_two_rules_of_one_wording_agree() -> None:
    diagram = watering(rule("A", "must", DRY), rule("B", "must", LOW))
    assert endings(diagram, plant(soil="dry", light="low")) == {Ending("must")}


def test_a_pitfall_that_is_an_act_ends_in_its_wording() -> None:
    diagram = watering(pitfall("P", PitfallKind.ACT, WET))
    assert endings(diagram, plant(soil="wet")) == {Ending("do_not")}


@pytest.mark.parametrize("kind", [PitfallKind.OMISSION, PitfallKind.ASSUMPTION])
def test_a_pitfall_that_is_no_act_ends_nowhere(kind: PitfallKind) -> None:
    diagram = watering(pitfall("P", kind, ALWAYS))
    assert endings(diagram, plant()) == {Ending("source_silent")}


def test_a_rule_on_another_option_says_nothing() -> None:
    diagram = watering(rule("R", "must", ALWAYS, option="feeding"))
    assert endings(diagram, plant()) == {Ending("source_silent")}


def test_where_a_more_precise_rule_applies_the_other_is_dropped() -> None:
    diagram = watering(rule("A", "recommended", DRY), rule("B", "must", TALL, refines=("A",)))
    assert endings(diagram, plant(soil="dry", height=120)) == {Ending("must")}
    assert endings(diagram, plant(soil="dry", height=20)) == {Ending("recommended")}


def test_a_rule_that_prevails_drops_one_of_the_other_direction() -> None:
    diagram = watering(
        rule("A", "recommended", DRY), pitfall("P", PitfallKind.ACT, TALL, overrides=("A",))
    )
    assert endings(diagram, plant(soil="dry", height=120)) == {Ending("do_not")}


def test_precision_reaches_through_a_rule_that_does_not_apply() -> None:
    """C refines B, which refines A; B asks for low light."""
    diagram = watering(
        rule("A", "recommended", DRY),
        rule("B", "caution", LOW, refines=("A",)),
        rule("C", "must", TALL, refines=("B",)),
    )
    patient = plant(soil="dry", light="bright", height=120)
    assert endings(diagram, patient) == {Ending("must")}


# Done already


def test_a_required_act_that_is_done_ends_satisfied() -> None:
    diagram = watering(rule("R", "must", DRY, satisfied_when=DONE))
    assert endings(diagram, plant(soil="dry", soil_test_state="done")) == {Ending("satisfied")}
    assert endings(diagram, plant(soil="dry", soil_test_state="not_done")) == {Ending("must")}


def test_a_required_act_under_way_ends_satisfied_too() -> None:
    diagram = watering(rule("R", "must", DRY, under_way_when=STARTED))
    patient = plant(soil="dry", soil_test_state="under_way")
    assert endings(diagram, patient) == {Ending("satisfied")}


def test_an_act_that_nothing_requires_is_not_satisfied_when_done() -> None:
    diagram = watering(rule("R", "must", DRY, satisfied_when=DONE))
    assert endings(diagram, plant(soil="wet", soil_test_state="done")) == {Ending("source_silent")}


# Conflict


def test_two_directions_end_in_a_conflict_of_directions() -> None:
    diagram = watering(rule("A", "recommended", DRY), pitfall("P", PitfallKind.ACT, TALL))
    patient = plant(soil="dry", height=120)
    assert endings(diagram, patient) == {Ending("conflict", "directions")}
    assert endings(diagram, plant(soil="dry", height=20)) == {Ending("recommended")}


def test_a_neutral_wording_is_a_direction_of_its_own() -> None:
    diagram = watering(rule("A", "recommended", DRY), rule("B", "caution", LOW))
    patient = plant(soil="dry", light="low")
    assert endings(diagram, patient) == {Ending("conflict", "directions")}


def test_two_wordings_of_one_direction_end_in_a_conflict_of_wordings() -> None:
    diagram = watering(rule("A", "recommended", DRY), rule("B", "must", LOW))
    patient = plant(soil="dry", light="low")
    assert endings(diagram, patient) == {Ending("conflict", "wordings")}


def test_where_directions_differ_the_wordings_are_not_the_issue() -> None:
    """Two wordings for it and one against it: what has to be settled is the direction."""
    diagram = watering(
        rule("A", "recommended", DRY), rule("B", "must", DRY), rule("C", "do_not", DRY)
    )
    assert endings(diagram, plant(soil="dry")) == {Ending("conflict", "directions")}


def test_an_act_that_one_rule_calls_done_and_another_still_asks_for_is_a_conflict() -> None:
    diagram = watering(rule("A", "must", DRY, satisfied_when=DONE), rule("B", "must", DRY))
    patient = plant(soil="dry", soil_test_state="done")
    assert endings(diagram, patient) == {Ending("conflict", "wordings")}


def test_an_act_that_is_done_contradicts_advice_against_it() -> None:
    """Satisfied speaks for the option."""
    diagram = watering(rule("A", "do_not", DRY), rule("B", "do_not", DRY, satisfied_when=DONE))
    patient = plant(soil="dry", soil_test_state="done")
    assert endings(diagram, patient) == {Ending("conflict", "directions")}


# Comparisons


def test_an_option_that_another_is_preferred_to_is_less_preferred() -> None:
    diagram = watering(rule("R", "recommended", DRY, option="misting", over="watering"))
    assert endings(diagram, plant(soil="dry")) == {Ending("less_preferred")}
    assert endings(diagram, plant(soil="wet")) == {Ending("source_silent")}


def test_a_rule_on_the_option_itself_comes_before_a_comparison_with_another() -> None:
    diagram = watering(
        rule("A", "recommended", DRY, option="misting", over="watering"), rule("B", "must", TALL)
    )
    assert endings(diagram, plant(soil="dry", height=120)) == {Ending("must")}


def test_a_preferred_option_ends_in_the_wording_of_the_preference() -> None:
    diagram = watering(rule("R", "recommended", DRY, over="misting"))
    assert endings(diagram, plant(soil="dry")) == {Ending("recommended")}


def test_how_good_an_option_is_decides_before_what_it_is_preferred_to() -> None:
    diagram = watering(rule("A", "must", DRY), rule("B", "recommended", DRY, over="misting"))
    assert endings(diagram, plant(soil="dry")) == {Ending("must")}


def test_a_preference_contradicts_advice_against_its_option() -> None:
    diagram = watering(rule("A", "do_not", DRY), rule("B", "recommended", DRY, over="misting"))
    assert endings(diagram, plant(soil="dry")) == {Ending("conflict", "directions")}


def test_two_preferences_in_two_wordings_are_a_conflict_where_nothing_else_speaks() -> None:
    preferences = (
        rule("A", "must", DRY, over="misting"),
        rule("B", "recommended", DRY, over="feeding"),
    )
    alone = watering(*preferences)
    assert endings(alone, plant(soil="dry")) == {Ending("conflict", "wordings")}
    settled = watering(*preferences, rule("C", "must", ALWAYS))
    assert endings(settled, plant(soil="dry")) == {Ending("must")}


# Silence


def test_silence_that_nobody_declared_has_no_detail() -> None:
    diagram = watering(rule("R", "must", DRY))
    assert endings(diagram, plant(soil="wet")) == {Ending("source_silent", "")}


def test_silence_names_the_first_declaration_that_covers_it() -> None:
    diagram = watering(silence=(LOW, WET))
    assert endings(diagram, plant(light="bright", soil="wet")) == {Ending("source_silent", "1")}
    assert endings(diagram, plant(light="low", soil="wet")) == {Ending("source_silent", "0")}
    assert endings(diagram, plant(light="bright", soil="dry")) == {Ending("source_silent")}


def test_a_silence_that_only_some_completions_have_declared_is_not_declared() -> None:
    """Dry soil is covered by nobody, so a plant of unknown soil is not either."""
    guideline = watering(silence=(WET,)).guideline
    found = completions(guideline, "watering", plant()).outcome
    assert found is not None
    assert (found.verdict, found.silence) == ("source_silent", None)


def test_completions_silent_for_different_reasons_get_all_of_them() -> None:
    """Every soil is covered, but no declaration covers them all."""
    diagram = watering(silence=(WET, Is("soil", ("dry", "moist"))))
    option = diagram.guideline.options["watering"]
    wet, rest = option.silence
    named = (replace(wet, reason="Wet."), replace(rest, reason="Not wet."))
    options = {**diagram.guideline.options, "watering": replace(option, silence=named)}
    found = completions(replace(diagram.guideline, options=options), "watering", plant()).outcome
    assert found is not None
    assert found.silence is not None
    assert found.silence.reason == "Wet. Or: Not wet."


def test_a_conflict_is_never_under_way() -> None:
    """With the soil unknown but certainly dry the answer is that for dry soil."""
    guideline = watering(
        rule("A", "must", DRY, under_way_when=STARTED),
        pitfall("P", PitfallKind.ACT, DRY),
        impossible=NotThat(DRY),
    ).guideline
    found = completions(guideline, "watering", plant(soil_test_state="under_way")).outcome
    assert found is not None
    assert (found.verdict, found.under_way) == ("conflict", None)


def test_what_is_not_supported_keeps_its_declared_reason_when_a_value_is_missing() -> None:
    """Dry soil in low light cannot be, so low light is never known to be needed."""
    dry_and_dark = AllOf((DRY, LOW))
    guideline = watering(
        rule("A", "must", dry_and_dark, only=True), silence=(ALWAYS,), impossible=dry_and_dark
    ).guideline
    found = completions(guideline, "watering", plant(light="low")).outcome
    assert found is not None
    assert found.verdict == "not_supported"
    assert found.silence is not None


def test_a_condition_that_the_space_was_not_cut_for_is_refused() -> None:
    """Moist and wet soil behave alike for this guideline, and share a class."""
    diagram = watering(rule("A", "must", DRY))
    with pytest.raises(ValueError, match="not cut"):
        diagram.compiler.condition(WET)


def test_silence_is_declared_only_where_nothing_speaks() -> None:
    diagram = watering(rule("R", "must", DRY), silence=(ALWAYS,))
    assert endings(diagram, plant(soil="dry")) == {Ending("must")}


def test_where_an_only_fails_the_option_is_not_supported() -> None:
    diagram = watering(rule("R", "recommended", DRY, only=True), silence=(WET,))
    assert endings(diagram, plant(soil="wet")) == {Ending("not_supported", "0")}
    assert endings(diagram, plant(soil="moist")) == {Ending("not_supported")}
    assert endings(diagram, plant(soil="dry")) == {Ending("recommended")}


def test_a_preference_for_another_option_comes_before_a_failing_only() -> None:
    diagram = watering(
        rule("A", "recommended", DRY, only=True),
        rule("B", "recommended", WET, option="misting", over="watering"),
    )
    assert endings(diagram, plant(soil="wet")) == {Ending("less_preferred")}
    assert endings(diagram, plant(soil="moist")) == {Ending("not_supported")}


# What a rule does


def test_a_dropped_rule_applies_but_neither_stands_nor_decides() -> None:
    first, second = rule("A", "recommended", DRY), rule("B", "must", TALL, refines=("A",))
    diagram = watering(first, second)
    patient = plant(soil="dry", height=120)
    assert holds(diagram, diagram.applies(first), patient)
    assert holds(diagram, diagram.refined(first), patient)
    assert not holds(diagram, diagram.stands(first), patient)
    assert not holds(diagram, diagram.decides(first), patient)


def test_a_rule_that_nothing_drops_stands_and_decides() -> None:
    first, second = rule("A", "recommended", DRY), rule("B", "must", TALL, refines=("A",))
    diagram = watering(first, second)
    patient = plant(soil="dry", height=20)
    assert holds(diagram, diagram.decides(first), patient)
    assert not holds(diagram, diagram.refined(first), patient)


def test_in_a_conflict_every_rule_that_stands_decides() -> None:
    rules = (rule("A", "recommended", DRY), rule("B", "must", DRY))
    diagram = watering(*rules)
    assert all(holds(diagram, diagram.decides(r), plant(soil="dry")) for r in rules)


def test_a_preference_does_not_decide_beside_a_rule_that_says_the_same() -> None:
    absolute, preference = rule("A", "must", DRY), rule("B", "must", LOW, over="misting")
    diagram = watering(absolute, preference)
    both, alone = plant(soil="dry", light="low"), plant(soil="wet", light="low")
    assert not holds(diagram, diagram.decides(preference), both)
    assert holds(diagram, diagram.decides(preference), alone)


def test_a_preference_decides_in_a_conflict_it_is_part_of() -> None:
    absolute, preference = rule("A", "do_not", DRY), rule("B", "must", LOW, over="misting")
    diagram = watering(absolute, preference)
    assert holds(diagram, diagram.decides(preference), plant(soil="dry", light="low"))


def test_a_comparison_decides_where_nothing_else_does() -> None:
    comparison = rule("A", "must", DRY, option="misting", over="watering")
    diagram = watering(comparison, rule("B", "must", TALL))
    assert holds(diagram, diagram.decides(comparison), plant(soil="dry", height=20))
    assert not holds(diagram, diagram.decides(comparison), plant(soil="dry", height=120))


def test_an_only_decides_where_it_holds_and_where_it_is_all_there_is() -> None:
    only, other = rule("A", "recommended", DRY, only=True), rule("B", "caution", WET)
    diagram = watering(only, other)
    assert holds(diagram, diagram.decides(only), plant(soil="dry"))
    assert holds(diagram, diagram.decides(only), plant(soil="moist"))
    assert not holds(diagram, diagram.decides(only), plant(soil="wet"))


def test_an_only_that_fails_does_not_decide_where_another_option_is_preferred() -> None:
    only = rule("A", "recommended", DRY, only=True)
    preferred = rule("B", "recommended", WET, option="misting", over="watering")
    diagram = watering(only, preferred)
    assert not holds(diagram, diagram.decides(only), plant(soil="wet"))
    assert holds(diagram, diagram.decides(preferred), plant(soil="wet"))


def test_nothing_decides_where_the_option_is_no_question() -> None:
    always = rule("A", "must", ALWAYS)
    diagram = watering(always, applies_when=DRY)
    assert not holds(diagram, diagram.decides(always), plant(soil="wet"))


def test_an_act_is_under_way_where_it_has_begun_and_its_rule_decides() -> None:
    required = rule("A", "must", DRY, under_way_when=STARTED)
    diagram = watering(required)
    under_way = diagram.under_way(required)
    assert holds(diagram, under_way, plant(soil="dry", soil_test_state="under_way"))
    assert not holds(diagram, under_way, plant(soil="dry", soil_test_state="done"))
    assert not holds(diagram, under_way, plant(soil="wet", soil_test_state="under_way"))


@pytest.mark.parametrize(
    "without_an_act",
    [rule("A", "must", DRY), pitfall("A", PitfallKind.ACT, DRY)],
    ids=["recommendation", "pitfall"],
)
def test_a_rule_that_names_no_act_is_under_way_nowhere(without_an_act: Rule) -> None:
    assert watering(without_an_act).under_way(without_an_act) == FALSE


# Size


def test_a_diagram_that_needs_too_many_steps_is_not_made() -> None:
    with pytest.raises(TooLarge):
        watering(rule("A", "must", DRY), rule("B", "caution", TALL), limit=5)


def test_an_option_is_compiled_once_for_all_patients() -> None:
    first = option_diagram(toy(), "watering", plant(soil="dry"))
    assert option_diagram(toy(), "watering", plant(soil="wet")) is first


def test_a_region_counts_each_value_that_its_classes_stand_for() -> None:
    """Tall is 101 of 201 heights. Only houseplants indoors are in scope: 1 of 2 x 2."""
    diagram = watering(rule("A", "must", TALL))
    region = diagram.diagrams.where(diagram.verdict, {Ending("must")})
    assert diagram.count(region) == 101
    outside = diagram.diagrams.where(diagram.verdict, {OUT_OF_SCOPE})
    assert diagram.count(outside) == 201 * 3


# Every profile of random guidelines

_EVERY = settings(
    max_examples=30,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


RANDOM = guidelines(EVERYTHING) | guidelines(CROWDED)


def every_profile(guideline: Guideline) -> Iterator[dict[str, Recorded]]:
    """Every combination of raw values with what follows from it, possible or not."""
    return all_completions(replace(guideline, constraints={}), Patient({}))


def label_of(diagram: OptionDiagram, node: Node, values: Mapping[str, Recorded]) -> Hashable:
    """Where a complete set of values ends, found by answering one question after another."""
    diagrams, levels = diagram.diagrams, diagram.space.levels
    while not diagrams.is_end(node):
        level = levels[diagrams.level(node)]
        node = diagrams.children(node)[level.class_of(values[level.variable])]
    (label,) = diagrams.labels(node)
    return label


def end_of(diagram: OptionDiagram, values: Mapping[str, Recorded]) -> Ending:
    """What the diagram says of a complete set of values."""
    found = label_of(diagram, diagram.verdict, values)
    assert isinstance(found, Ending)
    return found


def base_of(guideline: Guideline, values: Mapping[str, Recorded]) -> Patient:
    variables = guideline.variables
    return Patient({n: value for n, value in values.items() if not variables[n].derivation})


def known_to(diagram: OptionDiagram, values: Mapping[str, Recorded]) -> tuple[Recorded, ...]:
    """What the diagram can know of a profile: the values of its own variables."""
    return tuple(values[name] for name in diagram.space.of)


@_EVERY
@given(guideline=guidelines(World(scope=True, rules=4)))
def test_every_profile_ends_as_evaluator_and_oracle_say(guideline: Guideline) -> None:
    diagram = option_diagram(guideline, "opt", Patient({}))
    for values in every_profile(guideline):
        expected = oracle(guideline, values)
        assert end_of(diagram, values).verdict == expected
        assert assess(guideline, Patient(values)).verdict("opt") == expected


@_EVERY
@given(guideline=RANDOM)
def test_with_constraints_and_derived_values_every_possible_profile_ends_as_the_others_say(
    guideline: Guideline,
) -> None:
    diagram = option_diagram(guideline, "opt", Patient({}))
    for values in all_completions(guideline, Patient({})):
        expected = oracle(guideline, values)
        assert end_of(diagram, values).verdict == expected
        assert assess(guideline, base_of(guideline, values)).verdict("opt") == expected


@_EVERY
@given(guideline=RANDOM)
def test_exactly_the_profiles_that_nobody_can_have_end_impossible(guideline: Guideline) -> None:
    """A diagram knows only its own variables: what counts is whether the rest can fit them."""
    diagram = option_diagram(guideline, "opt", Patient({}))
    possible = {known_to(diagram, v) for v in all_completions(guideline, Patient({}))}
    assume(possible)
    excluded = 0
    for values in every_profile(guideline):
        found = end_of(diagram, values) == IMPOSSIBLE
        assert found == (known_to(diagram, values) not in possible)
        excluded += found
    event("some excluded" if excluded else "none excluded")


@_EVERY
@given(guideline=RANDOM)
def test_the_counts_by_verdict_are_those_of_the_profiles(guideline: Guideline) -> None:
    """Members of the set that the option does not ask for are free: each profile counts twice."""
    diagram = option_diagram(guideline, "opt", Patient({}))
    possible = {known_to(diagram, v) for v in all_completions(guideline, Patient({}))}
    assume(possible)
    space = diagram.space
    asked = {member for level in space.levels for member in level.members}
    free = 2 ** len(set(guideline.variables["s"].values) - asked) if "s" in space.of else 1
    profiles = {known_to(diagram, v): oracle(guideline, v) for v in every_profile(guideline)}
    expected = Counter(profiles[known] for known in possible)
    counted: Counter[str] = Counter()
    for end, number in diagram.diagrams.counts(diagram.verdict, space.weights).items():
        assert isinstance(end, Ending)
        if end != IMPOSSIBLE:
            counted[end.verdict] += number * free
    assert counted == expected
    all_profiles = profile_count(guideline.variables[name] for name in space.of)
    assert all_profiles - counted.total() == len(profiles.keys() - possible)


@_EVERY
@given(guideline=RANDOM)
def test_every_rule_decides_and_is_refined_where_the_evaluator_says(guideline: Guideline) -> None:
    diagram = option_diagram(guideline, "opt", Patient({}))
    rules = (*diagram.case.rules, *diagram.case.comparisons)
    assume(rules)
    regions = {r.id: (diagram.decides(r), diagram.refined(r)) for r in rules}
    for values in every_profile(guideline):
        outcome = completions(guideline, "opt", base_of(guideline, values)).outcome
        assert outcome is not None
        decides = {
            id for id, (node, _) in regions.items() if label_of(diagram, node, values) is True
        }
        refined = {
            id for id, (_, node) in regions.items() if label_of(diagram, node, values) is True
        }
        assert decides == set(outcome.because)
        if outcome.verdict != "not_applicable":
            assert refined == set(outcome.refined)


# The first guideline

ID = "alk-nsclc-post-lorlatinib"
REPOSITORY = Path(__file__).resolve().parents[2]
IN_SCOPE = {
    "disease": "nsclc",
    "alk_status": "positive",
    "last_systemic_therapy": "lorlatinib",
    "progression_on_lorlatinib": "confirmed",
}


@cache
def lorlatinib() -> Guideline:
    return load_project(REPOSITORY).guidelines[ID]


def one_of_each_class(
    diagram: OptionDiagram, fixed: Mapping[str, Recorded]
) -> Iterator[dict[str, Recorded]]:
    """Every combination of classes, with one value for each; derived values not yet in it."""
    space = diagram.space
    left_out = {*fixed, *(variable.id for variable in space.derived)}
    positions = [p for p, level in enumerate(space.levels) if level.variable not in left_out]
    for chosen in product(*(range(space.widths[p]) for p in positions)):
        box = {p: (c,) for p, c in zip(positions, chosen, strict=True)}
        yield {**fixed, **space.values(box)}


def agrees(diagram: OptionDiagram, values: dict[str, Recorded]) -> bool:
    """Whether diagram and evaluator say the same of a complete record."""
    guideline, option = diagram.guideline, diagram.case.option.id
    patient = Patient(values)
    found = end_of(diagram, with_derived(diagram, values))
    if found == IMPOSSIBLE:
        return bool(violated_constraints(guideline, patient))
    said = assess(guideline, patient).verdict(option)
    return not violated_constraints(guideline, patient) and bool(said == found.verdict)


def with_derived(diagram: OptionDiagram, values: Mapping[str, Recorded]) -> dict[str, Recorded]:
    variables = diagram.guideline.variables
    found = dict(values)
    for variable in diagram.space.derived:
        (found[variable.id],) = derived_values(variable, Patient(values), variables)
    return found


OPTIONS = list(lorlatinib().options)


@pytest.mark.parametrize("option", OPTIONS)
def test_every_class_of_patients_in_scope_ends_as_the_evaluator_says(option: str) -> None:
    """All that are possible, and one in seven of those that are not."""
    diagram = option_diagram(lorlatinib(), option, Patient({}))
    checked = Counter[bool]()
    for number, values in enumerate(one_of_each_class(diagram, IN_SCOPE)):
        possible = end_of(diagram, with_derived(diagram, values)) != IMPOSSIBLE
        if possible or number % 7 == 0:
            assert agrees(diagram, values), values
            checked[possible] += 1
    assert checked[True]
    assert checked[False]


@pytest.mark.parametrize("option", OPTIONS)
def test_patients_in_scope_or_not_end_as_the_evaluator_says(option: str) -> None:
    """Out of scope most classes are impossible, so some are drawn, always the same ones."""
    diagram = option_diagram(lorlatinib(), option, Patient({}))
    space = diagram.space
    computed = {variable.id for variable in space.derived}
    positions = [p for p, level in enumerate(space.levels) if level.variable not in computed]
    draw = Random(0)
    for _ in range(300):
        values = space.values({p: (draw.randrange(space.widths[p]),) for p in positions})
        assert agrees(diagram, values), values
