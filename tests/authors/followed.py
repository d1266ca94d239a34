"""Pages for authors are followed word by word: files are edited and commands are run as they say.

The title of a block says what it is, for the reader and for the test alike:

- `path, a new file` · `path, at the end` · `path, after: LINE` · `path, instead of: LINE`: an edit.
  LINE is a whole line of the file, without its indentation, and stands there once.
  With `for a moment: ` in front, the edit is undone after the next commands.
- a `console` block: its lines after `$ ` are run, and the lines shown below each of them have to
  be in what it prints, in this order, each within a line; a line `…` stands for any others. The
  title `exit code 1` says how it ends; without a title it ends with 0. `$ cd FOLDER` and
  `$ cp -r FOLDER FOLDER` do what they do in a terminal.
- `only an example`: nothing is done.
"""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from guideline.cli.app import cli

__all__ = ["Block", "PageIsWrong", "Reader", "blocks"]

_FENCE = re.compile(
    r"^(?P<indent> *)(?P<ticks>`{3,}|~{3,})(?P<head>[^\n]*)\n(?P<body>.*?)^ *(?P=ticks) *$",
    re.MULTILINE | re.DOTALL,
)
_HEAD = re.compile(r'(?P<language>\w+)(?: title="(?P<title>[^"]+)")?')
_EDIT = re.compile(
    r"(?P<moment>for a moment: )?(?P<path>[\w./-]+), "
    r"(?:(?P<whole>a new file|at the end)|(?P<how>after|instead of): (?P<line>.+))"
)
_EXIT = re.compile(r"exit code (\d)")
_EXAMPLE = "only an example"


class PageIsWrong(AssertionError):
    """A page says something that is not so; the text says where."""


@dataclass(frozen=True)
class Block:
    """One fenced block of a page."""

    language: str
    title: str
    text: str
    line: int


def blocks(page: str) -> list[Block]:
    """Every fenced block of a page, in order."""
    found = []
    for match in _FENCE.finditer(page):
        line = page.count("\n", 0, match.start()) + 1
        head = _HEAD.fullmatch(match["head"].strip())
        if head is None:
            raise PageIsWrong(f"line {line}: a block says its language and perhaps a title")
        margin = len(match["indent"])
        body = "".join(row[margin:] or "\n" for row in match["body"].splitlines(keepends=True))
        found.append(Block(head["language"], head["title"] or "", body, line))
    return found


@dataclass
class Reader:
    """Somebody who follows pages in a folder."""

    monkeypatch: pytest.MonkeyPatch
    commands: list[str] = field(default_factory=list)
    undo: dict[Path, str | None] = field(default_factory=dict)

    def follow(self, page: str) -> None:
        """Do what every block says; raise PageIsWrong at the first that is not so."""
        for block in blocks(page):
            try:
                self._do(block)
            except PageIsWrong as error:
                raise PageIsWrong(f"line {block.line}: {error}") from None
        if self.undo:
            raise PageIsWrong("an edit for a moment is followed by no command")

    def _do(self, block: Block) -> None:
        edit = _EDIT.fullmatch(block.title)
        ends = _EXIT.fullmatch(block.title)
        if block.language == "console" and (ends or not block.title):
            self._run(block.text, int(ends[1]) if ends else 0)
            self._put_back()
        elif edit:
            self._edit(edit, block.text)
        elif block.title != _EXAMPLE:
            raise PageIsWrong(f"the block '{block.title}' is neither run nor an example")

    def _edit(self, edit: re.Match[str], text: str) -> None:
        file = Path(edit["path"])
        before = file.read_text("utf-8") if file.is_file() else None
        if edit["moment"]:
            self.undo.setdefault(file, before)
        if edit["whole"] == "a new file":
            if before is not None:
                raise PageIsWrong(f"{file} is no new file")
            file.parent.mkdir(parents=True, exist_ok=True)
            after = text
        elif before is None:
            raise PageIsWrong(f"there is no file {file}")
        elif edit["whole"]:
            after = before + text
        else:
            after = _changed(before, edit["how"], edit["line"], text)
        file.write_text(after, "utf-8")

    def _put_back(self) -> None:
        for file, text in self.undo.items():
            if text is None:
                file.unlink()
            else:
                file.write_text(text, "utf-8")
        self.undo.clear()

    def _run(self, text: str, code: int) -> None:
        parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
        if parts[0].strip() or len(parts) < 2:
            raise PageIsWrong("a console block begins with a command")
        for part in parts[1:]:
            command, *shown = part.splitlines()
            self.commands.append(command)
            program, *arguments = shlex.split(command, comments=True)
            if program == "cd":
                self.monkeypatch.chdir(*arguments)
                continue
            if program == "cp":
                shutil.copytree(*arguments[1:])
                continue
            if program != "guideline":
                raise PageIsWrong(f"`{command}` cannot be followed")
            ended = CliRunner().invoke(cli, arguments)
            if ended.exit_code != code:
                raise PageIsWrong(f"`{command}` ended with {ended.exit_code}:\n{ended.output}")
            _find(shown, ended.output, command)


def _changed(text: str, how: str, line: str, new: str) -> str:
    lines = text.splitlines(keepends=True)
    places = [number for number, row in enumerate(lines) if row.strip() == line]
    if len(places) != 1:
        raise PageIsWrong(f"the line '{line}' stands there {len(places)} times")
    (place,) = places
    kept = lines[: place + (how == "after")]
    return "".join([*kept, new, *lines[place + 1 :]])


def _find(shown: list[str], output: str, command: str) -> None:
    printed, place = output.splitlines(), 0
    for line in shown:
        wanted = line.strip()
        if wanted in ("", "…"):
            continue
        # A long line may be shown in pieces, so the next one may stand in the same line.
        place = next((n for n, row in enumerate(printed) if n >= place and wanted in row), -1)
        if place < 0:
            message = f"`{command}` does not print this, or not after the lines before it: {wanted}"
            raise PageIsWrong(f"{message}\n\n{output}")
