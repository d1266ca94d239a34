"""Warnings and pitfalls of both editions -> which of them is shown to others, or reworded."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from guideline.comparison.alignment import Aligned
from guideline.comparison.result import AlertChange, Patients
from guideline.comparison.space import JointSpace
from guideline.evaluation.diagram import FALSE, Node, TooLarge
from guideline.model.condition import Condition
from guideline.model.guideline import Guideline
from guideline.model.recommendation import PitfallKind

__all__ = ["alert_changes"]


@dataclass(frozen=True, slots=True)
class _Alert:
    """What is shown to whom.

    Attributes:
        in_scope: Whether only patients in scope see it.
    """

    when: Condition
    in_scope: bool
    words: Hashable


def alert_changes(aligned: Aligned, possible: int | None, limit: int) -> Iterator[AlertChange]:
    """Every alert beside the verdicts that is not the same in both editions."""
    sides = (aligned.old.spoken, aligned.new.spoken)
    same_scope = sides[0].scope.when == sides[1].scope.when
    old, new = map(_alerts, sides)
    for id in dict.fromkeys((*old, *new)):
        before, after = old.get(id), new.get(id)
        if before == after and (same_scope or not (before and before.in_scope)):
            continue
        try:
            if possible is None:
                raise TooLarge
            found = _compared(aligned, id, before, after, possible, limit)
        except TooLarge:
            found = AlertChange(id, Patients(0), Patients(0), reworded=False, compared=False)
        if found.shown_to_others or found.reworded:
            yield found


def _compared(
    aligned: Aligned,
    id: str,
    before: _Alert | None,
    after: _Alert | None,
    possible: int,
    limit: int,
) -> AlertChange:
    conditions = [alert.when for alert in (before, after) if alert]
    joint = JointSpace(aligned, conditions, limit, possible)
    shown = _region(joint, before, joint.before)
    shows = _region(joint, after, joint.after)
    everybody = joint.everybody
    reworded = (
        before is not None
        and after is not None
        and before.words != after.words
        and joint.diagrams.both(shown, shows) != FALSE
    )
    return AlertChange(
        id,
        joint.patients(joint.minus(shown, shows), everybody),
        joint.patients(joint.minus(shows, shown), everybody),
        reworded,
    )


def _region(joint: JointSpace, alert: _Alert | None, inside: Node) -> Node:
    if alert is None:
        return FALSE
    among = inside if alert.in_scope else joint.everybody
    return joint.diagrams.both(among, joint.compiler.condition(alert.when))


def _alerts(guideline: Guideline) -> dict[str, _Alert]:
    found: dict[str, _Alert] = {}
    for constraint in guideline.constraints.values():
        if not constraint.excludes:
            # A warning that names options is about advice, which nobody gets outside the scope.
            words = (constraint.kind, constraint.text, constraint.statements, constraint.questions)
            about = (*words, constraint.options)
            found[constraint.id] = _Alert(constraint.when, bool(constraint.options), about)
    for pitfall in guideline.pitfalls.values():
        if pitfall.kind is not PitfallKind.ACT:
            cited = (pitfall.sources, pitfall.option, pitfall.questions)
            said = (pitfall.kind, pitfall.title, pitfall.harm, cited)
            found[pitfall.id] = _Alert(pitfall.when, True, said)
    return found
