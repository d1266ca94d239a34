"""What is written to no use is named with its place; nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guideline.errors import Fault
from guideline.loading import load_project
from guideline.verification import Flaw, lint
from tests.verification.projects import (
    ABX,
    COLD,
    RECOMMENDATIONS,
    REPOSITORY,
    REST,
    SmallProject,
    small_project,
)

VARIABLES = "guideline/content/cold/variables.yaml"
REFERENCES = "guideline/content/cold/references.yaml"
SOURCES = "guideline/content/cold/sources.yaml"

NO_FEVER = (
    "      | absent  | there is no fever                     | is not addressed by the source |\n"
)
COUGH = """\
variables:
  cough:
    kind: choice
    name: Cough
    noun: the cough
    group: The patient
    question: Is there a cough?
    help: Any cough.
    values:
      dry: {label: Dry, phrase: the cough is dry}
      wet: {label: Wet, phrase: the cough is wet}
"""
REVIEWED = """\
    paraphrase: An adult who has a fever should rest.
    review:
      by: '2026-11-23'
      why: Made up.
"""


@pytest.fixture
def cold(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


def _flaws(project: SmallProject, today: date | None = None) -> tuple[Flaw, ...]:
    return lint(load_project(project.root), today)


def _kinds(project: SmallProject) -> list[tuple[str, str]]:
    return [(flaw.kind, flaw.id) for flaw in _flaws(project)]


def _only(project: SmallProject, today: date | None = None) -> Flaw:
    (flaw,) = _flaws(project, today)
    return flaw


def _place_of(project: SmallProject, file: str, words: str) -> tuple[str, int, int]:
    """Where words stand that a file holds once."""
    text = (project.root / file).read_text("utf-8")
    assert text.count(words) == 1
    position = text.index(words)
    return file, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _place(fault: Fault) -> tuple[str, int, int]:
    return fault.file, fault.line, fault.column


def _with_rest_scenario(project: SmallProject, thens: str, given: str = "there is a fever") -> None:
    """One more scenario under the feature's tag @rec:REST and below its background."""
    project.replace(
        REST,
        "  Rule: The age",
        f"  Scenario: One more\n    Given {given}\n    When care is chosen\n{thens}\n"
        "  Rule: The age",
    )


# As it should be


@pytest.mark.parametrize("root", [COLD, REPOSITORY], ids=["cold", "repository"])
def test_a_project_in_order_has_no_flaw(root: Path) -> None:
    assert lint(load_project(root)) == ()


# Tags


def test_a_scenario_that_speaks_of_another_option_contradicts_its_tag(cold: SmallProject) -> None:
    _with_rest_scenario(cold, "    Then an antibiotic is not addressed by the source\n")
    flaw = _only(cold)
    assert (flaw.kind, flaw.id) == ("contradictory_tag", "REST")
    assert flaw.fault.message == (
        "the tag says @rec:REST, but the answers are on an antibiotic, not on rest"
    )


def test_a_contradiction_is_placed_at_the_first_expectation(cold: SmallProject) -> None:
    """Three lines below the title, behind `    Then `."""
    _with_rest_scenario(cold, "    Then an antibiotic is not addressed by the source\n")
    title = _place_of(cold, REST, "Scenario: One more")[1]
    assert _place(_only(cold).fault) == (REST, title + 3, 10)


def test_a_scenario_without_an_expectation_on_any_option_says_nothing(cold: SmallProject) -> None:
    _with_rest_scenario(cold, "    Then the patient is in scope\n")
    flaw = _only(cold)
    assert (flaw.kind, flaw.id) == ("asserts_nothing", "REST")
    assert flaw.fault.hint == (
        "Add a line that says what the answer on rest is, or take the tag away"
    )


@pytest.mark.parametrize(
    "then",
    [
        "rest is recommended",
        "the answer on rest rests on REST",
        "the answer on rest does not depend on the age",
        "open question Q1 is shown",
        "nothing else is recommended",
        "alert REST is not shown",
    ],
)
def test_a_scenario_that_says_anything_on_its_recommendation_is_in_order(
    cold: SmallProject, then: str
) -> None:
    _with_rest_scenario(cold, f"    Then {then}\n")
    assert _kinds(cold) == []


@pytest.mark.parametrize(
    ("age", "then"),
    [
        ("17", "the patient is out of scope"),
        ("120", "the record is impossible because of OLDEST"),
    ],
)
def test_a_scenario_without_any_advice_is_in_order(cold: SmallProject, age: str, then: str) -> None:
    """Nobody gets an answer there, so nobody gets one on rest."""
    cold.write(
        "features/cold/nobody.feature",
        f"@rec:REST\nFeature: Nobody\n\n  Scenario: Nobody\n    Given the age is {age} years\n"
        f"    And there is a fever\n    When care is chosen\n    Then {then}\n",
    )
    assert _kinds(cold) == []


def test_the_rows_of_an_outline_are_one_flaw(cold: SmallProject) -> None:
    cold.replace(REST, "    Then rest <verdict>", "    Then an antibiotic <verdict>")
    assert ("contradictory_tag", "REST") in _kinds(cold)
    assert [kind for kind, _ in _kinds(cold)].count("contradictory_tag") == 1


RECOMMENDED = "features/cold/recommendations/more.feature"


def _more(project: SmallProject, tags: str) -> None:
    project.write(
        RECOMMENDED,
        f"{tags}\nFeature: More\n\n  Scenario: More\n    Given the age is 40 years\n"
        "    And there is a fever\n    When care is chosen\n    Then rest is recommended\n",
    )


def test_a_scenario_among_recommendations_without_their_tag_lacks_one(cold: SmallProject) -> None:
    _more(cold, "@question:Q1")
    flaw = _only(cold)
    assert (flaw.kind, flaw.id) == ("missing_tag", "rec")
    assert _place(flaw.fault) == _place_of(cold, RECOMMENDED, "Scenario: More")


def test_a_scenario_among_recommendations_with_their_tag_is_in_order(cold: SmallProject) -> None:
    _more(cold, "@rec:REST @question:Q1")
    assert _kinds(cold) == []


# Patients to whom a recommendation does not apply


def test_a_recommendation_that_applies_in_all_its_scenarios_is_a_flaw(cold: SmallProject) -> None:
    cold.replace(
        REST,
        "      | absent  | there is no fever                     |",
        "      | said  | there is a fever |",
    )
    cold.replace(REST, " is not addressed by the source |", " is recommended |")
    flaw = _only(cold)
    assert (flaw.kind, flaw.id) == ("never_inapplicable", "REST")
    assert _place(flaw.fault) == _place_of(cold, RECOMMENDATIONS, "REST:")


def test_a_missing_value_shows_nobody_to_whom_it_does_not_apply(cold: SmallProject) -> None:
    """Only the row with an unknown fever is left beside the feverish patients."""
    cold.replace(REST, NO_FEVER, "")
    assert _kinds(cold) == [("never_inapplicable", "REST")]


def test_a_patient_out_of_scope_is_one_to_whom_it_does_not_apply(cold: SmallProject) -> None:
    cold.replace(REST, NO_FEVER, "")
    cold.write(
        "features/cold/young.feature",
        "@rec:REST\nFeature: Young\n\n  Scenario: Young\n    Given the age is 17 years\n"
        "    And there is a fever\n    When care is chosen\n    Then rest is out of scope\n",
    )
    assert _kinds(cold) == []


def test_a_constraint_may_settle_that_it_does_not_apply(cold: SmallProject) -> None:
    """Nobody of 120 years has a fever, so the unknown fever of such a patient is none."""
    cold.replace(REST, NO_FEVER, "")
    cold.write(
        "features/cold/oldest.feature",
        "@rec:REST\nFeature: Oldest\n\n  Scenario: Oldest\n    Given the age is 120 years\n"
        "    When care is chosen\n    Then rest is not addressed by the source\n",
    )
    assert _kinds(cold) == []


def test_a_recommendation_for_everybody_needs_nobody_left_out(cold: SmallProject) -> None:
    cold.replace(RECOMMENDATIONS, "when: {fever: 'yes'}", "when: always")
    assert _kinds(cold) == []


# Vocabulary


def test_a_variable_that_nothing_names_is_unused(cold: SmallProject) -> None:
    cold.replace(VARIABLES, "variables:\n", COUGH)
    flaw = _only(cold)
    assert (flaw.kind, flaw.id) == ("unused_variable", "cough")
    assert _place(flaw.fault) == _place_of(cold, VARIABLES, "cough:")


def test_a_value_that_nothing_says_is_unused(cold: SmallProject) -> None:
    cold.replace(VARIABLES, "variables:\n", COUGH)
    cold.replace(
        ABX,
        "    Given the age is 40 years\n",
        "    Given the age is 40 years\n    And the cough is dry\n",
    )
    flaw = _only(cold)
    assert (flaw.kind, flaw.id) == ("unused_value", "cough.wet")
    assert _place(flaw.fault) == _place_of(cold, VARIABLES, "wet:")


def test_a_value_that_is_assumed_is_used(cold: SmallProject) -> None:
    cold.replace(VARIABLES, "variables:\n", f"{COUGH}    assume: wet\n")
    cold.replace(
        ABX,
        "    Given the age is 40 years\n",
        "    Given the age is 40 years\n    And the cough is dry\n",
    )
    assert _kinds(cold) == []


def test_a_variable_that_only_conditions_name_is_used(cold: SmallProject) -> None:
    cold.replace(VARIABLES, "variables:\n", COUGH)
    cold.replace(
        "guideline/content/cold/open_questions.yaml",
        "when: {fever: 'yes'}",
        "when: {fever: 'yes', cough: [dry, wet]}",
    )
    assert _kinds(cold) == []


# References


REFERENCE = (
    "references:\n  leaflet:\n    title: A leaflet\n    status: unknown\n    why: Made up.\n"
)


def test_a_reference_that_nothing_names_is_unused(cold: SmallProject) -> None:
    cold.replace(REFERENCES, "references:\n", REFERENCE)
    flaw = _only(cold)
    assert (flaw.kind, flaw.id) == ("unused_reference", "leaflet")
    assert _place(flaw.fault) == _place_of(cold, REFERENCES, "leaflet:")


def test_a_reference_whose_number_is_cited_is_used(cold: SmallProject) -> None:
    """ABX cites 1 and 2; the source's list may have more than one reading of a number."""
    cold.replace(REFERENCES, "references:\n", f"{REFERENCE}    citation: 2 or 3\n")
    assert _kinds(cold) == []


def test_the_entry_of_the_source_itself_is_used(cold: SmallProject) -> None:
    facts = "    facts:\n      origin: {text: made up, status: verified, basis: Known.}\n"
    cold.replace(REFERENCES, "references:\n", REFERENCE + facts)
    assert _kinds(cold) == []


# Languages

GERMAN = "guideline/content/cold/translations/de.yaml"


def test_what_has_no_words_in_a_language_is_named_once_for_the_language(cold: SmallProject) -> None:
    text = "language: Deutsch\nvariables: {}\noptions: {}\nwordings: {}\ndecision_points: {}\n"
    cold.write(GERMAN, text)
    flaw = _only(cold)
    assert (flaw.kind, flaw.id, flaw.fault.file) == ("untranslated", "de", GERMAN)
    assert "variable 'fever'" in flaw.fault.message


# Review dates


def test_a_review_date_that_passed_is_overdue(cold: SmallProject) -> None:
    cold.replace(SOURCES, REVIEWED.splitlines(keepends=True)[0], REVIEWED)
    flaw = _only(cold, date(2026, 11, 24))
    assert (flaw.kind, flaw.id) == ("review_overdue", "REST")
    assert flaw.fault.message == "statement REST had to be reviewed by 2026-11-23"
    assert _place(flaw.fault) == _place_of(cold, SOURCES, "'2026-11-23'")


@pytest.mark.parametrize("today", [date(2026, 11, 23), None], ids=["on the day", "no day"])
def test_a_review_date_that_did_not_pass_is_not_overdue(
    cold: SmallProject, today: date | None
) -> None:
    cold.replace(SOURCES, REVIEWED.splitlines(keepends=True)[0], REVIEWED)
    assert _flaws(cold, today) == ()
