"""A plan: what is advised only beside something else."""

from __future__ import annotations

from pathlib import Path

from guideline.evaluation import Advice, assess
from guideline.loading import load_guideline
from guideline.model.patient import Patient
from tests.fixtures.toys import copy_toy, plant

CHANGE = (
    "recommendations.yaml",
    "      height: {at_most: 50}\n",
    "      height: {at_most: 50}\n    together_with: [watering, feeding]\n",
)


def plan(tmp_path: Path, *proposed: str) -> Advice:
    """The advice on a small plant for a summer outside, with a plan."""
    record = plant(height=20)
    patient = Patient(record.values, record.unknown, proposed)
    return assess(load_guideline(copy_toy(tmp_path, CHANGE)), patient, "summer")


def test_an_option_advised_only_beside_another_cannot_stand_alone(tmp_path: Path) -> None:
    advice = plan(tmp_path, "outside")
    assert advice.verdict("outside") == "should_be_considered"
    (alert,) = [a for a in advice.alerts if a.kind == "plan"]
    assert alert.id == "outside"
    assert alert.text.endswith("OUT-1 allows it only beside watering.")


def test_one_of_the_others_in_the_plan_is_enough(tmp_path: Path) -> None:
    advice = plan(tmp_path, "outside", "feeding")
    assert [a.id for a in advice.alerts if a.kind == "plan" and a.id == "outside"] == []


def test_a_plan_without_the_option_needs_nothing_beside_it(tmp_path: Path) -> None:
    assert [a for a in plan(tmp_path, "feeding").alerts if a.id == "outside"] == []
