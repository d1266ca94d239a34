"""A number that is a sum of points: read, added up, left open, and proved over every plant."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from guideline.evaluation import assess
from guideline.evaluation.completion import completions
from guideline.evaluation.truth import derived_values
from guideline.model.guideline import Guideline
from guideline.model.words import clause
from guideline.verification.proof import prove
from tests.fixtures.toys import Change, changed_toy, copy_toy, faults_in, plant

STRESS = """\
  stress:
    kind: integer
    name: Stress
    noun: the stress
    group: Plant
    question: How stressed is the plant?
    help: Points for dry soil, low light and mites; a point less for growth.
    range: [-1, 6]
    unit: '{score}'
    phrase: the stress is {value}
    derived:
      points:
        - {points: 1, when: {soil: dry}}
        - {points: 2, when: {light: low}}
        - {points: 3, when: {pests: {includes: mites}}}
        - {points: -1, when: {growing: yes}}
"""
ADDED: Change = ("variables.yaml", "variables:\n", f"variables:\n{STRESS}")
RULE: Change = (
    "recommendations.yaml",
    "      height: {at_most: 50}\n",
    "      stress: {at_least: 3}\n",
)
SILENCE: Change = (
    "options.yaml",
    "          any:\n            - height: {at_least: 51}\n            - height: climbing\n",
    "          stress: {at_most: 2}\n",
)


@pytest.fixture
def guideline(tmp_path: Path) -> Guideline:
    """A summer outside is worth a thought from a stress of 3 on, and silence is declared below."""
    return changed_toy(tmp_path, ADDED, RULE, SILENCE)


def test_the_points_of_all_conditions_that_hold_are_added(guideline: Guideline) -> None:
    """Dry 1, low light 2, no mites 0, growing -1: together 2."""
    patient = plant(soil="dry", light="low", pests=[], growing="yes")
    assert derived_values(guideline.variables["stress"], patient, guideline.variables) == (2,)


def test_what_is_unknown_leaves_every_sum_it_could_lead_to(guideline: Guideline) -> None:
    """Dry 1 for sure; light may add 2; mites 0 and growth 0 for sure: 1 or 3."""
    patient = plant(soil="dry", pests=[], growing="no", unknown=("light",))
    assert derived_values(guideline.variables["stress"], patient, guideline.variables) == (1, 3)


@pytest.mark.parametrize(
    ("light", "verdict"), [("low", "should_be_considered"), ("bright", "source_silent")]
)
def test_a_rule_on_a_score_is_decided_by_its_sum(
    guideline: Guideline, light: str, verdict: str
) -> None:
    """Dry 1 with low light 2 makes 3; with bright light it stays 1."""
    patient = plant(soil="dry", light=light, pests=[], growing="no")
    assert assess(guideline, patient, "summer").verdict("outside") == verdict


def test_only_what_can_still_change_the_verdict_is_missing(guideline: Guideline) -> None:
    """With mites and no growth the sum is 3 or more whatever the light and the soil are."""
    patient = plant(pests=["mites"], growing="no", unknown=("light",))
    answer = assess(guideline, patient, "summer").answer("outside")
    assert (answer.verdict, answer.missing) == ("should_be_considered", ())


def test_the_score_itself_is_named_where_it_leads_to_a_verdict(guideline: Guideline) -> None:
    found = completions(guideline, "outside", plant()).possible
    words = {p.verdict: clause(p.condition, guideline.variables) for p in found if p.condition}
    assert words == {
        "should_be_considered": "the stress is at least 3",
        "source_silent": "the stress is at most 2",
    }


def test_a_missing_score_asks_for_what_it_is_added_from(guideline: Guideline) -> None:
    answer = assess(guideline, plant(unknown=("light",)), "summer").answer("outside")
    assert set(answer.missing) == {"soil", "light", "pests", "growing"}


def test_the_proof_counts_exactly_the_plants_whose_points_reach_the_threshold(
    tmp_path: Path,
) -> None:
    """With the silence declared for the wrong plants, all below 3 are a gap; counted by hand."""
    wrong = (SILENCE[0], SILENCE[1], "          stress: {at_least: 3}\n")
    proof = prove(changed_toy(tmp_path, ADDED, RULE, wrong))
    (gap,) = [f for f in proof.findings if (f.kind.value, f.id) == ("gap", "outside")]
    below = total = 0
    for dry, low, mites, growing in product((0, 1), repeat=4):
        # Of three soils one is dry, of three lights one is low; mites and growth are half each.
        weight = (1 if dry else 2) * (1 if low else 2)
        total += weight
        below += weight if dry + 2 * low + 3 * mites - growing < 3 else 0
    assert gap.who is not None
    assert gap.who.profiles * total == gap.who.of * below


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("    range: [-1, 6]\n", "    range: [0, 6]\n", "the points add up to -1 to 6"),
        ("    range: [-1, 6]\n", "    range: [-1, 5]\n", "the points add up to -1 to 6"),
        (
            "        - {points: 1, when: {soil: dry}}\n",
            "        - {points: 1.5, when: {soil: dry}}\n",
            "points is '1.5'",
        ),
    ],
)
def test_points_that_do_not_fit_are_refused(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    changed = ("variables.yaml", "variables:\n", f"variables:\n{STRESS.replace(right, wrong)}")
    assert message in " ".join(fault.message for fault in faults_in(copy_toy(tmp_path, changed)))


def test_a_choice_is_not_a_sum(tmp_path: Path) -> None:
    wrong = "    derived:\n      points:\n        - {points: 1, when: {potted: yes}}\n"
    right = (
        "    derived:\n      cases:\n        - value: yes\n          when:\n"
        "            height: {at_least: 60}\n            pot_width: {at_most: 10}\n"
        "      otherwise: no\n"
    )
    (found,) = faults_in(copy_toy(tmp_path, ("variables.yaml", right, wrong)))
    assert found.message == "a yes_no is derived by cases"
