"""Ten thousand slips in our own content and features: never a traceback, always a place.

Slips are those of a person: a typing error, a lost colon, a line too far to the left, the value of
another key, a doubled line, an empty file. One file at a time is changed; the others stay as they
are, so they are read once.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from guideline.authoring.format_feature import format_feature
from guideline.errors import Fault, InputFaults
from guideline.loading import (
    Files,
    Project,
    load_guideline,
    load_project,
    parse_feature,
    phrase_faults,
)
from guideline.loading.yaml_text import Document, parse_yaml
from tests.loading.test_mutations import slips
from tests.verification.projects import REPOSITORY

pytestmark = pytest.mark.exhaustive

CONTENT = sorted((REPOSITORY / "guideline/content").rglob("*.yaml"))
FEATURES = sorted((REPOSITORY / "features").rglob("*.feature"))
IN_CONTENT, IN_FEATURES = 1_500, 8_500


def _many(examples: int) -> Any:
    # Shrinking takes longer than reading the slip.
    return settings(
        max_examples=examples,
        phases=(Phase.explicit, Phase.generate),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@st.composite
def typed(draw: st.DrawFn, text: str) -> str:
    """A text as somebody left it who was not careful."""
    kind = draw(st.sampled_from(["slips", "line", "line", "word", "word", "empty", "half"]))
    if kind == "slips":
        return draw(slips(text))
    if kind == "empty":
        return draw(st.sampled_from(["", "\n", "~\n", "# nothing\n"]))
    if kind == "half":
        return text[: draw(st.integers(0, len(text)))]
    lines = text.splitlines(keepends=True)
    place = draw(st.integers(0, len(lines) - 1))
    line = lines[place]
    if kind == "line":
        other = lines[draw(st.integers(0, len(lines) - 1))]
        how = draw(st.sampled_from(["twice", "gone", "other", "left", "right", "colon", "quote"]))
        changed = {
            "twice": line + line,
            "gone": "",
            "other": other,
            "left": line.removeprefix("  "),
            "right": f" {line}",
            "colon": line.replace(":", "", 1),
            "quote": line.replace(" ", ' "', 1),
        }[how]
    else:
        words = list(re.finditer(r"\S+", line))
        if not words:
            return text
        word = draw(st.sampled_from(words))
        new = draw(
            st.sampled_from(
                [
                    word[0][:-1],
                    word[0] + word[0][-1],
                    word[0][::-1],
                    word[0].upper(),
                    "~",
                    "1",
                    "no",
                ]
            )
        )
        changed = line[: word.start()] + new + line[word.end() :]
    return "".join([*lines[:place], changed, *lines[place + 1 :]])


class OneChanged(Files):
    """The disk with one text in the place of a file; what stays the same is parsed once."""

    def __init__(self, path: Path, text: str, known: dict[str, tuple[Document, list[Fault]]]):
        self.path, self.new, self.known = path, text, known

    def text(self, path: Path, name: str) -> str | Fault:
        return self.new if path == self.path else super().text(path, name)

    def yaml(self, text: str, name: str) -> tuple[Document, list[Fault]]:
        if text == self.new:
            return parse_yaml(text, name)
        if name not in self.known:
            self.known[name] = parse_yaml(text, name)
        return self.known[name]


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(REPOSITORY)


@pytest.fixture(scope="module")
def known() -> dict[str, tuple[Document, list[Fault]]]:
    return {}


def place_is_in(fault: Fault, texts: dict[str, str]) -> None:
    assert fault.message
    assert (REPOSITORY / fault.file).exists()
    if fault.line:
        text = texts.get(fault.file)
        if text is None:
            text = (REPOSITORY / fault.file).read_text("utf-8")
        # YAML also counts U+0085, U+2028 and U+2029 as line ends.
        ends = sum(map(text.count, "\n\r\x85\u2028\u2029"))
        assert 1 <= fault.line <= ends + 2
        assert fault.column >= 1


def faults_of(path: Path, source: Files) -> tuple[Fault, ...]:
    try:
        load_guideline(path.parent, REPOSITORY, source)
    except InputFaults as error:
        return error.faults
    return ()


@_many(IN_CONTENT)
@given(data=st.data())
def test_a_slip_in_content_is_a_fault_at_a_place_or_harmless(
    known: dict[str, tuple[Document, list[Fault]]], data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(CONTENT))
    text = data.draw(typed(path.read_text("utf-8")))
    for fault in faults_of(path, OneChanged(path, text, known)):
        place_is_in(fault, {path.relative_to(REPOSITORY).as_posix(): text})


@_many(IN_FEATURES)
@given(data=st.data())
def test_a_slip_in_a_feature_is_a_fault_at_a_place_or_harmless(
    project: Project, data: st.DataObject
) -> None:
    """What can be parsed is also tidied, which does nothing a second time."""
    path = data.draw(st.sampled_from(FEATURES))
    name = path.relative_to(REPOSITORY).as_posix()
    text = data.draw(typed(path.read_text("utf-8")))
    (guideline,) = project.guidelines.values()
    feature, faults = parse_feature(text, name, guideline)
    if feature is not None:
        book = project.books[guideline.id].in_language(feature.language)
        faults = [*faults, *phrase_faults(feature, book)]
    for fault in faults:
        place_is_in(fault, {name: text})
    tidy, refused = format_feature(text, name)
    if not refused:
        assert format_feature(tidy, name) == (tidy, [])
