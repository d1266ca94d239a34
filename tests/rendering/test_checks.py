"""No page may say what a pitfall forbids to say."""

import dataclasses
from pathlib import Path

import pytest

from guideline.loading import Project
from guideline.rendering import check_words, render_pages
from tests.fixtures.toys import toy
from tests.rendering.hostile import toy_project
from tests.rendering.reading import ROOT

# The toy forbids "every plant is hungry".


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo: every plant is hungry",
        "one\nEvery Plant is HUNGRY.",
        "one\nevery plant\nis hungry",
        "one\nevery **plant** is [hungry](a.md)",
        "one\nevery <b>plant</b> is&#32;hungry",
        "one\nevery   plant is `hungry`",
    ],
)
def test_a_forbidden_phrase_is_found_however_it_is_written(text: str) -> None:
    assert check_words(toy(), {"a.md": text}) == [("a.md", 2, "every plant is hungry")]


def test_other_words_are_no_finding() -> None:
    assert check_words(toy(), {"a.md": "Not every plant here is hungry."}) == []


def test_every_place_is_named_in_order() -> None:
    said = "every plant is hungry"
    found = check_words(toy(), {"b.md": f"{said}\n\n{said}", "a.md": said})
    assert [(path, line) for path, line, _ in found] == [("a.md", 1), ("b.md", 1), ("b.md", 3)]


def test_the_pages_describe_the_phrases_without_saying_them(tmp_path: Path) -> None:
    """The toy's own title says it, so the title is changed first."""
    project = toy_project(tmp_path)
    guideline = project.guidelines["toy"]
    belief = dataclasses.replace(guideline.pitfalls["ALWAYS-HUNGRY"], title="A belief")
    pitfalls = {**guideline.pitfalls, belief.id: belief}
    changed = dataclasses.replace(guideline, pitfalls=pitfalls)
    project = dataclasses.replace(project, guidelines={"toy": changed})
    pages = render_pages(project, None, templates=ROOT / "site_templates" / "pages")
    assert "What this site never says" in pages["toy/pitfalls/ALWAYS-HUNGRY.md"]
    assert check_words(changed, pages) == []


def test_a_title_that_says_it_is_found_on_every_page_that_shows_it(tmp_path: Path) -> None:
    pages = render_pages(toy_project(tmp_path), None, templates=ROOT / "site_templates" / "pages")
    found = {path for path, _, _ in check_words(toy(), pages)}
    assert {"index.md", "toy/pitfalls/index.md", "toy/pitfalls/ALWAYS-HUNGRY.md"} <= found


def test_no_page_of_the_real_guideline_says_it(project: Project, published: dict[str, str]) -> None:
    written = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for path in (ROOT / "docs").glob("*.md")
    }
    for guideline in project.guidelines.values():
        assert check_words(guideline, {**published, **written}) == []
