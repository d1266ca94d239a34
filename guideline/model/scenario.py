"""Scenarios as data: what was written, and what its phrases mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guideline.model.condition import Truth
from guideline.model.patient import Recorded
from guideline.model.wording import Direction

__all__ = [
    "Accounted",
    "Act",
    "AnswerExpectation",
    "Answers",
    "AsksFor",
    "Assumes",
    "Before",
    "Cites",
    "CouldBe",
    "Decide",
    "DependsOn",
    "Expectation",
    "Feature",
    "FitsDeclarations",
    "Given",
    "Impossible",
    "InScope",
    "Leans",
    "MakesPrecise",
    "NothingElse",
    "PlanOpposed",
    "Propose",
    "RequiredFirst",
    "RestsOn",
    "SameWhatever",
    "Says",
    "Scenario",
    "ShowsAlert",
    "ShowsQuestion",
    "Step",
    "Tag",
    "Together",
    "singly",
]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a scenario.

    Attributes:
        kind: `given`, `when` or `then`; "And" and "But" take the kind of the line before.
        keyword: As written, e.g. "And".
        line, column: 1-based place of the text.
    """

    kind: str
    keyword: str
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag without its @, e.g. `rec:CHEMO-1`."""

    text: str
    line: int
    column: int

    @property
    def about(self) -> tuple[str, str]:
        """Kind and id: ("rec", "CHEMO-1"); the id is empty for a tag without a colon."""
        kind, _, id = self.text.partition(":")
        return kind, id


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario, or one example row of an outline.

    Attributes:
        file: Path from the project's root, with forward slashes.
        line: Line of the scenario's title.
        row: Position of the example row in the whole outline, from 0; None without examples.
        row_line: Line of the example row; 0 without examples.
        example: Column name to value of the row.
        tags: Those of the feature, the rule and the scenario.
        language: Code of the language of the file; empty: that of the guideline.
    """

    file: str
    line: int
    row: int | None
    row_line: int
    name: str
    tags: tuple[Tag, ...]
    steps: tuple[Step, ...]
    example: Mapping[str, str]
    language: str = ""

    @property
    def key(self) -> tuple[str, int, int | None]:
        """What identifies a result: file, line, example row."""
        return self.file, self.line, self.row

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return f"{self.file}:{self.row_line or self.line}"


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature file.

    Attributes:
        language: Code of the language it is written in; empty: that of the guideline.
    """

    file: str
    guideline: str
    name: str
    description: str
    scenarios: tuple[Scenario, ...]
    language: str = ""


# What a Given says.


@dataclass(frozen=True, slots=True)
class Given:
    """Values a Given records.

    Attributes:
        values: Variable to value; a set holds the one member named, or none.
        unknown: Variables called unknown.
        situation: True when the phrase says several values at once, each of which a later line
            may replace.
    """

    values: Mapping[str, Recorded]
    unknown: frozenset[str] = frozenset()
    situation: bool = False


# What a When says.


@dataclass(frozen=True, slots=True)
class Decide:
    """The moment of a decision."""

    decision_point: str


@dataclass(frozen=True, slots=True)
class Propose:
    """Somebody plans this option."""

    option: str


Act = Decide | Propose


# What a Then says.


@dataclass(frozen=True, slots=True)
class Answers:
    """The verdict on an option."""

    option: str
    verdict: str


@dataclass(frozen=True, slots=True)
class InScope:
    """Whether the patient is in scope."""

    truth: Truth


@dataclass(frozen=True, slots=True)
class DependsOn:
    """The missing variables that decide, exactly these."""

    option: str
    variables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accounted:
    """The answer on an option is not an undeclared silence or conflict.

    Attributes:
        verdict: `source_silent` or `conflict`.
    """

    option: str
    verdict: str


@dataclass(frozen=True, slots=True)
class FitsDeclarations:
    """The answer on an option is what the declared silences and conflicts say of the patient."""

    option: str


@dataclass(frozen=True, slots=True)
class AsksFor:
    """The verdict speaks for an option that is not called done or under way."""

    option: str


@dataclass(frozen=True, slots=True)
class Leans:
    """Whether the verdict on an option speaks for it, or against it."""

    option: str
    direction: Direction
    leans: bool


@dataclass(frozen=True, slots=True)
class CouldBe:
    """A verdict that missing values could still lead to."""

    option: str
    verdict: str


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A rule that gives the verdict."""

    option: str
    rule: str


@dataclass(frozen=True, slots=True)
class MakesPrecise:
    """A rule that applies too, but is made more precise by those that give the verdict."""

    option: str
    rule: str


@dataclass(frozen=True, slots=True)
class Says:
    """Words that the reasons for the answer hold."""

    option: str
    words: str


@dataclass(frozen=True, slots=True)
class Cites:
    """A source statement that supports the answer, or does not."""

    option: str
    statement: str
    cited: bool


@dataclass(frozen=True, slots=True)
class SameWhatever:
    """The verdict stays the same for every value of a variable, and without one."""

    option: str
    variable: str


@dataclass(frozen=True, slots=True)
class Before:
    """The option comes before every treatment."""

    option: str


@dataclass(frozen=True, slots=True)
class RequiredFirst:
    """What has to be done before an option; None: nothing."""

    option: str
    earlier: str | None


@dataclass(frozen=True, slots=True)
class ShowsQuestion:
    """An open question is shown with the answer on an option; None: with any, or with none."""

    question: str
    shown: bool
    option: str | None = None


@dataclass(frozen=True, slots=True)
class ShowsAlert:
    """An alert: `shown`, `hidden`, `unchecked` or `possible`."""

    alert: str
    state: str


@dataclass(frozen=True, slots=True)
class Assumes:
    """A value assumed because the record does not mention it."""

    variable: str
    value: str


@dataclass(frozen=True, slots=True)
class PlanOpposed:
    """What speaks against the plan; None: nothing does."""

    by: str | None


@dataclass(frozen=True, slots=True)
class Impossible:
    """The record breaks a constraint, so there is no such patient."""

    constraint: str


@dataclass(frozen=True, slots=True)
class NothingElse:
    """No option is advised, or could be, that the scenario did not name before."""


@dataclass(frozen=True, slots=True)
class Together:
    """What one line expects of each of several options; all of it has to hold."""

    parts: tuple[Answers | Before | PlanOpposed | RequiredFirst, ...]


AnswerExpectation = (
    Answers
    | Accounted
    | AsksFor
    | Leans
    | CouldBe
    | DependsOn
    | RestsOn
    | MakesPrecise
    | Says
    | Cites
    | RequiredFirst
)
"""What is expected of the answer on one option."""

Expectation = (
    AnswerExpectation
    | FitsDeclarations
    | InScope
    | SameWhatever
    | Before
    | ShowsQuestion
    | ShowsAlert
    | Assumes
    | PlanOpposed
    | Impossible
    | NothingElse
    | Together
)


def singly(expectation: Expectation) -> tuple[Expectation, ...]:
    """An expectation as those about one thing each that it consists of."""
    return expectation.parts if isinstance(expectation, Together) else (expectation,)
