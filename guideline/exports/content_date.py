"""A guideline's folder -> when its content became what it is; None rather than a guess.

The clock of the machine that builds the site is never asked. A date comes from whoever set
`SOURCE_DATE_EPOCH`, or from the last commit that touched the content, where git knows that for
certain.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from guideline.errors import Fault, InputFaults

__all__ = ["content_date"]

_EPOCH = "SOURCE_DATE_EPOCH"


def content_date(folder: Path, environment: Mapping[str, str]) -> datetime | None:
    """When the content of a folder became what it is.

    Args:
        folder: Of one guideline.
        environment: Of the program, e.g. `os.environ`.

    Returns:
        None when nobody knows: git is missing, the folder is not under version control, it holds
        changes that are not committed, or the history was cut off.

    Raises:
        InputFaults: SOURCE_DATE_EPOCH is set and is no date.
    """
    told = environment.get(_EPOCH)
    if told is not None:
        return _told(told)
    if _git(folder, "rev-parse", "--is-shallow-repository") != "false":
        return None  # a cut-off history shows its first commit as the last change of everything
    if _git(folder, "status", "--porcelain", "--", ".") != "":
        return None
    seconds = _git(folder, "log", "-1", "--format=%ct", "--", ".")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else None


def _told(text: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"this setting is '{text}', which is no date"
        wanted = "seconds since 1 January 1970, such as 1767225600, or no such setting"
        raise InputFaults([Fault(_EPOCH, 0, 0, message, wanted)]) from None


def _git(folder: Path, *words: str) -> str | None:
    """What git says; None when it refuses or is not there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
