"""Generated pages x what must not be said -> findings."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guideline.model.guideline import Guideline
from guideline.rendering.markdown import plain_text

__all__ = ["check_words"]


def check_words(guideline: Guideline, pages: Mapping[str, str]) -> list[tuple[str, int, str]]:
    """Where a page says what a pitfall forbids to say.

    Capitals, line ends, emphasis and links do not hide a phrase.

    Returns:
        Path, 1-based line and phrase of every place, in path order.
    """
    phrases = dict.fromkeys(p for rule in guideline.pitfalls.values() for p in rule.never_say)
    patterns = [(phrase, _pattern(phrase)) for phrase in phrases if phrase.strip()]
    found = []
    for path, text in sorted(pages.items()):
        seen = plain_text(text)
        for phrase, pattern in patterns:
            found += [
                (path, seen.count("\n", 0, match.start()) + 1, phrase)
                for match in pattern.finditer(seen)
            ]
    return sorted(found)


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in phrase.split()), re.IGNORECASE)
