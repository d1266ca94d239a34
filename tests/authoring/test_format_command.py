"""`guideline format`: which files, what is printed, and what is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guideline.cli.app import cli
from tests.fixtures.toys import TOY, TOY_FEATURE

UNTIDY = TOY_FEATURE.replace("    Given the soil is dry", "   Given the soil is dry ")
FEATURE = "features/toy/a.feature"
OPTIONS = "guideline/content/toy/options.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose files are all as they should be."""
    (tmp_path / "features/toy").mkdir(parents=True)
    (tmp_path / FEATURE).write_text(TOY_FEATURE, "utf-8")
    shutil.copytree(TOY, tmp_path / "guideline/content/toy")
    return tmp_path


def _run(project: Path, *arguments: str | Path) -> Result:
    """`guideline format` in this process; anything but an orderly end is raised."""
    call = ["format", "--project", str(project), *map(str, arguments)]
    done = CliRunner().invoke(cli, call)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_a_tidy_project_is_good(project: Path) -> None:
    done = _run(project, "--check")
    assert done.exit_code == 0
    assert done.output == "11 files: all as it should be.\n"


def test_an_untidy_file_is_written_anew(project: Path) -> None:
    (project / FEATURE).write_text(UNTIDY, "utf-8")
    done = _run(project)
    assert done.exit_code == 0
    assert done.output == f"formatted {FEATURE}\n11 files: 1 changed.\n"
    assert (project / FEATURE).read_text("utf-8") == TOY_FEATURE


def test_check_names_the_first_line_and_writes_nothing(project: Path) -> None:
    (project / FEATURE).write_text(UNTIDY, "utf-8")
    done = _run(project, "--check")
    assert done.exit_code == 1
    assert done.output == (
        f"{FEATURE}:8: '   Given the soil is dry ' should be '    Given the soil is dry'\n"
        "11 files: 1 would change.\n"
    )
    assert (project / FEATURE).read_text("utf-8") == UNTIDY


@pytest.mark.parametrize(
    ("untidy", "said"),
    [
        (TOY_FEATURE.rstrip("\n"), ":21: a line end is missing at the end of the file"),
        (TOY_FEATURE + "\n", ":22: a blank line is too much at the end of the file"),
        (TOY_FEATURE.replace("\n\n", "\n\n\n", 1), ":4: a blank line is too much here"),
        (TOY_FEATURE.replace("\n\n", "\n", 1), ":3: a blank line is missing here"),
    ],
)
def test_what_cannot_be_seen_is_said_in_words(project: Path, untidy: str, said: str) -> None:
    (project / FEATURE).write_text(untidy, "utf-8")
    assert f"{FEATURE}{said}\n" in _run(project, "--check").output


def test_machines_get_the_same_as_json(project: Path) -> None:
    (project / FEATURE).write_text(UNTIDY, "utf-8")
    assert json.loads(_run(project, "--check", "--format", "json").output) == {
        "files": 11,
        "changed": [
            {
                "file": FEATURE,
                "line": 8,
                "before": "   Given the soil is dry ",
                "after": "    Given the soil is dry",
            }
        ],
        "written": False,
    }


@pytest.mark.parametrize("name", [FEATURE, OPTIONS])
def test_a_byte_order_mark_and_windows_line_ends_go(project: Path, name: str) -> None:
    path = project / name
    tidy = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + tidy.replace(b"\n", b"\r\n"))
    assert _run(project).exit_code == 0
    assert path.read_bytes() == tidy


def test_only_the_files_named_are_formatted(project: Path) -> None:
    (project / FEATURE).write_text(UNTIDY, "utf-8")
    done = _run(project, "--check", project / OPTIONS)
    assert done.exit_code == 0
    assert done.output == "1 file: all as it should be.\n"


def test_a_folder_stands_for_its_files(project: Path) -> None:
    done = _run(project, "--check", project / "guideline/content", project / OPTIONS)
    assert done.output == "10 files: all as it should be.\n"


def test_one_fault_keeps_every_file_as_it_was(project: Path) -> None:
    """Whoever repairs the fault runs the command again, and sees one change, not two."""
    (project / FEATURE).write_text(UNTIDY, "utf-8")
    wrong = "Feature: B\n  Scenario: S\n    Given a\n    gven b\n"
    (project / "features/toy/b.feature").write_text(wrong, "utf-8")
    (project / OPTIONS).write_text("options: [\n", "utf-8")
    done = _run(project)
    assert done.exit_code == 2
    assert "features/toy/b.feature:4:5: 'gven b' cannot stand here" in done.output
    assert f"{OPTIONS}:2:1: this is not valid YAML" in done.output
    assert "2 faults. Nothing else was done.\n" in done.output
    assert (project / FEATURE).read_text("utf-8") == UNTIDY


def test_a_file_in_another_encoding_is_a_fault(project: Path) -> None:
    (project / FEATURE).write_bytes("Feature: für alle\n".encode("cp1252"))
    done = _run(project)
    assert done.exit_code == 2
    assert f"{FEATURE}:1:11: byte 0xfc is not UTF-8" in done.output


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("features/toy/none.feature", "there is no such file or folder"),
        ("mkdocs.yml", "only features and content are formatted; expected a path below"),
        ("features/toy/notes.txt", "files of this kind are not formatted here; expected *.feature"),
    ],
)
def test_a_path_that_cannot_be_formatted_is_named(project: Path, path: str, said: str) -> None:
    (project / "mkdocs.yml").touch()
    (project / "features/toy/notes.txt").touch()
    done = _run(project, project / path)
    assert done.exit_code == 2
    assert f"{(project / path).as_posix()}: {said}" in done.output


def test_a_link_to_a_file_elsewhere_is_not_followed(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.feature"
    elsewhere.write_text(UNTIDY, "utf-8")
    (project / "features/toy/b.feature").symlink_to(elsewhere)
    assert _run(project).output == "11 files: all as it should be.\n"
    assert _run(project, project / "features/toy/b.feature").exit_code == 2
    assert elsewhere.read_text("utf-8") == UNTIDY


def test_a_folder_without_a_project_holds_nothing_to_format(tmp_path: Path) -> None:
    done = _run(tmp_path)
    assert done.exit_code == 2
    assert "this folder holds nothing to format" in done.output


def test_a_file_keeps_its_permissions(project: Path) -> None:
    path = project / FEATURE
    path.write_text(UNTIDY, "utf-8")
    path.chmod(0o640)
    _run(project)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_written_leaves_all_files_whole(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    (project / FEATURE).write_text(UNTIDY, "utf-8")
    monkeypatch.setattr(shutil, "copymode", full)
    done = _run(project)
    assert done.exit_code == 2
    assert "cannot be written (No space left on device)" in done.output
    assert (project / FEATURE).read_text("utf-8") == UNTIDY
    assert [path.name for path in (project / "features/toy").iterdir()] == ["a.feature"]
