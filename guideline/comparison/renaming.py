"""A guideline -> the same guideline with other ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
)
from guideline.model.constraint import Constraint
from guideline.model.guideline import Guideline
from guideline.model.open_question import OpenQuestion
from guideline.model.option import DecisionPoint, DeclaredConflict, DeclaredSilence, Option
from guideline.model.recommendation import Citation, Pitfall, Recommendation, Rule
from guideline.model.source import Reference, SourceStatement
from guideline.model.variable import Derivation, Score, Variable
from guideline.model.wording import Wording

__all__ = ["Renaming"]

Ids = dict[str, str]
T = TypeVar("T", DeclaredSilence, DeclaredConflict)
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Renaming:
    """Old ids to new ones; an id that is not named stays.

    Attributes:
        values: By old variable and old value.
        rules: Recommendations and pitfalls.
    """

    variables: Ids = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    options: Ids = field(default_factory=dict)
    wordings: Ids = field(default_factory=dict)
    rules: Ids = field(default_factory=dict)
    statements: Ids = field(default_factory=dict)
    references: Ids = field(default_factory=dict)
    questions: Ids = field(default_factory=dict)
    constraints: Ids = field(default_factory=dict)

    def guideline(self, old: Guideline) -> Guideline:
        """The whole guideline with the new ids; what a scenario says stays as it was."""
        scope = old.scope
        return replace(
            old,
            scope=replace(
                scope,
                when=self.condition(scope.when),
                statements=_all(scope.statements, self.statements),
                questions=_all(scope.questions, self.questions),
            ),
            decision_points={id: self._point(p) for id, p in old.decision_points.items()},
            wordings=_keyed(old.wordings, self.wordings, self._wording),
            variables=_keyed(old.variables, self.variables, self.variable),
            options=_keyed(old.options, self.options, self.option),
            recommendations=_keyed(old.recommendations, self.rules, self.recommendation),
            pitfalls=_keyed(old.pitfalls, self.rules, self.pitfall),
            statements=_keyed(old.statements, self.statements, self.statement),
            references=_keyed(old.references, self.references, self._reference),
            questions=_keyed(old.questions, self.questions, self.question),
            constraints=_keyed(old.constraints, self.constraints, self.constraint),
        )

    def condition(self, condition: Condition) -> Condition:
        """A condition in the new ids."""
        match condition:
            case AllOf(parts):
                return AllOf(tuple(map(self.condition, parts)))
            case AnyOf(parts):
                return AnyOf(tuple(map(self.condition, parts)))
            case NotThat(part):
                return NotThat(self.condition(part))
            case Is(variable, values):
                return Is(self._variable(variable), self._values(variable, values))
            case Within(variable, low, high):
                return Within(self._variable(variable), low, high)
            case Includes(variable, members):
                return Includes(self._variable(variable), self._values(variable, members))
            case IsEmpty(variable):
                return IsEmpty(self._variable(variable))

    def variable(self, old: Variable) -> Variable:
        """A variable with its values in the new ids."""
        values = {
            self.values.get((old.id, id), id): replace(v, id=self.values.get((old.id, id), id))
            for id, v in old.values.items()
        }
        assume = None if old.assume is None else self.values.get((old.id, old.assume), old.assume)
        return replace(
            old,
            id=self._variable(old.id),
            values=values,
            assume=assume,
            derivation=self._derivation(old),
            statements=_all(old.statements, self.statements),
        )

    def option(self, old: Option) -> Option:
        """An option in the new ids."""
        return replace(
            old,
            id=self.options.get(old.id, old.id),
            after=_all(old.after, self.options),
            applies_when=self.condition(old.applies_when),
            silence=tuple(map(self._declared, old.silence)),
            conflicts=tuple(map(self._declared, old.conflicts)),
        )

    def rule(self, old: Rule) -> Rule:
        """A recommendation or pitfall in the new ids."""
        return self.recommendation(old) if isinstance(old, Recommendation) else self.pitfall(old)

    def recommendation(self, old: Recommendation) -> Recommendation:
        """A recommendation in the new ids."""
        done, started = old.satisfied_when, old.under_way_when
        return replace(
            old,
            id=self.rules.get(old.id, old.id),
            option=self.options.get(old.option, old.option),
            wording=self.wordings.get(old.wording, old.wording),
            when=self.condition(old.when),
            sources=tuple(map(self._citation, old.sources)),
            references=_all(old.references, self.references),
            questions=_all(old.questions, self.questions),
            refines=_all(old.refines, self.rules),
            overrides=_all(old.overrides, self.rules),
            over=None if old.over is None else self.options.get(old.over, old.over),
            together_with=_all(old.together_with, self.options),
            satisfied_when=None if done is None else self.condition(done),
            under_way_when=None if started is None else self.condition(started),
        )

    def pitfall(self, old: Pitfall) -> Pitfall:
        """A pitfall in the new ids."""
        instead = replace(old.instead, options=_all(old.instead.options, self.options))
        return replace(
            old,
            id=self.rules.get(old.id, old.id),
            option=self.options.get(old.option, old.option),
            wording=self.wordings.get(old.wording, old.wording),
            when=self.condition(old.when),
            instead=instead,
            sources=tuple(map(self._citation, old.sources)),
            references=_all(old.references, self.references),
            questions=_all(old.questions, self.questions),
            refines=_all(old.refines, self.rules),
            overrides=_all(old.overrides, self.rules),
        )

    def constraint(self, old: Constraint) -> Constraint:
        """A constraint in the new ids."""
        return replace(
            old,
            id=self.constraints.get(old.id, old.id),
            when=self.condition(old.when),
            then=None if old.then is None else self.condition(old.then),
            statements=_all(old.statements, self.statements),
            questions=_all(old.questions, self.questions),
            options=_all(old.options, self.options),
        )

    def question(self, old: OpenQuestion) -> OpenQuestion:
        """An open question in the new ids."""
        return replace(
            old,
            id=self.questions.get(old.id, old.id),
            statements=_all(old.statements, self.statements),
            when=None if old.when is None else self.condition(old.when),
            options=_all(old.options, self.options),
        )

    def statement(self, old: SourceStatement) -> SourceStatement:
        """A source statement in the new ids."""
        questions = _all(old.questions, self.questions)
        return replace(old, id=self.statements.get(old.id, old.id), questions=questions)

    def _wording(self, old: Wording) -> Wording:
        return replace(old, id=self.wordings.get(old.id, old.id))

    def _reference(self, old: Reference) -> Reference:
        return replace(old, id=self.references.get(old.id, old.id))

    def _point(self, old: DecisionPoint) -> DecisionPoint:
        return replace(old, options=_all(old.options, self.options))

    def _citation(self, old: Citation) -> Citation:
        statement = self.statements.get(old.statement, old.statement)
        return replace(old, statement=statement, when=self.condition(old.when))

    def _declared(self, old: T) -> T:
        return replace(
            old,
            when=self.condition(old.when),
            statements=_all(old.statements, self.statements),
            questions=_all(old.questions, self.questions),
        )

    def _derivation(self, old: Variable) -> Derivation | Score | None:
        match old.derivation:
            case None:
                return None
            case Score(points):
                return Score(tuple((number, self.condition(when)) for number, when in points))
            case Derivation(cases, otherwise):
                said = tuple(
                    (self.values.get((old.id, value), value), self.condition(when))
                    for value, when in cases
                )
                return Derivation(said, self.values.get((old.id, otherwise), otherwise))

    def _variable(self, id: str) -> str:
        return self.variables.get(id, id)

    def _values(self, variable: str, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.values.get((variable, value), value) for value in values)


def _all(ids: tuple[str, ...], to: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(to.get(id, id) for id in ids)


def _keyed(
    parts: Mapping[str, P], to: Mapping[str, str], renamed: Callable[[P], P]
) -> dict[str, P]:
    return {to.get(id, id): renamed(part) for id, part in parts.items()}
