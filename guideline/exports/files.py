"""A project, its run and its proofs -> the machine-readable files of its site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from guideline.exports.addresses import (
    FEED,
    GUIDELINE_SCHEMA,
    RULE_SCHEMA,
    guideline_file,
    rule_file,
)
from guideline.exports.feed import atom_feed, frozen_edition, present_edition
from guideline.exports.guideline_json import guideline_json, guideline_schema
from guideline.exports.rule_json import rule_json, rule_schema
from guideline.loading import Project
from guideline.model.plain import as_text
from guideline.verification.results import Run
from guideline.verification.verify import Verification

__all__ = ["machine_files"]


def machine_files(
    project: Project,
    run: Run | None,
    proved: Mapping[str, Verification],
    site: str = "",
    dates: Mapping[str, datetime] | None = None,
) -> dict[str, str]:
    """The files beside the pages, by their path in the site.

    For each guideline `guideline.json`, and `guideline-data.js`, which holds the same without the
    scenarios: a page opened from a folder may run a script beside it, but may not read a file. For
    each recommendation and pitfall a file beside its page.

    Args:
        project: Guidelines and features.
        run: What really ran; None when nothing did.
        proved: What was proved, by the guideline's id.
        site: Address of the site, ending in a slash; empty makes every link relative.
        dates: Since when each guideline's content is what it is, by its id. One without a date
            is in the feed with its frozen editions only; without any of both there is no feed.
    """
    files = {GUIDELINE_SCHEMA: _indented(guideline_schema()), RULE_SCHEMA: _indented(rule_schema())}
    editions = []
    for guideline in project.guidelines.values():
        scenarios = project.scenarios(guideline.id)
        found = proved.get(guideline.id)
        data = guideline_json(guideline, scenarios, run, found)
        files[guideline_file(guideline, "guideline.json")] = as_text(data)
        short = as_text({**data, "scenarios": []}).rstrip()
        script = f"window.guidelineData = {short};\n"
        files[guideline_file(guideline, "guideline-data.js")] = script
        for rule in guideline.rules:
            made = rule_json(guideline, rule, scenarios, data["hash"], run, found, site)
            files[rule_file(guideline, rule, "json")] = as_text(made)
        frozen = project.editions.get(guideline.id, ())
        for past in frozen:
            path = f"editions/{past.edition.version}/guideline.json"
            files[guideline_file(guideline, path)] = past.text
            editions.append(frozen_edition(guideline, past))
        released = bool(frozen) and frozen[-1].fingerprint == data["hash"]
        if dates and guideline.id in dates and not released:
            editions.append(present_edition(guideline, data["hash"], dates[guideline.id]))
    if editions:
        files[FEED] = atom_feed(editions, site)
    return files


def _indented(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
