"""Every written scenario gets exactly one result, and only a recorded pass is green."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideline.model.scenario import Scenario, Step
from guideline.verification import Result, State, read_results, reconcile
from guideline.verification.results import ResultsUnreadable

STEP = Step("given", "Given", "there is a fever", 3, 11)


def _written(line: int, row: int | None = None, steps: int = 2) -> Scenario:
    return Scenario("a.feature", line, row, 0, f"Line {line}", (), (STEP,) * steps, {})


def _recorded(line: int, state: State = State.PASSED, steps: int = 2) -> Result:
    return Result("a.feature", line, None, state, "", steps)


_KEYS = st.tuples(st.integers(1, 6), st.sampled_from([None, 0, 1]))
_SCENARIOS = st.lists(
    st.builds(lambda key, steps: _written(*key, steps=steps), _KEYS, st.integers(1, 3)),
    unique_by=lambda scenario: scenario.key,
)
_RECORDS = st.lists(
    st.builds(
        lambda key, state, steps: Result("a.feature", *key, state, "", steps),
        _KEYS,
        st.sampled_from([State.PASSED, State.PASSED, State.FAILED, State.SKIPPED, State.ERROR]),
        st.integers(0, 3),
    )
)


@given(_SCENARIOS, _RECORDS)
def test_every_written_scenario_gets_exactly_one_result_and_no_other_does(
    scenarios: Sequence[Scenario], recorded: Sequence[Result]
) -> None:
    run = reconcile(scenarios, recorded)
    assert list(run.results) == [scenario.key for scenario in scenarios]
    assert all(result.key == key for key, result in run.results.items())


@given(_SCENARIOS, _RECORDS)
def test_only_what_was_recorded_once_as_passed_with_all_its_steps_is_passed(
    scenarios: Sequence[Scenario], recorded: Sequence[Result]
) -> None:
    run = reconcile(scenarios, recorded)
    passed = {
        scenario.key
        for scenario in scenarios
        if [(r.state, r.steps) for r in recorded if r.key == scenario.key]
        == [(State.PASSED, len(scenario.steps))]
    }
    assert {key for key, r in run.results.items() if r.state is State.PASSED} == passed


@given(_SCENARIOS, _RECORDS)
def test_every_record_of_a_scenario_nobody_wrote_is_a_stray(
    scenarios: Sequence[Scenario], recorded: Sequence[Result]
) -> None:
    written = {scenario.key for scenario in scenarios}
    strays = Counter(result for result in recorded if result.key not in written)
    assert Counter(reconcile(scenarios, recorded).strays) == strays


@given(_SCENARIOS, _RECORDS, st.lists(st.just("no module"), max_size=1))
def test_a_run_is_green_only_when_all_passed_and_nothing_else_happened(
    scenarios: Sequence[Scenario], recorded: Sequence[Result], problems: Sequence[str]
) -> None:
    run = reconcile(scenarios, recorded, problems)
    clean = not problems and not run.strays
    states = {result.state for result in run.results.values()}
    assert run.green == (clean and states == {State.PASSED})


def test_a_run_without_any_scenario_is_not_green() -> None:
    assert not reconcile([], []).green


def test_a_scenario_without_a_result_is_not_run() -> None:
    assert reconcile([_written(1)], []).of(_written(1)).state is State.NOT_RUN


def test_a_scenario_that_passed_twice_ran_twice() -> None:
    run = reconcile([_written(1)], [_recorded(1), _recorded(1)])
    assert run.of(_written(1)).state is State.RAN_TWICE


def test_a_pass_without_a_single_step_is_empty() -> None:
    run = reconcile([_written(1)], [_recorded(1, steps=0)])
    assert run.of(_written(1)).state is State.EMPTY


def test_a_pass_with_a_step_missing_is_a_failure_that_counts_the_steps() -> None:
    result = reconcile([_written(1)], [_recorded(1, steps=1)]).of(_written(1))
    assert (result.state, result.message) == (State.FAILED, "1 of 2 steps ran.")


def test_a_failure_keeps_its_state_whatever_steps_ran() -> None:
    run = reconcile([_written(1)], [_recorded(1, State.UNDEFINED, 1)])
    assert run.of(_written(1)).state is State.UNDEFINED


def test_counts_name_only_states_that_occurred() -> None:
    run = reconcile([_written(1), _written(2)], [_recorded(1)])
    assert run.counts == {State.PASSED: 1, State.NOT_RUN: 1}


@given(_RECORDS)
def test_results_survive_being_written_and_read(recorded: Sequence[Result]) -> None:
    data = json.loads(json.dumps([result.as_json() for result in recorded]))
    assert [Result(**{**item, "state": State(item["state"])}) for item in data] == list(recorded)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"results": []}',
        '{"results": [{"file": "a.feature"}], "problems": []}',
        '{"results": [{"file": "a", "line": 1, "row": null, "state": "fine"}], "problems": []}',
    ],
    ids=["empty", "cut off", "another shape", "no problems", "half a result", "no such state"],
)
def test_damaged_results_are_unreadable(text: str, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ResultsUnreadable, match="The runner left no readable results"):
        read_results(path)


def test_missing_results_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ResultsUnreadable):
        read_results(tmp_path / "none.json")
