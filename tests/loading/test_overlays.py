"""What another reading of an open question would change, read from open_questions.yaml."""

from pathlib import Path

import pytest

from guideline.model.condition import ALWAYS, AllOf, Is, Within
from guideline.model.guideline import Guideline
from guideline.model.open_question import Overlay
from tests.fixtures.toys import Change, changed_toy, copy_toy, only_fault, place_of, toy_faults

QUESTIONS = "open_questions.yaml"
WATER_IT = "      A: Water it.\n"


def reading(*lines: str) -> Change:
    """The toy's reading 'Water it' with more below its text."""
    more = "".join(f"        {line}\n" for line in lines)
    return (QUESTIONS, WATER_IT, f"      A:\n        text: Water it.\n{more}")


def overlay(*lines: str) -> Change:
    return reading("overlay:", *(f"  {line}" for line in lines))


def read(guideline: Guideline) -> Overlay:
    found = guideline.questions["Q-MOIST"].readings["A"].overlay
    assert found is not None
    return found


def test_a_text_alone_is_a_reading_without_an_overlay(tmp_path: Path) -> None:
    found = changed_toy(tmp_path).questions["Q-MOIST"].readings["A"]
    assert (found.text, found.overlay, found.not_counted) == ("Water it.", None, "")


def test_a_text_with_a_key_means_the_same(tmp_path: Path) -> None:
    found = changed_toy(tmp_path, reading()).questions["Q-MOIST"].readings["A"]
    assert (found.text, found.overlay, found.not_counted) == ("Water it.", None, "")


def test_a_key_of_a_condition_replaces_the_same_key(tmp_path: Path) -> None:
    found = read(
        changed_toy(tmp_path, overlay("recommendations:", "  WATER-1: {when: {soil: moist}}"))
    )
    assert found.recommendations["WATER-1"].when == Is("soil", ("moist",))
    assert list(found.recommendations) == ["WATER-1"]
    assert not (found.pitfalls)
    assert not (found.options)
    assert not (found.remove)


def test_a_key_of_a_condition_is_added_and_the_others_stay(tmp_path: Path) -> None:
    found = read(
        changed_toy(
            tmp_path, overlay("recommendations:", "  WATER-1: {when: {height: {at_most: 9}}}")
        )
    )
    dry, small = Is("soil", ("dry",)), Within("height", None, 9)
    assert found.recommendations["WATER-1"].when == AllOf((dry, small))


def test_a_key_of_a_condition_is_left_out(tmp_path: Path) -> None:
    found = read(
        changed_toy(tmp_path, overlay("recommendations:", "  WATER-3: {when: {light: left_out}}"))
    )
    assert found.recommendations["WATER-3"].when == Is("soil", ("dry",))


def test_the_last_key_left_out_leaves_everybody(tmp_path: Path) -> None:
    found = read(
        changed_toy(tmp_path, overlay("recommendations:", "  WATER-1: {when: {soil: left_out}}"))
    )
    assert found.recommendations["WATER-1"].when == ALWAYS


def test_a_field_is_left_out(tmp_path: Path) -> None:
    guideline = changed_toy(
        tmp_path, overlay("recommendations:", "  TEST-1: {under_way: left_out}")
    )
    assert guideline.recommendations["TEST-1"].under_way_when is not None
    assert read(guideline).recommendations["TEST-1"].under_way_when is None


def test_only_what_the_question_declares_is_replaced(tmp_path: Path) -> None:
    second = (
        "options.yaml",
        "        reason: The source speaks of dry and of wet soil only.",
        (
            "        reason: Another question.\n      - when: {soil: wet}\n"
            "        reason: The source speaks of dry and of wet soil only."
        ),
    )
    found = read(
        changed_toy(
            tmp_path, second, overlay("options:", "  watering: {silence: [], conflict: []}")
        )
    )
    watering = found.options["watering"]
    assert [one.reason for one in watering.silence] == ["Another question."]
    assert watering.conflicts == ()


def test_a_rule_is_added(tmp_path: Path) -> None:
    found = read(
        changed_toy(
            tmp_path,
            overlay(
                "add:",
                "  WATER-9:",
                "    title: Water moist soil",
                "    option: watering",
                "    wording: recommended",
                "    when: {soil: moist}",
                "    sources: WATER",
                "    rationale: It is read so.",
            ),
        )
    )
    assert found.recommendations["WATER-9"].option == "watering"


def test_rules_and_alerts_are_removed(tmp_path: Path) -> None:
    found = read(changed_toy(tmp_path, overlay("remove: [WET, SOAKED]")))
    assert found.remove == ("WET", "SOAKED")


def test_the_content_in_force_stays_as_it_is(tmp_path: Path) -> None:
    plain = changed_toy(tmp_path / "plain")
    other = changed_toy(
        tmp_path / "other", overlay("recommendations:", "  WATER-1: {wording: must}")
    )
    assert other.recommendations == plain.recommendations
    assert other.options == plain.options


@pytest.mark.parametrize(
    ("lines", "at", "message", "hint"),
    [
        (
            ["recommendations:", "  WATER-11: {when: always}"],
            "WATER-11",
            "there is no recommendation 'WATER-11'",
            "WATER-1",
        ),
        (
            ["recommendations:", "  WATER-1: {wehn: always}"],
            "wehn",
            "'wehn' is not a key that can stand here",
            "when",
        ),
        (
            ["recommendations:", "  WATER-1: {when: {soil: damp}}"],
            "damp",
            "soil has no value 'damp'",
            "",
        ),
        (
            ["recommendations:", "  WATER-1: {when: {soli: moist}}"],
            "soli",
            "there is no variable 'soli'",
            "soil",
        ),
        (
            ["recommendations:", "  WATER-1: {wording: recomended}"],
            "recomended",
            "there is no wording 'recomended'",
            "recommended",
        ),
        (
            ["recommendations:", "  WATER-1: {when: {light: left_out}}"],
            "light",
            "'light' is not there, so it cannot be left out",
            "",
        ),
        (
            ["recommendations:", "  WATER-1: {wording: recommended}"],
            "WATER-1",
            "WATER-1 is so already",
            "",
        ),
        (
            ["options:", "  watring: {silence: []}"],
            "watring",
            "there is no option 'watring'",
            "watering",
        ),
        (
            ["options:", "  feeding: {silence: []}"],
            "silence",
            "feeding declares no silence because of Q-MOIST",
            "",
        ),
        (
            ["options:", "  watering:", "    silence: [{when: {soil: mois}, reason: No.}]"],
            "mois}",
            "soil has no value 'mois'",
            "moist",
        ),
        (["remove: [WETT]"], "WETT", "there is no rule or alert 'WETT'", "WET"),
        (
            ["remove: [DARK-OUTSIDE]"],
            "DARK-OUTSIDE",
            "DARK-OUTSIDE says which records can be, and stays",
            "",
        ),
        (["add:", "  WET: {title: No}"], "WET", "'WET' is the id of a rule already", ""),
        (["rules: {}"], "rules", "'rules' is not a key that can stand here", ""),
    ],
)
def test_what_an_overlay_names_wrongly_is_found_at_its_place(
    tmp_path: Path, lines: list[str], at: str, message: str, hint: str
) -> None:
    folder = copy_toy(tmp_path, overlay(*lines))
    found = only_fault(tmp_path)
    assert (found.file, found.message) == (QUESTIONS, message)
    text = next(line for line in lines if at in line)
    assert (found.line, found.column) == place_of(folder / QUESTIONS, at, text)
    assert hint in found.hint


def test_an_overlay_that_breaks_another_rule_is_a_fault_where_it_stands(tmp_path: Path) -> None:
    """WATER-2 refines WATER-1, which is not there any more."""
    folder = copy_toy(tmp_path, overlay("remove: WATER-1"))
    found = only_fault(tmp_path)
    assert found.message == "there is no rule 'WATER-1'"
    assert (found.line, found.column) == place_of(folder / QUESTIONS, "overlay")


def test_an_empty_overlay_is_a_fault(tmp_path: Path) -> None:
    assert only_fault(tmp_path, reading("overlay: {}")).message == "this overlay is empty"


def test_an_overlay_on_the_reading_in_force_is_a_fault(tmp_path: Path) -> None:
    chosen = (
        QUESTIONS,
        "      B: The source is silent.\n",
        "      B:\n        text: The source is silent.\n        overlay: {remove: [WET]}\n",
    )
    found = only_fault(tmp_path, chosen)
    assert "reading B is in force" in found.message
    assert (found.line, found.column) == place_of(tmp_path / "toy" / QUESTIONS, "overlay")


def test_a_reason_beside_an_overlay_is_a_fault(tmp_path: Path) -> None:
    both = reading("overlay: {remove: [WET]}", "not_counted: Nobody knows.")
    found = only_fault(tmp_path, both)
    assert found.expected == "one of the two"
    assert (found.line, found.column) == place_of(tmp_path / "toy" / QUESTIONS, "not_counted")


def test_a_rule_changed_and_removed_is_a_fault(tmp_path: Path) -> None:
    both = overlay("recommendations:", "  MIST-1: {wording: must}", "remove: [MIST-1]")
    (found,) = toy_faults(tmp_path, both)
    assert found.message == "MIST-1 is changed and removed at the same time"
