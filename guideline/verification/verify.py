"""A project -> everything that is proved about one of its guidelines, and what could not be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guideline.loading.project import Project
from guideline.model.guideline import Guideline
from guideline.verification.mutation import MutationReport, mutate
from guideline.verification.proof import Proof, prove
from guideline.verification.reach import Reach, reach
from guideline.verification.scenario_run import run_scenario

__all__ = ["Verification", "verify"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What was proved about a guideline.

    Attributes:
        proof: Over all patients.
        reach: Which outcomes scenarios reach; None when the scenarios could not be read.
        mutation: Which changes scenarios notice; None when nobody asked, or when scenarios fail.
        problems: What could not be analysed and why; empty when everything was.
    """

    proof: Proof
    reach: Reach | None
    mutation: MutationReport | None
    problems: tuple[str, ...] = ()

    @property
    def guideline(self) -> Guideline:
        """The guideline."""
        return self.proof.guideline

    @property
    def good(self) -> bool:
        """Whether nothing has to be repaired or declared, and nothing was left out."""
        noticed = self.mutation is None or not (self.mutation.survivors or self.mutation.unused)
        return noticed and not self.proof.problems and not self.problems

    def as_json(self) -> dict[str, Any]:
        """Plain data, as `guideline verify --format json` prints it."""
        return {
            "good": self.good,
            **self.proof.as_json(),
            "outcomes": None if self.reach is None else self.reach.as_json(),
            "mutants": None
            if self.mutation is None
            else [mutation.as_json() for mutation in self.mutation.mutations],
            "problems": list(self.problems),
        }


def verify(
    guideline: Guideline,
    project: Project | None,
    *,
    mutants: bool,
    say: Callable[[str], None] = lambda _: None,
) -> Verification:
    """Prove a guideline.

    Args:
        guideline: The guideline.
        project: Its scenarios; None when they cannot be read.
        mutants: Whether to change the content in one place at a time, too.
        say: Told what is being done.
    """
    proof = prove(guideline, say=say)
    if project is None:
        problem = "The scenarios cannot be read, so it is not known what they reach or notice."
        return Verification(proof, None, None, (f"{problem} Run: guideline check",))
    book = project.books[guideline.id]
    scenarios = [s for s in project.scenarios() if project.book_of(s.file).guideline is guideline]
    reached = reach(proof, book, scenarios)
    problems = []
    if reached.unlisted:
        options = ", ".join(reached.unlisted)
        problems.append(f"Too many groups of patients to say which scenarios reach: {options}.")
    if not mutants:
        return Verification(proof, reached, None, tuple(problems))
    failing = [s for s in scenarios if run_scenario(book, s) is not None]
    if failing:
        problems.append(
            f"{len(failing)} scenarios fail, so it cannot be said what they notice. The first: "
            f"{failing[0].place}. Run: guideline test"
        )
        return Verification(proof, reached, None, tuple(problems))
    mutation = mutate(guideline, book, scenarios, say)
    if mutation.not_tried:
        survivors = len(mutation.survivors)
        problems.append(
            f"{mutation.not_tried} changes were not tried, as {survivors} went unnoticed already."
        )
    return Verification(proof, reached, mutation, tuple(problems))
