"""Bytes of a file -> text, or a fault that says what to do about the encoding."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

from guideline.errors import Fault

__all__ = ["columns", "display", "read_text"]


def display(path: Path, root: Path | None = None) -> str:
    """A path as a person would name it: relative to the project where that is possible."""
    for base in (root, Path.cwd()):
        if base is not None:
            try:
                return path.resolve().relative_to(base.resolve()).as_posix()
            except ValueError:
                continue
    return path.as_posix()


def columns(text: str) -> int:
    """Columns a text takes on a screen."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) != 0 for letter in text)


def read_text(path: Path, name: str) -> str | Fault:
    """A file's text, line ends as they are.

    Returns:
        A fault when the file is missing, unreadable or not plain UTF-8.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Fault(name, 0, 0, "the file does not exist")
    except IsADirectoryError:
        return Fault(name, 0, 0, "this is a folder, not a file")
    except OSError as error:
        return Fault(name, 0, 0, f"the file cannot be read ({error.strerror or error})")
    for mark, encoding in (
        (codecs.BOM_UTF8, "UTF-8 with a byte order mark"),
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
    ):
        if data.startswith(mark):
            return Fault(name, 1, 1, f"the file is saved as {encoding}", "plain UTF-8", _RESAVE)
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        return Fault(
            name, line, 1, "the file holds zero bytes, as UTF-16 does", "plain UTF-8", _RESAVE
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[line_start : error.start].decode("utf-8", "replace")) + 1
        return Fault(
            name,
            line,
            column,
            f"byte 0x{data[error.start]:02x} is not UTF-8 (the file may be saved as Windows-1252)",
            "plain UTF-8",
            _RESAVE,
        )


_RESAVE = "Save the file again with the encoding UTF-8, without a byte order mark"
