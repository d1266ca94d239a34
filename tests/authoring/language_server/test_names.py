"""The table of names against the loader, which resolves them."""

from __future__ import annotations

import re
from pathlib import Path

from guideline.authoring.language_server.names import sites
from guideline.errors import Fault, InputFaults
from guideline.loading import load_guideline
from guideline.loading.files import Files
from guideline.loading.schema import FILES
from guideline.loading.yaml_text import Document, parse_yaml
from tests.fixtures.toys import TOY

UNKNOWN = "zz-unknown"
_MISSING = re.compile(
    rf"there is no .*'{UNKNOWN}'|has no value '{UNKNOWN}'|cannot be '{UNKNOWN}'"
    rf"|assume is '{UNKNOWN}'|there is no variable '{UNKNOWN}'"
)


class _Changed(Files):
    """The toy with another text in place of one file."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.changed = file, text

    def text(self, path: Path, name: str) -> str | Fault:
        return self.changed if path.name == self.file else super().text(path, name)


def _documents() -> dict[str, Document]:
    return {file: parse_yaml((TOY / file).read_text(), file)[0] for file in FILES}


def _missed(file: str, text: str) -> bool:
    """Whether the loader looks for the unknown id and does not find it."""
    try:
        load_guideline(TOY, TOY, _Changed(file, text))
    except InputFaults as error:
        return any(_MISSING.search(str(fault)) for fault in error.faults)
    return False


def test_every_word_the_loader_looks_up_is_named_in_the_table_and_no_other() -> None:
    """Each plain word of the toy is replaced by an unknown one, and both have to agree."""
    documents = _documents()
    named = {
        (site.file, site.path) for site in sites(documents) if not site.key and not site.declares
    }
    for file, document in documents.items():
        lines = (TOY / file).read_text().split("\n")
        for path, (line, column) in document.places.items():
            value = document.data
            for part in path:
                value = value[part]
            rest = lines[line - 1][column - 1 :]
            if not isinstance(value, str) or not rest.startswith(value) or " " in value:
                continue
            changed = [*lines]
            changed[line - 1] = lines[line - 1][: column - 1] + UNKNOWN + rest[len(value) :]
            if path[0] == "accepted" or value == "none":
                continue  # for the proofs to judge; the empty set, which no id names
            found = _missed(file, "\n".join(changed))
            assert found == ((file, path) in named), (file, path)
