"""Text of a content file -> the same data, comments and quotes, with even indentation.

The YAML parser says where each mapping, list and text block stands; only the white space before
and after lines changes, and blank lines. Nothing is wrapped anew: where a sentence breaks is the
author's choice, and a reviewer should see changed words, not moved ones. A library that writes
YAML would have to be taught all of that, and would still choose quotes and breaks of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

import yaml

from guideline.errors import Fault
from guideline.loading.yaml_text import parse_yaml

__all__ = ["format_yaml"]

STEP = 2
"""Spaces of one level."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HIDDEN = re.compile("[\x85\u2028\u2029]|^\ufeff", re.MULTILINE)
"""What YAML takes for the edge of a line, and an editor does not."""
_INDICATOR = re.compile(r"[-?:](?=[ \t]|\Z)")
_BLOCK_HEADER = re.compile(r"[|>][-+]?([1-9]?)[-+]?")


def format_yaml(text: str, name: str) -> tuple[str, list[Fault]]:
    """Lay out one YAML file; formatting the result again changes nothing.

    Args:
        text: The file's text, with any line ends, without a byte order mark.
        name: The file as shown to a person.

    Returns:
        The text as it should stand, and no fault; or the text as it came, and why it was left:
        every fault of the YAML, or that a layout with the same meaning was not found.
    """
    plain = re.sub(r"\r\n?", "\n", text)
    hidden = _HIDDEN.search(plain)
    if hidden:
        line = plain.count("\n", 0, hidden.start()) + 1
        column = hidden.start() - plain.rfind("\n", 0, hidden.start())
        code = f"U+{ord(hidden.group()):04X}"
        message = f"the character {code} cannot be seen, but shapes lines in YAML"
        return text, [Fault(name, line, column, message, "an ordinary line end, or a space")]
    document, faults = parse_yaml(text, name)
    if faults:
        return text, faults
    if not plain.endswith("\n"):
        plain += "\n"
    lines = _Layout(plain.split("\n")[:-1], _shapes(plain)).lines()
    result = "".join(f"{line}\n" for line in lines)
    # At the end of a text below `|` or `>` the last line end may be part of the text.
    for candidate in (result, result.removesuffix("\n")):
        if candidate == text or _says_the_same(document.data, text, candidate):
            return candidate, []
    message = "formatting would change what this file says, so it was left as it is"
    return text, [Fault(name, 0, 0, message, "", "This is a fault of the program; report it")]


@dataclass(frozen=True, slots=True)
class _Collection:
    """A mapping or list in block style: first line, column, and the line after its last."""

    line: int
    column: int
    is_list: bool
    end: int


@dataclass(slots=True)
class _Shapes:
    """What the lines of a file belong to, by 0-based line.

    Attributes:
        collections: In the order in which they begin.
        blocks: Lines that end in `|` or `>`, with the column of that sign.
        inner: Later lines of texts that span several lines; blank ones count.
        quoted: The lines of texts in double quotes that another line of the text follows.
        flow: Later lines of lists and mappings in brackets.
    """

    collections: list[_Collection] = field(default_factory=list)
    blocks: dict[int, int] = field(default_factory=dict)
    inner: set[int] = field(default_factory=set)
    quoted: set[int] = field(default_factory=set)
    flow: set[int] = field(default_factory=set)


def _shapes(text: str) -> _Shapes:
    shapes = _Shapes()
    begun: list[Any] = []
    event: Any
    for event in yaml.parse(text, Loader=_LOADER):
        first, last = event.start_mark, event.end_mark
        if isinstance(event, yaml.CollectionStartEvent):
            begun.append(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            start = begun.pop()
            place = start.start_mark
            if start.flow_style:
                shapes.flow.update(range(place.line + 1, last.line + 1))
                continue
            is_list = isinstance(start, yaml.SequenceStartEvent)
            shapes.collections.append(_Collection(place.line, place.column, is_list, last.line))
        elif isinstance(event, yaml.ScalarEvent) and event.style in {"|", ">"}:
            shapes.blocks[first.line] = first.column
        elif isinstance(event, yaml.ScalarEvent) and last.line > first.line:
            shapes.inner.update(range(first.line + 1, last.line + 1))
            if event.style == '"':
                shapes.quoted.update(range(first.line, last.line))
    # On one line, what holds the other begins left of it.
    shapes.collections.sort(key=lambda c: (c.line, c.column))
    return shapes


@dataclass(slots=True)
class _Layout:
    """Goes through the lines once.

    Attributes:
        open: The collections around the current line, outermost first.
        waiting: Comments, and empty texts for blank lines, since the last other line.
        moved: How many spaces further right than before the last entry stands.
    """

    old: list[str]
    shapes: _Shapes
    out: list[str] = field(default_factory=list)
    open: list[_Collection] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    moved: int = 0

    def lines(self) -> list[str]:
        """All lines of the file."""
        ahead = iter([*self.shapes.collections, None])
        following = next(ahead)
        numbers = iter(range(len(self.old)))
        for number in numbers:
            line = self.old[number]
            if number in self.shapes.inner or number in self.shapes.flow:
                self._inside(number, line)
                continue
            if not line.strip(" \t") or line.lstrip(" \t").startswith("#"):
                self.waiting.append(line.strip(" \t") and line)
                continue
            before = tuple(self.open)
            while self.open and self.open[-1].end <= number:
                self.open.pop()
            while following is not None and following.line <= number:
                self.open.append(following)
                following = next(ahead)
            self._structural(number, line, before)
            if number in self.shapes.blocks:
                for _ in range(self._block(number)):
                    next(numbers)
        self._release(tuple(self.open), None, 0)
        return self.out

    def _structural(self, number: int, line: str, before: tuple[_Collection, ...]) -> None:
        """A line on which an entry, or something outside all entries, begins."""
        column = _indent(line)
        rest = line.lstrip(" ")
        listed = rest == "-" or rest.startswith(("- ", "-\t"))
        level = next(
            (
                level
                for level, collection in enumerate(self.open)
                if collection.column == column and collection.is_list == listed
            ),
            None,
        )
        # What stands on no level is a value on a line of its own, or a mark such as `---`.
        indent = STEP * (len(self.open) if level is None else level)
        self.moved = indent - column
        self._release(before, column, indent)
        signs = ""
        if level is not None:
            while _INDICATOR.match(rest):
                signs, rest = f"{signs}{rest[0]} ", rest[1:].lstrip(" \t")
        self._write(number, " " * indent + signs + rest)

    def _inside(self, number: int, line: str) -> None:
        """A later line of something that spans several lines."""
        text = line.lstrip(" \t")
        if not text.rstrip(" \t"):
            # Inside a text a blank line is a line end; between brackets it is nothing.
            if number in self.shapes.inner or self.out[-1]:
                self.out.append("")
            return
        indent = max(STEP * len(self.open), STEP)
        if number in self.shapes.flow:
            # At the very left, these signs would begin or end a document.
            least = 1 if text.startswith(("---", "...")) else 0
            indent = max(least, len(line) - len(text) + self.moved)
        self._write(number, " " * indent + text)

    def _block(self, number: int) -> int:
        """Write the text below a `|` or `>`; the number of its lines."""
        header = _BLOCK_HEADER.match(self.old[number], self.shapes.blocks[number])
        parent = self.open[-1].column if self.open else -1
        content = self.old[number + 1 :]
        first = next((line for line in content if line.strip(" ")), "")
        old = _indent(first)
        new = max(STEP * len(self.open), STEP)
        if header and header[1]:
            old = max(parent, 0) + int(header[1])
            new = max(STEP * (len(self.open) - 1), 0) + int(header[1])
        old = max(old, parent + 1)
        kept = list(takewhile(lambda line: not line.strip(" ") or _indent(line) >= old, content))
        if not (header and header[1]) and not any(line.strip(" ") for line in kept):
            # A text of blank lines has no indentation that spaces could go beyond.
            kept = [""] * len(kept)
        if not (header and "+" in header[0]):
            # Blank lines after a text are no part of it, unless the author asked for them.
            while kept and len(kept[-1]) <= old and not kept[-1].strip(" "):
                kept.pop()
        self.out.extend(" " * new + line[old:] if line[old:] else "" for line in kept)
        return len(kept)

    def _write(self, number: int, line: str) -> None:
        cut = line.rstrip(" \t")
        # Behind a backslash the space at the end of a line is a letter of the text.
        self.out.append(line if number in self.shapes.quoted and cut.endswith("\\") else cut)

    def _release(self, before: tuple[_Collection, ...], column: int | None, indent: int) -> None:
        """Write the comments and blank lines that waited before a line, or before the end."""
        blank = False
        for comment in self.waiting:
            if not comment:
                blank = True
                continue
            text = comment.lstrip(" \t")
            own = len(comment) - len(text)
            levels = [n for n, collection in enumerate(before) if collection.column == own]
            self._blank_line(wanted=blank)
            place = STEP * levels[-1] if levels and own != column else indent
            self.out.append(" " * place + text.rstrip(" \t"))
            blank = False
        self.waiting.clear()
        self._blank_line(wanted=blank and column is not None)

    def _blank_line(self, *, wanted: bool) -> None:
        if wanted and self.out and self.out[-1]:
            self.out.append("")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _says_the_same(data: Any, text: str, result: str) -> bool:
    """Whether two texts differ in white space only and hold the same data in the same order."""
    if _words(text) != _words(result):
        return False
    document, faults = parse_yaml(result, "")
    return not faults and repr(document.data) == repr(data)


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[ \t\r\n]+", text) if word]
