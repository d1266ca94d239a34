"""A guideline -> what holds for every patient, and every place where it does not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guideline.evaluation.diagram import TooLarge
from guideline.evaluation.resolution import option_rules
from guideline.model.condition import variables_of
from guideline.model.guideline import Guideline
from guideline.model.words import listed
from guideline.verification.analysis import OptionAnalysis
from guideline.verification.finding import Finding, FindingKind
from guideline.verification.population import Population, population
from guideline.verification.theorems import (
    Theorem,
    concerns,
    pitfall_claim,
    pitfall_theorem,
    property_findings,
    property_theorem,
)

__all__ = ["LARGEST_PROOF", "Proof", "prove"]

LARGEST_PROOF = 1_000_000
"""Steps allowed for one option, some five seconds and 300 megabytes."""
MOST_KEPT = 50_000
"""Nodes of an option that is kept for whoever goes on from the proof; others are compiled again."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown about a guideline.

    Attributes:
        population: The profiles; None when the constraints were too large to be analysed.
        theorems: Pitfalls, then declared properties.
        findings: Notes among them, each kind in the order of the content.
        accepted: Findings that the content accepts, each with its reason; not among `findings`.
        not_analysed: Options about which nothing was shown.
        kept: The compiled options that are small enough to be kept.
        limit: Steps that were allowed for one option.
    """

    guideline: Guideline
    population: Population | None
    theorems: tuple[Theorem, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, str], ...]
    not_analysed: tuple[str, ...]
    kept: Mapping[str, OptionAnalysis]
    limit: int

    def analysis(self, option: str) -> OptionAnalysis:
        """One option that was analysed, compiled again when it was too large to be kept."""
        assert self.population is not None
        kept = self.kept.get(option)
        return kept or OptionAnalysis(self.guideline, option, self.population, self.limit)

    @property
    def analysed(self) -> tuple[str, ...]:
        """The options that were analysed."""
        return tuple(o for o in self.guideline.options if o not in self.not_analysed)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What has to be repaired or declared."""
        return tuple(finding for finding in self.findings if not finding.kind.is_note)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What is worth knowing."""
        return tuple(finding for finding in self.findings if finding.kind.is_note)

    def as_json(self) -> dict[str, Any]:
        """Plain data, as `guideline verify --format json` prints it."""
        counted = self.population
        variables = self.guideline.variables
        return {
            "guideline": self.guideline.id,
            "version": self.guideline.version,
            "profiles": counted.profiles if counted else None,
            "possible": counted.possible if counted else None,
            "in_scope": counted.in_scope if counted else None,
            "excluded": {e.constraint: e.profiles for e in counted.exclusions} if counted else {},
            "not_analysed": list(self.not_analysed),
            "theorems": [theorem.as_json() for theorem in self.theorems],
            "findings": [finding.as_json(variables) for finding in self.findings],
            "accepted": [
                {**finding.as_json(variables), "reason": reason}
                for finding, reason in self.accepted
            ],
        }


def prove(
    guideline: Guideline,
    limit: int = LARGEST_PROOF,
    say: Callable[[str], None] = lambda _: None,
) -> Proof:
    """Analyse every option for all patients.

    Args:
        guideline: The guideline.
        limit: Steps allowed for each option.
        say: Told what is being done.
    """
    counted = population(guideline, limit)
    if counted is None:
        everything = tuple(guideline.options)
        findings = tuple(_not_analysed(everything))
        return Proof(guideline, None, (), findings, (), everything, {}, limit)
    if counted.in_scope == 0:
        # Everything would follow from this, so nothing else is said.
        why = (
            "no patient is possible" if counted.possible == 0 else "no possible patient is in scope"
        )
        text = f"The constraints and the scope leave nobody: {why}."
        nobody = (Finding(FindingKind.NOBODY, guideline.id, text),)
        everything = tuple(guideline.options)
        return Proof(guideline, counted, (), nobody, (), everything, {}, limit)
    shown: dict[str, _Shown] = {}
    for position, option in enumerate(guideline.options):
        say(f"Proving {option} ({position + 1} of {len(guideline.options)})")
        try:
            shown[option] = _shown(OptionAnalysis(guideline, option, counted, limit))
        except TooLarge:
            continue
    too_large = tuple(option for option in guideline.options if option not in shown)
    theorems = _theorems(guideline, counted, shown)
    found = [
        *(finding for option in shown.values() for finding in option.findings),
        *(finding for theorem in theorems for finding in theorem.findings),
        *_not_analysed(too_large),
        *_unchecked_claims(guideline, theorems, too_large),
    ]
    found, accepted = _without_accepted(guideline, found)
    known = {finding.id for finding in (*found, *(one for one, _ in accepted))}
    found += _notes(guideline, counted, shown, known)
    kept = {option: one.kept for option, one in shown.items() if one.kept}
    return Proof(
        guideline, counted, tuple(theorems), tuple(found), accepted, too_large, kept, limit
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the diagram of one option told; the diagram itself is kept only when it is small.

    Attributes:
        pitfalls: The theorems of the pitfalls on the option.
        properties: For each property it bears on, where it does not hold; None: not analysed.
        deciding: Rules that give a verdict to somebody.
        moving: Variables that can change the verdict.
    """

    findings: tuple[Finding, ...]
    pitfalls: Mapping[str, Theorem]
    properties: Mapping[str, list[Finding] | None]
    deciding: frozenset[str]
    moving: frozenset[str]
    kept: OptionAnalysis | None


def _shown(analysis: OptionAnalysis) -> _Shown:
    guideline, option = analysis.guideline, analysis.option.id
    properties: dict[str, list[Finding] | None] = {}
    for claim in guideline.properties.values():
        if concerns(claim, option):
            try:
                properties[claim.id] = property_findings(analysis, claim)
            except TooLarge:
                properties[claim.id] = None
    return _Shown(
        findings=tuple(analysis.findings()),
        pitfalls={
            pitfall.id: pitfall_theorem(analysis, pitfall)
            for pitfall in guideline.pitfalls.values()
            if pitfall.option == option
        },
        properties=properties,
        deciding=frozenset(analysis.deciding(analysis.inside)),
        moving=analysis.moving(),
        kept=analysis if len(analysis.diagrams) <= MOST_KEPT else None,
    )


def _theorems(
    guideline: Guideline, counted: Population, shown: Mapping[str, _Shown]
) -> list[Theorem]:
    theorems: list[Theorem] = []
    for pitfall in guideline.pitfalls.values():
        option = shown.get(pitfall.option)
        theorems.append(
            option.pitfalls[pitfall.id]
            if option
            else Theorem(
                pitfall.id, pitfall.kind.value, pitfall_claim(guideline, pitfall), 0, analysed=False
            )
        )
    for claim in guideline.properties.values():
        needed = [option for option in guideline.options if concerns(claim, option)]
        found = [shown[o].properties[claim.id] if o in shown else None for o in needed]
        checked = [findings for findings in found if findings is not None]
        if len(checked) == len(needed):
            every = [finding for findings in checked for finding in findings]
            theorems.append(property_theorem(claim, counted.in_scope, every))
        else:
            theorems.append(Theorem(claim.id, claim.kind, claim.text, 0, analysed=False))
    return theorems


def _without_accepted(
    guideline: Guideline, findings: Sequence[Finding]
) -> tuple[list[Finding], tuple[tuple[Finding, str], ...]]:
    """The findings left, and those that the content accepts with their reasons."""
    left = list(findings)
    accepted: list[tuple[Finding, str]] = []
    for entry in guideline.accepted:
        if entry.kind == "survivor":
            continue
        known = [f for f in left if (f.kind.value, f.id) == (entry.kind, entry.id)]
        if not known:
            text = f"A finding on {entry.id} is accepted ({entry.kind}), but there is none."
            left.append(Finding(FindingKind.EMPTY_DECLARATION, entry.id, text))
        for finding in known:
            left.remove(finding)
            accepted.append((finding, entry.reason))
    return left, tuple(accepted)


def _not_analysed(options: Iterable[str]) -> Iterator[Finding]:
    for option in options:
        text = f"{option} was not analysed: its rules combine in too many ways. Nothing is shown."
        yield Finding(FindingKind.NOT_ANALYSED, option, text)


def _unchecked_claims(
    guideline: Guideline, theorems: Iterable[Theorem], too_large: Iterable[str]
) -> Iterator[Finding]:
    """Claims left open although their options were analysed; for the others that says enough."""
    for theorem in theorems:
        claim = guideline.properties.get(theorem.id)
        if claim and not theorem.analysed and not any(concerns(claim, o) for o in too_large):
            text = f"{theorem.id} was not analysed. Nothing is shown about it."
            yield Finding(FindingKind.NOT_ANALYSED, theorem.id, text)


def _notes(
    guideline: Guideline,
    counted: Population,
    shown: Mapping[str, _Shown],
    found: Collection[str],
) -> Iterator[Finding]:
    # What one option leaves open could be what another needs, so these wait for all of them.
    if len(shown) == len(guideline.options):
        yield from _redundant(guideline, shown, found)
        yield from _idle_variables(guideline, shown)
    for exclusion in counted.exclusions:
        if exclusion.alone == 0:
            why = "no profile meets it" if exclusion.profiles == 0 else "others exclude the same"
            text = f"{exclusion.constraint} excludes nothing: {why}."
            yield Finding(FindingKind.IDLE_CONSTRAINT, exclusion.constraint, text)
    for id in counted.unreachable_alerts:
        text = f"No possible patient ever gets the alert {id}."
        yield Finding(FindingKind.IDLE_CONSTRAINT, id, text)


def _redundant(
    guideline: Guideline, shown: Mapping[str, _Shown], found: Collection[str]
) -> Iterator[Finding]:
    """Rules that apply to somebody and never give a verdict."""
    deciding = {id for option in shown.values() for id in option.deciding}
    for option in guideline.options:
        case = option_rules(guideline, option)
        for rule in case.rules:
            if rule.id in deciding or rule.id in found:
                continue
            stronger = [other.id for other in case.rules if rule.id in case.displaced[other.id]]
            verb = "is" if len(stronger) == 1 else "are"
            why = (
                f": {listed(stronger)} {verb} more precise wherever it applies" if stronger else ""
            )
            text = f"{rule.id} never decides{why}."
            # A rule that makes others more precise may be what holds them back.
            if not case.displaced[rule.id]:
                text += " Without it no verdict would change."
            statements = tuple(dict.fromkeys(c.statement for c in rule.sources))
            rules = (rule.id, *stronger)
            yield Finding(FindingKind.REDUNDANT, rule.id, text, rules=rules, statements=statements)


def _idle_variables(guideline: Guideline, shown: Mapping[str, _Shown]) -> Iterator[Finding]:
    scope = variables_of(guideline.scope.when)
    moving = {name for option in shown.values() for name in option.moving}
    for variable in guideline.variables.values():
        if variable.id not in scope and not variable.derivation and variable.id not in moving:
            used = _used_by(guideline, variable.id)
            does = f"It bears only on {listed(used)}." if used else "Nothing uses it."
            text = f"{variable.name} never changes a verdict in scope. {does}"
            yield Finding(FindingKind.IDLE_VARIABLE, variable.id, text)


def _used_by(guideline: Guideline, variable: str) -> list[str]:
    """What names a variable, beside the verdicts."""
    found = (id for id, condition in guideline.conditions() if variable in variables_of(condition))
    claims = (claim.id for claim in guideline.properties.values() if claim.variable == variable)
    return list(dict.fromkeys((*found, *claims)))
