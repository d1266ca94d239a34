"""A name at a place and a new one -> one edit of every file that holds it, or a refusal.

Nothing is handed out before it was tried: the project is read once more with all edits in place,
has to have no fault, and has to mean the same but for the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types

from guideline.authoring.language_server.pointing import documents_of, pointed_at
from guideline.authoring.language_server.positions import Text
from guideline.authoring.language_server.rename_content import (
    Edit,
    RenameRefused,
    Target,
    content_edits,
    phrase_places,
)
from guideline.authoring.language_server.rename_features import FeatureRename
from guideline.authoring.language_server.same_meaning import same
from guideline.authoring.language_server.workspace import Buffer, Buffers, Workspace
from guideline.errors import Fault
from guideline.loading import Project, read_project
from guideline.loading.project import content_folder
from guideline.loading.text import read_text

__all__ = ["RenameRefused", "edits_for", "target_at"]


def target_at(
    workspace: Workspace, path: Path, text: Text, position: types.Position
) -> tuple[Target, types.Range]:
    """What would be renamed at a place, and the words there.

    Raises:
        RenameRefused: Nothing there has a name that can be changed.
    """
    pointed = pointed_at(workspace, path, text, position)
    if pointed is None:
        raise RenameRefused("here stands no id or phrase of the guideline that can be renamed")
    words = text.range(pointed.start, pointed.end)
    if not pointed.phrase:
        return Target(pointed.guideline, pointed.thing.id, pointed.thing), words
    documents = documents_of(workspace, pointed.guideline)
    places = list(phrase_places(documents, pointed.words))
    if len(places) != 1:
        raise RenameRefused(
            f"'{pointed.words}' is not written like this in one place of the content; "
            "rename the phrase where it is declared"
        )
    file, where = places[0]
    return Target(pointed.guideline, pointed.words, None, file, where), words


def edits_for(
    workspace: Workspace, target: Target, new: str, encoding: str
) -> dict[Path, tuple[Text, list[Edit]]]:
    """Every file that changes, with its text as it is now.

    Raises:
        RenameRefused: With the reason and the place; then nothing should be changed at all.
    """
    if new == target.old:
        return {}
    _nothing_changed_underneath(workspace)
    project = _sound(workspace)
    folder = content_folder(workspace.root) / target.guideline
    documents = documents_of(workspace, target.guideline)
    found: dict[Path, tuple[Text, list[Edit]]] = {}
    texts = {file: _text(workspace, folder / file, encoding) for file in documents}
    for file, edits in content_edits(documents, texts, target, new).items():
        found[folder / file] = texts[file], edits
    # The features still have the old name here, so only faults of the content count.
    changed, faults = read_project(workspace.root, _with(workspace, found))
    if target.guideline not in changed.guidelines:
        raise RenameRefused(str(faults[0]))
    for feature in project.features:
        if feature.guideline == target.guideline:
            path = workspace.path(feature.file)
            text = _text(workspace, path, encoding)
            book = project.book_of(feature.file)
            after = changed.book_of(feature.file)
            edits = FeatureRename(feature, text, target, new, book, after).edits()
            if edits:
                found[path] = text, edits
    _try_out(workspace, project, found, target, new)
    return found


def _nothing_changed_underneath(workspace: Workspace) -> None:
    for path, buffer in workspace.buffers.open.items():
        disk = read_text(path, path.name)
        changed = isinstance(disk, str) and disk not in (buffer.disk, buffer.text.text)
        if changed and path.is_relative_to(workspace.root):
            name = workspace.name(path)
            raise RenameRefused(
                f"{name}: this file was changed on the disk since it was opened. Open it again"
            )


def _sound(workspace: Workspace) -> Project:
    reading = workspace.read()
    if reading.faults:
        raise RenameRefused(f"only a project without faults can be renamed in. {reading.faults[0]}")
    return reading.project


def _text(workspace: Workspace, path: Path, encoding: str) -> Text:
    text = workspace.text(path, encoding)
    if text is None:
        raise RenameRefused(f"{workspace.name(path)}: this file cannot be read")
    return text


def _with(workspace: Workspace, found: Mapping[Path, tuple[Text, list[Edit]]]) -> Buffers:
    """The open texts, with those that were found as they would be."""
    opened = dict(workspace.buffers.open)
    for path, (text, edits) in found.items():
        content = text.text
        for edit in sorted(edits, reverse=True):
            content = content[: edit.start] + edit.new + content[edit.end :]
        opened[path] = Buffer(Text(content, text.yaml, text.encoding), None, None)
    return Buffers(opened)


def _try_out(
    workspace: Workspace,
    before: Project,
    found: Mapping[Path, tuple[Text, list[Edit]]],
    target: Target,
    new: str,
) -> None:
    """Read everything with the edits in place, and compare."""
    after, faults = read_project(workspace.root, _with(workspace, found))
    if faults:
        raise RenameRefused(str(faults[0]))

    def becomes(one: str, other: str) -> bool:
        return target.becomes(new, one, other)

    id = target.guideline
    if not same(before.guidelines[id], after.guidelines[id], becomes):
        raise RenameRefused(f"the content would mean something else with '{new}'")
    for one, other in zip(before.features, after.features, strict=True):
        if not same(_said(before, one), _said(after, other), becomes):
            place = Fault(one.file, 1, 1, f"this feature would mean something else with '{new}'")
            raise RenameRefused(str(place))


def _said(project: Project, feature: Any) -> Any:
    """What the scenarios of a feature are about and mean, without their words."""
    book = project.book_of(feature.file)
    return [
        (
            [tag.about for tag in scenario.tags],
            [book.read(step.kind, step.text) for step in scenario.steps],
        )
        for scenario in feature.scenarios
    ]
