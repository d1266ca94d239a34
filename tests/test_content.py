"""Facts about the first guideline that no general check knows.

The last part changes the content in one small place at a time and asks whether any scenario
notices: what no scenario notices, no scenario protects.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path

import pytest

from guideline.loading import Project, load_project
from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    Leaf,
    NotThat,
    Within,
    leaves,
)
from guideline.model.guideline import Guideline
from guideline.model.recommendation import PitfallKind, Recommendation, Rule
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
        for path in CONTENT.iterdir()
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


# What no scenario would notice

NEVER = NotThat(ALWAYS)


@dataclass(frozen=True)
class Mutant:
    """The guideline with one small change."""

    rule: str
    what: str
    guideline: Guideline


def _conditions(condition: Condition, guideline: Guideline) -> Iterator[tuple[str, Condition]]:
    """Every condition that differs from this one in a single place."""
    match condition:
        case AllOf(()):
            yield "never", NEVER
        case AllOf(parts) | AnyOf(parts):
            for position, part in enumerate(parts):
                rest = (*parts[:position], *parts[position + 1 :])
                yield f"without {_shown(part)}", type(condition)(rest)
                for what, changed in _conditions(part, guideline):
                    whole = (*parts[:position], changed, *parts[position + 1 :])
                    yield what, type(condition)(whole)
            other = AnyOf if isinstance(condition, AllOf) else AllOf
            yield f"{other.__name__} of its parts", other(parts)
        case NotThat(part):
            yield f"not negated: {_shown(part)}", part
            for what, changed in _conditions(part, guideline):
                yield what, NotThat(changed)
        case _:
            yield (
                "always" if condition is ALWAYS else f"negated: {_shown(condition)}",
                NotThat(condition),
            )
            yield from _leaves(condition, guideline)


def _leaves(leaf: Leaf, guideline: Guideline) -> Iterator[tuple[str, Condition]]:
    match leaf:
        case Is(variable, values) if len(values) > 1:
            for value in values:
                rest = tuple(other for other in values if other != value)
                yield f"{variable} without {value}", Is(variable, rest)
        case Includes(variable, members) if len(members) > 1:
            for member in members:
                rest = tuple(other for other in members if other != member)
                yield f"{variable} without {member}", Includes(variable, rest)
        case Within(variable, low, high):
            bounds = guideline.variables[variable]
            for step in (-1, 1):
                if low is not None and bounds.low is not None and low + step >= bounds.low:
                    yield f"{variable} from {low + step}", Within(variable, low + step, high)
                if high is not None and bounds.high is not None and high + step <= bounds.high:
                    yield f"{variable} up to {high + step}", Within(variable, low, high + step)


def _shown(condition: Condition) -> str:
    return " ".join(dict.fromkeys(leaf.variable for leaf in leaves(condition)))


def _changed(rule: Rule, guideline: Guideline) -> Iterator[tuple[str, Rule]]:
    """Every rule that differs from this one in a single place."""
    for what, when in _conditions(rule.when, guideline):
        yield f"when: {what}", replace(rule, when=when)
    if rule.when != ALWAYS:
        yield "when: always", replace(rule, when=ALWAYS)
        yield "when: never", replace(rule, when=NEVER)
    for key in ("refines", "overrides"):
        for other in getattr(rule, key):
            rest = tuple(id for id in getattr(rule, key) if id != other)
            yield f"{key}: without {other}", replace(rule, **{key: rest})
    if isinstance(rule, Recommendation):
        yield from _changed_recommendation(rule, guideline)
    # Other pitfalls give no verdict, only an alert, whose statements no scenario can name.
    if isinstance(rule, Recommendation) or rule.kind is PitfallKind.ACT:
        yield from _changed_support(rule, guideline)


def _changed_support(rule: Rule, guideline: Guideline) -> Iterator[tuple[str, Rule]]:
    """Another wording, or other statements."""
    mine = guideline.wordings[rule.wording].direction
    others = [w for w in guideline.wordings.values() if w.id != rule.wording]
    alike = [w.id for w in others if w.direction is mine]
    unlike = [w.id for w in others if w.direction is not mine]
    for id in (*alike[:1], *unlike[-1:]):
        yield f"wording: {id}", replace(rule, wording=id)
    for position, citation in enumerate(rule.sources):
        rest = (*rule.sources[:position], *rule.sources[position + 1 :])
        if rest:
            yield f"sources: without {citation.statement}", replace(rule, sources=rest)
        for what, when in (
            *_conditions(citation.when, guideline),
            *([("always", ALWAYS)] if citation.when != ALWAYS else []),
        ):
            sources = list(rule.sources)
            sources[position] = replace(citation, when=when)
            text = f"sources: {citation.statement}: {what}"
            yield text, replace(rule, sources=tuple(sources))


def _changed_recommendation(
    rule: Recommendation, guideline: Guideline
) -> Iterator[tuple[str, Rule]]:
    yield f"only: {not rule.only}", replace(rule, only=not rule.only)
    if rule.over:
        yield "over: nothing", replace(rule, over=None)
    for key in ("satisfied_when", "under_way_when"):
        condition = getattr(rule, key)
        if condition is not None:
            yield f"{key}: dropped", replace(rule, **{key: None})
            for what, when in _conditions(condition, guideline):
                yield f"{key}: {what}", replace(rule, **{key: when})


def _mutants(guideline: Guideline) -> Iterator[Mutant]:
    for key in ("recommendations", "pitfalls"):
        rules: Mapping[str, Rule] = getattr(guideline, key)
        for id, rule in rules.items():
            for what, changed in _changed(rule, guideline):
                yield Mutant(id, what, replace(guideline, **{key: {**rules, id: changed}}))


def _noticed(mutant: Mutant, project: Project, order: list[Scenario]) -> bool:
    book = copy.copy(project.books[ID])
    book.guideline = mutant.guideline
    return any(run_scenario(book, scenario) for scenario in order)


def _order(rule: str, project: Project, guideline: Guideline) -> list[Scenario]:
    """Scenarios about the rule first, then others that name its option, for a short way."""
    option = guideline.options[guideline.rule(rule).option].phrase

    def about(scenario: Scenario) -> bool:
        return rule in [tag.about[1] for tag in scenario.tags]

    near = [
        scenario
        for scenario in project.scenarios()
        if about(scenario) or any(option in step.text for step in scenario.steps)
    ]
    return sorted(near, key=lambda scenario: not about(scenario))


EQUIVALENT = {
    ("CHEMO-5", "wording: must"): "a comparison decides only where nothing absolute does, and "
    "SUM-1 holds for the same patients",
    ("CONT-2", "when: never"): "PIT-3 refines it for exactly its patients, and so decides",
    ("CONT-2", "wording: do_not"): "as above",
    ("CONT-2", "wording: caution"): "as above",
    ("CONT-2", "sources: CONT-2: never"): "as above",
    ("IO-4", "only: True"): "it holds for everybody in scope, so there are no others",
}
"""Changes that no answer can show, each with the reason."""


def test_each_small_change_of_a_rule_makes_some_scenario_fail(
    project: Project, guideline: Guideline
) -> None:
    orders = {
        id: _order(id, project, guideline)
        for id in (*guideline.recommendations, *guideline.pitfalls)
    }
    survivors = [
        f"{mutant.rule}: {mutant.what}"
        for mutant in _mutants(guideline)
        if (mutant.rule, mutant.what) not in EQUIVALENT
        and not _noticed(mutant, project, orders[mutant.rule])
    ]
    assert not survivors, "No scenario notices:\n" + "\n".join(survivors)


def test_every_change_said_to_be_equivalent_is_still_tried(guideline: Guideline) -> None:
    """An entry that matches nothing any more has to go."""
    tried = {(mutant.rule, mutant.what) for mutant in _mutants(guideline)}
    assert EQUIVALENT.keys() <= tried
