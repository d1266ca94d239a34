"""Files that are written together: all of them, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.cli.writing import write_files
from guideline.errors import OutputFailure


def test_all_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", "utf-8")
    write_files({tmp_path / "a": "new", tmp_path / "below" / "b": "more"})
    found = {p.name: p.read_text("utf-8") for p in tmp_path.rglob("*") if p.is_file()}
    assert found == {"a": "new", "b": "more"}


def test_when_the_last_cannot_be_moved_the_first_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", "utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "inside").touch()
    with pytest.raises(OutputFailure, match="could not be written"):
        write_files({tmp_path / "a": "new", tmp_path / "new": "x", tmp_path / "b": "more"})
    assert (tmp_path / "a").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
