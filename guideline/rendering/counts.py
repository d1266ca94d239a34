"""A proof -> how many profiles get each verdict of each option, and by which declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guideline.evaluation.option_diagram import Ending
from guideline.verification.proof import Proof

__all__ = ["OptionCounts", "option_counts"]


@dataclass(frozen=True, slots=True)
class OptionCounts:
    """The profiles in scope, by what they are told about one option.

    Attributes:
        whole: All of them.
        verdicts: By verdict; each profile counts once.
        silences: By declared silence. They may overlap; a profile counts for the one that answers.
        conflicts: By declared conflict; these may overlap.
    """

    whole: int
    verdicts: Mapping[str, int]
    silences: tuple[int, ...]
    conflicts: tuple[int, ...]


def option_counts(proof: Proof) -> dict[str, OptionCounts]:
    """The counts of every option that was analysed."""
    return {option: _counted(proof, option) for option in proof.analysed}


def _counted(proof: Proof, id: str) -> OptionCounts:
    analysis, option = proof.analysis(id), proof.guideline.options[id]
    diagrams = analysis.diagrams
    silent = [
        diagrams.where(analysis.compiled.verdict, {Ending("source_silent", str(position))})
        for position in range(len(option.silence))
    ]
    conflicting = analysis.ends_in("conflict")
    disagreeing = [
        diagrams.both(analysis.region(conflict.when), conflicting) for conflict in option.conflicts
    ]
    return OptionCounts(
        analysis.count(analysis.inside),
        {verdict: analysis.count(analysis.ends_in(verdict)) for verdict in analysis.verdicts()},
        tuple(analysis.count(region) for region in silent),
        tuple(analysis.count(region) for region in disagreeing),
    )
