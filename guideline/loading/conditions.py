"""Condition data -> condition tree, checked against the vocabulary.

The grammar, which an author writes in YAML:

    when:
      symptoms: symptomatic                     # this value
      extent: [limited_oligo, systemic_multiple]  # one of these
      ecog: {at_most: 2}                        # integers: at_least, at_most, a number, a list
      histology: {not: squamous}                # any other recorded value
      modalities: {includes: [sabr, surgery]}   # sets: at least one of these members
      modalities: none                          # the empty set
      any: [{...}, {...}]                       # or;  all: and;  not: not

Several keys mean "and". `always` holds for everybody; an empty condition is a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guideline.errors import Fault, nearest
from guideline.loading.yaml_text import Document, Path
from guideline.model.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
)
from guideline.model.variable import Kind, Variable

__all__ = ["ConditionReader"]

_GROUPS = ("any", "all", "not")


@dataclass(slots=True)
class ConditionReader:
    """Reads conditions against one vocabulary and gathers their faults.

    Attributes:
        variables: The vocabulary.
        undefined: Variables that exist but have a fault of their own; conditions on them are not
            reported a second time.
        faults: Everything found so far.
    """

    variables: Mapping[str, Variable]
    undefined: frozenset[str] = frozenset()
    faults: list[Fault] = field(default_factory=list)

    def read(self, document: Document, path: Path, data: Any) -> Condition:
        """One condition; ALWAYS stands in for anything that has a fault."""
        if data == "always":
            return ALWAYS
        if data is None:
            # A condition deleted by accident must not turn into advice for everybody.
            self._fault(document, path, "the condition is empty", "'always', or a variable")
            return ALWAYS
        if not isinstance(data, Mapping):
            self._fault(document, path, "this is not a condition", "variables with their values")
            return ALWAYS
        if not data:
            self._fault(document, path, "the condition is empty", "'always', or a variable")
        parts = [self._part(document, (*path, key), str(key), data[key]) for key in data]
        found = tuple(part for part in parts if part is not None)
        return found[0] if len(found) == 1 else AllOf(found)

    def _part(self, document: Document, path: Path, key: str, data: Any) -> Condition | None:
        if key in ("any", "all"):
            if not isinstance(data, list) or not data:
                self._fault(document, path, f"'{key}' needs a list", "conditions, each after a '-'")
                return None
            parts = tuple(
                self.read(document, (*path, position), item) for position, item in enumerate(data)
            )
            return AnyOf(parts) if key == "any" else AllOf(parts)
        if key == "not":
            return NotThat(self.read(document, path, data))
        if key not in self.variables:
            if key not in self.undefined:
                known = [*self.variables, *_GROUPS]
                self.faults.append(
                    document.key_fault(
                        path,
                        f"there is no variable '{key}'",
                        "a variable of variables.yaml, or any, all, not",
                        nearest(key, known),
                    )
                )
            return None
        return self._test(document, path, self.variables[key], data)

    def _test(
        self, document: Document, path: Path, variable: Variable, data: Any
    ) -> Condition | None:
        if isinstance(data, Mapping):
            return self._comparison(document, path, variable, data)
        if variable.kind is Kind.SET:
            if data in ("none", ["none"]):
                return IsEmpty(variable.id)
            self._fault(
                document,
                path,
                f"{variable.id} is a set",
                "'none', or includes: with its members",
            )
            return None
        items = data if isinstance(data, list) else [data]
        if not items:
            self._fault(document, path, "the list is empty", "at least one value")
            return None
        places = [(*path, i) for i in range(len(items))] if isinstance(data, list) else [path]
        values = [
            self._value(document, place, variable, item)
            for place, item in zip(places, items, strict=True)
        ]
        numbers = tuple(value for value in values if isinstance(value, int))
        words = tuple(value for value in values if isinstance(value, str))
        parts: list[Condition] = [Within(variable.id, number, number) for number in numbers]
        if words:
            parts.append(Is(variable.id, words))
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _comparison(
        self, document: Document, path: Path, variable: Variable, data: Mapping[str, Any]
    ) -> Condition | None:
        allowed = {
            Kind.INTEGER: ["at_least", "at_most", "not"],
            Kind.SET: ["includes", "not"],
        }.get(variable.kind, ["not"])
        for key in data:
            if key not in allowed:
                self.faults.append(
                    document.key_fault(
                        (*path, key),
                        f"'{key}' cannot be asked of {variable.id}",
                        " or ".join(f"'{word}'" for word in allowed),
                        nearest(str(key), allowed),
                    )
                )
                return None
        if not data:
            words = " or ".join(f"'{word}'" for word in allowed)
            self._fault(document, path, f"nothing is asked of {variable.id}", words)
        parts: list[Condition] = []
        if "not" in data:
            inner = self._test(document, (*path, "not"), variable, data["not"])
            if inner is not None:
                parts.append(NotThat(inner))
        if "includes" in data:
            members = data["includes"]
            items = members if isinstance(members, list) else [members]
            where = (*path, "includes")
            if not items:
                self._fault(document, where, "the list is empty", "at least one member")
            found = [
                self._value(document, (*where, i) if members is items else where, variable, item)
                for i, item in enumerate(items)
            ]
            if all(isinstance(member, str) for member in found) and found:
                parts.append(Includes(variable.id, tuple(str(member) for member in found)))
        if "at_least" in data or "at_most" in data:
            bounds = {
                key: self._value(document, (*path, key), variable, data[key])
                for key in ("at_least", "at_most")
                if key in data
            }
            low, high = bounds.get("at_least"), bounds.get("at_most")
            if any(not isinstance(bound, int) for bound in bounds.values()):
                for key, bound in bounds.items():
                    if isinstance(bound, str):
                        self._fault(document, (*path, key), f"{key} is '{bound}'", "a whole number")
                return None
            if isinstance(low, int) and isinstance(high, int) and low > high:
                self._fault(document, path, f"no number is at least {low} and at most {high}")
            parts.append(
                Within(
                    variable.id,
                    low if isinstance(low, int) else None,
                    high if isinstance(high, int) else None,
                )
            )
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _value(
        self, document: Document, path: Path, variable: Variable, data: Any
    ) -> str | int | None:
        if variable.kind is Kind.INTEGER and isinstance(data, int) and not isinstance(data, bool):
            assert variable.low is not None
            assert variable.high is not None
            if variable.low <= data <= variable.high:
                return data
            self._fault(
                document,
                path,
                f"{variable.id} cannot be {data}",
                f"a whole number from {variable.low} to {variable.high}",
            )
            return None
        word = _text(data)
        if word in variable.values:
            return word
        if word == "unknown":
            hint = "A condition speaks of recorded values; unknown is the absence of one"
            self._fault(document, path, "'unknown' is not a value", "", hint)
            return None
        expected = ", ".join(variable.values)
        if variable.kind is Kind.INTEGER:
            expected = f"a whole number from {variable.low} to {variable.high}"
        self._fault(
            document,
            path,
            f"{variable.id} has no value '{word}'",
            expected,
            nearest(word, variable.values),
        )
        return None

    def _fault(
        self, document: Document, path: Path, message: str, expected: str = "", hint: str = ""
    ) -> None:
        self.faults.append(document.fault(path, message, expected, hint))


def _text(data: Any) -> str:
    if data is None:
        return ""
    if isinstance(data, bool):
        return "true" if data else "false"
    return str(data)
