"""A whole working folder: every guideline, every feature, and every fault of either."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guideline.errors import Fault, InputFaults
from guideline.loading.content import guideline_folders, load_guideline
from guideline.loading.editions import FrozenEdition, read_editions
from guideline.loading.features import parse_features, phrase_faults
from guideline.loading.files import DISK, Files
from guideline.loading.phrases import PhraseBook
from guideline.model.guideline import Guideline
from guideline.model.scenario import Feature, Scenario

__all__ = [
    "Project",
    "content_folder",
    "load_guidelines",
    "load_project",
    "read_features",
    "read_project",
]


@dataclass(frozen=True, slots=True)
class Project:
    """What a working folder holds.

    Attributes:
        root: The folder.
        guidelines: By id.
        books: The phrases of each guideline, in its own language.
        features: Every feature file, in path order.
        source: Where the text of files comes from.
        editions: The frozen editions of each guideline that has any, the oldest first.
    """

    root: Path
    guidelines: Mapping[str, Guideline]
    books: Mapping[str, PhraseBook]
    features: tuple[Feature, ...]
    source: Files = DISK
    editions: Mapping[str, tuple[FrozenEdition, ...]] = field(default_factory=dict)
    _owners: dict[str, PhraseBook] = field(default_factory=dict)

    def scenarios(self, guideline: str | None = None) -> tuple[Scenario, ...]:
        """Every scenario and example row, in the order of the files.

        Args:
            guideline: The id of the guideline whose scenarios are wanted; None: those of all.
        """
        return tuple(
            scenario
            for feature in self.features
            if guideline in (None, feature.guideline)
            for scenario in feature.scenarios
        )

    def book_of(self, file: str) -> PhraseBook:
        """The phrases that a feature file may use, in its language."""
        if not self._owners:
            self._owners.update(
                {f.file: self.books[f.guideline].in_language(f.language) for f in self.features}
            )
        return self._owners[file]


def content_folder(root: Path) -> Path:
    """Where content lies: in the project, or else in the installed package."""
    own = root / "guideline" / "content"
    return own if own.is_dir() else Path(__file__).parent.parent / "content"


def load_guidelines(root: Path, source: Files = DISK) -> tuple[dict[str, Guideline], list[Fault]]:
    """Every guideline that loads, and the faults of those that do not."""
    guidelines: dict[str, Guideline] = {}
    faults: list[Fault] = []
    for id, folder in guideline_folders(content_folder(root)).items():
        try:
            guidelines[id] = load_guideline(folder, root, source)
        except InputFaults as error:
            faults.extend(error.faults)
    return guidelines, faults


def load_project(root: Path) -> Project:
    """Read everything in a working folder.

    Raises:
        InputFaults: With every fault of every guideline and feature. The features of a guideline
            that does not load cannot be read; the guideline's own faults say why.
    """
    project, faults = read_project(root)
    if faults:
        raise InputFaults(faults)
    return project


def read_project(root: Path, source: Files = DISK) -> tuple[Project, list[Fault]]:
    """What can be read of a working folder, and every fault that `load_project` raises."""
    return read_features(root, *load_guidelines(root, source), source)


def read_features(
    root: Path, guidelines: Mapping[str, Guideline], content_faults: Iterable[Fault], source: Files
) -> tuple[Project, list[Fault]]:
    """The project of these guidelines, with the features that can be read and every fault."""
    faults = list(content_faults)
    folders = guideline_folders(content_folder(root))
    if not folders:
        message = "there is no guideline: no folder below guideline/content"
        return Project(root, {}, {}, (), source), [Fault("guideline/content", 0, 0, message)]
    editions = {}
    for id, guideline in guidelines.items():
        frozen, more = read_editions(folders[id], root, guideline, source)
        faults.extend(more)
        if frozen:
            editions[id] = frozen
    features, feature_faults = parse_features(root / "features", guidelines, root, source)
    broken = tuple(f"features/{id}/" for id in folders if id not in guidelines)
    faults.extend(fault for fault in feature_faults if not fault.file.startswith(broken or ("\0",)))
    books = {id: PhraseBook(guideline) for id, guideline in guidelines.items()}
    for feature in features:
        book = books[feature.guideline].in_language(feature.language)
        faults.extend(phrase_faults(feature, book))
    return Project(root, guidelines, books, features, source, editions), faults
