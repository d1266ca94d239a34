"""Text of a feature file -> the same feature, laid out as all others are.

The official parser says what each line is; only the white space around it is decided here. Words
are never touched: synonyms of a keyword, wrapped descriptions, doc strings and comments stay as
they were written. A result that does not say the same as before is never handed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from gherkin.ast_builder import AstBuilder
from gherkin.errors import CompositeParserException, ParserError
from gherkin.parser import Parser
from gherkin.token import Token

from guideline.errors import Fault
from guideline.loading.features import syntax_faults
from guideline.loading.text import columns

__all__ = ["format_feature"]

STEP = 2
"""Spaces of one level."""

_HEADERS = {"FeatureLine", "RuleLine", "BackgroundLine", "ScenarioLine", "ExamplesLine"}
_CELL = re.compile(r"((?:[^|\\]|\\.|\\\Z)*)(\||\Z)", re.DOTALL)


def format_feature(text: str, name: str) -> tuple[str, list[Fault]]:
    """Lay out one feature file; formatting the result again changes nothing.

    Args:
        text: The file's text, with any line ends.
        name: The file as shown to a person.

    Returns:
        The text as it should stand, and no fault; or the text as it came, and why it was left:
        every fault of syntax, or that a layout with the same meaning was not found.
    """
    builder = _Recorder()
    try:
        tree: Any = Parser(builder).parse(text)
    except (CompositeParserException, ParserError):
        return text, syntax_faults(text, name)
    if not tree.get("feature"):
        return text, syntax_faults(text, name)
    result = "\n".join(_Layout().lines(builder.lines)) + "\n"
    if result == text or _says_the_same(tree, text, result):
        return result, []
    message = "formatting would change what this file says, so it was left as it is"
    return text, [Fault(name, 0, 0, message, "", "This is a fault of the program; report it")]


class _Recorder(AstBuilder):
    """Builds the tree as usual, and keeps what each line was taken for."""

    def reset(self) -> None:
        super().reset()
        self.lines: list[Any] = []

    def build(self, token: Token) -> None:
        self.lines.append(token)
        super().build(token)


@dataclass(slots=True)
class _Layout:
    """Writes line after line; comments, tags and blank lines wait until it is known what follows.

    Attributes:
        base: Indentation of scenarios: deeper inside a rule.
        body: Indentation of what stands below the last header, until its steps.
        waiting: Comments, tags and blank lines since the last other line.
        before: Kind of the last line that does not wait.
        before_indent: Where a comment right below that line stands.
        rows: Lines of the table being read: position in the output, cells, text after the last bar.
        prose: Lines of the description being read: position in the output, text, own indentation.
        doc_string: Its opening line, while one is being read.
    """

    out: list[str] = field(default_factory=list)
    base: int = STEP
    body: int = 0
    before: str = ""
    before_indent: int = 0
    waiting: list[Any] = field(default_factory=list)
    rows: list[tuple[int, list[str], str]] = field(default_factory=list)
    prose: list[tuple[int, str, int]] = field(default_factory=list)
    doc_string: Any = None

    def lines(self, tokens: Iterable[Any]) -> list[str]:
        """The whole file, without the last line end."""
        for token in tokens:
            kind = token.matched_type or ""
            if self.doc_string is not None:
                self._in_doc_string(token, self.doc_string)
            elif kind == "Empty" or (kind == "Other" and not token.line.get_line_text().strip()):
                self.waiting.append(None)
            elif kind in {"Comment", "TagLine"}:
                self.waiting.append(token)
            else:
                self._solid(token, kind)
        return self.out

    def _solid(self, token: Any, kind: str) -> None:
        if kind != "TableRow":
            self._align()
        if kind != "Other":
            self._dedent()
        indent = self._indent(kind)
        self._release(kind, indent)
        if kind == "EOF":
            return
        written = token.line.get_line_text().strip()
        if kind == "TableRow":
            *cells, tail = _cells(written)
            self.rows.append((len(self.out), cells, tail))
        elif kind == "Other":
            whole = token.line.get_line_text(0).expandtabs(4)
            own = len(whole) - len(whole.lstrip())
            self.prose.append((len(self.out), written, own))
        elif kind == "DocStringSeparator":
            self.doc_string = token
        self.out.append(" " * indent + _text(token, kind, written))
        self.before, self.before_indent = kind, indent
        if kind in _HEADERS:
            self.body = self.before_indent = indent + STEP

    def _indent(self, kind: str) -> int:
        match kind:
            case "RuleLine":
                self.base = 2 * STEP
                return STEP
            case "BackgroundLine" | "ScenarioLine":
                return self.base
            case "ExamplesLine" | "StepLine":
                return self.base + STEP
            case "TableRow" | "DocStringSeparator":
                return self.base + 2 * STEP
            case "Other":
                return self.body
            case "EOF":
                return self.base
        return 0

    def _in_doc_string(self, token: Any, opening: Any) -> None:
        indent = " " * self.before_indent
        if token.matched_type == "DocStringSeparator":
            self.doc_string = None
            self.out.append(indent + token.line.get_line_text().strip())
            return
        # Spaces at the end of such a line are part of the text.
        content = token.line.get_line_text(opening.line.indent).rstrip("\r\n")
        self.out.append(indent + content if content else "")

    def _release(self, kind: str, indent: int) -> None:
        """Write what waited before a line of this kind."""
        items = list(_joined(self.waiting))
        self.waiting.clear()
        last_is_blank = bool(items) and items[-1] is None
        header = kind in _HEADERS
        lead = _lead(items) if header else len(items)
        # A comment right below what came before belongs to it, unless it also touches the header.
        attached = self.before != "" and (header or kind == "EOF")
        allowed = self._blanks_allowed(kind)
        blank = False
        for item in items[:lead]:
            if item is None:
                blank, attached = True, False
                continue
            self._blank_line(wanted=blank and allowed)
            blank = False
            self.out.append(" " * (self.before_indent if attached else indent) + item)
        if header and kind != "FeatureLine":
            self._blank_line(wanted=True)
        elif kind != "EOF":
            self._blank_line(wanted=allowed and (blank if lead < len(items) else last_is_blank))
        self.out.extend(" " * indent + item for item in items[lead:] if item is not None)

    def _blanks_allowed(self, kind: str) -> bool:
        """Whether a blank line that somebody left before this line stays."""
        if kind == "StepLine":
            return self.before not in _HEADERS
        if kind == "TableRow":
            return self.before == "TableRow"
        return kind != "DocStringSeparator"

    def _blank_line(self, *, wanted: bool) -> None:
        if wanted and self.out and self.out[-1]:
            self.out.append("")

    def _align(self) -> None:
        """Give every column of the table that just ended one width."""
        if not self.rows:
            return
        widths = [
            max(map(columns, column)) for column in zip(*(r[1] for r in self.rows), strict=False)
        ]
        indent = " " * (self.base + 2 * STEP)
        for position, cells, tail in self.rows:
            padded = [
                f" {cell}{' ' * (width - columns(cell))} |"
                for cell, width in zip(cells, widths, strict=False)
            ]
            line = indent + "|" + "".join(padded)
            self.out[position] = f"{line} {tail}" if tail else line
        self.rows.clear()

    def _dedent(self) -> None:
        """Move the description that just ended below its header; what is set in stays set in."""
        if not self.prose:
            return
        least = min(own for _, _, own in self.prose)
        for position, text, own in self.prose:
            self.out[position] = " " * (self.body + own - least) + text
        self.prose.clear()


def _joined(waiting: Iterable[Any]) -> Iterator[str | None]:
    """Comments, tags on one line, and None for blank lines; none of these after a tag."""
    tags = ""
    tagged = False
    for token in waiting:
        if token is None:
            if not tagged:
                yield None
            continue
        written = token.line.get_line_text().strip()
        if token.matched_type == "TagLine":
            tagged = True
            comment = written[len(re.split(r"\s#", written, maxsplit=1)[0]) :].strip()
            names = " ".join(item["text"] for item in token.matched_items)
            tags = f"{tags} {names}".lstrip()
            if comment:
                yield f"{tags} {comment}"
                tags = ""
            continue
        if tags:
            yield tags
            tags = ""
        yield written
    if tags:
        yield tags


def _lead(items: list[str | None]) -> int:
    """Where the tags and the comments that touch a header begin."""
    tags = (n for n, item in enumerate(items) if item is not None and item.startswith("@"))
    start = next(tags, len(items))
    while start and items[start - 1] is not None:
        start -= 1
    return start


def _text(token: Any, kind: str, written: str) -> str:
    """One line without its indentation."""
    keyword, text = token.matched_keyword or "", token.matched_text or ""
    if kind in _HEADERS:
        return f"{keyword}: {text}" if text else f"{keyword}:"
    if kind == "Language":
        return f"# language: {text}"
    if kind == "StepLine":
        # Some languages write no space after a keyword; where there is one, it stays. Without
        # the space at its end, a step that says nothing would not be a step.
        space = not keyword.endswith(" ") and written[len(keyword) :][:1].isspace()
        return f"{keyword} {text}" if space else f"{keyword}{text}"
    return written


def _cells(row: str) -> list[str]:
    """The cells as written, with their escapes; then what stands after the last bar."""
    if "\\" not in row:
        return [part.strip() for part in row.split("|")[1:]]
    cells: list[str] = []
    for part in _CELL.finditer(row):
        cells.append(part[1].strip())
        if not part[2]:
            break
    return cells[1:]


def _says_the_same(tree: Any, text: str, result: str) -> bool:
    """Whether two texts differ in white space only and mean the same to the parser."""
    if "".join(text.split()) != "".join(result.split()):
        return False
    try:
        return bool(_meaning(tree) == _meaning(Parser().parse(result)))
    except (CompositeParserException, ParserError):
        return False


def _meaning(node: Any, key: str = "") -> Any:
    """A parsed file without its locations; of descriptions and comments, the lines."""
    if isinstance(node, dict):
        return {k: _meaning(v, k) for k, v in node.items() if k not in {"location", "id"}}
    if isinstance(node, list):
        return [_meaning(item, key) for item in node]
    if key == "description":
        return re.sub(r"\n{2,}", "\n\n", "\n".join(map(str.strip, node.split("\n")))).strip()
    return node.strip() if key == "text" else node
