"""Run every scenario of a project in a pytest of its own -> a reconciled run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from guideline.loading import Project
from guideline.verification.results import ResultsUnreadable, Run, read_results, reconcile

__all__ = ["run_scenarios", "runner_arguments", "runner_environment"]

BINDING = "tests/test_scenarios.py"

_UNUSED = (
    "terminal",
    "cacheprovider",
    "capture",
    "doctest",
    "junitxml",
    "legacypath",
    "logging",
    "monkeypatch",
    "pastebin",
    "recwarn",
    "setuponly",
    "setupplan",
    "stepwise",
    "subtests",
    "tmpdir",
    "unittest",
)
"""Parts of pytest no scenario needs. The runner tries every fixture on every step, so each fixture
that is not there saves time."""


def run_scenarios(project: Project) -> Run:
    """Run all scenarios.

    A process of its own sees step definitions as they are now, and cannot be disturbed by what the
    caller has imported.

    Returns:
        One result for every scenario that was written. A runner that could not start, or left no
        results, is a problem of the run, and nothing has run then.
    """
    with tempfile.TemporaryDirectory(prefix="guideline-") as folder:
        path = Path(folder) / "results.json"
        finished = subprocess.run(
            [sys.executable, *runner_arguments(project.root, path)],
            cwd=project.root,
            env={**os.environ, **runner_environment(project.root)},
            stdout=subprocess.PIPE,
            stderr=None if sys.stderr.isatty() else subprocess.PIPE,
            text=True,
            check=False,
        )
        try:
            results, problems = read_results(path)
        except ResultsUnreadable as error:
            said = "\n".join(filter(None, (finished.stdout, finished.stderr or ""))).strip()
            problems = [f"{error}\n{said}".strip()]
            results = []
    if finished.returncode not in (0, 1) and not problems:
        problems = [f"The runner stopped with exit code {finished.returncode}."]
    return reconcile(project.scenarios(), results, problems)


def runner_arguments(root: Path, results: Path) -> list[str]:
    """What Python is called with to run every scenario of a project.

    No option from elsewhere counts: a `-k` in a settings file would leave scenarios out.

    Args:
        root: The project.
        results: Where the recorder writes what ran.
    """
    without = [word for plugin in _UNUSED for word in ("-p", f"no:{plugin}")]
    options = ["-o", "addopts=", "--import-mode=importlib", f"--rootdir={root}"]
    return [
        *("-m", "pytest", "-p", "pytest_bdd.plugin"),
        *without,
        *options,
        f"--guideline-results={results}",
        BINDING,
    ]


def runner_environment(root: Path) -> dict[str, str]:
    """Environment variables of the runner.

    The project comes first, so `steps` is always its own. Other plug-ins stay out: one that runs a
    failing test again, for example, could turn a failure green.
    """
    path = os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH", ""))))
    return {"PYTHONPATH": path, "PYTEST_ADDOPTS": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
