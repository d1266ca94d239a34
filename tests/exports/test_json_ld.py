"""What the head of a page tells a search engine."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from guideline.exports.json_ld import guideline_ld, ld_script, rule_ld
from tests.fixtures.toys import toy

HASH = "0123456789abcdef" * 4
SITE = "https://example.org/plants/"


def test_a_recommendation_names_itself_its_guideline_and_the_edition() -> None:
    guideline = toy()
    data = rule_ld(guideline, guideline.rule("WATER-1"), "Water it when it is dry.", HASH, SITE)
    entity = data["mainEntity"]
    assert entity["@type"] == "MedicalGuidelineRecommendation"
    assert entity["url"] == f"{SITE}toy/recommendations/WATER-1.html"
    assert entity["description"] == "Water it when it is dry. Houseplants that stand indoors."
    assert entity["guideline"]["url"] == data["isPartOf"]["url"] == f"{SITE}toy/index.html"
    assert data["version"] == "1.50 (0123456789ab)"


def test_without_the_sites_address_it_counts_from_its_page() -> None:
    guideline = toy()
    data = rule_ld(guideline, guideline.rule("WET"), "", HASH)
    assert (data["url"], data["isPartOf"]["url"]) == ("WET.html", "../index.html")


def test_a_grade_is_told_only_where_the_source_grades() -> None:
    guideline = toy()
    rule = guideline.recommendations["WATER-1"]
    graded = replace(rule, strength="strong", certainty="low")
    bare = replace(rule, strength=None, certainty=None)
    entity = rule_ld(guideline, graded, "", HASH)["mainEntity"]
    assert (entity["recommendationStrength"], entity["evidenceLevel"]) == ("strong", "low")
    entity = rule_ld(guideline, bare, "", HASH)["mainEntity"]
    assert not {"recommendationStrength", "evidenceLevel"} & set(entity)


def test_the_name_of_a_pitfall_is_no_advice() -> None:
    """Its title, "Watering wet soil", would read as one."""
    guideline = toy()
    entity = rule_ld(guideline, guideline.rule("WET"), "", HASH)["mainEntity"]
    assert entity["name"] == "Pitfall: Watering wet soil"


def test_an_overview_describes_the_guideline() -> None:
    data = guideline_ld(toy(), HASH, SITE)
    assert data["mainEntity"]["@type"] == "MedicalGuideline"
    assert data["mainEntity"]["identifier"] == "toy"


@pytest.mark.parametrize("text", ["</script>", "<!--", "<script>", "]]>", '"\\&amp;', "\u2028"])
def test_no_text_ends_the_element_and_all_of_it_is_read_back(text: str) -> None:
    element = ld_script({"name": text})
    body = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in body
    assert json.loads(body) == {"name": text}
