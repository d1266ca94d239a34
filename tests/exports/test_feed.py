"""The Atom feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guideline.exports.feed import Edition, atom_feed, present_edition
from tests.fixtures.toys import toy

HASH = "0123456789abcdef" * 4
SITE = "https://example.org/plants/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, 14, 30, tzinfo=timezone(timedelta(hours=2)))


def edition(version: str = "1.50", updated: datetime = MAY) -> Edition:
    return replace(present_edition(toy(), HASH, updated), version=version)


def read(feed: str) -> ElementTree.Element:
    return ElementTree.fromstring(feed.encode("utf-8"))


def texts(feed: str, path: str) -> list[str]:
    return [element.text or "" for element in read(feed).findall(path, ATOM)]


def test_the_present_edition_is_one_entry() -> None:
    feed = atom_feed([edition()], SITE)
    assert texts(feed, "a:entry/a:title") == [
        "Caring for a houseplant, version 1.50 (0123456789ab)"
    ]
    assert texts(feed, "a:entry/a:updated") == ["2026-05-01T12:00:00Z"]
    link = read(feed).find("a:entry/a:link", ATOM)
    assert link is not None
    assert link.get("href") == f"{SITE}toy/index.html"


def test_feed_and_entry_have_all_that_atom_asks_for() -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated, an author; each once."""
    feed = atom_feed([edition()], SITE)
    for name in ("id", "title", "updated"):
        assert [len(texts(feed, f"{part}a:{name}")) for part in ("", "a:entry/")] == [1, 1]
    assert texts(feed, "a:author/a:name") == ["Authors not recorded"]
    links = {link.get("rel"): link.get("href") for link in read(feed).findall("a:link", ATOM)}
    assert links == {"alternate": f"{SITE}index.html", "self": f"{SITE}feed.xml"}


def test_the_latest_of_several_editions_comes_first_and_dates_the_feed() -> None:
    feed = atom_feed([edition(), edition("2.0", JUNE)], SITE)
    assert texts(feed, "a:entry/a:updated") == ["2026-06-01T12:30:00Z", "2026-05-01T12:00:00Z"]
    assert texts(feed, "a:updated") == ["2026-06-01T12:30:00Z"]


def test_an_edition_keeps_its_name_when_the_site_moves() -> None:
    here, there = (atom_feed([edition()], site) for site in (SITE, "https://example.com/"))
    assert texts(here, "a:entry/a:id") == texts(there, "a:entry/a:id")
    assert texts(here, "a:entry/a:id")[0].startswith("urn:uuid:")


def test_changed_content_is_another_entry_even_under_the_same_version() -> None:
    other = replace(edition(), fingerprint="f" * 64)
    ids = texts(atom_feed([edition(), other], SITE), "a:entry/a:id")
    assert len(set(ids)) == 2


def test_without_the_sites_address_links_are_relative_and_the_feed_has_none_to_itself() -> None:
    links = read(atom_feed([edition()])).findall(".//a:link", ATOM)
    assert [link.get("href") for link in links] == ["index.html", "toy/index.html"]


def test_a_feed_without_an_edition_has_no_date_and_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one edition"):
        atom_feed([])


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_gives_a_feed_that_is_read_back_as_text(title: str, summary: str) -> None:
    feed = read(atom_feed([replace(edition(), title=title, summary=summary)], SITE))
    entry = feed.find("a:entry", ATOM)
    assert entry is not None
    assert [child.tag.partition("}")[2] for child in entry] == [
        "id",
        "title",
        "updated",
        "link",
        "summary",
    ]


def test_hostile_text_is_shown_as_text() -> None:
    attack = "</title><script>alert(1)</script>]]><![CDATA[ & \"q\" 'a' {{ x }}"
    feed = atom_feed([replace(edition(), title=attack)], SITE)
    assert texts(feed, "a:entry/a:title")[0].startswith(attack)
    assert "<script" not in feed
