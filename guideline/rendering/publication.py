"""Rendered pages -> files in `docs/`, and a site.

Every generated page ends with a fingerprint of itself, so a page that somebody edited by hand is
told from one that is merely out of date: the first is never overwritten unasked. Files are written
beside their place and then moved there, so a full disk leaves what was there before.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import hashlib
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from guideline.errors import GuidelineError, OutputFailure
from guideline.rendering.broken_links import broken_links
from guideline.rendering.lookup import packaged_page, wants_packaged_look, write_look

__all__ = [
    "Drift",
    "DriftKind",
    "SiteFailure",
    "build_site",
    "drift",
    "rare_collections",
    "signed",
    "stage",
    "write_pages",
]

_NAV = "nav.yml"
_SIGNATURE = re.compile(r"(?:<!-- |# )generated page, fingerprint ([0-9a-f]{16})(?: -->)?\n\Z")


class SiteFailure(GuidelineError):
    """The site could not be built; the lines say why. The previous site is untouched."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


class DriftKind(Enum):
    """How a committed page differs from what the content says."""

    MISSING = "missing"
    STALE = "stale"
    EDITED = "edited"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Drift:
    """One committed page that is not what the content says.

    Attributes:
        path: Below the folder of pages.
        line: First line that differs; 0 when the page as a whole is concerned.
    """

    path: str
    kind: DriftKind
    line: int = 0


def signed(pages: Mapping[str, str]) -> dict[str, str]:
    """The pages as they are committed, each with its fingerprint on the last line."""
    return {path: _with_signature(path, text) for path, text in pages.items()}


def drift(docs: Path, pages: Mapping[str, str]) -> list[Drift]:
    """Compare the committed pages with freshly rendered ones."""
    found: list[Drift] = []
    for path, wanted in signed(pages).items():
        file = docs / path
        if not file.is_file():
            found.append(Drift(path, DriftKind.MISSING))
            continue
        text = file.read_bytes().decode("utf-8", "replace")
        if text != wanted:
            kind = DriftKind.STALE if _is_untouched(text) else DriftKind.EDITED
            found.append(Drift(path, kind, _first_difference(text, wanted)))
    found.extend(Drift(path, DriftKind.ORPHANED) for path in _generated(docs) - set(pages))
    return sorted(found, key=lambda item: item.path)


def write_pages(docs: Path, pages: Mapping[str, str], *, overwrite: bool = False) -> list[Drift]:
    """Bring the committed pages up to date.

    Args:
        docs: The folder of pages.
        pages: Path to text.
        overwrite: Replace pages that were edited by hand, too.

    Returns:
        The edited pages; when there are any and `overwrite` is false, nothing was written.

    Raises:
        OutputFailure: A page could not be written.
    """
    differing = drift(docs, pages)
    edited = [item for item in differing if item.kind is DriftKind.EDITED]
    if edited and not overwrite:
        return edited
    wanted = signed(pages)
    with _writing(docs):
        for item in differing:
            if item.kind is DriftKind.ORPHANED:
                (docs / item.path).unlink()
            else:
                _replace(docs / item.path, wanted[item.path])
    return []


def stage(docs: Path, pages: Mapping[str, str], staging: Path) -> None:
    """Put hand-written and freshly rendered pages together; files that did not change stay.

    A page for authors that the navigation names and the project does not have is the package's.

    Raises:
        OutputFailure: A file could not be written.
    """
    generated = _generated(docs)
    with _writing(staging):
        written = {
            file.relative_to(docs): file
            for file in sorted(docs.rglob("*"))
            if file.is_file() and file.relative_to(docs).as_posix() not in generated
        }
        for path in _named(yaml.safe_load(pages.get(_NAV, "")) or {}):
            packaged = packaged_page(path)
            if packaged is not None and path not in pages:
                written.setdefault(Path(path), packaged)
        keep: set[Path] = set(written)
        for relative, file in written.items():
            target = staging / relative
            if not target.is_file() or target.read_bytes() != file.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
        for path, text in pages.items():
            keep.add(Path(path))
            target = staging / path
            if not target.is_file() or target.read_text("utf-8") != text:
                _replace(target, text)
        for file in sorted(staging.rglob("*"), reverse=True):
            if file.is_file() and file.relative_to(staging) not in keep:
                file.unlink()


def build_site(
    root: Path,
    staging: Path,
    nav: str,
    site: Path,
    *,
    strict: bool = True,
    finish: Callable[[Path], None] | None = None,
) -> None:
    """Build the site with MkDocs and put it in the place of the previous one.

    Args:
        root: The project; its `mkdocs.yml` says how the site looks, or inherits that from the
            package.
        staging: The pages, as `stage` left them.
        nav: The generated navigation, as YAML.
        site: Where the site goes.
        strict: Whether a warning of MkDocs, or a link that leads nowhere, stops the build.
        finish: What is added to the finished folder before it takes its place.

    Raises:
        SiteFailure: MkDocs refused, and its words are passed on; or a link leads nowhere.
        OutputFailure: The site could not be written.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build  # noqa: PLC0415 - costs 0.2 s that only a build needs
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    logger.setLevel(logging.WARNING)
    fresh = root / "build" / f"{site.name}-new-{os.getpid()}"  # two builds at once do not meet
    try:
        with _writing(site):
            if site.exists() and not site.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.parent.mkdir(parents=True, exist_ok=True)
            settings: dict[str, Any] = {
                "docs_dir": str(staging),
                "site_dir": str(fresh),
                "strict": strict,
                **yaml.safe_load(nav),
            }
            if wants_packaged_look(root / "mkdocs.yml"):
                write_look(root)
            config = load_config(str(root / "mkdocs.yml"), **settings)
            config.plugins.on_startup(command="build", dirty=False)
            with rare_collections():
                build(config)
            config.plugins.on_shutdown()
            if finish:
                finish(fresh)
            top = urlsplit(config.site_url or "").path or "/"
            broken = broken_links(staging, fresh, top) if strict else []
            if broken:
                raise SiteFailure(broken)
            _swap(fresh, site)
    except (MkDocsException, SystemExit) as error:
        raise SiteFailure([*said.lines, str(error)]) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        logger.removeHandler(said)


class _Said(logging.Handler):
    """Keeps what MkDocs says."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _named(nav: Any) -> Iterator[str]:
    """The paths of a navigation, whatever they are nested in."""
    match nav:
        case str():
            yield nav
        case list():
            for part in nav:
                yield from _named(part)
        case dict():
            for part in nav.values():
                yield from _named(part)


def _with_signature(path: str, text: str) -> str:
    body = text if text.endswith("\n") else f"{text}\n"
    digest = hashlib.sha256(body.encode("utf-8")).hexdigest()[:16]
    if path.endswith(".md"):
        return f"{body}\n<!-- generated page, fingerprint {digest} -->\n"
    return f"{body}# generated page, fingerprint {digest}\n"


def _is_untouched(text: str) -> bool:
    match = _SIGNATURE.search(text)
    if not match:
        return False
    body = text[: match.start()]
    candidates = (body, body.removesuffix("\n"))
    return any(
        hashlib.sha256(candidate.encode("utf-8")).hexdigest()[:16] == match.group(1)
        for candidate in candidates
    )


def _generated(docs: Path) -> set[str]:
    """Committed files that carry a generated page's fingerprint, touched or not."""
    return {
        file.relative_to(docs).as_posix()
        for file in docs.rglob("*")
        if file.is_file()
        and file.suffix in (".md", ".yml")
        and _SIGNATURE.search(file.read_bytes()[-120:].decode("utf-8", "replace"))
    }


def _first_difference(text: str, wanted: str) -> int:
    mine, theirs = text.splitlines(), wanted.splitlines()
    for number, (left, right) in enumerate(zip(mine, theirs, strict=False), start=1):
        if left != right:
            return number
    return min(len(mine), len(theirs)) + 1


def _replace(target: Path, text: str) -> None:
    """Write beside the target, then move; the old file stays until the new one is complete."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def rare_collections() -> Iterator[None]:
    """Let the garbage collector look less often; MkDocs keeps nearly all it makes until the end."""
    threshold = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        gc.unfreeze()


def _swap(fresh: Path, site: Path) -> None:
    old = fresh.with_name(f"{fresh.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.replace(old)
    try:
        fresh.replace(site)
    except OSError:
        if old.exists():
            old.replace(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def _writing(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        name = error.filename or place
        reason = error.strerror or str(error)
        raise OutputFailure(
            f"{name}: this could not be written ({reason}). What was there before is untouched."
        ) from error
