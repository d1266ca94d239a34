"""Bytes of a file -> text, or a fault about the encoding."""

from pathlib import Path

import pytest

from guideline.errors import Fault
from guideline.loading.text import display, read_text


def fault_of(path: Path, data: bytes) -> Fault:
    path.write_bytes(data)
    found = read_text(path, path.name)
    assert isinstance(found, Fault)
    return found


def test_plain_utf8_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("grün: ≥ 1 µg\r\n".encode())
    assert read_text(path, "a.yaml") == "grün: ≥ 1 µg\r\n"


def test_a_byte_order_mark_is_a_fault_that_says_how_to_save(tmp_path: Path) -> None:
    found = fault_of(tmp_path / "a.yaml", b"\xef\xbb\xbfa: b\n")
    assert str(found) == (
        "a.yaml:1:1: the file is saved as UTF-8 with a byte order mark; expected plain UTF-8. "
        "Save the file again with the encoding UTF-8, without a byte order mark"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_with_its_mark_is_named(tmp_path: Path, encoding: str) -> None:
    text = "a: b\n" if encoding == "utf-16" else "\ufeffa: b\n"
    found = fault_of(tmp_path / "a.yaml", text.encode(encoding))
    assert (found.line, found.column) == (1, 1)
    assert "saved as UTF-16" in found.message


def test_utf16_without_its_mark_is_known_by_its_zero_bytes(tmp_path: Path) -> None:
    found = fault_of(tmp_path / "a.yaml", "a: b\n".encode("utf-16-le"))
    assert found.line == 1
    assert "zero bytes, as UTF-16 does" in found.message


def test_a_zero_byte_is_a_fault_on_its_line(tmp_path: Path) -> None:
    found = fault_of(tmp_path / "a.yaml", b"a: b\nc: d\ne: \x00f\n")
    assert found.line == 3


def test_windows_1252_is_a_fault_at_the_first_odd_byte(tmp_path: Path) -> None:
    """The column counts characters: the letter before the curly quote takes two bytes in UTF-8."""
    found = fault_of(tmp_path / "a.yaml", b"a: b\n\xc3\xbc: \x93c\n")
    assert (found.line, found.column) == (2, 4)
    assert "0x93" in found.message
    assert "Windows-1252" in found.message
    assert found.expected == "plain UTF-8"


def test_a_missing_file_is_a_fault_of_the_file_as_a_whole(tmp_path: Path) -> None:
    found = read_text(tmp_path / "a.yaml", "a.yaml")
    assert found == Fault("a.yaml", 0, 0, "the file does not exist")
    assert str(found) == "a.yaml: the file does not exist"


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    found = read_text(tmp_path, "a.yaml")
    assert found == Fault("a.yaml", 0, 0, "this is a folder, not a file")


def test_a_file_is_named_from_the_root_of_the_project(tmp_path: Path) -> None:
    assert display(tmp_path / "content" / "a.yaml", tmp_path) == "content/a.yaml"


def test_a_file_outside_the_project_keeps_its_full_name(tmp_path: Path) -> None:
    root = tmp_path / "project"
    assert display(tmp_path / "a.yaml", root) == (tmp_path / "a.yaml").as_posix()
