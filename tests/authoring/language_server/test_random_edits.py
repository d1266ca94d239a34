"""Whatever is typed, the server lives on and sees the same text as the editor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures.language_client import Client
from tests.fixtures.toys import TOY, TOY_FEATURE

FEATURE = "features/toy/recommendations/watering.feature"
CONTENT = "guideline/content/toy/recommendations.yaml"
PIECES = st.one_of(
    st.sampled_from(["\n", "\r\n", "\r", " ", "  - ", ": ", "[", "{", "'", '"', "|", "<x>"]),
    st.sampled_from(["Given ", "Then the answer on ", "@rec:", "\U0001f33f", "\t", "&a *a"]),
    st.just("# language: de\n"),
    st.text(st.characters(codec="utf-8"), max_size=4),
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), PIECES), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    root = tmp_path_factory.mktemp("edits").resolve()
    shutil.copytree(TOY, root / "guideline/content/toy")
    (root / FEATURE).parent.mkdir(parents=True)
    (root / FEATURE).write_text(TOY_FEATURE)
    client = Client(root)
    yield client
    assert client.stop() == 0


def _position(text: str, offset: int) -> dict[str, int]:
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}


def _errors(faults: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [fault for fault in faults if fault["severity"] == 1]


def _typed(client: Client, file: str, edits: list[tuple[float, int, str]]) -> None:
    original = (client.root / file).read_text()
    text, changes = original, []
    for where, length, new in edits:
        start = int(where * len(text))
        end = min(start + length, len(text))
        if any(text[at - 1 : at + 1] == "\r\n" and at for at in (start, end)):
            continue
        places = {"start": _position(text, start), "end": _position(text, end)}
        changes.append({"range": places, "text": new})
        text = text[:start] + new + text[end:]
    uri = client.open(file, original)
    typed = client.faults(uri, client.change(uri, *changes))
    place = _position(text, int(edits[0][0] * len(text)))
    for method in ("completion", "hover", "definition"):
        client.at(method, uri, place["line"], place["character"])
    # The same text sent as a whole is judged alike.
    again = client.faults(uri, client.change(uri, {"text": text}))
    assert _errors(again) == _errors(typed)
    client.close(uri)


@settings(max_examples=60, deadline=None)
@given(EDITS)
def test_a_feature_survives_every_edit(client: Client, edits: list[tuple[float, int, str]]) -> None:
    _typed(client, FEATURE, edits)


@settings(max_examples=60, deadline=None)
@given(EDITS)
def test_content_survives_every_edit(client: Client, edits: list[tuple[float, int, str]]) -> None:
    _typed(client, CONTENT, edits)
