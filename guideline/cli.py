"""The command line: the only place where stages are wired together and anything is printed.

Exit codes: 0 good, 1 findings (a failed scenario, a gap, drift), 2 the input or the call cannot be
used.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, ParamSpec

import click

from guideline import __version__
from guideline.errors import Fault, GuidelineError, InputFaults, nearest

__all__ = ["main"]

P = ParamSpec("P")

GOOD, FINDINGS, UNUSABLE, STOPPED = 0, 1, 2, 130

_VERDICT_COLOURS = {"for": "green", "against": "red", "neutral": "yellow"}


class Commands(click.Group):
    """A group that names the nearest command when one is mistyped."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command by name."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            known = self.list_commands(ctx)
            hint = nearest(args[0], known) or f"There are: {', '.join(known)}."
            ctx.fail(f"There is no command '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 good, 1 findings, 2 the input or the call cannot be used.",
)
@click.version_option(__version__, prog_name="guideline")
def cli() -> None:
    """A clinical guideline as a program that can be tested, proved and published."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Entry point of the command `guideline`."""
    try:
        cli.main(
            args=None if arguments is None else list(arguments),
            prog_name="guideline",
            standalone_mode=False,
        )
    except click.exceptions.Exit as ended:
        raise SystemExit(ended.exit_code) from None
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except click.Abort:
        click.echo("Stopped. What was there before is untouched.", err=True)
        raise SystemExit(STOPPED) from None
    raise SystemExit(GOOD)


def _project_folder(_: click.Context, __: click.Parameter, value: Path | None) -> Path:
    """The folder given, or the nearest one around here that holds a project."""
    if value is not None:
        return value.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "features").is_dir() and (folder / "mkdocs.yml").is_file():
            return folder
    return here


project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_project_folder,
    help="Folder of the project. Default: the nearest one around here.",
)
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for machines.",
)
guideline_option = click.option(
    "--guideline", "id", metavar="ID", help="Which guideline, where there are several."
)


def reports_faults(command: Callable[P, int]) -> Callable[P, None]:
    """Print faults instead of a traceback, and end with the right exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        as_json = kwargs.get("style") == "json"
        try:
            code = command(*args, **kwargs)
        except BrokenPipeError:
            # The reader of a pipe went away, e.g. `head`; nobody is left to be told anything.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = GOOD
        except InputFaults as error:
            _print_faults(error.faults, as_json=as_json)
            code = UNUSABLE
        except GuidelineError as error:
            if as_json:
                _print_json({"error": str(error)})
            click.secho(str(error), fg="red", err=True)
            code = UNUSABLE
        raise SystemExit(code)

    return run


@cli.command()
@project_option
@format_option
@reports_faults
def check(project: Path, style: str) -> int:
    """Read all content and features without running anything.

    Reports every fault of every file with its place and the nearest right thing, and what no
    scenario tests.
    """
    from guideline.loading import load_project
    from guideline.verification import given_faults, traceability_gaps

    loaded = load_project(project)
    contradictions = given_faults(loaded)
    if contradictions:
        raise InputFaults(contradictions)
    gaps = [
        (guideline.id, gap)
        for guideline in loaded.guidelines.values()
        for gap in traceability_gaps(guideline, loaded.features)
    ]
    scenarios = len(loaded.scenarios())
    if style == "json":
        findings = [{"guideline": id, **asdict(gap)} for id, gap in gaps]
        ids = list(loaded.guidelines)
        _print_json({"guidelines": ids, "scenarios": scenarios, "findings": findings})
    else:
        for id, gap in gaps:
            click.echo(f"{id}: {gap.kind.replace('_', ' ')} {gap.id}: {gap.text}")
        names = ", ".join(loaded.guidelines)
        parts = [f"{names}: {len(loaded.features)} feature files, {scenarios} scenarios"]
        parts.append(f"{len(gaps)} findings" if gaps else "no faults, no gaps")
        click.secho(f"{'; '.join(parts)}.", fg="red" if gaps else "green")
    return FINDINGS if gaps else GOOD


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
        _print_json(
            {
                "green": run.green,
                "counts": {state.value: number for state, number in run.counts.items()},
                "problems": list(run.problems),
                "results": [result.as_json() for result in run.results.values()],
            }
        )
    else:
        _print_run(run, loaded)
    return GOOD if run.green else FINDINGS


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

    guideline = _chosen_guideline(project, id)
    record, document = load_patient(patient, guideline)
    impossible = []
    for constraint in violated_constraints(guideline, record):
        named = [name for name in _named_in(constraint.violation) if name in record.values]
        path = (named[-1],) if named else ()
        message = f"there is no such patient ({constraint.id}). {constraint.text}"
        impossible.append(document.fault(path, message))
    if impossible:
        raise InputFaults(impossible)
    advice = assess(guideline, record)
    if style == "json":
        _print_json(advice.as_json())
    else:
        _print_advice(guideline, advice)
    return GOOD


@cli.command()
@click.option(
    "--text",
    type=click.Path(path_type=Path),
    help="A copy of the source document to compare with the recorded fingerprints.",
)
@guideline_option
@project_option
@format_option
@reports_faults
def sources(text: Path | None, id: str | None, project: Path, style: str) -> int:
    """List the source statements, or compare them with a copy of the source.

    The source's text is not part of the project; only a fingerprint of each statement is. With
    --text every statement is looked up in a copy of the source, and a changed one is named.
    """
    guideline = _chosen_guideline(project, id)
    if text is None:
        return _list_statements(guideline, style)
    return _compare_statements(guideline, text, style)


@cli.command()
@click.option("--check", "check_only", is_flag=True, help="Only say which pages are out of date.")
@click.option("--pages-only", is_flag=True, help="Write the pages in docs/; build no site.")
@click.option("--overwrite", is_flag=True, help="Replace generated pages edited by hand, too.")
@project_option
@format_option
@reports_faults
def build(check_only: bool, pages_only: bool, overwrite: bool, project: Path, style: str) -> int:
    """Run the scenarios, write the pages and build the site in site/.

    The pages committed in docs/ hold no results; those enter the site when it is built.
    """
    from guideline.loading import load_project
    from guideline.rendering import check_words, render_pages
    from guideline.rendering.publication import drift, write_pages
    from guideline.verification.running import run_scenarios

    loaded = load_project(project)
    docs = project / "docs"
    _say("Rendering the pages")
    committed = render_pages(loaded, None)
    forbidden = [
        f"docs/{path}:{line}: says '{phrase}', which a pitfall of {guideline.id} says never to say"
        for guideline in loaded.guidelines.values()
        for path, line, phrase in check_words(guideline, committed)
        if path.startswith((f"{guideline.id}/", "index.md"))
    ]
    if forbidden:
        if style == "json":
            _print_json({"forbidden": forbidden})
        else:
            click.echo("\n".join(forbidden))
        return FINDINGS
    if check_only:
        return _print_drift(drift(docs, committed), style)
    edited = write_pages(docs, committed, overwrite=overwrite)
    if edited:
        return _print_drift(edited, style)
    if pages_only:
        if style == "json":
            _print_json({"pages": len(committed)})
        else:
            click.secho(f"{len(committed)} pages are up to date in {docs}.", fg="green")
        return GOOD
    _say("Running the scenarios")
    run = run_scenarios(loaded)
    _say("Building the site")
    pages = _publish(loaded, run, project / "build" / "docs", project / "site", strict=True)
    home = project / "site" / "index.html"
    if style == "json":
        counts = {state.value: number for state, number in run.counts.items()}
        _print_json({"green": run.green, "counts": counts, "site": str(home)})
    else:
        _print_run(run, loaded)
        click.echo(f"{pages} pages. Open {home}")
        if not run.green:
            click.secho("The site shows what failed. Do not publish it.", fg="red")
    return GOOD if run.green else FINDINGS


@cli.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@project_option
@reports_faults
def serve(port: int, open_browser: bool, project: Path) -> int:
    """Show the site while one writes; a change of content or features rebuilds it.

    A fault is printed, and the last good site stays until it is repaired.
    """
    from mkdocs.livereload import LiveReloadServer

    from guideline.loading import load_project
    from guideline.verification.running import run_scenarios

    site = project / "build" / "preview"

    def rebuild() -> None:
        try:
            loaded = load_project(project)
            run = run_scenarios(loaded)
            _publish(loaded, run, project / "build" / "preview-docs", site, strict=False)
        except InputFaults as error:
            _print_faults(error.faults)
        except GuidelineError as error:
            click.secho(str(error), fg="red", err=True)
        else:
            _print_run(run, loaded)

    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except OSError as error:
        raise GuidelineError(
            f"Port {port} cannot be used ({error.strerror}). Try --port."
        ) from None
    rebuild()
    if not (site / "index.html").is_file():
        return UNUSABLE
    server = LiveReloadServer(
        builder=rebuild, host="127.0.0.1", port=port, root=str(site), mount_path="/"
    )
    for watched in ("guideline/content", "features", "site_templates", "docs", "mkdocs.yml"):
        if (project / watched).exists():
            server.watch(str(project / watched))
    click.echo(f"Serving http://127.0.0.1:{port}/ until you press Ctrl+C.")
    try:
        if open_browser:
            webbrowser.open(f"http://127.0.0.1:{port}/")
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        click.echo("Stopped.")
    finally:
        server.shutdown()
    return GOOD


def _publish(loaded: Any, run: Any, staging: Path, site: Path, *, strict: bool) -> int:
    """Render the pages with the results of a run and build the site; how many pages it has."""
    from guideline.rendering import render_pages
    from guideline.rendering.publication import build_site, stage

    pages = render_pages(loaded, run)
    stage(loaded.root / "docs", pages, staging)
    build_site(loaded.root, staging, pages["nav.yml"], site, strict=strict)
    return len(pages) - 1  # the navigation is no page


# Finding things


def _chosen_guideline(project: Path, id: str | None) -> Any:
    from guideline.loading import load_guidelines

    guidelines, faults = load_guidelines(project)
    if id is not None and id in guidelines:
        return guidelines[id]
    if faults:
        raise InputFaults(faults)
    there_are = f"There {'is' if len(guidelines) == 1 else 'are'}: {', '.join(guidelines)}."
    if id is not None:
        hint = nearest(id, guidelines) or there_are
        raise GuidelineError(f"There is no guideline '{id}'. {hint}")
    if not guidelines:
        raise GuidelineError(f"{project} holds no guideline. Name a project with --project.")
    if len(guidelines) != 1:
        raise GuidelineError(f"Choose one with --guideline. {there_are}")
    return next(iter(guidelines.values()))


def _named_in(condition: Any) -> tuple[str, ...]:
    from guideline.model.condition import variables_of

    return variables_of(condition)


# Printing


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _print_faults(faults: Iterable[Fault], *, as_json: bool = False) -> None:
    faults = list(faults)
    if as_json:
        _print_json({"faults": [asdict(fault) for fault in faults]})
        return
    for fault in faults:
        click.echo(str(fault), err=True)
    count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}"
    click.secho(f"{count}. Nothing else was done.", fg="red", err=True)


def _print_run(run: Any, project: Any) -> None:
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


def _list_statements(guideline: Any, style: str) -> int:
    if style == "json":
        _print_json(
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


def _compare_statements(guideline: Any, text: Path, style: str) -> int:
    from guideline.verification.source_text import Standing, check_source_text

    try:
        found = check_source_text(guideline, text.read_bytes())
    except OSError as error:
        fault = Fault(str(text), 0, 0, f"the file cannot be read ({error.strerror})")
        raise InputFaults([fault]) from None
    except UnicodeDecodeError as error:
        raise InputFaults([Fault(str(text), 0, 0, f"not UTF-8 at byte {error.start}")]) from None
    total = len(found.statements)
    whole = found.intact == total and not found.unclaimed
    if style == "json":
        _print_json(
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


def _print_drift(found: Sequence[Any], style: str) -> int:
    from guideline.rendering.publication import DriftKind

    words = {
        DriftKind.MISSING: "is missing. Run: guideline build --pages-only",
        DriftKind.STALE: "is out of date. Run: guideline build --pages-only",
        DriftKind.ORPHANED: "belongs to no content any more. Run: guideline build --pages-only",
        DriftKind.EDITED: (
            "was edited by hand. Change the content instead, or run with --overwrite to replace it"
        ),
    }
    if style == "json":
        _print_json([{"path": d.path, "kind": d.kind.value, "line": d.line} for d in found])
    else:
        for item in found:
            place = f"docs/{item.path}:{item.line}:1" if item.line else f"docs/{item.path}"
            click.echo(f"{place}: this generated page {words[item.kind]}")
        if not found:
            click.secho("Every generated page is up to date.", fg="green")
    return FINDINGS if found else GOOD


def _say(text: str) -> None:
    """What is being done, on a terminal only."""
    if sys.stderr.isatty():
        click.secho(f"{text} …", dim=True, err=True)


if __name__ == "__main__":
    main()
