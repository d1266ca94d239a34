"""What the shapes of all content files share: text, dates, lists of ids, codes.

Each type carries the JSON Schema of what may be written for it, which is more than what it
becomes: a number where text is wanted, one word where a list is.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Strict,
    StringConstraints,
    WithJsonSchema,
)

__all__ = [
    "CONDITION",
    "DATE",
    "CodeEntry",
    "Date",
    "Entry",
    "Fingerprint",
    "Flag",
    "Ids",
    "One",
    "Raw",
    "Text",
    "Whole",
    "as_list",
    "field_names",
]

CONDITION = "Condition"
"""What the schema of a key is called whose value is a condition."""

DATE = "a date such as 2027-03-31"


def _real_date(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ValueError(DATE)
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError(DATE) from None
    return value


def as_list(value: object) -> object:
    """A single word as a list of one."""
    return [value] if isinstance(value, str) else value


Raw = Annotated[Any, WithJsonSchema({"title": CONDITION})]
# A number is text to the loader, e.g. `version: 1.50`, but not to an editor.
Text = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"}),
]
Date = Annotated[
    str,
    AfterValidator(_real_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}),
]
Whole = Annotated[int, Strict()]
Flag = Annotated[bool, WithJsonSchema({"enum": [True, False, "yes", "no"]})]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
One = Annotated[str, WithJsonSchema({"type": "string", "pattern": r"\S"})]
Ids = Annotated[list[Text], BeforeValidator(as_list, json_schema_input_type=One | list[Text])]


class Entry(BaseModel):
    """A mapping whose keys are all known; numbers are accepted where text is wanted."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, use_attribute_docstrings=True
    )


class CodeEntry(Entry):
    """One code of a terminology, checked by a person; codes nobody checked are left out."""

    system: Text
    """The terminology, as people call it, e.g. SNOMED CT, LOINC or RxNorm."""

    code: Text
    """The code itself. Put digits in quotes: '254637007'."""

    display: Text
    """The name the terminology gives to this code."""


def field_names(entry: type[Entry]) -> list[str]:
    """The keys an entry may have, in the order a person would write them."""
    return list(entry.model_fields)
