"""What every reader of a content file needs: the files, their ids, and one list of faults.

Enters: a content folder. Leaves: checked entries per file, and a `Desk` at which references,
conditions, phrases and circles are checked while the parts of the guideline are built.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from guideline.errors import Fault, nearest
from guideline.loading.conditions import ConditionReader
from guideline.loading.files import DISK, Files
from guideline.loading.schema import FILES, OPTIONAL_FILES, CodeEntry, Entry
from guideline.loading.text import display
from guideline.loading.validation import validated
from guideline.loading.yaml_text import Document, Path
from guideline.model.condition import ALWAYS, Condition
from guideline.model.variable import Code, Variable
from guideline.model.wording import ENGINE_WORDINGS

__all__ = ["EDITIONS", "TAG_ID", "TRANSLATIONS", "WORD_ID", "Desk", "codes"]

TRANSLATIONS = "translations"
"""The folder in a content folder that holds its words in other languages."""

EDITIONS = "editions"
"""The folder in a content folder that holds its frozen editions."""

WORD_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
TAG_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")

_FILES = (*FILES, *OPTIONAL_FILES)

_HOMES = {
    "rule": ("recommendations.yaml", "pitfalls.yaml"),
    "wording": ("guideline.yaml",),
    "verdict": ("guideline.yaml",),
    "statement": ("sources.yaml",),
    "question": ("open_questions.yaml",),
    "option": ("options.yaml",),
    "variable": ("variables.yaml",),
    "reference": ("references.yaml",),
}


@dataclass(slots=True)
class Desk:
    """One attempt to read a folder; gathers faults instead of stopping at the first.

    Attributes:
        source: Where the text of files comes from.
        documents: By file name, also of files that could not be read.
        variables: The vocabulary, once it is known.
        reader: Reads conditions against the vocabulary.
    """

    folder: FilePath
    root: FilePath | None
    source: Files = DISK
    faults: list[Fault] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    reader: ConditionReader = field(default_factory=lambda: ConditionReader({}))

    def files(self) -> dict[str, Entry | None]:
        """Every content file as checked entries; None where nothing could be kept."""
        for path in sorted(self.folder.iterdir()):
            if path.name in (EDITIONS, TRANSLATIONS) and path.is_dir():
                continue
            if path.name not in _FILES and not path.name.startswith("."):
                self.faults.append(
                    Fault(
                        display(path, self.root),
                        0,
                        0,
                        "this file has no place in a content folder and would not be read",
                        ", ".join(_FILES),
                        nearest(path.name, _FILES),
                    )
                )
        return {file: self.read(file, shape) for file, shape in FILES.items()}

    def optional(self, file: str) -> Entry | None:
        """A file that may be left out; None also where it was."""
        path = self.folder / file
        if not path.exists():
            return None
        return self.read(file, OPTIONAL_FILES[file])

    def vocabulary_is(self, variables: dict[str, Variable]) -> None:
        """Make the vocabulary known, so that conditions can be read."""
        self.variables = variables
        undefined = self.ids("variables.yaml", "variables") - variables.keys()
        self.reader = ConditionReader(variables, frozenset(undefined), self.faults)

    def read(self, file: str, shape: type[Entry]) -> Entry | None:
        """One file below the folder as checked entries; None where nothing could be kept."""
        path = self.folder / file
        name = display(path, self.root)
        text = self.source.text(path, name)
        if isinstance(text, Fault):
            self.faults.append(text)
            self.documents[file] = Document(name, None, {(): (1, 1)}, {})
            return None
        document, faults = self.source.yaml(text, name)
        self.documents[file] = document
        self.faults.extend(faults)
        if document.data is None and faults:
            return None
        entry, found = validated(document, shape)
        self.faults.extend(found)
        return entry

    def ids(self, file: str, section: str) -> set[str]:
        """The ids a file declares, sound or not, so a reference to them is not a second fault."""
        data = self.documents[file].data
        found = data.get(section) if isinstance(data, dict) else None
        return set(found) if isinstance(found, dict) else set()

    def _known(self, what: str) -> set[str]:
        match what:
            case "rule":
                return self.ids("recommendations.yaml", "recommendations") | self.ids(
                    "pitfalls.yaml", "pitfalls"
                )
            case "wording":
                return self.ids("guideline.yaml", "wordings")
            case "verdict":
                return self.ids("guideline.yaml", "wordings") | ENGINE_WORDINGS.keys()
            case "statement":
                return self.ids("sources.yaml", "statements")
            case "question":
                return self.ids("open_questions.yaml", "open_questions")
        return self.ids(f"{what}s.yaml", f"{what}s")

    def references(self, file: str, path: Path, what: str, ids: Sequence[str]) -> tuple[str, ...]:
        """Report every id that names nothing; return the ids."""
        known = self._known(what)
        if any(not isinstance(self.documents[home].data, dict) for home in _HOMES[what]):
            return tuple(ids)
        document = self.documents[file]
        for position, id in enumerate(ids):
            if id not in known:
                place = (*path, position) if (*path, position) in document.places else path
                self.faults.append(
                    document.fault(
                        place,
                        f"there is no {what} '{id}'",
                        _wanted(what),
                        nearest(id, known),
                    )
                )
        return tuple(ids)

    def reference(self, file: str, path: Path, what: str, id: str) -> str:
        """Report an id that names nothing; return the id."""
        self.references(file, path, what, [id])
        return id

    def condition(self, file: str, path: Path, data: Any) -> Condition:
        """Read a condition; its faults are kept. Without a vocabulary nothing can be said of it."""
        if not isinstance(self.documents["variables.yaml"].data, dict):
            return ALWAYS
        return self.reader.read(self.documents[file], path, data)

    def distinct(
        self, file: str, phrases: Iterable[tuple[Path, str]], taken: dict[str, str], what: str
    ) -> None:
        """Report phrases that two things share: a scenario could mean either."""
        for path, phrase in phrases:
            owner = ".".join(str(part) for part in path)
            if phrase in taken and taken[phrase] != owner:
                self.faults.append(
                    self.documents[file].fault(
                        path,
                        f"the {what} '{phrase}' is used by {taken[phrase]} already",
                        "a phrase of its own",
                    )
                )
            taken.setdefault(phrase, owner)

    def id_shape(
        self, file: str, section: str, ids: Iterable[str], pattern: re.Pattern[str]
    ) -> None:
        """Report ids that could not be a tag, a file name or a word in a condition."""
        for id in ids:
            if not pattern.match(id):
                letters = (
                    "small letters, digits and _"
                    if pattern is WORD_ID
                    else ("letters, digits, '.', '_' and '-'")
                )
                self.faults.append(
                    self.documents[file].key_fault(
                        (section, id), f"'{id}' cannot be an id", f"{letters}, without spaces"
                    )
                )

    def circles(
        self,
        edges: Mapping[str, Collection[str]],
        key: str,
        place: Callable[[str, str], tuple[str, Path]],
    ) -> None:
        """Report every id that leads back to itself, once per circle.

        Args:
            edges: Id to the ids it names.
            key: What the naming is called, for the message.
            place: File and path where one id names another.
        """
        reported: set[str] = set()
        for start in edges:
            if start in reported:
                continue
            circle = _circle_from(start, edges)
            if circle and not reported & set(circle):
                reported.update(circle)
                file, path = place(circle[0], circle[1] if len(circle) > 1 else circle[0])
                shown = " -> ".join([*circle, circle[0]])
                message = f"{key} runs in a circle: {shown}"
                self.faults.append(self.documents[file].fault(path, message))


def _circle_from(start: str, edges: Mapping[str, Collection[str]]) -> list[str] | None:
    """The shortest way from an id back to itself, without the return; None when there is none."""
    trails = [[start]]
    seen = {start}
    for trail in trails:
        for following in edges.get(trail[-1], ()):
            if following == start:
                return trail
            if following not in seen:
                seen.add(following)
                trails.append([*trail, following])
    return None


def codes(entries: Iterable[CodeEntry]) -> tuple[Code, ...]:
    """Terminology codes as the model holds them."""
    return tuple(Code(entry.system, entry.code, entry.display) for entry in entries)


def _wanted(what: str) -> str:
    if what == "verdict":
        return "a wording of guideline.yaml or a verdict of the engine"
    return f"an id of {' or '.join(_HOMES[what])}"
