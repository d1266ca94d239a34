"""Two readings of a project -> whether they mean the same, but for one name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["Swap", "same"]

Swap = Callable[[str, str], bool]
"""Whether the second text is what the first one should have become."""


def same(before: Any, after: Any, swap: Swap) -> bool:
    """Compare two values part by part; the order of mappings counts too."""
    if type(before) is not type(after):
        return False
    if isinstance(before, str):
        return before == after or swap(before, after)
    if isinstance(before, frozenset):
        rest = before - after
        return len(before) == len(after) and all(
            any(same(one, other, swap) for other in after - before) for one in rest
        )
    if isinstance(before, Mapping):
        return same(tuple(before.items()), tuple(after.items()), swap)
    if isinstance(before, tuple | list):
        return len(before) == len(after) and all(
            same(one, other, swap) for one, other in zip(before, after, strict=True)
        )
    if dataclasses.is_dataclass(before):
        return all(
            same(getattr(before, part.name), getattr(after, part.name), swap)
            for part in dataclasses.fields(before)
        )
    return bool(before == after)
