"""How a guideline and its rules are cited."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from guideline.model.citation import citation_text
from tests.fixtures.toys import toy

HASH = "0123456789abcdef" * 4


def test_a_recommendation_is_cited_with_its_title_the_version_and_the_fingerprint() -> None:
    guideline = toy()
    assert citation_text(guideline, guideline.rule("WATER-1"), HASH) == (
        "Recommendation WATER-1: Water dry soil. In: Caring for a houseplant, version 1.50, "
        "content 0123456789ab. "
        "Source: Caring for a houseplant, authors not recorded."
    )


def test_a_pitfall_is_called_one_because_its_title_may_read_as_advice() -> None:
    guideline = toy()
    assert citation_text(guideline, guideline.rule("WET"), HASH).startswith("Pitfall WET: ")


def test_a_whole_guideline_is_cited_without_a_rule() -> None:
    assert citation_text(toy(), None, HASH) == (
        "Caring for a houseplant, version 1.50, content 0123456789ab. "
        "Source: Caring for a houseplant, authors not recorded."
    )


def test_a_title_that_ends_a_sentence_gets_no_second_full_stop() -> None:
    guideline = toy()
    rule = replace(guideline.recommendations["WATER-1"], title="Is it dry?")
    assert citation_text(guideline, rule, HASH).startswith("Recommendation WATER-1: Is it dry? In:")


@given(st.text(), st.text())
def test_a_citation_is_one_line_whatever_the_titles_hold(title: str, rule_title: str) -> None:
    guideline = replace(toy(), title=title)
    rule = replace(guideline.recommendations["WATER-1"], title=rule_title)
    assert len(citation_text(guideline, rule, HASH).splitlines()) == 1
