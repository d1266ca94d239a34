"""The pathway: every option in the order of its decision point, with each possible verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guideline.model.condition import ALWAYS
from guideline.model.constraint import ConstraintKind
from guideline.model.option import DecisionPoint, Option
from guideline.model.recommendation import Pitfall, PitfallKind, Recommendation
from guideline.model.variable import Code
from guideline.model.wording import ENGINE_WORDINGS
from guideline.rendering.algorithm_view import Figure, figure
from guideline.rendering.chips import Chip, verdict_chip
from guideline.rendering.context import Context
from guideline.rendering.links import Link, Sentence
from guideline.rendering.markdown import slug
from guideline.rendering.outcome_view import OptionProof, option_proof
from guideline.rendering.rule_view import SilenceView, silence_view

__all__ = [
    "OptionView",
    "PathwayView",
    "VerdictLine",
    "option_view",
    "pathway_views",
    "tests_and_treatments",
]


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One verdict an option can get.

    Attributes:
        patients: For whom, as a clause or a short sentence.
        link: The rule that gives it; None when it follows from silence or from another rule.
    """

    chip: Chip
    patients: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option.

    Attributes:
        chips: Every verdict it can get, each once.
        proof: What was proved about it; None without a result.
    """

    anchor: str
    name: str
    description: str
    synonyms: tuple[str, ...]
    codes: tuple[Code, ...]
    applies: str
    chips: tuple[Chip, ...]
    verdicts: tuple[VerdictLine, ...]
    silences: tuple[SilenceView, ...]
    after: tuple[Link, ...]
    proof: OptionProof | None


@dataclass(frozen=True, slots=True)
class PathwayView:
    """One decision point.

    Attributes:
        gate: What has to come first, a sentence each.
        figure: The algorithm, drawn.
        tests, treatments: In pathway order.
    """

    anchor: str
    name: str
    phrase: str
    figure: Figure
    gate: tuple[Sentence, ...]
    tests: tuple[OptionView, ...]
    treatments: tuple[OptionView, ...]


def pathway_views(context: Context) -> tuple[PathwayView, ...]:
    """Every decision point of the guideline."""
    return tuple(_pathway(context, point) for point in context.guideline.decision_points.values())


def tests_and_treatments(
    context: Context,
) -> tuple[tuple[OptionView, ...], tuple[OptionView, ...]]:
    """Every option once, in the order of the decision points."""
    points = context.guideline.decision_points.values()
    order = dict.fromkeys(id for point in points for id in point.options)
    return _split(context, (*order, *(id for id in context.guideline.options if id not in order)))


def option_view(context: Context, option: Option) -> OptionView:
    """One option with all its verdicts."""
    verdicts = tuple(_verdicts(context, option))
    chips = dict.fromkeys(line.chip for line in verdicts)
    if option.silence:
        chips[verdict_chip(ENGINE_WORDINGS["source_silent"])] = None
    return OptionView(
        anchor=f"option-{slug(option.id)}",
        name=option.name,
        description=option.description,
        synonyms=option.synonyms,
        codes=option.codes,
        applies="" if option.applies_when == ALWAYS else context.clause(option.applies_when),
        chips=tuple(chips),
        verdicts=verdicts,
        silences=tuple(silence_view(context, silence) for silence in option.silence),
        after=tuple(context.place.option(id) for id in option.after),
        proof=option_proof(context, option.id),
    )


def _pathway(context: Context, point: DecisionPoint) -> PathwayView:
    tests, treatments = _split(context, point.options)
    gate = tuple(_gate(context, point))
    anchor = f"algorithm-{slug(point.id)}"
    drawn = figure(context, point)
    return PathwayView(anchor, point.name, point.phrase, drawn, gate, tests, treatments)


def _split(
    context: Context, ids: Iterable[str]
) -> tuple[tuple[OptionView, ...], tuple[OptionView, ...]]:
    options = [context.guideline.options[id] for id in ids]
    return (
        tuple(option_view(context, option) for option in options if option.kind == "test"),
        tuple(option_view(context, option) for option in options if option.kind != "test"),
    )


def _gate(context: Context, point: DecisionPoint) -> Iterator[Sentence]:
    """Stops and claims of order, which hold before any treatment."""
    for constraint in context.guideline.constraints.values():
        if constraint.kind is ConstraintKind.STOP:
            yield Sentence((f"{constraint.text} ", context.place.record_rule(constraint.id)))
    for claim in context.guideline.properties.values():
        if claim.kind == "order" and set(claim.options) & set(point.options):
            yield Sentence((f"{claim.text} ", context.place.record_rule(claim.id)))


def _verdicts(context: Context, option: Option) -> Iterator[VerdictLine]:
    guideline, place = context.guideline, context.place
    for rule in guideline.recommendations.values():
        chip = verdict_chip(guideline.wording(rule.wording))
        if rule.option == option.id:
            yield from _done(context, rule)
            yield VerdictLine(chip, context.patients(rule.when).sentence, place.rule(rule.id))
            if rule.only:
                yield VerdictLine(
                    verdict_chip(ENGINE_WORDINGS["not_supported"]),
                    "Every other patient in scope, unless another line here applies.",
                    place.rule(rule.id),
                )
        elif rule.over == option.id:
            chip = verdict_chip(ENGINE_WORDINGS["less_preferred"])
            yield VerdictLine(chip, context.patients(rule.when).sentence, place.rule(rule.id))
    for pitfall in guideline.pitfalls.values():
        if pitfall.option == option.id:
            yield _warning(context, pitfall)


def _done(context: Context, rule: Recommendation) -> Iterator[VerdictLine]:
    chip = verdict_chip(ENGINE_WORDINGS["satisfied"])
    for condition in (rule.satisfied_when, rule.under_way_when):
        if condition is not None:
            sentence = context.patients(condition).sentence
            yield VerdictLine(chip, sentence, context.place.rule(rule.id))


def _warning(context: Context, pitfall: Pitfall) -> VerdictLine:
    chip = verdict_chip(context.guideline.wording(pitfall.wording))
    sentence = context.patients(pitfall.when).sentence
    if pitfall.kind is PitfallKind.ACT:
        return VerdictLine(chip, sentence, context.place.rule(pitfall.id))
    # An omission or a belief is no verdict on the option itself, so the chip says what it is.
    omission = pitfall.kind is PitfallKind.OMISSION
    word = "Do not leave it out" if omission else "Do not rule it out unseen"
    warning = Chip(word, "verdict", "neutral")
    return VerdictLine(warning, sentence, context.place.rule(pitfall.id))
