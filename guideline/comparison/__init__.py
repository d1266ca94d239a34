"""Two editions of a guideline -> which patients get another answer, and what else changed."""

from guideline.comparison.compare import LARGEST_COMPARISON, compare
from guideline.comparison.result import (
    Change,
    Comparison,
    OptionChange,
)
from guideline.comparison.situations import Scenarios

__all__ = ["LARGEST_COMPARISON", "Change", "Comparison", "OptionChange", "Scenarios", "compare"]
