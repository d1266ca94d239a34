"""`guideline.json` -> the guideline it was written from: the inverse of `exports.plain`.

Not in the file, and so not in what is read: translations, whose words have lost their ids, and the
notes to the makers. Nothing is guessed: a field too many or too few, an id that nothing has, and a
text whose fingerprint does not fit are faults. Only a field that the format has gained since may be
missing: it is at its default, and the fingerprint shows that nobody took it out.
"""

from __future__ import annotations

import functools
import hashlib
import json
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from guideline.errors import Fault, InputFaults
from guideline.loading.text import display, read_text
from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
    leaves,
)
from guideline.model.edition import Edition
from guideline.model.fingerprint import published_fields
from guideline.model.guideline import Guideline
from guideline.model.plain import as_text

__all__ = ["exported_edition", "exported_guideline", "load_exported"]

FORMAT = "guideline-as-code 1."
"""How the name of a format that can be read begins; the number before the dot is the reader's."""

_ABSENT = ("translations",)
_CONDITIONS = (AllOf, AnyOf, NotThat, Is, Within, Includes, IsEmpty)
_SIMPLE = (str, int, bool, type(None))

T = TypeVar("T")


class _Wrong(Exception):
    """Where in the data, and what is wrong there."""


def load_exported(path: Path) -> Guideline:
    """Read an exported guideline.

    Raises:
        InputFaults: The file is no such export, was changed by hand, or cannot be read.
    """
    name = display(path)
    text = read_text(path, name)
    if isinstance(text, Fault):
        raise InputFaults([text])
    return exported_guideline(text, name)


def exported_guideline(text: str, name: str) -> Guideline:
    """The guideline in the text of an exported file; raises as `load_exported` does."""
    return _from(text, name, _guideline)


def exported_edition(text: str, name: str) -> Edition:
    """What a frozen edition says of itself, after both of its fingerprints were checked.

    Raises:
        InputFaults: The file is no frozen edition, was changed by hand, or cannot be read.
    """
    return _from(text, name, _edition)


def _from(text: str, name: str, read: Callable[[Any], T]) -> T:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg}"
        raise InputFaults([Fault(name, error.lineno, error.colno, message)]) from None
    except RecursionError:
        raise InputFaults([Fault(name, 0, 0, "this is nested too deeply")]) from None
    try:
        return read(data)
    except _Wrong as error:
        expected = "a guideline.json as `guideline build` writes it"
        raise InputFaults([Fault(name, 0, 0, str(error), expected)]) from None
    except RecursionError:
        raise InputFaults([Fault(name, 0, 0, "a condition is nested too deeply")]) from None


def _guideline(data: Any) -> Guideline:
    names = _whole(data)
    hints = get_type_hints(Guideline)
    read = {n: _read(hints[n], data[n], n) for n in names if n not in _ABSENT}
    found = Guideline(**read)
    for problem in _dangling(found):
        raise _Wrong(problem)
    return found


def _edition(data: Any) -> Edition:
    _whole(data)
    if "edition" not in data:
        raise _Wrong("this is no frozen edition")
    _check_fingerprint(data["edition"], data.get("edition_hash"), "what it says of the release")
    found: Edition = _read(Edition, data["edition"], "edition")
    if found.version != data["version"]:
        raise _Wrong(f"the edition is {found.version}, but the content is {data['version']}")
    return found


def _whole(data: Any) -> list[str]:
    """The names of the content's fields, after its fingerprint was checked."""
    if not isinstance(data, dict) or not isinstance(data.get("format"), str):
        raise _Wrong("this is no exported guideline")
    if not data["format"].startswith(FORMAT):
        raise _Wrong(f"the format '{data['format']}' is of another time")
    needed = _needed(Guideline)
    for name in published_fields():
        if name not in data and name in needed:
            raise _Wrong(f"'{name}' is missing")
    names = [name for name in published_fields() if name in data]
    _check_fingerprint({name: data[name] for name in names}, data.get("hash"), "the content")
    return names


def _check_fingerprint(data: Any, fingerprint: Any, what: str) -> None:
    text = as_text(data).encode("utf-8", "surrogatepass")
    if hashlib.sha256(text).hexdigest() != fingerprint:
        raise _Wrong(f"{what} does not fit its own fingerprint, so somebody changed it")


def _read(kind: Any, data: Any, where: str) -> Any:
    if kind == Condition:
        return _condition(data, where)
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _one_of(inside, data, where)
    if kind in _SIMPLE:
        # True is an int to Python, and must not become a number here.
        if type(data) is not kind:
            raise _Wrong(f"{where} is not {_NAMES[kind]}")
        return data
    if origin is tuple:
        return _list(inside, _of(list, data, where), where)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(inside[1], data, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        known = {member.value: member for member in kind}
        if not isinstance(data, str) or data not in known:
            raise _Wrong(f"{where} is not one of {', '.join(known)}")
        return known[data]
    return _part(kind, data, where)


def _part(kind: Any, data: Any, where: str) -> Any:
    assert is_dataclass(kind)
    assert isinstance(kind, type)
    hints = _hints(kind)
    given = _of(dict, data, where)
    needed = _needed(kind)
    for name in (*hints, *given):
        if name not in given and name in needed:
            raise _Wrong(f"{where}.{name} is missing")
        if name not in hints:
            raise _Wrong(f"{where}.{name} means nothing here")
    return kind(**{name: _read(hints[name], given[name], f"{where}.{name}") for name in given})


def _one_of(kinds: tuple[Any, ...], data: Any, where: str) -> Any:
    """The first kind that fits; the fault is that of the last, which is never plain None."""
    if set(kinds) == set(_CONDITIONS):
        return _condition(data, where)
    if types.NoneType in kinds and data is None:
        return None
    left = [kind for kind in kinds if kind is not types.NoneType]
    if set(_CONDITIONS) <= set(left):
        return _condition(data, where)
    for kind in left[:-1]:
        try:
            return _read(kind, data, where)
        except _Wrong:
            continue
    return _read(left[-1], data, where)


def _mapping(kind: Any, data: Any, where: str) -> dict[str, Any]:
    """Parts by their own id; words by id stay a mapping."""
    if kind in _SIMPLE:
        return {
            id: _read(kind, word, f"{where}.{id}") for id, word in _of(dict, data, where).items()
        }
    found: dict[str, Any] = {}
    for position, item in enumerate(_of(list, data, where)):
        part = _read(kind, item, f"{where}[{position}]")
        if part.id in found:
            raise _Wrong(f"{where} names '{part.id}' twice")
        found[part.id] = part
    return found


def _list(inside: tuple[Any, ...], data: list[Any], where: str) -> tuple[Any, ...]:
    if len(inside) == 2 and inside[1] is Ellipsis:
        return tuple(_read(inside[0], item, f"{where}[{i}]") for i, item in enumerate(data))
    if len(data) != len(inside):
        raise _Wrong(f"{where} does not hold {len(inside)} things")
    pairs = zip(inside, data, strict=True)
    return tuple(_read(kind, item, f"{where}[{i}]") for i, (kind, item) in enumerate(pairs))


def _condition(data: Any, where: str) -> Condition:
    given = _of(dict, data, where)
    key = frozenset(given) - {"text"}

    def parts(name: str) -> tuple[Condition, ...]:
        return tuple(
            _condition(part, f"{where}.{name}[{i}]")
            for i, part in enumerate(_of(list, given[name], f"{where}.{name}"))
        )

    def words(name: str) -> tuple[str, ...]:
        found: tuple[str, ...] = _read(tuple[str, ...], given[name], f"{where}.{name}")
        return found

    if key == {"all"}:
        return AllOf(parts("all"))
    if key == {"any"}:
        return AnyOf(parts("any"))
    if key == {"not"}:
        return NotThat(_condition(given["not"], f"{where}.not"))
    if "variable" not in key or len(key) != 2:
        raise _Wrong(f"{where} is no condition")
    variable: str = _read(str, given["variable"], f"{where}.variable")
    if "within" in key:
        low, high = _read(tuple[int | None, int | None], given["within"], f"{where}.within")
        return Within(variable, low, high)
    if "is" in key:
        return Is(variable, words("is"))
    if "includes" in key:
        return Includes(variable, words("includes"))
    if given.get("empty") is True:
        return IsEmpty(variable)
    raise _Wrong(f"{where} is no condition")


def _dangling(guideline: Guideline) -> Iterator[str]:
    """Ids that nothing has; the loader of content files names them better, with their place."""
    wordings = {*guideline.wordings, *guideline.engine_wordings}
    for owner, condition in guideline.conditions():
        for leaf in leaves(condition):
            variable = guideline.variables.get(leaf.variable)
            if variable is None:
                yield f"{owner} names the variable '{leaf.variable}', which does not exist"
                return
            named = getattr(leaf, "values", getattr(leaf, "members", ()))
            for value in named:
                if value not in variable.values:
                    yield f"{owner} names the value '{value}' of {variable.id}, which has no such"
    for rule in guideline.rules:
        over = getattr(rule, "over", None) or rule.option
        if rule.option not in guideline.options or over not in guideline.options:
            yield f"{rule.id} is about an option that does not exist"
        if rule.wording not in wordings:
            yield f"{rule.id} has the wording '{rule.wording}', which does not exist"
        if any(citation.statement not in guideline.statements for citation in rule.sources):
            yield f"{rule.id} cites a statement that does not exist"
    offered = {id for point in guideline.decision_points.values() for id in point.options}
    if offered != set(guideline.options):
        yield "the options are not those of the decision points"


def _of(kind: type, data: Any, where: str) -> Any:
    if not isinstance(data, kind):
        raise _Wrong(f"{where} is not {_NAMES[kind]}")
    return data


@functools.cache
def _needed(kind: type) -> frozenset[str]:
    """The fields without a default."""
    return frozenset(
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    )


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


_NAMES: dict[Any, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    type(None): "null",
    list: "a list",
    dict: "an object",
}
