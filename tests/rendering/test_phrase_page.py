"""The page of phrases: what there is, an example of each, and where it is used first."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.loading import PhraseBook, Project, load_project
from guideline.rendering import render_pages
from guideline.rendering.context import Context
from guideline.rendering.phrase_view import PhraseView, phrase_parts
from tests.verification.projects import COLD


@pytest.fixture(scope="module")
def cold() -> Project:
    return load_project(COLD)


def _views(project: Project, keyword: str, name: str) -> list[PhraseView]:
    context = Context(project.guidelines["cold"], project.features, None)
    parts = {part.keyword: part for part in phrase_parts(context, project.books["cold"])}
    return [view for g in parts[keyword].groups if g.name == name for view in g.phrases]


def test_the_parts_are_those_of_a_scenario(cold: Project) -> None:
    context = Context(cold.guidelines["cold"], cold.features, None)
    parts = phrase_parts(context, cold.books["cold"])
    assert [part.keyword for part in parts] == ["Given", "When", "Then"]


def test_phrases_of_a_variable_stand_together(cold: Project) -> None:
    views = _views(cold, "Given", "Fever")
    assert views[-1].example == "Given it is unknown whether there is a fever"
    assert views[-1].scenarios == 1


def test_the_first_use_is_a_link_to_the_scenario(cold: Project) -> None:
    """Line 16 of rest.feature belongs to the scenario that begins above it."""
    first = _views(cold, "Given", "Fever")[-1].first
    assert first is not None
    assert first.page.startswith("cold/scenarios/")
    pages = render_pages(cold, None)
    assert f'id="{first.anchor}"' in pages[first.page]
    assert f"#{first.anchor}" in pages["cold/phrases.md"]


def test_a_then_line_is_one_of_a_scenario_or_left_open(cold: Project) -> None:
    """An option with a made-up verdict would read like advice."""
    written = {
        f"Then {step.text}"
        for scenario in cold.scenarios()
        for step in scenario.steps
        if step.kind == "then"
    }
    context = Context(cold.guidelines["cold"], cold.features, None)
    then = phrase_parts(context, cold.books["cold"])[-1]
    made_up = [
        view.example
        for group in then.groups
        for view in group.phrases
        if view.example not in written and "{" not in view.example and view.scenarios
    ]
    assert made_up == []
    unused = [view for group in then.groups for view in group.phrases if not view.scenarios]
    assert unused
    assert all(view.first is None for view in unused)


def test_without_scenarios_every_then_line_is_left_open(cold: Project) -> None:
    context = Context(cold.guidelines["cold"], (), None)
    then = phrase_parts(context, PhraseBook(cold.guidelines["cold"]))[-1]
    verdicts = [v.example for g in then.groups if g.name == "Options" for v in g.phrases]
    assert verdicts
    assert all(line.endswith("{verdict}") for line in verdicts)


def test_every_anchor_is_used_once(cold: Project) -> None:
    context = Context(cold.guidelines["cold"], cold.features, None)
    anchors = [g.anchor for p in phrase_parts(context, cold.books["cold"]) for g in p.groups]
    assert len(anchors) == len(set(anchors))


def test_the_page_stays_out_of_the_search() -> None:
    """A line without its patient must not be what a reader finds."""
    page = render_pages(load_project(COLD), None)["cold/phrases.md"]
    assert "search:\n  exclude: true\n" in page


def test_the_page_of_the_patient_leads_there() -> None:
    pages = render_pages(load_project(COLD), None)
    assert "](phrases.md)" in pages["cold/patient.md"]
    assert "cold/phrases.md" in pages["nav.yml"]


def test_the_page_is_complete_without_a_script(tmp_path: Path) -> None:
    """Neither the box nor a button is there before a script makes it."""
    page = render_pages(load_project(COLD), None)["cold/phrases.md"]
    assert "<input" not in page
    assert "<button" not in page
