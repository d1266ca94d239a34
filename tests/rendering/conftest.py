"""The real project, rendered once in its committed form and once with a run built by hand."""

from pathlib import Path

import pytest

from guideline.loading import Project, load_project
from guideline.model.scenario import Scenario
from guideline.rendering import render_pages
from guideline.verification.results import Result, Run, State, reconcile

ROOT = Path(__file__).parents[2]


def passed(scenario: Scenario) -> Result:
    return Result(*scenario.key, State.PASSED, "", len(scenario.steps))


@pytest.fixture(scope="session")
def project() -> Project:
    return load_project(ROOT)


@pytest.fixture(scope="session")
def committed(project: Project) -> dict[str, str]:
    return render_pages(project, None)


@pytest.fixture(scope="session")
def green_run(project: Project) -> Run:
    return reconcile(project.scenarios(), [passed(s) for s in project.scenarios()])


@pytest.fixture(scope="session")
def published(project: Project, green_run: Run) -> dict[str, str]:
    return render_pages(project, green_run)
