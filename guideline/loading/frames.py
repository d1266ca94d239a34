"""The fixed frames of steps. What stands in braces is filled from the content's vocabulary.

A frame has an id, so that a language is one more table: id to the sentence in that language. What
a frame means is said here once, for all languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guideline.model.condition import Truth
from guideline.model.scenario import (
    Accounted,
    Act,
    Answers,
    AsksFor,
    Assumes,
    Before,
    Cites,
    CouldBe,
    DependsOn,
    Expectation,
    FitsDeclarations,
    Impossible,
    InScope,
    Leans,
    MakesPrecise,
    NothingElse,
    PlanOpposed,
    Propose,
    RequiredFirst,
    RestsOn,
    SameWhatever,
    Says,
    ShowsAlert,
    ShowsQuestion,
    Together,
)
from guideline.model.wording import Direction

__all__ = ["FRAMES", "FRAME_TABLE", "Frame"]

Slots = Mapping[str, Any]
"""Name of a slot to what its words mean."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence of steps.

    Attributes:
        kind: `given`, `when` or `then`.
        template: The sentence in English.
        meaning: What it says, for a listing.
        builds: What it means, once its slots are filled. None: a whole phrase of the vocabulary.
        singular: For a sentence about several options, the id of the one about one option. In a
            sentence that has such a twin, the option must not be a plural.
    """

    id: str
    kind: str
    template: str
    meaning: str
    builds: Callable[[Slots], Act | Expectation] | None = None
    singular: str = ""


def _each(expected: Callable[[str], Any], ids: Iterable[str]) -> Expectation:
    """What is expected of one option, or of each of several."""
    parts = tuple(expected(id) for id in ids)
    return Together(parts) if len(parts) > 1 else parts[0]


_ON = "the answer on {option}"

FRAME_TABLE: Mapping[str, Frame] = {
    frame.id: frame
    for frame in (
        Frame("value", "given", "{value of a variable}", "records the value"),
        Frame("unknown", "given", "{variable} is unknown", "says that the value is not known"),
        Frame(
            "unknown_plural",
            "given",
            "{plural variable} are unknown",
            "the same, of a noun that is a plural",
            singular="unknown",
        ),
        Frame("situation", "given", "{situation}", "records all values of the situation"),
        Frame("decision", "when", "{decision point}", "asks for advice"),
        Frame(
            "proposed",
            "when",
            "{option} is proposed",
            "adds the option to a plan",
            lambda s: Propose(s["option"]),
        ),
        Frame(
            "proposed_plural",
            "when",
            "{plural option} are proposed",
            "the same, of an option that is a plural",
            lambda s: Propose(s["plural option"]),
            "proposed",
        ),
        Frame(
            "verdict",
            "then",
            "{option} {verdict}",
            "the verdict on the option",
            lambda s: Answers(s["option"], s["verdict"]),
        ),
        Frame(
            "verdict_plural",
            "then",
            "{options} {plural verdict}",
            "the verdict on each of several options, or on one that is a plural",
            lambda s: _each(lambda id: Answers(id, s["plural verdict"]), s["options"]),
            "verdict",
        ),
        Frame(
            "no_undeclared_silence",
            "then",
            f"{_ON} is no undeclared silence",
            "advice, or silence with a reason",
            lambda s: Accounted(s["option"], "source_silent"),
        ),
        Frame(
            "no_undeclared_conflict",
            "then",
            f"{_ON} is no undeclared conflict",
            "no conflict, or one with a reason",
            lambda s: Accounted(s["option"], "conflict"),
        ),
        Frame(
            "fits_declarations",
            "then",
            f"{_ON} contradicts no declaration",
            "a declared silence or conflict that covers the patient is true",
            lambda s: FitsDeclarations(s["option"]),
        ),
        Frame(
            "asks_for",
            "then",
            f"{_ON} asks for it",
            "it speaks for it, and not as done or under way",
            lambda s: AsksFor(s["option"]),
        ),
        Frame(
            "for",
            "then",
            f"{_ON} speaks for it",
            "whatever its wording",
            lambda s: Leans(s["option"], Direction.FOR, True),
        ),
        Frame(
            "not_for",
            "then",
            f"{_ON} does not speak for it",
            "nor is that still possible",
            lambda s: Leans(s["option"], Direction.FOR, False),
        ),
        Frame(
            "against",
            "then",
            f"{_ON} speaks against it",
            "whatever its wording",
            lambda s: Leans(s["option"], Direction.AGAINST, True),
        ),
        Frame(
            "not_against",
            "then",
            f"{_ON} does not speak against it",
            "nor is that still possible",
            lambda s: Leans(s["option"], Direction.AGAINST, False),
        ),
        Frame(
            "depends",
            "then",
            f"{_ON} depends on {{variables}}",
            "exactly these are missing and decide",
            lambda s: DependsOn(s["option"], s["variables"]),
        ),
        Frame(
            "could_be",
            "then",
            f"{_ON} could still be that it {{verdict}}",
            "a missing value may lead there",
            lambda s: CouldBe(s["option"], s["verdict"]),
        ),
        Frame(
            "rests_on",
            "then",
            f"{_ON} rests on {{rule}}",
            "the rule gives the verdict",
            lambda s: RestsOn(s["option"], s["rule"]),
        ),
        Frame(
            "makes_precise",
            "then",
            f"{_ON} makes {{rule}} more precise",
            "it applies, but does not decide",
            lambda s: MakesPrecise(s["option"], s["rule"]),
        ),
        Frame(
            "says",
            "then",
            f'{_ON} says "{{words}}"',
            "its reasons hold these words",
            lambda s: Says(s["option"], s["words"]),
        ),
        Frame(
            "cites",
            "then",
            f"{_ON} cites {{statement}}",
            "the source statement supports it",
            lambda s: Cites(s["option"], s["statement"], True),
        ),
        Frame(
            "not_cites",
            "then",
            f"{_ON} does not cite {{statement}}",
            "it does not",
            lambda s: Cites(s["option"], s["statement"], False),
        ),
        Frame(
            "same_whatever",
            "then",
            f"{_ON} does not depend on {{variable}}",
            "tried with every value",
            lambda s: SameWhatever(s["option"], s["variable"]),
        ),
        Frame(
            "assumes",
            "then",
            "the answer assumes that {value of a variable}",
            "not recorded, so assumed",
            lambda s: Assumes(*s["value of a variable"]),
        ),
        Frame(
            "before",
            "then",
            "{option} comes before every treatment",
            "in the pathway, for this patient",
            lambda s: Before(s["option"]),
        ),
        Frame(
            "before_plural",
            "then",
            "{options} come before every treatment",
            "the same, of several options or of one that is a plural",
            lambda s: _each(Before, s["options"]),
            "before",
        ),
        Frame(
            "required_first",
            "then",
            "{option} has to be done before {other option}",
            "it is required and not known to be done",
            lambda s: RequiredFirst(s["other option"], s["option"]),
        ),
        Frame(
            "required_first_plural",
            "then",
            "{options} have to be done before {other option}",
            "the same, of several options or of one that is a plural",
            lambda s: _each(lambda id: RequiredFirst(s["other option"], id), s["options"]),
            "required_first",
        ),
        Frame(
            "nothing_first",
            "then",
            "nothing has to be done before {option}",
            "no required act is open",
            lambda s: RequiredFirst(s["option"], None),
        ),
        Frame(
            "nothing_else",
            "then",
            "nothing else is recommended",
            "no option that was not named is, or could be, advised",
            lambda _: NothingElse(),
        ),
        Frame(
            "in_scope",
            "then",
            "the patient is in scope",
            "the guideline speaks about this patient",
            lambda _: InScope(Truth.TRUE),
        ),
        Frame(
            "out_of_scope",
            "then",
            "the patient is out of scope",
            "it does not",
            lambda _: InScope(Truth.FALSE),
        ),
        Frame(
            "scope_unknown",
            "then",
            "it is not known whether the patient is in scope",
            "a scope value is missing",
            lambda _: InScope(Truth.UNKNOWN),
        ),
        Frame(
            "question",
            "then",
            "open question {question} is shown",
            "with some answer",
            lambda s: ShowsQuestion(s["question"], True),
        ),
        Frame(
            "question_with",
            "then",
            "open question {question} is shown with {option}",
            "with the answer on it",
            lambda s: ShowsQuestion(s["question"], True, s["option"]),
        ),
        Frame(
            "no_question",
            "then",
            "open question {question} is not shown",
            "with no answer",
            lambda s: ShowsQuestion(s["question"], False),
        ),
        Frame(
            "alert",
            "then",
            "alert {alert} is shown",
            "beside the answers",
            lambda s: ShowsAlert(s["alert"], "shown"),
        ),
        Frame(
            "no_alert",
            "then",
            "alert {alert} is not shown",
            "it is known not to apply",
            lambda s: ShowsAlert(s["alert"], "hidden"),
        ),
        Frame(
            "alert_unchecked",
            "then",
            "alert {alert} could not be checked",
            "a value is missing",
            lambda s: ShowsAlert(s["alert"], "unchecked"),
        ),
        Frame(
            "alert_possible",
            "then",
            "alert {alert} would apply if more were known",
            "a pitfall that is still possible",
            lambda s: ShowsAlert(s["alert"], "possible"),
        ),
        Frame(
            "opposed",
            "then",
            "{option} cannot stand in the plan as proposed",
            "advised against, or still open",
            lambda s: PlanOpposed(s["option"]),
        ),
        Frame(
            "opposed_by",
            "then",
            "{pitfall} speaks against the plan",
            "the plan falls into the pitfall",
            lambda s: PlanOpposed(s["pitfall"]),
        ),
        Frame(
            "not_opposed",
            "then",
            "nothing speaks against the plan",
            "nothing does",
            lambda _: PlanOpposed(None),
        ),
        Frame(
            "impossible",
            "then",
            "the record is impossible because of {constraint}",
            "no such patient can exist",
            lambda s: Impossible(s["constraint"]),
        ),
    )
}
"""Every frame by its id."""

FRAMES: Mapping[str, tuple[tuple[str, str], ...]] = {
    kind: tuple((f.template, f.meaning) for f in FRAME_TABLE.values() if f.kind == kind)
    for kind in ("given", "when", "then")
}
"""Every frame of a step in English, with what it means, by the kind of the step."""
