"""Reads a page as a browser would: Markdown by the site's own settings, then HTML."""

import functools
import html
import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import yaml

ROOT = Path(__file__).parents[2]
VOID = {"br", "hr", "img", "input", "meta", "link"}


class _Loader(yaml.SafeLoader):
    """Settings with tags of their own are not needed here."""


def converter() -> markdown.Markdown:
    """Python-Markdown with the extensions of mkdocs.yml, without permalinks."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)  # noqa: S506
    names: list[str] = []
    options: dict[str, dict[str, Any]] = {}
    for entry in settings["markdown_extensions"]:
        if isinstance(entry, dict):
            ((name, chosen),) = entry.items()
            names.append(name)
            options[name] = {k: v for k, v in chosen.items() if not k.startswith("permalink")}
        else:
            names.append(entry)
    return markdown.Markdown(extensions=names, extension_configs=options)


def split_front_matter(page: str) -> tuple[dict[str, Any], str]:
    """The head of a page and the rest, by the rule MkDocs uses."""
    match = re.match(r"-{3}[ \t]*\n(.*?\n)-{3}[ \t]*\n", page, re.DOTALL)
    if match is None:
        return {}, page
    head = yaml.safe_load(match.group(1))
    assert isinstance(head, dict)
    return head, page[match.end() :]


@dataclass
class Read(HTMLParser):
    """What stands in a piece of HTML."""

    text: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "tspan":  # a line of wrapped text in a figure; longer text has more of them
            self.tags.append(tag)
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def read_html(text: str) -> Read:
    found = Read()
    found.feed(text)
    found.close()
    return found


@functools.cache
def read_page(page: str) -> Read:
    """A whole generated page; the same page is read once."""
    return read_html(converter().convert(split_front_matter(page)[1]))


def spaced(text: str) -> str:
    """Text as a browser shows it: no control character, one space for many."""
    kept = "".join(
        " " if c.isspace() and c not in "\u00a0\u202f" else c
        for c in text
        if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs")
    )
    return re.sub(" +", " ", kept).strip()


def visible(page: str) -> str:
    return html.unescape(spaced(read_page(page).text))
