"""The parts of an advice: one answer per option, with its reasons, and the alerts beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guideline.model.wording import Direction

__all__ = ["Alert", "OptionAdvice", "PossibleVerdict", "Support"]


@dataclass(frozen=True, slots=True)
class PossibleVerdict:
    """One verdict that missing values could still lead to.

    Attributes:
        condition: The completions that lead to it, in words.
        because: The rules that would give it; empty for silence.
    """

    verdict: str
    condition: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """A source statement that supports a verdict for this patient, and what it adds."""

    statement: str
    note: str


@dataclass(frozen=True, slots=True)
class OptionAdvice:
    """The answer for one option.

    Attributes:
        verdict: A wording of the guideline or a verdict of the engine.
        text: The verdict in the source's words where it has some, else the wording's phrase.
        because: Rules that give the verdict.
        refined: Rules that apply too, but are made more precise by those in `because`.
        support: Source statements, each with what it adds.
        met: The parts of the conditions this patient meets, in words.
        references: Bibliography ids.
        missing: Variables to record before a verdict can stand; empty when it stands.
        possible: What the missing values could lead to; empty when the verdict stands.
        questions: Open questions that touch this answer.
        first: Options that have to be done before this one and are not yet known to be done.
        silence: Why the source is silent, when that is declared; empty otherwise.
        disagreement: Why a conflict is left to a person, when that is declared; empty otherwise.
        reasons: The whole explanation, one sentence each.
    """

    option: str
    verdict: str
    direction: Direction
    text: str
    because: tuple[str, ...] = ()
    refined: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()
    met: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    possible: tuple[PossibleVerdict, ...] = ()
    questions: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    silence: str = ""
    disagreement: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of the supporting statements."""
        return tuple(dict.fromkeys(item.statement for item in self.support))

    def explain(self) -> str:
        """The whole explanation as one paragraph."""
        return " ".join(self.reasons)

    def as_json(self) -> dict[str, Any]:
        """Plain data, as `guideline advise --format json` prints it."""
        return {
            "verdict": self.verdict,
            "direction": self.direction.value,
            "wording": self.text,
            "because": list(self.because),
            "refined": list(self.refined),
            "met": list(self.met),
            "statements": list(self.statements),
            "notes": [
                {"statement": item.statement, "text": item.note}
                for item in self.support
                if item.note
            ],
            "references": list(self.references),
            "missing": list(self.missing),
            "possible": [
                {"verdict": p.verdict, "if": p.condition, "because": list(p.because)}
                for p in self.possible
            ],
            "questions": list(self.questions),
            "first": list(self.first),
            "silence": self.silence,
            "disagreement": self.disagreement,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class Alert:
    """Something a person has to see beside the verdicts.

    Attributes:
        id: The constraint, pitfall or rule it comes from.
        kind: `warning`, `conflict`, `stop`, `pitfall`, `under_way`, `would_apply`,
            `plan` (speaks against it), `plan_unsupported` or `gap`.
    """

    id: str
    kind: str
    text: str
    statements: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain data, as `guideline advise --format json` prints it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "text": self.text,
            "statements": list(self.statements),
            "options": list(self.options),
            "questions": list(self.questions),
        }
