"""Under a fault stands the line it is about, with a mark below the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.cli.excerpt import WIDTH, excerpt
from guideline.errors import Fault


def shown(tmp_path: Path, text: str, line: int, column: int) -> list[str]:
    (tmp_path / "a.feature").write_text(text, "utf-8", newline="")
    return excerpt(Fault("a.feature", line, column, "wrong"), tmp_path)


def test_the_mark_stands_below_the_column(tmp_path: Path) -> None:
    assert shown(tmp_path, "Feature: A\n\n    Given b is c\n", 3, 13) == [
        "    Given b is c",
        "            ^",
    ]


def test_the_mark_stands_after_the_end_where_something_is_missing(tmp_path: Path) -> None:
    assert shown(tmp_path, "abc\n", 1, 4) == ["    abc", "       ^"]


def test_wide_letters_and_tabs_do_not_move_the_mark(tmp_path: Path) -> None:
    """The two letters take two columns each, and the tab is shown as four spaces."""
    assert shown(tmp_path, "日本\tx\n", 1, 4) == ["    日本    x", "            ^"]


def test_what_would_move_the_cursor_is_not_printed(tmp_path: Path) -> None:
    assert shown(tmp_path, "a\x1b[2Jb\n", 1, 1) == ["    a\ufffd[2Jb", "    ^"]


@pytest.mark.parametrize("column", [1, 40, 300, 599, 600])
def test_a_long_line_is_cut_around_the_mark(tmp_path: Path, column: int) -> None:
    text = "".join(f"{number:04d}" for number in range(150))
    line, mark = shown(tmp_path, f"{text}\n", 1, column)
    assert len(line) <= WIDTH + 4
    assert line[mark.index("^")] == text[column - 1]


@pytest.mark.parametrize(("line", "column"), [(0, 0), (1, 0), (9, 1)])
def test_a_place_that_is_no_line_shows_nothing(tmp_path: Path, line: int, column: int) -> None:
    assert shown(tmp_path, "abc\n", line, column) == []


def test_a_file_that_cannot_be_read_shows_nothing(tmp_path: Path) -> None:
    assert excerpt(Fault("none.feature", 1, 1, "wrong"), tmp_path) == []
    (tmp_path / "a.feature").write_bytes(b"f\xfcr\n")
    assert excerpt(Fault("a.feature", 1, 2, "wrong"), tmp_path) == []
