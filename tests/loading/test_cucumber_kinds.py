"""The kinds of constructs and faults in Cucumber's own test files, in the words of the toy.

Each is read and tidied: what cannot run is a fault at a place, and nothing ends in a traceback.
"""

from __future__ import annotations

import pytest

from guideline.authoring.format_feature import format_feature
from guideline.loading import PhraseBook, parse_feature, phrase_faults
from tests.fixtures.toys import toy

STEPS = """\
    Given the soil is dry
    When the plant is cared for
    Then watering is recommended
"""
HEAD = "@rec:WATER-1\nFeature: F\n"
SOUND = f"{HEAD}\n  Scenario: S\n{STEPS}"

BAD = {
    "an invalid language": (f"# language: no-such\n{SOUND}", 1),
    "a language the guideline lacks": (f"# language: fr\n{SOUND}", 1),
    "not Gherkin": ("not gherkin\n", 1),
    "nothing but comments": ("# a\n# b\n", 1),
    "an empty file": ("", 1),
    "a feature without scenarios": (HEAD, 2),
    "several parser faults": ("invalid line here\n\nFeature: F\n\n  another\n invalid: |x\n", 1),
    "the end inside a text block": (f'{SOUND}    """\n    x\n', 10),
    "tags at the end": (f"{SOUND}\n@late\n", 10),
    "a space in a tag": (SOUND.replace("@rec:WATER-1", "@rec:WATER-1 @a b"), 1),
    "a no-break space in a tag": (SOUND.replace("@rec:WATER-1", "@rec:WATER-1 @a\u00a0b"), 1),
    "a next-line character in a tag": (SOUND.replace("@rec:WATER-1", "@rec:WATER-1 @a\x85b"), 1),
    "rows of different lengths": (
        (
            f"{HEAD}\n  Scenario Outline: <s>\n    Given the soil is <s>\n"
            "    When the plant is cared for\n    Then watering is recommended\n\n"
            "    Examples:\n      | s   | t |\n      | dry |\n"
        ),
        11,
    ),
    "an outline without examples": (SOUND.replace("Scenario: S", "Scenario Outline: S"), 4),
    "examples without rows": (f"{SOUND}\n    Examples:\n      | s |\n", 9),
    "a scenario without steps": (f"{HEAD}\n  Scenario: S\n\n  Scenario: T\n{STEPS}", 4),
    "a second text block": (f'{SOUND}    """\n    x\n    """\n    """\n    y\n    """\n', 11),
    "a table below a step": (f"{SOUND}    | a |\n", 7),
    "two backgrounds": (
        (
            f"{HEAD}\n  Background:\n    Given the soil is dry\n\n  Background:\n"
            f"    Given the soil is dry\n\n  Scenario: S\n{STEPS}"
        ),
        7,
    ),
}

GOOD = {
    "plain": SOUND,
    "Windows line ends": SOUND.replace("\n", "\r\n"),
    "tabs and trailing space": SOUND.replace("    Given", "\t\tGiven").replace("dry\n", "dry \t\n"),
    "comments everywhere": SOUND.replace("\n", "\n# c\n"),
    "stars for keywords": SOUND.replace("Given", "*", 1).replace("    *", "    Given", 1),
    "descriptions": SOUND.replace("Feature: F\n", "Feature: F\n  Some words.\n\n  More.\n"),
    "a rule with a background": (
        f"{HEAD}\n  Rule: R\n\n    Background:\n      Given the soil is dry\n\n"
        "    Scenario: S\n      When the plant is cared for\n      Then watering is recommended\n"
    ),
    "a tagged rule": f"Feature: F\n\n  @rec:WATER-1\n  Rule: R\n\n    Scenario: S\n{STEPS}",
    "emoji in a title": SOUND.replace("Scenario: S", "Scenario: \U0001f331 S"),
    "unicode space before a keyword": SOUND.replace("    Given", "\u00a0\u00a0Given"),
    "an escaped pipe in a title": SOUND.replace("Scenario: S", "Scenario: a | b"),
    "several examples": (
        f"{HEAD}\n  Scenario Outline: <s>\n    Given the soil is <s>\n"
        "    When the plant is cared for\n    Then watering <v>\n\n"
        "    Examples: A\n      | s   | v              |\n      | dry | is recommended |\n\n"
        "    Examples: B\n      | s   | v               |\n      | wet | must be avoided |\n"
    ),
    "German keywords": (
        "# language: de\n@rec:WATER-1\nFunktionalität: F\n\n  Szenario: S\n"
        "    Angenommen die Erde ist trocken\n    Wenn die Pflanze wird versorgt\n"
        "    Dann Gießen wird empfohlen\n"
    ),
    "no line end at the end": SOUND.rstrip("\n"),
}


def faults_of(text: str) -> list[tuple[int, str]]:
    feature, faults = parse_feature(text, "a.feature", toy())
    if feature is not None:
        faults = [*faults, *phrase_faults(feature, PhraseBook(toy()).in_language(feature.language))]
    return [(fault.line, fault.message) for fault in faults]


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_run_is_a_fault_at_its_line(kind: str) -> None:
    text, line = BAD[kind]
    assert line in {place for place, _ in faults_of(text)}, faults_of(text)


@pytest.mark.parametrize("kind", GOOD)
def test_what_can_run_is_no_fault_and_stays_so_when_tidied(kind: str) -> None:
    assert faults_of(GOOD[kind]) == []
    tidy, refused = format_feature(GOOD[kind], "a.feature")
    assert refused == []
    assert faults_of(tidy) == []


@pytest.mark.parametrize("kind", BAD)
def test_tidying_what_cannot_run_refuses_or_keeps_its_faults(kind: str) -> None:
    text, _ = BAD[kind]
    tidy, refused = format_feature(text, "a.feature")
    assert refused or {m for _, m in faults_of(tidy)} == {m for _, m in faults_of(text)}
