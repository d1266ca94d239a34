"""options.yaml and constraints.yaml -> what can be advised, and what a record cannot be."""

from __future__ import annotations

from guideline.loading.desk import TAG_ID, WORD_ID, Desk, codes
from guideline.loading.schema import (
    ConflictEntry,
    ConstraintsFile,
    OptionsFile,
    SilenceEntry,
)
from guideline.loading.yaml_text import Path
from guideline.model.condition import Condition
from guideline.model.constraint import Constraint, ConstraintKind
from guideline.model.option import DeclaredConflict, DeclaredSilence, Option

__all__ = ["read_constraints", "read_options"]


def read_options(desk: Desk, file: OptionsFile | None) -> dict[str, Option]:
    """Every option with its declared silences and conflicts."""
    if file is None:
        return {}
    name = "options.yaml"
    desk.id_shape(name, "options", file.options, WORD_ID)
    phrases: dict[str, str] = {}
    found = {}
    for id, entry in file.options.items():
        path = ("options", id)
        desk.distinct(name, [((*path, "phrase"), entry.phrase)], phrases, "phrase")
        silences = (
            _declaration(desk, (*path, "silence", i), s) for i, s in enumerate(entry.silence)
        )
        conflicts = (
            _declaration(desk, (*path, "conflict", i), c) for i, c in enumerate(entry.conflict)
        )
        found[id] = Option(
            id=id,
            name=entry.name,
            phrase=entry.phrase,
            kind=entry.kind,
            description=entry.description,
            synonyms=tuple(entry.synonyms),
            after=desk.references(name, (*path, "after"), "option", entry.after),
            applies_when=desk.condition(name, (*path, "applies_when"), entry.applies_when),
            silence=tuple(DeclaredSilence(*parts) for parts in silences),
            conflicts=tuple(DeclaredConflict(*parts) for parts in conflicts),
            codes=codes(entry.codes),
            plural=entry.plural,
        )
    after = {id: option.after for id, option in found.items()}
    desk.circles(after, "after", lambda id, _: (name, ("options", id, "after")))
    return found


def read_constraints(desk: Desk, file: ConstraintsFile | None) -> dict[str, Constraint]:
    """Every rule about records."""
    if file is None:
        return {}
    name = "constraints.yaml"
    desk.id_shape(name, "constraints", file.constraints, TAG_ID)
    found = {}
    for id, entry in file.constraints.items():
        path = ("constraints", id)
        if (entry.kind == "implies") != (entry.then is not None):
            needs = "needs a 'then'" if entry.then is None else "has no 'then'"
            message = f"a constraint of the kind '{entry.kind}' {needs}"
            desk.faults.append(desk.documents[name].fault((*path, "kind"), message))
        found[id] = Constraint(
            id=id,
            kind=ConstraintKind(entry.kind),
            when=desk.condition(name, (*path, "when"), entry.when),
            then=None if entry.then is None else desk.condition(name, (*path, "then"), entry.then),
            text=entry.text,
            statements=desk.references(name, (*path, "statements"), "statement", entry.statements),
            questions=desk.references(name, (*path, "questions"), "question", entry.questions),
            options=desk.references(name, (*path, "options"), "option", entry.options),
        )
    return found


def _declaration(
    desk: Desk, path: Path, entry: SilenceEntry | ConflictEntry
) -> tuple[Condition, str, tuple[str, ...], tuple[str, ...]]:
    name = "options.yaml"
    return (
        desk.condition(name, (*path, "when"), entry.when),
        entry.reason,
        desk.references(name, (*path, "statements"), "statement", entry.statements),
        desk.references(name, (*path, "questions"), "question", entry.questions),
    )
