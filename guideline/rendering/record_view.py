"""Rules about records, and claims about every patient at once."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.model.constraint import Constraint, ConstraintKind
from guideline.rendering.chips import Chip
from guideline.rendering.context import Context, Tally
from guideline.rendering.links import Link
from guideline.rendering.markdown import slug

__all__ = ["RecordRule", "claims", "record_rules"]

_KIND_WORDS = {
    ConstraintKind.IMPOSSIBLE: ("Cannot be", "mute"),
    ConstraintKind.IMPLIES: ("Follows", "mute"),
    ConstraintKind.STOP: ("Stop", "against"),
    ConstraintKind.CONFLICT: ("Conflict", "conflict"),
    ConstraintKind.WARNING: ("Warning", "open"),
}


@dataclass(frozen=True, slots=True)
class RecordRule:
    """A constraint, an alert, or a claim about every patient."""

    id: str
    anchor: str
    chip: Chip
    text: str
    when_word: str
    when: str
    then: str
    statements: tuple[Link, ...]
    questions: tuple[Link, ...]
    options: tuple[Link, ...]
    tally: Tally


def record_rules(context: Context) -> tuple[tuple[RecordRule, ...], tuple[RecordRule, ...]]:
    """What cannot be in a record, and what raises an alert."""
    constraints = context.guideline.constraints.values()
    return (
        tuple(_record_rule(context, c) for c in constraints if c.excludes),
        tuple(_record_rule(context, c) for c in constraints if not c.excludes),
    )


def claims(context: Context) -> tuple[RecordRule, ...]:
    """What holds for every patient at once."""
    return tuple(
        RecordRule(
            id=claim.id,
            anchor=f"rule-{slug(claim.id)}",
            chip=Chip("For every patient", "verdict", "mute"),
            text=claim.text,
            when_word="",
            when="",
            then="",
            statements=tuple(context.place.statement(id) for id in claim.statements),
            questions=(),
            options=tuple(context.place.option(id) for id in claim.options),
            tally=context.tally(context.about("property", claim.id)),
        )
        for claim in context.guideline.properties.values()
    )


def _record_rule(context: Context, constraint: Constraint) -> RecordRule:
    word, kind = _KIND_WORDS[constraint.kind]
    return RecordRule(
        id=constraint.id,
        anchor=f"rule-{slug(constraint.id)}",
        chip=Chip(word, "verdict", kind),
        text=constraint.text,
        when_word="Cannot be together" if constraint.excludes else "Raised when",
        when=context.clause(constraint.when),
        then="" if constraint.then is None else context.clause(constraint.then),
        statements=tuple(context.place.statement(id) for id in constraint.statements),
        questions=context.questions(constraint.questions),
        options=tuple(context.place.option(id) for id in constraint.options),
        tally=context.tally(context.about("constraint", constraint.id)),
    )
