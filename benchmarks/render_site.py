"""A project and the results of its run -> its site: what `guideline build` does beside the run.

`python -m benchmarks.render_site PROJECT RESULTS`; a process of its own, so that it can be timed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from guideline.cli.publishing import publish
from guideline.loading import load_project
from guideline.rendering import render_pages
from guideline.verification.results import read_results, reconcile

__all__ = ["render_site"]


def render_site(root: Path, results: Path) -> None:
    """Read the project, render both forms of its pages, and build its site."""
    project = load_project(root)
    run = reconcile(project.scenarios(), *read_results(results))
    render_pages(project, None)
    publish(project, run, {}, {}, root / "build" / "docs", root / "site", strict=True)


if __name__ == "__main__":
    render_site(Path(sys.argv[1]), Path(sys.argv[2]))
