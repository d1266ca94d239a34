"""What a person names -> an edition of a guideline: a revision, a folder or an exported file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from guideline.comparison.situations import Scenarios
from guideline.errors import Fault, GuidelineError, InputFaults, nearest
from guideline.loading import (
    DISK,
    Files,
    PhraseBook,
    guideline_folders,
    load_guideline,
    phrase_faults,
)
from guideline.loading.exported import load_exported
from guideline.loading.features import parse_features
from guideline.loading.revision import revision, write_files
from guideline.loading.yaml_text import Document
from guideline.model.guideline import Guideline

__all__ = ["Edition", "opened_editions"]

WORKING_TREE = "the working tree"
CONTENT = "guideline/content"


class _Shared(Files):
    """The disk; what both editions have in the same words is parsed once."""

    def __init__(self) -> None:
        self._documents: dict[tuple[str, str], tuple[Document, list[Fault]]] = {}
        self._trees: dict[str, Any] = {}

    def yaml(self, text: str, name: str) -> tuple[Document, list[Fault]]:
        """As parsed for the other edition, when it is the same text of the same name."""
        if (name, text) not in self._documents:
            self._documents[name, text] = super().yaml(text, name)
        document, faults = self._documents[name, text]
        return document, list(faults)

    def gherkin(self, text: str) -> Any:
        """As parsed for the other edition, when it is the same text."""
        if text not in self._trees:
            self._trees[text] = super().gherkin(text)
        return self._trees[text]


@dataclass(frozen=True)
class Edition:
    """One edition that was found.

    Attributes:
        name: What it is called, e.g. "HEAD~1 (61a895b0c2)".
        guideline: As it was loaded, without translations where the other one has none to compare.
        root: The folder its features lie in; None: it brings no features.
        source: Where the text of files comes from.
        notes: What could not be looked at, one sentence each.
    """

    name: str
    guideline: Guideline
    root: Path | None = None
    source: Files = DISK
    notes: list[str] = field(default_factory=list)

    @cached_property
    def scenarios(self) -> Scenarios | None:
        """Its scenarios; None, with a note, where it brings none that can be read."""
        if self.root is None:
            self.notes.append(f"{self.name} brings no scenarios, so none were looked at there.")
            return None
        id = self.guideline.id
        known = {id: self.guideline}
        folder = self.root / "features"
        features, faults = parse_features(folder, known, self.root, self.source)
        own = [feature for feature in features if feature.guideline == id]
        book = PhraseBook(self.guideline)
        faults = [fault for fault in faults if fault.file.startswith(f"features/{id}/")]
        for feature in own:
            faults.extend(phrase_faults(feature, book.in_language(feature.language)))
        if faults:
            count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}"
            text = f"The scenarios of {self.name} have {count}, so none were looked at there"
            self.notes.append(f"{text}. The first: {faults[0]}.")
            return None
        return Scenarios(book, tuple(s for feature in own for s in feature.scenarios))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an edition is.

    Attributes:
        root: A project, or None.
        folder: The content folder of one guideline, or None.
        file: An exported file, or None.
    """

    name: str
    root: Path | None = None
    folder: Path | None = None
    file: Path | None = None
    prefix: str = ""

    def ids(self) -> tuple[str, ...]:
        """The guidelines there; for a file none, because its id is not known yet."""
        if self.root is not None:
            return tuple(guideline_folders(self.root / CONTENT))
        return (self.folder.name,) if self.folder is not None else ()


@contextmanager
def opened_editions(
    project: Path, old: str | None, new: str | None, id: str | None
) -> Iterator[tuple[Edition, Edition]]:
    """Find and load both editions; what was read of a revision is gone afterwards.

    Args:
        project: The project that is worked on.
        old: A revision, a folder or a file; None: the last commit.
        new: The same; None: the working tree.
        id: Of the guideline; None: the only one that both have.

    Raises:
        GuidelineError: There is no such edition, or the two are of different guidelines.
        InputFaults: One of them does not load; the faults name it.
    """
    with tempfile.TemporaryDirectory(prefix="guideline-diff-") as folder:
        places = (
            _place(project, "HEAD" if old is None else old, Path(folder) / "old"),
            _Place(WORKING_TREE, root=project)
            if new is None
            else _place(project, new, Path(folder) / "new"),
        )
        first, second = _editions(places, id)
        # An exported file has no translations, which is no change of the guideline.
        if any(place.file for place in places):
            first, second = (
                replace(found, guideline=replace(found.guideline, translations={}))
                for found in (first, second)
            )
        yield first, second


def _place(project: Path, name: str, temporary: Path) -> _Place:
    path = Path(name)
    if path.exists() and not _is_revision(project, name):
        return _on_disk(path, name)
    if path.exists() and not name.startswith((".", "/")):
        message = f"'{name}' is both a revision and a file or folder."
        raise GuidelineError(
            f"{message} Write ./{name} for the file, refs/heads/{name} for a branch."
        )
    if path.exists():
        return _on_disk(path, name)
    if name.startswith((".", "/")) or name.endswith(("/", ".json")):
        raise GuidelineError(f"There is no file or folder '{name}'.")
    found = revision(project, name)
    temporary.mkdir()
    write_files(project, found, [f"{CONTENT}/", "features/"], temporary)
    return _Place(found.label, root=temporary, prefix=f"{name}:")


def _is_revision(project: Path, name: str) -> bool:
    if name.startswith((".", "/")) or name.endswith(("/", ".json")):
        return False
    try:
        revision(project, name)
    except GuidelineError:
        return False
    return True


def _on_disk(path: Path, name: str) -> _Place:
    if path.is_file():
        return _Place(name, file=path)
    folder = path.resolve()
    if (folder / CONTENT).is_dir():
        return _Place(name, root=folder)
    if (folder / "guideline.yaml").is_file():
        return _Place(name, folder=folder)
    message = f"'{name}' is neither a project nor the content folder of a guideline."
    raise GuidelineError(f"{message} A project holds {CONTENT}, a content folder guideline.yaml.")


def _editions(places: tuple[_Place, _Place], id: str | None) -> tuple[Edition, Edition]:
    files = {place: load_exported(place.file) for place in places if place.file}
    ids = [(files[place].id,) if place in files else place.ids() for place in places]
    for place, found in zip(places, ids, strict=True):
        if not found:
            raise GuidelineError(f"{_begin(place.name)} holds no guideline below {CONTENT}.")
    chosen, source = _chosen(places, ids, id), _Shared()
    first, second = (
        Edition(place.name, files[place]) if place in files else _loaded(place, chosen, source)
        for place in places
    )
    return first, second


def _chosen(places: tuple[_Place, _Place], ids: list[tuple[str, ...]], id: str | None) -> str:
    if id is not None:
        for place, found in zip(places, ids, strict=True):
            if id not in found:
                hint = nearest(id, found) or f"It holds: {', '.join(found)}."
                raise GuidelineError(f"{_begin(place.name)} holds no guideline '{id}'. {hint}")
        return id
    common = [found for found in ids[0] if found in ids[1]]
    if not common:
        held = (f"{p.name} holds {', '.join(i)}" for p, i in zip(places, ids, strict=True))
        raise GuidelineError(f"These are different guidelines: {'; '.join(held)}.")
    if len(common) > 1:
        raise GuidelineError(f"Choose one with --guideline. There are: {', '.join(common)}.")
    return common[0]


def _loaded(place: _Place, id: str, source: Files) -> Edition:
    folder = place.folder or (place.root or Path()) / CONTENT / id
    try:
        guideline = load_guideline(folder, place.root, source)
        return Edition(place.name, guideline, place.root, source)
    except InputFaults as error:
        raise InputFaults(_named(fault, place) for fault in error.faults) from None


def _named(fault: Fault, place: _Place) -> Fault:
    """A fault in a revision, with the file as git names it."""
    return replace(fault, file=f"{place.prefix}{fault.file}")


def _begin(name: str) -> str:
    return name[:1].upper() + name[1:] if name == WORKING_TREE else name
