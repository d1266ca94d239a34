"""A name changed by a real client: everywhere at once, or nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from guideline.loading import load_project
from guideline.verification import run_scenario
from tests.fixtures.language_client import Client

pytestmark = pytest.mark.exhaustive

FEATURE = "features/toy/recommendations/watering.feature"
CONTENT = "guideline/content/toy"


def renamed(client: Client, file: str, text_at: tuple[str, str], new: str) -> dict[str, Any]:
    """The edit for renaming at the mark in the second text, which stands in place of the first."""
    old, marked = text_at
    original = (client.root / file).read_bytes().decode()
    assert marked.replace("¦", "", 1) == old
    before = original[: original.index(old)] + marked.partition("¦")[0]
    uri = client.open(file)
    lines = before.split("\n")
    place = (len(lines) - 1, len(lines[-1].encode("utf-16-le")) // 2)
    return dict(client.at("rename", uri, *place, newName=new))


def apply(client: Client, edit: dict[str, Any]) -> set[str]:
    """Write an edit to the disk, as an editor does; the names of the changed files."""
    for uri, edits in edit["changes"].items():
        path = Path(uri.removeprefix("file://"))
        lines = path.read_bytes().decode().split("\n")
        for one in sorted(edits, key=lambda e: list(e["range"]["start"].values()), reverse=True):
            start, end = one["range"]["start"], one["range"]["end"]
            assert start["line"] == end["line"]
            units = lines[start["line"]].encode("utf-16-le")
            head = units[: start["character"] * 2].decode("utf-16-le")
            tail = units[end["character"] * 2 :].decode("utf-16-le")
            lines[start["line"]] = head + one["newText"] + tail
        path.write_bytes("\n".join(lines).encode())
    return {Path(uri).name for uri in edit["changes"]}


def read(client: Client, file: str) -> str:
    return (client.root / file).read_text()


def scenarios_hold(root: Path) -> bool:
    """Whether everything loads and every scenario still gets the answer it expects."""
    project = load_project(root)
    results = [run_scenario(project.book_of(s.file), s) for s in project.scenarios()]
    return bool(results) and results == [None] * len(results)


def test_the_id_of_a_rule_changes_in_content_and_tags(client: Client) -> None:
    edit = renamed(client, FEATURE, ("@rec:WATER-1", "@rec:WAT¦ER-1"), "WATER-DRY")
    assert apply(client, edit) == {"watering.feature", "recommendations.yaml"}
    assert read(client, FEATURE).startswith("@rec:WATER-DRY\n")
    content = read(client, f"{CONTENT}/recommendations.yaml")
    assert "  WATER-DRY:\n" in content
    assert "refines: [WATER-DRY]" in content
    assert "WATER-1" not in content
    assert scenarios_hold(client.root)


def test_the_id_of_a_value_changes_in_conditions_but_not_in_phrases(client: Client) -> None:
    edit = renamed(client, f"{CONTENT}/variables.yaml", ("dry: {label", "d¦ry: {label"), "parched")
    assert apply(client, edit) >= {"variables.yaml", "recommendations.yaml"}
    assert "parched: {label: Dry, phrase: the soil is dry}" in read(
        client, f"{CONTENT}/variables.yaml"
    )
    content = read(client, f"{CONTENT}/recommendations.yaml")
    assert content.count("soil: parched") == 3
    assert "rationale: A dry plant wilts." in content
    assert scenarios_hold(client.root)


def test_a_value_of_the_same_name_of_another_variable_keeps_its_name(client: Client) -> None:
    path = client.root / CONTENT / "variables.yaml"
    path.write_text(path.read_text().replace("      tree:\n", "      dry:\n"))
    german = client.root / CONTENT / "translations/de.yaml"
    german.write_text(german.read_text().replace("      tree: ", "      dry: "))
    place = ("dry: {label: Dry", "d¦ry: {label: Dry")
    apply(client, renamed(client, f"{CONTENT}/variables.yaml", place, "parched"))
    variables = path.read_text()
    assert "      parched: {label: Dry" in variables
    assert "      dry:\n        label: Tree" in variables
    assert german.read_text().count("      parched: ") == 1
    assert german.read_text().count("      dry: ") == 1


def test_yes_and_no_keep_their_names(client: Client) -> None:
    place = ("yes: {label: Yes", "ye¦s: {label: Yes")
    with pytest.raises(RuntimeError, match="a yes_no variable has exactly two values"):
        renamed(client, f"{CONTENT}/variables.yaml", place, "sure")


@pytest.mark.parametrize(
    ("file", "old", "marked", "new"),
    [
        ("options.yaml", "  watering:", "  wat¦ering:", "pouring"),
        ("variables.yaml", "  pests:", "  pes¦ts:", "vermin"),
        ("guideline.yaml", "  recommended:", "  recom¦mended:", "advised"),
        ("sources.yaml", "  WATER:", "  WA¦TER:", "WET-1"),
        ("open_questions.yaml", "  Q-MOIST:", "  Q-M¦OIST:", "Q-7"),
        ("references.yaml", "  handbook:", "  hand¦book:", "book"),
        ("constraints.yaml", "  SOAKED:", "  SO¦AKED:", "FLOOD"),
        ("open_questions.yaml", "chosen: B", "chosen: ¦B", "C"),
    ],
)
def test_every_kind_of_id_can_be_renamed(
    client: Client, file: str, old: str, marked: str, new: str
) -> None:
    apply(client, renamed(client, f"{CONTENT}/{file}", (old, marked), new))
    assert scenarios_hold(client.root)


def test_a_phrase_changes_in_steps_and_in_the_vocabulary(client: Client) -> None:
    step = "Given the soil is dry"
    edit = renamed(client, FEATURE, (step, "Given the s¦oil is dry"), "the soil is dusty: dry")
    assert apply(client, edit) == {"watering.feature", "variables.yaml"}
    assert "    Given the soil is dusty: dry\n" in read(client, FEATURE)
    assert scenarios_hold(client.root)


def test_the_phrase_of_an_option_changes_in_every_step_that_names_it(client: Client) -> None:
    then = ("Then watering is recommended", "Then wa¦tering is recommended")
    apply(client, renamed(client, FEATURE, then, "a cup of water"))
    text = read(client, FEATURE)
    assert "Then a cup of water is recommended" in text
    assert "Then a cup of water <verdict>" in text
    assert "Feature: Watering" in text
    assert "  watering:\n" in read(client, f"{CONTENT}/options.yaml")
    assert scenarios_hold(client.root)


def test_a_verdict_in_a_cell_of_the_examples_is_renamed_there(client: Client) -> None:
    cell = "| must be avoided "
    apply(client, renamed(client, FEATURE, (cell, "| must be ¦avoided "), "is not to be done"))
    assert "| is not to be done " in read(client, FEATURE)
    assert scenarios_hold(client.root)


def test_a_phrase_that_lies_across_a_step_and_a_cell_is_refused_with_its_place(
    client: Client,
) -> None:
    place = ("phrase: the soil is wet", "phrase: the so¦il is wet")
    with pytest.raises(RuntimeError, match=r"watering\.feature:22:1: 'the soil is wet' would"):
        renamed(client, f"{CONTENT}/variables.yaml", place, "the soil is soaked")


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("WATER-2", r"recommendations\.yaml:\d+:3: there is a rule 'WATER-2' already"),
        ("WET", r"pitfalls\.yaml:\d+:3: there is a rule 'WET' already"),
        ("two words", "cannot be an id"),
        ("", "cannot be an id"),
    ],
)
def test_a_name_that_is_taken_or_malformed_is_refused(
    client: Client, new: str, reason: str
) -> None:
    with pytest.raises(RuntimeError, match=reason):
        renamed(client, FEATURE, ("@rec:WATER-1", "@rec:WAT¦ER-1"), new)


def test_a_phrase_that_another_value_has_is_refused(client: Client) -> None:
    step = ("Given the soil is dry", "Given the s¦oil is dry")
    with pytest.raises(RuntimeError, match=r"'the soil is moist' is used by"):
        renamed(client, FEATURE, step, "the soil is moist")


def test_nothing_is_renamed_in_a_project_with_a_fault(client: Client) -> None:
    (client.root / "features/toy/other.feature").write_text("Feature: nothing\n")
    with pytest.raises(RuntimeError, match=r"without faults.*other\.feature"):
        renamed(client, FEATURE, ("@rec:WATER-1", "@rec:WAT¦ER-1"), "WATER-9")


def test_nothing_is_renamed_when_an_open_file_was_changed_underneath(client: Client) -> None:
    client.open(f"{CONTENT}/options.yaml")
    path = client.root / CONTENT / "options.yaml"
    client.at("hover", path.as_uri(), 0, 0)  # so that the server has seen the file
    path.write_text(path.read_text() + "# changed by somebody else\n")
    with pytest.raises(RuntimeError, match=r"options\.yaml: this file was changed on the disk"):
        renamed(client, FEATURE, ("@rec:WATER-1", "@rec:WAT¦ER-1"), "WATER-9")


def test_a_title_is_no_name(client: Client) -> None:
    with pytest.raises(RuntimeError, match="no id or phrase"):
        renamed(client, FEATURE, ("Scenario: Dry soil", "Scenario: Dr¦y soil"), "Other")


def test_windows_line_ends_and_plants_in_a_line_stay(client: Client) -> None:
    text = read(client, FEATURE).replace("@rec:WATER-1\n", "@rec:WATER-1 # \U0001f33f\n")
    text = text.replace("\n", "\r\n")
    (client.root / FEATURE).write_bytes(text.encode())
    edit = renamed(client, FEATURE, ("@rec:WATER-1", "@rec:WAT¦ER-1"), "W")
    apply(client, edit)
    changed = (client.root / FEATURE).read_bytes().decode()
    assert changed == text.replace("WATER-1", "W")


def test_a_number_keeps_its_value_when_its_phrase_changes(client: Client) -> None:
    place = ("phrase: the plant is {value} tall", "phrase: the pl¦ant is {value} tall")
    apply(client, renamed(client, f"{CONTENT}/variables.yaml", place, "its height is {value}"))
    assert "And its height is 30 cm\n" in read(client, FEATURE)
    assert scenarios_hold(client.root)


def test_the_whole_guideline_of_this_repository_can_be_renamed_in(tmp_path: Path) -> None:
    repository = Path(__file__).resolve().parents[3]
    root = tmp_path.resolve() / "copy"
    shutil.copytree(repository / "features", root / "features")
    shutil.copytree(repository / "guideline/content", root / "guideline/content")
    client = Client(root)
    (folder,) = (root / "guideline/content").iterdir()
    options = folder / "options.yaml"
    line = next(t for t in options.read_text().splitlines() if t.startswith("    phrase: "))
    words = line.removeprefix("    phrase: ")
    file = str(options.relative_to(root))
    marked = (line, f"    phrase: ¦{words}")
    changed = apply(client, renamed(client, file, marked, "a new name for it"))
    assert len(changed) > 10
    assert client.stop() == 0
    assert len(load_project(root).scenarios()) == len(load_project(repository).scenarios())
