"""Templates, theme and settings: the project's own first, then the package's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from guideline.authoring.new_project import create_project
from guideline.loading import load_project
from guideline.rendering import render_pages
from guideline.rendering.lookup import (
    LOOK,
    author_pages,
    packaged_page,
    page_folders,
    wants_packaged_look,
    write_look,
)
from guideline.rendering.publication import build_site, stage
from tests.rendering.reading import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    create_project(tmp_path / "plants")
    return tmp_path / "plants"


def _own(project: Path, path: str, text: str) -> None:
    file = project / "site_templates" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _settings(project: Path) -> dict[str, object]:
    write_look(project)
    found: dict[str, object] = yaml.safe_load((project / LOOK).read_text("utf-8"))
    return found


def _home(project: Path) -> str:
    pages = render_pages(load_project(project), None)
    stage(project / "docs", pages, project / "build" / "docs")
    build_site(project, project / "build" / "docs", pages["nav.yml"], project / "site")
    return (project / "site" / "index.html").read_text("utf-8")


# Page templates


def test_this_repository_has_its_templates_in_one_place() -> None:
    assert page_folders(ROOT) == (ROOT / "site_templates" / "pages",)


def test_a_project_without_templates_gets_the_packaged_ones(project: Path) -> None:
    assert page_folders(project) == (ROOT / "site_templates" / "pages",)
    assert "# Care for a houseplant" in render_pages(load_project(project), None)["index.md"]


def test_a_template_of_the_project_takes_the_place_of_the_packaged_one(project: Path) -> None:
    _own(project, "pages/watch.md.j2", "# Our watch list\n")
    pages = render_pages(load_project(project), None)
    assert "# Our watch list" in pages["houseplants/watch.md"]
    assert "# Care for a houseplant" in pages["index.md"]


def test_a_template_of_the_project_can_add_to_the_packaged_one(project: Path) -> None:
    """So it follows the package when that changes."""
    before = render_pages(load_project(project), None)["houseplants/watch.md"]
    _own(project, "pages/watch.md.j2", '{% include "packaged/watch.md.j2" %}\n\nAsk us.\n')
    after = render_pages(load_project(project), None)["houseplants/watch.md"]
    assert after == f"{before.rstrip()}\n\nAsk us.\n"


# Settings and theme


def test_only_a_project_that_inherits_the_packaged_look_gets_it(project: Path) -> None:
    assert wants_packaged_look(project / "mkdocs.yml")
    assert not wants_packaged_look(ROOT / "mkdocs.yml")
    assert not wants_packaged_look(project / "none.yml")


def test_the_packaged_settings_are_those_of_this_repository_but_for_its_own(project: Path) -> None:
    here = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    there = _settings(project)
    assert here.keys() - there.keys() == {
        "INHERIT",
        "site_name",
        "site_description",
        "site_url",
        "exclude_docs",
    }
    assert there["theme"] == here["theme"] | {"custom_dir": "build/look/theme"}
    assert there["extra_css"] == here["extra_css"]


def test_style_sheets_and_scripts_of_the_project_come_last(project: Path) -> None:
    _own(project, "theme/assets/css/our.css", "p { margin: 0 }\n")
    _own(project, "theme/assets/js/our.js", "'use strict'\n")
    settings = _settings(project)
    assert settings["extra_css"][-2:] == ["assets/css/print.css", "assets/css/our.css"]  # type: ignore[index]
    assert settings["extra_javascript"][-2:] == ["assets/js/trace.js", "assets/js/our.js"]  # type: ignore[index]


def test_a_style_sheet_of_the_project_in_the_place_of_a_packaged_one_is_named_once(
    project: Path,
) -> None:
    _own(project, "theme/assets/css/print.css", "p { margin: 0 }\n")
    here = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    assert _settings(project)["extra_css"] == here["extra_css"]
    print_css = project / "build" / "look" / "theme" / "assets" / "css" / "print.css"
    assert print_css.read_text("utf-8") == "p { margin: 0 }\n"


def test_what_the_project_no_longer_has_leaves_the_look(project: Path) -> None:
    _own(project, "theme/assets/css/our.css", "p { margin: 0 }\n")
    write_look(project)
    (project / "site_templates" / "theme" / "assets" / "css" / "our.css").unlink()
    assert "assets/css/our.css" not in str(_settings(project))
    assert not (project / "build" / "look" / "theme" / "assets" / "css" / "our.css").exists()


def test_a_project_changes_one_block_of_the_theme_and_keeps_the_others(project: Path) -> None:
    _own(
        project,
        "theme/main.html",
        '{% extends "guideline.html" %}{% block announce %}<p>Only plants.</p>{% endblock %}',
    )
    home = _home(project)
    assert "<p>Only plants.</p>" in home
    assert "Content-Security-Policy" in home
    assert "This site is not medical advice and not a medical device." in home


def test_a_setting_of_the_project_prevails(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("Living guidelines, tested", "Our plants")
    settings.write_text(f"{text}\ntheme:\n  language: de\n", "utf-8")
    home = _home(project)
    assert "Our plants" in home
    assert '<html lang="de"' in home
    assert "assets/css/theme.css" in home


# Pages for authors


def _built(project: Path) -> Path:
    _home(project)
    return project / "site"


def test_a_project_without_pages_for_authors_gets_the_packaged_ones(project: Path) -> None:
    assert not (project / "docs" / "authors").exists()
    site = _built(project)
    assert "A small plant in dry soil" in (site / "authors" / "tutorial.html").read_text("utf-8")
    assert (site / "content-reference.html").is_file()
    assert not (project / "docs" / "authors").exists()


def test_a_page_for_authors_of_the_project_takes_the_place_of_the_packaged_one(
    project: Path,
) -> None:
    folder = project / "docs" / "authors"
    folder.mkdir()
    (folder / "verdicts.md").write_text("# How we answer\n\nAsk us.\n", "utf-8")
    page = (_built(project) / "authors" / "verdicts.html").read_text("utf-8")
    assert "Ask us." in page
    assert "How we answer" in page
    assert "three possible values" not in page


def test_a_page_for_authors_that_only_the_project_has_comes_last(project: Path) -> None:
    folder = project / "docs" / "authors"
    folder.mkdir()
    (folder / "a-meeting.md").write_text("# How we meet\n", "utf-8")
    nav = yaml.safe_load(render_pages(load_project(project), None)["nav.yml"])["nav"]
    (chapter,) = (part["For authors"] for part in nav if "For authors" in part)
    assert chapter[0] == "authors/index.md"
    assert "authors/tutorial.md" in chapter[1].values()
    assert chapter[-1] == {"How we meet": "authors/a-meeting.md"}


def test_every_page_for_authors_is_linked_from_their_index() -> None:
    index = (ROOT / "docs" / "authors" / "index.md").read_text("utf-8")
    below = [path.removeprefix("authors/") for path in author_pages(ROOT / "docs")]
    missing = [p for p in below if p != "index.md" and f"{p})" not in index]
    assert missing == []


def test_only_pages_for_authors_come_from_the_package() -> None:
    assert packaged_page("authors/tutorial.md") == ROOT / "docs" / "authors" / "tutorial.md"
    assert packaged_page("content-reference.md") == ROOT / "docs" / "content-reference.md"
    assert packaged_page("about.md") is None
    assert packaged_page("authors/none.md") is None


def test_pages_for_authors_link_to_nothing_that_a_project_may_lack() -> None:
    """They are read on every site, so they know only each other, and no place inside another."""
    known = {path.resolve() for path in author_pages(ROOT / "docs").values()}
    strange = [
        f"{page.name}: {address}"
        for page in author_pages(ROOT / "docs").values()
        for address in re.findall(r"\]\(([^)#\s][^)\s]*)", page.read_text("utf-8"))
        if (page.parent / address).resolve() not in known
    ]
    assert strange == []
