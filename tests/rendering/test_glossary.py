"""Words of the field are explained where a page uses them, and shown as they are written."""

from __future__ import annotations

import dataclasses
import html
import re
from pathlib import Path

import pytest

from guideline.model.guideline import Guideline, Term
from guideline.rendering.glossary import Glossary, term_views
from guideline.rendering.templates import environment, render
from tests.fixtures.toys import changed_toy, only_fault, toy
from tests.rendering.reading import ROOT, converter, read_page

WET = Term("wet soil", "Soil that drips.", ("soggy soil",))
ROT = Term("rot", "The roots die.")


def glossary(*terms: Term) -> Glossary:
    guideline: Guideline = dataclasses.replace(toy(), glossary=terms)
    return Glossary(guideline)


def explained(tmp_path: Path, words: Glossary, *texts: str) -> str:
    """These texts one after the other on the toy's page `records.md`."""
    (tmp_path / "page.md.j2").write_text(
        "{% for text in texts %}\n{{ text | explained }}\n\n{% endfor %}", "utf-8"
    )
    made = environment(tmp_path, ROOT / "site_templates" / "pages")
    return render(made, "page.md.j2", "toy/records.md", glossary=words, texts=texts)


def test_a_word_becomes_a_link_with_its_meaning(tmp_path: Path) -> None:
    page = explained(tmp_path, glossary(ROT), "Roots rot here.")
    assert page == ('Roots [rot](glossary.md#term-rot "The roots die."){ .gl-term } here.\n')


def test_only_the_first_use_on_a_page_is_explained(tmp_path: Path) -> None:
    page = explained(tmp_path, glossary(WET), "Soggy soil.", "Wet soil and wet soil.")
    assert page.count("gl-term") == 1
    assert page.startswith("[Soggy soil](")


@pytest.mark.parametrize("text", ["rotten", "carrot", "dry-rot", "rot_2"])
def test_a_part_of_a_longer_word_is_not_explained(tmp_path: Path, text: str) -> None:
    assert "gl-term" not in explained(tmp_path, glossary(ROT), text)


def test_the_longest_way_to_write_it_counts() -> None:
    words = glossary(Term("soil", "Earth."), WET)
    assert list(words.parts("In wet soil.")) == ["In ", ("wet soil", WET), "."]


def test_a_guideline_without_words_leaves_texts_alone(tmp_path: Path) -> None:
    assert explained(tmp_path, glossary(), "Roots rot.") == "Roots rot.\n"


def test_a_hostile_meaning_is_shown_as_it_is_written(tmp_path: Path) -> None:
    meaning = "\"><script>alert(1)</script> { .k } [l](javascript:x) 'q'"
    text = explained(tmp_path, glossary(Term("rot", meaning)), "Roots rot.")
    assert read_page(text).tags == ["p", "a"]
    title = re.search(r' title="([^"]*)"', converter().convert(text))
    assert title
    assert html.unescape(title.group(1)) == meaning


def test_words_stand_in_the_order_of_the_alphabet() -> None:
    words = glossary(WET, ROT, Term("Ash", "What is left.")).guideline
    assert [view.name for view in term_views(words)] == ["Ash", "rot", "wet soil"]


GLOSSARY = "glossary:\n  rot:\n    text: The roots die.\n    also: [decay]\n"


def test_a_glossary_is_read(tmp_path: Path) -> None:
    change = ("guideline.yaml", "\nversion:", f"\n{GLOSSARY}version:")
    assert changed_toy(tmp_path, change).glossary == (Term("rot", "The roots die.", ("decay",)),)


def test_a_word_that_is_explained_twice_is_a_fault(tmp_path: Path) -> None:
    twice = f"{GLOSSARY}  Decay:\n    text: The leaves fall.\n"
    fault = only_fault(tmp_path, ("guideline.yaml", "\nversion:", f"\n{twice}version:"))
    assert "the word 'decay' is used by glossary.rot.also.0 already" in str(fault)
