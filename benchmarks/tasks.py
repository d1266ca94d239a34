"""Sizes -> the commands to be measured, with the folders they run in."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measure import Goal, Task
from benchmarks.projects import ROOT, write_behave, write_project, write_pytest_bdd
from guideline.verification import running

__all__ = ["CHECKOUT", "FEW", "MANY", "runner_environment", "running_tasks"]

FEW, MANY = 100, 1_000
"""Sizes of the vocabulary, in phrases."""

CHECKOUT = {"PYTHONPATH": str(ROOT)}
"""Lets a process import what is measured."""

_SILENT = ("-m", "pytest", "-p", "no:terminal", "-p", "no:cacheprovider")


def running_tasks(work: Path, sizes: Iterable[int]) -> list[Task]:
    """Run and check generated scenarios.

    Args:
        work: An empty folder to write the projects into.
        sizes: Numbers of scenarios.
    """
    found: list[Task] = []
    for size in sizes:
        bare = write_pytest_bdd(work / f"pytest-bdd-{size}", size, MANY)
        behave = write_behave(work / f"behave-{size}", size, MANY)
        many = write_project(work / f"guideline-{size}", size, MANY)
        few = write_project(work / f"guideline-few-{size}", size, FEW)
        passed = f"{size} scenarios passed"
        found += [
            Task(
                name="pytest-bdd",
                size=size,
                label="bare pytest-bdd",
                command=(*_SILENT, f"--rootdir={bare}", "test_scenarios.py"),
                folder=bare,
                expected=passed,
            ),
            _scenarios("guideline", size, MANY, many, Goal(times=1.1)),
            _scenarios("guideline-few", size, FEW, few),
            Task(
                name="guideline-test",
                size=size,
                label="guideline test, 1,000 phrases",
                command=("-m", "guideline", "test", "--project", str(many)),
                folder=many,
                environment=CHECKOUT,
                expected=f"{size} passed",
                peer="pytest-bdd",
            ),
            Task(
                name="behave",
                size=size,
                label="behave",
                command=("-m", "behave", "--format", "null"),
                folder=behave,
                expected=passed,
                peer="pytest-bdd",
            ),
            Task(
                name="check",
                size=size,
                label="guideline check",
                command=("-m", "guideline", "check", "--project", str(many)),
                folder=many,
                environment=CHECKOUT,
                expected=f"{size} scenarios",
                goal=Goal(seconds=3) if size == 5_000 else None,
            ),
        ]
    return found


def runner_environment(project: Path) -> dict[str, str]:
    """That of the process which `guideline test` starts, with the checkout to import from."""
    path = os.pathsep.join((str(project), str(ROOT)))
    return {**running.runner_environment(project), "PYTHONPATH": path}


def _scenarios(name: str, size: int, phrases: int, folder: Path, goal: Goal | None = None) -> Task:
    return Task(
        name=name,
        size=size,
        label=f"this project's runner, {phrases:,} phrases",
        command=tuple(running.runner_arguments(folder, folder / "results.json")),
        folder=folder,
        environment=runner_environment(folder),
        peer="pytest-bdd",
        goal=goal,
    )
