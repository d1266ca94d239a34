"""What a Then expects, on a plant where it is met and one where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.evaluation.expectation import Consultation, unmet
from guideline.model.condition import Truth
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.scenario import (
    Answers,
    Assumes,
    Before,
    Cites,
    CouldBe,
    DependsOn,
    Expectation,
    Impossible,
    InScope,
    NothingElse,
    PlanOpposed,
    RequiredFirst,
    RestsOn,
    SameWhatever,
    ShowsAlert,
    ShowsQuestion,
)
from tests.fixtures.toys import changed_toy, plant, toy

DRY = plant(soil="dry", height=20, pests=[], soil_test_state="not_done")
OPEN = plant(soil="dry", pests=[])
WET = plant(soil="wet", pests=[], soil_test_state="done")


def found_instead(
    expectation: Expectation,
    patient: Patient,
    named: tuple[str, ...] = (),
    guideline: Guideline | None = None,
) -> str | None:
    return unmet(expectation, Consultation(guideline or toy(), patient), named)


@pytest.mark.parametrize(
    ("expectation", "met", "not_met", "instead"),
    [
        (
            Answers("watering", "recommended"),
            DRY,
            WET,
            "The answer is: watering must be avoided. WET: Watering wet soil.",
        ),
        (InScope(Truth.TRUE), DRY, Patient({"plant": "tree"}), "Scope: the patient is out of"),
        (InScope(Truth.UNKNOWN), Patient(), DRY, "Scope: the patient is in scope."),
        (DependsOn("watering", ("height",)), OPEN, DRY, "It depends on nothing."),
        (DependsOn("watering", ("height",)), OPEN, plant(soil="dry", height=20), "on the pests"),
        (CouldBe("watering", "must"), OPEN, DRY, "The answer is: watering is recommended."),
        (RestsOn("watering", "WATER-1"), DRY, WET, "It rests on WET."),
        (Cites("watering", "WATER", True), DRY, WET, "It cites NEVER."),
        (Cites("watering", "WATER", False), WET, DRY, "It cites WATER."),
        (Before("soil_test"), DRY, None, ""),
        (RequiredFirst("watering", "soil_test"), DRY, WET, "To be done before it: nothing."),
        (RequiredFirst("watering", None), WET, DRY, "To be done before it: a soil test."),
        (ShowsQuestion("Q-MOIST", True), plant(soil="moist"), DRY, "is shown with no answer"),
        (ShowsQuestion("Q-MOIST", False), DRY, plant(soil="moist"), "is shown with watering"),
        (ShowsAlert("SKIP", "shown"), DRY, WET, "Alert SKIP is not shown."),
        (ShowsAlert("SKIP", "hidden"), WET, DRY, "Alert SKIP is shown."),
        (ShowsAlert("SKIP", "possible"), OPEN, DRY, "Alert SKIP is shown."),
        (ShowsAlert("TOP-HEAVY", "unchecked"), OPEN, DRY, "Alert TOP-HEAVY is not shown."),
        (Assumes("light", "medium"), DRY, plant(light="low"), "It assumes: nothing."),
        (
            PlanOpposed("watering"),
            plant(soil="wet", pests=[], soil_test_state="done", proposed=("watering",)),
            DRY,
            "Against the plan: nothing.",
        ),
        (
            PlanOpposed(None),
            DRY,
            plant(soil="wet", pests=[], soil_test_state="done", proposed=("watering",)),
            "Against the plan: watering.",
        ),
        (
            Impossible("NO-POT"),
            plant(potted="no", pot_width=3),
            DRY,
            "The record does not break NO-POT; it breaks: none.",
        ),
    ],
)
def test_an_expectation_is_met_or_says_what_is_there_instead(
    expectation: Expectation, met: Patient, not_met: Patient | None, instead: str
) -> None:
    assert found_instead(expectation, met) is None
    if not_met is not None:
        assert instead in (found_instead(expectation, not_met) or "")


def test_nothing_is_expected_of_a_record_that_cannot_exist() -> None:
    found = found_instead(Answers("watering", "recommended"), plant(potted="no", pot_width=3))
    assert found is not None
    assert found.startswith("There is no such patient. NO-POT: ")


def test_before_every_treatment_means_that_each_names_it(tmp_path: Path) -> None:
    guideline = changed_toy(
        tmp_path,
        ("options.yaml", "Plant food.\n    after: [soil_test]\n", "Plant food.\n"),
    )
    found = found_instead(Before("soil_test"), DRY, guideline=guideline)
    assert found == "Not said to come after it: feeding."


# Does not depend on


def test_an_answer_that_a_variable_never_changes_does_not_depend_on_it() -> None:
    assert found_instead(SameWhatever("feeding", "light"), plant(growing="yes")) is None


def test_an_answer_that_a_variable_changes_depends_on_it() -> None:
    found = found_instead(SameWhatever("watering", "light"), DRY)
    assert found is not None
    assert "If " in found


def test_an_answer_that_only_an_unknown_value_changes_depends_on_it() -> None:
    found = found_instead(SameWhatever("feeding", "growing"), plant(growing="yes"))
    assert found is not None
    assert "cannot be determined yet" in found


def test_a_threshold_of_what_an_option_needs_counts_too(tmp_path: Path) -> None:
    """No rule on feeding names the width of the pot; here the option itself does."""
    needs = "    applies_when: {any: [{pot_width: {at_most: 20}}, {pot_width: no_pot}]}\n"
    description = "    description: Plant food.\n"
    guideline = changed_toy(tmp_path, ("options.yaml", description, f"{description}{needs}"))
    patient = plant(growing="yes", pot_width=5)
    found = found_instead(SameWhatever("feeding", "pot_width"), patient, (), guideline)
    assert found is not None
    assert found_instead(SameWhatever("feeding", "pot_width"), patient) is None


def test_values_that_make_the_record_impossible_do_not_count() -> None:
    """A plant without a pot has no width at all, so a width of 5 is no counterexample."""
    patient = plant(potted="no", pot_width="no_pot", height=100)
    assert found_instead(SameWhatever("repotting", "pot_width"), patient) is None


# Nothing else


def test_nothing_else_means_no_option_that_was_not_named() -> None:
    """Dry soil: water and a soil test; without growth no food, without mites no mist."""
    patient = plant(
        soil="dry", height=20, pests=[], soil_test_state="not_done", growing="no", potted="yes"
    )
    assert found_instead(NothingElse(), patient, ("watering", "soil_test")) is None
    found = found_instead(NothingElse(), patient, ("watering",))
    assert found == "Also advised: a soil test: must be done."


def test_nothing_else_counts_what_could_still_be_advised() -> None:
    patient = plant(soil="dry", height=20, pests=[], soil_test_state="done", potted="yes")
    found = found_instead(NothingElse(), patient, ("watering",))
    assert found == "Also advised: feeding: could be that it is recommended."


def test_nothing_else_does_not_count_what_is_done() -> None:
    patient = plant(
        soil="dry", height=20, pests=[], soil_test_state="done", growing="no", potted="yes"
    )
    assert found_instead(NothingElse(), patient, ("watering",)) is None


def test_nothing_can_be_excluded_while_the_scope_is_open() -> None:
    found = found_instead(NothingElse(), Patient({"plant": "houseplant"}))
    assert found is not None
    assert "watering" in found
