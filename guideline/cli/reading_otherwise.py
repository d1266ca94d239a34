"""`guideline readings`: what each open question decides, for how many patients."""

from __future__ import annotations

from pathlib import Path

import click

from guideline.cli.app import (
    GOOD,
    chosen_guideline,
    cli,
    guideline_option,
    print_json,
    project_option,
    prose_format_option,
    reports_faults,
    say,
)
from guideline.cli.comparing import print_lines


@cli.command()
@click.argument("questions", nargs=-1, metavar="[QUESTION]...")
@click.option("--detail", is_flag=True, help="Every example, and every pair that was tried, too.")
@prose_format_option("a minute of a meeting")
@guideline_option
@project_option
@reports_faults
def readings(
    questions: tuple[str, ...], detail: bool, style: str, id: str | None, project: Path
) -> int:
    """Say what each reading that is not in force would change, and for how many patients.

    QUESTION is the id of an open question; without one, all are told. The content itself is the
    reading in force, and stays as it is.
    """
    from guideline.comparison.markdown import as_markdown
    from guideline.comparison.reading_data import readings_data
    from guideline.comparison.reading_telling import readings_told
    from guideline.comparison.readings import effects_of_readings

    effects = effects_of_readings(chosen_guideline(project, id), questions, say)
    if style == "json":
        print_json(readings_data(effects))
    elif style == "markdown":
        click.echo(as_markdown(readings_told(effects, detail=detail)), nl=False)
    else:
        print_lines(readings_told(effects, detail=detail))
    return GOOD
