"""`guideline new`: a project that works at once, or nothing."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from guideline.authoring.new_project import create_project
from guideline.errors import InputFaults, OutputFailure
from guideline.loading import Project, load_project
from guideline.loading.schema import FILES, Entry
from guideline.model.constraint import ConstraintKind
from guideline.model.guideline import Guideline
from guideline.model.recommendation import PitfallKind
from guideline.model.variable import Kind
from guideline.model.wording import Direction
from guideline.verification.source_text import check_source_text
from guideline.verification.verify import verify
from tests.verification.projects import REPOSITORY, SETTINGS, Finished, command_line

TARGET = re.compile(r"^([a-z]+):.*## ", re.MULTILINE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Finished]:
    place = tmp_path_factory.mktemp("new") / "plants"
    return place, command_line("new", str(place))


@pytest.fixture(scope="module")
def root(made: tuple[Path, Finished]) -> Path:
    return made[0]


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    return load_project(root)


@pytest.fixture(scope="module")
def example(project: Project) -> Guideline:
    return project.guidelines["houseplants"]


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


# What is made


def test_three_lines_say_what_to_do_next(made: tuple[Path, Finished]) -> None:
    place, done = made
    assert (done.code, done.err) == (0, "")
    first, *then = done.out.splitlines()
    assert first.startswith(f"cd {place} ")
    assert [line.split("#")[0].strip() for line in then] == ["make site", "make test"]


def test_the_layout_is_that_of_this_repository(root: Path) -> None:
    # Settings of an editor are written when somebody asks for them: guideline schema.
    own = {".git", ".vscode", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "benchmarks"}
    instead = {"pyproject.toml": "pytest.ini", "requirements.lock": "requirements.txt"}
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    assert len(tracked) > 1
    wanted = {instead.get(path.split("/")[0], path.split("/")[0]) for path in tracked if path}
    assert {path.name for path in root.iterdir()} == (wanted - own) | {"sources"}


def test_the_makefile_has_the_targets_of_this_repository(root: Path) -> None:
    """All but those that are about the tool itself."""
    here = set(TARGET.findall((REPOSITORY / "Makefile").read_text("utf-8")))
    there = set(TARGET.findall((root / "Makefile").read_text("utf-8")))
    assert there == here - {"lock", "bench"}


def test_ci_runs_the_two_commands_and_can_be_run(root: Path) -> None:
    script = root / ".ci" / "run"
    assert script.read_text("utf-8").splitlines()[-2:] == ["make test", "make site"]
    assert script.stat().st_mode & stat.S_IXUSR
    workflow = (root / ".github" / "workflows" / "site.yml").read_text("utf-8")
    assert "requirements.txt" in workflow


def test_the_requirements_name_this_version(root: Path) -> None:
    from guideline import __version__  # noqa: PLC0415

    lines = (root / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[-1] == f"guideline-as-code=={__version__}"


def test_no_file_names_a_host_or_keeps_a_placeholder(root: Path) -> None:
    for path, text in _texts(root).items():
        if not path.startswith("docs/houseplants/"):
            assert not re.search(r"https?://|pypi|@[A-Z]+@", text), path


def test_steps_are_named_and_not_copied(root: Path) -> None:
    for path in (root / "steps").glob("*.py"):
        assert "def " not in path.read_text("utf-8")
        assert path.read_text("utf-8") == (REPOSITORY / "steps" / path.name).read_text("utf-8")


def test_no_template_or_theme_is_copied(root: Path) -> None:
    assert [path.name for path in (root / "site_templates").rglob("*")] == ["README.md"]


# What the example shows


def test_nothing_is_to_be_repaired(project: Project, example: Guideline) -> None:
    """Neither a proof nor a small change of the content finds anything."""
    found = verify(example, project, mutants=True)
    assert found.good
    assert found.mutation is not None
    assert [finding.text for finding in found.proof.notes] == []
    assert example.accepted == ()


@pytest.mark.parametrize("command", [["check"], ["test"], ["build", "--check"]])
def test_each_command_is_good_from_the_start(command: list[str], root: Path) -> None:
    done = command_line(*command, "--project", str(root))
    assert done.code == 0, done.out + done.err


def test_plain_pytest_runs_the_scenarios(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=root,
        env={"PATH": "", **SETTINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Scenarios written: 56. 56 passed." in done.stdout


def test_every_statement_is_in_the_source_that_comes_with_it(
    root: Path, example: Guideline
) -> None:
    found = check_source_text(example, (root / example.document.origin).read_bytes())
    assert found.identical
    assert found.intact == len(example.statements) == 12
    assert found.unclaimed == ()


def test_every_kind_is_shown(example: Guideline) -> None:
    assert {v.kind for v in example.variables.values()} == set(Kind)
    assert {c.kind for c in example.constraints.values()} == set(ConstraintKind)
    assert {w.direction for w in example.wordings.values()} == set(Direction)
    assert {p.kind for p in example.pitfalls.values()} == set(PitfallKind)


RARE = {
    "guideline.yaml": {"accepted", "change", "language", "reason"},
    "open_questions.yaml": {
        *("add", "not_counted", "overlay", "pitfalls", "recommendations", "remove", "text"),
    },
    "options.yaml": {"code", "codes", "display", "plural", "system"},  # shown in variables.yaml
    "pitfalls.yaml": {"note", "overrides", "plain_language", "refines", "statement"},
    "recommendations.yaml": {"overrides", "qualifier", "questions", "safeguard", "says"},
    "variables.yaml": {"points"},
}
"""Keys that the example may leave out: shown in another file, or for rare cases."""


def test_every_key_of_the_format_is_shown(root: Path) -> None:
    folder = root / "guideline" / "content" / "houseplants"
    for name, shape in FILES.items():
        text = (folder / name).read_text("utf-8")
        missing = {key for key in _keys(shape) if not re.search(rf"\b{key}:", text)}
        assert missing <= RARE.get(name, set()), name


def test_every_value_of_a_closed_list_is_shown(root: Path) -> None:
    folder = root / "guideline" / "content" / "houseplants"
    wanted = {
        "guideline.yaml": ("independence", "order", "monotonicity"),
        "open_questions.yaml": ("ambiguity", "silence", "tension"),
        "references.yaml": ("verified", "probable", "claimed", "unknown"),
        "options.yaml": ("test", "treatment"),
    }
    for name, words in wanted.items():
        text = (folder / name).read_text("utf-8")
        for word in words:
            assert re.search(rf"(kind|status): {word}\b", text), f"{name}: {word}"


def _keys(shape: type[Entry]) -> set[str]:
    """All keys of a file, those of the entries in it included."""
    found: set[str] = set()
    schema = shape.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        found |= set(part.get("properties", {}))
    return found


# A fault in it is found like any other


def test_a_deleted_rule_is_found(tmp_path: Path) -> None:
    """As the readme proposes to try."""
    create_project(tmp_path / "plants")
    path = tmp_path / "plants" / "guideline" / "content" / "houseplants" / "recommendations.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("  WATER-2:"), text.index("  FEED-1:")
    path.write_text(text[:start] + text[end:], "utf-8")
    with pytest.raises(InputFaults, match="there is no recommendation 'WATER-2'"):
        load_project(tmp_path / "plants")


# Refusals


def _refused(*arguments: str, cwd: Path) -> str:
    before = sorted(path.name for path in cwd.iterdir())
    done = command_line("new", *arguments, cwd=cwd)
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err
    assert sorted(path.name for path in cwd.iterdir()) == before
    return done.err


def test_a_folder_that_holds_something_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "plants").mkdir()
    (tmp_path / "plants" / "mine.txt").write_text("mine", "utf-8")
    assert "plants: this folder is not empty: it holds mine.txt" in _refused("plants", cwd=tmp_path)
    assert _texts(tmp_path) == {"plants/mine.txt": "mine"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "plants").mkdir()
    assert command_line("new", "plants", cwd=tmp_path).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["plants"]


def test_the_folder_one_is_in_is_refused(tmp_path: Path) -> None:
    """Moving a folder into its place would leave the person in one that is gone."""
    assert "this is the folder you are in" in _refused(".", cwd=tmp_path)


def test_a_file_of_that_name_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "plants").write_text("mine", "utf-8")
    assert "plants: there is something else of this name" in _refused("plants", cwd=tmp_path)
    assert _texts(tmp_path) == {"plants": "mine"}


def test_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plants").symlink_to(tmp_path / "gone")
    assert "there is something else of this name" in _refused("plants", cwd=tmp_path)


@pytest.mark.parametrize("name", ["my plants", "-plants", ".plants", "pl:ants", "a\nb", "plants$"])
def test_a_name_that_tools_stumble_over_is_refused(name: str, tmp_path: Path) -> None:
    said = _refused("--", name, cwd=tmp_path)
    assert f"'{name}' cannot be the name of a project; expected letters" in said


def test_a_name_in_another_language_is_no_bad_name(tmp_path: Path) -> None:
    assert create_project(tmp_path / "Leitlinie-Übung_2.0") == create_project(tmp_path / "a")


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    said = _refused("none/plants", cwd=tmp_path)
    assert f"none/plants: there is no folder {tmp_path / 'none'}. Make it first" in said


def test_a_path_with_a_separator_of_paths_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a:b").mkdir()
    assert "':' separates paths" in _refused("a:b/plants", cwd=tmp_path)


def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(OutputFailure, match=r"plants: no project can be made here \(Permission"):
        create_project(tmp_path / "plants")


def test_a_disk_that_fills_up_leaves_nothing(tmp_path: Path) -> None:
    """Stopped after most of the files are written."""

    def full(folder: Path) -> None:
        assert (folder / "mkdocs.yml").is_file()
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputFailure, match="No space left on device"):
        create_project(tmp_path / "plants", full)
    assert list(tmp_path.iterdir()) == []


def test_a_fault_while_pages_are_written_leaves_nothing(tmp_path: Path) -> None:
    def stop(_: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        create_project(tmp_path / "plants", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_new_project_has_the_rights_of_any_new_folder(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    create_project(tmp_path / "plants")
    assert (tmp_path / "plants").stat().st_mode == (tmp_path / "plain").stat().st_mode
