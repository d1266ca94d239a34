"""A comparison -> plain data, as `guideline diff --format json` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from guideline.comparison.result import (
    Answer,
    Comparison,
    Example,
    Group,
    OptionChange,
    Patients,
)
from guideline.comparison.telling import headline
from guideline.model.patient import Patient
from guideline.model.variable import Variable

__all__ = ["as_data", "patient_data", "patients_data"]


def as_data(
    found: Comparison, before: str, after: str, notes: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Everything that was found, in the ids of the new edition."""
    counted = found.counted
    return {
        "guideline": found.new.id,
        "old": {"name": before, "version": found.old.version},
        "new": {"name": after, "version": found.new.version},
        "headline": headline(found),
        "concerns_patients": found.concerns_patients,
        "noticed": found.noticed,
        "identical": found.identical,
        "profiles": asdict(counted) if counted else None,
        "not_compared": list(found.not_compared),
        "notes": list(notes),
        "options": {change.option: _option(found, change) for change in found.options},
        "records": [
            {
                "accepted": change.accepted,
                "because": list(change.because),
                "example": patient_data(change.example),
                **patients_data(change.patients, found.variables),
            }
            for change in found.records
        ],
        "alerts": [
            {
                "id": alert.id,
                "compared": alert.compared,
                "reworded": alert.reworded,
                "no_longer_shown": patients_data(alert.before, found.variables),
                "newly_shown": patients_data(alert.after, found.variables),
            }
            for alert in found.alerts
        ],
        "renamed": [asdict(rename) for rename in found.renames],
        "two_meanings": list(found.split),
        "added": list(found.added),
        "removed": list(found.removed),
        "assumed": [
            {"variable": name, "before": old, "after": new} for name, old, new in found.assumed
        ],
        "edits": [asdict(edit) for edit in found.edits],
    }


def _option(found: Comparison, change: OptionChange) -> dict[str, Any]:
    return {
        "name": change.name,
        "change": change.change.value,
        **patients_data(change.patients, found.variables),
        "groups": [_group(found, group) for group in change.groups],
        "same_verdict_other_reasons": change.beside,
        "reasons": [asdict(reason) for reason in change.reasons],
        "responsible": list(change.responsible),
        "scenarios": [asdict(scenario) for scenario in change.scenarios],
    }


def _group(found: Comparison, group: Group) -> dict[str, Any]:
    return {
        "before": group.before,
        "after": group.after,
        **patients_data(group.patients, found.variables),
        "because_before": list(group.because[0]),
        "because_after": list(group.because[1]),
        "example": _example(group.example) if group.example else None,
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "patient": patient_data(example.patient),
        "before": _answer(example.before),
        "after": _answer(example.after),
    }


def _answer(answer: Answer | None) -> dict[str, Any] | None:
    return asdict(answer) if answer else None


def patients_data(patients: Patients, variables: Mapping[str, Variable]) -> dict[str, Any]:
    """Profiles in words, with how many they are."""
    return {
        "profiles": patients.profiles,
        "conditions": patients.clauses(variables),
        "more": patients.more,
    }


def patient_data(patient: Patient) -> dict[str, Any]:
    """One patient: variable to value; the members of a set in order."""
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in patient.values.items()
    }
