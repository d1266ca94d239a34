"""recommendations.yaml and pitfalls.yaml -> the rules, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guideline.loading.desk import TAG_ID, Desk
from guideline.loading.schema import (
    CitationEntry,
    PitfallsFile,
    RecommendationsFile,
    RuleEntry,
)
from guideline.loading.yaml_text import Path
from guideline.model.recommendation import (
    Citation,
    Instead,
    Pitfall,
    PitfallKind,
    Recommendation,
    Rule,
)

__all__ = ["check_rules_together", "read_pitfalls", "read_recommendations"]


def read_recommendations(desk: Desk, file: RecommendationsFile | None) -> dict[str, Recommendation]:
    """Every recommendation."""
    if file is None:
        return {}
    name = "recommendations.yaml"
    desk.id_shape(name, "recommendations", file.recommendations, TAG_ID)
    found = {}
    for id, entry in file.recommendations.items():
        path = ("recommendations", id)
        if entry.over is not None:
            desk.reference(name, (*path, "over"), "option", entry.over)
            if entry.over == entry.option:
                desk.faults.append(
                    desk.documents[name].fault(
                        (*path, "over"), "an option cannot be preferred to itself"
                    )
                )
        satisfied = entry.satisfied_when
        under_way = entry.under_way
        found[id] = Recommendation(
            **_rule(desk, name, path, entry),
            rationale=entry.rationale,
            caveat=entry.caveat or "",
            only=entry.only,
            over=entry.over,
            safeguard=entry.safeguard,
            together_with=desk.references(
                name, (*path, "together_with"), "option", entry.together_with
            ),
            satisfied_when=None
            if satisfied is None
            else desk.condition(name, (*path, "satisfied_when"), satisfied),
            under_way_when=None
            if under_way is None
            else desk.condition(name, (*path, "under_way", "when"), under_way.when),
            under_way_text=under_way.text if under_way else "",
            strength=entry.strength,
            certainty=entry.certainty,
        )
    return found


def read_pitfalls(desk: Desk, file: PitfallsFile | None) -> dict[str, Pitfall]:
    """Every pitfall; ids are shared with recommendations."""
    if file is None:
        return {}
    name = "pitfalls.yaml"
    desk.id_shape(name, "pitfalls", file.pitfalls, TAG_ID)
    taken = desk.ids("recommendations.yaml", "recommendations")
    found = {}
    for id, entry in file.pitfalls.items():
        path = ("pitfalls", id)
        if id in taken:
            message = f"'{id}' is the id of a recommendation already"
            desk.faults.append(desk.documents[name].key_fault(path, message))
        if entry.never_say and entry.kind != "assumption":
            desk.faults.append(
                desk.documents[name].fault(
                    (*path, "never_say"), "only an assumption has phrases never to say"
                )
            )
        instead = (*path, "instead", "options")
        found[id] = Pitfall(
            **_rule(desk, name, path, entry),
            kind=PitfallKind(entry.kind),
            harm=entry.harm,
            instead=Instead(
                entry.instead.text, desk.references(name, instead, "option", entry.instead.options)
            ),
            never_say=tuple(entry.never_say),
        )
    return found


def check_rules_together(
    desk: Desk,
    recommendations: Mapping[str, Recommendation],
    pitfalls: Mapping[str, Pitfall],
) -> None:
    """Refinement stays on one option and never runs in a circle."""
    rules: dict[str, Rule] = {**recommendations, **pitfalls}
    for id, rule in rules.items():
        file, section = (
            ("recommendations.yaml", "recommendations")
            if id in recommendations
            else ("pitfalls.yaml", "pitfalls")
        )
        for key in ("refines", "overrides"):
            for position, other in enumerate(getattr(rule, key)):
                if other in rules and rules[other].option != rule.option:
                    document = desk.documents[file]
                    path: Path = (section, id, key, position)
                    desk.faults.append(
                        document.fault(
                            path,
                            f"{other} is about {rules[other].option}, "
                            f"but {id} is about {rule.option}",
                            "a rule on the same option",
                        )
                    )
    edges = {id: (*rule.refines, *rule.overrides) for id, rule in rules.items()}

    def place(id: str, other: str) -> tuple[str, Path]:
        section = "recommendations" if id in recommendations else "pitfalls"
        key = "refines" if other in rules[id].refines else "overrides"
        return f"{section}.yaml", (section, id, key)

    desk.circles(edges, "refines", place)


def _rule(desk: Desk, file: str, path: Path, entry: RuleEntry) -> dict[str, Any]:
    """The arguments recommendations and pitfalls share."""
    return {
        "id": path[1],
        "title": entry.title,
        "option": desk.reference(file, (*path, "option"), "option", entry.option),
        "wording": desk.reference(file, (*path, "wording"), "wording", entry.wording),
        "says": entry.says or "",
        "qualifier": entry.qualifier or "",
        "plain_language": entry.plain_language or "",
        "when": desk.condition(file, (*path, "when"), entry.when),
        "sources": _citations(desk, file, (*path, "sources"), entry.sources),
        "references": desk.references(file, (*path, "references"), "reference", entry.references),
        "questions": desk.references(file, (*path, "questions"), "question", entry.questions),
        "refines": desk.references(file, (*path, "refines"), "rule", entry.refines),
        "overrides": desk.references(file, (*path, "overrides"), "rule", entry.overrides),
    }


def _citations(
    desk: Desk, file: str, path: Path, entries: Sequence[CitationEntry]
) -> tuple[Citation, ...]:
    found = []
    for position, entry in enumerate(entries):
        place = (*path, position)
        desk.references(file, (*place, "statement"), "statement", [entry.statement])
        when = desk.condition(file, (*place, "when"), entry.when)
        found.append(Citation(entry.statement, when, entry.note or ""))
    return tuple(found)
