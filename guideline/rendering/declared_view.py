"""What a guideline leaves open on purpose, and whom it excludes, with how many profiles each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guideline.model.option import Option
from guideline.rendering.context import Context
from guideline.rendering.links import Link
from guideline.rendering.outcome_view import profiles
from guideline.rendering.record_view import RecordRule, record_rules
from guideline.rendering.rule_view import SilenceView, silence_view

__all__ = [
    "Declaration",
    "ExclusionView",
    "OptionDeclarations",
    "conflicts",
    "exclusions",
    "silences",
]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A silence or a conflict that is meant.

    Attributes:
        profiles: For how many profiles it is the answer; empty without a result.
    """

    view: SilenceView
    profiles: str


@dataclass(frozen=True, slots=True)
class OptionDeclarations:
    """What is declared of one option."""

    option: Link
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class ExclusionView:
    """A rule that excludes patients.

    Attributes:
        profiles: How many, whatever other rules exclude; empty without a result.
        alone: How many that no other rule excludes; empty without a result.
    """

    rule: RecordRule
    link: Link
    profiles: str
    alone: str


def silences(context: Context) -> tuple[OptionDeclarations, ...]:
    """The declared silences, by option."""
    options = context.guideline.options.values()
    found = ((option, tuple(_silences(context, option))) for option in options)
    return tuple(
        OptionDeclarations(context.place.option(option.id), declared)
        for option, declared in found
        if declared
    )


def conflicts(context: Context) -> tuple[OptionDeclarations, ...]:
    """The declared conflicts, by option."""
    options = context.guideline.options.values()
    found = ((option, tuple(_conflicts(context, option))) for option in options)
    return tuple(
        OptionDeclarations(context.place.option(option.id), declared)
        for option, declared in found
        if declared
    )


def exclusions(context: Context) -> tuple[ExclusionView, ...]:
    """Every rule that excludes patients, in the order of the content."""
    found = context.verification
    population = None if found is None else found.proof.population
    counted = {} if population is None else {e.constraint: e for e in population.exclusions}
    return tuple(
        ExclusionView(
            rule,
            context.place.record_rule(rule.id),
            profiles(counted[rule.id].profiles) if rule.id in counted else "",
            f"{counted[rule.id].alone:,}" if rule.id in counted else "",
        )
        for rule in record_rules(context)[0]
    )


def _silences(context: Context, option: Option) -> Iterator[Declaration]:
    counts = context.counts.get(option.id)
    for position, silence in enumerate(option.silence):
        count = "" if counts is None else profiles(counts.silences[position])
        yield Declaration(silence_view(context, silence), count)


def _conflicts(context: Context, option: Option) -> Iterator[Declaration]:
    counts = context.counts.get(option.id)
    for position, conflict in enumerate(option.conflicts):
        count = "" if counts is None else profiles(counts.conflicts[position])
        yield Declaration(silence_view(context, conflict), count)
