"""Files that change together -> the disk: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from guideline.errors import OutputFailure

__all__ = ["write_files"]


def write_files(files: Mapping[Path, str]) -> None:
    """Write every file beside its place, then move them all; on a failure none is moved.

    Raises:
        OutputFailure: A file could not be written.
    """
    prepared: dict[Path, Path] = {}
    moved: list[tuple[Path, bytes | None]] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.{os.getpid()}")
            prepared[path] = temporary
            temporary.write_bytes(text.encode("utf-8"))
        for path, temporary in prepared.items():
            before = path.read_bytes() if path.exists() else None
            temporary.replace(path)
            moved.append((path, before))
    except OSError as error:
        for path, before in moved:
            _put_back(path, before)
        name = error.filename or "a file"
        raise OutputFailure(
            f"{name}: this could not be written ({error.strerror or error}). "
            "What was there before is untouched."
        ) from error
    finally:
        for temporary in prepared.values():
            temporary.unlink(missing_ok=True)


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(before)
