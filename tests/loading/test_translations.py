"""A guideline in a second language: its words, and nothing said in another language instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guideline.loading import (
    FRAMES,
    PhraseBook,
    UnknownPhrase,
    load_guideline,
    parse_feature,
    phrase_faults,
)
from guideline.loading.frames import FRAME_TABLE
from guideline.loading.languages import LANGUAGES
from guideline.loading.step_list import step_list
from guideline.model.scenario import Answers, CouldBe, DependsOn, Given, RequiredFirst
from guideline.model.wording import ENGINE_WORDINGS
from tests.fixtures.toys import changed_toy, copy_toy, faults_in, only_fault, place_of, toy

GERMAN = "translations/de.yaml"

FEATURE = """\
# language: de
@rec:WATER-1
Funktionalität: Gießen

  Szenario: Trockene Erde
    Angenommen die Erde ist trocken
    Wenn die Pflanze wird versorgt
    Dann Gießen wird empfohlen
"""


@pytest.fixture(scope="module")
def german() -> PhraseBook:
    return PhraseBook(toy()).in_language("de")


def faults_of(text: str) -> list[str]:
    feature, faults = parse_feature(text, "a.feature", toy())
    if feature is not None:
        faults = [*faults, *phrase_faults(feature, PhraseBook(toy()).in_language(feature.language))]
    return [str(fault) for fault in faults]


# The tables of the framework


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_sentence_with_the_same_braces(code: str) -> None:
    frames = LANGUAGES[code].frames
    assert frames.keys() == FRAME_TABLE.keys()
    for id, frame in FRAME_TABLE.items():
        braces = re.findall(r"{[^}]+}", frame.template)
        assert sorted(re.findall(r"{[^}]+}", frames[id])) == sorted(braces), id


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_language_says_two_things_alike(code: str) -> None:
    frames = list(LANGUAGES[code].frames.values())
    assert len(frames) == len(set(frames))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_verdict_of_the_engine(code: str) -> None:
    assert LANGUAGES[code].verdicts.keys() == ENGINE_WORDINGS.keys()


# What German sentences mean


@pytest.mark.parametrize(
    ("kind", "text", "meaning"),
    [
        ("given", "die Erde ist trocken", Given({"soil": "dry"})),
        ("given", "der Topf ist 7 Finger breit", Given({"pot_width": 7})),
        ("given", "die Schädlinge sind unbekannt", Given({}, frozenset({"pests"}))),
        ("given", "der Standort ist unbekannt", Given({}, frozenset({"place"}))),
        ("then", "Gießen wird empfohlen", Answers("watering", "recommended")),
        ("then", "Sommertage draußen sind zu vermeiden", Answers("outside", "do_not")),
        (
            "then",
            "die Antwort zu Gießen hängt ab von: die Erde und die Schädlinge",
            DependsOn("watering", ("soil", "pests")),
        ),
        (
            "then",
            "die Antwort zu Gießen könnte noch lauten: wird von der Quelle nicht behandelt",
            CouldBe("watering", "source_silent"),
        ),
        (
            "then",
            "ein Bodentest muss erfolgen, bevor Gießen beginnt",
            RequiredFirst("watering", "soil_test"),
        ),
    ],
)
def test_a_german_sentence_means_what_the_english_one_means(
    german: PhraseBook, kind: str, text: str, meaning: object
) -> None:
    assert german.read(kind, text) == meaning


def test_the_language_changes_words_and_nothing_else() -> None:
    spoken = toy().in_language("de")
    assert spoken.options["watering"].phrase == "Gießen"
    assert spoken.options["watering"].silence is toy().options["watering"].silence
    assert spoken.recommendations is toy().recommendations


def test_a_book_is_made_once_for_each_language() -> None:
    book = PhraseBook(toy())
    assert book.in_language("de").in_language("en") is book
    assert book.in_language("de") is book.in_language("de")


# Files


def test_a_german_feature_is_read_with_german_phrases() -> None:
    assert faults_of(FEATURE) == []


def test_english_words_mean_nothing_in_a_german_feature() -> None:
    (fault,) = faults_of(FEATURE.replace("die Erde ist trocken", "the soil is dry"))
    assert fault.startswith("a.feature:6:16: 'the soil is dry' is not a phrase")


def test_a_wrong_keyword_is_named_in_the_language_of_the_file() -> None:
    (fault,) = faults_of(
        FEATURE.replace("Angenommen die Erde ist trocken", "Angenommen Gießen wird empfohlen")
    )
    assert "is a phrase of Dann, not of Angenommen. Begin the line with Dann" in fault


def test_a_missing_then_is_named_in_the_language_of_the_file() -> None:
    (fault,) = faults_of(FEATURE.replace("    Dann Gießen wird empfohlen\n", ""))
    assert "the scenario has no Dann" in fault


def test_a_line_that_was_meant_as_a_step_is_found_by_german_keywords() -> None:
    text = FEATURE.replace("Trockene Erde\n", "Trockene Erde\n    angenommen die Erde ist nass\n")
    (fault,) = faults_of(text)
    assert "'Angenommen …' with a capital letter" in fault


def test_english_keywords_are_prose_in_a_german_description() -> None:
    assert (
        faults_of(FEATURE.replace("Trockene Erde\n", "Trockene Erde\n    Given is a word.\n")) == []
    )


def test_a_language_the_guideline_does_not_carry_is_one_fault_at_its_line() -> None:
    (fault,) = faults_of(FEATURE.replace("language: de", "language: fr"))
    assert fault.startswith("a.feature:1:13: the guideline toy has no words in the language 'fr'")
    assert "one of en, de" in fault


# Faults of a translation


def test_an_id_that_does_not_exist_gets_the_nearest(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path, (GERMAN, "  feeding: {", "  feedin: {"))
    (wrong,) = faults_in(folder)
    assert wrong.message == "there is no option 'feedin' in toy"
    assert wrong.hint == "Did you mean 'feeding'?"
    assert (wrong.line, wrong.column) == place_of(folder / GERMAN, "feedin")


# What has no words


def test_a_whole_translation_leaves_nothing_unsaid() -> None:
    assert toy().unsaid("de") == ()


def test_a_value_without_words_is_named_and_cannot_be_said(tmp_path: Path) -> None:
    changed = changed_toy(tmp_path, (GERMAN, "      wet: die Erde ist nass\n", ""))
    assert changed.unsaid("de") == (("value", "soil.wet"),)
    book = PhraseBook(changed).in_language("de")
    with pytest.raises(UnknownPhrase):
        book.given("die Erde ist nass")
    with pytest.raises(UnknownPhrase):
        book.given("the soil is wet")
    assert book.given("die Erde ist trocken") == Given({"soil": "dry"})


def test_an_option_without_words_is_named_and_cannot_be_said(tmp_path: Path) -> None:
    changed = changed_toy(tmp_path, (GERMAN, "  misting: {phrase: Besprühen}\n", ""))
    assert changed.unsaid("de") == (("option", "misting"),)
    with pytest.raises(UnknownPhrase):
        PhraseBook(changed).in_language("de").then("Besprühen wird empfohlen")


def test_a_situation_is_unsaid_where_one_of_its_values_is(tmp_path: Path) -> None:
    changed = changed_toy(tmp_path, (GERMAN, "      indoors: die Pflanze steht drinnen\n", ""))
    assert ("value", "place.indoors") in changed.unsaid("de")
    assert "situation" in {what for what, _ in changed.unsaid("de")}


def test_an_empty_translation_can_still_be_listed(tmp_path: Path) -> None:
    """Every part is unsaid; the list of phrases holds what comes with the language."""
    folder = copy_toy(tmp_path)
    (folder / GERMAN).write_text(
        "language: Deutsch\nvariables: {}\noptions: {}\nwordings: {}\ndecision_points: {}\n",
        encoding="utf-8",
    )
    changed = load_guideline(folder)
    own = (changed.variables, changed.situations, changed.options, changed.wordings)
    assert len(changed.unsaid("de")) == sum(map(len, own)) + len(changed.decision_points)
    assert step_list(PhraseBook(changed).in_language("de"), ())


def test_two_things_cannot_be_said_alike(tmp_path: Path) -> None:
    found = only_fault(tmp_path, (GERMAN, "wet: die Erde ist nass", "wet: die Erde ist feucht"))
    assert "the phrase 'die Erde ist feucht' is used by" in found.message


def test_a_number_needs_a_place_for_the_number(tmp_path: Path) -> None:
    found = only_fault(tmp_path, (GERMAN, "{value} Finger breit", "viele Finger breit"))
    assert found.message == "pot_width needs a phrase"
    assert found.expected == "a clause that holds {value}"


def test_a_file_that_is_named_after_no_language_is_a_fault(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path)
    (folder / GERMAN).rename(folder / "translations/german.yaml")
    (found,) = faults_in(folder)
    assert found.message == "'german' is no language that feature files can be written in"


def test_the_own_language_is_no_translation(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path)
    (folder / GERMAN).rename(folder / "translations/en.yaml")
    (found,) = faults_in(folder)
    assert "is the guideline's own language" in found.message


def test_a_language_the_framework_does_not_know_needs_all_sentences(tmp_path: Path) -> None:
    """Every fixed sentence, every verdict of the engine, and the word for "and"."""
    folder = copy_toy(tmp_path)
    (folder / GERMAN).rename(folder / "translations/fr.yaml")
    messages = [fault.message for fault in faults_in(folder)]
    assert sum(m.startswith("there are no words for the sentence") for m in messages) == len(
        [frame for frames in FRAMES.values() for frame in frames]
    )
    assert sum(m.startswith("there are no words for the verdict") for m in messages) == 8
    assert "the key 'conjunction' is missing" in messages


def test_a_sentence_keeps_its_braces(tmp_path: Path) -> None:
    change = (GERMAN, "decision_points:", "sentences:\n  for: die Antwort ist ja\ndecision_points:")
    found = only_fault(tmp_path, change)
    assert found.message == "this sentence has other braces than the English one"
    assert found.expected == "{option}"


def test_the_own_words_of_a_guideline_are_english(tmp_path: Path) -> None:
    found = only_fault(tmp_path, ("guideline.yaml", "version: 1.50", "version: 1.50\nlanguage: de"))
    assert found.message == "the guideline's own language is 'de'"
    assert found.hint == "Put the words in 'de' into translations/de.yaml"
