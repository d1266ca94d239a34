"""What is known about a patient."""

from __future__ import annotations

from pytest_bdd import given, parsers

from guideline.verification.scenario_run import ScenarioRun


@given(parsers.re(r"(?P<phrase>.+)"))
def patient_is_described(scenario_run: ScenarioRun, phrase: str) -> None:
    """Record a value, several values, or that a value is unknown."""
    scenario_run.given(phrase)
