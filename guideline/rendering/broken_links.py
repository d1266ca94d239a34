"""A built site -> the links that lead nowhere, and the ids that stand twice.

MkDocs checks the links that Markdown makes. It does not see links in raw HTML and in SVG figures,
anchors that two elements claim, and `[text][name]` whose name is defined nowhere, which a reader
gets as brackets. All of these are found here, in the finished pages, whoever made them.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

__all__ = ["broken_links"]

# Text inside these is no markup of the page.
_OPAQUE = re.compile(r"<!--.*?-->|<(script|style|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(
    r"""<([a-zA-Z][\w:-]*)(\s[^'">]*(?:(?:"[^"]*"|'[^']*')[^'">]*)+|\s[^'">]*=[^'">]*)>"""
)
# Every attribute is read, so that what looks like one inside the value of another is no link.
_ATTRIBUTE = re.compile(r"""(?<=\s)([^\s"'<>/=]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_CODE = re.compile(
    r"^(```|~~~).*?^\1|`+[^`\n]+`+|<!--.*?-->|<(pre|code)\b.*?</\2>", re.DOTALL | re.MULTILINE
)
_BY_NAME = re.compile(r"(?<![\\\]!])\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
# The theme's page for an address that does not exist: shown at any depth, it counts from the top.
_LOST = "404.html"


@dataclass(frozen=True, slots=True)
class _Read:
    """What one page offers and asks for.

    Attributes:
        ids: Where a link may lead.
        links: Where a link stands, as an offset into the file, and the address it names.
        twice: Where an id stands that stood before, and the id.
    """

    ids: frozenset[str]
    links: tuple[tuple[int, str], ...]
    twice: tuple[tuple[int, str], ...]


def broken_links(docs: Path, site: Path, top: str = "/") -> list[str]:
    """Everything in a site that leads nowhere, one line each with file and line; empty when sound.

    Args:
        docs: The Markdown the site was made from, where `[text][name]` is looked for.
        site: The built site. Addresses of other hosts are not followed.
        top: The folder of its host in which the site will stand, for the page that is shown at
            any depth.
    """
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    pages = {
        path: _read((site / path).read_text("utf-8"))
        for path in sorted(files)
        if path.endswith((".html", ".svg"))
    }
    found: list[str] = []
    # The navigation stands on every page, so most links of a folder are met many times.
    known: dict[tuple[str, str], str] = {}
    for path, page in pages.items():
        faults = list(_faults(path, page, pages, files, known, top))
        text = (site / path).read_text("utf-8") if faults else ""
        found.extend(f"{path}:{_line(text, offset)}: {fault}" for offset, fault in faults)
    for file in sorted(docs.rglob("*.md")):
        place = file.relative_to(docs).as_posix()
        found.extend(f"{place}:{fault}" for fault in _undefined(file.read_text("utf-8")))
    return found


def _read(text: str) -> _Read:
    # Blanks in the place of what is no markup, so that an offset still tells the line.
    text = _OPAQUE.sub(_blank, text)
    ids: set[str] = set()
    links: list[tuple[int, str]] = []
    twice: list[tuple[int, str]] = []
    for tag in _TAG.finditer(text):
        for name, *values in _ATTRIBUTE.findall(tag.group(2)):
            value = "".join(values)
            if "&" in value:
                value = html.unescape(value)
            if name in ("href", "xlink:href", "src"):
                if not _ELSEWHERE.match(value):
                    links.append((tag.start(), value))
            elif name == "id":
                if value in ids:
                    twice.append((tag.start(), value))
                ids.add(value)
            elif name == "name" and tag.group(1) == "a":
                ids.add(value)
    return _Read(frozenset(ids), tuple(links), tuple(twice))


def _blank(match: re.Match[str]) -> str:
    lines = match.group().split("\n")
    return "\n".join(" " * len(line) for line in lines)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _faults(
    path: str,
    page: _Read,
    pages: dict[str, _Read],
    files: set[str],
    known: dict[tuple[str, str], str],
    top: str,
) -> Iterator[tuple[int, str]]:
    for offset, id in page.twice:
        yield offset, f"the id '{id}' stands on this page twice"
    folder = posixpath.dirname(path)
    for offset, address in page.links:
        key = (path if address.startswith(("#", "?")) or path == _LOST else folder, address)
        if key not in known:
            known[key] = _why_broken(path, address, pages, files, top)
        if known[key]:
            yield offset, f"the link '{address}' leads nowhere: {known[key]}"


def _why_broken(path: str, address: str, pages: dict[str, _Read], files: set[str], top: str) -> str:
    """What is wrong with an address; empty when nothing is."""
    target, _, anchor = address.partition("#")
    target = unquote(target.partition("?")[0])
    if target.startswith("/") and path != _LOST:
        return "it counts from the top of a host, and the site may stand in a folder"
    folder = "" if path == _LOST else posixpath.dirname(path)
    if path == _LOST and target.startswith("/"):
        if not f"{target}/".startswith(top):
            return f"the site will stand in {top}"
        target = target[len(top) :] or "."
    file = posixpath.normpath(posixpath.join(folder, target)) if target else path
    if path == _LOST and file == ".":
        return ""
    if target.endswith("/") or target in (".", ".."):
        file = posixpath.normpath(posixpath.join(file, "index.html"))
    if file not in files:
        return f"there is no file {file}"
    # What follows "?" a page reads itself: a patient, on the form.
    wanted = unquote(anchor.partition("?")[0])
    if wanted and file in pages and wanted not in pages[file].ids:
        return f"nothing on {file} has the id '{wanted}'"
    return ""


def _undefined(text: str) -> Iterator[str]:
    if "][" not in text:
        return
    text = _CODE.sub(_blank, text)
    known = {match.group(1).casefold() for match in _DEFINITION.finditer(text)}
    for match in _BY_NAME.finditer(text):
        name = match.group(2) or match.group(1)
        if name.casefold() not in known:
            line = _line(text, match.start())
            yield f"{line}: '{match.group()}' names an address that is defined nowhere"
