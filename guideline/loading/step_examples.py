"""Vocabulary -> words for the braces of a frame, so that every frame has an example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from guideline.model.condition import variables_of
from guideline.model.guideline import Guideline
from guideline.model.recommendation import Rule
from guideline.model.variable import Kind, Variable
from guideline.model.wording import ENGINE_WORDINGS
from guideline.model.words import listed, recorded_clause

__all__ = ["BRACES", "Fillings", "middle", "recordable"]

BRACES = re.compile(r"\{[^}]*\}")
"""What a frame leaves open."""


class Fillings:
    """What examples put into braces: the words around the first rule, so that they fit together."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        rules: list[Rule] = list(guideline.recommendations.values())
        rules.extend(guideline.pitfalls.values())
        self.rule = rules[0] if rules else None
        option = self.rule.option if self.rule else next(iter(guideline.options), "")
        self.option = guideline.options[option].phrase if option else "{option}"
        wordings = {**ENGINE_WORDINGS, **guideline.wordings}
        scale = [self.rule.wording] if self.rule else []
        self.verdict = next(wordings[id].phrase for id in (*scale, *wordings) if id in wordings)

    def filled(self, kind: str, frame: str) -> str:
        """A frame with words of the guideline in its braces."""
        whole = {
            ("given", "{variable} is unknown"): self._unknown,
            ("then", "{option} has to be done before {option}"): self._order,
        }
        found = whole.get((kind, frame))
        if found is not None:
            return found() or frame
        if "alert {id}" in frame:
            return frame.replace("{id}", self._alert() or "{id}")
        words = self._words()
        return BRACES.sub(lambda match: words.get(match.group()) or match.group(), frame)

    def _words(self) -> Mapping[str, str]:
        guideline, rule = self.guideline, self.rule
        asked = variables_of(rule.when) if rule else ()
        nouns = [guideline.variables[id].noun for id in (*asked, *guideline.variables)]
        several = list(dict.fromkeys(nouns))[:2]
        excluding = (c.id for c in guideline.constraints.values() if c.excludes)
        points = guideline.decision_points.values()
        return {
            "{option}": self.option,
            "{verdict}": self.verdict,
            "{value of a variable}": self._value(),
            "{situation}": next((s.phrase for s in guideline.situations.values()), ""),
            "{decision point}": next((point.phrase for point in points), ""),
            "{variable}": next(iter(several), ""),
            "{variables}": listed(several),
            "{rule}": rule.id if rule else "",
            "{words}": rule.title if rule else "",
            "{statement}": next((c.statement for c in rule.sources), "") if rule else "",
            "{id}": next(iter(guideline.questions), ""),
            "{pitfall}": next(iter(guideline.pitfalls), ""),
            "{constraint}": next(excluding, ""),
        }

    def _value(self) -> str:
        """The clause of a value, of one that may be assumed where there is one."""
        known = recordable(self.guideline)
        assumed = (recorded_clause(v, v.assume) for v in known if v.assume is not None)
        named = (value.phrase for v in known for value in v.values.values())
        counted = (recorded_clause(v, middle(v)) for v in known if v.kind is Kind.INTEGER)
        return next(chain(assumed, named, counted), "")

    def _unknown(self) -> str:
        return next((v.unknown_phrase for v in recordable(self.guideline)), "")

    def _order(self) -> str:
        options = self.guideline.options
        declared = ((options[first], later) for later in options.values() for first in later.after)
        any_two = zip(options.values(), list(options.values())[1:], strict=False)
        for first, later in chain(declared, any_two):
            return f"{first.phrase} has to be done before {later.phrase}"
        return ""

    def _alert(self) -> str:
        warnings = (c.id for c in self.guideline.constraints.values() if not c.excludes)
        rules = chain(self.guideline.pitfalls, self.guideline.recommendations)
        return next(chain(warnings, rules), "")


def recordable(guideline: Guideline) -> list[Variable]:
    """The variables a scenario can give a value."""
    return [v for v in guideline.variables.values() if v.derivation is None]


def middle(variable: Variable) -> int:
    """A number in the middle of the range of an integer."""
    assert variable.low is not None
    assert variable.high is not None
    return (variable.low + variable.high) // 2
