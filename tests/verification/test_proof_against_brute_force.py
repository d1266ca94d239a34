"""What is proved about random small guidelines, against asking about every patient in turn.

The oracle shares no code with the proofs; see `tests.fixtures.random_guidelines`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, Phase, assume, event, given, settings
from hypothesis import strategies as st

from guideline.model.guideline import Guideline, Property
from guideline.model.patient import Patient, Recorded
from guideline.model.recommendation import PitfallKind
from guideline.model.wording import Direction
from guideline.verification.proof import Proof, prove
from tests.fixtures.random_guidelines import (
    CROWDED,
    EVERYTHING,
    NAMES,
    all_completions,
    guidelines,
    holds,
    oracle,
    values_of,
)

pytestmark = pytest.mark.exhaustive

_THOROUGH = settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

Values = dict[str, Recorded]


@dataclass(frozen=True)
class Everybody:
    """Every possible patient of a guideline, one by one, and what `opt` gets."""

    guideline: Guideline
    possible: list[Values]
    inside: list[tuple[Values, str]]

    def count(self, told: Callable[[Values, str], bool]) -> int:
        return sum(told(values, verdict) for values, verdict in self.inside)


def everybody(guideline: Guideline) -> Everybody:
    possible = list(all_completions(guideline, Patient()))
    answered = ((values, oracle(guideline, values)) for values in possible)
    inside = [(values, verdict) for values, verdict in answered if verdict != "out_of_scope"]
    # With nobody in scope there is but one thing to say; see the tests on houseplants.
    assume(inside)
    return Everybody(guideline, possible, inside)


def found(proof: Proof, *kinds: str) -> list[tuple[int, int]]:
    """Profiles of the findings on `opt` of these kinds, and how many it could have been."""
    return [
        (finding.who.profiles, finding.who.of)
        for finding in proof.findings
        if finding.kind.value in kinds and finding.id == "opt" and finding.who
    ]


random_guidelines = st.one_of(guidelines(EVERYTHING), guidelines(CROWDED)).map(
    lambda guideline: replace(guideline, accepted=())
)


@_THOROUGH
@given(guideline=random_guidelines)
def test_the_profiles_are_counted_exactly(guideline: Guideline) -> None:
    every = everybody(guideline)
    counted = prove(guideline).population
    assert counted is not None
    assert (counted.possible, counted.in_scope) == (len(every.possible), len(every.inside))


@_THOROUGH
@given(guideline=random_guidelines)
def test_each_constraint_excludes_exactly_its_profiles(guideline: Guideline) -> None:
    everything = list(all_completions(replace(guideline, constraints={}), Patient()))
    broken = [
        {c.id for c in guideline.constraints.values() if holds(c.violation, values)}
        for values in everything
    ]
    counted = prove(guideline).population
    assert counted is not None
    assert counted.profiles == len(everything)
    for exclusion in counted.exclusions:
        assert exclusion.profiles == sum(exclusion.constraint in ids for ids in broken)
        assert exclusion.alone == sum({exclusion.constraint} == ids for ids in broken)


@_THOROUGH
@given(guideline=random_guidelines)
def test_a_gap_is_exactly_the_silence_that_nobody_declared(guideline: Guideline) -> None:
    declared = [silence.when for silence in guideline.options["opt"].silence]
    every = everybody(guideline)
    gap = every.count(
        lambda values, verdict: (
            verdict == "source_silent" and not any(holds(when, values) for when in declared)
        )
    )
    asked = every.count(lambda _, verdict: verdict != "not_applicable")
    event(f"gap: {gap > 0}")
    assert found(prove(guideline), "gap") == ([(gap, asked)] if gap else [])


@_THOROUGH
@given(guideline=random_guidelines)
def test_conflicts_are_exactly_where_rules_disagree(guideline: Guideline) -> None:
    conflict = everybody(guideline).count(lambda _, verdict: verdict == "conflict")
    event(f"conflict: {conflict > 0}")
    counts = found(prove(guideline), "conflict", "side_by_side")
    assert sum(profiles for profiles, _ in counts) == conflict


@_THOROUGH
@given(guideline=random_guidelines)
def test_a_silence_says_too_much_exactly_where_it_is_not_true(guideline: Guideline) -> None:
    every = everybody(guideline)
    expected = []
    for silence in guideline.options["opt"].silence:
        claimed = [
            verdict
            for values, verdict in every.inside
            if verdict != "not_applicable" and holds(silence.when, values)
        ]
        untrue = sum(verdict not in ("source_silent", "not_supported") for verdict in claimed)
        if untrue:
            expected.append((untrue, len(claimed)))
    assert found(prove(guideline), "wide_declaration") == expected


@_THOROUGH
@given(guideline=random_guidelines)
def test_a_rule_is_dead_exactly_when_nobody_in_scope_meets_it(guideline: Guideline) -> None:
    every = everybody(guideline)
    rules = {**guideline.recommendations, **guideline.pitfalls}
    dead = {
        id
        for id, rule in rules.items()
        if not any(holds(rule.when, values) for values, _ in every.inside)
    }
    event(f"dead: {bool(dead)}")
    assert {f.id for f in prove(guideline).findings if f.kind.value == "dead"} == dead


@_THOROUGH
@given(guideline=random_guidelines)
def test_a_pitfall_is_broken_for_exactly_those_who_fall_into_it(guideline: Guideline) -> None:
    every = everybody(guideline)

    def falls(kind: PitfallKind, verdict: str) -> bool:
        direction = guideline.wording(verdict).direction
        match kind:
            case PitfallKind.ACT:
                return direction is Direction.FOR
            case PitfallKind.OMISSION:
                return direction is not Direction.FOR or verdict == "satisfied"
            case PitfallKind.ASSUMPTION:
                return direction is Direction.AGAINST

    for one in prove(guideline).theorems:
        pitfall = guideline.pitfalls[one.id]
        if pitfall.option == "opt":
            about = [verdict for values, verdict in every.inside if holds(pitfall.when, values)]
            broken = sum(falls(pitfall.kind, verdict) for verdict in about)
            event(f"broken: {broken > 0}")
            assert (one.broken, one.profiles) == (broken, len(about))


def _claim(kind: str, variable: str, **more: str) -> Property:
    return Property("CLAIM", kind, "", ("opt",), variable, None, (), **more)


def _others(guideline: Guideline, values: Values, variable: str) -> frozenset[object]:
    recordable = (v.id for v in guideline.variables.values() if not v.derivation)
    return frozenset((name, values[name]) for name in recordable if name != variable)


def _alike(every: Everybody, variable: str) -> Iterable[list[tuple[Values, str]]]:
    """Patients who differ in one variable only."""
    groups: dict[frozenset[object], list[tuple[Values, str]]] = {}
    for values, verdict in every.inside:
        groups.setdefault(_others(every.guideline, values, variable), []).append((values, verdict))
    return groups.values()


@_THOROUGH
@given(guideline=random_guidelines, name=st.sampled_from(NAMES))
def test_an_independence_is_broken_for_exactly_those_whom_another_value_changes(
    guideline: Guideline, name: str
) -> None:
    claim = _claim("independence", name)
    every = everybody(guideline)
    broken = sum(
        sum(any(verdict != other for _, other in group) for _, verdict in group)
        for group in _alike(every, name)
    )
    event(f"broken: {broken > 0}")
    (one,) = [
        t
        for t in prove(replace(guideline, properties={"CLAIM": claim})).theorems
        if t.id == "CLAIM"
    ]
    assert (one.broken, one.profiles) == (broken, len(every.inside))


RISING = ("a", "b", "y", "n")
"""Variables with an order."""
_STRENGTH = {Direction.AGAINST: 0, Direction.NEUTRAL: 1, Direction.FOR: 2}


@_THOROUGH
@given(
    guideline=random_guidelines,
    never=st.sampled_from(["stronger", "weaker"]),
    name=st.sampled_from(RISING),
)
def test_a_claim_is_broken_for_exactly_those_whose_verdict_moved_the_wrong_way(
    guideline: Guideline, never: str, name: str
) -> None:
    claim = _claim("monotonicity", name, never=never)
    every = everybody(guideline)
    order = [v for v in values_of(guideline.variables[name]) if _rises(guideline, name, v)]
    sign = 1 if never == "stronger" else -1
    broken = 0
    for group in _alike(every, name):
        ranked = [
            (order.index(values[name]), _STRENGTH[guideline.wording(verdict).direction])
            for values, verdict in group
            if values[name] in order and verdict != "not_applicable"
        ]
        broken += sum(
            any(lower < place and sign * (now - before) > 0 for lower, before in ranked)
            for place, now in ranked
        )
    event(f"broken: {broken > 0}")
    (one,) = [
        t
        for t in prove(replace(guideline, properties={"CLAIM": claim})).theorems
        if t.id == "CLAIM"
    ]
    assert (one.broken, one.profiles) == (broken, len(every.inside))


def _rises(guideline: Guideline, name: str, value: Recorded) -> bool:
    """Numbers rise, and so do the values of a choice; a symbol beside numbers does not."""
    return isinstance(value, int) or guideline.variables[name].low is None


@_THOROUGH
@given(guideline=random_guidelines)
def test_a_variable_is_idle_exactly_when_no_verdict_changes_with_it(guideline: Guideline) -> None:
    proof = prove(guideline)
    idle = {f.id for f in proof.findings if f.kind.value == "idle_variable"}
    every = everybody(guideline)
    for variable in guideline.variables.values():
        if variable.derivation:
            continue
        changes = any(len({o for _, o in group}) > 1 for group in _alike(every, variable.id))
        # The other option could need it, too, so only one direction can be checked here.
        assert not (changes and variable.id in idle)


@_THOROUGH
@given(guideline=random_guidelines)
def test_every_example_gets_the_verdict_that_was_proved(guideline: Guideline) -> None:
    for finding in prove(guideline).findings:
        if finding.who and finding.id == "opt":
            known = finding.who.example
            completions = list(all_completions(guideline, known))
            assert completions
            assert {oracle(guideline, values) for values in completions} == {finding.verdict}


@_THOROUGH
@given(guideline=random_guidelines)
def test_the_conditions_of_a_gap_hold_for_its_patients_and_for_no_others_in_scope(
    guideline: Guideline,
) -> None:
    declared = [silence.when for silence in guideline.options["opt"].silence]
    for finding in prove(guideline).findings:
        if finding.kind.value != "gap" or finding.id != "opt" or not finding.who:
            continue
        described = missed = 0
        for values, verdict in everybody(guideline).inside:
            silent = verdict == "source_silent"
            gap = silent and not any(holds(when, values) for when in declared)
            fits = any(holds(condition, values) for condition in finding.who.conditions)
            assert gap or not fits
            described += fits
            missed += gap and not fits
        assert missed == finding.who.more
        assert described + missed == finding.who.profiles
