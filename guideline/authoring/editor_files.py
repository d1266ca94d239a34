"""Schemas and reference -> files in a project: what `guideline schema` writes and compares."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guideline.authoring.json_schema import content_schemas
from guideline.authoring.key_reference import key_reference
from guideline.errors import OutputFailure

__all__ = [
    "REFERENCE",
    "SCHEMAS",
    "editor_settings",
    "outdated",
    "reference_file",
    "schema_files",
    "write_files",
    "write_missing",
]

SCHEMAS = ".vscode/schemas"
REFERENCE = "docs/content-reference.md"
"""In the top folder of pages, whose pages stand in the navigation."""


def schema_files() -> dict[str, str]:
    """File name to text, for the schema of every content file."""
    return {_schema_name(name): _json(schema) for name, schema in content_schemas().items()}


def reference_file() -> dict[str, str]:
    """The page on every key, by its path in a project."""
    return {REFERENCE: key_reference()}


def editor_settings() -> dict[str, str]:
    """The settings of VS Code for a project, by their path in it."""
    settings = {
        "yaml.schemas": {
            f"./{SCHEMAS}/{_schema_name(name)}": f"guideline/content/*/{name}"
            for name in content_schemas()
        },
        # In YAML 1.1, yes and no would be true and false.
        "yaml.yamlVersion": "1.2",
        "cucumber.features": ["features/**/*.feature"],
        "cucumber.glue": ["steps/**/*.py"],
    }
    extensions = {"recommendations": ["redhat.vscode-yaml", "cucumberopen.cucumber-official"]}
    return {
        ".vscode/settings.json": _json(settings),
        ".vscode/extensions.json": _json(extensions),
    }


def outdated(folder: Path, files: Mapping[str, str]) -> list[str]:
    """The files that are missing or differ, by their path below the folder."""
    return [name for name, text in files.items() if _read(folder / name) != text.encode()]


def write_files(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Bring files up to date.

    Returns:
        Those that were written, by their path below the folder.

    Raises:
        OutputFailure: A file could not be written; what stood there before is untouched.
    """
    written = outdated(folder, files)
    for name in written:
        _replace(folder / name, files[name])
    return written


def write_missing(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write the files that are not there; one that is there belongs to somebody and is kept.

    Returns:
        Those that were written, by their path below the folder.

    Raises:
        OutputFailure: A file could not be written.
    """
    missing = {name: text for name, text in files.items() if not os.path.lexists(folder / name)}
    return write_files(folder, missing)


def _schema_name(file: str) -> str:
    return f"{file.removesuffix('.yaml').removesuffix('/*')}.schema.json"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _replace(path: Path, text: str) -> None:
    """Write beside the place and move there, so that a full disk leaves what was there before."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(text)
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OutputFailure(f"{path} could not be written: {error.strerror or error}") from error
