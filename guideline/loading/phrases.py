"""Step text -> meaning, through the content's vocabulary.

A phrase is looked up, never searched for, so the time a step takes does not grow with the
vocabulary. New variables, values and options bring their phrases with them; the fixed frames
around them are listed in `frames`, and in other languages in a table for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guideline.errors import UnknownPhrase
from guideline.loading.dialect import keyword
from guideline.loading.frames import FRAME_TABLE
from guideline.loading.languages import Language, language_of
from guideline.loading.matching import Fill, Sentence
from guideline.loading.slips import explain_slip
from guideline.loading.slots import filling
from guideline.model.guideline import Guideline
from guideline.model.scenario import (
    Act,
    Decide,
    Expectation,
    Given,
    Propose,
    Scenario,
    singly,
)
from guideline.model.variable import Kind
from guideline.model.words import unit_suffix

__all__ = ["PhraseBook"]

LONGEST_NUMBER = 16

_NUMBER = re.compile(r"(?<![\w.])-?\d+(?![\w.]|\.\d)")


@dataclass(slots=True, eq=False)
class PhraseBook:
    """What every phrase of one guideline means, in one of its languages.

    Attributes:
        guideline: What the phrases speak about.
        language: Code of the language; empty: that of the guideline.
        spoken: The same guideline with the words of the language.
    """

    guideline: Guideline
    language: str = ""
    _others: dict[str, PhraseBook] = field(default_factory=dict)
    spoken: Guideline = field(init=False)
    _fixed: Language = field(init=False)
    _sentences: dict[str, list[tuple[str, Sentence]]] = field(init=False)
    _given: dict[str, Given] = field(default_factory=dict)
    _integers: dict[str, str] = field(default_factory=dict)
    _options: dict[str, str] = field(default_factory=dict)
    _verdicts: dict[str, str] = field(default_factory=dict)
    _plural_verdicts: dict[str, str] = field(default_factory=dict)
    _nouns: dict[str, str] = field(default_factory=dict)
    _acts: dict[str, Act] = field(default_factory=dict)
    _ids: dict[str, frozenset[str]] = field(default_factory=dict)
    _seen: dict[tuple[str, str], Given | Act | Expectation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        guideline = self.guideline
        self.language = self.language or guideline.language
        self.spoken = spoken = guideline.in_language(self.language)
        self._others[self.language] = self
        self._fixed = language_of(guideline, self.language)
        self._sentences = {"when": [], "then": []}
        for frame in FRAME_TABLE.values():
            if frame.builds:
                sentence = Sentence.of(self._fixed.frames[frame.id])
                self._sentences[frame.kind].append((frame.id, sentence))
        for sentences in self._sentences.values():
            sentences.sort(key=lambda pair: -pair[1].weight)
        for variable in spoken.variables.values():
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
        for situation in spoken.situations.values():
            self._given[situation.phrase] = Given(dict(situation.values), situation=True)
        for option in spoken.options.values():
            self._options[option.phrase] = option.id
        for wording in (*spoken.wordings.values(), *spoken.engine_wordings.values()):
            self._verdicts[wording.phrase] = wording.id
            self._plural_verdicts[wording.plural_phrase] = wording.id
        for point in spoken.decision_points.values():
            self._acts[point.phrase] = Decide(point.id)
        rules = frozenset((*guideline.recommendations, *guideline.pitfalls))
        constraints = guideline.constraints.values()
        self._ids = {
            "rule": rules,
            "statement": frozenset(guideline.statements),
            "question": frozenset(guideline.questions),
            "alert": rules | {c.id for c in constraints if not c.excludes},
            "constraint": frozenset(c.id for c in constraints if c.excludes),
            "pitfall": frozenset(guideline.pitfalls),
        }

    def in_language(self, code: str) -> PhraseBook:
        """The phrases of the same guideline in another of its languages; empty: in its own."""
        code = code or self.guideline.language
        if code not in self._others:
            PhraseBook(self.guideline, code, self._others)
        return self._others[code]

    def of(self, scenario: Scenario) -> PhraseBook:
        """The phrases in the language of a scenario."""
        return self.in_language(scenario.language)

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
        """What a Then expects, as it is said; raises UnknownPhrase."""
        found = self._remembered("then", text)
        assert not isinstance(found, Given | Decide | Propose)
        return found

    def expectations(self, text: str) -> tuple[Expectation, ...]:
        """What a Then expects, one by one; a line about several options expects several things."""
        return singly(self.then(text))

    def read(self, kind: str, text: str) -> Given | Act | Expectation:
        """What a step of any kind means; raises UnknownPhrase."""
        return {"given": self.given, "when": self.when, "then": self.then}[kind](text)

    def meaning(self, kind: str, text: str) -> Given | Act | Expectation | None:
        """What a step means; None when it means nothing. Raises UnknownPhrase for a wrong id."""
        if kind == "given":
            return self._read_given(text)
        if kind == "when" and text in self._acts:
            return self._acts[text]
        found = self._match(kind, text)
        if found is None:
            return None
        frame, slots = found
        builds = FRAME_TABLE[frame].builds
        assert builds is not None
        return builds(slots)

    def one_value(self, text: str, place: int) -> tuple[str, str] | None:
        """Variable and value of a Given that records exactly one."""
        found = self._read_given(text, place)
        if found is None or len(found.values) != 1:
            return None
        ((variable, value),) = found.values.items()
        return variable, str(value)

    def frame_of(self, kind: str, text: str) -> str | None:
        """The id of the frame that a When or Then is built on, if it is built on one."""
        try:
            found = self._match(kind, text)
        except UnknownPhrase:
            return None
        return found[0] if found else None

    def _match(self, kind: str, text: str) -> tuple[str, Mapping[str, object]] | None:
        refused: UnknownPhrase | None = None
        for frame, sentence in self.sentences(kind):
            if not sentence.frames(text):
                continue
            try:
                slots = next(sentence.readings(text, self.fill(frame)), None)
            except UnknownPhrase as unknown:
                refused = refused or unknown
                continue
            if slots is not None:
                return frame, slots
        if refused is not None:
            raise refused
        return None

    # What there is

    def phrases(self, kind: str) -> list[str]:
        """Every whole phrase of one kind of step, for listings and suggestions."""
        match kind:
            case "given":
                templates = (template.replace("\x00", "{value}") for template in self._integers)
                return [*self._given, *templates]
            case "when":
                return [*self._acts, *(self.proposal(id) for id in self.guideline.options)]
        return [
            self.template(frame.id)
            for frame in FRAME_TABLE.values()
            if frame.kind == "then" and frame.id not in ("verdict", "verdict_plural")
        ]

    def template(self, frame: str) -> str:
        """A frame in this language."""
        return self._fixed.frames[frame]

    def keyword(self, kind: str) -> str:
        """The keyword of a kind of step: "Given", "Angenommen"."""
        return keyword(self.language, kind)

    @property
    def conjunction(self) -> str:
        """The word before the last of a list."""
        return self._fixed.conjunction

    def sentences(self, kind: str) -> Iterable[tuple[str, Sentence]]:
        """Id and sentence of every frame of a When or Then, those that say most first."""
        return self._sentences.get(kind, ())

    def proposal(self, option: str) -> str:
        """The line that proposes an option."""
        said = self.spoken.options[option]
        if said.plural:
            return Sentence.of(self.template("proposed_plural")).filled(
                {"plural option": said.phrase}
            )
        return Sentence.of(self.template("proposed")).filled({"option": said.phrase})

    @property
    def option_phrases(self) -> Mapping[str, str]:
        """Phrase of an option to its id."""
        return self._options

    @property
    def verdict_phrases(self) -> Mapping[str, str]:
        """Phrase of a verdict on one option to its id."""
        return self._verdicts

    @property
    def plural_verdict_phrases(self) -> Mapping[str, str]:
        """Phrase of a verdict on several options to its id."""
        return self._plural_verdicts

    @property
    def nouns(self) -> Mapping[str, str]:
        """Noun of a variable to its id."""
        return self._nouns

    def known_ids(self, slot: str) -> frozenset[str]:
        """The ids that may stand in a slot for ids."""
        return self._ids[slot]

    def fill(self, frame: str, *, any_number: bool = False) -> Fill:
        """What words mean in a slot of a frame; see `slots.filling`."""
        return filling(self, frame, any_number=any_number)

    def _remembered(self, kind: str, text: str) -> Given | Act | Expectation:
        known = self._seen.get((kind, text))
        if known is None:
            found = self.meaning(kind, text)
            if found is None:
                raise explain_slip(self, kind, text)
            known = self._seen[kind, text] = found
        return known

    def _read_given(self, text: str, offset: int = 0) -> Given | None:
        found = self._given.get(text)
        if found is not None:
            return found
        for match in _NUMBER.finditer(text):
            template = f"{text[: match.start()]}\x00{text[match.end() :]}"
            id = self._integers.get(template)
            if id is not None:
                number = self._in_range(id, match.group(), offset + match.start())
                return Given({id: number})
        return None

    def _in_range(self, id: str, digits: str, offset: int) -> int:
        variable = self.spoken.variables[id]
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
