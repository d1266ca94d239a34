"""The fingerprint of a guideline's content."""

from __future__ import annotations

from dataclasses import replace

from guideline.model.fingerprint import content_data, content_hash
from guideline.model.guideline import AcceptedFinding
from tests.fixtures.toys import toy


def test_the_same_content_has_the_same_fingerprint() -> None:
    assert content_hash(replace(toy())) == content_hash(toy())


def test_one_changed_word_changes_the_fingerprint() -> None:
    assert content_hash(replace(toy(), summary="Another summary.")) != content_hash(toy())


def test_notes_to_the_makers_are_neither_published_nor_in_the_fingerprint() -> None:
    noted = replace(toy(), accepted=(AcceptedFinding("dead", "WATER-1", "", "Known."),))
    assert "accepted" not in content_data(noted)
    assert content_hash(noted) == content_hash(replace(toy(), accepted=()))
