"""A second opinion on the proofs: the guideline once more, as formulas for the solver z3.

What enters is a guideline; what leaves is a patient of the kind asked for, or None when the solver
has proved that there is none. The semantics are written here from the design and from how one
patient is assessed. Nothing of the decision diagrams is used, neither code nor construction: a
patient is a set of yes-or-no unknowns and numbers, and the verdict is a list of cases of which the
first that holds counts. Where both agree, a slip would have to have been made twice.

The solver: L. de Moura and N. Bjorner, Z3: An Efficient SMT Solver (2008).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import z3

from guideline.model.condition import (
    AllOf,
    AnyOf,
    Condition,
    Includes,
    Is,
    IsEmpty,
    NotThat,
    Within,
)
from guideline.model.guideline import Guideline
from guideline.model.patient import Patient, Recorded
from guideline.model.recommendation import Pitfall, PitfallKind, Recommendation, Rule
from guideline.model.variable import Kind, Variable
from guideline.model.wording import ENGINE_WORDINGS, Direction

__all__ = ["NotDecided", "SecondOpinion"]


class NotDecided(Exception):
    """The solver gave up. Nothing may be concluded."""


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """One option for the unknown patient.

    Attributes:
        cases: A verdict, and when it is given if no case before it holds.
        directions_differ, wordings_differ: The two kinds of conflict.
        declared: Some declaration of silence covers the patient.
    """

    cases: Sequence[tuple[str, z3.BoolRef]]
    directions_differ: z3.BoolRef
    wordings_differ: z3.BoolRef
    declared: z3.BoolRef

    def is_one_of(self, verdicts: Iterable[str]) -> z3.BoolRef:
        """Whether the verdict is one of these."""
        wanted = set(verdicts)
        earlier: list[z3.BoolRef] = []
        found: list[z3.BoolRef] = []
        for verdict, case in self.cases:
            if verdict in wanted:
                found.append(z3.And(case, z3.Not(z3.Or(earlier))))
            earlier.append(case)
        return z3.Or(found)


class SecondOpinion:
    """Questions about all patients of a guideline at once.

    Each answer is a patient, complete in what can be recorded, or None when no patient that the
    constraints allow is of the kind.

    Raises:
        NotDecided: The solver gave up on a question.
    """

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self._unknowns = {name: _Unknown(v) for name, v in guideline.variables.items()}
        self._solver = z3.Solver()
        for name, unknown in self._unknowns.items():
            self._solver.add(*unknown.rules)
            if guideline.variables[name].derivation:
                self._solver.add(self._derived(name))
        for constraint in guideline.constraints.values():
            if constraint.excludes:
                when = self._holds(constraint.when)
                # "Impossible" forbids the combination; "implies" asks for the consequence.
                then = (
                    z3.BoolVal(False) if constraint.then is None else self._holds(constraint.then)
                )
                self._solver.add(z3.Implies(when, then))
        self._in_scope = self._holds(guideline.scope.when)
        self._options: dict[str, _Verdicts] = {}

    def anybody(self) -> Patient | None:
        """A patient that can exist, in scope or not."""
        return self._someone()

    def with_verdict(self, option: str, verdict: str) -> Patient | None:
        """A patient who gets a verdict on an option; `out_of_scope` is one."""
        return self._someone(self._verdicts(option).is_one_of([verdict]))

    def in_gap(self, option: str) -> Patient | None:
        """A patient in scope on whom the source is silent and nobody declared it."""
        found = self._verdicts(option)
        return self._someone(found.is_one_of(["source_silent"]), z3.Not(found.declared))

    def in_conflict(self, option: str, by: str) -> Patient | None:
        """A patient for whom the rules on an option disagree.

        Args:
            option: The option.
            by: `directions` for and against; or `wordings` of one direction.
        """
        found = self._verdicts(option)
        conflict = found.is_one_of(["conflict"])
        if by == "directions":
            return self._someone(conflict, found.directions_differ)
        return self._someone(conflict, found.wordings_differ, z3.Not(found.directions_differ))

    def meeting(self, rule: Rule) -> Patient | None:
        """A patient in scope who meets the condition of a rule; None: the rule is dead."""
        return self._someone(self._in_scope, self._holds(rule.when))

    def in_breach(self, pitfall: Pitfall) -> Patient | None:
        """A patient in scope for whom the guideline itself falls into a pitfall.

        ACT: it speaks for what must never be done. OMISSION: it does not speak for what must never
        be left out, or calls it done. ASSUMPTION: it speaks against what is wrongly ruled out.
        """
        found = self._verdicts(pitfall.option)
        speaks_for = found.is_one_of(self._words(Direction.FOR))
        match pitfall.kind:
            case PitfallKind.ACT:
                breach = speaks_for
            case PitfallKind.OMISSION:
                breach = z3.Or(z3.Not(speaks_for), found.is_one_of(["satisfied"]))
            case PitfallKind.ASSUMPTION:
                breach = found.is_one_of(self._words(Direction.AGAINST))
        return self._someone(self._in_scope, self._holds(pitfall.when), breach)

    # The verdict

    def _verdicts(self, option: str) -> _Verdicts:
        known = self._options.get(option)
        if known is None:
            known = self._options[option] = self._encoded(option)
        return known

    def _encoded(self, option: str) -> _Verdicts:
        guideline = self.guideline
        on_it = [r for r in guideline.recommendations.values() if r.option == option]
        acts = [
            p
            for p in guideline.pitfalls.values()
            if p.option == option and p.kind is PitfallKind.ACT
        ]
        own: dict[str, Rule] = {rule.id: rule for rule in (*on_it, *acts)}
        applies = {id: self._holds(rule.when) for id, rule in own.items()}
        left = {
            id: z3.And(
                applies[id], z3.Not(z3.Or([applies[o] for o in own if id in _below(o, own)]))
            )
            for id in own
        }
        speaking = z3.Or([left[r.id] for r in own.values() if not _compares(r)])
        deciding = {
            id: z3.And(left[id], z3.Not(speaking)) if _compares(rule) else left[id]
            for id, rule in own.items()
        }
        # For each rule the words it may give, and when it gives them.
        words: dict[str, list[tuple[str, z3.BoolRef]]] = {}
        for id, rule in own.items():
            done = self._done(rule)
            words[id] = [("satisfied", done), (rule.wording, z3.Not(done))]
        directions = [
            z3.Or(
                [
                    z3.And(left[id], when)
                    for id in own
                    for word, when in words[id]
                    if guideline.wording(word).direction is direction
                ]
            )
            for direction in Direction
        ]
        said = {
            word: z3.Or(
                [
                    z3.And(deciding[id], when)
                    for id in own
                    for other, when in words[id]
                    if other == word
                ]
            )
            for word in ("satisfied", *guideline.wordings)
        }
        directions_differ = z3.AtLeast(*directions, 2)
        wordings_differ = z3.AtLeast(*said.values(), 2)
        others = [r for r in guideline.recommendations.values() if r.over == option]
        asked = self._holds(guideline.options[option].applies_when)
        cases = (
            ("out_of_scope", z3.Not(self._in_scope)),
            ("not_applicable", z3.Not(asked)),
            ("conflict", z3.Or(directions_differ, wordings_differ)),
            *said.items(),
            ("less_preferred", z3.Or([self._holds(r.when) for r in others])),
            ("not_supported", z3.BoolVal(any(r.only for r in on_it))),
            ("source_silent", z3.BoolVal(True)),
        )
        silences = guideline.options[option].silence
        declared = z3.Or([self._holds(silence.when) for silence in silences])
        return _Verdicts(cases, directions_differ, wordings_differ, declared)

    def _done(self, rule: Rule) -> z3.BoolRef:
        if not isinstance(rule, Recommendation):
            return z3.BoolVal(False)
        acts = (rule.satisfied_when, rule.under_way_when)
        return z3.Or([self._holds(when) for when in acts if when is not None])

    def _words(self, direction: Direction) -> list[str]:
        every = {**self.guideline.wordings, **ENGINE_WORDINGS}
        return [word for word, wording in every.items() if wording.direction is direction]

    # The unknown patient

    def _holds(self, condition: Condition) -> z3.BoolRef:
        match condition:
            case AllOf(parts):
                return z3.And([self._holds(part) for part in parts])
            case AnyOf(parts):
                return z3.Or([self._holds(part) for part in parts])
            case NotThat(part):
                return z3.Not(self._holds(part))
            case Is(name, values) | Includes(name, values):
                return z3.Or([self._unknowns[name].flags[value] for value in values])
            case IsEmpty(name):
                return z3.Not(z3.Or(list(self._unknowns[name].flags.values())))
            case Within(name, low, high):
                unknown = self._unknowns[name]
                bounds = [] if low is None else [unknown.number >= low]
                bounds += [] if high is None else [unknown.number <= high]
                # A symbol such as "not applicable" lies in no range.
                return z3.And(*bounds, z3.Not(z3.Or(list(unknown.flags.values()))))

    def _derived(self, name: str) -> z3.BoolRef:
        """The first case that holds gives the value, or else the last resort does."""
        derivation = self.guideline.variables[name].derivation
        assert derivation is not None
        flags = self._unknowns[name].flags
        value = flags[derivation.otherwise]
        for word, when in reversed(derivation.cases):
            value = z3.If(self._holds(when), flags[word], value)
        return value

    def _someone(self, *of_whom: z3.BoolRef) -> Patient | None:
        self._solver.push()
        self._solver.add(*of_whom)
        found = self._solver.check()
        try:
            if found == z3.unsat:
                return None
            if found == z3.unknown:
                raise NotDecided(self._solver.reason_unknown())
            model = self._solver.model()
        finally:
            self._solver.pop()
        return Patient(
            {
                name: unknown.read(model)
                for name, unknown in self._unknowns.items()
                if not self.guideline.variables[name].derivation
            }
        )


class _Unknown:
    """One characteristic of the unknown patient.

    Attributes:
        flags: One unknown for each value, member or symbol.
        number: The number of an integer; free where a symbol stands instead.
        rules: What every patient keeps to.
    """

    def __init__(self, variable: Variable) -> None:
        self.kind = variable.kind
        self.flags = {value: z3.Bool(f"{variable.id}: {value}") for value in variable.values}
        self.number = z3.Int(variable.id)
        flags = list(self.flags.values())
        match variable.kind:
            case Kind.SET:
                self.rules: list[z3.BoolRef] = []
            case Kind.INTEGER:
                self.rules = [self.number >= variable.low, self.number <= variable.high]
                self.rules += [z3.AtMost(*flags, 1)] if flags else []
            case _:
                self.rules = [z3.AtMost(*flags, 1), z3.Or(flags)]

    def read(self, model: z3.ModelRef) -> Recorded:
        """The value in a solution; what the solver left open is its own choice."""
        true = [
            value
            for value, flag in self.flags.items()
            if z3.is_true(model.eval(flag, model_completion=True))
        ]
        if self.kind is Kind.SET:
            return frozenset(true)
        if true:
            return true[0]
        return int(model.eval(self.number, model_completion=True).as_long())


def _compares(rule: Rule) -> bool:
    return isinstance(rule, Recommendation) and rule.over is not None


def _below(id: str, rules: dict[str, Rule]) -> set[str]:
    """What a rule makes superfluous, directly or through rules on the same option."""
    nearer = {other for other in (*rules[id].refines, *rules[id].overrides) if other in rules}
    return nearer.union(*(_below(other, rules) for other in nearer))
