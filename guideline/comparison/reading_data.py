"""The effects of readings -> plain data, as `guideline readings --format json` prints it."""

from __future__ import annotations

from typing import Any

from guideline.comparison.interactions import Interaction, Pair
from guideline.comparison.reading_telling import readings_headline
from guideline.comparison.readings import Effect, ReadingEffects
from guideline.comparison.result import Comparison, Patients
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient

__all__ = ["readings_data"]


def readings_data(effects: ReadingEffects) -> dict[str, Any]:
    """Everything that was worked out; what is not known is null."""
    guideline = effects.guideline
    return {
        "guideline": guideline.id,
        "headline": readings_headline(effects),
        "in_scope": effects.in_scope,
        "readings": [_effect(effect, guideline) for effect in effects.effects],
        "interactions": [_interaction(met, guideline) for met in effects.interactions],
        "pairs_tried": [_pair(pair) for pair in effects.tried],
        "pairs_too_large": [_pair(pair) for pair in effects.not_tried],
        "pairs_without_a_common_option": effects.apart,
    }


def _effect(effect: Effect, guideline: Guideline) -> dict[str, Any]:
    found = effect.found
    return {
        "question": effect.question.id,
        "reading": effect.reading.id,
        "chosen": effect.question.chosen,
        "text": effect.reading.text,
        "known": effect.known.value,
        "reason": effect.reading.not_counted or None,
        "touched": effect.touched and _patients(effect.touched, guideline),
        "moved": None if found is None else _moved(found, guideline),
        "not_compared": None if found is None else list(found.not_compared),
        "alerts": None
        if found is None
        else [
            {
                "id": alert.id,
                "no_longer_shown": _patients(alert.before, guideline),
                "newly_shown": _patients(alert.after, guideline),
            }
            for alert in found.alerts
            if alert.compared
        ],
    }


def _moved(found: Comparison, guideline: Guideline) -> list[dict[str, Any]]:
    return [
        {
            "option": option.option,
            "before": group.before,
            "after": group.after,
            **_patients(group.patients, guideline),
            "example": _patient(group.example.patient) if group.example else None,
        }
        for option in found.changed
        for group in option.groups
    ]


def _interaction(met: Interaction, guideline: Guideline) -> dict[str, Any]:
    return {
        "pair": _pair(met.pair),
        "clash": met.clash or None,
        "meetings": [
            {
                "option": meeting.option,
                **dict(zip(("chosen", "first", "second", "both"), meeting.verdicts, strict=True)),
                **_patients(meeting.patients, guideline),
                "example": _patient(meeting.example),
            }
            for meeting in met.meetings
        ],
    }


def _pair(pair: Pair) -> list[dict[str, str]]:
    return [{"question": question, "reading": reading} for question, reading in pair]


def _patients(patients: Patients, guideline: Guideline) -> dict[str, Any]:
    return {
        "profiles": patients.profiles,
        "conditions": patients.clauses(guideline.variables),
        "more": patients.more,
    }


def _patient(patient: Patient) -> dict[str, Any]:
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in patient.values.items()
    }
