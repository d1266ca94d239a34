"""The folder editions/ and changes.yaml -> the frozen editions, or what is wrong with them.

An edition is one file, `VERSION.json`: what a reader gets as `guideline.json`, without what can be
made of it, and beside it what the release changed. Both parts carry a fingerprint.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guideline.errors import Fault, InputFaults, nearest
from guideline.loading.changes import VERSION
from guideline.loading.desk import EDITIONS
from guideline.loading.exported import exported_edition, exported_guideline
from guideline.loading.files import DISK, Files
from guideline.loading.text import display
from guideline.model.edition import NEXT, Edition
from guideline.model.guideline import Guideline

__all__ = ["FrozenEdition", "known_parts", "read_editions", "version_key"]


@dataclass(frozen=True)
class FrozenEdition:
    """One edition as it was released.

    Attributes:
        edition: What it says of itself.
        name: Of its file, for messages.
        text: Of its file.
    """

    edition: Edition
    name: str
    text: str

    @cached_property
    def guideline(self) -> Guideline:
        """Its content, without translations; raises InputFaults when it cannot be read any more."""
        return exported_guideline(self.text, self.name)

    @property
    def fingerprint(self) -> str:
        """Of its content."""
        return _fingerprint(self.text)


def read_editions(
    folder: Path, root: Path | None, guideline: Guideline, source: Files = DISK
) -> tuple[tuple[FrozenEdition, ...], list[Fault]]:
    """Every edition of a guideline, the oldest first, and what is wrong.

    Args:
        folder: The content folder.
        root: Against which files are named in messages.
        guideline: The content of the folder as it is now.
        source: Where the text of files comes from.
    """
    found: list[FrozenEdition] = []
    faults: list[Fault] = []
    below = folder / EDITIONS
    for path in sorted(below.iterdir()) if below.is_dir() else ():
        if path.name.startswith("."):
            continue
        name = display(path, root)
        if path.suffix != ".json" or not VERSION.fullmatch(path.stem):
            message = "this file has no place in editions/ and would not be read"
            faults.append(Fault(name, 0, 0, message, "a version, e.g. 0.1.0.json"))
            continue
        text = source.text(path, name)
        try:
            if isinstance(text, Fault):
                raise InputFaults([text])
            edition = _checked(text, name)
        except InputFaults as error:
            faults.extend(_frozen(fault) for fault in error.faults)
            continue
        assert isinstance(text, str)
        if edition.version != path.stem:
            message = f"this is edition {edition.version}"
            faults.append(Fault(name, 0, 0, message, f"the name {edition.version}.json"))
        frozen = FrozenEdition(edition, name, text)
        if _id(text) != guideline.id:
            message = f"this is an edition of another guideline, '{_id(text)}'"
            faults.append(Fault(name, 0, 0, message, f"editions of {guideline.id}"))
        found.append(frozen)
    found.sort(key=lambda frozen: version_key(frozen.edition.version))
    if not faults:
        faults.extend(_order(found))
        faults.extend(_reasons(folder, root, guideline, found, source))
    return tuple(found), faults


def version_key(version: str) -> tuple[int, ...]:
    """For sorting versions of three numbers."""
    return tuple(int(number) for number in version.split("."))


def known_parts(guideline: Guideline) -> frozenset[str]:
    """Every id that a reason may name."""
    parts = (
        guideline.recommendations,
        guideline.pitfalls,
        guideline.options,
        guideline.constraints,
        guideline.variables,
        guideline.questions,
        guideline.wordings,
        guideline.decision_points,
        guideline.statements,
    )
    return frozenset({"scope", *(id for mapping in parts for id in mapping)})


@functools.lru_cache(maxsize=64)
def _checked(text: str, name: str) -> Edition:
    return exported_edition(text, name)


@functools.lru_cache(maxsize=64)
def _head(text: str) -> tuple[str, str]:
    data = json.loads(text)
    return data["id"], data["hash"]


def _id(text: str) -> str:
    return _head(text)[0]


def _fingerprint(text: str) -> str:
    return _head(text)[1]


def _frozen(fault: Fault) -> Fault:
    hint = "An edition is never edited: take the file back from the history of the repository"
    return Fault(fault.file, fault.line, fault.column, fault.message, "", hint)


def _order(found: list[FrozenEdition]) -> list[Fault]:
    """Each edition follows the one before it, by its own word and by its date."""
    faults = []
    previous = ""
    date = ""
    for frozen in found:
        edition = frozen.edition
        if edition.previous != previous:
            named = edition.previous or "none"
            message = (
                f"it says that the edition before is {named}, but that is {previous or 'none'}"
            )
            faults.append(Fault(frozen.name, 0, 0, message, "every edition in the folder"))
        if edition.date < date:
            message = f"its date {edition.date} is before that of {previous}, {date}"
            faults.append(Fault(frozen.name, 0, 0, message))
        previous, date = edition.version, edition.date
    return faults


def _reasons(
    folder: Path,
    root: Path | None,
    guideline: Guideline,
    found: list[FrozenEdition],
    source: Files,
) -> list[Fault]:
    """What is wrong with the reasons in changes.yaml, beside their shape."""
    if not guideline.changes:
        return []
    path = folder / "changes.yaml"
    name = display(path, root)
    text = source.text(path, name)
    assert isinstance(text, str)  # it was read a moment ago
    document, faults = source.yaml(text, name)
    released = {frozen.edition.version: frozen for frozen in found}
    for version, reasons in guideline.changes.items():
        place = ("changes", version)
        if version == NEXT:
            continue
        if version not in released:
            message = f"there is no edition {version}, so these reasons are shown nowhere"
            hint = nearest(version, released)
            faults.append(document.key_fault(place, message, f"'{NEXT}'", hint))
        elif reasons != released[version].edition.reasons:
            message = f"the reasons of {version} are not those it was released with"
            faults.append(document.key_fault(place, message, f"new reasons below '{NEXT}'"))
    known = set(known_parts(guideline))
    if found and guideline.changes.get(NEXT):
        known |= known_parts(found[-1].guideline)
    for position, reason in enumerate(guideline.changes.get(NEXT, ())):
        for number, id in enumerate(reason.about):
            if id not in known:
                at = ("changes", NEXT, position, "about")
                whole = (*at, number)
                message = f"there is no '{id}' that a reason could be about"
                expected = "the id of a recommendation, a pitfall or another part"
                where = whole if whole in document.places else at
                faults.append(document.fault(where, message, expected, nearest(id, known)))
    return faults
