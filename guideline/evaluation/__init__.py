"""Condition x patient -> truth; guideline x patient -> advice."""

from guideline.evaluation.advice import Alert, OptionAdvice, PossibleVerdict
from guideline.evaluation.assess import Advice, assess, violated_constraints
from guideline.evaluation.truth import truth

__all__ = [
    "Advice",
    "Alert",
    "OptionAdvice",
    "PossibleVerdict",
    "assess",
    "truth",
    "violated_constraints",
]
