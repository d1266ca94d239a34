"""A guideline and what is known of it -> files for other programs."""

from guideline.exports.files import machine_files
from guideline.exports.guideline_json import (
    FORMAT,
    content_hash,
    guideline_json,
    guideline_schema,
)

__all__ = ["FORMAT", "content_hash", "guideline_json", "guideline_schema", "machine_files"]
