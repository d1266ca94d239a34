"""Scenarios that proofs write down, and what proofs note beside their findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guideline.evaluation import assess
from guideline.loading import PhraseBook
from guideline.model.guideline import Guideline
from guideline.verification import run_scenario
from guideline.verification.mutation import MutationReport, mutate
from guideline.verification.proof import prove
from guideline.verification.reach import reach
from tests.fixtures.toys import changed_toy, plant, toy
from tests.verification.pasted import fails, passes, scenarios_of
from tests.verification.test_proof import IN_SCOPE, counted, found, only, sound, theorem

INDEPENDENCE = "    kind: independence\n    text: The light never changes the answer on feeding.\n"
ON_FEEDING = "    options: [feeding]\n    variable: light\n"


# Wrong patients: values of a choice that are alike, with another between them


def test_only_what_comes_after_a_stronger_answer_is_weaker(tmp_path: Path) -> None:
    """Dry: silence, moist: for, wet: silence. Only wet comes after moist: 1 of 3."""
    claim = (
        "    kind: monotonicity\n    text: x.\n    options: [outside]\n    variable: soil\n"
        "    never: weaker\n"
    )
    guideline = sound(
        tmp_path,
        ("guideline.yaml", INDEPENDENCE + ON_FEEDING, claim),
        ("recommendations.yaml", "      height: {at_most: 50}", "      soil: moist"),
        (
            "options.yaml",
            (
                "          any:\n            - height: {at_least: 51}\n"
                "            - height: climbing\n"
            ),
            "          soil: [dry, wet]\n",
        ),
    )
    finding = only(guideline, "broken_property")
    assert finding.who is not None
    assert finding.who.example.values["soil"] == "wet"
    assert counted(finding) == (IN_SCOPE // 3, IN_SCOPE)


# "Without it no verdict would change" although one would


def test_a_rule_through_which_another_is_displaced_is_not_superfluous(tmp_path: Path) -> None:
    """WATER-3 displaces WATER-1 only through WATER-2; without WATER-2 the two contradict."""
    guideline = sound(
        tmp_path,
        (
            "recommendations.yaml",
            "      all:\n        - soil: dry\n        - height: {at_least: 100, at_most: 200}\n",
            "      soil: dry\n      light: low\n",
        ),
    )
    rules = {id: r for id, r in guideline.recommendations.items() if id != "WATER-2"}
    patient = plant(soil="dry", light="low", height=150, pests=[])
    before = assess(guideline, patient).verdict("watering")
    after = assess(replace(guideline, recommendations=rules), patient).verdict("watering")
    assert (before, after) == ("should_be_considered", "conflict")
    for note in found(guideline, "redundant"):
        assert "Without it no verdict would change" not in note.text


# Pasted scenarios that do not say what was found


def test_the_scenario_of_an_omission_of_what_is_done_fails(tmp_path: Path) -> None:
    """'speaks for it' is true of what is done, so the scenario passes on the faulty guideline."""
    line = "      soil_test_state: not_done\n"
    wider = line.replace("not_done", "[not_done, done]")
    guideline = sound(tmp_path, ("pitfalls.yaml", line, wider))
    assert fails(guideline, only(guideline, "broken_pitfall").scenario)


def test_the_scenario_of_an_order_against_the_pathway_fails(tmp_path: Path) -> None:
    """`after` is right, the position is wrong, and the scenario asks about `after` only."""
    guideline = sound(
        tmp_path,
        (
            "guideline.yaml",
            "[soil_test, watering, feeding, repotting, misting]",
            "[watering, soil_test, feeding, repotting, misting]",
        ),
    )
    assert fails(guideline, only(guideline, "broken_property").scenario)


def test_the_scenario_of_an_order_at_another_decision_point_can_be_played(tmp_path: Path) -> None:
    """KeyError: 'outside': asked at the first decision point of the soil test, not at summer."""
    right = "    options: [watering, feeding, repotting, misting]\n    first: soil_test\n"
    wrong = "    options: [outside]\n    first: soil_test\n"
    guideline = sound(tmp_path, ("guideline.yaml", right, wrong))
    assert fails(guideline, only(guideline, "broken_property").scenario)


def test_a_scenario_that_asks_about_an_option_not_offered_fails_with_a_sentence() -> None:
    text = """Feature: Pasted

  @rec:OUT-1
  Scenario: Wrong decision point
    Given a houseplant that stands indoors
    When the plant is cared for
    Then a summer outside should be considered
"""
    (scenario,) = scenarios_of(toy(), text)
    assert run_scenario(PhraseBook(toy()), scenario) is not None


def test_the_scenario_of_a_wide_silence_passes_once_the_silence_is_narrowed(tmp_path: Path) -> None:
    """The likelier repair, to narrow the declaration, leaves the pasted scenario red for ever."""
    finding = found(toy(), "wide_declaration")[0]
    assert passes(sound(tmp_path), finding.scenario)


# Pasted scenarios that `guideline check` refuses


def test_the_scenario_of_a_gap_without_any_rule_has_a_tag(tmp_path: Path) -> None:
    guideline = toy()
    option = replace(guideline.options["outside"], silence=())
    rules = {id: r for id, r in guideline.recommendations.items() if id != "OUT-1"}
    bare = replace(
        guideline, options={**guideline.options, "outside": option}, recommendations=rules
    )
    assert fails(bare, only(bare, "gap").scenario)


def _missing(guideline: Guideline) -> list[str]:
    found = reach(prove(guideline), PhraseBook(guideline), ())
    return [outcome.missing for outcome in found.all if outcome.missing]


def test_the_missing_scenario_of_a_silence_has_a_tag() -> None:
    """Also of `not_applicable`: no rule decides, so there is no tag."""
    for text in _missing(toy()):
        assert passes(toy(), text)


GOOD = """@rec:WATER-1
Feature: Watering

  Scenario: Dry soil
    Given {who}
    And the soil is dry
    And the plant is 20 cm tall
    And there are no pests
    When the plant is cared for
    Then watering is recommended
"""


def report(guideline: Guideline, who: str = "a houseplant that stands indoors") -> MutationReport:
    scenarios = scenarios_of(guideline, GOOD.format(who=who))
    return mutate(guideline, PhraseBook(guideline), scenarios)


def test_the_missing_scenario_of_an_option_has_a_tag_where_the_scope_has_no_source(
    tmp_path: Path,
) -> None:
    line = "    place: indoors\n  statements: [TITLE]\n"
    guideline = changed_toy(tmp_path, ("guideline.yaml", line, "    place: indoors\n"))
    for mutation in report(guideline).survivors:
        assert not mutation.missing or passes(guideline, mutation.missing)


def _titles(texts: list[str]) -> list[str]:
    return [text.split("Scenario: ")[1].splitlines()[0] for text in texts]


def test_the_missing_scenarios_of_two_groups_have_two_titles() -> None:
    """'Watering: Do not' twice; a second scenario of one title is a fault of `check`."""
    titles = _titles(_missing(toy()))
    assert len(set(titles)) == len(titles)


def test_the_scenarios_of_two_findings_on_one_option_have_two_titles() -> None:
    titles = _titles([f.scenario for f in prove(toy()).findings if f.scenario])
    assert len(set(titles)) == len(titles)


# Pasted scenarios about somebody else


def test_a_situation_adds_no_value_to_the_example(tmp_path: Path) -> None:
    """Where the example lacks its value, it would make the patient another, impossible one."""
    line = "      plant: houseplant\n      place: indoors\n"
    guideline = changed_toy(tmp_path, ("variables.yaml", line, f"{line}      potted: no\n"))
    tagged = [text for text in _missing(guideline) if "@" in text]
    assert all(passes(guideline, text) for text in tagged)


def test_a_plan_is_proposed_at_the_decision_point_of_its_option(tmp_path: Path) -> None:
    """'When a summer outside is proposed' alone asks at the first decision point."""
    line = "    wording: should_be_considered\n    when:\n      height: {at_most: 50}\n"
    guideline = changed_toy(
        tmp_path,
        ("recommendations.yaml", line, f"    together_with: [soil_test]\n{line}"),
    )
    (mutation,) = [
        m for m in report(guideline).of("OUT-1") if m.mutant.change == "not together with soil_test"
    ]
    assert passes(guideline, mutation.missing)
    assert fails(mutation.mutant.guideline, mutation.missing)


def test_a_difference_that_a_phrase_can_say_for_some_patient_gets_a_scenario() -> None:
    """At 99 cm in medium light the verdict differs; only the example in low light is tried."""
    (mutation,) = [
        m for m in report(toy()).of("WATER-2") if m.mutant.change == "condition: Height from 99"
    ]
    assert mutation.missing


# Notes


def test_a_variable_of_a_pitfall_is_used(tmp_path: Path) -> None:
    """Only the omission's or assumption's condition names it, which raises an alert."""
    guideline = sound(
        tmp_path,
        ("recommendations.yaml", "    when:\n      growing: yes\n", "    when: always\n"),
        (
            "pitfalls.yaml",
            "    wording: do_not\n    when: always\n",
            "    wording: do_not\n    when: {growing: no}\n",
        ),
        ("constraints.yaml", "      growing: no\n", ""),
    )
    (note,) = found(guideline, "idle_variable")
    assert "Nothing uses it" not in note.text


def test_a_variable_of_a_consequence_is_used(tmp_path: Path) -> None:
    """pot_width stands in the `then` of NO-POT; `_used_by` looks at `when` only."""
    guideline = changed_toy(
        tmp_path,
        ("recommendations.yaml", "      pot_too_small: yes", "      growing: yes"),
        ("options.yaml", "          pot_too_small: no", "          growing: no"),
        ("options.yaml", "    applies_when:\n      potted: yes\n", ""),
    )
    notes = {note.id: note.text for note in found(guideline, "idle_variable")}
    assert "NO-POT" in notes["pot_width"]


def test_two_variables_that_settle_each_other_are_not_both_idle(tmp_path: Path) -> None:
    """Growing exactly when the test is done: neither can change alone, but both decide."""
    equal = """\
  G1: {kind: implies, when: {growing: yes}, then: {soil_test_state: done}, text: x.}
  G2: {kind: implies, when: {soil_test_state: done}, then: {growing: yes}, text: x.}
  G3: {kind: impossible, when: {soil_test_state: [under_way, impossible]}, text: x.}
  DARK-OUTSIDE:
"""
    guideline = sound(tmp_path, ("constraints.yaml", "  DARK-OUTSIDE:\n", equal))
    assert found(guideline, "idle_variable") == []


def test_an_accepted_dead_rule_is_not_called_redundant_as_well(tmp_path: Path) -> None:
    line = "      height: {at_most: 50}\n"
    guideline = sound(
        tmp_path,
        ("recommendations.yaml", line, f"{line}      plant: tree\n"),
        (
            "guideline.yaml",
            "  - kind: broken_pitfall\n    id: ALWAYS-HUNGRY\n",
            "  - kind: dead\n    id: OUT-1\n",
        ),
    )
    assert found(guideline, "redundant") == []


# Theorems


def test_a_claim_that_fails_for_two_options_is_reported_for_both(tmp_path: Path) -> None:
    wrong = "    options: [watering, misting]\n    variable: pests\n"
    guideline = sound(tmp_path, ("guideline.yaml", ON_FEEDING, wrong))
    assert len(found(guideline, "broken_property")) == 2


def test_an_incomplete_scale_does_not_fail_for_0_of_0_profiles(tmp_path: Path) -> None:
    guideline = sound(tmp_path, ("guideline.yaml", ", must]", "]"))
    assert "0 of 0" not in theorem(guideline, "LIGHT-ONE-WAY").text
