"""`guideline review`: what becomes suspect by which change, and what is written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guideline.cli.app import cli
from guideline.loading import load_project
from guideline.rendering import print_pages, render_pages
from tests.verification.projects import (
    ABX,
    PITFALLS,
    RECOMMENDATIONS,
    REST,
    SmallProject,
    small_project,
)

CONTENT = "guideline/content/cold"
REVIEWS = f"{CONTENT}/reviews.yaml"
SOURCES = f"{CONTENT}/sources.yaml"
REFERENCES = f"{CONTENT}/references.yaml"
QUESTIONS = f"{CONTENT}/open_questions.yaml"
VARIABLES = f"{CONTENT}/variables.yaml"
HEAD = f"{CONTENT}/guideline.yaml"
SIGNED = "    signed: {name: A. Reader, role: Reader, date: '2026-01-31'}\n"


def run(project: SmallProject, *arguments: str, command: str = "review") -> Result:
    done = CliRunner().invoke(cli, [command, "--project", str(project.root), *arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def data(project: SmallProject, *arguments: str) -> dict[str, dict[str, object]]:
    done = run(project, "--format", "json", *arguments)
    return {review["id"]: review for review in json.loads(done.stdout)["reviews"]}


@pytest.fixture
def cold(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path / "cold")


@pytest.fixture
def reviewed(cold: SmallProject) -> SmallProject:
    """The pitfall, the recommendation and the question were all reviewed."""
    assert run(cold, "REST", "ABX", "Q1", "--by", "A. Reader").exit_code == 0
    return cold


def test_without_a_review_every_part_is_said_to_be_never_reviewed(cold: SmallProject) -> None:
    found = data(cold)
    assert {id: review["standing"] for id, review in found.items()} == {
        "REST": "never",
        "ABX": "never",
        "Q1": "never",
    }


def test_a_review_records_who_and_the_day(reviewed: SmallProject) -> None:
    today = datetime.now(UTC).date().isoformat()
    review = data(reviewed)["REST"]
    assert (review["by"], review["date"], review["standing"]) == ("A. Reader", today, "current")


def test_what_was_reviewed_and_has_not_changed_is_no_note_of_check(reviewed: SmallProject) -> None:
    done = run(reviewed, command="check")
    assert (done.exit_code, "changed since" in done.output) == (0, False)


@pytest.mark.parametrize(
    ("file", "old", "new", "suspect"),
    [
        # The condition of the recommendation alone.
        (
            RECOMMENDATIONS,
            "when: {fever: 'yes'}",
            "when: {fever: 'yes', age: {at_least: 18}}",
            {"REST": ["what it says, or for whom"]},
        ),
        (RECOMMENDATIONS, "A fever tires.", "It tires.", {"REST": ["how it is explained"]}),
        (PITFALLS, "They do not help", "They never help", {"ABX": ["how it is explained"]}),
        # A statement counts for everything that rests on it.
        (
            SOURCES,
            "88a79ab33464bdb493a35d24024434f87c2acf71957c9837d277bf169c1c6bfa",
            "88a79ab33464bdb493a35d24024434f87c2acf71957c9837d277bf169c1c6bfb",
            {"REST": ["statement REST"], "Q1": ["statement REST"]},
        ),
        (
            REFERENCES,
            "status: unknown",
            "status: claimed",
            {"REST": ["reference book"], "ABX": ["reference book"]},
        ),
        # Another reading in force: the question itself, and what names it.
        (
            QUESTIONS,
            "chosen: A",
            "chosen: B",
            {"REST": ["the reading of Q1"], "Q1": ["what it says, or for whom"]},
        ),
        # A word of the conditions means something else; all three conditions use it.
        (
            VARIABLES,
            "phrase: there is a fever}",
            "phrase: there is a fever, also: a fever was measured}",
            {id: ["what it says, or for whom"] for id in ("REST", "ABX", "Q1")},
        ),
        # The scope stands before every rule, and before no question.
        (
            HEAD,
            "when: {age: {at_least: 18}}",
            "when: {age: {at_least: 16}}",
            {id: ["what it says, or for whom"] for id in ("REST", "ABX")},
        ),
        (
            RECOMMENDATIONS,
            "[REST, TITLE]",
            "[REST]",
            {"REST": ["it no longer rests on statement TITLE"]},
        ),
        (ABX, "Scenario: No fever", "Scenario: Nothing", {"ABX": ["its scenarios"]}),
        (
            REST,
            "Then rest is recommended\n    And the",
            "Then the",
            {"REST": ["its scenarios"], "Q1": ["its scenarios"]},
        ),
    ],
)
def test_a_change_makes_suspect_exactly_what_rests_on_it(
    reviewed: SmallProject, file: str, old: str, new: str, suspect: dict[str, list[str]]
) -> None:
    reviewed.replace(file, old, new)
    found = data(reviewed)
    changed = {id: review["changed"] for id, review in found.items() if review["changed"]}
    assert changed == suspect


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (REST, "  The source calls rest the best care.\n", "  Rest is best.\n\n\n"),
        (SOURCES, "executable: 'no'", "executable: partly"),
        (VARIABLES, "question: Is there a fever?", "question: Any fever?"),
        (HEAD, "summary: Rest, and no", "summary: Rest, never an"),
    ],
)
def test_what_no_reviewed_part_rests_on_makes_nothing_suspect(
    reviewed: SmallProject, file: str, old: str, new: str
) -> None:
    reviewed.replace(file, old, new)
    assert [review["changed"] for review in data(reviewed).values()] == [[], [], []]


def test_check_notes_what_is_suspect_at_its_review_and_stays_green(reviewed: SmallProject) -> None:
    reviewed.replace(RECOMMENDATIONS, "A fever tires.", "It tires.")
    done = run(reviewed, command="check")
    line = (reviewed.root / REVIEWS).read_text("utf-8").split("\n").index("  REST:") + 1
    assert f"{REVIEWS}:{line}:3: changed since A. Reader reviewed it" in done.output
    assert "how it is explained. Look at it, then run: guideline review REST" in done.output
    assert done.exit_code == 0


def test_suspect_is_a_finding_of_review(reviewed: SmallProject) -> None:
    reviewed.replace(RECOMMENDATIONS, "A fever tires.", "It tires.")
    assert (run(reviewed).exit_code, run(reviewed, "ABX").exit_code) == (1, 0)


def test_the_scenarios_that_are_listed_are_those_that_a_review_covers(cold: SmallProject) -> None:
    """Four carry its tag; one that only names a statement of the same id does not count."""
    cold.replace(ABX, "  Scenario: No fever", "  @source:REST\n  Scenario: No fever")
    assert f"  Scenarios: 4\n  - 4 in {REST}\n" in run(cold, "REST").output


def test_a_second_review_ends_the_suspicion_and_leaves_the_other_lines(
    reviewed: SmallProject,
) -> None:
    reviewed.replace(RECOMMENDATIONS, "A fever tires.", "It tires.")
    before = (reviewed.root / REVIEWS).read_text("utf-8").split("\n")
    assert run(reviewed, "REST", "--by", "B. Reader").exit_code == 0
    after = (reviewed.root / REVIEWS).read_text("utf-8").split("\n")
    pairs = list(zip(before, after, strict=True))
    moved = [new.split(":")[0].strip() for old, new in pairs if old != new]
    assert moved == ["by", "words"]
    assert data(reviewed)["REST"]["standing"] == "current"


def test_a_signature_without_a_review_is_said_not_to_be_kept(cold: SmallProject) -> None:
    cold.append(QUESTIONS, "")
    cold.replace(QUESTIONS, "    chosen: A\n", f"    chosen: A\n{SIGNED}")
    done = run(cold, command="check")
    assert "the reading of Q1 is signed, and nothing keeps what was signed" in done.output
    assert run(cold).exit_code == 1


def test_a_signature_is_suspect_when_the_signed_reading_changes(cold: SmallProject) -> None:
    cold.replace(QUESTIONS, "    chosen: A\n", f"    chosen: A\n{SIGNED}")
    assert run(cold, "Q1", "--by", "A. Reader").exit_code == 0
    assert run(cold, "Q1").exit_code == 0
    cold.replace(QUESTIONS, "From 38 degrees on.", "From 38.2 degrees on.")
    assert data(cold)["Q1"]["changed"] == ["what it says, or for whom"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("RESTS",), "There is no recommendation, pitfall or open question 'RESTS'. Did you mean"),
        (("REST", "ABY", "--by", "A"), "'ABY'. Did you mean 'ABX'?"),
        (("--by", "A. Reader"), "--by needs the ID"),
        (("REST", "--by", " "), "--by wants the name"),
        (("REST", "--by", "A\nB"), "--by wants the name"),
        (("REST", "--by", "A" * 201), "--by wants the name"),
    ],
)
def test_a_call_that_cannot_be_used_writes_nothing(
    cold: SmallProject, arguments: tuple[str, ...], message: str
) -> None:
    done = run(cold, *arguments)
    assert (done.exit_code, message in done.output) == (2, True)
    assert not (cold.root / REVIEWS).exists()


def test_a_review_of_what_is_gone_is_a_fault_at_its_place(reviewed: SmallProject) -> None:
    text = (reviewed.root / REVIEWS).read_text("utf-8")
    reviewed.write(REVIEWS, text.replace("  ABX:", "  ABZ:"))
    done = run(reviewed, command="check")
    line = text.split("\n").index("  ABX:") + 1
    assert done.exit_code == 2
    assert f"{REVIEWS}:{line}:3: there is no recommendation, pitfall or open" in done.output


def test_a_mark_that_is_none_is_a_fault(reviewed: SmallProject) -> None:
    text = (reviewed.root / REVIEWS).read_text("utf-8")
    mark = text.split("meaning: '")[1][:16]
    reviewed.write(REVIEWS, text.replace(mark, "none", 1))
    assert run(reviewed, command="check").exit_code == 2


def _page(project: SmallProject, path: str) -> str:
    return render_pages(load_project(project.root), None)[path]


def test_the_card_and_the_home_page_say_what_is_suspect(reviewed: SmallProject) -> None:
    card, home = "cold/recommendations/REST.md", "index.md"
    assert "To be looked at again" not in _page(reviewed, card) + _page(reviewed, home)
    assert "Nothing has changed since." in _page(reviewed, card)
    reviewed.replace(RECOMMENDATIONS, "A fever tires.", "It tires.")
    assert "    - how it is explained" in _page(reviewed, card)
    assert "To be looked at again" in _page(reviewed, home)
    assert "To be looked at again" not in _page(reviewed, "cold/pitfalls/ABX.md")


def test_the_printed_page_says_what_is_suspect(reviewed: SmallProject) -> None:
    def printed() -> str:
        return print_pages(load_project(reviewed.root), None, {}, {"cold": "0" * 64})[
            "cold/print.md"
        ]

    assert "To be looked at again" not in printed()
    reviewed.replace(QUESTIONS, "chosen: A", "chosen: B")
    # The recommendation that names the question, and the question itself; not the pitfall.
    assert printed().count("To be looked at again") == 2


def test_the_home_page_counts_what_is_reviewed_as_it_is_now(reviewed: SmallProject) -> None:
    counted = "of 2 recommendations and pitfalls reviewed as they are now</dt><dd>{}</dd>"
    assert counted.format(2) in _page(reviewed, "index.md")
    reviewed.replace(RECOMMENDATIONS, "A fever tires.", "It tires.")
    assert counted.format(1) in _page(reviewed, "index.md")


def test_a_name_is_shown_as_text(cold: SmallProject) -> None:
    assert run(cold, "REST", "--by", "<img src=x> *A* | `B`").exit_code == 0
    page = _page(cold, "cold/recommendations/REST.md")
    assert "<img src=x>" not in page
    assert "*A*" not in page
