"""A project of the toy guideline with one feature, and an editor that shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.language_client import Client
from tests.fixtures.toys import TOY, TOY_FEATURE

FEATURE = "features/toy/recommendations/watering.feature"
INDOORS = "    Given a houseplant that stands indoors\n"
SCENARIOS = TOY_FEATURE.replace(
    INDOORS, f"{INDOORS}    And there are no pests\n    And the plant is 30 cm tall\n"
)
"""Scenarios that get the answers they expect."""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    root = tmp_path.resolve() / "project"
    shutil.copytree(TOY, root / "guideline/content/toy")
    (root / FEATURE).parent.mkdir(parents=True)
    (root / FEATURE).write_text(SCENARIOS)
    client = Client(root)
    yield client
    assert client.stop() == 0
