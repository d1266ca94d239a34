"""`guideline new`: a project to begin with."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from guideline.cli.app import GOOD, cli, reports_faults


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@reports_faults
def new(folder: Path) -> int:
    """Make a working project in FOLDER, with a small example of every part of the format.

    FOLDER must not exist yet, or be empty. Its step definitions, page templates and theme are those
    of the installed package, so a newer package brings newer ones.
    """
    from guideline.authoring.new_project import create_project

    files = create_project(folder, _write_pages)
    click.echo(f"cd {shlex.quote(str(folder))}   # {files} files: an example on houseplants")
    click.echo("make site   # tests and verifies it, builds its site and says where to open it")
    click.echo("make test   # checks everything; README.md says how to write your own guideline")
    return GOOD


def _write_pages(project: Path) -> None:
    """The pages as they are committed, so that the drift check passes from the start."""
    from guideline.loading import load_project
    from guideline.rendering import render_pages
    from guideline.rendering.publication import write_pages

    write_pages(project / "docs", render_pages(load_project(project), None))
