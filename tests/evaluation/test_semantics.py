"""The rules by which a verdict follows, each on a plant where it decides and one where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.evaluation import Advice, Alert, assess
from guideline.model.condition import Truth
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.wording import Direction
from tests.fixtures.toys import Change, changed_toy, plant, toy


def verdict(option: str, patient: Patient, guideline: Guideline | None = None) -> str:
    return assess(guideline or toy(), patient).verdict(option)


def alerts(advice: Advice, kind: str) -> list[Alert]:
    return [alert for alert in advice.alerts if alert.kind == kind]


def alert_ids(advice: Advice, kind: str) -> list[str]:
    return [alert.id for alert in alerts(advice, kind)]


# 1. Scope, and whether the option is a question


def test_a_plant_outside_the_scope_gets_no_advice_at_all() -> None:
    advice = assess(toy(), Patient({"plant": "tree", "soil": "dry"}))
    assert advice.scope is Truth.FALSE
    assert {answer.verdict for answer in advice.options.values()} == {"out_of_scope"}
    assert advice.missing == ()


def test_out_of_scope_cites_the_scope_and_shows_its_questions() -> None:
    answer = assess(toy(), Patient({"plant": "tree"})).options["watering"]
    assert answer.statements == ("TITLE",)
    assert answer.questions == ("Q-PLACE",)


def test_a_scope_that_cannot_be_decided_leaves_everything_undetermined() -> None:
    advice = assess(toy(), Patient({"plant": "houseplant", "soil": "dry"}))
    assert advice.scope is Truth.UNKNOWN
    assert {answer.verdict for answer in advice.options.values()} == {"undetermined"}


def test_an_undecided_scope_says_what_would_be_advised_inside_it() -> None:
    patient = Patient({"plant": "houseplant", "soil": "dry", "height": 20, "pests": frozenset()})
    answer = assess(toy(), patient).options["watering"]
    assert answer.missing == ("place",)
    assert {p.verdict for p in answer.possible} == {"recommended", "out_of_scope"}


def test_one_false_part_of_the_scope_is_enough_to_be_outside() -> None:
    assert assess(toy(), Patient({"place": "outdoors"})).scope is Truth.FALSE


def test_the_scope_is_settled_when_every_possible_plant_agrees(tmp_path: Path) -> None:
    """A tree indoors is made impossible, so a plant indoors is a houseplant."""
    guideline = changed_toy(
        tmp_path,
        (
            "constraints.yaml",
            "constraints:\n",
            (
                "constraints:\n  TREE:\n    kind: impossible\n"
                "    when: {plant: tree, place: indoors}\n"
                "    text: No tree is indoors.\n"
            ),
        ),
    )
    assert assess(guideline, Patient({"place": "indoors"})).scope is Truth.TRUE
    assert assess(toy(), Patient({"place": "indoors"})).scope is Truth.UNKNOWN


def test_an_option_that_is_no_question_is_not_applicable() -> None:
    """Without a pot there is nothing to repot."""
    assert verdict("repotting", plant(potted="no", height=100, pot_width=5)) == "not_applicable"
    assert verdict("repotting", plant(potted="yes", height=100, pot_width=5)) != "not_applicable"


# 2. and 3. Which rules apply, and which are dropped


def test_a_rule_that_applies_alone_is_the_verdict() -> None:
    answer = assess(toy(), plant(soil="dry", height=20, pests=[])).options["watering"]
    assert answer.verdict == "recommended"
    assert answer.because == ("WATER-1",)
    assert answer.direction is Direction.FOR
    assert answer.refined == ()


def test_a_pitfall_that_is_an_act_gives_its_wording() -> None:
    answer = assess(toy(), plant(soil="wet", pests=[])).options["watering"]
    assert (answer.verdict, answer.because) == ("do_not", ("WET",))
    assert answer.text == "Never"


@pytest.mark.parametrize("pitfall", ["SKIP", "ALWAYS-HUNGRY"])
def test_an_omission_or_an_assumption_gives_no_verdict(pitfall: str) -> None:
    option = toy().pitfalls[pitfall].option
    advice = assess(toy(), plant(soil_test_state="not_done", growing="yes"))
    assert advice.verdict(option) != "do_not"
    assert pitfall not in advice.options[option].because


def test_a_refined_rule_is_dropped_for_the_more_precise_one() -> None:
    answer = assess(toy(), plant(soil="dry", height=120, pests=[])).options["watering"]
    assert (answer.verdict, answer.because) == ("must", ("WATER-2",))
    assert answer.refined == ("WATER-1",)


def test_refinement_goes_through_a_rule_that_does_not_apply() -> None:
    """WATER-3 refines WATER-2, which refines WATER-1; the plant is too small for WATER-2."""
    patient = plant(soil="dry", light="low", height=20, pests=[])
    answer = assess(toy(), patient).options["watering"]
    assert (answer.verdict, answer.because) == ("should_be_considered", ("WATER-3",))
    assert answer.refined == ("WATER-1",)


def test_refinement_goes_through_a_rule_that_applies_too() -> None:
    patient = plant(soil="dry", light="low", height=120, pests=[])
    answer = assess(toy(), patient).options["watering"]
    assert answer.because == ("WATER-3",)
    assert set(answer.refined) == {"WATER-1", "WATER-2"}


def test_an_overriding_rule_prevails_although_the_directions_disagree() -> None:
    answer = assess(toy(), plant(soil="dry", height=20, pests=["gnats"])).options["watering"]
    assert (answer.verdict, answer.because) == ("do_not", ("GNATS",))


NO_OVERRIDE: Change = ("pitfalls.yaml", "    overrides: [WATER-3]\n", "")


def test_two_directions_are_a_conflict_when_nothing_says_which_prevails(tmp_path: Path) -> None:
    guideline = changed_toy(tmp_path, NO_OVERRIDE)
    answer = assess(guideline, plant(soil="dry", height=20, pests=["gnats"])).options["watering"]
    assert answer.verdict == "conflict"
    assert set(answer.because) == {"WATER-1", "GNATS"}


def test_without_the_disagreeing_rule_there_is_no_conflict(tmp_path: Path) -> None:
    guideline = changed_toy(tmp_path, NO_OVERRIDE)
    assert verdict("watering", plant(soil="dry", height=20, pests=[]), guideline) == "recommended"


def test_two_wordings_of_one_direction_are_a_conflict_too(tmp_path: Path) -> None:
    """The author has to say which of the two is the more precise."""
    guideline = changed_toy(tmp_path, ("recommendations.yaml", "    refines: [WATER-1]\n", ""))
    patient = plant(soil="dry", height=120, pests=[])
    answer = assess(guideline, patient).options["watering"]
    assert answer.verdict == "conflict"
    assert set(answer.because) == {"WATER-1", "WATER-2"}


def test_two_rules_with_one_wording_agree(tmp_path: Path) -> None:
    guideline = changed_toy(
        tmp_path,
        ("recommendations.yaml", "    refines: [WATER-1]\n", ""),
        (
            "recommendations.yaml",
            "in dry soil\n    option: watering\n    wording: must",
            "in dry soil\n    option: watering\n    wording: recommended",
        ),
    )
    answer = assess(guideline, plant(soil="dry", height=120, pests=[])).options["watering"]
    assert answer.verdict == "recommended"
    assert set(answer.because) == {"WATER-1", "WATER-2"}


def test_for_and_neutral_disagree(tmp_path: Path) -> None:
    guideline = changed_toy(
        tmp_path,
        (
            "recommendations.yaml",
            "in low light\n    option: watering\n    wording: should_be_considered",
            "in low light\n    option: watering\n    wording: caution",
        ),
        ("recommendations.yaml", "    refines: [WATER-2]\n", ""),
    )
    patient = plant(soil="dry", height=20, light="low", pests=[])
    assert verdict("watering", patient, guideline) == "conflict"


# Comparisons

CRAMPED = {"potted": "yes", "height": 100, "pot_width": 5}


def test_the_option_that_another_is_preferred_to_is_less_preferred() -> None:
    answer = assess(toy(), plant(**CRAMPED, pests=[])).options["misting"]
    assert (answer.verdict, answer.because) == ("less_preferred", ("REPOT-1",))


def test_a_comparison_gives_its_own_option_its_wording_where_nothing_else_does() -> None:
    assert verdict("repotting", plant(**CRAMPED)) == "should_be_considered"


def test_a_comparison_says_nothing_where_it_does_not_apply() -> None:
    assert verdict("misting", plant(height=10, pests=[])) == "source_silent"


def test_an_absolute_verdict_stands_beside_a_comparison() -> None:
    """Better than misting is not the same as misting being bad: mites are misted."""
    assert verdict("misting", plant(**CRAMPED, pests=["mites"])) == "caution"


def _rule(option: str, wording: str, when: str) -> Change:
    return (
        "recommendations.yaml",
        "recommendations:\n",
        (
            f"recommendations:\n  NEW:\n    title: New\n"
            f"    option: {option}\n    wording: {wording}\n"
            f"    when: {when}\n    sources: [POT]\n    rationale: New.\n"
        ),
    )


def test_an_absolute_verdict_on_its_own_option_decides_over_a_comparison(tmp_path: Path) -> None:
    guideline = changed_toy(tmp_path, _rule("repotting", "must", "{growing: yes}"))
    answer = assess(guideline, plant(**CRAMPED, growing="yes")).options["repotting"]
    assert (answer.verdict, answer.because) == ("must", ("NEW",))


def test_a_comparison_contradicts_advice_against_its_own_option(tmp_path: Path) -> None:
    """What must not be done cannot be better than something else."""
    guideline = changed_toy(tmp_path, _rule("repotting", "do_not", "{growing: no}"))
    answer = assess(guideline, plant(**CRAMPED, growing="no")).options["repotting"]
    assert answer.verdict == "conflict"
    assert set(answer.because) == {"NEW", "REPOT-1"}


def test_advice_against_an_option_alone_is_no_conflict(tmp_path: Path) -> None:
    guideline = changed_toy(tmp_path, _rule("repotting", "do_not", "{growing: no}"))
    patient = plant(potted="yes", height=10, growing="no")
    assert verdict("repotting", patient, guideline) == "do_not"


def test_two_comparisons_of_two_wordings_are_a_conflict(tmp_path: Path) -> None:
    change = _rule("repotting", "must", "{pot_too_small: yes}\n    over: misting")
    assert verdict("repotting", plant(**CRAMPED), changed_toy(tmp_path, change)) == "conflict"


# 4. Nothing applies


def test_an_option_supported_only_for_others_is_not_supported() -> None:
    answer = assess(toy(), plant(growing="no")).options["feeding"]
    assert (answer.verdict, answer.because) == ("not_supported", ("FEED-1",))
    assert answer.statements == ("FEED",)
    assert answer.direction is Direction.AGAINST


def test_an_option_supported_only_for_this_plant_is_supported() -> None:
    assert verdict("feeding", plant(growing="yes")) == "recommended"


def test_without_only_the_source_is_silent(tmp_path: Path) -> None:
    guideline = changed_toy(tmp_path, ("recommendations.yaml", "only: true", "only: false"))
    assert verdict("feeding", plant(growing="no"), guideline) == "source_silent"


def test_declared_silence_says_why_and_raises_no_alert() -> None:
    advice = assess(toy(), plant(soil="moist", pests=[]))
    answer = advice.options["watering"]
    assert answer.verdict == "source_silent"
    assert answer.silence == "The source speaks of dry and of wet soil only."
    assert answer.statements == ("WATER",)
    assert answer.questions == ("Q-MOIST",)
    assert "watering" not in alert_ids(advice, "gap")


def test_undeclared_silence_is_a_gap(tmp_path: Path) -> None:
    guideline = changed_toy(tmp_path, ("options.yaml", "soil: moist", "light: bright"))
    advice = assess(guideline, plant(soil="moist", pests=[]))
    answer = advice.options["watering"]
    assert (answer.verdict, answer.silence) == ("source_silent", "")
    assert "watering" in alert_ids(advice, "gap")


def test_a_rule_that_applies_makes_a_declared_silence_void(tmp_path: Path) -> None:
    guideline = changed_toy(tmp_path, ("options.yaml", "soil: moist", "soil: dry"))
    advice = assess(guideline, plant(soil="dry", height=20, pests=[]))
    assert advice.options["watering"].verdict == "recommended"
    assert advice.options["watering"].silence == ""


# Required acts


def test_a_required_act_that_is_done_is_satisfied() -> None:
    advice = assess(toy(), plant(soil_test_state="done"))
    assert advice.verdict("soil_test") == "satisfied"
    assert alert_ids(advice, "under_way") == []


def test_a_required_act_under_way_is_satisfied_with_an_alert() -> None:
    advice = assess(toy(), plant(soil_test_state="under_way"))
    assert advice.verdict("soil_test") == "satisfied"
    (alert,) = alerts(advice, "under_way")
    assert alert.id == "TEST-1"
    assert alert.text == "The soil test is under way. Look at the strip."
    assert alert.options == ("soil_test",)


def test_a_required_act_that_is_not_done_is_required() -> None:
    advice = assess(toy(), plant(soil_test_state="not_done"))
    assert advice.verdict("soil_test") == "must"
    assert advice.options["soil_test"].text == "Test it before you do anything else"
    assert alert_ids(advice, "under_way") == []


def test_what_may_be_done_or_only_under_way_raises_no_certain_alert(tmp_path: Path) -> None:
    """Every possible state is satisfied, but not every one is under way."""
    guideline = changed_toy(
        tmp_path,
        (
            "constraints.yaml",
            "constraints:\n",
            (
                "constraints:\n  TESTED:\n    kind: impossible\n"
                "    when: {soil_test_state: [not_done, impossible]}\n"
                "    text: Tested in this toy.\n"
            ),
        ),
    )
    advice = assess(guideline, plant())
    assert advice.verdict("soil_test") == "satisfied"
    assert alert_ids(advice, "under_way") == []


# 5. Missing values


def test_a_verdict_stands_although_values_are_missing_when_all_completions_agree() -> None:
    """Wet soil is never watered, whatever the height, the light and the pests."""
    answer = assess(toy(), plant(soil="wet", unknown={"light"})).options["watering"]
    assert answer.verdict == "do_not"
    assert answer.missing == ()
    assert answer.possible == ()


def test_completions_that_agree_for_different_reasons_agree() -> None:
    """With gnats the soil does not matter: GNATS overrides every advice for water."""
    answer = assess(toy(), plant(pests=["gnats"])).options["watering"]
    assert (answer.verdict, answer.missing) == ("do_not", ())
    assert answer.because == ("GNATS",)


def test_a_missing_value_that_decides_leaves_the_answer_undetermined() -> None:
    answer = assess(toy(), plant(soil="dry", pests=[])).options["watering"]
    assert answer.verdict == "undetermined"
    assert answer.missing == ("height",)


def test_exactly_the_variables_that_decide_are_missing() -> None:
    """The light is assumed, and the growth has nothing to do with water."""
    answer = assess(toy(), plant()).options["watering"]
    assert set(answer.missing) == {"soil", "height", "pests"}


def test_each_possible_verdict_says_what_leads_to_it() -> None:
    answer = assess(toy(), plant(soil="dry", pests=[])).options["watering"]
    found = {p.verdict: (p.condition, p.because) for p in answer.possible}
    assert found["must"] == ("the plant is at least 100 cm tall", ("WATER-2",))
    assert set(found) == {"must", "recommended"}
    assert "at most 99 cm" in found["recommended"][0]
    assert "climbs" in found["recommended"][0]


def test_a_missing_derived_value_asks_for_what_it_follows_from() -> None:
    answer = assess(toy(), plant(potted="yes", height=70)).options["repotting"]
    assert answer.verdict == "undetermined"
    assert answer.missing == ("pot_width",)


def test_a_derived_value_that_is_settled_asks_for_nothing() -> None:
    answer = assess(toy(), plant(potted="yes", height=10)).options["repotting"]
    assert (answer.verdict, answer.missing) == ("source_silent", ())


def test_unknown_is_never_read_as_no() -> None:
    """`only` fails for plants that do not grow, not for those of whose growth nothing is known."""
    answer = assess(toy(), plant(unknown={"growing"})).options["feeding"]
    assert answer.verdict == "undetermined"
    assert {p.verdict for p in answer.possible} == {"recommended", "not_supported"}


def test_the_advice_lists_what_any_answer_waits_for() -> None:
    advice = assess(toy(), plant(soil="wet", potted="yes", pests=[], soil_test_state="done"))
    assert advice.missing == ("growing", "height", "pot_width")


def test_a_constraint_excludes_completions(tmp_path: Path) -> None:
    """Without it the height would be open; with it only climbing plants are left."""
    rule = (
        "constraints:\n  CLIMB:\n    kind: implies\n    when: {soil: dry}\n"
        "    then: {height: climbing}\n    text: Only climbers have dry soil.\n"
    )
    guideline = changed_toy(tmp_path, ("constraints.yaml", "constraints:\n", rule))
    patient = plant(soil="dry", pests=[])
    assert verdict("watering", patient) == "undetermined"
    assert verdict("watering", patient, guideline) == "recommended"


def test_a_constraint_that_does_not_concern_the_plant_excludes_nothing(tmp_path: Path) -> None:
    rule = (
        "constraints:\n  CLIMB:\n    kind: implies\n    when: {soil: moist}\n"
        "    then: {height: climbing}\n    text: Only climbers have moist soil.\n"
    )
    guideline = changed_toy(tmp_path, ("constraints.yaml", "constraints:\n", rule))
    assert verdict("watering", plant(soil="dry", pests=[]), guideline) == "undetermined"


def test_warnings_exclude_nothing() -> None:
    """TOP-HEAVY warns of tall plants in small pots, but they exist."""
    patient = plant(potted="yes", height=180)
    found = {p.verdict for p in assess(toy(), patient).options["repotting"].possible}
    assert found == {"should_be_considered", "source_silent"}


# Assumptions


def test_an_absent_value_is_assumed_and_said_so() -> None:
    advice = assess(toy(), plant(soil="dry", height=20, pests=[]))
    assert advice.assumptions == {"light": "medium"}
    assert advice.verdict("watering") == "recommended"


def test_an_explicit_unknown_switches_the_assumption_off() -> None:
    advice = assess(toy(), plant(soil="dry", height=20, pests=[], unknown={"light"}))
    assert advice.assumptions == {}
    assert advice.options["watering"].verdict == "undetermined"
    assert advice.options["watering"].missing == ("light",)


def test_a_recorded_value_is_not_assumed() -> None:
    advice = assess(toy(), plant(light="bright"))
    assert advice.assumptions == {}


# 6. Reasons


def test_a_conditional_citation_counts_for_its_patients_only() -> None:
    bright = assess(toy(), plant(soil="dry", light="bright", height=20, pests=[]))
    medium = assess(toy(), plant(soil="dry", light="medium", height=20, pests=[]))
    assert bright.options["watering"].statements == ("WATER", "BRIGHT")
    assert bright.options["watering"].support[1].note == "even more"
    assert medium.options["watering"].statements == ("WATER",)


def test_an_answer_names_the_values_that_met_the_condition() -> None:
    answer = assess(toy(), plant(soil="dry", height=120, pests=[])).options["watering"]
    assert answer.met == ("the soil is dry", "the plant is 120 cm tall")


def test_the_reasons_lead_down_to_the_statement() -> None:
    text = assess(toy(), plant(soil="dry", height=120, pests=[])).explain("watering")
    assert "WATER-2: Water tall plants in dry soil." in text
    assert "It makes WATER-1 more precise." in text
    assert 'Source TALL ("must"): Tall plants in dry soil have to be watered.' in text


def test_references_come_from_the_rules_that_decide() -> None:
    advice = assess(toy(), plant(soil_test_state="not_done", growing="yes"))
    assert advice.options["soil_test"].references == ("handbook",)
    assert advice.options["feeding"].references == ()


# Open questions


def test_a_question_is_shown_for_the_patients_it_touches() -> None:
    """Q-MOIST is about moist soil and about watering."""
    moist = assess(toy(), plant(soil="moist", pests=[]))
    wet = assess(toy(), plant(soil="wet", pests=[]))
    assert moist.options["watering"].questions == ("Q-MOIST",)
    assert wet.options["watering"].questions == ()


def test_a_question_that_could_touch_the_patient_is_shown() -> None:
    assert assess(toy(), plant(pests=[])).options["watering"].questions == ("Q-MOIST",)


def test_a_question_named_by_a_rule_is_hidden_for_patients_it_does_not_touch() -> None:
    """GNATS names Q-MOIST, but this soil is dry."""
    answer = assess(toy(), plant(soil="dry", pests=["gnats"])).options["watering"]
    assert answer.because == ("GNATS",)
    assert answer.questions == ()


def test_a_question_without_patients_is_shown_wherever_it_is_named() -> None:
    advice = assess(toy(), plant(growing="yes", soil_test_state="not_done"))
    assert advice.options["feeding"].questions == ("Q-FOOD",)
    assert advice.options["soil_test"].questions == ("Q-FOOD",)
    assert advice.options["misting"].questions == ()


# Alerts


def test_a_warning_fires_and_stays_silent() -> None:
    assert alert_ids(assess(toy(), plant(height=150, pot_width=3)), "warning") == ["TOP-HEAVY"]
    assert alert_ids(assess(toy(), plant(height=149, pot_width=3)), "warning") == []


def test_a_warning_that_a_missing_value_leaves_open_is_unchecked() -> None:
    advice = assess(toy(), plant(height=150, pests=[]))
    assert advice.unchecked == ("TOP-HEAVY",)
    assert alert_ids(advice, "warning") == []


def test_a_warning_that_is_known_not_to_apply_is_not_unchecked() -> None:
    assert assess(toy(), plant(height=10, pests=[])).unchecked == ()


def test_a_conflict_of_the_source_and_a_stop_are_alerts_of_their_kind() -> None:
    advice = assess(toy(), plant(soil="wet", pests=["gnats", "mites"], growing="no"))
    (conflict,) = alerts(advice, "conflict")
    assert conflict == Alert(
        "SOAKED",
        "conflict",
        "The source speaks twice about this plant.",
        ("NEVER",),
        ("watering",),
        ("Q-MOIST",),
    )
    assert alert_ids(advice, "stop") == ["PLAGUE"]


def test_outside_the_scope_only_warnings_about_the_record_are_left() -> None:
    """SOAKED names an option, so it is about advice; PLAGUE is about the record."""
    values = {"soil": "wet", "pests": frozenset({"gnats", "mites"}), "growing": "no"}
    advice = assess(toy(), Patient({"plant": "tree", **values}))
    assert alert_ids(advice, "conflict") == []
    assert alert_ids(advice, "stop") == ["PLAGUE"]


def test_an_omission_and_an_assumption_that_apply_are_alerts() -> None:
    advice = assess(toy(), plant(soil_test_state="not_done"))
    assert alert_ids(advice, "pitfall") == ["SKIP", "ALWAYS-HUNGRY"]
    tested = assess(toy(), plant(soil_test_state="done"))
    assert alert_ids(tested, "pitfall") == ["ALWAYS-HUNGRY"]


def test_an_act_that_applies_is_a_verdict_and_no_alert() -> None:
    advice = assess(toy(), plant(soil="wet", pests=["gnats"]))
    assert {"WET", "GNATS"}.isdisjoint(alert.id for alert in advice.alerts)


def test_a_pitfall_that_could_apply_says_when() -> None:
    advice = assess(toy(), plant(soil="dry", soil_test_state="done"))
    (alert,) = alerts(advice, "would_apply")
    assert alert.id == "GNATS"
    assert alert.text == (
        "Pitfall: Watering while gnats are about. It would apply if there are gnats."
    )


def test_a_pitfall_that_cannot_apply_any_more_is_not_mentioned() -> None:
    advice = assess(toy(), plant(soil="dry", soil_test_state="done", pests=[]))
    assert alert_ids(advice, "would_apply") == []


def test_outside_the_scope_no_pitfall_is_mentioned() -> None:
    advice = assess(toy(), Patient({"plant": "tree"}))
    assert alert_ids(advice, "would_apply") == []
    assert alert_ids(advice, "pitfall") == []


# Plans


def test_a_plan_against_advice_is_opposed() -> None:
    advice = assess(
        toy(), plant(soil="wet", pests=[], soil_test_state="done", proposed=("watering",))
    )
    assert alert_ids(advice, "plan") == ["watering"]


def test_a_plan_that_is_advised_is_not_opposed() -> None:
    patient = plant(soil="dry", height=20, pests=[], soil_test_state="done", proposed=("watering",))
    assert alert_ids(assess(toy(), patient), "plan") == []


def test_a_plan_whose_answer_is_open_is_opposed() -> None:
    patient = plant(soil="dry", pests=[], soil_test_state="done", proposed=("watering",))
    assert alert_ids(assess(toy(), patient), "plan") == ["watering"]


def test_a_plan_the_source_is_silent_on_is_unsupported_but_not_opposed() -> None:
    patient = plant(soil="moist", pests=[], soil_test_state="done", proposed=("watering",))
    advice = assess(toy(), patient)
    assert alert_ids(advice, "plan") == []
    assert alert_ids(advice, "plan_unsupported") == ["watering"]


def test_a_plan_that_leaves_out_what_must_not_be_left_out_is_opposed() -> None:
    patient = plant(
        soil="dry", height=20, pests=[], soil_test_state="not_done", proposed=("watering",)
    )
    (alert,) = alerts(assess(toy(), patient), "plan")
    assert alert.id == "SKIP"
    assert alert.text.startswith("The plan leaves out a soil test.")


def test_a_plan_that_holds_the_required_act_is_not_opposed() -> None:
    patient = plant(
        soil="dry",
        height=20,
        pests=[],
        soil_test_state="not_done",
        proposed=("watering", "soil_test"),
    )
    assert alert_ids(assess(toy(), patient), "plan") == []


def test_without_a_plan_nothing_is_opposed() -> None:
    assert alert_ids(assess(toy(), plant(soil_test_state="not_done")), "plan") == []


def test_a_plan_of_another_decision_is_no_error() -> None:
    """A summer outside belongs to a later decision point."""
    advice = assess(toy(), plant(soil_test_state="done", proposed=("outside",)))
    assert alert_ids(advice, "plan") == []


# Order


def test_an_open_required_act_comes_first() -> None:
    advice = assess(toy(), plant(soil_test_state="not_done"))
    assert advice.options["watering"].first == ("soil_test",)
    assert advice.options["soil_test"].first == ()


@pytest.mark.parametrize("state", ["done", "under_way", "impossible"])
def test_nothing_comes_first_when_the_act_is_done_or_no_question(state: str) -> None:
    advice = assess(toy(), plant(soil_test_state=state))
    assert advice.options["watering"].first == ()


def test_an_act_that_is_not_known_to_be_done_comes_first() -> None:
    assert assess(toy(), plant()).options["watering"].first == ("soil_test",)


def test_outside_the_scope_nothing_comes_first() -> None:
    assert assess(toy(), Patient({"plant": "tree"})).options["watering"].first == ()


# Decision points


def test_the_first_decision_point_is_asked_unless_another_is_named() -> None:
    assert list(assess(toy(), plant()).options) == [
        "soil_test",
        "watering",
        "feeding",
        "repotting",
        "misting",
    ]
    assert list(assess(toy(), plant(), "summer").options) == ["soil_test", "outside"]


def test_an_option_of_another_decision_point_has_no_answer() -> None:
    with pytest.raises(KeyError):
        assess(toy(), plant()).answer("outside")


# Output


def test_plain_data_holds_every_option_and_only_plain_values() -> None:
    data = assess(toy(), plant(soil="dry", pests=[], proposed=("watering",))).as_json()
    assert list(data["options"]) == list(toy().decision_points["care"].options)
    assert data["scope"] == "in_scope"
    assert data["options"]["watering"]["verdict"] == "undetermined"
    assert data["missing"][0] == "soil_test_state"
    assert data["assumptions"] == [{"variable": "light", "value": "medium"}]
