"""Conditions in words. Every sentence about a condition is made here, once.

Used alike by pages, the command line, failure messages and (later) comparisons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
)
from guideline.model.option import Option
from guideline.model.patient import Recorded
from guideline.model.variable import Kind, Variable
from guideline.model.wording import Wording

__all__ = ["clause", "listed", "recorded_clause", "unit_suffix", "values_clause", "verdict_clause"]


_NOT_SO = "it is not the case that "

LONGEST_ALTERNATIVE = 3
"""From this many values on, a clause lists their labels instead of their phrases."""


def clause(condition: Condition, variables: Mapping[str, Variable]) -> str:
    """A condition as one clause, e.g. "the progression is symptomatic and ...".

    Returns:
        "always" for the empty condition.
    """
    match condition:
        case AllOf(()):
            return "always"
        case AllOf(parts):
            return listed([_nested(part, variables, AnyOf, len(parts)) for part in parts])
        case AnyOf(parts):
            text = " or ".join(_nested(part, variables, AllOf, len(parts)) for part in parts)
            return f"either {text}" if len(parts) > 1 else text
        case NotThat(part):
            return _negated(part, variables)
        case Is(variable, values):
            return values_clause(variables[variable], values)
        case Within(variable, low, high):
            return _integer_clause(variables[variable], low, high)
        case Includes(variable, members):
            named = [variables[variable].values[member].phrase for member in members]
            return _either(named)
        case IsEmpty(variable):
            return variables[variable].empty_phrase


def values_clause(variable: Variable, values: Sequence[str | int]) -> str:
    """The clause for one of several values of a variable."""
    phrases = [recorded_clause(variable, value) for value in values]
    numbers = [value for value in values if isinstance(value, int)]
    if numbers and len(numbers) == len(values):
        ordered = sorted(numbers)
        if len(ordered) > 1 and ordered == list(range(ordered[0], ordered[-1] + 1)):
            return _integer_clause(variable, ordered[0], ordered[-1])
    if len(phrases) > LONGEST_ALTERNATIVE and not numbers:
        labels = [variable.values[str(value)].label for value in values]
        return f"{variable.noun} {_be(variable)} one of: {'; '.join(labels)}"
    return _either(phrases)


def recorded_clause(variable: Variable, value: Recorded) -> str:
    """The clause for one recorded value, e.g. "the ECOG performance status is 2"."""
    if isinstance(value, int):
        return variable.integer_phrase.replace("{value}", f"{value}{unit_suffix(variable)}")
    if isinstance(value, frozenset):
        if not value:
            return variable.empty_phrase
        return " and ".join(v.phrase for v in variable.values.values() if v.id in value)
    return variable.values[value].phrase


def unit_suffix(variable: Variable) -> str:
    """The unit after a number; empty for plain counts and scores, which UCUM writes in braces."""
    return "" if not variable.unit or variable.unit.startswith("{") else f" {variable.unit}"


def verdict_clause(option: Option, wording: Wording) -> str:
    """The sentence of a verdict: "watering is recommended", "eye drops are recommended"."""
    return f"{option.phrase} {wording.after(plural=option.plural)}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as an English list: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _be(variable: Variable) -> str:
    return "are" if variable.plural else "is"


def _either(phrases: Sequence[str]) -> str:
    return phrases[0] if len(phrases) == 1 else f"either {' or '.join(phrases)}"


def _nested(
    part: Condition, variables: Mapping[str, Variable], other: type, beside: int = 1
) -> str:
    text = clause(part, variables)
    if beside > 1 and text.startswith(_NOT_SO):
        # Without brackets the negation would seem to reach over the parts that follow.
        return f"({text})"
    several = isinstance(part, AllOf | AnyOf) and isinstance(part, other) and len(part.parts) > 1
    many_values = (isinstance(part, Is) and len(part.values) > 1) or (
        isinstance(part, Includes) and len(part.members) > 1
    )
    return f"({text})" if several or (many_values and other is AnyOf) else text


def _negated(part: Condition, variables: Mapping[str, Variable]) -> str:
    match part:
        case Is(name, values):
            variable = variables[name]
            rest = [value for value in variable.values if value not in values]
            if rest and variable.kind is not Kind.INTEGER and len(rest) <= max(2, len(values)):
                return values_clause(variable, rest)
            if variable.kind is not Kind.INTEGER:
                labels = [variable.values[value].label for value in values]
                return f"{variable.noun} {_be(variable)} not: {'; '.join(labels)}"
        case Within(name, low, None) if low is not None:
            return _integer_clause(variables[name], None, low - 1)
        case Within(name, None, high) if high is not None:
            return _integer_clause(variables[name], high + 1, None)
        case NotThat(inner):
            return clause(inner, variables)
    return f"{_NOT_SO}{_nested(part, variables, AllOf)}"


def _integer_clause(variable: Variable, low: int | None, high: int | None) -> str:
    lowest = None if low is None or low == variable.low else low
    highest = None if high is None or high == variable.high else high
    if low is not None and low == high:
        text = str(low)
    elif lowest is None and highest is None:
        text = "any number"
    elif lowest is None:
        text = f"at most {highest}"
    elif highest is None:
        text = f"at least {lowest}"
    else:
        text = f"between {lowest} and {highest}"
    return variable.integer_phrase.replace("{value}", text + unit_suffix(variable))
