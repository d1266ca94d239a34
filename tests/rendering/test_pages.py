"""The pages of the real guideline: what stands on them, and where."""

import dataclasses
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from guideline.loading import Project
from guideline.model.wording import ENGINE_WORDINGS
from guideline.rendering import GENERATED_MARK, render_pages
from guideline.verification.results import Run
from tests.rendering.hostile import toy_project
from tests.rendering.reading import ROOT, Read, read_page, spaced, split_front_matter, visible

GUIDELINE = "alk-nsclc-post-lorlatinib"


def of(pages: dict[str, str], name: str) -> str:
    return pages[f"{GUIDELINE}/{name}"]


def markdown_pages(pages: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((path, text) for path, text in pages.items() if path.endswith(".md"))


def nav_paths(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for value in entry.values():
            yield from nav_paths(value)
    else:
        for value in entry:
            yield from nav_paths(value)


# The same input, the same text; nothing of a run in the committed form


def test_rendering_twice_gives_the_same_text(project: Project, committed: dict[str, str]) -> None:
    assert render_pages(project, None) == committed


def test_the_committed_form_shows_no_result(committed: dict[str, str]) -> None:
    """Results enter when the site is built."""
    assert [path for path, text in committed.items() if ".result" in text] == []


def test_the_committed_form_says_where_results_are(committed: dict[str, str]) -> None:
    page = of(committed, "recommendations/CHEMO-1.md")
    assert "Results appear in the published site." in visible(page)


def test_a_run_adds_results_and_takes_the_note_away(published: dict[str, str]) -> None:
    page = visible(of(published, "recommendations/CHEMO-1.md"))
    assert "Results appear in the published site." not in page
    assert "scenarios passed" in page


def test_the_home_page_tells_how_many_passed(project: Project, published: dict[str, str]) -> None:
    home = visible(published["index.md"])
    for guideline in project.guidelines:
        mine = [feature for feature in project.features if feature.guideline == guideline]
        total = sum(len(feature.scenarios) for feature in mine)
        assert re.search(rf"of {total} tested situations passed\s*{total}\b", home)


# Every page says what it is


def test_every_page_says_that_it_is_generated(committed: dict[str, str]) -> None:
    """On its second line, from files that exist."""
    for path, text in committed.items():
        line = text.splitlines()[0 if path == "nav.yml" else 1]
        assert line.startswith(GENERATED_MARK), path
        sources = line.removeprefix(GENERATED_MARK).split(". Edit")[0].split(", ")
        assert [source for source in sources if not (ROOT / source).exists()] == [], path


def test_the_front_matter_of_every_page_is_read_back(published: dict[str, str]) -> None:
    for path, text in markdown_pages(published):
        head = split_front_matter(text)[0]
        assert head["title"], path
        assert head["description"], path


def test_every_page_has_one_first_heading(committed: dict[str, str]) -> None:
    assert [p for p, t in markdown_pages(committed) if read_page(t).tags.count("h1") != 1] == []


def test_no_page_uses_a_programmers_word(committed: dict[str, str]) -> None:
    """Clinicians and patients' advocates read these pages."""
    words = re.compile(r"\b(yaml|regex|boolean|json|null|string|integer|enum)\b", re.IGNORECASE)
    assert [p for p, t in markdown_pages(committed) if words.search(visible(t))] == []


# Nothing of the guideline is left out


def test_every_recommendation_and_pitfall_has_a_page(
    project: Project, committed: dict[str, str]
) -> None:
    guideline = project.guidelines[GUIDELINE]
    pages = [f"{GUIDELINE}/recommendations/{id}.md" for id in guideline.recommendations]
    pages += [f"{GUIDELINE}/pitfalls/{id}.md" for id in guideline.pitfalls]
    assert set(pages) <= set(committed)


@pytest.mark.parametrize("name", ["index", "recommendations/index", "pitfalls/index"])
def test_an_index_links_to_each_of_its_pages(
    name: str, project: Project, committed: dict[str, str]
) -> None:
    guideline = project.guidelines[GUIDELINE]
    text = committed["index.md"] if name == "index" else of(committed, f"{name}.md")
    rules = {"index": [*guideline.recommendations, *guideline.pitfalls]}
    rules["recommendations/index"] = list(guideline.recommendations)
    rules["pitfalls/index"] = list(guideline.pitfalls)
    links = " ".join(read_page(text).links)
    assert [id for id in rules[name] if f"{id}.md" not in links] == []


def test_all_25_open_questions_have_an_anchor(committed: dict[str, str]) -> None:
    ids = read_page(of(committed, "open-questions.md")).ids
    assert [id for id in ids if id.startswith("amb-")] == [f"amb-{n:02}" for n in range(1, 26)]


def test_all_38_statements_are_rows_of_the_matrix(
    project: Project, committed: dict[str, str]
) -> None:
    page = read_page(of(committed, "traceability.md"))
    rows = [id for id in page.ids if id.startswith("statement-")]
    assert len(rows) == 38
    text = spaced(page.text)
    statements = project.guidelines[GUIDELINE].statements.values()
    assert [s.id for s in statements if s.paraphrase not in text] == []


def test_every_scenario_stands_with_its_steps(project: Project, committed: dict[str, str]) -> None:
    pages = " ".join(
        spaced(read_page(text).text) for path, text in committed.items() if "/scenarios/" in path
    )
    for scenario in project.scenarios():
        steps = " ".join(f"{step.keyword} {step.text}" for step in scenario.steps)
        assert steps in pages, scenario.place


def test_scenario_anchors_are_made_of_titles(committed: dict[str, str]) -> None:
    """So a link to one survives its moving to another line."""
    ids = read_page(of(committed, "pitfalls/PIT-3.md")).ids
    page = "pitfalls-pit-3-lorlatinib-in-widespread-symptomatic-progression"
    assert f"scenario-{page}-symptoms-and-widespread-disease" in ids


def test_every_option_of_the_pathway_has_an_anchor(
    project: Project, committed: dict[str, str]
) -> None:
    ids = read_page(of(committed, "pathway.md")).ids
    options = [f"option-{id.replace('_', '-')}" for id in project.guidelines[GUIDELINE].options]
    assert [id for id in ids if id.startswith("option-")] == options or set(options) <= set(ids)


def test_every_variable_and_verdict_word_is_explained(
    project: Project, committed: dict[str, str]
) -> None:
    guideline = project.guidelines[GUIDELINE]
    text = visible(of(committed, "patient.md"))
    words = [w.meaning for w in (*guideline.wordings.values(), *ENGINE_WORDINGS.values())]
    questions = [variable.question for variable in guideline.variables.values()]
    assert [word for word in (*words, *questions) if word not in text] == []


def test_every_constraint_is_in_words(project: Project, committed: dict[str, str]) -> None:
    text = visible(of(committed, "records.md"))
    constraints = project.guidelines[GUIDELINE].constraints.values()
    assert [c.id for c in constraints if c.text not in text] == []


def test_every_fact_of_the_bibliography_has_its_status(
    project: Project, committed: dict[str, str]
) -> None:
    text = visible(of(committed, "references.md"))
    for reference in project.guidelines[GUIDELINE].references.values():
        for fact in reference.facts:
            assert f"{fact.text} {fact.status.value.capitalize()} {fact.basis}" in text


def test_the_pending_decision_is_first_on_the_watch_list(committed: dict[str, str]) -> None:
    text = visible(of(committed, "watch.md"))
    first = text.index("Decision on neladalkib")
    assert text.index("Expected 2026-11-27 · Not a recommendation") > first
    assert text.index("ATTLAS") > first


# The order on a page


@pytest.mark.parametrize("name", ["recommendations/CHEMO-1", "pitfalls/PIT-3"])
def test_the_verdict_stands_before_everything_else(name: str, committed: dict[str, str]) -> None:
    """Title and id, then the verdict; conditions, reasons and sources follow."""
    text = of(committed, f"{name}.md")
    headings = re.findall(r"^## .*", text, re.MULTILINE)
    assert text.index('<div class="gl-verdict') < text.index(headings[0])
    assert headings[0].startswith("## For whom")


def test_the_verdict_is_a_sentence_with_the_words_of_the_source(committed: dict[str, str]) -> None:
    text = visible(of(committed, "recommendations/CHEMO-1.md"))
    assert "Recommended Platinum-pemetrexed chemotherapy is recommended." in text
    assert "“is the guideline-recommended treatment”" in text
    assert "Strength Not graded by the source Certainty Not graded by the source" in text


def test_a_card_says_the_verdict_and_for_whom_in_one_sentence(committed: dict[str, str]) -> None:
    """Beside its verdict, the title "No further lorlatinib" alone would read as its opposite."""
    sentence = (
        "Continuing lorlatinib is not recommended when the progression is symptomatic and "
        "the progression is systemic with multiple lesions."
    )
    assert sentence in visible(committed["index.md"])
    assert sentence in visible(of(committed, "recommendations/index.md"))


def test_a_comparison_names_the_other_option(committed: dict[str, str]) -> None:
    text = visible(of(committed, "recommendations/CHEMO-5.md"))
    sentence = "Platinum-pemetrexed chemotherapy is preferred over single-agent chemotherapy."
    assert sentence in text


def test_an_omission_is_not_said_to_be_advice_against_the_act(committed: dict[str, str]) -> None:
    """The pitfall is leaving profiling out, not profiling."""
    text = visible(of(committed, "pitfalls/PIT-2.md"))
    assert "Leaving out broad molecular profiling must be avoided." in text
    assert "Do not Broad molecular profiling must be avoided" not in text


def test_a_rule_without_a_source_is_not_shown_as_the_source(tmp_path: Path) -> None:
    """A safeguard of the project says of itself what it is."""
    project = toy_project(tmp_path)
    guideline = project.guidelines["toy"]
    rules = dict(guideline.recommendations)
    rules["TEST-1"] = dataclasses.replace(rules["TEST-1"], sources=())
    changed = dataclasses.replace(guideline, recommendations=rules)
    project = dataclasses.replace(project, guidelines={"toy": changed})
    pages = render_pages(project, None, templates=ROOT / "site_templates" / "pages")
    text = visible(pages["toy/recommendations/TEST-1.md"])
    assert "A safeguard of this project: no sentence of the source says this directly." in text
    assert "The source's own words" not in text


def test_a_conditional_citation_says_for_whom_it_counts(committed: dict[str, str]) -> None:
    text = visible(of(committed, "recommendations/LOCAL-1.md"))
    assert "It then adds: “particularly relevant”." in text


def test_tests_come_before_treatments_in_the_pathway(committed: dict[str, str]) -> None:
    text = visible(of(committed, "pathway.md"))
    assert text.index("Before any treatment") < text.index("Broad molecular profiling Done")
    assert text.index("Tissue re-biopsy") < text.index("Platinum-pemetrexed chemotherapy")


# Links and navigation


def test_every_link_leads_to_a_page_and_a_place_on_it(committed: dict[str, str]) -> None:
    read: dict[str, Read] = {path: read_page(text) for path, text in markdown_pages(committed)}
    broken = []
    for path, page in read.items():
        for link in page.links:
            assert not re.match(r"[a-z]+:", link), f"{path} links to {link}"
            file, _, anchor = link.partition("#")
            # A link in a figure is raw HTML, so it names the finished page.
            file = re.sub(r"\.html$", ".md", file)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            if file and target not in read:
                if not (ROOT / "docs" / target).is_file():
                    broken.append((path, link))
                continue
            if anchor and anchor not in read[target if file else path].ids:
                broken.append((path, link))
    assert broken == []


def test_no_anchor_stands_twice_on_a_page(committed: dict[str, str]) -> None:
    for path, text in markdown_pages(committed):
        ids = read_page(text).ids
        assert [id for id in set(ids) if ids.count(id) > 1] == [], path


def test_the_navigation_holds_every_generated_page_once(committed: dict[str, str]) -> None:
    nav = yaml.safe_load(committed["nav.yml"])
    assert set(nav) == {"nav"}
    paths = list(nav_paths(nav["nav"]))
    assert len(paths) == len(set(paths))
    assert {path for path, _ in markdown_pages(committed)} <= set(paths)


def test_the_navigation_ends_with_the_pages_people_write(committed: dict[str, str]) -> None:
    nav = yaml.safe_load(committed["nav.yml"])["nav"]
    assert nav[0] == {"Home": "index.md"}
    assert {"About this site": "about.md"} in nav


def test_hand_written_pages_explain_every_verdict_word_of_the_product() -> None:
    """The words are the product's, so one page explains them for all guidelines."""
    text = visible((ROOT / "docs" / "about.md").read_text("utf-8"))
    assert [w.label for w in ENGINE_WORDINGS.values() if f"{w.label} " not in text] == []


def test_the_site_is_built_without_a_warning(
    tmp_path: Path, project: Project, green_run: Run
) -> None:
    docs = tmp_path / "docs"
    pages = render_pages(project, green_run)
    for path in nav_paths(yaml.safe_load(pages["nav.yml"])["nav"]):
        text = pages.get(path) or (ROOT / "docs" / path).read_text("utf-8")
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, "utf-8")
    (docs / "nav.yml").write_text(pages["nav.yml"], "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "site_templates" / "theme", tmp_path / "site_templates" / "theme")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
