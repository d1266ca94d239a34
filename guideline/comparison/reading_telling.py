"""The effects of readings -> what a person is told of them, line by line: the headline first."""

from __future__ import annotations

from collections.abc import Iterator

from guideline.comparison.interactions import Interaction, Meeting, Pair
from guideline.comparison.readings import Effect, Known, ReadingEffects
from guideline.comparison.result import AlertChange, Change, Comparison, Group, Patients
from guideline.comparison.telling import Kind, Line
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.words import listed, recorded_clause
from guideline.verification.finding import share

__all__ = ["pair_name", "readings_headline", "readings_told"]

Lines = Iterator[Line]


def readings_told(effects: ReadingEffects, *, detail: bool = False) -> Lines:
    """Everything about them.

    Args:
        effects: What was worked out.
        detail: Every example, and the name of every pair that was tried.
    """
    yield Line(Kind.TITLE, f"What the open questions of {effects.guideline.id} decide")
    yield Line(Kind.HEADLINE, readings_headline(effects))
    if effects.in_scope is not None:
        yield Line(
            Kind.NOTE,
            f"Counted for each of {effects.in_scope:,} profiles in scope: complete records. The "
            "content itself is the reading in force; nothing told here is.",
        )
    for id in dict.fromkeys(effect.question.id for effect in effects.effects):
        question = effects.guideline.questions[id]
        yield Line(Kind.SECTION, f"{id}: {question.title}")
        for effect in effects.of(id):
            yield from _effect(effects, effect, detail)
    yield from _pairs(effects, detail)


def readings_headline(effects: ReadingEffects) -> str:
    """The one sentence that matters most."""
    if not effects.effects:
        return "No open question offers another reading."
    counted = [effect for effect in effects.effects if effect.known is Known.COUNTED]
    moving = [e for e in counted if e.found and e.found.changed]
    whole = len(effects.effects)
    other = "reading that is not in force" if whole == 1 else "readings that are not in force"
    text = f"{len(moving)} of {whole} {other} would move a verdict"
    widest = max(moving, key=lambda e: e.touched.profiles if e.touched else 0, default=None)
    if widest is not None and widest.touched and effects.in_scope:
        number = share(widest.touched.profiles, effects.in_scope)
        text += f", {widest.name} for the most patients: {number}" if len(moving) > 1 else ""
    unknown = sum(effect.known is Known.NOT_WORKED_OUT for effect in effects.effects)
    if unknown:
        text += f". For {unknown} it is not worked out yet"
    return f"{text}."


def pair_name(pair: Pair) -> str:
    """Two readings by their names: AMB-01 A and AMB-02 B."""
    return " and ".join(f"{question} {reading}" for question, reading in pair)


def _effect(effects: ReadingEffects, effect: Effect, detail: bool) -> Lines:
    name = f"Reading {effect.reading.id} instead of {effect.question.chosen}"
    yield Line(Kind.SUBJECT, f"{name}: {_how(effects, effect)}", alarm=_moves(effect))
    yield Line(Kind.ITEM, effect.reading.text)
    found = effect.found
    if found is None:
        return
    if effect.touched:
        yield from _who(found, effect.touched)
    for option in found.changed:
        if option.change is Change.NOT_COMPARED:
            yield Line(Kind.ITEM, f"{option.name}: too large to be counted", alarm=True)
        for position, group in enumerate(option.groups):
            moved = f"{_label(found.old, group.before)} → {_label(found.new, group.after)}"
            yield Line(Kind.ITEM, f"{option.name}: {moved}: {_number(group.patients.profiles)}")
            if detail or effect.touched is None or group.patients != effect.touched:
                yield from _who(found, group.patients)
            if group.example and (detail or (position == 0 and option is found.changed[0])):
                yield from _example(found, group)
    yield from (line for alert in found.alerts for line in _alert(found, alert))
    seen = [option for option in found.besides if option.beside]
    if seen and detail:
        names = listed([option.name for option in seen])
        yield Line(Kind.ITEM, f"The same verdict with other reasons beside it, for some: {names}")
    for met in effects.meeting(effect.question.id, effect.reading.id):
        other = next(name for name in met.pair if name != (effect.question.id, effect.reading.id))
        what = "cannot be put together with" if met.clash else "does not add up with"
        yield Line(Kind.ITEM, f"It {what} {other[0]} {other[1]}, see below")


def _how(effects: ReadingEffects, effect: Effect) -> str:
    if effect.known is Known.NOT_WORKED_OUT:
        return "not worked out yet, so nothing is known of what it would change"
    if effect.known is Known.NOT_COUNTED or effect.found is None:
        return f"cannot be counted. {effect.reading.not_counted}"
    if effect.touched is None:
        return "too large to be counted as a whole"
    if effect.touched.profiles:
        return f"another verdict for {share(effect.touched.profiles, effects.in_scope or 0)}"
    alerts = any(alert.shown_to_others for alert in effect.found.alerts)
    return "no verdict moves" + (", but alerts are shown to others" if alerts else "")


def _moves(effect: Effect) -> bool:
    return effect.found is not None and effect.found.concerns_patients


def _alert(found: Comparison, alert: AlertChange) -> Lines:
    if not alert.compared:
        yield Line(Kind.ITEM, f"Alert {alert.id}: too large to be counted", alarm=True)
    for text, patients in (("no longer shown to", alert.before), ("shown to", alert.after)):
        if patients.profiles:
            number = _number(patients.profiles)
            yield Line(Kind.ITEM, f"Alert {alert.id}: {text} {number}")
            yield from _who(found, patients)


def _who(found: Comparison, patients: Patients) -> Lines:
    for words in patients.clauses(found.variables):
        yield Line(Kind.DETAIL, "everybody" if words == "always" else f"if {words}")
    if patients.more and patients.conditions:
        yield Line(Kind.DETAIL, f"and {_number(patients.more)} in none of these groups")


def _example(found: Comparison, group: Group) -> Lines:
    example = group.example
    assert example is not None
    yield Line(Kind.DETAIL, f"One of them: {_patient(found.new, example.patient)}")


def _pairs(effects: ReadingEffects, detail: bool) -> Lines:
    tried = len(effects.tried)
    if not (tried or effects.not_tried or effects.apart):
        return
    yield Line(Kind.SECTION, "Two readings at once")
    text = f"{_pair_number(tried)} of different questions tried, on the options that both touch"
    text += f"; {len(effects.interactions)} do not add up"
    yield Line(Kind.NOTE, f"{text}. {_pair_number(effects.apart)} have no option in common.")
    for met in effects.interactions:
        yield from _interaction(effects.guideline, met, detail)
    if effects.not_tried:
        names = listed([pair_name(pair) for pair in effects.not_tried])
        text = f"Too large, so nothing is known of them: {names}"
        yield Line(Kind.SUBJECT, text, alarm=True)
    if detail:
        named = {found.pair for found in effects.interactions}
        others = [pair_name(pair) for pair in effects.tried if pair not in named]
        if others:
            yield Line(Kind.SUBJECT, f"Tried, and they add up: {'; '.join(others)}")


def _interaction(guideline: Guideline, met: Interaction, detail: bool) -> Lines:
    if met.clash:
        text = f"{pair_name(met.pair)} cannot be put together: {met.clash}"
        yield Line(Kind.SUBJECT, text, alarm=True)
        return
    yield Line(Kind.SUBJECT, f"{pair_name(met.pair)} do not add up", alarm=True)
    shown = met.meetings if detail else met.meetings[:1]
    for meeting in shown:
        yield from _meeting(guideline, met.pair, meeting, detail)
    more = len(met.meetings) - len(shown)
    if more:
        others = "another group" if more == 1 else f"{more} other groups"
        yield Line(Kind.ITEM, f"and {others} of patients and options: --detail names them")


def _meeting(guideline: Guideline, pair: Pair, meeting: Meeting, detail: bool) -> Lines:
    now, first, second, both = (_label(guideline, verdict) for verdict in meeting.verdicts)
    names = [" ".join(name) for name in pair]
    yield Line(
        Kind.ITEM,
        f"{guideline.options[meeting.option].name}: {now} as it is, {first} under {names[0]}, "
        f"{second} under {names[1]}, {both} under both: {_number(meeting.patients.profiles)}",
    )
    for words in meeting.patients.clauses(guideline.variables):
        yield Line(Kind.DETAIL, "everybody" if words == "always" else f"if {words}")
    if detail:
        yield Line(Kind.DETAIL, f"One of them: {_patient(guideline, meeting.example)}")


def _patient(guideline: Guideline, patient: Patient) -> str:
    said = (
        recorded_clause(guideline.variables[name], value) for name, value in patient.values.items()
    )
    return "; ".join(said) or "any patient"


def _label(guideline: Guideline, verdict: str | None) -> str:
    return "not an option" if verdict is None else guideline.wording(verdict).label


def _number(profiles: int) -> str:
    return f"{profiles:,} profile{'' if profiles == 1 else 's'}"


def _pair_number(pairs: int) -> str:
    return f"{pairs} pair{'' if pairs == 1 else 's'}"
