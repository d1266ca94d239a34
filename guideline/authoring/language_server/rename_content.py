"""A name in content and its new form -> the edits of the content files, or why there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guideline.authoring.language_server.name_places import PHRASES, matches
from guideline.authoring.language_server.names import Site, Thing, declaration, extent, sites
from guideline.authoring.language_server.positions import Text
from guideline.errors import Fault, GuidelineError
from guideline.loading.desk import TAG_ID, WORD_ID
from guideline.loading.yaml_text import Document, Path

__all__ = ["Edit", "RenameRefused", "Target", "content_edits", "phrase_places"]

VALUE = "{value}"
_PLAIN = re.compile(r"[A-Za-z][^:#,\[\]{}\n]*\Z")
_NOT_TEXT = re.compile(r"(?i:true|false|null)\Z")
_ODD = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029<>|\\]")


class RenameRefused(GuidelineError):
    """Nothing was renamed, and why."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be renamed.

    Attributes:
        thing: For an id; None for a phrase.
        file, path: For a phrase where it is declared; empty for an id.
        old: As it is written now.
    """

    guideline: str
    old: str
    thing: Thing | None = None
    file: str = ""
    path: Path = ()

    def becomes(self, new: str, before: str, after: str) -> bool:
        """Whether a text of the model should have become another one."""
        if self.thing is not None:
            return (before, after) == (self.old, new)
        return after == before.replace(self.old, new)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """New text for a part of a file, in offsets."""

    start: int
    end: int
    new: str


def phrase_places(documents: Mapping[str, Document], phrase: str) -> Iterator[tuple[str, Path]]:
    """Every place of the content that declares exactly this phrase."""
    for file, patterns in PHRASES.items():
        document = documents.get(file)
        if document is None:
            continue
        for path in document.places:
            if any(matches(pattern, path) for pattern in patterns):
                value = document.data
                for part in path:
                    value = value[part]
                if value == phrase:
                    yield file, path


def content_edits(
    documents: Mapping[str, Document], texts: Mapping[str, Text], target: Target, new: str
) -> dict[str, list[Edit]]:
    """The edits by file.

    Raises:
        RenameRefused: The new name is malformed or taken, or a place cannot be rewritten.
    """
    places = _of_id(documents, target.thing, new) if target.thing else [_of_phrase(target, new)]
    found: dict[str, list[Edit]] = {}
    for site in places:
        document, text = documents[site.file], texts[site.file]
        span = extent(text, document, site)
        if span is None:
            line, column = (document.keys if site.key else document.places)[site.path]
            message = f"'{target.old}' is not written on one line here, so it was not renamed"
            raise RenameRefused(str(Fault(document.name, line, column, message)))
        written = _written(text.text[span[0]], new)
        found.setdefault(site.file, []).append(Edit(*span, written))
    return found


def _of_id(documents: Mapping[str, Document], thing: Thing, new: str) -> list[Site]:
    small = thing.kind in ("variable", "option")
    if not (WORD_ID if small else TAG_ID).match(new):
        letters = "small letters, digits and _" if small else "letters, digits, '.', '_' and '-'"
        raise RenameRefused(f"'{new}' cannot be an id; expected {letters}, without spaces")
    taken = declaration(documents, Thing(thing.kind, new, thing.owner))
    if taken:
        document = documents[taken.file]
        message = f"there is a {thing.kind} '{new}' already"
        raise RenameRefused(str(Fault(document.name, *document.keys[taken.path], message)))
    for position, entry in enumerate(documents["guideline.yaml"].data.get("accepted") or ()):
        change = str(entry.get("change") or "")
        if re.search(rf"(?<![\w-]){re.escape(thing.id)}(?![\w-])", change):
            fault = documents["guideline.yaml"].fault(
                ("accepted", position, "change"),
                f"this text is copied from a report and speaks of '{thing.id}'",
                "",
                "Take the entry out, rename, and copy the text from a new report",
            )
            raise RenameRefused(str(fault))
    return [site for site in sites(documents) if site.thing == thing]


def _of_phrase(target: Target, new: str) -> Site:
    if not new.strip() or new != new.strip() or _ODD.search(new) or "  " in new:
        raise RenameRefused(f"'{new}' cannot be a phrase; expected words without < > | and \\")
    if (VALUE in target.old) != (VALUE in new):
        raise RenameRefused(f"a number's phrase holds {VALUE}, and no other phrase does")
    return Site(Thing("phrase", target.old), target.file, target.path, key=False)


def _written(first: str, new: str) -> str:
    """A text in the quotes that stood there, or in the quotes that it needs."""
    if first == '"':
        return '"' + new.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if first == "'" or not _PLAIN.match(new) or _NOT_TEXT.match(new):
        return "'" + new.replace("'", "''") + "'"
    return new
