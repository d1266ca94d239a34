"""A thing or a step of a guideline -> what it is, in a few lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from guideline.authoring.language_server.names import Thing
from guideline.errors import GuidelineError
from guideline.loading import PhraseBook
from guideline.model.guideline import Guideline
from guideline.model.recommendation import Rule
from guideline.model.scenario import Answers, Assumes, Decide, Given, Propose
from guideline.model.words import recorded_clause

__all__ = ["described", "step_meaning", "title"]


def title(guideline: Guideline, thing: Thing) -> str:
    """What a thing is called, in a few words; empty when there is no such thing."""
    match thing.kind:
        case "value":
            owner = guideline.variables.get(thing.owner)
            value = owner.values.get(thing.id) if owner else None
            return f"{owner.name}: {value.label}" if owner and value else ""
        case "reading":
            question = guideline.questions.get(thing.owner)
            reading = question.readings.get(thing.id) if question else None
            return reading.text if reading else ""
        case "decision point":
            point = guideline.decision_points.get(thing.id)
            return point.name if point else ""
        case "wording":
            known = thing.id in guideline.wordings
            return guideline.wordings[thing.id].label if known else ""
    return _title(guideline, thing)


def described(guideline: Guideline, thing: Thing) -> str:
    """A thing with what its source statements say; empty when there is no such thing."""
    name = title(guideline, thing)
    if not name:
        return ""
    lines = [f"**{thing.id}** · {thing.kind}", name]
    cited: Iterable[str] = ()
    match thing.kind:
        case "rule":
            rule: Rule = guideline.rule(thing.id)
            lines.append(f"{guideline.options[rule.option].name}: {_said(guideline, rule)}")
            cited = [citation.statement for citation in rule.sources]
        case "option":
            lines.append(guideline.options[thing.id].description)
        case "variable":
            variable = guideline.variables[thing.id]
            lines.append(variable.question)
            lines += [f"- `{value.id}`: {value.phrase}" for value in variable.values.values()]
            cited = variable.statements
        case "value":
            variable = guideline.variables[thing.owner]
            lines.append(f"“{variable.values[thing.id].phrase}”")
            cited = variable.statements
        case "question":
            question = guideline.questions[thing.id]
            lines += [question.question, f"Read as: {question.readings[question.chosen].text}"]
            cited = question.statements
        case "constraint":
            cited = guideline.constraints[thing.id].statements
        case "property":
            cited = guideline.properties[thing.id].statements
        case "wording":
            lines.append(guideline.wordings[thing.id].meaning)
    statements = [guideline.statements[id] for id in dict.fromkeys(cited)]
    lines += [f"> {statement.id}: {statement.paraphrase}" for statement in statements]
    return "\n\n".join(lines)


def step_meaning(book: PhraseBook, kind: str, text: str) -> str:
    """What a step says, in a line; empty when it says nothing."""
    guideline = book.guideline
    try:
        meaning = book.meaning(kind, text)
    except GuidelineError:
        return ""
    match meaning:
        case Given(values, unknown, _):
            said = [
                f"{guideline.variables[id].name}: {recorded_clause(guideline.variables[id], value)}"
                for id, value in values.items()
            ]
            said += [f"{guideline.variables[id].name}: said to be unknown" for id in unknown]
            return "; ".join(said)
        case Decide(point):
            return f"asks for advice: {guideline.decision_points[point].name}"
        case Propose(option):
            return f"adds to a plan: {guideline.options[option].name}"
        case Answers(option, verdict):
            return f"{guideline.options[option].name}: {guideline.wording(verdict).meaning}"
        case Assumes(variable, value):
            return f"assumed, because not recorded: {guideline.variables[variable].name}, {value}"
    return ""


def _title(guideline: Guideline, thing: Thing) -> str:
    id = thing.id
    if thing.kind == "rule":
        return next((rule.title for rule in guideline.rules if rule.id == id), "")
    parts: dict[str, tuple[dict[str, object], str]] = {
        "option": (dict(guideline.options), "name"),
        "variable": (dict(guideline.variables), "name"),
        "situation": (dict(guideline.situations), "phrase"),
        "question": (dict(guideline.questions), "title"),
        "statement": (dict(guideline.statements), "paraphrase"),
        "reference": (dict(guideline.references), "title"),
        "constraint": (dict(guideline.constraints), "text"),
        "property": (dict(guideline.properties), "text"),
        "watch item": ({item.id: item for item in guideline.watch}, "title"),
    }
    things, key = parts.get(thing.kind, ({}, ""))
    return str(getattr(things[id], key)) if id in things else ""


def _said(guideline: Guideline, rule: Rule) -> str:
    return rule.says or guideline.wording(rule.wording).phrase
