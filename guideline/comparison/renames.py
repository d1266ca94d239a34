"""Two guidelines -> which ids of the old one are taken to mean other ids of the new one.

An id that only the old one has and an id that only the new one has are taken for one thing under
two names when the two are otherwise equal, and nothing else is equal to either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from guideline.comparison.renaming import Renaming
from guideline.model.guideline import Guideline
from guideline.model.variable import Kind, Variable

__all__ = ["Rename", "renaming_of"]


@dataclass(frozen=True, slots=True)
class Rename:
    """One id that is taken to be renamed.

    Attributes:
        kind: `variable`, `value`, `option`, `verdict`, `rule`, `statement`, `reference`,
            `question` or `constraint`.
        of: For a value its variable, in the new ids; empty otherwise.
    """

    kind: str
    before: str
    after: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """Renames as they are found; each kind may need those before it."""

    renaming: Renaming = field(default_factory=Renaming)
    renames: list[Rename] = field(default_factory=list)

    def pair(
        self,
        kind: str,
        ids: dict[str, str],
        old: Mapping[str, Any],
        new: Mapping[str, Any],
        translated: Callable[[Any], Any],
    ) -> None:
        for before, after in _pairs(old, new, translated):
            ids[before] = after
            self.renames.append(Rename(kind, before, after))


def renaming_of(old: Guideline, new: Guideline) -> tuple[Renaming, tuple[Rename, ...]]:
    """What has to be renamed in the old guideline so that the two can be compared."""
    found = _Found()
    to, pair = found.renaming, found.pair
    pair("reference", to.references, old.references, new.references, _itself)
    pair("statement", to.statements, old.statements, new.statements, to.statement)
    for derived in (False, True):
        pair(
            "variable",
            to.variables,
            {id: v for id, v in old.variables.items() if bool(v.derivation) is derived},
            {id: v for id, v in new.variables.items() if bool(v.derivation) is derived},
            to.variable,
        )
        for variable in old.variables.values():
            other = new.variables.get(to.variables.get(variable.id, variable.id))
            if other is not None and bool(variable.derivation) is derived:
                _values(found, variable, other)
    pair("verdict", to.wordings, old.wordings, new.wordings, _itself)
    pair("question", to.questions, old.questions, new.questions, to.question)
    pair("option", to.options, old.options, new.options, to.option)
    # A rule may refine another one that is renamed too, so the second look knows more.
    rules, others = {r.id: r for r in old.rules}, {r.id: r for r in new.rules}
    for _ in range(2):
        left = {id: rule for id, rule in rules.items() if id not in to.rules}
        taken = set(to.rules.values())
        free = {id: rule for id, rule in others.items() if id not in taken}
        pair("rule", to.rules, left, free, to.rule)
    pair("constraint", to.constraints, old.constraints, new.constraints, to.constraint)
    return to, tuple(found.renames)


def _values(found: _Found, variable: Variable, other: Variable) -> None:
    apart = (Kind.SET, Kind.INTEGER)
    if variable.kind is other.kind or not {variable.kind, other.kind} & set(apart):
        for before, after in _pairs(variable.values, other.values, _itself):
            found.renaming.values[variable.id, before] = after
            found.renames.append(Rename("value", before, after, other.id))


def _pairs(
    old: Mapping[str, Any], new: Mapping[str, Any], translated: Callable[[Any], Any]
) -> Iterator[tuple[str, str]]:
    gone = {id: _bare(translated(part)) for id, part in old.items() if id not in new}
    come = {id: _bare(part) for id, part in new.items() if id not in old}
    for before, part in gone.items():
        alike = [after for after, other in come.items() if other == part]
        if len(alike) == 1 and sum(other == part for other in gone.values()) == 1:
            yield before, alike[0]


def _bare(part: Any) -> Any:
    """A part without its id, and an option without those that come before it."""
    left_out: dict[str, Any] = {"id": ""}
    if any(entry.name == "after" for entry in fields(part)):
        left_out["after"] = ()
    return replace(part, **left_out)


def _itself(part: Any) -> Any:
    return part
