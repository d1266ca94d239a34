"""A new name and the phrases that go with it -> the edits of one feature, or why there are none.

A step is changed only where its words no longer mean what they meant, and to what means it again.
In an outline the words may stand in the step or in a cell of the examples; a cell or a step that
some row needs changed and another needs as it is cannot be renamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from guideline.authoring.language_server.feature_lines import cells
from guideline.authoring.language_server.positions import Text
from guideline.authoring.language_server.rename_content import (
    VALUE,
    Edit,
    RenameRefused,
    Target,
)
from guideline.authoring.language_server.same_meaning import same
from guideline.errors import Fault, GuidelineError
from guideline.loading import PhraseBook
from guideline.model.scenario import Feature, Scenario, Step

__all__ = ["FeatureRename"]

_PLACEHOLDER = re.compile(r"<([^<>]+)>")
_TAGS = {
    "rule": ("rec", "pitfall"),
    "question": ("question",),
    "statement": ("source",),
    "property": ("property",),
    "constraint": ("constraint",),
}

Spots = list[Edit]
"""Places that may have to change, as edits of the whole text."""


@dataclass(slots=True)
class FeatureRename:
    """One feature whose guideline gets a new name.

    Attributes:
        before, after: What phrases mean with the old and with the new name.
    """

    feature: Feature
    text: Text
    target: Target
    new: str
    before: PhraseBook
    after: PhraseBook
    _wanted: dict[Edit, bool] = field(default_factory=dict)

    def edits(self) -> list[Edit]:
        """Every edit of the file.

        Raises:
            RenameRefused: A step cannot be changed so that it means the same, with its place.
        """
        found = set(self._tags())
        for scenario in self.feature.scenarios:
            for step in scenario.steps:
                self._step(scenario, step)
        found.update(edit for edit, wanted in self._wanted.items() if wanted)
        return sorted(found)

    def keeps(self, kind: str, text: str, changed: str) -> bool:
        """Whether a changed step means with the new name what it meant with the old one."""
        try:
            before = self.before.meaning(kind, text)
            after = self.after.meaning(kind, changed)
        except GuidelineError:
            return False
        return after is not None and same(before, after, self._becomes)

    def _becomes(self, before: str, after: str) -> bool:
        return self.target.becomes(self.new, before, after)

    def _tags(self) -> Iterator[Edit]:
        thing = self.target.thing
        kinds = _TAGS.get(thing.kind, ()) if thing else ()
        for tag in chain.from_iterable(scenario.tags for scenario in self.feature.scenarios):
            kind, id = tag.about
            if kind in kinds and id == self.target.old:
                start = self.text.place(tag.line, tag.column) + len(f"@{kind}:")
                yield Edit(start, start + len(id), self.new)

    def _step(self, scenario: Scenario, step: Step) -> None:
        start = self.text.place(step.line, step.column)
        raw = self._line(step.line)[step.column - 1 :].rstrip()
        named = _PLACEHOLDER.findall(raw)
        holes = [(m.start() + start, m.end() + start) for m in _PLACEHOLDER.finditer(raw)]
        own = [s for s in self._spots(raw, start) if not _overlaps(s, holes)]
        columns: dict[str, tuple[int, str, Spots]] = {}
        if scenario.row_line:
            written = cells(self._line(scenario.row_line))
            for (column, _), cell in zip(scenario.example.items(), written, strict=False):
                if column in named:
                    place = self.text.place(scenario.row_line, cell.start + 1)
                    columns[column] = place, cell.text, self._spots(cell.text, place)
        every = [*own, *chain.from_iterable(spots for _, _, spots in columns.values())]
        if self.keeps(step.kind, step.text, step.text):
            self._decide(step, every, [])
            return
        for chosen in (*([spot] for spot in every), every):
            line = _changed(raw, start, chosen)
            example = {
                column: _unescaped(_changed(text, begin, chosen))
                for column, (begin, text, _) in columns.items()
            }
            filled = _filled(line, {**scenario.example, **example})
            if chosen and self.keeps(step.kind, step.text, filled):
                self._decide(step, every, chosen)
                return
        row = (scenario.row_line, 1) if named else (step.line, step.column)
        message = f"'{step.text}' would no longer mean the same, so nothing was renamed"
        raise RenameRefused(str(Fault(self.feature.file, *row, message)))

    def _decide(self, step: Step, every: Spots, chosen: Spots) -> None:
        for spot in every:
            wanted = spot in chosen
            if self._wanted.setdefault(spot, wanted) is not wanted:
                line, column = self.text.parser_place(spot.start)
                message = (
                    f"'{self.target.old}' is used here in two meanings, of which only one would "
                    "be renamed"
                )
                hint = f"Write two rows or two steps; see also line {step.line}"
                fault = Fault(self.feature.file, line, column, message, "", hint)
                raise RenameRefused(str(fault))

    def _spots(self, raw: str, start: int) -> Spots:
        """Where the old words stand in a piece of the text."""
        old, new = self.target.old, self.new
        if VALUE in old:
            (head, tail), (new_head, new_tail) = old.split(VALUE, 1), new.split(VALUE, 1)
            pattern = re.compile(rf"{re.escape(head)}(.+){re.escape(tail)}")
            return [
                Edit(start + m.start(), start + m.end(), f"{new_head}{m.group(1)}{new_tail}")
                for m in pattern.finditer(raw)
            ]
        edge = r"[\w.-]" if self.target.thing else r"\w"
        pattern = re.compile(rf"(?<!{edge}){re.escape(old)}(?!{edge})")
        return [Edit(start + m.start(), start + m.end(), new) for m in pattern.finditer(raw)]

    def _line(self, number: int) -> str:
        start = self.text.place(number, 1)
        return self.text.text[start:].split("\n", 1)[0]


def _overlaps(spot: Edit, holes: list[tuple[int, int]]) -> bool:
    return any(spot.start < end and start < spot.end for start, end in holes)


def _changed(text: str, start: int, edits: Spots) -> str:
    """A piece of the text after those of the edits that lie in it."""
    for edit in sorted(edits, reverse=True):
        if start <= edit.start and edit.end <= start + len(text):
            text = text[: edit.start - start] + edit.new + text[edit.end - start :]
    return text


def _filled(text: str, example: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: example.get(match.group(1), match.group()), text)


def _unescaped(cell: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1), cell)
