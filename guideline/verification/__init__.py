"""What ran, what was written, and what rests on what -> findings."""

from guideline.verification.lint import Flaw, lint
from guideline.verification.results import Result, Run, State, read_results, reconcile
from guideline.verification.scenario_run import ScenarioRun, given_faults, run_scenario
from guideline.verification.traceability import (
    Gap,
    Trace,
    Use,
    scenarios_about,
    trace,
    traceability_gaps,
)

__all__ = [
    "Flaw",
    "Gap",
    "Result",
    "Run",
    "ScenarioRun",
    "State",
    "Trace",
    "Use",
    "given_faults",
    "lint",
    "read_results",
    "reconcile",
    "run_scenario",
    "scenarios_about",
    "trace",
    "traceability_gaps",
]
