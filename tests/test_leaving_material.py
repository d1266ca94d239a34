"""Nothing in the pages needs a plugin of MkDocs, so another builder can take them as they are."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[1]


def built(docs: Path, site: Path, caplog: pytest.LogCaptureFixture, **more: object) -> list[str]:
    """What MkDocs warns of when it builds the pages without any plugin."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config = load_config(
        str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), plugins=[], **more
    )
    with caplog.at_level(logging.WARNING, "mkdocs"):
        build(config)
    return [record.getMessage() for record in caplog.records]


def test_the_pages_build_without_any_plugin(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    said = built(ROOT / "docs", tmp_path / "site", caplog, strict=True)
    pages = list((ROOT / "docs").rglob("*.md"))
    made = list((tmp_path / "site").rglob("*.html"))
    assert said == []
    assert len(made) == len(pages) + 1  # the page for an address that does not exist


def test_what_a_plugin_would_have_to_resolve_is_noticed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A link that only a plugin could make into an address."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n\n[Made by a plugin](made.md)\n", "utf-8")
    said = built(docs, tmp_path / "site", caplog, nav=["index.md"])
    assert any("made.md" in line for line in said)


def test_no_page_holds_a_template_of_a_plugin() -> None:
    found = [
        str(page.relative_to(ROOT))
        for page in (ROOT / "docs").rglob("*.md")
        if "{{" in page.read_text("utf-8") or "{%" in page.read_text("utf-8")
    ]
    assert found == []
