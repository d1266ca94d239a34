"""Places in a text: of editors, of parsers, and as offsets.

Editors count lines from 0 and split them at CR, LF and CRLF only; within a line they count code
units of the agreed encoding, mostly UTF-16. Parsers count lines and characters from 1, and each
has its own idea of where a line ends. Offsets count characters of the whole text from 0.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from lsprotocol import types

__all__ = ["Text", "changed_text"]

_EDITOR_ENDS = re.compile(r"\r\n|\r|\n")
_YAML_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_GHERKIN_ENDS = re.compile(r"\n")
_UNITS = {
    types.PositionEncodingKind.Utf8: "utf-8",
    types.PositionEncodingKind.Utf16: "utf-16-le",
    types.PositionEncodingKind.Utf32: "utf-32-le",
}
_WIDTH = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}


@dataclass(frozen=True)
class Text:
    """A file's text with its places.

    Attributes:
        yaml: True for YAML, False for a feature.
        encoding: What the editor counts in a line.
    """

    text: str
    yaml: bool
    encoding: str = types.PositionEncodingKind.Utf16

    @cached_property
    def _starts(self) -> list[int]:
        return _starts(self.text, _EDITOR_ENDS)

    @cached_property
    def _parser_starts(self) -> list[int]:
        return _starts(self.text, _YAML_ENDS if self.yaml else _GHERKIN_ENDS)

    def line(self, number: int) -> str:
        """An editor's line, from 0, without its end; empty behind the last one."""
        if number >= len(self._starts):
            return ""
        match = _EDITOR_ENDS.search(self.text, self._starts[number])
        return self.text[self._starts[number] : match.start() if match else len(self.text)]

    def line_start(self, number: int) -> int:
        """Offset of an editor's line; that of the end behind the last one."""
        return self._starts[number] if number < len(self._starts) else len(self.text)

    def column(self, position: types.Position) -> int:
        """How many characters of its line stand before a position."""
        return _characters(self.line(position.line), position.character, self.encoding)

    def offset(self, position: types.Position) -> int:
        """Offset of an editor's position; a position behind the end of a line is that end."""
        return self.line_start(position.line) + self.column(position)

    def position(self, offset: int) -> types.Position:
        """An offset as an editor counts it."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : offset]
        return types.Position(line, _length(before, self.encoding))

    def range(self, start: int, end: int) -> types.Range:
        """Two offsets as an editor counts them."""
        return types.Range(self.position(start), self.position(end))

    def place(self, line: int, column: int) -> int:
        """Offset of a parser's line and column, both from 1; the nearest place that exists."""
        starts = self._parser_starts
        if line > len(starts):
            return len(self.text)
        return min(starts[max(line, 1) - 1] + max(column, 1) - 1, len(self.text))

    def parser_place(self, offset: int) -> tuple[int, int]:
        """A parser's line and column, both from 1, of an offset."""
        line = bisect_right(self._parser_starts, offset)
        return line, offset - self._parser_starts[line - 1] + 1


def changed_text(text: Text, changes: Iterable[types.TextDocumentContentChangeEvent]) -> Text:
    """A text after an editor's changes, each made on the result of the one before."""
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            start = text.offset(change.range.start)
            end = max(start, text.offset(change.range.end))
            content = text.text[:start] + change.text + text.text[end:]
        else:
            content = change.text
        text = Text(content, text.yaml, text.encoding)
    return text


def _starts(text: str, ends: re.Pattern[str]) -> list[int]:
    return [0, *(match.end() for match in ends.finditer(text))]


def _length(text: str, encoding: str) -> int:
    if text.isascii():
        return len(text)
    name = _UNITS.get(types.PositionEncodingKind(encoding), "utf-16-le")
    return len(text.encode(name, "surrogatepass")) // _WIDTH[name]


def _characters(line: str, units: int, encoding: str) -> int:
    """How many characters the first units of a line are; half a character counts as none."""
    if line.isascii():
        return min(units, len(line))
    seen = 0
    for number, character in enumerate(line):
        seen += _length(character, encoding)
        if seen > units:
            return number
    return len(line)
