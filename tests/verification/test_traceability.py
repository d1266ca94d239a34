"""What is stated but not tested, or executable but not used, is named; nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guideline.loading import Project, load_project
from guideline.model.guideline import Guideline
from guideline.model.scenario import Feature
from guideline.verification import Gap, Use, scenarios_about, trace, traceability_gaps
from tests.verification.projects import COLD


@pytest.fixture(scope="module")
def cold() -> Project:
    return load_project(COLD)


def _guideline(project: Project) -> Guideline:
    return project.guidelines["cold"]


def _without_tag(project: Project, tag: str) -> tuple[Feature, ...]:
    return tuple(
        replace(
            feature,
            scenarios=tuple(
                replace(scenario, tags=tuple(t for t in scenario.tags if t.text != tag))
                for scenario in feature.scenarios
            ),
        )
        for feature in project.features
    )


def _kinds(gaps: tuple[Gap, ...]) -> set[tuple[str, str]]:
    return {(gap.kind, gap.id) for gap in gaps}


def test_a_guideline_whose_parts_are_all_tested_has_no_gap(cold: Project) -> None:
    assert traceability_gaps(_guideline(cold), cold.features) == ()


@pytest.mark.parametrize(
    ("tag", "gap"),
    [
        ("rec:REST", ("untested_recommendation", "REST")),
        ("pitfall:ABX", ("untested_pitfall", "ABX")),
        ("question:Q1", ("untested_question", "Q1")),
        ("property:AGELESS", ("untested_property", "AGELESS")),
        ("constraint:OLD", ("untested_constraint", "OLD")),
        ("constraint:OLDEST", ("untested_constraint", "OLDEST")),
    ],
)
def test_a_part_no_scenario_names_is_a_gap(cold: Project, tag: str, gap: tuple[str, str]) -> None:
    assert gap in _kinds(traceability_gaps(_guideline(cold), _without_tag(cold, tag)))


def test_a_gap_names_the_tag_that_would_close_it(cold: Project) -> None:
    gaps = traceability_gaps(_guideline(cold), _without_tag(cold, "pitfall:ABX"))
    assert [gap.text for gap in gaps] == ["No scenario has the tag @pitfall:ABX."]


def test_a_statement_is_tested_through_anything_that_rests_on_it(cold: Project) -> None:
    """ABX keeps its property when the pitfall's tag goes, so only the pitfall is untested."""
    gaps = traceability_gaps(_guideline(cold), _without_tag(cold, "pitfall:ABX"))
    assert _kinds(gaps) == {("untested_pitfall", "ABX")}


def test_a_statement_whose_uses_are_all_untested_is_untested(cold: Project) -> None:
    """REST and TITLE are used by the recommendation, a silence and the scope only."""
    gaps = traceability_gaps(_guideline(cold), _without_tag(cold, "rec:REST"))
    assert _kinds(gaps) == {
        ("untested_recommendation", "REST"),
        ("untested_statement", "REST"),
        ("untested_statement", "TITLE"),
    }


def _unused(guideline: Guideline) -> Guideline:
    pitfall = guideline.pitfalls["ABX"]
    claim = guideline.properties["AGELESS"]
    option = guideline.options["antibiotics"]
    return replace(
        guideline,
        pitfalls={"ABX": replace(pitfall, sources=())},
        properties={"AGELESS": replace(claim, statements=())},
        options={**guideline.options, "antibiotics": replace(option, silence=())},
    )


def test_an_executable_statement_nothing_rests_on_is_unused(cold: Project) -> None:
    gaps = traceability_gaps(_unused(_guideline(cold)), cold.features)
    assert _kinds(gaps) == {("unused_statement", "ABX")}


def test_a_statement_that_cannot_be_executed_may_stay_unused(cold: Project) -> None:
    """MORE has no use and no scenario, and says that it is not executable."""
    traced = {item.statement: item for item in trace(_guideline(cold), cold.features)}
    assert (traced["MORE"].uses, traced["MORE"].scenarios) == ((), ())


def test_the_trace_lists_what_rests_on_a_statement(cold: Project) -> None:
    traced = {item.statement: item for item in trace(_guideline(cold), cold.features)}
    assert traced["REST"].uses == (Use("recommendation", "REST"), Use("silence", "rest"))
    assert traced["TITLE"].uses == (Use("scope", "cold"), Use("recommendation", "REST"))


def test_the_trace_lists_the_scenarios_in_the_order_of_the_files(cold: Project) -> None:
    traced = {item.statement: item for item in trace(_guideline(cold), cold.features)}
    names = [scenario.name for scenario in traced["ABX"].scenarios]
    assert names == ["No fever", "Very old", "Nobody"]


def test_features_of_another_guideline_close_no_gap(cold: Project) -> None:
    others = tuple(replace(feature, guideline="flu") for feature in cold.features)
    assert ("untested_recommendation", "REST") in _kinds(
        traceability_gaps(_guideline(cold), others)
    )


@pytest.mark.parametrize(
    ("kind", "id", "names"),
    [
        ("constraint", "OLD", ["Very old"]),
        ("pitfall", "ABX", ["No fever", "Very old", "Nobody"]),
        ("pitfall", "REST", []),
    ],
)
def test_scenarios_about_a_part_are_those_with_its_tag(
    cold: Project, kind: str, id: str, names: list[str]
) -> None:
    assert [s.name for s in scenarios_about(cold.scenarios(), kind, id)] == names
