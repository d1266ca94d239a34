"""The guideline as a PDF, made by the Chromium that the browser tests use."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from guideline.loading import load_project
from guideline.rendering.pdf import PdfUnavailable, find_chromium, write_pdfs
from tests.browser.conftest import ROOT

pytestmark = pytest.mark.browser

NOTICE = "Not medical advice, not a medical device."


@pytest.fixture(scope="module")
def chromium(browser: object) -> str:
    """The same program; the fixture `browser` installs it when there is none."""
    return find_chromium()


@pytest.fixture(scope="module")
def pdf(chromium: str, site: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    made = tmp_path_factory.mktemp("pdf") / "guideline.pdf"
    # In a thread of its own: the browser of the other tests keeps this one's event loop.
    with ThreadPoolExecutor() as threads:
        page = next(site.glob("*/print.html"))
        threads.submit(write_pdfs, chromium, {page: made}, NOTICE).result()
    return PdfReader(made)


@pytest.fixture(scope="module")
def text(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def titles(outline: list[Destination | list[object]]) -> list[str]:
    """Titles of an outline at all depths."""
    found: list[str] = []
    for item in outline:
        if isinstance(item, list):
            found.extend(titles(item))  # type: ignore[arg-type]
        else:
            found.append(str(item.title))
    return found


def test_it_is_tagged_and_names_its_language_and_title(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    guideline = next(iter(load_project(ROOT).guidelines.values()))
    assert pdf.metadata is not None
    assert f"{guideline.title}, version {guideline.version}" in str(pdf.metadata.title)


def test_its_outline_leads_to_every_chapter_and_rule(pdf: PdfReader) -> None:
    found = titles(pdf.outline)  # type: ignore[arg-type]
    assert {"Scope", "Recommendations", "Pitfalls", "Open questions", "References"} <= set(found)
    guideline = next(iter(load_project(ROOT).guidelines.values()))
    for id in (*guideline.recommendations, *guideline.pitfalls):
        assert any(title.startswith(f"{id} ·") for title in found), id


def test_it_says_everything(pdf: PdfReader, text: str) -> None:
    guideline = next(iter(load_project(ROOT).guidelines.values()))
    assert len(pdf.pages) > 1
    for id in (*guideline.recommendations, *guideline.pitfalls, *guideline.questions):
        assert id in text, id
    for notice in guideline.notices:
        assert notice in text


def test_every_sheet_says_what_it_is_not(pdf: PdfReader) -> None:
    assert [n for n, page in enumerate(pdf.pages) if NOTICE not in page.extract_text()] == []


def test_no_link_leaves_the_document(pdf: PdfReader) -> None:
    """A link to a page of the site would name a folder of the machine that made the PDF."""
    addresses = [
        str(action["/URI"])
        for page in pdf.pages
        for annotation in page.get("/Annots") or []
        if (action := annotation.get_object().get("/A")) and "/URI" in action
    ]
    assert [address for address in addresses if address.startswith("file:")] == []


def test_a_chromium_that_cannot_start_is_said(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "guideline.pdf"
    with pytest.raises(PdfUnavailable, match="/bin/false could not print"):
        ThreadPoolExecutor().submit(
            write_pdfs, "/bin/false", {site / "index.html": target}, NOTICE
        ).result()
    assert not target.exists()
