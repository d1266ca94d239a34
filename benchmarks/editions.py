"""Two editions of a guideline -> the time `guideline diff` takes, beside asking patient by patient.

`python -m benchmarks.editions` compares this project's guideline with an edited copy, as a process
of its own; two random guidelines of 20 options and 300 rules that have nothing in common; and two
small ones whose every profile is also asked about, where both ways have to agree.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

from benchmarks.projects import ROOT
from benchmarks.random_guidelines import random_guideline
from guideline.comparison import Comparison, compare
from guideline.evaluation import assess, violated_constraints
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient

OWN, RANDOM = 1.5, 10.0
"""Goals in seconds on the clock."""
SMALL = 6
"""Variables of the guidelines whose every profile is asked about."""


def main() -> None:
    whole = _own()
    _say("own guideline, edited: guideline diff, whole process", whole, OWN)
    first, second = (random_guideline(20, 300, 20, seed) for seed in (1, 2))
    seconds, _ = _timed(lambda: compare(first, second))
    _say("random, 20 options, 300 rules, unrelated", seconds, RANDOM)
    first, second = (random_guideline(SMALL, 40, 4, seed) for seed in (1, 2))
    seconds, found = _timed(lambda: compare(first, second))
    _say("random, 4 options, 40 rules, unrelated", seconds)
    started = time.perf_counter()
    profiles = _by_asking(first, second, found)
    _say(f"the same, each of {profiles:,} profiles asked", time.perf_counter() - started)


def _own() -> float:
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as work:
        old, new = Path(work) / "old", Path(work) / "new"
        for root in (old, new):
            shutil.copytree(ROOT / "features", root / "features")
            shutil.copytree(ROOT / "guideline/content", root / "guideline/content")
        content = next((new / "guideline/content").iterdir()) / "recommendations.yaml"
        lines = content.read_text("utf-8").splitlines(keepends=True)
        at = next(i for i, line in enumerate(lines) if line.startswith("    wording: should_be"))
        lines[at] = lines[at].replace("should_be_considered", "recommended")
        content.write_text("".join(lines), "utf-8")
        command = [sys.executable, "-m", "guideline", "diff", str(old), str(new), "--exit-code"]
        times = []
        for _ in range(3):
            started = time.perf_counter()
            done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
            times.append(time.perf_counter() - started)
            assert done.returncode == 1, done.stderr.decode()
    return sorted(times)[1]


def _by_asking(old: Guideline, new: Guideline, found: Comparison) -> int:
    """Ask about every profile; raises AssertionError when the comparison counts otherwise."""
    values = [
        [*range(v.low, v.high + 1), *v.values]
        if v.low is not None and v.high is not None
        else list(v.values)
        for v in new.variables.values()
    ]
    moved = dict.fromkeys(new.options, 0)
    profiles = 0
    for chosen in product(*values):
        patient = Patient(dict(zip(new.variables, chosen, strict=True)))
        if violated_constraints(old, patient) or violated_constraints(new, patient):
            continue
        before, after = assess(old, patient), assess(new, patient)
        profiles += 1
        for option in moved:
            moved[option] += before.verdict(option) != after.verdict(option)
    assert moved == {change.option: change.patients.profiles for change in found.options}
    return profiles


def _timed(work: Callable[[], Comparison]) -> tuple[float, Comparison]:
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found


def _say(what: str, seconds: float, goal: float | None = None) -> None:
    met = "" if goal is None else f"  under {goal:g} s: {'met' if seconds < goal else 'not met'}"
    print(f"{what:<56}{seconds:>9.2f} s{met}", flush=True)


if __name__ == "__main__":
    main()
