"""`guideline format`, asked for by an editor."""

from __future__ import annotations

from tests.fixtures.language_client import Client

FEATURE = "features/toy/recommendations/watering.feature"
OPTIONS = {"tabSize": 4, "insertSpaces": True}


def test_a_feature_is_laid_out_as_by_the_command(client: Client) -> None:
    uri = client.open(FEATURE, "Feature: F\nScenario: S\nGiven the soil is dry\n")
    (edit,) = client.ask("textDocument/formatting", textDocument={"uri": uri}, options=OPTIONS)
    assert edit["range"]["end"] == {"line": 3, "character": 0}
    assert edit["newText"] == "Feature: F\n\n  Scenario: S\n    Given the soil is dry\n"


def test_a_file_with_a_fault_stays_as_it_is(client: Client) -> None:
    uri = client.open("guideline/content/toy/options.yaml", "options: [\n")
    assert client.ask("textDocument/formatting", textDocument={"uri": uri}, options=OPTIONS) == []
