"""What a real client is told of the words under the mouse, and where they are declared."""

from __future__ import annotations

from typing import Any

from tests.fixtures.language_client import Client
from tests.fixtures.toys import TOY_FEATURE

FEATURE = "features/toy/recommendations/watering.feature"
RECOMMENDATIONS = "guideline/content/toy/recommendations.yaml"


def asked(client: Client, method: str, file: str, text: str) -> Any:
    """The answer at the mark of a text."""
    before, _, after = text.partition("¦")
    uri = client.open(file, before + after)
    lines = before.split("\n")
    return client.at(method, uri, len(lines) - 1, len(lines[-1]))


def hover(client: Client, file: str, text: str) -> str:
    found = asked(client, "hover", file, text)
    return str(found["contents"]["value"]) if found else ""


def declared(client: Client, file: str, text: str) -> str:
    """File, line and words at which the thing under the mark is declared."""
    found = asked(client, "definition", file, text)
    path = client.root / found["uri"].removeprefix(f"{client.root.as_uri()}/")
    start, end = found["range"]["start"], found["range"]["end"]
    line = path.read_text().splitlines()[start["line"]]
    return f"{path.name}:{line.strip()}|{line[start['character'] : end['character']]}"


def content(client: Client, old: str, new: str) -> str:
    text = (client.root / RECOMMENDATIONS).read_text()
    assert text.count(old) == 1
    return text.replace(old, new)


def test_a_given_says_its_variable_and_value(client: Client) -> None:
    said = hover(
        client, FEATURE, TOY_FEATURE.replace("Given the soil is dry", "Given the so¦il is dry")
    )
    assert "Soil: the soil is dry" in said
    assert "Soil: Dry" in said


def test_a_tag_says_what_its_rule_is_and_what_the_source_says(client: Client) -> None:
    said = hover(client, FEATURE, TOY_FEATURE.replace("@rec:WATER-1", "@rec:WA¦TER-1"))
    assert "Water dry soil" in said
    assert "WATER: Dry soil gets water." in said


def test_a_key_says_its_description(client: Client) -> None:
    said = hover(client, RECOMMENDATIONS, content(client, "    caveat: Not", "    cav¦eat: Not"))
    assert "What a reader has to bear in mind" in said


def test_an_id_in_content_says_what_it_names(client: Client) -> None:
    text = content(client, "    references: [handbook]", "    references: [hand¦book]")
    assert "**handbook** · reference" in hover(client, RECOMMENDATIONS, text)


def test_nothing_is_said_of_a_title_or_a_broken_step(client: Client) -> None:
    assert not hover(client, FEATURE, TOY_FEATURE.replace("Dry soil", "Dry so¦il"))
    assert not hover(client, FEATURE, "Feature: F\n  Scenario: S\n    Given the so¦il is dri\n")


def test_a_phrase_leads_to_its_value(client: Client) -> None:
    text = TOY_FEATURE.replace("Given the soil is dry", "Given the so¦il is dry")
    assert declared(client, FEATURE, text) == (
        "variables.yaml:dry: {label: Dry, phrase: the soil is dry}|dry"
    )


def test_an_option_and_a_verdict_in_one_step_lead_to_their_own_places(client: Client) -> None:
    then = "Then watering is recommended"
    option = TOY_FEATURE.replace(then, "Then wat¦ering is recommended")
    assert declared(client, FEATURE, option) == "options.yaml:watering:|watering"
    verdict = TOY_FEATURE.replace(then, "Then watering is rec¦ommended")
    assert declared(client, FEATURE, verdict) == "guideline.yaml:recommended:|recommended"


def test_a_tag_and_an_id_in_content_lead_to_their_rule(client: Client) -> None:
    tag = TOY_FEATURE.replace("@rec:WATER-1", "@rec:WA¦TER-1")
    assert declared(client, FEATURE, tag) == "recommendations.yaml:WATER-1:|WATER-1"
    text = content(client, "    refines: [WATER-2]", "    refines: [WA¦TER-2]")
    assert declared(client, RECOMMENDATIONS, text) == "recommendations.yaml:WATER-2:|WATER-2"


def test_a_value_in_a_condition_leads_to_the_value_of_that_variable(client: Client) -> None:
    text = content(client, "      growing: yes", "      growing: y¦es")
    assert declared(client, RECOMMENDATIONS, text) == (
        "variables.yaml:yes: {label: Yes, phrase: the plant grows}|yes"
    )


def test_a_cell_of_an_example_leads_where_its_words_are_declared(client: Client) -> None:
    text = TOY_FEATURE.replace("| must be avoided ", "| must be av¦oided ")
    assert declared(client, FEATURE, text).startswith("guideline.yaml:do_not:")
