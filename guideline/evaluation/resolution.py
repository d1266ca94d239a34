"""Rules whose truth is known -> the verdict on one option.

The semantics of the guideline live here and nowhere else: what refines what, when two wordings
disagree, what silence is. Nothing in this module knows of missing values; `completion` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from guideline.model.condition import Condition
from guideline.model.guideline import Guideline
from guideline.model.option import DeclaredSilence, Option
from guideline.model.recommendation import PitfallKind, Recommendation, Rule
from guideline.model.wording import Direction

__all__ = ["UNSAID", "OptionRules", "Outcome", "option_rules", "resolve"]


UNSAID = ("source_silent", "not_supported")
"""The verdicts where no rule speaks for the patient; a declared silence gives their reason."""


@dataclass(frozen=True, slots=True)
class OptionRules:
    """All that bears on one option.

    Attributes:
        rules: Recommendations and acting pitfalls on the option itself.
        comparisons: Recommendations that prefer another option to this one.
        displaced: For each rule, the rules it refines or overrides, directly or through others.
    """

    option: Option
    rules: tuple[Rule, ...]
    comparisons: tuple[Recommendation, ...]
    displaced: Mapping[str, frozenset[str]]

    @property
    def all(self) -> tuple[Rule, ...]:
        """The rules on the option itself, then the comparisons."""
        return (*self.rules, *self.comparisons)

    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that can change the verdict."""
        found: list[Condition] = [self.option.applies_when]
        for rule in self.all:
            found.append(rule.when)
            if isinstance(rule, Recommendation):
                found.extend(c for c in (rule.satisfied_when, rule.under_way_when) if c)
        found.extend(silence.when for silence in self.option.silence)
        found.extend(conflict.when for conflict in self.option.conflicts)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of rules whose truth is known.

    Attributes:
        because: Rules that give the verdict.
        refined: Rules that apply but were dropped for more precise ones.
        silence: The declaration that covers a silence; None for an undeclared one.
        under_way: The rule whose act is under way; None otherwise.
    """

    verdict: str
    because: tuple[str, ...] = ()
    refined: tuple[str, ...] = ()
    silence: DeclaredSilence | None = None
    under_way: str | None = None


@lru_cache(maxsize=256)
def option_rules(guideline: Guideline, option: str) -> OptionRules:
    """Gather what bears on an option, in the order of the files."""
    recommendations = guideline.recommendations.values()
    rules: tuple[Rule, ...] = (
        *(r for r in recommendations if r.option == option),
        *(
            p
            for p in guideline.pitfalls.values()
            if p.kind is PitfallKind.ACT and p.option == option
        ),
    )
    comparisons = tuple(r for r in recommendations if r.over == option)
    displaced = {rule.id: _displaced(rule, {r.id: r for r in rules}) for rule in rules}
    return OptionRules(guideline.options[option], rules, comparisons, displaced)


def resolve(
    guideline: Guideline,
    case: OptionRules,
    applying: Iterable[str],
    satisfied: frozenset[str],
    under_way: frozenset[str],
    silence: DeclaredSilence | None,
) -> Outcome:
    """The verdict when it is known which rules apply.

    Args:
        guideline: The guideline.
        case: What bears on the option.
        applying: Ids of the rules and comparisons that apply.
        satisfied: Those of them whose required act has been done.
        under_way: Those of them whose required act is under way.
        silence: The first declared silence that covers the patient.
    """
    applies = set(applying)
    dropped = {id for rule in applies for id in case.displaced.get(rule, ())} & applies
    left = [rule for rule in case.rules if rule.id in applies - dropped]
    refined = tuple(rule.id for rule in case.rules if rule.id in dropped)
    # A comparison says which of two options is better, not how good either is: it decides only
    # where nothing absolute does, but it still contradicts advice against its own option.
    absolute = [r for r in left if not (isinstance(r, Recommendation) and r.over)]
    verdicts = {rule.id: _verdict(rule, satisfied, under_way) for rule in left}
    directions = {_direction(guideline, verdict) for verdict in verdicts.values()}
    deciding = absolute or left
    because = tuple(rule.id for rule in deciding)
    words = {verdicts[id] for id in because}
    if len(directions) > 1 or len(words) > 1:
        return Outcome("conflict", tuple(rule.id for rule in left), refined)
    if words:
        verdict = words.pop()
        started = next((id for id in because if id in under_way), None)
        return Outcome(verdict, because, refined, under_way=started)
    lesser = tuple(c.id for c in case.comparisons if c.id in applies)
    if lesser:
        return Outcome("less_preferred", lesser)
    exclusive = tuple(r.id for r in case.rules if isinstance(r, Recommendation) and r.only)
    if exclusive:
        return Outcome("not_supported", exclusive, silence=silence)
    return Outcome("source_silent", silence=silence)


def _verdict(rule: Rule, satisfied: frozenset[str], under_way: frozenset[str]) -> str:
    return "satisfied" if rule.id in satisfied or rule.id in under_way else rule.wording


def _direction(guideline: Guideline, verdict: str) -> Direction:
    return guideline.wording(verdict).direction


def _displaced(rule: Rule, rules: Mapping[str, Rule]) -> frozenset[str]:
    found: set[str] = set()
    ahead = [*rule.refines, *rule.overrides]
    while ahead:
        id = ahead.pop()
        if id in found or id not in rules:
            continue
        found.add(id)
        ahead.extend((*rules[id].refines, *rules[id].overrides))
    return frozenset(found)
