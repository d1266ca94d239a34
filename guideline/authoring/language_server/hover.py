"""A place in a feature or content file -> what it means, and where that is declared."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from guideline.authoring.language_server.feature_lines import step_at
from guideline.authoring.language_server.meaning import described, step_meaning
from guideline.authoring.language_server.names import declaration, extent
from guideline.authoring.language_server.pointing import documents_of, pointed_at
from guideline.authoring.language_server.positions import Text
from guideline.authoring.language_server.workspace import Workspace
from guideline.authoring.language_server.yaml_place import schemas_at, typing_at
from guideline.loading.project import content_folder

__all__ = ["definition_at", "hover_at"]


def hover_at(
    workspace: Workspace, path: Path, text: Text, position: types.Position
) -> types.Hover | None:
    """What the words at a place mean; None when they mean nothing."""
    parts: list[str] = []
    shown: types.Range | None = None
    pointed = pointed_at(workspace, path, text, position)
    book = workspace.feature_book(path)
    step = step_at(text, position.line) if book else None
    if book and step:
        parts.append(step_meaning(book, step.kind, step.text))
    if pointed and pointed.guideline in workspace.books:
        guideline = workspace.books[pointed.guideline].guideline
        parts.append(described(guideline, pointed.thing))
        shown = text.range(pointed.start, pointed.end)
    content = workspace.content_place(path)
    if content:
        parts.append(_key(content[1], text, position))
    said = "\n\n".join(part for part in parts if part)
    if not said:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said), shown)


def definition_at(
    workspace: Workspace, path: Path, text: Text, position: types.Position
) -> types.Location | None:
    """Where the thing at a place is declared; None when nothing is named there."""
    pointed = pointed_at(workspace, path, text, position)
    if pointed is None:
        return None
    documents = documents_of(workspace, pointed.guideline)
    site = declaration(documents, pointed.thing)
    if site is None:
        return None
    file = content_folder(workspace.root) / pointed.guideline / site.file
    content = workspace.text(file, text.encoding)
    span = extent(content, documents[site.file], site) if content else None
    uri = from_fs_path(str(file))
    if content is None or span is None or uri is None:
        return None
    return types.Location(uri, content.range(*span))


def _key(file: str, text: Text, position: types.Position) -> str:
    """The description of a key of content at a place; empty elsewhere."""
    line = text.line(position.line)
    colon = line.find(":", text.column(position))
    here = typing_at(text, position.line, text.column(position))
    if here.value or colon < 0:
        return ""
    key = line[here.start : colon].strip()
    known = (schema.get("properties", {}).get(key) for schema in schemas_at(file, here.path))
    return next((str(part.get("description", "")) for part in known if part), "")
