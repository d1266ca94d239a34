"""A project, its run and its proofs -> the machine-readable files of its site."""

from __future__ import annotations

import json
from collections.abc import Mapping

from guideline.exports.guideline_json import guideline_json, guideline_schema
from guideline.loading import Project
from guideline.model.plain import as_text
from guideline.verification.results import Run
from guideline.verification.verify import Verification

__all__ = ["SCHEMA", "machine_files"]

SCHEMA = "guideline.schema.json"
"""The shape of every `guideline.json`, at the top of the site."""


def machine_files(
    project: Project, run: Run | None, proved: Mapping[str, Verification]
) -> dict[str, str]:
    """The files beside the pages, by their path in the site.

    For each guideline `guideline.json`, and `guideline-data.js`, which holds the same without the
    scenarios: a page opened from a folder may run a script beside it, but may not read a file.
    """
    files = {SCHEMA: json.dumps(guideline_schema(), ensure_ascii=False, indent=2) + "\n"}
    for guideline in project.guidelines.values():
        own = [f for f in project.features if f.guideline == guideline.id]
        scenarios = [scenario for feature in own for scenario in feature.scenarios]
        data = guideline_json(guideline, scenarios, run, proved.get(guideline.id))
        files[f"{guideline.id}/guideline.json"] = as_text(data)
        short = as_text({**data, "scenarios": []}).rstrip()
        files[f"{guideline.id}/guideline-data.js"] = f"window.guidelineData = {short};\n"
    return files
