"""Facts about the first guideline that no general check knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from guideline.loading import Project, load_project
from guideline.model.guideline import Guideline
from guideline.model.scenario import Scenario
from guideline.model.variable import Code
from guideline.verification import run_scenario, traceability_gaps

ID = "alk-nsclc-post-lorlatinib"
REPOSITORY = Path(__file__).resolve().parents[1]
CONTENT = REPOSITORY / "guideline" / "content" / ID


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(REPOSITORY)


@pytest.fixture(scope="module")
def guideline(project: Project) -> Guideline:
    return project.guidelines[ID]


# What is in it


def test_there_are_38_statements_28_with_content_and_10_headings(guideline: Guideline) -> None:
    headings = [statement.heading for statement in guideline.statements.values()]
    assert (len(headings), headings.count(False), headings.count(True)) == (38, 28, 10)


def test_the_headings_are_those_whose_id_says_so(guideline: Guideline) -> None:
    assert [id for id, s in guideline.statements.items() if s.heading] == [
        f"HEAD-{number}" for number in range(1, 11)
    ]


def test_there_are_25_open_questions(guideline: Guideline) -> None:
    assert list(guideline.questions) == [f"AMB-{number:02}" for number in range(1, 26)]


def test_nobody_has_signed_a_reading_yet(guideline: Guideline) -> None:
    assert [id for id, q in guideline.questions.items() if q.signature] == []


def test_the_options_are_the_agreed_ones(guideline: Guideline) -> None:
    assert set(guideline.options) == {
        "molecular_profiling",
        "tissue_rebiopsy",
        "platinum_pemetrexed",
        "single_agent_chemo",
        "ici_monotherapy",
        "chemo_plus_ici",
        "abcp",
        "local_therapy",
        "local_modality_sabr",
        "local_modality_surgery",
        "local_modality_thermal_ablation",
        "continue_lorlatinib",
        "other_alk_tki",
        "off_target_therapy",
    }


def test_the_wordings_are_the_agreed_ones_with_their_directions(guideline: Guideline) -> None:
    assert {id: w.direction.value for id, w in guideline.wordings.items()} == {
        "must": "for",
        "strongly_recommended": "for",
        "recommended": "for",
        "preferred": "for",
        "should_be_considered": "for",
        "may_be_considered": "for",
        "option": "for",
        "caution": "neutral",
        "not_recommended": "against",
        "do_not": "against",
    }


def test_no_grade_is_invented(guideline: Guideline) -> None:
    """The source grades neither strength nor certainty."""
    graded = [r.id for r in guideline.recommendations.values() if r.strength or r.certainty]
    assert graded == []


def test_the_document_is_the_recorded_one(guideline: Guideline) -> None:
    document = guideline.document
    assert document.characters == 4284
    assert document.sha256 == "9bf25b3c3d3d3ef1353b98c40835d1784831aafe005b81bb7148417039b96f3d"


def test_every_statement_lies_within_the_document(guideline: Guideline) -> None:
    last = list(guideline.statements.values())[-1]
    assert last.end <= guideline.document.characters


# Codes

SYSTEMS = {
    "SNOMED CT": r"\d{6,18}",
    "RxNorm": r"\d{1,8}",
    "LOINC": r"\d{1,7}-\d",
    "NCIt": r"C\d+",
    "HGNC": r"HGNC:\d+",
}


def _codes(guideline: Guideline) -> Iterator[Code]:
    for variable in guideline.variables.values():
        yield from variable.codes
        for value in variable.values.values():
            yield from value.codes
    for option in guideline.options.values():
        yield from option.codes


def test_codes_come_from_known_systems_and_have_their_shape(guideline: Guideline) -> None:
    odd = [
        code
        for code in _codes(guideline)
        if not re.fullmatch(SYSTEMS.get(code.system, r"(?!)"), code.code)
    ]
    assert odd == []


def test_one_code_never_has_two_names(guideline: Guideline) -> None:
    names: dict[tuple[str, str], set[str]] = {}
    for code in _codes(guideline):
        names.setdefault((code.system, code.code), set()).add(code.display)
    assert {key: found for key, found in names.items() if len(found) > 1} == {}


def test_local_treatments_carry_no_code_because_none_was_verified(guideline: Guideline) -> None:
    ids = ("local_modality_sabr", "local_modality_surgery", "local_modality_thermal_ablation")
    assert [guideline.options[id].codes for id in ids] == [(), (), ()]


# Words


def _texts(part: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text of the content with its place, but for the phrases a pitfall forbids."""
    if isinstance(part, str):
        yield where, part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _texts(value, f"{where}.{key}")
    elif isinstance(part, tuple | frozenset):
        for value in part:
            yield from _texts(value, where)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name != "never_say":
                yield from _texts(getattr(part, field.name), f"{where}.{field.name}")


def test_no_content_says_what_a_pitfall_forbids(guideline: Guideline) -> None:
    forbidden = [phrase for p in guideline.pitfalls.values() for phrase in p.never_say]
    found = [
        (where, phrase)
        for where, text in _texts(guideline)
        for phrase in forbidden
        if phrase.casefold() in text.casefold()
    ]
    assert forbidden
    assert found == []


def test_the_forbidden_phrases_stand_in_the_pitfalls_only(guideline: Guideline) -> None:
    forbidden = [phrase for p in guideline.pitfalls.values() for phrase in p.never_say]
    found = {
        path.name
        for path in CONTENT.glob("*.yaml")
        for phrase in forbidden
        if phrase.casefold() in " ".join(path.read_text("utf-8").split()).casefold()
    }
    assert found == {"pitfalls.yaml"}


DRUGS_BEYOND_THE_SOURCE = ("neladalkib", "zidesamtinib", "pembrolizumab", "nivolumab", "docetaxel")


def test_no_rule_names_a_drug_that_the_source_does_not_name(guideline: Guideline) -> None:
    found = [
        (rule.id, drug)
        for rule in (*guideline.recommendations.values(), *guideline.pitfalls.values())
        for _, text in _texts(rule)
        for drug in DRUGS_BEYOND_THE_SOURCE
        if drug in text.casefold()
    ]
    assert found == []


def test_the_first_notice_says_that_it_is_neither_advice_nor_a_device(
    guideline: Guideline,
) -> None:
    assert guideline.notices[0].startswith("This is not medical advice and not a medical device.")


# Support


def test_every_recommendation_and_pitfall_has_a_reference_but_the_projects_own(
    guideline: Guideline,
) -> None:
    """CONT-2-OVERLAP is the project's safeguard, not a sentence of the source."""
    rules = (*guideline.recommendations.values(), *guideline.pitfalls.values())
    assert [rule.id for rule in rules if not rule.references] == ["CONT-2-OVERLAP"]


def test_every_rule_rests_on_a_statement_that_is_no_heading(guideline: Guideline) -> None:
    rules = (*guideline.recommendations.values(), *guideline.pitfalls.values())
    bare = [
        rule.id
        for rule in rules
        if all(guideline.statements[c.statement].heading for c in rule.sources)
    ]
    assert bare == []


def test_the_words_of_a_rule_hold_the_words_kept_from_its_statements(
    guideline: Guideline,
) -> None:
    """What a rule says is the source's own phrase, and not a paraphrase."""
    strange = [
        (rule.id, rule.says)
        for rule in (*guideline.recommendations.values(), *guideline.pitfalls.values())
        for words in [[w for c in rule.sources for w in guideline.statements[c.statement].wording]]
        if rule.says and not any(word in rule.says or rule.says in word for word in words)
    ]
    assert strange == []


def test_the_dated_claims_are_those_and_no_others(guideline: Guideline) -> None:
    dated = {id for id, statement in guideline.statements.items() if statement.review}
    assert dated == {"CTX-1", "IO-4", "PIT-4", "CHEMO-2", "CHEMO-3"}


def test_neladalkib_is_the_first_item_to_watch(guideline: Guideline) -> None:
    first = guideline.watch[0]
    assert ("neladalkib" in first.title, first.date) == (True, "2026-11-27")


def test_every_part_has_a_scenario(project: Project, guideline: Guideline) -> None:
    assert traceability_gaps(guideline, project.features) == ()


def test_every_real_scenario_passes(project: Project) -> None:
    failing = {s.place: _failure(project, s) for s in project.scenarios()}
    assert {place: why for place, why in failing.items() if why} == {}


def _failure(project: Project, scenario: Scenario) -> str | None:
    return run_scenario(project.book_of(scenario.file), scenario)
