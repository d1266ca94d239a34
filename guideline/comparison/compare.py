"""Two guidelines -> who is answered otherwise, exactly, and what else a reader notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guideline.comparison.alerts import alert_changes
from guideline.comparison.alignment import Aligned, aligned
from guideline.comparison.edits import edits_between
from guideline.comparison.options import compare_option
from guideline.comparison.result import Comparison, RecordChange
from guideline.comparison.situations import Scenarios, Situation, situations
from guideline.comparison.space import Records
from guideline.evaluation.diagram import FALSE, TooLarge
from guideline.model.guideline import Guideline

__all__ = ["LARGEST_COMPARISON", "compare"]

LARGEST_COMPARISON = 2_000_000
"""Steps allowed for one option, some ten seconds."""


Sides = tuple[Scenarios | None, Scenarios | None]
"""The scenarios of the old and of the new edition; None: it brings none."""


def compare(
    old: Guideline,
    new: Guideline,
    scenarios: Callable[[], Sides] | None = None,
    limit: int = LARGEST_COMPARISON,
) -> Comparison:
    """Compare what two editions answer, for every patient at once.

    Complete records are compared. An answer to a record with missing values names what each value
    would lead to, so it changes only where one of these changes, or where another value is assumed.

    Args:
        old: The edition before.
        new: The edition after. The two may have different vocabularies.
        scenarios: Reads the scenarios of both, to find those that are concerned; asked only when
            somebody gets another verdict. None: none are looked at.
        limit: Steps allowed for each option; what takes more is reported as not compared.
    """
    both = aligned(old, new)
    spoken = both.old.spoken
    edits = edits_between(spoken, new, both.variables)
    try:
        records: Records | None = Records(both, limit)
        possible = records.possible if records else None
    except TooLarge:
        records = possible = None
    patients = _Situations(both, scenarios or (lambda: (None, None)))
    changes = [
        compare_option(both, option, possible, limit, edits, patients)
        for option in dict.fromkeys((*new.options, *spoken.options))
    ]
    added, removed = _vocabulary(both)
    return Comparison(
        old=old,
        new=new,
        variables=both.variables,
        counted=records.counted if records else None,
        options=tuple(changes),
        records=tuple(_records(both, records)) if records else (),
        alerts=tuple(alert_changes(both, possible, limit)),
        renames=both.renames,
        split=both.split,
        added=added,
        removed=removed,
        assumed=_assumed(both),
        edits=edits,
    )


class _Situations:
    """The patients of the scenarios, played when the first change asks for them."""

    def __init__(self, both: Aligned, scenarios: Callable[[], Sides]) -> None:
        self._both = both
        self._scenarios = scenarios
        self._known: tuple[Situation, ...] | None = None

    def __iter__(self) -> Iterator[Situation]:
        if self._known is None:
            before, after = self._scenarios()
            self._known = situations(self._both.old, before, self._both.new, after)
        return iter(self._known)


def _records(both: Aligned, records: Records) -> Iterator[RecordChange]:
    joint = records.joint
    for accepted, side, other in ((False, both.old, both.new), (True, both.new, both.old)):
        region = records.only(side, other)
        if region != FALSE:
            patients, example = joint.described(region, records.possible_in(side))
            because = records.refusing(region, other)
            yield RecordChange(accepted, patients, because, example)


def _vocabulary(both: Aligned) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What only the new edition can say, and what only the old one can."""
    old, new = both.old.spoken, both.new.spoken

    def names(guideline: Guideline) -> dict[str, None]:
        found: dict[str, None] = {}
        for variable in guideline.variables.values():
            found[f"variable {variable.id}"] = None
            if variable.id in old.variables and variable.id in new.variables:
                found |= {f"value {variable.id}.{value}": None for value in variable.values}
        found |= {f"verdict {wording}": None for wording in guideline.wordings}
        return found

    before, after = names(old), names(new)
    return (
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
    )


def _assumed(both: Aligned) -> tuple[tuple[str, str | None, str | None], ...]:
    old, new = both.old.spoken.variables, both.new.spoken.variables
    return tuple(
        (id, old[id].assume, new[id].assume)
        for id in new
        if id in old and old[id].assume != new[id].assume
    )
