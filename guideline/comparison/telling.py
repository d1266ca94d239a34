"""A comparison -> what a person is told of it, line by line: the headline first, detail last.

The same lines are printed on a terminal and written as Markdown; see `markdown`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from guideline.comparison.result import (
    AlertChange,
    Answer,
    Change,
    Comparison,
    Example,
    Group,
    OptionChange,
    Patients,
    RecordChange,
)
from guideline.model.patient import Patient
from guideline.model.words import listed, recorded_clause
from guideline.verification.finding import share

__all__ = ["Kind", "Line", "headline", "told", "verdict_label"]

FEW = 5
"""Scenarios, edits and reasons named without detail; the rest is counted."""


class Kind(Enum):
    """What a line is."""

    TITLE = "title"
    HEADLINE = "headline"
    SECTION = "section"
    SUBJECT = "subject"
    ITEM = "item"
    DETAIL = "detail"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        alarm: Whether some patient is answered otherwise, or could be.
    """

    kind: Kind
    text: str
    alarm: bool = False


Lines = Iterator[Line]

_HOW = {
    Change.ONLY_ADDS: "only adds: nobody loses an answer",
    Change.ONLY_REMOVES: "only removes: nobody gets an answer who had none",
    Change.CHANGES: "changes",
    Change.ADDED: "new",
    Change.REMOVED: "removed",
}


def told(
    found: Comparison, before: str, after: str, notes: tuple[str, ...] = (), *, detail: bool = False
) -> Lines:
    """Everything to be said.

    Args:
        found: The comparison.
        before: What the old edition is called.
        after: What the new one is called.
        notes: What could not be looked at.
        detail: Also every reason, scenario and edit.
    """
    yield Line(Kind.TITLE, f"{found.new.title}: {before} compared with {after}")
    yield Line(Kind.HEADLINE, headline(found), found.concerns_patients)
    yield from _counted(found)
    for name in found.not_compared:
        text = f"{name}: too large to be compared. Nothing is known of it, so it counts as changed."
        yield Line(Kind.NOTE, text, alarm=True)
    yield from (Line(Kind.NOTE, note) for note in notes)
    yield from _other_answers(found, detail)
    yield from _records(found)
    yield from _alerts(found)
    yield from _same_verdict(found, detail)
    yield from _vocabulary(found)
    yield from _edits(found, detail)


def headline(found: Comparison) -> str:
    """The one sentence that matters most."""
    changed = [option for option in found.changed if option.change is not Change.NOT_COMPARED]
    if changed:
        return _changed_headline(found, changed)
    if found.not_compared:
        return "Not everything could be compared, so nothing is said of it as a whole."
    if found.concerns_patients:
        return f"Every verdict stays, but {listed(list(_other_concerns(found)))}."
    if found.noticed:
        return "No patient gets another verdict. Reasons or words beside the verdicts change."
    whole = found.counted.in_scope if found.counted else 0
    if any(edit.decides for edit in found.edits):
        return (
            f"No patient gets another answer, proved for each of {whole:,} profiles in scope, "
            "although the rules were changed. Is that meant?"
        )
    if found.identical:
        return "Nothing changes: both say the same, in the same words. Is that meant?"
    return f"Wording only: no patient gets another answer. {_wording(found)}"


def _changed_headline(found: Comparison, changed: list[OptionChange]) -> str:
    first = changed[0]
    whole = found.counted.in_scope if found.counted else 0
    text = f"For {first.patients.profiles:,} of {whole:,} profiles in scope the answer on "
    text += f"{_phrase(found, first.option)} changes"
    if len(first.groups) == 1:
        group = first.groups[0]
        text += (
            f": from {verdict_label(found, group.before)} to {verdict_label(found, group.after)}"
        )
    if len(changed) > 1:
        others = len(changed) - 1
        more = "another option" if others == 1 else f"{others} other options"
        text += f". Answers change on {more}, too"
    return f"{text}."


def _other_concerns(found: Comparison) -> Iterator[str]:
    if found.records:
        yield "some records are accepted in one edition only"
    if any(alert.shown_to_others for alert in found.alerts):
        yield "some alerts are shown to others"
    if found.assumed:
        yield "another value is assumed where a record does not mention it"


def _wording(found: Comparison) -> str:
    parts = dict.fromkeys(edit.name for edit in found.edits)
    number = len(parts) or len(found.renames)
    what = "text" if parts else "name"
    return f"{number} {what}{'' if number == 1 else 's'} changed."


def _counted(found: Comparison) -> Lines:
    counted = found.counted
    if counted is not None:
        yield Line(
            Kind.NOTE,
            f"Compared for each of {counted.in_scope:,} profiles: complete records, possible in "
            f"both editions, in scope of the old one ({counted.before:,}) or the new one "
            f"({counted.after:,}). Records that only one edition accepts are counted apart.",
        )


# Other answers


def _other_answers(found: Comparison, detail: bool) -> Lines:
    changed = [option for option in found.changed if option.change is not Change.NOT_COMPARED]
    if not changed:
        return
    yield Line(Kind.SECTION, "Other answers")
    for option in changed:
        whole = found.counted.in_scope if found.counted else 0
        how = _HOW[option.change]
        text = f"{option.name}: {how}, for {share(option.patients.profiles, whole)}"
        yield Line(Kind.SUBJECT, text, alarm=True)
        if option.responsible:
            yield Line(Kind.ITEM, f"Because of: {listed(list(option.responsible))}")
        for position, group in enumerate(option.groups):
            yield from _group(found, group, detail, first=position == 0)
        yield from _scenarios(option, detail)
    same = [option.name for option in found.options if not option.change.concerns_patients]
    if same:
        number = f"{len(same)} other option{'' if len(same) == 1 else 's'}"
        names = f": {'; '.join(same)}" if detail else ""
        yield Line(Kind.NOTE, f"Everybody keeps the verdict on {number}{names}.")


def _group(found: Comparison, group: Group, detail: bool, *, first: bool) -> Lines:
    moved = f"{verdict_label(found, group.before)} → {verdict_label(found, group.after)}"
    yield Line(Kind.ITEM, f"{moved}: {_number(group.patients.profiles)}")
    yield from _who(found, group.patients)
    if group.example is not None and (first or detail):
        yield from _example(found, group.example, group, detail)


def _who(found: Comparison, patients: Patients) -> Lines:
    """Who they are; nothing where a change is too large to be put into words."""
    for words in patients.clauses(found.variables):
        yield Line(Kind.DETAIL, "everybody" if words == "always" else f"if {words}")
    if patients.more and patients.conditions:
        yield Line(Kind.DETAIL, f"and {_number(patients.more)} in none of these groups")


def _example(found: Comparison, example: Example, group: Group, detail: bool) -> Lines:
    yield Line(Kind.DETAIL, f"One of them: {_patient(found, example.patient)}")
    for when, answer, verdict in (
        ("Before", example.before, group.before),
        ("After", example.after, group.after),
    ):
        yield Line(
            Kind.DETAIL, f"{when}: {verdict_label(found, verdict)}. {_reasons(answer, detail)}"
        )


def _reasons(answer: Answer | None, detail: bool) -> str:
    if answer is None:
        return "The option is not there."
    return " ".join(answer.reasons if detail else answer.reasons[:1])


def _scenarios(option: OptionChange, detail: bool) -> Lines:
    if not option.scenarios:
        return
    certain = sum(scenario.certain for scenario in option.scenarios)
    number = len(option.scenarios)
    text = f"{number} scenario{'' if number == 1 else 's'} of such patients, {certain} certainly"
    yield Line(Kind.ITEM, f"{text} so")
    shown = option.scenarios if detail else option.scenarios[:FEW]
    for scenario in shown:
        where = "" if scenario.edition == "both" else f" (in the {scenario.edition} edition only)"
        unsure = "" if scenario.certain else ", perhaps"
        yield Line(Kind.DETAIL, f"{scenario.place}: {scenario.name}{where}{unsure}")
    if number > len(shown):
        yield Line(Kind.DETAIL, f"and {number - len(shown)} more: --detail names them")


# What else a patient would notice


def _records(found: Comparison) -> Lines:
    if not found.records:
        return
    yield Line(Kind.SECTION, "Records that only one edition accepts")
    for change in found.records:
        yield from _record(found, change)


def _record(found: Comparison, change: RecordChange) -> Lines:
    how = "accepted now, refused before" if change.accepted else "refused now, accepted before"
    text = f"{_number(change.patients.profiles)} in scope: {how}"
    yield Line(Kind.SUBJECT, text, alarm=True)
    yield Line(Kind.ITEM, f"Because of: {listed(list(change.because))}")
    yield from _who(found, change.patients)


def _alerts(found: Comparison) -> Lines:
    if not found.alerts:
        return
    yield Line(Kind.SECTION, "Warnings and pitfalls")
    for alert in found.alerts:
        yield from _alert(found, alert)


def _alert(found: Comparison, alert: AlertChange) -> Lines:
    if not alert.compared:
        return
    if alert.reworded and not alert.shown_to_others:
        yield Line(Kind.SUBJECT, f"{alert.id}: shown to the same patients, in other words")
        return
    words = ", in other words" if alert.reworded else ""
    yield Line(Kind.SUBJECT, f"{alert.id}: shown to other patients{words}", alarm=True)
    for text, patients in (("No longer shown to", alert.before), ("Now shown to", alert.after)):
        if patients.profiles:
            yield Line(Kind.ITEM, f"{text} {_number(patients.profiles)}")
            yield from _who(found, patients)


def _same_verdict(found: Comparison, detail: bool) -> Lines:
    if not found.besides:
        return
    yield Line(Kind.SECTION, "Same verdict, other reasons or words")
    for option in found.besides:
        if option.beside is None:
            yield Line(Kind.SUBJECT, f"{option.name}: not counted, because so much changes")
            continue
        yield Line(Kind.SUBJECT, f"{option.name}: seen by {_number(option.beside)}")
        shown = option.reasons if detail else option.reasons[:FEW]
        for reason in shown:
            yield Line(Kind.ITEM, f"{reason.text}: {_number(reason.profiles)}")
        if len(option.reasons) > len(shown):
            more = len(option.reasons) - len(shown)
            yield Line(Kind.ITEM, f"and {more} more differences: --detail names them")


# The content


def _vocabulary(found: Comparison) -> Lines:
    if not (found.renames or found.split or found.added or found.removed or found.assumed):
        return
    yield Line(Kind.SECTION, "Vocabulary")
    for rename in found.renames:
        of = f" of {rename.of}" if rename.of else ""
        text = f"{rename.kind} {rename.before}{of} is taken to be renamed: {rename.after}"
        yield Line(Kind.ITEM, text)
    for name in found.split:
        text = f"variable {name} does not mean the same in both editions, so it counts as two"
        yield Line(Kind.ITEM, text)
    yield from (Line(Kind.ITEM, f"{name} is new") for name in found.added)
    yield from (Line(Kind.ITEM, f"{name} is gone") for name in found.removed)
    for name, before, after in found.assumed:
        variable = found.variables[name]
        said = [
            "nothing" if value is None else variable.values[value].label
            for value in (before, after)
        ]
        text = f"where a record does not mention {variable.noun}, {said[1]} is assumed instead of "
        yield Line(Kind.ITEM, text + said[0], alarm=True)


def _edits(found: Comparison, detail: bool) -> Lines:
    if not found.edits:
        return
    words = sum(not edit.decides for edit in found.edits)
    rest = len(found.edits) - words
    yield Line(Kind.SECTION, f"What was edited: {rest} that could decide, {words} of words only")
    ordered = sorted(found.edits, key=lambda edit: not edit.decides)
    shown = ordered if detail else ordered[:FEW]
    for edit in shown:
        if edit.field:
            yield Line(Kind.ITEM, edit.name)
            if detail:
                yield Line(Kind.DETAIL, f"Before: {edit.before or '(nothing)'}")
                yield Line(Kind.DETAIL, f"After: {edit.after or '(nothing)'}")
        else:
            how = "removed" if not edit.after and edit.before else "new"
            yield Line(Kind.ITEM, f"{edit.name}: {how}")
    if len(ordered) > len(shown):
        yield Line(Kind.ITEM, f"and {len(ordered) - len(shown)} more: --detail names them")


# Words


def _patient(found: Comparison, patient: Patient) -> str:
    said = (recorded_clause(found.variables[name], value) for name, value in patient.values.items())
    return "; ".join(said) or "any patient"


def verdict_label(found: Comparison, verdict: str | None) -> str:
    """A verdict as a person reads it; None: the edition does not offer the option."""
    if verdict is None:
        return "not an option"
    for guideline in (found.new, found.old):
        if verdict in guideline.wordings or verdict in guideline.engine_wordings:
            return guideline.wording(verdict).label
    return verdict


def _phrase(found: Comparison, option: str) -> str:
    for guideline in (found.new, found.old):
        if option in guideline.options:
            return guideline.options[option].phrase
    return option


def _number(profiles: int) -> str:
    return f"{profiles:,} profile{'' if profiles == 1 else 's'}"
