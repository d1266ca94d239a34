"""`guideline format`: features and content, laid out alike."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import zip_longest
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
from guideline.errors import Fault, InputFaults, OutputFailure

_HOMES = {"features": ".feature", "guideline/content": ".yaml"}
"""Folders of a project that are formatted, and what their files end in."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first line of a file that is not laid out as it should be.

    Attributes:
        line: 1-based.
        before: As it stands; None when the line is missing.
        after: As it should stand; None when the line should not be there.
    """

    file: str
    line: int
    before: str | None
    after: str | None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        if self.before is None:
            return f"{place}: a line end is missing at the end of the file"
        if self.after is None:
            return f"{place}: a blank line is too much at the end of the file"
        if not self.before or not self.after:
            what = "is missing" if self.before else "is too much"
            return f"{place}: a blank line {what} here"
        return f"{place}: {self.before!r} should be {self.after!r}"


@cli.command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; name the files that would change.")
@project_option
@format_option
@reports_faults
def format_files(paths: tuple[Path, ...], check: bool, project: Path, style: str) -> int:
    """Lay out features and content alike: indentation, tables, blank lines.

    Words, comments and their order stay as they are, and so does what a file means. PATHS are
    files or folders below features/ or guideline/content/; without any, both are formatted.
    Nothing is written when any file has a fault. With --check, exit code 1 means that a file
    would change.
    """
    files = _chosen(paths, project)
    stands, formatted, faults = _formatted(files)
    if faults:
        raise InputFaults(faults)
    differences = [_difference(files[path], stands[path], text) for path, text in formatted.items()]
    if not check:
        _replace(formatted)
    if style == "json":
        changed = [asdict(difference) for difference in differences]
        print_json({"files": len(files), "changed": changed, "written": not check})
    else:
        for difference in differences:
            click.echo(str(difference) if check else f"formatted {difference.file}")
        count, total = len(differences), f"{len(files)} file{'' if len(files) == 1 else 's'}"
        done = "would change" if check else "changed"
        colour = "red" if check and count else "green"
        click.secho(f"{total}: {f'{count} {done}' if count else 'all as it should be'}.", fg=colour)
    return FINDINGS if check and differences else GOOD


def _chosen(paths: Iterable[Path], project: Path) -> dict[Path, str]:
    """Every file to format once, and its name as shown to a person.

    Raises:
        InputFaults: With every path that is missing, lies elsewhere, or is of another kind.
    """
    from guideline.loading.text import display

    homes = {(project / home).resolve(): ending for home, ending in _HOMES.items()}
    paths = tuple(paths) or tuple(home for home in homes if home.is_dir())
    found: set[Path] = set()
    faults: list[Fault] = []
    if not paths:
        message = "this folder holds nothing to format"
        expected = "a project with features/ and guideline/content/"
        faults.append(Fault(project.as_posix(), 0, 0, message, expected))
    for path in paths:
        chosen = _below(path, homes)
        if isinstance(chosen, Fault):
            faults.append(chosen)
        else:
            found.update(chosen)
    if faults:
        raise InputFaults(faults)
    return {path: display(path, project) for path in sorted(found)}


def _below(path: Path, homes: Mapping[Path, str]) -> list[Path] | Fault:
    """The files that one path of the call stands for, links followed."""
    name = path.as_posix()
    try:
        target = path.resolve(strict=True)
    except FileNotFoundError:
        return Fault(name, 0, 0, "there is no such file or folder")
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", "") or error
        return Fault(name, 0, 0, f"the path cannot be followed ({reason})")
    ending = next((end for home, end in homes.items() if target.is_relative_to(home)), None)
    if ending is None:
        places = f"a path below {' or '.join(f'{home}/' for home in _HOMES)} of the project"
        return Fault(name, 0, 0, "only features and content are formatted", places)
    if not target.is_dir():
        if target.suffix != ending:
            return Fault(name, 0, 0, "files of this kind are not formatted here", f"*{ending}")
        return [target]
    return [
        file
        for file in target.rglob(f"*{ending}")
        if file.is_file()
        and not file.is_symlink()
        and not any(part.startswith(".") for part in file.relative_to(target).parts)
    ]


def _formatted(
    files: Mapping[Path, str],
) -> tuple[dict[Path, str], dict[Path, str], list[Fault]]:
    """The text of every file as it stands, of those that should change as it should stand."""
    from guideline.authoring.format_feature import format_feature
    from guideline.authoring.format_yaml import format_yaml

    stands: dict[Path, str] = {}
    changed: dict[Path, str] = {}
    faults: list[Fault] = []
    for path, name in files.items():
        text = _text(path, name)
        if isinstance(text, Fault):
            faults.append(text)
            continue
        plain = text.removeprefix("\ufeff")
        lay_out = format_feature if path.suffix == ".feature" else format_yaml
        result, found = lay_out(plain, name)
        faults.extend(found)
        if result != text:
            stands[path], changed[path] = text, result
    return stands, changed, faults


def _text(path: Path, name: str) -> str | Fault:
    """A file's text; unlike elsewhere a byte order mark is no fault, because it is taken off."""
    from guideline.loading.text import read_text

    text = read_text(path, name)
    if isinstance(text, Fault):
        with suppress(OSError, UnicodeDecodeError):
            data = path.read_bytes()
            if data.startswith(codecs.BOM_UTF8) and b"\x00" not in data:
                return data.decode("utf-8")
    return text


def _difference(file: str, before: str, after: str) -> Difference:
    """The first line in which two different texts differ."""
    pairs = enumerate(zip_longest(before.split("\n"), after.split("\n")), start=1)
    line, (old, new) = next(item for item in pairs if item[1][0] != item[1][1])
    # Behind the last line end there is no line; what is wrong there is wrong with the last one.
    return Difference(file, line - (old is None or new is None), old, new)


def _replace(texts: Mapping[Path, str]) -> None:
    """Write every file beside the old one, and only then put them in place.

    Raises:
        OutputFailure: Something could not be written. Every file is whole, old or new.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            if not os.access(path, os.W_OK):
                raise OutputFailure(f"{path}: the file may not be changed. Nothing was written.")
            handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
            staged[path] = Path(name)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            shutil.copymode(path, name)
        for path, temporary in staged.items():
            temporary.replace(path)
    except OSError as error:
        reason = error.strerror or error
        message = f"{error.filename}: the file cannot be written ({reason}). Each file is whole."
        raise OutputFailure(message) from None
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
