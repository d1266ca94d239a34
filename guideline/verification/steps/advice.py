"""What is asked of the guideline, and what it is expected to answer."""

from __future__ import annotations

from pytest_bdd import parsers, then, when

from guideline.verification.scenario_run import ScenarioRun


@when(parsers.re(r"(?P<phrase>.+)"))
def advice_is_asked_for(scenario_run: ScenarioRun, phrase: str) -> None:
    """Come to the moment of a decision, or propose an option."""
    scenario_run.when(phrase)


@then(parsers.re(r"(?P<phrase>.+)"))
def guideline_answers(scenario_run: ScenarioRun, phrase: str) -> None:
    """Check one expectation about the advice."""
    scenario_run.then(phrase)
