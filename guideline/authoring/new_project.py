"""A path -> a working project there, or nothing at all.

Everything is written to a folder beside the wanted place and moved there in one step. The files
come from `new/`: a name that begins with `dot-` gets a dot, and one that ends in `.template` loses
that ending, so that no tool takes a file for its own while it lies in this package.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from guideline import __version__
from guideline.errors import Fault, InputFaults, OutputFailure

__all__ = ["create_project"]

_FILES = Path(__file__).with_name("new")
_HIDDEN = "dot-"
_RENAMED = ".template"
_NAME = re.compile(r"[^\W_][\w.-]*")


def create_project(target: Path, finish: Callable[[Path], None] = lambda _: None) -> int:
    """Make a project with a small example.

    Args:
        target: Where; a folder that does not exist yet, or an empty one.
        finish: Called with the folder before it is moved to its place, to add what is generated.

    Returns:
        How many files it has.

    Raises:
        InputFaults: There cannot be a project at this place.
        OutputFailure: Something could not be written.
    """
    place = Path(os.path.abspath(target))  # noqa: PTH100 - resolve() would follow a link to nowhere
    _refuse(place, str(target))
    try:
        # Hidden and on the same disk, so that it can be moved. The folder inside has the rights
        # that any new folder has; the one around it is closed to others.
        around = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}."))
    except OSError as error:
        raise _failure(place, error) from error
    try:
        made = around / place.name
        _copy(made)
        finish(made)
        count = sum(path.is_file() for path in made.rglob("*"))
        made.rename(place)
    except OSError as error:
        raise _failure(place, error) from error
    finally:
        shutil.rmtree(around, ignore_errors=True)
    return count


def _refuse(place: Path, named: str) -> None:
    """Raise InputFaults where no project can be."""
    fault = None
    if not _NAME.fullmatch(place.name):
        expected = "letters, digits, '.', '-' and '_', and a letter or digit first"
        fault = Fault(named, 0, 0, f"'{place.name}' cannot be the name of a project", expected)
    elif os.pathsep in str(place):
        message = f"'{os.pathsep}' separates paths, so no path of a project can hold it"
        fault = Fault(named, 0, 0, message, "another place")
    elif not place.parent.is_dir():
        message = f"there is no folder {place.parent}"
        fault = Fault(named, 0, 0, message, "", "Make it first, or choose another place")
    elif place.is_dir() and place.samefile(Path.cwd()):
        hint = "Go one folder up and name this one"
        fault = Fault(named, 0, 0, "this is the folder you are in", "a new or empty one", hint)
    elif place.is_dir() and any(place.iterdir()):
        first = min(path.name for path in place.iterdir())
        message = f"this folder is not empty: it holds {first}"
        fault = Fault(named, 0, 0, message, "a folder that does not exist yet, or an empty one")
    elif not place.is_dir() and os.path.lexists(place):
        message = "there is something else of this name"
        fault = Fault(named, 0, 0, message, "a folder that does not exist yet, or an empty one")
    if fault is not None:
        raise InputFaults([fault])


def _copy(to: Path) -> None:
    for file in sorted(path for path in _FILES.rglob("*") if path.is_file()):
        target = to.joinpath(*map(_named, file.relative_to(_FILES).parts))
        target.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8").replace("@VERSION@", __version__)
        target.write_text(text, "utf-8", newline="\n")
        if text.startswith("#!"):
            target.chmod(target.stat().st_mode | 0o111)


def _named(part: str) -> str:
    shown = f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part
    return shown.removesuffix(_RENAMED)


def _failure(place: Path, error: OSError) -> OutputFailure:
    reason = error.strerror or str(error)
    return OutputFailure(f"{place}: no project can be made here ({reason}). Nothing was written.")
