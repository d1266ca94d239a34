"""Templates print what they know, and nothing else."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from guideline.errors import InputFaults
from guideline.rendering.chips import Chip
from guideline.rendering.links import Link, Sentence, relative
from guideline.rendering.templates import environment, render
from tests.rendering.reading import ROOT

PAGES = ROOT / "site_templates" / "pages"


def printed(tmp_path: Path, template: str, **views: object) -> str:
    (tmp_path / "a.md.j2").write_text(template, "utf-8")
    return render(environment(tmp_path), "a.md.j2", "g/rules/a.md", **views).strip()


def test_a_missing_value_is_an_error(tmp_path: Path) -> None:
    """One that names the template, because a person wrote it."""
    with pytest.raises(InputFaults, match="asks for something that is not there"):
        printed(tmp_path, "{{ view.nothing }}", view=SimpleNamespace())


def test_a_template_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputFaults) as caught:
        printed(tmp_path, "one\n{{ view +}}", view=SimpleNamespace())
    (fault,) = caught.value.faults
    assert fault.line == 2


@pytest.mark.parametrize("value", [None, True, 1.5, ("a",), {"a": 1}, object()])
def test_what_is_no_text_is_an_error(tmp_path: Path, value: object) -> None:
    """Rather than the word "None" on a page."""
    with pytest.raises(TypeError):
        printed(tmp_path, "{{ value }}", value=value)


def test_text_is_escaped_in_macros_and_captured_blocks_once(tmp_path: Path) -> None:
    template = (
        "{% macro m(t) %}<b>{{ t }}</b>{% endmacro %}{% set s %}{{ m(t) }}{% endset %}{{ s }}"
    )
    assert printed(tmp_path, template, t="<&>") == "<b>&lt;&amp;&gt;</b>"


def test_a_link_is_relative_to_its_page(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ a }}", a=Link("x", "g/b.md", "c")) == "[x](../b.md#c)"


def test_a_link_to_the_same_page_is_an_anchor() -> None:
    assert relative("g/a.md", Link("x", "g/a.md", "here")) == "#here"


def test_a_sentence_keeps_the_spaces_around_its_links(tmp_path: Path) -> None:
    sentence = Sentence(("See * ", Link("x", "g/rules/b.md"), ", then ", "stop."))
    assert printed(tmp_path, "{{ s }}", s=sentence) == "See &#42; [x](b.md), then stop."


def test_a_chip_says_its_word(tmp_path: Path) -> None:
    chip = Chip("Not run", "result", "not-run")
    assert printed(tmp_path, "{{ c }}", c=chip) == "**Not run**{ .result .result-not-run }"


@pytest.mark.parametrize("template", sorted(PAGES.glob("*.j2")), ids=lambda path: path.name)
def test_no_template_gets_around_the_escaping(template: Path) -> None:
    """`safe` marks text as ours; joining a link and a text would escape the text for HTML only."""
    text = template.read_text("utf-8")
    assert not re.search(r"\|\s*(safe|join|e|escape|forceescape)\b|Markup|autoescape", text)


@pytest.mark.parametrize("template", sorted(PAGES.glob("*.j2")), ids=lambda path: path.name)
def test_no_template_names_a_part_of_a_guideline(template: Path) -> None:
    """Templates serve every guideline, so they know none."""
    text = template.read_text("utf-8")
    assert not re.search(r"lorlatinib|NSCLC|\bALK\b|chemo|profiling|AMB-|PIT-", text, re.IGNORECASE)
