"""Vocabulary -> words for the braces of a frame, so that every frame has an example."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from guideline.loading.matching import Sentence
from guideline.loading.phrases import PhraseBook
from guideline.model.condition import variables_of
from guideline.model.guideline import Guideline
from guideline.model.option import Option
from guideline.model.recommendation import Rule
from guideline.model.variable import Kind, Variable
from guideline.model.words import listed, recorded_clause

__all__ = ["Fillings", "middle", "recordable"]


class Fillings:
    """What examples put into braces: the words around the first rule, so that they fit together.

    Attributes:
        rule: The first rule; None when there is none.
        advised: Its option, or the first one.
        wording: Its wording, or the first one.
        single: An option that is no plural, the same where that is so; None when there is none.
        several: What can stand before the verdict on several options; empty when nothing can.
    """

    def __init__(self, book: PhraseBook) -> None:
        self.book = book
        self.guideline = guideline = book.spoken
        # In a translation some options may have no words.
        rules: list[Rule] = [rule for rule in guideline.rules if rule.option in guideline.options]
        self.rule = rules[0] if rules else None
        option = self.rule.option if self.rule else next(iter(guideline.options), None)
        self.advised = guideline.options[option] if option else None
        wordings = {**guideline.engine_wordings, **guideline.wordings}
        scale = [self.rule.wording] if self.rule else []
        self.several = self._two_or_more()
        self.single = self._singular()
        self.wording = next(wordings[id] for id in (*scale, *wordings) if id in wordings)

    def filled(self, frame: str, template: str) -> str:
        """A frame with words of the guideline in its braces; as it is where there are none."""
        if frame in ("unknown", "unknown_plural"):
            return self._unknown(plural=frame == "unknown_plural") or template
        if frame in ("verdict", "before", "opposed", "proposed", "required_first"):
            return self._about(template, self.single) or template
        return Sentence.of(template).filled(self._words())

    def _about(self, template: str, option: Option | None) -> str:
        if option is None:
            return ""
        words = {**self._words(), "option": option.phrase}
        later = next((o for o in self.guideline.options.values() if option.id in o.after), None)
        if later is not None:
            words["other option"] = later.phrase
        return Sentence.of(template).filled(words)

    def _singular(self) -> Option | None:
        """An option that is not a plural, and one that others come after where there is one."""
        options = self.guideline.options
        after = {id for option in options.values() for id in option.after}
        own = [self.advised] if self.advised else []
        known = [o for o in (*own, *options.values()) if not o.plural]
        return next((o for o in known if o.id in after), next(iter(known), None))

    def _two_or_more(self) -> str:
        """A plural option, or two options; empty where there is neither."""
        options = list(self.guideline.options.values())
        plural = [o.phrase for o in options if o.plural]
        two = [o.phrase for o in options[:2]]
        return plural[0] if plural else listed(two, self.book.conjunction) if len(two) > 1 else ""

    def _words(self) -> Mapping[str, str]:
        guideline, rule = self.guideline, self.rule
        asked = variables_of(rule.when) if rule else ()
        known = guideline.variables
        nouns = [known[id].noun for id in (*asked, *known) if id in known]
        several = list(dict.fromkeys(nouns))[:2]
        excluding = (c.id for c in guideline.constraints.values() if c.excludes)
        points = guideline.decision_points.values()
        other = next(iter([*guideline.options.values()][::-1]), None)
        return {
            "option": self.advised.phrase if self.advised else "",
            "other option": other.phrase if other else "",
            "plural option": next((o.phrase for o in guideline.options.values() if o.plural), ""),
            "options": self.several,
            "verdict": self.wording.phrase,
            "plural verdict": self.wording.plural_phrase,
            "value of a variable": self._value(),
            "situation": next((s.phrase for s in guideline.situations.values()), ""),
            "decision point": next((point.phrase for point in points), ""),
            "variable": next(iter(several), ""),
            "variables": listed(several, self.book.conjunction),
            "rule": rule.id if rule else "",
            "words": rule.title if rule else "",
            "statement": next((c.statement for c in rule.sources), "") if rule else "",
            "question": next(iter(guideline.questions), ""),
            "alert": self._alert(),
            "pitfall": next(iter(guideline.pitfalls), ""),
            "constraint": next(excluding, ""),
        }

    def _value(self) -> str:
        """The clause of a value, of one that may be assumed where there is one."""
        known = recordable(self.guideline)
        assumed = (recorded_clause(v, id) for v in known for id in v.values if id == v.assume)
        named = (value.phrase for v in known for value in v.values.values())
        counted = (recorded_clause(v, middle(v)) for v in known if v.kind is Kind.INTEGER)
        return next(chain(assumed, named, counted), "")

    def _unknown(self, *, plural: bool) -> str:
        known = (v for v in recordable(self.guideline) if v.plural is plural)
        return next((v.unknown_phrase for v in known), "")

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
