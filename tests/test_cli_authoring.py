"""`guideline steps`, and what `guideline check` says of what is written to no use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guideline.cli.app import cli
from tests.verification.projects import REST, SmallProject, small_project

SOURCES = "guideline/content/cold/sources.yaml"
PARAPHRASE = "    paraphrase: An adult who has a fever should rest.\n"
REVIEW = f"{PARAPHRASE}    review: {{by: '2001-02-03', why: Made up.}}\n"
IN_ORDER = "cold: 2 feature files, 7 scenarios; no faults, no gaps"


def _run(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture
def cold(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


# steps


def test_steps_prints_phrase_meaning_example_and_use(cold: SmallProject) -> None:
    done = _run("steps", "rests", "on", "{rule}", "--project", cold.root)
    assert done.exit_code == 0
    assert done.stdout == (
        "Then\n"
        "  the answer on {option} rests on {rule}\n"
        "      the rule gives the verdict\n"
        "      Then the answer on rest rests on REST\n"
        "      1 scenario, first features/cold/rest.feature:12\n"
        "1 of 72 phrases.\n"
    )


def test_steps_says_when_a_phrase_is_used_nowhere(cold: SmallProject) -> None:
    done = _run("steps", "rest", "proposed", "--project", cold.root)
    assert "      used nowhere\n" in done.stdout


def test_steps_without_a_match_ends_with_1_and_names_the_nearest(cold: SmallProject) -> None:
    done = _run("steps", "antibiotik", "--project", cold.root)
    assert done.exit_code == 1
    assert done.stdout == (
        "No phrase holds all of: antibiotik.\n"
        "No phrase holds 'antibiotik'. Did you mean 'antibiotic'?\n"
    )


def test_steps_prints_json(cold: SmallProject) -> None:
    done = _run("steps", "whether", "fever", "--project", cold.root, "--format", "json")
    assert json.loads(done.stdout) == {
        "guideline": "cold",
        "language": "en",
        "words": ["whether", "fever"],
        "phrases": [
            {
                "kind": "given",
                "phrase": "it is unknown whether there is a fever",
                "meaning": "Fever: said to be unknown",
                "example": "Given it is unknown whether there is a fever",
                "frame": False,
                "about": "Fever",
                "scenarios": 1,
                "first": "features/cold/rest.feature:16",
            }
        ],
        "suggestions": [],
    }


def test_steps_of_an_unknown_guideline_ends_with_2(cold: SmallProject) -> None:
    done = _run("steps", "--project", cold.root, "--guideline", "clod")
    assert done.exit_code == 2
    assert "Did you mean 'cold'?" in done.stderr


def test_steps_answers_while_a_feature_has_a_fault(cold: SmallProject) -> None:
    """That is when somebody looks for the right phrase."""
    cold.replace(
        REST, "    And open question Q1", "    And rest is recomended\n    And open question Q1"
    )
    assert _run("steps", "rest", "--project", cold.root).exit_code == 0


def test_steps_in_a_language_that_is_not_there_names_those_that_are(cold: SmallProject) -> None:
    done = _run("steps", "--language", "fr", "--project", cold.root)
    assert done.exit_code == 2
    assert done.stderr == "cold has no words in 'fr'. There are: en.\n"


# check


def test_check_ends_with_1_and_names_a_flaw_with_place_and_repair(cold: SmallProject) -> None:
    cold.replace(
        REST,
        "    Then rest is recommended\n    And the answer on rest rests on REST\n"
        "    And open question Q1 is shown\n",
        "    Then the patient is in scope\n",
    )
    done = _run("check", "--project", cold.root)
    assert done.exit_code == 1
    assert done.stdout == (
        "features/cold/rest.feature:11:10: the scenario is tagged @rec:REST, but says nothing "
        "about its answer. Add a line that says what the answer on rest is, or take the tag away\n"
        "    Then the patient is in scope\n"
        "         ^\n"
        "cold: 2 feature files, 7 scenarios; 1 finding.\n"
    )


def test_check_prints_flaws_as_json(cold: SmallProject) -> None:
    cold.replace(SOURCES, PARAPHRASE, REVIEW)
    done = _run("check", "--project", cold.root, "--today", "2026-11-23", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["findings"] == [
        {
            "guideline": "cold",
            "kind": "review_overdue",
            "id": "REST",
            "text": "statement REST had to be reviewed by 2001-02-03",
            "hint": "Check whether it still holds, and set the next date",
            "file": SOURCES,
            "line": 14,
            "column": 18,
            "note": False,
        }
    ]


def test_check_looks_at_review_dates_as_of_the_day_given(cold: SmallProject) -> None:
    cold.replace(SOURCES, PARAPHRASE, REVIEW)
    assert _run("check", "--project", cold.root, "--today", "2001-02-03").exit_code == 0


def test_check_only_notes_a_passed_date_when_no_day_is_given(cold: SmallProject) -> None:
    """What passed yesterday must not fail today without a change."""
    cold.replace(SOURCES, PARAPHRASE, REVIEW)
    done = _run("check", "--project", cold.root)
    assert done.exit_code == 0
    line = (cold.root / SOURCES).read_text("utf-8").splitlines()[13].strip()
    indent = " " * line.index("'2001")
    shown = f"    {line}\n    {indent}^\n"
    assert done.stdout == (
        f"{SOURCES}:14:18: statement REST had to be reviewed by 2001-02-03. Check whether it still "
        f"holds, and set the next date (noted only)\n{shown}{IN_ORDER}, 1 note.\n"
    )


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "23.11.2026"])
def test_check_refuses_a_day_that_is_none(cold: SmallProject, day: str) -> None:
    assert _run("check", "--project", cold.root, "--today", day).exit_code == 2


def test_check_refuses_two_scenarios_of_one_title(cold: SmallProject) -> None:
    cold.replace(REST, "    Scenario: Old with a fever", "    Scenario: Fever")
    done = _run("check", "--project", cold.root)
    assert done.exit_code == 2
    assert "rest.feature:28:5: a second scenario is called 'Fever'" in done.stderr


ASKED = "    When care is chosen\n"
ANSWERED = "    Then rest is recommended\n"
KNOWN = "    Given there is a fever\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (ASKED + KNOWN + ANSWERED, "rest.feature:10:5: Given stands after When"),
        (KNOWN + ANSWERED + ASKED, "rest.feature:11:5: When stands after Then"),
    ],
    ids=["Given after When", "When after Then"],
)
def test_check_refuses_keywords_out_of_order(cold: SmallProject, written: str, said: str) -> None:
    expected = "    And the answer on rest rests on REST\n"
    cold.replace(REST, KNOWN + ASKED + ANSWERED + expected, written)
    done = _run("check", "--project", cold.root)
    assert done.exit_code == 2
    assert said in done.stderr
