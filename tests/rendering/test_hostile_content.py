"""A content file cannot change the shape of a page, whatever stands in it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from guideline.rendering import render_pages
from guideline.rendering.publication import stage
from guideline.verification.results import Result, Run, State, reconcile
from tests.rendering.hostile import toy_project, unsorted_fields
from tests.rendering.reading import ROOT, read_page, spaced, split_front_matter

TEMPLATES = ROOT / "site_templates" / "pages"
HOSTILE = (
    "<script>alert(1)</script></title></summary><!-- *s* _u_ **b** | c || [l](javascript:x) "
    "![i](data:x) `c` { .k } { #id } &amp; \\ # \"q\" 'a' {{ j }} {% x %}\n\n## Injected\n\n"
    "- item\n\n!!! note\n\n```\ncode\n```\n\n---\n\n| a |\n| - |\n\n[l]: x"
)
HARMLESS = "harmless"
_FINGERPRINT = re.compile(r"content [0-9a-f]{12}\b")
"""Other content has another fingerprint."""


def failed_run(project_scenarios: tuple[object, ...], message: str) -> Run:
    results = [
        Result(s.file, s.line, s.row, State.FAILED, message, 1)  # type: ignore[attr-defined]
        for s in project_scenarios
    ]
    return reconcile(project_scenarios, results, [message])  # type: ignore[arg-type]


def pages_with(root: Path, ending: str) -> dict[str, str]:
    project = toy_project(root, lambda _: ending)
    return render_pages(
        project, failed_run(project.scenarios(), f"Message {ending}"), templates=TEMPLATES
    )


def test_every_text_field_of_the_model_is_known(tmp_path: Path) -> None:
    """A new field has to be sorted into text or id before these tests mean anything."""
    project = toy_project(tmp_path)
    assert unsorted_fields((*project.guidelines.values(), *project.features)) == set()


def test_hostile_text_changes_no_tag(tmp_path: Path) -> None:
    """The same pages as with harmless text, tag by tag."""
    hostile, harmless = pages_with(tmp_path, HOSTILE), pages_with(tmp_path, HARMLESS)
    assert set(hostile) == set(harmless)
    for path in hostile:
        if path.endswith(".md"):
            assert read_page(hostile[path]).tags == read_page(harmless[path]).tags, path


def test_hostile_text_shows_in_full(tmp_path: Path) -> None:
    """Nothing of it is swallowed either: put the harmless word in its place, and the page is it."""
    hostile, harmless = pages_with(tmp_path, HOSTILE), pages_with(tmp_path, HARMLESS)
    for path in hostile:
        if path.endswith(".md"):
            text = spaced(read_page(hostile[path]).text).replace(spaced(HOSTILE), HARMLESS)
            wanted = spaced(read_page(harmless[path]).text)
            assert _FINGERPRINT.sub("", text) == _FINGERPRINT.sub("", wanted), path


def test_hostile_text_brings_no_link(tmp_path: Path) -> None:
    for path, text in pages_with(tmp_path, HOSTILE).items():
        if path.endswith(".md"):
            links = read_page(text).links
            assert not [link for link in links if link.startswith("javascript")], path


def test_hostile_titles_stay_in_the_front_matter(tmp_path: Path) -> None:
    """Each page has the same head, and it is read back as a mapping."""
    hostile, harmless = pages_with(tmp_path, HOSTILE), pages_with(tmp_path, HARMLESS)
    for path in hostile:
        if path.endswith(".md"):
            head = split_front_matter(hostile[path])[0]
            assert set(head) == set(split_front_matter(harmless[path])[0]), path
            assert "<" not in f"{head['title']}{head['description']}", path


def test_every_text_field_is_shown_somewhere(tmp_path: Path) -> None:
    """What a committee writes, a reader can read."""
    marks: dict[str, str] = {}

    def mark(name: str) -> str:
        return marks.setdefault(name, f"mark{len(marks)}")

    project = toy_project(tmp_path, mark)
    pages = render_pages(project, None, templates=TEMPLATES)
    everything = " ".join(read_page(text).text for p, text in pages.items() if p.endswith(".md"))
    shown = set(re.findall(r"mark\d+", everything + pages["nav.yml"]))
    # A noun and what follows a plural are for the sentences of an answer, not for a page.
    hidden = {name for name, word in marks.items() if word not in shown}
    assert hidden <= {"Variable.noun", "Wording.plural"}


def test_the_built_site_runs_no_hostile_script(tmp_path: Path) -> None:
    """Through the theme as well, which prints titles unescaped."""
    stage(tmp_path / "none", pages_with(tmp_path, HOSTILE), tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "site_templates" / "theme", tmp_path / "site_templates" / "theme")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    pages = list((tmp_path / "site").rglob("*.html"))
    assert pages
    assert not [page for page in pages if "<script>alert" in page.read_text("utf-8")]
