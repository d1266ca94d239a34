"""The requests of the Language Server Protocol -> the modules beside this one, and back."""

from __future__ import annotations

import gc
import logging
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from guideline.authoring.format_feature import format_feature
from guideline.authoring.format_yaml import format_yaml
from guideline.authoring.language_server.completion import complete
from guideline.authoring.language_server.hover import definition_at, hover_at
from guideline.authoring.language_server.positions import Text, changed_text
from guideline.authoring.language_server.rename import RenameRefused, edits_for, target_at
from guideline.authoring.language_server.server import GuidelineServer, refusal

__all__ = ["language_server"]


def language_server(given: Path | None, around: Path) -> GuidelineServer:
    """A server that is ready to be started.

    Args:
        given: The project that was named in the call; None: the folder open in the editor.
        around: The project around the working folder, used when the editor names none.
    """
    server = GuidelineServer(given, around)
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_no_refusal)

    _follow_texts(server)
    _answer_questions(server)
    _make_edits(server)
    return server


def _follow_texts(server: GuidelineServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(_: types.InitializeParams) -> None:
        server.choose_project()

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        # What lies on the disk comes first, so that there is a vocabulary when what is opened next
        # has a fault.
        server.check()
        # What was read first stays for long; looking through it again and again for what could be
        # dropped would make one keystroke in ten slow.
        gc.freeze()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        path = server.path(document.uri)
        if path:
            text = Text(document.text, path.suffix != ".feature", server.encoding)
            server.hold(path, text, document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        path = server.path(params.text_document.uri)
        buffer = server.project.buffers.open.get(path) if path else None
        if path and buffer:
            text = changed_text(buffer.text, params.content_changes)
            server.hold(path, text, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        path = server.path(params.text_document.uri)
        if path:
            server.saved(path)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        path = server.path(params.text_document.uri)
        if path:
            server.let_go(path)


def _answer_questions(server: GuidelineServer) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=[" ", "@", ":", "[", "{"]),
    )
    def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        found = server.shown(params.text_document.uri)
        return complete(server.project, *found, params.position) if found else []

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        found = server.shown(params.text_document.uri)
        return hover_at(server.project, *found, params.position) if found else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        found = server.shown(params.text_document.uri)
        return definition_at(server.project, *found, params.position) if found else None


def _make_edits(server: GuidelineServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        found = server.shown(params.text_document.uri)
        if not found:
            return None
        path, text = found
        lay_out = format_yaml if text.yaml else format_feature
        result, faults = lay_out(text.text, server.project.name(path))
        # A file with a fault stays as it is; the fault is underlined already.
        whole = text.range(0, len(text.text))
        return [] if faults or result == text.text else [types.TextEdit(whole, result)]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(params: types.PrepareRenameParams) -> types.PrepareRenameResult:
        path, text = server.found(params.text_document.uri)
        try:
            target, words = target_at(server.project, path, text, params.position)
        except RenameRefused as refused:
            raise refusal(refused) from None
        return types.PrepareRenamePlaceholder(words, target.old)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit:
        path, text = server.found(params.text_document.uri)
        try:
            target, _ = target_at(server.project, path, text, params.position)
            edits = edits_for(server.project, target, params.new_name, server.encoding)
        except RenameRefused as refused:
            raise refusal(refused) from None
        return server.workspace_edit(edits)


def _is_no_refusal(record: logging.LogRecord) -> bool:
    """Keep the log for faults of the program; a refusal is told to the person."""
    return not (record.exc_info and isinstance(record.exc_info[1], JsonRpcException))
