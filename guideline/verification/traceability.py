"""Source statement x rule x scenario: what rests on what, and what nothing rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guideline.loading.features import TAG_KINDS, TAG_NAMES
from guideline.model.guideline import Guideline
from guideline.model.scenario import Feature, Scenario
from guideline.model.source import Executable

__all__ = ["Gap", "Trace", "Use", "scenarios_about", "trace", "traceability_gaps"]


@dataclass(frozen=True, slots=True)
class Use:
    """One part of the guideline that rests on a statement.

    Attributes:
        kind: `recommendation`, `pitfall`, `constraint`, `silence` (of an option), `property` or
            `scope`.
        id: Its id; for a silence the option's.
    """

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One source statement with all that rests on it.

    Attributes:
        scenarios: Those tagged with the statement, or with a rule, property or constraint that
            rests on it.
    """

    statement: str
    uses: tuple[Use, ...]
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is stated but not tested, or executable but not used.

    Attributes:
        kind: `unused_statement`, `untested_statement`, `untested_recommendation`,
            `untested_pitfall`, `untested_question`, `untested_property` or `untested_constraint`.
    """

    kind: str
    id: str
    text: str


def scenarios_about(scenarios: Iterable[Scenario], kind: str, id: str) -> tuple[Scenario, ...]:
    """The scenarios with the tag `@kind:id`, e.g. ("rec", "CHEMO-1")."""
    return tuple(s for s in scenarios if any(tag.about == (kind, id) for tag in s.tags))


def trace(guideline: Guideline, features: Iterable[Feature]) -> tuple[Trace, ...]:
    """Every statement of the source, in its order, with what rests on it."""
    uses: dict[str, list[Use]] = {id: [] for id in guideline.statements}
    for statement, use in _uses(guideline):
        if use not in uses[statement]:
            uses[statement].append(use)
    scenarios = [s for f in features if f.guideline == guideline.id for s in f.scenarios]
    about = _by_tag(scenarios)
    found = []
    for id in guideline.statements:
        tags = [("source", id), *((_TAG_OF[u.kind], u.id) for u in uses[id] if u.kind in _TAG_OF)]
        mine = {s.key: s for tag in tags for s in about.get(tag, ())}
        ordered = tuple(s for s in scenarios if s.key in mine)
        found.append(Trace(id, tuple(uses[id]), ordered))
    return tuple(found)


def traceability_gaps(guideline: Guideline, features: Iterable[Feature]) -> tuple[Gap, ...]:
    """What no rule uses and what no scenario tests."""
    features = [feature for feature in features if feature.guideline == guideline.id]
    gaps: list[Gap] = []
    for item in trace(guideline, features):
        if guideline.statements[item.statement].executable is Executable.NO:
            continue
        if not item.uses:
            text = "The statement can be executed, but no part of the guideline rests on it."
            gaps.append(Gap("unused_statement", item.statement, text))
        elif not item.scenarios:
            text = "No scenario tests anything that rests on this statement."
            gaps.append(Gap("untested_statement", item.statement, text))
    tagged = _by_tag(scenario for feature in features for scenario in feature.scenarios)
    for kind, what in TAG_NAMES.items():
        if kind == "source":  # a statement is tested through what rests on it, see above
            continue
        for id in getattr(guideline, TAG_KINDS[kind]):
            if (kind, id) not in tagged:
                text = f"No scenario has the tag @{kind}:{id}."
                gaps.append(Gap(f"untested_{what}", id, text))
    return tuple(gaps)


_TAG_OF = {name: kind for kind, name in TAG_NAMES.items()}


def _by_tag(scenarios: Iterable[Scenario]) -> dict[tuple[str, str], list[Scenario]]:
    found: dict[tuple[str, str], list[Scenario]] = {}
    for scenario in scenarios:
        for tag in dict.fromkeys(tag.about for tag in scenario.tags):
            found.setdefault(tag, []).append(scenario)
    return found


def _uses(guideline: Guideline) -> Iterator[tuple[str, Use]]:
    for statement in guideline.scope.statements:
        yield statement, Use("scope", guideline.id)
    for rule in guideline.recommendations.values():
        for citation in rule.sources:
            yield citation.statement, Use("recommendation", rule.id)
    for pitfall in guideline.pitfalls.values():
        for citation in pitfall.sources:
            yield citation.statement, Use("pitfall", pitfall.id)
    for option in guideline.options.values():
        for silence in option.silence:
            for statement in silence.statements:
                yield statement, Use("silence", option.id)
    for claim in guideline.properties.values():
        for statement in claim.statements:
            yield statement, Use("property", claim.id)
    for constraint in guideline.constraints.values():
        for statement in constraint.statements:
            yield statement, Use("constraint", constraint.id)
