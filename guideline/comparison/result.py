"""What came out of a comparison: who is answered otherwise, and what else changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from guideline.comparison.edits import Edit
from guideline.comparison.renames import Rename
from guideline.model.condition import Condition
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient
from guideline.model.variable import Variable
from guideline.model.words import clause

__all__ = [
    "AlertChange",
    "Answer",
    "Beside",
    "Change",
    "Comparison",
    "Counted",
    "Example",
    "Group",
    "OptionChange",
    "Patients",
    "RecordChange",
    "Touched",
]


class Change(Enum):
    """What becomes of the answers on one option.

    `ONLY_ADDS`: some who were told nothing are told something, nobody else is told otherwise.
    `ONLY_REMOVES`: the other way round. `OTHER_REASONS`: every verdict stays; what is shown beside
    it does not. `NOT_COMPARED`: too large; nothing may be concluded.
    """

    SAME = "same"
    OTHER_REASONS = "other reasons"
    ONLY_ADDS = "only adds"
    ONLY_REMOVES = "only removes"
    CHANGES = "changes"
    ADDED = "added"
    REMOVED = "removed"
    NOT_COMPARED = "not compared"

    @property
    def concerns_patients(self) -> bool:
        """Whether a verdict changes, or could."""
        return self not in (Change.SAME, Change.OTHER_REASONS)


@dataclass(frozen=True, slots=True)
class Counted:
    """The profiles that the comparison is about.

    Attributes:
        profiles: All combinations of the values of both editions.
        in_scope: Possible in both editions, and in scope of at least one.
        before, after: Those of them in scope of the old edition, and of the new one.
    """

    profiles: int
    in_scope: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Patients:
    """Profiles in words.

    Attributes:
        profiles: Exactly how many.
        conditions: What they have in common, the largest groups first. Groups may overlap.
        more: Profiles in none of these groups.
    """

    profiles: int
    conditions: tuple[Condition, ...] = ()
    more: int = 0

    def clauses(self, variables: Mapping[str, Variable]) -> list[str]:
        """The groups in words."""
        return [clause(condition, variables) for condition in self.conditions]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one edition says of the example, asked on its own."""

    verdict: str
    label: str
    because: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One patient, and both answers.

    Attributes:
        patient: In the joint vocabulary, with what the option needs.
        before, after: None where the edition does not offer the option.
    """

    patient: Patient
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class Group:
    """The profiles that go from one verdict to another.

    Attributes:
        before, after: Verdicts in the new ids; None where the option is not offered.
        because: The rules that give the verdict before, and those that give it after.
        example: None where the group is only counted.
    """

    before: str | None
    after: str | None
    patients: Patients
    because: tuple[tuple[str, ...], tuple[str, ...]]
    example: Example | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Something beside the verdict that a reader sees differently.

    Attributes:
        text: What, as a sentence without a full stop.
        profiles: Whose verdict stays, and who see it.
    """

    text: str
    profiles: int


@dataclass(frozen=True, slots=True)
class Touched:
    """A scenario that asks about the option and whose patient is, or could be, in the region.

    Attributes:
        place: File and line, in the new edition where it is in both.
        edition: `both`, `old` or `new`: where the scenario is.
        certain: Whether every patient that fits its record is concerned.
    """

    place: str
    name: str
    edition: str
    certain: bool


@dataclass(frozen=True, slots=True)
class OptionChange:
    """What becomes of one option.

    Attributes:
        option: Its id, in the new edition where it is in both.
        patients: Those who get another verdict.
        beside: Profiles that keep their verdict and see something else beside it; None: so much
            changes that they were not counted.
        responsible: The changed parts of the content that the change comes from.
    """

    option: str
    name: str
    change: Change
    patients: Patients = Patients(0)
    groups: tuple[Group, ...] = ()
    beside: int | None = 0
    reasons: tuple[Beside, ...] = ()
    responsible: tuple[str, ...] = ()
    scenarios: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordChange:
    """Profiles in scope that only one of the editions accepts as a record.

    Attributes:
        accepted: True when only the new edition accepts them, False when only the old one does.
        because: What excludes them in the other edition: constraints, values it does not know.
    """

    accepted: bool
    patients: Patients
    because: tuple[str, ...]
    example: Patient


@dataclass(frozen=True, slots=True)
class AlertChange:
    """A warning or a pitfall that is shown to others, or says something else.

    Attributes:
        before, after: Profiles that only the old, and only the new edition shows it to.
        reworded: Whether those who see it in both read other words.
        compared: False when it is too large; then nothing is known of `before` and `after`.
    """

    id: str
    before: Patients
    after: Patients
    reworded: bool
    compared: bool = True

    @property
    def shown_to_others(self) -> bool:
        """Whether somebody sees it only before or only after, or could."""
        return bool(self.before.profiles or self.after.profiles or not self.compared)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that two editions of a guideline say differently.

    Attributes:
        variables: The joint vocabulary, which all conditions and patients are in.
        counted: None when the constraints of both together are too large.
        split: Variables that mean something else in the two editions.
        added, removed: What the vocabulary gains and loses: "variable x", "value x.y" and so on.
        assumed: Variables whose assumed value changes, with both values; None: nothing assumed.
        edits: Every changed field of the content, renames set aside.
    """

    old: Guideline
    new: Guideline
    variables: Mapping[str, Variable]
    counted: Counted | None
    options: tuple[OptionChange, ...]
    records: tuple[RecordChange, ...]
    alerts: tuple[AlertChange, ...]
    renames: tuple[Rename, ...]
    split: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    assumed: tuple[tuple[str, str | None, str | None], ...]
    edits: tuple[Edit, ...]

    @property
    def changed(self) -> tuple[OptionChange, ...]:
        """The options on which somebody gets another verdict, the most profiles first."""
        found = [option for option in self.options if option.change.concerns_patients]
        return tuple(sorted(found, key=lambda option: -option.patients.profiles))

    @property
    def besides(self) -> tuple[OptionChange, ...]:
        """The options on which somebody keeps the verdict and sees other reasons or words."""
        return tuple(option for option in self.options if option.beside != 0)

    @property
    def not_compared(self) -> tuple[str, ...]:
        """Names of what was too large to be compared, of which nothing is known."""
        options = [o.name for o in self.options if o.change is Change.NOT_COMPARED]
        alerts = [alert.id for alert in self.alerts if not alert.compared]
        return (*options, *alerts, *([] if self.counted else ["the records"]))

    @property
    def concerns_patients(self) -> bool:
        """Whether some patient gets another verdict, alert or refusal, or could."""
        return bool(
            self.changed
            or self.records
            or self.assumed
            or self.not_compared
            or any(alert.shown_to_others for alert in self.alerts)
        )

    @property
    def noticed(self) -> bool:
        """Whether a reader of some answer notices anything."""
        return self.concerns_patients or bool(self.besides or self.alerts)

    @property
    def identical(self) -> bool:
        """Whether both say the same in the same words."""
        return not (self.noticed or self.edits or self.renames or self.added or self.removed)
