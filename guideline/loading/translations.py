"""translations/ -> the words of a guideline in other languages.

What has no words in a language cannot be said in it; nothing is said in another language instead.
"""

from __future__ import annotations

from collections.abc import Mapping

from guideline.errors import Fault, nearest
from guideline.loading.desk import TRANSLATIONS, Desk
from guideline.loading.dialect import knows
from guideline.loading.frames import FRAME_TABLE
from guideline.loading.languages import LANGUAGES, unknown_phrase
from guideline.loading.matching import Sentence
from guideline.loading.schema import (
    TranslationFile,
    VariableWordsEntry,
    VerdictWordsEntry,
)
from guideline.loading.text import display
from guideline.loading.yaml_text import Path
from guideline.model.guideline import Guideline
from guideline.model.translation import NounWords, Said, Translation
from guideline.model.variable import Kind, Variable
from guideline.model.wording import ENGINE_WORDINGS

__all__ = ["read_translations"]


def read_translations(desk: Desk, guideline: Guideline | None) -> dict[str, Translation]:
    """Every language beside the guideline's own, by code.

    Args:
        desk: Where faults are gathered.
        guideline: What has to be said; None when it has faults of its own, so that only the shape
            of each file is checked.
    """
    folder = desk.folder / TRANSLATIONS
    found: dict[str, Translation] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        code, name = path.stem, f"{TRANSLATIONS}/{path.name}"
        problem = _name_problem(path.suffix, code, guideline)
        if problem:
            desk.faults.append(Fault(display(path, desk.root), 0, 0, *problem))
            continue
        file = desk.read(name, TranslationFile)
        if isinstance(file, TranslationFile) and guideline is not None:
            found[code] = _Reading(desk, guideline, code, name, file).translation()
    return found


def _name_problem(suffix: str, code: str, guideline: Guideline | None) -> tuple[str, str] | None:
    """What is wrong with the name of a file, and what was expected."""
    if suffix != ".yaml":
        return "this file has no place in translations/ and would not be read", "CODE.yaml"
    if not knows(code):
        message = f"'{code}' is no language that feature files can be written in"
        return message, "a code such as de, fr or es"
    if guideline is not None and code == guideline.language:
        message = f"'{code}' is the guideline's own language, whose words stand in the other files"
        return message, "another language"
    return None


class _Reading:
    """One file against the guideline it translates; gathers its faults."""

    def __init__(
        self, desk: Desk, guideline: Guideline, code: str, name: str, file: TranslationFile
    ) -> None:
        self.desk = desk
        self.guideline = guideline
        self.code = code
        self.name = name
        self.file = file
        self.document = desk.documents[name]
        self.given: dict[str, str] = {}

    def translation(self) -> Translation:
        file, guideline = self.file, self.guideline
        sentences = self._sentences()
        nouns: dict[str, str] = {}
        variables = {}
        for id in self._known("variables", file.variables, guideline.variables, "variable"):
            entry = file.variables[id]
            variables[id] = self._variable(guideline.variables[id], entry, sentences)
            self._distinct({("variables", id, "noun"): entry.noun}, nouns, "noun")
        situations = self._texts("situations", file.situations, guideline.situations, "situation")
        self._distinct({("situations", i): t for i, t in situations.items()}, self.given)
        points = guideline.decision_points
        acts = self._texts("decision_points", file.decision_points, points, "decision point")
        self._distinct({("decision_points", i): t for i, t in acts.items()}, {})
        options = {
            id: (file.options[id].phrase, file.options[id].plural)
            for id in self._known("options", file.options, guideline.options, "option")
        }
        self._distinct({("options", id, "phrase"): o[0] for id, o in options.items()}, {})
        return Translation(
            code=self.code,
            name=file.language,
            variables=variables,
            situations=situations,
            options=options,
            verdicts=self._verdicts(),
            decision_points=acts,
            sentences=sentences,
            conjunction=self._conjunction(),
        )

    def _variable(
        self, variable: Variable, entry: VariableWordsEntry, sentences: Mapping[str, str]
    ) -> NounWords:
        path: Path = ("variables", variable.id)
        values = self._known((*path, "values"), entry.values, variable.values, "value")
        said = {id: tuple(entry.values[id]) for id in values}
        for id, clauses in said.items():
            place = (*path, "values", id)
            if not clauses:
                self._fault(place, "there are no words for this value", "a clause")
            self._distinct({(*place, n): c for n, c in enumerate(clauses)}, self.given)
        for key, needed, holds in (
            ("phrase", variable.kind is Kind.INTEGER, "a clause that holds {value}"),
            ("empty_phrase", variable.kind is Kind.SET, "what a scenario says for the empty set"),
        ):
            text = getattr(entry, key)
            if needed and (text is None or ("{value}" in holds and "{value}" not in text)):
                self._fault((*path, key), f"{variable.id} needs a {key}", holds)
            elif text is not None and not needed:
                self._fault((*path, key), f"{variable.id} has no {key} in {self.guideline.id}")
            elif text is not None:
                self._distinct({(*path, key): text}, self.given)
        unknown = entry.unknown_phrase or (
            unknown_phrase(sentences, entry.noun, plural=entry.plural)
            if {"unknown", "unknown_plural"} <= sentences.keys()
            else entry.noun
        )
        self._distinct({(*path, "unknown_phrase"): unknown}, self.given)
        return NounWords(
            noun=entry.noun,
            plural=entry.plural,
            unknown_phrase=unknown,
            values=said,
            integer_phrase=entry.phrase or "",
            empty_phrase=entry.empty_phrase or "",
        )

    def _verdicts(self) -> dict[str, Said]:
        """The words of the guideline's own wordings, and of the engine's verdicts."""
        file = self.file
        known = LANGUAGES.get(self.code)
        own = self._known("wordings", file.wordings, self.guideline.wordings, "wording")
        if known is None:
            engine = self._same("verdicts", file.verdicts, ENGINE_WORDINGS, "verdict")
        else:
            engine = self._known("verdicts", file.verdicts, ENGINE_WORDINGS, "verdict")
        found = dict(known.verdicts) if known else {}
        places: dict[str, Path] = {}
        for section, ids, entries in (
            ("wordings", own, file.wordings),
            ("verdicts", engine, file.verdicts),
        ):
            for id in ids:
                entry: VerdictWordsEntry = entries[id]
                found[id] = Said(entry.phrase, entry.plural or "")
                places[id] = (section, id)
        for plural in (False, True):
            taken: dict[str, str] = {}
            for id, said in found.items():
                key = "plural" if plural and said.plural else "phrase"
                place = (*places.get(id, ("verdicts", id)), key)
                self._distinct({place: (said.plural if plural else "") or said.phrase}, taken)
        return found

    def _sentences(self) -> dict[str, str]:
        """The fixed sentences, those of the file before those that come with the language."""
        known = LANGUAGES.get(self.code)
        entries = self.file.sentences
        if known is None:
            ids = self._same("sentences", entries, FRAME_TABLE, "sentence")
        else:
            ids = self._known("sentences", entries, FRAME_TABLE, "sentence")
        for id in ids:
            wanted = sorted(Sentence.of(FRAME_TABLE[id].template).slots)
            if sorted(Sentence.of(entries[id]).slots) != wanted:
                braces = " and ".join(f"{{{slot}}}" for slot in wanted) or "no braces"
                message = "this sentence has other braces than the English one"
                self._fault(("sentences", id), message, braces)
        found = {**(known.frames if known else {}), **{id: entries[id] for id in ids}}
        self._distinct({("sentences", id): text for id, text in found.items()}, {})
        return found

    def _conjunction(self) -> str:
        known = LANGUAGES.get(self.code)
        if self.file.conjunction is None and known is None:
            self._fault((), "the key 'conjunction' is missing", "the word for 'and'")
        return self.file.conjunction or (known.conjunction if known else "")

    def _texts(
        self, section: str, entries: Mapping[str, str], known: Mapping[str, object], what: str
    ) -> dict[str, str]:
        return {id: entries[id] for id in self._known(section, entries, known, what)}

    def _same(
        self,
        section: str,
        entries: Mapping[str, object],
        known: Mapping[str, object],
        what: str,
    ) -> list[str]:
        """The ids of what no language can do without; a fault for each that has no words."""
        for id in known:
            if id not in entries and (section, id) not in self.document.places:
                message = f"there are no words for the {what} '{id}'"
                hint = "The package has none in this language, so they are needed here"
                self._fault((section,), message, "", hint)
        return self._known(section, entries, known, what)

    def _known(
        self,
        section: str | Path,
        entries: Mapping[str, object],
        known: Mapping[str, object],
        what: str,
    ) -> list[str]:
        """The ids that have words and exist; a fault for each that does not exist."""
        path: Path = (section,) if isinstance(section, str) else section
        for id in entries:
            if id not in known:
                message = f"there is no {what} '{id}' in {self.guideline.id}"
                fault = self.document.key_fault((*path, id), message, "", nearest(id, known))
                self.desk.faults.append(fault)
        return [id for id in known if id in entries]

    def _distinct(
        self, phrases: Mapping[Path, str], taken: dict[str, str], what: str = "phrase"
    ) -> None:
        self.desk.distinct(self.name, phrases.items(), taken, what)

    def _fault(self, path: Path, message: str, expected: str = "", hint: str = "") -> None:
        self.desk.faults.append(self.document.fault(path, message, expected, hint))
