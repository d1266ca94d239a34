"""Two guidelines that differ in one place -> the patients who can tell them apart.

Everything a reader of an answer can see is compared: the verdict, the rules that give it or are
made more precise, what is cited, declared reasons, alerts, and which records are impossible. When
the region is empty the two are equivalent: proved, not tried.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from guideline.evaluation.diagram import FALSE, Diagrams, Node, TooLarge
from guideline.evaluation.option_diagram import Compiler, Ending, OptionDiagram, option_space
from guideline.evaluation.resolution import UNSAID, option_rules
from guideline.evaluation.space import Space
from guideline.model.condition import Condition
from guideline.model.guideline import Guideline
from guideline.model.recommendation import PitfallKind
from guideline.verification.mutants import Mutant

__all__ = ["Difference", "Differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two guidelines can be told apart.

    Attributes:
        option: The option whose answers differ; None when the difference is one of records.
        region: The profiles; FALSE when there are none.
        parts: What differs, one kind of difference after another, the verdict first.
    """

    option: str | None
    compiler: Compiler
    region: Node
    parts: tuple[Node, ...] = ()


class Differences:
    """Compares many mutants of one guideline; each space is built once, with all their cuts.

    Args:
        guideline: The original.
        mutants: All that will be compared.
        limit: Steps allowed for each space.
    """

    def __init__(self, guideline: Guideline, mutants: Iterable[Mutant], limit: int) -> None:
        self._guideline = guideline
        self._limit = limit
        self._options: dict[str, OptionDiagram] = {}
        self._given_up: set[str] = set()
        self._mutants = tuple(mutants)

    def of(self, mutant: Mutant) -> tuple[Difference, ...]:
        """The patients who get another answer, for each option that could be touched.

        Raises:
            TooLarge: They cannot be found within the limit; the next mutant of the same part is
                not tried again.
        """
        touched = " ".join(_touched(self._guideline, mutant)) or mutant.part
        if touched in self._given_up:
            raise TooLarge
        try:
            return self._of(mutant)
        except TooLarge:
            self._given_up.add(touched)
            raise

    def _of(self, mutant: Mutant) -> tuple[Difference, ...]:
        match mutant.part:
            case "scope":
                return (self._scope(mutant.guideline),)
            case "constraint":
                return (self._constraint(mutant),)
            case "pitfall":
                pitfall = self._guideline.pitfalls[mutant.id]
                if pitfall.kind is not PitfallKind.ACT:
                    return (self._alert(mutant),)
        return tuple(self._option(mutant, option) for option in _touched(self._guideline, mutant))

    # Options

    def _option(self, mutant: Mutant, option: str) -> Difference:
        original = self._original(option)
        compiler = original.compiler
        changed = OptionDiagram(mutant.guideline, option, compiler)
        diagrams = compiler.diagrams
        parts = [
            diagrams.compare(original.verdict, changed.verdict, _told_apart(original, changed)),
            *_changed(diagrams, _visible(original), _visible(changed)),
        ]
        before, after = original.case.option, changed.case.option
        if before.after != after.after or _partners(original) != _partners(changed):
            parts.append(original.inside)
        region = diagrams.both(compiler.any_of(parts), original.inside)
        return Difference(option, compiler, region, tuple(parts))

    def _original(self, option: str) -> OptionDiagram:
        known = self._options.get(option)
        if known is None:
            more: list[Condition] = []
            for mutant in self._mutants:
                if option in _touched(self._guideline, mutant):
                    more.extend(_conditions(mutant.guideline, option))
            more.extend(_conditions(self._guideline, option))
            space = option_space(self._guideline, option, *dict.fromkeys(more))
            compiler = Compiler(space, self._limit)
            known = self._options[option] = OptionDiagram(self._guideline, option, compiler)
        known.diagrams.allow(self._limit)
        return known

    # Records, alerts, the scope

    @cached_property
    def _all(self) -> Compiler:
        every: list[Condition] = []
        for guideline in (self._guideline, *(m.guideline for m in self._mutants)):
            every.append(guideline.scope.when)
            every.extend(p.when for p in guideline.pitfalls.values())
            every.extend(c.violation for c in guideline.constraints.values())
        return Compiler(Space(self._guideline, dict.fromkeys(every)), self._limit)

    def _scope(self, changed: Guideline) -> Difference:
        before, after = self._guideline.scope.when, changed.scope.when
        return self._records_differ(before, after, self._everything.possible)

    def _constraint(self, mutant: Mutant) -> Difference:
        before = self._guideline.constraints[mutant.id]
        after = mutant.guideline.constraints.get(mutant.id)
        compiler = self._everything
        if before.excludes:
            among = compiler.consistent
        elif before.options:
            # A warning that names options is about advice, which nobody gets outside the scope.
            among = self._inside
        else:
            among = compiler.possible
        return self._records_differ(before.violation, after.violation if after else None, among)

    def _alert(self, mutant: Mutant) -> Difference:
        before = self._guideline.pitfalls[mutant.id]
        after = mutant.guideline.pitfalls.get(mutant.id)
        return self._records_differ(before.when, after.when if after else None, self._inside)

    def _records_differ(
        self, before: Condition, after: Condition | None, among: Node
    ) -> Difference:
        compiler = self._everything
        first = compiler.condition(before)
        second = FALSE if after is None else compiler.condition(after)
        region = compiler.diagrams.both(among, _either_or(compiler.diagrams, first, second))
        return Difference(None, compiler, region)

    @property
    def _everything(self) -> Compiler:
        self._all.diagrams.allow(self._limit)
        return self._all

    @property
    def _inside(self) -> Node:
        compiler = self._everything
        scope = compiler.condition(self._guideline.scope.when)
        return compiler.diagrams.both(compiler.possible, scope)


def _touched(guideline: Guideline, mutant: Mutant) -> tuple[str, ...]:
    """The options whose answers a mutant could change; none for those of records."""
    if mutant.part == "option":
        return (mutant.id,)
    if mutant.part not in ("recommendation", "pitfall"):
        return ()
    rule = guideline.rule(mutant.id)
    over = getattr(rule, "over", None)
    return (rule.option, *([over] if over else []))


def _conditions(guideline: Guideline, option: str) -> Iterable[Condition]:
    case = option_rules(guideline, option)
    yield from case.conditions()
    for rule in case.all:
        for citation in rule.sources:
            yield citation.when


def _visible(diagram: OptionDiagram) -> dict[Hashable, Node]:
    """What a reader sees beside the verdict, and where."""
    both = diagram.diagrams.both
    found: dict[Hashable, Node] = {}
    for rule in diagram.case.all:
        decides = diagram.decides(rule)
        found["decides", rule.id] = decides
        found["refined", rule.id] = diagram.refined(rule)
        found["under way", rule.id] = diagram.under_way(rule)
        for citation in rule.sources:
            key = ("cites", citation.statement)
            cited = both(decides, diagram.compiler.condition(citation.when))
            found[key] = diagram.diagrams.either(found.get(key, FALSE), cited)
    conflict = diagram.diagrams.where(
        diagram.verdict, {Ending("conflict", "directions"), Ending("conflict", "wordings")}
    )
    for declared in diagram.case.option.conflicts:
        reason = ("reason", declared.reason)
        shown = both(conflict, diagram.compiler.condition(declared.when))
        found[reason] = diagram.diagrams.either(found.get(reason, FALSE), shown)
    return found


def _changed(
    diagrams: Diagrams, before: Mapping[Hashable, Node], after: Mapping[Hashable, Node]
) -> Iterable[Node]:
    for key in (*before, *(key for key in after if key not in before)):
        yield _either_or(diagrams, before.get(key, FALSE), after.get(key, FALSE))


def _either_or(diagrams: Diagrams, first: Node, second: Node) -> Node:
    return diagrams.choose(first, diagrams.negate(second), second)


def _told_apart(
    original: OptionDiagram, changed: OptionDiagram
) -> Callable[[Hashable, Hashable], bool]:
    """Whether a reader sees a difference between two endings."""

    def shown(diagram: OptionDiagram, ending: Ending) -> Hashable:
        if ending.verdict in UNSAID and ending.detail:
            silence = diagram.case.option.silence[int(ending.detail)]
            return ending.verdict, silence.reason, silence.statements, silence.questions
        return ending.verdict

    def differ(first: Hashable, second: Hashable) -> bool:
        assert isinstance(first, Ending)
        assert isinstance(second, Ending)
        return shown(original, first) != shown(changed, second)

    return differ


def _partners(diagram: OptionDiagram) -> dict[str, tuple[str, ...]]:
    """Which rule asks for which other options beside it; rules that ask for none are left out."""
    found = {rule.id: getattr(rule, "together_with", ()) for rule in diagram.case.all}
    return {id: partners for id, partners in found.items() if partners}
