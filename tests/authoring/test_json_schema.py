"""The JSON Schemas that editors check content with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from guideline.authoring.json_schema import content_schemas
from guideline.errors import Fault
from guideline.loading.conditions import ConditionReader
from guideline.loading.schema import FILES, OPTIONAL_FILES, TRANSLATION_FILES, TranslationFile
from guideline.loading.yaml_text import parse_yaml
from tests.fixtures.toys import TOY, Change, copy_toy, toy, toy_faults

ROOT = Path(__file__).parents[2]
FOLDERS = [
    *(path for path in (ROOT / "guideline" / "content").iterdir() if path.is_dir()),
    *(ROOT / "guideline" / "authoring" / "new" / "guideline" / "content").glob("*"),
    TOY,
    ROOT / "tests" / "fixtures" / "bcg",
]
SCHEMAS = content_schemas()


def _messages(path: Path) -> list[str]:
    document, faults = parse_yaml(path.read_text(encoding="utf-8"), path.name)
    assert not faults
    return [error.message for error in _validator(path.name).iter_errors(document.data)]


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS.get(name, SCHEMAS[TRANSLATION_FILES]))


def _keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema knows, with the entry it stands in."""
    entries = [schema, *schema["$defs"].values()]
    entries += [part for entry in entries for part in entry.get("anyOf", ())]
    for entry in entries:
        for key, value in entry.get("properties", {}).items():
            yield f"{entry['title']}: {key}", value


def _condition_fits(text: str) -> bool:
    schema = {"$ref": "#/$defs/Condition", "$defs": SCHEMAS["options.yaml"]["$defs"]}
    return Draft202012Validator(schema).is_valid(parse_yaml(text, "a")[0].data)


def _condition_faults(text: str) -> list[Fault]:
    reader = ConditionReader(toy().variables)
    document, _ = parse_yaml(text, "a")
    reader.read(document, (), document.data)
    return reader.faults


def test_every_content_file_has_a_schema() -> None:
    assert list(SCHEMAS) == [*FILES, *OPTIONAL_FILES, TRANSLATION_FILES]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_of_draft_2020_12(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_a_description_that_is_a_sentence(name: str) -> None:
    keys = dict(_keys(SCHEMAS[name]))
    assert [key for key in keys if not keys[key]["description"].endswith((".", "?"))] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_entry_has_a_title_and_a_description(name: str) -> None:
    entries = [SCHEMAS[name], *SCHEMAS[name]["$defs"].values()]
    assert [e for e in entries if not e["title"] or not e["description"].endswith(".")] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_knows_the_keys_of_its_file_in_their_order(name: str) -> None:
    assert list(SCHEMAS[name]["properties"]) == list(
        {**FILES, **OPTIONAL_FILES, TRANSLATION_FILES: TranslationFile}[name].model_fields
    )


def test_a_schema_of_a_file_without_conditions_has_no_grammar_of_them() -> None:
    assert list(SCHEMAS["references.yaml"]["$defs"]) == ["FactEntry", "ReferenceEntry"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_content_file_of_this_repository_fits_its_schema(name: str, folder: Path) -> None:
    """A pattern stands for any number of files, also for none."""
    assert [_messages(path) for path in folder.glob(name) if _messages(path)] == []


WRONG: dict[str, Change] = {
    "a misspelled key": ("recommendations.yaml", "caveat: Not", "cavaet: Not"),
    "a misspelled key of a citation": ("recommendations.yaml", "note: even", "notes: even"),
    "a wrong word": ("options.yaml", "kind: test", "kind: tset"),
    "a wrong word for a flag": ("recommendations.yaml", "only: true", "only: perhaps"),
    "a missing key": ("pitfalls.yaml", "    harm: The roots rot.\n", ""),
    "text instead of a number": ("guideline.yaml", "characters: 441", "characters: many"),
    "a list instead of text": ("guideline.yaml", "short_title: Houseplants", "short_title: [a]"),
    "a mapping instead of a list": ("options.yaml", "[litmus, strip]", "{litmus: strip}"),
    "a number too many": ("variables.yaml", "range: [1, 200]", "range: [1, 20, 200]"),
    "no source": ("recommendations.yaml", "sources: [TALL]", "sources: []"),
    "a date that is none": ("guideline.yaml", "date: '2027-03-31'", "date: soon"),
    "a short fingerprint": ("guideline.yaml", "sha256: 108a427d7", "sha256: 7"),
    "an empty text": ("guideline.yaml", "title: A new book on houseplants", "title: ' '"),
    "an empty condition": ("recommendations.yaml", "growing: yes", ""),
    "a comparison there is not": ("constraints.yaml", "at_least: 150", "above: 150"),
    "a comparison with a word": ("constraints.yaml", "at_least: 150", "at_least: high"),
    "true for yes": ("recommendations.yaml", "growing: yes", "growing: true"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_what_the_loader_refuses_an_editor_marks_too(tmp_path: Path, change: Change) -> None:
    assert toy_faults(tmp_path, change)
    assert _messages(copy_toy(tmp_path) / change[0])


RIGHT: dict[str, Change] = {
    "one word for a list": ("options.yaml", "synonyms: [litmus, strip]", "synonyms: litmus"),
    "one source for a list": ("recommendations.yaml", "sources: [TALL]", "sources: TALL"),
    "a number for text": ("guideline.yaml", "version: 1.50", "version: 2"),
    "yes for a flag": ("recommendations.yaml", "only: true", "only: yes"),
    "an optional key left empty": ("recommendations.yaml", "caveat: Not too much.", "caveat:"),
    "an optional condition left empty": (
        "recommendations.yaml",
        "satisfied_when:\n      soil_test_state: done",
        "satisfied_when:",
    ),
}


@pytest.mark.parametrize("change", RIGHT.values(), ids=RIGHT)
def test_what_the_loader_accepts_an_editor_does_not_mark(tmp_path: Path, change: Change) -> None:
    assert toy_faults(tmp_path, change) == ()
    assert _messages(copy_toy(tmp_path) / change[0]) == []


@pytest.mark.parametrize(
    "text",
    [
        "always",
        "soil: dry",
        "soil: [dry, wet]",
        "soil: {not: dry}",
        "soil: {not: [dry, wet]}",
        "growing: yes",
        "height: 12",
        "height: [12, climbing]",
        "height: {at_least: 2}",
        "height: {at_least: 2, at_most: 5}",
        "height: {not: {at_least: 2}}",
        "height: {not: climbing, at_most: 5}",
        "pests: none",
        "pests: [none]",
        "pests: {includes: gnats}",
        "pests: {includes: [gnats, mites]}",
        "pests: {not: none}",
        "any: [{soil: dry}, {all: [{soil: wet}, {height: 3}]}]",
        "{soil: dry, not: {height: 3}}",
        "not: always",
    ],
)
def test_a_condition_that_can_be_read_fits(text: str) -> None:
    assert _condition_faults(text) == []
    assert _condition_fits(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "never",
        "[]",
        "{}",
        "any: {soil: dry}",
        "any: []",
        "all: dry",
        "any: [dry]",
        "not: dry",
        "soil: []",
        "soil: {}",
        "soil: {is: dry}",
        "soil:",
        "growing: true",
        "height: {at_least: high}",
        "height: {at_least: '2'}",
        "pests: {includes: []}",
        "pests: {includes: {not: gnats}}",
    ],
)
def test_a_condition_that_cannot_be_read_does_not_fit(text: str) -> None:
    assert _condition_faults(text)
    assert not _condition_fits(text)
