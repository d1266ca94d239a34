"""One option for all patients: gaps, conflicts, rules that never apply, declarations that lie."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property

from guideline.errors import GuidelineError
from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.boxes import cover
from guideline.evaluation.diagram import FALSE, Node
from guideline.evaluation.option_diagram import (
    IMPOSSIBLE,
    Compiler,
    Ending,
    OptionDiagram,
    endings_in_scope,
    option_space,
)
from guideline.evaluation.resolution import UNSAID
from guideline.model.condition import Condition, Is
from guideline.model.guideline import Guideline
from guideline.model.option import DecisionPoint, DeclaredConflict, DeclaredSilence
from guideline.model.patient import Patient
from guideline.model.recommendation import Rule
from guideline.model.variable import Kind
from guideline.model.words import clause, listed
from guideline.verification.finding import Finding, FindingKind, Who
from guideline.verification.gherkin import decision_point_of, scenario_text, tags_for
from guideline.verification.population import Population

__all__ = ["MOST_GROUPS", "OptionAnalysis"]

MOST_GROUPS = 5
"""Groups of patients listed for one finding; the rest is counted exactly."""

GAP = Ending("source_silent")


class OptionAnalysis:
    """One option, compiled, with the means to say who lies in a region.

    Args:
        guideline: The guideline.
        option: The option's id.
        population: The guideline's profiles, to which all counts are scaled.
        limit: Steps allowed.

    Raises:
        TooLarge: The option cannot be analysed within the limit.
    """

    def __init__(
        self, guideline: Guideline, option: str, population: Population, limit: int
    ) -> None:
        self.guideline = guideline
        self.option = guideline.options[option]
        self.point = decision_point_of(guideline, option)
        beside = [p.when for p in guideline.pitfalls.values() if p.option == option]
        beside += _single_values(guideline, option)
        self.compiled = OptionDiagram(
            guideline, option, Compiler(option_space(guideline, option, *beside), limit)
        )
        self.diagrams = self.compiled.diagrams
        self.compiler = self.compiled.compiler
        self.space = self.compiled.space
        self._regions: dict[tuple[str, ...], Node] = {}
        # Variables that this option's diagram does not hold are independent of those it holds.
        possible = self.compiled.count(self.compiler.possible)
        self._factor = population.possible // possible if possible else 0

    @property
    def inside(self) -> Node:
        """Possible profiles in scope."""
        return self.compiled.inside

    @cached_property
    def asked(self) -> Node:
        """Those of them for whom the option is a question."""
        return self.region(self.option.applies_when)

    def region(self, condition: Condition) -> Node:
        """Where a condition holds, in scope."""
        return self.diagrams.both(self.inside, self.compiler.condition(condition))

    @cached_property
    def flawed(self) -> Node:
        """Silence and conflicts that nobody declared."""
        conflict = self.minus(self.ends_in("conflict"), self.declared_conflicts)
        return self.diagrams.either(self.diagrams.where(self.compiled.verdict, {GAP}), conflict)

    @cached_property
    def declared_conflicts(self) -> Node:
        """Where a conflict is declared, whether there is one or not."""
        return self.compiler.any_of(
            self.compiler.condition(conflict.when) for conflict in self.option.conflicts
        )

    def ends_in(self, *verdicts: str) -> Node:
        """Where one of these verdicts comes out."""
        known = self._regions.get(verdicts)
        if known is None:
            wanted = {ending for ending in self.endings if ending.verdict in verdicts}
            known = self._regions[verdicts] = self.diagrams.where(self.compiled.verdict, wanted)
        return known

    def verdicts(self) -> tuple[str, ...]:
        """Every verdict that some patient in scope gets."""
        return tuple(sorted({ending.verdict for ending in self.endings}))

    @cached_property
    def endings(self) -> tuple[Ending, ...]:
        """Where patients in scope end, the verdicts in order."""
        return endings_in_scope(self.diagrams, self.compiled.verdict)

    def count(self, region: Node) -> int:
        """How many profiles of the whole guideline lie in a region."""
        return self.compiled.count(region) * self._factor

    def minus(self, region: Node, other: Node) -> Node:
        """The profiles of a region that are not in another."""
        return self.diagrams.both(region, self.diagrams.negate(other))

    # Describing a region

    def who(self, region: Node, among: Node) -> Who:
        """The patients of a region that is not empty, among those it could have been."""
        elsewhere = self.minus(self.inside, region)
        found = cover(self.diagrams, region, elsewhere, self.space, MOST_GROUPS)
        example = self.space.patient(self.diagrams.first_in(region, found.boxes[0]))
        return Who(
            self.count(region),
            self.count(among),
            tuple(self.space.condition(box) for box in found.boxes),
            self.count(found.rest),
            example,
        )

    def finding(
        self,
        kind: FindingKind,
        id: str,
        text: str,
        region: Node,
        among: Node,
        claims: Sequence[str],
        rules: Iterable[str] = (),
        statements: Iterable[str] = (),
        tags: Iterable[str] = (),
        about: str = "",
        point: DecisionPoint | None = None,
    ) -> Finding:
        """A finding on the patients of a region, its example replayed and its scenario written.

        Args:
            kind: What was found.
            id: What it is about.
            text: One sentence.
            region: The patients; not empty.
            among: Those it could have been.
            claims: What the scenario expects; without any there is no scenario.
            rules: Ids of the rules concerned.
            statements: Ids of further source statements concerned.
            tags: Of the scenario; without any, those of the rules or the statements.
            about: For the scenario's title, where the id does not say enough.
            point: When the scenario asks; None: the first decision point of the option.
        """
        who = self.who(region, among)
        verdict = self.replayed(who.example, region)
        rules = tuple(dict.fromkeys(rules))
        cited = (c.statement for id in rules for c in self.guideline.rule(id).sources)
        sources = tuple(dict.fromkeys((*cited, *statements)))
        scenario = scenario_text(
            self.guideline,
            f"{kind.label}: {about or id}, found by proof",
            list(tags) or tags_for(self.guideline, rules, sources),
            self.short(who.example, verdict),
            point or self.point,
            claims,
        )
        if not claims:
            scenario = ""
        return Finding(kind, id, text, who, verdict, rules, sources, scenario)

    def replayed(self, patient: Patient, region: Node) -> str:
        """The verdict of the plain evaluation, which has to be what the proof says.

        Raises:
            GuidelineError: The two disagree, so that neither can be trusted.
        """
        verdict = assess(self.guideline, patient, self.point.id).verdict(self.option.id)
        if violated_constraints(self.guideline, patient) or not self.diagrams.meets(
            self.diagrams.both(region, self.ends_in(verdict)),
            self.space.box(patient),
        ):
            raise GuidelineError(
                f"The proof and the plain evaluation disagree on {self.option.id} for "
                f"{dict(patient.values)}. This is a fault of the program; please report it."
            )
        return verdict

    def short(self, example: Patient, verdict: str) -> Patient:
        """The example without the values that the option does not ask for."""
        needed = self.space.recordable
        short = Patient({n: v for n, v in example.values.items() if n in needed})
        advice = assess(self.guideline, short, self.point.id)
        same = advice.verdict(self.option.id) == verdict
        return short if same and not violated_constraints(self.guideline, short) else example

    def moving(self) -> frozenset[str]:
        """The variables without which the verdict in scope is not settled.

        All others can be left out together. Where two settle each other, one of them is kept.
        """
        found = self.plain
        moving: set[str] = set()
        for position in self.space.least_telling_first:
            name = self.space.levels[position].variable
            if self.guideline.variables[name].derivation is None:
                without = self.diagrams.without(found, position, self.outside)
                if without is None:
                    moving.add(name)
                else:
                    found = without
        return frozenset(moving)

    def rising(self, variable: str) -> list[int]:
        """The classes of a variable from the lowest; symbolic values of a number have no place."""
        (position,) = self.space.of[variable]
        classes = self.space.levels[position].classes
        values = self.guideline.variables[variable].values
        if self.guideline.variables[variable].kind is Kind.INTEGER:
            return [place for place, found in enumerate(classes) if found.low is not None]
        return [self.space.levels[position].class_of(value) for value in values]

    @property
    def outside(self) -> Node:
        """The end of the profiles that do not count: impossible, or out of scope."""
        return self.diagrams.end(IMPOSSIBLE)

    @cached_property
    def plain(self) -> Node:
        """The verdicts without the questions for derived values, which follow from the others."""
        endings: dict[Hashable, Node] = {
            ending: self.diagrams.end(Ending(ending.verdict)) for ending in self.endings
        }
        found = self.diagrams.relabelled(self.compiled.verdict, endings, self.outside)
        for variable in self.space.derived:
            for position in self.space.of[variable.id]:
                without = self.diagrams.without(found, position, self.outside)
                assert without is not None
                found = without
        return found

    # Findings

    def findings(self) -> Iterator[Finding]:
        """Everything that has to be repaired or declared."""
        yield from self._gaps()
        yield from self._conflicts()
        yield from self._silences()
        yield from self._declared_conflicts()
        for rule in self.compiled.case.all:
            if rule.option == self.option.id and self.region(rule.when) == FALSE:
                yield self.dead(rule)

    def dead(self, rule: Rule) -> Finding:
        """A rule whose condition no patient in scope can meet."""
        condition = clause(rule.when, self.guideline.variables)
        text = f"{rule.id} never applies: no possible patient in scope is such that {condition}."
        statements = tuple(dict.fromkeys(c.statement for c in rule.sources))
        return Finding(FindingKind.DEAD, rule.id, text, rules=(rule.id,), statements=statements)

    def _gaps(self) -> Iterator[Finding]:
        region = self.diagrams.where(self.compiled.verdict, {GAP})
        if region != FALSE:
            name = self.option.name
            text = f"{name}: no rule speaks for these patients, and nobody declared the silence."
            claim = f"the answer on {self.option.phrase} is no undeclared silence"
            near = (c.statement for r in self.compiled.case.rules for c in r.sources)
            declared = (s for silence in self.option.silence for s in silence.statements)
            statements = (*near, *declared)
            yield self.finding(
                FindingKind.GAP, self.option.id, text, region, self.asked, [claim], (), statements
            )

    def _conflicts(self) -> Iterator[Finding]:
        for detail, kind, words in (
            ("directions", FindingKind.CONFLICT, "disagree"),
            ("wordings", FindingKind.SIDE_BY_SIDE, "say it in different words, none of them first"),
        ):
            found = self.diagrams.where(self.compiled.verdict, {Ending("conflict", detail)})
            region = self.minus(found, self.declared_conflicts)
            if region == FALSE:
                continue
            rules = self.deciding(region)
            text = f"{self.option.name}: {listed(rules)} apply together and {words}."
            claim = f"the answer on {self.option.phrase} is no undeclared conflict"
            yield self.finding(kind, self.option.id, text, region, self.asked, [claim], rules)

    def _silences(self) -> Iterator[Finding]:
        silent = self.ends_in(*UNSAID)
        earlier = FALSE
        for position, silence in enumerate(self.option.silence):
            claimed = self.diagrams.both(self.asked, self.compiler.condition(silence.when))
            yield from self._declared(silence, f"silence {position + 1}", claimed, silent, earlier)
            earlier = self.diagrams.either(earlier, claimed)

    def _declared_conflicts(self) -> Iterator[Finding]:
        conflict = self.ends_in("conflict")
        for position, declared in enumerate(self.option.conflicts):
            claimed = self.diagrams.both(self.asked, self.compiler.condition(declared.when))
            name = f"conflict {position + 1}"
            yield from self._declared(declared, name, claimed, conflict, FALSE)

    def _declared(
        self,
        declared: DeclaredSilence | DeclaredConflict,
        name: str,
        claimed: Node,
        true: Node,
        earlier: Node,
    ) -> Iterator[Finding]:
        """A declaration that covers nobody, or that speaks of patients it is not true of."""
        option = self.option
        what = f"{option.name}: the declared {name} ({declared.reason.rstrip('.')})"
        covered = self.minus(self.diagrams.both(claimed, true), earlier)
        if covered == FALSE:
            already = " that no earlier one covers" if earlier != FALSE else ""
            text = f"{what} covers no patient{already}."
            yield Finding(
                FindingKind.EMPTY_DECLARATION, option.id, text, statements=declared.statements
            )
        wide = self.minus(claimed, true)
        if wide != FALSE:
            rules = self.deciding(wide)
            because = f", for whom {listed(rules)} speaks" if rules else ""
            text = f"{what} also covers patients of whom it is not true{because}."
            claim = f"the answer on {option.phrase} contradicts no declaration"
            yield self.finding(
                FindingKind.WIDE_DECLARATION,
                option.id,
                text,
                wide,
                claimed,
                [claim],
                rules,
                declared.statements,
                about=f"{option.id}, declared {name}",
            )

    def deciding(self, region: Node) -> tuple[str, ...]:
        """The rules that give the verdict somewhere in a region."""
        return tuple(
            rule.id
            for rule in self.compiled.case.all
            if self.diagrams.overlap(region, self.compiled.decides(rule))
        )


def _single_values(guideline: Guideline, option: str) -> Iterator[Condition]:
    """Tells the values of a choice apart where a claim speaks of their order.

    Two values that the rules cannot tell apart may have another one between them.
    """
    for claim in guideline.properties.values():
        if claim.kind == "monotonicity" and option in claim.options:
            variable = guideline.variables[claim.variable or ""]
            if variable.kind is not Kind.INTEGER:
                yield from (Is(variable.id, (value,)) for value in variable.values)
