"""References between the files of a guideline, circles, and conditions against the vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.toys import Change, copy_toy, faults_in, only_fault, place_of, toy_faults

_HOMES = {
    "rule": "recommendations.yaml or pitfalls.yaml",
    "wording": "guideline.yaml",
    "statement": "sources.yaml",
    "question": "open_questions.yaml",
    "option": "options.yaml",
    "variable": "variables.yaml",
    "reference": "references.yaml",
}


@pytest.mark.parametrize(
    ("file", "before", "right", "wrong", "what"),
    [
        # Every kind of reference, in every file that may hold it.
        ("guideline.yaml", "statements: [", "TITLE", "TITEL", "statement"),
        ("guideline.yaml", "questions: [", "Q-PLACE", "Q-PLAEC", "question"),
        ("guideline.yaml", "options: [soil_test, ", "outside", "outsied", "option"),
        ("guideline.yaml", "options: [", "feeding]", "feding]", "option"),
        ("guideline.yaml", "options: [feeding]\n    variable: ", "light", "lihgt", "variable"),
        ("guideline.yaml", "options: [watering]\n    variable: ", "light", "lihgt", "variable"),
        ("guideline.yaml", "scale: [", "do_not", "do_nto", "verdict"),
        ("guideline.yaml", "scale: [do_not, ", "source_silent", "source_slient", "verdict"),
        ("guideline.yaml", "first: ", "soil_test", "soil_tset", "option"),
        ("guideline.yaml", "questions: [", "Q-FOOD", "Q-FODO", "question"),
        ("guideline.yaml", "references: [", "handbook", "handbok", "reference"),
        ("variables.yaml", "statements: [", "TITLE", "TITEL", "statement"),
        ("options.yaml", "statements: [", "WATER", "WAETR", "statement"),
        ("options.yaml", "[WATER]\n        questions: [", "Q-MOIST", "Q-MOSIT", "question"),
        ("options.yaml", "[NEVER]\n        questions: [", "Q-MOIST", "Q-MOSIT", "question"),
        ("options.yaml", "statements: [", "NEVER", "NEVRE", "statement"),
        ("options.yaml", "water.\n    after: [", "soil_test", "soil_tset", "option"),
        ("recommendations.yaml", "option: ", "feeding", "feding", "option"),
        ("recommendations.yaml", "wording: ", "caution", "cautoin", "wording"),
        ("recommendations.yaml", "sources: [", "OUT", "OUTT", "statement"),
        ("recommendations.yaml", "- ", "WATER\n", "WAETR\n", "statement"),
        ("recommendations.yaml", "- statement: ", "BRIGHT", "BRIHGT", "statement"),
        ("recommendations.yaml", "references: [", "handbook", "handbok", "reference"),
        ("recommendations.yaml", "refines: [", "WATER-1", "WAETR-1", "rule"),
        ("recommendations.yaml", "over: ", "misting", "mistign", "option"),
        ("pitfalls.yaml", "overrides: [", "WATER-3", "WAETR-3", "rule"),
        ("pitfalls.yaml", "options: [", "repotting", "reppotting", "option"),
        ("pitfalls.yaml", "references: [", "handbook", "handbok", "reference"),
        ("open_questions.yaml", "statements: [", "TITLE", "TITEL", "statement"),
        ("open_questions.yaml", "options: [", "watering", "wattering", "option"),
        ("sources.yaml", "questions: [", "Q-MOIST", "Q-MOSIT", "question"),
        ("constraints.yaml", "statements: [", "POT", "PTO", "statement"),
        ("constraints.yaml", "questions: [", "Q-MOIST", "Q-MOSIT", "question"),
        ("constraints.yaml", "options: [", "watering", "wattering", "option"),
    ],
)
def test_a_reference_to_nothing_is_named_with_the_nearest_id(
    tmp_path: Path, file: str, before: str, right: str, wrong: str, what: str
) -> None:
    folder = copy_toy(tmp_path, (file, f"{before}{right}", f"{before}@@"))
    line, column = place_of(folder / file, "@@")
    path = folder / file
    path.write_text(path.read_text().replace("@@", wrong))
    word = wrong.strip("\n]")
    (found,) = [fault for fault in faults_in(folder) if f"'{word}'" in fault.message]
    assert (found.file, found.line, found.column) == (file, line, column)
    assert found.message == f"there is no {what} '{word}'"
    engine_too = "a wording of guideline.yaml or a verdict of the engine"
    wanted = engine_too if what == "verdict" else f"an id of {_HOMES[what]}"
    assert found.expected == wanted
    nearest = right.strip("\n]")
    assert found.hint == f"Did you mean '{nearest}'?"


def test_a_reading_that_is_chosen_has_to_exist(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path, ("open_questions.yaml", "chosen: A", "chosen: C"))
    (found,) = faults_in(folder)
    path = folder / "open_questions.yaml"
    assert (found.line, found.column) == place_of(path, "C", "chosen: C")
    assert found.message == "there is no reading 'C'"
    assert found.expected == "A"


def test_a_reference_to_an_entry_with_a_fault_of_its_own_is_no_second_fault(
    tmp_path: Path,
) -> None:
    """Repairing the one fault repairs everything."""
    assert only_fault(tmp_path, ("options.yaml", "kind: test", "kind: tset")).file == "options.yaml"


def test_a_condition_on_a_variable_with_a_fault_of_its_own_is_no_second_fault(
    tmp_path: Path,
) -> None:
    change = ("variables.yaml", "phrase: the plant is {value} tall", "phrase: the plant is tall")
    assert only_fault(tmp_path, change).file == "variables.yaml"


def test_a_missing_reference_file_entry_with_nothing_near_has_no_hint(tmp_path: Path) -> None:
    found = only_fault(tmp_path, ("recommendations.yaml", "over: misting", "over: zzz"))
    assert (found.message, found.hint) == ("there is no option 'zzz'", "")


# Circles


def test_refinement_in_a_circle_names_the_way_round(tmp_path: Path) -> None:
    """WATER-3 refines WATER-2, which refines WATER-1."""
    folder = copy_toy(
        tmp_path,
        (
            "recommendations.yaml",
            "    rationale: A dry plant wilts.\n",
            "    rationale: A dry plant wilts.\n    refines: [WATER-3]\n",
        ),
    )
    (found,) = faults_in(folder)
    assert found.file == "recommendations.yaml"
    path = folder / "recommendations.yaml"
    assert (found.line, found.column) == place_of(path, "[WATER-3]")
    assert found.message == "refines runs in a circle: WATER-1 -> WATER-3 -> WATER-2 -> WATER-1"


def test_a_rule_cannot_refine_itself(tmp_path: Path) -> None:
    found = only_fault(
        tmp_path, ("recommendations.yaml", "refines: [WATER-1]", "refines: [WATER-1, WATER-2]")
    )
    assert found.message == "refines runs in a circle: WATER-2 -> WATER-2"


def test_overriding_in_a_circle_is_a_circle_too(tmp_path: Path) -> None:
    found = only_fault(
        tmp_path,
        (
            "recommendations.yaml",
            "    rationale: A dry plant wilts.\n",
            "    rationale: A dry plant wilts.\n    overrides: [WATER-2]\n",
        ),
    )
    assert "WATER-1 -> WATER-2 -> WATER-1" in found.message


def test_a_circle_of_two_pitfalls_is_a_fault(tmp_path: Path) -> None:
    folder = copy_toy(
        tmp_path,
        ("pitfalls.yaml", "      soil: [wet]\n", "      soil: [wet]\n    overrides: [GNATS]\n"),
        ("pitfalls.yaml", "overrides: [WATER-3]", "overrides: [WET]"),
    )
    (found,) = faults_in(folder)
    assert found.message.endswith("runs in a circle: WET -> GNATS -> WET")
    path = folder / "pitfalls.yaml"
    assert (found.file, found.line) == ("pitfalls.yaml", place_of(path, "[GNATS]")[0])


def test_a_circle_through_a_pitfall_is_reported_where_it_stands(tmp_path: Path) -> None:
    """GNATS overrides WATER-3, which would refine GNATS."""
    folder = copy_toy(tmp_path, ("recommendations.yaml", "refines: [WATER-2]", "refines: [GNATS]"))
    (found,) = faults_in(folder)
    assert "WATER-3 -> GNATS -> WATER-3" in found.message
    path = folder / "recommendations.yaml"
    assert found.file == "recommendations.yaml"
    assert found.line == place_of(path, "[GNATS]")[0]


def test_a_long_circle_through_a_pitfall_is_found(tmp_path: Path) -> None:
    """Round such a circle every rule drops the next, so nothing would be left to say."""
    found = only_fault(
        tmp_path,
        ("recommendations.yaml", "refines: [WATER-1]", "refines: [GNATS]"),
        # WATER-3 -> WATER-2 -> GNATS -> WATER-3
    )
    assert "runs in a circle" in found.message
    assert "GNATS" in found.message


def test_derivation_in_a_circle_is_a_fault(tmp_path: Path) -> None:
    folder = copy_toy(
        tmp_path,
        (
            "variables.yaml",
            "            height: {at_least: 60}\n",
            "            height: {at_least: 60}\n            pot_too_small: no\n",
        ),
    )
    (found,) = faults_in(folder)
    assert found.message == "derived runs in a circle: pot_too_small -> pot_too_small"
    path = folder / "variables.yaml"
    assert (found.line, found.column) == place_of(path, "cases:")


def test_what_comes_after_itself_is_a_fault(tmp_path: Path) -> None:
    folder = copy_toy(
        tmp_path,
        ("options.yaml", "    synonyms: [litmus, strip]\n", "    after: [watering]\n"),
    )
    (found,) = faults_in(folder)
    assert found.message == "after runs in a circle: soil_test -> watering -> soil_test"
    path = folder / "options.yaml"
    assert (found.line, found.column) == place_of(path, "[watering]")


def test_two_ways_to_one_rule_are_no_circle(tmp_path: Path) -> None:
    change = ("recommendations.yaml", "refines: [WATER-2]", "refines: [WATER-2, WATER-1]")
    assert toy_faults(tmp_path, change) == ()


@pytest.mark.parametrize("key", ["refines", "overrides"])
def test_a_rule_bears_only_on_rules_about_its_own_option(tmp_path: Path, key: str) -> None:
    folder = copy_toy(
        tmp_path, ("recommendations.yaml", "refines: [WATER-1]", f"{key}: [WATER-1, FEED-1]")
    )
    (found,) = faults_in(folder)
    path = folder / "recommendations.yaml"
    assert (found.line, found.column) == place_of(path, "FEED-1", "[WATER-1, FEED-1]")
    assert found.message == "FEED-1 is about feeding, but WATER-2 is about watering"
    assert found.expected == "a rule on the same option"


# Conditions

_WHEN = ("pitfalls.yaml", "when: always")


@pytest.mark.parametrize(
    ("written", "at", "message", "expected", "hint"),
    [
        (
            "{siol: dry}",
            "siol",
            "there is no variable 'siol'",
            "a variable of variables.yaml, or any, all, not",
            "Did you mean 'soil'?",
        ),
        ("{ayn: [{soil: dry}]}", "ayn", "there is no variable 'ayn'", None, "Did you mean 'any'?"),
        (
            "{soil: dyr}",
            "dyr",
            "soil has no value 'dyr'",
            "dry, moist, wet",
            "Did you mean 'dry'?",
        ),
        ("{soil: [dry, wett]}", "wett", "soil has no value 'wett'", None, "Did you mean 'wet'?"),
        ("{soil: {not: wett}}", "wett", "soil has no value 'wett'", None, "Did you mean 'wet'?"),
        ("{soil: unknown}", "unknown", "'unknown' is not a value", "", None),
        ("{growing: true}", "true", "growing has no value 'true'", "yes, no", ""),
        (
            "{height: 201}",
            "201",
            "height cannot be 201",
            "a whole number from 1 to 200",
            "",
        ),
        ("{height: {at_least: 0}}", "0}", "height cannot be 0", "a whole number from 1 to 200", ""),
        ("{height: {at_most: -3}}", "-3", "height cannot be -3", None, ""),
        ("{height: [5, 300]}", "300", "height cannot be 300", None, ""),
        ("{height: 1_49}", "1_49", "height has no value '1_49'", None, ""),
        ("{height: 1.5}", "1.5", "height has no value '1.5'", None, ""),
        ("{height: 0x1F}", "0x1F", "height has no value '0x1F'", None, ""),
        (
            "{height: clibming}",
            "clibming",
            "height has no value 'clibming'",
            None,
            "Did you mean 'climbing'?",
        ),
        ("{height: {at_least: climbing}}", "climbing", "at_least is 'climbing'", None, ""),
        (
            "{height: {at_least: 9, at_most: 7}}",
            "{at_least",
            "no number is at least 9 and at most 7",
            None,
            "",
        ),
        (
            "{height: {atleast: 5}}",
            "atleast",
            "'atleast' cannot be asked of height",
            "'at_least' or 'at_most' or 'not'",
            "Did you mean 'at_least'?",
        ),
        ("{soil: {at_least: 5}}", "at_least", "'at_least' cannot be asked of soil", "'not'", ""),
        ("{soil: {includes: dry}}", "includes", "'includes' cannot be asked of soil", None, ""),
        (
            "{height: {includes: 5}}",
            "includes",
            "'includes' cannot be asked of height",
            None,
            "",
        ),
        (
            "{pests: mites}",
            "mites",
            "pests is a set",
            "'none', or includes: with its members",
            "",
        ),
        ("{pests: [mites]}", "[mites", "pests is a set", None, ""),
        (
            "{pests: {includes: mitse}}",
            "mitse",
            "pests has no value 'mitse'",
            "aphids, mites, gnats",
            "Did you mean 'mites'?",
        ),
        ("{pests: {includes: []}}", "[]", "the list is empty", None, None),
        ("{soil: []}", "[]", "the list is empty", "at least one value", ""),
        ("{height: {}}", "{}", None, None, None),
        ("{pests: {not: {}}}", "{}", None, None, None),
        ("{}", "{}", "the condition is empty", "'always', or a variable", ""),
        ("{any: {soil: dry}}", "{soil", "'any' needs a list", "conditions, each after a '-'", ""),
        ("{all: []}", "[]", "'all' needs a list", None, ""),
        ("{any: [dry]}", "dry", "this is not a condition", None, ""),
        ("{not: dry}", "dry", "this is not a condition", "variables with their values", ""),
        ("[soil, dry]", "[soil", "this is not a condition", None, ""),
        ("dry", "dry", "this is not a condition", None, ""),
        ("true", "true", "this is not a condition", None, ""),
    ],
)
def test_a_condition_that_means_nothing_is_a_fault_at_the_word(
    tmp_path: Path,
    written: str,
    at: str,
    message: str | None,
    expected: str | None,
    hint: str | None,
) -> None:
    """None: this part of the fault is left open."""
    folder = copy_toy(tmp_path, (*_WHEN, f"when: {written}"))
    (found,) = faults_in(folder)
    assert found.file == "pitfalls.yaml"
    place = place_of(folder / "pitfalls.yaml", at, f"when: {written}")
    assert (found.line, found.column) == place
    assert message is None or found.message == message
    assert expected is None or found.expected == expected
    assert hint is None or found.hint == hint


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (("guideline.yaml", "    place: indoors\n", "    place: inside\n"), "inside"),
        (("options.yaml", "potted: yes", "potted: often"), "often"),
        (("options.yaml", "soil: moist", "soil: damp"), "damp"),
        (("recommendations.yaml", "state: done", "state: finished"), "finished"),
        (("recommendations.yaml", "state: under_way", "state: begun"), "begun"),
        (("recommendations.yaml", "light: bright", "light: glaring"), "glaring"),
        (("open_questions.yaml", "soil: moist", "soil: damp"), "damp"),
        (("constraints.yaml", "pot_width: no_pot", "pot_width: potless"), "potless"),
        (("constraints.yaml", "pot_width: [1, 2, 3]", "pot_width: [1, 2, 31]"), "31"),
        (("variables.yaml", "{at_most: 10}", "{at_most: 99}"), "99"),
    ],
)
def test_conditions_are_checked_wherever_they_stand(
    tmp_path: Path, change: Change, at: str
) -> None:
    folder = copy_toy(tmp_path, change)
    (found,) = faults_in(folder)
    assert found.file == change[0]
    assert (found.line, found.column) == place_of(folder / change[0], at)


@pytest.mark.parametrize(
    ("right", "wrong", "at", "message"),
    [
        ("      plant: houseplant\n", "      plnat: houseplant\n", "plnat", "no variable 'plnat'"),
        ("      place: indoors\n", "      place: inside\n", "inside", "cannot be 'inside' here"),
    ],
)
def test_a_situation_speaks_of_known_variables_and_values(
    tmp_path: Path, right: str, wrong: str, at: str, message: str
) -> None:
    folder = copy_toy(tmp_path, ("variables.yaml", right, wrong))
    (found,) = faults_in(folder)
    assert (found.line, found.column) == place_of(folder / "variables.yaml", at)
    assert message in found.message


def test_every_fault_of_one_condition_is_reported(tmp_path: Path) -> None:
    found = toy_faults(tmp_path, (*_WHEN, "when: {siol: dry, light: glaring, height: 300}"))
    assert [fault.message for fault in found] == [
        "there is no variable 'siol'",
        "light has no value 'glaring'",
        "height cannot be 300",
    ]


def test_a_condition_deleted_by_accident_is_a_fault(tmp_path: Path) -> None:
    """An empty `when` must not turn into advice for everybody."""
    folder = copy_toy(tmp_path, ("recommendations.yaml", "      height: {at_most: 50}\n", ""))
    (found,) = faults_in(folder)
    assert found.message == "the condition is empty"
    assert found.expected == "'always', or a variable"


def test_always_has_to_be_written_to_mean_everybody(tmp_path: Path) -> None:
    change = ("recommendations.yaml", "\n      height: {at_most: 50}\n", " always\n")
    assert faults_in(copy_toy(tmp_path, change)) == ()
