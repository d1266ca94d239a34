"""A real editor's side of `guideline lsp` -> the time from a keystroke to what is shown.

`python -m benchmarks.editor [REQUESTS]` copies this project's guideline, types into a feature and
into content, and prints the median of at least a hundred requests each, measured by the client.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from benchmarks.projects import ROOT
from tests.fixtures.language_client import Client

GOAL = 0.1
"""Seconds, for the median."""


def main(requests: int) -> None:
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as work:
        root = Path(work).resolve()
        shutil.copytree(ROOT / "features", root / "features")
        shutil.copytree(ROOT / "guideline/content", root / "guideline/content")
        client = Client(root)
        content = next((root / "guideline/content").iterdir())
        feature = next(
            path
            for path in sorted((root / "features").rglob("*.feature"))
            if "\n    Given " in path.read_text("utf-8")
        )
        _feature(client, feature, requests)
        for file, key in (("recommendations.yaml", "title"), ("variables.yaml", "label")):
            _content(client, content / file, key, requests)
        client.stop()


def _feature(client: Client, path: Path, requests: int) -> None:
    text = path.read_text("utf-8")
    at = text.index("\n    Given ") + len("\n    Given ")
    line, end = text.count("\n", 0, at), text.index("\n", at) - text.rindex("\n", 0, at) - 1
    uri = client.open(str(path.relative_to(client.root)))
    client.faults(uri)
    # A character goes in and out: a step that means nothing, then again the step that was there.
    place = {"line": line, "character": end}
    behind = {"line": line, "character": end + 1}
    into = {"range": {"start": place, "end": place}, "text": "x"}
    out = {"range": {"start": place, "end": behind}, "text": ""}
    turns = [into, out]

    def diagnose(turn: int) -> None:
        client.faults(uri, client.change(uri, turns[turn % 2]))

    _report("feature: diagnostics after a keystroke", diagnose, requests)

    def complete(turn: int) -> None:
        client.change(uri, turns[turn % 2])
        assert client.at("completion", uri, line, len("    Given "))

    _report("feature: completion after a keystroke", complete, requests)


def _content(client: Client, path: Path, key: str, requests: int) -> None:
    text = path.read_text("utf-8")
    at = text.index(f"{key}: ") + len(f"{key}: ")
    place = {"line": text.count("\n", 0, at), "character": at - text.rindex("\n", 0, at) - 1}
    uri = client.open(str(path.relative_to(client.root)))
    client.faults(uri)
    # Each keystroke changes what is said, so nothing can be answered from memory.
    change = {"range": {"start": place, "end": place}, "text": "x"}

    def diagnose(_: int) -> None:
        client.faults(uri, client.change(uri, change))

    _report(f"{path.name}: diagnostics after a keystroke", diagnose, requests)

    def complete(_: int) -> None:
        client.change(uri, change)
        assert client.at("completion", uri, place["line"], place["character"] - len(f"{key}: "))

    _report(f"{path.name}: completion after a keystroke", complete, requests)
    client.close(uri)


def _report(what: str, request: Callable[[int], None], requests: int) -> None:
    taken = []
    pauses = random.Random(4)
    for turn in range(requests):
        started = time.perf_counter()
        request(turn)
        taken.append(time.perf_counter() - started)
        # A person types unevenly; in the longer pauses the server looks for findings.
        time.sleep(pauses.uniform(0.05, 0.5))
    middle, slow = median(taken), quantiles(taken, n=20)[-1]
    met = "met" if middle < GOAL else "not met"
    print(
        f"{what:55} {middle * 1000:6.1f} ms median {slow * 1000:6.1f} ms 95 %  under 100 ms: {met}"
    )


if __name__ == "__main__":
    main(max(100, int(sys.argv[1]) if sys.argv[1:] else 100))
