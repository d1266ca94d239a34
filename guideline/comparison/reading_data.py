"""The effects of readings -> plain data, as `guideline readings --format json` prints it."""

from __future__ import annotations

from typing import Any

from guideline.comparison.data import patient_data, patients_data
from guideline.comparison.interactions import Interaction, Pair
from guideline.comparison.reading_telling import readings_headline
from guideline.comparison.readings import Effect, ReadingEffects
from guideline.comparison.result import Comparison
from guideline.model.guideline import Guideline

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
        "touched": effect.touched and patients_data(effect.touched, guideline.variables),
        "moved": None if found is None else _moved(found, guideline),
        "not_compared": None if found is None else list(found.not_compared),
        "alerts": None
        if found is None
        else [
            {
                "id": alert.id,
                "no_longer_shown": patients_data(alert.before, guideline.variables),
                "newly_shown": patients_data(alert.after, guideline.variables),
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
            **patients_data(group.patients, guideline.variables),
            "example": patient_data(group.example.patient) if group.example else None,
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
                **patients_data(meeting.patients, guideline.variables),
                "example": patient_data(meeting.example),
            }
            for meeting in met.meetings
        ],
    }


def _pair(pair: Pair) -> list[dict[str, str]]:
    return [{"question": question, "reading": reading} for question, reading in pair]
