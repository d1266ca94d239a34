"""Content laid out alike, and still the same content."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guideline.authoring import format_yaml as module
from guideline.authoring.format_yaml import format_yaml
from guideline.errors import Fault
from guideline.loading.yaml_text import parse_yaml
from tests.fixtures.toys import TOY
from tests.loading.test_mutations import slips

REPOSITORY = Path(__file__).resolve().parents[2]
OWN = {
    f"{path.parent.name}/{path.name}": path.read_text("utf-8")
    for path in sorted((REPOSITORY / "guideline" / "content").glob("*/*.yaml"))
}
TOYS = [path.read_text("utf-8") for path in sorted(TOY.glob("*.yaml"))]

RICH = """\
# On the file

a: # on a
  - x: >-  # on x

      folded
        set in

      last

    # at the end of x
  - y: "two

      lines"
    z: [1, # one
        2,
        # before three
        3]
  - - p
    - q
  -
    - 'it''s'
  # at the end of a
b: |+
  kept


c: plain
  text
"""
"""Comments, quotes and blocks of every kind, as they should be laid out."""


def formatted(text: str) -> str:
    """The text laid out, given without the indentation of the test."""
    result, faults = format_yaml(textwrap.dedent(text), "a.yaml")
    assert faults == []
    return result


def test_each_level_is_two_spaces() -> None:
    given = "a:\n    b:\n       - c: 1\n         d: 2\n"
    assert formatted(given) == "a:\n  b:\n    - c: 1\n      d: 2\n"


def test_a_list_is_set_in_below_its_key() -> None:
    assert formatted("a:\n- 1\n- 2\nb: 3\n") == "a:\n  - 1\n  - 2\nb: 3\n"


def test_one_space_follows_a_dash() -> None:
    assert formatted("-   a: 1\n    b: 2\n-    - c\n     - d\n") == (
        "- a: 1\n  b: 2\n- - c\n  - d\n"
    )


def test_the_text_of_a_block_moves_as_a_whole() -> None:
    assert formatted("a:\n    b: |\n         x\n           y\n\n         z\n") == (
        "a:\n  b: |\n    x\n      y\n\n    z\n"
    )


def test_a_block_that_says_how_far_it_is_set_in_stays_so() -> None:
    assert formatted("-   a: |2\n         x\n      y\n") == "- a: |2\n       x\n    y\n"


def test_a_line_in_a_block_keeps_the_spaces_at_its_end() -> None:
    """They are part of the text, and a formatter is not to change the text."""
    assert formatted("a: >-\n  x  \n  y\n") == "a: >-\n  x  \n  y\n"


def test_wrapped_text_is_not_wrapped_anew() -> None:
    given = "a: >-\n  short\n  " + "long " * 40 + "line\n"
    assert formatted(given) == given


@pytest.mark.parametrize("value", ["'1'", '"1"', "1", "'it''s'", "{a: 1,b: [2]}", "[a,  b]"])
def test_quotes_and_brackets_stay_as_written(value: str) -> None:
    assert formatted(f"a: {value}\n") == f"a: {value}\n"


def test_lines_between_brackets_move_together() -> None:
    assert formatted("a:\n    b: [x,\n        y,\n\n\n    ]\n") == (
        "a:\n  b: [x,\n      y,\n\n  ]\n"
    )


def test_a_bracket_may_open_on_a_line_of_its_own() -> None:
    assert formatted("a:\n      [\n        b\n      ]\n") == "a:\n  [\n    b\n  ]\n"


def test_dashes_between_brackets_never_become_the_mark_of_a_document() -> None:
    assert formatted("- - [a,\n --- ]\n") == "- - [a,\n --- ]\n"
    assert formatted("a:\n    b: [c,\n ---]\n") == "a:\n  b: [c,\n ---]\n"


def test_spaces_at_the_end_of_a_line_go() -> None:
    assert formatted("a: 1  \nb:\t\n  - 'x  \n    y'\n# c \n") == (
        "a: 1\nb:\n  - 'x\n    y'\n# c\n"
    )


def test_a_space_behind_a_backslash_is_text() -> None:
    assert formatted('a: "x\\ \n  y"\n') == 'a: "x\\ \n  y"\n'


def test_at_most_one_blank_line_stands_between_entries() -> None:
    assert formatted("\n\na: 1\n\n\n\nb: 2\nc: 3\n\n\n") == "a: 1\n\nb: 2\nc: 3\n"


def test_blank_lines_in_quotes_are_text() -> None:
    assert formatted("a: 'x\n\n\n  y'\n") == "a: 'x\n\n\n  y'\n"


def test_blank_lines_below_a_text_go_unless_they_are_asked_for() -> None:
    assert formatted("a: |\n  x\n\n\nb: |+\n  x\n\n\nc: 1\n") == (
        "a: |\n  x\n\nb: |+\n  x\n\n\nc: 1\n"
    )


def test_a_block_without_text_holds_no_spaces() -> None:
    assert formatted("a: |+\n   \n\nb: >\n  \nc: 1\n") == "a: |+\n\n\nb: >\n\nc: 1\n"


def test_windows_line_ends_become_plain_ones() -> None:
    assert formatted("a: |\r\n  x\r\nb: 1") == "a: |\n  x\nb: 1\n"


def test_a_line_end_that_would_be_text_is_not_added() -> None:
    """Without it the text is 'x', with it 'x' and a line end."""
    assert formatted("a: |\n    x") == "a: |\n  x"


def test_a_comment_stands_where_the_next_entry_does() -> None:
    assert formatted("a:\n      # on b\n    b: 1\n") == "a:\n  # on b\n  b: 1\n"


def test_a_comment_at_the_end_stays_in_what_it_ends() -> None:
    assert formatted("a:\n    b: 1\n    # more to come\nc: 1\n    # odd\n") == (
        "a:\n  b: 1\n  # more to come\nc: 1\n# odd\n"
    )


def test_a_comment_behind_a_value_stays_as_it_is() -> None:
    assert formatted("a: 1    # one\nb: 22   # two\n") == "a: 1    # one\nb: 22   # two\n"


def test_a_file_of_comments_is_a_file_of_comments() -> None:
    assert formatted("\n# a  \n\n\n# b") == "# a\n\n# b\n"


def test_everything_is_as_it_should_be() -> None:
    assert formatted(RICH) == RICH


@pytest.mark.parametrize("name", OWN)
def test_own_content_is_as_it_should_be(name: str) -> None:
    assert format_yaml(OWN[name], name) == (OWN[name], [])


def test_a_fault_is_named_and_the_text_left() -> None:
    text = "a: 1\nb: 2 \na: 3\n"
    fault = Fault(
        "a.yaml",
        3,
        1,
        "the key 'a' stands here a second time",
        "each key once",
        "The first one is on line 1, column 1",
    )
    assert format_yaml(text, "a.yaml") == (text, [fault])


def test_a_line_end_that_no_editor_shows_is_a_fault() -> None:
    text = "a: 1\r\nb: 'x\u2028y'\r\n"
    found, faults = format_yaml(text, "a.yaml")
    assert found == text
    assert [(fault.line, fault.column) for fault in faults] == [(2, 6)]
    assert "U+2028" in faults[0].message


def test_a_byte_order_mark_before_a_later_line_is_a_fault() -> None:
    """YAML counts it as a column that nobody sees."""
    _, faults = format_yaml("a:\n  b: 1\n\ufeff c: 2\n", "a.yaml")
    assert [(fault.line, fault.column) for fault in faults] == [(3, 1)]


def test_a_layout_that_says_something_else_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A slip of the program costs a message, never a value."""
    monkeypatch.setattr(module._Layout, "lines", lambda self: ["a: 2"])
    text, faults = format_yaml("a:  1\n", "a.yaml")
    assert text == "a:  1\n"
    assert [fault.hint for fault in faults] == ["This is a fault of the program; report it"]


_QUICK = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@_QUICK
@given(data=st.data(), factor=st.integers(1, 4), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_even_indentation_leads_back_to_the_same_layout(
    data: st.DataObject, factor: int, end: str
) -> None:
    text = data.draw(st.sampled_from([*OWN.values(), *TOYS]))
    lines = [
        re.sub(
            r"^( *)(- )?",
            lambda found: found[1] * factor + ("-".ljust(2 * factor) if found[2] else ""),
            line,
        )
        for line in text.split("\n")
    ]
    spaces = data.draw(st.sampled_from(["", "  ", "\t"]))
    lines = [line + spaces if line.endswith(">-") else line for line in lines]
    found, faults = format_yaml(end.join(lines), "")
    assert faults == []
    # Brackets keep the shape their author gave them.
    assert _outside_brackets(found) == _outside_brackets(text)


def _outside_brackets(text: str) -> str:
    return re.sub(r"\[[^\]]*\]", lambda found: " ".join(found[0].split()), text)


@_QUICK
@given(text=st.sampled_from([RICH, *TOYS]).flatmap(slips))
def test_formatting_twice_changes_nothing(text: str) -> None:
    once, faults = format_yaml(text, "")
    assert format_yaml(once, "") == (once, faults)


@_QUICK
@given(text=st.sampled_from([RICH, *TOYS]).flatmap(slips))
def test_whatever_can_be_read_keeps_its_data(text: str) -> None:
    result, faults = format_yaml(text, "")
    assert "report it" not in " ".join(fault.hint for fault in faults)
    if not faults:
        assert repr(parse_yaml(result, "")[0].data) == repr(parse_yaml(text, "")[0].data)


@_QUICK
@given(text=st.sampled_from([RICH, *TOYS]).flatmap(slips))
def test_whatever_can_be_read_keeps_its_comments(text: str) -> None:
    result, _ = format_yaml(text, "")
    assert re.findall(r"#[^\r\n]*\S", result) == re.findall(r"#[^\r\n]*\S", text)
