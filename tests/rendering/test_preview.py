"""The preview follows the files: never a result older than the content, never an empty page."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.authoring.new_project import create_project
from guideline.errors import Fault
from guideline.exports import machine_files
from guideline.loading import load_project
from guideline.rendering.fault_box import fault_box, page_of_faults, with_box
from guideline.rendering.preview import Preview, played
from guideline.verification.results import State

pytestmark = pytest.mark.exhaustive

CONTENT = "guideline/content/houseplants"
RULES = f"{CONTENT}/recommendations.yaml"
WATER = "features/houseplants/recommendations/water.feature"
PAGE = "houseplants/recommendations/WATER-1.html"


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """A new project, shown once."""
    create_project(tmp_path / "plants")
    made = Preview(tmp_path / "plants", machine_files)
    assert made.refresh()
    return made


def change(preview: Preview, path: str, old: str, new: str) -> None:
    file = preview.root / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def shown(preview: Preview, page: str = PAGE) -> str:
    preview.page(page)
    return (preview.site / page).read_text("utf-8")


def test_a_page_is_made_when_it_is_asked_for(preview: Preview) -> None:
    assert not (preview.site / PAGE).exists()
    assert "Water dry soil" in shown(preview)


def test_a_changed_text_is_on_its_page(preview: Preview) -> None:
    shown(preview)
    change(preview, RULES, "title: Water dry soil\n", "title: Water thirsty plants\n")
    assert preview.refresh()
    assert "Water thirsty plants" in shown(preview)


def test_a_changed_condition_is_played_anew(preview: Preview) -> None:
    """Moist soil is watered then, which the scenarios for dry soil refuse."""
    assert preview.run is not None
    assert preview.run.green
    change(
        preview,
        RULES,
        "    when:\n      soil: dry\n    sources: [DRY]",
        "    when:\n      soil: moist\n    sources: [DRY]",
    )
    assert preview.refresh()
    assert not preview.run.green
    assert "Failed" in shown(preview)


def test_a_changed_scenario_is_played_anew_and_the_others_keep_their_results(
    preview: Preview,
) -> None:
    change(preview, WATER, "      | 99     | is recommended |", "      | 99     | must be done   |")
    assert preview.refresh()
    assert preview.run is not None
    assert preview.run.counts == {State.PASSED: 55, State.FAILED: 1}


def test_a_changed_template_of_the_project_is_on_the_page(preview: Preview) -> None:
    shown(preview, "index.html")
    folder = preview.root / "site_templates/pages"
    folder.mkdir(parents=True, exist_ok=True)
    text = '{% include "packaged/home.md.j2" %}\n\nA zebra.\n'
    (folder / "home.md.j2").write_text(text, "utf-8")
    assert preview.refresh()
    assert "A zebra." in shown(preview, "index.html")


def test_a_changed_page_written_by_hand_is_on_the_site(preview: Preview) -> None:
    shown(preview, "about.html")
    about = preview.root / "docs/about.md"
    about.write_text(about.read_text("utf-8") + "\nA zebra.\n", "utf-8")
    assert preview.refresh()
    assert "A zebra." in shown(preview, "about.html")


def test_a_fault_keeps_the_last_good_page_and_goes_away(preview: Preview) -> None:
    before = shown(preview)
    change(preview, RULES, "title: Water dry soil\n", "titl: Water dry soil\n")
    assert not preview.refresh()
    assert any("'titl' is not a key" in str(fault) for fault in preview.faults)
    assert shown(preview) == before
    change(preview, RULES, "titl: Water dry soil\n", "title: Water dry soil\n")
    assert preview.refresh()
    assert preview.faults == ()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (RULES, "title: Grün".encode("cp1252")),
        (WATER, b"\xff\xfeF\x00"),
        (WATER, b""),
        ("mkdocs.yml", b"theme: ["),
        ("site_templates/pages/home.md.j2", b"{% if %}"),
        ("site_templates/pages/home.md.j2", b"{{ nothing.at.all }}"),
    ],
)
def test_what_cannot_be_read_is_a_fault_and_no_end(
    preview: Preview, path: str, data: bytes
) -> None:
    file = preview.root / path
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    assert not preview.refresh()
    assert preview.faults
    if before is None:
        file.unlink()
    else:
        file.write_bytes(before)
    assert preview.refresh()


def test_a_file_that_goes_away_is_a_fault_until_it_is_back(preview: Preview) -> None:
    file = preview.root / RULES
    text = file.read_text("utf-8")
    file.unlink()
    assert not preview.refresh()
    file.write_text(text, "utf-8")
    assert preview.refresh()


def test_a_new_feature_gets_a_page(preview: Preview) -> None:
    text = (preview.root / WATER).read_text("utf-8").replace("Water dry soil", "Zebra plants")
    (preview.root / WATER).with_name("zebra.feature").write_text(text, "utf-8")
    assert preview.refresh()
    assert "Zebra plants" in shown(preview, "houseplants/scenarios/recommendations-zebra.html")


def test_a_start_with_a_fault_shows_it_later_the_site(tmp_path: Path) -> None:
    create_project(tmp_path / "plants")
    made = Preview(tmp_path / "plants", machine_files)
    change(made, RULES, "title: Water dry soil\n", "titl: Water dry soil\n")
    assert not made.refresh()
    change(made, RULES, "titl: Water dry soil\n", "title: Water dry soil\n")
    assert made.refresh()
    assert "Water dry soil" in shown(made)


def test_what_the_runner_finds_replaces_what_was_played(preview: Preview) -> None:
    """A step definition of the project's own refuses everything; playing does not use it."""
    steps = (
        "from pytest_bdd import then, parsers\n\n\n"
        '@then(parsers.re(r"(?P<text>.+)"))\ndef refuse(text):\n    assert False, "refused"\n'
    )
    (preview.root / "steps/advice.py").write_text(steps, "utf-8")
    assert preview.refresh()
    assert preview.run is not None
    assert preview.run.green
    assert preview.confirm()
    assert not preview.run.green


def test_the_runner_confirms_what_was_played(preview: Preview) -> None:
    assert not preview.confirmed
    assert not preview.confirm()  # no page changes
    assert preview.confirmed


def test_results_are_reused_only_for_the_same_scenario(tmp_path: Path) -> None:
    create_project(tmp_path / "plants")
    project = load_project(tmp_path / "plants")
    run = played(project)
    (first, *rest) = project.scenarios()
    wrong = run.of(rest[0])
    assert played(project, [(rest[0], wrong)]).of(first) == run.of(first)


# The box


def test_the_box_says_every_fault_with_its_place_as_text() -> None:
    fault = Fault(
        "a.yaml", 3, 5, "<script>alert(1)</script> is no key", "title", "Did you mean it?"
    )
    box = fault_box([fault, "mkdocs.yml: broken"], stale=True)
    assert "<script>" not in box
    assert "a.yaml:3:5: &lt;script&gt;alert(1)&lt;/script&gt; is no key; expected title" in box
    assert "mkdocs.yml: broken" in box
    assert "2 faults in your files." in box
    assert "older than your files" in box
    assert 'role="alert"' in box


def test_many_faults_are_cut() -> None:
    box = fault_box([f"fault {n}" for n in range(30)], stale=False)
    assert box.count("<li>") == 21
    assert "… and 10 more" in box
    assert "older" not in box


def test_the_box_stands_above_the_content() -> None:
    page = b"<html><body><header>x</header><main>y</main></body></html>"
    assert with_box(page, "BOX") == page.replace(b"<main>", b"BOX<main>")
    assert with_box(b"<body class='a'>x", "BOX") == b"<body class='a'>BOXx"
    assert b"BOX" in page_of_faults("BOX")
