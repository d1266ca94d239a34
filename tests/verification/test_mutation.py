"""Small changes of the content: which there are, who notices them, and which nobody can see."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from guideline.loading import Project, load_project
from guideline.model.guideline import Guideline
from guideline.verification import State, run_scenario
from guideline.verification.mutants import mutants
from guideline.verification.mutation import Fate, Mutation, MutationReport, mutate
from guideline.verification.running import run_scenarios
from tests.fixtures.toys import Change, changed_toy
from tests.verification.pasted import fails, passes, scenarios_of
from tests.verification.projects import RECOMMENDATIONS, SETTINGS, SmallProject, small_project

CONTENT = "guideline/content/cold"


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return load_project(small_project(tmp_path_factory.mktemp("cold")).root)


@pytest.fixture(scope="module")
def guideline(cold: Project) -> Guideline:
    return cold.guidelines["cold"]


@pytest.fixture(scope="module")
def report(cold: Project, guideline: Guideline) -> MutationReport:
    return mutate(guideline, cold.books["cold"], cold.scenarios())


# Which changes there are


def changes(guideline: Guideline, part: str, id: str) -> list[str]:
    return [m.change for m in mutants(guideline) if (m.part, m.id) == (part, id)]


def test_a_threshold_is_moved_by_one_turned_round_and_dropped(guideline: Guideline) -> None:
    """The scope: from 18 years on."""
    assert changes(guideline, "scope", "cold") == [
        "turned round: 'the age is at most 17 a years'",
        "Age from 17",
        "Age from 19",
        "holds always",
        "holds never",
    ]


def test_a_recommendation_is_changed_in_each_of_its_parts(guideline: Guideline) -> None:
    """One condition, one other wording on the scale, two sources."""
    assert changes(guideline, "recommendation", "REST") == [
        "condition: turned round: 'there is no fever'",
        "condition: holds always",
        "condition: holds never",
        "wording: Do not",
        "does not cite REST",
        "does not cite TITLE",
        "only for these patients",
        "dropped",
    ]


def test_the_only_source_of_a_rule_is_not_dropped(guideline: Guideline) -> None:
    assert changes(guideline, "pitfall", "ABX") == [
        "condition: turned round: 'there is a fever'",
        "condition: holds always",
        "condition: holds never",
        "wording: Recommended",
        "dropped",
    ]


def test_a_declared_silence_is_dropped_narrowed_and_widened(guideline: Guideline) -> None:
    assert changes(guideline, "option", "rest") == [
        "declared silence 1 dropped",
        "declared silence 1: turned round: 'there is a fever'",
        "declared silence 1: holds always",
        "declared silence 1: holds never",
    ]


def test_each_part_of_a_condition_is_left_out_and_turned_round(guideline: Guideline) -> None:
    """A fever at 120 years: nobody is older, so the threshold can only move down."""
    assert changes(guideline, "constraint", "OLDEST") == [
        "condition: without 'there is a fever'",
        "condition: turned round: 'there is no fever'",
        "condition: without 'the age is 120 a years'",
        "condition: turned round: 'it is not the case that the age is 120 a years'",
        "condition: Age from 119",
        "condition: Age up to 119",
        "condition: its parts joined by 'or'",
        "condition: holds always",
        "condition: holds never",
        "dropped",
    ]


def test_all_changes_of_a_guideline_are_counted(guideline: Guideline) -> None:
    """Five of the scope, 8 and 5 of the rules, 4 of each option, 10 and 6 of the constraints."""
    parts = Counter(mutant.part for mutant in mutants(guideline))
    assert parts == {
        "scope": 5,
        "recommendation": 8,
        "pitfall": 5,
        "option": 8,
        "constraint": 16,
    }


def toy_changes(tmp_path: Path, part: str, id: str, *change: Change) -> list[str]:
    return changes(changed_toy(tmp_path, *change), part, id)


def test_one_of_several_values_is_left_out(tmp_path: Path) -> None:
    found = toy_changes(
        tmp_path, "pitfall", "WET", ("pitfalls.yaml", "soil: [wet]", "soil: [moist, wet]")
    )
    assert found[:3] == [
        "condition: turned round: 'the soil is dry'",
        "condition: Soil without 'Moist'",
        "condition: Soil without 'Wet'",
    ]


def test_a_member_of_a_set_is_left_out(tmp_path: Path) -> None:
    found = toy_changes(tmp_path, "constraint", "PLAGUE")
    assert "condition: Pests without 'Aphids'" in found
    assert "condition: Pests without 'Mites'" in found


def test_a_negation_is_taken_away_and_what_it_negates_is_changed(tmp_path: Path) -> None:
    found = toy_changes(tmp_path, "option", "misting")
    assert found[:4] == [
        "declared silence 1 dropped",
        "declared silence 1: turned round: 'there are mites'",
        "declared silence 1: inside 'not': turned round: 'it is not the case that there are mites'",
        "declared silence 1: holds always",
    ]


def test_an_exception_is_dropped(tmp_path: Path) -> None:
    assert "no longer refines WATER-1" in toy_changes(tmp_path, "recommendation", "WATER-2")
    assert "no longer overrides WATER-3" in toy_changes(tmp_path, "pitfall", "GNATS")


def test_what_makes_a_rule_special_is_dropped(tmp_path: Path) -> None:
    assert "not preferred to misting" in toy_changes(tmp_path, "recommendation", "REPOT-1")
    assert "not only for these patients" in toy_changes(tmp_path, "recommendation", "FEED-1")
    test = toy_changes(tmp_path, "recommendation", "TEST-1")
    assert {"never done already", "never under way"} <= set(test)


def test_a_wording_gives_way_to_one_of_each_direction(tmp_path: Path) -> None:
    """Recommended: another wording for, one that is neutral, one against."""
    found = toy_changes(tmp_path, "recommendation", "WATER-1")
    assert [change for change in found if change.startswith("wording")] == [
        "wording: Must",
        "wording: Caution",
        "wording: Do not",
    ]


def test_the_condition_of_a_citation_is_changed(tmp_path: Path) -> None:
    found = toy_changes(tmp_path, "recommendation", "WATER-1")
    assert [change for change in found if "BRIGHT" in change] == [
        "does not cite BRIGHT",
        "cites BRIGHT: turned round: 'either the light is low or the light is medium'",
        "cites BRIGHT: holds always",
        "cites BRIGHT: holds never",
    ]


def test_an_option_no_longer_waits_for_an_earlier_one(tmp_path: Path) -> None:
    assert "not after soil_test" in toy_changes(tmp_path, "option", "feeding")


def test_a_declared_conflict_is_changed_like_a_silence(tmp_path: Path) -> None:
    assert "declared conflict 1 dropped" in toy_changes(tmp_path, "option", "watering")


def test_the_consequence_of_an_implication_is_changed_too(tmp_path: Path) -> None:
    found = toy_changes(tmp_path, "constraint", "NO-POT")
    assert [change for change in found if change.startswith("consequence")] == [
        "consequence: turned round: 'it is not the case that there is no pot to measure'",
        "consequence: holds always",
        "consequence: holds never",
    ]


def test_no_change_leaves_the_guideline_as_it_was(guideline: Guideline) -> None:
    for mutant in mutants(guideline):
        whole = mutant.guideline
        same = (
            whole.scope == guideline.scope
            and whole.recommendations == guideline.recommendations
            and whole.pitfalls == guideline.pitfalls
            and whole.options == guideline.options
            and whole.constraints == guideline.constraints
        )
        assert not same, mutant.change


# Who notices


def fate(report: MutationReport, id: str, change: str) -> Mutation:
    (found,) = [m for m in report.of(id) if m.mutant.change == change]
    return found


def test_a_change_that_a_scenario_asks_about_is_killed_and_the_scenario_is_named(
    report: MutationReport,
) -> None:
    found = fate(report, "REST", "wording: Do not")
    assert found.fate is Fate.KILLED
    assert found.killer is not None
    assert found.killer.file.endswith("rest.feature")
    assert "Expected: rest is recommended." in found.why


def test_a_change_that_no_scenario_asks_about_survives(report: MutationReport) -> None:
    """Nobody asks which statements are cited."""
    found = fate(report, "REST", "does not cite TITLE")
    assert (found.fate, found.killer) == (Fate.SURVIVED, None)


def test_a_change_that_no_patient_can_see_is_equivalent(report: MutationReport) -> None:
    """Rest is silent only where there is no fever, so a silence declared for all says as much."""
    found = fate(report, "rest", "declared silence 1: holds always")
    assert (found.fate, found.why) == (
        Fate.EQUIVALENT,
        "For every patient the answer is the same.",
    )


def test_the_missing_scenario_of_each_survivor_fails_on_it_and_passes_on_the_original(
    report: MutationReport, guideline: Guideline
) -> None:
    assert report.survivors
    for found in report.survivors:
        assert passes(guideline, found.missing)
        if found.mutant.change != "dropped":  # its tag would name a rule that is gone
            assert fails(found.mutant.guideline, found.missing)


def test_once_the_missing_scenario_is_written_the_survivor_is_killed(
    cold: Project, guideline: Guideline, report: MutationReport
) -> None:
    survivor = fate(report, "REST", "does not cite TITLE")
    written = scenarios_of(guideline, f"Feature: Written\n\n{survivor.missing}")
    again = mutate(guideline, cold.books["cold"], (*cold.scenarios(), *written))
    assert fate(again, "REST", "does not cite TITLE").fate is Fate.KILLED


ACCEPTED = """
accepted:
  - kind: survivor
    id: REST
    change: {change}
    reason: The title is no evidence.
"""


def accepting(root: Path, change: str) -> MutationReport:
    project = small_project(root)
    project.append(f"{CONTENT}/guideline.yaml", ACCEPTED.format(change=change))
    loaded = load_project(project.root)
    return mutate(loaded.guidelines["cold"], loaded.books["cold"], loaded.scenarios())


def test_an_accepted_survivor_is_shown_with_its_reason(tmp_path: Path) -> None:
    report = accepting(tmp_path, "does not cite TITLE")
    found = fate(report, "REST", "does not cite TITLE")
    assert (found.fate, found.why) == (Fate.ACCEPTED, "The title is no evidence.")
    assert found not in report.survivors
    assert report.unused == ()


def test_an_accepted_survivor_that_does_not_survive_is_named(tmp_path: Path) -> None:
    (entry,) = accepting(tmp_path, "'wording: Do not'").unused
    assert (entry.id, entry.change) == ("REST", "wording: Do not")


# A change of the model and the same change of the files

WRITTEN = [
    (
        "REST",
        "condition: turned round: 'there is no fever'",
        RECOMMENDATIONS,
        "when: {fever: 'yes'}",
        "when: {fever: 'no'}",
    ),
    ("REST", "wording: Do not", RECOMMENDATIONS, "wording: recommended", "wording: do_not"),
    ("REST", "does not cite TITLE", RECOMMENDATIONS, "[REST, TITLE]", "[REST]"),
    ("OLD", "condition: Age from 101", f"{CONTENT}/constraints.yaml", "100}", "101}"),
    (
        "rest",
        "declared silence 1 dropped",
        f"{CONTENT}/options.yaml",
        """    silence:
      - when: {fever: 'no'}
        reason: The source speaks of rest only where there is a fever.
        statements: [REST]
        questions: [Q1]
""",
        "",
    ),
    (
        "cold",
        "turned round: 'the age is at most 17 a years'",
        f"{CONTENT}/guideline.yaml",
        "when: {age: {at_least: 18}}",
        "when: {age: {at_most: 17}}",
    ),
]


@pytest.fixture
def settings() -> Iterator[None]:
    """What the runner's process needs to find the package."""
    before = dict(os.environ)
    os.environ.update(SETTINGS)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(("id", "change", "file", "right", "wrong"), WRITTEN)
def test_a_changed_file_and_a_changed_model_make_the_same_scenarios_fail(
    tmp_path: Path,
    cold: Project,
    guideline: Guideline,
    id: str,
    change: str,
    file: str,
    right: str,
    wrong: str,
) -> None:
    (mutant,) = [m for m in mutants(guideline) if (m.id, m.change) == (id, change)]
    book = cold.books["cold"]
    scenarios = cold.scenarios()
    directly = {(s.place, s.row) for s in scenarios if run_scenario(book, s, mutant.guideline)}
    project: SmallProject = small_project(tmp_path)
    project.replace(file, right, wrong)
    loaded = load_project(project.root)
    run = run_scenarios(loaded)
    failing = [s for s in loaded.scenarios() if run.of(s).state is not State.PASSED]
    assert {(s.place, s.row) for s in failing} == directly
