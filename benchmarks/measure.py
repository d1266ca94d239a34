"""Commands -> seconds, each run in a fresh process, in turns."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

__all__ = ["Goal", "Measured", "Task", "Timing", "in_turns"]


@dataclass(frozen=True, slots=True)
class Goal:
    """What the project set itself.

    Attributes:
        times: At most this many times the peer's CPU seconds; None: no such goal.
        seconds: At most this many seconds of wall-clock time; None: no such goal.
    """

    times: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One command to be measured.

    Attributes:
        name: By which `--only` chooses it.
        size: How many scenarios it works on.
        label: What it is, for a reader.
        environment: Variables beside those of this process.
        expected: Text that the output holds when the command did all of its work.
        accepted: Exit codes that mean it did.
        peer: Name of the task of the same size that it is compared with; None: with nothing.
        prepare: Run before each measurement, not measured.
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


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one run.

    Attributes:
        cpu: User and system time of the process and all its children.
        wall: From start to end.
    """

    cpu: float
    wall: float


@dataclass(slots=True)
class Measured:
    """A task with its runs.

    Attributes:
        problem: Why the numbers mean nothing; empty when they do.
    """

    task: Task
    timings: list[Timing] = field(default_factory=list)
    problem: str = ""

    @property
    def cpu(self) -> float:
        """The median of the runs."""
        return median(timing.cpu for timing in self.timings)

    @property
    def wall(self) -> float:
        """The median of the runs."""
        return median(timing.wall for timing in self.timings)

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
    command = [sys.executable, *task.command]
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=task.folder,
        env={**os.environ, **settings, **task.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        # Only this call tells the time of one child and of what it started.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in task.accepted or task.expected not in said:
        last = said.strip().splitlines()[-1:] or ["no output"]
        measured.problem = f"exit code {process.returncode}: {last[0][:160]}"
        return
    measured.timings.append(Timing(usage.ru_utime + usage.ru_stime, wall))
