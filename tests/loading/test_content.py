"""A content folder -> a guideline, or every fault with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guideline.errors import Fault, InputFaults
from guideline.loading import guideline_folders, load_guideline
from guideline.loading.schema import FILES
from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
    variables_of,
)
from guideline.model.constraint import ConstraintKind
from guideline.model.recommendation import PitfallKind
from guideline.model.variable import Kind
from tests.fixtures.toys import (
    TOY,
    changed_toy,
    copy_toy,
    faults_in,
    only_fault,
    place_of,
    toy,
    toy_faults,
)

# A sound folder


def test_the_toy_loads_without_a_fault() -> None:
    assert faults_in(TOY) == ()


def test_odd_scalars_of_a_file_arrive_as_text() -> None:
    """`1.50`, `007` and `0x1F` are a version and two codes, not numbers."""
    assert toy().version == "1.50"
    assert toy().variables["plant"].codes[0].code == "1.50"
    assert toy().variables["plant"].values["houseplant"].codes[0].code == "007"
    assert toy().options["soil_test"].codes[0].code == "0x1F"


def test_yes_and_no_arrive_as_the_words_they_are() -> None:
    assert list(toy().variables["growing"].values) == ["yes", "no"]
    assert toy().recommendations["FEED-1"].when == Is("growing", ("yes",))


def test_every_kind_of_variable_is_read() -> None:
    kinds = {name: variable.kind for name, variable in toy().variables.items()}
    assert kinds["soil"] is Kind.CHOICE
    assert kinds["height"] is Kind.INTEGER
    assert kinds["growing"] is Kind.YES_NO
    assert kinds["pests"] is Kind.SET


def test_an_integer_keeps_its_range_and_its_words() -> None:
    height = toy().variables["height"]
    assert (height.low, height.high, height.unit) == (1, 200, "cm")
    assert list(height.values) == ["climbing"]


def test_an_unknown_phrase_is_made_from_the_noun_unless_it_is_given() -> None:
    assert toy().variables["growing"].unknown_phrase == "the growth is unknown"
    assert toy().variables["soil"].unknown_phrase == "nobody has felt the soil"


def test_a_derived_variable_knows_its_cases() -> None:
    derivation = toy().variables["pot_too_small"].derivation
    assert derivation is not None
    small = AllOf((Within("height", 60, None), Within("pot_width", None, 10)))
    assert derivation.cases == (("yes", small),)
    assert derivation.otherwise == "no"


def test_every_kind_of_pitfall_and_constraint_is_read() -> None:
    assert {p.kind for p in toy().pitfalls.values()} == set(PitfallKind)
    assert {c.kind for c in toy().constraints.values()} == set(ConstraintKind)


def test_a_conditional_citation_keeps_its_patients_and_its_note() -> None:
    plain, bright = toy().recommendations["WATER-1"].sources
    assert (plain.statement, plain.when, plain.note) == ("WATER", ALWAYS, "")
    assert (bright.statement, bright.when) == ("BRIGHT", Is("light", ("bright",)))
    assert bright.note == "even more"


def test_a_recommendation_without_a_grade_has_none() -> None:
    assert toy().recommendations["WATER-1"].strength == "strong"
    assert toy().recommendations["WATER-2"].strength is None


def test_no_condition_at_all_and_always_hold_for_everybody() -> None:
    assert toy().options["watering"].applies_when == ALWAYS
    assert toy().pitfalls["ALWAYS-HUNGRY"].when == ALWAYS


def test_a_word_in_place_of_a_list_is_a_list_of_one(tmp_path: Path) -> None:
    guideline = changed_toy(
        tmp_path, ("recommendations.yaml", "refines: [WATER-1]", "refines: WATER-1")
    )
    assert guideline.recommendations["WATER-2"].refines == ("WATER-1",)


def test_guideline_folders_are_found_by_name_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b", "a", ".git", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "c.yaml").touch()
    assert list(guideline_folders(tmp_path)) == ["a", "b"]


def test_a_content_directory_that_is_not_there_has_no_guidelines(tmp_path: Path) -> None:
    assert guideline_folders(tmp_path / "nowhere") == {}


# Every form of condition


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ("always", ALWAYS),
        ("{soil: dry}", Is("soil", ("dry",))),
        ("{soil: [dry, wet]}", Is("soil", ("dry", "wet"))),
        ("{soil: {not: dry}}", NotThat(Is("soil", ("dry",)))),
        ("{soil: {not: [dry, wet]}}", NotThat(Is("soil", ("dry", "wet")))),
        ("{height: 7}", Within("height", 7, 7)),
        ("{height: {at_least: 7}}", Within("height", 7, None)),
        ("{height: {at_least: 7, at_most: 9}}", Within("height", 7, 9)),
        ("{height: climbing}", Is("height", ("climbing",))),
        (
            "{height: [7, climbing]}",
            AnyOf((Within("height", 7, 7), Is("height", ("climbing",)))),
        ),
        ("{pests: none}", IsEmpty("pests")),
        ("{pests: [none]}", IsEmpty("pests")),
        ("{pests: {not: none}}", NotThat(IsEmpty("pests"))),
        ("{pests: {includes: mites}}", Includes("pests", ("mites",))),
        ("{pests: {includes: [mites, gnats]}}", Includes("pests", ("mites", "gnats"))),
        ("{soil: dry, growing: no}", AllOf((Is("soil", ("dry",)), Is("growing", ("no",))))),
        (
            "{any: [{soil: dry}, {growing: no}]}",
            AnyOf((Is("soil", ("dry",)), Is("growing", ("no",)))),
        ),
        ("{not: {soil: dry}}", NotThat(Is("soil", ("dry",)))),
        ("{pot_too_small: yes}", Is("pot_too_small", ("yes",))),
    ],
)
def test_every_form_of_condition_is_understood(
    tmp_path: Path, written: str, condition: object
) -> None:
    change = ("pitfalls.yaml", "when: always", f"when: {written}")
    assert changed_toy(tmp_path, change).pitfalls["ALWAYS-HUNGRY"].when == condition


# Files


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_the_only_fault(tmp_path: Path, file: str) -> None:
    """What refers to the missing file is not reported: restoring it repairs everything."""
    folder = copy_toy(tmp_path)
    (folder / file).unlink()
    assert faults_in(folder) == (Fault(file, 0, 0, "the file does not exist"),)


@pytest.mark.parametrize("file", FILES)
def test_an_empty_file_is_the_only_fault(tmp_path: Path, file: str) -> None:
    folder = copy_toy(tmp_path)
    (folder / file).write_text("# nothing\n")
    (found,) = faults_in(folder)
    assert (found.file, found.line, found.column) == (file, 1, 1)
    assert found.message == "the file is empty"
    assert found.expected.startswith("the keys ")


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_not_yaml_is_the_only_fault(tmp_path: Path, file: str) -> None:
    folder = copy_toy(tmp_path)
    (folder / file).write_text("a: [\n")
    (found,) = faults_in(folder)
    assert found.file == file
    assert found.message.startswith("this is not valid YAML")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xef\xbb\xbfid: toy\n", "byte order mark"),
        ("id: toy\n".encode("utf-16"), "UTF-16"),
        (b"id: caf\xe9\n", "Windows-1252"),
        (b"id: to\x00y\n", "zero bytes"),
        (b"[" * 10_000, "deep"),
    ],
    ids=["bom", "utf16", "cp1252", "nul", "deep"],
)
def test_bytes_that_cannot_be_read_are_the_only_fault(
    tmp_path: Path, file: str, data: bytes, message: str
) -> None:
    folder = copy_toy(tmp_path)
    (folder / file).write_bytes(data)
    (found,) = faults_in(folder)
    assert (found.file, found.line) == (file, 1)
    assert message in found.message


@pytest.mark.parametrize("file", FILES)
def test_a_list_in_place_of_a_whole_file_is_the_only_fault(tmp_path: Path, file: str) -> None:
    folder = copy_toy(tmp_path)
    (folder / file).write_text("- a\n- b\n")
    assert faults_in(folder) == (
        Fault(file, 1, 1, "the file is a list", "keys with values below it"),
    )


def test_an_extra_file_is_a_fault_that_names_the_right_one(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path)
    (folder / "option.yaml").write_text("options: {}\n")
    (found,) = faults_in(folder)
    assert (found.file, found.line) == ("option.yaml", 0)
    assert "has no place in a content folder" in found.message
    assert "options.yaml" in found.expected
    assert found.hint == "Did you mean 'options.yaml'?"


def test_a_hidden_file_is_no_fault(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path)
    (folder / ".DS_Store").touch()
    assert faults_in(folder) == ()


def test_a_file_with_the_wrong_ending_is_missing_and_extra(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path)
    (folder / "options.yaml").rename(folder / "options.yml")
    extra, missing = sorted(faults_in(folder), key=lambda fault: fault.file, reverse=True)
    assert (extra.file, extra.hint) == ("options.yml", "Did you mean 'options.yaml'?")
    assert (missing.file, missing.message) == ("options.yaml", "the file does not exist")


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as caught:
        load_guideline(tmp_path / "nowhere", tmp_path)
    assert str(caught.value) == "nowhere: there is no such content folder"


def test_the_id_has_to_be_the_name_of_the_folder(tmp_path: Path) -> None:
    found = only_fault(tmp_path, ("guideline.yaml", "id: toy", "id: toys"))
    assert str(found) == ("guideline.yaml:1:5: the id is 'toys', but the folder is called 'toy'")


def test_faults_of_several_files_come_in_one_error_in_file_order(tmp_path: Path) -> None:
    found = toy_faults(
        tmp_path,
        ("constraints.yaml", "kind: stop", "kind: stopp"),
        ("options.yaml", "kind: test", "kind: tset"),
        ("pitfalls.yaml", "option: soil_test", "option: soil_tset"),
        ("recommendations.yaml", "rationale: Wind", "rationnale: Wind"),
        ("recommendations.yaml", "certainty: low\n", "certainty: low\n    certainty: low\n"),
        ("variables.yaml", "assume: medium", "assume: mediun"),
    )
    assert [(fault.file, fault.line > 0) for fault in found] == [
        ("constraints.yaml", True),
        ("options.yaml", True),
        ("pitfalls.yaml", True),
        ("recommendations.yaml", True),  # the duplicate key
        ("recommendations.yaml", True),  # the missing rationale
        ("recommendations.yaml", True),  # the misspelled one
        ("variables.yaml", True),
    ]


# Keys


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("guideline.yaml", "properties", "propertys"),
        ("guideline.yaml", "variable", "variabel"),
        ("variables.yaml", "situations", "situation"),
        ("variables.yaml", "assume", "asume"),
        ("variables.yaml", "empty_phrase", "emtpy_phrase"),
        ("variables.yaml", "also", "alos"),
        ("options.yaml", "applies_when", "applys_when"),
        ("options.yaml", "synonyms", "synonym"),
        ("recommendations.yaml", "over", "ovre"),
        ("recommendations.yaml", "satisfied_when", "satisfied_if"),
        ("recommendations.yaml", "note", "notes"),
        ("pitfalls.yaml", "overrides", "override"),
        ("pitfalls.yaml", "never_say", "neversay"),
        ("open_questions.yaml", "signed", "singed"),
        ("sources.yaml", "review", "reveiw"),
        ("sources.yaml", "heading", "headings"),
        ("references.yaml", "notes", "note"),
        ("constraints.yaml", "options", "option"),
    ],
)
def test_a_misspelled_key_is_named_with_the_right_one(
    tmp_path: Path, file: str, right: str, wrong: str
) -> None:
    folder = copy_toy(tmp_path)
    path = folder / file
    path.write_text(re.sub(rf"(?<![\w]){right}:", f"{wrong}:", path.read_text(), count=1))
    found = [fault for fault in faults_in(folder) if "is not a key" in fault.message]
    assert len(found) == 1
    (fault,) = found
    assert fault.file == file
    assert (fault.line, fault.column) == place_of(folder / file, f"{wrong}:")
    assert fault.message == f"'{wrong}' is not a key that can stand here"
    assert right in fault.expected.removeprefix("one of ").split(", ")
    assert fault.hint == f"Did you mean '{right}'?"


@pytest.mark.parametrize(
    ("file", "line", "key", "inside"),
    [
        ("guideline.yaml", "short_title: Houseplants\n", "short_title", "id: toy"),
        ("variables.yaml", "    noun: the soil\n", "noun", "kind: choice\n    name: Soil"),
        ("options.yaml", "    description: A cup of water.\n", "description", "name: Watering"),
        ("recommendations.yaml", "    sources: [OUT]\n", "sources", "title: Small plants"),
        (
            "recommendations.yaml",
            "    rationale: Wind breaks tall plants.\n",
            "rationale",
            "title: Small plants",
        ),
        ("pitfalls.yaml", "    harm: The roots rot.\n", "harm", "title: Watering wet soil"),
        ("open_questions.yaml", "    chosen: A\n", "chosen", "title: Which food"),
        (
            "sources.yaml",
            "    paraphrase: Mites are misted.\n",
            "paraphrase",
            "section: Pot\n    kinds: [recommendation]",
        ),
        ("references.yaml", "    why: It is lost.\n", "why", "title: A leaflet"),
        (
            "constraints.yaml",
            "    text: It is never dark outside in this toy.\n",
            "text",
            "kind: impossible",
        ),
    ],
)
def test_a_missing_key_is_reported_at_its_entry(
    tmp_path: Path, file: str, line: str, key: str, inside: str
) -> None:
    folder = copy_toy(tmp_path, (file, line, ""))
    (found,) = faults_in(folder)
    assert found.file == file
    assert (found.line, found.column) == place_of(folder / file, inside)
    assert found.message == f"the key '{key}' is missing"


def test_a_duplicate_key_in_a_file_names_the_first(tmp_path: Path) -> None:
    folder = copy_toy(
        tmp_path,
        ("recommendations.yaml", "certainty: low\n", "certainty: low\n    rationale: Again.\n"),
    )
    (found,) = faults_in(folder)
    path = folder / "recommendations.yaml"
    assert (found.line, found.column) == place_of(path, "rationale: Again")
    first = place_of(path, "rationale: A dry plant")
    assert found.message == "the key 'rationale' stands here a second time"
    assert found.hint == f"The first one is on line {first[0]}, column {first[1]}"


def test_a_duplicate_id_is_a_duplicate_key(tmp_path: Path) -> None:
    change = ("constraints.yaml", "  PLAGUE:", "  SOAKED:")
    assert only_fault(tmp_path, change).message == "the key 'SOAKED' stands here a second time"


# Values


@pytest.mark.parametrize(
    ("file", "right", "wrong", "allowed"),
    [
        (
            "guideline.yaml",
            "direction: neutral",
            "direction: neutrall",
            "'for' or 'against' or 'neutral'",
        ),
        (
            "guideline.yaml",
            "kind: order",
            "kind: ordre",
            "'independence' or 'order' or 'monotonicity'",
        ),
        ("guideline.yaml", "never: weaker", "never: waeker", "'stronger' or 'weaker'"),
        (
            "guideline.yaml",
            "kind: broken_pitfall",
            "kind: broken_pitfal",
            "'dead' or 'broken_pitfall' or 'broken_property' or 'survivor'",
        ),
        ("variables.yaml", "kind: set", "kind: sett", "'choice' or 'integer' or 'yes_no' or 'set'"),
        ("options.yaml", "kind: test", "kind: tset", "'test' or 'treatment'"),
        (
            "pitfalls.yaml",
            "kind: omission",
            "kind: ommission",
            "'act' or 'omission' or 'assumption'",
        ),
        (
            "open_questions.yaml",
            "kind: tension",
            "kind: tention",
            "'ambiguity' or 'silence' or 'tension'",
        ),
        (
            "sources.yaml",
            "executable: partly",
            "executable: partially",
            "'yes' or 'partly' or 'no'",
        ),
        (
            "references.yaml",
            "status: verified",
            "status: verifed",
            "'verified' or 'probable' or 'claimed' or 'unknown'",
        ),
        (
            "constraints.yaml",
            "kind: stop",
            "kind: stopp",
            "'impossible' or 'implies' or 'warning' or 'conflict' or 'stop'",
        ),
    ],
)
def test_a_misspelled_word_of_a_fixed_list_is_named_with_the_right_one(
    tmp_path: Path, file: str, right: str, wrong: str, allowed: str
) -> None:
    folder = copy_toy(tmp_path, (file, right, wrong))
    key, _, word = wrong.partition(": ")
    (found,) = faults_in(folder)
    assert found.file == file
    line, column = place_of(folder / file, wrong)
    assert (found.line, found.column) == (line, column + len(key) + 2)
    assert found.message == f"{key} is '{word}'"
    assert found.expected == allowed
    assert found.hint == f"Did you mean '{right.partition(': ')[2]}'?"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "message", "expected"),
    [
        (
            "guideline.yaml",
            "short_title: Houseplants",
            "short_title: true",
            "short_title is 'True'",
            "text",
        ),
        (
            "guideline.yaml",
            "short_title: Houseplants",
            "short_title: ''",
            "short_title is ''",
            "some text",
        ),
        (
            "guideline.yaml",
            "short_title: Houseplants",
            "short_title: {a: b}",
            "short_title is a group of keys",
            "text",
        ),
        (
            "guideline.yaml",
            "short_title: Houseplants",
            "short_title: [a]",
            "short_title is a list",
            "text",
        ),
        (
            "guideline.yaml",
            "short_title: Houseplants",
            "short_title:",
            "short_title is empty",
            "text",
        ),
        (
            "guideline.yaml",
            "options: [feeding]",
            "options: {a: b}",
            "options is a group of keys",
            "a list",
        ),
        (
            "guideline.yaml",
            "options: [feeding]",
            "options: [{a: b}]",
            "entry 1 of options is a group of keys",
            "text",
        ),
        ("recommendations.yaml", "only: true", "only: maybe", "only is 'maybe'", "true or false"),
        (
            "recommendations.yaml",
            "sources: [OUT]",
            "sources: []",
            "sources is a list",
            "at least one entry",
        ),
        (
            "sources.yaml",
            "span: [0, 23]",
            "span: [0, x]",
            "entry 2 of span is 'x'",
            "a whole number",
        ),
        (
            "variables.yaml",
            "range: [1, 200]",
            "range: [1, 2.5]",
            "entry 2 of range is '2.5'",
            "a whole number",
        ),
        (
            "pitfalls.yaml",
            "text: Repot.\n      options: [repotting]",
            "[Repot]",
            "instead is a list",
            "keys with values below it",
        ),
        (
            "open_questions.yaml",
            "    readings:\n      A: Any.",
            "    readings: Any.",
            "readings is 'Any.'",
            "keys with values below it",
        ),
    ],
)
def test_a_value_of_the_wrong_type_says_which_type_is_wanted(
    tmp_path: Path, file: str, right: str, wrong: str, message: str, expected: str
) -> None:
    folder = copy_toy(tmp_path, (file, right, wrong))
    (found,) = faults_in(folder)
    assert found.file == file
    assert found.line == place_of(folder / file, wrong)[0]
    assert found.column > 1
    assert (found.message, found.expected) == (message, expected)


@pytest.mark.parametrize(
    "date",
    [
        "2027-3-31",
        "31.03.2027",
        "2027-13-01",
        "2027-00-10",
        "2027-02-30",
        "2027-04-31",
        "2026-02-29",
        "soon",
        "20270331",
        "2027-03-31 ",
        "2027-03-31T00:00:00",
    ],
)
def test_a_date_that_is_none_is_a_fault(tmp_path: Path, date: str) -> None:
    folder = copy_toy(tmp_path, ("guideline.yaml", "'2027-03-31'", f"'{date}'"))
    (found,) = faults_in(folder)
    assert (found.line, found.column) == place_of(folder / "guideline.yaml", f"'{date}'")
    assert found.message == f"date is '{date}'"
    assert found.expected == "a date such as 2027-03-31"


@pytest.mark.parametrize("date", ["2028-02-29", "2027-12-31"])
def test_a_date_needs_no_quotes(tmp_path: Path, date: str) -> None:
    guideline = changed_toy(tmp_path, ("guideline.yaml", "'2027-03-31'", date))
    assert guideline.watch[0].date == date


@pytest.mark.parametrize("number", ["1_49", "true", "24.0", "1:30", "0x1F", "9" * 5000])
def test_a_position_in_the_source_is_a_plain_whole_number(tmp_path: Path, number: str) -> None:
    """`1_49` and `true` are text and a truth value here, not 149 and 1."""
    folder = copy_toy(tmp_path, ("sources.yaml", "span: [0, 23]", f"span: [0, {number}]"))
    (found,) = faults_in(folder)
    assert found.line == place_of(folder / "sources.yaml", f"[0, {number}]")[0]
    assert found.expected == "a whole number"


def test_a_fingerprint_has_64_hexadecimal_digits(tmp_path: Path) -> None:
    right = toy().document.sha256
    folder = copy_toy(tmp_path, ("guideline.yaml", right, right[:-1]))
    (found,) = faults_in(folder)
    assert (found.line, found.column) == place_of(folder / "guideline.yaml", right[:-1])
    assert found.expected == "a SHA-256 fingerprint of 64 hexadecimal digits"


def test_a_number_is_accepted_where_text_is_wanted(tmp_path: Path) -> None:
    guideline = changed_toy(tmp_path, ("guideline.yaml", "version: 1.50", "version: 2"))
    assert guideline.version == "2"


# Ids


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("variables.yaml", "  place:\n", "  Place:\n"),
        ("variables.yaml", "  place:\n", "  the place:\n"),
        ("options.yaml", "  outside:\n", "  out-side:\n"),
        ("recommendations.yaml", "  OUT-1:\n", "  OUT 1:\n"),
        ("pitfalls.yaml", "  ALWAYS-HUNGRY:\n", "  ALWAYS:HUNGRY:\n"),
        ("open_questions.yaml", "  Q-FOOD:\n", "  Q FOOD:\n"),
        ("sources.yaml", "  OUT:\n", "  O/UT:\n"),
        ("references.yaml", "  leaflet:\n", "  a leaflet:\n"),
        ("constraints.yaml", "  PLAGUE:\n", "  -PLAGUE:\n"),
    ],
)
def test_an_id_that_no_tag_or_patient_file_could_hold_is_a_fault(
    tmp_path: Path, file: str, right: str, wrong: str
) -> None:
    folder = copy_toy(tmp_path, (file, right, wrong))
    id = wrong.strip().removesuffix(":")
    found = [fault for fault in faults_in(folder) if "cannot be an id" in fault.message]
    assert len(found) == 1
    assert found[0].file == file
    assert (found[0].line, found[0].column) == place_of(folder / file, wrong.strip())
    assert found[0].message == f"'{id}' cannot be an id"
    assert "without spaces" in found[0].expected


@pytest.mark.parametrize("id", ["proposed", "any", "all", "not"])
def test_a_variable_cannot_be_called_by_a_word_of_the_format(tmp_path: Path, id: str) -> None:
    """A patient file or a condition could not speak of it."""
    folder = copy_toy(tmp_path, ("variables.yaml", "  soil_test_state:\n", f"  {id}:\n"))
    found = [fault for fault in faults_in(folder) if fault.file == "variables.yaml"]
    assert [(fault.line, fault.column) for fault in found] == [
        place_of(folder / "variables.yaml", f"{id}:\n", f"  {id}:\n")
    ]


def test_a_pitfall_cannot_have_the_id_of_a_recommendation(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path, ("pitfalls.yaml", "  SKIP:\n", "  FEED-1:\n"))
    (found,) = faults_in(folder)
    assert (found.line, found.column) == place_of(folder / "pitfalls.yaml", "FEED-1:")
    assert found.message == "'FEED-1' is the id of a recommendation already"


def test_a_wording_cannot_have_the_id_of_a_verdict_of_the_engine(tmp_path: Path) -> None:
    folder = copy_toy(
        tmp_path,
        ("guideline.yaml", "  caution:\n", "  conflict:\n"),
        ("recommendations.yaml", "wording: caution", "wording: conflict"),
    )
    (found,) = faults_in(folder)
    assert (found.line, found.column) == place_of(folder / "guideline.yaml", "conflict:\n")
    assert found.message == "'conflict' is a verdict of the engine"


# Shapes that need more than one key


@pytest.mark.parametrize(
    ("right", "wrong", "at", "message"),
    [
        (
            "no: {label: No, phrase: the plant does not",
            "never: {label: No, phrase: the plant does not",
            "yes: {label: Yes, phrase: the plant grows}",
            "a yes_no variable has exactly two values",
        ),
        (
            "      outdoors: {label: Outdoors, phrase: the plant stands outdoors}\n",
            "",
            "indoors: {label: Indoors",
            "a choice needs at least two values",
        ),
        (
            "    empty_phrase: there are no pests\n",
            "",
            "set\n    name: Pests",
            "a set needs an empty_phrase",
        ),
        (
            "mites: {label",
            "none: {label",
            "aphids: {label: Aphids",
            "'none' stands for the empty set and cannot be a member",
        ),
        ("range: [1, 200]", "range: [200, 1]", "[200, 1]", "an integer needs a range"),
        (
            "phrase: the plant is {value} tall",
            "phrase: the plant is tall",
            "the plant is tall",
            "an integer needs a phrase that holds {value}",
        ),
        (
            "    group: Tests\n",
            "    group: Tests\n    range: [1, 2]\n",
            "[1, 2]",
            "only an integer has a range and a phrase",
        ),
        (
            "moist: {label: Moist",
            "unknown: {label: Moist",
            "dry: {label: Dry",
            "'unknown' is the absence of a value and cannot be one",
        ),
        ("assume: medium", "assume: dim", "dim", "assume is 'dim'"),
        (
            "      otherwise: no",
            "      otherwise: maybe",
            "cases:\n        - value: yes",
            "there is no value 'maybe'",
        ),
    ],
)
def test_a_variable_that_fits_no_kind_is_a_fault(
    tmp_path: Path, right: str, wrong: str, at: str, message: str
) -> None:
    folder = copy_toy(tmp_path, ("variables.yaml", right, wrong))
    found = [f for f in faults_in(folder) if f.file == "variables.yaml"]
    assert found[0].message == message
    assert (found[0].line, found[0].column) == place_of(folder / "variables.yaml", at)
    assert len(found) == 1


def test_a_set_cannot_be_assumed(tmp_path: Path) -> None:
    """A member is not a set: the record would hold neither."""
    folder = copy_toy(
        tmp_path,
        (
            "variables.yaml",
            "    empty_phrase: there are no pests\n",
            "    empty_phrase: there are no pests\n    assume: mites\n",
        ),
    )
    (found,) = faults_in(folder)
    assert found.line == place_of(folder / "variables.yaml", "assume: mites")[0]


def test_a_derived_variable_cannot_be_assumed(tmp_path: Path) -> None:
    change = ("variables.yaml", "      otherwise: no\n", "      otherwise: no\n    assume: no\n")
    folder = copy_toy(tmp_path, change)
    (found,) = faults_in(folder)
    assert found.message == "a derived variable cannot be assumed"
    assert found.line == place_of(folder / "variables.yaml", "assume: no")[0]


def test_a_situation_cannot_speak_of_a_set(tmp_path: Path) -> None:
    """Its values are single words, and a record with a word in place of a set is no record."""
    folder = copy_toy(
        tmp_path,
        ("variables.yaml", "      place: indoors\n", "      place: indoors\n      pests: mites\n"),
    )
    (found,) = faults_in(folder)
    assert found.line == place_of(folder / "variables.yaml", "pests: mites")[0]


def test_a_situation_cannot_record_a_derived_value(tmp_path: Path) -> None:
    folder = copy_toy(
        tmp_path,
        (
            "variables.yaml",
            "      place: indoors\n",
            "      place: indoors\n      pot_too_small: yes\n",
        ),
    )
    (found,) = faults_in(folder)
    assert found.message == "pot_too_small cannot be 'yes' here"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "    variable: light\n    statements: [FEED]\n",
            "    statements: [FEED]\n",
            "a property of the kind 'independence' needs 'variable'",
        ),
        (
            "    variable: light\n    never: weaker\n",
            "    never: weaker\n",
            "a property of the kind 'monotonicity' needs 'variable'",
        ),
        ("    never: weaker\n", "", "a property of the kind 'monotonicity' needs 'never'"),
        ("    first: soil_test\n", "", "a property of the kind 'order' needs 'first'"),
    ],
)
def test_a_property_names_what_its_kind_needs(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    assert only_fault(tmp_path, ("guideline.yaml", right, wrong)).message == message


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("independence", "never", "weaker"),
        ("independence", "first", "soil_test"),
        ("order", "variable", "light"),
        ("order", "never", "stronger"),
        ("monotonicity", "first", "soil_test"),
    ],
)
def test_a_property_does_not_name_what_its_kind_has_not(
    tmp_path: Path, kind: str, key: str, value: str
) -> None:
    line = f"    kind: {kind}\n"
    change = ("guideline.yaml", line, f"{line}    {key}: {value}\n")
    found = only_fault(tmp_path, change)
    assert found.message == f"a property of the kind '{kind}' has no '{key}'"


def test_a_set_does_not_rise(tmp_path: Path) -> None:
    right = "    variable: light\n    never: weaker\n"
    found = only_fault(tmp_path, ("guideline.yaml", right, right.replace("light", "pests")))
    assert found.message == "pests is a set, and sets do not rise"
    assert found.expected == "a number, a choice or a yes/no variable"


def test_a_property_that_goes_one_way_holds_its_direction_and_its_scale() -> None:
    claim = toy().properties["LIGHT-ONE-WAY"]
    assert (claim.kind, claim.variable, claim.never) == ("monotonicity", "light", "weaker")
    assert claim.scale == ("do_not", "source_silent", "should_be_considered", "recommended", "must")


def test_a_scale_may_be_left_out(tmp_path: Path) -> None:
    line = "    scale: [do_not, source_silent, should_be_considered, recommended, must]\n"
    guideline = changed_toy(tmp_path, ("guideline.yaml", line, ""))
    assert guideline.properties["LIGHT-ONE-WAY"].scale == ()


def test_a_declared_conflict_holds_its_patients_its_reason_and_what_it_rests_on() -> None:
    (conflict,) = toy().options["watering"].conflicts
    assert variables_of(conflict.when) == ("soil", "pests")
    assert conflict.reason == "Two mistakes at once. A gardener decides."
    assert (conflict.statements, conflict.questions) == (("NEVER",), ("Q-MOIST",))


def test_a_declared_conflict_needs_a_reason(tmp_path: Path) -> None:
    line = "        reason: Two mistakes at once. A gardener decides.\n"
    found = only_fault(tmp_path, ("options.yaml", line, ""))
    assert found.message == "the key 'reason' is missing"


def test_an_accepted_finding_holds_its_reason() -> None:
    (entry,) = toy().accepted
    assert (entry.kind, entry.id, entry.change) == ("broken_pitfall", "ALWAYS-HUNGRY", "")
    assert entry.reason.startswith("The source rules food out for most plants")


def test_an_accepted_survivor_names_the_change(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path, ("guideline.yaml", "kind: broken_pitfall", "kind: survivor"))
    (found,) = faults_in(folder)
    assert found.message == "an accepted finding of the kind 'survivor' needs a 'change'"
    place = place_of(folder / "guideline.yaml", "survivor", "kind: survivor")
    assert (found.line, found.column) == place


def test_only_a_survivor_has_a_change(tmp_path: Path) -> None:
    line = "    id: ALWAYS-HUNGRY\n"
    found = only_fault(tmp_path, ("guideline.yaml", line, f"{line}    change: dropped\n"))
    assert found.message == "an accepted finding of the kind 'broken_pitfall' has no 'change'"


def test_a_finding_is_not_accepted_without_a_reason(tmp_path: Path) -> None:
    text = toy().accepted[0].reason
    found = only_fault(tmp_path, ("guideline.yaml", f"    reason: {text}\n", ""))
    assert found.message == "the key 'reason' is missing"


@pytest.mark.parametrize(
    ("right", "wrong", "at", "message"),
    [
        (
            "    then:\n      pot_width: no_pot\n",
            "",
            "implies",
            "a constraint of the kind 'implies' needs a 'then'",
        ),
        (
            "      growing: no\n",
            "      growing: no\n    then: {soil: dry}\n",
            "stop",
            "a constraint of the kind 'stop' has no 'then'",
        ),
    ],
)
def test_only_an_implication_has_a_then(
    tmp_path: Path, right: str, wrong: str, at: str, message: str
) -> None:
    folder = copy_toy(tmp_path, ("constraints.yaml", right, wrong))
    (found,) = faults_in(folder)
    assert found.message == message
    assert (found.line, found.column) == place_of(folder / "constraints.yaml", at, f"kind: {at}")


def test_a_claim_about_a_derived_variable_is_refused(tmp_path: Path) -> None:
    """It cannot change alone, so every such claim would be true of it."""
    wrong = (
        "guideline.yaml",
        "    options: [feeding]\n    variable: light\n",
        "    options: [repotting]\n    variable: pot_too_small\n",
    )
    (found,) = faults_in(copy_toy(tmp_path, wrong))
    assert found.message == "pot_too_small follows from other variables"
    assert found.expected == "a variable that can be recorded"


def test_only_an_assumption_has_phrases_never_to_say(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path, ("pitfalls.yaml", "kind: assumption", "kind: act"))
    (found,) = faults_in(folder)
    assert found.message == "only an assumption has phrases never to say"
    assert (found.line, found.column) == place_of(folder / "pitfalls.yaml", "[every plant")


def test_an_option_cannot_be_preferred_to_itself(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path, ("recommendations.yaml", "over: misting", "over: repotting"))
    (found,) = faults_in(folder)
    assert found.message == "an option cannot be preferred to itself"
    path = folder / "recommendations.yaml"
    assert (found.line, found.column) == place_of(path, "repotting", "over: repotting")


def test_an_option_that_no_decision_point_offers_is_a_fault(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path, ("guideline.yaml", "options: [soil_test, outside]", "options: []"))
    (found,) = faults_in(folder)
    assert found.file == "options.yaml"
    assert (found.line, found.column) == place_of(folder / "options.yaml", "outside:\n")
    assert found.message == "no decision point offers 'outside', so nobody would see it"


def test_statements_follow_each_other_in_the_source(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path, ("sources.yaml", "span: [0, 23]", "span: [0, 25]"))
    (found,) = faults_in(folder)
    second = toy().statements["TEST"]
    assert found.message == (
        f"the span [{second.start}, {second.end}] does not follow the one before"
    )
    assert found.expected == "[start, end] with 25 <= start < end"


def test_a_span_cannot_be_empty(tmp_path: Path) -> None:
    folder = copy_toy(tmp_path, ("sources.yaml", "span: [0, 23]", "span: [0, 0]"))
    (found,) = faults_in(folder)
    assert (found.line, found.column) == place_of(folder / "sources.yaml", "[0, 0]")


def test_what_scenarios_cannot_run_says_how_it_is_checked(tmp_path: Path) -> None:
    line = "    verify_otherwise: Read the title of the page.\n"
    folder = copy_toy(tmp_path, ("sources.yaml", line, ""))
    (found,) = faults_in(folder)
    assert found.message == "executable is 'partly', but verify_otherwise is missing"
    assert (found.line, found.column) == place_of(folder / "sources.yaml", "partly")


# Phrases


@pytest.mark.parametrize(
    ("file", "right", "wrong", "owner"),
    [
        (
            "variables.yaml",
            "phrase: there are gnats",
            "phrase: there are mites",
            "variables.pests.values.mites.phrase",
        ),
        (
            "variables.yaml",
            "phrase: the plant has no pot",
            "phrase: the soil is dry",
            "variables.soil.values.dry.phrase",
        ),
        (
            "variables.yaml",
            "[it is a houseplant]",
            "[the plant is a houseplant]",
            "variables.plant.values.houseplant.phrase",
        ),
        (
            "variables.yaml",
            "empty_phrase: there are no pests",
            "empty_phrase: the plant grows",
            "variables.growing.values.yes.phrase",
        ),
        (
            "variables.yaml",
            "unknown_phrase: nobody has felt the soil",
            "unknown_phrase: the soil is wet",
            "variables.soil.values.wet.phrase",
        ),
        (
            "variables.yaml",
            "phrase: a houseplant that stands indoors",
            "phrase: the plant climbs",
            "variables.height.values.climbing.phrase",
        ),
        ("variables.yaml", "noun: the growth", "noun: the soil", "variables.soil.noun"),
        ("options.yaml", "phrase: misting", "phrase: watering", "options.watering.phrase"),
        (
            "guideline.yaml",
            "phrase: calls for caution",
            "phrase: must be done",
            "wordings.must.phrase",
        ),
        (
            "guideline.yaml",
            "phrase: calls for caution",
            "phrase: is out of scope",
            "the engine's verdict out_of_scope",
        ),
        (
            "guideline.yaml",
            "phrase: summer begins",
            "phrase: the plant is cared for",
            "decision_points.care.phrase",
        ),
    ],
)
def test_a_phrase_that_two_things_share_is_a_fault_at_the_second(
    tmp_path: Path, file: str, right: str, wrong: str, owner: str
) -> None:
    """A scenario could mean either."""
    folder = copy_toy(tmp_path, (file, right, "@@"))
    line, column = place_of(folder / file, "@@")
    path = folder / file
    path.write_text(path.read_text().replace("@@", wrong))
    (found,) = faults_in(folder)
    offset = 1 if wrong.startswith("[") else len(wrong.partition(": ")[0]) + 2
    assert (found.line, found.column) == (line, column + offset)
    assert found.message.endswith(f"' is used by {owner} already")
    assert found.expected == "a phrase of its own"


def test_a_unit_in_a_phrase_would_be_written_twice(tmp_path: Path) -> None:
    change = ("variables.yaml", "the plant is {value} tall", "the plant is {value} cm tall")
    found = only_fault(tmp_path, change)
    assert found.message == "the unit cm is written after the number by itself"
