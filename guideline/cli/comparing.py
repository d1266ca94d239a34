"""`guideline diff`: which patients get another answer, not which lines moved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guideline.cli.app import (
    FINDINGS,
    GOOD,
    cli,
    guideline_option,
    print_json,
    project_option,
    prose_format_option,
    reports_faults,
    say,
)

if TYPE_CHECKING:
    from guideline.comparison.telling import Line


@cli.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--detail", is_flag=True, help="Every reason, scenario and edit, too.")
@click.option(
    "--exit-code",
    "strict",
    is_flag=True,
    help="End with 1 when some patient is answered otherwise.",
)
@prose_format_option("a pull request")
@guideline_option
@project_option
@reports_faults
def diff(
    old: str | None,
    new: str | None,
    detail: bool,
    strict: bool,
    style: str,
    id: str | None,
    project: Path,
) -> int:
    """Say which patients get another answer in NEW than in OLD.

    Each is a revision of the repository, a folder (a project, or the content of one guideline) or
    a guideline.json. Without NEW the working tree is meant, without OLD the last commit. Nothing
    is checked out, and nothing is written.

    All complete records are compared at once, so the numbers are exact. The exit code is 0
    whatever changed; with --exit-code it is 1 when some patient gets another answer, alert or
    refusal, or when something could not be compared.
    """
    from guideline.comparison import compare
    from guideline.comparison.data import as_data
    from guideline.comparison.edition import opened_editions
    from guideline.comparison.markdown import as_markdown
    from guideline.comparison.telling import told

    say("Reading both editions")
    with opened_editions(project, old, new, id) as (first, second):
        found = compare(
            first.guideline, second.guideline, lambda: (first.scenarios, second.scenarios)
        )
        notes = (*first.notes, *second.notes)
    if style == "json":
        print_json(as_data(found, first.name, second.name, notes))
    else:
        lines = told(found, first.name, second.name, notes, detail=detail)
        if style == "markdown":
            click.echo(as_markdown(lines), nl=False)
        else:
            print_lines(lines)
    return FINDINGS if strict and found.concerns_patients else GOOD


def print_lines(lines: Iterable[Line]) -> None:
    """What is told, on a terminal; what stands in the content cannot steer it."""
    from guideline.comparison.telling import Kind

    indents = {Kind.SUBJECT: 2, Kind.ITEM: 4, Kind.DETAIL: 6}
    for line in lines:
        text = "".join(letter if letter.isprintable() else " " for letter in line.text)
        if line.kind is Kind.SECTION:
            click.echo()
        indent = " " * indents.get(line.kind, 0)
        mark = "- " if line.kind in (Kind.ITEM, Kind.DETAIL) else ""
        bold = line.kind in (Kind.TITLE, Kind.HEADLINE, Kind.SECTION)
        colour = "red" if line.alarm else "green" if line.kind is Kind.HEADLINE else None
        click.secho(f"{indent}{mark}{text}", fg=colour, bold=bold or None)
