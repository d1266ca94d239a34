"""What a real client is offered where somebody types."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fixtures.language_client import Client
from tests.fixtures.toys import TOY_FEATURE

pytestmark = pytest.mark.exhaustive

FEATURE = "features/toy/recommendations/watering.feature"
RECOMMENDATIONS = "guideline/content/toy/recommendations.yaml"
HEAD = "@rec:WATER-1\nFeature: F\n\n  Scenario: S\n    Given the soil is dry\n"


def offered(client: Client, file: str, text: str) -> dict[str, dict[str, Any]]:
    """The completions at the mark of a text, by label."""
    before, _, after = text.partition("¦")
    uri = client.open(file, before + after)
    lines = before.split("\n")
    character = len(lines[-1].encode("utf-16-le")) // 2
    found = client.at("completion", uri, len(lines) - 1, character)
    client.close(uri)
    return {item["label"]: item for item in found}


def chosen(client: Client, file: str, text: str, label: str) -> str:
    """The line of the mark after a completion was chosen (of a line without astral characters)."""
    before, _, after = text.partition("¦")
    edit = offered(client, file, text)[label]["textEdit"]
    line = before.split("\n")[-1] + after.split("\n")[0]
    start, end = edit["range"]["start"]["character"], edit["range"]["end"]["character"]
    return line[:start] + edit["newText"] + line[end:]


def content(client: Client, old: str, new: str) -> str:
    text = (client.root / RECOMMENDATIONS).read_text()
    assert text.count(old) == 1
    return text.replace(old, new)


def test_after_given_stand_the_phrases_of_the_vocabulary(client: Client) -> None:
    found = offered(client, FEATURE, HEAD + "    And the soil ¦")
    assert {"the soil is wet", "the soil is dry", "the soil has been tested"} <= found.keys()
    assert found["the soil is wet"]["detail"] == "Soil: the soil is wet"
    assert "the plant is cared for" not in found


def test_and_after_when_goes_on_with_phrases_of_when(client: Client) -> None:
    text = HEAD + "    When watering is proposed\n    And ¦"
    found = offered(client, FEATURE, text)
    assert "the plant is cared for" in found
    assert "the soil is wet" not in found


def test_a_chosen_phrase_replaces_the_whole_step_in_the_middle_of_which_one_stands(
    client: Client,
) -> None:
    text = HEAD + "    And the soil i¦s wet and so on\n    When the plant is cared for\n"
    assert chosen(client, FEATURE, text, "the soil is moist") == "    And the soil is moist"


def test_words_inside_of_a_phrase_find_it(client: Client) -> None:
    found = offered(client, FEATURE, HEAD + "    And mites¦")
    assert chosen(client, FEATURE, HEAD + "    And mites¦", "there are mites").endswith(
        "And there are mites"
    )
    assert "there are aphids" not in found


def test_after_the_answer_on_stand_the_options(client: Client) -> None:
    text = HEAD + "    Then the answer on ¦"
    found = offered(client, FEATURE, text)
    assert {"watering", "feeding", "a soil test"} <= found.keys()
    assert chosen(client, FEATURE, text, "watering") == "    Then the answer on watering"


def test_after_an_option_stand_the_verdicts(client: Client) -> None:
    text = HEAD + "    Then watering i¦"
    found = offered(client, FEATURE, text)
    assert {"is recommended", "is not addressed by the source"} <= found.keys()
    assert chosen(client, FEATURE, text, "is recommended") == "    Then watering is recommended"


def test_after_rests_on_stand_the_rules_and_what_follows_stays(client: Client) -> None:
    text = HEAD + "    Then the answer on watering rests on WA¦XX # why\n"
    assert chosen(client, FEATURE, text, "WATER-2") == (
        "    Then the answer on watering rests on WATER-2 # why"
    )


def test_after_open_question_stand_questions_and_after_alert_the_alerts(client: Client) -> None:
    questions = offered(client, FEATURE, HEAD + "    Then open question ¦")
    assert "Q-MOIST" in questions
    assert "SOAKED" not in questions
    alerts = offered(client, FEATURE, HEAD + "    Then alert ¦")
    assert "SOAKED" in alerts
    assert "DARK-OUTSIDE" not in alerts  # it makes a record impossible and raises no alert


def test_tags_are_completed_kind_first_and_then_the_id(client: Client) -> None:
    assert "@rec:" in offered(client, FEATURE, "@¦")
    text = "@source:TITLE @rec:WA¦TER-9 @source:TEST\nFeature: F\n"
    assert chosen(client, FEATURE, text, "WATER-2") == ("@source:TITLE @rec:WATER-2 @source:TEST")
    assert "WET" in offered(client, FEATURE, "@pitfall:¦")


def test_places_behind_a_plant_are_counted_in_utf_16(client: Client) -> None:
    text = HEAD + "    # x\n    Then \U0001f33f¦"
    assert offered(client, FEATURE, text) == {}
    tags = "@x\U0001f33f @rec:WA¦\nFeature: F"
    edit = offered(client, FEATURE, tags)["WATER-2"]["textEdit"]
    # "@x" 2, the plant 2, blank 1, "@rec:" 5.
    assert edit["range"]["start"] == {"line": 0, "character": 10}


def test_the_last_good_vocabulary_serves_while_the_content_is_broken(client: Client) -> None:
    uri = client.open("guideline/content/toy/variables.yaml")
    client.faults(uri)
    client.faults(uri, client.change(uri, {"text": "variables: ["}))
    assert "the soil is wet" in offered(client, FEATURE, HEAD + "    And the soil ¦")


def test_keys_that_may_stand_here_come_with_their_description(client: Client) -> None:
    text = content(client, "    rationale: They wilt sooner.", "    rationale: x\n    ca¦")
    found = offered(client, RECOMMENDATIONS, text)
    assert "bear in mind" in found["caveat"]["detail"]
    assert "never_say" not in found  # a key of pitfalls
    assert chosen(client, RECOMMENDATIONS, text, "caveat") == "    caveat: "


def test_ids_stand_where_an_id_is_named(client: Client) -> None:
    text = content(client, "    refines: [WATER-2]", "    refines: [WATER-1, ¦]")
    found = offered(client, RECOMMENDATIONS, text)
    assert "TEST-1" in found
    assert "watering" not in found
    option = content(client, "    option: misting\n", "    option: ¦\n")
    assert {"misting", "feeding"} <= offered(client, RECOMMENDATIONS, option).keys()
    statement = content(client, "      - statement: BRIGHT", "      - statement: ¦")
    assert "TITLE" in offered(client, RECOMMENDATIONS, statement)


def test_a_condition_offers_variables_and_then_their_values(client: Client) -> None:
    keys = offered(client, RECOMMENDATIONS, content(client, "      growing: yes", "      ¦"))
    assert {"soil", "growing", "any", "not"} <= keys.keys()
    text = content(client, "        - soil: dry", "        - soil: ¦")
    assert {"dry", "moist", "wet"} <= offered(client, RECOMMENDATIONS, text).keys()
    inside = content(
        client, "      pests: {includes: mites}", "      pests: {includes: [mites, ¦]}"
    )
    assert "gnats" in offered(client, RECOMMENDATIONS, inside)


def test_a_file_that_is_nothing_yet_offers_its_keys(client: Client) -> None:
    assert "recommendations" in offered(client, RECOMMENDATIONS, "¦")


def test_outside_of_steps_and_keys_nothing_is_offered(client: Client) -> None:
    assert offered(client, FEATURE, TOY_FEATURE.replace("Feature: Watering", "Feature: Wat¦")) == {}
    assert offered(client, RECOMMENDATIONS, "# a comment ¦") == {}
