"""Features laid out alike, and still the same features."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest
from gherkin.parser import Parser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guideline.authoring import format_feature as module
from guideline.authoring.format_feature import format_feature
from guideline.errors import Fault
from tests.fixtures.toys import TOY_FEATURE
from tests.loading.test_mutations import slips

REPOSITORY = Path(__file__).resolve().parents[2]
OWN = [path.read_text("utf-8") for path in sorted((REPOSITORY / "features").rglob("*.feature"))]

RICH = """\
# language: en
# Written by the committee.

@a @b # why
@c
Feature: Plants
  # On the description
  All of them:
    - the small ones
    - the large ones

  That is all.

  # Apart
  Background:
    Given a plant

  # On the scenario
  Scenario Outline: Soil <soil>
    Some words.

    Given text:
      \"\"\"json
        set in

      last
      \"\"\"

    # On the table
    And a table:
      | a   | b\\|c |
      # On the row
      | <x> | \\\\   |

    @t
    Examples: some
      | soil | x |
      | wet  | 1 |

      | dry  | 2 |

  Rule: Light
    On light.

    Example: Sun
      * sun
      # The end
"""
"""Everything Gherkin knows, as it should be laid out."""


def formatted(text: str) -> str:
    """The text laid out, given without the indentation of the test."""
    result, faults = format_feature(textwrap.dedent(text), "a.feature")
    assert faults == []
    return result


def scenario(*lines: str) -> str:
    """The lines of a scenario in a feature, as laid out."""
    before = "Feature: F\n\n  Scenario: S\n"
    result = formatted(before + "\n".join(lines))
    assert result.startswith(before)
    return result.removeprefix(before)


def test_each_level_is_two_spaces() -> None:
    given = "\tFeature: F\nScenario: S\n  Given a\n\tThen b\nExamples:\n|x|\n"
    assert formatted(given) == (
        "Feature: F\n\n  Scenario: S\n    Given a\n    Then b\n\n    Examples:\n      | x |\n"
    )


def test_what_stands_in_a_rule_is_one_level_deeper() -> None:
    given = "Feature: F\nRule: R\nScenario: S\nGiven a\n"
    assert formatted(given) == "Feature: F\n\n  Rule: R\n\n    Scenario: S\n      Given a\n"


def test_columns_of_a_table_have_one_width() -> None:
    assert scenario("Given a", "|x|long one|", "|  longer |y |") == (
        "    Given a\n      | x      | long one |\n      | longer | y        |\n"
    )


def test_wide_letters_count_twice_in_a_table() -> None:
    assert scenario("Given a", "| 世 |", "| ab |", "| u\u0308b |") == (
        "    Given a\n      | 世 |\n      | ab |\n      | u\u0308b |\n"
    )


def test_escapes_in_a_cell_stay_as_written() -> None:
    assert scenario("Given a", r"|a\|b|\d|\\|\n|") == (
        "    Given a\n      | a\\|b | \\d | \\\\ | \\n |\n"
    )


def test_what_stands_behind_the_last_bar_is_not_lost() -> None:
    """The parser drops it; the author may not have meant that."""
    assert scenario("Given a", "|x|  never read") == "    Given a\n      | x | never read\n"


def test_one_blank_line_stands_before_each_scenario() -> None:
    given = "Feature: F\nScenario: A\nGiven a\nScenario: B\nGiven a\n\n\n\nScenario: C\nGiven a"
    assert formatted(given).split("\n\n") == [
        "Feature: F",
        "  Scenario: A\n    Given a",
        "  Scenario: B\n    Given a",
        "  Scenario: C\n    Given a\n",
    ]


def test_steps_may_stand_in_groups() -> None:
    assert scenario("", "Given a", "", "", "When b") == "    Given a\n\n    When b\n"


def test_tags_stand_on_one_line_in_their_order() -> None:
    given = "@b  @a@c\n\n@a2\nFeature: F\n"
    assert formatted(given) == "@b @a @c @a2\nFeature: F\n"


def test_a_comment_behind_tags_keeps_its_line() -> None:
    given = "@a   # why\n@b\nFeature: F\n"
    assert formatted(given) == "@a # why\n@b\nFeature: F\n"


def test_a_comment_that_touches_a_scenario_goes_with_it() -> None:
    given = "Feature: F\nScenario: A\nGiven a\n# on B\n@t\nScenario: B\nGiven a"
    assert "    Given a\n\n  # on B\n  @t\n  Scenario: B\n" in formatted(given)


def test_a_comment_that_touches_a_step_only_stays_with_it() -> None:
    given = "Feature: F\nScenario: A\nGiven a\n# on a\n\nScenario: B\nGiven a"
    assert "    Given a\n    # on a\n\n  Scenario: B\n" in formatted(given)


def test_a_comment_apart_stays_apart() -> None:
    given = "Feature: F\nScenario: A\nGiven a\n\n# part two\n\nScenario: B\nGiven a"
    assert "    Given a\n\n  # part two\n\n  Scenario: B\n" in formatted(given)


def test_a_description_keeps_its_lines_and_what_is_set_in() -> None:
    given = "Feature: F\n      One\n        - two  \n\n\n      three\nScenario: S\nGiven a"
    assert formatted(given).startswith("Feature: F\n  One\n    - two\n\n  three\n\n  Scenario: S\n")


def test_spaces_in_a_doc_string_are_kept() -> None:
    """They are text, at both ends of a line."""
    assert scenario("Given a", '"""', "  b  ", "", 'c\\"""', '"""') == (
        '    Given a\n      """\n        b  \n\n      c\\"""\n      """\n'
    )


def test_a_step_keeps_the_spaces_between_its_words() -> None:
    assert scenario("Given   two  spaces ") == "    Given two  spaces\n"


def test_a_synonym_of_a_keyword_is_kept() -> None:
    """Which one is right is a matter of grammar in some languages."""
    given = "#language:de\nFunktionalität:   F\nBeispiel:S\nGegeben seien a\n* b\n"
    assert formatted(given) == (
        "# language: de\nFunktionalität: F\n\n  Beispiel: S\n    Gegeben seien a\n    * b\n"
    )


def test_keywords_that_need_no_space_get_none() -> None:
    given = "# language: zh-CN\n功能: F\n场景: S\n假如a\n当 b\n"
    assert formatted(given) == ("# language: zh-CN\n功能: F\n\n  场景: S\n    假如a\n    当 b\n")


def test_windows_line_ends_become_plain_ones() -> None:
    assert formatted("Feature: F\r\n\r\n  words\r\n") == "Feature: F\n\n  words\n"


def test_everything_gherkin_knows_is_as_it_should_be() -> None:
    assert formatted(RICH) == RICH


@pytest.mark.parametrize("text", OWN, ids=lambda text: text.split("Feature: ", 1)[1][:40])
def test_own_features_are_as_they_should_be(text: str) -> None:
    assert format_feature(text, "") == (text, [])


def test_a_line_that_is_no_gherkin_is_named_and_the_text_left() -> None:
    text = "Feature: F\nScenario: S\n  Given a\n  gven b\n"
    fault = Fault(
        "a.feature",
        4,
        3,
        "'gven b' cannot stand here",
        "a keyword of Gherkin",
        "Did you mean 'Given'?",
    )
    assert format_feature(text, "a.feature") == (text, [fault])


def test_a_file_without_a_feature_is_a_fault() -> None:
    text, faults = format_feature("# nothing  \n", "a.feature")
    assert text == "# nothing  \n"
    assert [fault.message for fault in faults] == [
        "there is no feature in this file, so nothing would run"
    ]


def test_a_layout_that_says_something_else_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A slip of the program costs a message, never a step."""
    monkeypatch.setattr(module._Layout, "lines", lambda self, tokens: ["Feature: G"])
    text, faults = format_feature("Feature:  F\n", "a.feature")
    assert text == "Feature:  F\n"
    assert [fault.hint for fault in faults] == ["This is a fault of the program; report it"]


_QUICK = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def untidy_line(draw: st.DrawFn, line: str, bare: str) -> str:
    """One line with other spaces; descriptions and comments keep theirs at the beginning."""
    if bare.startswith(("|", "@", "Given", "And", "When", "Then", "Scenario", "Ex", "*")):
        line = draw(st.sampled_from(["", "  ", "   ", "\t", "        "])) + bare
    if bare.startswith("|"):
        line = line.replace(" | ", draw(st.sampled_from(["|", "  |", "|\t", " | "])))
    if bare.startswith(("Scenario", "Rule", "Background")) and draw(st.booleans()):
        line = line.replace(":", ":  ", 1)
    return line + draw(st.sampled_from(["", "", " ", "\t"]))


@st.composite
def untidy(draw: st.DrawFn, text: str) -> str:
    """The same text with other white space: around lines, in tables, between lines."""
    lines: list[str] = []
    verbatim = False
    for line in text.splitlines():
        bare = line.strip()
        if bare.startswith('"""'):
            verbatim = not verbatim
        elif bare and not verbatim:
            lines.append(draw(untidy_line(line, bare)))
            continue
        lines.append(line)
        if not bare and not verbatim and draw(st.booleans()):
            lines.append(draw(st.sampled_from(["", "   ", "\t"])))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(lines) + draw(st.sampled_from(["", end, end * 3]))


@_QUICK
@given(data=st.data())
def test_any_white_space_leads_back_to_the_same_layout(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([RICH, TOY_FEATURE, *OWN]))
    assert format_feature(data.draw(untidy(text)), "") == (text, [])


@_QUICK
@given(text=st.sampled_from([RICH, TOY_FEATURE, OWN[0]]).flatmap(slips))
def test_formatting_twice_changes_nothing(text: str) -> None:
    once, faults = format_feature(text, "")
    assert format_feature(once, "") == (once, faults)


@_QUICK
@given(text=st.sampled_from([RICH, TOY_FEATURE, OWN[0]]).flatmap(slips))
def test_whatever_parses_keeps_its_steps_cells_and_comments(text: str) -> None:
    result, faults = format_feature(text, "")
    assert "report it" not in " ".join(fault.hint for fault in faults)
    if not faults:
        assert _said(Parser().parse(result)) == _said(Parser().parse(text))


def _said(tree: Any) -> list[str]:
    """Every text of a parsed file in its order; descriptions and comments word by word."""
    if isinstance(tree, list):
        return [said for item in tree for said in _said(item)]
    if not isinstance(tree, dict):
        return [str(tree)]
    return [
        said
        for key, value in tree.items()
        if key not in {"id", "location"}
        for said in (
            value.split() if key == "description" or "#" in str(value)[:20] else _said(value)
        )
        if said.strip()
    ]
