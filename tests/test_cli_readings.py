"""`guideline readings` in each of its forms, and the page that shows the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guideline.cli.app import cli
from guideline.comparison.edits import edits_between
from guideline.comparison.readings import effects_of_readings
from guideline.loading import load_project
from guideline.rendering import render_pages
from guideline.verification.results import reconcile
from tests.rendering.reading import read_page, split_front_matter
from tests.verification.projects import RECOMMENDATIONS, SmallProject, small_project

QUESTIONS = "guideline/content/cold/open_questions.yaml"
READINGS = "    readings: {A: From 38 degrees on., B: From 38.5 degrees on.}\n"
OVERLAY = """\
    readings:
      A: From 38 degrees on.
      B:
        text: WORDS
        overlay:
          recommendations:
            REST: {wording: do_not, says: WORDS}
"""
HOSTILE = "'<script>x</script> **b** | [c](javascript:y) {{ j }}'"


def with_overlay(folder: Path, words: str) -> SmallProject:
    project = small_project(folder)
    project.replace(QUESTIONS, READINGS, OVERLAY.replace("WORDS", words))
    return project


@pytest.fixture
def cold(tmp_path: Path) -> SmallProject:
    """Under reading B rest must be avoided in a fever: 18 to 119 years, 102 profiles."""
    return with_overlay(tmp_path / "cold", "harmless")


def run(project: SmallProject, *arguments: str) -> Result:
    done = CliRunner().invoke(cli, ["readings", "--project", str(project.root), *arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_text_says_how_many_and_which_verdict_moves(cold: SmallProject) -> None:
    done = run(cold)
    assert done.exit_code == 0
    assert "Reading B instead of A: another verdict for 102 of 205 profiles" in done.output
    assert "- Rest: Recommended → Do not: 102 profiles" in done.output


def test_json_holds_the_same_numbers(cold: SmallProject) -> None:
    (effect,) = json.loads(run(cold, "--format", "json").stdout)["readings"]
    (moved,) = effect["moved"]
    assert (effect["known"], effect["touched"]["profiles"]) == ("counted", 102)
    assert (moved["before"], moved["after"], moved["profiles"]) == ("recommended", "do_not", 102)


def test_markdown_shows_hostile_words_as_text(tmp_path: Path) -> None:
    done = run(with_overlay(tmp_path / "cold", HOSTILE), "--format", "markdown")
    assert "&lt;script&gt;x&lt;/script&gt;" in done.output
    assert "<script>" not in done.output
    assert "[c](" not in done.output


def test_a_question_that_is_not_there_is_refused_with_those_that_are(cold: SmallProject) -> None:
    done = run(cold, "Q9")
    assert (done.exit_code, "There are: Q1." in done.output) == (2, True)


def test_words_of_an_overlay_change_no_tag_of_the_page(tmp_path: Path) -> None:
    def page(name: str, words: str) -> str:
        project = load_project(with_overlay(tmp_path / name, words).root)
        effects = {id: effects_of_readings(g) for id, g in project.guidelines.items()}
        run = reconcile(project.scenarios(), [], [])
        return render_pages(project, run, effects=effects)["cold/open-questions.md"]

    hostile, harmless = page("hostile", HOSTILE), page("harmless", "harmless")
    assert read_page(hostile).tags == read_page(harmless).tags
    text = " ".join(read_page(split_front_matter(hostile)[1]).text.split())
    assert "<script>x</script> **b** | [c](javascript:y) {{ j }}" in text
    assert "Another verdict for 102 of 205 profiles" in text


def test_an_edit_of_the_content_in_force_is_no_edit_of_a_reading(cold: SmallProject) -> None:
    """Reading B says another word for whoever REST is for; that stays when REST changes."""
    before = load_project(cold.root).guidelines["cold"]
    cold.replace(RECOMMENDATIONS, "A fever tires.", "It tires.")
    after = load_project(cold.root).guidelines["cold"]
    edits = edits_between(before, after, after.variables)
    assert [edit.name for edit in edits] == ["recommendation REST: rationale"]


def test_an_edit_of_an_overlay_is_an_edit_of_the_reading(cold: SmallProject) -> None:
    before = load_project(cold.root).guidelines["cold"]
    cold.replace(QUESTIONS, "says: harmless}", "says: harmful}")
    after = load_project(cold.root).guidelines["cold"]
    edits = edits_between(before, after, after.variables)
    assert [edit.name for edit in edits] == ["question Q1: readings"]
