"""One option or rule x what was proved -> who gets which verdict, and which scenario says so.

Beside that: how many small changes of the content some scenario notices. Every page takes these
numbers from here, so no two pages can disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guideline.model.wording import ENGINE_WORDINGS
from guideline.rendering.chips import Chip, verdict_chip
from guideline.rendering.context import Context
from guideline.rendering.links import Link
from guideline.rendering.markdown import slug
from guideline.verification.finding import share
from guideline.verification.mutation import Fate, Mutation, MutationReport
from guideline.verification.reach import Outcome

__all__ = [
    "NOT_TRIED",
    "OptionProof",
    "OutcomeView",
    "Score",
    "ShareView",
    "Unnoticed",
    "option_proof",
    "outcome_views",
    "profiles",
    "score",
    "total_score",
    "width",
]

NOT_TRIED = "The small changes were not tried for this edition."

_THINNEST = 0.6
"""Per cent; a thinner part of a bar could not be seen."""


@dataclass(frozen=True, slots=True)
class ShareView:
    """The part of the patients in scope that gets one verdict.

    Attributes:
        text: How many of how many, with the percentage.
        width: Of its part of a bar, in per cent, as CSS takes it.
    """

    chip: Chip
    text: str
    width: str


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """One group of patients who get one verdict.

    Attributes:
        scenarios: How many scenarios reach it, in words.
        missing: Lines of a scenario that would reach it; empty when one does.
    """

    chip: Chip
    option: Link
    patients: str
    profiles: str
    scenarios: str
    reached: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unnoticed:
    """A small change that no scenario notices.

    Attributes:
        why: Why it is left as it is, or why nothing notices it.
        missing: Lines of a scenario that would notice it; empty when no phrase can.
    """

    change: str
    why: str
    accepted: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the small changes of one part of the content.

    Attributes:
        text: Without a full stop.
        good: Whether none is unnoticed.
    """

    total: int
    text: str
    good: bool
    unnoticed: tuple[Unnoticed, ...]


@dataclass(frozen=True, slots=True)
class OptionProof:
    """One option for every patient in scope.

    Attributes:
        reached: "4 of 4 outcomes are reached by a scenario"; empty when that is not known.
        complete: Whether every outcome is listed and reached.
        unlisted: What is not listed, in words; empty when everything is.
        score: None when nothing was changed.
    """

    anchor: str
    link: Link
    here: Link
    shares: tuple[ShareView, ...]
    outcomes: tuple[OutcomeView, ...]
    reached: str
    complete: bool
    unlisted: str
    score: Score | None


def profiles(count: int) -> str:
    """A number of patient profiles, e.g. "81,699,840 profiles"."""
    return f"{count:,} {'profile' if count == 1 else 'profiles'}"


def width(part: int, whole: int) -> str:
    """The width of a part of a bar in per cent; what is there can be seen."""
    return f"{max(_THINNEST, 100 * part / whole):.2f}" if part else "0"


def option_proof(context: Context, id: str) -> OptionProof | None:
    """What was proved about an option; None when it was not analysed, or nothing was."""
    found = context.verification
    if found is None or id not in context.counts:
        return None
    anchor = f"proof-{slug(id)}"
    name = context.guideline.options[id].name
    outcomes: tuple[Outcome, ...] = ()
    reached, complete, unlisted = "", False, ""
    if found.reach is not None:
        outcomes = found.reach.outcomes.get(id, ())
        met = sum(outcome.reached for outcome in outcomes)
        left = found.reach.unlisted.get(id, 0)
        noun, is_are = ("outcome", "is") if len(outcomes) == 1 else ("outcomes", "are")
        reached = f"{met} of {len(outcomes)} {noun} {is_are} reached by a scenario"
        complete = met == len(outcomes) and not left
        unlisted = f"{profiles(left)} in scope are in no group listed here" if left else ""
    return OptionProof(
        anchor=anchor,
        link=context.place.option(id),
        here=Link(name, context.place.proof().page, anchor),
        shares=tuple(_shares(context, id)),
        outcomes=outcome_views(context, outcomes),
        reached=reached,
        complete=complete,
        unlisted=unlisted,
        score=score(context, "option", id),
    )


def outcome_views(context: Context, outcomes: Iterable[Outcome]) -> tuple[OutcomeView, ...]:
    """Groups of patients with the scenarios that reach them, in the order of the verdict words."""
    order = _order(context)
    ordered = sorted(outcomes, key=lambda outcome: order.index(outcome.verdict))
    return tuple(_outcome(context, outcome) for outcome in ordered)


def _order(context: Context) -> list[str]:
    return list(dict.fromkeys((*context.guideline.wordings, *ENGINE_WORDINGS)))


def _outcome(context: Context, outcome: Outcome) -> OutcomeView:
    count = len(outcome.scenarios)
    scenarios = f"{count} scenario{'s reach' if count > 1 else ' reaches'} it"
    if outcome.flawed:
        scenarios = "a finding: nobody declared it"
    elif not count:
        scenarios = "no scenario reaches it"
    return OutcomeView(
        chip=verdict_chip(context.guideline.wording(outcome.verdict)),
        option=context.place.option(outcome.option),
        patients=context.patients(outcome.condition).sentence,
        profiles=profiles(outcome.profiles),
        scenarios=scenarios,
        reached=outcome.reached,
        missing=tuple(outcome.missing.splitlines()),
    )


def score(context: Context, part: str, id: str) -> Score | None:
    """What became of the small changes of one part.

    Args:
        context: The guideline and its results.
        part: `scope`, `option`, `recommendation`, `pitfall` or `constraint`.
        id: Its id.

    Returns:
        None when the content was not changed at all.
    """
    report = None if context.verification is None else context.verification.mutation
    if report is None:
        return None
    tried = [mutation for mutation in report.of(id) if mutation.mutant.part == part]
    if report.not_tried and not tried:
        return Score(0, "Small changes were not tried here", False, ())
    # The search stops in the middle of the part that it came to last.
    last = report.mutations[-1].mutant if report.mutations else None
    cut = bool(report.not_tried) and last is not None and (last.part, last.id) == (part, id)
    return _score(tried, "others were not tried" if cut else "")


def total_score(report: MutationReport, part: str = "") -> Score:
    """The same for all parts of one kind, or for all parts."""
    tried = [m for m in report.mutations if part in ("", m.mutant.part)]
    left = f"{report.not_tried:,} not tried" if report.not_tried and not part else ""
    return _score(tried, left)


def _score(tried: Sequence[Mutation], left: str) -> Score:
    fates = Counter(mutation.fate for mutation in tried)
    if not tried:
        return Score(0, "No small change is possible here", True, ())
    noun = "small change" if len(tried) == 1 else "small changes"
    parts = [
        f"{fates[Fate.KILLED]:,} noticed by a scenario",
        f"{fates[Fate.EQUIVALENT]:,} proved to change nothing",
        f"{fates[Fate.SURVIVED]:,} unnoticed",
    ]
    if fates[Fate.ACCEPTED]:
        parts.append(f"{fates[Fate.ACCEPTED]:,} unnoticed and accepted")
    if left:
        parts.append(left)
    return Score(
        total=len(tried),
        text=f"{len(tried):,} {noun}: {', '.join(parts)}",
        good=not fates[Fate.SURVIVED] and not left,
        unnoticed=tuple(
            Unnoticed(
                mutation.mutant.change,
                mutation.why,
                mutation.fate is Fate.ACCEPTED,
                tuple(mutation.missing.splitlines()),
            )
            for mutation in tried
            if mutation.fate in (Fate.SURVIVED, Fate.ACCEPTED)
        ),
    )


def _shares(context: Context, id: str) -> Iterator[ShareView]:
    """Every verdict of an option, the guideline's own words first."""
    counts = context.counts[id]
    for wording in _order(context):
        if count := counts.verdicts.get(wording, 0):
            chip = verdict_chip(context.guideline.wording(wording))
            yield ShareView(chip, share(count, counts.whole), width(count, counts.whole))
