"""Reviews x the content and scenarios as they are -> what has to be looked at again.

A review keeps a fingerprint of each thing that was looked at. Where one no longer fits, the part
is suspect until somebody looks at it again. The method is that of tools for requirements, which
call a link suspect when one of its ends was changed after it was reviewed; here each end is named.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from guideline.model.condition import ALWAYS, Condition, leaves
from guideline.model.guideline import Guideline
from guideline.model.open_question import OpenQuestion
from guideline.model.plain import PARTS, condition_data
from guideline.model.recommendation import Pitfall, Recommendation, Rule
from guideline.model.review import ReviewRecord, Seen
from guideline.model.scenario import Scenario
from guideline.model.source import SourceStatement
from guideline.verification.traceability import scenarios_about

__all__ = ["Look", "Standing", "look_at", "looks", "scenarios_of", "seen_now"]

_WORDS = frozenset({"title", "rationale", "plain_language", "caveat", "harm", "never_say"})
"""Fields of a rule that say how, not what."""

_BESIDE = frozenset({"sources", "references", "questions"})
"""Fields that name what a rule rests on, which has fingerprints of its own."""

_TAGS = {Recommendation: "rec", Pitfall: "pitfall", OpenQuestion: "question"}

_EMPTY: tuple[Any, ...] = ("", [], {})


class Standing(Enum):
    """Whether somebody has looked at a part as it is now."""

    NEVER = "never reviewed"
    CURRENT = "reviewed"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True)
class Look:
    """How a recommendation, pitfall or open question stands to its last review.

    Attributes:
        record: The last review; None when there was none.
        changed: What is not as it was then, in words.
        signed_unseen: Whether a reading is signed, and nothing tells what was signed.
    """

    id: str
    record: ReviewRecord | None
    changed: tuple[str, ...]
    signed_unseen: bool = False

    @property
    def standing(self) -> Standing:
        """Whether somebody has looked at it as it is now."""
        if self.record is None:
            return Standing.NEVER
        return Standing.SUSPECT if self.changed else Standing.CURRENT

    @property
    def again(self) -> bool:
        """Whether somebody has to look at it again."""
        return self.standing is Standing.SUSPECT or self.signed_unseen


def looks(guideline: Guideline, scenarios: Collection[Scenario]) -> Mapping[str, Look]:
    """How every recommendation, pitfall and open question stands to its last review, by id.

    Args:
        guideline: The content as it is now.
        scenarios: Of this guideline.
    """
    ids = (*(rule.id for rule in guideline.rules), *guideline.questions)
    return {id: look_at(guideline, id, scenarios) for id in ids}


def look_at(guideline: Guideline, id: str, scenarios: Iterable[Scenario]) -> Look:
    """How one of them stands to its last review.

    Args:
        guideline: The content as it is now.
        id: Of the part.
        scenarios: Of this guideline; those with the part's tag count.
    """
    record = guideline.reviews.get(id)
    if record is None:
        question = guideline.questions.get(id)
        return Look(id, None, (), question is not None and question.signature is not None)
    return Look(id, record, tuple(_changed(record.seen, seen_now(guideline, id, scenarios))))


def seen_now(guideline: Guideline, id: str, scenarios: Iterable[Scenario]) -> Seen:
    """The fingerprints of a recommendation, pitfall or open question as it is now.

    Args:
        guideline: The content as it is now.
        id: Of the part.
        scenarios: Of this guideline; those with the part's tag count.

    Raises:
        KeyError: There is no such part.
    """
    part = guideline.questions.get(id) or guideline.rule(id)
    mine = _scenarios(part, scenarios)
    match part:
        case OpenQuestion():
            return Seen(
                meaning=_mark(
                    {
                        "readings": {key: reading.text for key, reading in part.readings.items()},
                        "chosen": part.chosen,
                        "when": _in_full(guideline, part.when),
                        "options": part.options,
                        "signature": part.signature,
                    }
                ),
                words=_mark([part.title, part.kind, part.question, part.why, part.shown]),
                scenarios=mine,
                statements=_statements(guideline, part.statements),
                references={},
                questions={},
            )
    return Seen(
        meaning=_mark(_advice(guideline, part)),
        words=_mark({name: getattr(part, name) for name in _names(part) if name in _WORDS}),
        scenarios=mine,
        statements=_statements(guideline, (citation.statement for citation in part.sources)),
        references={id: _mark(guideline.references[id]) for id in part.references},
        questions={id: _reading(guideline.questions[id]) for id in part.questions},
    )


def scenarios_of(part: Rule | OpenQuestion, scenarios: Iterable[Scenario]) -> tuple[Scenario, ...]:
    """The scenarios with the tag of a recommendation, pitfall or open question."""
    return scenarios_about(scenarios, _TAGS[type(part)], part.id)


def _changed(then: Seen, now: Seen) -> Iterator[str]:
    """What is not as it was, in words."""
    if then.meaning != now.meaning:
        yield "what it says, or for whom"
    if then.words != now.words:
        yield "how it is explained"
    if then.scenarios != now.scenarios:
        yield "its scenarios"
    for noun, before, after in (
        ("statement", then.statements, now.statements),
        ("reference", then.references, now.references),
        ("the reading of", then.questions, now.questions),
    ):
        for id in dict.fromkeys((*before, *after)):
            if id not in after:
                yield f"it no longer rests on {noun} {id}"
            elif id not in before:
                yield f"it now rests on {noun} {id}"
            elif before[id] != after[id]:
                yield f"{noun} {id}"


def _advice(guideline: Guideline, rule: Rule) -> dict[str, Any]:
    """What a rule advises and for whom, down to the meaning of every word in its conditions."""
    option, wording = guideline.options[rule.option], guideline.wording(rule.wording)
    own = {
        name: getattr(rule, name)
        for name in _names(rule)
        if name not in _WORDS and name not in _BESIDE
    }
    conditions = [rule.when, *(citation.when for citation in rule.sources)]
    if isinstance(rule, Recommendation):
        conditions += [c for c in (rule.satisfied_when, rule.under_way_when) if c is not None]
    conditions += [guideline.scope.when, option.applies_when]
    return {
        "rule": own,
        "cites": [c for c in rule.sources if c.when != ALWAYS or c.note],
        "scope": guideline.scope.when,
        "option": [option.phrase, option.description, option.applies_when],
        "verdict": [wording.direction, wording.phrase, wording.meaning],
        "vocabulary": _vocabulary(guideline, conditions),
    }


def _in_full(guideline: Guideline, condition: Condition | None) -> dict[str, Any] | None:
    if condition is None:
        return None
    return {"when": condition, "vocabulary": _vocabulary(guideline, [condition])}


def _vocabulary(guideline: Guideline, conditions: Iterable[Condition]) -> dict[str, Any]:
    """What every variable of these conditions means, also of those it is derived from."""
    found: dict[str, Any] = {}
    waiting = list(conditions)
    while waiting:
        for leaf in leaves(waiting.pop()):
            if leaf.variable in found:
                continue
            variable = guideline.variables[leaf.variable]
            found[variable.id] = {
                "kind": variable.kind,
                "noun": variable.noun,
                "values": {id: value.phrases for id, value in variable.values.items()},
                "range": [variable.low, variable.high, variable.unit],
                "assume": variable.assume,
                "derivation": variable.derivation,
            }
            if variable.derivation is not None:
                waiting.extend(variable.derivation.conditions)
    return dict(sorted(found.items()))


def _statements(guideline: Guideline, ids: Iterable[str]) -> dict[str, str]:
    def mark(statement: SourceStatement) -> str:
        # Where it stands in the document, and how far scenarios can run it, is not what it says.
        said = [statement.paraphrase, statement.wording, statement.citations]
        return _mark([statement.fingerprint, *said])

    return {id: mark(guideline.statements[id]) for id in ids}


def _reading(question: OpenQuestion) -> str:
    return _mark([question.question, question.chosen, question.readings[question.chosen].text])


def _scenarios(part: Rule | OpenQuestion, scenarios: Iterable[Scenario]) -> str:
    """One fingerprint of all scenarios with the tag of a part; where they stand does not count."""
    mine = sorted(
        [scenario.name, *(f"{step.kind} {step.text}" for step in scenario.steps)]
        for scenario in scenarios_of(part, scenarios)
    )
    return _mark(mine) if mine else ""


def _names(part: Any) -> list[str]:
    return [field.name for field in fields(part)]


def _mark(value: Any) -> str:
    text = json.dumps(_bare(value), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _bare(value: Any) -> Any:
    """Plain data, without what is empty: a field that the model gains later changes no mark."""
    if isinstance(value, PARTS):
        return condition_data(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        value = {name: getattr(value, name) for name in _names(value)}
    if isinstance(value, Mapping):
        bare = {str(key): _bare(item) for key, item in value.items()}
        return {
            k: v for k, v in bare.items() if v is not None and v is not False and v not in _EMPTY
        }
    if isinstance(value, list | tuple):
        return [_bare(item) for item in value]
    return value
