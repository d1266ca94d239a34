"""`guideline release` on real repositories: what it writes, and what it refuses."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guideline.cli.app import cli
from guideline.loading import load_guideline, load_project
from guideline.loading.exported import load_exported
from guideline.model.fingerprint import content_data
from tests.test_cli_diff import git, replaced
from tests.verification.projects import RECOMMENDATIONS, REST, SmallProject, small_project

CONTENT = "guideline/content/cold"
HEAD = f"{CONTENT}/guideline.yaml"
CHANGES = f"{CONTENT}/changes.yaml"
REASON = """\
# Kept as a comment.
changes:
  next:
    - about: REST
      reason: Said more clearly.
      date: 2026-02-01
"""


def run(project: SmallProject, *arguments: str) -> Result:
    call = ["release", "--project", str(project.root), *arguments]
    done = CliRunner().invoke(cli, call)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def commit(project: SmallProject) -> None:
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "more")


def files(project: SmallProject) -> dict[str, bytes]:
    below = (p for p in (project.root / "guideline").rglob("*") if p.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in below}


@pytest.fixture
def cold(tmp_path: Path) -> SmallProject:
    """A repository with one commit and no edition."""
    project = small_project(tmp_path / "cold")
    git(project.root, "init", "-q", "-b", "main")
    commit(project)
    return project


@pytest.fixture
def released(cold: SmallProject) -> SmallProject:
    """The same with its first edition, committed."""
    assert run(cold, "--date", "2026-01-02").exit_code == 0
    commit(cold)
    return cold


@pytest.fixture
def reworded(released: SmallProject) -> SmallProject:
    """Another rationale, with its reason, committed."""
    released.replace(RECOMMENDATIONS, "A fever tires.", "A fever makes tired.")
    released.write(CHANGES, REASON)
    commit(released)
    return released


def edition(project: SmallProject, version: str) -> dict[str, object]:
    path = project.root / CONTENT / "editions" / f"{version}.json"
    found: dict[str, object] = json.loads(path.read_text("utf-8"))["edition"]
    return found


# What it writes


def test_the_first_edition_keeps_the_version_and_needs_no_reason(cold: SmallProject) -> None:
    before = files(cold)
    done = run(cold, "--date", "2026-01-02")
    assert done.exit_code == 0
    after = files(cold)
    assert set(after) - set(before) == {f"{CONTENT}/editions/1.0.0.json"}
    assert {path: after[path] for path in before} == before
    assert edition(cold, "1.0.0")["kind"] == "first"


def test_a_frozen_edition_reads_back_equal(released: SmallProject) -> None:
    frozen = load_exported(released.root / CONTENT / "editions/1.0.0.json")
    loaded = load_guideline(released.root / CONTENT)
    assert content_data(frozen) == content_data(replace(loaded, translations={}))


def test_other_words_raise_the_third_number_and_keep_comments(reworded: SmallProject) -> None:
    replaced(reworded.root / HEAD, "version: 1.0.0", "version: 1.0.0  # set by a release")
    commit(reworded)
    done = run(reworded, "--date", "2026-02-02")
    assert done.exit_code == 0, done.output
    assert "version: 1.0.1  # set by a release" in (reworded.root / HEAD).read_text("utf-8")
    reasons = (reworded.root / CHANGES).read_text("utf-8")
    assert reasons == REASON.replace("next", "1.0.1")
    kept = edition(reworded, "1.0.1")
    assert (kept["previous"], kept["kind"], kept["rules"]) == ("1.0.0", "wording", ["REST"])
    assert kept["reasons"] == [
        {"about": ["REST"], "text": "Said more clearly.", "date": "2026-02-01"}
    ]
    loaded = load_project(reworded.root)
    assert [f.edition.version for f in loaded.editions["cold"]] == ["1.0.0", "1.0.1"]


def test_the_same_release_writes_the_same_bytes(reworded: SmallProject) -> None:
    assert run(reworded, "--date", "2026-02-02").exit_code == 0
    first = files(reworded)
    git(reworded.root, "checkout", "-q", ".")
    git(reworded.root, "clean", "-qfd", CONTENT)
    assert run(reworded, "--date", "2026-02-02").exit_code == 0
    assert files(reworded) == first


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(reworded: SmallProject) -> None:
    before = files(reworded)
    done = run(reworded, "--date", "2026-02-02", "--dry-run")
    assert done.exit_code == 0
    assert f"Would write {CONTENT}/editions/1.0.1.json" in done.stdout
    assert files(reworded) == before


def test_a_release_follows_a_release(reworded: SmallProject) -> None:
    assert run(reworded, "--date", "2026-02-02").exit_code == 0
    reworded.replace(RECOMMENDATIONS, "A fever makes tired.", "A fever makes very tired.")
    reworded.append(CHANGES, REASON.split("changes:\n")[1])
    commit(reworded)
    assert run(reworded, "--date", "2026-02-02").exit_code == 0
    assert edition(reworded, "1.0.2")["previous"] == "1.0.1"


# What it refuses; nothing is written then


def refused(project: SmallProject, code: int, *arguments: str) -> str:
    before = files(project)
    done = run(project, "--date", "2026-02-02", *arguments)
    assert done.exit_code == code, done.output
    assert files(project) == before
    return done.output


def test_a_changed_recommendation_without_a_reason(reworded: SmallProject) -> None:
    (reworded.root / CHANGES).unlink()
    commit(reworded)
    said = refused(reworded, 1)
    assert "no reason: recommendation REST" in said
    assert CHANGES in said


def test_a_reason_that_is_younger_than_the_release(reworded: SmallProject) -> None:
    replaced(reworded.root / CHANGES, "2026-02-01", "2026-02-03")
    commit(reworded)
    assert "is of 2026-02-03, after 2026-02-02" in refused(reworded, 1)


def test_nothing_was_changed(released: SmallProject) -> None:
    assert "Nothing was changed since 1.0.0" in refused(released, 1)


def test_content_that_is_not_committed(reworded: SmallProject) -> None:
    reworded.append(RECOMMENDATIONS, "# More.\n")
    assert RECOMMENDATIONS in refused(reworded, 2)


def test_a_project_in_no_repository(tmp_path: Path) -> None:
    assert "in no git repository" in refused(small_project(tmp_path / "cold"), 2)


def test_a_scenario_that_fails(reworded: SmallProject) -> None:
    reworded.replace(
        REST, "Then rest is recommended\n    And the", "Then rest must be avoided\n    And the"
    )
    commit(reworded)
    assert "guideline test: 6 passed, 1 failed" in refused(reworded, 1)


def test_a_gap_of_the_proof(reworded: SmallProject) -> None:
    """The pitfall without a fever now leaves out the oldest, of whom nothing is said."""
    path = f"{CONTENT}/pitfalls.yaml"
    reworded.replace(path, "when: {fever: 'no'}", "when: {fever: 'no', age: {at_most: 100}}")
    replaced(reworded.root / CHANGES, "about: REST", "about: [REST, ABX]")
    commit(reworded)
    assert "guideline verify:" in refused(reworded, 1)


def test_a_version_that_was_raised_by_hand(reworded: SmallProject) -> None:
    replaced(reworded.root / HEAD, "version: 1.0.0", "version: 1.1.0")
    commit(reworded)
    assert "the last edition is 1.0.0" in refused(reworded, 2)


def test_a_version_that_is_none(cold: SmallProject) -> None:
    replaced(cold.root / HEAD, "version: 1.0.0", "version: spring")
    commit(cold)
    assert "'spring', which is no version" in refused(cold, 2)


def test_a_day_before_the_last_edition(reworded: SmallProject) -> None:
    done = run(reworded, "--date", "2026-01-01")
    assert done.exit_code == 2
    assert "The last edition is of 2026-01-02" in done.output


def test_another_guideline_by_its_nearest_name(reworded: SmallProject) -> None:
    assert "Did you mean 'cold'?" in refused(reworded, 2, "--guideline", "clod")


def test_version_one_is_reached_once(reworded: SmallProject) -> None:
    assert "1.0.0 is past that" in refused(reworded, 2, "--stable")


@pytest.mark.parametrize(
    ("old", "new"), [('"A fever tires."', '"A fever helps."'), ('"2026-01-02"', '"2025-01-02"')]
)
def test_an_edition_that_was_edited(old: str, new: str, reworded: SmallProject) -> None:
    replaced(reworded.root / CONTENT / "editions/1.0.0.json", old, new)
    commit(reworded)
    said = refused(reworded, 2)
    assert "somebody changed it" in said
    assert "An edition is never edited" in said


def test_an_edition_under_another_version(reworded: SmallProject) -> None:
    path = reworded.root / CONTENT / "editions/1.0.0.json"
    path.rename(path.with_name("1.0.5.json"))
    commit(reworded)
    assert "this is edition 1.0.0" in refused(reworded, 2)


def test_an_edition_that_is_missing_between_two(reworded: SmallProject) -> None:
    assert run(reworded, "--date", "2026-02-02").exit_code == 0
    (reworded.root / CONTENT / "editions/1.0.0.json").unlink()
    commit(reworded)
    assert "the edition before is 1.0.0, but that is none" in refused(reworded, 2)


def test_a_reason_about_nothing_is_named_with_its_place(reworded: SmallProject) -> None:
    replaced(reworded.root / CHANGES, "about: REST", "about: [REST, OLDESTT]")
    commit(reworded)
    said = refused(reworded, 2)
    assert f"{CHANGES}:4:21: there is no 'OLDESTT'" in said
    assert "Did you mean 'OLDEST'?" in said


def test_reasons_that_were_changed_after_the_release(reworded: SmallProject) -> None:
    assert run(reworded, "--date", "2026-02-02").exit_code == 0
    replaced(reworded.root / CHANGES, "Said more clearly.", "Nobody knows.")
    commit(reworded)
    assert "are not those it was released with" in refused(reworded, 2)
