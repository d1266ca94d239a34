"""A recommendation or pitfall -> the JSON file beside its page: all that is known of this one rule.

It repeats what `guideline.json` says of the rule and of what the rule rests on, so that one link
to one recommendation is enough for a program. The shape is `rule_schema()`; `RULE_FORMAT` counts up
whenever a program that reads such a file would have to change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from guideline.exports.addresses import RULE_SCHEMA, address, guideline_file, rule_file
from guideline.exports.review_data import review_data, review_schema
from guideline.exports.scenario_data import scenario_data, scenario_schema
from guideline.exports.shapes import CONDITION_SCHEMA, schema_of
from guideline.model.citation import citation_text
from guideline.model.condition import AllOf
from guideline.model.guideline import Guideline
from guideline.model.open_question import OpenQuestion
from guideline.model.option import Option
from guideline.model.plain import plain
from guideline.model.recommendation import Pitfall, Recommendation, Rule
from guideline.model.scenario import Scenario
from guideline.model.source import Reference, SourceStatement
from guideline.model.wording import Wording
from guideline.verification.mutation import Fate, MutationReport
from guideline.verification.results import Run
from guideline.verification.suspects import look_at, scenarios_of
from guideline.verification.verify import Verification

__all__ = ["RULE_FORMAT", "rule_json", "rule_schema"]

RULE_FORMAT = "guideline-as-code rule 1.1"
"""Name and version of the format. The number before the dot changes when a reader has to."""


def rule_json(
    guideline: Guideline,
    rule: Rule,
    scenarios: Collection[Scenario],
    fingerprint: str,
    run: Run | None = None,
    proved: Verification | None = None,
    site: str = "",
) -> dict[str, Any]:
    """One recommendation or pitfall as plain data.

    Args:
        guideline: The guideline.
        rule: One of its rules.
        scenarios: Of the guideline; those about the rule are taken.
        fingerprint: Of the guideline's content.
        run: What really ran; None when nothing did, and then no scenario has a result.
        proved: What was proved; None when nothing was tried.
        site: Address of the site, ending in a slash; empty makes every link relative to the file.
    """
    about = scenarios_of(rule, scenarios)
    mine = rule_file(guideline, rule, "json")

    def link(path: str) -> str:
        return address(path, mine, site)

    def data(part: Any) -> Any:
        return plain(part, guideline.variables)

    return {
        "format": RULE_FORMAT,
        "schema": link(RULE_SCHEMA),
        "kind": _kind(rule),
        "id": rule.id,
        "title": rule.title,
        "link": link(rule_file(guideline, rule, "html")),
        "citation": citation_text(guideline, rule, fingerprint),
        "guideline": {
            "id": guideline.id,
            "title": guideline.title,
            "version": guideline.version,
            "hash": fingerprint,
            "status": guideline.status,
            "notices": list(guideline.notices),
            "link": link(guideline_file(guideline, "index.html")),
            "data": link(guideline_file(guideline, "guideline.json")),
        },
        "scope": data(guideline.scope.when),
        "rule": data(rule),
        "option": data(guideline.options[rule.option]),
        "wording": data(guideline.wording(rule.wording)),
        "statements": [data(guideline.statements[c.statement]) for c in rule.sources],
        "references": [data(guideline.references[id]) for id in rule.references],
        "questions": [data(guideline.questions[id]) for id in rule.questions],
        "scenarios": [scenario_data(scenario, run) for scenario in about],
        "review": review_data(look_at(guideline, rule.id, about)),
        "proof": None if proved is None else _proof(rule, proved),
    }


def rule_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of every such file."""
    shapes: dict[str, Any] = {"Condition": CONDITION_SCHEMA}
    text = {"type": "string"}
    link = {
        "description": "Absolute when the site's address is known, else seen from this file.",
        "type": "string",
        "format": "uri-reference",
    }
    properties = {
        "format": {"const": RULE_FORMAT},
        "schema": link,
        "kind": {"enum": ["recommendation", "pitfall"]},
        "id": text,
        "title": text,
        "link": link,
        "citation": text,
        "guideline": _closed(
            {
                "id": text,
                "title": text,
                "version": text,
                "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "status": text,
                "notices": {"type": "array", "items": text},
                "link": link,
                "data": link,
            }
        ),
        "scope": {
            "description": "Whom the guideline is for. The rule holds for these patients only.",
            **schema_of(AllOf, shapes),
        },
        "rule": {"oneOf": [schema_of(kind, shapes) for kind in (Recommendation, Pitfall)]},
        "option": schema_of(Option, shapes),
        "wording": schema_of(Wording, shapes),
        "statements": {"type": "array", "items": schema_of(SourceStatement, shapes)},
        "references": {"type": "array", "items": schema_of(Reference, shapes)},
        "questions": {"type": "array", "items": schema_of(OpenQuestion, shapes)},
        "scenarios": {"type": "array", "items": scenario_schema()},
        "review": review_schema(),
        "proof": {
            "description": "null: nothing was tried.",
            "anyOf": [{"type": "null"}, _proof_schema()],
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": RULE_FORMAT,
        "description": " ".join((__doc__ or "").split()),
        **_closed(properties),
        "$defs": shapes,
    }


def _kind(rule: Rule) -> str:
    return "pitfall" if isinstance(rule, Pitfall) else "recommendation"


def _proof(rule: Rule, proved: Verification) -> dict[str, Any]:
    proof = proved.proof
    findings = [f for f in proof.problems if rule.id == f.id or rule.id in f.rules]
    theorem = next((t for t in proof.theorems if t.id == rule.id), None)
    analysed = proof.population is not None and rule.option not in proof.not_analysed
    claimed = analysed and (theorem is None or theorem.analysed)
    return {
        # What was not analysed is not good, and not bad either.
        "good": not findings and (theorem is None or theorem.holds) if claimed else None,
        "findings": [{"kind": f.kind.value, "text": f.text} for f in findings],
        "claim": None
        if theorem is None
        else {
            "text": theorem.claim,
            "holds": theorem.holds if theorem.analysed else None,
            "profiles": theorem.profiles,
            "fails_for": theorem.broken,
        },
        "changes": None if proved.mutation is None else _changes(rule, proved.mutation),
    }


def _changes(rule: Rule, report: MutationReport) -> dict[str, Any]:
    tried = [m for m in report.of(rule.id) if m.mutant.part == _kind(rule)]
    fates = Counter(mutation.fate for mutation in tried)
    return {
        "tried": len(tried),
        "noticed": fates[Fate.KILLED],
        "equivalent": fates[Fate.EQUIVALENT],
        "unnoticed": fates[Fate.SURVIVED],
        "accepted": fates[Fate.ACCEPTED],
        "all_tried": not report.not_tried,
    }


def _proof_schema() -> dict[str, Any]:
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    claim = {
        "text": text,
        "holds": {"description": "null: not analysed.", "type": ["boolean", "null"]},
        "profiles": count,
        "fails_for": count,
    }
    changes = {
        "tried": count,
        "noticed": {"description": "By a scenario, which then failed.", **count},
        "equivalent": {"description": "Proved to change no answer.", **count},
        "unnoticed": count,
        "accepted": {"description": "Unnoticed, and left so with a reason.", **count},
        "all_tried": {"description": "false: the search was cut short.", "type": "boolean"},
    }
    return _closed(
        {
            "good": {
                "description": "Over all patients. null: could not be analysed.",
                "type": ["boolean", "null"],
            },
            "findings": {"type": "array", "items": _closed({"kind": text, "text": text})},
            "claim": {
                "description": "Of a pitfall, proved or refuted.",
                "anyOf": [{"type": "null"}, _closed(claim)],
            },
            "changes": {
                "description": "Small changes of the rule that were tried. null: nobody did.",
                "anyOf": [{"type": "null"}, _closed(changes)],
            },
        }
    )


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
