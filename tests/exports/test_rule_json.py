"""The file beside the page of a recommendation or pitfall."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from guideline.exports import rule_json, rule_schema
from guideline.exports.addresses import rule_file
from guideline.loading import Project
from guideline.model.fingerprint import content_hash
from guideline.rendering.links import Place
from guideline.verification.results import Result, Run, State, reconcile
from guideline.verification.verify import Verification, verify
from tests.rendering.hostile import toy_project

SITE = "https://example.org/plants/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return toy_project(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def proved(project: Project) -> Verification:
    return verify(project.guidelines["toy"], project, mutants=False)


def made(project: Project, id: str, **more: Any) -> dict[str, Any]:
    guideline = project.guidelines["toy"]
    fingerprint = content_hash(guideline)
    return rule_json(guideline, guideline.rule(id), project.scenarios(), fingerprint, **more)


def passed(project: Project) -> Run:
    scenarios = project.scenarios()
    results = [Result(s.file, s.line, s.row, State.PASSED, "", 1) for s in scenarios]
    return reconcile(scenarios, results, [])


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(rule_schema())


def test_every_rule_fits_the_schema_with_and_without_results(
    project: Project, proved: Verification
) -> None:
    validator = Draft202012Validator(rule_schema())
    run = passed(project)
    for rule in project.guidelines["toy"].rules:
        validator.validate(made(project, rule.id))
        validator.validate(made(project, rule.id, run=run, proved=proved, site=SITE))


@pytest.mark.parametrize(
    ("key", "value"),
    [("format", "guideline-as-code rule 2.0"), ("kind", "advice"), ("more", 1), ("proof", {})],
)
def test_the_schema_refuses_what_is_no_such_file(project: Project, key: str, value: object) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(rule_schema()).validate({**made(project, "WATER-1"), key: value})


def test_without_the_sites_address_every_link_counts_from_the_file(project: Project) -> None:
    data = made(project, "WATER-1")
    assert data["link"] == "WATER-1.html"
    assert data["schema"] == "../../rule.schema.json"
    assert data["guideline"]["link"] == "../index.html"
    assert data["guideline"]["data"] == "../guideline.json"


def test_with_the_sites_address_every_link_is_absolute(project: Project) -> None:
    data = made(project, "WET", site=SITE)
    assert data["link"] == f"{SITE}toy/pitfalls/WET.html"
    assert data["schema"] == f"{SITE}rule.schema.json"
    assert data["guideline"]["data"] == f"{SITE}toy/guideline.json"


def test_the_page_it_links_is_the_one_that_is_written(project: Project) -> None:
    guideline = project.guidelines["toy"]
    pages = {Place(guideline).rule_page(rule.id) for rule in guideline.rules}
    assert {rule_file(guideline, rule, "md") for rule in guideline.rules} == pages


def test_only_scenarios_about_the_rule_are_in_its_file(project: Project) -> None:
    """The outline of two rows is about the pitfall; the feature as a whole is about WATER-1."""
    assert len(made(project, "WATER-1")["scenarios"]) == 3
    assert [s["row"] for s in made(project, "WET")["scenarios"]] == [0, 1]


def test_what_did_not_run_has_no_result(project: Project) -> None:
    assert {s["result"] for s in made(project, "WATER-1")["scenarios"]} == {None}


def test_what_ran_has_its_own_result(project: Project) -> None:
    scenarios = project.scenarios()
    first = Result(scenarios[0].file, scenarios[0].line, None, State.FAILED, "No.", 1)
    run = reconcile(scenarios, [first], [])
    results = [s["result"] for s in made(project, "WATER-1", run=run)["scenarios"]]
    assert results == ["failed", "not_run", "not_run"]


def test_what_the_rule_rests_on_is_there_in_full(project: Project) -> None:
    guideline = project.guidelines["toy"]
    for rule in guideline.rules:
        data = made(project, rule.id)
        assert [s["id"] for s in data["statements"]] == [c.statement for c in rule.sources]
        assert [r["id"] for r in data["references"]] == list(rule.references)
        assert [q["id"] for q in data["questions"]] == list(rule.questions)
        assert all(s["paraphrase"] for s in data["statements"])
        assert all(r["status"] for r in data["references"])


def test_nothing_proved_is_said_as_nothing(project: Project) -> None:
    assert made(project, "WATER-1")["proof"] is None


def test_a_pitfall_brings_its_claim_and_its_count(project: Project, proved: Verification) -> None:
    claim = made(project, "WET", proved=proved)["proof"]["claim"]
    theorem = next(t for t in proved.proof.theorems if t.id == "WET")
    assert claim["holds"] is True
    assert (claim["profiles"], claim["fails_for"]) == (theorem.profiles, 0)


def test_what_was_not_analysed_is_neither_good_nor_bad(
    project: Project, proved: Verification
) -> None:
    proof = replace(
        proved.proof,
        not_analysed=("watering",),
        theorems=tuple(replace(t, analysed=False) for t in proved.proof.theorems),
    )
    unknown = made(project, "WET", proved=replace(proved, proof=proof))["proof"]
    assert (unknown["good"], unknown["claim"]["holds"]) == (None, None)


def test_changes_that_nobody_tried_are_not_counted_as_noticed(
    project: Project, proved: Verification
) -> None:
    assert made(project, "WATER-1", proved=proved)["proof"]["changes"] is None


def test_the_fingerprint_in_the_file_is_the_one_in_its_citation(project: Project) -> None:
    data = made(project, "WATER-1")
    assert data["guideline"]["hash"][:12] in data["citation"]


def test_the_file_stands_beside_its_page() -> None:
    guideline = toy_project(Path()).guidelines["toy"]
    rule = guideline.rule("WET")
    assert rule_file(guideline, rule, "json") == "toy/pitfalls/WET.json"
