"""Feature files -> scenarios, with every fault that could hide one."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.errors import Fault
from guideline.loading import PhraseBook, parse_feature, parse_features, phrase_faults
from tests.fixtures.toys import TOY_FEATURE, changed_toy, toy

SCENARIO = """\
@rec:WATER-1
Feature: Watering

  Scenario: Dry soil
    Given a houseplant that stands indoors
    And the soil is dry
    When the plant is cared for
    Then watering is recommended
"""

OUTLINE = """\
@rec:WATER-1
Feature: Watering

  Scenario Outline: Soil that is <soil>
    Given the soil is <soil>
    When the plant is cared for
    Then watering <verdict>

    Examples:
      | soil | verdict         |
      | wet  | must be avoided |
"""


def faults_of(text: str) -> list[Fault]:
    """Every fault of a feature file, of its structure and of its phrases, in file order."""
    feature, faults = parse_feature(text, "a.feature", toy())
    if feature is not None:
        faults = [*faults, *phrase_faults(feature, PhraseBook(toy()))]
    return sorted(faults)


def fault_of(text: str) -> Fault:
    faults = faults_of(text)
    if len(faults) != 1:
        pytest.fail("one fault was expected, not these:\n" + "\n".join(map(str, faults)))
    return faults[0]


def changed(old: str, new: str, text: str = SCENARIO) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def place_in(text: str, words: str) -> tuple[int, int]:
    """1-based line and column of words that stand in the text once."""
    assert text.count(words) == 1
    position = text.index(words)
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


# Sound files


@pytest.mark.parametrize("text", [SCENARIO, OUTLINE, TOY_FEATURE])
def test_a_sound_file_has_no_fault(text: str) -> None:
    assert faults_of(text) == []


def test_every_example_row_is_a_scenario_of_its_own() -> None:
    feature, _ = parse_feature(TOY_FEATURE, "a.feature", toy())
    assert feature is not None
    assert [(s.name, s.row) for s in feature.scenarios] == [
        ("Dry soil", None),
        ("Soil that is wet", 0),
        ("Soil that is moist", 1),
    ]


def test_a_row_knows_its_own_line_and_that_of_its_title() -> None:
    feature, _ = parse_feature(TOY_FEATURE, "a.feature", toy())
    assert feature is not None
    last = feature.scenarios[-1]
    assert last.line == place_in(TOY_FEATURE, "Scenario Outline:")[0]
    assert last.row_line == place_in(TOY_FEATURE, "| moist |")[0]
    assert last.key == ("a.feature", last.line, 1)
    assert last.place == f"a.feature:{last.row_line}"


def test_rows_of_two_tables_are_counted_through() -> None:
    text = OUTLINE + "\n    Examples:\n      | soil | verdict |\n      | dry | is recommended |\n"
    feature, faults = parse_feature(text, "a.feature", toy())
    assert faults == []
    assert feature is not None
    assert [scenario.row for scenario in feature.scenarios] == [0, 1]


def test_the_steps_of_a_background_come_first() -> None:
    feature, _ = parse_feature(TOY_FEATURE, "a.feature", toy())
    assert feature is not None
    assert feature.scenarios[0].steps[0].text == "a houseplant that stands indoors"


def test_and_takes_the_kind_of_the_line_before() -> None:
    feature, _ = parse_feature(SCENARIO, "a.feature", toy())
    assert feature is not None
    kinds = [(step.keyword, step.kind) for step in feature.scenarios[0].steps]
    assert kinds == [("Given", "given"), ("And", "given"), ("When", "when"), ("Then", "then")]


def test_tags_of_feature_rule_and_scenario_add_up() -> None:
    text = (
        "@rec:WATER-1\nFeature: Watering\n\n  @pitfall:WET\n  Rule: Wet\n\n"
        "    @source:WATER\n    Scenario: Dry\n      When the plant is cared for\n"
        "      Then watering is recommended\n"
    )
    feature, faults = parse_feature(text, "a.feature", toy())
    assert faults == []
    assert feature is not None
    assert [tag.text for tag in feature.scenarios[0].tags] == [
        "rec:WATER-1",
        "pitfall:WET",
        "source:WATER",
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "@rec:FEED-1",
        "@pitfall:SKIP",
        "@question:Q-FOOD",
        "@source:POT",
        "@property:TEST-FIRST",
        "@constraint:NO-POT",
    ],
)
def test_every_kind_of_tag_is_known(tag: str) -> None:
    assert faults_of(changed("@rec:WATER-1", tag)) == []


def test_keywords_of_another_language_work() -> None:
    text = (
        "# language: de\n@rec:WATER-1\nFunktionalität: Gießen\n\n  Szenario: Trocken\n"
        "    Angenommen die Erde ist trocken\n    Wenn die Pflanze wird versorgt\n"
        "    Dann Gießen wird empfohlen\n"
    )
    feature, faults = parse_feature(text, "a.feature", toy())
    assert faults == []
    assert feature is not None
    assert phrase_faults(feature, PhraseBook(toy(), "de")) == []
    assert [step.kind for step in feature.scenarios[0].steps] == ["given", "when", "then"]


def test_prose_below_a_title_is_no_fault() -> None:
    text = changed("Watering\n", "Watering\n  Given away free.\n  and other prose: with a colon\n")
    assert faults_of(text) == []


def test_windows_line_ends_are_no_fault() -> None:
    assert faults_of(SCENARIO.replace("\n", "\r\n")) == []


# What the runner would drop or pass without a word


def test_a_second_scenario_of_one_title_is_a_fault_at_the_second() -> None:
    second = SCENARIO[SCENARIO.index("  Scenario") :]
    found = fault_of(f"{SCENARIO}\n{second}")
    assert (found.line, found.column) == (10, 3)
    assert "a second scenario is called 'Dry soil'" in found.message
    assert found.hint == "The first one is on line 4"


def test_one_title_in_two_rules_is_a_fault_too() -> None:
    scenario = SCENARIO[SCENARIO.index("  Scenario") :]
    text = f"@rec:WATER-1\nFeature: A\n  Rule: B\n{scenario}\n  Rule: C\n{scenario}"
    found = fault_of(text)
    assert found.line == 11
    assert found.hint == "The first one is on line 4"


def test_titles_that_differ_only_by_row_are_no_fault() -> None:
    text = changed("Soil that is <soil>", "Soil", OUTLINE)
    assert faults_of(text + "      | moist | is not addressed by the source |\n") == []


def test_a_scenario_without_steps_is_a_fault() -> None:
    found = fault_of("@rec:WATER-1\nFeature: A\n\n  Scenario: B\n")
    assert (found.line, found.column) == (4, 3)
    assert found.message == "the scenario has no steps, so it would pass without testing anything"


def test_a_scenario_with_only_a_background_has_no_steps_of_its_own() -> None:
    text = "@rec:WATER-1\nFeature: A\n  Background:\n    Given the soil is dry\n  Scenario: B\n"
    assert "no steps" in fault_of(text).message


@pytest.mark.parametrize(
    "line",
    ["given the soil is dry", "Given: the soil is dry", "GIVEN the soil is dry", "When: x"],
)
def test_a_step_that_reads_as_a_description_is_a_fault_on_its_line(line: str) -> None:
    """Below a title such a line is prose to the runner, and the scenario could be empty."""
    text = changed("    Given a houseplant", f"    {line}\n    Given a houseplant")
    found = fault_of(text)
    assert (found.line, found.column) == (5, 5)
    assert found.message == f"the line '{line}' reads as a description, so it would not run"
    assert "with a capital letter, and no colon" in found.expected


def test_a_scenario_of_such_lines_only_has_two_faults() -> None:
    text = "@rec:WATER-1\nFeature: A\n\n  Scenario: B\n    given the soil is dry\n"
    assert [fault.line for fault in faults_of(text)] == [4, 5]


def test_a_lower_case_keyword_among_steps_is_a_fault_with_the_right_one() -> None:
    found = fault_of(changed("And the soil", "and the soil"))
    assert (found.line, found.column) == (6, 5)
    assert found.message == "'and the soil is dry' cannot stand here"
    assert found.hint == "Did you mean 'And'?"


def test_a_misspelled_keyword_is_a_fault_with_the_right_one() -> None:
    assert fault_of(changed("When the", "Wehn the")).hint == "Did you mean 'When'?"


def test_a_scenario_keyword_in_lower_case_is_a_fault() -> None:
    found = faults_of(changed("  Scenario: Dry", "  scenario: Dry"))
    assert (4, 3) in [(fault.line, fault.column) for fault in found]


def test_an_outline_without_examples_is_a_fault() -> None:
    text = OUTLINE[: OUTLINE.index("\n    Examples")]
    found = fault_of(text)
    assert (found.line, found.column) == (4, 3)
    assert found.message == "the outline has no example rows"


@pytest.mark.parametrize("rows", [0, 1])
def test_examples_without_a_row_are_a_fault(rows: int) -> None:
    lines = OUTLINE.splitlines(keepends=True)
    found = fault_of("".join(lines[: lines.index("    Examples:\n") + 1 + rows]))
    assert (found.line, found.column) == (9, 5)
    assert found.message == "these examples have no rows, so nothing would run"


def test_one_empty_table_beside_a_full_one_is_a_fault() -> None:
    assert fault_of(OUTLINE + "\n    Examples: More\n").line == 13


def test_a_placeholder_in_a_plain_scenario_is_a_fault() -> None:
    found = fault_of(changed("the soil is dry", "the soil is <soil>"))
    assert (found.line, found.column) == (4, 3)
    assert found.message == "'<…>' stands for nothing"
    assert found.expected == "a table under 'Examples:'"


def test_a_placeholder_without_a_column_is_a_fault_with_the_nearest() -> None:
    text = changed("Then watering <verdict>", "Then watering <verdikt>", OUTLINE)
    missing = next(fault for fault in faults_of(text) if "column" in fault.message)
    assert missing.line == place_in(text, "| soil |")[0]
    assert missing.message == "there is no column 'verdikt'"
    assert missing.hint == "Did you mean 'verdict'?"


def test_a_column_that_nothing_uses_is_a_fault() -> None:
    text = changed("| soil | verdict         |", "| soil | verdict         | why |", OUTLINE)
    text = changed("| must be avoided |", "| must be avoided | rot |", text)
    found = fault_of(text)
    assert (found.line, found.column) == place_in(text, "why")
    assert found.message == "the column 'why' is used nowhere"


def test_a_column_twice_is_a_fault() -> None:
    text = changed("| soil | verdict         |", "| soil | verdict         | soil |", OUTLINE)
    text = changed("| must be avoided |", "| must be avoided | dry |", text)
    assert {fault.message for fault in faults_of(text)} == {"the column 'soil' stands here twice"}


def test_a_row_of_another_length_is_a_fault() -> None:
    text = changed("| must be avoided |", "| must be avoided | rot |", OUTLINE)
    found = fault_of(text)
    assert found.line == 11
    assert found.message == "this row has another number of cells than the first"


def test_a_tag_on_examples_is_a_fault() -> None:
    text = changed("    Examples:", "    @pitfall:WET\n    Examples:", OUTLINE)
    found = fault_of(text)
    assert (found.line, found.column) == (9, 5)
    assert found.message == "a tag on examples would not be seen by the runner"


@pytest.mark.parametrize("tag", ["@skip", "@xfail", "@wip", "@slow"])
def test_a_tag_that_the_runner_would_obey_is_a_fault(tag: str) -> None:
    """`@skip` and `@xfail` act as marks of the runner."""
    found = fault_of(changed("  Scenario:", f"  {tag}\n  Scenario:"))
    assert (found.line, found.column) == (4, 3)
    assert found.message == f"'{tag}' is not a tag of a guideline"
    assert "@rec:…" in found.expected


@pytest.mark.parametrize(
    ("tag", "message", "hint"),
    [
        ("@rec:WATER-11", "there is no recommendation 'WATER-11'", "Did you mean 'WATER-1'?"),
        ("@pitfall:SKPI", "there is no pitfall 'SKPI'", "Did you mean 'SKIP'?"),
        ("@question:Q-FODO", "there is no question 'Q-FODO'", "Did you mean 'Q-FOOD'?"),
        ("@source:WAETR", "there is no statement 'WAETR'", "Did you mean 'WATER'?"),
        ("@property:TEST-FRIST", "there is no property 'TEST-FRIST'", "Did you mean 'TEST-FIRST'?"),
        ("@constraint:NOPOT", "there is no constraint 'NOPOT'", "Did you mean 'NO-POT'?"),
        ("@recs:WATER-1", "'@recs:WATER-1' is not a tag of a guideline", "Did you mean '@rec'?"),
        ("@rec:", "'@rec:' is not a tag of a guideline", "Did you mean '@rec'?"),
    ],
)
def test_a_tag_with_an_unknown_id_is_a_fault_with_the_nearest(
    tag: str, message: str, hint: str
) -> None:
    found = fault_of(changed("  Scenario:", f"  {tag}\n  Scenario:"))
    assert (found.line, found.column) == (4, 3)
    assert (found.message, found.hint) == (message, hint)


def test_a_scenario_without_any_tag_is_a_fault() -> None:
    found = fault_of(SCENARIO.removeprefix("@rec:WATER-1\n"))
    assert (found.line, found.column) == (3, 3)
    assert found.message == "no tag says what the scenario is about"


def test_a_tag_with_a_space_is_a_fault() -> None:
    found = faults_of(changed("@rec:WATER-1", "@rec: WATER-1"))
    assert {fault.line for fault in found} == {1}
    assert "a tag holds a space" in [fault.message for fault in found]


def test_a_scenario_without_a_title_is_a_fault() -> None:
    assert fault_of(changed(" Dry soil", "")).message == "the scenario has no title"


# Steps out of order


def test_a_scenario_without_a_then_is_a_fault() -> None:
    found = fault_of(changed("    Then watering is recommended\n", ""))
    assert found.line == 7
    assert found.message == "the scenario has no Then, so it would pass without testing anything"
    assert found.expected == "Then"


def test_a_scenario_without_a_when_is_a_fault() -> None:
    found = fault_of(changed("    When the plant is cared for\n", ""))
    assert found.message == "the scenario has no When, so no advice is asked for"


@pytest.mark.parametrize(
    ("first", "then"),
    [("Then watering is recommended", "When summer begins"), ("When summer begins", "Given x")],
)
def test_steps_out_of_order_are_a_fault(first: str, then: str) -> None:
    text = changed("    When the plant", f"    {first}\n    {then}\n    When the plant")
    found = [fault for fault in faults_of(text) if "stands after" in fault.message]
    assert (found[0].line, found[0].column) == (8, 5)
    assert found[0].expected == "Given, then When, then Then"


def test_and_cannot_come_first() -> None:
    found = fault_of(changed("Given a houseplant", "And a houseplant"))
    assert (found.line, found.column) == (5, 5)
    assert found.message == "'And' cannot come first"


def test_a_when_in_a_background_is_a_fault() -> None:
    text = changed("  Scenario:", "  Background:\n    When the plant is cared for\n\n  Scenario:")
    first = faults_of(text)[0]
    assert (first.line, first.column) == (5, 5)
    assert first.message == "a background only says what is given"


@pytest.mark.parametrize("below", ["      | dry | wet |\n", '      """\n      dry\n      """\n'])
def test_a_table_or_a_text_block_below_a_step_is_a_fault(below: str) -> None:
    text = changed("And the soil is dry\n", f"And the soil is dry\n{below}")
    found = fault_of(text)
    assert (found.line, found.column) == (6, 5)
    assert found.message == "a table or text block below a step would not be read"


# Files with nothing to run


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_a_file_without_a_feature_is_a_fault(text: str) -> None:
    found = fault_of(text)
    assert (found.file, found.line) == ("a.feature", 1)
    assert found.message == "there is no feature in this file, so nothing would run"


def test_a_feature_without_a_scenario_is_a_fault() -> None:
    found = fault_of("@rec:WATER-1\nFeature: A\n\n  Some prose.\n")
    assert (found.line, found.column) == (2, 1)
    assert found.message == "the feature has no scenario, so nothing would run"


def test_an_empty_rule_beside_a_full_one_is_no_hidden_scenario() -> None:
    rest = SCENARIO[SCENARIO.index("  Scenario") :]
    assert faults_of(f"@rec:WATER-1\nFeature: A\n  Rule: B\n{rest}\n  Rule: C\n") == []


def test_text_that_is_no_gherkin_is_a_fault_on_each_bad_line() -> None:
    found = faults_of("Watering\nis good\n")
    assert [fault.line for fault in found] == [1, 2]


def test_an_unknown_language_is_a_fault() -> None:
    found = fault_of("# language: xx\n" + SCENARIO)
    assert found.line == 1
    assert "there is no such language" in found.message


def test_text_that_names_an_existing_file_is_not_read_as_that_file(tmp_path: Path) -> None:
    path = tmp_path / "b.feature"
    path.write_text(SCENARIO)
    assert len(faults_of(str(path))) == 1


# Phrases


@pytest.mark.parametrize(
    ("old", "new", "at", "message", "hint"),
    [
        ("the soil is dry", "the soil\u00a0is dry", "\u00a0", "no-break space", "plain ' '"),
        (
            "the soil is dry",
            "the soil is dry.",
            ".",
            "no full stop",
            "Delete it",
        ),
        ("the soil is dry", "the soil  is dry", "  is", "two spaces", "Leave one"),
        ("the soil is dry", "The soil is dry", "The", "capitals", "Write 'the soil is dry'"),
        ("the soil is dry", "the soil is dri", "the soil", "not a phrase", "the soil is dry"),
        (
            "Given a houseplant that stands indoors",
            "Given watering is recommended",
            "watering is recommended\n    And",
            "a phrase of Then, not of Given",
            "Begin the line with Then",
        ),
        (
            "Then watering is recommended",
            "Then wattering is recommended",
            "wattering",
            "no option 'wattering'",
            "Did you mean 'watering is recommended'?",
        ),
        (
            "Then watering is recommended",
            "Then watering is recomended",
            "is recomended",
            "no verdict 'is recomended'",
            "Did you mean 'watering is recommended'?",
        ),
        (
            "the soil is dry",
            "the pot is 31 fingers wide",
            "31",
            "the width of the pot cannot be 31",
            "It goes from 1 to 30",
        ),
    ],
)
def test_a_phrase_that_means_nothing_is_a_fault_at_its_place_with_the_cause(
    old: str, new: str, at: str, message: str, hint: str
) -> None:
    text = changed(old, new)
    found = fault_of(text)
    position = text.index(at, text.index(new))
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    assert (found.line, found.column) == (line, column)
    assert message in found.message
    assert hint in found.hint


def test_a_curly_quote_is_named(tmp_path: Path) -> None:
    guideline = changed_toy(
        tmp_path, ("variables.yaml", "phrase: the soil is dry", "phrase: the plant's soil is dry")
    )
    text = changed("the soil is dry", "the plant\u2019s soil is dry")
    feature, _ = parse_feature(text, "a.feature", guideline)
    assert feature is not None
    (found,) = phrase_faults(feature, PhraseBook(guideline))
    assert (found.line, found.column) == place_in(text, "\u2019")
    assert "holds a right single quotation mark" in found.message
    assert found.hint == 'Type a plain "\'" there'


def test_a_bad_phrase_of_a_background_is_reported_once() -> None:
    text = changed("a houseplant that stands indoors", "a hooseplant", TOY_FEATURE)
    assert fault_of(text).line == 5


def test_a_bad_phrase_of_an_outline_is_reported_for_each_row_that_has_it() -> None:
    text = changed("| wet  |", "| damp |", OUTLINE) + "      | soggy | must be avoided |\n"
    assert [fault.line for fault in faults_of(text)] == [5, 5]


# Folders


def folder_faults(tmp_path: Path, name: str, data: bytes | str = SCENARIO) -> list[Fault]:
    path = tmp_path / "features" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return parse_features(tmp_path / "features", {"toy": toy()}, tmp_path)[1]


def test_features_are_found_below_the_folder_of_their_guideline(tmp_path: Path) -> None:
    assert folder_faults(tmp_path, "toy/b/c.feature") == []
    (tmp_path / "features/toy/a.feature").write_text(OUTLINE)
    features, _ = parse_features(tmp_path / "features", {"toy": toy()}, tmp_path)
    assert [feature.file for feature in features] == [
        "features/toy/a.feature",
        "features/toy/b/c.feature",
    ]


@pytest.mark.parametrize("name", ["b.Feature", "c.feature.txt", "d.featur", "feature"])
def test_a_file_whose_name_no_runner_knows_is_a_fault(tmp_path: Path, name: str) -> None:
    assert folder_faults(tmp_path, f"toy/{name}") == [
        Fault(
            f"features/toy/{name}",
            0,
            0,
            "this file would never run",
            "a name that ends in .feature",
            "Rename it" if "feature" in name.lower() else "Move it elsewhere",
        )
    ]


@pytest.mark.parametrize(
    ("name", "hint"), [("tyo/a.feature", "Did you mean 'toy'?"), ("a.feature", "")]
)
def test_a_feature_in_a_folder_of_no_guideline_is_a_fault(
    tmp_path: Path, name: str, hint: str
) -> None:
    (found,) = folder_faults(tmp_path, name)
    assert found.file == f"features/{name}"
    assert found.message == "this file belongs to no guideline, so it would never run"
    assert found.hint == hint


def test_a_hidden_file_is_no_fault(tmp_path: Path) -> None:
    assert folder_faults(tmp_path, "toy/.DS_Store", b"\x00") == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xef\xbb\xbf" + SCENARIO.encode(), "byte order mark"),
        (SCENARIO.encode("utf-16"), "UTF-16"),
        (b"Feature: caf\xe9\n", "Windows-1252"),
        (b"Feature: a\x00b\n", "zero bytes"),
    ],
    ids=["bom", "utf16", "cp1252", "nul"],
)
def test_bytes_that_cannot_be_read_are_one_fault(tmp_path: Path, data: bytes, message: str) -> None:
    (found,) = folder_faults(tmp_path, "toy/a.feature", data)
    assert (found.file, found.line) == ("features/toy/a.feature", 1)
    assert message in found.message


def test_a_folder_of_features_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    features, faults = parse_features(tmp_path / "features", {"toy": toy()}, tmp_path)
    assert features == ()
    assert faults == [Fault("features", 0, 0, "there is no such folder of features")]


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    folder_faults(tmp_path, "toy/a.feature", "Watering\n")
    folder_faults(tmp_path, "toy/b.feature", "")
    folder_faults(tmp_path, "toy/c.feature")
    features, faults = parse_features(tmp_path / "features", {"toy": toy()}, tmp_path)
    assert [feature.file for feature in features] == ["features/toy/c.feature"]
    assert {fault.file for fault in faults} == {"features/toy/a.feature", "features/toy/b.feature"}
