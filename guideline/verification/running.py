"""Run every scenario of a project in a pytest of its own -> a reconciled run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from guideline.loading import Project
from guideline.verification.results import ResultsUnreadable, Run, read_results, reconcile

__all__ = ["run_scenarios"]

BINDING = "tests/test_scenarios.py"


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
        command = [sys.executable, "-m", "pytest", "-p", "no:terminal", "-p", "no:cacheprovider"]
        # No options from elsewhere: a `-k` or `--deselect` in a file would leave scenarios out.
        command += ["-o", "addopts=", "--import-mode=importlib", f"--rootdir={project.root}"]
        command += [f"--guideline-results={path}", BINDING]
        finished = subprocess.run(
            command,
            cwd=project.root,
            env={
                **os.environ,
                "PYTHONPATH": _search_path(project.root),
                "PYTEST_ADDOPTS": "",
            },
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


def _search_path(root: Path) -> str:
    """The project first, then what the caller had, so `steps` is always the project's own."""
    return os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH", ""))))
