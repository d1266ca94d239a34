"""Scenarios -> folders that each runner can start in: this project's, bare pytest-bdd's, behave's.

All three get the same files of the same scenarios; only this project's carry tags, because it asks
for them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.content import GUIDELINE, content_files
from benchmarks.workload import DECISION, PER_FILE, SITUATION, Case, cases

__all__ = ["ROOT", "copy_checkout", "write_behave", "write_project", "write_pytest_bdd"]

ROOT = Path(__file__).resolve().parent.parent
"""The checkout that is measured."""

_OWN = (
    "conftest.py",
    "mkdocs.yml",
    "pyproject.toml",
    "site_templates",
    "steps",
    "tests/test_scenarios.py",
)
"""What a project needs beside its content and features."""

_PYTEST_BDD = f'''\
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("features")


@given("{SITUATION}", target_fixture="patient")
def situation():
    return {{}}


@given(parsers.parse("the trait {{trait}} is {{value}}"))
def recorded(patient, trait, value):
    patient[trait] = value


@when("{DECISION}", target_fixture="asked")
def asked(patient):
    return dict(patient)


@then(parsers.parse("therapy {{option}} {{verdict}}"))
def answered(patient, asked, option, verdict):
    assert asked == patient
'''

# Nothing is printed by pytest itself, so the number of scenarios has to be said by a hook.
_COUNTING = """\
def pytest_sessionfinish(session):
    print(f"{session.testscollected - session.testsfailed} scenarios passed", flush=True)
"""

_BEHAVE = f'''\
from behave import given, then, when


@given("{SITUATION}")
def situation(context):
    context.patient = {{}}


@given("the trait {{trait}} is {{value}}")
def recorded(context, trait, value):
    context.patient[trait] = value


@when("{DECISION}")
def asked(context):
    context.asked = dict(context.patient)


@then("therapy {{option}} {{verdict}}")
def answered(context, option, verdict):
    assert context.asked == context.patient
'''


def write_project(folder: Path, scenarios: int, phrases: int) -> Path:
    """A project of this kind, with the checkout's own steps and settings."""
    _copy(folder, _OWN)
    (folder / "docs").mkdir()
    content = folder / "guideline" / "content" / GUIDELINE
    content.mkdir(parents=True)
    for name, text in content_files(phrases).items():
        (content / name).write_text(text, "utf-8")
    _write_features(folder / "features" / GUIDELINE, cases(scenarios, phrases), tagged=True)
    return folder


def copy_checkout(folder: Path) -> Path:
    """The checkout's own project, to be built without touching the checkout."""
    _copy(folder, (*_OWN, "docs", "features", "guideline/content"))
    return folder


def write_pytest_bdd(folder: Path, scenarios: int, phrases: int) -> Path:
    """The same scenarios for pytest-bdd, with four step definitions."""
    _write_features(folder / "features", cases(scenarios, phrases))
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (folder / "conftest.py").write_text(_COUNTING, "utf-8")
    (folder / "test_scenarios.py").write_text(_PYTEST_BDD, "utf-8")
    return folder


def write_behave(folder: Path, scenarios: int, phrases: int) -> Path:
    """The same scenarios for behave, with the same four step definitions."""
    _write_features(folder / "features", cases(scenarios, phrases))
    steps = folder / "features" / "steps"
    steps.mkdir()
    (steps / "steps.py").write_text(_BEHAVE, "utf-8")
    return folder


def _copy(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)


def _write_features(folder: Path, scenarios: Iterable[Case], *, tagged: bool = False) -> None:
    folder.mkdir(parents=True)
    ahead = iter(scenarios)
    for number, batch in enumerate(iter(lambda: list(islice(ahead, PER_FILE)), [])):
        text = "\n".join(_feature(number, batch, tagged=tagged))
        (folder / f"part_{number:03}.feature").write_text(text, "utf-8")


def _feature(number: int, batch: Sequence[Case], *, tagged: bool) -> list[str]:
    lines = [f"Feature: Part {number:03}", ""]
    for case in batch:
        if tagged:
            lines.append(f"  @{case.tag}")
        lines.extend(case.lines)
    return lines
