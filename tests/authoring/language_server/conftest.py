"""A project of the toy guideline with one feature, and an editor that shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.language_client import Client
from tests.fixtures.toys import TOY, TOY_FEATURE

FEATURE = "features/toy/recommendations/watering.feature"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    root = tmp_path.resolve() / "project"
    shutil.copytree(TOY, root / "guideline/content/toy")
    (root / FEATURE).parent.mkdir(parents=True)
    (root / FEATURE).write_text(
        TOY_FEATURE.replace("@pitfall:WET\n", "@pitfall:WET @rec:WATER-1\n")
    )
    client = Client(root)
    yield client
    assert client.stop() == 0
