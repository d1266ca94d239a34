"""What `guideline check` says, as one types, asked of a real server by a real client."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.fixtures.language_client import Client
from tests.fixtures.toys import TOY_FEATURE

FEATURE = "features/toy/recommendations/watering.feature"
VARIABLES = "guideline/content/toy/variables.yaml"
SOURCES = "guideline/content/toy/sources.yaml"


def errors(faults: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [fault for fault in faults if fault["severity"] == 1]


def test_a_step_that_is_no_phrase_is_underlined_while_it_is_typed(client: Client) -> None:
    uri = client.open(FEATURE)
    client.faults(uri)
    text = (
        (client.root / FEATURE)
        .read_text()
        .replace("Given the soil is dry", "Given the soil is dri")
    )
    fault = next(
        f for f in client.faults(uri, client.change(uri, {"text": text})) if f["severity"] == 1
    )
    line = text.splitlines().index("    Given the soil is dri")
    assert fault["range"] == {
        "start": {"line": line, "character": 10},
        "end": {"line": line, "character": 25},
    }
    assert "Did you mean 'the soil is dry'?" in fault["message"]


def test_closing_a_file_without_saving_goes_back_to_the_disk(client: Client) -> None:
    uri = client.open(FEATURE, "nonsense")
    assert [f["severity"] for f in client.faults(uri)] == [1]
    client.close(uri)
    assert all(f["severity"] == 2 for f in client.faults(uri))


def test_a_word_changed_in_the_vocabulary_is_missed_in_the_features(client: Client) -> None:
    feature = (client.root / FEATURE).as_uri()
    uri = client.open(VARIABLES)
    client.faults(uri)
    text = (client.root / VARIABLES).read_text()
    assert text.count("the soil is dry") == 1
    client.change(uri, {"text": text.replace("the soil is dry", "the soil is arid")})
    assert "Write 'the soil is arid'" in client.faults(feature)[0]["message"]


def test_yaml_that_cannot_be_read_is_a_fault_in_its_place_and_mended_again(client: Client) -> None:
    uri = client.open(VARIABLES)
    client.faults(uri)
    text = (client.root / VARIABLES).read_text()
    broken = client.faults(uri, client.change(uri, {"text": text + "\n  : [oops"}))
    assert broken[0]["severity"] == 1
    assert "not valid YAML" in broken[0]["message"]
    mended = client.faults(uri, client.change(uri, {"text": text}))
    assert all(f["severity"] == 2 for f in mended)


def test_places_are_counted_in_utf_16_and_changes_are_applied_so(client: Client) -> None:
    text = TOY_FEATURE.replace("Scenario: Dry soil", "Scenario: \U0001f33f Dry soil \U0001f33f")
    uri = client.open(FEATURE, text)
    client.faults(uri)
    line = next(i for i, t in enumerate(text.splitlines()) if "Dry" in t)
    # Behind the second plant: 2 blanks, "Scenario: " (10), plant (2), " Dry soil " (10), plant (2).
    place = {"line": line, "character": 26}
    change = {"range": {"start": place, "end": place}, "text": "\n    Given the soil is dri"}
    faults = client.faults(uri, client.change(uri, change))
    starts = [f["range"]["start"] for f in errors(faults)]
    assert {"line": line + 1, "character": 10} in starts


def test_windows_line_ends_move_no_place(client: Client) -> None:
    text = TOY_FEATURE.replace("the soil is dry", "the soil is dri").replace("\n", "\r\n")
    uri = client.open(FEATURE, text)
    (fault,) = errors(client.faults(uri))
    line = TOY_FEATURE.splitlines().index("    Given the soil is dry")
    assert fault["range"]["start"] == {"line": line, "character": 10}
    assert fault["range"]["end"] == {"line": line, "character": 25}


def test_an_encoding_that_the_editor_hides_is_still_a_fault(client: Client) -> None:
    path = client.root / FEATURE
    path.write_bytes(TOY_FEATURE.replace("Dry soil", "Dürre").encode("cp1252"))
    uri = client.open(FEATURE, TOY_FEATURE)
    assert any("UTF-8" in f["message"] for f in errors(client.faults(uri)))


def test_a_file_outside_of_the_project_is_left_alone(client: Client, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.feature"
    outside.write_text("nonsense")
    client.open(str(outside))
    uri = client.open(FEATURE)
    client.faults(uri)
    assert outside.as_uri() not in client.diagnostics


def test_a_folder_without_any_guideline_is_left_alone(tmp_path: Path) -> None:
    client = Client(tmp_path.resolve())
    client.open("notes.yaml", "a: [")
    assert client.stop() == 0
    assert not client.diagnostics


def test_a_project_without_a_guideline_says_so(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    (root / "guideline/content").mkdir(parents=True)
    client = Client(root)
    (fault,) = client.faults((root / "guideline/content").as_uri())
    assert "there is no guideline" in fault["message"]
    assert client.stop() == 0


def test_what_no_scenario_tests_is_a_warning_at_its_id(client: Client) -> None:
    uri = client.open("guideline/content/toy/recommendations.yaml")
    while not (found := client.faults(uri)):
        pass
    untested = next(f for f in found if "FEED-1" in f["message"])
    text = (client.root / "guideline/content/toy/recommendations.yaml").read_text().splitlines()
    assert untested["severity"] == 2
    assert untested["range"] == {
        "start": {"line": text.index("  FEED-1:"), "character": 2},
        "end": {"line": text.index("  FEED-1:"), "character": 8},
    }
