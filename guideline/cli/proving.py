"""`guideline verify`: what holds for every patient, and which change of the content is noticed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from guideline.cli.app import (
    FINDINGS,
    GOOD,
    chosen_guideline,
    cli,
    format_option,
    guideline_option,
    print_json,
    project_option,
    reports_faults,
    say,
)
from guideline.errors import InputFaults


@cli.command()
@click.option("--mutants", is_flag=True, help="Also change each part and see who notices.")
@guideline_option
@project_option
@format_option
@reports_faults
def verify(mutants: bool, id: str | None, project: Path, style: str) -> int:
    """Prove the guideline over every patient.

    Finds gaps, conflicts, rules that never apply, pitfalls that are not avoided and claims that
    do not hold, for all patients at once. Says which outcomes no scenario reaches. With --mutants
    the content is changed in one place at a time; a change that no scenario notices is named with
    the missing scenario.
    """
    from guideline.loading import load_project
    from guideline.verification.verify import verify as verified

    guideline = chosen_guideline(project, id)
    try:
        loaded = load_project(project)
    except InputFaults:
        loaded = None
    if loaded is not None:
        guideline = loaded.guidelines[guideline.id]
    found = verified(guideline, loaded, mutants=mutants, say=say)
    if style == "json":
        print_json(found.as_json())
    else:
        print_verification(found)
    return GOOD if found.good else FINDINGS


def print_verification(found: Any) -> None:
    """Everything that was shown, what needs repair last."""
    _print_population(found.proof)
    _print_theorems(found.proof)
    if found.reach is not None:
        _print_reach(found.reach)
    if found.mutation is not None:
        _print_mutants(found.mutation)
    for note in found.proof.notes:
        click.echo(f"Note: {note.text}")
    for finding, reason in found.proof.accepted:
        click.echo(f"Accepted: {finding.text} {reason}")
    for finding in found.proof.problems:
        click.echo()
        _print_finding(found.proof, finding)
    for problem in found.problems:
        click.secho(f"Not analysed: {problem}", fg="red")
    click.echo()
    _print_last_line(found)


def _print_population(proof: Any) -> None:
    counted = proof.population
    click.secho(f"{proof.guideline.title} ({proof.guideline.version})", bold=True)
    if counted is None:
        return
    if not counted.in_scope:
        click.echo(f"{counted.profiles:,} patient profiles, none of them in scope.")
        return
    excluded = counted.profiles - counted.possible
    click.echo(f"{counted.profiles:,} patient profiles: every combination of recorded values.")
    click.echo(
        f"{len(counted.exclusions)} constraints exclude {excluded:,} that cannot exist, and "
        f"{counted.possible - counted.in_scope:,} are out of scope."
    )
    click.echo(f"Proved for each of the {counted.in_scope:,} profiles in scope:")
    declared = sum(len(o.silence) for o in proof.guideline.options.values())
    conflicts = sum(len(o.conflicts) for o in proof.guideline.options.values())
    kinds = {finding.kind.value for finding in proof.findings}
    open_options = f", except {', '.join(proof.not_analysed)}" if proof.not_analysed else ""
    for kind, text in (
        ("gap", f"No silence but the {declared} declared ones{open_options}."),
        ("conflict", f"No conflict but the {conflicts} declared{open_options}."),
        ("side_by_side", f"No two wordings side by side{open_options}."),
        ("dead", f"Every rule applies to somebody{open_options}."),
    ):
        if kind not in kinds:
            click.echo(f"  {text}")


def _print_theorems(proof: Any) -> None:
    for theorem in proof.theorems:
        colour = "green" if theorem.holds else "red"
        click.echo("  ", nl=False)
        click.secho(theorem.id, fg=colour, nl=False)
        click.echo(f": {theorem.text}")


def _print_reach(reached: Any) -> None:
    outcomes = reached.all
    met = sum(outcome.reached for outcome in outcomes)
    click.echo(f"Scenarios reach {met} of {len(outcomes)} outcomes of the options.")
    for outcome in outcomes:
        if not outcome.reached and not outcome.flawed:
            from guideline.model.words import clause

            words = clause(outcome.condition, reached.guideline.variables)
            click.echo(f"  No scenario reaches: {outcome.option} {outcome.verdict} if {words}")
            click.echo(outcome.missing.rstrip())


def _print_mutants(report: Any) -> None:
    fates = Counter(mutation.fate.value for mutation in report.mutations)
    parts = ", ".join(f"{number} {fate}" for fate, number in sorted(fates.items()))
    click.echo(f"{len(report.mutations)} small changes of the content: {parts}.")
    for mutation in report.survivors:
        mutant = mutation.mutant
        click.secho(f"  Survives: {mutant.part} {mutant.id}: {mutant.change}", fg="red")
        click.echo(f"    {mutation.why}")
        if mutation.missing:
            click.echo("    The missing scenario:")
            click.echo(mutation.missing.rstrip())
        else:
            click.echo("    No step phrase shows the difference.")
    for entry in report.unused:
        text = f"  Accepted as a survivor, but it is none: {entry.id}: {entry.change}"
        click.secho(text, fg="red")


def _print_finding(proof: Any, finding: Any) -> None:
    from guideline.verification.finding import share

    click.secho(f"{finding.kind.label}: {finding.id}", fg="red", bold=True)
    click.echo(f"  {finding.text}")
    who = finding.who
    if who is not None:
        click.echo(f"  {share(who.profiles, who.of)}. These patients:")
        for words in who.clauses(proof.guideline.variables):
            click.echo(f"    - {words}")
        if who.more:
            click.echo(f"    - and exactly {who.more:,} other profiles")
        phrase = proof.guideline.wording(finding.verdict).phrase
        click.echo(f"  One of them, asked on its own, gets the same: it {phrase}.")
    if finding.statements:
        click.echo(f"  Source statements: {', '.join(finding.statements)}")
    if finding.scenario:
        click.echo("  A scenario that fails until this is repaired:")
        click.echo(finding.scenario.rstrip())


def _print_last_line(found: Any) -> None:
    if found.good:
        click.secho("Nothing has to be repaired.", fg="green")
        return
    survivors = len(found.mutation.survivors) + len(found.mutation.unused) if found.mutation else 0
    parts = [_counted(len(found.proof.problems), "finding")]
    if survivors:
        parts.append(f"{_counted(survivors, 'change')} that no scenario notices")
    if found.problems:
        parts.append("not everything was analysed")
    click.secho(f"{', '.join(parts)}.", fg="red")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
