"""The command: `python -m benchmarks`. It measures and never fails a build."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from pathlib import Path

import click

from benchmarks.measure import Task, in_turns
from benchmarks.proofs import Disagreement, compare_answers, proof_tasks
from benchmarks.report import as_data, as_table
from benchmarks.site import site_tasks
from benchmarks.tasks import running_tasks

RUNNING = ("pytest-bdd", "guideline", "guideline-few", "guideline-test", "behave", "check")
SITE = ("mkdocs", "site", "build")
PROOFS = ("verify", "mutants", "prove", "diagrams", "z3", "numpy", "python")


def _sizes(_: click.Context, __: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        sizes = tuple(int(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter("expected whole numbers with commas, such as 1000,5000") from None
    if min(sizes) < 1:
        raise click.BadParameter("a size is at least 1")
    return tuple(dict.fromkeys(sizes))


@click.command(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="The exit code is 0 also when a goal is missed: this measures, it does not judge. It is "
    "1 when two ways to prove a guideline give different answers.",
)
@click.option(
    "--sizes",
    default="1000,5000",
    show_default=True,
    callback=_sizes,
    help="Numbers of generated scenarios.",
)
@click.option(
    "--runs",
    default=3,
    show_default=True,
    type=click.IntRange(1),
    help="Runs of each command; the median counts.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice((*RUNNING, *SITE, *PROOFS)),
    help="Measure this one, and what it is compared with. May be given several times.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for machines.",
)
def main(sizes: tuple[int, ...], runs: int, only: tuple[str, ...], style: str) -> None:
    """Measure this project beside bare pytest-bdd, behave, MkDocs, z3 and numpy.

    Scenarios of four steps are generated in a temporary folder, guidelines for the proofs in
    memory. Every measurement is a process of its own, and the commands take turns. CPU is the user
    and system time of the process and its children, MB its peak memory; a ratio compares CPU.

    \b
    pytest-bdd      bare pytest-bdd, four step definitions
    guideline       this project's runner, a vocabulary of 1,000 phrases
    guideline-few   the same with 100 phrases: the time must not grow with the vocabulary
    guideline-test  the command `guideline test`, which starts that runner
    behave          behave, the same four step definitions
    check           the command `guideline check`
    mkdocs          plain MkDocs on the pages of a site
    site            reading, rendering and building that site
    build           the command `guideline build`, which also runs every scenario
    verify          the command `guideline verify` on the project's own guideline
    mutants         the same with --mutants
    prove           all proofs of a guideline in memory, random ones too
    diagrams        only the verdicts of every option, counted by decision diagrams
    z3              the same verdicts, whether anybody gets them, by the solver z3
    numpy           the same counts from a table of all combinations, where it fits
    python          the same verdicts of a sample, one patient after another
    """
    notes: list[str] = []
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        work = Path(folder).resolve()
        tasks = running_tasks(work, sizes)
        if not only or set(only) & set(SITE):
            more, notes = site_tasks(work, sizes, _say)
            tasks += more
        if not only or set(only) & set(PROOFS):
            tasks += proof_tasks()
        measured = in_turns(_chosen(tasks, only), runs, _say)
    try:
        compare_answers(measured)
    except Disagreement as error:
        raise click.ClickException(str(error)) from error
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, median of {runs}"
    if style == "json":
        data = {"machine": machine, "notes": notes, "measurements": as_data(measured)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join([machine, "", as_table(measured), *notes]))


def _chosen(tasks: list[Task], only: tuple[str, ...]) -> list[Task]:
    peers = {(task.peer, task.subject) for task in tasks if task.name in only}
    return [
        task
        for task in tasks
        if not only or task.name in only or (task.name, task.subject) in peers
    ]


def _say(text: str) -> None:
    """What is being measured, on a terminal only."""
    if sys.stderr.isatty():
        click.secho(f"{text} …", dim=True, err=True)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
