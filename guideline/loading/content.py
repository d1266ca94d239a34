"""A content folder -> a guideline with every reference resolved, or all its faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any, cast

from guideline.errors import Fault, InputFaults
from guideline.loading.changes import read_changes
from guideline.loading.desk import Desk
from guideline.loading.evidence import read_questions, read_references, read_statements
from guideline.loading.files import DISK, Files
from guideline.loading.languages import OWN_LANGUAGE
from guideline.loading.options import read_constraints, read_options
from guideline.loading.overlays import read_overlays
from guideline.loading.reviews import read_reviews
from guideline.loading.rules import check_rules_together, read_pitfalls, read_recommendations
from guideline.loading.schema import (
    ChangesFile,
    ConstraintsFile,
    GuidelineFile,
    OptionsFile,
    PitfallsFile,
    QuestionsFile,
    RecommendationsFile,
    ReferencesFile,
    ReviewsFile,
    SourcesFile,
    VariablesFile,
)
from guideline.loading.text import display
from guideline.loading.translations import read_translations
from guideline.loading.vocabulary import read_derivations, read_situations, read_variables
from guideline.loading.yaml_text import Path as YamlPath
from guideline.model.guideline import (
    AcceptedFinding,
    Guideline,
    NotCovered,
    Property,
    Scope,
    Term,
    WatchItem,
)
from guideline.model.option import DecisionPoint, Option
from guideline.model.source import SourceDocument
from guideline.model.variable import Kind
from guideline.model.wording import ENGINE_WORDINGS, Direction, Wording

__all__ = ["guideline_folders", "load_guideline"]

PROPERTY_NEEDS = {
    "independence": ("variable",),
    "order": ("first",),
    "monotonicity": ("variable", "never"),
}
"""What each kind of property has to name."""


def guideline_folders(content: FilePath) -> dict[str, FilePath]:
    """Guideline id to folder, for every folder of a content directory."""
    if not content.is_dir():
        return {}
    return {
        folder.name: folder
        for folder in sorted(content.iterdir())
        if folder.is_dir() and not folder.name.startswith((".", "_"))
    }


def load_guideline(
    folder: FilePath, root: FilePath | None = None, source: Files = DISK
) -> Guideline:
    """Read one guideline.

    Args:
        folder: Its content folder; the folder's name is the guideline's id.
        root: The project's root, against which files are named in messages.
        source: Where the text of files comes from.

    Raises:
        InputFaults: With every fault of every file.
    """
    if not folder.is_dir():
        raise InputFaults([Fault(display(folder, root), 0, 0, "there is no such content folder")])
    desk = Desk(folder, root, source)
    # The order is that of FILES, which names the shape of each.
    files = _Files(*(cast(Any, entry) for entry in desk.files().values()))
    desk.vocabulary_is(read_variables(desk, files.variables))
    read_derivations(desk, files.variables)
    guideline = _assembled(desk, files)
    changes = read_changes(desk, cast(ChangesFile | None, desk.optional("changes.yaml")))
    reviews = read_reviews(desk, cast(ReviewsFile | None, desk.optional("reviews.yaml")))
    sound = None if desk.faults else guideline
    questions = read_overlays(desk, files.questions, sound)
    translations = read_translations(desk, sound)
    if desk.faults or guideline is None:
        raise InputFaults(desk.faults)
    return replace(
        guideline,
        translations=translations,
        questions=questions,
        changes=changes,
        reviews=reviews,
    )


@dataclass(slots=True)
class _Files:
    guideline: GuidelineFile | None
    variables: VariablesFile | None
    options: OptionsFile | None
    recommendations: RecommendationsFile | None
    pitfalls: PitfallsFile | None
    questions: QuestionsFile | None
    sources: SourcesFile | None
    references: ReferencesFile | None
    constraints: ConstraintsFile | None


def _assembled(desk: Desk, files: _Files) -> Guideline | None:
    """Build every part, so that all references are checked, then put them together."""
    options = read_options(desk, files.options)
    recommendations = read_recommendations(desk, files.recommendations)
    pitfalls = read_pitfalls(desk, files.pitfalls)
    check_rules_together(desk, recommendations, pitfalls)
    questions = read_questions(desk, files.questions)
    statements = read_statements(desk, files.sources)
    references = read_references(desk, files.references)
    constraints = read_constraints(desk, files.constraints)
    situations = read_situations(desk, files.variables)
    head = files.guideline
    if head is None:
        return None
    _check_language(desk, head)
    name = "guideline.yaml"
    if head.id != desk.folder.name:
        message = f"the id is '{head.id}', but the folder is called '{desk.folder.name}'"
        desk.faults.append(desk.documents[name].fault(("id",), message))
    scope = Scope(
        head.scope.text,
        desk.condition(name, ("scope", "when"), head.scope.when),
        desk.references(name, ("scope", "statements"), "statement", head.scope.statements),
        desk.references(name, ("scope", "questions"), "question", head.scope.questions),
    )
    watch = tuple(
        WatchItem(
            id=id,
            title=entry.title,
            text=entry.text,
            date=entry.date or "",
            status=entry.status,
            statements=desk.references(
                name, ("watch", id, "statements"), "statement", entry.statements
            ),
            references=desk.references(
                name, ("watch", id, "references"), "reference", entry.references
            ),
        )
        for id, entry in head.watch.items()
    )
    not_covered = tuple(
        NotCovered(
            entry.topic,
            entry.text,
            desk.references(name, ("not_covered", i, "questions"), "question", entry.questions),
        )
        for i, entry in enumerate(head.not_covered)
    )
    return Guideline(
        id=head.id,
        title=head.title,
        short_title=head.short_title,
        version=head.version,
        status=head.status,
        language=head.language,
        summary=head.summary,
        notices=tuple(head.notices),
        scope=scope,
        document=SourceDocument(**head.source_document.model_dump()),
        decision_points=_decision_points(desk, head, options),
        wordings=_wordings(desk, head),
        variables=desk.variables,
        situations=situations,
        options=options,
        recommendations=recommendations,
        pitfalls=pitfalls,
        statements=statements,
        references=references,
        questions=questions,
        constraints=constraints,
        properties=_properties(desk, head),
        not_covered=not_covered,
        watch=watch,
        accepted=_accepted(desk, head),
        glossary=_glossary(desk, head),
    )


def _check_language(desk: Desk, file: GuidelineFile) -> None:
    """Refuse a guideline whose own language is not the one that the product writes in."""
    if file.language != OWN_LANGUAGE:
        document = desk.documents["guideline.yaml"]
        message = f"the guideline's own language is '{file.language}'"
        hint = f"Put the words in '{file.language}' into translations/{file.language}.yaml"
        desk.faults.append(document.fault(("language",), message, f"'{OWN_LANGUAGE}'", hint))


def _decision_points(
    desk: Desk, file: GuidelineFile, options: Mapping[str, Option]
) -> dict[str, DecisionPoint]:
    name = "guideline.yaml"
    found = {}
    phrases: dict[str, str] = {}
    for id, entry in file.decision_points.items():
        path = ("decision_points", id, "options")
        desk.distinct(name, [(("decision_points", id, "phrase"), entry.phrase)], phrases, "phrase")
        ids = desk.references(name, path, "option", entry.options)
        found[id] = DecisionPoint(id, entry.phrase, entry.name, ids)
    offered = {option for point in found.values() for option in point.options}
    for option in options:
        if option not in offered:
            desk.faults.append(
                desk.documents["options.yaml"].key_fault(
                    ("options", option),
                    f"no decision point offers '{option}', so nobody would see it",
                    "its id under decision_points in guideline.yaml",
                )
            )
    return found


def _wordings(desk: Desk, file: GuidelineFile) -> dict[str, Wording]:
    name = "guideline.yaml"
    phrases = {w.phrase: f"the engine's verdict {w.id}" for w in ENGINE_WORDINGS.values()}
    plurals = {w.plural_phrase: f"the engine's verdict {w.id}" for w in ENGINE_WORDINGS.values()}
    without = ((id, entry.phrase) for id, entry in file.wordings.items() if not entry.plural)
    plurals |= {phrase: f"wordings.{id}.phrase" for id, phrase in without}
    found = {}
    for id, entry in file.wordings.items():
        path = ("wordings", id)
        if id in ENGINE_WORDINGS:
            message = f"'{id}' is a verdict of the engine"
            desk.faults.append(desk.documents[name].key_fault(path, message))
        desk.distinct(name, [((*path, "phrase"), entry.phrase)], phrases, "phrase")
        if entry.plural:
            desk.distinct(name, [((*path, "plural"), entry.plural)], plurals, "phrase")
        direction = Direction(entry.direction)
        plural = entry.plural or ""
        found[id] = Wording(id, direction, entry.label, entry.phrase, entry.meaning, plural)
    return found


def _glossary(desk: Desk, file: GuidelineFile) -> tuple[Term, ...]:
    """The explained words; one way to write a word explains one thing."""
    taken: dict[str, str] = {}
    for name, entry in file.glossary.items():
        ways: list[tuple[YamlPath, str]] = [(("glossary", name), name)]
        ways += [(("glossary", name, "also", i), also) for i, also in enumerate(entry.also)]
        desk.distinct("guideline.yaml", [(p, way.casefold()) for p, way in ways], taken, "word")
    return tuple(Term(name, entry.text, tuple(entry.also)) for name, entry in file.glossary.items())


def _accepted(desk: Desk, file: GuidelineFile) -> tuple[AcceptedFinding, ...]:
    """Whether an entry fits a finding is for the proofs to say; here only its shape is checked."""
    for position, entry in enumerate(file.accepted):
        if (entry.kind == "survivor") != (entry.change is not None):
            needs = "needs a 'change'" if entry.change is None else "has no 'change'"
            message = f"an accepted finding of the kind '{entry.kind}' {needs}"
            document = desk.documents["guideline.yaml"]
            desk.faults.append(document.fault(("accepted", position, "kind"), message))
    return tuple(
        AcceptedFinding(entry.kind, entry.id, entry.change or "", entry.reason)
        for entry in file.accepted
    )


def _properties(desk: Desk, file: GuidelineFile) -> dict[str, Property]:
    name = "guideline.yaml"
    found = {}
    for id, entry in file.properties.items():
        path = ("properties", id)
        for key in PROPERTY_NEEDS[entry.kind]:
            if getattr(entry, key) is None:
                message = f"a property of the kind '{entry.kind}' needs '{key}'"
                desk.faults.append(desk.documents[name].fault((*path, "kind"), message))
        for key in ("variable", "first", "never", "scale"):
            if getattr(entry, key) and key not in (*PROPERTY_NEEDS[entry.kind], "scale"):
                message = f"a property of the kind '{entry.kind}' has no '{key}'"
                desk.faults.append(desk.documents[name].fault((*path, key), message))
        if entry.variable is not None:
            desk.reference(name, (*path, "variable"), "variable", entry.variable)
            variable = desk.variables.get(entry.variable)
            if variable and variable.derivation:
                message = f"{entry.variable} follows from other variables"
                desk.faults.append(
                    desk.documents[name].fault(
                        (*path, "variable"), message, "a variable that can be recorded"
                    )
                )
            if entry.kind == "monotonicity" and variable and variable.kind is Kind.SET:
                message = f"{entry.variable} is a set, and sets do not rise"
                desk.faults.append(
                    desk.documents[name].fault(
                        (*path, "variable"), message, "a number, a choice or a yes/no variable"
                    )
                )
        if entry.first is not None:
            desk.reference(name, (*path, "first"), "option", entry.first)
        found[id] = Property(
            id=id,
            kind=entry.kind,
            text=entry.text,
            options=desk.references(name, (*path, "options"), "option", entry.options),
            variable=entry.variable,
            first=entry.first,
            statements=desk.references(name, (*path, "statements"), "statement", entry.statements),
            never=entry.never or "",
            scale=desk.references(name, (*path, "scale"), "verdict", entry.scale),
        )
    return found
