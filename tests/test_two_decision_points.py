"""A guideline with thresholds, a score and two moments: it loads, is proved and is published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guideline.evaluation import assess
from guideline.loading import load_guideline
from guideline.model.patient import Patient, Recorded
from guideline.rendering.markdown import plain_text
from tests.verification.projects import REPOSITORY, command_line

pytestmark = pytest.mark.exhaustive

HIKE = Path(__file__).parent / "fixtures" / "hike"
CONTENT = HIKE / "guideline/content/day-hike"


@pytest.fixture(scope="module")
def hike(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The day hike as a project of its own, with everything else from the package."""
    root = tmp_path_factory.mktemp("hike") / "project"
    shutil.copytree(HIKE, root)
    shutil.copytree(REPOSITORY / "steps", root / "steps", ignore=shutil.ignore_patterns("__*__"))
    (root / "steps/__init__.py").touch()
    for path in ("conftest.py", "pyproject.toml", "tests/test_scenarios.py"):
        (root / path).parent.mkdir(exist_ok=True)
        shutil.copyfile(REPOSITORY / path, root / path)
    (root / "docs").mkdir()
    (root / "docs/about.md").write_text("# About\n", "utf-8")
    (root / "mkdocs.yml").write_text("INHERIT: build/look/mkdocs.yml\nsite_name: Hike\n", "utf-8")
    return root


@pytest.mark.parametrize(
    "command", [["check"], ["test"], ["verify", "--mutants"], ["build"]], ids=lambda c: c[0]
)
def test_nothing_is_found(hike: Path, command: list[str]) -> None:
    done = command_line(*command, "--project", str(hike))
    assert done.code == 0, done.out + done.err


def test_both_moments_stand_in_the_pathway(hike: Path) -> None:
    assert command_line("build", "--pages-only", "--project", str(hike)).code == 0
    page = plain_text((hike / "docs/day-hike/pathway.md").read_text("utf-8"))
    assert "The moment: the hike is planned." in page
    assert "The moment: the group rests at the hut." in page


def verdict(option: str, point: str, **values: Recorded) -> tuple[str, tuple[str, ...]]:
    """The verdict on an option, and what it waits for."""
    guideline = load_guideline(CONTENT)
    answer = assess(guideline, Patient({"path": "marked", **values}), point).answer(option)
    return answer.verdict, answer.missing


POINTLESS = {"climb": 0, "light": 16, "alone": "no", "snow": "no", "guide": "no"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "recommended"),  # 0 points
        ({"climb": 799, "light": 6}, "recommended"),  # 1, at most 1
        ({"climb": 800, "light": 6}, "think_twice"),  # 2, at least 2
        ({"climb": 1500}, "think_twice"),  # 3, at most 3
        ({"climb": 1499, "light": 6, "alone": "yes"}, "think_twice"),  # 3
        ({"climb": 1500, "light": 6}, "do_not"),  # 4, at least 4
        ({"climb": 1500, "light": 6, "guide": "yes"}, "think_twice"),  # 4 less 1
    ],
)
def test_every_threshold_of_the_score_decides(changed: dict[str, Recorded], expected: str) -> None:
    found = verdict("long_route", "plan", **{**POINTLESS, **changed})
    assert found == (expected, ())


def test_only_the_parts_that_can_still_decide_are_missing() -> None:
    """Climb makes 3 and light none: company may make 4, snow more, and a guide takes one off."""
    found = verdict("long_route", "plan", climb=1500, light=16)
    assert found == ("undetermined", ("alone", "snow", "guide"))


def test_a_part_that_can_no_longer_decide_is_not_missing() -> None:
    """Snow makes 5 and a guide takes one off: company no longer matters."""
    assert verdict("long_route", "plan", climb=1500, light=16, snow="yes") == ("do_not", ())


def test_an_option_of_one_moment_is_not_offered_at_the_other() -> None:
    guideline = load_guideline(CONTENT)
    patient = Patient({"path": "marked"})
    assert "turn_back" not in assess(guideline, patient, "plan").options
    assert "long_route" not in assess(guideline, patient, "hut").options
