"""Measurements -> a plain table, or data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.measure import Goal, Measured, Timing

__all__ = ["as_data", "as_table"]

_HEAD = ("what", "CPU s", "wall s", "MB", "ratio", "to", "goal")
_NUMBERS = {0, 2, 3, 4, 5}


def as_table(measured: Sequence[Measured]) -> str:
    """One line for each task, in columns, plain text; one table for each unit."""
    units = dict.fromkeys(item.task.unit for item in measured)
    tables = ([item for item in measured if item.task.unit == unit] for unit in units)
    return "\n\n".join(map(_table, tables))


def _table(measured: Sequence[Measured]) -> str:
    peers = _by_name(measured)
    head = (measured[0].task.unit, *_HEAD)
    rows = [head, *(_row(item, peers) for item in measured)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = []
    for row in rows:
        cells = (
            cell.rjust(width) if column in _NUMBERS else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(cells).rstrip())
    problems = [f"{i.task.name}, {_size(i)}: {i.problem}" for i in measured if i.problem]
    return "\n".join([*lines, *problems])


def as_data(measured: Iterable[Measured]) -> list[dict[str, Any]]:
    """The same as plain data, with every single run."""
    measured = list(measured)
    peers = _by_name(measured)
    found = []
    for item in measured:
        task, ratio = item.task, _ratio(item, peers)
        entry: dict[str, Any] = {"name": task.name, task.unit: task.size, "what": task.label}
        if task.about:
            entry["about"] = task.about
        if item.problem:
            entry["problem"] = item.problem
        else:
            entry |= _numbers(item)
            entry["runs"] = [_numbers(timing) for timing in item.timings]
        if ratio is not None:
            entry |= {"ratio": round(ratio, 3), "to": task.peer}
        if task.goal is not None:
            goal = {
                "times": task.goal.times,
                "wall_seconds": task.goal.seconds,
                "megabytes": task.goal.memory,
            }
            entry["goal"] = {key: value for key, value in goal.items() if value is not None}
            entry["met"] = _met(item, task.goal, ratio)
        if item.remark:
            entry["remark"] = item.remark
        found.append(entry)
    return found


def _numbers(of: Measured | Timing) -> dict[str, float]:
    return {
        "cpu_seconds": round(of.cpu, 3),
        "wall_seconds": round(of.wall, 3),
        "megabytes": round(of.memory, 1),
    }


def _by_name(measured: Iterable[Measured]) -> dict[tuple[object, ...], Measured]:
    return {(item.task.name, *item.task.subject): item for item in measured}


def _row(item: Measured, peers: Mapping[tuple[object, ...], Measured]) -> tuple[str, ...]:
    task, ratio = item.task, _ratio(item, peers)
    label = f"{task.about}: {task.label}" if task.about else task.label
    numbers = ("failed", "", "")
    if not item.problem:
        numbers = (f"{item.cpu:.2f}", f"{item.wall:.2f}", f"{item.memory:.0f}")
    compared = ("", "") if ratio is None else (f"{ratio:.2f}", task.peer or "")
    return (_size(item), label, *numbers, *compared, _last(item, ratio))


def _size(item: Measured) -> str:
    size = item.task.size
    return f"{size:,}" if size < 10**15 else f"{size:.1e}"


def _last(item: Measured, ratio: float | None) -> str:
    """The goal and the remark, as far as there are any."""
    goal = item.task.goal
    parts = []
    if goal is not None:
        limits = (
            (goal.times, "at most {:.2f}"),
            (goal.seconds, "under {:g} s wall"),
            (goal.memory, "under {:g} MB"),
        )
        text = ", ".join(words.format(limit) for limit, words in limits if limit is not None)
        met = _met(item, goal, ratio)
        parts.append(text if met is None else f"{text}: {'met' if met else 'not met'}")
    return "; ".join([*parts, *([item.remark] if item.remark else [])])


def _met(item: Measured, goal: Goal, ratio: float | None) -> bool | None:
    """None when it is not known."""
    if item.problem or (goal.times is not None and ratio is None):
        return None
    return (
        (goal.times is None or ratio is None or ratio <= goal.times)
        and (goal.seconds is None or item.wall < goal.seconds)
        and (goal.memory is None or item.memory < goal.memory)
    )


def _ratio(item: Measured, peers: Mapping[tuple[object, ...], Measured]) -> float | None:
    """None without a peer, or when one of the two did not run to its end."""
    peer = peers.get((item.task.peer, *item.task.subject))
    return None if peer is None or item.problem or peer.problem else item.times(peer)
