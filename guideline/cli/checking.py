"""`guideline check`, `test` and `sources`: what is written, what ran, and what it rests on."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import UTC, date, datetime
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
    print_fault,
    print_json,
    project_option,
    reports_faults,
)
from guideline.errors import Fault, InputFaults


@cli.command()
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Review dates before this day are findings. Default: those before today are only noted.",
)
@project_option
@format_option
@reports_faults
def check(today: datetime | None, project: Path, style: str) -> int:
    """Read all content and features without running anything.

    Reports every fault of every file with its place and the nearest right thing, what no scenario
    tests, and what is written to no use.
    """
    from guideline.loading import load_project
    from guideline.verification import given_faults, lint, traceability_gaps

    loaded = load_project(project)
    contradictions = given_faults(loaded)
    if contradictions:
        raise InputFaults(contradictions)
    gaps = [
        (guideline.id, gap)
        for guideline in loaded.guidelines.values()
        for gap in traceability_gaps(guideline, loaded.features)
    ]
    flaws = lint(loaded, _day(today))
    # What passed yesterday must not fail today without a change, so the clock alone fails nothing.
    # And who adds a value need not speak every language: translators follow, and so do reviewers.
    # A release waits for the reviewers.
    harmless = {"untranslated", "suspect", "unseen_signature"}
    if today is None:
        harmless.add("review_overdue")
    notes = [flaw for flaw in flaws if flaw.kind in harmless]
    scenarios = len(loaded.scenarios())
    count = len(gaps) + len(flaws) - len(notes)
    if style == "json":
        findings = [
            *({"guideline": id, **asdict(gap)} for id, gap in gaps),
            *({**flaw.as_json(), "note": flaw in notes} for flaw in flaws),
        ]
        ids = list(loaded.guidelines)
        print_json({"guidelines": ids, "scenarios": scenarios, "findings": findings})
    else:
        for id, gap in gaps:
            click.echo(f"{id}: {gap.kind.replace('_', ' ')} {gap.id}: {gap.text}")
        for flaw in flaws:
            print_fault(flaw.fault, project, note=" (noted only)" if flaw in notes else "")
        names = ", ".join(loaded.guidelines)
        parts = [f"{names}: {len(loaded.features)} feature files, {scenarios} scenarios"]
        parts.append(_counted(count, "finding") if count else "no faults, no gaps")
        noted = f", {_counted(len(notes), 'note')}" if notes else ""
        click.secho(f"{'; '.join(parts)}{noted}.", fg="red" if count else "green")
    return FINDINGS if count else GOOD


@cli.command()
@project_option
@format_option
@reports_faults
def test(project: Path, style: str) -> int:
    """Run every scenario and reconcile what ran with what was written."""
    from guideline.loading import load_project
    from guideline.verification.running import run_scenarios

    loaded = load_project(project)
    run = run_scenarios(loaded)
    if style == "json":
        print_json(
            {
                "green": run.green,
                "counts": {state.value: number for state, number in run.counts.items()},
                "problems": list(run.problems),
                "results": [result.as_json() for result in run.results.values()],
            }
        )
    else:
        print_run(run, loaded)
    return GOOD if run.green else FINDINGS


@cli.command()
@click.option(
    "--text",
    type=click.Path(path_type=Path),
    help="A copy of the source document to compare with the recorded fingerprints.",
)
@click.option("--find", "words", help="Show what sources.yaml records of these words in --text.")
@guideline_option
@project_option
@format_option
@reports_faults
def sources(text: Path | None, words: str | None, id: str | None, project: Path, style: str) -> int:
    """List the source statements, or compare them with a copy of the source.

    The source's text is not part of the project; only a fingerprint of each statement is. With
    --text every statement is looked up in a copy of the source, and a changed one is named. With
    --find as well, some words are looked up there, to write a statement of them.
    """
    if words is not None:
        if text is None:
            raise click.UsageError("--find needs --text FILE, a copy of the source.")
        return _find_words(text, words, style)
    guideline = chosen_guideline(project, id)
    if text is None:
        return _list_statements(guideline, style)
    return _compare_statements(guideline, text, style)


def print_run(run: Any, project: Any) -> None:
    """What did not pass, then the counts."""
    from guideline.verification import State

    names = {scenario.key: scenario for scenario in project.scenarios()}
    for problem in run.problems:
        click.secho(problem, fg="red", err=True)
    for result in run.results.values():
        if result.state is not State.PASSED:
            scenario = names[result.key]
            word = result.state.value.replace("_", " ")
            click.secho(f"{scenario.place}: {word}: {scenario.name}", fg="red")
            click.echo(f"    {result.message}")
    for stray in run.strays:
        click.secho(f"{stray.file}:{stray.line}: ran, but was not found in features/", fg="red")
    colour = "green" if run.green else "red"
    click.secho(f"{len(run.results)} scenarios: {run.summary or 'none'}.", fg=colour)


def _day(given: datetime | None) -> date:
    return (given or datetime.now(UTC)).date()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _list_statements(guideline: Any, style: str) -> int:
    if style == "json":
        print_json(
            [
                {
                    "id": s.id,
                    "section": s.section,
                    "heading": s.heading,
                    "paraphrase": s.paraphrase,
                    "wording": list(s.wording),
                    "citations": list(s.citations),
                    "executable": s.executable.value,
                    "verify_otherwise": s.verify_otherwise,
                    "fingerprint": s.fingerprint,
                }
                for s in guideline.statements.values()
            ]
        )
        return GOOD
    for statement in guideline.statements.values():
        click.secho(statement.id, bold=True, nl=False)
        click.echo(f" ({statement.section}; executable: {statement.executable.value})")
        click.echo(f"  {statement.paraphrase}")
    click.echo(f"{len(guideline.statements)} statements.")
    return GOOD


def _copy_of_source(file: Path) -> bytes:
    """What a copy of the source holds; raises InputFaults when that is no text in UTF-8."""
    try:
        data = file.read_bytes()
        data.decode("utf-8")
    except OSError as error:
        fault = Fault(str(file), 0, 0, f"the file cannot be read ({error.strerror})")
        raise InputFaults([fault]) from None
    except UnicodeDecodeError as error:
        raise InputFaults([Fault(str(file), 0, 0, f"not UTF-8 at byte {error.start}")]) from None
    return data


def _find_words(file: Path, words: str, style: str) -> int:
    """Show what a statement made of these words has to record, and the same of the document."""
    from guideline.verification.source_text import find_words

    data = _copy_of_source(file)
    found = find_words(data, words)
    sha256, characters = hashlib.sha256(data).hexdigest(), len(data.decode("utf-8"))
    code = GOOD if len(found) == 1 else FINDINGS
    if style == "json":
        document = {"sha256": sha256, "characters": characters}
        print_json({"found": [asdict(place) for place in found], "document": document})
        return code
    if code == GOOD:
        (place,) = found
        click.echo(f"{file}:{place.line}: for sources.yaml:")
        if place.citations:
            click.echo(f"    citations: [{', '.join(repr(number) for number in place.citations)}]")
        click.echo(f"    span: [{place.span[0]}, {place.span[1]}]")
        click.echo(f"    fingerprint: {place.fingerprint}")
        click.echo("The whole text, for source_document in guideline.yaml:")
        click.echo(f"  sha256: {sha256}")
        click.echo(f"  characters: {characters}")
        return code
    if found:
        problem = f"These words stand there {len(found)} times. Give more of the sentence."
    else:
        problem = "These words stand nowhere in this text. Copy them from it, on one line."
    click.secho(f"{file}: {problem}", fg="red")
    return code


def _compare_statements(guideline: Any, text: Path, style: str) -> int:
    from guideline.verification.source_text import Standing, check_source_text

    found = check_source_text(guideline, _copy_of_source(text))
    total = len(found.statements)
    whole = found.intact == total and not found.unclaimed
    if style == "json":
        print_json(
            {
                "statements": total,
                "intact": found.intact,
                "identical": found.identical,
                "changed": [
                    {"id": c.statement, "standing": c.standing.value, "line": c.line}
                    for c in found.statements
                    if not c.intact
                ],
                "unclaimed": [{"line": line, "text": shown} for line, shown in found.unclaimed],
            }
        )
        return GOOD if whole else FINDINGS
    for checked in found.statements:
        if checked.standing is not Standing.FOUND:
            word = checked.standing.value.replace("_", " ")
            click.echo(f"{text}:{checked.line}: {checked.statement}: {word}. {checked.detail}")
    for line, shown in found.unclaimed:
        click.echo(f"{text}:{line}: no statement covers this text: {shown}")
    if whole and not found.identical:
        click.echo("The file differs from the recorded document outside the statements.")
    click.secho(f"{found.intact} of {total} statements unchanged.", fg="green" if whole else "red")
    return GOOD if whole else FINDINGS
