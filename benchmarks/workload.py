"""Sizes -> made-up scenarios with answers worked out by hand; no runner and no file is known here.

The medicine is empty on purpose: traits with five values each, five options, seven rules. What
counts is how many phrases the vocabulary holds and that every scenario has four steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = [
    "DECISION",
    "OPTIONS",
    "PER_FILE",
    "SITUATION",
    "VALUES",
    "Case",
    "cases",
    "trait",
    "trait_noun",
    "value_phrase",
]

PER_FILE = 50
"""Scenarios in one feature file."""

VALUES = ("low", "fair", "mean", "high", "peak")
SITUATION = "a patient in scope"
DECISION = "the next therapy is chosen"
OPTIONS = ("one", "two", "three", "four", "five")

_RULES = {"one": "R-1", "two": "R-2", "three": "R-4", "four": "R-5", "five": "R-6"}
_RECOMMENDED = "is recommended"
_SILENT = "is not addressed by the source"
_UNDETERMINED = "cannot be determined yet"

# What the rules in `content.py` say on the one option that a trait decides.
_DECIDED: dict[int, tuple[str, tuple[str, ...]]] = {
    2: ("two", ("must be performed", *2 * ("may be considered",), *2 * (_SILENT,))),
    3: ("three", (_UNDETERMINED, *4 * (_SILENT,))),
    4: ("three", (_UNDETERMINED, *4 * (_SILENT,))),
    5: ("four", ("must be avoided", *4 * ("calls for caution",))),
    6: ("five", (*2 * (_RECOMMENDED,), *3 * ("is not supported by the source",))),
}
_SCOPE_TRAITS = (0, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """One scenario of four steps.

    Attributes:
        number: From 0; also its title.
        option: What the Then asks about, one of `OPTIONS`.
        verdict: The phrase of the answer.
        tag: What the scenario is about; together the tags leave nothing untested.
    """

    number: int
    value: str
    option: str
    verdict: str
    tag: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The scenario as written, without tags."""
        return (
            f"  Scenario: Case {self.number:05}",
            f"    Given {SITUATION}",
            f"    And {self.value}",
            f"    When {DECISION}",
            f"    Then therapy {self.option} {self.verdict}",
            "",
        )


def trait(number: int) -> str:
    """Id of a variable."""
    return f"trait_{number:03}"


def trait_noun(number: int) -> str:
    """Its noun in a sentence."""
    return f"the trait {number:03}"


def value_phrase(number: int, value: str) -> str:
    """What a scenario says for one value of a trait."""
    return f"{trait_noun(number)} is {value}"


def cases(scenarios: int, phrases: int) -> Iterator[Case]:
    """Scenarios that use every phrase of a vocabulary in turn."""
    for number in range(scenarios):
        about, position = divmod(number % phrases, len(VALUES))
        option, verdict = _answer(about, position)
        value = value_phrase(about, VALUES[position])
        yield Case(number, value, option, verdict, _tag(about, position, option))


def _answer(about: int, position: int) -> tuple[str, str]:
    if about in _DECIDED:
        option, verdicts = _DECIDED[about]
        return option, verdicts[position]
    option = OPTIONS[(about + position) % len(OPTIONS)]
    if about in _SCOPE_TRAITS and position:
        return option, "is out of scope"
    # Only option one needs no trait; the others wait for one that this scenario leaves open.
    return option, _RECOMMENDED if option == "one" else _UNDETERMINED


def _tag(about: int, position: int, option: str) -> str:
    if about in _SCOPE_TRAITS:
        return "source:S-0"
    if about == 2 and position in (1, 2, 3):
        return "rec:R-3"
    if about == 5 and position == 0:
        return "pitfall:P-1 @rec:R-5"
    return f"rec:{_RULES[option]}"
