"""A public decision table whose faults are known: the diagrams find exactly those.

The known result on the WHO table on BCG, 25 rules: rules 11 and 12 overlap, and 20 and 21; no gap
with known values; with unknown ART, stability and wellness 288 of 2,592 profiles match nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.diagram import FALSE, Node
from guideline.evaluation.option_diagram import Ending, OptionDiagram, option_diagram
from guideline.model.condition import AllOf, AnyOf, Condition, Is
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.verification.source_text import check_source_text
from tests.fixtures.bcg_guideline import (
    NEWBORNS_AS_OTHERS,
    NOTHING_UNKNOWN,
    OPTION,
    bcg,
    changed_bcg,
)

GAP = Ending("source_silent", "")
KNOWN_OVERLAPS = [("R11", "R12"), ("R20", "R21")]


def compiled(guideline: Guideline) -> OptionDiagram:
    """The one option for all profiles."""
    return option_diagram(guideline, OPTION, Patient())


def gaps(table: OptionDiagram) -> Node:
    """The profiles no rule speaks of."""
    return table.diagrams.where(table.verdict, [GAP])


def overlap(table: OptionDiagram, first: str, second: str) -> Node:
    """The possible profiles two rules speak of."""
    rules = table.guideline.recommendations
    both = table.diagrams.both
    return both(table.inside, both(table.applies(rules[first]), table.applies(rules[second])))


def possible_patients(guideline: Guideline) -> Iterator[Patient]:
    """Every combination of values that no constraint excludes, one by one."""
    variables = guideline.variables
    for values in product(*(variable.values for variable in variables.values())):
        patient = Patient(dict(zip(variables, values, strict=True)))
        if not violated_constraints(guideline, patient):
            yield patient


def test_every_row_of_the_table_is_a_recommendation():
    assert [*bcg().recommendations] == [f"R{row}" for row in range(1, 26)]


def test_exactly_two_of_the_300_pairs_of_rules_overlap():
    table = compiled(bcg())
    pairs = [*combinations(bcg().recommendations, 2)]
    assert len(pairs) == 300
    assert [pair for pair in pairs if overlap(table, *pair) != FALSE] == KNOWN_OVERLAPS


def test_the_verdict_is_a_conflict_of_wordings_exactly_where_rules_overlap():
    """All four rules say that the vaccination is not due, and differ in why."""
    table = compiled(bcg())
    overlaps = table.compiler.any_of(overlap(table, *pair) for pair in KNOWN_OVERLAPS)
    assert table.diagrams.where(table.verdict, [Ending("conflict", "wordings")]) == overlaps
    assert Ending("conflict", "directions") not in table.diagrams.labels(table.verdict)


def test_each_overlap_has_nine_profiles():
    """ART taken, not stable, unwell: three TB tests times three spans since a live vaccine."""
    table = compiled(bcg())
    assert [table.count(overlap(table, *pair)) for pair in KNOWN_OVERLAPS] == [9, 9]


def test_there_are_2592_possible_profiles():
    table = compiled(bcg())
    assert table.count(table.inside) == 2_592


def test_288_possible_profiles_are_gaps():
    table = compiled(bcg())
    assert table.count(gaps(table)) == 288


def test_no_profile_with_known_values_is_a_gap(tmp_path):
    table = compiled(changed_bcg(tmp_path, NOTHING_UNKNOWN))
    assert gaps(table) == FALSE


def test_768_profiles_have_known_values(tmp_path):
    """2 x 2 x 2 = 8 of each 27 combinations of ART, stability and wellness: 2,592 x 8 / 27."""
    table = compiled(changed_bcg(tmp_path, NOTHING_UNKNOWN))
    assert table.count(table.inside) == 768


def test_the_constraint_on_newborns_excludes_324_profiles_and_126_gaps(tmp_path):
    """No row speaks of a live vaccine four weeks ago or more before day 29.

    Without HIV that leaves 27 x 3 TB tests = 81 gaps. With HIV and ART unknown 9 x 3 = 27; with
    HIV on ART, stable or not known to be, 2 x 3 x 3 = 18.
    """
    table = compiled(changed_bcg(tmp_path, NEWBORNS_AS_OTHERS))
    assert table.count(table.inside) - 2_592 == 324
    assert table.count(gaps(table)) - 288 == 126


def test_patients_assessed_one_by_one_give_the_same_counts():
    """No diagram takes part when every value of a patient is recorded."""
    table = compiled(bcg())
    counted = Counter(
        assess(bcg(), patient).verdict(OPTION) for patient in possible_patients(bcg())
    )
    assert counted.total() == 2_592
    assert counted["source_silent"] == 288
    endings = table.diagrams.counts(table.verdict, table.space.weights)
    assert counted == {
        ending.verdict: number
        for ending, number in endings.items()
        if isinstance(ending, Ending) and ending.verdict != "impossible"
    }


def test_every_gap_is_an_unvaccinated_person_with_hiv_of_whom_too_little_is_known():
    """ART unknown; or ART taken, no reason to wait on record, and one of the others unknown."""
    table = compiled(bcg())
    newborn = AllOf((_is("age", "up_to_28_days"), _is("stability", "not_known")))
    no_reason_to_wait = AllOf(
        (
            _is("age", "over_28_days", "from_5_years"),
            _is("stability", "stable", "not_known"),
            _is("wellness", "well", "not_known"),
            AnyOf((_is("stability", "not_known"), _is("wellness", "not_known"))),
        )
    )
    on_art = AllOf((_is("art", "receiving"), AnyOf((newborn, no_reason_to_wait))))
    too_little = AnyOf((_is("art", "not_known"), on_art))
    expected = AllOf((_is("doses", "none"), _is("hiv", "positive"), too_little))
    assert gaps(table) == table.diagrams.both(table.inside, table.compiler.condition(expected))


def test_the_paraphrases_are_the_source_text():
    statements = bcg().statements.values()
    text = "".join(f"{statement.paraphrase}\n" for statement in statements)
    checked = check_source_text(bcg(), text.encode())
    assert checked.identical
    assert checked.intact == 26


def _is(variable: str, *values: str) -> Condition:
    return Is(variable, values)
