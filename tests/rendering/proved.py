"""A small guideline about which everything can be worked out by hand, and what is proved of it.

Soil test and feeding of the toy only. There are 28,712,448 combinations of values: 2 kinds of plant
x 2 places x 3 soils x 3 lights x growing or not x potted or not x 201 heights x 31 widths x 8 sets
of pests x 4 states of the test. It is never dark outside, which leaves 5 of 6, and without a pot
there is no width, which leaves 32 of 62: 12,349,440 can exist. In scope are houseplants indoors:
3 soils x 3 lights x growing or not x 32 pots x 201 heights x 8 x 4 = 3,704,832.
"""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guideline.loading import PhraseBook, Project, parse_feature
from guideline.model.guideline import Guideline
from guideline.verification.mutants import mutants
from guideline.verification.mutation import Fate, Mutation, MutationReport
from guideline.verification.proof import prove
from guideline.verification.reach import reach
from guideline.verification.verify import Verification
from tests.fixtures.toys import toy
from tests.rendering.hostile import told

FEATURE = """\
Feature: Care

  @rec:FEED-1
  Scenario: A growing plant
    Given a houseplant that stands indoors
    And the plant grows
    When the plant is cared for
    Then feeding is recommended

  @rec:TEST-1
  Scenario: Nobody has tested the soil
    Given a houseplant that stands indoors
    And the soil has not been tested
    When the plant is cared for
    Then a soil test must be done
"""


def small(**changes: Any) -> Guideline:
    """The toy with two options; nothing has to be repaired."""
    whole = toy()
    kept = {
        "options": ("soil_test", "feeding"),
        "recommendations": ("TEST-1", "FEED-1"),
        "pitfalls": ("SKIP",),
        "properties": ("LIGHT-INDEPENDENCE",),
        "constraints": ("DARK-OUTSIDE", "NO-POT"),
    }
    parts: dict[str, Any] = {
        name: {id: getattr(whole, name)[id] for id in ids} for name, ids in kept.items()
    }
    care = dataclasses.replace(whole.decision_points["care"], options=("soil_test", "feeding"))
    questions = {
        id: dataclasses.replace(question, options=()) for id, question in whole.questions.items()
    }
    parts |= {"decision_points": {"care": care}, "questions": questions, "accepted": ()}
    return dataclasses.replace(whole, **{**parts, **changes})


def hungry() -> Guideline:
    """With the belief that every plant is hungry, which half of the plants refute."""
    pitfalls = toy().pitfalls
    return small(pitfalls={id: pitfalls[id] for id in ("SKIP", "ALWAYS-HUNGRY")})


def project_of(
    root: Path, guideline: Guideline, ending: Callable[[str], str] | None = None
) -> Project:
    """A project with this guideline and two scenarios; its texts end as told."""
    feature, faults = parse_feature(FEATURE, "features/toy/care/care.feature", guideline)
    assert feature is not None
    assert not faults
    if ending is not None:
        guideline, feature = told(guideline, ending), told(feature, ending)
    book = PhraseBook(guideline)
    return Project(root, {guideline.id: guideline}, {guideline.id: book}, (feature,))


def proved(guideline: Guideline, *, limit: int = 1_000_000) -> Verification:
    """What is proved, and what the two scenarios reach."""
    proof = prove(guideline, limit)
    feature, _ = parse_feature(FEATURE, "features/toy/care/care.feature", small())
    assert feature is not None
    reached = reach(proof, PhraseBook(small()), feature.scenarios)
    return Verification(proof, reached, None)


def changed(found: Verification, id: str, *fates: Fate, missing: str = "") -> Verification:
    """As if the first small changes of one part had met these fates."""
    every = [mutant for mutant in mutants(found.guideline) if mutant.id == id]
    mutations = tuple(
        Mutation(mutant, fate, why="Because.", missing=missing if fate is Fate.SURVIVED else "")
        for mutant, fate in zip(every, fates, strict=False)
    )
    return dataclasses.replace(found, mutation=MutationReport(found.guideline, mutations))
