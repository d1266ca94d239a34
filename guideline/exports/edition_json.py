"""A guideline and what its release changed -> the text of a frozen edition.

It is `guideline.json` without what can be made of the content (diagrams, scenarios, results), and
with `edition`. Both parts carry a fingerprint, so nobody edits one unnoticed.
"""

from __future__ import annotations

import hashlib
import json

from guideline.exports.guideline_json import FORMAT
from guideline.model.edition import Edition
from guideline.model.fingerprint import content_data, content_hash
from guideline.model.guideline import Guideline
from guideline.model.plain import as_text, plain

__all__ = ["edition_text"]


def edition_text(guideline: Guideline, edition: Edition) -> str:
    """The file of an edition; the same input gives the same text.

    Args:
        guideline: As released, with the version of the edition.
        edition: What is kept of the release.
    """
    data = plain(edition, guideline.variables)
    text = as_text(data).encode("utf-8", "surrogatepass")
    frozen = {
        "format": FORMAT,
        "hash": content_hash(guideline),
        "edition_hash": hashlib.sha256(text).hexdigest(),
        "edition": data,
        **content_data(guideline),
    }
    return json.dumps(frozen, ensure_ascii=False, indent=1) + "\n"
