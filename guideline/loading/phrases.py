"""Step text -> meaning, through the content's vocabulary.

A phrase is looked up, never searched for, so the time a step takes does not grow with the
vocabulary. New variables, values and options bring their phrases with them; the fixed frames
around them are listed in `FRAMES`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from guideline.errors import GuidelineError, nearest
from guideline.model.condition import Truth
from guideline.model.guideline import Guideline
from guideline.model.scenario import (
    Act,
    Answers,
    Assumes,
    Before,
    Cites,
    CouldBe,
    Decide,
    DependsOn,
    Expectation,
    Given,
    Impossible,
    InScope,
    NothingElse,
    PlanOpposed,
    Propose,
    RequiredFirst,
    RestsOn,
    SameWhatever,
    ShowsAlert,
    ShowsQuestion,
)
from guideline.model.variable import Kind
from guideline.model.wording import ENGINE_WORDINGS
from guideline.model.words import unit_suffix

__all__ = ["FRAMES", "PhraseBook", "UnknownPhrase"]

FRAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "given": (
        ("{value of a variable}", "records the value"),
        ("{variable} is unknown", "says that the value is not known"),
        ("{situation}", "records all values of the situation"),
    ),
    "when": (
        ("{decision point}", "asks for advice"),
        ("{option} is proposed", "adds the option to a plan"),
    ),
    "then": (
        ("{option} {verdict}", "the verdict on the option"),
        ("the answer on {option} depends on {variables}", "exactly these are missing and decide"),
        (
            "the answer on {option} could still be that it {verdict}",
            "a missing value may lead there",
        ),
        ("the answer on {option} rests on {rule}", "the rule gives the verdict"),
        ("the answer on {option} cites {statement}", "the source statement supports it"),
        ("the answer on {option} does not cite {statement}", "it does not"),
        ("the answer on {option} does not depend on {variable}", "tried with every value"),
        ("the answer assumes that {value of a variable}", "not recorded, so assumed"),
        ("{option} comes before every treatment", "in the pathway, for this patient"),
        ("{option} has to be done before {option}", "it is required and not known to be done"),
        ("nothing has to be done before {option}", "no required act is open"),
        ("nothing else is recommended", "no option that was not named is, or could be, advised"),
        ("the patient is in scope", "the guideline speaks about this patient"),
        ("the patient is out of scope", "it does not"),
        ("it is not known whether the patient is in scope", "a scope value is missing"),
        ("open question {id} is shown", "with some answer"),
        ("open question {id} is shown with {option}", "with the answer on it"),
        ("open question {id} is not shown", "with no answer"),
        ("alert {id} is shown", "beside the answers"),
        ("alert {id} is not shown", "it is known not to apply"),
        ("alert {id} could not be checked", "a value is missing"),
        ("alert {id} would apply if more were known", "a pitfall that is still possible"),
        ("{option} cannot stand in the plan as proposed", "advised against, or still open"),
        ("{pitfall} speaks against the plan", "the plan falls into the pitfall"),
        ("nothing speaks against the plan", "nothing does"),
        ("the record is impossible because of {constraint}", "no such patient can exist"),
    ),
}
"""Every frame of a step, with what it means. Braces are filled from the vocabulary."""

LONGEST_NUMBER = 16

_SCOPE = {
    "the patient is in scope": Truth.TRUE,
    "the patient is out of scope": Truth.FALSE,
    "it is not known whether the patient is in scope": Truth.UNKNOWN,
}
_ANSWER = re.compile(r"the answer on (?P<rest>.+)\Z")
_QUESTION_WITH = re.compile(r"open question (\S+) is shown with (.+)\Z")
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
_ODD_CHARACTERS = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u00a0": " ",
    "\u202f": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u00ad": "",
    "\u200b": "",
    "\ufeff": "",
}


class UnknownPhrase(GuidelineError):
    """A step that says nothing in this guideline's vocabulary.

    Attributes:
        message: What is wrong.
        hint: The cause when it is known, else the nearest phrase, else empty.
        offset: 0-based place in the text where it stops making sense.
    """

    def __init__(self, message: str, hint: str = "", offset: int = 0) -> None:
        self.message = message
        self.hint = hint
        self.offset = offset
        super().__init__(f"{message}. {hint}" if hint else message)


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
        found = self._remembered("given", text, self._read_given)
        assert isinstance(found, Given)
        return found

    def when(self, text: str) -> Act:
        """What a When asks for; raises UnknownPhrase."""
        found = self._remembered("when", text, self._read_when)
        assert isinstance(found, Decide | Propose)
        return found

    def then(self, text: str) -> Expectation:
        """What a Then expects; raises UnknownPhrase."""
        found = self._remembered("then", text, self._read_then)
        assert not isinstance(found, Given | Decide | Propose)
        return found

    def read(self, kind: str, text: str) -> Given | Act | Expectation:
        """What a step of any kind means; raises UnknownPhrase."""
        return {"given": self.given, "when": self.when, "then": self.then}[kind](text)

    def phrases(self) -> Iterator[str]:
        """Every whole phrase of the vocabulary, for listings and suggestions."""
        yield from self._given
        yield from (template.replace("\x00", "{value}") for template in self._integers)
        yield from self._acts
        yield from (f"{option} is proposed" for option in self._options)

    def _remembered(
        self, kind: str, text: str, read: Callable[[str], Given | Act | Expectation | None]
    ) -> Given | Act | Expectation:
        known = self._seen.get((kind, text))
        if known is None:
            found = read(text)
            if found is None:
                raise self._unknown(kind, text)
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
        for option, rest in self._after_option(text):
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
        for option, rest in self._after_option(text):
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
                place = offset + len(text) - len(id)
                rules = {**self.guideline.recommendations, **self.guideline.pitfalls}
                return RestsOn(option, self._id(id, rules, "recommendation or pitfall", place))
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

    def _after_option(self, text: str) -> Iterator[tuple[str, str]]:
        """Every way to read the beginning of a text as an option, longest first."""
        end = len(text)
        while (end := text.rfind(" ", 0, end)) > 0:
            option = self._options.get(text[:end])
            if option:
                yield option, text[end + 1 :]

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

    # Saying what is wrong

    def _unknown(self, kind: str, text: str) -> UnknownPhrase:
        cause = self._cause(kind, text)
        if cause:
            return cause
        for other in ("given", "when", "then"):
            if other != kind and self._means_something(other, text):
                message = f"'{text}' is a phrase of {other.title()}, not of {kind.title()}"
                return UnknownPhrase(message, f"Begin the line with {other.title()}")
        message = f"'{text}' is not a phrase of this guideline"
        return UnknownPhrase(message, self._suggestion(kind, text))

    def _cause(self, kind: str, text: str) -> UnknownPhrase | None:
        """The known slips: odd characters, a full stop, capitals, doubled spaces."""
        for position, character in enumerate(text):
            plain = _ODD_CHARACTERS.get(character)
            if plain is not None and self._means_something(kind, _plain(text)):
                name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
                message = f"'{text}' holds a {name}"
                hint = f"Type a plain {plain!r} there" if plain else "Delete it"
                return UnknownPhrase(message, hint, position)
        plain_text = _plain(text)
        if plain_text.endswith(".") and self._means_something(kind, plain_text.rstrip(".")):
            return UnknownPhrase("a step has no full stop at its end", "Delete it", len(text) - 1)
        if "  " in text or "\t" in text:
            single = re.sub(r"\s+", " ", plain_text)
            if self._means_something(kind, single):
                place = re.search(r"\s\s|\t", text)
                offset = place.start() if place else 0
                return UnknownPhrase("two spaces stand in a row", "Leave one", offset)
        folded = {phrase.casefold(): phrase for phrase in self._whole_phrases(kind)}
        if plain_text.casefold() in folded:
            right = folded[plain_text.casefold()]
            return UnknownPhrase(
                f"'{text}' differs from a phrase in its capitals", f"Write '{right}'"
            )
        return None

    def _means_something(self, kind: str, text: str) -> bool:
        reader = {"given": self._read_given, "when": self._read_when, "then": self._read_then}
        try:
            return reader[kind](text) is not None
        except UnknownPhrase:
            return False

    def _whole_phrases(self, kind: str) -> list[str]:
        match kind:
            case "given":
                templates = [t.replace("\x00", "{value}") for t in self._integers]
                return [*self._given, *templates]
            case "when":
                return [*self._acts, *(f"{option} is proposed" for option in self._options)]
        frames = [frame for frame, _ in FRAMES["then"] if frame != "{option} {verdict}"]
        return [*frames, *_SCOPE]

    def _suggestion(self, kind: str, text: str) -> str:
        if kind == "then":
            rest = text.removeprefix("the answer on ")
            for option, after in self._after_option(rest):
                phrase = self.guideline.options[option].phrase
                words = nearest(after, self._verdicts)
                if rest == text and words:
                    return f"{words} ('{phrase}' is right)"
            for verdict in self._verdicts:
                if text.endswith(f" {verdict}"):
                    option_text = text.removesuffix(f" {verdict}")
                    near = nearest(option_text, self._options)
                    if near:
                        return f"{near} ('{verdict}' is right)"
        return nearest(text, self._whole_phrases(kind))


def _plain(text: str) -> str:
    return "".join(_ODD_CHARACTERS.get(character, character) for character in text)
