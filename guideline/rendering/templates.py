"""Views x Jinja templates -> Markdown, with everything escaped that is not ours.

Whatever a template prints passes through `_print`. It knows text, numbers, links, sentences and
chips, and refuses the rest, so a view that does not fit its template is an error and no page.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context as TemplateContext
from jinja2.runtime import Undefined
from markupsafe import Markup

from guideline.errors import Fault, InputFaults
from guideline.model.guideline import Term
from guideline.rendering.algorithm_svg import panel_svg
from guideline.rendering.algorithm_view import Panel
from guideline.rendering.chips import Chip
from guideline.rendering.glossary import Glossary
from guideline.rendering.links import Link, Sentence, relative
from guideline.rendering.markdown import attribute, escape, pasted, slug, tidy

__all__ = ["environment", "render"]


@functools.lru_cache(maxsize=4)
def environment(*folders: Path) -> Environment:
    """The templates of some folders, with our way of printing.

    Args:
        folders: Where a template is looked for, in this order. The last one, which is the
            package's, can also be named: a project's own `home.md.j2` may add to the packaged one
            with `{% include "packaged/home.md.j2" %}` instead of copying it.
    """
    packaged = FileSystemLoader(folders[-1], encoding="utf-8")
    made = Environment(
        loader=ChoiceLoader(
            [FileSystemLoader(folders, encoding="utf-8"), PrefixLoader({"packaged": packaged})]
        ),
        undefined=StrictUndefined,
        # With `finalize` below, everything printed is `Markup` already. Escaping stays on so that
        # macros and captured blocks count as `Markup`, and as a second net.
        autoescape=True,
        finalize=_print,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters = {
        "attribute": attribute,
        "indent": made.filters["indent"],
        "length": len,
        "first": made.filters["first"],
        "number": _number,
        "slug": slug,
        "address": _address,
        "explained": _explained,
        "pasted": pasted,
        "drawn": _drawn,
    }
    return made


def render(templates: Environment, name: str, page: str, **views: object) -> str:
    """One page without its front matter.

    Args:
        templates: From `environment`.
        name: Of the template.
        page: Its own path below docs/, from which links are counted.
        views: What the template prints.
    """
    marked: set[Term] = set()
    try:
        made = templates.get_template(name).render(page_path=page, marked=marked, **views)
        return tidy(made)
    except TemplateSyntaxError as error:
        where = f"{error.filename or error.name or name}"
        message = f"this template cannot be read ({error.message})"
        raise InputFaults([Fault(where, error.lineno, 1, message)]) from error
    except TemplateError as error:
        message = f"this template asks for something that is not there ({error.message})"
        raise InputFaults([Fault(name, 0, 0, message)]) from error


@pass_context
def _print(context: TemplateContext, value: Any) -> Any:
    match value:
        case Markup() | Undefined():  # Undefined raises by itself, with the name
            return value
        case str():
            return escape(value)
        case bool():
            pass
        case int():
            return str(value)
        case Chip(word, family, kind):
            return Markup(f"**{escape(word)}**{{ .{family} .{family}-{kind} }}")
        case Link():
            return _link(context, value)
        case Sentence(parts):
            pieces: list[Any] = [
                _link(context, part) if isinstance(part, Link) else _spaced(part) for part in parts
            ]
            return Markup("").join(pieces)
    raise TypeError(f"a template prints {value!r}, which is neither text nor a link nor a chip")


def _link(context: TemplateContext, link: Link) -> Markup:
    # A page that brings `anchors` is to be printed: its links stay on it, or become text.
    anchors = context.get("anchors")
    if anchors is not None:
        anchor = anchors.get((link.page, link.anchor))
        return Markup(f"[{escape(link.text)}](#{anchor})") if anchor else escape(link.text)
    address = relative(context["page_path"], link)
    return Markup(f"[{escape(link.text)}]({address})")


@pass_context
def _address(context: TemplateContext, link: Link) -> Markup:
    """The address of a link, for a place where its text stands elsewhere."""
    return Markup(relative(context["page_path"], link))


@pass_context
def _explained(context: TemplateContext, text: str) -> Markup:
    """The text; each word of the glossary leads to its meaning where the page first uses it."""
    glossary: Glossary | None = context.get("glossary")
    if glossary is None or context.get("anchors") is not None:
        return escape(text)
    marked: set[Term] = context["marked"]
    shown = Markup("")
    for part in glossary.parts(text):
        if isinstance(part, str):
            shown += _spaced(part)
            continue
        written, term = part
        if term in marked:
            shown += escape(written)
            continue
        marked.add(term)
        address = relative(context["page_path"], glossary.place().term(term))
        shown += Markup(f'[{escape(written)}]({address} "{attribute(term.text)}"){{ .gl-term }}')
    return shown


@pass_context
def _drawn(context: TemplateContext, panel: Panel, name: str) -> Markup:
    """A panel of the algorithm as SVG."""
    return panel_svg(panel, slug(name), context["page_path"])


def _spaced(part: str) -> Markup:
    """A part of a sentence keeps the space that separates it from a link."""
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() and part.strip() else ""
    return Markup(before) + escape(part) + Markup(after)


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
