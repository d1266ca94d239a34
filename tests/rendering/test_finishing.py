"""What is added to a site after it was built."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from guideline.errors import InputFaults
from guideline.rendering.finishing import (
    add_to_heads,
    rule_summaries,
    site_address,
    tidy_sitemap,
)
from tests.rendering.hostile import toy_project

MAP = (
    "<urlset>\n    <url>\n         <loc>https://example.org/a.html</loc>\n"
    "         <lastmod>2026-11-28</lastmod>\n    </url>\n</urlset>\n"
)


def settings(folder: Path, text: str) -> Path:
    file = folder / "mkdocs.yml"
    file.write_text(text, "utf-8")
    return file


# Where the site stands


@pytest.mark.parametrize(
    "text",
    ["site_name: Plants\n", "site_url:\n", 'site_url: ""  # none\n', "# site_url: https://a.b\n"],
)
def test_a_site_without_an_address_has_none(text: str, tmp_path: Path) -> None:
    assert site_address(settings(tmp_path, text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "site_name: Plants\nsite_url: https://example.org/plants\n",
        "site_url: 'https://example.org/plants/'  # with a slash\nsite_name: Plants\n",
        "site_url:\n  https://example.org/plants/\n",
        "site_url: !ENV [NO_SUCH_SETTING_HERE, 'https://example.org/plants/']\n",
    ],
)
def test_the_address_of_a_site_ends_in_a_slash(text: str, tmp_path: Path) -> None:
    assert site_address(settings(tmp_path, text)) == "https://example.org/plants/"


@pytest.mark.parametrize("value", ["example.org", "ftp://example.org/", "https://", "7", "[a]"])
def test_what_is_no_address_is_refused_with_its_line(value: str, tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match=r"mkdocs\.yml:2:1: site_url is '.*expected something"):
        site_address(settings(tmp_path, f"site_name: Plants\nsite_url: {value}\n"))


def test_settings_that_cannot_be_read_are_left_for_the_build_to_name(tmp_path: Path) -> None:
    assert site_address(tmp_path / "mkdocs.yml") == ""
    assert site_address(settings(tmp_path, "site_url: [\n")) == ""


# Heads


def test_lines_stand_at_the_end_of_the_head(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<head><title>A</title></head><body>", "utf-8")
    assert add_to_heads(tmp_path, {"a.html": "<link>"}) == []
    text = (tmp_path / "a.html").read_text("utf-8")
    assert text == "<head><title>A</title><link>\n</head><body>"


def test_a_page_that_is_missing_or_has_no_head_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>No head", "utf-8")
    assert add_to_heads(tmp_path, {"a.html": "<link>", "b.html": "<link>"}) == ["a.html", "b.html"]


# The map of the site


@pytest.fixture
def mapped(tmp_path: Path) -> Path:
    (tmp_path / "sitemap.xml").write_text(MAP, "utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(gzip.compress(MAP.encode("utf-8")))
    return tmp_path


def test_a_site_without_an_address_has_no_map(mapped: Path) -> None:
    tidy_sitemap(mapped, "")
    assert list(mapped.iterdir()) == []


def test_the_map_of_a_site_holds_addresses_and_no_date_of_the_build(mapped: Path) -> None:
    tidy_sitemap(mapped, "https://example.org/")
    text = (mapped / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/a.html</loc>" in text
    assert "lastmod" not in text
    assert gzip.decompress((mapped / "sitemap.xml.gz").read_bytes()).decode("utf-8") == text


# Summaries


def test_every_rule_has_a_sentence_with_its_verdict(tmp_path: Path) -> None:
    project = toy_project(tmp_path)
    found = rule_summaries(project)
    assert set(found) == {("toy", rule.id) for rule in project.guidelines["toy"].rules}
    assert found["toy", "WET"].startswith("Watering must be avoided ")
