"""The overlays of open_questions.yaml -> what of the content would be otherwise, checked like it.

An overlay is laid over the data of the content files, and what comes out is read by the readers of
those files. So whatever is a fault in a rule is a fault in an overlay, at its place in the overlay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from guideline.errors import Fault, nearest
from guideline.loading.conditions import ConditionReader
from guideline.loading.desk import Desk
from guideline.loading.options import read_options
from guideline.loading.rules import check_rules_together, read_pitfalls, read_recommendations
from guideline.loading.schema import FILES, QuestionsFile
from guideline.loading.schema.evidence import OverlayEntry, QuestionEntry, ReadingEntry
from guideline.loading.validation import validated
from guideline.loading.yaml_text import Document, Path, Place
from guideline.model.guideline import Guideline
from guideline.model.open_question import OpenQuestion, Overlay

__all__ = ["LEFT_OUT", "read_overlays"]

LEFT_OUT = "left_out"
"""What is written for a key that another reading takes away."""

_SECTIONS = ("recommendations", "pitfalls", "options")
_CONDITIONS = ("when", "satisfied_when", "applies_when")
_DECLARED = ("silence", "conflict")
_DEPTH = 5
"""How deep an overlay stands: open_questions, a question, readings, a reading, overlay."""


def read_overlays(
    desk: Desk, file: QuestionsFile | None, guideline: Guideline | None
) -> dict[str, OpenQuestion]:
    """The questions of a guideline with the overlays of their readings.

    Args:
        desk: Where faults are kept.
        file: The entries of open_questions.yaml.
        guideline: As it is without them; None while the content has faults, because nothing can
            be laid over it then.
    """
    if file is None or guideline is None:
        return {}
    found = dict(guideline.questions)
    document = desk.documents["open_questions.yaml"]
    places, keys = (_by_overlay(found) for found in (document.places, document.keys))
    for id, entry in file.open_questions.items():
        question = found[id]
        readings = dict(question.readings)
        for key, reading in entry.readings.items():
            path = ("open_questions", id, "readings", key)
            if _fits(desk, path, entry, key, reading) and reading.overlay is not None:
                base = (*path, "overlay")
                inside = (places.get(base, {}), keys.get(base, {}))
                overlay = _Laid(desk, path, id, reading.overlay, guideline, *inside).read()
                readings[key] = replace(readings[key], overlay=overlay)
        found[id] = replace(question, readings=readings)
    return found


def _fits(desk: Desk, path: Path, entry: QuestionEntry, key: str, reading: ReadingEntry) -> bool:
    """Whether a reading may say what it says beside its text."""
    document = desk.documents["open_questions.yaml"]
    said = [name for name in ("overlay", "not_counted") if getattr(reading, name) is not None]
    before = len(desk.faults)
    if said and key == entry.chosen:
        message = f"reading {key} is in force, so the content itself is this reading"
        desk.faults.append(document.key_fault((*path, said[0]), message, "its text alone"))
    elif len(said) > 1:
        message = "an overlay can be counted, and 'not_counted' says why not"
        desk.faults.append(document.key_fault((*path, said[1]), message, "one of the two"))
    return len(desk.faults) == before


@dataclass(slots=True)
class _Laid:
    """One overlay, laid over the content."""

    desk: Desk
    path: Path
    question: str
    entry: OverlayEntry
    guideline: Guideline
    places: Mapping[Path, Place]
    keys: Mapping[Path, Place]

    def read(self) -> Overlay | None:
        """The parts that would be otherwise; None with a fault."""
        desk = self.desk
        before = len(desk.faults)
        data = self._laid_over()
        if len(desk.faults) > before:
            return None
        faults: list[Fault] = []
        own = self._own_desk(data, faults)
        entries: dict[str, Any] = {}
        recommendations: Mapping[str, Any] = {}
        pitfalls: Mapping[str, Any] = {}
        options: Mapping[str, Any] = {}
        for section in _SECTIONS:
            name = f"{section}.yaml"
            read = {
                id: part for id, part in data[section].items() if id in self._read_again(section)
            }
            if read:
                document = replace(own.documents[name], data={section: read})
                entries[section], wrong = validated(document, FILES[name])
                faults.extend(wrong)
        if not faults:
            recommendations = read_recommendations(own, entries.get("recommendations"))
            pitfalls = read_pitfalls(own, entries.get("pitfalls"))
            options = read_options(own, entries.get("options"))
            rules: list[Any] = [
                {id: part for id, part in {**chosen, **changed}.items() if id in data[section]}
                for section, chosen, changed in (
                    ("recommendations", self.guideline.recommendations, recommendations),
                    ("pitfalls", self.guideline.pitfalls, pitfalls),
                )
            ]
            check_rules_together(own, *rules)
        desk.faults.extend(faults)
        if faults:
            return None
        return Overlay(
            self._changed("recommendations", self.guideline.recommendations, recommendations),
            self._changed("pitfalls", self.guideline.pitfalls, pitfalls),
            self._changed("options", self.guideline.options, options),
            tuple(self.entry.remove),
        )

    def _read_again(self, section: str) -> set[str]:
        """The parts that are read with the overlay over them; the others stay as they were read."""
        found = set(getattr(self.entry, section))
        if section == "options":
            # Phrases and what comes after what are checked among all options.
            return set(self.guideline.options) if found else found
        rules = self._section(section)
        gone = set(self.entry.remove)
        found |= {
            rule.id
            for rule in self.guideline.rules
            if rule.id in rules and gone & {*rule.refines, *rule.overrides}
        }
        return found | set(self.entry.add) if section == "recommendations" else found

    def _own_desk(self, data: dict[str, Any], faults: list[Fault]) -> Desk:
        """A desk whose files are those of the content with the overlay, and stand in it."""
        desk = self.desk
        documents = dict(desk.documents)
        places, keys = self._places()
        name = desk.documents["open_questions.yaml"].name
        for section in _SECTIONS:
            whole = {**cast(dict[str, Any], desk.documents[f"{section}.yaml"].data)}
            whole[section] = data[section]
            documents[f"{section}.yaml"] = Document(name, whole, places, keys)
        reader = ConditionReader(desk.variables, frozenset(), faults)
        return Desk(desk.folder, desk.root, desk.source, faults, documents, desk.variables, reader)

    def _places(self) -> tuple[dict[Path, Place], dict[Path, Place]]:
        """Where each thing stands in the overlay, by its path in the content."""
        here = self.desk.documents["open_questions.yaml"].key_place((*self.path, "overlay"))
        places, keys = (
            {self._in_content(path): place for path, place in found.items()}
            for found in (self.places, self.keys)
        )
        return places | {(): here}, keys

    def _in_content(self, path: Path) -> Path:
        match path:
            case ("add", *rest):
                return ("recommendations", *rest)
            case ("options", str(id), str(key), int(position), *rest) if key in _DECLARED:
                # What is declared instead stands behind what stays.
                return ("options", id, key, position + len(self._staying(id, key)), *rest)
        return path

    # Laying it over

    def _laid_over(self) -> dict[str, Any]:
        data = {section: dict(self._section(section)) for section in _SECTIONS}
        base = (*self.path, "overlay")
        for section in _SECTIONS:
            for id, part in getattr(self.entry, section).items():
                if id not in data[section]:
                    what = section.removesuffix("s")
                    self._fault(
                        (*base, section, id),
                        f"there is no {what} '{id}'",
                        f"an id of {section}.yaml",
                        nearest(id, data[section]),
                    )
                    continue
                data[section][id] = dict(data[section][id])
                self._over((*base, section, id), data[section][id], part)
        rules = {**data["recommendations"], **data["pitfalls"]}
        for id, part in self.entry.add.items():
            if id in rules:
                self._fault(
                    (*base, "add", id),
                    f"'{id}' is the id of a rule already",
                    "the key recommendations or pitfalls, to change it",
                )
            data["recommendations"][id] = part
        alerts = {id for id, c in self.guideline.constraints.items() if not c.excludes}
        for position, id in enumerate(self.entry.remove):
            place = (*base, "remove", position)
            if id in self.guideline.constraints and id not in alerts:
                self._fault(
                    place, f"{id} says which records can be, and stays", "a rule or an alert"
                )
            elif id not in rules and id not in alerts:
                self._fault(
                    place,
                    f"there is no rule or alert '{id}'",
                    "an id of recommendations.yaml, pitfalls.yaml or constraints.yaml",
                    nearest(id, [*rules, *alerts]),
                )
            elif any(id in getattr(self.entry, section) for section in _SECTIONS):
                self._fault(
                    place, f"{id} is changed and removed at the same time", "one of the two"
                )
            for section in ("recommendations", "pitfalls"):
                data[section].pop(id, None)
        if not any(
            (self.entry.remove, self.entry.add, *(getattr(self.entry, s) for s in _SECTIONS))
        ):
            self._fault(base, "this overlay is empty", "what would be otherwise")
        return data

    def _section(self, section: str) -> dict[str, Any]:
        data = self.desk.documents[f"{section}.yaml"].data
        found = data.get(section) if isinstance(data, dict) else None
        return found if isinstance(found, dict) else {}

    def _over(self, path: Path, part: dict[str, Any], changes: Mapping[str, Any]) -> None:
        for key, value in changes.items():
            place = (*path, key)
            if key in _DECLARED and isinstance(value, list):
                id = str(path[-1])
                staying = self._staying(id, key)
                if len(staying) == len(part.get(key) or []) and not value:
                    self._fault(
                        place,
                        f"{id} declares no {key} because of {self.question}",
                        f"a {key} that names {self.question} among its questions",
                    )
                part[key] = [*staying, *value]
            elif value == LEFT_OUT:
                self._take_away(place, part, key)
            elif key in _CONDITIONS and isinstance(value, Mapping):
                part[key] = self._condition(place, part.get(key), value)
            else:
                part[key] = value

    def _condition(self, path: Path, condition: Any, changes: Mapping[str, Any]) -> Any:
        """The keys of a condition, each replaced, added or taken away."""
        found = dict(condition) if isinstance(condition, Mapping) else {}
        for key, value in changes.items():
            if value == LEFT_OUT:
                self._take_away((*path, key), found, key)
            else:
                found[key] = value
        return found or "always"

    def _take_away(self, path: Path, part: dict[str, Any], key: str) -> None:
        if part.pop(key, None) is None:
            self._fault(
                path,
                f"'{key}' is not there, so it cannot be left out",
                ", ".join(part),
                nearest(key, part),
            )

    def _staying(self, id: str, key: str) -> list[Any]:
        """What an option declares without naming the question."""
        declared = self._section("options").get(id, {}).get(key) or []
        return [one for one in declared if self.question not in _listed(one.get("questions"))]

    def _changed(
        self, section: str, chosen: Mapping[str, Any], read: Mapping[str, Any]
    ) -> dict[str, Any]:
        for id in getattr(self.entry, section):
            if read[id] == chosen[id]:
                path = (*self.path, "overlay", section, id)
                self._fault(path, f"{id} is so already", "what would be otherwise")
        return {id: part for id, part in read.items() if part != chosen.get(id)}

    def _fault(self, path: Path, message: str, expected: str = "", hint: str = "") -> None:
        document = self.desk.documents["open_questions.yaml"]
        self.desk.faults.append(document.key_fault(path, message, expected, hint))


def _by_overlay(places: Mapping[Path, Place]) -> dict[Path, dict[Path, Place]]:
    """The places in each overlay, by its own path and then by theirs in it."""
    found: dict[Path, dict[Path, Place]] = {}
    for path, place in places.items():
        if len(path) > _DEPTH and path[_DEPTH - 1] == "overlay":
            found.setdefault(path[:_DEPTH], {})[path[_DEPTH:]] = place
    return found


def _listed(ids: Any) -> list[str]:
    return [ids] if isinstance(ids, str) else [str(id) for id in ids or ()]
