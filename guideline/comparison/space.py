"""Both editions over one space of profiles: compiled, counted and put into words."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cached_property

from guideline.comparison.alignment import Aligned, Side
from guideline.comparison.result import Counted, Patients
from guideline.evaluation.boxes import cover
from guideline.evaluation.diagram import FALSE, Node
from guideline.evaluation.option_diagram import Compiler
from guideline.evaluation.space import Space, profile_count
from guideline.model.condition import Condition
from guideline.model.patient import Patient

__all__ = ["JointSpace", "Records"]

MOST_GROUPS = 3
"""Groups of patients listed for one change; the rest is counted exactly."""


Described = tuple[Patients, Patient]
"""A region in words, and one profile of it with a value for every level."""


class JointSpace:
    """The levels that some conditions of both editions need.

    Args:
        aligned: Both editions.
        conditions: What will be compiled, beside the two scopes.
        limit: Steps allowed.
        possible: Profiles possible in both editions, to which counts are scaled; None: every
            constraint is among the levels and nothing has to be scaled but what nobody names.

    Attributes:
        everybody: Profiles possible in both editions.
        before, after: Those of them in scope of the old, and of the new edition.
        either, both: Those in scope of at least one, and of both.

    Raises:
        TooLarge: The constraints alone take more steps.
    """

    def __init__(
        self,
        aligned: Aligned,
        conditions: Iterable[Condition],
        limit: int,
        possible: int | None = None,
    ) -> None:
        self.aligned = aligned
        scopes = (aligned.old.spoken.scope.when, aligned.new.spoken.scope.when)
        self.space = Space(aligned.joint, dict.fromkeys((*scopes, *conditions)))
        self.compiler = Compiler(self.space, limit)
        self.diagrams = self.compiler.diagrams
        before, after = (self.compiler.condition(scope) for scope in scopes)
        both = self.diagrams.both
        # Constraints that are not among the levels may leave nobody at all.
        self.everybody = FALSE if possible == 0 else self.compiler.possible
        self.before = both(self.everybody, before)
        self.after = both(self.everybody, after)
        self.either = self.diagrams.either(self.before, self.after)
        self.both = both(self.before, self.after)
        self._scale = self._unnamed if possible is None else self._factor(possible)

    def count(self, region: Node) -> int:
        """How many profiles of the joint vocabulary lie in a region."""
        return self.counts(region).get(True, 0)

    def counts(self, diagram: Node) -> dict[Hashable, int]:
        """How many profiles of the joint vocabulary end in each label."""
        counted = self.diagrams.counts(diagram, self.space.weights)
        return {label: profiles * self._scale for label, profiles in counted.items()}

    def minus(self, region: Node, other: Node) -> Node:
        """The profiles of a region that are not in another."""
        return self.diagrams.both(region, self.diagrams.negate(other))

    def apart(self, first: Node, second: Node) -> Node:
        """The profiles of exactly one of two regions."""
        return self.diagrams.choose(first, self.diagrams.negate(second), second)

    def described(self, region: Node, among: Node, most: int = MOST_GROUPS) -> Described:
        """A region, which is not empty, in words that fit nobody else of `among`, and one of it."""
        found = cover(self.diagrams, region, self.minus(among, region), self.space, most)
        conditions = tuple(self.space.condition(box) for box in found.boxes)
        patients = Patients(self.count(region), conditions, self.count(found.rest))
        return patients, self.space.patient(self.diagrams.first_in(region, found.boxes[0]))

    def one(self, region: Node) -> Patient:
        """One profile of a region that is not empty."""
        return self.space.patient(self.diagrams.first_in(region, {}))

    def patients(self, region: Node, among: Node) -> Patients:
        """The same for a region that may be empty, without an example."""
        return Patients(0) if region == FALSE else self.described(region, among)[0]

    @property
    def _unnamed(self) -> int:
        """How many profiles each one of the levels stands for: what no condition names."""
        variables = self.aligned.joint.variables
        named = profile_count(variables[name] for name in self.space.of)
        asked = 1
        for level in self.space.levels:
            if variables[level.variable].derivation is None:
                asked *= sum(c.weight for c in level.classes)
        return profile_count(variables.values()) // named * (named // asked)

    def _factor(self, possible: int) -> int:
        # Variables that are not among the levels are independent of those that are.
        weights = self.space.weights
        here = self.diagrams.counts(self.compiler.possible, weights).get(True, 0)
        return possible // here if here else 0


class Records:
    """All records: which are possible in which edition, and who is in scope.

    Raises:
        TooLarge: The constraints of both together take too many steps.
    """

    def __init__(self, aligned: Aligned, limit: int) -> None:
        self.aligned = aligned
        every = (
            *aligned.old.excludes.values(),
            *aligned.new.excludes.values(),
        )
        self.joint = JointSpace(aligned, every, limit)

    @cached_property
    def possible(self) -> int:
        """Profiles possible in both editions."""
        return self.joint.count(self.joint.compiler.possible)

    @cached_property
    def counted(self) -> Counted:
        """The profiles that the comparison is about."""
        joint = self.joint
        return Counted(
            profile_count(self.aligned.joint.variables.values()),
            joint.count(joint.either),
            joint.count(joint.before),
            joint.count(joint.after),
        )

    def only(self, side: Side, other: Side) -> Node:
        """Profiles in scope of one edition that the other refuses as a record."""
        compiler = self.joint.compiler
        inside = self.joint.diagrams.both(
            self.possible_in(side), compiler.condition(side.spoken.scope.when)
        )
        return self.joint.minus(inside, self.possible_in(other))

    def refusing(self, region: Node, side: Side) -> tuple[str, ...]:
        """What of a side excludes some profile of a region."""
        compiler, diagrams = self.joint.compiler, self.joint.diagrams
        return tuple(
            name
            for name, when in side.excludes.items()
            if diagrams.overlap(region, compiler.condition(when))
        )

    def possible_in(self, side: Side) -> Node:
        """The records that one edition accepts, whatever the other does."""
        compiler = self.joint.compiler
        allowed = (
            self.joint.diagrams.negate(compiler.condition(w)) for w in side.excludes.values()
        )
        return compiler.all_of((compiler.consistent, *allowed))
