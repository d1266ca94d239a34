"""A pytest plugin: refuses input that could hide a scenario, and records what really ran.

Load it with `pytest_plugins = ["guideline.verification.recording", ...]`. Before anything is
collected it reads the whole project and stops at the first run with all faults. While scenarios run
it guards against steps that cannot fail. At the end it reconciles the results with an independent
parse of the feature files; a full run in which one is missing is not green.
"""

from __future__ import annotations

import functools
import gc
import inspect
import json
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import exceptions
from pytest_bdd.parser import Feature, Scenario, Step
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from guideline.errors import InputFaults
from guideline.loading import Project, UnknownPhrase, load_project
from guideline.verification.results import Result, Run, State, reconcile
from guideline.verification.scenario_run import ScenarioRun

__all__ = ["AmbiguousStep", "StepCannotFail", "scenario_run"]


class AmbiguousStep(AssertionError):
    """Two step definitions match one step, so which one runs is a matter of chance."""


class StepCannotFail(AssertionError):
    """A step definition is asynchronous or answers with a value instead of asserting."""


_STATES: tuple[tuple[tuple[type[BaseException], ...], State], ...] = (
    ((UnknownPhrase, exceptions.StepDefinitionNotFoundError), State.UNDEFINED),
    ((AmbiguousStep,), State.AMBIGUOUS),
)


class Recorder:
    """The state of one pytest session."""

    def __init__(self, project: Project, config: pytest.Config) -> None:
        self.project = project
        self.config = config
        self.results: list[Result] = []
        self.problems: list[str] = []
        self.running: dict[str, tuple[str, int, int | None]] = {}
        self.steps: dict[str, int] = {}
        self.failed_line: dict[str, int] = {}
        self.guarded: set[int] = set()
        self.total = len(project.scenarios())

    def run(self) -> Run:
        """What was written, with what ran."""
        return reconcile(self.project.scenarios(), self.results, self.problems)


_RECORDER = pytest.StashKey[Recorder]()
_SCENARIO = pytest.StashKey[ScenarioRun]()
_ATTACHED = "guideline_result"


@pytest.fixture
def scenario_run(request: pytest.FixtureRequest) -> ScenarioRun:
    """The scenario that is running, for step definitions."""
    run: ScenarioRun = request.node.stash[_SCENARIO]
    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of this plugin."""
    group = parser.getgroup("guideline")
    group.addoption(
        "--guideline-results", metavar="FILE", help="write the results of all scenarios here"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Read the project first; a fault in it stops the run before anything could look green."""
    try:
        project = load_project(config.rootpath)
    except InputFaults as error:
        count = len(error.faults)
        faults = "fault" if count == 1 else "faults"
        raise pytest.UsageError(f"{count} {faults}; nothing was run.\n{error}") from None
    config.stash[_RECORDER] = Recorder(project, config)


def pytest_bdd_apply_tag() -> bool:
    """Tags name parts of the guideline; none of them is a pytest mark such as skip."""
    return True


def pytest_bdd_before_scenario(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario
) -> None:
    """Note which scenario runs, and refuse steps that two definitions match."""
    recorder = request.config.stash[_RECORDER]
    key = _key(request, feature, scenario)
    recorder.running[request.node.nodeid] = key
    recorder.steps[request.node.nodeid] = 0
    request.node.stash[_SCENARIO] = ScenarioRun(recorder.project.book_of(key[0]))
    contexts = list(step_function_context_registry.values())
    for context in contexts:
        if id(context) not in recorder.guarded:
            recorder.guarded.add(id(context))
            context.step_func = _guarded(context)
    for step in scenario.steps:
        matching = [c for c in contexts if c.type in (None, step.type) and _matches(c, step)]
        if len(matching) > 1:
            names = " and ".join(sorted(_name(context) for context in matching))
            raise AmbiguousStep(f"'{step.name}' is matched by {names}.")


def pytest_bdd_step_error(request: pytest.FixtureRequest, step: Step) -> None:
    """Note the step that failed, so that a person is shown its line."""
    request.config.stash[_RECORDER].failed_line[request.node.nodeid] = step.line_number


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    """Count the steps that really ran."""
    request.config.stash[_RECORDER].steps[request.node.nodeid] += 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Attach the outcome to the report, so that it survives another process."""
    report = yield
    recorder = item.config.stash[_RECORDER]
    key = recorder.running.get(item.nodeid)
    if key is None and report.failed and _is_scenario(item):
        reason = call.excinfo.exconly() if call.excinfo else report.longreprtext
        recorder.problems.append(f"{item.nodeid}: {reason}")
    if key is not None and (call.when == "call" or report.failed):
        state, message = _state(report, call)
        if item.nodeid in recorder.failed_line and state is not State.PASSED:
            message = f"Line {recorder.failed_line[item.nodeid]}. {message}"
        steps = recorder.steps[item.nodeid]
        result = Result(*key, state, message, steps)
        setattr(report, _ATTACHED, result.as_json())
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Collect the outcome; a failing teardown replaces a pass."""
    data = getattr(report, _ATTACHED, None)
    recorder = _current()
    if data is None or recorder is None:
        return
    result = Result(**{**data, "state": State(data["state"])})
    if report.when == "teardown":
        recorder.results = [r for r in recorder.results if r.key != result.key]
    recorder.results.append(result)
    _progress(recorder)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A module that cannot be collected is a problem of the whole run."""
    recorder = _current()
    if report.failed and recorder is not None:
        recorder.problems.append(f"{report.nodeid}: {report.longreprtext.strip()}")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the garbage collector what lives until the end anyway."""
    if session.config.getoption("--guideline-results"):
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Make the recorder reachable from hooks that get no config."""
    _CURRENT.append(session.config.stash[_RECORDER])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Reconcile; a full run that misses a scenario is not green."""
    recorder = session.config.stash[_RECORDER]
    if recorder in _CURRENT:
        _CURRENT.remove(recorder)
    path = session.config.getoption("--guideline-results")
    if path:
        Path(path).write_text(
            json.dumps(
                {
                    "results": [result.as_json() for result in recorder.results],
                    "problems": recorder.problems,
                }
            ),
            "utf-8",
        )
    if _is_full_run(session) and not recorder.run().green and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say how many scenarios ended in which state."""
    recorder = config.stash[_RECORDER]
    run = recorder.run()
    terminalreporter.write_line(f"Scenarios written: {recorder.total}. {run.summary}.")
    for stray in run.strays:
        terminalreporter.write_line(f"Ran without being found in features/: {stray.key}")


_CURRENT: list[Recorder] = []


def _current() -> Recorder | None:
    return _CURRENT[-1] if _CURRENT else None


def _is_full_run(session: pytest.Session) -> bool:
    """Whether nobody asked for a part only, by name, mark or path."""
    option = session.config.option
    chosen = option.keyword or option.markexpr or getattr(option, "lf", False)
    by_path = session.config.args_source is pytest.Config.ArgsSource.ARGS
    named = bool(session.config.getoption("--guideline-results"))
    return named or not (chosen or by_path or option.collectonly)


def _is_scenario(item: pytest.Item) -> bool:
    function = getattr(item, "function", None)
    return function is not None and "_pytest_bdd_example" in inspect.signature(function).parameters


def _key(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario
) -> tuple[str, int, int | None]:
    file = _project_path(feature.filename, request.config.rootpath)
    call = getattr(request.node, "callspec", None)
    row = None if call is None else call.indices.get("_pytest_bdd_example")
    return file, scenario.line_number, row


@functools.cache
def _project_path(filename: str, root: Path) -> str:
    return Path(filename).resolve().relative_to(root.resolve()).as_posix()


def _state(report: pytest.TestReport, call: pytest.CallInfo[None]) -> tuple[State, str]:
    if report.skipped or hasattr(report, "wasxfail"):
        return State.SKIPPED, "Skipped or expected to fail; neither is a pass."
    if report.passed:
        return State.PASSED, ""
    raised = call.excinfo.value if call.excinfo else None
    message = str(raised) if raised else report.longreprtext
    if call.when != "call":
        return State.ERROR, message
    for kinds, state in _STATES:
        if isinstance(raised, kinds):
            return state, message
    return State.FAILED, message


def _guarded(context: StepFunctionContext) -> Callable[..., object]:
    """A step function that fails when it is asynchronous or answers instead of asserting."""
    function = context.step_func
    if inspect.isgeneratorfunction(function) and context.target_fixture is not None:
        return function

    @functools.wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> object:
        answer = function(*args, **kwargs)
        if inspect.isawaitable(answer) or inspect.isasyncgen(answer):
            if inspect.iscoroutine(answer):
                answer.close()
            raise StepCannotFail(f"{_name(context)} is asynchronous, so it would never run.")
        if answer is not None and context.target_fixture is None:
            raise StepCannotFail(
                f"{_name(context)} answers {answer!r}; a step has to assert, its answer is ignored."
            )
        return answer

    # The runner asks for the signature on every step; kept here, it is not worked out each time.
    guarded.__signature__ = inspect.signature(function)  # type: ignore[attr-defined]
    return guarded


def _matches(context: StepFunctionContext, step: Step) -> bool:
    return bool(context.parser.is_matching(step.name))


def _name(context: StepFunctionContext) -> str:
    function = inspect.unwrap(context.step_func)
    return f"{function.__module__}.{function.__name__}"


def _progress(recorder: Recorder) -> None:
    """A counter on a terminal, for runs that `guideline test` starts without other output."""
    if not recorder.config.getoption("--guideline-results") or not sys.stderr.isatty():
        return
    done = len(recorder.results)
    if done % 20 == 0 or done == recorder.total:
        end = "\n" if done == recorder.total else ""
        sys.stderr.write(f"\r{done} of {recorder.total} scenarios{end}")
        sys.stderr.flush()
