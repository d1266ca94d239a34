"""One panel of the figure -> an SVG as wide as a small phone's text, with a link on every node.

Colours, weights and the font come from the style sheet, so the figure follows dark mode and print.
Text is wrapped here, because SVG does not do it; the widths are estimates on the safe side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from guideline.rendering.algorithm_view import Answer, Asked, Left, Panel, Spot, Verdict
from guideline.rendering.chips import Chip
from guideline.rendering.links import Link, relative
from guideline.rendering.markdown import attribute, escape

__all__ = ["WIDTH", "panel_svg", "wrapped"]

WIDTH = 340
STEP = 16
"""How far what follows from an answer is moved in."""
PAD = 9
LINE = 18
FONT = 14
"""Size of all text, as in the style sheet."""

_NARROW = set("iljtfrI.,:;'|()[]!/ -")
_WIDE = set("mwMW@%—…&")


def panel_svg(panel: Panel, name: str, page: str) -> Markup:
    """One panel.

    Args:
        panel: What it shows.
        name: Start of its ids, of its own on the page.
        page: Path of the page, from which links are counted.
    """
    drawing = _Drawing(page)
    title = wrapped(panel.title, WIDTH - 2, bold=True)
    drawing.parts.append(_text("gl-figure__title", title, 1, 0))
    bottom = drawing.spot(panel.spot, 1, len(title) * LINE + 8)
    head = Markup(
        f'<svg class="gl-figure" viewBox="0 0 {WIDTH} {bottom:.0f}" role="group" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc">\n'
        f'<title id="{name}-title">{escape(panel.title)}</title>\n'
        f'<desc id="{name}-desc">Read from top to bottom: a question, its answers, and under each '
        "answer what follows. The same stands below as text.</desc>\n"
    )
    return head + Markup("\n").join(drawing.parts) + Markup("\n</svg>")


def wrapped(text: str, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines that fit; put together they are the text again.

    Args:
        text: One line.
        room: In units of the drawing.
        bold: Bold letters are wider.
    """
    lines = [""]
    for word in _words(text):
        if lines[-1] and _width(lines[-1] + word.rstrip(), bold) > room:
            lines.append("")
        lines[-1] += word
        while _width(lines[-1].rstrip(), bold) > room and len(lines[-1]) > 1:
            long = lines.pop()
            fitting = (n for n in range(len(long), 1, -1) if _width(long[:n], bold) <= room)
            cut = next(fitting, 1)
            lines += [long[:cut], long[cut:]]
    return [line for line in lines if line]


class _Drawing:
    """Draws from top to bottom; each method takes the left edge and the top, gives the bottom."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.parts: list[Markup] = []

    def spot(self, spot: Spot, x: float, y: float) -> float:
        """Verdicts, then what is asked next."""
        drawn: list[Callable[[float, float], float]] = [
            *(lambda x, y, v=verdict: self._verdict(v, x, y) for verdict in spot.verdicts),
            *(lambda x, y, o=left: self._left(o, x, y) for left in spot.left),
            *(lambda x, y, q=asked: self._asked(q, x, y) for asked in spot.questions),
        ]
        for draw in drawn:
            y = draw(x, y) + 8
        return y

    def _asked(self, asked: Asked, x: float, y: float) -> float:
        lines = wrapped(asked.link.text, WIDTH - x - 2 * PAD, bold=True)
        height = len(lines) * LINE + PAD
        box = _rect("gl-figure__box", x, y, height)
        text = _text("gl-figure__ask", lines, x + PAD, y)
        self.parts.append(_linked(self._address(asked.link), box + text))
        return self._answers(asked.answers, x, y + height)

    def _answers(self, answers: Sequence[Answer], x: float, top: float) -> float:
        rail, y, last = x + 7, top + 2, top
        for answer in answers:
            lines = wrapped(answer.text, WIDTH - x - STEP - 4, bold=True)
            last = y + LINE / 2 + 2
            self.parts.append(Markup(f'<path class="gl-figure__rail" d="M{rail} {last}h9"/>'))
            self.parts.append(_text("gl-figure__answer", lines, x + STEP + 4, y - 3))
            y = self.spot(answer.spot, x + STEP, y + len(lines) * LINE + 4)
        self.parts.append(Markup(f'<path class="gl-figure__rail" d="M{rail} {top}V{last}"/>'))
        return y - 8

    def _verdict(self, verdict: Verdict, x: float, y: float) -> float:
        return self._said([verdict.chip], verdict.options, x, y)

    def _left(self, left: Left, x: float, y: float) -> float:
        bottom = self._said(left.chips, [left.option], x, y)
        self.parts.append(_text("gl-figure__answer", ["Depends on:"], x + PAD, bottom - 2))
        bottom += LINE
        for link in left.depends:
            bottom = self._link(link, x + PAD, bottom - 2) + 2
        return bottom

    def _said(self, chips: Sequence[Chip], options: Sequence[Link], x: float, y: float) -> float:
        """A box with the verdict's words, and under them the options."""
        room = WIDTH - x - 2 * PAD - 3
        kind = chips[0].kind if len(chips) == 1 else "undetermined"
        words = wrapped(" or ".join(chip.word for chip in chips), room, bold=True)
        rows = len(words) + sum(len(wrapped(link.text, room)) for link in options)
        height = rows * LINE + PAD
        self.parts.append(Markup(f'<g class="gl-figure__leaf gl-verdict-{escape(kind)}">'))
        self.parts.append(_rect("gl-figure__ground", x, y, height))
        self.parts.append(Markup(f'<path class="gl-figure__edge" d="M{x + 1.5} {y}v{height}"/>'))
        self.parts.append(_text("gl-figure__word", words, x + PAD + 3, y))
        below = y + len(words) * LINE
        for link in options:
            below = self._link(link, x + PAD + 3, below)
        self.parts.append(Markup("</g>"))
        return y + height

    def _link(self, link: Link, x: float, y: float) -> float:
        lines = wrapped(link.text, WIDTH - x - PAD)
        self.parts.append(_linked(self._address(link), _text("gl-figure__link", lines, x, y)))
        return y + len(lines) * LINE

    def _address(self, link: Link) -> str:
        """MkDocs does not touch raw HTML, so the address is that of the finished page."""
        target = Link(link.text, link.page.removesuffix(".md") + ".html", link.anchor)
        return relative(self.page.removesuffix(".md") + ".html", target)


def _linked(address: str, inside: Markup) -> Markup:
    return Markup(f'<a href="{attribute(address)}">') + inside + Markup("</a>")


def _rect(name: str, x: float, y: float, height: float) -> Markup:
    width = WIDTH - x - 1
    return Markup(
        f'<rect class="{name}" x="{x}" y="{y}" width="{width}" height="{height}" rx="4"/>'
    )


def _text(name: str, lines: Sequence[str], x: float, y: float) -> Markup:
    # The space after a line stands outside it: whoever reads only the text gets whole words, and
    # no line under the words runs on into the margin.
    inside = Markup("").join(
        Markup(f'<tspan x="{x}" y="{y + (row + 1) * LINE - 0.5}">')
        + escape(line)
        + Markup("</tspan> " if line.endswith(" ") else "</tspan>")
        for row, line in enumerate(lines)
    )
    return Markup(f'<text class="{name}">') + inside + Markup("</text>")


def _words(text: str) -> list[str]:
    """The words, each with the space after it."""
    words = text.split()
    return [f"{word} " for word in words[:-1]] + words[-1:]


def _width(text: str, bold: bool) -> float:
    total = 0.0
    for letter in text:
        if letter in _NARROW:
            total += 0.36
        elif letter in _WIDE or ord(letter) > 0x2E80:
            total += 1.0
        else:
            total += 0.7 if letter.isupper() else 0.57
    return total * FONT * (1.22 if bold else 1.0)
