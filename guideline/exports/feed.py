"""Editions of guidelines -> an Atom feed (RFC 4287), for readers who want to hear of a new one.

Every frozen edition is an entry, and content that no edition holds yet is one
more. A name that stays the same, whatever host the site moves to, is
made of the guideline's id, version and fingerprint.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from guideline.exports.addresses import FEED, address, guideline_file
from guideline.loading.editions import FrozenEdition
from guideline.model.citation import SHOWN
from guideline.model.guideline import Guideline

__all__ = ["Edition", "atom_feed", "frozen_edition", "present_edition"]

_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.UUID("0c4d5f0e-4f0a-5d0e-9f6b-6a6c1f4f5f4d")
"""Under which the names of feeds and editions are made; it never changes."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of a guideline's content.

    Attributes:
        path: Its page, from the top of the site.
        updated: When the content became what it is, with a time zone.
    """

    guideline: str
    title: str
    version: str
    fingerprint: str
    summary: str
    path: str
    updated: datetime


def present_edition(guideline: Guideline, fingerprint: str, updated: datetime) -> Edition:
    """What the content says now."""
    return Edition(
        guideline=guideline.id,
        title=guideline.title,
        version=guideline.version,
        fingerprint=fingerprint,
        summary=f"{guideline.summary} Not medical advice, not a medical device.",
        path=guideline_file(guideline, "index.html"),
        updated=updated,
    )


def frozen_edition(guideline: Guideline, frozen: FrozenEdition) -> Edition:
    """What an edition changed; it counts from the beginning of its day."""
    edition = frozen.edition
    return Edition(
        guideline=guideline.id,
        title=guideline.title,
        version=edition.version,
        fingerprint=frozen.fingerprint,
        summary=f"{edition.summary} Not medical advice, not a medical device.",
        path=guideline_file(guideline, f"editions/{edition.version}/index.html"),
        updated=datetime.fromisoformat(edition.date).replace(tzinfo=UTC),
    )


def atom_feed(editions: Sequence[Edition], site: str = "") -> str:
    """The feed.

    Args:
        editions: At least one; the latest is shown first.
        site: Address of the site, ending in a slash. Empty: links are relative to the feed, which
            Atom allows and some feed readers do not follow.

    Raises:
        ValueError: There is no edition, so there is no date at which the feed was updated.
    """
    if not editions:
        raise ValueError("a feed needs at least one edition")
    ElementTree.register_namespace("", _ATOM)
    ordered = sorted(editions, key=lambda e: (e.updated, e.guideline, e.version), reverse=True)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    about = site or " ".join(sorted({edition.guideline for edition in editions}))
    _add(feed, "id", _name(about))
    titles = list(dict.fromkeys(edition.title for edition in ordered))
    _add(feed, "title", f"Editions: {'; '.join(titles)}")
    _add(feed, "updated", _date(ordered[0].updated))
    _add(_add(feed, "author"), "name", "Authors not recorded")
    _add(feed, "link", rel="alternate", type="text/html", href=address("index.html", FEED, site))
    if site:
        _add(feed, "link", rel="self", type="application/atom+xml", href=address(FEED, FEED, site))
    for edition in ordered:
        entry = _add(feed, "entry")
        name = f"{edition.guideline} {edition.version} {edition.fingerprint}"
        version = f"version {edition.version} ({edition.fingerprint[:SHOWN]})"
        _add(entry, "id", _name(name))
        _add(entry, "title", f"{edition.title}, {version}", type="text")
        _add(entry, "updated", _date(edition.updated))
        page = address(edition.path, FEED, site)
        _add(entry, "link", rel="alternate", type="text/html", href=page)
        _add(entry, "summary", edition.summary, type="text")
    ElementTree.indent(feed)
    body = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _add(
    parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    child.text = None if text is None else _allowed(text)
    return child


def _allowed(text: str) -> str:
    """The text without the characters that no XML file may hold, even escaped."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


def _name(text: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMES, text)}"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
