"""The guideline as one page to print, and what is said when no PDF can be made."""

from __future__ import annotations

import re
import sys

import pytest
from click.testing import CliRunner

from guideline.cli.app import cli
from guideline.loading import Project
from guideline.rendering import print_pages, render_pages
from guideline.rendering.markdown import plain_text
from guideline.rendering.pdf import PdfUnavailable, find_chromium
from tests.rendering.reading import ROOT, split_front_matter

GUIDELINE = "alk-nsclc-post-lorlatinib"
HASH = "0123456789abcdef" * 4


@pytest.fixture(scope="module")
def printed(project: Project) -> str:
    return print_pages(project, None, {}, {GUIDELINE: HASH})[f"{GUIDELINE}/print.md"]


def test_it_names_version_and_fingerprint(project: Project, printed: str) -> None:
    version = project.guidelines[GUIDELINE].version
    assert f"Version {version} · content 0123456789ab\n" in plain_text(printed)
    assert HASH in printed


def test_its_links_stay_on_it(printed: str) -> None:
    links = set(re.findall(r"\]\(([^)]*)\)", printed))
    assert "#local-3-sabr" in links
    assert {link for link in links if not link.startswith("#")} == set()


def test_search_leaves_it_out(printed: str) -> None:
    values, _ = split_front_matter(printed)
    assert values["search"] == {"exclude": True}


def test_without_a_proof_it_says_that_none_was_run(printed: str) -> None:
    assert "No proof was run for this edition." in printed


def test_the_overview_links_a_pdf_only_when_one_is_made(project: Project, green_run) -> None:  # type: ignore[no-untyped-def]
    page = f"{GUIDELINE}/index.md"
    link = f'href="{GUIDELINE}.pdf"'
    assert link not in render_pages(project, green_run)[page]
    assert link in render_pages(project, green_run, pdf=True)[page]


def test_without_chromium_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PdfUnavailable, match="needs Chromium, and none of chromium, "):
        find_chromium()


def test_a_chromium_that_is_no_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/program")
    with pytest.raises(PdfUnavailable, match="CHROMIUM is '/no/such/program'"):
        find_chromium()


def test_without_playwright_the_command_ends_with_2_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    result = CliRunner().invoke(cli, ["build", "--pdf", "--project", str(ROOT)])
    assert result.exit_code == 2
    assert "needs the Python package playwright" in result.output


def test_a_pdf_without_a_site_is_refused() -> None:
    result = CliRunner().invoke(cli, ["build", "--pdf", "--check", "--project", str(ROOT)])
    assert result.exit_code == 2
    assert "--pdf needs the whole site" in result.output
