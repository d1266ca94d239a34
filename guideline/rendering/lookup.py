"""Where templates, theme and settings of a site are found: in the project, then in the package.

An installed package carries them in `guideline/site_templates`; a checkout of this repository has
them beside the package. What a project puts in its own `site_templates/` comes first, file by
file, so everything else follows the package when that is updated. The same holds for the pages for
authors in `docs/`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

__all__ = [
    "AUTHORS",
    "LOOK",
    "author_pages",
    "packaged_page",
    "page_folders",
    "wants_packaged_look",
    "write_look",
]

LOOK = "build/look/mkdocs.yml"
"""What a project's mkdocs.yml inherits to look as the package says."""

AUTHORS = "authors"
"""Folder below docs/ of the pages for those who write a guideline."""

_REFERENCE = "content-reference.md"
_TEMPLATES = "site_templates"
_INHERITS = re.compile(rf"^INHERIT:\s*['\"]?{re.escape(LOOK)}\b", re.MULTILINE)
_OWN = ("INHERIT", "site_name", "site_description", "site_url", "exclude_docs")
"""Settings of this repository's own site."""


def page_folders(root: Path) -> tuple[Path, ...]:
    """Folders of page templates, first found first served."""
    return _distinct(root / _TEMPLATES / "pages", _packaged() / "pages")


def author_pages(docs: Path) -> dict[str, Path]:
    """The pages for authors: path below docs/ to file, the project's own before the package's."""
    found: dict[str, Path] = {}
    for folder in (_packaged_docs(), docs):
        for file in (*sorted((folder / AUTHORS).rglob("*.md")), folder / _REFERENCE):
            if file.is_file():
                found[file.relative_to(folder).as_posix()] = file
    return found


def packaged_page(path: str) -> Path | None:
    """The package's page for authors of that path below docs/; None when it has none."""
    file = _packaged_docs() / path
    mine = path == _REFERENCE or path.startswith(f"{AUTHORS}/")
    return file if mine and file.is_file() else None


def wants_packaged_look(settings: Path) -> bool:
    """Whether a mkdocs.yml inherits the packaged settings; false when it cannot be read."""
    try:
        return bool(_INHERITS.search(settings.read_text("utf-8")))
    except (OSError, UnicodeDecodeError):
        return False


def write_look(root: Path) -> None:
    """Put the packaged settings and theme, overlaid by the project's own theme, in build/look.

    Style sheets and scripts that only the project has are added after the packaged ones.
    """
    look = (root / LOOK).parent
    shutil.rmtree(look, ignore_errors=True)
    theme = look / "theme"
    folders = _distinct(root / _TEMPLATES / "theme", _packaged() / "theme")
    for folder in reversed(folders):
        shutil.copytree(folder, theme, copy_function=shutil.copyfile, dirs_exist_ok=True)
    settings = _packaged_settings()
    settings["theme"]["custom_dir"] = theme.relative_to(root).as_posix()
    for key, pattern in (("extra_css", "assets/css/*.css"), ("extra_javascript", "assets/js/*.js")):
        own = sorted(
            path.relative_to(folders[0]).as_posix()
            for path in folders[0].glob(pattern)
            if not (folders[-1] / path.relative_to(folders[0])).exists()
        )
        settings[key] = [*settings[key], *own]
    head = "# From the installed package, and written anew by each build. Do not edit.\n"
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    (root / LOOK).write_text(head + text, "utf-8")


def _packaged() -> Path:
    package = Path(__file__).parents[1]
    installed = package / _TEMPLATES
    return installed if installed.is_dir() else package.parent / _TEMPLATES


def _packaged_docs() -> Path:
    package = Path(__file__).parents[1]
    installed = package / "docs"
    return installed if installed.is_dir() else package.parent / "docs"


def _packaged_settings() -> dict[str, Any]:
    installed = _packaged() / "mkdocs.yml"
    file = installed if installed.is_file() else _packaged().parent / "mkdocs.yml"
    settings: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return {key: value for key, value in settings.items() if key not in _OWN}


def _distinct(*folders: Path) -> tuple[Path, ...]:
    """The folders that exist, each once."""
    return tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))
