"""One option in both editions -> who is answered otherwise, in which way, and because of what."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property

from guideline.comparison.alignment import Aligned, Side
from guideline.comparison.edits import Edit
from guideline.comparison.result import (
    Answer,
    Beside,
    Change,
    Example,
    Group,
    OptionChange,
    Patients,
    Touched,
)
from guideline.comparison.shown import changed_questions, seen_differently, statement_words
from guideline.comparison.situations import Situation
from guideline.comparison.space import JointSpace
from guideline.errors import GuidelineError
from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.diagram import FALSE, Node, TooLarge
from guideline.evaluation.option_diagram import IMPOSSIBLE, Ending, OptionDiagram
from guideline.evaluation.resolution import OptionRules, option_rules
from guideline.model.condition import Condition, variables_of
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.verification.gherkin import decision_point_of

__all__ = ["OptionComparison", "compare_option"]

UNSPOKEN = (None, "source_silent", "not_applicable", "out_of_scope")
"""What tells a patient nothing about an option."""
MOST_DESCRIBED = 12
"""Changes from one verdict to another that are put into words; the others are counted."""
LARGE = 5_000
"""Nodes of a change from which on it is counted and shown by an example, but not put into words,
and what is seen beside the verdicts that stay is not counted, which is said. It would be more than
anybody could read."""

Pair = tuple[str | None, str | None]


def compare_option(
    aligned: Aligned,
    option: str,
    possible: int | None,
    limit: int,
    edits: Sequence[Edit] = (),
    situations: Iterable[Situation] = (),
) -> OptionChange:
    """What becomes of one option.

    Args:
        aligned: Both editions.
        option: Its joint id.
        possible: Profiles possible in both; None: too many to be counted.
        limit: Steps allowed.
        edits: What was changed in the content.
        situations: The patients of the scenarios that ask about the option.
    """
    sides = (aligned.old.spoken, aligned.new.spoken)
    name = next(side.options[option].name for side in reversed(sides) if option in side.options)
    if all(option in side.options for side in sides) and _unchanged(*sides, option):
        return OptionChange(option, name, Change.SAME)
    try:
        if possible is None:
            raise TooLarge
        return OptionComparison(aligned, option, possible, limit).change(name, edits, situations)
    except TooLarge:
        return OptionChange(option, name, Change.NOT_COMPARED)


class OptionComparison:
    """One option of both editions, compiled over one space.

    Attributes:
        changed: The profiles that get another verdict.
        pairs: Ends in the verdicts before and after of every profile.

    Raises:
        TooLarge: It cannot be compared within the limit.
    """

    def __init__(self, aligned: Aligned, option: str, possible: int, limit: int) -> None:
        self.aligned = aligned
        self.option = option
        sides = (aligned.old.spoken, aligned.new.spoken)
        conditions = [c for side in sides for c in _conditions(side, option)]
        for _, *questions in changed_questions(*sides, option):
            conditions.extend(q.when for q in questions if q and q.when is not None)
        self.joint = JointSpace(aligned, conditions, limit, possible)
        self.before, self.after = (
            OptionDiagram(side, option, self.joint.compiler) if option in side.options else None
            for side in sides
        )
        self.diagrams = self.joint.diagrams
        self.pairs = self._pairs()
        self.labels = [
            label
            for label in self.diagrams.labels(self.pairs)
            if isinstance(label, tuple) and label[0] != label[1]
        ]
        self.changed = self.diagrams.where(self.pairs, self.labels)

    def change(
        self, name: str, edits: Sequence[Edit], situations: Iterable[Situation]
    ) -> OptionChange:
        """Everything about it."""
        groups = tuple(self._groups())
        beside, reasons = self._beside()
        return OptionChange(
            self.option,
            name,
            self._kind(groups, beside),
            groups[0].patients if len(groups) == 1 else self._moved(groups),
            groups,
            beside,
            reasons,
            tuple(self._responsible(edits)) if groups else (),
            tuple(self._touched(situations)) if groups else (),
        )

    def _moved(self, groups: Sequence[Group]) -> Patients:
        if groups and not self._large:
            return self.joint.patients(self.changed, self.joint.either)
        profiles = sum(group.patients.profiles for group in groups)
        return Patients(profiles, (), profiles)

    def _pairs(self) -> Node:
        end = self.diagrams.end

        def pair(first: Hashable, second: Hashable) -> Node:
            verdicts = tuple(self._verdict(ending) for ending in (first, second))
            return end(verdicts)

        before = self.before.verdict if self.before else end(None)
        after = self.after.verdict if self.after else end(None)
        found = self.diagrams.combined(before, after, pair)
        if self.before and self.after and self.joint.everybody != FALSE:
            return found
        # What one edition does not offer and the other calls out of scope is no change.
        return self.diagrams.choose(self._counted, found, end((None, None)))

    @property
    def _counted(self) -> Node:
        if self.before is None:
            return self.joint.after
        return self.joint.before if self.after is None else self.joint.either

    def _verdict(self, ending: Hashable) -> str | None:
        return ending.verdict if isinstance(ending, Ending) else None

    def _kind(self, groups: Sequence[Group], beside: int | None) -> Change:
        if self.before is None or self.after is None:
            return Change.ADDED if self.before is None else Change.REMOVED
        if not groups:
            return Change.OTHER_REASONS if beside else Change.SAME
        if all(g.before in UNSPOKEN and g.after not in UNSPOKEN for g in groups):
            return Change.ONLY_ADDS
        if all(g.after in UNSPOKEN and g.before not in UNSPOKEN for g in groups):
            return Change.ONLY_REMOVES
        return Change.CHANGES

    # From one verdict to another

    @cached_property
    def _large(self) -> bool:
        return sum(1 for _ in self.diagrams.nodes(self.changed)) > LARGE

    def _groups(self) -> Iterator[Group]:
        counts = self.joint.counts(self.pairs)
        ordered = sorted(self.labels, key=lambda label: (-counts[label], str(label)))
        for position, (before, after) in enumerate(ordered):
            profiles = counts[before, after]
            if position >= (1 if self._large else MOST_DESCRIBED):
                yield Group(before, after, Patients(profiles, (), profiles), ((), ()))
                continue
            region = self.diagrams.where(self.pairs, {(before, after)})
            because = (self._deciding(self.before, region), self._deciding(self.after, region))
            if self._large:
                patients, example = Patients(profiles, (), profiles), self.joint.one(region)
            else:
                patients, example = self.joint.described(region, self.joint.either)
            shown = self._example(example, (before, after))
            yield Group(before, after, patients, because, shown)

    def _deciding(self, diagram: OptionDiagram | None, region: Node) -> tuple[str, ...]:
        if diagram is None:
            return ()
        inside = self.diagrams.both(region, diagram.inside)
        return tuple(
            rule.id
            for rule in diagram.case.all
            if self.diagrams.overlap(inside, diagram.decides(rule))
        )

    def _example(self, profile: Patient, label: Pair) -> Example:
        """The profile without what the option does not need, asked on its own on both sides."""
        needed = self.joint.space.recordable
        short = Patient({name: v for name, v in profile.values.items() if name in needed})
        for patient in (short, profile):
            before, after = self._answers(patient)
            found = (before and before.verdict, after and after.verdict)
            if found == label:
                return Example(patient, before, after)
        raise GuidelineError(
            f"The comparison and the plain evaluation disagree on {self.option} for "
            f"{dict(profile.values)}. This is a fault of the program; please report it."
        )

    def _answers(self, patient: Patient) -> tuple[Answer | None, Answer | None]:
        aligned = self.aligned
        return (
            _answer(aligned.old, self.option, patient) if self.before else None,
            _answer(aligned.new, self.option, patient) if self.after else None,
        )

    # Beside the verdict

    def _beside(self) -> tuple[int | None, tuple[Beside, ...]]:
        if self._large:
            return None, ()
        if self.before is None or self.after is None:
            return 0, ()
        both, either = self.diagrams.both, self.diagrams.either
        kept = self.joint.minus(self.joint.both, self.changed)
        seen = seen_differently(self.joint, self.before, self.after)
        everywhere = FALSE
        found: dict[str, Node] = {}
        for text, node in seen:
            region = both(kept, node)
            if region != FALSE:
                found[text] = either(found.get(text, FALSE), region)
                everywhere = either(everywhere, region)
        reasons = (Beside(text, self.joint.count(region)) for text, region in found.items())
        return self.joint.count(everywhere), tuple(reasons)

    # Because of what

    def _responsible(self, edits: Sequence[Edit]) -> Iterator[str]:
        """The changed parts that bear on the region."""
        rules = {
            rule.id: self._touches(rule.id)
            for diagram in (self.before, self.after)
            if diagram
            for rule in diagram.case.all
        }
        names = self._names
        found: dict[str, list[str]] = {}
        for edit in edits:
            own = (
                edit.part == "scope"
                or (edit.part == "option" and edit.id == self.option)
                or (edit.part in ("recommendation", "pitfall") and rules.get(edit.id, False))
                or (edit.part == "verdict" and edit.field == "direction")
                or (edit.part == "variable" and edit.id in names and edit.field == "derivation")
            )
            if edit.decides and own:
                how = edit.said or ("removed" if edit.before else "new")
                found.setdefault(edit.id or edit.part, []).append(how)
        for id, fields in found.items():
            yield f"{id} ({', '.join(fields)})" if id != "scope" else "scope"

    @property
    def _names(self) -> frozenset[str]:
        conditions = self._all_conditions()
        return frozenset(
            name.removesuffix(" (old edition)") for c in conditions for name in variables_of(c)
        )

    def _all_conditions(self) -> Iterator[Condition]:
        for side in (self.aligned.old.spoken, self.aligned.new.spoken):
            yield from _conditions(side, self.option)

    def _touches(self, id: str) -> bool:
        """Whether a rule has to do with the profiles that are answered otherwise."""
        applies = [
            diagram.applies(rule)
            for diagram in (self.before, self.after)
            if diagram
            for rule in diagram.case.all
            if rule.id == id
        ]
        return any(self.diagrams.overlap(self.changed, node) for node in applies)

    def _touched(self, situations: Iterable[Situation]) -> Iterator[Touched]:
        stays = self.joint.minus(self.joint.everybody, self.changed)
        known: dict[tuple[tuple[int, tuple[int, ...]], ...], tuple[bool, bool]] = {}
        for situation in situations:
            if self.option not in situation.options:
                continue
            box = self.joint.space.box(situation.patient)
            key = tuple(sorted(box.items()))
            if key not in known:
                concerned = self.diagrams.meets(self.changed, box)
                known[key] = concerned, concerned and not self.diagrams.meets(stays, box)
            concerned, certain = known[key]
            if concerned:
                yield Touched(situation.place, situation.name, situation.edition, certain)


def _answer(side: Side, option: str, patient: Patient) -> Answer:
    guideline, record = side.own, side.record(patient)
    own = side.own_option(option)
    if violated_constraints(guideline, record):
        return Answer(IMPOSSIBLE.verdict, "", (), ())
    found = assess(guideline, record, decision_point_of(guideline, own).id).answer(own)
    verdict = side.wordings.get(found.verdict, found.verdict)
    label = guideline.wording(found.verdict).label
    return Answer(verdict, label, found.because, found.reasons)


def _conditions(side: Guideline, option: str) -> Iterator[Condition]:
    if option in side.options:
        case = option_rules(side, option)
        yield from case.conditions()
        for rule in case.all:
            yield from (citation.when for citation in rule.sources)


def _unchanged(old: Guideline, new: Guideline, option: str) -> bool:
    """Whether everything that an answer on the option is made of is the same."""
    before, after = option_rules(old, option), option_rules(new, option)
    return (
        old.scope.when == new.scope.when
        and before == after
        and old.wordings == new.wordings
        and old.engine_wordings == new.engine_wordings
        and not changed_questions(old, new, option)
        and _cited_words(old, before) == _cited_words(new, after)
    )


def _cited_words(guideline: Guideline, case: OptionRules) -> Hashable:
    cited = (citation.statement for rule in case.all for citation in rule.sources)
    declared = (s for silence in case.option.silence for s in silence.statements)
    return statement_words(guideline, (*cited, *declared))
