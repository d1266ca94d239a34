"""A guideline -> the verdicts of each option over all patients, by one engine in its own process.

`python -m benchmarks.engines ENGINE GUIDELINE` prints the answer as JSON. All engines are asked the
same, so their answers can be held against each other. Profiles that cannot exist are left out.

prove     the proofs as `guideline verify` has them: findings instead of verdicts
diagrams  our diagrams alone: every option compiled, the profiles of every verdict counted
z3        the solver, with the encoding of the tests: whether anybody gets the verdict
numpy     a table of all combinations, where it fits
python    one patient after another, on a sample
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from benchmarks.projects import ROOT
from benchmarks.random_guidelines import random_guideline, toy_20
from guideline.evaluation import assess, violated_constraints
from guideline.evaluation.diagram import TooLarge
from guideline.evaluation.option_diagram import Compiler, Ending, OptionDiagram, option_space
from guideline.loading.content import load_guideline
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from guideline.model.variable import Kind, Variable
from guideline.model.wording import ENGINE_WORDINGS
from guideline.verification.proof import LARGEST_PROOF, prove

__all__ = ["ENGINES", "OWN", "SAMPLE", "TOY", "named_guideline"]

OWN, TOY = "own", "toy"
"""Names of the checkout's first guideline and of the toy."""
SAMPLE = 2_000
"""Profiles that plain Python is given."""


def named_guideline(name: str) -> Guideline:
    """A guideline by its name: `OWN`, `TOY`, or the sizes of a random one, as in `20x60x6`."""
    if name == TOY:
        return toy_20()
    if name == OWN:
        return load_guideline(min((ROOT / "guideline" / "content").iterdir()))
    variables, rules, options = map(int, name.split("x"))
    return random_guideline(variables, rules, options)


def _proved(guideline: Guideline) -> dict[str, Any]:
    proof = prove(guideline)
    return {
        "options": len(guideline.options),
        "not_analysed": list(proof.not_analysed),
        "findings": [[finding.kind.value, finding.id] for finding in proof.findings],
    }


def _counted(guideline: Guideline) -> dict[str, Any]:
    return {"verdicts": {option: _counts(guideline, option) for option in guideline.options}}


def _counts(guideline: Guideline, option: str) -> dict[str, int] | None:
    """Profiles of the option's own variables for each verdict; None: not analysed."""
    space = option_space(guideline, option)
    try:
        compiled = OptionDiagram(guideline, option, Compiler(space, LARGEST_PROOF))
    except TooLarge:
        return None
    found: Counter[str] = Counter()
    for ending, number in compiled.diagrams.counts(compiled.verdict, space.weights).items():
        assert isinstance(ending, Ending)
        found[ending.verdict] += number
    return _possible(found)


def _solved(guideline: Guideline) -> dict[str, Any]:
    from tests.verification.second_opinion import SecondOpinion  # noqa: PLC0415 - z3 is large

    solver = SecondOpinion(guideline)
    words = [*guideline.wordings, *(w for w in ENGINE_WORDINGS if w != "undetermined")]
    verdicts = {
        option: [word for word in words if solver.with_verdict(option, word) is not None]
        for option in guideline.options
    }
    return {"verdicts": verdicts}


def _tabulated(guideline: Guideline) -> dict[str, Any]:
    from benchmarks.enumeration import verdict_counts  # noqa: PLC0415 - numpy is large

    counted = {option: verdict_counts(guideline, option) for option in guideline.options}
    return {"verdicts": {o: None if c is None else _possible(c) for o, c in counted.items()}}


def _sampled(guideline: Guideline) -> dict[str, Any]:
    chance = random.Random(1)
    recordable = [v for v in guideline.variables.values() if v.derivation is None]
    patients = [Patient({v.id: _value(chance, v) for v in recordable}) for _ in range(SAMPLE)]
    found: dict[str, Counter[str]] = {option: Counter() for option in guideline.options}
    started = time.perf_counter()
    for patient in patients:
        if not violated_constraints(guideline, patient):
            for point in guideline.decision_points.values():
                advice = assess(guideline, patient, point.id)
                for option in point.options:
                    found[option][advice.verdict(option)] += 1
    return {"verdicts": found, "seconds_each": (time.perf_counter() - started) / SAMPLE}


def _value(chance: random.Random, variable: Variable) -> Recorded:
    if variable.kind is Kind.SET:
        return frozenset(member for member in variable.values if chance.random() < 0.5)
    if variable.kind is Kind.INTEGER:
        assert variable.low is not None
        assert variable.high is not None
        every: list[Recorded] = [*range(variable.low, variable.high + 1), *variable.values]
        return chance.choice(every)
    return chance.choice(list(variable.values))


def _possible(counts: Counter[str]) -> dict[str, int]:
    return {verdict: n for verdict, n in sorted(counts.items()) if n and verdict != "impossible"}


ENGINES: dict[str, Callable[[Guideline], dict[str, Any]]] = {
    "prove": _proved,
    "diagrams": _counted,
    "z3": _solved,
    "numpy": _tabulated,
    "python": _sampled,
}


if __name__ == "__main__":
    print(json.dumps(ENGINES[sys.argv[1]](named_guideline(sys.argv[2]))))
