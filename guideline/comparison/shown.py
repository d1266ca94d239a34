"""One option in both editions -> what a reader sees beside a verdict that stays.

Reasons, citations, declared silence, open questions and their words: each difference with the
profiles that see it. Everything the plain evaluation puts into an answer is looked at, but for the
phrases of the patient's own values, which are the same for every option.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from guideline.comparison.space import JointSpace
from guideline.evaluation.diagram import FALSE, TRUE, Node
from guideline.evaluation.option_diagram import Compiler, Ending, OptionDiagram
from guideline.evaluation.resolution import UNSAID, option_rules
from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    variables_of,
)
from guideline.model.guideline import Guideline
from guideline.model.open_question import OpenQuestion
from guideline.model.option import Option
from guideline.model.recommendation import Recommendation, Rule

__all__ = ["changed_questions", "seen_differently", "statement_words"]

Seen = Iterator[tuple[str, Node]]


def seen_differently(joint: JointSpace, before: OptionDiagram, after: OptionDiagram) -> Seen:
    """Each difference beside the verdict, as a sentence, and where it is seen."""
    pair = _Pair(joint, before, after)
    yield from pair.rules()
    yield from pair.values()
    yield from pair.citations()
    yield from pair.declarations()
    yield from pair.questions()
    yield from pair.words()


def changed_questions(
    old: Guideline, new: Guideline, option: str
) -> tuple[tuple[str, OpenQuestion | None, OpenQuestion | None], ...]:
    """The open questions on an option that are shown to others, or under another title."""
    named = {id for side in (old, new) for id in _questions_of(side, option)}
    found = []
    for id in dict.fromkeys((*old.questions, *new.questions)):
        before, after = old.questions.get(id), new.questions.get(id)
        if id in named and _asked(before, option) != _asked(after, option):
            found.append((id, before, after))
    return tuple(found)


def statement_words(guideline: Guideline, statements: Iterable[str]) -> tuple[Hashable, ...]:
    """What an answer says of the statements it cites."""
    cited = (guideline.statements[id] for id in statements if id in guideline.statements)
    return tuple((one.id, one.paraphrase, one.wording) for one in cited)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One option in both editions."""

    joint: JointSpace
    before: OptionDiagram
    after: OptionDiagram

    def rules(self) -> Seen:
        """What each rule has to do with the answer."""
        old = {rule.id: rule for rule in self.before.case.all}
        new = {rule.id: rule for rule in self.after.case.all}
        for id in dict.fromkeys((*old, *new)):
            first, second = old.get(id), new.get(id)
            decides = self.before.decides(first) if first else FALSE
            decided = self.after.decides(second) if second else FALSE
            yield f"{id} is no longer among the reasons", self.joint.minus(decides, decided)
            yield f"{id} is a new reason", self.joint.minus(decided, decides)
            refined = self.before.refined(first) if first else FALSE
            refines = self.after.refined(second) if second else FALSE
            yield f"{id} is made more precise for others", self.joint.apart(refined, refines)
            if first and second and first != second:
                stays = self.joint.diagrams.both(decides, decided)
                yield from self._reworded(first, second, stays)

    def _reworded(self, first: Rule, second: Rule, stays: Node) -> Seen:
        if _rule_words(first) != _rule_words(second):
            yield f"{first.id} says it in other words", stays
        started, starts = self.before.under_way(first), self.after.under_way(second)
        yield f"the act of {first.id} is under way for others", self.joint.apart(started, starts)
        if getattr(first, "under_way_text", "") != getattr(second, "under_way_text", ""):
            both = self.joint.diagrams.both(started, starts)
            yield f"{first.id} says in other words that its act is under way", both
        if isinstance(first, Recommendation) and first.only and first.when != second.when:
            lacking = self._ends(self.before, "not_supported")
            yield f"{first.id} names another condition", self.joint.diagrams.both(stays, lacking)

    def values(self) -> Seen:
        """The values of a record that meet a condition, which are listed with the answer."""
        old = {rule.id: rule.when for rule in self.before.case.all}
        new = {rule.id: rule.when for rule in self.after.case.all}
        differ = [when for id in old for when in (old[id], new.get(id)) if old[id] != new.get(id)]
        names = dict.fromkeys(name for when in differ if when for name in variables_of(when))
        for name in names:
            was, now = (_listed(diagram, name) for diagram in (self.before, self.after))
            yield "other values of the patient are given as the reason", self.joint.apart(was, now)

    def citations(self) -> Seen:
        """The source statements that support the answer, each with what it adds."""
        old, new = _cited(self.before), _cited(self.after)
        for key in dict.fromkeys((*old, *new)):
            was, now = old.get(key, FALSE), new.get(key, FALSE)
            statement = key[0]
            yield f"source statement {statement} is no longer cited", self.joint.minus(was, now)
            yield f"source statement {statement} is cited as well", self.joint.minus(now, was)
            words = [
                statement_words(side.guideline, [statement]) for side in (self.before, self.after)
            ]
            if words[0] != words[1]:
                both = self.joint.diagrams.both(was, now)
                yield f"source statement {statement} is put in other words", both

    def declarations(self) -> Seen:
        """Why the source is silent, or why a conflict is left to a person."""

        def told(first: Hashable, second: Hashable) -> bool:
            return _silence(self.before, first) != _silence(self.after, second)

        old, new = _torn(self.before), _torn(self.after)
        differs = [
            self.joint.apart(old.get(key, FALSE), new.get(key, FALSE)) for key in {**old, **new}
        ]
        yield "the conflict has another reason", self.joint.compiler.any_of(differs)
        if self.before.case.option.silence or self.after.case.option.silence:
            unsaid = self.joint.diagrams.compare(self.before.verdict, self.after.verdict, told)
            yield "the silence has another reason, or is no longer declared", unsaid

    def questions(self) -> Seen:
        """The open questions shown with the answer."""
        option = self.before.case.option.id
        for id, old, new in changed_questions(self.before.guideline, self.after.guideline, option):
            was = self._asked(self.before, old)
            now = self._asked(self.after, new)
            yield f"open question {id} is shown to others", self.joint.apart(was, now)
            if old and new and old.title != new.title:
                both = self.joint.diagrams.both(was, now)
                yield f"open question {id} has another title", both

    def words(self) -> Seen:
        """What the verdict and the option are called, and what comes first."""
        one, other = self.before.case.option, self.after.case.option
        if _option_words(one) != _option_words(other):
            yield "the option is called otherwise", TRUE
        if one.after != other.after:
            yield "other options come before it", TRUE
        old, new = self.before.guideline, self.after.guideline
        for id in dict.fromkeys((*old.wordings, *old.engine_wordings)):
            known = id in new.wordings or id in new.engine_wordings
            if known and old.wording(id) != new.wording(id):
                label = new.wording(id).label
                yield f"the verdict {label} is put in other words", self._ends(self.after, id)

    def _ends(self, diagram: OptionDiagram, verdict: str) -> Node:
        labels = self.joint.diagrams.labels(diagram.verdict)
        wanted = {e for e in labels if isinstance(e, Ending) and e.verdict == verdict}
        return self.joint.diagrams.where(diagram.verdict, wanted)

    def _asked(self, diagram: OptionDiagram, question: OpenQuestion | None) -> Node:
        if question is None or question.when is None:
            named = TRUE if question else FALSE
        else:
            named = self.joint.compiler.condition(question.when)
        if question is None or diagram.case.option.id in question.options:
            return named
        option = diagram.case.option
        declared = [q for silence in option.silence for q in silence.questions]
        declared.extend(q for conflict in option.conflicts for q in conflict.questions)
        if question.id in declared:
            return named
        rules = (rule for rule in diagram.case.all if question.id in rule.questions)
        speaks = self.joint.compiler.any_of(map(diagram.decides, rules))
        return self.joint.diagrams.both(named, speaks)


def _shows(compiler: Compiler, condition: Condition, name: str) -> Node:
    """Where the value of a variable is listed among those that meet a condition."""
    if name not in variables_of(condition):
        return FALSE
    holds = compiler.condition(condition)
    match condition:
        case AllOf(parts) | AnyOf(parts):
            inside = compiler.any_of(_shows(compiler, part, name) for part in parts)
            return compiler.diagrams.both(holds, inside)
        case _:
            return holds


def _listed(diagram: OptionDiagram, name: str) -> Node:
    """Where the value of a variable is listed because it meets the condition of a rule."""
    compiler = diagram.compiler
    return compiler.any_of(
        compiler.diagrams.both(diagram.decides(rule), _shows(compiler, rule.when, name))
        for rule in diagram.case.all
        if name in variables_of(rule.when)
    )


def _cited(diagram: OptionDiagram) -> dict[tuple[str, str], Node]:
    found: dict[tuple[str, str], Node] = {}
    for rule in diagram.case.all:
        decides = diagram.decides(rule)
        for citation in rule.sources:
            key = (citation.statement, citation.note)
            cited = diagram.diagrams.both(decides, diagram.compiler.condition(citation.when))
            found[key] = diagram.diagrams.either(found.get(key, FALSE), cited)
    return found


def _silence(diagram: OptionDiagram, ending: Hashable) -> Hashable:
    assert isinstance(ending, Ending)
    if ending.verdict not in UNSAID or not ending.detail:
        return ending.verdict in UNSAID
    silence = diagram.case.option.silence[int(ending.detail)]
    words = statement_words(diagram.guideline, silence.statements)
    return silence.reason, words, silence.questions


def _torn(diagram: OptionDiagram) -> dict[Hashable, Node]:
    """Where a declared conflict gives its reason: the first that covers the patient."""
    diagrams = diagram.diagrams
    endings = {Ending("conflict", "directions"), Ending("conflict", "wordings")}
    left = diagrams.where(diagram.verdict, endings)
    found: dict[Hashable, Node] = {}
    for declared in diagram.case.option.conflicts:
        when = diagram.compiler.condition(declared.when)
        key = (declared.reason, declared.questions)
        found[key] = diagrams.either(found.get(key, FALSE), diagrams.both(left, when))
        left = diagrams.both(left, diagrams.negate(when))
    return found


def _rule_words(rule: Rule) -> Hashable:
    beside = getattr(rule, "together_with", ())
    return rule.title, rule.says, rule.references, rule.questions, beside


def _questions_of(guideline: Guideline, option: str) -> Iterator[str]:
    """The questions that an answer on an option could show."""
    yield from (q.id for q in guideline.questions.values() if option in q.options)
    if option in guideline.options:
        case = option_rules(guideline, option)
        yield from (id for rule in case.all for id in rule.questions)
        for declared in (case.option.silence, case.option.conflicts):
            yield from (id for one in declared for id in one.questions)


def _option_words(option: Option) -> Hashable:
    return option.name, option.phrase, option.plural


def _asked(question: OpenQuestion | None, option: str) -> Hashable:
    return question and (question.when, question.title, option in question.options)
