"""Step text -> meaning, by looking it up in the vocabulary."""

from __future__ import annotations

import re

import pytest

from guideline.loading import FRAMES, PhraseBook, UnknownPhrase
from guideline.loading.frames import FRAME_TABLE
from guideline.model.condition import Truth
from guideline.model.scenario import (
    Accounted,
    Answers,
    Assumes,
    Before,
    Cites,
    CouldBe,
    Decide,
    DependsOn,
    Given,
    Impossible,
    InScope,
    Leans,
    MakesPrecise,
    NothingElse,
    PlanOpposed,
    Propose,
    RequiredFirst,
    RestsOn,
    SameWhatever,
    Says,
    ShowsAlert,
    ShowsQuestion,
)
from guideline.model.variable import Kind
from guideline.model.wording import ENGINE_WORDINGS, Direction
from guideline.model.words import recorded_clause
from tests.fixtures.toys import changed_toy, toy


@pytest.fixture(scope="module")
def book() -> PhraseBook:
    return PhraseBook(toy())


def unknown(book: PhraseBook, kind: str, text: str) -> UnknownPhrase:
    with pytest.raises(UnknownPhrase) as caught:
        book.read(kind, text)
    return caught.value


# Every phrase is understood


def test_every_phrase_of_every_value_records_that_value(book: PhraseBook) -> None:
    for variable in toy().variables.values():
        if variable.derivation:
            continue
        for value in variable.values.values():
            recorded = frozenset({value.id}) if variable.kind is Kind.SET else value.id
            for phrase in value.phrases:
                assert book.given(phrase) == Given({variable.id: recorded})


def test_every_number_of_every_integer_is_understood_as_the_product_writes_it(
    book: PhraseBook,
) -> None:
    """Also with its unit: "the plant is 30 cm tall"."""
    for variable in toy().variables.values():
        if variable.kind is Kind.INTEGER:
            assert variable.low is not None
            assert variable.high is not None
            for number in range(variable.low, variable.high + 1):
                text = recorded_clause(variable, number)
                assert book.given(text) == Given({variable.id: number})


def test_the_empty_set_and_every_unknown_phrase_are_understood(book: PhraseBook) -> None:
    assert book.given("there are no pests") == Given({"pests": frozenset()})
    for variable in toy().variables.values():
        if not variable.derivation:
            assert book.given(variable.unknown_phrase) == Given({}, frozenset({variable.id}))


def test_a_situation_records_all_its_values(book: PhraseBook) -> None:
    assert book.given("a houseplant that stands indoors") == Given(
        {"plant": "houseplant", "place": "indoors"}, situation=True
    )


def test_a_derived_value_cannot_be_given(book: PhraseBook) -> None:
    """It follows from others, so recording it could contradict them."""
    assert "the pot is too small" in unknown(book, "given", "the pot is too small").message


def test_every_decision_point_and_option_is_understood_by_a_when(book: PhraseBook) -> None:
    for point in toy().decision_points.values():
        assert book.when(point.phrase) == Decide(point.id)
    for option in toy().options.values():
        assert book.when(f"{option.phrase} is proposed") == Propose(option.id)


def test_every_option_goes_with_every_verdict(book: PhraseBook) -> None:
    for option in toy().options.values():
        for verdict in (*toy().wordings.values(), *ENGINE_WORDINGS.values()):
            text = f"{option.phrase} {verdict.phrase}"
            assert book.then(text) == Answers(option.id, verdict.id)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("the patient is in scope", InScope(Truth.TRUE)),
        ("the patient is out of scope", InScope(Truth.FALSE)),
        ("it is not known whether the patient is in scope", InScope(Truth.UNKNOWN)),
        ("the answer on watering depends on the soil", DependsOn("watering", ("soil",))),
        (
            "the answer on watering could still be that it must be avoided",
            CouldBe("watering", "do_not"),
        ),
        ("the answer on watering rests on WATER-1", RestsOn("watering", "WATER-1")),
        ("the answer on watering rests on GNATS", RestsOn("watering", "GNATS")),
        (
            "the answer on watering is no undeclared silence",
            Accounted("watering", "source_silent"),
        ),
        ("the answer on watering is no undeclared conflict", Accounted("watering", "conflict")),
        ("the answer on watering speaks for it", Leans("watering", Direction.FOR, True)),
        ("the answer on watering does not speak for it", Leans("watering", Direction.FOR, False)),
        ("the answer on watering speaks against it", Leans("watering", Direction.AGAINST, True)),
        (
            "the answer on watering does not speak against it",
            Leans("watering", Direction.AGAINST, False),
        ),
        ("the answer on watering makes WATER-1 more precise", MakesPrecise("watering", "WATER-1")),
        ("the answer on watering makes GNATS more precise", MakesPrecise("watering", "GNATS")),
        ('the answer on watering says "a gardener"', Says("watering", "a gardener")),
        ("the answer on watering cites BRIGHT", Cites("watering", "BRIGHT", True)),
        ("the answer on watering does not cite BRIGHT", Cites("watering", "BRIGHT", False)),
        (
            "the answer on feeding does not depend on the light and the warmth",
            SameWhatever("feeding", "light"),
        ),
        ("the answer assumes that the light is medium", Assumes("light", "medium")),
        ("a soil test comes before every treatment", Before("soil_test")),
        ("a soil test has to be done before watering", RequiredFirst("watering", "soil_test")),
        ("nothing has to be done before watering", RequiredFirst("watering", None)),
        ("nothing else is recommended", NothingElse()),
        ("open question Q-FOOD is shown", ShowsQuestion("Q-FOOD", True)),
        ("open question Q-FOOD is not shown", ShowsQuestion("Q-FOOD", False)),
        ("alert PLAGUE is shown", ShowsAlert("PLAGUE", "shown")),
        ("alert SKIP is not shown", ShowsAlert("SKIP", "hidden")),
        ("alert TOP-HEAVY could not be checked", ShowsAlert("TOP-HEAVY", "unchecked")),
        ("alert GNATS would apply if more were known", ShowsAlert("GNATS", "possible")),
        ("watering cannot stand in the plan as proposed", PlanOpposed("watering")),
        ("SKIP speaks against the plan", PlanOpposed("SKIP")),
        ("nothing speaks against the plan", PlanOpposed(None)),
        ("the record is impossible because of NO-POT", Impossible("NO-POT")),
    ],
)
def test_every_frame_of_a_then_is_understood(book: PhraseBook, text: str, meaning: object) -> None:
    assert book.then(text) == meaning


def test_every_listed_frame_is_understood(book: PhraseBook) -> None:
    """What the listing promises can be written, with words of the vocabulary in its braces."""
    words = {
        "value of a variable": "the soil is dry",
        "variable": "the growth",
        "variables": "the soil and the growth",
        "situation": "a houseplant that stands indoors",
        "decision point": "summer begins",
        "option": "watering",
        "verdict": "is recommended",
        "rule": "WATER-1",
        "statement": "WATER",
        "constraint": "NO-POT",
        "pitfall": "SKIP",
        "question": "Q-FOOD",
        "alert": "PLAGUE",
        "other option": "feeding",
        "options": "watering and feeding",
        "plural verdict": "are not addressed by the source",
        "words": "a gardener decides",
    }
    for kind, frames in FRAMES.items():
        for frame, _ in frames:
            if "{plural " in frame.replace("{plural verdict}", ""):
                continue  # the toy has no plurals; see below
            text = re.sub(r"\{([^}]+)\}", lambda match: words[match.group(1)], frame)
            book.read(kind, text)


# Lists of nouns


@pytest.mark.parametrize(
    ("nouns", "variables"),
    [
        ("the soil", ("soil",)),
        ("the soil and the growth", ("soil", "growing")),
        ("the soil, the growth and the pests", ("soil", "growing", "pests")),
        ("the light and the warmth", ("light",)),
        ("the light and the warmth and the soil", ("light", "soil")),
        ("the soil and the light and the warmth", ("soil", "light")),
        ("the soil, the light and the warmth and the pests", ("soil", "light", "pests")),
        ("the crampedness and the soil", ("pot_too_small", "soil")),
    ],
)
def test_a_list_of_nouns_is_read_although_a_noun_may_hold_and(
    book: PhraseBook, nouns: str, variables: tuple[str, ...]
) -> None:
    text = f"the answer on watering depends on {nouns}"
    assert book.then(text) == DependsOn("watering", variables)


@pytest.mark.parametrize("nouns", ["the", "the soil and", "the soil, the sun", "and the soil", ""])
def test_a_list_with_a_word_that_is_no_noun_is_not_understood(book: PhraseBook, nouns: str) -> None:
    unknown(book, "then", f"the answer on watering depends on {nouns}")


# Looked up, not searched for


def test_each_phrase_is_one_entry_of_a_dictionary(book: PhraseBook) -> None:
    """So a step takes as long with ten phrases as with ten thousand.

    Given: the phrases of the values (28 of them: one for each, two for `houseplant`, none for the
    derived variable), 10 unknown phrases, one empty set and one situation. Two integers, six
    options, 5 + 8 verdicts, 11 nouns and two decision points.
    """
    values = [
        phrase
        for variable in toy().variables.values()
        if not variable.derivation
        for value in variable.values.values()
        for phrase in value.phrases
    ]
    assert len(book._given) == len(values) + 10 + 1 + 1
    # The height has a unit, so "3 cm" is understood beside the bare number.
    assert len(book._integers) == 3
    assert len(book._options) == 6
    assert len(book._verdicts) == 5 + 8
    assert len(book._nouns) == 11
    assert len(book._acts) == 2


def test_a_number_is_one_lookup_not_one_phrase_for_each_value(book: PhraseBook) -> None:
    before = len(book._given)
    book.given("the pot is 7 fingers wide")
    assert len(book._given) == before


def test_a_step_read_twice_is_remembered(book: PhraseBook) -> None:
    first = book.then("watering must be done")
    assert book.then("watering must be done") is first


def test_the_fixed_frames_are_few_and_do_not_grow_with_the_vocabulary() -> None:
    """41 about one thing, and 5 twins about a plural or several options."""
    assert sum(len(frames) for frames in FRAMES.values()) == len(FRAME_TABLE) == 46


def test_phrases_lists_everything_that_can_be_given_or_asked(book: PhraseBook) -> None:
    listed = {*book.phrases("given"), *book.phrases("when")}
    assert {
        "the soil is dry",
        "nobody has felt the soil",
        "there are no pests",
        "a houseplant that stands indoors",
        "the plant is cared for",
        "a soil test is proposed",
    } <= listed
    assert any("{value}" in phrase for phrase in listed)


# What is not understood


def test_a_near_phrase_is_suggested(book: PhraseBook) -> None:
    found = unknown(book, "given", "the soil is dri")
    assert found.message == "'the soil is dri' is not a phrase of this guideline"
    assert found.hint == "Did you mean 'the soil is dry'?"


def test_a_lookup_is_exact(book: PhraseBook) -> None:
    """A phrase inside another, or a longer one, is not taken for it."""
    for text in ("the soil is", "soil is dry", "the soil is dry today", "and the soil is dry"):
        unknown(book, "given", text)


@pytest.mark.parametrize("number", ["0", "201", "-1", "99999999999999999999", "9" * 5000])
def test_a_number_outside_the_range_says_the_range_at_the_number(
    book: PhraseBook, number: str
) -> None:
    found = unknown(book, "given", f"the pot is {number if number != '201' else 31} fingers wide")
    assert found.message.startswith("the width of the pot cannot be ")
    assert found.hint == "It goes from 1 to 30"
    assert found.offset == len("the pot is ")


@pytest.mark.parametrize("number", ["1.5", "1,5", "seven", "1_0", "+7", "7-8"])
def test_what_is_no_whole_number_is_not_understood(book: PhraseBook, number: str) -> None:
    unknown(book, "given", f"the pot is {number} fingers wide")


@pytest.mark.parametrize(
    ("kind", "text", "message", "hint", "offset"),
    [
        (
            "given",
            "the soil\u00a0is dry",
            "holds a no-break space",
            "Type a plain ' ' there",
            8,
        ),
        (
            "given",
            "the soil is\u200b dry",
            "holds a zero width space",
            "Delete it",
            11,
        ),
        (
            "given",
            "the soil is dry.",
            "a step has no full stop at its end",
            "Delete it",
            15,
        ),
        (
            "then",
            "watering is recommended.",
            "a step has no full stop at its end",
            "Delete it",
            23,
        ),
        ("given", "the soil  is dry", "two spaces stand in a row", "Leave one", 8),
        ("given", "the\tsoil is dry", "two spaces stand in a row", "Leave one", 3),
        (
            "given",
            "The Soil is dry",
            "'The Soil is dry' differs from a phrase in its capitals",
            "Write 'the soil is dry'",
            0,
        ),
        (
            "given",
            "the plant is cared for",
            "'the plant is cared for' is a phrase of When, not of Given",
            "Begin the line with When",
            0,
        ),
        (
            "when",
            "the soil is dry",
            "'the soil is dry' is a phrase of Given, not of When",
            "Begin the line with Given",
            0,
        ),
        (
            "when",
            "watering is recommended",
            "'watering is recommended' is a phrase of Then, not of When",
            "Begin the line with Then",
            0,
        ),
        (
            "then",
            "wattering is recommended",
            "there is no option 'wattering'",
            "Did you mean 'watering is recommended'?",
            0,
        ),
        (
            "then",
            "watering is recomended",
            "there is no verdict 'is recomended'",
            "Did you mean 'watering is recommended'?",
            9,
        ),
        (
            "when",
            "wattering is proposed",
            "there is no option 'wattering'",
            "Did you mean 'watering is proposed'?",
            0,
        ),
        (
            "then",
            "the answer on watering rests on WATER-11",
            "there is no recommendation or pitfall 'WATER-11'",
            "Did you mean 'WATER-1'?",
            32,
        ),
        (
            "then",
            "the answer on watering makes WATER-11 more precise",
            "there is no recommendation or pitfall 'WATER-11'",
            "Did you mean 'WATER-1'?",
            29,
        ),
        (
            "then",
            "the answer on watering cites WATTER",
            "there is no source statement 'WATTER'",
            "Did you mean 'WATER'?",
            29,
        ),
        (
            "then",
            "open question Q-FOD is shown",
            "there is no open question 'Q-FOD'",
            "Did you mean 'Q-FOOD'?",
            14,
        ),
        (
            "then",
            "alert PLAUGE is shown",
            "there is no alert 'PLAUGE'",
            "Did you mean 'PLAGUE'?",
            6,
        ),
        (
            "then",
            "the record is impossible because of PLAGUE",
            "there is no excluding constraint 'PLAGUE'",
            "",
            36,
        ),
        (
            "then",
            "SKPI speaks against the plan",
            "there is no pitfall 'SKPI'",
            "Did you mean 'SKIP'?",
            0,
        ),
    ],
)
def test_a_slip_is_named_with_its_cause_and_its_place(
    book: PhraseBook, kind: str, text: str, message: str, hint: str, offset: int
) -> None:
    found = unknown(book, kind, text)
    assert message in found.message
    assert found.hint == hint
    assert found.offset == offset


@pytest.mark.parametrize(
    "text",
    [
        'the answer on watering says ""',
        "the answer on watering says a gardener",
        'the answer on watering says "a "gardener" decides"',
        "the answer on watering is no undeclared gap",
        "the answer on watering speaks for watering",
    ],
)
def test_a_frame_with_other_words_is_not_understood(book: PhraseBook, text: str) -> None:
    unknown(book, "then", text)


def test_nothing_near_gives_no_hint(book: PhraseBook) -> None:
    assert unknown(book, "given", "qqqq").hint == ""


def test_a_slip_that_would_still_mean_nothing_is_not_blamed(book: PhraseBook) -> None:
    """The full stop is not what is wrong with this."""
    assert "full stop" not in unknown(book, "given", "the moon is full.").message


# Causes: each where it fires, and where it stays silent


@pytest.mark.parametrize(
    ("kind", "text", "message", "hint"),
    [
        (
            "given",
            "the pot is ≥ 7 fingers wide",
            "a step says one number, so '≥' has no place in it",
            "Write one number, such as 'the pot is 7 fingers wide'",
        ),
        ("given", "the soil is dry,", "a step has no comma at its end", "Delete it"),
        (
            "given",
            "the soil is bright",
            "'bright' is a value of the light and the warmth, not of the soil",
            (
                "Write 'the light is bright'. For the soil there is: 'the soil is dry', "
                "'the soil is moist', 'the soil is wet'"
            ),
        ),
        (
            "given",
            "the growth is Yes",
            "'Yes' is not how a step says this value of the growth",
            "Write 'the plant grows'",
        ),
        (
            "given",
            "the soil is 7",
            "the soil takes words, not a number",
            "For the soil there is: 'the soil is dry', 'the soil is moist', 'the soil is wet'",
        ),
        (
            "given",
            "the pot is seven fingers wide",
            "the width of the pot takes a whole number",
            (
                "For the width of the pot there is: 'the pot is 15 fingers wide', "
                "'there is no pot to measure', from 1 to 30"
            ),
        ),
        (
            "given",
            "the growth is not known",
            "this is not how a step says that a value is not known",
            "Write 'the growth is unknown'",
        ),
        (
            "given",
            "the soil is unknown",
            "this is not how a step says that a value is not known",
            "Write 'nobody has felt the soil'",
        ),
        (
            "given",
            "the pests is unknown",
            "this is not how a step says that a value is not known",
            "Write 'the pests are unknown'",
        ),
        (
            "given",
            "the pot is too small",
            "'the pot is too small' follows from other values, so no step says it",
            "Say what it follows from: the height, the width of the pot",
        ),
        (
            "then",
            "watering and feeding is recommended",
            "several options stand here, with words for one",
            "Write 'watering and feeding are recommended'",
        ),
        (
            "then",
            "watering are recommended",
            "'watering' is one thing, with a plural",
            "Write 'watering is recommended'",
        ),
        (
            "then",
            "the answer on wattering speaks for it",
            "there is no option 'wattering'",
            "Did you mean 'the answer on watering speaks for it'?",
        ),
        (
            "then",
            "the answer on watering depends on the sun",
            "there is no characteristic 'the sun'",
            (
                "Did you mean 'the answer on watering depends on the soil' or "
                "'the answer on watering depends on the pests'?"
            ),
        ),
        (
            "then",
            "Watering Is Recommended",
            "'Watering Is Recommended' differs from a phrase in its capitals",
            "Write 'watering is recommended'",
        ),
    ],
)
def test_the_cause_of_a_slip_is_named(
    book: PhraseBook, kind: str, text: str, message: str, hint: str
) -> None:
    found = unknown(book, kind, text)
    assert (found.message, found.hint) == (message, hint)


@pytest.mark.parametrize(
    ("kind", "text", "not_blamed"),
    [
        ("given", "the moon is ≥ 7 fingers wide", "'≥'"),
        ("given", "the moon is full,", "comma"),
        ("given", "the soil is purple", "is a value of"),
        ("given", "the moon is Yes", "is not how a step says"),
        ("given", "the moon is 7", "takes words"),
        ("given", "the moon is seven fingers wide", "whole number"),
        ("given", "the moon is not known", "is not known"),
        ("given", "the pot is too smal", "follows from"),
        ("then", "watering and mooning is recommended", "several options"),
        ("then", "mooning are recommended", "plural"),
        ("then", "the answer on wattering sings for it", "no option"),
        ("then", "the answer on watering hangs on the sun", "no characteristic"),
        ("then", "Mooning Is Recommended", "capitals"),
    ],
)
def test_a_cause_is_not_named_where_it_is_not_the_cause(
    book: PhraseBook, kind: str, text: str, not_blamed: str
) -> None:
    """What is said after quoting the line; the line itself may hold the words."""
    found = unknown(book, kind, text)
    assert not_blamed not in found.message.replace(f"'{text}'", "")


def test_up_to_three_near_phrases_are_named_as_whole_lines(book: PhraseBook) -> None:
    found = unknown(book, "then", "the answer on watering speaks of it")
    assert found.hint.startswith("Did you mean 'the answer on watering speaks for it', '")
    assert found.hint.count("the answer on watering") == 3
    assert "{" not in found.hint


# Plurals and several options


@pytest.fixture(scope="module")
def plural_book(tmp_path_factory: pytest.TempPathFactory) -> PhraseBook:
    """The toy with `summer days outside` as a plural option."""
    change = ("options.yaml", "phrase: a summer outside", "phrase: summer days\n    plural: true")
    return PhraseBook(changed_toy(tmp_path_factory.mktemp("plural"), change))


def test_one_line_expects_the_verdict_of_each_option(book: PhraseBook) -> None:
    assert book.expectations("watering, feeding and misting are recommended") == (
        Answers("watering", "recommended"),
        Answers("feeding", "recommended"),
        Answers("misting", "recommended"),
    )


def test_a_plural_takes_the_plural_of_the_verdict(plural_book: PhraseBook) -> None:
    assert plural_book.then("summer days are recommended") == Answers("outside", "recommended")
    assert plural_book.then("summer days are out of scope") == Answers("outside", "out_of_scope")
    assert plural_book.when("summer days are proposed") == Propose("outside")


def test_a_plural_with_the_words_for_one_is_told_the_right_ones(plural_book: PhraseBook) -> None:
    for kind, wrong, right in (
        ("then", "summer days is recommended", "summer days are recommended"),
        ("when", "summer days is proposed", "summer days are proposed"),
        (
            "then",
            "summer days has to be done before watering",
            "summer days have to be done before watering",
        ),
    ):
        assert unknown(plural_book, kind, wrong).hint == f"Write '{right}'"


def test_a_verdict_without_a_plural_of_its_own_serves_for_both(book: PhraseBook) -> None:
    """`must be avoided` says nothing of number."""
    assert book.expectations("watering and feeding must be avoided") == (
        Answers("watering", "do_not"),
        Answers("feeding", "do_not"),
    )


def test_a_noun_that_is_a_plural_is_unknown_in_the_plural(book: PhraseBook) -> None:
    assert book.given("the pests are unknown") == Given({}, frozenset({"pests"}))
