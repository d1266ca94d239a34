"""Where readers get the text of files from: the disk, or something laid over it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gherkin.parser import Parser

from guideline.errors import Fault
from guideline.loading.text import read_text
from guideline.loading.yaml_text import Document, parse_yaml

__all__ = ["DISK", "Files"]


class Files:
    """Files as they lie on the disk, parsed anew each time.

    A language server puts unsaved texts in their place, and remembers what it parsed.
    """

    def text(self, path: Path, name: str) -> str | Fault:
        """A file's text, or why it cannot be read."""
        return read_text(path, name)

    def below(self, folder: Path) -> Iterable[Path]:
        """Every file below a folder, in any order."""
        return (path for path in folder.rglob("*") if path.is_file())

    def yaml(self, text: str, name: str) -> tuple[Document, list[Fault]]:
        """The data of a YAML text, and its faults."""
        return parse_yaml(text, name)

    def gherkin(self, text: str) -> Any:
        """The tree of a feature's text; raises what the parser raises."""
        return Parser().parse(text)


DISK = Files()
"""The disk alone."""
