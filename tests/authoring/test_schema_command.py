"""`guideline schema`: what it writes, what it keeps, and what it finds out of date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guideline.authoring import editor_files
from guideline.cli.app import cli
from guideline.loading.schema import FILES, OPTIONAL_FILES, TRANSLATION_FILES

ROOT = Path(__file__).parents[2]
SETTINGS = ".vscode/settings.json"
PAGE = "docs/content-reference.md"
OPTIONS = ".vscode/schemas/options.schema.json"


def _run(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(cli, ["schema", *(str(argument) for argument in arguments)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert _run("--project", tmp_path).exit_code == 0
    return tmp_path


NAMES = [*(name.removesuffix(".yaml") for name in (*FILES, *OPTIONAL_FILES)), "translations"]
"""What the schemas are called."""


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_committed_schemas_and_page_are_up_to_date() -> None:
    done = _run("--check", "--project", ROOT)
    assert (done.exit_code, done.stdout) == (
        0,
        "Every schema and the content reference are up to date.\n",
    )


def test_it_writes_schemas_settings_and_page_and_nothing_else(project: Path) -> None:
    schemas = {f".vscode/schemas/{name}.schema.json" for name in NAMES}
    assert set(_files(project)) == {*schemas, SETTINGS, ".vscode/extensions.json", PAGE}


def test_it_writes_the_same_every_time(project: Path, tmp_path_factory: pytest.TempPathFactory):
    other = tmp_path_factory.mktemp("other")
    _run("--project", other)
    assert _files(project) == _files(other)


def test_a_second_run_writes_nothing(project: Path) -> None:
    done = _run("--project", project)
    assert (done.exit_code, done.stdout) == (0, f"13 files are up to date in {project}.\n")


def test_the_settings_name_every_schema_and_the_files_it_is_for(project: Path) -> None:
    wired = json.loads((project / SETTINGS).read_text("utf-8"))["yaml.schemas"]
    assert list(wired.values()) == [
        f"guideline/content/*/{name}" for name in (*FILES, *OPTIONAL_FILES, TRANSLATION_FILES)
    ]
    assert all((project / schema).is_file() for schema in wired)


def test_the_settings_tell_the_cucumber_extension_where_features_and_steps_are(
    project: Path,
) -> None:
    settings = json.loads((project / SETTINGS).read_text("utf-8"))
    assert settings["cucumber.features"] == ["features/**/*.feature"]
    assert settings["cucumber.glue"] == ["steps/**/*.py"]


def test_settings_of_a_person_are_kept_and_it_says_so(project: Path) -> None:
    (project / SETTINGS).write_text("{}\n", "utf-8")
    done = _run("--project", project)
    assert (project / SETTINGS).read_text("utf-8") == "{}\n"
    assert f"kept {project / SETTINGS}: it is yours." in done.stdout


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    _run("--check", "--project", tmp_path)
    assert _files(tmp_path) == {}


def test_a_check_names_a_missing_schema_and_ends_with_1(project: Path) -> None:
    (project / OPTIONS).unlink()
    done = _run("--check", "--project", project)
    assert (done.exit_code, done.stdout) == (
        1,
        f"{project / OPTIONS}: this file is missing. Run: guideline schema\n",
    )


def test_a_check_names_a_changed_page_and_ends_with_1(project: Path) -> None:
    with (project / PAGE).open("a", encoding="utf-8") as page:
        page.write("More.\n")
    done = _run("--check", "--project", project)
    assert (done.exit_code, done.stdout) == (
        1,
        f"{project / PAGE}: this file is out of date. Run: guideline schema\n",
    )


def test_a_check_says_nothing_about_the_settings_of_a_person(project: Path) -> None:
    (project / SETTINGS).write_text("{}\n", "utf-8")
    assert _run("--check", "--project", project).exit_code == 0


def test_a_folder_of_its_own_gets_the_schemas_only(tmp_path: Path) -> None:
    _run(tmp_path / "schemas", "--project", tmp_path)
    assert set(_files(tmp_path)) == {f"schemas/{name}.schema.json" for name in NAMES}


def test_json_lists_what_was_written_and_what_was_kept(project: Path) -> None:
    (project / SETTINGS).write_text("{}\n", "utf-8")
    (project / OPTIONS).unlink()
    done = _run("--project", project, "--format", "json")
    assert json.loads(done.stdout) == {
        "folder": str(project),
        "written": [OPTIONS],
        "kept": [SETTINGS],
    }


def test_json_lists_what_is_out_of_date(project: Path) -> None:
    (project / OPTIONS).unlink()
    done = _run("--check", "--project", project, "--format", "json")
    assert json.loads(done.stdout) == {"folder": str(project), "outdated": [OPTIONS]}


def test_a_place_that_cannot_be_written_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    done = _run(tmp_path / "file", "--project", tmp_path)
    assert done.exit_code == 2
    assert f"{tmp_path / 'file' / 'guideline.schema.json'} could not be written" in done.stderr


def test_a_failed_write_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guideline.schema.json").write_text("before", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(editor_files.Path, "replace", full)
    assert _run(tmp_path).exit_code == 2
    assert _files(tmp_path) == {"guideline.schema.json": b"before"}
