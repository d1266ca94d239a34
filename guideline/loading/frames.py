"""The fixed frames of steps. What stands in braces is filled from the content's vocabulary."""

from __future__ import annotations

__all__ = ["FRAMES"]

FRAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "given": (
        ("{value of a variable}", "records the value"),
        ("{variable} is unknown", "says that the value is not known"),
        ("{situation}", "records all values of the situation"),
    ),
    "when": (
        ("{decision point}", "asks for advice"),
        ("{option} is proposed", "adds the option to a plan"),
    ),
    "then": (
        ("{option} {verdict}", "the verdict on the option"),
        ("the answer on {option} is no undeclared silence", "advice, or silence with a reason"),
        ("the answer on {option} is no undeclared conflict", "no conflict, or one with a reason"),
        (
            "the answer on {option} contradicts no declaration",
            "a declared silence or conflict that covers the patient is true",
        ),
        ("the answer on {option} asks for it", "it speaks for it, and not as done or under way"),
        ("the answer on {option} speaks for it", "whatever its wording"),
        ("the answer on {option} does not speak for it", "nor is that still possible"),
        ("the answer on {option} speaks against it", "whatever its wording"),
        ("the answer on {option} does not speak against it", "nor is that still possible"),
        ("the answer on {option} depends on {variables}", "exactly these are missing and decide"),
        (
            "the answer on {option} could still be that it {verdict}",
            "a missing value may lead there",
        ),
        ("the answer on {option} rests on {rule}", "the rule gives the verdict"),
        (
            "the answer on {option} makes {rule} more precise",
            "it applies, but does not decide",
        ),
        ('the answer on {option} says "{words}"', "its reasons hold these words"),
        ("the answer on {option} cites {statement}", "the source statement supports it"),
        ("the answer on {option} does not cite {statement}", "it does not"),
        ("the answer on {option} does not depend on {variable}", "tried with every value"),
        ("the answer assumes that {value of a variable}", "not recorded, so assumed"),
        ("{option} comes before every treatment", "in the pathway, for this patient"),
        ("{option} has to be done before {option}", "it is required and not known to be done"),
        ("nothing has to be done before {option}", "no required act is open"),
        ("nothing else is recommended", "no option that was not named is, or could be, advised"),
        ("the patient is in scope", "the guideline speaks about this patient"),
        ("the patient is out of scope", "it does not"),
        ("it is not known whether the patient is in scope", "a scope value is missing"),
        ("open question {id} is shown", "with some answer"),
        ("open question {id} is shown with {option}", "with the answer on it"),
        ("open question {id} is not shown", "with no answer"),
        ("alert {id} is shown", "beside the answers"),
        ("alert {id} is not shown", "it is known not to apply"),
        ("alert {id} could not be checked", "a value is missing"),
        ("alert {id} would apply if more were known", "a pitfall that is still possible"),
        ("{option} cannot stand in the plan as proposed", "advised against, or still open"),
        ("{pitfall} speaks against the plan", "the plan falls into the pitfall"),
        ("nothing speaks against the plan", "nothing does"),
        ("the record is impossible because of {constraint}", "no such patient can exist"),
    ),
}
"""Every frame of a step, with what it means. Braces are filled from the vocabulary."""
