"""A sentence with slots x a text -> what fills the slots.

Knows no language and no vocabulary: the words between slots come from the sentence, and whether
words fit a slot is asked of the caller, who looks them up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

__all__ = ["Missing", "Sentence"]

_SLOT = re.compile(r"\{([^{}]+)\}")

Fill = Callable[[str, str, int], object | None]
"""What words at a 0-based place in the text mean in a slot; None when they do not fit."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Words that stand where a slot is, but do not fit it.

    Attributes:
        place: 0-based place in the text.
    """

    slot: str
    words: str
    place: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template taken apart: fixed words, and the slots between them.

    Attributes:
        fixed: One more than there are slots; the first and the last may be empty.
    """

    template: str
    fixed: tuple[str, ...]
    slots: tuple[str, ...]

    @classmethod
    def of(cls, template: str) -> Sentence:
        """Take a template such as "{option} is proposed" apart."""
        parts = _SLOT.split(template)
        return cls(template, tuple(parts[::2]), tuple(parts[1::2]))

    @property
    def weight(self) -> int:
        """How many characters are fixed: of two sentences that fit, the heavier says more."""
        return sum(map(len, self.fixed))

    def filled(self, words: Mapping[str, str]) -> str:
        """The sentence with words in its slots; a slot without words stays."""
        return _SLOT.sub(lambda match: words.get(match[1]) or match[0], self.template)

    def frames(self, text: str) -> bool:
        """Whether a text begins and ends as this sentence does, which is quick to say."""
        return text.startswith(self.fixed[0]) and text.endswith(self.fixed[-1])

    def readings(
        self, text: str, fill: Fill, tolerated: int = 0
    ) -> Iterator[dict[str, object | Missing]]:
        """Every way to read a text as this sentence, the longest words for the first slot first.

        Args:
            text: The whole text.
            fill: Says what words mean in a slot.
            tolerated: How many slots may hold words that do not fit; they become `Missing`.
        """
        if not self.frames(text):
            return
        if not self.slots:
            if text == self.fixed[0]:
                yield {}
            return
        yield from self._from(text, 0, len(self.fixed[0]), fill, tolerated)

    def _from(
        self, text: str, position: int, start: int, fill: Fill, tolerated: int
    ) -> Iterator[dict[str, object | Missing]]:
        slot, following = self.slots[position], self.fixed[position + 1]
        last = position + 1 == len(self.slots)
        end = len(text) - len(following) if last else text.rfind(following, start + 1)
        while end > start:
            words = text[start:end]
            found: object | Missing | None = fill(slot, words, start)
            left = tolerated
            if found is None and tolerated:
                found, left = Missing(slot, words, start), tolerated - 1
            if found is not None:
                if last:
                    yield {slot: found}
                else:
                    after = end + len(following)
                    for rest in self._from(text, position + 1, after, fill, left):
                        yield {slot: found, **rest}
            if last:
                return
            end = text.rfind(following, start + 1, end + len(following) - 1)
