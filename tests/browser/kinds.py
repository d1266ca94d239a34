"""One page of every kind a built site has, whatever its pages are called."""

from __future__ import annotations

from pathlib import Path


def kinds(site: Path) -> list[str]:
    """Paths of the pages to look at.

    Every page of the top folder and of a guideline's own folder is a kind of its own. Below them
    the pages of a folder are made alike: the first page and the largest other one stand for all.
    So do folders side by side that hold one page each, such as those of old editions.
    """
    found: list[Path] = []
    lone: dict[Path, list[Path]] = {}
    for folder in sorted({file.parent for file in site.rglob("*.html")}):
        pages = sorted(folder.glob("*.html"))
        if folder == site or (folder.parent == site and (folder / "guideline.json").is_file()):
            found.extend(pages)
        else:
            others = [page for page in pages if page.name != "index.html"]
            if not others:
                lone.setdefault(folder.parent, []).extend(pages)
                continue
            found.extend(page for page in pages if page.name == "index.html")
            found.extend(sorted(others, key=lambda page: page.stat().st_size)[-1:])
    found.extend(max(pages, key=lambda page: page.stat().st_size) for pages in lone.values())
    return [page.relative_to(site).as_posix() for page in found]


def recommendations(site: Path) -> list[str]:
    """Paths of all pages of single recommendations."""
    return sorted(
        page.relative_to(site).as_posix()
        for page in site.glob("*/recommendations/*.html")
        if page.name != "index.html"
    )
