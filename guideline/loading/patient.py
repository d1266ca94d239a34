"""A patient file -> a patient, checked against the vocabulary and the constraints."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from guideline.errors import Fault, InputFaults, nearest
from guideline.loading.text import display, read_text
from guideline.loading.yaml_text import Document, Path, parse_yaml
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from guideline.model.variable import Kind, Variable

__all__ = ["PatientFile", "load_patient"]

PatientFile = tuple[Patient, Document]


def load_patient(path: FilePath, guideline: Guideline) -> PatientFile:
    """Read one patient.

    Returns:
        The patient, and the document, so that a fault found later can name its line.

    Raises:
        InputFaults: One fault for every unknown variable, impossible value or bad plan.
    """
    name = display(path)
    text = read_text(path, name)
    if isinstance(text, Fault):
        raise InputFaults([text])
    document, faults = parse_yaml(text, name)
    if document.data is None and not faults:
        hint = "For a patient of whom nothing is known, write {}"
        faults.append(document.fault((), "the file is empty", "variables with values", hint))
    elif not faults and not isinstance(document.data, Mapping):
        faults.append(document.fault((), "this is not a patient", "variables with their values"))
    if faults:
        raise InputFaults(faults)
    values: dict[str, Recorded] = {}
    unknown: set[str] = set()
    proposed: tuple[str, ...] = ()
    for key, data in document.data.items():
        if key == "proposed":
            proposed = _proposed(document, data, guideline, faults)
            continue
        variable = guideline.variables.get(key)
        if variable is None:
            known = [*(v.id for v in guideline.variables.values() if not v.derivation), "proposed"]
            message = f"there is no variable '{key}'"
            hint = nearest(str(key), known)
            expected = "" if hint else ", ".join(known)
            faults.append(document.key_fault((key,), message, expected, hint))
        elif variable.derivation:
            message = f"'{key}' follows from other values and cannot be recorded"
            faults.append(document.key_fault((key,), message, "the values it follows from"))
        elif data is None or data in ("unknown", ["unknown"]):
            unknown.add(key)
        else:
            value = _recorded(document, (key,), variable, data, faults)
            if value is not None:
                values[key] = value
    if faults:
        raise InputFaults(faults)
    return Patient(values, frozenset(unknown), proposed), document


def _proposed(
    document: Document, data: Any, guideline: Guideline, faults: list[Fault]
) -> tuple[str, ...]:
    items = data if isinstance(data, list) else [data]
    found: list[str] = []
    for position, item in enumerate(items):
        path: Path = ("proposed", position) if isinstance(data, list) else ("proposed",)
        if isinstance(item, str) and item in guideline.options:
            found.append(item)
        elif data is not None:
            options = ", ".join(guideline.options)
            hint = _nearest_option(str(item), guideline)
            faults.append(document.fault(path, f"there is no option '{item}'", options, hint))
    return tuple(dict.fromkeys(found))


def _nearest_option(word: str, guideline: Guideline) -> str:
    """The option whose id, or part of it, is closest."""
    holding = [id for id in guideline.options if word.lower() in id.split("_")]
    return (
        f"Did you mean '{holding[0]}'?" if len(holding) == 1 else nearest(word, guideline.options)
    )


def _recorded(
    document: Document, path: Path, variable: Variable, data: Any, faults: list[Fault]
) -> Recorded | None:
    if variable.kind is Kind.SET:
        return _members(document, path, variable, data, faults)
    if isinstance(data, list | Mapping):
        faults.append(document.fault(path, f"{variable.id} has one value", _allowed(variable)))
        return None
    if variable.kind is Kind.INTEGER and isinstance(data, int) and not isinstance(data, bool):
        assert variable.low is not None
        assert variable.high is not None
        if variable.low <= data <= variable.high:
            return data
        message = f"{variable.id} cannot be {data}"
        faults.append(document.fault(path, message, _allowed(variable)))
        return None
    word = _word(data)
    if word in variable.values:
        return word
    hint = nearest(word, [*variable.values, "unknown"])
    if variable.kind is Kind.INTEGER and word.isdecimal() and str(int(word[:9])) == word:
        hint = "Write the number without quotes"
    if isinstance(data, bool):
        hint = f"Write {'yes' if data else 'no'}" if "yes" in variable.values else ""
    message = f"{variable.id} has no value '{word}'"
    faults.append(document.fault(path, message, _allowed(variable), hint))
    return None


def _members(
    document: Document, path: Path, variable: Variable, data: Any, faults: list[Fault]
) -> frozenset[str] | None:
    items = data if isinstance(data, list) else [data]
    words = [_word(item) for item in items]
    if not words:
        message = f"{variable.id} is an empty list, which says neither none nor unknown"
        faults.append(document.fault(path, message, "[none], or the members, or unknown"))
        return None
    before = len(faults)
    for position, word in enumerate(words):
        place: Path = (*path, position) if isinstance(data, list) else path
        if word in ("none", "unknown") and len(words) > 1:
            message = f"'{word}' cannot stand beside other members"
            faults.append(document.fault(place, message, f"[{word}] alone, or the members"))
        elif word not in variable.values and word != "none":
            message = f"{variable.id} has no member '{word}'"
            hint = nearest(word, variable.values)
            faults.append(document.fault(place, message, _allowed(variable), hint))
    if len(faults) > before:
        return None
    return frozenset(word for word in words if word != "none")


def _allowed(variable: Variable) -> str:
    words = list(variable.values)
    if variable.kind is Kind.INTEGER:
        words.insert(0, f"a whole number from {variable.low} to {variable.high}")
    if variable.kind is Kind.SET:
        words = [f"a list of {', '.join(words)}", "[none]"]
    return ", ".join([*words, "unknown"])


def _word(data: Any) -> str:
    if isinstance(data, bool):
        return "true" if data else "false"
    return str(data)
