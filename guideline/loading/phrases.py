"""Step text -> meaning, through the content's vocabulary.

A phrase is looked up, never searched for, so the time a step takes does not grow with the
vocabulary. New variables, values and options bring their phrases with them; the fixed frames
around them are listed in `frames`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from guideline.errors import nearest
from guideline.loading.frames import FRAMES
from guideline.loading.slips import UnknownPhrase, explain_slip
from guideline.model.condition import Truth
from guideline.model.guideline import Guideline
from guideline.model.scenario import (
    Accounted,
    Act,
    Answers,
    AsksFor,
    Assumes,
    Before,
    Cites,
    CouldBe,
    Decide,
    DependsOn,
    Expectation,
    FitsDeclarations,
    Given,
    Impossible,
    InScope,
    Leans,
    MakesPrecise,
    NothingElse,
    PlanOpposed,
    Propose,
    RequiredFirst,
    RestsOn,
    SameWhatever,
    Says,
    ShowsAlert,
    ShowsQuestion,
)
from guideline.model.variable import Kind
from guideline.model.wording import ENGINE_WORDINGS, Direction
from guideline.model.words import unit_suffix

__all__ = ["PhraseBook"]

LONGEST_NUMBER = 16

_SCOPE = {
    "the patient is in scope": Truth.TRUE,
    "the patient is out of scope": Truth.FALSE,
    "it is not known whether the patient is in scope": Truth.UNKNOWN,
}
_ACCOUNTED = {
    "is no undeclared silence": "source_silent",
    "is no undeclared conflict": "conflict",
}
_LEANS = {
    "speaks for it": (Direction.FOR, True),
    "does not speak for it": (Direction.FOR, False),
    "speaks against it": (Direction.AGAINST, True),
    "does not speak against it": (Direction.AGAINST, False),
}
_ANSWER = re.compile(r"the answer on (?P<rest>.+)\Z")
_QUESTION_WITH = re.compile(r"open question (\S+) is shown with (.+)\Z")
_SAYS = re.compile(r'says "([^"]+)"\Z')
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?![\w.]|\.\d)")
_ID_FRAMES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"open question (\S+) is shown\Z"), "question"),
    (re.compile(r"open question (\S+) is not shown\Z"), "no question"),
    (re.compile(r"alert (\S+) is shown\Z"), "shown"),
    (re.compile(r"alert (\S+) is not shown\Z"), "hidden"),
    (re.compile(r"alert (\S+) could not be checked\Z"), "unchecked"),
    (re.compile(r"alert (\S+) would apply if more were known\Z"), "possible"),
    (re.compile(r"the record is impossible because of (\S+)\Z"), "impossible"),
)


@dataclass(slots=True)
class PhraseBook:
    """What every phrase of one guideline means."""

    guideline: Guideline
    _given: dict[str, Given] = field(default_factory=dict)
    _integers: dict[str, str] = field(default_factory=dict)
    _options: dict[str, str] = field(default_factory=dict)
    _verdicts: dict[str, str] = field(default_factory=dict)
    _nouns: dict[str, str] = field(default_factory=dict)
    _acts: dict[str, Act] = field(default_factory=dict)
    _seen: dict[tuple[str, str], Given | Act | Expectation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        guideline = self.guideline
        for variable in guideline.variables.values():
            self._nouns[variable.noun] = variable.id
            if variable.derivation:
                continue
            self._given[variable.unknown_phrase] = Given({}, frozenset({variable.id}))
            if variable.integer_phrase:
                for unit in {"", unit_suffix(variable)}:
                    template = variable.integer_phrase.replace("{value}", f"\x00{unit}")
                    self._integers[template] = variable.id
            if variable.kind is Kind.SET:
                self._given[variable.empty_phrase] = Given({variable.id: frozenset()})
            for value in variable.values.values():
                recorded = frozenset({value.id}) if variable.kind is Kind.SET else value.id
                for phrase in value.phrases:
                    self._given[phrase] = Given({variable.id: recorded})
        for situation in guideline.situations.values():
            self._given[situation.phrase] = Given(dict(situation.values), situation=True)
        for option in guideline.options.values():
            self._options[option.phrase] = option.id
        for wording in (*guideline.wordings.values(), *ENGINE_WORDINGS.values()):
            self._verdicts[wording.phrase] = wording.id
        for point in guideline.decision_points.values():
            self._acts[point.phrase] = Decide(point.id)

    # Reading a step

    def given(self, text: str) -> Given:
        """What a Given records.

        Raises:
            UnknownPhrase: The text is not a phrase of the vocabulary.
        """
        found = self._remembered("given", text)
        assert isinstance(found, Given)
        return found

    def when(self, text: str) -> Act:
        """What a When asks for; raises UnknownPhrase."""
        found = self._remembered("when", text)
        assert isinstance(found, Decide | Propose)
        return found

    def then(self, text: str) -> Expectation:
        """What a Then expects; raises UnknownPhrase."""
        found = self._remembered("then", text)
        assert not isinstance(found, Given | Decide | Propose)
        return found

    def read(self, kind: str, text: str) -> Given | Act | Expectation:
        """What a step of any kind means; raises UnknownPhrase."""
        return {"given": self.given, "when": self.when, "then": self.then}[kind](text)

    def meaning(self, kind: str, text: str) -> Given | Act | Expectation | None:
        """What a step means; None when it means nothing. Raises UnknownPhrase for a wrong id."""
        reader = {"given": self._read_given, "when": self._read_when, "then": self._read_then}
        return reader[kind](text)

    def phrases(self, kind: str) -> list[str]:
        """Every whole phrase of one kind of step, for listings and suggestions."""
        match kind:
            case "given":
                templates = (template.replace("\x00", "{value}") for template in self._integers)
                return [*self._given, *templates]
            case "when":
                return [*self._acts, *(f"{option} is proposed" for option in self._options)]
        frames = [frame for frame, _ in FRAMES["then"] if frame != "{option} {verdict}"]
        return [*frames, *_SCOPE]

    @property
    def option_phrases(self) -> Mapping[str, str]:
        """Phrase of an option to its id."""
        return self._options

    @property
    def verdict_phrases(self) -> Mapping[str, str]:
        """Phrase of a verdict to its id."""
        return self._verdicts

    def options_at_start(self, text: str) -> Iterator[tuple[str, str]]:
        """Every way to read the beginning of a text as an option, longest first, and the rest."""
        end = len(text)
        while (end := text.rfind(" ", 0, end)) > 0:
            option = self._options.get(text[:end])
            if option:
                yield option, text[end + 1 :]

    def _remembered(self, kind: str, text: str) -> Given | Act | Expectation:
        known = self._seen.get((kind, text))
        if known is None:
            found = self.meaning(kind, text)
            if found is None:
                raise explain_slip(self, kind, text)
            known = self._seen[kind, text] = found
        return known

    def _read_given(self, text: str) -> Given | None:
        found = self._given.get(text)
        if found is not None:
            return found
        for match in _NUMBER.finditer(text):
            template = f"{text[: match.start()]}\x00{text[match.end() :]}"
            id = self._integers.get(template)
            if id is not None:
                return Given({id: self._in_range(id, match.group(), match.start())})
        return None

    def _in_range(self, id: str, digits: str, offset: int) -> int:
        variable = self.guideline.variables[id]
        assert variable.low is not None
        assert variable.high is not None
        # More digits than any range has would only cost time to convert.
        number = int(digits) if len(digits) < LONGEST_NUMBER else None
        if number is None or not variable.low <= number <= variable.high:
            shown = digits if number is not None else f"{digits[:LONGEST_NUMBER]}…"
            message = f"{variable.noun} cannot be {shown}"
            hint = f"It goes from {variable.low} to {variable.high}"
            raise UnknownPhrase(message, hint, offset)
        return number

    def _read_when(self, text: str) -> Act | None:
        if text in self._acts:
            return self._acts[text]
        if text.endswith(" is proposed"):
            option = self._options.get(text.removesuffix(" is proposed"))
            return Propose(option) if option else None
        return None

    def _read_then(self, text: str) -> Expectation | None:
        if text in _SCOPE:
            return InScope(_SCOPE[text])
        if text == "nothing else is recommended":
            return NothingElse()
        if text == "nothing speaks against the plan":
            return PlanOpposed(None)
        if text.startswith("nothing has to be done before "):
            option = self._options.get(text.removeprefix("nothing has to be done before "))
            return RequiredFirst(option, None) if option else None
        if text.startswith("the answer assumes that "):
            return self._read_assumption(text.removeprefix("the answer assumes that "))
        match = _QUESTION_WITH.match(text)
        if match:
            option = self._options.get(match.group(2))
            id = self._id(match.group(1), self.guideline.questions, "open question", match.start(1))
            return ShowsQuestion(id, True, option) if option else None
        for pattern, frame in _ID_FRAMES:
            match = pattern.match(text)
            if match:
                return self._by_id(frame, match.group(1), match.start(1))
        match = _ANSWER.match(text)
        if match:
            return self._read_answer(match.group("rest"), match.start("rest"))
        if text.endswith(" speaks against the plan"):
            pitfall = text.removesuffix(" speaks against the plan")
            return PlanOpposed(self._id(pitfall, self.guideline.pitfalls, "pitfall", 0))
        return self._read_option(text)

    def _read_option(self, text: str) -> Expectation | None:
        for option, rest in self.options_at_start(text):
            if rest == "comes before every treatment":
                return Before(option)
            if rest == "cannot stand in the plan as proposed":
                return PlanOpposed(option)
            if rest.startswith("has to be done before "):
                later = self._options.get(rest.removeprefix("has to be done before "))
                if later:
                    return RequiredFirst(later, option)
            if rest in self._verdicts:
                return Answers(option, self._verdicts[rest])
        return None

    def _read_answer(self, text: str, offset: int) -> Expectation | None:
        for option, rest in self.options_at_start(text):
            if rest in _ACCOUNTED:
                return Accounted(option, _ACCOUNTED[rest])
            if rest == "contradicts no declaration":
                return FitsDeclarations(option)
            if rest == "asks for it":
                return AsksFor(option)
            if rest in _LEANS:
                return Leans(option, *_LEANS[rest])
            if rest.startswith("depends on "):
                variables = self._noun_list(rest.removeprefix("depends on "))
                if variables:
                    return DependsOn(option, variables)
            if rest.startswith("could still be that it "):
                verdict = self._verdicts.get(rest.removeprefix("could still be that it "))
                if verdict:
                    return CouldBe(option, verdict)
            if rest.startswith("does not depend on "):
                noun = rest.removeprefix("does not depend on ")
                if noun in self._nouns:
                    return SameWhatever(option, self._nouns[noun])
            if rest.startswith("rests on "):
                id = rest.removeprefix("rests on ")
                return RestsOn(option, self._rule(id, offset + len(text) - len(id)))
            if rest.startswith("makes ") and rest.endswith(" more precise"):
                id = rest.removeprefix("makes ").removesuffix(" more precise")
                start = len(text) - len(rest) + len("makes ")
                return MakesPrecise(option, self._rule(id, offset + start))
            quoted = _SAYS.match(rest)
            if quoted:
                return Says(option, quoted.group(1))
            for frame, cited in (("cites ", True), ("does not cite ", False)):
                if rest.startswith(frame):
                    id = rest.removeprefix(frame)
                    place = offset + len(text) - len(id)
                    statement = self._id(id, self.guideline.statements, "source statement", place)
                    return Cites(option, statement, cited)
        return None

    def _read_assumption(self, text: str) -> Expectation | None:
        found = self._read_given(text)
        if found is None or len(found.values) != 1:
            return None
        ((variable, value),) = found.values.items()
        return Assumes(variable, str(value))

    def _by_id(self, frame: str, id: str, offset: int) -> Expectation:
        guideline = self.guideline
        match frame:
            case "question" | "no question":
                self._id(id, guideline.questions, "open question", offset)
                return ShowsQuestion(id, frame == "question")
            case "impossible":
                excluding = [c.id for c in guideline.constraints.values() if c.excludes]
                return Impossible(self._id(id, excluding, "excluding constraint", offset))
        alerts = [c.id for c in guideline.constraints.values() if not c.excludes]
        rules = [*guideline.pitfalls, *guideline.recommendations]
        return ShowsAlert(self._id(id, [*alerts, *rules], "alert", offset), frame)

    def _rule(self, id: str, offset: int) -> str:
        rules = {**self.guideline.recommendations, **self.guideline.pitfalls}
        return self._id(id, rules, "recommendation or pitfall", offset)

    def _noun_list(self, text: str) -> tuple[str, ...] | None:
        """The variables of "a, b and c"; nouns may hold "and" themselves."""
        if text in self._nouns:
            return (self._nouns[text],)
        for separator in (", ", " and "):
            start = 0
            while (position := text.find(separator, start)) >= 0:
                head, tail = text[:position], text[position + len(separator) :]
                if head in self._nouns:
                    rest = self._noun_list(tail)
                    if rest:
                        return (self._nouns[head], *rest)
                start = position + 1
        return None

    def _id(self, id: str, known: Iterable[str], what: str, offset: int) -> str:
        if id not in known:
            raise UnknownPhrase(f"there is no {what} '{id}'", nearest(id, known), offset)
        return id
