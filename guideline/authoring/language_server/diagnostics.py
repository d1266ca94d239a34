"""What was found in a project -> what an editor underlines, file by file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types

from guideline.authoring.language_server.positions import Text
from guideline.authoring.language_server.workspace import Reading, Workspace
from guideline.errors import Fault
from guideline.loading.text import read_text

__all__ = ["diagnostics"]

SOURCE = "guideline"
_YAML_WORD = re.compile(r"""'(?:[^'\n]|'')*'|"(?:[^"\\\n]|\\.)*"|[^\s,\]}:#][^,\]}:#\n\r]*""")
_WORD = re.compile(r"@\S+")


def diagnostics(
    workspace: Workspace, reading: Reading, encoding: str
) -> dict[Path, list[types.Diagnostic]]:
    """Everything to be shown, by file; an open file without a fault has an empty list."""
    found: dict[Path, list[types.Diagnostic]] = {path: [] for path in workspace.buffers.open}
    shown = [
        *((fault, types.DiagnosticSeverity.Error) for fault in reading.faults),
        *((fault, types.DiagnosticSeverity.Warning) for fault in reading.findings),
        *((fault, types.DiagnosticSeverity.Error) for fault in _misread(workspace)),
    ]
    texts: dict[str, Text] = {}
    for fault, severity in shown:
        path = workspace.path(fault.file)
        text = texts.get(fault.file)
        if text is None:
            text = workspace.text(path, encoding) or Text("", True, encoding)
            texts[fault.file] = text
        diagnostic = types.Diagnostic(
            range=_range(text, fault), message=_message(fault), severity=severity, source=SOURCE
        )
        found.setdefault(path, []).append(diagnostic)
    return found


def _misread(workspace: Workspace) -> Iterable[Fault]:
    """Open files whose encoding an editor hides, but `guideline check` would refuse."""
    for path in workspace.buffers.open:
        name = workspace.name(path)
        if path.is_file() and path.is_relative_to(workspace.root):
            text = read_text(path, name)
            if isinstance(text, Fault):
                yield text


def _message(fault: Fault) -> str:
    text = fault.message
    if fault.expected:
        text += f"; expected {fault.expected}"
    if fault.hint:
        text += f". {fault.hint}"
    return text


def _range(text: Text, fault: Fault) -> types.Range:
    """From the place of a fault to the end of what it is about."""
    if not fault.line:
        return text.range(0, len(text.line(0)))
    start = text.place(fault.line, fault.column)
    number = text.position(start).line
    end = text.line_start(number) + len(text.line(number).rstrip())
    word = (_YAML_WORD if text.yaml else _WORD).match(text.text, start, max(start, end))
    if word:
        end = start + len(word.group().rstrip())
    if end <= start:
        # Nothing stands there; one character can be seen.
        start, end = max(start - 1, text.line_start(number)), max(start, end)
    return text.range(start, end)
