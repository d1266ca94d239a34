"""Recommendations and pitfalls: the rules of a guideline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from guideline.model.condition import ALWAYS, Condition

__all__ = ["Citation", "Instead", "Pitfall", "PitfallKind", "Recommendation", "Rule"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A source statement a rule rests on.

    Attributes:
        when: Patients for whom the statement counts; ALWAYS for all the rule applies to.
        note: What the statement adds for them, e.g. "particularly relevant"; may be empty.
    """

    statement: str
    when: Condition = ALWAYS
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the source advises, to whom, in which words.

    Attributes:
        wording: Id on the guideline's scale.
        says: The source's own few words for the verdict.
        when: The patients, beside the scope.
        qualifier: What limits the verdict, said right after it, e.g. "as the standard treatment";
            empty when nothing does.
        plain_language: The same for people without medical training; empty when nobody has
            written it yet.
        refines: Rules that this one makes more precise: where both apply, they are dropped.
        overrides: Rules that this one takes precedence over although they disagree.
        only: True when the source supports the option for these patients only, so that others
            get `not_supported` instead of silence.
        over: The option this one is preferred to; None when it is not a comparison.
        satisfied_when: When the required act has been done already.
        under_way_when: When it is under way: satisfied, with an alert.
        together_with: Options of which at least one has to be in a plan beside this one.
        safeguard: True for a rule of the project's own that answers an open question; the source
            has no such sentence, only those it is drawn from.
        strength, certainty: As the source grades them; None: not graded.
    """

    id: str
    title: str
    option: str
    wording: str
    says: str
    when: Condition
    sources: tuple[Citation, ...]
    rationale: str
    qualifier: str = ""
    plain_language: str = ""
    caveat: str = ""
    references: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    refines: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    only: bool = False
    over: str | None = None
    together_with: tuple[str, ...] = ()
    safeguard: bool = False
    satisfied_when: Condition | None = None
    under_way_when: Condition | None = None
    under_way_text: str = ""
    strength: str | None = None
    certainty: str | None = None


class PitfallKind(Enum):
    """What goes wrong: an act, an omission, or an assumption."""

    ACT = "act"
    OMISSION = "omission"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Instead:
    """What to do instead of falling into the pitfall."""

    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pitfall:
    """What must never be advised, left out or assumed, for whom, and the harm.

    Attributes:
        kind: ACT: `option` must never be advised, and gets `wording`. OMISSION: `option` must
            never be left out of a plan. ASSUMPTION: a belief; it gives no verdict.
        qualifier, plain_language: As for a recommendation.
        never_say: For an assumption: phrases no published page may contain.
    """

    id: str
    title: str
    kind: PitfallKind
    option: str
    wording: str
    says: str
    when: Condition
    harm: str
    instead: Instead
    sources: tuple[Citation, ...]
    qualifier: str = ""
    plain_language: str = ""
    references: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    refines: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    never_say: tuple[str, ...] = ()


Rule = Recommendation | Pitfall
