"""Nothing a person can type ends in a traceback: random slips in sound files."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guideline.errors import Fault, InputFaults
from guideline.loading import (
    PhraseBook,
    UnknownPhrase,
    load_patient,
    parse_features,
    phrase_faults,
)
from guideline.loading.schema import FILES
from tests.fixtures.toys import TOY, TOY_FEATURE, faults_in, toy

PATIENT = """\
plant: houseplant
place: indoors
soil: dry
light: unknown
height: 30
pests: [mites, gnats]
pot_width: no_pot
proposed: [watering, misting]
"""

# What slips in: structure of YAML and Gherkin, odd letters, odd spaces, digits.
_SNIPPETS = [
    *"abz019:-,.#'\"[]{}<>|@&*!?%~`\\/ \n\t",
    ": ",
    "- ",
    "  ",
    "\r\n",
    "\x00",
    "\x07",
    "\x85",
    "\u00a0",
    "\u2019",
    "\u2028",
    "\ufeff",
    "ß",
    "🌱",
    "null",
    "true",
    "no",
    "[]",
    "{}",
    "'''",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "<<: ",
    "? ",
    "|\n",
    ">-\n",
    "&a ",
    "*a ",
    "!!int ",
    "1_49",
    "9" * 30,
    "Given ",
    "Then: ",
    "Scenario: ",
    "Examples:\n",
    "| a |",
    '"""\n',
    "# language: de\n",
    "@skip ",
]


@st.composite
def slips(draw: st.DrawFn, text: str) -> str:
    """A text with one to four random slips: insertions, deletions, replacements, moved lines."""
    for _ in range(draw(st.integers(1, 4))):
        position = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(["insert", "delete", "replace", "swap", "cut", "indent"]))
        lines = text.splitlines(keepends=True)
        snippet = draw(st.sampled_from(_SNIPPETS))
        if kind == "insert" or not lines:
            text = text[:position] + snippet + text[position:]
        elif kind == "delete":
            text = text[:position] + text[position + draw(st.integers(1, 12)) :]
        elif kind == "replace":
            text = text[:position] + snippet + text[position + draw(st.integers(1, 6)) :]
        else:
            first = draw(st.integers(0, len(lines) - 1))
            second = draw(st.integers(0, len(lines) - 1))
            if kind == "swap":
                lines[first], lines[second] = lines[second], lines[first]
            elif kind == "cut":
                del lines[first]
            else:
                lines[first] = draw(st.sampled_from(["  ", "    ", "\t"])) + lines[first]
            text = "".join(lines)
    return text


def check_places(faults: list[Fault] | tuple[Fault, ...], folder: Path) -> None:
    """Every fault names a file, and a line in it unless it concerns the file as a whole."""
    whole = ("does not exist", "has no place", "would never run", "belongs to no guideline")
    for fault in faults:
        assert fault.file
        assert fault.message
        path = folder / fault.file
        if path.is_file() and not any(words in fault.message for words in whole):
            assert fault.line >= 1
            assert fault.column >= 1
            lines = path.read_bytes().replace(b"\r\n", b"\n").count(b"\n") + 1
            # YAML also counts U+0085, U+2028 and U+2029 as line ends.
            odd = sum(path.read_text().count(end) for end in "\r\x85\u2028\u2029")
            assert fault.line <= lines + odd + 1


_QUICK = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@_QUICK
@given(data=st.data())
def test_slips_in_content_files_are_faults_or_sound(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(list(FILES)))
    text = data.draw(slips((TOY / file).read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "toy"
        shutil.copytree(TOY, folder)
        (folder / file).write_bytes(text.encode())
        check_places(faults_in(folder), folder)


@_QUICK
@given(data=st.data())
def test_random_bytes_in_a_content_file_are_faults(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(list(FILES)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "toy"
        shutil.copytree(TOY, folder)
        (folder / file).write_bytes(data.draw(st.binary(max_size=60)))
        assert all(fault.file for fault in faults_in(folder))


@_QUICK
@given(text=slips(TOY_FEATURE))
def test_slips_in_a_feature_file_are_faults_or_sound(text: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        path = root / "features/toy/a.feature"
        path.parent.mkdir(parents=True)
        path.write_bytes(text.encode())
        features, faults = parse_features(root / "features", {"toy": toy()}, root)
        for feature in features:
            faults = [*faults, *phrase_faults(feature, PhraseBook(toy()))]
        check_places(faults, root)


@_QUICK
@given(text=slips(PATIENT))
def test_slips_in_a_patient_file_are_faults_or_sound(text: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "patient.yaml"
        path.write_bytes(text.encode())
        check_places(_patient_faults(path), Path("/"))


@_QUICK
@given(kind=st.sampled_from(["given", "when", "then"]), text=st.text(max_size=40))
def test_any_text_is_a_phrase_or_a_fault(kind: str, text: str) -> None:
    unknown = _unknown_phrase(kind, text)
    assert unknown is None or unknown.message
    assert unknown is None or 0 <= unknown.offset <= len(text)


def _patient_faults(path: Path) -> tuple[Fault, ...]:
    try:
        load_patient(path, toy())
    except InputFaults as error:
        return error.faults
    return ()


def _unknown_phrase(kind: str, text: str) -> UnknownPhrase | None:
    try:
        PhraseBook(toy()).read(kind, text)
    except UnknownPhrase as unknown:
        return unknown
    return None
