"""YAML text -> plain data with a line and column for every key and value.

Stricter than YAML: no duplicate keys, no anchors, no tags, one document; booleans only as `true`
and `false`; whole numbers only as plain decimals, so `1_49`, `1:30`, `0x1F`, `1.50` and `007` stay
the text they are. The tree is built from parser events, so depth cannot exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import Reader

from guideline.errors import Fault

__all__ = ["Document", "Place", "parse_yaml"]

Place = tuple[int, int]
Path = tuple[str | int, ...]

DEEPEST = 60
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOLEAN = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


@dataclass(frozen=True, slots=True)
class Document:
    """One file's data.

    Attributes:
        name: The file as shown to a person.
        data: Mappings, lists, text, whole numbers, booleans and None.
        places: Line and column of each value, by its path of keys and positions.
        keys: Line and column of each key, by the path of its value.
    """

    name: str
    data: Any
    places: Mapping[Path, Place]
    keys: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """Where a value stands, or the nearest thing around it that has a place."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]

    def key_place(self, path: Path) -> Place:
        """Where a key stands."""
        return self.keys.get(path) or self.place(path)

    def fault(self, path: Path, message: str, expected: str = "", hint: str = "") -> Fault:
        """A fault at a value."""
        return Fault(self.name, *self.place(path), message, expected, hint)

    def key_fault(self, path: Path, message: str, expected: str = "", hint: str = "") -> Fault:
        """A fault at a key."""
        return Fault(self.name, *self.key_place(path), message, expected, hint)


@dataclass(slots=True)
class _Frame:
    path: Path
    container: dict[str, Any] | list[Any]
    key: str | None = None
    broken: bool = False


@dataclass(slots=True)
class _Build:
    name: str
    root: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)


def parse_yaml(text: str, name: str) -> tuple[Document, list[Fault]]:
    """Read one YAML document.

    Returns:
        The data as far as it could be read, and every fault. With a syntax fault the data is
        None, because what follows it cannot be trusted.
    """
    build = _Build(name)
    build.places[()] = (1, 1)
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    build.faults.append(_at(build, event, "a second document starts here", "one"))
                    break
            elif not _take(build, event):
                return Document(name, None, {(): (1, 1)}, {}), build.faults
    except yaml.MarkedYAMLError as error:
        return Document(name, None, {(): (1, 1)}, {}), [*build.faults, _syntax(name, error, text)]
    except yaml.YAMLError as error:
        return Document(name, None, {(): (1, 1)}, {}), [_unreadable(name, error, text)]
    return Document(name, build.root, build.places, build.keys), build.faults


def _take(build: _Build, event: Any) -> bool:
    """Use one event; False stops the reading."""
    if isinstance(event, yaml.AliasEvent):
        build.faults.append(_at(build, event, "references (*name) are not used here", "the value"))
        _store(build, event, None)
        return True
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
        if event.anchor:
            build.faults.append(
                _at(build, event, "anchors (&name) are not used here", "the value written out")
            )
        if event.tag and event.tag != "!":
            build.faults.append(_at(build, event, f"tags ({event.tag}) are not used here"))
    if isinstance(event, yaml.ScalarEvent):
        _scalar(build, event)
    elif isinstance(event, yaml.MappingStartEvent):
        _open(build, event, {})
    elif isinstance(event, yaml.SequenceStartEvent):
        _open(build, event, [])
    elif isinstance(event, yaml.CollectionEndEvent):
        build.frames.pop()
    return len(build.frames) <= DEEPEST


def _scalar(build: _Build, event: Any) -> None:
    frame = build.frames[-1] if build.frames else None
    if frame and isinstance(frame.container, dict) and frame.key is None:
        frame.key = event.value
        path = (*frame.path, event.value)
        if event.value in frame.container:
            line, column = build.keys[path]
            build.faults.append(
                _at(
                    build,
                    event,
                    f"the key '{event.value}' stands here a second time",
                    "each key once",
                    f"The first one is on line {line}, column {column}",
                )
            )
        else:
            build.keys[path] = _place(event)
        return
    _store(build, event, _typed(event))


def _typed(event: Any) -> Any:
    if not event.implicit[0]:
        return event.value
    if event.value in _NULL:
        return None
    if event.value in _BOOLEAN:
        return _BOOLEAN[event.value]
    if _WHOLE_NUMBER.match(event.value) and len(event.value) < 16:
        return int(event.value)
    return event.value


def _open(build: _Build, event: Any, container: dict[str, Any] | list[Any]) -> None:
    if len(build.frames) == DEEPEST:
        build.faults.append(_at(build, event, f"nested deeper than {DEEPEST} levels"))
    frame = build.frames[-1] if build.frames else None
    if frame and isinstance(frame.container, dict) and frame.key is None:
        build.faults.append(_at(build, event, "a key has to be plain text", "a word"))
        frame.key = "?"
    path = _store(build, event, container)
    build.frames.append(_Frame(path, container))


def _store(build: _Build, event: Any, value: Any) -> Path:
    if not build.frames:
        build.root = value
        build.places[()] = _place(event)
        return ()
    frame = build.frames[-1]
    if isinstance(frame.container, list):
        path: Path = (*frame.path, len(frame.container))
        frame.container.append(value)
    else:
        if frame.key is None:
            frame.key = "?"
        path = (*frame.path, frame.key)
        frame.container.setdefault(frame.key, value)
        frame.key = None
    build.places.setdefault(path, _place(event))
    return path


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _at(build: _Build, event: Any, message: str, expected: str = "", hint: str = "") -> Fault:
    return Fault(build.name, *_place(event), message, expected, hint)


def _syntax(name: str, error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = (error.problem or error.context or "this cannot be read").strip()
    lines = text.splitlines()
    hint = ""
    if "\t" in (lines[line - 1] if line <= len(lines) else ""):
        hint = "Indent with spaces; this line holds a tab"
    elif "mapping values" in problem:
        hint = "Text that holds ': ' has to stand in quotes, or below a '>-'"
    elif (
        "could not find expected ':'" in problem
        or "block end" in problem
        or "expected key" in problem
    ):
        hint = "Check the indentation and the colons of this line and the one before"
    return Fault(name, line, column, f"this is not valid YAML ({problem})", "", hint)


def _unreadable(name: str, error: yaml.YAMLError, text: str) -> Fault:
    found = Reader.NON_PRINTABLE.search(text)
    if found is None:
        return Fault(name, 1, 1, f"this is not valid YAML ({error})")
    before = text[: found.start()]
    line = before.count("\n") + 1
    column = found.start() - (before.rfind("\n") + 1) + 1
    code = f"U+{ord(found.group()):04X}"
    return Fault(name, line, column, f"the character {code} is not allowed", "printable text")
