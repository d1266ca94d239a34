"""Places in texts, against the definition of the protocol."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from guideline.authoring.language_server.positions import Text, changed_text

TEXTS = st.text(st.sampled_from("ab \n\r\x85\u2028\x0cé€\U0001f33f|"), max_size=40)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


def _units(text: str, encoding: str) -> int:
    return (
        len(text.encode(f"{encoding}-le" if encoding != "utf-8" else encoding))
        // {
            "utf-8": 1,
            "utf-16": 2,
            "utf-32": 4,
        }[encoding]
    )


def _position(text: str, offset: int, encoding: str) -> types.Position:
    """By the words of the protocol: lines end at CR LF, CR or LF."""
    ends = [m.end() for m in re.finditer(r"\r\n|\r|\n", text) if m.end() <= offset]
    start = ends[-1] if ends else 0
    return types.Position(len(ends), _units(text[start:offset], encoding))


def _inside_an_end(text: str, offset: int) -> bool:
    return text[offset - 1 : offset + 1] == "\r\n" and offset > 0


@given(TEXTS, st.integers(0, 40), ENCODINGS)
def test_an_offset_is_found_again_by_its_position(text: str, offset: int, encoding: str) -> None:
    offset = min(offset, len(text))
    if _inside_an_end(text, offset):
        return
    content = Text(text, False, encoding)
    assert content.position(offset) == _position(text, offset, encoding)
    assert content.offset(content.position(offset)) == offset


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), TEXTS)), ENCODINGS)
def test_changes_of_ranges_make_the_text_that_the_editor_holds(
    text: str, edits: list[tuple[int, int, str]], encoding: str
) -> None:
    held, changes = text, []
    for one, other, new in edits:
        start, end = sorted((min(one, len(held)), min(other, len(held))))
        if _inside_an_end(held, start) or _inside_an_end(held, end):
            continue
        places = types.Range(_position(held, start, encoding), _position(held, end, encoding))
        changes.append(types.TextDocumentContentChangePartial(places, new))
        held = held[:start] + new + held[end:]
    assert changed_text(Text(text, False, encoding), changes).text == held


def test_a_place_behind_the_end_of_a_line_is_its_end() -> None:
    text = Text("ab\r\ncd", False)
    assert text.offset(types.Position(0, 99)) == 2
    assert text.offset(types.Position(99, 0)) == 6
