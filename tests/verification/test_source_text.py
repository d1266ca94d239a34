"""A copy of the source is compared statement by statement; a changed one is named, no other."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guideline.loading import load_guideline
from guideline.model.guideline import Guideline
from guideline.model.source import Executable, SourceStatement
from guideline.verification.source_text import (
    SourceCheck,
    Standing,
    WordsFound,
    check_source_text,
    find_words,
)
from tests.verification.projects import COLD

TEXT = """\
# Care of plants

Water every plant in spring. 1
- Never water a cactus in winter. 1, 2
- Watering by night is an option. 3
A plant with wet roots — or yellow leaves — needs less water.

Nobody knows why.
"""
CITED = {
    "Care of plants": (),
    "Water every plant in spring.": ("1",),
    "Never water a cactus in winter.": ("1", "2"),
    "Watering by night is an option.": ("3",),
    "A plant with wet roots — or yellow leaves — needs less water.": (),
    "Nobody knows why.": (),
}


def _statement(id: str, words: str, citations: tuple[str, ...]) -> SourceStatement:
    start = TEXT.index(words)
    return SourceStatement(
        id=id,
        section="All",
        heading=False,
        kinds=("context",),
        paraphrase="In other words.",
        wording=(),
        citations=citations,
        start=start,
        end=start + len(words),
        fingerprint=hashlib.sha256(words.encode()).hexdigest(),
        executable=Executable.NO,
    )


STATEMENTS = {
    f"S{number}": _statement(f"S{number}", words, citations)
    for number, (words, citations) in enumerate(CITED.items(), start=1)
}
INSIDE = [
    (id, position)
    for id, statement in STATEMENTS.items()
    for position in range(statement.start, statement.end)
    if not TEXT[position].isspace()
]
ALL = set(STATEMENTS)


def _guideline() -> Guideline:
    cold = load_guideline(COLD / "guideline" / "content" / "cold")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    document = replace(cold.document, sha256=digest, characters=len(TEXT))
    return replace(cold, statements=STATEMENTS, document=document)


PLANTS = _guideline()


def _check(text: str) -> SourceCheck:
    return check_source_text(PLANTS, text.encode())


def _by_standing(found: SourceCheck, standing: Standing) -> set[str]:
    return {check.statement for check in found.statements if check.standing is standing}


def test_the_recorded_document_is_identical_and_every_statement_is_found() -> None:
    found = _check(TEXT)
    assert (found.identical, _by_standing(found, Standing.FOUND)) == (True, ALL)


def test_bullets_and_citations_are_not_passages_of_their_own() -> None:
    """Only the mark of the heading is left over: it is more than a bullet."""
    assert _check(TEXT).unclaimed == ((1, "#"),)


def test_each_statement_is_found_on_its_line() -> None:
    assert [check.line for check in _check(TEXT).statements] == [1, 3, 4, 5, 6, 8]


@given(st.sampled_from(INSIDE), st.characters(exclude_categories=["Cs"]))
@example(("S2", TEXT.index("spring")), " ")
@example(("S5", TEXT.index("—")), "-")
def test_one_changed_character_names_exactly_its_statement(
    place: tuple[str, int], character: str
) -> None:
    id, position = place
    if character == TEXT[position]:
        return
    found = _check(f"{TEXT[:position]}{character}{TEXT[position + 1 :]}")
    assert _by_standing(found, Standing.CHANGED) == {id}
    assert _by_standing(found, Standing.FOUND) == ALL - {id}


@given(st.sampled_from(INSIDE))
def test_one_deleted_character_names_exactly_its_statement(place: tuple[str, int]) -> None:
    id, position = place
    found = _check(f"{TEXT[:position]}{TEXT[position + 1 :]}")
    assert {check.statement for check in found.statements if not check.intact} == {id}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_text_put_before_everything_moves_every_statement_and_changes_none(before: str) -> None:
    found = _check(f"{before}\n{TEXT}")
    assert (_by_standing(found, Standing.MOVED), found.intact) == (ALL, len(ALL))


def test_a_moved_statement_says_how_far() -> None:
    found = _check(TEXT.replace("# Care", "## Care"))
    assert {check.detail for check in found.statements} == {"It stands 1 characters later."}


def test_text_taken_away_before_a_statement_moves_only_what_follows() -> None:
    found = _check(TEXT.replace("\n\nNobody", "\nNobody"))
    assert _by_standing(found, Standing.MOVED) == {"S6"}


def test_two_statements_that_change_places_are_both_moved() -> None:
    first, second = "Water every plant in spring. 1\n", "- Never water a cactus in winter. 1, 2\n"
    found = _check(TEXT.replace(first + second, second + first))
    assert _by_standing(found, Standing.MOVED) == {"S2", "S3"}


@pytest.mark.parametrize(
    ("old", "new", "id", "detail"),
    [
        ("spring. 1\n", "spring. 2\n", "S2", "It cites 2; recorded is 1."),
        ("spring. 1\n", "spring.\n", "S2", "It cites nothing; recorded is 1."),
        ("winter. 1, 2\n", "winter. 1\n", "S3", "It cites 1; recorded is 1, 2."),
        ("why.\n", "why. 7\n", "S6", "It cites 7; recorded is nothing."),
    ],
)
def test_changed_citations_name_their_statement_and_say_what_differs(
    old: str, new: str, id: str, detail: str
) -> None:
    found = _check(TEXT.replace(old, new))
    changed = [c for c in found.statements if c.standing is Standing.CITATIONS_CHANGED]
    assert [(c.statement, c.detail) for c in changed] == [(id, detail)]


def test_changed_citations_are_not_intact() -> None:
    assert _check(TEXT.replace("spring. 1\n", "spring. 2\n")).intact == len(ALL) - 1


def test_a_new_sentence_is_unclaimed_at_its_line() -> None:
    found = _check(TEXT.replace("\n\nNobody", "\nTalk to plants.\nNobody"))
    assert "Talk to plants." in [text for _, text in found.unclaimed]
    assert found.intact == len(ALL)


def test_a_long_unclaimed_passage_is_cut_for_display() -> None:
    found = _check(f"{TEXT}{'Talk to plants every day. ' * 9}")
    assert [len(text) for _, text in found.unclaimed] == [1, 80]


def test_a_change_outside_the_statements_leaves_them_found_but_the_copy_not_identical() -> None:
    found = _check(f"{TEXT}\n")
    assert (found.identical, _by_standing(found, Standing.FOUND)) == (False, ALL)


def test_windows_line_ends_change_no_statement() -> None:
    found = _check(TEXT.replace("\n", "\r\n"))
    assert (found.identical, found.intact) == (False, len(ALL))


def test_an_empty_copy_holds_no_statement() -> None:
    found = _check("")
    assert _by_standing(found, Standing.CHANGED) == ALL


def test_a_copy_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        check_source_text(PLANTS, TEXT.encode("utf-16"))


# Words to write a statement of


def test_words_are_found_with_their_place_fingerprint_and_citations() -> None:
    """Before it stand lines of 16, 0 and 30 characters, their ends, a dash and a space."""
    words = "Never water a cactus in winter."
    digest = hashlib.sha256(words.encode()).hexdigest()
    assert find_words(TEXT.encode(), words) == (WordsFound(4, (51, 82), digest, ("1", "2")),)


def test_words_that_stand_twice_are_found_twice() -> None:
    assert [found.span for found in find_words(b"dry. wet. dry.", "dry.")] == [(0, 4), (10, 14)]


@pytest.mark.parametrize("words", ["", "Never say never."])
def test_words_that_stand_nowhere_are_not_found(words: str) -> None:
    assert find_words(TEXT.encode(), words) == ()


@given(st.sampled_from(sorted(CITED)))
def test_what_is_found_makes_an_intact_statement(words: str) -> None:
    (found,) = find_words(TEXT.encode(), words)
    assert TEXT[slice(*found.span)] == words
    assert found.citations == CITED[words]
