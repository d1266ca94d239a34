"""`guideline review`: what somebody looked at, and what has to be looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guideline.cli.app import (
    FINDINGS,
    GOOD,
    chosen_id,
    cli,
    format_option,
    guideline_option,
    print_json,
    project_option,
    reports_faults,
)
from guideline.cli.writing import write_files
from guideline.errors import GuidelineError, nearest

if TYPE_CHECKING:
    from guideline.model.guideline import Guideline
    from guideline.model.scenario import Scenario
    from guideline.verification.suspects import Look

LONGEST_NAME = 200


@cli.command()
@click.argument("parts", nargs=-1, metavar="[ID]...")
@click.option("--by", "name", metavar="NAME", help="Record that this person has looked at each ID.")
@guideline_option
@project_option
@format_option
@reports_faults
def review(
    parts: tuple[str, ...], name: str | None, id: str | None, project: Path, style: str
) -> int:
    """Say what has to be looked at again, or record that somebody has looked at it.

    ID is a recommendation, a pitfall or an open question; without one, all are listed. With --by
    a review of each ID is recorded in reviews.yaml: who, today's date, and fingerprints of what it
    says, of its scenarios, and of the statements, references and readings it rests on. When one of
    these changes, the part is suspect until somebody reviews it again.
    """
    from guideline.exports.review_data import review_data
    from guideline.loading import load_project
    from guideline.verification.suspects import looks

    loaded = load_project(project)
    guideline = loaded.guidelines[chosen_id(loaded.guidelines, id)]
    scenarios = loaded.scenarios(guideline.id)
    found = looks(guideline, scenarios)
    _refuse_unknown(parts, found)
    if name is not None:
        _record(project, guideline, scenarios, parts, _checked_name(name))
        if style == "json":
            print_json({"guideline": guideline.id, "reviewed": list(dict.fromkeys(parts))})
        return GOOD
    shown = [found[part] for part in dict.fromkeys(parts)] if parts else list(found.values())
    if style == "json":
        print_json({"guideline": guideline.id, "reviews": [review_data(look) for look in shown]})
    else:
        for line in _told(guideline, scenarios, shown, detail=bool(parts)):
            click.echo(line)
    return FINDINGS if any(look.again for look in shown) else GOOD


def _refuse_unknown(parts: Sequence[str], found: Mapping[str, Look]) -> None:
    unknown = [part for part in parts if part not in found]
    if unknown:
        raise GuidelineError(
            "\n".join(
                f"There is no recommendation, pitfall or open question '{part}'. "
                f"{nearest(part, found) or 'Without an id, guideline review lists them all.'}"
                for part in unknown
            )
        )


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise click.UsageError(
            f"--by wants the name of the person who looked, in one line of 1 to {LONGEST_NAME} "
            "characters."
        )
    return name


def _record(
    project: Path,
    guideline: Guideline,
    scenarios: Sequence[Scenario],
    parts: Sequence[str],
    name: str,
) -> None:
    from guideline.authoring.review_entry import REVIEWS_FILE, with_review
    from guideline.model.review import ReviewRecord
    from guideline.verification.suspects import seen_now

    if not parts:
        raise click.UsageError("--by needs the ID of what was looked at. One look, one ID.")
    folder = project / "guideline" / "content" / guideline.id
    if not folder.is_dir():
        raise GuidelineError(f"{project} holds no content of its own, so nothing can be recorded.")
    path = folder / REVIEWS_FILE
    shown = path.relative_to(project).as_posix()
    text = path.read_bytes().decode("utf-8") if path.exists() else None
    date = datetime.now(UTC).date().isoformat()
    for part in dict.fromkeys(parts):
        seen = seen_now(guideline, part, scenarios)
        text = with_review(text, shown, ReviewRecord(part, name, date, seen))
    assert text is not None
    write_files({path: text})
    for part in dict.fromkeys(parts):
        click.echo(f"{part}: reviewed by {name}, {date}.", err=True)
    click.secho(f"Wrote {shown}. Commit it.", fg="green", err=True)


def _told(
    guideline: Guideline, scenarios: Sequence[Scenario], shown: Sequence[Look], *, detail: bool
) -> Iterator[str]:
    from guideline.verification.suspects import Standing

    for look in shown:
        title = click.style(look.id, bold=True)
        yield f"{title}: {_title(guideline, look.id)}"
        yield f"  {_standing(look)}"
        for change in look.changed:
            yield f"  - {change}"
        if detail:
            yield from _to_look_at(guideline, look.id, scenarios)
    counts = Counter(look.standing for look in shown)
    said = ", ".join(f"{counts[standing]} {standing.value}" for standing in Standing)
    colour = "red" if counts[Standing.SUSPECT] else None
    if len(shown) > 1:
        yield click.style(f"{len(shown)} parts: {said}.", fg=colour)


def _standing(look: Look) -> str:
    from guideline.verification.suspects import Standing

    if look.record is None:
        more = " It is signed, and nothing keeps what was signed." if look.signed_unseen else ""
        return f"Never reviewed.{more}"
    by = f"reviewed by {look.record.by}, {look.record.date}"
    if look.standing is Standing.SUSPECT:
        return click.style(f"Suspect: {by}, and since then these have changed:", fg="red")
    return f"{by[:1].upper()}{by[1:]}; nothing has changed since."


def _title(guideline: Guideline, id: str) -> str:
    return (guideline.questions.get(id) or guideline.rule(id)).title


def _to_look_at(guideline: Guideline, id: str, scenarios: Sequence[Scenario]) -> Iterator[str]:
    """Everything that a review covers, so that it can be read before it is recorded."""
    from guideline.model.words import clause
    from guideline.verification.suspects import scenarios_of

    statements: tuple[str, ...]
    references: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    question = guideline.questions.get(id)
    if question is not None:
        yield f"  Question: {question.question}"
        for key, reading in question.readings.items():
            yield f"  Reading {key}{' (used)' if key == question.chosen else ''}: {reading.text}"
        statements = question.statements
    else:
        rule = guideline.rule(id)
        option, wording = guideline.options[rule.option], guideline.wording(rule.wording)
        yield f"  {option.name}: {wording.label}. When {clause(rule.when, guideline.variables)}."
        statements = tuple(citation.statement for citation in rule.sources)
        references, questions = rule.references, rule.questions
    for statement in statements:
        yield f"  Statement {statement}: {guideline.statements[statement].paraphrase}"
    for reference in references:
        entry = guideline.references[reference]
        yield f"  Reference {reference} ({entry.status.value}): {entry.title}"
    for other in (guideline.questions[name] for name in questions):
        yield f"  {other.id}, reading {other.chosen}: {other.readings[other.chosen].text}"
    part = question or guideline.rule(id)
    files = Counter(scenario.file for scenario in scenarios_of(part, scenarios))
    yield f"  Scenarios: {files.total() or 'none'}"
    yield from (f"  - {count} in {file}" for file, count in files.items())
