"""The answers in a reader's browser are those of the model, patient by patient.

Python and the browser each write an advice as one line of JSON; only its checksum travels, so that
many patients can be compared. For a difference both lines are shown.
"""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from guideline.evaluation import assess
from guideline.evaluation.advice import Alert, OptionAdvice
from guideline.evaluation.assess import violated_constraints
from guideline.exports import guideline_json
from guideline.loading import load_project
from guideline.model.condition import Truth, variables_of
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from guideline.model.variable import Kind
from guideline.verification.scenario_run import scenario_patient
from tests.browser.conftest import ROOT
from tests.fixtures.random_guidelines import CROWDED, guidelines, patients
from tests.fixtures.toys import toy

pytestmark = pytest.mark.browser

ENGINE = ROOT / "site_templates/theme/assets/js/advice.js"
RANDOM_PATIENTS = 100_000
BATCH = 2_000

SCOPE = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}

# What the two write about one patient. Reasons of an open answer, and the text of a pitfall that
# could apply, are worded differently on purpose: the browser shows a table instead.
IN_BROWSER = """
(data) => {
  const engine = guidelineAdvice(data);
  const table = new Uint32Array(256).map((_, n) => {
    for (let k = 0; k < 8; k += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n >>> 0;
  });
  const checksum = (text) => {
    let sum = 0xffffffff;
    for (const byte of new TextEncoder().encode(text)) {
      sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
    }
    return (sum ^ 0xffffffff) >>> 0;
  };
  window.line = ([record, point]) => {
    const advice = engine.assess(record, point);
    return JSON.stringify([
      advice.scope, advice.missing, [...advice.assumptions], advice.unchecked,
      advice.alerts.map((a) => [a.id, a.kind, a.kind === "would_apply" ? "" : a.text,
        a.statements, a.options, a.questions]),
      [...advice.options].map(([id, a]) => [id, a.verdict, a.direction, a.wording, a.because,
        a.refined, a.met, a.support.map((s) => [s.statement, s.note]), a.references, a.missing,
        a.possible.map((p) => [p.verdict, p.because]), a.questions, a.first, a.silence,
        a.disagreement, a.verdict === "undetermined" ? [] : a.reasons]),
    ]);
  };
  window.begin = (asked) => {
    window.job = new Promise((done) => {
      setTimeout(() => done(asked.map((one) => checksum(window.line(one)))));
    });
  };
  window.broken = (record) =>
    engine.impossible(record)?.constraints.map((constraint) => constraint.id) ?? null;
}
"""


def line(guideline: Guideline, patient: Patient, point: str) -> str:
    advice = assess(guideline, patient, point)
    data = [
        SCOPE[advice.scope],
        advice.missing,
        list(advice.assumptions.items()),
        advice.unchecked,
        [
            (a.id, a.kind, _alert_text(a), a.statements, a.options, a.questions)
            for a in advice.alerts
        ],
        [(id, *_answer_parts(answer)) for id, answer in advice.options.items()],
    ]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _alert_text(alert: Alert) -> str:
    return "" if alert.kind == "would_apply" else alert.text


def _answer_parts(answer: OptionAdvice) -> Iterator[object]:
    yield from (answer.verdict, answer.direction.value, answer.text)
    yield from (answer.because, answer.refined, answer.met)
    yield [(s.statement, s.note) for s in answer.support]
    yield from (answer.references, answer.missing)
    yield [(p.verdict, p.because) for p in answer.possible]
    yield from (answer.questions, answer.first, answer.silence, answer.disagreement)
    yield [] if answer.verdict == "undetermined" else answer.reasons


def asked(patient: Patient, point: str) -> list[Any]:
    values = {n: sorted(v) if isinstance(v, frozenset) else v for n, v in patient.values.items()}
    record = {"values": values, "unknown": sorted(patient.unknown), "proposed": patient.proposed}
    return [record, point]


def compare(page: Page, guideline: Guideline, patients: Iterable[Patient]) -> int:
    """Compare every patient at every decision point; how many were compared."""
    page.evaluate(IN_BROWSER, json.loads(json.dumps(guideline_json(guideline, ()))))
    compared = 0
    for batch in _batches(patients):
        for point in guideline.decision_points:
            # The browser works in a process of its own, so both work at the same time.
            page.evaluate("asked => window.begin(asked)", [asked(p, point) for p in batch])
            lines = [line(guideline, patient, point) for patient in batch]
            found = page.evaluate("window.job")
            for patient, text, checksum in zip(batch, lines, found, strict=True):
                if zlib.crc32(text.encode()) != checksum:
                    browser = page.evaluate("one => window.line(one)", asked(patient, point))
                    assert browser == text, patient
            compared += len(batch)
    return compared


def _batches(patients: Iterable[Patient]) -> Iterator[Sequence[Patient]]:
    batch: list[Patient] = []
    for patient in patients:
        batch.append(patient)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@pytest.fixture
def bench(browser: Browser) -> Iterator[Page]:
    """An empty page with the engine."""
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(path=ENGINE)
    yield page
    context.close()


@pytest.fixture(scope="module")
def own() -> tuple[Guideline, tuple[Patient, ...]]:
    """The first guideline, and the patients of all its scenarios, each once."""
    project = load_project(ROOT)
    (guideline,) = project.guidelines.values()
    found = {}
    for scenario in project.scenarios():
        consultation = scenario_patient(project.book_of(scenario.file), scenario)
        if consultation is not None:
            patient = consultation.patient
            found[_key(patient)] = patient
    return guideline, tuple(found.values())


def test_every_scenario_gets_the_same_answers(
    bench: Page, own: tuple[Guideline, tuple[Patient, ...]]
) -> None:
    guideline, known = own
    assert compare(bench, guideline, known) == len(known) > 200


def test_every_change_of_one_value_of_a_scenario_gets_the_same_answers(
    bench: Page, own: tuple[Guideline, tuple[Patient, ...]]
) -> None:
    guideline, known = own
    changed = {_key(p): p for patient in known for p in neighbours(guideline, patient)}
    assert compare(bench, guideline, changed.values()) == len(changed) > 10 * len(known)


def test_random_partial_patients_get_the_same_answers(
    bench: Page, own: tuple[Guideline, tuple[Patient, ...]]
) -> None:
    guideline, scenarios = own
    dice = random.Random(20261127)
    records = (random_patient(guideline, dice, scenarios) for _ in range(RANDOM_PATIENTS))
    assert compare(bench, guideline, records) == RANDOM_PATIENTS


def test_the_toy_gets_the_same_answers(bench: Page) -> None:
    """It has what the first guideline has not: comparisons, acts under way, derived values."""
    dice = random.Random(1)
    records = [random_patient(toy(), dice, ()) for _ in range(3_000)]
    assert compare(bench, toy(), records) == 3_000 * len(toy().decision_points)


# Shrinking a guideline takes minutes; the first counterexample is small enough to read.
@settings(
    max_examples=60,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(guideline=guidelines(CROWDED), records=st.lists(patients(), min_size=20, max_size=60))
def test_random_guidelines_get_the_same_answers(
    bench: Page, guideline: Guideline, records: list[Patient]
) -> None:
    """Rules that refine, override and compare at random, under random constraints."""
    assert compare(bench, guideline, records) == len(records)


def test_a_record_that_breaks_a_constraint_is_refused_with_the_same_constraints(
    bench: Page, own: tuple[Guideline, tuple[Patient, ...]]
) -> None:
    guideline, scenarios = own
    bench.evaluate(IN_BROWSER, json.loads(json.dumps(guideline_json(guideline, ()))))
    dice = random.Random(2)
    refused = 0
    for _ in range(2_000):
        patient = random_patient(guideline, dice, scenarios)
        expected = [constraint.id for constraint in violated_constraints(guideline, patient)]
        record, _ = asked(patient, "")
        found = bench.evaluate("record => window.broken(record)", record)
        if expected:
            refused += 1
            assert found == expected
        else:
            # What no single constraint excludes may still be impossible together.
            assert found in (None, [])
    assert refused > 100


def neighbours(guideline: Guideline, patient: Patient) -> Iterator[Patient]:
    """Each variable unknown, not recorded, and with each other value."""
    for variable in guideline.variables.values():
        if variable.derivation:
            continue
        rest = {n: v for n, v in patient.values.items() if n != variable.id}
        unknown = patient.unknown - {variable.id}
        yield Patient(rest, unknown, patient.proposed)
        yield Patient(rest, unknown | {variable.id}, patient.proposed)
        for value in _values(guideline, variable.id):
            yield Patient({**rest, variable.id: value}, unknown, patient.proposed)


def _values(guideline: Guideline, name: str) -> list[Recorded]:
    """Every value of a choice; of a number both ends and some between; of a set each member."""
    variable = guideline.variables[name]
    if variable.kind is Kind.SET:
        return [frozenset(), *(frozenset({member}) for member in variable.values)]
    found: list[Recorded] = list(variable.values)
    if variable.kind is Kind.INTEGER:
        assert variable.low is not None
        assert variable.high is not None
        found.extend(n for n in range(variable.low, variable.high + 1) if n < 8)
        found.append(variable.high)
    return list(dict.fromkeys(found))


def random_patient(
    guideline: Guideline, dice: random.Random, scenarios: Sequence[Patient]
) -> Patient:
    """A patient of whom something is known, mostly one in scope.

    Args:
        guideline: The vocabulary.
        dice: Where chance comes from.
        scenarios: Patients to begin with three times out of four; nothing else reaches a narrow
            scope.
    """
    known = dict(dice.choice(scenarios).values) if scenarios and dice.random() < 0.75 else {}
    values = {name: value for name, value in known.items() if dice.random() < 0.8}
    unknown: set[str] = set()
    share = dice.random() / (2 if known else 1)
    for variable in guideline.variables.values():
        if variable.derivation or (variable.id in _scope_names(guideline) and known):
            continue
        chance = dice.random()
        if chance < share:
            values[variable.id] = _random_value(guideline, variable.id, dice)
        elif chance < share + 0.1:
            values.pop(variable.id, None)
            unknown.add(variable.id)
    proposed = [o for o in guideline.options if dice.random() < 0.15] if dice.random() < 0.3 else []
    return Patient(values, frozenset(unknown), tuple(proposed))


def _scope_names(guideline: Guideline) -> set[str]:
    return set(variables_of(guideline.scope.when))


def _random_value(guideline: Guideline, name: str, dice: random.Random) -> Recorded:
    variable = guideline.variables[name]
    if variable.kind is Kind.SET:
        return frozenset(member for member in variable.values if dice.random() < 0.4)
    if variable.kind is Kind.INTEGER and (not variable.values or dice.random() < 0.8):
        assert variable.low is not None
        assert variable.high is not None
        return dice.randint(variable.low, variable.high)
    return dice.choice(list(variable.values))


def _key(patient: Patient) -> tuple[object, ...]:
    return frozenset(patient.values.items()), patient.unknown, patient.proposed
