"""Plain text -> Markdown that shows exactly this text, and the few fixed pieces of Markdown.

Content is written by people who do not think of Markdown or HTML, and some of it is hostile. So
everything a template prints is escaped by `escape`, unless it is a `Markup`, which only this
package makes.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Mapping, Sequence

import yaml
from markupsafe import Markup

__all__ = ["attribute", "escape", "front_matter", "pasted", "plain_text", "slug", "tidy"]

# Numeric references rather than backslashes: they mean the same in Markdown, in raw HTML and in a
# table cell, so a text needs no knowledge of where it will stand. An underscore inside a word is
# harmless and stays, because ids and file names are full of them.
_SPECIAL = re.compile(r"[&<>*`\[\]{}|\\#]|(?<![^\W_])_|_(?![^\W_])")
# Control characters that are no white space, and halves of surrogate pairs.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_FIRST = re.compile(r"\A(?:[-+=~:!?]|(?P<number>\d+)\.)")
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_CODE_OR_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>|\{[:#. ][^{}\n]*\}", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


@functools.lru_cache(maxsize=20_000)
def escape(text: str) -> Markup:
    """The text as Markdown on one line; runs of white space become one space.

    No-break spaces stay. Control characters, which no browser shows, are dropped.
    """
    line = _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()
    body = _SPECIAL.sub(_reference, line)
    return Markup(_FIRST.sub(_first, body))


def attribute(text: str) -> Markup:
    """The text for a quoted HTML attribute or a quoted title."""
    return Markup(str(escape(text)).replace('"', "&quot;"))


def pasted(lines: Sequence[str]) -> Markup:
    """Lines for a `<pre>` element, from where they are copied with their indentation.

    They become one line of Markdown, so nothing in them can begin a block.
    """
    filled = [line for line in lines if line.strip()]
    margin = min((len(line) - len(line.lstrip(" ")) for line in filled), default=0)
    indents = (len(line) - len(line.lstrip(" ")) - margin for line in filled)
    shown = (
        Markup(" " * indent) + escape(line) for indent, line in zip(indents, filled, strict=True)
    )
    return Markup("&#10;").join(shown)


def front_matter(mark: str, values: Mapping[str, object]) -> str:
    """The head of a page: who made it, as a comment, and what the theme reads.

    Args:
        mark: One line for a person who opens the file.
        values: Texts are escaped for HTML, because the theme prints them as they are.
    """
    safe = {key: html.escape(v) if isinstance(v, str) else v for key, v in values.items()}
    body = yaml.safe_dump(safe, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{mark}\n{body}---\n\n"


def slug(text: str) -> str:
    """Small letters, digits and hyphens, e.g. for an anchor."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def tidy(text: str) -> str:
    """No space at the end of a line, no two empty lines in a row, one line end at the end."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


def plain_text(page: str) -> str:
    """What a reader sees of a page, with the line ends of the page kept."""
    text = _CODE_OR_TAG.sub(lambda match: "\n" * match.group().count("\n"), page)
    text = _LINK.sub(r"\1", text)
    return html.unescape(re.sub(r"[*`]", "", text))


def _reference(match: re.Match[str]) -> str:
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    return named.get(match.group(), f"&#{ord(match.group())};")


def _first(match: re.Match[str]) -> str:
    if match.group("number"):
        return f"{match.group('number')}&#46;"
    return f"&#{ord(match.group())};"
