"""Guidelines -> the proofs to be measured, beside other ways to look at all patients.

Our diagrams, the solver z3, a numpy table and plain Python answer the same question in processes of
their own: which verdicts can each option end in. What they say is held against each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any

from benchmarks.engines import OWN, SAMPLE, TOY, named_guideline
from benchmarks.measure import Goal, Measured, Task
from benchmarks.projects import ROOT
from benchmarks.tasks import CHECKOUT
from guideline.evaluation.space import profile_count

__all__ = ["Disagreement", "compare_answers", "proof_tasks"]

# Wall seconds and megabytes of the whole process.
_OWN_GOAL = Goal(seconds=1, memory=100)
_MUTANTS_GOAL = Goal(seconds=10)
_RANDOM_GOAL = Goal(seconds=5, memory=300)
_GOALS = {"30x60x6": _RANDOM_GOAL, "30x60x3": _RANDOM_GOAL}

_LABELS = {
    "prove": "all proofs",
    "diagrams": "counted by diagrams",
    "z3": "emptiness by z3",
    "numpy": "counted in a numpy table",
    "python": f"plain Python, {SAMPLE:,} profiles",
}
# Random ones: variables, rules, options. The larger ones do not fit into a table.
_ABOUT = {
    OWN: "own guideline",
    TOY: "toy",
    "14x40x6": "14 x 40, 6 options",
    "20x60x6": "20 x 60, 6 options",
    "20x300x10": "20 x 300, 10 options",
    "30x60x6": "30 x 60, 6 options",
    "30x60x3": "30 x 60, 3 options",
    "40x500x10": "40 x 500, 10 options",
}
_TABLES = (OWN, TOY, "14x40x6", "20x60x6")
_TOO_LARGE = "40x500x10"


class Disagreement(AssertionError):
    """Two engines say different things of the same guideline."""


def proof_tasks() -> list[Task]:
    """Every engine on every guideline where it can be expected to end."""
    found: list[Task] = []
    for name, about in _ABOUT.items():
        guideline = named_guideline(name)
        profiles = profile_count(guideline.variables.values())
        if name == OWN:
            found += [
                _verify("verify", "guideline verify", profiles, about, _OWN_GOAL),
                _verify("mutants", "guideline verify --mutants", profiles, about, _MUTANTS_GOAL),
            ]
        for engine, label in _LABELS.items():
            if engine == "numpy" and name not in _TABLES:
                continue
            # Compiling twice what is given up anyway would only take time.
            if engine == "diagrams" and name == _TOO_LARGE:
                continue
            found.append(
                Task(
                    name=engine,
                    size=profiles,
                    label=label,
                    command=("-m", "benchmarks.engines", engine, name),
                    folder=ROOT,
                    environment=CHECKOUT,
                    expected='{"',
                    peer="diagrams" if engine in ("z3", "numpy") else None,
                    goal=_GOALS.get(name) if engine == "prove" else None,
                    unit="profiles",
                    about=about,
                )
            )
    return found


def compare_answers(measured: Iterable[Measured]) -> None:
    """Hold the answers on each guideline against each other, and add what they tell a reader.

    Raises:
        Disagreement: Two engines differ, so that no number means anything.
    """
    answered: dict[str, dict[str, Measured]] = {}
    for item in measured:
        if item.task.name in _LABELS and item.timings:
            answered.setdefault(item.task.about, {})[item.task.name] = item
    for about, items in answered.items():
        answers = {engine: json.loads(item.said.splitlines()[-1]) for engine, item in items.items()}
        if "python" in answers:
            items["python"].remark = _extrapolated(items["python"].task.size, answers["python"])
        if "prove" in answers:
            items["prove"].remark = _not_analysed(answers["prove"])
        if "diagrams" in answers:
            _compare(about, answers["diagrams"]["verdicts"], answers)


def _verify(name: str, label: str, profiles: int, about: str, goal: Goal) -> Task:
    return Task(
        name=name,
        size=profiles,
        label=label,
        command=("-m", *label.split(), "--project", str(ROOT)),
        folder=ROOT,
        environment=CHECKOUT,
        expected=f"{profiles:,} patient profiles",
        # A finding is a result, not a failure of the measurement.
        accepted=(0, 1),
        goal=goal,
        unit="profiles",
        about=about,
    )


def _extrapolated(profiles: int, answer: Mapping[str, Any]) -> str:
    seconds = answer["seconds_each"] * profiles
    units = (("years", 365 * 86_400), ("days", 86_400), ("hours", 3_600), ("s", 1))
    unit, length = next(u for u in units if seconds >= u[1] or u[1] == 1)
    number = seconds / length
    shown = f"{number:,.0f}" if 10 <= number < 10**6 else f"{number:.2g}"
    return f"all of them, extrapolated: {shown} {unit}"


def _not_analysed(answer: Mapping[str, Any]) -> str:
    left = len(answer["not_analysed"])
    return f"not analysed: {left} of {answer['options']} options" if left else ""


def _compare(about: str, counted: Mapping[str, Any], answers: Mapping[str, Any]) -> None:
    """Everything against the counts of the diagrams, option by option."""
    for option, counts in counted.items():
        if counts is None:
            continue
        for engine in ("numpy", "z3", "python"):
            found = answers.get(engine, {}).get("verdicts", {}).get(option)
            if found is None:
                continue
            if not _agrees(engine, found, counts):
                raise Disagreement(f"{about}, {option}: diagrams say {counts}, {engine} {found}")
        if "prove" in answers:
            _compare_findings(about, option, counts, answers["prove"])


def _agrees(engine: str, found: Any, counts: Mapping[str, int]) -> bool:
    if engine == "numpy":
        return bool(found == counts)
    return set(found) == set(counts) if engine == "z3" else _fits(found, counts)


def _compare_findings(
    about: str, option: str, counts: Mapping[str, int], proved: Mapping[str, Any]
) -> None:
    """A declaration may explain a silence or a conflict, but no finding comes from nothing."""
    if option in proved["not_analysed"]:
        return
    kinds: Sequence[str] = [kind for kind, id in proved["findings"] if id == option]
    for verdict, reports in (
        ("source_silent", {"gap"}),
        ("conflict", {"conflict", "side_by_side"}),
    ):
        if reports & set(kinds) and verdict not in counts:
            raise Disagreement(f"{about}, {option}: a {verdict} that no profile gets")


def _fits(sample: Mapping[str, int], counts: Mapping[str, int]) -> bool:
    """Whether a sample can come from these profiles: each share within five deviations."""
    drawn, total = sum(sample.values()), sum(counts.values())
    if not set(sample) <= set(counts):
        return False
    for verdict, number in counts.items():
        share = number / total
        deviation = sqrt(drawn * share * (1 - share))
        if abs(sample.get(verdict, 0) - drawn * share) > 5 * deviation + 1:
            return False
    return True
