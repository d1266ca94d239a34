"""Measurements -> a plain table, or data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.measure import Goal, Measured

__all__ = ["as_data", "as_table"]

_HEAD = ("scenarios", "what", "CPU s", "wall s", "ratio", "to", "goal")
_NUMBERS = {0, 2, 3, 4}


def as_table(measured: Sequence[Measured]) -> str:
    """One line for each task, in columns, plain text."""
    peers = _by_name(measured)
    rows = [_HEAD, *(_row(item, peers) for item in measured)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = []
    for row in rows:
        cells = (
            cell.rjust(width) if column in _NUMBERS else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(cells).rstrip())
    problems = [f"{i.task.name}, {i.task.size:,}: {i.problem}" for i in measured if i.problem]
    return "\n".join([*lines, *problems])


def as_data(measured: Iterable[Measured]) -> list[dict[str, Any]]:
    """The same as plain data, with every single run."""
    measured = list(measured)
    peers = _by_name(measured)
    found = []
    for item in measured:
        task, ratio = item.task, _ratio(item, peers)
        entry: dict[str, Any] = {"name": task.name, "scenarios": task.size, "what": task.label}
        if item.problem:
            entry["problem"] = item.problem
        else:
            entry |= {"cpu_seconds": round(item.cpu, 3), "wall_seconds": round(item.wall, 3)}
            entry["runs"] = [
                {"cpu_seconds": round(t.cpu, 3), "wall_seconds": round(t.wall, 3)}
                for t in item.timings
            ]
        if ratio is not None:
            entry |= {"ratio": round(ratio, 3), "to": task.peer}
        if task.goal is not None:
            goal = {"times": task.goal.times, "wall_seconds": task.goal.seconds}
            entry["goal"] = {key: value for key, value in goal.items() if value is not None}
            entry["met"] = _met(item, task.goal, ratio)
        found.append(entry)
    return found


def _by_name(measured: Iterable[Measured]) -> dict[tuple[str, int], Measured]:
    return {(item.task.name, item.task.size): item for item in measured}


def _row(item: Measured, peers: Mapping[tuple[str, int], Measured]) -> tuple[str, ...]:
    task, ratio = item.task, _ratio(item, peers)
    seconds = ("failed", "") if item.problem else (f"{item.cpu:.2f}", f"{item.wall:.2f}")
    compared = ("", "") if ratio is None else (f"{ratio:.2f}", task.peer or "")
    return (f"{task.size:,}", task.label, *seconds, *compared, _goal(item, ratio))


def _goal(item: Measured, ratio: float | None) -> str:
    goal = item.task.goal
    if goal is None:
        return ""
    text = f"at most {goal.times:.2f}" if goal.times else f"under {goal.seconds:g} s wall"
    met = _met(item, goal, ratio)
    return text if met is None else f"{text}: {'met' if met else 'not met'}"


def _met(item: Measured, goal: Goal, ratio: float | None) -> bool | None:
    """None when it is not known."""
    if item.problem:
        return None
    if goal.times is not None:
        return None if ratio is None else ratio <= goal.times
    return None if goal.seconds is None else item.wall < goal.seconds


def _ratio(item: Measured, peers: Mapping[tuple[str, int], Measured]) -> float | None:
    """None without a peer, or when one of the two did not run to its end."""
    peer = peers.get((item.task.peer or "", item.task.size))
    return None if peer is None or item.problem or peer.problem else item.times(peer)
