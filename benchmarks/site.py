"""Projects -> the commands that build a site, and plain MkDocs on the very same pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from benchmarks.measure import Goal, Task
from benchmarks.projects import copy_checkout, write_project
from benchmarks.tasks import CHECKOUT, MANY, runner_environment
from guideline.verification.running import runner_arguments

__all__ = ["site_tasks"]

_GOAL = Goal(times=1.3)
_PAGES, _PLAIN_SITE = "plain-pages", "plain-site"
# The same theme, extensions and navigation as `mkdocs.yml`, from which it inherits.
_PLAIN = f"INHERIT: mkdocs.yml\ndocs_dir: {_PAGES}\nsite_dir: {_PLAIN_SITE}\n"


class _CannotBuild(Exception):
    """The project under test cannot build a site."""


def site_tasks(
    work: Path, sizes: Iterable[int], say: Callable[[str], None]
) -> tuple[list[Task], list[str]]:
    """Build the checkout's own site and that of generated projects.

    Args:
        work: A folder to write the projects into.
        sizes: Numbers of generated scenarios.
        say: Told what is being prepared.

    Returns:
        The tasks, and a line for each site that could not be prepared.
    """
    try:
        from guideline.rendering import render_pages  # noqa: F401, PLC0415 - may not import yet
    except ImportError as error:
        return [], [f"mkdocs, site, build: skipped, guideline.rendering does not import: {error}"]
    found: list[Task] = []
    notes: list[str] = []
    projects = [
        (partial(copy_checkout, work / "site-own"), "own"),
        *((partial(write_project, work / f"site-{n}", n, MANY), "generated") for n in sizes),
    ]
    for write, which in projects:
        project = write()
        say(f"Preparing the site of {which} pages")
        try:
            found += _tasks(project, which)
        except _CannotBuild as error:
            notes.append(f"mkdocs, site, build: skipped for {which} pages: {error}")
    return found, notes


def _tasks(project: Path, which: str) -> list[Task]:
    """Build once, so that the pages are there for plain MkDocs, then say what to measure."""
    results = project / "results.json"
    _finish(project, *runner_arguments(project, results))
    _finish(project, "-m", "guideline", "build", "--project", str(project))
    shutil.copytree(project / "build" / "docs", project / _PAGES)
    (project / "plain.yml").write_text(_PLAIN, "utf-8")
    size = results.read_text("utf-8").count('"state"')
    fresh = partial(_remove, [project / name for name in ("build", "site", _PLAIN_SITE)])
    mkdocs = ("-m", "mkdocs", "build", "--quiet", "--strict", "--config-file", "plain.yml")
    render = ("-m", "benchmarks.render_site", str(project), str(results))
    build = ("-m", "guideline", "build", "--project", str(project))

    def task(name: str, label: str, command: tuple[str, ...], *, compared: bool = True) -> Task:
        return Task(
            name=name,
            size=size,
            label=f"{label}, {which} pages",
            command=command,
            folder=project,
            environment=CHECKOUT,
            # A project with a failing scenario still builds its site, and ends with 1.
            accepted=(0, 1) if name == "build" else (0,),
            expected="pages. Open" if name == "build" else "",
            peer="mkdocs" if compared else None,
            goal=_GOAL if name == "site" else None,
            prepare=fresh,
        )

    return [
        task("mkdocs", "mkdocs build", mkdocs, compared=False),
        task("site", "reading, rendering and building", render),
        task("build", "guideline build, with its run", build),
    ]


def _finish(project: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env={**os.environ, **runner_environment(project), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no output"]
        raise _CannotBuild(f"exit code {done.returncode}: {last[0][:160]}")


def _remove(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
