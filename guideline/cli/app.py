"""What every command shares: how it is called, how faults are printed, and how it ends."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, ParamSpec

import click

from guideline import __version__
from guideline.errors import Fault, GuidelineError, InputFaults, nearest

__all__ = [
    "FINDINGS",
    "GOOD",
    "UNUSABLE",
    "chosen_guideline",
    "chosen_id",
    "cli",
    "format_option",
    "guideline_option",
    "main",
    "print_fault",
    "print_faults",
    "print_json",
    "project_option",
    "prose_format_option",
    "reports_faults",
    "say",
]

P = ParamSpec("P")

GOOD, FINDINGS, UNUSABLE, STOPPED = 0, 1, 2, 130


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
            project = kwargs.get("project")
            root = project if isinstance(project, Path) else None
            print_faults(error.faults, as_json=as_json, root=root)
            code = UNUSABLE
        except GuidelineError as error:
            if as_json:
                print_json({"error": str(error)})
            click.secho(str(error), fg="red", err=True)
            code = UNUSABLE
        raise SystemExit(code)

    return run


def prose_format_option(markdown_is_for: str) -> Callable[[Any], Any]:
    """`--format` of a command that can also write Markdown, and what that is for."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(["text", "markdown", "json"]),
        default="text",
        show_default=True,
        help=f"Text for people, Markdown for {markdown_is_for}, JSON for machines.",
    )


def chosen_guideline(project: Path, id: str | None) -> Any:
    """The guideline of that id, or the only one; raises InputFaults or GuidelineError."""
    from guideline.loading import load_guidelines

    guidelines, faults = load_guidelines(project)
    if faults and id not in guidelines:
        raise InputFaults(faults)
    if id is None and not guidelines:
        raise GuidelineError(f"{project} holds no guideline. Name a project with --project.")
    return guidelines[chosen_id(guidelines, id)]


def chosen_id(guidelines: Collection[str], id: str | None) -> str:
    """That id, or the only one there is; raises GuidelineError.

    Args:
        guidelines: The ids there are.
        id: What was asked for; None: nothing was.
    """
    if id is not None and id in guidelines:
        return id
    there_are = f"There {'is' if len(guidelines) == 1 else 'are'}: {', '.join(guidelines)}."
    if id is not None:
        hint = nearest(id, guidelines) or there_are
        raise GuidelineError(f"There is no guideline '{id}'. {hint}")
    if len(guidelines) != 1:
        raise GuidelineError(f"Choose one with --guideline. {there_are}")
    return next(iter(guidelines))


def print_json(data: Any) -> None:
    """Plain data, for machines."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def print_faults(
    faults: Iterable[Fault], *, as_json: bool = False, root: Path | None = None
) -> None:
    """Every fault with its place and the line it is about, and that nothing else was done.

    Args:
        faults: What is wrong.
        as_json: For machines, which get the same facts without the line.
        root: The folder that files are named from; None: where the command was called.
    """
    faults = list(faults)
    if as_json:
        print_json({"faults": [asdict(fault) for fault in faults]})
        return
    for fault in faults:
        print_fault(fault, root, err=True)
    count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}"
    click.secho(f"{count}. Nothing else was done.", fg="red", err=True)


def print_fault(fault: Fault, root: Path | None, *, note: str = "", err: bool = False) -> None:
    """One fault, and the line it is about with a mark below the place."""
    from guideline.cli.excerpt import excerpt

    click.echo(f"{fault}{note}", err=err)
    for line in excerpt(fault, root):
        click.echo(line, err=err)


def say(text: str) -> None:
    """What is being done, on a terminal only."""
    if sys.stderr.isatty():
        click.secho(f"{text} …", dim=True, err=True)
