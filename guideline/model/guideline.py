"""A whole guideline, with every reference between its parts resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from guideline.model.condition import Condition
from guideline.model.constraint import Constraint
from guideline.model.edition import Reason
from guideline.model.open_question import OpenQuestion
from guideline.model.option import DecisionPoint, Option
from guideline.model.recommendation import Pitfall, Recommendation, Rule
from guideline.model.review import ReviewRecord
from guideline.model.source import Reference, SourceDocument, SourceStatement
from guideline.model.translation import Translation
from guideline.model.variable import Situation, Variable
from guideline.model.wording import ENGINE_WORDINGS, Wording

__all__ = ["AcceptedFinding", "Guideline", "NotCovered", "Property", "Scope", "Term", "WatchItem"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom the guideline is for."""

    text: str
    when: Condition
    statements: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotCovered:
    """A topic the source says nothing about, said aloud."""

    topic: str
    text: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field, explained.

    Attributes:
        also: Other ways to write it.
    """

    name: str
    text: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchItem:
    """Something outside the source that may change what should be advised.

    Attributes:
        date: ISO date of the expected event, or empty.
    """

    id: str
    title: str
    text: str
    date: str
    status: str
    statements: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A claim about all patients at once.

    Attributes:
        kind: `independence` (the verdict on each of `options` never depends on `variable`),
            `order` (`first` comes before each of `options`) or `monotonicity` (as `variable`
            rises, the verdict on each of `options` moves one way only).
        variable: None for an order.
        first: None unless it is an order.
        never: For monotonicity `stronger` or `weaker`: what the verdict never becomes as the
            variable rises. Empty otherwise.
        scale: Verdicts from the weakest to the strongest. Empty: advice against is weaker than
            what is neutral, and that is weaker than advice for.
    """

    id: str
    kind: str
    text: str
    options: tuple[str, ...]
    variable: str | None
    first: str | None
    statements: tuple[str, ...]
    never: str = ""
    scale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A finding of the proofs that is known and left as it is.

    Attributes:
        kind: `dead`, `broken_pitfall`, `broken_property` or `survivor`. Gaps and conflicts are
            declared beside their option instead.
        id: What it is about: a rule, property, option or constraint.
        change: For a survivor what was changed, as the report names it; empty otherwise.
    """

    kind: str
    id: str
    change: str
    reason: str


@dataclass(frozen=True, eq=False)
class Guideline:
    """Content of one folder; mappings keep the order of the files.

    Attributes:
        translations: Its words in other languages, by code.
        engine_wordings: The verdicts of the engine in its language.
        changes: Why something was changed, by the version that brought it, or `next`.
        reviews: Who looked at what last, by the id of a rule or open question; what nobody has
            looked at is missing.

    Two guidelines are equal only when they are the same object, so results can be cached by it.
    """

    id: str
    title: str
    short_title: str
    version: str
    status: str
    language: str
    summary: str
    notices: tuple[str, ...]
    scope: Scope
    document: SourceDocument
    decision_points: Mapping[str, DecisionPoint]
    wordings: Mapping[str, Wording]
    variables: Mapping[str, Variable]
    situations: Mapping[str, Situation]
    options: Mapping[str, Option]
    recommendations: Mapping[str, Recommendation]
    pitfalls: Mapping[str, Pitfall]
    statements: Mapping[str, SourceStatement]
    references: Mapping[str, Reference]
    questions: Mapping[str, OpenQuestion]
    constraints: Mapping[str, Constraint]
    properties: Mapping[str, Property]
    not_covered: tuple[NotCovered, ...]
    watch: tuple[WatchItem, ...]
    accepted: tuple[AcceptedFinding, ...] = ()
    glossary: tuple[Term, ...] = ()
    translations: Mapping[str, Translation] = field(default_factory=dict)
    engine_wordings: Mapping[str, Wording] = field(default_factory=lambda: ENGINE_WORDINGS)
    changes: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    reviews: Mapping[str, ReviewRecord] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages it has words in, its own first."""
        return (self.language, *self.translations)

    def in_language(self, code: str) -> Guideline:
        """The same guideline with the words of another language; itself for its own.

        Only what scenarios say is in that language: names, labels and texts stay as they are. What
        has no words in it is left out, so that nobody can say it.
        """
        if code == self.language:
            return self
        words = self.translations[code]
        variables = {id: self.variables[id] for id in self.variables if id in words.variables}
        said = {id: _reworded(variable, words) for id, variable in variables.items()}
        situations = {
            id: replace(situation, phrase=words.situations[id])
            for id, situation in self.situations.items()
            if id in words.situations
            and all(name in said and v in said[name].values for name, v in situation.values.items())
        }
        return replace(
            self,
            language=code,
            variables=said,
            situations=situations,
            options={
                id: replace(o, phrase=words.options[id][0], plural=words.options[id][1])
                for id, o in self.options.items()
                if id in words.options
            },
            decision_points={
                id: replace(p, phrase=words.decision_points[id])
                for id, p in self.decision_points.items()
                if id in words.decision_points
            },
            wordings={
                id: _resaid(w, words) for id, w in self.wordings.items() if id in words.verdicts
            },
            engine_wordings={id: _resaid(w, words) for id, w in self.engine_wordings.items()},
        )

    def unsaid(self, code: str) -> tuple[tuple[str, str], ...]:
        """What has no words in another language: what it is, and its id."""
        here = self.in_language(code)
        parts = (
            ("variable", self.variables, here.variables),
            ("situation", self.situations, here.situations),
            ("option", self.options, here.options),
            ("wording", self.wordings, here.wordings),
            ("decision point", self.decision_points, here.decision_points),
        )
        found = [(what, id) for what, all_, said in parts for id in all_ if id not in said]
        found.extend(
            ("value", f"{name}.{value}")
            for name, variable in here.variables.items()
            for value in self.variables[name].values
            if value not in variable.values
        )
        return tuple(found)

    def rule(self, id: str) -> Rule:
        """A recommendation or pitfall by its id."""
        return self.recommendations.get(id) or self.pitfalls[id]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Recommendations, then pitfalls."""
        return (*self.recommendations.values(), *self.pitfalls.values())

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Every condition of the content, each with the id of what it belongs to.

        What a rule cites for some patients only is named "what ID cites".
        """
        yield self.id, self.scope.when
        for constraint in self.constraints.values():
            yield constraint.id, constraint.when
            if constraint.then is not None:
                yield constraint.id, constraint.then
        for variable in self.variables.values():
            if variable.derivation:
                yield from ((variable.id, case) for case in variable.derivation.conditions)
        for option in self.options.values():
            yield option.id, option.applies_when
            yield from ((option.id, silence.when) for silence in option.silence)
            yield from ((option.id, conflict.when) for conflict in option.conflicts)
        for rule in self.rules:
            yield rule.id, rule.when
            if isinstance(rule, Recommendation):
                acts = (rule.satisfied_when, rule.under_way_when)
                yield from ((rule.id, act) for act in acts if act is not None)
            yield from ((f"what {rule.id} cites", citation.when) for citation in rule.sources)
        for question in self.questions.values():
            if question.when is not None:
                yield question.id, question.when

    def wording(self, verdict: str) -> Wording:
        """The wording of a verdict, the guideline's own or the engine's."""
        return self.wordings.get(verdict) or self.engine_wordings[verdict]


def _reworded(variable: Variable, words: Translation) -> Variable:
    own = words.variables[variable.id]
    return replace(
        variable,
        noun=own.noun,
        plural=own.plural,
        unknown_phrase=own.unknown_phrase,
        integer_phrase=own.integer_phrase,
        empty_phrase=own.empty_phrase,
        values={
            id: replace(value, phrases=own.values[id])
            for id, value in variable.values.items()
            if id in own.values
        },
    )


def _resaid(wording: Wording, words: Translation) -> Wording:
    said = words.verdicts[wording.id]
    return replace(wording, phrase=said.phrase, plural=said.plural)
