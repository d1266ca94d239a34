"""What several folders of tests share."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import coverage
import pytest


@pytest.fixture
def unmeasured() -> Iterator[None]:
    """Without measuring coverage, which would take longer than what is tested."""
    measuring = coverage.Coverage.current()
    if measuring:
        measuring.stop()
    yield
    if measuring:
        with warnings.catch_warnings():
            # It says that modules were imported before it began; they were measured until the stop.
            warnings.simplefilter("ignore")
            measuring.start()
