"""Generated pages: what differs is told, what a person wrote is kept, nothing is half written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from guideline.errors import OutputFailure
from guideline.rendering.publication import (
    Drift,
    DriftKind,
    SiteFailure,
    build_site,
    drift,
    signed,
    stage,
    write_pages,
)
from tests.verification.projects import SETTINGS

PAGES = {"index.md": "# Plants\n\nWater them.\n", "nav.yml": "nav:\n- index.md\n"}
SITE = """\
site_name: Plants
theme: {name: mkdocs}
validation: {links: {not_found: warn}}
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


@pytest.fixture
def published(docs: Path) -> Path:
    assert write_pages(docs, PAGES) == []
    return docs


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# Signatures


def test_a_page_ends_with_a_fingerprint_of_itself_as_a_comment() -> None:
    """The first 16 digits of `printf 'Water.\\n' | sha256sum`."""
    assert signed({"a.md": "Water.\n"}) == {
        "a.md": "Water.\n\n<!-- generated page, fingerprint cf488e1a38eadcd1 -->\n"
    }


def test_a_yaml_file_is_signed_with_a_yaml_comment() -> None:
    assert signed({"nav.yml": "nav: []\n"}) == {
        "nav.yml": "nav: []\n# generated page, fingerprint ef5e1dd02ac40e95\n"
    }


def test_a_page_without_a_line_end_gets_one_before_its_signature() -> None:
    assert signed({"a.md": "Water."}) == signed({"a.md": "Water.\n"})


# Drift


def test_freshly_written_pages_do_not_drift(published: Path) -> None:
    assert drift(published, PAGES) == []


def test_a_page_that_was_never_written_is_missing(docs: Path) -> None:
    assert drift(docs, PAGES) == [
        Drift("index.md", DriftKind.MISSING),
        Drift("nav.yml", DriftKind.MISSING),
    ]


def test_a_page_whose_content_changed_is_stale_from_its_first_differing_line(
    published: Path,
) -> None:
    found = drift(published, PAGES | {"index.md": "# Plants\n\nDo not water them.\n"})
    assert found == [Drift("index.md", DriftKind.STALE, 3)]


@pytest.mark.parametrize("text", ["nav: []\n", "nav:\n- index.md\n- more.md\n"])
def test_a_yaml_file_whose_content_changed_is_stale(text: str, published: Path) -> None:
    assert [d.kind for d in drift(published, PAGES | {"nav.yml": text})] == [DriftKind.STALE]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Water them.", "Drown them.", 3),
        ("# Plants", "#Plants", 1),
        ("\n\n<!--", "\n\nAnd talk to them.\n\n<!--", 5),
        ("fingerprint", "Fingerprint", 5),
    ],
    ids=["a word", "a blank", "a new last line", "the signature"],
)
def test_a_page_edited_by_hand_is_told_from_a_stale_one(
    old: str, new: str, line: int, published: Path
) -> None:
    page = published / "index.md"
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
    assert drift(published, PAGES) == [Drift("index.md", DriftKind.EDITED, line)]


def test_an_edited_page_stays_edited_when_the_content_changes_too(published: Path) -> None:
    page = published / "index.md"
    page.write_text(page.read_text("utf-8").replace("them", "all"), "utf-8")
    found = drift(published, PAGES | {"index.md": "# Cacti\n"})
    assert found == [Drift("index.md", DriftKind.EDITED, 1)]


def test_a_page_that_lost_its_last_lines_was_edited(published: Path) -> None:
    (published / "index.md").write_text("# Plants\n", "utf-8")
    assert drift(published, PAGES) == [Drift("index.md", DriftKind.EDITED, 2)]


def test_a_page_that_is_no_text_was_edited(published: Path) -> None:
    (published / "index.md").write_bytes(b"\xff\xfe\x00")
    assert [d.kind for d in drift(published, PAGES)] == [DriftKind.EDITED]


def test_a_generated_page_that_no_content_asks_for_is_orphaned(published: Path) -> None:
    assert drift(published, {"nav.yml": PAGES["nav.yml"]}) == [
        Drift("index.md", DriftKind.ORPHANED)
    ]


def test_a_hand_written_page_never_drifts(published: Path) -> None:
    (published / "about.md").write_text("# About\n", "utf-8")
    assert drift(published, PAGES) == []


# Writing


def test_pages_are_written_signed_into_folders_that_did_not_exist(docs: Path) -> None:
    write_pages(docs / "new", {"a/b/c.md": "Text.\n"})
    assert _files(docs / "new") == signed({"a/b/c.md": "Text.\n"})


def test_a_stale_page_is_replaced(published: Path) -> None:
    pages = PAGES | {"index.md": "# Cacti\n"}
    assert write_pages(published, pages) == []
    assert _files(published) == signed(pages)


def test_an_orphaned_page_is_removed_and_a_hand_written_one_kept(published: Path) -> None:
    (published / "about.md").write_text("# About\n", "utf-8")
    write_pages(published, {"nav.yml": PAGES["nav.yml"]})
    assert list(_files(published)) == ["about.md", "nav.yml"]


def test_an_edited_page_stops_the_writing_of_every_page(published: Path) -> None:
    page = published / "index.md"
    page.write_text(page.read_text("utf-8").replace("them", "all"), "utf-8")
    before = _files(published)
    found = write_pages(published, PAGES | {"new.md": "New.\n"})
    assert [(d.path, d.kind) for d in found] == [("index.md", DriftKind.EDITED)]
    assert _files(published) == before


def test_an_edited_page_is_replaced_when_that_was_asked_for(published: Path) -> None:
    (published / "index.md").write_text("Mine.\n", "utf-8")
    assert write_pages(published, PAGES, overwrite=True) == []
    assert _files(published) == signed(PAGES)


def test_a_hand_written_page_in_the_place_of_a_generated_one_is_not_overwritten(
    docs: Path,
) -> None:
    (docs / "index.md").write_text("Mine.\n", "utf-8")
    write_pages(docs, PAGES)
    assert _files(docs) == {"index.md": "Mine.\n"}


def test_a_file_in_the_place_of_a_folder_is_an_output_failure(docs: Path) -> None:
    (docs / "plants").write_text("Mine.\n", "utf-8")
    with pytest.raises(OutputFailure, match="this could not be written"):
        write_pages(docs, {"plants/index.md": "Text.\n"})
    assert _files(docs) == {"plants": "Mine.\n"}


_FULL = """
import resource, sys
from pathlib import Path
from guideline.errors import OutputFailure
from guideline.rendering.publication import stage, write_pages
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
docs = Path(sys.argv[1])
try:
    {call}
except OutputFailure as failure:
    print(failure)
"""


@pytest.mark.parametrize(
    ("call", "folder"),
    [
        ("write_pages(docs, {'index.md': 'x' * 5000, 'nav.yml': 'nav: []'})", "docs"),
        ("stage(docs, {'index.md': 'x' * 5000}, docs.parent / 'staging')", "staging"),
    ],
    ids=["pages", "staging"],
)
def test_a_disk_that_fills_up_leaves_the_old_page_and_no_rest_of_the_new_one(
    call: str, folder: str, published: Path
) -> None:
    """A limit on the size of files ends a write in the middle, as a full disk does."""
    staging = published.parent / "staging"
    stage(published, PAGES, staging)
    before = _files(published.parent / folder)["index.md"]
    done = subprocess.run(
        [sys.executable, "-c", _FULL.format(call=call), str(published)],
        env=SETTINGS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "this could not be written (File too large)" in done.stdout, done.stderr
    assert _files(published.parent / folder)["index.md"] == before
    assert [name for name in _files(published.parent) if Path(name).name.startswith(".")] == []


# Staging


def test_staging_holds_hand_written_files_and_fresh_pages_without_signatures(
    published: Path, tmp_path: Path
) -> None:
    (published / "about.md").write_text("# About\n", "utf-8")
    (published / "images").mkdir()
    (published / "images" / "mark.svg").write_text("<svg/>", "utf-8")
    stage(published, PAGES, tmp_path / "staging")
    expected = PAGES | {"about.md": "# About\n", "images/mark.svg": "<svg/>"}
    assert _files(tmp_path / "staging") == expected


def test_a_generated_page_without_content_does_not_reach_staging(
    published: Path, tmp_path: Path
) -> None:
    stage(published, {"nav.yml": PAGES["nav.yml"]}, tmp_path / "staging")
    assert list(_files(tmp_path / "staging")) == ["nav.yml"]


def test_what_was_staged_before_and_is_gone_now_is_removed(published: Path, tmp_path: Path) -> None:
    staging = tmp_path / "staging"
    (published / "about.md").write_text("# About\n", "utf-8")
    stage(published, PAGES, staging)
    (published / "about.md").unlink()
    stage(published, {"nav.yml": PAGES["nav.yml"]}, staging)
    assert list(_files(staging)) == ["nav.yml"]


def test_a_staged_file_that_did_not_change_is_not_touched(published: Path, tmp_path: Path) -> None:
    """So that the live preview rebuilds only what has changed."""
    staging = tmp_path / "staging"
    stage(published, PAGES, staging)
    before = (staging / "index.md").stat().st_ino
    stage(published, PAGES | {"nav.yml": "nav: []\n"}, staging)
    assert (staging / "index.md").stat().st_ino == before


def test_staging_does_not_change_the_committed_pages(published: Path, tmp_path: Path) -> None:
    before = _files(published)
    stage(published, {"index.md": "Other.\n"}, tmp_path / "staging")
    assert _files(published) == before


# The site


@pytest.fixture
def project(published: Path) -> Path:
    root = published.parent
    (root / "mkdocs.yml").write_text(SITE, "utf-8")
    stage(published, PAGES, root / "staging")
    return root


def _build(project: Path, nav: str = PAGES["nav.yml"], *, strict: bool = True) -> None:
    build_site(project, project / "staging", nav, project / "site", strict=strict)


def test_a_site_is_built_from_the_staged_pages(project: Path) -> None:
    _build(project)
    assert "Water them." in (project / "site" / "index.html").read_text("utf-8")


def test_a_new_site_takes_the_place_of_the_old_one_as_a_whole(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "old.html").write_text("old", "utf-8")
    _build(project)
    assert (project / "site" / "index.html").is_file()
    assert not (project / "site" / "old.html").exists()


def test_nothing_is_left_beside_the_site(project: Path) -> None:
    before = {path.name for path in project.iterdir()}
    _build(project)
    assert {path.name for path in project.iterdir()} == before | {"site", "build"}
    assert list((project / "build").iterdir()) == []


@pytest.mark.parametrize(
    ("staged", "nav", "settings", "said"),
    [
        ("[A link](none.md)\n", PAGES["nav.yml"], SITE, "none.md"),
        ("# Plants\n", "nav:\n- index.md\n- none.md\n", SITE, "none.md"),
        ("# Plants\n", PAGES["nav.yml"], "site_name: [\n", "line 2, column 1"),
        ("# Plants\n", PAGES["nav.yml"], f"{SITE}plugins: [no-such-plugin]\n", "no-such-plugin"),
        ("# Plants\n", PAGES["nav.yml"], "site_name: Plants\ntheme: no-such\n", "no-such"),
        ("# Plants\n", PAGES["nav.yml"], f"INHERIT: none.yml\n{SITE}", "none.yml"),
    ],
    ids=["dead link", "dead navigation", "bad YAML", "no plugin", "no theme", "no parent"],
)
def test_a_site_that_mkdocs_refuses_says_why_and_leaves_the_old_one(
    staged: str, nav: str, settings: str, said: str, project: Path
) -> None:
    _build(project)
    before = _files(project / "site")
    (project / "staging" / "index.md").write_text(staged, "utf-8")
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    with pytest.raises(SiteFailure) as failure:
        _build(project, nav)
    assert said in str(failure.value)
    assert _files(project / "site") == before
    assert not (project / ".site-new").exists()


def test_a_warning_does_not_stop_a_preview(project: Path) -> None:
    (project / "staging" / "index.md").write_text("[A link](none.md)\n", "utf-8")
    _build(project, strict=False)
    assert (project / "site" / "index.html").is_file()


def test_a_site_can_be_built_after_one_that_was_refused(project: Path) -> None:
    """What MkDocs said about one build is not held against the next."""
    page = project / "staging" / "index.md"
    good = page.read_text("utf-8")
    page.write_text("[A link](none.md)\n", "utf-8")
    with pytest.raises(SiteFailure):
        _build(project)
    page.write_text(good, "utf-8")
    _build(project)
    assert (project / "site" / "index.html").is_file()


def test_a_missing_mkdocs_yml_is_a_site_failure(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    with pytest.raises(SiteFailure, match=r"mkdocs\.yml"):
        _build(project)


def test_a_file_in_the_place_of_the_parent_folder_is_an_output_failure(project: Path) -> None:
    (project / "taken").write_text("Mine.\n", "utf-8")
    with pytest.raises(OutputFailure, match="could not be written"):
        build_site(project, project / "staging", PAGES["nav.yml"], project / "taken" / "site")
    assert (project / "taken").read_text("utf-8") == "Mine.\n"


def test_a_file_in_the_place_of_the_site_is_an_output_failure_and_is_kept(project: Path) -> None:
    (project / "site").write_text("Mine.\n", "utf-8")
    with pytest.raises(OutputFailure, match="could not be written"):
        _build(project)
    assert (project / "site").read_text("utf-8") == "Mine.\n"
