"""Which number of the version rises, and what needs a reason; each case by hand on the toy."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.comparison import compare
from guideline.comparison.release import edition, kind_of_change, missing_reasons, next_version
from guideline.model.edition import Reason
from tests.fixtures.toys import Change, changed_toy, toy

WORDS: Change = ("recommendations.yaml", "A dry plant wilts.", "A dry plant droops.")
STRONGER: Change = (
    "recommendations.yaml",
    "option: watering\n    wording: recommended",
    "option: watering\n    wording: must",
)
ADDS: Change = (
    "recommendations.yaml",
    "  OUT-1:\n",
    (
        "  MOIST-1:\n    title: Moist soil\n    option: watering\n"
        "    wording: should_be_considered\n"
        "    when:\n      soil: moist\n"
        "      not: {pests: {includes: gnats}}\n    sources: [WATER]\n"
        "    rationale: It dries.\n  OUT-1:\n"
    ),
)
FORBIDS: Change = (
    "pitfalls.yaml",
    "pitfalls:\n",
    (
        "pitfalls:\n  SOGGY:\n    title: Moist soil\n    kind: act\n    option: watering\n"
        "    wording: do_not\n    when: {soil: moist}\n    harm: It rots.\n"
        "    instead: {text: Wait.}\n    sources: [NEVER]\n"
    ),
)
REMOVES: Change = ("recommendations.yaml", "height: {at_most: 50}", "height: {at_most: 40}")
WARNS_MORE: Change = ("constraints.yaml", "height: {at_least: 150}", "height: {at_least: 140}")
WARNS_LESS: Change = ("constraints.yaml", "height: {at_least: 150}", "height: {at_least: 160}")
PLANS: Change = (
    "recommendations.yaml",
    "    sources: [OUT]\n",
    "    sources: [OUT]\n    together_with: [repotting]\n",
)
REFUSES: Change = (
    "constraints.yaml",
    "constraints:\n",
    (
        "constraints:\n  NO-FERN:\n    kind: impossible\n    when: {soil: dry, light: bright}\n"
        "    text: Never.\n"
    ),
)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (WORDS, "wording"),
        (ADDS, "adds"),
        (WARNS_MORE, "adds"),
        (STRONGER, "changes"),
        (REMOVES, "changes"),
        (WARNS_LESS, "changes"),
        (REFUSES, "changes"),
        (PLANS, "changes"),  # no verdict moves, but a plan without repotting is refused
        (FORBIDS, "changes"),  # nobody loses an answer, but it is advice against
    ],
)
def test_the_kind_of_a_change_is_what_patients_are_told(
    change: Change, kind: str, tmp_path: Path
) -> None:
    assert kind_of_change(compare(toy(), changed_toy(tmp_path, change))) == kind


def test_what_could_not_be_compared_counts_as_changed(tmp_path: Path) -> None:
    found = compare(toy(), changed_toy(tmp_path, STRONGER), limit=1)
    assert found.not_compared
    assert kind_of_change(found) == "changes"


@pytest.mark.parametrize(
    ("version", "kind", "following"),
    [
        ("1.2.3", "wording", "1.2.4"),
        ("1.2.3", "adds", "1.3.0"),
        ("1.2.3", "changes", "2.0.0"),
        ("0.2.3", "wording", "0.2.4"),
        ("0.2.3", "adds", "0.2.4"),
        ("0.2.3", "changes", "0.3.0"),
        ("0.9.9", "changes", "0.10.0"),
    ],
)
def test_the_version_follows_from_the_kind(version: str, kind: str, following: str) -> None:
    assert next_version(version, kind) == following


def test_only_a_person_leads_to_version_one() -> None:
    assert next_version("0.2.3", "wording", stable=True) == "1.0.0"


def test_every_edited_rule_needs_a_reason_whatever_was_edited(tmp_path: Path) -> None:
    found = compare(toy(), changed_toy(tmp_path, WORDS))
    assert missing_reasons(found, ()) == ("recommendation WATER-1",)
    assert missing_reasons(found, [Reason(("WATER-1",), "Clearer.", "2026-01-01")]) == ()


def test_all_missing_reasons_are_named_at_once(tmp_path: Path) -> None:
    found = compare(toy(), changed_toy(tmp_path, WORDS, FORBIDS, WARNS_MORE))
    reasons = [Reason(("SOGGY",), "It rots.", "2026-01-01")]
    assert missing_reasons(found, reasons) == ("recommendation WATER-1", "constraint TOP-HEAVY")


def test_words_outside_the_rules_need_no_reason(tmp_path: Path) -> None:
    change = ("options.yaml", "A cup of water.", "A glass of water.")
    found = compare(toy(), changed_toy(tmp_path, change))
    assert found.edits
    assert missing_reasons(found, ()) == ()


def test_an_edition_keeps_who_is_told_what(tmp_path: Path) -> None:
    """Plants of 41 to 50 cm lose the advice to go outside, and nobody else is concerned."""
    found = compare(toy(), changed_toy(tmp_path, REMOVES, WORDS))
    reasons = (Reason(("OUT-1", "WATER-1"), "Wind.", "2026-01-01"),)
    kept = edition(found, "2.0.0", "2026-01-02", reasons)
    (answer,) = kept.answers
    assert (answer.before, answer.after) == ("Should be considered", "The source is silent")
    assert answer.option == "outside"
    assert "OUT-1" in answer.rules
    assert any("41" in words and "50" in words for words in answer.who)
    assert kept.profiles is not None
    # Of the 200 heights and climbing plants, ten heights; nothing else depends on the height.
    assert answer.profiles * 201 == kept.profiles * 10
    assert kept.rules == ("WATER-1", "OUT-1")
    assert kept.deciding == ("OUT-1",)
    assert "recommendation WATER-1: rationale" in kept.words
    assert kept.previous == "1.50"
