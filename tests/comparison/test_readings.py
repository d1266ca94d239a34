"""What other readings would change, worked out by hand on the toy."""

from pathlib import Path

import pytest

from guideline.comparison.reading_telling import readings_told
from guideline.comparison.readings import Known, effects_of_readings
from guideline.errors import GuidelineError
from guideline.model.guideline import Guideline
from tests.fixtures.toys import Change, changed_toy

FILE = "open_questions.yaml"


def moist(overlay: str) -> Change:
    text = f"      A:\n        text: Water it.\n        overlay: {overlay}\n"
    return (FILE, "      A: Water it.\n", text)


def place(overlay: str) -> Change:
    return (
        FILE,
        "      A: It is.\n",
        f"      A:\n        text: It is.\n        overlay: {overlay}\n",
    )


def verdicts(guideline: Guideline) -> set[tuple[str, ...]]:
    (met,) = effects_of_readings(guideline).interactions
    return {meeting.verdicts for meeting in met.meetings}


def test_a_reading_without_an_overlay_is_not_worked_out(tmp_path: Path) -> None:
    effects = effects_of_readings(changed_toy(tmp_path))
    assert {effect.known for effect in effects.effects} == {Known.NOT_WORKED_OUT}
    assert "not worked out yet" in "".join(line.text for line in readings_told(effects))


def test_misting_for_everybody_moves_those_without_mites(tmp_path: Path) -> None:
    """Caution for mites stays; half of all sets of pests hold mites."""
    guideline = changed_toy(tmp_path, moist("{recommendations: {MIST-1: {when: always}}}"))
    effects = effects_of_readings(guideline, ["Q-MOIST"])
    (effect,) = effects.effects
    assert effect.touched is not None
    assert effect.found is not None
    assert {option.option for option in effect.found.changed} == {"misting"}
    assert effect.touched.profiles > 0


def test_two_limits_lifted_together_do_more_than_each_alone(tmp_path: Path) -> None:
    """FEED-1 with two limits: whoever fails both is fed only when both are lifted."""
    two = ("recommendations.yaml", "      growing: yes\n", "      growing: yes\n      soil: dry\n")
    first = moist("{recommendations: {FEED-1: {when: {growing: left_out}}}}")
    second = place("{recommendations: {FEED-1: {when: {soil: left_out}}}}")
    found = verdicts(changed_toy(tmp_path, two, first, second))
    assert found == {("not_supported", "not_supported", "not_supported", "recommended")}


def test_readings_of_different_options_cannot_meet(tmp_path: Path) -> None:
    first = moist("{recommendations: {FEED-1: {wording: must}}}")
    second = place("{recommendations: {MIST-1: {wording: must}}}")
    effects = effects_of_readings(changed_toy(tmp_path, first, second))
    assert (effects.interactions, effects.tried, effects.apart) == ((), (), 1)


def test_two_that_put_something_different_in_one_place_clash(tmp_path: Path) -> None:
    first = moist("{recommendations: {FEED-1: {wording: must}}}")
    second = place("{recommendations: {FEED-1: {wording: caution}}}")
    (met,) = effects_of_readings(changed_toy(tmp_path, first, second)).interactions
    assert met.clash == "both change FEED-1: wording"


def test_an_unknown_question_is_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(GuidelineError, match="Q-MOIST"):
        effects_of_readings(changed_toy(tmp_path), ["Q-MOIS"])
