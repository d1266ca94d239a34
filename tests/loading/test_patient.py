"""A patient file -> a patient, or every fault with its place and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.errors import Fault, InputFaults
from guideline.loading import load_patient
from guideline.model.patient import Patient
from tests.fixtures.toys import toy


def read(tmp_path: Path, text: str | bytes) -> Patient:
    path = tmp_path / "patient.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_patient(path, toy())[0]


def faults_of(tmp_path: Path, text: str | bytes) -> tuple[Fault, ...]:
    with pytest.raises(InputFaults) as caught:
        read(tmp_path, text)
    return caught.value.faults


def fault_of(tmp_path: Path, text: str | bytes) -> Fault:
    (found,) = faults_of(tmp_path, text)
    return found


def test_every_kind_of_value_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "soil: dry\ngrowing: yes\nheight: 30\npot_width: no_pot\npests: [mites, gnats]\n",
    )
    assert found.values == {
        "soil": "dry",
        "growing": "yes",
        "height": 30,
        "pot_width": "no_pot",
        "pests": frozenset({"mites", "gnats"}),
    }
    assert found.unknown == frozenset()


def test_absent_unknown_and_empty_are_all_unknown_but_only_absence_may_be_assumed(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, "soil: unknown\nlight:\n")
    assert found.values == {}
    assert found.unknown == {"soil", "light"}


@pytest.mark.parametrize("written", ["none", "[none]"])
def test_the_empty_set_is_a_value(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"pests: {written}\n").values == {"pests": frozenset()}


def test_one_member_needs_no_list(tmp_path: Path) -> None:
    assert read(tmp_path, "pests: mites\n").values == {"pests": frozenset({"mites"})}


def test_a_plan_lists_options_each_once(tmp_path: Path) -> None:
    found = read(tmp_path, "proposed: [watering, misting, watering]\n")
    assert found.proposed == ("watering", "misting")


def test_one_proposed_option_needs_no_list(tmp_path: Path) -> None:
    assert read(tmp_path, "proposed: watering\n").proposed == ("watering",)


def test_no_plan_is_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path, "proposed:\n").proposed == ()


def test_a_patient_of_whom_nothing_is_known_is_written_as_braces(tmp_path: Path) -> None:
    assert read(tmp_path, "{}\n") == Patient()


def test_the_document_comes_along_so_that_a_later_fault_can_name_a_line(tmp_path: Path) -> None:
    path = tmp_path / "patient.yaml"
    path.write_text("\nsoil: dry\n")
    assert load_patient(path, toy())[1].place(("soil",)) == (2, 7)


def test_every_fault_of_a_bad_file_is_reported_at_once(tmp_path: Path) -> None:
    found = faults_of(
        tmp_path,
        "siol: dry\n"
        "light: glaring\n"
        "height: 300\n"
        "pests: [mites, anst]\n"
        "proposed: [wattering]\n"
        "pot_too_small: yes\n",
    )
    assert [(fault.line, fault.column) for fault in found] == [
        (1, 1),
        (2, 8),
        (3, 9),
        (4, 16),
        (5, 12),
        (6, 1),
    ]


@pytest.mark.parametrize(
    ("text", "place", "message", "expected", "hint"),
    [
        ("siol: dry\n", (1, 1), "there is no variable 'siol'", "", "Did you mean 'soil'?"),
        (
            "soil: dyr\n",
            (1, 7),
            "soil has no value 'dyr'",
            "dry, moist, wet, unknown",
            "Did you mean 'dry'?",
        ),
        (
            "soil: unknwon\n",
            (1, 7),
            "soil has no value 'unknwon'",
            "dry, moist, wet, unknown",
            "Did you mean 'unknown'?",
        ),
        ("soil: [dry]\n", (1, 7), "soil has one value", "dry, moist, wet, unknown", ""),
        ("soil: {a: b}\n", (1, 7), "soil has one value", "dry, moist, wet, unknown", ""),
        (
            "growing: true\n",
            (1, 10),
            "growing has no value 'true'",
            "yes, no, unknown",
            "Write yes",
        ),
        ("growing: false\n", (1, 10), "growing has no value 'false'", None, "Write no"),
        ("growing: on\n", (1, 10), "growing has no value 'on'", "yes, no, unknown", None),
        (
            "height: 201\n",
            (1, 9),
            "height cannot be 201",
            "a whole number from 1 to 200, climbing, unknown",
            "",
        ),
        ("height: -1\n", (1, 9), "height cannot be -1", None, ""),
        ("height: 1_49\n", (1, 9), "height has no value '1_49'", None, ""),
        ("height: 1:30\n", (1, 9), "height has no value '1:30'", None, ""),
        ("height: 007\n", (1, 9), "height has no value '007'", None, ""),
        ("height: 1.5\n", (1, 9), "height has no value '1.5'", None, ""),
        ("height: true\n", (1, 9), "height has no value 'true'", None, ""),
        ("height: clmbing\n", (1, 9), "height has no value 'clmbing'", None, None),
        (
            "pests: [mites, gants]\n",
            (1, 16),
            "pests has no member 'gants'",
            "a list of aphids, mites, gnats, [none], unknown",
            "Did you mean 'gnats'?",
        ),
        (
            "pests: []\n",
            (1, 8),
            "pests is an empty list, which says neither none nor unknown",
            "[none], or the members, or unknown",
            "",
        ),
        (
            "pests: [none, mites]\n",
            (1, 9),
            "'none' cannot stand beside other members",
            "[none] alone, or the members",
            "",
        ),
        (
            "pests: [mites, unknown]\n",
            (1, 16),
            "'unknown' cannot stand beside other members",
            None,
            "",
        ),
        ("pests: {mites: yes}\n", (1, 8), None, None, None),
        (
            "pot_too_small: no\n",
            (1, 1),
            "'pot_too_small' follows from other values and cannot be recorded",
            "the values it follows from",
            "",
        ),
        (
            "proposed: [wattering]\n",
            (1, 12),
            "there is no option 'wattering'",
            "soil_test, watering, feeding, repotting, misting, outside",
            "Did you mean 'watering'?",
        ),
        ("proposed: {watering: yes}\n", (1, 11), None, None, None),
        ("proposed: [[watering]]\n", (1, 12), None, None, None),
        ("proposed: [{watering: yes}]\n", (1, 12), None, None, None),
        ("soil: dry\nsoil: wet\n", (2, 1), "the key 'soil' stands here a second time", None, None),
        ("soil: &a dry\n", (1, 7), "anchors (&name) are not used here", None, None),
        ("- soil\n", (1, 1), "this is not a patient", "variables with their values", ""),
        ("dry\n", (1, 1), "this is not a patient", "variables with their values", ""),
        (
            "",
            (1, 1),
            "the file is empty",
            "variables with values",
            "For a patient of whom nothing is known, write {}",
        ),
        ("# nothing yet\n", (1, 1), "the file is empty", None, None),
        ("soil: [dry\n", (2, 1), None, None, None),
        ("soil:\n\tdry\n", (2, 1), None, None, "Indent with spaces; this line holds a tab"),
        ("[" * 10_000, (1, 61), "nested deeper than 60 levels", None, None),
        (f"height: {'9' * 5000}\n", (1, 9), None, None, None),
    ],
)
def test_a_bad_file_says_where_and_what_would_be_right(
    tmp_path: Path,
    text: str,
    place: tuple[int, int],
    message: str | None,
    expected: str | None,
    hint: str | None,
) -> None:
    """None: this part of the fault is left open."""
    found = fault_of(tmp_path, text)
    assert found.file.endswith("patient.yaml")
    assert (found.line, found.column) == place
    assert message is None or found.message == message
    assert expected is None or found.expected == expected
    assert hint is None or found.hint == hint


def test_a_word_like_no_variable_is_answered_with_all_of_them(tmp_path: Path) -> None:
    found = fault_of(tmp_path, "zzz: 1\n")
    assert found.hint == ""
    assert found.expected.startswith("plant, place, soil, ")
    assert "pot_too_small" not in found.expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xef\xbb\xbfsoil: dry\n", "byte order mark"),
        ("soil: dry\n".encode("utf-16"), "UTF-16"),
        (b"soil: caf\xe9\n", "Windows-1252"),
        (b"soil: \x00\n", "zero bytes"),
    ],
)
def test_bytes_that_cannot_be_read_are_a_fault(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in fault_of(tmp_path, data).message


def test_a_patient_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as caught:
        load_patient(tmp_path / "nobody.yaml", toy())
    assert caught.value.faults[0].message == "the file does not exist"
