"""One connection to an editor: its open texts, when they are checked, and what is shown of it."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path, to_fs_path

from guideline import __version__
from guideline.authoring.language_server.diagnostics import diagnostics
from guideline.authoring.language_server.positions import Text
from guideline.authoring.language_server.rename import RenameRefused
from guideline.authoring.language_server.rename_content import Edit
from guideline.authoring.language_server.workspace import Buffer, Reading, Workspace, key_of
from guideline.errors import Fault
from guideline.loading.text import read_text

__all__ = ["GuidelineServer", "refusal"]

PAUSE = 0.015
"""Seconds without a change before everything is checked: a completion asked for at once is answered
first, and fast typing is checked once."""
REST = 0.3
"""Seconds without a change before findings are looked for."""


class _Protocol(LanguageServerProtocol):
    """Leaves the texts to `positions`, which splits lines as the protocol says.

    The framework splits them as Python does, at form feeds and other characters too, and moves the
    places of a change while it reads them.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Generator[Any, Any, None]:
        """Hand a change to the server untouched."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class GuidelineServer(LanguageServer):
    """One connection to an editor.

    Attributes:
        given: The folder of the project when it was named on the command line.
        around: The project around the working folder, when neither call nor editor names one.
        project: What is being edited.
    """

    def __init__(self, given: Path | None, around: Path) -> None:
        super().__init__("guideline", __version__, protocol_cls=_Protocol)
        self.given = given
        self.around = around
        self.project = Workspace(given or around)
        self._shown: dict[Path, list[types.Diagnostic]] = {}
        self._changed: set[Path] = set()
        self._waiting: asyncio.TimerHandle | None = None

    @property
    def encoding(self) -> str:
        """What the editor counts in a line."""
        return str(self.workspace.position_encoding)

    def choose_project(self) -> None:
        """The folder of the call, else the one that is open in the editor."""
        opened = to_fs_path(self.workspace.root_uri or "")
        if self.given is None and opened:
            self.project = Workspace(Path(opened).resolve())

    def path(self, uri: str) -> Path | None:
        """The file of an address; None for what is no file of the project."""
        found = to_fs_path(uri)
        path = key_of(found) if found else None
        return path if path and path.is_relative_to(self.project.root) else None

    def shown(self, uri: str) -> tuple[Path, Text] | None:
        """A file with its text as it is in the editor; None for what cannot be read."""
        path = self.path(uri)
        if path is None or not self.project.is_project:
            return None
        if self.project.reading is None:
            self.check()
        text = self.project.text(path, self.encoding)
        return (path, text) if text else None

    def found(self, uri: str) -> tuple[Path, Text]:
        """The same for what has to be there; raises a refusal."""
        shown = self.shown(uri)
        if shown is None:
            raise refusal(RenameRefused("this file does not belong to the project"))
        return shown

    def workspace_edit(self, edits: Mapping[Path, tuple[Text, list[Edit]]]) -> types.WorkspaceEdit:
        """Edits of many files as one; an editor refuses them when a version is not the same."""
        changes: list[types.TextDocumentEdit] = []
        for path, (text, several) in edits.items():
            buffer = self.project.buffers.open.get(path)
            document = types.OptionalVersionedTextDocumentIdentifier(
                uri=from_fs_path(str(path)) or "", version=buffer.version if buffer else None
            )
            parts = [types.TextEdit(text.range(e.start, e.end), e.new) for e in several]
            changes.append(types.TextDocumentEdit(document, parts))
        client = self.client_capabilities.workspace
        known = client.workspace_edit if client else None
        if known and known.document_changes:
            return types.WorkspaceEdit(document_changes=changes)
        plain = {
            c.text_document.uri: [e for e in c.edits if isinstance(e, types.TextEdit)]
            for c in changes
        }
        return types.WorkspaceEdit(changes=plain)

    def hold(self, path: Path, text: Text, version: int | None) -> None:
        """Remember what an editor shows, and check soon."""
        before = self.project.buffers.open.get(path)
        disk = before.disk if before else on_disk(path)
        self.project.buffers.open[path] = Buffer(text, version, disk)
        self._changed.add(path)
        self.check_soon()

    def saved(self, path: Path) -> None:
        """Remember that what an editor shows was written."""
        buffer = self.project.buffers.open.get(path)
        if buffer:
            self.project.buffers.open[path] = Buffer(buffer.text, buffer.version, on_disk(path))
        self.check_soon()

    def let_go(self, path: Path) -> None:
        """Go back to the file on the disk."""
        self.project.buffers.open.pop(path, None)
        self._changed.add(path)
        self.check_soon()

    def check_soon(self) -> None:
        """Check everything when nothing has changed for a moment."""
        if self._waiting:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().call_later(PAUSE, self.check)

    def check(self) -> None:
        """Check everything now, and show what is new."""
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None
        if not self.project.is_project:
            return
        reading = self.project.read()
        self._show(reading)
        if not reading.faults:
            self._waiting = asyncio.get_running_loop().call_later(REST, self.judge)

    def judge(self) -> None:
        """Show what is a finding and no fault; it takes longer, and nobody waits for it."""
        self._waiting = None
        self._show(self.project.judge())

    def _show(self, reading: Reading) -> None:
        found = diagnostics(self.project, reading, self.encoding)
        for path in {*self._shown, *found, *self._changed}:
            shown = found.get(path, [])
            if path in self._changed or shown != self._shown.get(path, []):
                self._publish(path, shown)
        self._shown, self._changed = found, set()

    def _publish(self, path: Path, shown: list[types.Diagnostic]) -> None:
        uri = from_fs_path(str(path))
        if uri:
            buffer = self.project.buffers.open.get(path)
            version = buffer.version if buffer else None
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, shown, version)
            )


def refusal(reason: RenameRefused) -> JsonRpcException:
    """A refusal as an editor shows it."""
    return JsonRpcException(str(reason), types.LSPErrorCodes.RequestFailed)


def on_disk(path: Path) -> str | None:
    """What stands on the disk; None when there is no readable file."""
    text = read_text(path, path.name)
    return None if isinstance(text, Fault) else text
