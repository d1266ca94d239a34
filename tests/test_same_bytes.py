"""Two builds of the same content, at the same told time, are the same to the byte."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from tests.verification.projects import command_line

pytestmark = pytest.mark.exhaustive

TOLD = "1767225600"  # 2026-01-01T00:00:00Z
SITE = "https://example.org/plants/"
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def built(root: Path, setting: str = "", **environment: str) -> dict[str, bytes]:
    """A new repository's site, each file by its path."""
    command_line("new", str(root))
    if setting:
        settings = root / "mkdocs.yml"
        settings.write_text(f"{settings.read_text('utf-8')}{setting}\n", "utf-8")
    done = command_line("build", "--project", str(root), **environment)
    assert done.code == 0, done
    site = root / "site"
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("first") / "plants"
    return built(folder, f"site_url: {SITE}", SOURCE_DATE_EPOCH=TOLD, PYTHONHASHSEED="1")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Built without an address and without a date; a new repository has no commit either."""
    with pytest.MonkeyPatch.context() as settings:
        settings.delenv("SOURCE_DATE_EPOCH", raising=False)
        return built(tmp_path_factory.mktemp("bare") / "plants")


def test_every_file_of_two_builds_is_the_same(first: dict[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere" / "plants"
    folder.parent.mkdir()
    setting = f"site_url: {SITE}"
    second = built(folder, setting, SOURCE_DATE_EPOCH=TOLD, PYTHONHASHSEED="2")
    assert list(first) == list(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_with_an_address_map_and_feed_hold_absolute_ones(first: dict[str, bytes]) -> None:
    places = ElementTree.fromstring(first["sitemap.xml"]).findall("m:url/m:loc", MAP)
    assert places
    assert all((place.text or "").startswith(SITE) for place in places)
    assert gzip.decompress(first["sitemap.xml.gz"]) == first["sitemap.xml"]
    feed = first["feed.xml"].decode("utf-8")
    assert "<updated>2026-01-01T00:00:00Z</updated>" in feed
    assert f'href="{SITE}feed.xml"' in feed


def test_without_an_address_there_is_no_map_and_without_a_date_no_feed(
    bare: dict[str, bytes],
) -> None:
    assert not {"sitemap.xml", "sitemap.xml.gz", "feed.xml"} & set(bare)
    assert not [path for path, body in bare.items() if b"application/atom+xml" in body]


def test_every_page_of_a_rule_has_its_file_and_the_file_fits_its_schema(
    bare: dict[str, bytes], first: dict[str, bytes]
) -> None:
    for site in (bare, first):
        validator = Draft202012Validator(json.loads(site["rule.schema.json"]))
        pages = [
            path
            for path in site
            if path.endswith(".html")
            and path.split("/")[-2:-1] in (["recommendations"], ["pitfalls"])
            and not path.endswith("index.html")
        ]
        assert pages
        for page in pages:
            file = page.removesuffix("html") + "json"
            validator.validate(json.loads(site[file]))
            name = file.rpartition("/")[2]
            assert f'rel="describedby" type="application/json" href="{name}"' in site[page].decode(
                "utf-8"
            )


@pytest.mark.parametrize(
    ("setting", "environment", "said"),
    [
        ("site_url: example.org", {}, "site_url is 'example.org'"),
        ("", {"SOURCE_DATE_EPOCH": "today"}, "SOURCE_DATE_EPOCH: this setting is 'today'"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_and_ends_with_2(
    setting: str, environment: dict[str, str], said: str, tmp_path: Path
) -> None:
    command_line("new", str(tmp_path / "plants"))
    settings = tmp_path / "plants" / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}{setting}\n", "utf-8")
    done = command_line("build", "--project", str(tmp_path / "plants"), **environment)
    assert done.code == 2
    assert said in done.out + done.err
    assert "Traceback" not in done.out + done.err
