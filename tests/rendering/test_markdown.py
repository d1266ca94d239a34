"""Text from content shows as text, wherever on a page it stands."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guideline.rendering.markdown import attribute, escape, front_matter, plain_text, slug, tidy
from tests.rendering.reading import converter, read_html, spaced, split_front_matter

PLACES = {
    "paragraph": "{}",
    "middle of a paragraph": "Before {} after",
    "heading": "# {}",
    "list": "- {}",
    "numbered list": "1. {}",
    "definition": "Term\n:   {}",
    "term": "{}\n:   Definition",
    "table": "| a | b |\n| --- | --- |\n| {} | c |",
    "link": "[{}](page.md)",
    "strong": "**{}**",
    "summary": "<details markdown>\n<summary markdown>{}</summary>\n\ntext\n\n</details>",
    "div": '<div class="x" markdown>\n\n{}\n\n</div>',
    "code": "<code>{}</code>",
    "paragraph with a class": "{}\n{{ .gl-lede }}",
    "box": "!!! warning\n\n    {}",
    "nested list": "- a\n    - {}",
    "paragraph in a list": "- a\n\n    {}",
}
HARD = [
    "<script>alert(1)</script>",
    "*a* **b** _c_ __d__",
    "a | b || c",
    "[x](y) ![x](y) [x]: y [x][y]",
    "`code` ``code``",
    "# heading #",
    "1. one",
    "2) two",
    "- item",
    "+ item",
    "> quote",
    ": definition",
    "!!! note",
    "??? note",
    "~~~",
    "===",
    "---",
    "{ .class #id }",
    "{: .class }",
    "&amp; &#42; &copy;",
    "back\\slash \\* \\",
    "<!-- comment -->",
    "<https://example.org> <a@b.c>",
    "[[wiki]] {{ jinja }} {% if %}",
    "two\n\nparagraphs",
    "5 < 6 > 4 & 3",
    'say "no"',
    "\u2028line\u0085line\x0bline\x02odd\x03",
    "a_b_c and _x_y_ and __init__",
    "(*)_*_[_](_)",
    "\t    indented",
]
TEXT = st.text(
    st.sampled_from("ab1 .\n_*`[]()<>#!|{}\\&;:-+=~?\"'/\u00e9\u2028\x02") | st.characters()
)
MARKDOWN = converter()


def shown(place: str, text: str) -> str:
    MARKDOWN.reset()
    return spaced(read_html(MARKDOWN.convert(PLACES[place].format(escape(text)))).text)


def expected(place: str, text: str) -> str:
    words = {
        "middle of a paragraph": "Before {} after",
        "definition": "Term {}",
        "term": "{} Definition",
        "table": "a b {} c",
        "summary": "{} text",
        "box": "Warning {}",
        "nested list": "a {}",
        "paragraph in a list": "a {}",
    }.get(place, "{}")
    return spaced(words.format(spaced(text)))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HARD)
def test_hard_text_shows_as_it_is(place: str, text: str) -> None:
    """Nothing in a content field is Markdown or HTML."""
    assert shown(place, text) == expected(place, text)


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=150, deadline=None)
@given(text=TEXT.filter(lambda text: spaced(text) != ""))
def test_any_text_shows_as_it_is(place: str, text: str) -> None:
    """Nothing anybody can type is Markdown or HTML."""
    assert shown(place, text) == expected(place, text)


@settings(max_examples=150, deadline=None)
@given(text=TEXT)
def test_any_text_stays_inside_an_attribute(text: str) -> None:
    """A quotation mark in a title does not end the attribute it stands in."""
    MARKDOWN.reset()
    made = MARKDOWN.convert(f'<div title="{attribute(text)}" markdown>\n\ninside\n\n</div>')
    read = read_html(made)
    assert (read.tags, read.text.strip()) == (["div", "p"], "inside")


@settings(max_examples=100, deadline=None)
@given(title=TEXT)
def test_front_matter_is_read_back(title: str) -> None:
    """A title cannot end the head of a page or add a line to it."""
    page = front_matter("# Generated from x.", {"title": title, "hide": ["toc"]}) + "# Text\n"
    head, body = split_front_matter(page)
    assert (set(head), body) == ({"title", "hide"}, "\n# Text\n")


def test_front_matter_is_escaped_for_the_theme() -> None:
    """The theme prints titles as they are."""
    head, _ = split_front_matter(front_matter("# x", {"title": "<b>"}))
    assert head["title"] == "&lt;b&gt;"


def test_plain_words_stay_readable_in_the_markdown() -> None:
    """A reviewer reads the committed page, so ordinary text is left alone."""
    text = "Platinum (cisplatin) with pemetrexed: 1 to 3 sites, \u201conly\u201d in lung_cancer."
    assert escape(text) == text


def test_plain_text_keeps_the_lines_of_the_page() -> None:
    """A finding about a page names the line it stands on."""
    page = "---\ntitle: x\n---\n\n<div\nclass='a'>\nsome **bold** [link](a.md)\n"
    assert plain_text(page).splitlines()[6] == "some bold link"


def test_a_slug_has_small_letters_digits_and_hyphens() -> None:
    assert slug("LOCAL-3_SABR: what?") == "local-3-sabr-what"


def test_tidy_leaves_one_empty_line_and_one_line_end() -> None:
    assert tidy("\na  \n\n\n\nb\n\n") == "a\n\nb\n"


def test_the_mark_is_a_comment_of_the_head() -> None:
    """So it reaches no reader of the site."""
    page = front_matter("# Generated from x.", {"title": "t"})
    assert yaml.safe_load(page.split("---")[1]) == {"title": "t"}
