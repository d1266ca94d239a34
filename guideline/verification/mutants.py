"""A guideline -> every guideline that differs from it in one small place.

The operators are those of mutation testing for logical expressions: a part left out, turned round,
"and" for "or", a threshold one off, another word, an exception dropped. Source of the method:
R. A. DeMillo, R. J. Lipton and F. G. Sayward, Hints on Test Data Selection (1978).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    Leaf,
    NotThat,
    Within,
)
from guideline.model.constraint import Constraint
from guideline.model.guideline import Guideline
from guideline.model.option import Option
from guideline.model.recommendation import Citation, Pitfall, PitfallKind, Recommendation, Rule
from guideline.model.variable import Variable
from guideline.model.words import clause

__all__ = ["NEVER", "Mutant", "mutants"]

NEVER = NotThat(ALWAYS)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A guideline with one small change.

    Attributes:
        part: `scope`, `option`, `recommendation`, `pitfall` or `constraint`: what was changed.
        id: Its id; for the scope the guideline's.
        change: What was changed, in words.
    """

    part: str
    id: str
    change: str
    guideline: Guideline


def mutants(guideline: Guideline) -> Iterator[Mutant]:
    """Every small change of the scope, the rules, the options and the constraints.

    Each has words of its own, so that one can be accepted without the others.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for mutant in _mutants(guideline):
        key = (mutant.part, mutant.id, mutant.change)
        seen[key] += 1
        number = f" ({seen[key]})" if seen[key] > 1 else ""
        yield replace(mutant, change=f"{mutant.change}{number}")


def _mutants(guideline: Guideline) -> Iterator[Mutant]:
    variables = guideline.variables
    for change, when in _with_extremes(guideline.scope.when, variables):
        scope = replace(guideline.scope, when=when)
        yield Mutant("scope", guideline.id, change, replace(guideline, scope=scope))
    rules = guideline.recommendations
    for id, rule in rules.items():
        for change, changed in _rules(rule, guideline):
            assert isinstance(changed, Recommendation)
            whole = replace(guideline, recommendations={**rules, id: changed})
            yield Mutant("recommendation", id, change, whole)
        dropped = {other: kept for other, kept in rules.items() if other != id}
        whole = replace(guideline, recommendations=dropped)
        yield Mutant("recommendation", id, "dropped", whole)
    for id, pitfall in guideline.pitfalls.items():
        for change, changed in _rules(pitfall, guideline):
            assert not isinstance(changed, Recommendation)
            whole = replace(guideline, pitfalls={**guideline.pitfalls, id: changed})
            yield Mutant("pitfall", id, change, whole)
        kept = {other: p for other, p in guideline.pitfalls.items() if other != id}
        yield Mutant("pitfall", id, "dropped", replace(guideline, pitfalls=kept))
    for id, option in guideline.options.items():
        for change, other in _options(option, variables):
            whole = replace(guideline, options={**guideline.options, id: other})
            yield Mutant("option", id, change, whole)
    for id, constraint in guideline.constraints.items():
        for change, limit in _constraints(constraint, variables):
            whole = replace(guideline, constraints={**guideline.constraints, id: limit})
            yield Mutant("constraint", id, change, whole)
        left = {other: c for other, c in guideline.constraints.items() if other != id}
        yield Mutant("constraint", id, "dropped", replace(guideline, constraints=left))


# Conditions


def _with_extremes(
    condition: Condition, variables: Mapping[str, Variable]
) -> Iterator[tuple[str, Condition]]:
    """Every condition that differs in a single place, and the two that ask for nothing."""
    yield from _conditions(condition, variables)
    if condition != ALWAYS:
        yield "holds always", ALWAYS
        yield "holds never", NEVER


def _conditions(
    condition: Condition, variables: Mapping[str, Variable]
) -> Iterator[tuple[str, Condition]]:
    match condition:
        case AllOf(()):
            yield "holds never", NEVER
        case AllOf(parts) | AnyOf(parts):
            kind = type(condition)
            for position, part in enumerate(parts):
                rest = (*parts[:position], *parts[position + 1 :])
                if len(parts) > 1:
                    yield f"without '{clause(part, variables)}'", kind(rest)
                for change, changed in _conditions(part, variables):
                    yield change, kind((*parts[:position], changed, *parts[position + 1 :]))
            if len(parts) > 1:
                other = AnyOf if isinstance(condition, AllOf) else AllOf
                word = "or" if isinstance(condition, AllOf) else "and"
                yield f"its parts joined by '{word}'", other(parts)
        case NotThat(part):
            yield f"turned round: '{clause(part, variables)}'", part
            for change, changed in _conditions(part, variables):
                yield f"inside 'not': {change}", NotThat(changed)
        case _:
            yield f"turned round: '{clause(NotThat(condition), variables)}'", NotThat(condition)
            yield from _leaves(condition, variables)


def _leaves(leaf: Leaf, variables: Mapping[str, Variable]) -> Iterator[tuple[str, Condition]]:
    match leaf:
        case Is(variable, values) if len(values) > 1:
            for value in values:
                rest = tuple(other for other in values if other != value)
                label = variables[variable].values[value].label
                yield f"{variables[variable].name} without '{label}'", Is(variable, rest)
        case Includes(variable, members) if len(members) > 1:
            for member in members:
                rest = tuple(other for other in members if other != member)
                label = variables[variable].values[member].label
                yield f"{variables[variable].name} without '{label}'", Includes(variable, rest)
        case Within(variable, low, high):
            bounds = variables[variable]
            assert bounds.low is not None
            assert bounds.high is not None
            for step in (-1, 1):
                if low is not None and bounds.low <= low + step <= bounds.high:
                    yield f"{bounds.name} from {low + step}", Within(variable, low + step, high)
                if high is not None and bounds.low <= high + step <= bounds.high:
                    yield f"{bounds.name} up to {high + step}", Within(variable, low, high + step)


# Rules


def _rules(rule: Rule, guideline: Guideline) -> Iterator[tuple[str, Rule]]:
    """Every rule that differs from this one in a single place."""
    variables = guideline.variables
    for change, when in _with_extremes(rule.when, variables):
        yield f"condition: {change}", replace(rule, when=when)
    for key in ("refines", "overrides"):
        for other in getattr(rule, key):
            rest = tuple(id for id in getattr(rule, key) if id != other)
            fewer: dict[str, Any] = {key: rest}
            yield f"no longer {key} {other}", replace(rule, **fewer)
    # Other pitfalls give no verdict, only an alert, whose statements no step phrase can name.
    if isinstance(rule, Pitfall) and rule.kind is not PitfallKind.ACT:
        return
    for wording in _other_wordings(rule, guideline):
        yield f"wording: {guideline.wordings[wording].label}", replace(rule, wording=wording)
    for position, citation in enumerate(rule.sources):
        rest = (*rule.sources[:position], *rule.sources[position + 1 :])
        if rest:
            yield f"does not cite {citation.statement}", replace(rule, sources=rest)
        for change, changed in _citations(citation, variables):
            sources = (*rule.sources[:position], changed, *rule.sources[position + 1 :])
            yield change, replace(rule, sources=sources)
    if isinstance(rule, Recommendation):
        yield from _recommendations(rule, variables)


def _recommendations(
    rule: Recommendation, variables: Mapping[str, Variable]
) -> Iterator[tuple[str, Rule]]:
    yield f"{'not ' if rule.only else ''}only for these patients", replace(rule, only=not rule.only)
    if rule.over:
        yield f"not preferred to {rule.over}", replace(rule, over=None)
    for option in rule.together_with:
        rest = tuple(other for other in rule.together_with if other != option)
        yield f"not together with {option}", replace(rule, together_with=rest)
    if rule.satisfied_when is not None:
        yield "never done already", replace(rule, satisfied_when=None)
        for change, when in _conditions(rule.satisfied_when, variables):
            yield f"done already: {change}", replace(rule, satisfied_when=when)
    if rule.under_way_when is not None:
        yield "never under way", replace(rule, under_way_when=None)
        for change, when in _conditions(rule.under_way_when, variables):
            yield f"under way: {change}", replace(rule, under_way_when=when)


def _other_wordings(rule: Rule, guideline: Guideline) -> Iterator[str]:
    """One other wording of the same direction, and one of every other direction."""
    seen = set()
    for wording in guideline.wordings.values():
        if wording.id != rule.wording and wording.direction not in seen:
            seen.add(wording.direction)
            yield wording.id


def _citations(
    citation: Citation, variables: Mapping[str, Variable]
) -> Iterator[tuple[str, Citation]]:
    if citation.when == ALWAYS:
        return
    for change, when in _with_extremes(citation.when, variables):
        yield f"cites {citation.statement}: {change}", replace(citation, when=when)


# Options and constraints


def _options(option: Option, variables: Mapping[str, Variable]) -> Iterator[tuple[str, Option]]:
    if option.applies_when != ALWAYS:
        for change, when in _with_extremes(option.applies_when, variables):
            yield f"a question: {change}", replace(option, applies_when=when)
    for key, what in (("silence", "silence"), ("conflicts", "conflict")):
        declared = getattr(option, key)
        for position, one in enumerate(declared):
            before, after = declared[:position], declared[position + 1 :]
            name = f"declared {what} {position + 1}"
            other: dict[str, Any] = {key: (*before, *after)}
            yield f"{name} dropped", replace(option, **other)
            for change, when in _with_extremes(one.when, variables):
                other = {key: (*before, replace(one, when=when), *after)}
                yield f"{name}: {change}", replace(option, **other)
    for earlier in option.after:
        rest = tuple(other for other in option.after if other != earlier)
        yield f"not after {earlier}", replace(option, after=rest)


def _constraints(
    constraint: Constraint, variables: Mapping[str, Variable]
) -> Iterator[tuple[str, Constraint]]:
    for change, when in _with_extremes(constraint.when, variables):
        yield f"condition: {change}", replace(constraint, when=when)
    if constraint.then is not None:
        for change, then in _with_extremes(constraint.then, variables):
            yield f"consequence: {change}", replace(constraint, then=then)
