"""A guideline and what is known of it -> files for other programs."""

from guideline.exports.files import machine_files
from guideline.exports.guideline_json import FORMAT, guideline_json, guideline_schema

__all__ = ["FORMAT", "guideline_json", "guideline_schema", "machine_files"]
