"""Open texts over files on the disk -> what was read of the project, and what was found in it.

Each reading looks at every file again, so nothing that changes on the disk is missed; only a text
that was parsed before is not parsed a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from guideline.authoring.language_server.positions import Text
from guideline.errors import Fault
from guideline.loading import Files, PhraseBook, Project, load_guidelines
from guideline.loading.content import guideline_folders
from guideline.loading.desk import TRANSLATIONS
from guideline.loading.project import content_folder, read_features
from guideline.loading.schema import FILES
from guideline.loading.text import display, read_text
from guideline.loading.yaml_text import Document, parse_yaml
from guideline.model.guideline import Guideline
from guideline.verification import given_faults, lint, traceability_gaps
from guideline.verification.traceability import Gap

__all__ = ["HOMES", "Buffer", "Buffers", "Reading", "Workspace", "key_of"]

HOMES = {
    "recommendation": ("recommendations.yaml", "recommendations"),
    "pitfall": ("pitfalls.yaml", "pitfalls"),
    "question": ("open_questions.yaml", "open_questions"),
    "statement": ("sources.yaml", "statements"),
    "property": ("guideline.yaml", "properties"),
    "constraint": ("constraints.yaml", "constraints"),
}
"""What a finding is about, to the file and the key below which it is declared."""


@dataclass(frozen=True, slots=True)
class Buffer:
    """A text that an editor holds.

    Attributes:
        version: As the editor counts; None when it does not.
        disk: What stood on the disk when it was opened or last saved; None: no readable file.
    """

    text: Text
    version: int | None
    disk: str | None


class Buffers(Files):
    """Open texts laid over the disk."""

    def __init__(self, opened: Mapping[Path, Buffer] | None = None) -> None:
        self.open: dict[Path, Buffer] = dict(opened or {})
        self._yaml: dict[str, tuple[str, tuple[Document, list[Fault]]]] = {}
        self._trees: dict[str, Any] = {}
        self._used: dict[str, Any] = {}

    def text(self, path: Path, name: str) -> str | Fault:
        """The open text of a file, else what stands on the disk."""
        buffer = self.open.get(path)
        return read_text(path, name) if buffer is None else buffer.text.text

    def below(self, folder: Path) -> Iterable[Path]:
        """Every file below a folder, also one that was not saved yet."""
        return {*super().below(folder), *(p for p in self.open if p.is_relative_to(folder))}

    def yaml(self, text: str, name: str) -> tuple[Document, list[Fault]]:
        """As parsed the last time, when the text is still the same."""
        known = self._yaml.get(name)
        if known is None or known[0] != text:
            known = self._yaml[name] = (text, parse_yaml(text, name))
        document, faults = known[1]
        return document, list(faults)

    def gherkin(self, text: str) -> Any:
        """As parsed by this reading or the one before, when the text is still the same."""
        tree = self._used.get(text) or self._trees.get(text) or super().gherkin(text)
        self._used[text] = tree
        return tree

    def forget_unused(self) -> None:
        """Drop the trees that the last reading did not need."""
        self._trees, self._used = self._used, {}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at the project found.

    Attributes:
        project: What could be read; of a guideline with faults nothing.
        faults: What stops `guideline check`.
        findings: What it lists otherwise, each at a place; none while there are faults. Those of
            an earlier reading until they are judged anew.
    """

    project: Project
    faults: tuple[Fault, ...]
    findings: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Workspace:
    """One project, with what an editor holds of it.

    Attributes:
        root: The project's folder, links resolved.
        reading: The last one.
        books: The phrases of every guideline, as they were when it last loaded.
    """

    root: Path
    buffers: Buffers = field(default_factory=Buffers)
    reading: Reading | None = None
    books: dict[str, PhraseBook] = field(default_factory=dict)
    _content: tuple[object, tuple[dict[str, Guideline], list[Fault]]] | None = None
    _given: dict[tuple[str, str], tuple[tuple[object, ...], list[Fault]]] = field(
        default_factory=dict
    )

    @property
    def is_project(self) -> bool:
        """Whether the folder holds a guideline or features at all."""
        return any((self.root / place).is_dir() for place in ("features", "guideline/content"))

    def name(self, path: Path) -> str:
        """A file as faults and features name it."""
        return display(path, self.root)

    def path(self, name: str) -> Path:
        """The file of a name in a fault or a feature."""
        return self.root / name

    def content_place(self, path: Path) -> tuple[str, str] | None:
        """Guideline and file of a path in a content folder; None for any other path."""
        inside = path.parent.parent == content_folder(self.root)
        return (path.parent.name, path.name) if inside and path.name in FILES else None

    def feature_book(self, path: Path) -> PhraseBook | None:
        """The phrases a feature may use, as they were when its guideline last loaded."""
        features = self.root / "features"
        if path.suffix != ".feature" or not path.is_relative_to(features):
            return None
        name = self.name(path)
        if self.reading and any(f.file == name for f in self.reading.project.features):
            return self.reading.project.book_of(name)
        return self.books.get(path.relative_to(features).parts[0])

    def text(self, path: Path, encoding: str) -> Text | None:
        """A file as it is being typed, or as it lies on the disk; None when it cannot be read."""
        text = self.buffers.text(path, self.name(path))
        return None if isinstance(text, Fault) else Text(text, path.suffix != ".feature", encoding)

    def document(self, guideline: str, file: str) -> Document | None:
        """A content file with the places of its keys; None while it cannot be read."""
        path = content_folder(self.root) / guideline / file
        name = self.name(path)
        text = self.buffers.text(path, name)
        if isinstance(text, Fault):
            return None
        document, _ = self.buffers.yaml(text, name)
        return document if isinstance(document.data, dict) else None

    def translations(self, guideline: str) -> list[str]:
        """The files with words in other languages."""
        folder = content_folder(self.root) / guideline / TRANSLATIONS
        names = (path.name for path in self.buffers.below(folder) if path.parent == folder)
        return [f"{TRANSLATIONS}/{name}" for name in sorted(names) if name.endswith(".yaml")]

    def read(self) -> Reading:
        """Look at every file again."""
        guidelines, content_faults = self._guidelines()
        project, faults = read_features(self.root, guidelines, content_faults, self.buffers)
        self.books |= project.books
        faulty = {fault.file for fault in faults}
        faults += self._contradictions(project, faulty)
        known = self.reading.findings if self.reading and not faults else ()
        self.reading = Reading(project, tuple(sorted(set(faults))), known)
        self.buffers.forget_unused()
        return self.reading

    def judge(self) -> Reading:
        """The last reading with what `guideline check` lists when nothing stops it."""
        reading = self.reading or self.read()
        if not reading.faults:
            reading = replace(reading, findings=tuple(self._findings(reading.project)))
        self.reading = reading
        return reading

    def _guidelines(self) -> tuple[dict[str, Guideline], list[Fault]]:
        """Every guideline; the same objects while no content file changes."""
        texts = tuple(
            (path, self.buffers.text(path, path.name))
            for folder in guideline_folders(content_folder(self.root)).values()
            for path in sorted(folder.iterdir())
        )
        if self._content is None or self._content[0] != texts:
            self._content = texts, load_guidelines(self.root, self.buffers)
        return self._content[1]

    def _contradictions(self, project: Project, faulty: set[str]) -> list[Fault]:
        """Lines of a scenario that exclude each other, of each feature without other faults."""
        found: list[Fault] = []
        needed = {id: _needs_of_given(guideline) for id, guideline in project.guidelines.items()}
        known: dict[tuple[str, str], tuple[tuple[object, ...], list[Fault]]] = {}
        for feature in project.features:
            if feature.file in faulty:
                continue
            text = self.buffers.text(self.path(feature.file), feature.file)
            needs = needed[feature.guideline]
            key = (feature.file, str(text))
            before = self._given.get(key)
            if before is None or before[0] != needs:
                before = needs, given_faults(replace(project, features=(feature,), _owners={}))
            known[key] = before
            found += before[1]
        self._given = known
        return found

    def _findings(self, project: Project) -> Iterable[Fault]:
        for guideline in project.guidelines.values():
            for gap in traceability_gaps(guideline, project.features):
                yield self._gap(guideline.id, gap)
        # Overdue reviews are only noted by `check`; here they are findings like all others.
        yield from (flaw.fault for flaw in lint(project, datetime.now(UTC).date()))

    def _gap(self, guideline: str, gap: Gap) -> Fault:
        """A gap at the id it is about."""
        file, section = HOMES[gap.kind.partition("_")[2]]
        document = self.document(guideline, file)
        message = f"{gap.kind.replace('_', ' ')} {gap.id}: {gap.text.rstrip('.')}"
        if document is None:
            return Fault(self.name(content_folder(self.root) / guideline / file), 0, 0, message)
        return document.key_fault((section, gap.id), message)


def _needs_of_given(guideline: Guideline) -> tuple[object, ...]:
    """All that a Given and an impossible record depend on.

    Another label or paraphrase leaves a thousand scenarios alone.
    """
    variables = {
        id: replace(
            variable,
            name="",
            question="",
            help="",
            group="",
            statements=(),
            codes=(),
            values={v.id: replace(v, label="", codes=()) for v in variable.values.values()},
        )
        for id, variable in guideline.variables.items()
    }
    return variables, guideline.situations, guideline.constraints


def key_of(uri_path: str) -> Path:
    """The path under which a file is known, with links of its folder resolved."""
    path = Path(uri_path)
    return path.parent.resolve() / path.name
