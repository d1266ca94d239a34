"""What a Then expects, on a plant where it is met and one where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.evaluation.expectation import Consultation, unmet
from guideline.model.condition import Truth
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.scenario import (
    Accounted,
    Answers,
    AsksFor,
    Assumes,
    Before,
    Cites,
    CouldBe,
    DependsOn,
    Expectation,
    FitsDeclarations,
    Impossible,
    InScope,
    Leans,
    MakesPrecise,
    NothingElse,
    PlanOpposed,
    RequiredFirst,
    RestsOn,
    SameWhatever,
    Says,
    ShowsAlert,
    ShowsQuestion,
)
from guideline.model.wording import Direction
from tests.fixtures.toys import changed_toy, plant, toy

DRY = plant(soil="dry", height=20, pests=[], soil_test_state="not_done")
OPEN = plant(soil="dry", pests=[])
WET = plant(soil="wet", pests=[], soil_test_state="done")
FOR, AGAINST = Direction.FOR, Direction.AGAINST


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
        (
            MakesPrecise("watering", "WATER-1"),
            plant(soil="dry", height=150, pests=[]),
            DRY,
            "It makes no rule more precise.",
        ),
        (
            Says("watering", "WATERING WET soil"),
            plant(soil="wet", pests=["gnats"]),
            DRY,
            "The answer is: watering is recommended.",
        ),
        (Leans("watering", FOR, True), DRY, WET, "The answer is: watering must be avoided."),
        (Leans("watering", FOR, False), WET, DRY, "The answer is: watering is recommended."),
        (Leans("watering", AGAINST, True), WET, DRY, "The answer is: watering is recommended."),
        (Leans("watering", AGAINST, False), DRY, WET, "The answer is: watering must be avoided."),
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


# Silence and conflict

SILENT = plant(soil="moist", pests=[])
UNDECLARED = (
    "options.yaml",
    "      - when:\n          soil: moist\n",
    "      - when:\n          soil: wet\n",
)
TORN = (
    "pitfalls.yaml",
    "    overrides: [WATER-3]\n",
    "",
)
GNATS = plant(soil="dry", height=20, light="bright", pests=["gnats"])
NO_SILENCE = Accounted("watering", "source_silent")
NO_CONFLICT = Accounted("watering", "conflict")


def test_a_declared_silence_is_no_undeclared_one() -> None:
    assert found_instead(NO_SILENCE, SILENT) is None


def test_an_undeclared_silence_is_one(tmp_path: Path) -> None:
    found = found_instead(NO_SILENCE, SILENT, (), changed_toy(tmp_path, UNDECLARED))
    assert found is not None
    assert found.startswith("The answer is: watering is not addressed by the source.")


def test_advice_is_no_undeclared_silence(tmp_path: Path) -> None:
    assert found_instead(NO_SILENCE, DRY, (), changed_toy(tmp_path, UNDECLARED)) is None


def test_a_silence_that_is_still_possible_counts_as_undeclared() -> None:
    """Without the soil the answer may be silence, and its reason is not known yet."""
    assert found_instead(NO_SILENCE, plant(pests=[])) is not None


def test_an_undeclared_conflict_is_one(tmp_path: Path) -> None:
    found = found_instead(NO_CONFLICT, GNATS, (), changed_toy(tmp_path, TORN))
    assert found is not None
    assert found.startswith("The answer is: watering needs a person to decide between readings.")


def test_a_declared_conflict_is_no_undeclared_one(tmp_path: Path) -> None:
    declared = ("options.yaml", "          soil: wet\n          pests", "          pests")
    guideline = changed_toy(tmp_path, TORN, declared)
    assert found_instead(NO_CONFLICT, GNATS, (), guideline) is None


def test_what_a_declared_conflict_says_is_part_of_the_answer(tmp_path: Path) -> None:
    declared = ("options.yaml", "          soil: wet\n          pests", "          pests")
    guideline = changed_toy(tmp_path, TORN, declared)
    assert found_instead(Says("watering", "a gardener decides"), GNATS, (), guideline) is None


def test_a_conflict_that_is_declared_for_others_is_undeclared(tmp_path: Path) -> None:
    declared = (
        "options.yaml",
        "          soil: wet\n          pests",
        "          light: low\n          pests",
    )
    guideline = changed_toy(tmp_path, TORN, declared)
    assert found_instead(NO_CONFLICT, GNATS, (), guideline) is not None


# For and against


def test_what_is_still_open_neither_speaks_for_nor_is_it_sure_not_to() -> None:
    """The soil may be dry, so an answer for watering is still possible."""
    patient = plant(pests=[])
    assert found_instead(Leans("watering", FOR, True), patient) is not None
    assert found_instead(Leans("watering", FOR, False), patient) is not None


def test_what_can_only_be_for_does_not_speak_against_although_it_is_open() -> None:
    """Dry soil without pests: recommended or a must, whatever the height."""
    assert found_instead(Leans("watering", AGAINST, False), OPEN) is None


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


def test_what_is_done_is_no_longer_asked_for() -> None:
    """The same test speaks for itself in both cases, but only one still has to be done."""
    done = plant(soil_test_state="done")
    asks = AsksFor("soil_test")
    assert unmet(asks, Consultation(toy(), DRY)) is None
    assert unmet(asks, Consultation(toy(), done)) is not None


def test_a_declared_silence_contradicts_advice_and_fits_silence() -> None:
    """Silence is declared for moist soil, and gnats forbid watering whatever the soil."""
    fits = FitsDeclarations("watering")
    silent = plant(soil="moist", height=20, pests=[])
    forbidden = plant(soil="moist", height=20, pests=["gnats"])
    assert unmet(fits, Consultation(toy(), silent)) is None
    assert unmet(fits, Consultation(toy(), forbidden)) is not None


def test_an_option_of_another_moment_is_not_asked_about() -> None:
    """A summer outside is no question when the plant is cared for."""
    found = unmet(Answers("outside", "should_be_considered"), Consultation(toy(), DRY))
    assert found == "Nobody asks about a summer outside at this moment."
