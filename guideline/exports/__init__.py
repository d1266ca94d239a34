"""A guideline and what is known of it -> files for other programs."""

from guideline.exports.content_date import content_date
from guideline.exports.files import machine_files
from guideline.exports.guideline_json import FORMAT, guideline_json, guideline_schema
from guideline.exports.page_heads import page_heads
from guideline.exports.rule_json import RULE_FORMAT, rule_json, rule_schema

__all__ = [
    "FORMAT",
    "RULE_FORMAT",
    "content_date",
    "guideline_json",
    "guideline_schema",
    "machine_files",
    "page_heads",
    "rule_json",
    "rule_schema",
]
