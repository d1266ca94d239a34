"""Small projects on disk, run by bare pytest-bdd or with this package's set-up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "ABX",
    "BINDING",
    "COLD",
    "EXPECT",
    "PITFALLS",
    "RECOMMENDATIONS",
    "REPOSITORY",
    "REST",
    "SETTINGS",
    "WRONG",
    "Finished",
    "SmallProject",
    "command_line",
    "small_project",
]

REPOSITORY = Path(__file__).resolve().parents[2]
COLD = Path(__file__).with_name("cold")
"""Content and features of a made-up guideline on colds, without fault, gap or failure."""

REST = "features/cold/rest.feature"
ABX = "features/cold/antibiotics.feature"
RECOMMENDATIONS = "guideline/content/cold/recommendations.yaml"
PITFALLS = "guideline/content/cold/pitfalls.yaml"

BINDING = "tests/test_scenarios.py"
WRONG = "rest must be avoided"
"""An expectation that the guideline does not meet, and that bare step definitions refuse."""

EXPECT = f'''
def expect(phrase):
    assert phrase != "{WRONG}"
'''

_ACCEPT = """\
import os, pytest
from pytest_bdd import given, parsers, then, when


@given(parsers.re(r".+"))
@when(parsers.re(r".+"))
def accept():
    pass
"""
_ASK = """\
import os, pytest
from pytest_bdd import parsers, then, when


@when(parsers.re(r"(?P<phrase>.+)"))
def ask(scenario_run, phrase):
    scenario_run.when(phrase)
"""
_THEN = '@then(parsers.re(r"(?P<phrase>.+)"))'

# Compiled files are kept for the length of the tests, whatever the caller's settings say.
_COMPILED = tempfile.TemporaryDirectory(prefix="guideline-compiled-")

SETTINGS = {
    "PYTHONPATH": str(REPOSITORY),  # the package may be tested without being installed
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": _COMPILED.name,
}
"""Environment of every process these tests start."""


@dataclass(frozen=True)
class Finished:
    """A process that has ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class SmallProject:
    """A project in a folder of its own."""

    root: Path

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def append(self, path: str, text: str) -> None:
        self.write(path, f"{(self.root / path).read_text('utf-8')}\n\n{text}")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def expect_with(self, definitions: str) -> None:
        """Put other definitions in the place of the Then step, each after its decorator."""
        self.write("steps/advice.py", f"{_ASK}\n\n{definitions.replace('@THEN', _THEN)}")

    def bare(self, definitions: str = f"@THEN{EXPECT}", hook: str = "") -> None:
        """Leave pytest-bdd alone with plain steps: any phrase but the wrong one is accepted."""
        steps = definitions.replace("@THEN", _THEN)
        self.write("conftest.py", f"{_ACCEPT}\n\n{steps}\n\n{hook}")
        self.write("pyproject.toml", "")
        self.write("pytest.ini", "[pytest]\n")

    def pytest(self, *arguments: str) -> Finished:
        """Plain `python -m pytest` in the project."""
        return _finished(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments], self.root
        )

    def test(self) -> tuple[int, dict[str, Any]]:
        """Exit code and report of `python -m guideline test`."""
        done = command_line("test", "--project", str(self.root), "--format", "json")
        return done.code, json.loads(done.out)


def small_project(root: Path) -> SmallProject:
    """The project on colds, with the step definitions and the binding of the real one."""
    shutil.copytree(COLD, root, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "steps", root / "steps", ignore=shutil.ignore_patterns("__*__"))
    (root / "steps" / "__init__.py").touch()
    (root / "tests").mkdir()
    for path in ("conftest.py", "pyproject.toml", "tests/test_scenarios.py"):
        shutil.copyfile(REPOSITORY / path, root / path)
    return SmallProject(root)


def command_line(*arguments: str, cwd: Path | None = None, **environment: str) -> Finished:
    """`python -m guideline` in a process of its own."""
    return _finished([sys.executable, "-m", "guideline", *arguments], cwd, **environment)


def _finished(command: list[str], cwd: Path | None, **environment: str) -> Finished:
    done = subprocess.run(
        command,
        cwd=cwd or REPOSITORY,
        env={**os.environ, **SETTINGS, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Finished(done.returncode, done.stdout, done.stderr)
