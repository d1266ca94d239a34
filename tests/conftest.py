"""What several folders of tests share: long tests run without measuring coverage."""

from __future__ import annotations

import os
import warnings
from collections.abc import Generator

import coverage
import pytest

_LONG = ("exhaustive", "browser")
_CHILDREN = "COVERAGE_PROCESS_CONFIG"
"""Set by coverage, so that processes that tests start are measured too."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measuring takes longer than what an exhaustive test does, and sees nothing new there."""
    measuring = coverage.Coverage.current()
    if measuring is None or not any(item.get_closest_marker(name) for name in _LONG):
        return (yield)
    measuring.stop()
    children = os.environ.pop(_CHILDREN, None)
    try:
        return (yield)
    finally:
        if children is not None:
            os.environ[_CHILDREN] = children
        with warnings.catch_warnings():
            # It says that modules were imported before it began; they were measured until the stop.
            warnings.simplefilter("ignore")
            measuring.start()
