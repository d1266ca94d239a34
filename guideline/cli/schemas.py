"""`guideline schema`: what helps a person to write content in an editor."""

from __future__ import annotations

from pathlib import Path

import click

from guideline.cli.app import (
    FINDINGS,
    GOOD,
    cli,
    format_option,
    print_json,
    project_option,
    reports_faults,
)


@cli.command()
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--check", "check_only", is_flag=True, help="Only say which files are out of date.")
@project_option
@format_option
@reports_faults
def schema(folder: Path | None, check_only: bool, project: Path, style: str) -> int:
    """Write a JSON Schema for every content file, for editors, and the page that explains each key.

    The schemas go to .vscode/schemas in the project, with settings for VS Code that use them;
    settings that are there are kept. With DIR only the schemas are written, and there.
    """
    from guideline.authoring.editor_files import (
        SCHEMAS,
        editor_settings,
        outdated,
        reference_file,
        schema_files,
        write_files,
        write_missing,
    )

    place, files = folder or project, schema_files()
    if folder is None:
        files = {f"{SCHEMAS}/{name}": text for name, text in files.items()} | reference_file()
    if check_only:
        return _print_outdated(place, outdated(place, files), style)
    written = write_files(place, files)
    kept: list[str] = []
    if folder is None:
        settings = editor_settings()
        added = write_missing(project, settings)
        written += added
        kept = [name for name in outdated(project, settings) if name not in added]
    if style == "json":
        print_json({"folder": str(place), "written": written, "kept": kept})
        return GOOD
    for name in written:
        click.echo(f"wrote {place / name}")
    for name in kept:
        click.echo(f"kept {place / name}: it is yours. Add what is missing from the list below.")
        click.echo(editor_settings()[name], nl=False)
    if not written:
        click.secho(f"{len(files)} files are up to date in {place}.", fg="green")
    return GOOD


def _print_outdated(place: Path, names: list[str], style: str) -> int:
    if style == "json":
        print_json({"folder": str(place), "outdated": names})
    else:
        for name in names:
            state = "is out of date" if (place / name).exists() else "is missing"
            click.echo(f"{place / name}: this file {state}. Run: guideline schema")
        if not names:
            click.secho("Every schema and the content reference are up to date.", fg="green")
    return FINDINGS if names else GOOD
