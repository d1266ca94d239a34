"""A patient and what should hold -> a scenario in Gherkin, ready to paste into a feature file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guideline.evaluation.truth import truth
from guideline.model.condition import Truth
from guideline.model.guideline import Guideline
from guideline.model.option import DecisionPoint
from guideline.model.patient import Patient, Recorded
from guideline.model.variable import Kind
from guideline.model.words import recorded_clause

__all__ = ["decision_point_of", "scenario_text", "tags_for"]


def scenario_text(
    guideline: Guideline,
    title: str,
    tags: Iterable[str],
    patient: Patient,
    point: DecisionPoint,
    claims: Iterable[str],
) -> str:
    """Write one scenario.

    Args:
        guideline: Whose phrases are used.
        title: Of the scenario.
        tags: Without @, e.g. `rec:CHEMO-1`.
        patient: The values to say; derived ones are left out, as they cannot be recorded.
        point: When the advice is asked for.
        claims: What follows Then, in the frames of the step phrases.
    """
    lines = [f"  {' '.join(f'@{tag}' for tag in tags)}".rstrip(), f"  Scenario: {title}"]
    lines += _steps("Given", _given(guideline, patient))
    planned = (guideline.options[option] for option in patient.proposed)
    plan = [f"{o.phrase} {'are' if o.plural else 'is'} proposed" for o in planned]
    lines += _steps("When", [*plan, point.phrase])
    lines += _steps("Then", claims)
    return "\n".join(line for line in lines if line.strip()) + "\n"


def tags_for(guideline: Guideline, rules: Iterable[str], statements: Iterable[str]) -> list[str]:
    """What a scenario is about: its rules, else statements; a scenario without a tag is a fault."""
    about = [f"{'pitfall' if id in guideline.pitfalls else 'rec'}:{id}" for id in rules]
    cited = [*statements] or [*guideline.scope.statements] or [*guideline.statements][:1]
    return about or [f"source:{id}" for id in dict.fromkeys(cited)]


def decision_point_of(guideline: Guideline, option: str) -> DecisionPoint:
    """The first decision point that offers an option; every option has one."""
    return next(p for p in guideline.decision_points.values() if option in p.options)


def _steps(keyword: str, texts: Iterable[str]) -> Iterator[str]:
    for position, text in enumerate(texts):
        yield f"    {'And' if position else keyword} {text}"


def _given(guideline: Guideline, patient: Patient) -> Iterator[str]:
    """The clauses that record the values, with a situation for the scope where one fits."""
    values: dict[str, Recorded] = {
        name: value
        for name, value in patient.values.items()
        if guideline.variables[name].derivation is None
    }
    said: Mapping[str, str] = {}
    for situation in guideline.situations.values():
        fits = all(values.get(name) == value for name, value in situation.values.items())
        in_scope = truth(guideline.scope.when, Patient(situation.values), guideline.variables)
        if fits and in_scope is Truth.TRUE:
            said = situation.values
            yield situation.phrase
            break
    for name, variable in guideline.variables.items():
        if name in values and name not in said:
            value = values[name]
            if variable.kind is Kind.SET and value:
                assert isinstance(value, frozenset)
                yield from (v.phrase for v in variable.values.values() if v.id in value)
            else:
                yield recorded_clause(variable, value)
        elif name in patient.unknown:
            yield variable.unknown_phrase
