"""Links, anchors and ids of a small site: what is found, and what is left alone."""

from pathlib import Path

import pytest

from guideline.rendering.broken_links import broken_links


def found(folder: Path, body: str, markdown: str = "", **more: str) -> list[str]:
    """The faults of a site whose page `a/page.html` has this body, on its second line."""
    site, docs = folder / "site", folder / "docs"
    (site / "a").mkdir(parents=True)
    docs.mkdir()
    (site / "a" / "page.html").write_text(f"<!doctype html>\n{body}", "utf-8")
    (site / "other.html").write_text("<p id='here'>Here</p>", "utf-8")
    for name, text in more.items():
        (site / f"{name}.html").write_text(text, "utf-8")
    (docs / "page.md").write_text(markdown, "utf-8")
    return broken_links(docs, site)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (
            '<a href="none.html">',
            "the link 'none.html' leads nowhere: there is no file a/none.html",
        ),
        ("<a href='../other.html#gone'>", "nothing on other.html has the id 'gone'"),
        ('<a class="x>y" href="#gone">', "nothing on a/page.html has the id 'gone'"),
        ('<svg><a xlink:href="none.html"><text>', "there is no file a/none.html"),
        ('<svg><a href="none.html"><text>', "there is no file a/none.html"),
        ("<img src=none.png>", "there is no file a/none.png"),
        ('<img alt="a src=b" src=none.png hidden>', "there is no file a/none.png"),
        ('<a href="/other.html">', "it counts from the top of a host"),
        ('<a href="../a/">', "there is no file a"),
        ('<a href="n&#111;ne.html">', "there is no file a/none.html"),
        ('<p id="x"><b id="x">', "the id 'x' stands on this page twice"),
    ],
)
def test_what_leads_nowhere_is_found_with_file_and_line(
    tmp_path: Path, body: str, why: str
) -> None:
    (line,) = found(tmp_path, body)
    assert line.startswith("a/page.html:2: ")
    assert why in line


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../other.html#here">',
        '<a href="../other.html?q=1#here">',
        '<a href="#x"><p id="x">',
        '<a href="#x"><a name="x">',
        '<a href="#">',
        '<a href="#x?symptoms=none"><p id="x">',
        '<a href="https://elsewhere.invalid/none.html">',
        '<a href="mailto:somebody@elsewhere.invalid">',
        '<img src="data:,">',
        '<!-- <a href="none.html"> -->',
        "<script>const text = \"<a href='none.html'>\";</script>",
        '<p>&lt;a href="none.html"&gt;</p>',
        '<p id="x"></p><p data-id="x">',
        "<p aria-label=\"&lt;img src=x onerror=y&gt; id=z\" title=' href=x id=z'>",
    ],
)
def test_what_is_sound_or_elsewhere_is_left_alone(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


def test_the_page_for_lost_addresses_counts_from_the_top(tmp_path: Path) -> None:
    lost = {"404": '<a href="/other.html"><a href="/">'}
    assert found(tmp_path, "", **lost) == []


def test_the_page_for_lost_addresses_counts_from_where_the_site_will_stand(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "other.html").write_text("<p>Other", "utf-8")
    lost = '<a href="/plants/other.html"><a href="/plants/"><a href="/other.html">'
    (site / "404.html").write_text(lost, "utf-8")
    (site / "index.html").write_text("<p>Home", "utf-8")
    assert broken_links(tmp_path, site, "/plants/") == [
        "404.html:1: the link '/other.html' leads nowhere: the site will stand in /plants/"
    ]


def test_every_fault_is_told(tmp_path: Path) -> None:
    assert len(found(tmp_path, '<a href="none.html">\n<a href="#gone">')) == 2


@pytest.mark.parametrize("text", ["See [the study][nowhere].", "See [the study][]."])
def test_a_name_that_is_defined_nowhere_is_found(tmp_path: Path, text: str) -> None:
    (line,) = found(tmp_path, "", f"# Page\n\n{text}\n")
    assert line.startswith("page.md:3: '[the study][")
    assert line.endswith("names an address that is defined nowhere")


@pytest.mark.parametrize(
    "text",
    [
        "See [the study][one].\n\n[one]: other.md\n",
        "See `[the study][nowhere]`.",
        "```\n[the study][nowhere]\n```\n",
        "See &#91;the study&#93;&#91;nowhere&#93;.",
        "See [the study](other.md)[another](other.md).",
    ],
)
def test_a_name_that_is_defined_or_shown_as_text_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "", text) == []
