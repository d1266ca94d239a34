"""`guideline advise`: the answer for one patient."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from guideline.cli.app import (
    GOOD,
    chosen_guideline,
    cli,
    format_option,
    guideline_option,
    print_json,
    project_option,
    reports_faults,
)
from guideline.errors import InputFaults

_VERDICT_COLOURS = {"for": "green", "against": "red", "neutral": "yellow"}


@cli.command()
@click.argument("patient", type=click.Path(path_type=Path))
@guideline_option
@project_option
@format_option
@reports_faults
def advise(patient: Path, id: str | None, project: Path, style: str) -> int:
    """Answer for one patient.

    PATIENT is a YAML file: variable ids with values. What is absent or `unknown` counts as
    unknown, never as no. A few values that are rarely recorded are assumed when they are absent;
    the answer says which. `proposed: [option, ...]` names a plan to be checked.
    """
    from guideline.evaluation import assess, violated_constraints
    from guideline.loading import load_patient
    from guideline.model.condition import variables_of

    guideline = chosen_guideline(project, id)
    record, document = load_patient(patient, guideline)
    impossible = []
    for constraint in violated_constraints(guideline, record):
        named = [name for name in variables_of(constraint.violation) if name in record.values]
        path = (named[-1],) if named else ()
        message = f"there is no such patient ({constraint.id}). {constraint.text}"
        impossible.append(document.fault(path, message))
    if impossible:
        raise InputFaults(impossible)
    advice = assess(guideline, record)
    if style == "json":
        print_json(advice.as_json())
    else:
        _print_advice(guideline, advice)
    return GOOD


def _print_advice(guideline: Any, advice: Any) -> None:
    from guideline.model.condition import Truth
    from guideline.model.words import recorded_clause

    scope = {
        Truth.TRUE: "The patient is in scope.",
        Truth.FALSE: f"The patient is out of scope. The guideline is for: {guideline.scope.text}",
        Truth.UNKNOWN: "It is not known whether the patient is in scope.",
    }
    click.secho(f"{guideline.title} ({guideline.version})", bold=True)
    click.echo(scope[advice.scope])
    if advice.scope is not Truth.FALSE:
        for name, value in advice.assumptions.items():
            click.echo(f"Assumed: {recorded_clause(guideline.variables[name], value)}.")
        if advice.missing:
            names = ", ".join(guideline.variables[name].name for name in advice.missing)
            click.echo(f"Missing: {names}.")
    for alert in advice.alerts:
        colour = "red" if alert.kind in ("stop", "plan") else "yellow"
        click.secho(f"! {alert.text} ({alert.id})", fg=colour)
    if advice.scope is not Truth.FALSE:
        _print_summary(guideline, advice)
        for id in advice.options:
            _print_answer(guideline, advice, id)
    if advice.unchecked:
        click.echo()
        click.echo(f"Not checked, because a value is missing: {', '.join(advice.unchecked)}.")
    click.echo()
    click.echo(guideline.notices[0])


def _print_summary(guideline: Any, advice: Any) -> None:
    """The verdicts, the most useful first, a line each."""
    groups = (
        ("For", lambda a: a.direction.value == "for"),
        ("Open", lambda a: a.verdict in ("undetermined", "conflict", "caution", "less_preferred")),
        ("Against", lambda a: a.direction.value == "against"),
        ("Nothing said", lambda a: a.direction.value == "neutral"),
    )
    shown: set[str] = set()
    click.echo()
    for title, belongs in groups:
        for id, answer in advice.options.items():
            if id not in shown and belongs(answer):
                shown.add(id)
                label = guideline.wording(answer.verdict).label
                click.echo(f"{title:>12}: {guideline.options[id].name}: ", nl=False)
                click.secho(label, fg=_VERDICT_COLOURS[answer.direction.value])


def _print_answer(guideline: Any, advice: Any, id: str) -> None:
    """One answer with its reasons."""
    answer, option = advice.options[id], guideline.options[id]
    click.echo()
    click.secho(option.name, bold=True, nl=False)
    label = guideline.wording(answer.verdict).label
    click.secho(f": {label}", fg=_VERDICT_COLOURS[answer.direction.value])
    for alert in advice.alerts:
        if id in alert.options and alert.kind != "would_apply":
            click.secho(f"  ! {alert.text}", fg="yellow")
    for reason in answer.reasons:
        click.echo(f"  {reason}")
    # What has to come first matters only for what may then be done.
    if answer.first and answer.direction.value != "against" and answer.verdict != "source_silent":
        first = ", ".join(guideline.options[other].phrase for other in answer.first)
        click.echo(f"  First: {first}.")
    for question in answer.questions:
        click.echo(f"  Open question {question}: {guideline.questions[question].title}.")
