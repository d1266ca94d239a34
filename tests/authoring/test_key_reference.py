"""The page that explains every key of every content file."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft202012Validator

from guideline.authoring.json_schema import content_schemas
from guideline.authoring.key_reference import CONDITION_EXAMPLES, key_reference
from guideline.loading.schema import FILES
from guideline.loading.yaml_text import parse_yaml

PAGE = key_reference()


def _section(anchor: str) -> str:
    """What stands between a heading and the next one."""
    found = re.search(
        rf"^#+ [^\n]* {{ id={anchor} }}\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL
    )
    assert found, anchor
    return found[1]


def _keys(section: str) -> list[str]:
    return re.findall(r"^- \*\*`(\w+)`\*\*", section, re.MULTILINE)


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_a_section_with_its_keys(name: str) -> None:
    section = _section(name.removesuffix(".yaml"))
    assert _keys(section) == list(FILES[name].model_fields)


def test_every_entry_of_every_file_has_a_list_of_its_own() -> None:
    entries = {id for schema in content_schemas().values() for id in schema["$defs"]}
    lists = len(re.findall(r"\n\n- \*\*`", PAGE))
    optional = 3  # words in another language, what changed, and who looked
    assert lists == len(FILES) + optional + sum(id.endswith("Entry") for id in entries)


def test_every_link_leads_to_a_heading() -> None:
    links = set(re.findall(r"\]\(#([^)]+)\)", PAGE))
    assert links <= set(re.findall(r"{ id=(\S+) }", PAGE))


def test_no_two_headings_have_one_anchor() -> None:
    anchors = re.findall(r"{ id=(\S+) }", PAGE)
    assert len(anchors) == len(set(anchors))


def test_a_key_says_what_to_write_and_that_it_is_needed() -> None:
    line = (
        "- **`kind`** (needed) *One of `test`, `treatment`.* Whether it is a test or a treatment."
    )
    assert line in _section("options-option")


def test_a_key_that_may_be_left_out_shows_what_then_counts() -> None:
    line = (
        "- **`applies_when`** (else `always`) *A [condition](#condition).* The patients for whom "
        "it is a question at all. Left out: for everybody in scope."
    )
    assert line in _section("options-option")


def test_a_key_with_entries_below_it_links_to_their_table() -> None:
    assert "*Entries, each with the keys of [option](#options-option).*" in _section("options")


def test_an_entry_of_several_files_is_explained_once() -> None:
    assert PAGE.count("### Code {") == 1


@pytest.mark.parametrize("example", CONDITION_EXAMPLES)
def test_every_example_of_a_condition_is_one(example: str) -> None:
    schema = {"$ref": "#/$defs/Condition", "$defs": content_schemas()["options.yaml"]["$defs"]}
    document, faults = parse_yaml(example, "example")
    assert not faults
    assert Draft202012Validator(schema).is_valid(document.data)


def test_every_way_to_compare_has_an_example() -> None:
    forms = {"always", "any:", "all:", "not:", "at_least:", "at_most:", "includes:", "none"}
    examples = " ".join(CONDITION_EXAMPLES)
    assert {form for form in forms if form not in examples} == set()
