"""YAML text -> data with places, stricter than YAML."""

import pytest

from guideline.errors import Fault
from guideline.loading.yaml_text import parse_yaml


def read(text: str) -> object:
    document, faults = parse_yaml(text, "a.yaml")
    assert faults == []
    return document.data


def faults_of(text: str) -> list[Fault]:
    return parse_yaml(text, "a.yaml")[1]


def fault_of(text: str) -> Fault:
    (found,) = faults_of(text)
    return found


@pytest.mark.parametrize(
    "word",
    [
        "1_49",
        "1:30",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "0x1F",
        "0o17",
        "1.50",
        "1e3",
        ".inf",
        "007",
        "+1",
        "2027-03-31",
        "2027-03-31T10:00:00Z",
        "=",
        "<<",
    ],
)
def test_odd_scalars_stay_the_text_they_are(word: str) -> None:
    assert read(f"a: {word}\n") == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [("true", True), ("False", False), ("0", 0), ("-12", -12), ("~", None), ("null", None)],
)
def test_only_plain_decimals_true_false_and_null_have_a_type(word: str, value: object) -> None:
    assert read(f"a: {word}\n") == {"a": value}


@pytest.mark.parametrize("word", ["true", "3", "null"])
def test_quotes_make_text_of_everything(word: str) -> None:
    assert read(f"a: '{word}'\n") == {"a": word}


def test_a_number_too_long_to_count_with_stays_text() -> None:
    """Sixteen digits are no patient's value, and Python refuses to print 5,000 of them."""
    assert read(f"a: {'9' * 15}\n") == {"a": 10**15 - 1}
    assert read(f"a: {'9' * 5000}\n") == {"a": "9" * 5000}


def test_keys_stay_text_too() -> None:
    assert read("yes: 1\n007: 2\ntrue: 3\n") == {"yes": 1, "007": 2, "true": 3}


def test_every_key_and_value_knows_its_place() -> None:
    document, _ = parse_yaml("a:\n  - b: c\n  - [d, e]\n", "a.yaml")
    assert document.places["a", 0, "b"] == (2, 8)
    assert document.keys["a", 0, "b"] == (2, 5)
    assert document.places["a", 1, 1] == (3, 9)


def test_a_place_that_does_not_exist_is_that_of_what_is_around_it() -> None:
    document, _ = parse_yaml("a:\n  b: c\n", "a.yaml")
    assert document.place(("a", "x", "y")) == (2, 3)


def test_a_duplicate_key_is_a_fault_that_names_the_first() -> None:
    assert str(fault_of("a: 1\nb: 2\n  \na: 3\n")) == (
        "a.yaml:4:1: the key 'a' stands here a second time; expected each key once. "
        "The first one is on line 1, column 1"
    )


def test_the_first_of_two_duplicate_keys_is_kept() -> None:
    document, _ = parse_yaml("a: 1\na: 3\n", "a.yaml")
    assert document.data == {"a": 1}


def test_one_key_in_two_mappings_is_no_duplicate() -> None:
    assert read("- {a: 1}\n- {a: 2}\n") == [{"a": 1}, {"a": 2}]


def test_three_duplicate_keys_are_two_faults() -> None:
    assert [fault.line for fault in faults_of("a: 1\na: 2\na: 3\n")] == [2, 3]


def test_an_anchor_and_its_reference_are_two_faults() -> None:
    found = faults_of("a: &x 1\nb: *x\n")
    assert [(fault.line, fault.column) for fault in found] == [(1, 4), (2, 4)]
    assert "anchors (&name) are not used here" in found[0].message
    assert "references (*name) are not used here" in found[1].message


def test_a_tag_is_a_fault_and_makes_nothing() -> None:
    found = fault_of("a: !!python/object/apply:os.system [ls]\n")
    assert (found.line, found.column) == (1, 4)
    assert "tags (" in found.message


def test_an_ampersand_inside_text_is_no_anchor() -> None:
    assert read("a: salt & pepper * 2 !\n") == {"a": "salt & pepper * 2 !"}


def test_a_second_document_is_a_fault() -> None:
    found = fault_of("a: 1\n---\nb: 2\n")
    assert (found.line, found.column) == (2, 1)
    assert found.message == "a second document starts here"


def test_the_mark_of_a_first_document_is_no_fault() -> None:
    assert read("---\na: 1\n...\n") == {"a": 1}


def test_a_tab_in_the_indentation_is_named() -> None:
    found = fault_of("a:\n\tb: 1\n")
    assert found.line == 2
    assert found.hint == "Indent with spaces; this line holds a tab"


def test_a_tab_inside_text_is_no_fault() -> None:
    assert read("a: 'b\tc'\n") == {"a": "b\tc"}


def test_a_colon_inside_plain_text_is_explained() -> None:
    found = fault_of("a: one: two\n")
    assert (found.line, found.column) == (1, 7)
    assert found.hint == "Text that holds ': ' has to stand in quotes, or below a '>-'"


def test_broken_indentation_is_explained() -> None:
    found = fault_of("a:\n  b: 1\n c: 2\n")
    assert found.line == 3
    assert "indentation" in found.hint


def test_a_list_that_is_never_closed_is_a_fault() -> None:
    assert fault_of("a: [1, 2\n").message.startswith("this is not valid YAML")


def test_a_mapping_as_a_key_is_a_fault() -> None:
    found = fault_of("{a: 1}: b\n")
    assert (found.line, found.column) == (1, 1)
    assert found.message == "a key has to be plain text"


def test_ten_thousand_levels_are_one_fault() -> None:
    found = fault_of("[" * 10_000)
    assert found.line == 1
    assert "deep" in found.message


def test_what_is_nested_too_deeply_is_not_used_at_all() -> None:
    """Half a file would give faults of its own, which nobody can repair."""
    document, _ = parse_yaml("a: 1\nb: " + "[" * 100 + "]" * 100 + "\nc: 2\n", "a.yaml")
    assert document.data is None


def test_sixty_levels_are_enough_for_anybody() -> None:
    assert faults_of("[" * 60 + "]" * 60) == []


def test_a_control_character_is_a_fault_at_its_place() -> None:
    """The column counts characters, also behind a letter that takes two bytes."""
    found = fault_of("a: b\nü: c\x07d\n")
    assert (found.line, found.column) == (2, 5)
    assert "U+0007" in found.message


def test_an_empty_text_has_no_data_and_no_fault() -> None:
    assert read("") is None
    assert read("# only a comment\n") is None
