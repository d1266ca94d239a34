"""A scenario that a proof wrote, pasted into a feature file of its own and played."""

from __future__ import annotations

from guideline.loading.features import parse_feature, phrase_faults
from guideline.loading.phrases import PhraseBook
from guideline.model.guideline import Guideline
from guideline.model.scenario import Scenario
from guideline.verification import run_scenario

__all__ = ["fails", "passes", "scenarios_of"]

NAME = "features/toy/pasted.feature"


def scenarios_of(guideline: Guideline, text: str) -> tuple[Scenario, ...]:
    """The scenarios of a feature file, which has to be without any fault."""
    feature, faults = parse_feature(text, NAME, guideline)
    assert faults == [], f"{text}\n{faults}"
    assert feature is not None
    unknown = phrase_faults(feature, PhraseBook(guideline))
    assert unknown == [], f"{text}\n{unknown}"
    return feature.scenarios


def passes(guideline: Guideline, pasted: str) -> bool:
    """Whether a pasted scenario passes; one that cannot be read is an error."""
    (scenario,) = scenarios_of(guideline, f"Feature: Pasted\n\n{pasted}")
    return run_scenario(PhraseBook(guideline), scenario) is None


def fails(guideline: Guideline, pasted: str) -> bool:
    """Whether a pasted scenario fails; one that cannot be read is an error."""
    return not passes(guideline, pasted)
