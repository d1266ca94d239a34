"""`guideline diff` on real repositories: what it reads, what it says, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guideline.cli.app import cli
from guideline.exports.guideline_json import guideline_json
from guideline.loading import load_guideline
from guideline.model.plain import as_text
from tests.verification.projects import RECOMMENDATIONS, REST, SmallProject, small_project


def run(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(cli, ["diff", *map(str, arguments)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def cold(tmp_path: Path) -> SmallProject:
    """A repository with one commit, on the branch `main`."""
    project = small_project(tmp_path)
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "first")
    return project


@pytest.fixture
def edited(cold: SmallProject) -> SmallProject:
    """The same with an uncommitted change that concerns patients."""
    replaced(cold.root / RECOMMENDATIONS, "when: {fever: 'yes'}", "when: always")
    return cold


def test_an_untouched_tree_is_the_last_commit(cold: SmallProject) -> None:
    done = run("--project", cold.root, "--exit-code")
    assert done.exit_code == 0
    assert "Nothing changes" in done.stdout


def test_a_change_in_the_tree_is_told_with_its_patients(edited: SmallProject) -> None:
    done = run("--project", edited.root)
    assert done.exit_code == 0
    assert "profiles in scope the answer on" in done.stdout
    assert "Because of:" in done.stdout
    assert "Before:" in done.stdout


def test_with_exit_code_a_change_ends_with_1(edited: SmallProject) -> None:
    assert run("--project", edited.root, "--exit-code").exit_code == 1


def test_nothing_of_the_repository_is_touched(edited: SmallProject) -> None:
    before = git(edited.root, "status", "--porcelain"), git(edited.root, "rev-parse", "HEAD")
    run("HEAD", "--project", edited.root)
    after = git(edited.root, "status", "--porcelain"), git(edited.root, "rev-parse", "HEAD")
    assert before == after


def test_two_revisions_are_compared(edited: SmallProject) -> None:
    git(edited.root, "commit", "-q", "-a", "-m", "second")
    data = json.loads(run("HEAD~1", "main", "--project", edited.root, "--format", "json").stdout)
    assert data["concerns_patients"] is True
    assert data["old"]["name"].startswith("HEAD~1 (")


def test_two_folders_need_no_repository(tmp_path: Path) -> None:
    one = small_project(tmp_path / "one")
    other = small_project(tmp_path / "other")
    assert "Nothing changes" in run(one.root, other.root).stdout


def test_a_content_folder_and_an_exported_file_are_editions(edited: SmallProject) -> None:
    folder = edited.root / "guideline/content/cold"
    exported = edited.root / "guideline.json"
    exported.write_text(as_text(guideline_json(load_guideline(folder), [])), "utf-8")
    assert "Nothing changes" in run(folder, exported, "--project", edited.root).stdout
    assert "brings no scenarios" in run("HEAD", exported, "--project", edited.root).stdout


def test_an_exported_file_that_was_changed_by_hand_is_refused(edited: SmallProject) -> None:
    exported = edited.root / "guideline.json"
    folder = edited.root / "guideline/content/cold"
    text = as_text(guideline_json(load_guideline(folder), []))
    exported.write_text(text.replace('"title":"', '"title":"x', 1), "utf-8")
    done = run(exported, "--project", edited.root)
    assert done.exit_code == 2
    assert "somebody changed it" in done.stderr


def test_a_scenario_of_such_a_patient_is_named(edited: SmallProject) -> None:
    done = run("--project", edited.root, "--detail")
    assert f"{REST}:" in done.stdout


def test_markdown_shows_content_as_text(edited: SmallProject) -> None:
    path = edited.root / "guideline/content/cold/guideline.yaml"
    title = next(line for line in path.read_text("utf-8").splitlines() if line.startswith("title:"))
    replaced(path, title, "title: 'A <script>alert(1)</script> *cold*'")
    done = run("--project", edited.root, "--format", "markdown")
    assert done.stdout.startswith("## A &lt;script&gt;alert(1)&lt;/script&gt; \\*cold\\*")
    assert "<script>" not in done.stdout


# What cannot be used


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mian"], "Did you mean 'main'?"),
        (["HEAD..main"], "Write: guideline diff HEAD main"),
        (["./nowhere"], "There is no file or folder './nowhere'."),
        (["HEAD", "--guideline", "colds"], "Did you mean 'cold'?"),
    ],
)
def test_what_does_not_exist_is_said_with_the_nearest(
    cold: SmallProject, arguments: list[str], said: str
) -> None:
    done = run(*arguments, "--project", cold.root)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_revision_that_does_not_load_is_named_with_its_fault(cold: SmallProject) -> None:
    replaced(cold.root / RECOMMENDATIONS, "wording: recommended", "wording: recomended")
    git(cold.root, "commit", "-q", "-a", "-m", "broken")
    git(cold.root, "revert", "--no-edit", "HEAD")
    done = run("HEAD~1", "--project", cold.root)
    assert done.exit_code == 2
    assert f"HEAD~1:{RECOMMENDATIONS}:" in done.stderr
    assert "Did you mean 'recommended'?" in done.stderr


def test_without_a_repository_folders_are_asked_for(tmp_path: Path) -> None:
    done = run("--project", small_project(tmp_path).root)
    assert done.exit_code == 2
    assert "is in no git repository" in done.stderr
    assert "Name two folders instead." in done.stderr


def test_without_git_folders_are_asked_for(
    cold: SmallProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("--project", cold.root)
    assert done.exit_code == 2
    assert "Git is not installed" in done.stderr


def test_a_shallow_clone_is_told_how_to_get_its_history(cold: SmallProject, tmp_path: Path) -> None:
    git(cold.root, "commit", "-q", "--allow-empty", "-m", "second")
    git(tmp_path, "clone", "-q", "--depth", "1", cold.root.as_uri(), str(tmp_path / "clone"))
    done = run("HEAD~1", "--project", tmp_path / "clone")
    assert done.exit_code == 2
    assert "git fetch --unshallow" in done.stderr


def test_another_guideline_is_refused(cold: SmallProject, tmp_path: Path) -> None:
    other = small_project(tmp_path / "other")
    content = other.root / "guideline/content"
    shutil.move(content / "cold", content / "flu")
    done = run("HEAD", other.root, "--project", cold.root)
    assert done.exit_code == 2
    assert "These are different guidelines" in done.stderr


def test_a_revision_without_a_guideline_is_refused(cold: SmallProject) -> None:
    git(cold.root, "checkout", "-q", "--orphan", "empty")
    git(cold.root, "rm", "-r", "-q", "--cached", ".")
    git(cold.root, "commit", "-q", "--allow-empty", "-m", "nothing")
    done = run("empty", "--project", cold.root)
    assert done.exit_code == 2
    assert "holds no guideline below guideline/content" in done.stderr


def test_a_name_of_two_things_is_asked_about(
    cold: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(cold.root)
    git(cold.root, "branch", "features")
    done = run("features", "--project", cold.root)
    assert done.exit_code == 2
    assert "both a revision and a file or folder" in done.stderr


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "guideline-as-code 2.0"}', "[" * 100_000, '"\\ud800"']
)
def test_what_is_no_exported_guideline_is_a_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "guideline.json"
    path.write_text(text, "utf-8")
    done = run(path, path)
    assert done.exit_code == 2
    assert "guideline.json" in done.stderr
