"""A line about several options, and a scenario in another language, count like any other."""

from __future__ import annotations

import pytest

from guideline.loading import PhraseBook, parse_feature
from guideline.model.scenario import Scenario
from guideline.verification.proof import prove
from guideline.verification.reach import Reach, reach
from guideline.verification.scenario_run import run_scenario
from tests.fixtures.toys import toy

SILENT = "source_silent"

ENGLISH = """\
@rec:WATER-1
Feature: Watering

  Scenario: Outside of the scope
    Given the plant is a tree
    When the plant is cared for
    Then {}
"""
GERMAN = """\
# language: de
@rec:WATER-1
Funktionalität: Gießen

  Szenario: Außerhalb
    Angenommen die Pflanze ist ein Baum
    Wenn die Pflanze wird versorgt
    Dann {}
"""


ENGLISH_TREE = "Given the plant is a tree"
ENGLISH_PLANT = """Given a houseplant that stands indoors
    And there are no pests
    And the plant has a pot
    And the plant is 30 cm tall
    And the pot is 20 fingers wide"""
GERMAN_TREE = "Angenommen die Pflanze ist ein Baum"
GERMAN_PLANT = """Angenommen eine Zimmerpflanze, die drinnen steht
    Und es gibt keine Schädlinge
    Und die Pflanze hat einen Topf
    Und die Pflanze ist 30 cm hoch
    Und der Topf ist 20 Finger breit"""
"""Of both the source says nothing here: the pot is large enough, and there are no mites."""


def scenario(text: str) -> Scenario:
    feature, faults = parse_feature(text, "a.feature", toy())
    assert faults == []
    assert feature is not None
    (only,) = feature.scenarios
    return only


@pytest.fixture(scope="module")
def reached() -> list[set[tuple[str, str]]]:
    """The outcomes that two single lines, one line, and one German line reach."""
    proof = prove(toy())
    texts = (
        ENGLISH.format(
            "repotting is not addressed by the source\n"
            "    And misting is not addressed by the source"
        ),
        ENGLISH.format("repotting and misting are not addressed by the source"),
        GERMAN.format("Umtopfen und Besprühen werden von der Quelle nicht behandelt"),
    )
    texts = tuple(text.replace(ENGLISH_TREE, ENGLISH_PLANT) for text in texts)
    texts = tuple(text.replace(GERMAN_TREE, GERMAN_PLANT) for text in texts)
    found: list[Reach] = [reach(proof, PhraseBook(toy()), [scenario(text)]) for text in texts]
    return [{(o.option, o.verdict) for o in one.all if o.reached} for one in found]


def test_one_line_about_two_options_reaches_what_two_lines_reach(
    reached: list[set[tuple[str, str]]],
) -> None:
    assert reached[1] == reached[0] == {("repotting", SILENT), ("misting", SILENT)}


def test_a_german_scenario_reaches_what_the_english_one_reaches(
    reached: list[set[tuple[str, str]]],
) -> None:
    assert reached[2] == reached[0] != set()


def test_every_option_of_a_line_has_to_have_the_verdict() -> None:
    book = PhraseBook(toy())
    right = ENGLISH.format("watering and feeding are out of scope")
    assert run_scenario(book, scenario(right)) is None
    wrong = ENGLISH.format("watering and feeding are recommended")
    failure = run_scenario(book, scenario(wrong))
    assert failure is not None
    assert "watering is out of scope" in failure
    assert "feeding is out of scope" in failure


def test_only_the_options_without_the_verdict_are_named() -> None:
    """Dry soil asks for water whatever else is unknown; of food that says nothing."""
    text = (
        "@rec:WATER-1\nFeature: A\n\n  Scenario: A\n    Given a houseplant that stands indoors\n"
        "    And the soil is dry\n    When the plant is cared for\n"
        "    Then watering and feeding are recommended\n"
    )
    failure = run_scenario(PhraseBook(toy()), scenario(text))
    assert failure is not None
    assert "feeding" in failure
    assert "watering is" not in failure.partition("The answer is")[2]


def test_a_german_scenario_can_fail() -> None:
    failure = run_scenario(PhraseBook(toy()), scenario(GERMAN.format("Gießen wird empfohlen")))
    assert failure is not None
    assert failure.startswith("Line 8. Expected: Gießen wird empfohlen. The answer is: watering is")


def test_a_german_line_that_contradicts_another_is_named_in_german() -> None:
    text = GERMAN.format("Gießen wird empfohlen").replace(
        "    Wenn", "    Und die Pflanze ist eine Zimmerpflanze\n    Wenn"
    )
    failure = run_scenario(PhraseBook(toy()), scenario(text))
    assert failure is not None
    assert "'die Pflanze ist eine Zimmerpflanze' contradicts 'die Pflanze ist ein Baum'" in failure
