"""The page 'Proved for every patient', and what the other pages say of a proof."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from guideline.loading import Project
from guideline.model.condition import AllOf, Includes, Is
from guideline.model.guideline import AcceptedFinding
from guideline.model.option import DeclaredConflict
from guideline.model.recommendation import PitfallKind
from guideline.rendering import render_pages
from guideline.verification.mutation import Fate
from guideline.verification.verify import Verification, verify
from tests.fixtures.toys import toy
from tests.rendering.proved import changed, hungry, project_of, proved, small
from tests.rendering.reading import ROOT, read_page, spaced, split_front_matter, visible
from tests.rendering.test_hostile_content import HARMLESS, HOSTILE

TEMPLATES = ROOT / "site_templates" / "pages"
PROOF = "toy/proof.md"
GUIDELINE = "alk-nsclc-post-lorlatinib"
THOUSANDS = re.compile(r"\d,\d{3}")


def pages_of(found: Verification, root: Path) -> dict[str, str]:
    project = project_of(root, found.guideline)
    return render_pages(project, None, {"toy": found}, TEMPLATES)


@pytest.fixture
def good(tmp_path: Path) -> dict[str, str]:
    return pages_of(proved(small()), tmp_path)


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, str]:
    return pages_of(proved(hungry()), tmp_path)


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    return render_pages(project_of(tmp_path, small()), None, None, TEMPLATES)


@pytest.fixture(scope="module")
def real(project: Project) -> dict[str, str]:
    """The real guideline with its proof."""
    guideline = project.guidelines[GUIDELINE]
    found = verify(guideline, project, mutants=False)
    return render_pages(project, None, {GUIDELINE: found})


def with_conflict(**changes: Any) -> Verification:
    """Growth speaks for feeding, aphids against it: half of a half of the plants in scope."""
    whole = toy()
    aphids = Includes("pests", ("aphids",))
    against = dataclasses.replace(
        whole.pitfalls["WET"], id="APHIDS", kind=PitfallKind.ACT, option="feeding", when=aphids
    )
    grows = Is("growing", ("yes",))
    declared = DeclaredConflict(AllOf((grows, aphids)), "A gardener decides.", (), ("Q-FOOD",))
    feeding = dataclasses.replace(whole.options["feeding"], conflicts=(declared,))
    options = {"soil_test": whole.options["soil_test"], "feeding": feeding}
    return proved(small(options=options, pitfalls={"APHIDS": against}, **changes))


# Without results: what follows from the content alone


def test_the_committed_page_says_that_counts_enter_later(bare: dict[str, str]) -> None:
    assert "The counts and the results enter when the site is built." in visible(bare[PROOF])


def test_no_committed_page_holds_a_count_of_profiles(committed: dict[str, str]) -> None:
    assert not THOUSANDS.search(visible(committed[f"{GUIDELINE}/proof.md"]))
    # What an edition changed is content: it was counted when it was released, and stays.
    others = {p: t for p, t in committed.items() if p != f"{GUIDELINE}/changes.md"}
    assert [path for path, text in others.items() if re.search(r"\d profiles", text)] == []


def test_the_committed_page_lists_claims_silences_and_exclusions(bare: dict[str, str]) -> None:
    text = visible(bare[PROOF])
    assert "The light never changes the answer on feeding." in text
    assert "Soil test is never left out where SKIP applies." in text
    assert "The source does not say what to do when the soil cannot be tested." in text
    assert "Without a pot there is no width of a pot." in text


def test_a_committed_rule_page_points_to_the_proof(bare: dict[str, str]) -> None:
    page = bare["toy/recommendations/FEED-1.md"]
    assert "What holds for every patient appears in the published site" in visible(page)
    assert "../proof.md" in read_page(page).links


@pytest.mark.parametrize("name", ["index.md", "toy/index.md", "toy/pitfalls/SKIP.md"])
def test_the_proof_is_linked(name: str, good: dict[str, str]) -> None:
    assert [link for link in read_page(good[name]).links if link.endswith("proof.md")]


def test_the_proof_stands_in_the_navigation(bare: dict[str, str]) -> None:
    assert "Proved for every patient: toy/proof.md" in bare["nav.yml"]


# What is said of all patients


def test_the_page_says_what_a_proof_does_not_show(good: dict[str, str]) -> None:
    assert "It does not show that the medicine is right." in visible(good[PROOF])


@pytest.mark.parametrize("count", ["28,712,448", "12,349,440", "3,704,832"])
def test_profiles_are_counted_from_all_to_those_in_scope(count: str, good: dict[str, str]) -> None:
    assert count in visible(good[PROOF])


def test_what_is_excluded_has_its_reason_and_its_count(good: dict[str, str]) -> None:
    """One of six pairs of place and light; 32 of 62 of those have a width that fits their pot."""
    text = visible(good[PROOF])
    assert (
        "It is never dark outside in this toy. Cannot be together: the plant stands outdoors and "
        "the light is low. Excludes 4,785,408 profiles; 2,469,888 of them no other rule excludes."
    ) in text


def test_what_holds_is_said_and_nothing_else(good: dict[str, str]) -> None:
    text = visible(good[PROOF])
    assert text.count("Holds Every ") + text.count("Holds No ") == 5
    assert "What does not hold" not in text
    assert "Not everything is proved" not in visible(good["index.md"])


def test_the_home_page_counts_the_profiles(good: dict[str, str]) -> None:
    assert re.search(r"patient profiles checked\s*3,704,832", visible(good["index.md"]))


# Theorems and findings


def test_a_theorem_that_holds_says_for_how_many(good: dict[str, str]) -> None:
    """The soil of one plant in four has not been tested."""
    chip, count = "Holds for every patient", "Proved for each of 926,208 profiles."
    claim = "Soil test is never left out where SKIP applies."
    assert f"{claim} {chip} {count}" in visible(good[PROOF])
    assert f"{chip} {claim} {count}" in visible(good["toy/pitfalls/SKIP.md"])


def test_a_theorem_that_fails_says_for_how_many(bad: dict[str, str]) -> None:
    """Half of the plants do not grow, and food for them is not supported."""
    result = "It fails for 1,852,416 of 3,704,832 profiles (50 %)."
    assert f"Does not hold {result}" in visible(bad[PROOF])
    assert result in visible(bad["toy/pitfalls/ALWAYS-HUNGRY.md"])


def test_a_finding_names_patients_example_and_scenario(bad: dict[str, str]) -> None:
    text = visible(bad[PROOF])
    assert "It concerns 1,852,416 of 3,704,832 profiles (50 %). These patients:" in text
    assert "One of them is told: Not supported" in text
    assert "Then the answer on feeding does not speak against it" in text


def test_a_gap_bears_the_name_of_its_option(tmp_path: Path) -> None:
    """Nobody declares that the source is silent where the soil cannot be tested."""
    options = dict(small().options)
    options["soil_test"] = dataclasses.replace(options["soil_test"], silence=())
    text = visible(pages_of(proved(small(options=options)), tmp_path)[PROOF])
    assert "Gap: Soil test Soil test: no rule speaks for these patients" in text
    assert "1 finding It is not so that every patient in scope gets an answer" in text


def test_a_scenario_to_paste_keeps_its_lines(bad: dict[str, str]) -> None:
    read = read_page(bad[PROOF])
    assert "pre" in read.tags
    assert (
        "\n  Given a houseplant that stands indoors\n  And the plant does not grow\n" in read.text
    )


def test_a_finding_is_announced_on_the_pages_it_concerns(bad: dict[str, str]) -> None:
    page = bad["toy/pitfalls/ALWAYS-HUNGRY.md"]
    assert "To be repaired" in visible(page)
    assert "../proof.md#finding-1" in read_page(page).links
    assert "To be repaired" not in visible(bad["toy/recommendations/TEST-1.md"])


@pytest.mark.parametrize("name", ["index.md", "toy/index.md", PROOF])
def test_what_is_not_proved_is_said_first(name: str, bad: dict[str, str]) -> None:
    assert "Not everything is proved 1 finding." in visible(bad[name])


def test_a_bad_proof_counts_no_profiles_as_checked(bad: dict[str, str]) -> None:
    assert "patient profiles checked" not in visible(bad["index.md"])


def test_an_accepted_finding_stands_with_its_reason(tmp_path: Path) -> None:
    entry = AcceptedFinding("broken_pitfall", "ALWAYS-HUNGRY", "", "Known since spring.")
    found = proved(dataclasses.replace(hungry(), accepted=(entry,)))
    text = visible(pages_of(found, tmp_path)[PROOF])
    assert "Known and left as it is" in text
    assert "Known since spring." in text
    assert "What does not hold" not in text


def test_without_accepted_findings_there_is_no_such_section(good: dict[str, str]) -> None:
    assert "Known and left as it is" not in visible(good[PROOF])


def test_notes_are_shown(good: dict[str, str]) -> None:
    assert "Height never changes a verdict in scope." in visible(good[PROOF])


def test_what_is_too_large_is_not_said_to_hold(tmp_path: Path) -> None:
    """With one step nothing can be analysed, not even the constraints."""
    text = visible(pages_of(proved(small(), limit=1), tmp_path)[PROOF])
    assert "Not analysed" in text
    assert "Holds" not in text
    assert not THOUSANDS.search(text)


def test_an_option_left_out_is_named(tmp_path: Path) -> None:
    found = proved(small())
    proof = dataclasses.replace(found.proof, not_analysed=("feeding",))
    text = visible(pages_of(dataclasses.replace(found, proof=proof), tmp_path)[PROOF])
    assert "Partly shown Every recommendation and every pitfall applies to some patient." in text
    assert "Not analysed: Feeding." in text


def test_a_problem_of_the_verification_is_shown(tmp_path: Path) -> None:
    found = dataclasses.replace(proved(small()), problems=("Two scenarios fail.",))
    text = visible(pages_of(found, tmp_path)[PROOF])
    assert "Not everything could be shown." in text
    assert "Two scenarios fail." in text


# Silences and conflicts


def test_a_declared_silence_says_for_how_many_it_is(good: dict[str, str]) -> None:
    text = visible(good[PROOF])
    assert "This is so when the soil cannot be tested. 926,208 profiles" in text


def test_a_declared_conflict_says_for_how_many_it_is(tmp_path: Path) -> None:
    text = visible(pages_of(with_conflict(), tmp_path)[PROOF])
    assert "Where a person decides" in text
    assert "A gardener decides." in text
    assert "926,208 profiles · Q-FOOD" in text


def test_without_a_declared_conflict_there_is_no_such_section(good: dict[str, str]) -> None:
    assert "Where a person decides" not in visible(good[PROOF])


# What scenarios reach


def test_outcomes_are_counted_by_option(good: dict[str, str]) -> None:
    """Must and recommended are asked for; done, silent and not supported are not."""
    text = visible(good[PROOF])
    assert "2 of 5 outcomes of all options are reached by a scenario." in text
    assert "Soil test 1 of 3 outcomes are reached by a scenario" in text
    assert "Feeding 1 of 2 outcomes are reached by a scenario" in text


def test_the_pathway_says_the_same_of_an_option(good: dict[str, str]) -> None:
    page = good["toy/pathway.md"]
    assert "1 of 2 outcomes are reached by a scenario. Proof" in visible(page)
    assert "proof.md#proof-feeding" in read_page(page).links


def test_an_unreached_outcome_comes_with_its_missing_scenario(good: dict[str, str]) -> None:
    text = visible(good[PROOF])
    assert "When the plant does not grow. 1,852,416 profiles · no scenario reaches it" in text
    assert "Then feeding is not supported by the source" in text


def test_a_rule_page_shows_the_outcomes_it_has_a_part_in(good: dict[str, str]) -> None:
    text = visible(good["toy/recommendations/FEED-1.md"])
    assert "When the plant grows. 1,852,416 profiles · 1 scenario reaches it" in text
    assert "When the plant does not grow. 1,852,416 profiles · no scenario reaches it" in text
    assert "soil has not been tested. 926,208" not in text


def test_an_omission_gives_no_verdict_of_its_own(good: dict[str, str]) -> None:
    text = visible(good["toy/pitfalls/SKIP.md"])
    assert "It gives no patient a verdict of its own." in text


# Small changes


def test_a_score_is_the_same_on_every_page(tmp_path: Path) -> None:
    fates = (Fate.KILLED, Fate.KILLED, Fate.EQUIVALENT, Fate.SURVIVED)
    pages = pages_of(changed(proved(small()), "FEED-1", *fates), tmp_path)
    score = "4 small changes: 2 noticed by a scenario, 1 proved to change nothing, 1 unnoticed"
    assert score in visible(pages["toy/recommendations/FEED-1.md"])
    assert visible(pages[PROOF]).count(score) == 3  # in all, of recommendations, of this one


def test_an_unnoticed_change_comes_with_its_missing_scenario(tmp_path: Path) -> None:
    found = changed(proved(small()), "FEED-1", Fate.SURVIVED, missing="Scenario: Nobody looks")
    pages = pages_of(found, tmp_path)
    for name in (PROOF, "toy/recommendations/FEED-1.md"):
        assert "Scenario: Nobody looks" in visible(pages[name])
        assert "Unnoticed: condition:" in visible(pages[name])


def test_without_an_unnoticed_change_none_is_named(tmp_path: Path) -> None:
    pages = pages_of(changed(proved(small()), "FEED-1", Fate.KILLED), tmp_path)
    text = visible(pages["toy/recommendations/FEED-1.md"])
    assert (
        "1 small change: 1 noticed by a scenario, 0 proved to change nothing, 0 unnoticed" in text
    )
    assert "Unnoticed" not in text


def test_an_accepted_change_is_counted_by_itself(tmp_path: Path) -> None:
    pages = pages_of(changed(proved(small()), "FEED-1", Fate.ACCEPTED), tmp_path)
    assert "0 unnoticed, 1 unnoticed and accepted" in visible(pages[PROOF])


def test_changes_left_untried_are_not_said_to_be_noticed(tmp_path: Path) -> None:
    """The search stopped at FEED-1, before it came to the pitfall."""
    found = changed(proved(small()), "FEED-1", Fate.SURVIVED)
    assert found.mutation is not None
    cut = dataclasses.replace(found, mutation=dataclasses.replace(found.mutation, not_tried=7))
    pages = pages_of(cut, tmp_path)
    assert "1 unnoticed, 7 not tried" in visible(pages[PROOF])
    assert "others were not tried" in visible(pages["toy/recommendations/FEED-1.md"])
    assert "Small changes were not tried here." in visible(pages["toy/pitfalls/SKIP.md"])


def test_a_preview_says_that_no_change_was_tried(good: dict[str, str]) -> None:
    note = "The small changes were not tried for this edition."
    assert note in visible(good[PROOF])
    assert note in visible(good["toy/recommendations/FEED-1.md"])


# The real guideline


def test_a_rule_page_says_no_other_number_than_the_proof(real: dict[str, str]) -> None:
    everything = visible(real[f"{GUIDELINE}/proof.md"])
    lines = [
        (path, line)
        for path, text in real.items()
        if "/recommendations/" in path or "/pitfalls/" in path
        for line in re.findall(r"[\d,]+ profiles · (?:no|[\d,]+) scenarios? reach(?:es)? it", text)
    ]
    assert lines
    assert [found for found in lines if found[1] not in everything] == []


def test_every_option_has_its_place_on_the_page(project: Project, real: dict[str, str]) -> None:
    ids = read_page(real[f"{GUIDELINE}/proof.md"]).ids
    options = project.guidelines[GUIDELINE].options
    assert [id for id in options if f"proof-{id.replace('_', '-')}" not in ids] == []


def test_no_anchor_stands_twice_on_the_proof(real: dict[str, str]) -> None:
    ids = read_page(real[f"{GUIDELINE}/proof.md"]).ids
    assert len(ids) == len(set(ids))


# Hostile texts


def hostile_pages(root: Path, ending: str) -> dict[str, str]:
    """Findings, conflicts, missing scenarios and unnoticed changes, every text with an ending."""
    found = with_conflict(accepted=(AcceptedFinding("survivor", "FEED-1", "x", "Why not"),))
    pitfalls = {**found.guideline.pitfalls, **hungry().pitfalls}
    whole = dataclasses.replace(found.guideline, pitfalls=pitfalls)
    project = project_of(root, whole, lambda _: ending)
    proof = proved(project.guidelines["toy"])
    survived = changed(
        proof, "FEED-1", Fate.SURVIVED, missing=f"Scenario: {ending}\n  Given {ending}"
    )
    shown = dataclasses.replace(survived, problems=(f"A problem {ending}",))
    return render_pages(project, None, {"toy": shown}, TEMPLATES)


def test_hostile_text_changes_no_tag_of_a_proof(tmp_path: Path) -> None:
    hostile, harmless = hostile_pages(tmp_path, HOSTILE), hostile_pages(tmp_path, HARMLESS)
    assert "What does not hold" in visible(harmless[PROOF])
    for path in hostile:
        if path.endswith(".md"):
            assert read_page(hostile[path]).tags == read_page(harmless[path]).tags, path


def test_hostile_text_of_a_proof_shows_in_full(tmp_path: Path) -> None:
    hostile, harmless = hostile_pages(tmp_path, HOSTILE), hostile_pages(tmp_path, HARMLESS)
    for path in hostile:
        if path.endswith(".md"):
            text = spaced(read_page(hostile[path]).text).replace(spaced(HOSTILE), HARMLESS)
            assert text == spaced(read_page(harmless[path]).text), path


def test_hostile_text_brings_no_link_to_a_proof(tmp_path: Path) -> None:
    page = hostile_pages(tmp_path, HOSTILE)[PROOF]
    assert not [link for link in read_page(page).links if link.startswith("javascript")]
    assert split_front_matter(page)[0]["title"] == "Proved for every patient"
