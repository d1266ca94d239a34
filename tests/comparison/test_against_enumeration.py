"""What a comparison says of random small guidelines, against asking about every patient in turn.

Two guidelines are drawn independently, so that nearly everything differs between them: rules,
scope, constraints, and what the derived variable follows from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from guideline.comparison import Change, Comparison, compare
from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.truth import truth
from guideline.model.condition import Condition, Truth
from guideline.model.guideline import Guideline
from guideline.model.option import DeclaredConflict
from guideline.model.patient import Patient
from guideline.model.recommendation import Citation
from tests.fixtures.random_guidelines import (
    BASE,
    CROWDED,
    EVERYTHING,
    FREE,
    all_completions,
    conditions,
    guidelines,
)
from tests.fixtures.toys import toy

_THOROUGH = settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def everybody(guideline: Guideline) -> Iterator[Patient]:
    """Every combination of values that can be recorded, possible or not."""
    for values in all_completions(replace(guideline, constraints={}), Patient()):
        yield Patient({name: values[name] for name in BASE})


def inside(guideline: Guideline, patient: Patient) -> bool:
    return truth(guideline.scope.when, patient, guideline.variables) is Truth.TRUE


def possible(guideline: Guideline, patient: Patient) -> bool:
    return not violated_constraints(guideline, patient)


def with_sources(guideline: Guideline, when: Condition) -> Guideline:
    """The same with something to cite and a declared conflict."""
    statements = list(toy().statements)
    rules = {
        id: replace(rule, sources=(Citation(statements[n % 4]), Citation(statements[-1], when)))
        for n, (id, rule) in enumerate(guideline.recommendations.items())
    }
    opt = replace(guideline.options["opt"], conflicts=(DeclaredConflict(when, "torn"),))
    options = {**guideline.options, "opt": opt}
    return replace(
        guideline,
        accepted=(),
        statements=toy().statements,
        recommendations=rules,
        options=options,
    )


class Pair:
    """Two guidelines; no dataclass, because printed whole they would fill the screen."""

    def __init__(self, old: Guideline, new: Guideline) -> None:
        self.old = old
        self.new = new


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    some = st.one_of(guidelines(EVERYTHING), guidelines(CROWDED), guidelines(FREE))
    old, new = (with_sources(draw(some), draw(conditions(BASE))) for _ in range(2))
    return Pair(old, new)


def option(found: Comparison, id: str) -> object:
    return next(change for change in found.options if change.option == id)


@_THOROUGH
@given(pair=pairs())
def test_exactly_those_who_get_another_verdict_are_counted(pair: Pair) -> None:
    old, new = pair.old, pair.new
    found = compare(old, new)
    among = [
        patient
        for patient in everybody(old)
        if possible(old, patient)
        and possible(new, patient)
        and (inside(old, patient) or inside(new, patient))
    ]
    assert found.counted is not None
    assert found.counted.in_scope == len(among)
    for change in found.options:
        moved = Counter(
            (assess(old, p).verdict(change.option), assess(new, p).verdict(change.option))
            for p in among
        )
        expected = {pair: number for pair, number in moved.items() if pair[0] != pair[1]}
        assert {(g.before, g.after): g.patients.profiles for g in change.groups} == expected
        assert change.patients.profiles == sum(expected.values())
        event(f"{change.change}")


@_THOROUGH
@given(pair=pairs())
def test_records_that_only_one_edition_accepts_are_counted(pair: Pair) -> None:
    old, new = pair.old, pair.new
    found = {change.accepted: change.patients.profiles for change in compare(old, new).records}
    for accepted, side, other in ((True, new, old), (False, old, new)):
        expected = sum(
            possible(side, p) and inside(side, p) and not possible(other, p) for p in everybody(old)
        )
        assert found.get(accepted, 0) == expected


def beside(guideline: Guideline, patient: Patient, option: str) -> object:
    answer = assess(guideline, patient).answer(option)
    return (
        frozenset(answer.because),
        frozenset(answer.refined),
        frozenset(answer.support),
        frozenset(answer.met),
        answer.questions,
        answer.silence,
        answer.disagreement,
        answer.text,
    )


@_THOROUGH
@given(pair=pairs())
def test_whoever_sees_other_reasons_beside_the_same_verdict_is_counted(pair: Pair) -> None:
    old, new = pair.old, pair.new
    found = compare(old, new)
    for change in found.options:
        kept = [
            patient
            for patient in everybody(old)
            if possible(old, patient)
            and possible(new, patient)
            and inside(old, patient)
            and inside(new, patient)
            and assess(old, patient).verdict(change.option)
            == assess(new, patient).verdict(change.option)
        ]
        seen = sum(beside(old, p, change.option) != beside(new, p, change.option) for p in kept)
        event(f"exact: {seen == change.beside}, {bool(seen)}")
        assert seen <= change.beside <= len(kept)
        # A variable of two meanings may show the same words; such patients are counted, too.
        assert seen == change.beside or found.split


@_THOROUGH
@given(pair=pairs())
def test_the_way_back_concerns_the_same_patients(pair: Pair) -> None:
    old, new = pair.old, pair.new
    there, back = compare(old, new), compare(new, old)
    for change in there.options:
        other = next(o for o in back.options if o.option == change.option)
        assert change.patients.profiles == other.patients.profiles
        assert {(g.before, g.after, g.patients.profiles) for g in change.groups} == {
            (g.after, g.before, g.patients.profiles) for g in other.groups
        }
        assert change.beside == other.beside


@_THOROUGH
@given(guideline=st.one_of(guidelines(EVERYTHING), guidelines(CROWDED)))
def test_nothing_differs_from_itself(guideline: Guideline) -> None:
    found = compare(guideline, guideline)
    assert found.identical
    assert {change.change for change in found.options} == {Change.SAME}
