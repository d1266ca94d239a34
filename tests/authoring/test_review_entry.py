"""Where a review is put into reviews.yaml, and that nothing else of the file changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideline.authoring.format_yaml import format_yaml
from guideline.authoring.review_entry import with_review
from guideline.errors import GuidelineError
from guideline.loading.yaml_text import parse_yaml
from guideline.model.review import ReviewRecord, Seen

MARK = "0123456789012345"
IDS = st.one_of(
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True),
    st.sampled_from(["null", "true", "1", "1e5", "0x1", "1.0", "2026-01-01", "no", "1_0"]),
)
NAMES = st.text(st.characters(codec="utf-8"), min_size=1).filter(
    lambda name: name.isprintable() and bool(name.strip())
)


def record(id: str = "REST", by: str = "A. Reader") -> ReviewRecord:
    return ReviewRecord(id, by, "2026-01-31", Seen(MARK, MARK, "", {"S1": MARK}, {}, {}))


def reviews(text: str) -> dict[str, object]:
    document, faults = parse_yaml(text, "reviews.yaml")
    assert not faults
    found: dict[str, object] = document.data["reviews"]
    return found


def test_the_first_review_makes_the_file() -> None:
    text = with_review(None, "reviews.yaml", record())
    assert text.startswith("# Who looked at what last.")
    assert text.endswith(
        'reviews:\n  REST:\n    by: "A. Reader"\n    date: 2026-01-31\n    seen:\n'
        f"      meaning: '{MARK}'\n      words: '{MARK}'\n      statements:\n        S1: '{MARK}'\n"
    )


@pytest.mark.parametrize("empty", ["reviews:\n", "reviews: {}\n", "# None yet.\nreviews: {}\n"])
def test_an_empty_list_takes_a_review(empty: str) -> None:
    assert list(reviews(with_review(empty, "reviews.yaml", record()))) == ["REST"]


def test_what_somebody_wrote_above_another_review_stays_there() -> None:
    text = with_review(with_review(None, "f", record("A-1")), "f", record("B-1"))
    noted = text.replace("  B-1:", "  # Asked twice.\n  B-1:")
    changed = with_review(noted, "f", record("A-1", "B. Reader"))
    assert changed == noted.replace('"A. Reader"', '"B. Reader"', 1)


def test_a_file_in_another_layout_is_left_alone() -> None:
    flow = "reviews: {A-1: {by: A, date: 2026-01-31, seen: {meaning: x, words: y}}}\n"
    with pytest.raises(GuidelineError, match=r"f: the review could not be written here"):
        with_review(flow, "f", record("B-1"))


@given(st.lists(st.tuples(IDS, NAMES), min_size=1, max_size=5))
def test_every_review_is_kept_whatever_its_id_and_its_name(calls: list[tuple[str, str]]) -> None:
    text = None
    for id, name in calls:
        text = with_review(text, "f", record(id, name))
    assert text is not None
    assert {id: entry["by"] for id, entry in reviews(text).items()} == dict(calls)  # type: ignore[index]


@given(st.lists(st.tuples(IDS, NAMES), min_size=1, max_size=5))
def test_the_file_is_laid_out_as_format_would(calls: list[tuple[str, str]]) -> None:
    text = None
    for id, name in calls:
        text = with_review(text, "f", record(id, name))
    assert text is not None
    assert format_yaml(text, "f") == (text, [])
