"""Where the files for machines, and the pages they describe, stand on the site.

The site's own address is known only when somebody has set it. Without it a link counts from the
file it stands in, so that a copy of the site, in a folder or elsewhere, still holds together.
"""

from __future__ import annotations

import posixpath

from guideline.model.guideline import Guideline
from guideline.model.recommendation import Pitfall, Rule

__all__ = ["FEED", "GUIDELINE_SCHEMA", "RULE_SCHEMA", "address", "guideline_file", "rule_file"]

GUIDELINE_SCHEMA = "guideline.schema.json"
"""The shape of every `guideline.json`, at the top of the site."""

RULE_SCHEMA = "rule.schema.json"
"""The shape of every file of a recommendation or pitfall, at the top of the site."""

FEED = "feed.xml"
"""The Atom feed, at the top of the site."""


def guideline_file(guideline: Guideline, name: str) -> str:
    """Path of a file of a guideline, e.g. of `index.html`."""
    return f"{guideline.id}/{name}"


def rule_file(guideline: Guideline, rule: Rule, suffix: str) -> str:
    """Path of a file of a recommendation or pitfall; the suffix is `html` or `json`."""
    folder = "pitfalls" if isinstance(rule, Pitfall) else "recommendations"
    return f"{guideline.id}/{folder}/{rule.id}.{suffix}"


def address(path: str, seen_from: str, site: str) -> str:
    """The address of a file.

    Args:
        path: From the top of the site.
        seen_from: The file in which the address stands, from the top of the site.
        site: Address of the site, ending in a slash; empty when it is not known.

    Returns:
        An absolute address when the site's is known, else a relative one.
    """
    return f"{site}{path}" if site else posixpath.relpath(path, posixpath.dirname(seen_from) or ".")
