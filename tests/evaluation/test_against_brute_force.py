"""Answers for partial records against every completion, on random small guidelines.

The oracle below reads the rules of the design once more, in the plainest way, for plants of which
everything is known; what it says of a partial record is what it says of all its completions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from hypothesis import HealthCheck, Phase, assume, event, given, settings
from hypothesis import strategies as st

from guideline.evaluation import assess
from guideline.evaluation.completion import completions
from guideline.evaluation.truth import truth
from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Truth,
    Within,
)
from guideline.model.constraint import Constraint, ConstraintKind
from guideline.model.guideline import Guideline, Scope
from guideline.model.option import DecisionPoint, DeclaredSilence, Option
from guideline.model.patient import Patient, Recorded
from guideline.model.recommendation import Instead, Pitfall, PitfallKind, Recommendation
from guideline.model.variable import Derivation, Kind, Value, Variable
from guideline.model.wording import Direction, Wording
from tests.fixtures.toys import toy

# A small world: two choices, a yes/no, an integer with a symbolic value, and a set.


def _variable(id: str, kind: Kind, values: str, **more: object) -> Variable:
    return Variable(
        id=id,
        kind=kind,
        name=id,
        noun=f"the {id}",
        question="?",
        help="",
        unknown_phrase=f"the {id} is unknown",
        values={v: Value(v, v, (f"{id} is {v}",)) for v in values.split()},
        **more,  # type: ignore[arg-type]
    )


BASE = {
    "a": _variable("a", Kind.CHOICE, "a1 a2 a3"),
    "b": _variable("b", Kind.CHOICE, "b1 b2"),
    "y": _variable("y", Kind.YES_NO, "yes no"),
    "n": _variable("n", Kind.INTEGER, "none", low=0, high=4, integer_phrase="n is {value}"),
    "s": _variable("s", Kind.SET, "p q r", empty_phrase="s is empty"),
}
WORDINGS = {
    id: Wording(id, direction, id, f"is {id}", id)
    for id, direction in (
        ("must", Direction.FOR),
        ("may", Direction.FOR),
        ("care", Direction.NEUTRAL),
        ("dont", Direction.AGAINST),
    )
}


def _subsets(members: Mapping[str, Value]) -> Iterator[frozenset[str]]:
    for chosen in product((False, True), repeat=len(members)):
        yield frozenset(m for m, inside in zip(members, chosen, strict=True) if inside)


def values_of(variable: Variable) -> list[Recorded]:
    """Every value, one by one."""
    if variable.kind is Kind.SET:
        return list(_subsets(variable.values))
    if variable.kind is Kind.INTEGER:
        assert variable.low is not None
        assert variable.high is not None
        return [*range(variable.low, variable.high + 1), *variable.values]
    return list(variable.values)


# The oracle


def holds(condition: Condition, values: Mapping[str, Recorded]) -> bool:
    """Whether a condition holds when everything is known."""
    match condition:
        case AllOf(parts):
            return all(holds(part, values) for part in parts)
        case AnyOf(parts):
            return any(holds(part, values) for part in parts)
        case NotThat(part):
            return not holds(part, values)
        case Is(name, allowed):
            return values[name] in allowed
        case Within(name, low, high):
            number = values[name]
            if not isinstance(number, int):
                return False
            return (low is None or low <= number) and (high is None or number <= high)
        case Includes(name, members):
            return bool(set(members) & set(values[name]))  # type: ignore[arg-type]
        case IsEmpty(name):
            return values[name] == frozenset()


def oracle(guideline: Guideline, values: Mapping[str, Recorded]) -> str:
    """The verdict on `opt` when everything is known."""
    if not holds(guideline.scope.when, values):
        return "out_of_scope"
    option = guideline.options["opt"]
    if not holds(option.applies_when, values):
        return "not_applicable"
    own = {
        rule.id: rule
        for rule in (*guideline.recommendations.values(), *guideline.pitfalls.values())
        if rule.option == "opt" and getattr(rule, "kind", PitfallKind.ACT) is PitfallKind.ACT
    }
    applying = {id for id, rule in own.items() if holds(rule.when, values)}

    def below(id: str) -> set[str]:
        nearer = {*own[id].refines, *own[id].overrides} & own.keys()
        return nearer.union(*(below(other) for other in nearer))

    left = applying - set().union(*(below(id) for id in applying))

    def word(id: str) -> str:
        rule = own[id]
        done = isinstance(rule, Recommendation) and any(
            when is not None and holds(when, values)
            for when in (rule.satisfied_when, rule.under_way_when)
        )
        return "satisfied" if done else rule.wording

    if left:
        directions = {guideline.wording(word(id)).direction for id in left}
        absolute = {id for id in left if not getattr(own[id], "over", None)}
        words = {word(id) for id in absolute or left}
        return words.pop() if len(directions) == len(words) == 1 else "conflict"
    if any(r.over == "opt" and holds(r.when, values) for r in guideline.recommendations.values()):
        return "less_preferred"
    if any(r.option == "opt" and r.only for r in guideline.recommendations.values()):
        return "not_supported"
    return "source_silent"


def derived(guideline: Guideline, values: Mapping[str, Recorded]) -> dict[str, Recorded]:
    """The values with what follows from them; no derived variable follows from another here."""
    found = dict(values)
    for variable in guideline.variables.values():
        if variable.derivation:
            found[variable.id] = next(
                (value for value, when in variable.derivation.cases if holds(when, values)),
                variable.derivation.otherwise,
            )
    return found


def all_completions(guideline: Guideline, patient: Patient) -> Iterator[dict[str, Recorded]]:
    """Every possible plant that fits a record."""
    base = [v for v in guideline.variables.values() if not v.derivation]
    choices = [[patient.values[v.id]] if v.id in patient.values else values_of(v) for v in base]
    for chosen in product(*choices):
        values = derived(guideline, dict(zip((v.id for v in base), chosen, strict=True)))
        if not any(
            holds(constraint.violation, values)
            for constraint in guideline.constraints.values()
            if constraint.excludes
        ):
            yield values


# Random guidelines

NAMES = tuple(BASE)


@st.composite
def leaves(draw: st.DrawFn, variables: Mapping[str, Variable]) -> Condition:
    variable = draw(st.sampled_from(list(variables.values())))
    words = list(variable.values)
    some = draw(st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True))
    match variable.kind:
        case Kind.SET:
            return draw(st.sampled_from((IsEmpty(variable.id), Includes(variable.id, tuple(some)))))
        case Kind.INTEGER:
            low, high = sorted((draw(st.integers(0, 4)), draw(st.integers(0, 4))))
            return draw(
                st.sampled_from(
                    (
                        Within(variable.id, low, None),
                        Within(variable.id, None, high),
                        Within(variable.id, low, high),
                        Is(variable.id, ("none",)),
                    )
                )
            )
        case _:
            return Is(variable.id, tuple(some))


def conditions(variables: Mapping[str, Variable]) -> st.SearchStrategy[Condition]:
    return st.recursive(
        leaves(variables),
        lambda parts: st.one_of(
            st.lists(parts, min_size=1, max_size=3).map(lambda p: AllOf(tuple(p))),
            st.lists(parts, min_size=1, max_size=3).map(lambda p: AnyOf(tuple(p))),
            parts.map(NotThat),
        ),
        max_leaves=4,
    )


@dataclass(frozen=True)
class World:
    """What a random guideline may contain."""

    constraints: int = 0
    derived: bool = False
    scope: bool = False


@st.composite
def guidelines(draw: st.DrawFn, world: World) -> Guideline:
    variables = dict(BASE)
    if world.derived:
        cases = draw(
            st.lists(
                st.tuples(st.sampled_from(["d1", "d2"]), conditions(BASE)), min_size=1, max_size=2
            )
        )
        otherwise = draw(st.sampled_from(["d1", "d2", "d3"]))
        variables["d"] = _variable(
            "d", Kind.CHOICE, "d1 d2 d3", derivation=Derivation(tuple(cases), otherwise)
        )
    when = conditions(variables)
    maybe = st.one_of(st.none(), when)
    recommendations: dict[str, Recommendation] = {}
    pitfalls: dict[str, Pitfall] = {}
    for number in range(draw(st.integers(0, 4))):
        id = f"R{number}"
        about = draw(st.sampled_from(["opt", "opt", "opt", "other"]))
        earlier = [r for r, rule in {**recommendations, **pitfalls}.items() if rule.option == about]
        below = draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        refines, overrides = (below, []) if draw(st.booleans()) else ([], below)
        shared = {
            "id": id,
            "title": id,
            "option": about,
            "wording": draw(st.sampled_from(list(WORDINGS))),
            "says": "",
            "when": draw(when),
            "sources": (),
            "refines": tuple(refines),
            "overrides": tuple(overrides),
        }
        if draw(st.integers(0, 3)) == 0:
            kind = draw(st.sampled_from(list(PitfallKind)))
            pitfalls[id] = Pitfall(**shared, kind=kind, harm="", instead=Instead(""))
            continue
        compared = draw(st.integers(0, 2)) == 0
        recommendations[id] = Recommendation(
            **shared,
            rationale="",
            only=draw(st.booleans()),
            over=None if not compared else "other" if about == "opt" else "opt",
            satisfied_when=draw(maybe) if draw(st.integers(0, 3)) == 0 else None,
            under_way_when=draw(maybe) if draw(st.integers(0, 3)) == 0 else None,
        )
    silence = draw(st.lists(when.map(lambda c: DeclaredSilence(c, "silent")), max_size=2))
    opt = Option("opt", "Opt", "opt", "treatment", "", silence=tuple(silence))
    if draw(st.integers(0, 3)) == 0:
        opt = replace(opt, applies_when=draw(when))
    limits = draw(st.lists(when, max_size=world.constraints))
    return replace(
        toy(),
        variables=variables,
        situations={},
        scope=Scope("", draw(when) if world.scope else ALWAYS, (), ()),
        wordings=WORDINGS,
        options={"opt": opt, "other": Option("other", "Other", "other", "treatment", "")},
        decision_points={"point": DecisionPoint("point", "now", "Now", ("opt", "other"))},
        recommendations=recommendations,
        pitfalls=pitfalls,
        statements={},
        references={},
        questions={},
        properties={},
        not_covered=(),
        watch=(),
        constraints={
            f"C{i}": Constraint(f"C{i}", ConstraintKind.IMPOSSIBLE, limit, "")
            for i, limit in enumerate(limits)
        },
    )


@st.composite
def patients(draw: st.DrawFn) -> Patient:
    recorded = draw(st.sets(st.sampled_from(NAMES)))
    values = {
        name: draw(st.sampled_from(values_of(BASE[name]))) for name in NAMES if name in recorded
    }
    return Patient(values)


def possible_verdicts(guideline: Guideline, patient: Patient) -> set[str]:
    """What the engine says could still come out."""
    answer = assess(guideline, patient).answer("opt")
    return {p.verdict for p in answer.possible} or {answer.verdict}


# Shrinking a guideline takes minutes; the first counterexample is small enough to read.
_THOROUGH = settings(
    max_examples=60,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

FREE = World()
SCOPED = World(scope=True)
EVERYTHING = World(constraints=2, derived=True, scope=True)


@_THOROUGH
@given(
    guideline=guidelines(SCOPED),
    values=st.fixed_dictionaries({n: st.sampled_from(values_of(BASE[n])) for n in NAMES}),
)
def test_a_complete_record_gets_what_the_rules_say(
    guideline: Guideline, values: dict[str, Recorded]
) -> None:
    assert assess(guideline, Patient(values)).verdict("opt") == oracle(guideline, values)


@_THOROUGH
@given(guideline=guidelines(FREE), patient=patients())
def test_a_verdict_stands_exactly_when_all_completions_agree(
    guideline: Guideline, patient: Patient
) -> None:
    expected = {oracle(guideline, values) for values in all_completions(guideline, patient)}
    answer = assess(guideline, patient).answer("opt")
    event(f"{min(len(expected), 3)} verdicts")
    assert possible_verdicts(guideline, patient) == expected
    assert (answer.verdict in expected) == (len(expected) == 1)
    assert (answer.missing == ()) == (len(expected) == 1)


@settings(_THOROUGH, max_examples=100)
@given(guideline=guidelines(FREE), patient=patients())
def test_exactly_the_variables_that_can_change_the_verdict_are_missing(
    guideline: Guideline, patient: Patient
) -> None:
    """A variable decides when two completions that differ in nothing else get two verdicts."""
    verdicts = {
        frozenset(values.items()): oracle(guideline, values)
        for values in all_completions(guideline, patient)
    }
    deciding = {
        name
        for known, verdict in verdicts.items()
        for name in BASE
        for value in values_of(BASE[name])
        if name not in patient.values
        and verdicts[frozenset({**dict(known), name: value}.items())] != verdict
    }
    assert set(assess(guideline, patient).answer("opt").missing) == deciding


def _answered(guideline: Guideline, patient: Patient) -> list[tuple[dict[str, Recorded], str]]:
    """Every possible plant in scope that fits a record, with its verdict."""
    found = [(values, oracle(guideline, values)) for values in all_completions(guideline, patient)]
    return [(values, verdict) for values, verdict in found if verdict != "out_of_scope"]


@_THOROUGH
@given(guideline=guidelines(EVERYTHING), patient=patients())
def test_with_constraints_and_derived_values_the_possible_verdicts_are_exact(
    guideline: Guideline, patient: Patient
) -> None:
    expected = {verdict for _, verdict in _answered(guideline, patient)}
    assume(expected)
    event(f"{min(len(expected), 3)} verdicts")
    found = completions(guideline, "opt", patient)
    assert (found.outcome is not None) == (len(expected) == 1)
    if found.outcome:
        assert {found.outcome.verdict} == expected
    else:
        assert {possible.verdict for possible in found.possible} == expected


@_THOROUGH
@given(guideline=guidelines(EVERYTHING), patient=patients())
def test_the_condition_of_a_possible_verdict_fits_its_completions_and_no_other(
    guideline: Guideline, patient: Patient
) -> None:
    possible = completions(guideline, "opt", patient).possible
    assume(possible)
    for values, verdict in _answered(guideline, patient):
        assert [p.verdict for p in possible if holds(p.condition, values)] == [verdict]


@_THOROUGH
@given(guideline=guidelines(EVERYTHING), patient=patients())
def test_the_deciding_variables_settle_the_verdict_and_none_can_be_spared(
    guideline: Guideline, patient: Patient
) -> None:
    deciding = completions(guideline, "opt", patient).deciding
    assume(deciding)
    answered = _answered(guideline, patient)

    def settle(names: tuple[str, ...]) -> bool:
        verdicts: dict[tuple[Recorded, ...], set[str]] = {}
        for values, verdict in answered:
            verdicts.setdefault(tuple(values[name] for name in names), set()).add(verdict)
        return all(len(found) == 1 for found in verdicts.values())

    assert settle(deciding)
    for spared in deciding:
        assert not settle(tuple(name for name in deciding if name != spared))


@_THOROUGH
@given(guideline=guidelines(EVERYTHING), patient=patients())
def test_the_scope_is_settled_exactly_when_all_completions_agree(
    guideline: Guideline, patient: Patient
) -> None:
    expected = {
        holds(guideline.scope.when, values) for values in all_completions(guideline, patient)
    }
    assume(expected)
    found = assess(guideline, patient).scope
    assert found is (Truth.UNKNOWN if len(expected) == 2 else Truth(str(expected.pop()).lower()))


@_THOROUGH
@given(guideline=guidelines(FREE), patient=patients(), condition=conditions(BASE))
def test_a_condition_that_is_not_unknown_holds_for_all_completions_or_for_none(
    guideline: Guideline, patient: Patient, condition: Condition
) -> None:
    found = truth(condition, patient, guideline.variables)
    outcomes = {holds(condition, values) for values in all_completions(guideline, patient)}
    assert found is Truth.UNKNOWN or outcomes == {found is Truth.TRUE}
