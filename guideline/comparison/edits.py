"""Two guidelines in one vocabulary -> the fields of the content that differ, and what each is for.

This is the comparison of what was written. Who gets another answer because of it is found
elsewhere; here an edit is only told apart by whether it could decide anything or is words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any

from guideline.model.condition import (
    AllOf,
    AnyOf,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
    variables_of,
)
from guideline.model.guideline import Guideline
from guideline.model.open_question import OpenQuestion, Overlay
from guideline.model.variable import Variable
from guideline.model.words import clause

__all__ = ["Edit", "edits_between"]

_CONDITIONS = (AllOf, AnyOf, NotThat, Is, Within, Includes, IsEmpty)
_DECIDING = {
    "recommendation": (
        "option wording when refines overrides only over together_with satisfied_when "
        "under_way_when"
    ),
    "pitfall": "kind option wording when refines overrides",
    "option": "after applies_when silence conflicts",
    "constraint": "kind when then options",
    "variable": "kind values low high unit assume derivation",
    "verdict": "direction",
    "scope": "when",
    "question": "when options",
    "decision point": "options",
}
_PARTS = (
    ("verdict", "wordings"),
    ("variable", "variables"),
    ("option", "options"),
    ("recommendation", "recommendations"),
    ("pitfall", "pitfalls"),
    ("constraint", "constraints"),
    ("question", "questions"),
    ("statement", "statements"),
    ("reference", "references"),
    ("property", "properties"),
    ("situation", "situations"),
    ("decision point", "decision_points"),
    ("language", "translations"),
)
_SAID = {
    "applies_when": "when it is a question",
    "never_say": "what is never said",
    "plain_language": "in plain words",
    "plural": "how it is said of several",
    "satisfied_when": "when it counts as done",
    "together_with": "what it holds together with",
    "under_way_text": "what is said while it is under way",
    "under_way_when": "when it is under way",
    "when": "for whom",
}
"""Fields whose names say too little to a reader."""
_OF_ITSELF = (
    "id",
    "title",
    "short_title",
    "version",
    "status",
    "language",
    "summary",
    "notices",
    "document",
    "not_covered",
    "watch",
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One changed field, or a part that only one edition has.

    Attributes:
        part: What kind of part, e.g. `recommendation`.
        field: Empty when the whole part was added or removed.
        before, after: In words; empty where there is nothing.
        decides: Whether the field could change a verdict, a refusal or an alert; words cannot.
    """

    part: str
    id: str
    field: str
    before: str
    after: str
    decides: bool

    @property
    def name(self) -> str:
        """The part and its field, for a person."""
        of = f"{self.part} {self.id}".strip()
        return f"{of}: {self.said}" if self.field else of

    @property
    def said(self) -> str:
        """The field in words; empty when the whole part was added or removed."""
        return _SAID.get(self.field, self.field.replace("_", " "))


def edits_between(
    old: Guideline, new: Guideline, variables: Mapping[str, Variable]
) -> tuple[Edit, ...]:
    """Every field that differs.

    Args:
        old: In the ids of the new one.
        new: The new one.
        variables: The vocabulary of both, for conditions in words.
    """
    return tuple(_edits(old, new, variables))


def _edits(old: Guideline, new: Guideline, variables: Mapping[str, Variable]) -> Iterator[Edit]:
    for name in _OF_ITSELF:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Edit(
                "guideline", "", name, _words(before, variables), _words(after, variables), False
            )
    yield from _fields("scope", "", old.scope, new.scope, variables)
    for part, attribute in _PARTS:
        before, after = getattr(old, attribute), getattr(new, attribute)
        for id in dict.fromkeys((*before, *after)):
            if id not in after:
                yield Edit(part, id, "", _title(before[id]), "", part in _DECIDING)
            elif id not in before:
                yield Edit(part, id, "", "", _title(after[id]), part in _DECIDING)
            else:
                one, other = before[id], after[id]
                if isinstance(one, OpenQuestion):
                    one, other = _own_readings(one, old), _own_readings(other, new)
                yield from _fields(part, id, one, other, variables)


def _own_readings(question: OpenQuestion, guideline: Guideline) -> OpenQuestion:
    """A question whose overlays hold only what they change.

    An overlay holds whole parts, so an edit of one in force would look like one of the reading.
    """
    readings = {
        id: replace(reading, overlay=_own(reading.overlay, guideline))
        for id, reading in question.readings.items()
    }
    return replace(question, readings=readings)


def _own(overlay: Overlay | None, guideline: Guideline) -> Any:
    if overlay is None:
        return None
    kinds = ("recommendations", "pitfalls", "options")
    changed = {kind: _changes(getattr(overlay, kind), getattr(guideline, kind)) for kind in kinds}
    return {**changed, "remove": overlay.remove}


def _changes(parts: Mapping[str, Any], in_force: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of each part that are not as in the content in force; a new part as it is."""
    found: dict[str, Any] = {}
    for id, part in parts.items():
        own = in_force.get(id)
        if own is None:
            found[id] = part
            continue
        pairs = ((f.name, getattr(own, f.name), getattr(part, f.name)) for f in fields(part))
        found[id] = {name: _apart(one, other) for name, one, other in pairs if one != other}
    return found


def _apart(in_force: Any, other: Any) -> Any:
    """What of a field differs: of a condition what it no longer asks for, and what it adds."""
    if isinstance(in_force, AllOf) and isinstance(other, AllOf):
        gone = (part for part in in_force.parts if part not in other.parts)
        names = tuple(name for part in gone for name in variables_of(part))
        return names, tuple(part for part in other.parts if part not in in_force.parts)
    return other


def _fields(
    part: str, id: str, before: Any, after: Any, variables: Mapping[str, Variable]
) -> Iterator[Edit]:
    deciding = _DECIDING.get(part, "").split()
    for entry in fields(before):
        one, other = getattr(before, entry.name), getattr(after, entry.name)
        if one != other:
            decides = entry.name in deciding and _skeleton(one) != _skeleton(other)
            yield Edit(
                part, id, entry.name, _words(one, variables), _words(other, variables), decides
            )


def _skeleton(value: Any) -> Any:
    """What of a field can decide: the ids of values, the conditions of declarations."""
    if isinstance(value, Mapping):
        return tuple(value)
    if isinstance(value, tuple) and value and hasattr(value[0], "reason"):
        return tuple(declared.when for declared in value)
    return value


def _title(part: Any) -> str:
    for name in ("title", "name", "label", "phrase", "text", "paraphrase"):
        if getattr(part, name, ""):
            return str(getattr(part, name))
    return ""


def _words(value: Any, variables: Mapping[str, Variable]) -> str:
    if value is None or value in ((), ""):
        return ""
    if isinstance(value, _CONDITIONS):
        return clause(value, variables)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        said = (f"{key}: {_words(item, variables)}" for key, item in value.items())
        return "; ".join(said)
    if isinstance(value, tuple | list):
        return "; ".join(_words(item, variables) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = (_words(getattr(value, f.name), variables) for f in fields(value))
        return ", ".join(part for part in parts if part)
    return str(value)
