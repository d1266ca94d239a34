"""A project and the results of its run -> its site: what `guideline build` does beside the run.

`python -m benchmarks.render_site PROJECT RESULTS`; a process of its own, so that it can be timed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from guideline.exports import machine_files
from guideline.loading import load_project
from guideline.model.fingerprint import content_hash
from guideline.rendering import print_pages, render_pages
from guideline.rendering.publication import build_site, stage
from guideline.verification.results import read_results, reconcile

__all__ = ["render_site"]


def render_site(root: Path, results: Path) -> None:
    """Read the project, render both forms of its pages, and build its site."""
    project = load_project(root)
    run = reconcile(project.scenarios(), *read_results(results))
    render_pages(project, None)
    pages = render_pages(project, run)
    hashes = {id: content_hash(guideline) for id, guideline in project.guidelines.items()}
    printed = print_pages(project, run, {}, hashes)
    files = machine_files(project, run, {}, "", {})
    staging = root / "build" / "docs"
    stage(root / "docs", pages | printed | files, staging)
    build_site(root, staging, pages["nav.yml"], root / "site")


if __name__ == "__main__":
    render_site(Path(sys.argv[1]), Path(sys.argv[2]))
