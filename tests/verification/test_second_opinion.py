"""Diagrams and solver say the same of all patients, and every patient the solver names is real.

First each question of the solver is asked where the answer is plain: once of a houseplant guideline
where it finds a plant, and once of one where it finds none. Then solver and diagrams are held
against each other, on the first guideline and on random ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.diagram import FALSE, Node
from guideline.evaluation.option_diagram import Compiler, Ending, OptionDiagram
from guideline.evaluation.resolution import option_rules
from guideline.evaluation.space import Space
from guideline.evaluation.truth import truth
from guideline.loading import load_project
from guideline.model.condition import ALWAYS, AllOf, Condition, Is, NotThat, Truth, Within
from guideline.model.constraint import Constraint, ConstraintKind
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.recommendation import Pitfall, PitfallKind, Rule
from guideline.model.wording import ENGINE_WORDINGS, Direction
from tests.fixtures.random_guidelines import CROWDED, EVERYTHING, guidelines
from tests.fixtures.toys import toy
from tests.verification.second_opinion import SecondOpinion

pytestmark = pytest.mark.exhaustive

DRY, MOIST, WET = (Is("soil", (value,)) for value in ("dry", "moist", "wet"))


def changed(guideline: Guideline, id: str, **changes: Any) -> Guideline:
    """A guideline with one rule or option changed."""
    for kind in ("recommendations", "pitfalls", "options"):
        entries = getattr(guideline, kind)
        if id in entries:
            other = {**entries, id: replace(entries[id], **changes)}
            return replace(guideline, **{kind: other})  # type: ignore[arg-type]
    raise KeyError(id)


def toy_with(id: str, **changes: Any) -> Guideline:
    """The toy with one rule or option changed."""
    return changed(toy(), id, **changes)


def toy_without(*conditions: Condition) -> Guideline:
    """The toy where no plant of these kinds can exist, and no other constraint holds."""
    return replace(
        toy(),
        constraints={
            f"C{number}": Constraint(f"C{number}", ConstraintKind.IMPOSSIBLE, when, "")
            for number, when in enumerate(conditions)
        },
    )


# Anybody


def test_somebody_exists_in_the_toy() -> None:
    patient = SecondOpinion(toy()).anybody()
    assert patient is not None
    assert violated_constraints(toy(), patient) == ()


def test_nobody_exists_where_the_constraints_leave_no_value() -> None:
    assert SecondOpinion(toy_without(DRY, MOIST, WET)).anybody() is None


def test_a_patient_is_complete_in_all_that_can_be_recorded() -> None:
    """Whether the pot is too small follows from the rest."""
    patient = SecondOpinion(toy()).anybody()
    assert patient is not None
    assert set(patient.values) == set(toy().variables) - {"pot_too_small"}


# Verdicts


@pytest.mark.parametrize(
    ("option", "verdict"),
    [
        ("soil_test", "satisfied"),
        ("watering", "recommended"),
        ("watering", "should_be_considered"),
        ("watering", "do_not"),
        ("watering", "source_silent"),
        ("watering", "out_of_scope"),
        ("feeding", "not_supported"),
        ("repotting", "not_applicable"),
        ("misting", "less_preferred"),
    ],
)
def test_a_verdict_that_somebody_gets_has_a_patient_who_gets_it(option: str, verdict: str) -> None:
    patient = SecondOpinion(toy()).with_verdict(option, verdict)
    assert patient is not None
    assert assess(toy(), patient).verdict(option) == verdict


@pytest.mark.parametrize(
    ("option", "verdict"),
    [
        ("watering", "satisfied"),  # no rule on watering says when it is done
        ("watering", "conflict"),  # gnats prevail over all of dry soil
        ("watering", "not_applicable"),  # it is always a question
        ("feeding", "source_silent"),  # food is for growing plants only
        ("misting", "must"),  # no rule says so
    ],
)
def test_a_verdict_that_nobody_gets_has_no_patient(option: str, verdict: str) -> None:
    assert SecondOpinion(toy()).with_verdict(option, verdict) is None


def test_a_verdict_that_only_impossible_plants_would_get_has_no_patient() -> None:
    """Watering must be done in dry soil when the plant is tall and the light is not low."""
    assert SecondOpinion(toy()).with_verdict("watering", "must") is not None
    tall = AllOf((DRY, Within("height", 100, None)))
    assert SecondOpinion(toy_without(tall)).with_verdict("watering", "must") is None


def test_a_consequence_that_has_to_follow_excludes_everything_else() -> None:
    """Here a plant without a pot has dry soil, and no other soil."""
    implied = Constraint("I", ConstraintKind.IMPLIES, Is("potted", ("no",)), "", then=DRY)
    guideline = replace(toy(), constraints={"I": implied})
    guideline = replace(
        guideline,
        options={
            **guideline.options,
            "watering": replace(guideline.options["watering"], applies_when=Is("potted", ("no",))),
        },
    )
    assert SecondOpinion(guideline).with_verdict("watering", "recommended") is not None
    assert SecondOpinion(guideline).with_verdict("watering", "source_silent") is None


# Gaps


def test_silence_that_nobody_declared_is_a_gap() -> None:
    """The soil is moist, and there are no gnats: no rule speaks."""
    guideline = toy_with("watering", silence=())
    patient = SecondOpinion(guideline).in_gap("watering")
    assert patient is not None
    assert patient.values["soil"] == "moist"
    assert assess(guideline, patient).verdict("watering") == "source_silent"


def test_silence_that_is_declared_is_no_gap() -> None:
    assert SecondOpinion(toy()).in_gap("watering") is None


def test_a_declaration_that_covers_half_of_the_silence_leaves_a_gap() -> None:
    half = replace(
        toy().options["watering"].silence[0], when=AllOf((MOIST, Is("growing", ("yes",))))
    )
    patient = SecondOpinion(toy_with("watering", silence=(half,))).in_gap("watering")
    assert patient is not None
    assert patient.values["growing"] == "no"


def test_where_an_only_fails_there_is_no_gap() -> None:
    assert SecondOpinion(toy()).in_gap("feeding") is None
    assert SecondOpinion(toy_with("FEED-1", only=False)).in_gap("feeding") is not None


# Conflicts


def test_rules_of_two_directions_that_meet_are_a_conflict_of_directions() -> None:
    """Without its precedence the warning about gnats meets the advice on dry soil."""
    guideline = toy_with("GNATS", overrides=())
    patient = SecondOpinion(guideline).in_conflict("watering", "directions")
    assert patient is not None
    assert patient.values["soil"] == "dry"
    assert assess(guideline, patient).verdict("watering") == "conflict"


def test_rules_of_which_one_prevails_are_no_conflict_of_directions() -> None:
    assert SecondOpinion(toy()).in_conflict("watering", "directions") is None


def test_two_wordings_of_one_direction_that_meet_are_a_conflict_of_wordings() -> None:
    """Tall plants in dry soil are both "recommended" and "must", unless one refines the other."""
    guideline = toy_with("WATER-2", refines=())
    patient = SecondOpinion(guideline).in_conflict("watering", "wordings")
    assert patient is not None
    height = patient.values["height"]
    assert isinstance(height, int)
    assert height >= 100
    assert assess(guideline, patient).verdict("watering") == "conflict"


def test_wordings_of_which_one_refines_the_other_are_no_conflict_of_wordings() -> None:
    assert SecondOpinion(toy()).in_conflict("watering", "wordings") is None


def test_a_conflict_of_directions_is_none_of_wordings() -> None:
    """Wet soil is recommended here and never watered: two wordings, but first two directions."""
    guideline = toy_with("WATER-1", when=WET)
    found = SecondOpinion(guideline)
    assert found.in_conflict("watering", "directions") is not None
    assert found.in_conflict("watering", "wordings") is None


def test_a_conflict_of_wordings_is_none_of_directions() -> None:
    """The warning about gnats prevails over each rule on dry soil by name."""
    guideline = toy_with("WATER-2", refines=())
    guideline = changed(guideline, "GNATS", overrides=("WATER-1", "WATER-2", "WATER-3"))
    found = SecondOpinion(guideline)
    assert found.in_conflict("watering", "wordings") is not None
    assert found.in_conflict("watering", "directions") is None


def test_a_preference_beside_a_rule_that_says_how_good_the_option_is_is_no_conflict() -> None:
    """A cramped plant must be repotted; that this is also better than misting changes nothing."""
    preference = toy().recommendations["REPOT-1"]
    must = replace(preference, id="NEW", wording="must", over=None)
    guideline = replace(toy(), recommendations={**toy().recommendations, "NEW": must})
    assert SecondOpinion(guideline).in_conflict("repotting", "wordings") is None
    absolute = changed(guideline, "REPOT-1", over=None)
    assert SecondOpinion(absolute).in_conflict("repotting", "wordings") is not None


# Rules that never apply


def test_a_rule_that_somebody_in_scope_meets_is_alive() -> None:
    patient = SecondOpinion(toy()).meeting(toy().recommendations["WATER-1"])
    assert patient is not None
    assert patient.values["soil"] == "dry"
    assert patient.values["place"] == "indoors"


@pytest.mark.parametrize(
    "when",
    [
        Is("place", ("outdoors",)),
        AllOf((Is("potted", ("no",)), Within("pot_width", None, 3))),
        AllOf((Is("pot_too_small", ("yes",)), Within("height", None, 59))),
        AllOf((DRY, NotThat(DRY))),
    ],
    ids=["out of scope", "excluded", "not derived so", "contradicts itself"],
)
def test_a_rule_that_nobody_in_scope_can_meet_is_dead(when: Condition) -> None:
    dead = replace(toy().recommendations["WATER-1"], when=when)
    assert SecondOpinion(toy()).meeting(dead) is None


def test_a_number_that_is_a_symbol_meets_no_range() -> None:
    """A climbing plant has no height; a pot of no width is not a narrow one."""
    whole = Within("height", None, None)
    climbs = AllOf((Is("height", ("climbing",)), whole))
    dead = replace(toy().recommendations["WATER-1"], when=climbs)
    assert SecondOpinion(toy()).meeting(dead) is None


# Pitfalls as theorems


def breach(guideline: Guideline, pitfall: str) -> Patient | None:
    return SecondOpinion(guideline).in_breach(guideline.pitfalls[pitfall])


def test_an_act_that_is_never_advised_where_the_pitfall_warns_is_no_breach() -> None:
    assert breach(toy(), "WET") is None


def test_an_act_that_a_rule_advises_over_the_pitfall_is_a_breach() -> None:
    guideline = toy_with("WATER-1", when=WET, overrides=("WET",))
    patient = breach(guideline, "WET")
    assert patient is not None
    assert assess(guideline, patient).verdict("watering") == "recommended"


def test_an_act_in_conflict_is_no_breach() -> None:
    """It is advised by one rule and forbidden by another: a person decides, nothing is advised."""
    assert breach(toy_with("WATER-1", when=WET), "WET") is None


def test_an_act_that_is_required_where_it_must_not_be_left_out_is_no_breach() -> None:
    assert breach(toy(), "SKIP") is None


def test_an_act_that_is_not_advised_where_it_must_not_be_left_out_is_a_breach() -> None:
    guideline = toy_with("TEST-1", wording="caution")
    patient = breach(guideline, "SKIP")
    assert patient is not None
    assert assess(guideline, patient).verdict("soil_test") == "caution"


def test_an_act_that_is_called_done_where_it_must_not_be_left_out_is_a_breach() -> None:
    guideline = toy_with("TEST-1", satisfied_when=ALWAYS)
    patient = breach(guideline, "SKIP")
    assert patient is not None
    assert patient.values["soil_test_state"] == "not_done"
    assert assess(guideline, patient).verdict("soil_test") == "satisfied"


def test_advice_against_what_is_wrongly_ruled_out_is_a_breach() -> None:
    """Food is for growing plants only, so for the others it is not supported."""
    patient = breach(toy(), "ALWAYS-HUNGRY")
    assert patient is not None
    assert patient.values["growing"] == "no"


def test_silence_on_what_is_wrongly_ruled_out_is_no_breach() -> None:
    assert breach(toy_with("FEED-1", only=False), "ALWAYS-HUNGRY") is None


# Diagrams and solver, side by side

GAP = "silence that nobody declared"


@dataclass(frozen=True, slots=True)
class Claim:
    """One question that both can answer.

    Attributes:
        name: For a failing test.
        region: The patients, as a diagram.
        patient: The one the solver found.
        rule: The rule that such a patient meets, in scope; None when it is about no rule.
        verdicts: What the evaluator may say of such a patient; empty: anything.
    """

    name: str
    region: Node
    patient: Patient | None
    rule: Rule | None = None
    verdicts: frozenset[str] = frozenset()


def verdicts_of(guideline: Guideline) -> list[str]:
    """Every verdict a complete patient can get."""
    return [*guideline.wordings, *(word for word in ENGINE_WORDINGS if word != "undetermined")]


def with_direction(guideline: Guideline, direction: Direction) -> frozenset[str]:
    return frozenset(
        word for word in verdicts_of(guideline) if guideline.wording(word).direction is direction
    )


def breaches(guideline: Guideline, pitfall: Pitfall) -> frozenset[str]:
    """The verdicts that a pitfall forbids."""
    match pitfall.kind:
        case PitfallKind.ACT:
            return with_direction(guideline, Direction.FOR)
        case PitfallKind.ASSUMPTION:
            return with_direction(guideline, Direction.AGAINST)
        case PitfallKind.OMISSION:
            speaks_for = with_direction(guideline, Direction.FOR)
            return frozenset(verdicts_of(guideline)) - speaks_for | {"satisfied"}


def compiled(guideline: Guideline, option: str) -> OptionDiagram:
    """An option with every pitfall on it, so that each value a pitfall names is told apart."""
    pitfalls = [p.when for p in guideline.pitfalls.values() if p.option == option]
    conditions = option_rules(guideline, option).conditions()
    space = Space(guideline, (guideline.scope.when, *conditions, *pitfalls))
    return OptionDiagram(guideline, option, Compiler(space, 1_000_000))


def claims(guideline: Guideline, option: str, opinion: SecondOpinion) -> Iterator[Claim]:
    """Everything that can be asked about one option."""
    diagram = compiled(guideline, option)
    diagrams = diagram.diagrams

    def ends_in(*endings: Ending) -> Node:
        return diagrams.where(diagram.verdict, endings)

    def gives(verdicts: frozenset[str]) -> Node:
        endings = (end for end in diagrams.labels(diagram.verdict) if isinstance(end, Ending))
        return ends_in(*(end for end in endings if end.verdict in verdicts))

    for verdict in verdicts_of(guideline):
        one = frozenset({verdict})
        found = opinion.with_verdict(option, verdict)
        yield Claim(verdict, gives(one), found, verdicts=one)
    silent, conflict = frozenset({"source_silent"}), frozenset({"conflict"})
    gap = ends_in(Ending("source_silent"))
    yield Claim(GAP, gap, opinion.in_gap(option), verdicts=silent)
    for by in ("directions", "wordings"):
        region = ends_in(Ending("conflict", by))
        yield Claim(by, region, opinion.in_conflict(option, by), verdicts=conflict)
    rules = (*guideline.recommendations.values(), *guideline.pitfalls.values())
    for rule in (r for r in rules if r.option == option):
        met = diagrams.both(diagram.inside, diagram.applies(rule))
        yield Claim(f"{rule.id} applies", met, opinion.meeting(rule), rule)
        if isinstance(rule, Pitfall):
            forbidden = breaches(guideline, rule)
            region = diagrams.both(met, gives(forbidden))
            yield Claim(f"{rule.id} broken", region, opinion.in_breach(rule), rule, forbidden)


def disagreements(guideline: Guideline, opinion: SecondOpinion | None = None) -> list[str]:
    """Claims on which solver, diagram and evaluator do not all agree."""
    opinion = opinion or SecondOpinion(guideline)
    return [
        f"{option}: {claim.name}"
        for option in guideline.options
        for claim in claims(guideline, option, opinion)
        if (claim.region != FALSE) != (claim.patient is not None)
        or (claim.patient is not None and not is_real(guideline, option, claim))
    ]


def is_real(guideline: Guideline, option: str, claim: Claim) -> bool:
    """Whether the evaluator of one patient says of the solver's patient what the solver says."""
    patient = claim.patient
    assert patient is not None
    point = next(id for id, p in guideline.decision_points.items() if option in p.options)
    advice = assess(guideline, patient, point)
    if violated_constraints(guideline, patient):
        return False
    if claim.rule and truth(claim.rule.when, patient, guideline.variables) is not Truth.TRUE:
        return False
    if claim.rule and advice.scope is not Truth.TRUE:
        return False
    if claim.name == GAP and advice.answer(option).silence:
        return False
    return not claim.verdicts or advice.verdict(option) in claim.verdicts


ID = "alk-nsclc-post-lorlatinib"
REPOSITORY = Path(__file__).resolve().parents[2]


@cache
def lorlatinib() -> Guideline:
    return load_project(REPOSITORY).guidelines[ID]


def test_on_the_toy_all_agree() -> None:
    assert disagreements(toy()) == []


def test_a_solver_that_was_told_other_rules_does_not_agree() -> None:
    """It knows nothing of the precedence of the gnats, so it finds a conflict in dry soil."""
    other = SecondOpinion(toy_with("GNATS", overrides=()))
    assert disagreements(toy(), other) == ["watering: conflict", "watering: directions"]


def test_a_solver_that_was_told_other_constraints_names_a_patient_who_is_not_real() -> None:
    """Only growing plants exist; the solver believes that only the others do."""
    guideline = toy_without(NotThat(Is("growing", ("yes",))))
    other = SecondOpinion(toy_without(Is("growing", ("yes",))))
    assert "watering: recommended" in disagreements(guideline, other)


def test_on_the_first_guideline_all_agree() -> None:
    assert disagreements(lorlatinib()) == []


def test_on_the_first_guideline_every_rule_and_pitfall_is_asked_about() -> None:
    guideline = lorlatinib()
    opinion = SecondOpinion(guideline)
    asked = {c.name for option in guideline.options for c in claims(guideline, option, opinion)}
    rules = [*guideline.recommendations, *guideline.pitfalls]
    assert {f"{id} applies" for id in rules} <= asked
    assert {f"{id} broken" for id in guideline.pitfalls} <= asked


_RANDOM = settings(
    max_examples=80,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@_RANDOM
@given(guideline=guidelines(EVERYTHING) | guidelines(CROWDED))
def test_on_random_guidelines_all_agree(guideline: Guideline) -> None:
    """Where constraints that share no variable leave nobody at all, a diagram cannot know it."""
    assume(SecondOpinion(guideline).anybody() is not None)
    assert disagreements(guideline) == []
