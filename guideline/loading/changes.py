"""changes.yaml -> why something was changed, by the version that brought it."""

from __future__ import annotations

import re

from guideline.errors import nearest
from guideline.loading.desk import Desk
from guideline.loading.schema import ChangesFile
from guideline.model.edition import NEXT, Reason

__all__ = ["VERSION", "read_changes"]

VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
"""Three numbers, e.g. 0.1.0."""


def read_changes(desk: Desk, file: ChangesFile | None) -> dict[str, tuple[Reason, ...]]:
    """The reasons; whether their ids are known is for `read_editions` to say."""
    found = {}
    for version, entries in file.changes.items() if file else ():
        if version != NEXT and not VERSION.fullmatch(version):
            message = f"'{version}' is no version"
            expected = f"'{NEXT}', or three numbers such as 0.1.0"
            document = desk.documents["changes.yaml"]
            hint = nearest(version, [NEXT])
            desk.faults.append(document.key_fault(("changes", version), message, expected, hint))
        found[version] = tuple(Reason(tuple(e.about), e.reason, e.date) for e in entries)
    return found
