"""Pitfalls and declared properties as theorems: true of every patient, or here is for whom not."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from guideline.evaluation import assess
from guideline.evaluation.diagram import FALSE, Node, TooLarge
from guideline.evaluation.option_diagram import IMPOSSIBLE, Ending
from guideline.model.guideline import Guideline, Property
from guideline.model.option import DecisionPoint
from guideline.model.patient import Patient
from guideline.model.recommendation import Pitfall, PitfallKind
from guideline.model.variable import Variable
from guideline.model.wording import Direction
from guideline.model.words import verdict_clause
from guideline.verification.analysis import OptionAnalysis
from guideline.verification.finding import Finding, FindingKind, share

__all__ = [
    "Theorem",
    "concerns",
    "pitfall_claim",
    "pitfall_theorem",
    "property_findings",
    "property_theorem",
]

MOST_COMBINATIONS = 64
"""Combinations of members of a set that are compared with one another."""

_CLAIMS = {
    PitfallKind.ACT: "is never advised",
    PitfallKind.OMISSION: "is never left out",
    PitfallKind.ASSUMPTION: "is never ruled out",
}
_STRENGTH = {Direction.AGAINST: 0, Direction.NEUTRAL: 1, Direction.FOR: 2}


@dataclass(frozen=True, slots=True)
class Theorem:
    """One claim about all patients, proved or refuted.

    Attributes:
        id: Of the pitfall or property.
        kind: Kind of the pitfall or property.
        claim: One sentence.
        profiles: For how many it was shown or refuted.
        broken: For how many of them it does not hold; the most, where it fails for several options.
        findings: For whom it does not hold, one for each option; empty when it is proved.
        analysed: False when nothing may be concluded.
    """

    id: str
    kind: str
    claim: str
    profiles: int
    broken: int = 0
    findings: tuple[Finding, ...] = ()
    analysed: bool = True

    @property
    def holds(self) -> bool:
        """Whether it is proved."""
        return self.analysed and not self.findings

    @property
    def text(self) -> str:
        """The claim with its count."""
        if not self.analysed:
            return f"{self.claim} Not analysed."
        if self.holds:
            return f"{self.claim} Proved: it fails for 0 of {self.profiles:,} profiles."
        if not self.broken:
            return f"{self.claim} Not shown. {self.findings[0].text}"
        least = "at least " if len(self.findings) > 1 else ""
        return f"{self.claim} It fails for {least}{share(self.broken, self.profiles)}."

    def as_json(self) -> dict[str, Any]:
        """Plain data, as `guideline verify --format json` prints it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "claim": self.claim,
            "profiles": self.profiles,
            "broken": self.broken,
            "holds": self.holds,
            "analysed": self.analysed,
        }


def pitfall_claim(guideline: Guideline, pitfall: Pitfall) -> str:
    """What a pitfall claims about every patient, in one sentence."""
    name = guideline.options[pitfall.option].name
    return f"{name} {_CLAIMS[pitfall.kind]} where {pitfall.id} applies."


def pitfall_theorem(analysis: OptionAnalysis, pitfall: Pitfall) -> Theorem:
    """What a pitfall says must never happen.

    An act is never advised to the patients of the pitfall. What must not be left out is asked for,
    and not called done. What must not be assumed away is never advised against.
    """
    guideline, option = analysis.guideline, analysis.option
    about = analysis.region(pitfall.when)
    claim = pitfall_claim(guideline, pitfall)
    if about == FALSE:
        # An act that never applies is found among the rules of the option already.
        dead = () if pitfall.kind is PitfallKind.ACT else (analysis.dead(pitfall),)
        return Theorem(pitfall.id, pitfall.kind.value, claim, 0, 0, dead)
    speaking = {
        direction: analysis.ends_in(
            *(v for v in analysis.verdicts() if guideline.wording(v).direction is direction)
        )
        for direction in Direction
    }
    phrase = f"the answer on {option.phrase}"
    broken = analysis.diagrams.both(about, speaking[Direction.FOR])
    then = f"{phrase} does not speak for it"
    match pitfall.kind:
        case PitfallKind.OMISSION:
            wanted = analysis.minus(speaking[Direction.FOR], analysis.ends_in("satisfied"))
            broken = analysis.minus(about, wanted)
            then = f"{phrase} asks for it"
        case PitfallKind.ASSUMPTION:
            broken = analysis.diagrams.both(about, speaking[Direction.AGAINST])
            then = f"{phrase} does not speak against it"
    if broken == FALSE:
        return Theorem(pitfall.id, pitfall.kind.value, claim, analysis.count(about))
    finding = analysis.finding(
        FindingKind.BROKEN_PITFALL,
        pitfall.id,
        f"{pitfall.id} does not hold: {claim}",
        broken,
        about,
        [then],
        [pitfall.id],
    )
    return _refuted(pitfall.id, pitfall.kind.value, claim, [finding])


def concerns(claim: Property, option: str) -> bool:
    """Whether an option's diagram is needed to check a property."""
    return option == claim.first if claim.kind == "order" else option in claim.options


def property_findings(analysis: OptionAnalysis, claim: Property) -> list[Finding]:
    """Where a property does not hold, as far as one option's diagram tells.

    Raises:
        TooLarge: It cannot be checked.
    """
    check = {"independence": _independence, "order": _order, "monotonicity": _monotonicity}
    return list(check[claim.kind](analysis, claim))


def property_theorem(claim: Property, profiles: int, findings: Sequence[Finding]) -> Theorem:
    """A property that the guideline declares, when every option it concerns was checked.

    Args:
        claim: The property.
        profiles: In scope.
        findings: Where it does not hold.
    """
    if findings:
        return _refuted(claim.id, claim.kind, claim.text, findings)
    return Theorem(claim.id, claim.kind, claim.text, profiles)


def _refuted(id: str, kind: str, claim: str, findings: Sequence[Finding]) -> Theorem:
    whos = [finding.who for finding in findings if finding.who]
    of = max((who.of for who in whos), default=0)
    broken = max((who.profiles for who in whos), default=0)
    return Theorem(id, kind, claim, of, broken, tuple(findings))


def _independence(analysis: OptionAnalysis, claim: Property) -> Iterator[Finding]:
    variable = analysis.guideline.variables[claim.variable or ""]
    region = _changed_by(analysis, variable.id)
    if region != FALSE:
        text = f"{claim.id} does not hold: for these patients {variable.noun} changes it."
        then = f"the answer on {analysis.option.phrase} does not depend on {variable.noun}"
        yield _broken(analysis, claim, text, region, then)


def _order(analysis: OptionAnalysis, claim: Property) -> Iterator[Finding]:
    guideline, first = analysis.guideline, analysis.option
    open_still = analysis.minus(
        analysis.inside, analysis.ends_in("satisfied", "not_applicable", "source_silent")
    )
    for option in claim.options:
        later = guideline.options[option]
        points = guideline.decision_points.values()
        shared = [p for p in points if {first.id, option} <= set(p.options)]
        misplaced = [p for p in shared if p.options.index(first.id) > p.options.index(option)]
        if first.id in later.after and not misplaced:
            continue
        where = "is not named in its `after`" if not misplaced else "stands after it"
        text = f"{claim.id} does not hold: {first.phrase} {where} for {later.phrase}."
        have = "have" if first.plural else "has"
        then = f"{first.phrase} {have} to be done before {later.phrase}"
        if misplaced:
            then = f"{first.phrase} comes before every treatment"
        # Only where both are offered at one moment can a scenario ask about their order.
        askable = bool(shared) and (not misplaced or later.kind == "treatment")
        if open_still == FALSE:
            yield Finding(FindingKind.BROKEN_PROPERTY, claim.id, text, statements=claim.statements)
        else:
            point = next(iter((*misplaced, *shared)), None)
            yield _broken(analysis, claim, text, open_still, then if askable else "", point)


def _monotonicity(analysis: OptionAnalysis, claim: Property) -> Iterator[Finding]:
    variable = analysis.guideline.variables[claim.variable or ""]
    sign = 1 if claim.never == "stronger" else -1
    strength = _strengths(analysis, claim)
    unlisted = [v for v in analysis.verdicts() if v not in strength and v != "not_applicable"]
    if unlisted:
        name = analysis.option.id
        text = f"{claim.id}: the scale does not list '{unlisted[0]}', which {name} can get."
        yield Finding(FindingKind.BROKEN_PROPERTY, claim.id, text, statements=claim.statements)
        return

    def worse(low: Hashable, high: Hashable) -> bool:
        assert isinstance(low, Ending)
        assert isinstance(high, Ending)
        if low.verdict not in strength or high.verdict not in strength:
            return False
        return sign * (strength[high.verdict] - strength[low.verdict]) > 0

    region = _rising(analysis, variable.id, worse)
    if region != FALSE:
        phrase = analysis.option.phrase
        text = (
            f"{claim.id} does not hold: for these patients a higher value of {variable.noun} "
            f"makes the answer on {phrase} {claim.never}."
        )
        example = analysis.who(region, analysis.inside).example
        yield _broken(analysis, claim, text, region, _as_before(analysis, example, variable, worse))


def _as_before(
    analysis: OptionAnalysis,
    patient: Patient,
    variable: Variable,
    worse: Callable[[Hashable, Hashable], bool],
) -> str:
    """What the answer should still be, as it is for some lower value of the variable."""
    guideline, option = analysis.guideline, analysis.option

    def verdict(of: Patient) -> str:
        return assess(guideline, of, analysis.point.id).verdict(option.id)

    now = verdict(patient)
    order = analysis.rising(variable.id)
    level = analysis.space.levels[analysis.space.of[variable.id][0]]
    here = order.index(level.class_of(patient.values[variable.id]))
    samples = analysis.space.samples(variable.id)
    lower = (patient.with_value(variable.id, samples[c]) for c in order[:here])
    earlier = next(v for v in map(verdict, lower) if worse(Ending(v), Ending(now)))
    before, after = (guideline.wording(v).direction for v in (earlier, now))
    phrase = f"the answer on {option.phrase}"
    if before is after:
        return verdict_clause(option, guideline.wording(earlier))
    if before is Direction.NEUTRAL:
        return f"{phrase} does not speak {after.value} it"
    return f"{phrase} speaks {before.value} it"


def _strengths(analysis: OptionAnalysis, claim: Property) -> dict[str, int]:
    if claim.scale:
        return {verdict: position for position, verdict in enumerate(claim.scale)}
    return {
        verdict: _STRENGTH[analysis.guideline.wording(verdict).direction]
        for verdict in analysis.verdicts()
        if verdict != "not_applicable"
    }


def _broken(
    analysis: OptionAnalysis,
    claim: Property,
    text: str,
    region: Node,
    then: str,
    point: DecisionPoint | None = None,
) -> Finding:
    return analysis.finding(
        FindingKind.BROKEN_PROPERTY,
        claim.id,
        text,
        region,
        analysis.inside,
        [then] if then else [],
        (),
        claim.statements,
        [f"property:{claim.id}"],
        about=f"{claim.id}, {analysis.option.id}",
        point=point,
    )


# Comparing a patient with the same patient but for one variable


def _changed_by(analysis: OptionAnalysis, variable: str) -> Node:
    """The profiles whose verdict another value of a variable would change."""
    positions = analysis.space.of.get(variable, ())
    if not positions:
        return FALSE
    plain = analysis.plain
    spared: Node | None = plain
    for position in positions:
        if spared is not None:
            spared = analysis.diagrams.without(spared, position, analysis.outside)
    if spared is not None:
        return FALSE
    widths = (range(analysis.diagrams.widths[position]) for position in positions)
    choices = list(product(*widths))
    if len(choices) > MOST_COMBINATIONS:
        raise TooLarge
    return _where_pairs(analysis, positions, list(combinations(choices, 2)), _differs)


def _rising(
    analysis: OptionAnalysis, variable: str, worse: Callable[[Hashable, Hashable], bool]
) -> Node:
    """The profiles for which some lower value of a variable would stand in a relation."""
    positions = analysis.space.of.get(variable, ())
    if not positions:
        return FALSE
    pairs = [((low,), (high,)) for low, high in combinations(analysis.rising(variable), 2)]
    return _where_pairs(analysis, positions, pairs, worse, sides=(1,))


def _where_pairs(
    analysis: OptionAnalysis,
    positions: Sequence[int],
    pairs: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
    told: Callable[[Hashable, Hashable], bool],
    *,
    sides: tuple[int, ...] = (0, 1),
) -> Node:
    """The profiles on these sides of a pair of values that a relation links."""
    diagrams = analysis.diagrams
    plain = analysis.plain
    region = FALSE
    for pair in dict.fromkeys(pairs):
        one, other = (
            diagrams.fix(plain, dict(zip(positions, choice, strict=True))) for choice in pair
        )
        found = diagrams.compare(one, other, told)
        for choice in (pair[side] for side in sides):
            here = diagrams.box({p: (c,) for p, c in zip(positions, choice, strict=True)})
            region = diagrams.either(region, diagrams.both(found, here))
    return diagrams.both(region, analysis.inside)


def _differs(one: Hashable, other: Hashable) -> bool:
    return IMPOSSIBLE not in (one, other) and one != other
