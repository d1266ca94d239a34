"""What the proofs find on houseplants: each finding once where it is, and never where it is not.

Counts are worked out by hand. In scope there are 3 (soil) x 3 (light) x 2 (growth) x 201 (height:
200 numbers, and climbing) x 32 (pot: 31 widths with a pot, one without) x 8 (sets of 3 pests) x 4
(state of the soil test) = 3,704,832 profiles.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from guideline.evaluation import assess, violated_constraints
from guideline.model.guideline import Guideline
from guideline.verification.finding import Finding
from guideline.verification.proof import prove
from guideline.verification.theorems import Theorem
from tests.fixtures.toys import Change, changed_toy, toy
from tests.verification.pasted import fails, passes

IN_SCOPE = 3 * 3 * 2 * 201 * 32 * 8 * 4
DRY = IN_SCOPE // 3
DRY_WITHOUT_GNATS = DRY // 2

# The toy declares more silence than there is. With these changes nothing is left to repair.

_MOIST = "      - when:\n          soil: moist\n"
_CONFLICT = """\
    conflict:
      - when:
          soil: wet
          pests: {includes: gnats}
        reason: Two mistakes at once. A gardener decides.
        statements: [NEVER]
        questions: [Q-MOIST]
"""
_MITES = "          not:\n            pests: {includes: mites}\n"
SOUND: tuple[Change, ...] = (
    ("options.yaml", _MOIST, f"{_MOIST}          not: {{pests: {{includes: gnats}}}}\n"),
    ("options.yaml", _CONFLICT, ""),
    ("options.yaml", _MITES, f"{_MITES}          pot_too_small: no\n"),
)


def sound(tmp_path: Path, *changes: Change) -> Guideline:
    """The toy without a finding, with these changes."""
    return changed_toy(tmp_path, *SOUND, *changes)


def found(guideline: Guideline, kind: str) -> list[Finding]:
    return [f for f in prove(guideline).findings if f.kind.value == kind]


def only(guideline: Guideline, kind: str) -> Finding:
    (finding,) = found(guideline, kind)
    return finding


def theorem(guideline: Guideline, id: str) -> Theorem:
    (one,) = [theorem for theorem in prove(guideline).theorems if theorem.id == id]
    return one


def counted(finding: Finding) -> tuple[int, int]:
    """Profiles found, and how many it could have been."""
    assert finding.who is not None
    return finding.who.profiles, finding.who.of


def verdict_of_example(guideline: Guideline, option: str, finding: Finding) -> str:
    """What the plain evaluation says of the example, which has to be possible."""
    assert finding.who is not None
    example = finding.who.example
    assert violated_constraints(guideline, example) == ()
    point = "summer" if option == "outside" else "care"
    return assess(guideline, example, point).verdict(option)


def words(guideline: Guideline, finding: Finding) -> list[str]:
    assert finding.who is not None
    assert finding.who.more == 0
    return finding.who.clauses(guideline.variables)


def test_nothing_is_found_where_nothing_is_wrong(tmp_path: Path) -> None:
    assert prove(sound(tmp_path)).findings == ()


# Gaps


@pytest.fixture
def gap(tmp_path: Path) -> Guideline:
    """Nobody says any more why there is silence on tall plants."""
    silence = """\
    silence:
      - when:
          any:
            - height: {at_least: 51}
            - height: climbing
        reason: The source speaks of small plants.
"""
    return sound(tmp_path / "faulty", ("options.yaml", silence, ""))


def test_an_undeclared_silence_is_a_gap(gap: Guideline) -> None:
    finding = only(gap, "gap")
    assert (finding.id, finding.verdict, finding.rules) == ("outside", "source_silent", ())
    assert verdict_of_example(gap, "outside", finding) == "source_silent"


def test_a_gap_counts_exactly_its_patients(gap: Guideline) -> None:
    """150 numbers from 51 on, and climbing: 151 of 201 heights."""
    assert counted(only(gap, "gap")) == (IN_SCOPE // 201 * 151, IN_SCOPE)


def test_a_gap_is_described_by_what_its_patients_have_in_common(gap: Guideline) -> None:
    (clause,) = words(gap, only(gap, "gap"))
    assert clause == "either the plant is at least 51 cm tall or the plant climbs"


def test_the_scenario_of_a_gap_fails_until_the_silence_is_declared(
    gap: Guideline, tmp_path: Path
) -> None:
    scenario = only(gap, "gap").scenario
    assert fails(gap, scenario)
    assert passes(sound(tmp_path), scenario)


def test_the_scenario_of_a_gap_passes_once_a_rule_speaks(gap: Guideline, tmp_path: Path) -> None:
    scenario = only(gap, "gap").scenario
    rule = (
        "recommendations.yaml",
        "      height: {at_most: 50}",
        "      light: [low, medium, bright]",
    )
    assert passes(sound(tmp_path, rule), scenario)


def test_a_gap_where_the_option_is_no_question_does_not_count(tmp_path: Path) -> None:
    """Repotting is a question only where there is a pot: 31 of 32."""
    silence = """\
    silence:
      - when:
          pot_too_small: no
        reason: The source speaks of pots that are too small.
"""
    guideline = sound(tmp_path, ("options.yaml", silence, ""))
    # Too small: 141 heights from 60 on, and 10 of the 31 widths.
    asked = IN_SCOPE // 32 * 31
    assert counted(only(guideline, "gap")) == (asked - IN_SCOPE // 32 // 201 * 10 * 141, asked)


# Conflicts

_GNATS = ("pitfalls.yaml", "    overrides: [WATER-3]\n", "")


@pytest.fixture
def torn(tmp_path: Path) -> Guideline:
    """Gnats no longer override dry soil."""
    return sound(tmp_path / "faulty", _GNATS)


def test_rules_of_two_directions_are_a_conflict(torn: Guideline) -> None:
    finding = only(torn, "conflict")
    assert (finding.id, finding.verdict) == ("watering", "conflict")
    assert finding.rules == ("WATER-1", "WATER-2", "WATER-3", "GNATS")
    assert verdict_of_example(torn, "watering", finding) == "conflict"


def test_a_conflict_counts_exactly_its_patients(torn: Guideline) -> None:
    assert counted(only(torn, "conflict")) == (DRY - DRY_WITHOUT_GNATS, IN_SCOPE)


def test_a_conflict_names_the_statements_of_its_rules(torn: Guideline) -> None:
    assert only(torn, "conflict").statements == ("WATER", "BRIGHT", "TALL", "LOW", "NEVER")


def test_the_scenario_of_a_conflict_fails_until_one_rule_gives_way(
    torn: Guideline, tmp_path: Path
) -> None:
    scenario = only(torn, "conflict").scenario
    assert fails(torn, scenario)
    assert passes(sound(tmp_path), scenario)


def declared_conflict(tmp_path: Path, when: str) -> Guideline:
    line = "    after: [soil_test]\n    silence:\n      - when:\n          soil: moist\n"
    entry = f"    conflict:\n      - when: {when}\n        reason: Somebody decides.\n"
    return sound(tmp_path, _GNATS, ("options.yaml", line, entry + line))


def test_a_declared_conflict_is_no_finding(tmp_path: Path) -> None:
    guideline = declared_conflict(tmp_path, "{soil: dry, pests: {includes: gnats}}")
    kinds = {finding.kind.value for finding in prove(guideline).findings}
    assert not kinds & {"conflict", "empty_declaration", "wide_declaration"}


def test_the_scenario_of_a_conflict_passes_once_it_is_declared(
    torn: Guideline, tmp_path: Path
) -> None:
    scenario = only(torn, "conflict").scenario
    declared = declared_conflict(tmp_path, "{soil: dry, pests: {includes: gnats}}")
    assert passes(declared, scenario)


def test_what_a_declaration_leaves_out_is_still_a_conflict(tmp_path: Path) -> None:
    guideline = declared_conflict(
        tmp_path, "{soil: dry, pests: {includes: gnats}, light: [low, medium]}"
    )
    assert counted(only(guideline, "conflict"))[0] == DRY // 2 // 3


@pytest.fixture
def beside(tmp_path: Path) -> Guideline:
    """Tall plants no longer refine dry soil; gnats still come first."""
    return sound(
        tmp_path / "faulty",
        ("recommendations.yaml", "    refines: [WATER-1]\n", ""),
        ("pitfalls.yaml", "[WATER-3]", "[WATER-1, WATER-2, WATER-3]"),
    )


def test_two_wordings_of_one_direction_stand_side_by_side(beside: Guideline) -> None:
    finding = only(beside, "side_by_side")
    assert finding.rules == ("WATER-1", "WATER-2", "WATER-3")
    assert verdict_of_example(beside, "watering", finding) == "conflict"
    assert found(beside, "conflict") == []


def test_two_wordings_side_by_side_count_exactly_their_patients(beside: Guideline) -> None:
    """In low light all heights; in other light the 101 heights of 100 and more."""
    expected = DRY_WITHOUT_GNATS // 3 + DRY_WITHOUT_GNATS // 3 * 2 // 201 * 101
    assert counted(only(beside, "side_by_side")) == (expected, IN_SCOPE)


def test_the_scenario_of_two_wordings_fails_until_one_is_more_precise(
    beside: Guideline, tmp_path: Path
) -> None:
    scenario = only(beside, "side_by_side").scenario
    assert fails(beside, scenario)
    assert passes(sound(tmp_path), scenario)


# Rules that never apply


def test_a_rule_that_a_constraint_excludes_never_applies(tmp_path: Path) -> None:
    """Without a pot the pot is not too small, as it has no width."""
    line = "      pot_too_small: yes\n"
    guideline = sound(tmp_path, ("recommendations.yaml", line, f"{line}      potted: no\n"))
    finding = only(guideline, "dead")
    assert (finding.id, finding.rules, finding.statements) == ("REPOT-1", ("REPOT-1",), ("POT",))
    assert (finding.who, finding.scenario) == (None, "")


def test_a_rule_for_patients_out_of_scope_never_applies(tmp_path: Path) -> None:
    line = "      height: {at_most: 50}\n"
    guideline = sound(tmp_path, ("recommendations.yaml", line, f"{line}      plant: tree\n"))
    assert only(guideline, "dead").id == "OUT-1"


def test_a_pitfall_that_gives_no_verdict_can_never_apply_too(tmp_path: Path) -> None:
    line = "      soil_test_state: not_done\n"
    guideline = sound(tmp_path, ("pitfalls.yaml", line, f"{line}      place: outdoors\n"))
    assert only(guideline, "dead").id == "SKIP"
    assert not theorem(guideline, "SKIP").holds


def test_a_rule_that_never_applies_is_not_said_to_be_redundant_as_well(tmp_path: Path) -> None:
    line = "      height: {at_most: 50}\n"
    guideline = sound(tmp_path, ("recommendations.yaml", line, f"{line}      plant: tree\n"))
    assert found(guideline, "redundant") == []


# Declarations


def test_a_declared_conflict_without_a_conflict_covers_nobody() -> None:
    finding = only(toy(), "empty_declaration")
    assert finding.id == "watering"
    assert finding.text == (
        "Watering: the declared conflict 1 (Two mistakes at once. A gardener decides) covers no "
        "patient."
    )


def test_a_silence_that_an_earlier_one_covers_covers_nobody(tmp_path: Path) -> None:
    reason = "        reason: The source does not say what to do when the soil cannot be tested.\n"
    again = "      - when: {soil_test_state: impossible}\n        reason: Again.\n"
    guideline = sound(tmp_path, ("options.yaml", reason, reason + again))
    finding = only(guideline, "empty_declaration")
    assert finding.text == (
        "Soil test: the declared silence 2 (Again) covers no patient that no earlier one covers."
    )


def test_an_empty_declaration_shows_no_patient_and_asks_for_no_scenario() -> None:
    finding = only(toy(), "empty_declaration")
    assert (finding.who, finding.verdict, finding.scenario) == (None, "", "")


def wide(option: str) -> list[Finding]:
    return [finding for finding in found(toy(), "wide_declaration") if finding.id == option]


def test_a_silence_declared_for_patients_whom_a_rule_speaks_about_says_too_much() -> None:
    """Misting is less preferred where the pot is too small: 141 heights and 10 of 32 widths."""
    (finding,) = wide("misting")
    assert (finding.verdict, finding.rules) == ("less_preferred", ("REPOT-1",))
    assert counted(finding) == (IN_SCOPE // 2 // 201 * 141 // 32 * 10, IN_SCOPE // 2)


def test_a_conflict_declared_where_rules_agree_says_too_much() -> None:
    """Wet soil with gnats: both rules advise against."""
    _, finding = wide("watering")
    assert (finding.verdict, finding.rules) == ("do_not", ("WET", "GNATS"))
    assert counted(finding) == (IN_SCOPE // 6, IN_SCOPE // 6)


def test_the_scenario_of_a_wide_silence_passes_once_the_rule_leaves_its_patients_alone(
    tmp_path: Path,
) -> None:
    finding, _ = wide("watering")
    assert counted(finding) == (IN_SCOPE // 6, IN_SCOPE // 3)
    assert fails(toy(), finding.scenario)
    gnats = "      pests: {includes: gnats}\n"
    narrower = ("pitfalls.yaml", gnats, f"{gnats}      soil: [dry, wet]\n")
    assert passes(changed_toy(tmp_path, narrower), finding.scenario)


def test_the_scenario_of_a_wide_conflict_passes_once_there_is_a_conflict(tmp_path: Path) -> None:
    _, finding = wide("watering")
    assert fails(toy(), finding.scenario)
    wording = "    wording: do_not\n    says: Never\n"
    change = ("pitfalls.yaml", wording, wording.replace("do_not", "must"))
    assert passes(changed_toy(tmp_path, change), finding.scenario)


# Pitfalls


@pytest.fixture
def advised(tmp_path: Path) -> Guideline:
    """Dry soil overrides gnats, so that watering is advised to some plants with gnats."""
    caveat = "    caveat: Not too much.\n"
    return sound(
        tmp_path / "faulty",
        _GNATS,
        ("recommendations.yaml", caveat, f"{caveat}    overrides: [GNATS]\n"),
    )


def test_an_act_that_is_advised_where_its_pitfall_applies_breaks_it(advised: Guideline) -> None:
    finding = only(advised, "broken_pitfall")
    assert finding.id == "GNATS"
    assert counted(finding) == (IN_SCOPE // 6, IN_SCOPE // 2)
    assert verdict_of_example(advised, "watering", finding) == finding.verdict


def test_the_scenario_of_an_act_fails_until_it_is_no_longer_advised(
    advised: Guideline, tmp_path: Path
) -> None:
    scenario = only(advised, "broken_pitfall").scenario
    assert fails(advised, scenario)
    assert passes(sound(tmp_path), scenario)


def test_a_pitfall_that_is_avoided_is_a_theorem_about_all_its_patients() -> None:
    one = theorem(toy(), "GNATS")
    assert (one.holds, one.profiles, one.broken) == (True, IN_SCOPE // 2, 0)
    assert one.text == (
        "Watering is never advised where GNATS applies. Proved: it fails for 0 of 1,852,416 "
        "profiles."
    )


@pytest.fixture
def left_out(tmp_path: Path) -> Guideline:
    """The pitfall also warns of a test that is impossible, which no rule asks for."""
    line = "      soil_test_state: not_done\n"
    wider = line.replace("not_done", "[not_done, impossible]")
    return sound(tmp_path / "faulty", ("pitfalls.yaml", line, wider))


def test_an_omission_is_broken_where_nothing_asks_for_the_act(left_out: Guideline) -> None:
    finding = only(left_out, "broken_pitfall")
    assert (finding.id, finding.verdict) == ("SKIP", "source_silent")
    assert counted(finding) == (IN_SCOPE // 4, IN_SCOPE // 2)
    assert verdict_of_example(left_out, "soil_test", finding) == "source_silent"


def test_the_scenario_of_an_omission_fails_until_the_act_is_asked_for(
    left_out: Guideline, tmp_path: Path
) -> None:
    scenario = only(left_out, "broken_pitfall").scenario
    assert fails(left_out, scenario)
    rule = ("recommendations.yaml", "soil_test_state: {not: impossible}", "plant: houseplant")
    assert passes(sound(tmp_path, rule), scenario)


def test_an_assumption_is_broken_where_the_option_is_ruled_out() -> None:
    """Food is for growing plants only, so half of them get advice against it."""
    ((finding, _),) = prove(toy()).accepted
    assert (finding.kind.value, finding.verdict) == ("broken_pitfall", "not_supported")
    assert counted(finding) == (IN_SCOPE // 2, IN_SCOPE)


def test_the_scenario_of_an_assumption_fails_until_nothing_is_ruled_out(tmp_path: Path) -> None:
    ((finding, _),) = prove(toy()).accepted
    assert fails(toy(), finding.scenario)
    repaired = changed_toy(tmp_path, ("recommendations.yaml", "    only: true\n", ""))
    assert passes(repaired, finding.scenario)


def test_a_broken_pitfall_is_no_theorem() -> None:
    one = theorem(toy(), "ALWAYS-HUNGRY")
    assert (one.holds, one.broken, one.profiles) == (False, IN_SCOPE // 2, IN_SCOPE)
    assert one.text.endswith("It fails for 1,852,416 of 3,704,832 profiles (50 %).")


# Declared properties


@pytest.fixture
def dependent(tmp_path: Path) -> Guideline:
    """The claim that light does not matter is made about watering."""
    right = "    options: [feeding]\n    variable: light\n"
    wrong = right.replace("feeding", "watering")
    return sound(tmp_path / "faulty", ("guideline.yaml", right, wrong))


WHATEVER_LIGHT = (
    "recommendations.yaml",
    "      soil: dry\n      light: low\n",
    "      soil: dry\n",
)
"""A repair: dry soil is thought about in any light."""


def test_a_variable_that_changes_an_answer_breaks_its_independence(dependent: Guideline) -> None:
    """Dry soil without gnats, in any light: another light gives another answer."""
    finding = only(dependent, "broken_property")
    assert finding.id == "LIGHT-INDEPENDENCE"
    assert counted(finding) == (DRY_WITHOUT_GNATS, IN_SCOPE)


def test_the_scenario_of_an_independence_fails_until_the_variable_changes_nothing(
    dependent: Guideline, tmp_path: Path
) -> None:
    scenario = only(dependent, "broken_property").scenario
    assert fails(dependent, scenario)
    assert passes(sound(tmp_path, WHATEVER_LIGHT), scenario)


def test_an_independence_that_holds_is_a_theorem_about_everybody_in_scope() -> None:
    one = theorem(toy(), "LIGHT-INDEPENDENCE")
    assert (one.holds, one.profiles) == (True, IN_SCOPE)


@pytest.fixture
def loose(tmp_path: Path) -> Guideline:
    """Feeding no longer comes after the soil test."""
    right = "    description: Plant food.\n    after: [soil_test]\n"
    change = ("options.yaml", right, "    description: Plant food.\n")
    return sound(tmp_path / "faulty", change)


def test_an_option_that_does_not_name_the_first_one_breaks_the_order(loose: Guideline) -> None:
    """The test is open only where it has not been done: one state of four."""
    finding = only(loose, "broken_property")
    assert finding.text == (
        "TEST-FIRST does not hold: a soil test is not named in its `after` for feeding."
    )
    assert counted(finding) == (IN_SCOPE // 4, IN_SCOPE)


def test_the_scenario_of_an_order_fails_until_it_is_declared(
    loose: Guideline, tmp_path: Path
) -> None:
    scenario = only(loose, "broken_property").scenario
    assert fails(loose, scenario)
    assert passes(sound(tmp_path), scenario)


SCALE = "[do_not, source_silent, should_be_considered, recommended, must]"
OTHER_SCALE = "[do_not, source_silent, recommended, must, should_be_considered]"


def one_way(tmp_path: Path, never: str, scale: str) -> Guideline:
    right = f"    never: weaker\n    scale: {SCALE}\n"
    wrong = f"    never: {never}\n{f'    scale: {scale}' if scale else ''}\n"
    return sound(tmp_path / "faulty", ("guideline.yaml", right, wrong))


@pytest.mark.parametrize(("never", "scale"), [("weaker", OTHER_SCALE), ("stronger", SCALE)])
def test_a_verdict_that_moves_the_wrong_way_breaks_the_claim(
    tmp_path: Path, never: str, scale: str
) -> None:
    """Dry soil without gnats, medium or bright: in low light it should only be considered."""
    finding = only(one_way(tmp_path, never, scale), "broken_property")
    assert finding.id == "LIGHT-ONE-WAY"
    assert counted(finding) == (DRY_WITHOUT_GNATS // 3 * 2, IN_SCOPE)
    assert f"makes the answer on watering {never}" in finding.text


@pytest.mark.parametrize(("never", "scale"), [("stronger", OTHER_SCALE), ("weaker", SCALE)])
def test_a_verdict_that_moves_the_right_way_does_not(
    tmp_path: Path, never: str, scale: str
) -> None:
    guideline = one_way(tmp_path, never, scale)
    assert (found(guideline, "broken_property"), theorem(guideline, "LIGHT-ONE-WAY").holds) == (
        [],
        True,
    )


@pytest.mark.parametrize("never", ["weaker", "stronger"])
def test_without_a_scale_only_the_direction_counts(tmp_path: Path, never: str) -> None:
    """Whatever the light, dry soil speaks for watering, in one wording or another."""
    assert theorem(one_way(tmp_path, never, ""), "LIGHT-ONE-WAY").holds


@pytest.mark.parametrize(("never", "scale"), [("weaker", OTHER_SCALE), ("stronger", SCALE)])
def test_the_scenario_of_a_claim_fails_until_it_holds(
    tmp_path: Path, never: str, scale: str
) -> None:
    guideline = one_way(tmp_path, never, scale)
    scenario = only(guideline, "broken_property").scenario
    assert fails(guideline, scenario)
    assert passes(sound(tmp_path, WHATEVER_LIGHT), scenario)


def test_a_verdict_that_the_scale_does_not_list_is_named(tmp_path: Path) -> None:
    guideline = one_way(tmp_path, "weaker", SCALE.replace(", must", ""))
    finding = only(guideline, "broken_property")
    assert finding.text == "LIGHT-ONE-WAY: the scale does not list 'must', which watering can get."
    assert not theorem(guideline, "LIGHT-ONE-WAY").holds


def test_a_number_rises_too(tmp_path: Path) -> None:
    """Tall plants are no longer addressed, which is weaker than a recommendation.

    Silence at 51 to 200 comes after advice at 1 to 50; climbing is no number.
    """
    right = f"    options: [watering]\n    variable: light\n    never: weaker\n    scale: {SCALE}\n"
    wrong = "    options: [outside]\n    variable: height\n    never: weaker\n"
    guideline = sound(tmp_path, ("guideline.yaml", right, wrong))
    finding = only(guideline, "broken_property")
    assert counted(finding) == (IN_SCOPE // 201 * 150, IN_SCOPE)


# Nothing is skipped in silence


def test_a_guideline_that_is_too_large_is_not_analysed_and_says_so() -> None:
    proof = prove(toy(), limit=1)
    assert proof.population is None
    assert proof.not_analysed == tuple(toy().options)
    assert [finding.kind.value for finding in proof.problems] == ["not_analysed"] * 6


@pytest.fixture(scope="module")
def partly() -> dict[int, tuple[str, ...]]:
    """Steps allowed, and which options were not analysed."""
    limits = (1_000, 800, 600, 500, 400, 300, 250, 200, 150)
    return {limit: prove(toy(), limit=limit).not_analysed for limit in limits}


def test_some_options_can_be_too_large_and_others_not(partly: dict[int, tuple[str, ...]]) -> None:
    assert any(0 < len(left_out) < 6 for left_out in partly.values())


def test_what_was_not_analysed_is_never_said_to_hold(partly: dict[int, tuple[str, ...]]) -> None:
    for limit, left_out in partly.items():
        for one in prove(toy(), limit=limit).theorems:
            pitfall = toy().pitfalls.get(one.id)
            if pitfall and pitfall.option in left_out:
                assert not one.holds
                assert one.text.endswith("Not analysed.")


def test_what_was_not_analysed_is_a_problem(partly: dict[int, tuple[str, ...]]) -> None:
    for limit, left_out in partly.items():
        problems = prove(toy(), limit=limit).problems
        named = tuple(f.id for f in problems if f.kind.value == "not_analysed")
        assert named == left_out


# Notes


def test_a_rule_that_others_always_displace_never_decides(tmp_path: Path) -> None:
    """WATER-3 now applies to all dry soil, and refines WATER-2, which refines WATER-1."""
    guideline = sound(tmp_path, WHATEVER_LIGHT)
    notes = found(guideline, "redundant")
    assert [note.id for note in notes] == ["WATER-1", "WATER-2"]
    assert notes[0].kind.is_note
    assert prove(guideline).problems == ()


def test_a_comparison_that_only_lessens_the_other_option_decides(tmp_path: Path) -> None:
    """A rule on repotting that never decides there still makes misting less preferred."""
    line = "  REPOT-1:\n    title: A larger pot before misting\n"
    rule = """\
  REPOT-2:
    title: Repot cramped plants
    option: repotting
    wording: should_be_considered
    when:
      pot_too_small: yes
    sources: [POT]
    rationale: Roots need room.
"""
    guideline = sound(tmp_path, ("recommendations.yaml", line, rule + line))
    assert found(guideline, "redundant") == []


def test_a_variable_that_never_changes_a_verdict_is_noted_with_what_it_bears_on(
    tmp_path: Path,
) -> None:
    """Every plant is fed, so whether it grows matters only to an alert."""
    guideline = sound(
        tmp_path,
        ("recommendations.yaml", "    when:\n      growing: yes\n", "    when: always\n"),
    )
    (note,) = found(guideline, "idle_variable")
    assert note.id == "growing"
    assert note.text == "Growing never changes a verdict in scope. It bears only on PLAGUE."


def test_a_variable_that_changes_a_verdict_through_a_derived_one_is_not_idle() -> None:
    """The width of the pot decides only by whether the pot is too small."""
    assert found(toy(), "idle_variable") == []


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("{all: [{soil: dry}, {soil: wet}]}", "AGAIN excludes nothing: no profile meets it."),
        (
            "{place: outdoors, light: low, growing: yes}",
            "AGAIN excludes nothing: others exclude the same.",
        ),
    ],
)
def test_a_constraint_that_excludes_nothing_is_noted(tmp_path: Path, when: str, text: str) -> None:
    entry = f"  AGAIN:\n    kind: impossible\n    when: {when}\n    text: Again.\n"
    line = "  DARK-OUTSIDE:\n"
    guideline = sound(tmp_path, ("constraints.yaml", line, entry + line))
    (note,) = found(guideline, "idle_constraint")
    assert (note.id, note.text) == ("AGAIN", text)


def test_an_alert_that_nobody_gets_is_noted(tmp_path: Path) -> None:
    """No plant without a pot has one of three fingers."""
    line = "      pot_width: [1, 2, 3]\n"
    guideline = sound(tmp_path, ("constraints.yaml", line, f"{line}      potted: no\n"))
    (note,) = found(guideline, "idle_constraint")
    assert note.text == "No possible patient ever gets the alert TOP-HEAVY."


def test_an_alert_on_advice_that_only_patients_out_of_scope_would_get_is_noted(
    tmp_path: Path,
) -> None:
    """It names options, and out of scope nobody is advised."""
    line = "      soil: wet\n      pests: {includes: gnats}\n    text"
    wider = line.replace("soil: wet\n", "soil: wet\n      plant: tree\n")
    guideline = sound(tmp_path, ("constraints.yaml", line, wider))
    (note,) = found(guideline, "idle_constraint")
    assert note.id == "SOAKED"


def test_an_alert_on_records_is_reached_out_of_scope_too(tmp_path: Path) -> None:
    line = "      height: {at_least: 150}\n"
    guideline = sound(tmp_path, ("constraints.yaml", line, f"{line}      plant: tree\n"))
    assert found(guideline, "idle_constraint") == []


# Accepted findings


def test_an_accepted_finding_is_shown_with_its_reason_and_is_no_problem(tmp_path: Path) -> None:
    proof = prove(sound(tmp_path))
    ((finding, reason),) = proof.accepted
    assert finding.id == "ALWAYS-HUNGRY"
    assert reason == toy().accepted[0].reason
    assert proof.problems == ()


def test_a_finding_that_nobody_accepted_is_a_problem(tmp_path: Path) -> None:
    text = "\naccepted:\n  - kind: broken_pitfall\n    id: ALWAYS-HUNGRY\n"
    reason = f"    reason: {toy().accepted[0].reason}\n"
    guideline = sound(tmp_path, ("guideline.yaml", text + reason, ""))
    assert [f.id for f in prove(guideline).problems] == ["ALWAYS-HUNGRY"]


def test_accepting_what_is_not_found_is_a_finding(tmp_path: Path) -> None:
    guideline = sound(tmp_path, ("guideline.yaml", "    id: ALWAYS-HUNGRY\n", "    id: GNATS\n"))
    finding = only(guideline, "empty_declaration")
    assert finding.text == "A finding on GNATS is accepted (broken_pitfall), but there is none."
    assert {f.id for f in prove(guideline).problems} == {"ALWAYS-HUNGRY", "GNATS"}


def test_accepting_a_finding_of_another_kind_does_not_fit(tmp_path: Path) -> None:
    change = ("guideline.yaml", "  - kind: broken_pitfall\n", "  - kind: dead\n")
    assert len(prove(sound(tmp_path, change)).problems) == 2
