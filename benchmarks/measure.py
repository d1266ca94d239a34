"""Commands -> seconds and megabytes, each run in a fresh process, in turns."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

__all__ = ["Goal", "Measured", "Task", "Timing", "in_turns"]

_START = Path(__file__).with_name("start.py")


@dataclass(frozen=True, slots=True)
class Goal:
    """What the project set itself.

    Attributes:
        times: At most this many times the peer's CPU seconds; None: no such goal.
        seconds: At most this many seconds of wall-clock time; None: no such goal.
        memory: At most this many megabytes; None: no such goal.
    """

    times: float | None = None
    seconds: float | None = None
    memory: float | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One command to be measured.

    Attributes:
        name: By which `--only` chooses it.
        size: How much it works on, in `unit`.
        label: What it is, for a reader.
        environment: Variables beside those of this process.
        expected: Text that the output holds when the command did all of its work.
        accepted: Exit codes that mean it did.
        peer: Name of the task of the same size that it is compared with; None: with nothing.
        prepare: Run before each measurement, not measured.
        unit: What the size counts; tasks of one unit share a table.
        about: What it works on, where the size alone does not tell; may be empty.
    """

    name: str
    size: int
    label: str
    command: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    expected: str = ""
    accepted: tuple[int, ...] = (0,)
    peer: str | None = None
    goal: Goal | None = None
    prepare: Callable[[], None] | None = None
    unit: str = "scenarios"
    about: str = ""

    @property
    def subject(self) -> tuple[str, int, str]:
        """What has to be the same for two tasks to be compared."""
        return self.unit, self.size, self.about


@dataclass(frozen=True, slots=True)
class Timing:
    """One run.

    Attributes:
        cpu: Seconds of user and system time of the process and all its children.
        wall: Seconds from start to end.
        memory: Peak of the process, or of its largest child, in megabytes.
    """

    cpu: float
    wall: float
    memory: float


@dataclass(slots=True)
class Measured:
    """A task with its runs.

    Attributes:
        said: What the last run printed.
        problem: Why the numbers mean nothing; empty when they do.
        remark: What a reader has to know beside the numbers; may be empty.
    """

    task: Task
    timings: list[Timing] = field(default_factory=list)
    said: str = ""
    problem: str = ""
    remark: str = ""

    @property
    def cpu(self) -> float:
        """The median of the runs."""
        return median(timing.cpu for timing in self.timings)

    @property
    def wall(self) -> float:
        """The median of the runs."""
        return median(timing.wall for timing in self.timings)

    @property
    def memory(self) -> float:
        """The median of the runs."""
        return median(timing.memory for timing in self.timings)

    def times(self, peer: Measured) -> float:
        """How many times the peer's CPU seconds: the median over the rounds.

        A round runs both shortly after each other, so a machine that is slower for a while moves
        both and leaves their ratio alone.
        """
        pairs = zip(self.timings, peer.timings, strict=True)
        return median(mine.cpu / theirs.cpu for mine, theirs in pairs)


def in_turns(tasks: Sequence[Task], rounds: int, say: Callable[[str], None]) -> list[Measured]:
    """Run every task once, then every task again, so that no one has the quieter machine.

    Returns:
        The tasks in their order. One that failed is not run again; its problem says why.
    """
    found = [Measured(task) for task in tasks]
    for number in range(rounds):
        for measured in found:
            if not measured.problem:
                say(f"{number + 1}/{rounds} {measured.task.label}, {measured.task.size:,}")
                _run(measured)
    return found


def _run(measured: Measured) -> None:
    task = measured.task
    if task.prepare:
        task.prepare()
    settings = {"PYTHONPATH": "", "PYTEST_ADDOPTS": "", "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        report = Path(folder) / "report"
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(_START), str(report), sys.executable, *task.command],
            cwd=task.folder,
            env={**os.environ, **settings, **task.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode not in task.accepted or task.expected not in done.stdout:
            last = done.stdout.strip().splitlines()[-1:] or ["no output"]
            measured.problem = f"exit code {done.returncode}: {last[0][:160]}"
            return
        measured.said = done.stdout
        measured.timings.append(Timing(*map(float, report.read_text("utf-8").split())))
