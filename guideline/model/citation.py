"""A guideline, or one of its rules -> the text by which to cite it.

It holds no date: the content has none, and the day a site was built says nothing about what it
says. Version and fingerprint name exactly what was read.
"""

from __future__ import annotations

from guideline.model.guideline import Guideline
from guideline.model.recommendation import Pitfall, Rule

__all__ = ["SHOWN", "citation_text"]

SHOWN = 12
"""Characters of a fingerprint that a person is shown."""


def citation_text(guideline: Guideline, rule: Rule | None, fingerprint: str) -> str:
    """How to cite a recommendation or pitfall, or the guideline as a whole.

    Args:
        guideline: The guideline.
        rule: What is cited; None for the whole guideline.
        fingerprint: Of the guideline's content, as `content_hash` gives it.

    Returns:
        One line. Authors are not named, because the content records none.
    """
    version = f"version {guideline.version}, content {fingerprint[:SHOWN]}"
    whole = _sentence(f"{guideline.title}, {version}")
    source = _sentence(f"Source: {guideline.document.title}, authors not recorded")
    if rule is None:
        return f"{whole} {source}"
    kind = "Pitfall" if isinstance(rule, Pitfall) else "Recommendation"
    return f"{kind} {_sentence(f'{rule.id}: {rule.title}')} In: {whole} {source}"


def _sentence(text: str) -> str:
    line = " ".join(text.split())
    return line if line.endswith((".", "?", "!")) else f"{line}."
