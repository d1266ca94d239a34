"""`guideline release`: the content becomes an edition, which is kept as it is from then on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guideline.cli.app import (
    FINDINGS,
    GOOD,
    chosen_id,
    cli,
    guideline_option,
    project_option,
    reports_faults,
    say,
)
from guideline.cli.writing import write_files
from guideline.errors import GuidelineError

if TYPE_CHECKING:
    from guideline.loading import Project
    from guideline.model.edition import Edition
    from guideline.model.guideline import Guideline


@cli.command()
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The date of the edition. Default: today.",
)
@click.option("--stable", is_flag=True, help="Go on to version 1.0.0.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@guideline_option
@project_option
@reports_faults
def release(
    day: datetime | None, stable: bool, dry_run: bool, id: str | None, project: Path
) -> int:
    """Freeze the content as a new edition.

    The content is compared with the last edition, for every patient. The version follows from
    that: whether nobody is told anything else, somebody is told something in addition, or an
    answer changes, goes away or becomes advice against. Everything that was changed needs a dated
    reason in changes.yaml. With findings, uncommitted content or a missing reason nothing is
    written.
    """
    from guideline.loading import load_project
    from guideline.loading.changes import VERSION

    loaded = load_project(project)
    guideline = loaded.guidelines[chosen_id(loaded.guidelines, id)]
    if not VERSION.fullmatch(guideline.version):
        message = f"guideline.yaml says version '{guideline.version}', which is no version."
        raise GuidelineError(f"{message} Write three numbers, such as 0.1.0.")
    folder = project / "guideline" / "content" / guideline.id
    _refuse_uncommitted(project, guideline)
    date = (day or datetime.now(UTC)).date().isoformat()
    edition = _next_edition(loaded, guideline, date, stable=stable)
    if edition is None:
        return FINDINGS
    if not _no_findings(loaded, guideline):
        return FINDINGS
    changed = _files(folder, guideline, edition)
    _print(edition)
    for path in changed:
        shown = path.relative_to(project).as_posix()
        click.echo(f"{'Would write' if dry_run else 'Wrote'} {shown}")
    if not dry_run:
        write_files(changed)
        click.secho(f"{guideline.id} {edition.version} is frozen. Commit these files.", fg="green")
    return GOOD


def _refuse_uncommitted(project: Path, guideline: Guideline) -> None:
    """An edition is of what everybody can see; raises GuidelineError."""
    from guideline.loading.revision import uncommitted

    open_files = uncommitted(
        project, (f"guideline/content/{guideline.id}", f"features/{guideline.id}")
    )
    if open_files:
        shown = "".join(f"\n  {path}" for path in open_files[:10])
        more = f"\n  and {len(open_files) - 10} more" if len(open_files) > 10 else ""
        raise GuidelineError(f"These files are not committed. Commit them first:{shown}{more}")


def _next_edition(
    loaded: Project, guideline: Guideline, date: str, *, stable: bool
) -> Edition | None:
    """What would be released; None, with what is missing printed, when it cannot be."""
    from guideline.comparison import compare
    from guideline.comparison.release import (
        edition,
        first_edition,
        kind_of_change,
        missing_reasons,
        next_version,
    )
    from guideline.model.edition import NEXT
    from guideline.model.fingerprint import content_hash

    frozen = loaded.editions.get(guideline.id, ())
    if not frozen:
        return first_edition(guideline, date)
    last = frozen[-1]
    if guideline.version != last.edition.version:
        raise GuidelineError(
            f"guideline.yaml says version {guideline.version}, but the last edition is "
            f"{last.edition.version}. Write {last.edition.version} there: the release finds the "
            "next version from what patients are told."
        )
    if date < last.edition.date:
        message = f"The last edition is of {last.edition.date}, which is after {date}."
        raise GuidelineError(f"{message} Name a later day with --date.")
    if content_hash(guideline) == last.fingerprint:
        text = f"Nothing was changed since {last.edition.version}, so there is nothing to release."
        click.secho(text, fg="red")
        return None
    say(f"Comparing with {last.edition.version}")
    # A frozen edition has no translations to compare.
    found = compare(last.guideline, replace(guideline, translations={}))
    reasons = guideline.changes.get(NEXT, ())
    late = [reason for reason in reasons if reason.date > date]
    missing = missing_reasons(found, reasons)
    if missing or late:
        for name in missing:
            click.echo(f"no reason: {name}")
        for reason in late:
            click.echo(
                f"a reason about {', '.join(reason.about)} is of {reason.date}, after {date}"
            )
        file = f"guideline/content/{guideline.id}/changes.yaml"
        text = f"Nothing was written. Say why in {file}, below 'changes', '{NEXT}'."
        click.secho(text, fg="red")
        return None
    kind = kind_of_change(found)
    if stable and not guideline.version.startswith("0."):
        raise GuidelineError(f"--stable leads to 1.0.0, and {guideline.version} is past that.")
    version = next_version(guideline.version, kind, stable=stable)
    return edition(found, version, date, reasons)


def _no_findings(loaded: Project, guideline: Guideline) -> bool:
    """Whether check, test and verify are green; prints what is not."""
    from guideline.verification import given_faults
    from guideline.verification.running import run_scenarios
    from guideline.verification.verify import verify

    problems = [str(fault) for fault in given_faults(loaded)]
    problems += _check_findings(loaded, guideline)
    say("Running the scenarios")
    run = run_scenarios(loaded)
    if not run.green:
        problems.append(f"guideline test: {run.summary or 'no scenario ran'}")
    say("Proving")
    proved = verify(guideline, loaded, mutants=False, say=say)
    if not proved.good:
        count = len(proved.proof.problems) + len(proved.problems)
        problems.append(f"guideline verify: {count} finding{'' if count == 1 else 's'}")
    for problem in problems:
        click.echo(problem)
    if problems:
        click.secho("Nothing was written. Repair these findings first.", fg="red")
    return not problems


def _check_findings(loaded: Project, guideline: Guideline) -> Iterator[str]:
    from guideline.verification import lint, traceability_gaps

    for gap in traceability_gaps(guideline, loaded.features):
        yield f"guideline check: {gap.kind.replace('_', ' ')} {gap.id}: {gap.text}"
    # As for `guideline check`: the clock alone stops nothing, and translators follow.
    for flaw in lint(loaded, datetime.now(UTC).date()):
        if flaw.kind not in ("untranslated", "review_overdue"):
            yield f"guideline check: {flaw.fault}"


def _files(folder: Path, guideline: Guideline, edition: Edition) -> dict[Path, str]:
    """Every file that a release writes, with its text.

    Raises:
        GuidelineError: The edition exists, or a file cannot be changed without guessing.
    """
    from guideline.exports.edition_json import edition_text
    from guideline.model.edition import NEXT

    frozen = folder / "editions" / f"{edition.version}.json"
    if frozen.exists():
        raise GuidelineError(f"The edition {edition.version} exists already: {frozen}")
    released = replace(guideline, version=edition.version)
    files = {frozen: edition_text(released, edition)}
    if edition.version != guideline.version:
        head = folder / "guideline.yaml"
        files[head] = _reworded(head, r"(?m)^(version:[ \t]*)([^\s#]+)", edition.version)
    if NEXT in guideline.changes:
        reasons = folder / "changes.yaml"
        files[reasons] = _reworded(
            reasons, rf"(?m)^([ \t]+)(['\"]?{NEXT}['\"]?)(?=[ \t]*:)", edition.version
        )
    return files


def _reworded(path: Path, pattern: str, version: str) -> str:
    text = path.read_bytes().decode("utf-8")
    found = list(re.finditer(pattern, text))
    if len(found) != 1:
        raise GuidelineError(
            f"{path}: the version could not be written here without guessing. Write every key on a "
            "line of its own; 'guideline format' lays the file out."
        )
    start, end = found[0].span(2)
    return f"{text[:start]}{version}{text[end:]}"


def _print(edition: Edition) -> None:
    def shown(text: str) -> str:
        # What stands in the content must not steer the terminal.
        return "".join(letter if letter.isprintable() else " " for letter in text)

    since = f" (after {edition.previous})" if edition.previous else ""
    click.secho(f"{edition.version}{since}, {edition.date}: {edition.label}", bold=True)
    click.echo(f"  {shown(edition.summary)}")
    for answer in edition.answers:
        moved = f"{answer.name}: {answer.before} → {answer.after}: {answer.profiles:,} profiles"
        click.echo(f"  - {shown(moved)}")
    for text in (*edition.others, *edition.beside):
        click.echo(f"  - {shown(text)}")
    for reason in edition.reasons:
        click.echo(f"  - {shown(', '.join(reason.about))}, {reason.date}: {shown(reason.text)}")
