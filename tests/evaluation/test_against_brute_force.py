"""Answers for partial records against every completion, on random small guidelines.

What the oracle says of a partial record is what it says of all its completions.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, assume, event, given, settings
from hypothesis import strategies as st

from guideline.evaluation import assess
from guideline.evaluation.completion import completions
from guideline.evaluation.truth import truth
from guideline.model.condition import Condition, Truth
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from tests.fixtures.random_guidelines import (
    BASE,
    EVERYTHING,
    FREE,
    NAMES,
    SCOPED,
    all_completions,
    conditions,
    guidelines,
    holds,
    oracle,
    patients,
    values_of,
)

pytestmark = pytest.mark.exhaustive


def possible_verdicts(guideline: Guideline, patient: Patient) -> set[str]:
    """What the engine says could still come out."""
    answer = assess(guideline, patient).answer("opt")
    return {p.verdict for p in answer.possible} or {answer.verdict}


# Shrinking a guideline takes minutes; the first counterexample is small enough to read.
_THOROUGH = settings(
    max_examples=60,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@_THOROUGH
@given(
    guideline=guidelines(SCOPED),
    values=st.fixed_dictionaries({n: st.sampled_from(values_of(BASE[n])) for n in NAMES}),
)
def test_a_complete_record_gets_what_the_rules_say(
    guideline: Guideline, values: dict[str, Recorded]
) -> None:
    assert assess(guideline, Patient(values)).verdict("opt") == oracle(guideline, values)


@_THOROUGH
@given(guideline=guidelines(FREE), patient=patients())
def test_a_verdict_stands_exactly_when_all_completions_agree(
    guideline: Guideline, patient: Patient
) -> None:
    expected = {oracle(guideline, values) for values in all_completions(guideline, patient)}
    answer = assess(guideline, patient).answer("opt")
    event(f"{min(len(expected), 3)} verdicts")
    assert possible_verdicts(guideline, patient) == expected
    assert (answer.verdict in expected) == (len(expected) == 1)
    assert (answer.missing == ()) == (len(expected) == 1)


@settings(_THOROUGH, max_examples=100)
@given(guideline=guidelines(FREE), patient=patients())
def test_exactly_the_variables_that_can_change_the_verdict_are_missing(
    guideline: Guideline, patient: Patient
) -> None:
    """A variable decides when two completions that differ in nothing else get two verdicts."""
    verdicts = {
        frozenset(values.items()): oracle(guideline, values)
        for values in all_completions(guideline, patient)
    }
    deciding = {
        name
        for known, verdict in verdicts.items()
        for name in BASE
        for value in values_of(BASE[name])
        if name not in patient.values
        and verdicts[frozenset({**dict(known), name: value}.items())] != verdict
    }
    assert set(assess(guideline, patient).answer("opt").missing) == deciding


def _answered(guideline: Guideline, patient: Patient) -> list[tuple[dict[str, Recorded], str]]:
    """Every possible plant in scope that fits a record, with its verdict."""
    found = [(values, oracle(guideline, values)) for values in all_completions(guideline, patient)]
    return [(values, verdict) for values, verdict in found if verdict != "out_of_scope"]


@_THOROUGH
@given(guideline=guidelines(EVERYTHING), patient=patients())
def test_with_constraints_and_derived_values_the_possible_verdicts_are_exact(
    guideline: Guideline, patient: Patient
) -> None:
    expected = {verdict for _, verdict in _answered(guideline, patient)}
    assume(expected)
    event(f"{min(len(expected), 3)} verdicts")
    found = completions(guideline, "opt", patient)
    assert (found.outcome is not None) == (len(expected) == 1)
    if found.outcome:
        assert {found.outcome.verdict} == expected
    else:
        assert {possible.verdict for possible in found.possible} == expected


@_THOROUGH
@given(guideline=guidelines(EVERYTHING), patient=patients())
def test_the_condition_of_a_possible_verdict_fits_its_completions_and_no_other(
    guideline: Guideline, patient: Patient
) -> None:
    possible = completions(guideline, "opt", patient).possible
    assume(possible)
    for values, verdict in _answered(guideline, patient):
        assert [p.verdict for p in possible if holds(p.condition, values)] == [verdict]


@_THOROUGH
@given(guideline=guidelines(EVERYTHING), patient=patients())
def test_the_deciding_variables_settle_the_verdict_and_none_can_be_spared(
    guideline: Guideline, patient: Patient
) -> None:
    deciding = completions(guideline, "opt", patient).deciding
    assume(deciding)
    answered = _answered(guideline, patient)

    def settle(names: tuple[str, ...]) -> bool:
        verdicts: dict[tuple[Recorded, ...], set[str]] = {}
        for values, verdict in answered:
            verdicts.setdefault(tuple(values[name] for name in names), set()).add(verdict)
        return all(len(found) == 1 for found in verdicts.values())

    assert settle(deciding)
    for spared in deciding:
        assert not settle(tuple(name for name in deciding if name != spared))


@_THOROUGH
@given(guideline=guidelines(EVERYTHING), patient=patients())
def test_the_scope_is_settled_exactly_when_all_completions_agree(
    guideline: Guideline, patient: Patient
) -> None:
    expected = {
        holds(guideline.scope.when, values) for values in all_completions(guideline, patient)
    }
    assume(expected)
    found = assess(guideline, patient).scope
    assert found is (Truth.UNKNOWN if len(expected) == 2 else Truth(str(expected.pop()).lower()))


@_THOROUGH
@given(guideline=guidelines(FREE), patient=patients(), condition=conditions(BASE))
def test_a_condition_that_is_not_unknown_holds_for_all_completions_or_for_none(
    guideline: Guideline, patient: Patient, condition: Condition
) -> None:
    found = truth(condition, patient, guideline.variables)
    outcomes = {holds(condition, values) for values in all_completions(guideline, patient)}
    assert found is Truth.UNKNOWN or outcomes == {found is Truth.TRUE}
