"""What can be advised, when it is a question at all, and which silences and conflicts are meant."""

from __future__ import annotations

from dataclasses import dataclass

from guideline.model.condition import ALWAYS, Condition
from guideline.model.variable import Code

__all__ = ["DecisionPoint", "DeclaredConflict", "DeclaredSilence", "Option"]


@dataclass(frozen=True, slots=True)
class DeclaredSilence:
    """Patients for whom the source is known to say nothing about an option.

    Attributes:
        when: The patients.
        reason: Why nothing is said, in the product's own words.
    """

    when: Condition
    reason: str
    statements: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclaredConflict:
    """Patients for whom rules are known to disagree about an option, so that a person decides.

    Attributes:
        when: The patients.
        reason: Why nothing prevails, in the product's own words.
    """

    when: Condition
    reason: str
    statements: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be advised: a test, a regimen, a local therapy.

    Attributes:
        phrase: The option inside a sentence, lower case: "platinum-pemetrexed chemotherapy".
        kind: `test` or `treatment`; a treatment comes after the tests it names in `after`.
        after: Options that have to be done first.
        applies_when: When the option is a question at all.
        plural: Whether the phrase is a plural, so that it "are recommended".
    """

    id: str
    name: str
    phrase: str
    kind: str
    description: str
    synonyms: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    applies_when: Condition = ALWAYS
    silence: tuple[DeclaredSilence, ...] = ()
    conflicts: tuple[DeclaredConflict, ...] = ()
    codes: tuple[Code, ...] = ()
    plural: bool = False


@dataclass(frozen=True, slots=True)
class DecisionPoint:
    """The moment the advice is for.

    Attributes:
        phrase: As a scenario says it: "next-line therapy is chosen".
        options: Option ids in the order of the pathway.
    """

    id: str
    phrase: str
    name: str
    options: tuple[str, ...]
