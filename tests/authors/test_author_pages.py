"""Everything the pages for authors say to do is done, and what they show is compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.authoring.new_project import create_project
from tests.authors.followed import PageIsWrong, Reader, blocks
from tests.verification.projects import REPOSITORY

pytestmark = pytest.mark.exhaustive

AUTHORS = REPOSITORY / "docs" / "authors"
TUTORIAL = AUTHORS / "tutorial.md"
PAGES = sorted(set(AUTHORS.rglob("*.md")) - {TUTORIAL})


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Reader:
    """Somebody with the command line and an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Reader(monkeypatch)


@pytest.fixture
def author(reader: Reader, tmp_path: Path) -> Reader:
    """Somebody in a project that `guideline new` has just made."""
    create_project(tmp_path / "my-guideline")
    reader.monkeypatch.chdir("my-guideline")
    return reader


def test_the_tutorial_can_be_followed_from_an_empty_folder(reader: Reader) -> None:
    reader.follow(TUTORIAL.read_text("utf-8"))
    assert reader.commands[0] == "guideline new my-guideline"
    assert "guideline build" in reader.commands


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_can_be_followed_in_a_new_project(page: Path, author: Reader) -> None:
    author.follow(page.read_text("utf-8"))


def test_every_how_to_runs_something() -> None:
    idle = [
        page.name
        for page in AUTHORS.glob("how-to/*.md")
        if not any(block.language == "console" for block in blocks(page.read_text("utf-8")))
    ]
    assert idle == []


# The reader itself

VARIABLES = "guideline/content/houseplants/variables.yaml"


def _block(title: str, text: str, language: str = "yaml") -> str:
    head = f'{language} title="{title}"' if title else language
    return f"Text.\n\n```{head}\n{text}\n```\n"


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (_block("", "a: b"), "neither run nor an example"),
        (_block("to look at", "a: b"), "neither run nor an example"),
        (_block("", "$ guideline check\nno such line", "console"), "does not print"),
        (_block("", "$ guideline chekc", "console"), "ended with 2"),
        (_block("exit code 1", "$ guideline check", "console"), "ended with 0"),
        (_block("", "$ make test", "console"), "cannot be followed"),
        (_block("", "no command", "console"), "begins with a command"),
        (_block(f"{VARIABLES}, a new file", "a: b"), "is no new file"),
        (_block("none.yaml, at the end", "a: b"), "there is no file"),
        (_block(f"{VARIABLES}, after: kind: choice", "a: b"), "stands there 4 times"),
        (_block(f"for a moment: {VARIABLES}, at the end", "a: b"), "followed by no command"),
    ],
)
def test_a_page_that_is_wrong_is_found(page: str, says: str, author: Reader) -> None:
    with pytest.raises(PageIsWrong, match=says):
        author.follow(page)


def test_lines_in_another_order_are_found(author: Reader) -> None:
    shown = "$ guideline verify\nNothing has to be repaired.\nCare for a houseplant (0.1.0)"
    with pytest.raises(PageIsWrong, match="does not print"):
        author.follow(_block("", shown, "console"))


def test_an_edit_for_a_moment_is_undone(author: Reader) -> None:
    before = Path(VARIABLES).read_text("utf-8")
    page = _block(f"for a moment: {VARIABLES}, at the end", "  broken") + _block(
        "exit code 2", "$ guideline check", "console"
    )
    author.follow(page)
    assert Path(VARIABLES).read_text("utf-8") == before


def test_an_edit_stays(author: Reader) -> None:
    author.follow(_block(f"{VARIABLES}, instead of: name: Height", "    name: Size"))
    assert "    name: Size\n    noun: the height\n" in Path(VARIABLES).read_text("utf-8")
