"""Which changes are called equivalent, against asking about every patient in turn.

What a reader sees of an answer is compared: verdict, rules, silence, statements, questions, alerts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.diagram import FALSE
from guideline.model.condition import Condition
from guideline.model.guideline import Guideline
from guideline.model.option import DeclaredConflict
from guideline.model.patient import Patient
from guideline.model.recommendation import Citation
from guideline.verification.difference import Differences
from guideline.verification.mutants import Mutant, mutants
from tests.fixtures.random_guidelines import (
    BASE,
    CROWDED,
    EVERYTHING,
    all_completions,
    conditions,
    guidelines,
)
from tests.fixtures.toys import toy

pytestmark = pytest.mark.exhaustive

_THOROUGH = settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
ENOUGH = 100_000_000


def everybody(guideline: Guideline) -> Iterator[Patient]:
    """Every combination of values that can be recorded, possible or not."""
    names = [v.id for v in guideline.variables.values() if not v.derivation]
    for values in all_completions(replace(guideline, constraints={}), Patient()):
        yield Patient({name: values[name] for name in names})


def seen(guideline: Guideline, patient: Patient) -> object:
    """Everything a reader of the answers sees, but for their sentences."""
    impossible = tuple(c.id for c in violated_constraints(guideline, patient))
    if impossible:
        return impossible
    advice = assess(guideline, patient)
    answers = [
        (
            answer.verdict,
            frozenset(answer.because),
            frozenset(answer.refined),
            answer.silence,
            answer.disagreement,
            frozenset(answer.statements),
            answer.questions,
            answer.first,
        )
        for answer in advice.options.values()
    ]
    alerts = frozenset((alert.kind, alert.id) for alert in advice.alerts)
    return answers, alerts


def cited(guideline: Guideline, when: Condition, at: int) -> Guideline:
    """The same with sources, so that there is something to cite."""
    statements = list(toy().statements)
    rules = {}
    for position, (id, rule) in enumerate(guideline.recommendations.items()):
        sources = [Citation(statements[position])]
        if position == at % 3:
            sources.append(Citation(statements[-1], when))
        rules[id] = replace(rule, sources=tuple(sources))
    return replace(guideline, accepted=(), statements=toy().statements, recommendations=rules)


def torn(guideline: Guideline, when: Condition) -> Guideline:
    """The same with a declared conflict."""
    option = replace(guideline.options["opt"], conflicts=(DeclaredConflict(when, "torn"),))
    return replace(guideline, options={**guideline.options, "opt": option})


@st.composite
def cases(draw: st.DrawFn) -> tuple[Guideline, list[Mutant], Differences]:
    """A guideline, some of its mutants, and what compares all of them."""
    guideline = draw(st.one_of(guidelines(EVERYTHING), guidelines(CROWDED)))
    guideline = cited(guideline, draw(conditions(BASE)), draw(st.integers(0, 2)))
    guideline = torn(guideline, draw(conditions(BASE)))
    every = list(mutants(guideline))
    some = draw(st.lists(st.sampled_from(every), min_size=3, max_size=3))
    return guideline, some, Differences(guideline, every, ENOUGH)


@_THOROUGH
@given(case=cases())
def test_a_change_is_equivalent_exactly_when_nobody_is_answered_otherwise(
    case: tuple[Guideline, list[Mutant], Differences],
) -> None:
    guideline, some, differences = case
    for mutant in some:
        equivalent = all(d.region == FALSE for d in differences.of(mutant))
        same = all(seen(guideline, p) == seen(mutant.guideline, p) for p in everybody(guideline))
        event(f"{mutant.part}: {'equivalent' if same else 'visible'}")
        # A change that shows is never called equivalent; that is what a proof promises.
        assert same or not equivalent, (mutant.part, mutant.id, mutant.change)
        assert equivalent or not same or mutant.part == "option", (mutant.id, mutant.change)


@_THOROUGH
@given(case=cases())
def test_only_patients_of_the_region_are_answered_otherwise(
    case: tuple[Guideline, list[Mutant], Differences],
) -> None:
    guideline, some, differences = case
    for mutant in some[:1]:
        found = differences.of(mutant)
        for patient in everybody(guideline):
            if seen(guideline, patient) != seen(mutant.guideline, patient):
                assert any(_lies_in(d, patient.values) for d in found), mutant.change


def _lies_in(difference: object, values: object) -> bool:
    compiler, region = difference.compiler, difference.region  # type: ignore[attr-defined]
    answers = compiler.space.answers(Patient(values))  # type: ignore[arg-type]
    box = {position: (place,) for position, place in answers.items()}
    return bool(compiler.diagrams.meets(region, box))
