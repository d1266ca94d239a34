"""The real guideline, damaged on purpose: each damage is found, for exactly the right patients.

The conditions are written by hand from the content. Where a missing recommendation leaves no gap,
it is said why, and what finds it instead.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from guideline.evaluation.truth import truth
from guideline.loading import Project, load_project
from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Is,
    NotThat,
    Truth,
    Within,
)
from guideline.model.guideline import Guideline
from guideline.verification import run_scenario
from guideline.verification.finding import Finding
from guideline.verification.proof import Proof, prove
from guideline.verification.verify import Verification, verify
from tests.verification.pasted import fails, passes
from tests.verification.projects import REPOSITORY

pytestmark = pytest.mark.exhaustive

ID = "alk-nsclc-post-lorlatinib"

SYMPTOMATIC = Is("symptoms", ("symptomatic",))
LIMITED = Is("extent", ("limited_oligo",))
WIDESPREAD = Is("extent", ("systemic_multiple",))
SEVERAL_SITES = Within("progressing_sites", 2, None)
TREATABLE = Is("definitive_local_therapy_feasible", ("yes",))
FIT_FOR_PLATINUM = AllOf(
    (
        Within("ecog", None, 2),
        Is("platinum_or_pemetrexed_contraindicated", ("no",)),
        Is("prior_platinum_pemetrexed", ("no",)),
    )
)


def modality(variable: str) -> Condition:
    return AllOf((LIMITED, Is(variable, ("yes",)), Is("cns_only", ("no",))))


GAPS: list[tuple[str, str, Condition]] = [
    ("PROF-1", "molecular_profiling", NotThat(Is("profiling_state", ("not_feasible",)))),
    ("PROF-3", "tissue_rebiopsy", Is("profiling_state", ("plasma_negative",))),
    # It prefers one option to another, so without it the other is no longer addressed.
    ("CHEMO-5", "single_agent_chemo", FIT_FOR_PLATINUM),
    ("LOCAL-1", "local_therapy", LIMITED),
    ("LOCAL-3-SABR", "local_modality_sabr", modality("sabr_feasible")),
    ("LOCAL-3-SURGERY", "local_modality_surgery", modality("surgery_feasible")),
    ("LOCAL-4", "local_modality_thermal_ablation", modality("thermal_ablation_feasible")),
    # It is the only rule for it, so without it all others whom nothing advises against are lost.
    (
        "CONT-1",
        "continue_lorlatinib",
        NotThat(AllOf((SYMPTOMATIC, AnyOf((WIDESPREAD, AllOf((LIMITED, SEVERAL_SITES))))))),
    ),
    ("IO-4", "abcp", ALWAYS),
    ("OFF-TARGET", "off_target_therapy", Is("resistance_finding", ("off_target_actionable",))),
]
NO_GAP = {
    "SUM-1": "CHEMO-5 still prefers the option, for the same patients",
    "CHEMO-1": "SUM-1 says the same of more patients",
    "CONT-2": "PIT-3 says the same more precisely, for the same patients",
    "CONT-2-OVERLAP": "CONT-1 still speaks, but the conflict with it is declared",
}


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(REPOSITORY)


@pytest.fixture(scope="module")
def guideline(project: Project) -> Guideline:
    return project.guidelines[ID]


@pytest.fixture(scope="module")
def verified(project: Project, guideline: Guideline) -> Verification:
    return verify(guideline, project, mutants=True)


def without(guideline: Guideline, id: str) -> Guideline:
    rules = {other: rule for other, rule in guideline.recommendations.items() if other != id}
    return replace(guideline, recommendations=rules)


def changed(guideline: Guideline, id: str, **parts: object) -> Guideline:
    rule = replace(guideline.recommendations[id], **parts)  # type: ignore[arg-type]
    return replace(guideline, recommendations={**guideline.recommendations, id: rule})


def of(proof: Proof, kind: str, option: str) -> Finding:
    (finding,) = [f for f in proof.findings if (f.kind.value, f.id) == (kind, option)]
    return finding


def is_about(proof: Proof, option: str, finding: Finding, patients: Condition) -> bool:
    """Whether a finding counts exactly these patients in scope, and shows one of them."""
    analysis = proof.analysis(option)
    assert finding.who is not None
    variables = proof.guideline.variables
    shown = truth(patients, finding.who.example, variables)
    return finding.who.profiles == analysis.count(analysis.region(patients)) and (
        shown is Truth.TRUE
    )


# As it is


def test_nothing_has_to_be_repaired(verified: Verification) -> None:
    assert (verified.proof.problems, verified.problems, verified.good) == ((), (), True)


def test_every_pitfall_and_every_claim_is_proved(verified: Verification) -> None:
    assert {t.id: t.holds for t in verified.proof.theorems} == {
        **dict.fromkeys(("PIT-1", "PIT-2", "PIT-3", "PIT-4"), True),
        **dict.fromkeys(("PDL1-INDEPENDENCE", "PROFILING-FIRST", "PERFORMANCE-ONE-WAY"), True),
    }


def test_some_scenario_reaches_every_outcome(verified: Verification) -> None:
    assert verified.reach is not None
    assert [o for o in verified.reach.all if not o.reached] == []


def test_some_scenario_notices_every_change_that_a_patient_could_see(
    verified: Verification,
) -> None:
    """The one slow test: several hundred guidelines, each asked by many scenarios."""
    assert verified.mutation is not None
    assert [(m.mutant.id, m.mutant.change) for m in verified.mutation.survivors] == []
    assert verified.mutation.unused == ()


# Without a recommendation


def test_each_recommendation_is_taken_away_once(guideline: Guideline) -> None:
    tried = [id for id, _, _ in GAPS]
    assert sorted([*tried, *NO_GAP]) == sorted(guideline.recommendations)
    assert len(guideline.recommendations) == 14


@pytest.mark.parametrize(("id", "option", "patients"), GAPS, ids=[id for id, _, _ in GAPS])
def test_without_a_recommendation_its_patients_are_in_a_gap(
    guideline: Guideline, id: str, option: str, patients: Condition
) -> None:
    proof = prove(without(guideline, id))
    finding = of(proof, "gap", option)
    assert finding.verdict == "source_silent"
    assert is_about(proof, option, finding, patients)


@pytest.mark.parametrize(("id", "option"), [(i, o) for i, o, _ in GAPS])
def test_the_scenario_of_the_gap_fails_without_the_recommendation_and_passes_with_it(
    guideline: Guideline, id: str, option: str
) -> None:
    damaged = without(guideline, id)
    scenario = of(prove(damaged), "gap", option).scenario
    assert fails(damaged, scenario)
    assert passes(guideline, scenario)


def test_without_profiling_its_omission_is_not_avoided(guideline: Guideline) -> None:
    damaged = without(guideline, "PROF-1")
    proof = prove(damaged)
    finding = of(proof, "broken_pitfall", "PIT-2")
    not_done = Is("profiling_state", ("not_done",))
    assert is_about(proof, "molecular_profiling", finding, not_done)
    assert fails(damaged, finding.scenario)
    assert passes(guideline, finding.scenario)


@pytest.mark.parametrize(
    ("id", "verdict"), [("CONT-2-OVERLAP", "may_be_considered"), ("CONT-1", "not_recommended")]
)
def test_without_one_side_the_declared_conflict_is_none(
    guideline: Guideline, id: str, verdict: str
) -> None:
    """Several sites with symptoms, and all of them can be treated: one rule for, one against."""
    damaged = without(guideline, id)
    proof = prove(damaged)
    finding = of(proof, "wide_declaration", "continue_lorlatinib")
    patients = AllOf((SYMPTOMATIC, LIMITED, SEVERAL_SITES, TREATABLE))
    assert finding.verdict == verdict
    assert is_about(proof, "continue_lorlatinib", finding, patients)
    assert of(proof, "empty_declaration", "continue_lorlatinib").who is None
    assert fails(damaged, finding.scenario)
    assert passes(guideline, finding.scenario)


@pytest.mark.parametrize("id", ["SUM-1", "CHEMO-1", "CONT-2"])
def test_without_a_recommendation_that_another_stands_in_for_no_proof_fails(
    guideline: Guideline, id: str
) -> None:
    """Every patient still gets an answer, so a gap search cannot see it; see NO_GAP for why."""
    assert prove(without(guideline, id)).problems == ()


@pytest.mark.parametrize("id", ["SUM-1", "CHEMO-1", "CONT-2"])
def test_some_scenario_notices_instead_that_it_is_gone(
    project: Project, verified: Verification, id: str
) -> None:
    assert verified.mutation is not None
    (found,) = [m for m in verified.mutation.of(id) if m.mutant.change == "dropped"]
    assert found.killer is not None
    book = project.books[ID]
    assert run_scenario(book, found.killer) is None


def test_a_recommendation_that_never_decides_is_noted(verified: Verification) -> None:
    (note,) = [f for f in verified.proof.notes if f.kind.value == "redundant"]
    assert (note.id, note.rules) == ("CONT-2", ("CONT-2", "PIT-3"))


# With another condition or another word


def test_a_narrower_comparison_leaves_a_gap(guideline: Guideline) -> None:
    """The preference now ends at a performance status of 1."""
    rule = guideline.recommendations["CHEMO-5"]
    assert isinstance(rule.when, AllOf)
    narrow = AllOf((Within("ecog", None, 1), *rule.when.parts[1:]))
    damaged = changed(guideline, "CHEMO-5", when=narrow)
    proof = prove(damaged)
    finding = of(proof, "gap", "single_agent_chemo")
    patients = AllOf((FIT_FOR_PLATINUM, Within("ecog", 2, 2)))
    assert is_about(proof, "single_agent_chemo", finding, patients)
    assert fails(damaged, finding.scenario)
    assert passes(guideline, finding.scenario)


def test_a_weaker_condition_makes_a_conflict(guideline: Guideline) -> None:
    """Continuing is now considered also where not every site can be treated."""
    rule = guideline.recommendations["CONT-1"]
    assert isinstance(rule.when, AllOf)
    damaged = changed(guideline, "CONT-1", when=rule.when.parts[0])
    proof = prove(damaged)
    finding = of(proof, "conflict", "continue_lorlatinib")
    patients = AllOf((SYMPTOMATIC, LIMITED, SEVERAL_SITES, NotThat(TREATABLE)))
    assert finding.rules == ("CONT-1", "CONT-2-OVERLAP")
    assert is_about(proof, "continue_lorlatinib", finding, patients)
    assert fails(damaged, finding.scenario)
    assert passes(guideline, finding.scenario)


def test_a_verdict_turned_round_contradicts_the_comparison(guideline: Guideline) -> None:
    """Advice against platinum, while it is still preferred to a single agent.

    Where it is made more precise, for symptoms of widespread progression, nothing changes.
    """
    damaged = changed(guideline, "SUM-1", wording="not_recommended")
    proof = prove(damaged)
    finding = of(proof, "conflict", "platinum_pemetrexed")
    patients = AllOf((FIT_FOR_PLATINUM, NotThat(AllOf((SYMPTOMATIC, WIDESPREAD)))))
    assert finding.rules == ("SUM-1", "CHEMO-5")
    assert is_about(proof, "platinum_pemetrexed", finding, patients)
    assert fails(damaged, finding.scenario)
    assert passes(guideline, finding.scenario)


def test_advice_for_what_a_pitfall_warns_of_breaks_it(guideline: Guideline) -> None:
    """The advice against immunotherapy alone becomes a recommendation."""
    pitfall = replace(guideline.pitfalls["PIT-1"], wording="recommended")
    damaged = replace(guideline, pitfalls={**guideline.pitfalls, "PIT-1": pitfall})
    proof = prove(damaged)
    finding = of(proof, "broken_pitfall", "PIT-1")
    assert is_about(proof, "ici_monotherapy", finding, ALWAYS)
    assert fails(damaged, finding.scenario)
    assert passes(guideline, finding.scenario)
