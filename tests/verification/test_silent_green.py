"""Every way in which pytest-bdd can look green without testing anything, and what happens here.

Each hazard is laid out twice in a small project: with pytest-bdd alone, which proves that the
hazard is real, and with this package's plugin.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from guideline.cli.app import cli
from guideline.loading import load_project
from guideline.verification import Run, State
from guideline.verification.running import run_scenarios
from tests.verification.projects import (
    BINDING,
    EXPECT,
    REST,
    SETTINGS,
    WRONG,
    Finished,
    SmallProject,
    small_project,
)

pytestmark = pytest.mark.exhaustive

HEAD = "@rec:REST\nFeature: Rest\n\n"
GIVEN = "    Given the age is 40 years\n    And there is a fever\n"
THEN = "Then rest is recommended\n"
GOOD = f"{GIVEN}    When care is chosen\n    {THEN}"
BAD = f"{GIVEN}    When care is chosen\n    Then {WRONG}\n"


# Feature files that are refused before anything runs


@dataclass(frozen=True)
class Refused:
    """A file that bare pytest-bdd is content with.

    Attributes:
        fault: Place and message, exactly as they are printed, up to "; expected".
    """

    text: str
    fault: str
    path: str = "features/cold/hazard.feature"


REFUSED = {
    "two scenarios of one name": Refused(
        f"{HEAD}  Scenario: Same\n{BAD}\n  Scenario: Same\n{GOOD}",
        "features/cold/hazard.feature:10:3: a second scenario is called 'Same'; "
        "the runner would drop one of them",
    ),
    "two scenarios of one name under different rules": Refused(
        f"{HEAD}  Rule: One\n  Scenario: Same\n{BAD}\n  Rule: Two\n  Scenario: Same\n{GOOD}",
        "features/cold/hazard.feature:12:3: a second scenario is called 'Same'; "
        "the runner would drop one of them",
    ),
    "a scenario without steps": Refused(
        f"{HEAD}  Scenario: Nothing\n",
        "features/cold/hazard.feature:4:3: the scenario has no steps, so it would pass without "
        "testing anything",
    ),
    "a colon after Given, When and Then": Refused(
        f"{HEAD}  Scenario: Colons\n    Given: there is a fever\n    Then: {WRONG}\n",
        "features/cold/hazard.feature:5:5: the line 'Given: there is a fever' reads as a "
        "description, so it would not run",
    ),
    "steps in small letters": Refused(
        f"{HEAD}  Scenario: Small\n    given there is a fever\n    then {WRONG}\n",
        "features/cold/hazard.feature:6:5: the line 'then rest must be avoided' reads as a "
        "description, so it would not run",
    ),
    "a scenario without an expectation": Refused(
        f"{HEAD}  Scenario: No Then\n{GIVEN}    When care is chosen\n",
        "features/cold/hazard.feature:7:5: the scenario has no Then, so it would pass without "
        "testing anything",
    ),
    "an outline without examples": Refused(
        f"{HEAD}  Scenario Outline: Open\n    Given <x>\n    When care is chosen\n    {THEN}",
        "features/cold/hazard.feature:4:3: the outline has no example rows",
    ),
    "a placeholder in a plain scenario": Refused(
        f"{HEAD}  Scenario: Open\n    Given <x>\n    When care is chosen\n    {THEN}",
        "features/cold/hazard.feature:4:3: '<…>' stands for nothing",
    ),
    "examples with a header but no row": Refused(
        f"{HEAD}  Scenario Outline: Open\n    Given <x>\n    When care is chosen\n    {THEN}\n"
        "    Examples:\n      | x |\n",
        "features/cold/hazard.feature:9:5: these examples have no rows, so nothing would run",
    ),
    "a feature file with a capital in its ending": Refused(
        f"{HEAD}  Scenario: Bad\n{BAD}",
        "features/cold/b.Feature: this file would never run",
        "features/cold/b.Feature",
    ),
    "a feature file that ends in txt": Refused(
        f"{HEAD}  Scenario: Bad\n{BAD}",
        "features/cold/c.feature.txt: this file would never run",
        "features/cold/c.feature.txt",
    ),
    "the tag @skip": Refused(
        f"{HEAD}  @skip\n  Scenario: Bad\n{BAD}",
        "features/cold/hazard.feature:4:3: '@skip' is not a tag of a guideline",
    ),
    "the tag @xfail": Refused(
        f"{HEAD}  @xfail\n  Scenario: Bad\n{BAD}",
        "features/cold/hazard.feature:4:3: '@xfail' is not a tag of a guideline",
    ),
    "an undefined step under @xfail": Refused(
        f"{HEAD}  @xfail\n  Scenario: Odd\n{GIVEN}    When nothing is done\n    Then so\n",
        "features/cold/hazard.feature:9:10: 'so' is not a phrase of this guideline",
    ),
    "a background without scenarios": Refused(
        "@rec:REST\nFeature: Rest\n\n  Background:\n    Given there is a fever\n",
        "features/cold/hazard.feature:2:1: the feature has no scenario, so nothing would run",
    ),
    "a misspelled keyword of a scenario": Refused(
        f"{HEAD}  Scenario: Good\n{GOOD}\n  # next\n".replace(
            "Scenario: Good\n", "Scenario: Good\n  scenario: Bad\n"
        ),
        "features/cold/hazard.feature:5:3: the line 'scenario: Bad' reads as a description, "
        "so it would not run",
    ),
}


@pytest.fixture(scope="module")
def bare_run(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """One bare run over all refused files together: green only if each of them is."""
    project = small_project(tmp_path_factory.mktemp("bare"))
    for number, hazard in enumerate(REFUSED.values()):
        path = Path(hazard.path)
        project.write(str(path.with_name(f"h{number}{path.name}")), hazard.text)
    # The phrase "so" stays undefined, as one step of the hazards has to be.
    project.bare(f'@then(parsers.re(r"(?P<phrase>(?!so$).+)")){EXPECT}')
    return project.pytest("-rA")


@pytest.mark.parametrize("hazard", REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_looks_green_without_testing_is_refused(
    hazard: Refused, bare_run: Finished, tmp_path: Path
) -> None:
    assert bare_run.code == 0, bare_run.out
    project = small_project(tmp_path)
    project.write(hazard.path, hazard.text)
    done = CliRunner().invoke(cli, ["test", "--project", str(project.root)])
    said = [re.split(r"; expected|\. ", line)[0] for line in done.stderr.splitlines()]
    assert (done.exit_code, hazard.fault in said) == (2, True), done.stderr


def test_plain_pytest_refuses_a_bad_feature_file_too(tmp_path: Path) -> None:
    """Whoever runs pytest directly gets the same faults, and nothing is collected."""
    project = small_project(tmp_path)
    project.write("features/cold/hazard.feature", f"{HEAD}  Scenario: Nothing\n")
    done = project.pytest()
    assert done.code == pytest.ExitCode.USAGE_ERROR
    assert "1 fault; nothing was run.\nfeatures/cold/hazard.feature:4:3: " in done.err


# Set-ups whose scenarios run, or seem to


@dataclass(frozen=True)
class Caught:
    """A set-up whose run is not green here.

    Attributes:
        counts: How many of the seven scenarios of the small project end in which state.
        definitions: What takes the place of the Then step; empty: nothing does.
        bare: Exit code of bare pytest-bdd; 0 is a silent green.
        plain: Exit code of `python -m pytest` with this package's plugin; None: not tried.
        binding: The test module; empty: the usual one.
        hook: What conftest.py holds in addition.
        features: What is replaced in the feature on rest.
        problem: A part of what `guideline test` says about the run as a whole.
    """

    counts: Mapping[str, int]
    definitions: str = ""
    bare: int = 0
    plain: int | None = None
    binding: str = ""
    hook: str = ""
    features: tuple[str, str] = ("", "")
    problem: str = ""


BIND = "import pytest\nfrom pytest_bdd import scenario, scenarios\n\n"
ALL = 'scenarios("../features")\n'

CAUGHT = {
    "an asynchronous step": Caught(
        {"failed": 7},
        "@THEN\nasync def expect(phrase):\n    assert False\n",
        plain=1,
    ),
    "an asynchronous generator as a step": Caught(
        {"failed": 7}, "@THEN\nasync def expect(phrase):\n    yield False\n"
    ),
    "a Then that answers False": Caught(
        {"failed": 7}, "@THEN\ndef expect(phrase):\n    return False\n"
    ),
    "a Then that yields False": Caught(
        {"failed": 7}, "@THEN\ndef expect(phrase):\n    yield False\n"
    ),
    "two step definitions that match": Caught(
        {"ambiguous": 7},
        "@THEN\ndef refuse(phrase):\n    assert False\n\n"
        "@THEN\ndef accept_all(phrase):\n    pass\n",
    ),
    "a step that skips": Caught(
        {"skipped": 7}, "@THEN\ndef expect(phrase):\n    pytest.skip('later')\n"
    ),
    "a step that expects its own failure": Caught(
        {"skipped": 7}, "@THEN\ndef expect(phrase):\n    pytest.xfail('later')\n"
    ),
    "a step that ends the run as a success": Caught(
        {"not_run": 7},
        "@THEN\ndef expect(phrase):\n    pytest.exit('enough', returncode=0)\n",
        plain=1,
    ),
    # The process is gone before any plugin could object, so plain pytest cannot know of it.
    "a step that ends the process": Caught(
        {"not_run": 7},
        "@THEN\ndef expect(phrase):\n    os._exit(0)\n",
        plain=0,
        problem="The runner left no readable results",
    ),
    "a test module marked as skipped": Caught(
        {"not_run": 7}, binding=f"{BIND}pytestmark = pytest.mark.skip\n{ALL}"
    ),
    "a test module marked as expected to fail": Caught(
        {"skipped": 7},
        "@THEN\ndef expect(phrase):\n    assert False\n",
        binding=f"{BIND}pytestmark = pytest.mark.xfail\n{ALL}",
    ),
    "a feature that no scenarios() names": Caught(
        {"passed": 4, "not_run": 3},
        binding=f'{BIND}scenarios("../{REST}")\n',
        plain=1,
    ),
    "a hook that leaves scenarios out": Caught(
        {"passed": 1, "not_run": 6},
        hook="def pytest_collection_modifyitems(items):\n    del items[1:]\n",
    ),
    "a hook that takes away every step": Caught(
        {"empty": 7},
        hook="def pytest_bdd_before_scenario(scenario):\n    scenario.steps.clear()\n",
    ),
    "a hook that takes away the last step": Caught(
        {"failed": 7},
        hook="def pytest_bdd_before_scenario(scenario):\n    del scenario.steps[-1]\n",
    ),
    "a scenario bound twice": Caught(
        {"passed": 6, "ran_twice": 1},
        binding=f'{BIND}{ALL}\n\n@scenario("../{REST}", "Fever")\ndef test_more():\n    pass\n',
        plain=1,
    ),
    # What follows is red with pytest-bdd alone, too; here it has a state of its own.
    # parsers.parse ignores case, so this definition matches two of the steps.
    "two step definitions of which one ignores case": Caught(
        {"ambiguous": 2, "passed": 5},
        "@then(parsers.parse('{phrase} IS RECOMMENDED'))\ndef loud(phrase):\n    assert False\n\n"
        "@THEN\ndef accept_all(phrase):\n    pass\n",
        bare=1,
    ),
    "a wrong expectation": Caught(
        {"passed": 6, "failed": 1},
        f"@THEN\n{EXPECT.strip()}\n",
        bare=1,
        features=("Then rest is recommended\n    And", f"Then {WRONG}\n    And"),
    ),
    "no step definition": Caught({"undefined": 7}, "OTHER = None\n", bare=1),
    "a teardown that fails": Caught(
        {"error": 7},
        bare=1,
        hook="import pytest\n\n@pytest.fixture(autouse=True)\ndef tidy():\n    yield\n"
        "    raise OSError('not tidy')\n",
    ),
    "a setup that fails": Caught(
        {"not_run": 7},
        bare=1,
        hook="import pytest\n\n@pytest.fixture(autouse=True)\ndef ready():\n"
        "    raise OSError('not ready')\n",
        problem="OSError: not ready",
    ),
    "a test module that cannot be imported": Caught(
        {"not_run": 7},
        bare=2,
        plain=2,
        binding="import no_such_module\n",
        problem="No module named 'no_such_module'",
    ),
    "a conftest that cannot be imported": Caught(
        {"not_run": 7},
        bare=4,
        plain=4,
        hook="import no_such_module\n",
        problem="No module named 'no_such_module'",
    ),
}


@dataclass(frozen=True)
class Ran:
    """The same set-up, run by pytest-bdd alone, by `python -m pytest`, and for its results."""

    bare: Finished
    plain: Finished | None
    run: Run


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Future[Ran]]]:
    """Every set-up, run side by side."""
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        yield {
            name: pool.submit(_run, caught, tmp_path_factory.mktemp("runs"))
            for name, caught in CAUGHT.items()
        }


def _run(caught: Caught, folder: Path) -> Ran:
    here, alone = small_project(folder / "here"), small_project(folder / "alone")
    for project in (here, alone):
        if caught.binding:
            project.write(BINDING, caught.binding)
        if any(caught.features):
            project.replace(REST, *caught.features)
    alone.bare(*([caught.definitions] if caught.definitions else []), hook=caught.hook)
    if caught.definitions:
        here.expect_with(caught.definitions)
    here.append("conftest.py", caught.hook)
    plain = None if caught.plain is None else here.pytest()
    return Ran(alone.pytest(), plain, run_scenarios(load_project(here.root)))


@pytest.mark.parametrize("name", CAUGHT)
def test_bare_pytest_bdd_ends_with(name: str, runs: Mapping[str, Future[Ran]]) -> None:
    """Mostly with exit code 0: that is the hazard."""
    bare = runs[name].result().bare
    assert bare.code == CAUGHT[name].bare, bare.out + bare.err


@pytest.mark.parametrize("name", CAUGHT)
def test_a_run_is_not_green_with(name: str, runs: Mapping[str, Future[Ran]]) -> None:
    run, expected = runs[name].result().run, CAUGHT[name]
    counts = {state.value: number for state, number in run.counts.items()}
    assert (run.green, counts) == (False, expected.counts), run
    assert expected.problem in "\n".join(run.problems)


@pytest.mark.parametrize("name", [name for name in CAUGHT if CAUGHT[name].plain is not None])
def test_plain_pytest_ends_with(name: str, runs: Mapping[str, Future[Ran]]) -> None:
    plain = runs[name].result().plain
    assert plain is not None
    assert plain.code == CAUGHT[name].plain, plain.out + plain.err


def test_the_command_ends_with_1_for_a_run_that_is_not_green(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    project.write(BINDING, CAUGHT["a feature that no scenarios() names"].binding)
    code, report = project.test()
    assert (code, report["green"], report["counts"]) == (1, False, {"passed": 4, "not_run": 3})


def test_every_state_that_is_not_green_is_reached_by_some_hazard() -> None:
    reached = {state for caught in CAUGHT.values() for state in caught.counts}
    assert reached == {state.value for state in State}


# A project without fault


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    return small_project(tmp_path_factory.mktemp("good"))


def test_a_correct_project_is_green(good: SmallProject) -> None:
    code, report = good.test()
    assert (code, report["green"], report["counts"]) == (0, True, {"passed": 7})


def test_plain_pytest_is_green_for_a_correct_project_and_counts_its_scenarios(
    good: SmallProject,
) -> None:
    done = good.pytest()
    assert done.code == 0
    assert "Scenarios written: 7. 7 passed." in done.out.splitlines()


def test_a_part_that_somebody_asked_for_is_green_without_the_rest(good: SmallProject) -> None:
    """`-k` is a wish, not an accident; only a full run has to be complete."""
    assert good.pytest("-k", "very_old").code == 0


def test_options_from_the_environment_do_not_make_the_run_partial(
    good: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k very_old")
    assert good.test()[1]["counts"] == {"passed": 7}


def test_results_are_kept_by_file_line_and_row_because_names_are_not_stable(
    tmp_path: Path,
) -> None:
    """Both titles give one test name to pytest-bdd, which then counts them in order."""
    project = small_project(tmp_path)
    text = (
        f"{HEAD}  Scenario: ≥ 65 years\n{GOOD}\n  Scenario: ≤ 65 years\n{BAD}\n"
        "  Scenario Outline: Age <age>\n    Given the age is <age> years\n"
        "    And there is a fever\n    When care is chosen\n    Then rest <verdict>\n\n"
        "    Examples:\n      | age | verdict         |\n      | 65  | is recommended  |\n\n"
        "    Examples:\n      | age | verdict         |\n      | 66  | must be avoided |\n"
    )
    project.write("features/cold/names.feature", text)
    collected = project.pytest("--collect-only", "-q", "-k", "years").out
    results = {
        (result["line"], result["row"]): result["state"]
        for result in project.test()[1]["results"]
        if result["file"] == "features/cold/names.feature"
    }
    assert "test__65_years\n" in collected
    assert "test__65_years_1\n" in collected
    assert results == {
        (4, None): "passed",
        (10, None): "failed",
        (16, 0): "passed",
        (16, 1): "failed",
    }
