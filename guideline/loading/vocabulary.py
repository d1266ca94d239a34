"""variables.yaml -> the vocabulary: variables, derivations and situations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from guideline.errors import nearest
from guideline.loading.desk import WORD_ID, Desk, codes
from guideline.loading.languages import LANGUAGES, OWN_LANGUAGE, unknown_phrase
from guideline.loading.schema import DerivedEntry, VariableEntry, VariablesFile
from guideline.loading.yaml_text import Path
from guideline.model.condition import Condition, variables_of
from guideline.model.variable import Derivation, Kind, Score, Situation, Value, Variable

__all__ = ["read_derivations", "read_situations", "read_variables"]

RESERVED = ("any", "all", "not", "proposed")
"""Words that stand where a variable id could stand."""


def read_variables(desk: Desk, file: VariablesFile | None) -> dict[str, Variable]:
    """Every sound variable, without its derivation."""
    if file is None:
        return {}
    name = "variables.yaml"
    desk.id_shape(name, "variables", file.variables, WORD_ID)
    for id in file.variables:
        if id in RESERVED:
            message = f"'{id}' is a word of conditions or patient files and cannot be an id"
            desk.faults.append(desk.documents[name].key_fault(("variables", id), message))
    found: dict[str, Variable] = {}
    phrases: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for id, entry in file.variables.items():
        path = ("variables", id)
        if _variable_faults(desk, path, entry):
            continue
        variable = Variable(
            id=id,
            kind=Kind(entry.kind),
            name=entry.name,
            noun=entry.noun,
            question=entry.question,
            help=entry.help,
            unknown_phrase=entry.unknown_phrase
            or unknown_phrase(LANGUAGES[OWN_LANGUAGE].frames, entry.noun, plural=entry.plural),
            values={
                value: Value(value, v.label, (v.phrase, *v.also), codes(v.codes))
                for value, v in entry.values.items()
            },
            low=entry.range[0] if entry.range else None,
            high=entry.range[1] if entry.range else None,
            unit=entry.unit or "",
            integer_phrase=entry.phrase or "",
            empty_phrase=entry.empty_phrase or "",
            assume=entry.assume,
            group=entry.group,
            statements=desk.references(name, (*path, "statements"), "statement", entry.statements),
            codes=codes(entry.codes),
            plural=entry.plural,
        )
        found[id] = variable
        desk.distinct(name, _value_phrases(path, entry), phrases, "phrase")
        unknown = (*path, "unknown_phrase")
        desk.distinct(name, [(unknown, variable.unknown_phrase)], phrases, "phrase")
        desk.distinct(name, [((*path, "noun"), entry.noun)], nouns, "noun")
    for id, situation in file.situations.items():
        desk.distinct(name, [(("situations", id, "phrase"), situation.phrase)], phrases, "phrase")
    return found


def read_derivations(desk: Desk, file: VariablesFile | None) -> None:
    """Attach derivations once every variable is known, and refuse circles."""
    if file is None:
        return
    for id, entry in file.variables.items():
        if id not in desk.variables or entry.derived is None:
            continue
        derivation = _derivation(desk, ("variables", id, "derived"), entry.derived)
        desk.variables[id] = replace(desk.variables[id], derivation=derivation)
    needs = {
        id: tuple(n for c in v.derivation.conditions for n in variables_of(c))
        for id, v in desk.variables.items()
        if v.derivation
    }
    desk.circles(needs, "derived", lambda id, _: ("variables.yaml", ("variables", id, "derived")))


def _derivation(desk: Desk, path: Path, entry: DerivedEntry) -> Derivation | Score:
    def condition(part: str, position: int, when: object) -> Condition:
        return desk.condition("variables.yaml", (*path, part, position, "when"), when)

    if entry.points:
        points = enumerate(entry.points)
        return Score(tuple((p.points, condition("points", i, p.when)) for i, p in points))
    cases = enumerate(entry.cases)
    found = tuple((case.value, condition("cases", i, case.when)) for i, case in cases)
    return Derivation(found, entry.otherwise or "")


def read_situations(desk: Desk, file: VariablesFile | None) -> dict[str, Situation]:
    """Every situation."""
    if file is None:
        return {}
    document = desk.documents["variables.yaml"]
    for id, entry in file.situations.items():
        for variable, value in entry.values.items():
            path = ("situations", id, "values", variable)
            known = desk.variables.get(variable)
            if known is None:
                if variable not in desk.reader.undefined:
                    desk.faults.append(
                        document.key_fault(
                            path,
                            f"there is no variable '{variable}'",
                            "a variable of this file",
                            nearest(variable, desk.variables),
                        )
                    )
            elif known.kind is Kind.SET:
                message = f"a situation cannot speak of the set '{variable}'"
                desk.faults.append(document.key_fault(path, message, "a line for each member"))
            elif known.derivation or value not in known.values:
                desk.faults.append(
                    document.fault(
                        path,
                        f"{variable} cannot be '{value}' here",
                        ", ".join(known.values),
                        nearest(value, known.values),
                    )
                )
    return {
        id: Situation(id, entry.phrase, dict(entry.values)) for id, entry in file.situations.items()
    }


def _variable_faults(desk: Desk, path: Path, entry: VariableEntry) -> bool:
    document = desk.documents["variables.yaml"]
    before = len(desk.faults)

    def fault(key: str, message: str, expected: str = "") -> None:
        place = (*path, key) if (*path, key) in document.places else path
        desk.faults.append(document.fault(place, message, expected))

    if entry.kind == "yes_no" and set(entry.values) != {"yes", "no"}:
        fault("values", "a yes_no variable has exactly two values", "yes and no")
    if entry.kind == "choice" and len(entry.values) < 2:
        fault("values", "a choice needs at least two values")
    if entry.kind == "set" and not entry.values:
        fault("values", "a set needs its members under values")
    if entry.kind == "set" and not entry.empty_phrase:
        fault("kind", "a set needs an empty_phrase", "what a scenario says for the empty set")
    if entry.kind == "set" and "none" in entry.values:
        fault("values", "'none' stands for the empty set and cannot be a member")
    if entry.kind == "integer":
        if entry.range is None or entry.range[0] > entry.range[1]:
            fault("range", "an integer needs a range", "[lowest, highest]")
        if entry.phrase is None or "{value}" not in entry.phrase:
            fault("phrase", "an integer needs a phrase that holds {value}")
        elif entry.unit and re.search(rf"\{{value\}} ?{re.escape(entry.unit)}(?!\w)", entry.phrase):
            fault(
                "phrase", f"the unit {entry.unit} is written after the number by itself", "{value}"
            )
    elif entry.range is not None or entry.phrase is not None:
        fault("range" if entry.range else "phrase", "only an integer has a range and a phrase")
    if "unknown" in entry.values:
        fault("values", "'unknown' is the absence of a value and cannot be one")
    if entry.assume is not None and entry.kind == "set":
        fault("assume", "a set cannot be assumed")
    elif entry.assume is not None and entry.assume not in entry.values:
        fault("assume", f"assume is '{entry.assume}'", ", ".join(entry.values))
    if entry.derived:
        if entry.assume is not None:
            fault("assume", "a derived variable cannot be assumed")
        for message, expected in _derivation_faults(entry, entry.derived):
            fault("derived", message, expected)
    return len(desk.faults) > before


def _derivation_faults(entry: VariableEntry, derived: DerivedEntry) -> Iterator[tuple[str, str]]:
    """What is wrong with how a variable is derived, and what was expected."""
    if entry.kind == "integer":
        if derived.cases or derived.otherwise or not derived.points:
            yield "a number is derived by adding points", "a list of points"
        elif entry.values:
            yield "a sum of points has no symbolic values", ""
        elif entry.range:
            numbers = [part.points for part in derived.points]
            low, high = sum(min(n, 0) for n in numbers), sum(max(n, 0) for n in numbers)
            if entry.range[0] > low or entry.range[1] < high:
                yield f"the points add up to {low} to {high}", f"a range of [{low}, {high}]"
        return
    if entry.kind == "set":
        yield "a set cannot be derived", "a choice, a yes_no variable or a number"
        return
    if derived.points or not derived.cases or derived.otherwise is None:
        yield f"a {entry.kind} is derived by cases", "cases and otherwise"
        return
    for value in [*(case.value for case in derived.cases), derived.otherwise]:
        if value not in entry.values:
            yield f"there is no value '{value}'", ", ".join(entry.values)


def _value_phrases(path: Path, entry: VariableEntry) -> Iterable[tuple[Path, str]]:
    for value, v in entry.values.items():
        yield (*path, "values", value, "phrase"), v.phrase
        for position, phrase in enumerate(v.also):
            yield (*path, "values", value, "also", position), phrase
    if entry.phrase:
        yield (*path, "phrase"), entry.phrase
    if entry.empty_phrase:
        yield (*path, "empty_phrase"), entry.empty_phrase
