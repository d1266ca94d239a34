"""Every phrase is listed with its meaning, an example that can be pasted, and its uses."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from guideline.loading import FRAMES, PhraseBook, load_project, parse_feature
from guideline.loading.step_list import StepPhrase, search_steps, step_list, suggestions
from guideline.model.guideline import Guideline
from tests.fixtures.toys import toy
from tests.verification.projects import COLD, REPOSITORY


def _cold() -> tuple[StepPhrase, ...]:
    project = load_project(COLD)
    return step_list(project.books["cold"], project.features)


@pytest.fixture(scope="module")
def cold() -> dict[tuple[str, str], StepPhrase]:
    return {(p.kind, p.phrase): p for p in _cold()}


def _guidelines() -> list[Guideline]:
    guidelines = [toy()]
    for root in (COLD, REPOSITORY):
        guidelines.extend(load_project(root).guidelines.values())
    return guidelines


def _phrases(found: Iterable[StepPhrase]) -> list[str]:
    return [phrase.phrase for phrase in found]


# What is listed


@pytest.mark.parametrize("kind", FRAMES)
def test_every_frame_is_listed_with_its_meaning(
    cold: dict[tuple[str, str], StepPhrase], kind: str
) -> None:
    """Without those about plurals, as the cold has none."""
    listed = {p.phrase: p.meaning for p in cold.values() if p.frame and p.kind == kind}
    plural = {"{plural variable} are unknown", "{plural option} are proposed"}
    assert listed == {f: meaning for f, meaning in FRAMES[kind] if f not in plural}


@pytest.mark.parametrize("guideline", _guidelines(), ids=lambda guideline: guideline.id)
def test_every_example_is_a_step_of_the_guideline(guideline: Guideline) -> None:
    """None of the three lacks anything that a frame could be filled with."""
    book = PhraseBook(guideline)
    strange = []
    for phrase in step_list(book, ()):
        keyword, _, text = phrase.example.partition(" ")
        assert keyword == phrase.kind.title()
        if book.meaning(phrase.kind, text) is None:
            strange.append(phrase.example)
    assert strange == []


@pytest.mark.parametrize("guideline", _guidelines(), ids=lambda guideline: guideline.id)
def test_the_example_of_a_frame_is_built_on_that_frame(guideline: Guideline) -> None:
    """A feature of nothing but the examples uses each frame."""
    book = PhraseBook(guideline)
    frames = [p for p in step_list(book, ()) if p.frame]
    steps = "\n".join(f"    {p.example}" for p in frames)
    tag = f"@rec:{next(iter(guideline.recommendations))}"
    text = f"{tag}\nFeature: All\n\n  Scenario: All\n{steps}\n"
    feature, _ = parse_feature(text, "all.feature", guideline)
    assert feature is not None
    unused = [p.phrase for p in step_list(book, [feature]) if p.frame and not p.scenarios]
    assert unused == []


@pytest.mark.parametrize(
    ("kind", "phrase", "meaning", "example"),
    [
        ("given", "there is a fever", "Fever: Yes", "Given there is a fever"),
        (
            "given",
            "it is unknown whether there is a fever",
            "Fever: said to be unknown",
            "Given it is unknown whether there is a fever",
        ),
        (
            "given",
            "the age is {value} a years",
            "Age: a whole number from 0 to 120 a",
            "Given the age is 60 a years",
        ),
        ("given", "a cold with a fever", "there is a fever", "Given a cold with a fever"),
        ("when", "care is chosen", "asks for advice: Choice of care", "When care is chosen"),
        ("when", "rest is proposed", "adds to a plan: Rest", "When rest is proposed"),
        (
            "then",
            "{option} must be avoided",
            "The source calls it a mistake.",
            "Then rest must be avoided",
        ),
        ("then", "an antibiotic {verdict}", "Antibiotics", "Then an antibiotic is recommended"),
    ],
)
def test_the_words_of_the_content_are_listed(
    cold: dict[tuple[str, str], StepPhrase], kind: str, phrase: str, meaning: str, example: str
) -> None:
    found = cold[kind, phrase]
    assert (found.meaning, found.example, found.frame) == (meaning, example, False)


def test_every_phrase_for_a_value_is_listed() -> None:
    """`also: [it is a houseplant]` in the toy."""
    assert "it is a houseplant" in _phrases(step_list(PhraseBook(toy()), ()))


def test_what_is_derived_cannot_be_said_and_is_not_listed() -> None:
    assert "the pot is too small" not in _phrases(step_list(PhraseBook(toy()), ()))


def test_an_empty_set_is_listed() -> None:
    found = {p.phrase: p.meaning for p in step_list(PhraseBook(toy()), ())}
    assert found["there are no pests"] == "Pests: none"


def test_every_german_example_is_a_german_step() -> None:
    """The toy's own words in German, with the German keywords before them."""
    book = PhraseBook(toy()).in_language("de")
    strange = []
    for phrase in step_list(book, ()):
        keyword, _, text = phrase.example.partition(" ")
        assert keyword == {"given": "Angenommen", "when": "Wenn", "then": "Dann"}[phrase.kind]
        if book.meaning(phrase.kind, text) is None:
            strange.append(phrase.example)
    assert strange == []


def test_a_plural_is_listed_where_the_content_has_one() -> None:
    german = _phrases(step_list(PhraseBook(toy()).in_language("de"), ()))
    assert "{plural option} werden vorgeschlagen" in german
    assert "{plural option} are proposed" not in _phrases(step_list(PhraseBook(toy()), ()))


# Where it is used


@pytest.mark.parametrize(
    ("kind", "phrase", "scenarios", "first"),
    [
        # Nobody, Fever, Old with a fever
        ("given", "there is a fever", 3, "features/cold/antibiotics.feature:20"),
        # No fever, Very old, one row of the outline
        ("given", "there is no fever", 3, "features/cold/antibiotics.feature:6"),
        ("given", "it is unknown whether there is a fever", 1, "features/cold/rest.feature:16"),
        ("given", "{variable} is unknown", 1, "features/cold/rest.feature:16"),
        ("given", "the age is {value} a years", 7, "features/cold/antibiotics.feature:5"),
        ("given", "a cold with a fever", 0, ""),
        ("when", "care is chosen", 7, "features/cold/antibiotics.feature:7"),
        ("when", "rest is proposed", 0, ""),
        ("then", "{option} {verdict}", 5, "features/cold/antibiotics.feature:8"),
        ("then", "rest {verdict}", 4, "features/cold/rest.feature:11"),
        ("then", "{option} is recommended", 2, "features/cold/rest.feature:11"),
        ("then", "the answer on {option} rests on {rule}", 1, "features/cold/rest.feature:12"),
        ("then", "alert {alert} is shown", 1, "features/cold/antibiotics.feature:15"),
    ],
)
def test_uses_are_scenarios_and_the_first_place(
    cold: dict[tuple[str, str], StepPhrase], kind: str, phrase: str, scenarios: int, first: str
) -> None:
    found = cold[kind, phrase]
    assert (found.scenarios, found.first) == (scenarios, first)


def test_a_phrase_said_twice_in_a_scenario_is_one_use() -> None:
    text = (
        "@rec:REST\nFeature: Twice\n\n  Scenario: Twice\n    Given there is a fever\n"
        "    When care is chosen\n    Then rest is recommended\n    And rest is recommended\n"
    )
    project = load_project(COLD)
    feature, _ = parse_feature(text, "twice.feature", project.guidelines["cold"])
    assert feature is not None
    found = {p.phrase: p for p in step_list(project.books["cold"], [feature])}
    assert found["rest {verdict}"].scenarios == 1


def test_a_step_that_means_nothing_uses_nothing() -> None:
    text = (
        "@rec:REST\nFeature: Odd\n\n  Scenario: Odd\n    Given there is a feever\n"
        "    When care is chosen\n    Then the answer on rest rests on NOTHING\n"
    )
    project = load_project(COLD)
    feature, _ = parse_feature(text, "odd.feature", project.guidelines["cold"])
    assert feature is not None
    used = {p.phrase for p in step_list(project.books["cold"], [feature]) if p.scenarios}
    assert used == {"{decision point}", "care is chosen"}


# Searching


def test_every_word_has_to_occur_in_any_case() -> None:
    found = search_steps(_cold(), ["FEVER", "no"])
    assert _phrases(found) == ["there is no fever", "it is unknown whether there is a fever"]


def test_the_meaning_is_searched_too() -> None:
    found = search_steps(_cold(), ["mistake"])
    assert _phrases(found) == ["{option} must be avoided"]


def test_the_keyword_is_searched_too() -> None:
    found = search_steps(_cold(), ["when", "rest"])
    assert _phrases(found) == ["rest is proposed"]


def test_no_words_find_everything() -> None:
    assert search_steps(_cold(), []) == _cold()


def test_a_word_that_occurs_nowhere_gets_the_nearest() -> None:
    assert suggestions(_cold(), ["antibiotik"]) == (
        "No phrase holds 'antibiotik'. Did you mean 'antibiotic'?",
    )


def test_words_that_never_stand_together_are_counted_apart() -> None:
    """Only the meaning of one verdict calls anything a mistake."""
    assert suggestions(_cold(), ["mistake", "zebra"]) == (
        "1 holds 'mistake'.",
        "No phrase holds 'zebra'.",
    )
