"""A comparison with the last edition -> the next version, missing reasons, and what is kept of it.

Which number of the version rises follows from what patients are told, never from what was edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guideline.comparison.result import AlertChange, Change, Comparison, Group, OptionChange
from guideline.comparison.telling import headline, verdict_label
from guideline.model.edition import FIRST, AnswerChange, Edition, Reason
from guideline.model.guideline import Guideline
from guideline.model.recommendation import PitfallKind
from guideline.model.wording import Direction
from guideline.model.words import listed

__all__ = ["edition", "first_edition", "kind_of_change", "missing_reasons", "next_version"]

_RULES = ("recommendation", "pitfall")
_DECLARED = "scope"
_OF_PLANS = ("together_with", "after")


def kind_of_change(found: Comparison) -> str:
    """What a release is: `wording`, `adds` or `changes`; see `model.edition.KINDS`.

    Only who gets which verdict, alert or refusal counts, and how plans are judged. What could not
    be compared counts as changed, because nothing is known of it. So do plans: whether one of them
    is judged otherwise is not compared.
    """
    if _plan_edits(found):
        return "changes"
    if not found.concerns_patients:
        return "wording"
    known = not found.not_compared and not found.assumed
    added = all(_only_adds(found, option) for option in found.changed)
    accepted = all(record.accepted for record in found.records)
    kept = not any(alert.before.profiles for alert in found.alerts)
    return "adds" if known and added and accepted and kept else "changes"


def next_version(version: str, kind: str, *, stable: bool = False) -> str:
    """The version after this one.

    From 1.0.0 on, what changes raises the first number, what only adds the second, and words the
    third. Before, the first number stays 0, and the second and third do the work: what changes
    raises the second, the rest the third.

    Args:
        version: Three numbers.
        kind: From `kind_of_change`.
        stable: Go on to 1.0.0, from a version before it.
    """
    first, second, third = (int(number) for number in version.split("."))
    if stable and first == 0:
        return "1.0.0"
    if kind == "changes":
        return f"0.{second + 1}.0" if first == 0 else f"{first + 1}.0.0"
    if kind == "adds" and first:
        return f"{first}.{second + 1}.0"
    return f"{first}.{second}.{third + 1}"


def missing_reasons(found: Comparison, reasons: Iterable[Reason]) -> tuple[str, ...]:
    """What was changed and has no reason, e.g. "recommendation WATER-1".

    A recommendation or pitfall needs a reason whatever was edited in it. Of the rest of the
    content, only what could decide something does.
    """
    given = {id for reason in reasons for id in reason.about}
    needed: dict[str, str] = {}
    for edit in found.edits:
        if edit.part in _RULES or edit.decides:
            id = edit.id or _DECLARED
            needed.setdefault(id, f"{edit.part} {edit.id}".strip())
    return tuple(name for id, name in needed.items() if id not in given)


def first_edition(guideline: Guideline, date: str) -> Edition:
    """The edition that nothing precedes."""
    summary = "The first edition that is kept. What was there before it is not compared."
    return Edition(guideline.version, date, "", FIRST, summary, None, (), (), (), (), (), (), ())


def edition(found: Comparison, version: str, date: str, reasons: tuple[Reason, ...]) -> Edition:
    """What is kept of a release.

    Args:
        found: The last edition compared with the content.
        version: Of the new edition.
        date: Of the release, as an ISO date.
        reasons: Why it was changed.
    """
    edits = [edit for edit in found.edits if (edit.part, edit.field) != ("guideline", "version")]
    rules = dict.fromkeys(edit.id for edit in edits if edit.part in _RULES)
    deciding = dict.fromkeys(edit.id for edit in edits if edit.part in _RULES and edit.decides)
    return Edition(
        version=version,
        date=date,
        previous=found.old.version,
        kind=kind_of_change(found),
        summary=headline(found),
        profiles=found.counted.in_scope if found.counted else None,
        answers=tuple(_answers(found)),
        others=tuple(_others(found)),
        beside=tuple(_beside(found)),
        rules=tuple(rules),
        deciding=tuple(deciding),
        words=tuple(edit.name for edit in edits if not edit.decides),
        reasons=reasons,
    )


def _only_adds(found: Comparison, option: OptionChange) -> bool:
    """Whether somebody is told something who was told nothing, and that is no advice against."""
    if option.change not in (Change.ONLY_ADDS, Change.ADDED):
        return False
    return not any(_forbids(found.new.wordings, group) for group in option.groups)


def _forbids(wordings: Mapping[str, object], group: Group) -> bool:
    found = wordings.get(group.after or "")
    return getattr(found, "direction", None) is Direction.AGAINST


def _plan_edits(found: Comparison) -> tuple[str, ...]:
    """Edits that may change how a plan of several options is judged, by name."""
    named = []
    for edit in found.edits:
        pitfalls = (found.old.pitfalls.get(edit.id), found.new.pitfalls.get(edit.id))
        omission = edit.part == "pitfall" and any(
            pitfall is not None and pitfall.kind is PitfallKind.OMISSION for pitfall in pitfalls
        )
        if edit.decides and (omission or edit.field in _OF_PLANS):
            named.append(edit.name)
    return tuple(named)


def _answers(found: Comparison) -> Iterator[AnswerChange]:
    for option in found.changed:
        for group in option.groups:
            yield AnswerChange(
                option=option.option,
                name=option.name,
                before=verdict_label(found, group.before),
                after=verdict_label(found, group.after),
                profiles=group.patients.profiles,
                who=tuple(group.patients.clauses(found.variables)),
                more=group.patients.more,
                rules=tuple(dict.fromkeys((*group.because[0], *group.because[1]))),
            )


def _others(found: Comparison) -> Iterator[str]:
    for name in found.not_compared:
        yield f"{name}: too large to be compared, so nothing is known of it."
    plans = _plan_edits(found)
    if plans:
        because = listed(list(plans))
        yield f"A plan of several options may be judged otherwise, because of: {because}."
    for record in found.records:
        how = "accepted now, refused before" if record.accepted else "refused now, accepted before"
        number = _profiles(record.patients.profiles)
        yield f"Records of {number} in scope are {how}, because of {listed(list(record.because))}."
    for name, before, after in found.assumed:
        variable = found.variables[name]
        said = [
            "nothing" if value is None else variable.values[value].label
            for value in (before, after)
        ]
        yield (
            f"Where a record does not mention {variable.noun}, {said[1]} is assumed instead of "
            f"{said[0]}."
        )
    for alert in found.alerts:
        if alert.compared and alert.shown_to_others:
            yield _alert(alert)


def _alert(alert: AlertChange) -> str:
    parts = []
    if alert.before.profiles:
        parts.append(f"no longer shown to {_profiles(alert.before.profiles)}")
    if alert.after.profiles:
        parts.append(f"now shown to {_profiles(alert.after.profiles)} more")
    return f"The warning {alert.id} is {' and '.join(parts)}."


def _beside(found: Comparison) -> Iterator[str]:
    for alert in found.alerts:
        if alert.reworded:
            yield f"The warning {alert.id} says it in other words."
    for option in found.besides:
        if option.beside is None:
            yield f"{option.name}: other reasons may be shown; how often was not counted."
        for reason in option.reasons:
            yield f"{option.name}: {reason.text}, for {_profiles(reason.profiles)}."


def _profiles(number: int) -> str:
    return f"{number:,} profile{'' if number == 1 else 's'}"
