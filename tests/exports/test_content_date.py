"""Since when content is what it is."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guideline.errors import InputFaults
from guideline.exports import content_date


def git(folder: Path, *words: str, date: str = "2026-05-01T12:00:00+0000") -> None:
    settings = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *settings, *words],
        cwd=folder,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "GIT_COMMITTER_DATE": date, "HOME": "/"},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A committed guideline, and a later commit elsewhere."""
    folder = tmp_path / "repository" / "content" / "toy"
    folder.mkdir(parents=True)
    (folder / "guideline.yaml").write_text("id: toy\n", "utf-8")
    root = tmp_path / "repository"
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Content")
    (root / "readme").write_text("Later.\n", "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-qm", "Elsewhere", date="2026-06-01T12:00:00+0000")
    return folder


def test_committed_content_has_the_date_of_its_own_last_commit(content: Path) -> None:
    assert content_date(content, {}) == datetime(2026, 5, 1, 12, tzinfo=UTC)


def test_a_date_that_was_set_comes_first(content: Path) -> None:
    assert content_date(content, {"SOURCE_DATE_EPOCH": "0"}) == datetime(1970, 1, 1, tzinfo=UTC)


def test_changed_content_has_no_date_before_it_is_committed(content: Path) -> None:
    (content / "guideline.yaml").write_text("id: toy\ntitle: New\n", "utf-8")
    assert content_date(content, {}) is None


def test_a_new_file_in_the_content_takes_its_date_away_too(content: Path) -> None:
    (content / "options.yaml").write_text("options: []\n", "utf-8")
    assert content_date(content, {}) is None


def test_content_outside_version_control_has_no_date(tmp_path: Path) -> None:
    assert content_date(tmp_path, {}) is None


def test_a_folder_that_is_not_there_has_no_date(tmp_path: Path) -> None:
    assert content_date(tmp_path / "none", {}) is None


def test_a_history_that_was_cut_off_has_no_date(content: Path, tmp_path: Path) -> None:
    """Its first commit would look like the last change of everything."""
    root = content.parents[1]
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "copy")
    assert content_date(tmp_path / "copy" / "content" / "toy", {}) is None


@pytest.mark.parametrize("text", ["yesterday", "1e9", "2026-05-01", "9" * 30, " ", ""])
def test_a_date_that_is_none_is_refused_with_what_was_expected(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match="seconds since 1 January 1970") as refused:
        content_date(tmp_path, {"SOURCE_DATE_EPOCH": text})
    assert str(refused.value).startswith(f"SOURCE_DATE_EPOCH: this setting is '{text}'")
