"""A guideline and its rules -> schema.org descriptions of their pages, as JSON-LD.

schema.org counts a recommendation among medical entities, which have neither a version nor a whole
that they are part of. Those two describe the page; the recommendation names its guideline.
"""

from __future__ import annotations

from typing import Any

from guideline.exports.addresses import address, guideline_file, rule_file
from guideline.model.citation import SHOWN
from guideline.model.guideline import Guideline
from guideline.model.plain import as_text
from guideline.model.recommendation import Pitfall, Recommendation, Rule

__all__ = ["guideline_ld", "ld_script", "rule_ld"]


def guideline_ld(guideline: Guideline, fingerprint: str, site: str = "") -> dict[str, Any]:
    """What the overview page of a guideline is about.

    Args:
        guideline: The guideline.
        fingerprint: Of its content.
        site: Address of the site, ending in a slash; empty makes every address relative.
    """
    page = guideline_file(guideline, "index.html")
    entity = {
        **_guideline(guideline, page, site),
        "description": guideline.summary,
        "guidelineSubject": _entity(guideline.short_title),
        "evidenceOrigin": guideline.document.title,
    }
    return {
        "@context": "https://schema.org",
        **_page(guideline, guideline.title, page, fingerprint, site),
        "mainEntity": entity,
    }


def rule_ld(
    guideline: Guideline, rule: Rule, summary: str, fingerprint: str, site: str = ""
) -> dict[str, Any]:
    """What the page of a recommendation or pitfall is about.

    Args:
        guideline: The guideline.
        rule: One of its rules.
        summary: The verdict and for whom, as a sentence: a title alone may read as its opposite.
            The scope is added, because a search engine shows the text without the page.
        fingerprint: Of the guideline's content.
        site: Address of the site, ending in a slash; empty makes every address relative.
    """
    page, whole = rule_file(guideline, rule, "html"), guideline_file(guideline, "index.html")
    name = f"Pitfall: {rule.title}" if isinstance(rule, Pitfall) else rule.title
    option = guideline.options[rule.option].name
    entity: dict[str, Any] = {
        "@type": "MedicalGuidelineRecommendation",
        "identifier": rule.id,
        "name": name,
        "description": f"{summary} {guideline.scope.text}",
        "url": address(page, page, site),
        "guidelineSubject": [_entity(option), _entity(guideline.short_title)],
        "guideline": _guideline(guideline, page, site),
    }
    if isinstance(rule, Recommendation):
        # Only what the source grades: a grade of our own would be invented.
        if rule.strength is not None:
            entity["recommendationStrength"] = rule.strength
        if rule.certainty is not None:
            entity["evidenceLevel"] = rule.certainty
    return {
        "@context": "https://schema.org",
        **_page(guideline, name, page, fingerprint, site),
        "isPartOf": {
            "@type": "MedicalWebPage",
            "name": guideline.title,
            "url": address(whole, page, site),
        },
        "mainEntity": entity,
    }


def ld_script(data: dict[str, Any]) -> str:
    """The description as an element of a page; no text in it can end the element."""
    text = as_text(data).rstrip("\n")
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def _page(
    guideline: Guideline, name: str, page: str, fingerprint: str, site: str
) -> dict[str, Any]:
    return {
        "@type": "MedicalWebPage",
        "name": name,
        "url": address(page, page, site),
        "inLanguage": guideline.language,
        "version": f"{guideline.version} ({fingerprint[:SHOWN]})",
    }


def _guideline(guideline: Guideline, seen_from: str, site: str) -> dict[str, Any]:
    return {
        "@type": "MedicalGuideline",
        "identifier": guideline.id,
        "name": guideline.title,
        "url": address(guideline_file(guideline, "index.html"), seen_from, site),
    }


def _entity(name: str) -> dict[str, Any]:
    return {"@type": "MedicalEntity", "name": name}
