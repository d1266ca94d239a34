"""What changed, old editions and the history of a card, after an edit that decides something."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from guideline.cli.app import cli
from guideline.loading import load_project
from guideline.rendering import render_pages
from tests.rendering.reading import read_page, split_front_matter
from tests.test_cli_diff import git
from tests.verification.projects import RECOMMENDATIONS, SmallProject, small_project

CONTENT = "guideline/content/cold"
OPTIONS = f"{CONTENT}/options.yaml"
REASON = """\
changes:
  next:
    - about: [REST, rest]
      reason: {reason}
      date: 2026-02-01
"""
HOSTILE = "'<script>alert(1)</script> **b** | c [l](javascript:x) {{ j }} {% x %} `c`'"


def release(project: SmallProject, day: str) -> None:
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "more")
    call = ["release", "--project", str(project.root), "--date", day]
    done = CliRunner().invoke(cli, call)
    assert done.exit_code == 0, done.output


def changed(folder: Path, reason: str) -> SmallProject:
    """Two editions: rest was recommended at any age, and is now up to 80 years."""
    project = small_project(folder)
    git(project.root, "init", "-q", "-b", "main")
    release(project, "2026-01-02")
    project.replace(RECOMMENDATIONS, "{fever: 'yes'}", "{fever: 'yes', age: {at_most: 80}}")
    project.replace(
        OPTIONS,
        "      - when: {fever: 'no'}\n        reason: The source speaks",
        "      - when: {any: [{fever: 'no'}, {age: {at_least: 81}}]}\n"
        "        reason: The source speaks",
    )
    project.write(f"{CONTENT}/changes.yaml", REASON.format(reason=reason))
    release(project, "2026-02-02")
    return project


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    project = changed(tmp_path_factory.mktemp("cold") / "cold", "Made up, to be seen.")
    return render_pages(load_project(project.root), None)


def shown(pages: dict[str, str], path: str) -> str:
    """The text of a page, with single spaces."""
    return " ".join(read_page(split_front_matter(pages[path])[1]).text.split())


def test_the_old_and_the_new_verdict_stand_side_by_side(pages: dict[str, str]) -> None:
    """Fever, 81 to 119 years: 39 of 205, since nobody of 120 years has a fever."""
    text = shown(pages, "cold/changes.md")
    assert "Rest, for 39 of 205 profiles: Before Now Recommended The source is silent" in text


def test_whom_it_touches_stands_in_words(pages: dict[str, str]) -> None:
    text = shown(pages, "cold/changes.md")
    assert "one of these holds: there is a fever and the age is between 81 and 119" in text


def test_what_goes_away_raises_the_first_number(pages: dict[str, str]) -> None:
    assert "2.0.0 2026-02-02 · Changes, removes or forbids something" in shown(
        pages, "cold/changes.md"
    )


def test_the_card_says_that_the_edition_gave_some_another_verdict(pages: dict[str, str]) -> None:
    text = shown(pages, "cold/recommendations/REST.md")
    assert "2.0.0, 2026-02-02: Some patients get another verdict. Made up, to be seen." in text


def test_the_old_edition_is_marked_and_says_what_it_said(pages: dict[str, str]) -> None:
    text = shown(pages, "cold/editions/1.0.0/index.md")
    assert "Superseded by edition 2.0.0" in text
    assert "at most 80" not in text
    assert "at most 80" in shown(pages, "cold/editions/2.0.0/index.md")


def test_a_reason_changes_no_tag(pages: dict[str, str], tmp_path: Path) -> None:
    hostile = render_pages(load_project(changed(tmp_path / "cold", HOSTILE).root), None)
    assert set(hostile) == set(pages)
    for path, text in pages.items():
        if path.endswith(".md"):
            assert read_page(hostile[path]).tags == read_page(text).tags, path
    assert "<script>alert(1)</script> **b** | c" in shown(hostile, "cold/changes.md")
