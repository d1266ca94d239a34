"""Open questions x what their other readings would change -> "What a signature decides"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guideline.comparison.interactions import Interaction
from guideline.comparison.readings import Effect, Known, ReadingEffects
from guideline.comparison.result import Change, Comparison, Patients
from guideline.model.guideline import Guideline
from guideline.rendering.chips import Chip, verdict_chip
from guideline.rendering.context import Context
from guideline.rendering.links import Link
from guideline.verification.finding import share

__all__ = ["Decided", "EffectView", "MeetingView", "MoveView", "decided_views", "pairs_sentence"]


@dataclass(frozen=True, slots=True)
class MoveView:
    """Patients whose verdict on one option would be another."""

    option: Link
    before: Chip
    after: Chip
    profiles: str
    patients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Another reading with which this one does not add up, and in which way, a sentence."""

    link: Link
    text: str


@dataclass(frozen=True, slots=True)
class EffectView:
    """What one reading would change, if it were signed.

    Attributes:
        text: How many patients would get another verdict, or why that is not known; a sentence.
        known: Whether it is.
        moves: Which verdicts would be others, the most patients first.
        more: What else, a sentence each: alerts, and what was too large.
        meetings: Readings of other questions with which it does not add up.
    """

    id: str
    text: str
    known: bool
    moves: tuple[MoveView, ...] = ()
    more: tuple[str, ...] = ()
    meetings: tuple[MeetingView, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What a signature under one question decides.

    Attributes:
        made: Whether it was worked out; committed pages hold no numbers.
        hint: The result in a few words.
        effects: One for each reading that is not in force.
    """

    made: bool
    hint: str
    effects: tuple[EffectView, ...]


def decided_views(context: Context) -> Mapping[str, Decided]:
    """For every open question that offers another reading, what a signature decides, by its id."""
    effects = context.effects
    found: dict[str, Decided] = {}
    for question in context.guideline.questions.values():
        if not question.alternatives:
            continue
        if effects is None:
            unnumbered = tuple(
                EffectView(r.id, f"Cannot be counted. {r.not_counted}", known=False)
                for r in question.alternatives
                if r.not_counted
            )
            found[question.id] = Decided(made=False, hint="", effects=unnumbered)
            continue
        mine = effects.of(question.id)
        views = tuple(_effect(context, effects, effect) for effect in mine)
        found[question.id] = Decided(made=True, hint=_hint(effects, mine), effects=views)
    return found


def pairs_sentence(effects: ReadingEffects | None) -> str:
    """Which pairs of readings were tried, as a sentence; empty when nothing was worked out."""
    if effects is None:
        return ""
    text = (
        f"Two readings at once: {len(effects.tried)} pairs that touch a common option were tried, "
        f"and {len(effects.interactions)} of them do not add up; {effects.apart} pairs have no "
        "option in common."
    )
    if effects.not_tried:
        left = len(effects.not_tried)
        text += f" {left} were too large to be tried, so nothing is known of them."
    return text


def _hint(effects: ReadingEffects, mine: tuple[Effect, ...]) -> str:
    """The widest effect first; what is not known is never left out."""
    touched = [e.touched.profiles for e in mine if e.touched]
    parts = []
    if touched:
        most = max(touched)
        parts.append(
            f"up to {_percent(most, effects.in_scope)} of profiles" if most else "no verdict"
        )
    if any(e.known is Known.COUNTED and e.touched is None for e in mine):
        parts.append("too large to count")
    if any(e.known is Known.NOT_COUNTED for e in mine):
        parts.append("cannot be counted" if not parts else "one cannot be counted")
    if any(e.known is Known.NOT_WORKED_OUT for e in mine):
        parts.append("not worked out yet" if not parts else "one not worked out yet")
    return ", ".join(parts)


def _percent(profiles: int, whole: int | None) -> str:
    """The share in brackets of the sentence that names both numbers."""
    return share(profiles, whole or 0).rpartition("(")[2].rstrip(")")


def _effect(context: Context, effects: ReadingEffects, effect: Effect) -> EffectView:
    id = effect.reading.id
    if effect.known is Known.NOT_WORKED_OUT:
        text = "Not worked out yet. Nothing is known of what this reading would change."
        return EffectView(id, text, known=False)
    if effect.found is None:
        return EffectView(id, f"Cannot be counted. {effect.reading.not_counted}", known=False)
    return EffectView(
        id,
        _sentence(effects, effect),
        known=effect.touched is not None,
        moves=tuple(_moves(context, effect.found)),
        more=tuple(_more(effect.found)),
        meetings=tuple(
            _meeting(context, met, (effect.question.id, id))
            for met in effects.meeting(effect.question.id, id)
        ),
    )


def _sentence(effects: ReadingEffects, effect: Effect) -> str:
    if effect.touched is None:
        return "Too large to be counted as a whole."
    if not effect.touched.profiles:
        return f"No verdict moves, proved for each of {effects.in_scope:,} profiles in scope."
    return f"Another verdict for {share(effect.touched.profiles, effects.in_scope or 0)} in scope."


def _moves(context: Context, found: Comparison) -> Iterator[MoveView]:
    for option in found.changed:
        for group in option.groups:
            if group.before is None or group.after is None:
                continue
            yield MoveView(
                context.place.option(option.option),
                _chip(context.guideline, group.before),
                _chip(context.guideline, group.after),
                f"{group.patients.profiles:,} profiles",
                tuple(_who(found, group.patients)),
            )


def _who(found: Comparison, patients: Patients) -> Iterator[str]:
    for words in patients.clauses(found.variables):
        yield "Every patient in scope." if words == "always" else f"When {words}."
    if patients.more and patients.conditions:
        yield f"And {patients.more:,} profiles in none of these groups."


def _more(found: Comparison) -> Iterator[str]:
    for option in found.changed:
        if option.change is Change.NOT_COMPARED:
            yield f"{option.name}: too large to be counted."
    for alert in found.alerts:
        if not alert.compared:
            yield f"The alert {alert.id}: too large to be counted."
        if alert.before.profiles:
            number = f"{alert.before.profiles:,} profiles"
            yield f"The alert {alert.id} would no longer be shown to {number}."
        if alert.after.profiles:
            yield f"The alert {alert.id} would be shown to {alert.after.profiles:,} more profiles."


def _meeting(context: Context, met: Interaction, mine: tuple[str, str]) -> MeetingView:
    guideline = context.guideline
    position = met.pair.index(mine)
    question, reading = met.pair[1 - position]
    link = context.place.question(question, f"{question}, reading {reading}")
    if met.clash:
        return MeetingView(link, f"The two cannot be put together: {met.clash}.")
    first = met.meetings[0]
    chosen, one, other, both = (guideline.wording(v).label for v in first.verdicts)
    if position:
        one, other = other, one
    name = guideline.options[first.option].name
    text = (
        f"{name} for {first.patients.profiles:,} profiles: “{chosen}” as it is, “{one}” under this "
        f"reading alone, “{other}” under the other alone, “{both}” under both."
    )
    more = len(met.meetings) - 1
    if more:
        text += f" {more} more such {'group' if more == 1 else 'groups'}."
    return MeetingView(link, text)


def _chip(guideline: Guideline, verdict: str) -> Chip:
    return verdict_chip(guideline.wording(verdict))
