"""A content folder -> a guideline with every reference resolved, or all its faults."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, cast

from guideline.errors import Fault, InputFaults, nearest
from guideline.loading.conditions import ConditionReader
from guideline.loading.schema import (
    FILES,
    CitationEntry,
    CodeEntry,
    ConstraintsFile,
    Entry,
    GuidelineFile,
    OptionsFile,
    PitfallsFile,
    QuestionsFile,
    RecommendationsFile,
    ReferencesFile,
    RuleEntry,
    SourcesFile,
    VariableEntry,
    VariablesFile,
)
from guideline.loading.text import display, read_text
from guideline.loading.validation import validated
from guideline.loading.yaml_text import Document, Path, parse_yaml
from guideline.model.condition import Condition, variables_of
from guideline.model.constraint import Constraint, ConstraintKind
from guideline.model.guideline import Guideline, NotCovered, Property, Scope, WatchItem
from guideline.model.open_question import OpenQuestion, Reading, Signature
from guideline.model.option import DecisionPoint, DeclaredSilence, Option
from guideline.model.recommendation import (
    Citation,
    Instead,
    Pitfall,
    PitfallKind,
    Recommendation,
)
from guideline.model.source import (
    Certified,
    Executable,
    Fact,
    Reference,
    Review,
    SourceDocument,
    SourceStatement,
)
from guideline.model.variable import Code, Derivation, Kind, Situation, Value, Variable
from guideline.model.wording import ENGINE_WORDINGS, Direction, Wording

__all__ = ["guideline_folders", "load_guideline"]

_WORD_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_TAG_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


def guideline_folders(content: FilePath) -> dict[str, FilePath]:
    """Guideline id to folder, for every folder of a content directory."""
    if not content.is_dir():
        return {}
    return {
        folder.name: folder
        for folder in sorted(content.iterdir())
        if folder.is_dir() and not folder.name.startswith((".", "_"))
    }


def load_guideline(folder: FilePath, root: FilePath | None = None) -> Guideline:
    """Read one guideline.

    Args:
        folder: Its content folder; the folder's name is the guideline's id.
        root: The project's root, against which files are named in messages.

    Raises:
        InputFaults: With every fault of every file.
    """
    reading = _Reading(folder, root)
    guideline = reading.guideline()
    if reading.faults or guideline is None:
        raise InputFaults(reading.faults)
    return guideline


@dataclass(slots=True)
class _Files:
    guideline: GuidelineFile | None
    variables: VariablesFile | None
    options: OptionsFile | None
    recommendations: RecommendationsFile | None
    pitfalls: PitfallsFile | None
    questions: QuestionsFile | None
    sources: SourcesFile | None
    references: ReferencesFile | None
    constraints: ConstraintsFile | None


@dataclass(slots=True)
class _Reading:
    """One attempt to read a folder; gathers faults instead of stopping at the first."""

    folder: FilePath
    root: FilePath | None
    faults: list[Fault] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    reader: ConditionReader = field(default_factory=lambda: ConditionReader({}))

    # Reading files

    def guideline(self) -> Guideline | None:
        """The guideline, or None when a file is missing or has no sound part."""
        name = display(self.folder, self.root)
        if not self.folder.is_dir():
            self.faults.append(Fault(name, 0, 0, "there is no such content folder"))
            return None
        for path in sorted(self.folder.iterdir()):
            if path.name not in FILES and not path.name.startswith("."):
                self.faults.append(
                    Fault(
                        display(path, self.root),
                        0,
                        0,
                        "this file has no place in a content folder and would not be read",
                        ", ".join(FILES),
                        nearest(path.name, FILES),
                    )
                )
        entries = {file: self._file(file, shape) for file, shape in FILES.items()}
        files = _Files(*(cast(Any, entry) for entry in entries.values()))
        self.variables = self._variables(files.variables)
        undefined = self._ids("variables.yaml", "variables") - self.variables.keys()
        self.reader = ConditionReader(self.variables, frozenset(undefined), self.faults)
        self._derivations(files.variables)
        return self._assembled(files)

    def _file(self, file: str, shape: type[Entry]) -> Entry | None:
        path = self.folder / file
        name = display(path, self.root)
        text = read_text(path, name)
        if isinstance(text, Fault):
            self.faults.append(text)
            self.documents[file] = Document(name, None, {(): (1, 1)}, {})
            return None
        document, faults = parse_yaml(text, name)
        self.documents[file] = document
        self.faults.extend(faults)
        if document.data is None and faults:
            return None
        entry, found = validated(document, shape)
        self.faults.extend(found)
        return entry

    def _ids(self, file: str, section: str) -> set[str]:
        """The ids a file declares, sound or not, so a reference to them is not a second fault."""
        data = self.documents[file].data
        found = data.get(section) if isinstance(data, dict) else None
        return set(found) if isinstance(found, dict) else set()

    # References

    def _known(self, what: str) -> set[str]:
        match what:
            case "rule":
                return self._ids("recommendations.yaml", "recommendations") | self._ids(
                    "pitfalls.yaml", "pitfalls"
                )
            case "wording":
                return self._ids("guideline.yaml", "wordings")
            case "statement":
                return self._ids("sources.yaml", "statements")
            case "question":
                return self._ids("open_questions.yaml", "open_questions")
        return self._ids(f"{what}s.yaml", f"{what}s")

    def _check(self, file: str, path: Path, what: str, ids: Sequence[str]) -> tuple[str, ...]:
        """Report every id that names nothing; return the ids."""
        known = self._known(what)
        if not known and what != "reference" and self.documents[_HOME[what]].data is None:
            return tuple(ids)
        document = self.documents[file]
        for position, id in enumerate(ids):
            if id not in known:
                place = (*path, position) if (*path, position) in document.places else path
                self.faults.append(
                    document.fault(
                        place,
                        f"there is no {what} '{id}'",
                        f"an id of {_HOME[what]}",
                        nearest(id, known),
                    )
                )
        return tuple(ids)

    def _one(self, file: str, path: Path, what: str, id: str) -> str:
        self._check(file, path, what, [id])
        return id

    def _when(self, file: str, path: Path, data: Any) -> Condition:
        return self.reader.read(self.documents[file], path, data)

    def _citations(
        self, file: str, path: Path, entries: Sequence[CitationEntry]
    ) -> tuple[Citation, ...]:
        found = []
        for position, entry in enumerate(entries):
            place = (*path, position)
            self._check(file, (*place, "statement"), "statement", [entry.statement])
            when = self._when(file, (*place, "when"), entry.when)
            found.append(Citation(entry.statement, when, entry.note or ""))
        return tuple(found)

    def _distinct(
        self, file: str, phrases: Iterable[tuple[Path, str]], taken: dict[str, str], what: str
    ) -> None:
        """Report phrases that two things share: a scenario could mean either."""
        for path, phrase in phrases:
            owner = ".".join(str(part) for part in path)
            if phrase in taken and taken[phrase] != owner:
                self.faults.append(
                    self.documents[file].fault(
                        path,
                        f"the {what} '{phrase}' is used by {taken[phrase]} already",
                        "a phrase of its own",
                    )
                )
            taken.setdefault(phrase, owner)

    def _id_shape(self, file: str, section: str, ids: Iterable[str], pattern: re.Pattern[str]) -> None:
        for id in ids:
            if not pattern.match(id):
                letters = "small letters, digits and _" if pattern is _WORD_ID else (
                    "letters, digits, '.', '_' and '-'"
                )
                self.faults.append(
                    self.documents[file].key_fault(
                        (section, id), f"'{id}' cannot be an id", f"{letters}, without spaces"
                    )
                )

    # Parts

    def _variables(self, file: VariablesFile | None) -> dict[str, Variable]:
        if file is None:
            return {}
        name = "variables.yaml"
        self._id_shape(name, "variables", file.variables, _WORD_ID)
        found: dict[str, Variable] = {}
        phrases: dict[str, str] = {}
        nouns: dict[str, str] = {}
        for id, entry in file.variables.items():
            path = ("variables", id)
            if self._variable_faults(path, entry):
                continue
            variable = Variable(
                id=id,
                kind=Kind(entry.kind),
                name=entry.name,
                noun=entry.noun,
                question=entry.question,
                help=entry.help,
                unknown_phrase=entry.unknown_phrase or f"{entry.noun} is unknown",
                values={
                    value: Value(value, v.label, (v.phrase, *v.also), _codes(v.codes))
                    for value, v in entry.values.items()
                },
                low=entry.range[0] if entry.range else None,
                high=entry.range[1] if entry.range else None,
                unit=entry.unit or "",
                integer_phrase=entry.phrase or "",
                empty_phrase=entry.empty_phrase or "",
                assume=entry.assume,
                group=entry.group,
                statements=self._check(name, (*path, "statements"), "statement", entry.statements),
                codes=_codes(entry.codes),
            )
            found[id] = variable
            self._distinct(name, _value_phrases(path, entry), phrases, "phrase")
            unknown = (*path, "unknown_phrase")
            self._distinct(name, [(unknown, variable.unknown_phrase)], phrases, "phrase")
            self._distinct(name, [((*path, "noun"), entry.noun)], nouns, "noun")
        for id, situation in file.situations.items():
            self._distinct(name, [(("situations", id, "phrase"), situation.phrase)], phrases, "phrase")
        return found

    def _variable_faults(self, path: Path, entry: VariableEntry) -> bool:
        document = self.documents["variables.yaml"]
        before = len(self.faults)

        def fault(key: str, message: str, expected: str = "") -> None:
            place = (*path, key) if (*path, key) in document.places else path
            self.faults.append(document.fault(place, message, expected))

        if entry.kind == "yes_no" and set(entry.values) != {"yes", "no"}:
            fault("values", "a yes_no variable has exactly two values", "yes and no")
        if entry.kind == "choice" and len(entry.values) < 2:
            fault("values", "a choice needs at least two values")
        if entry.kind == "set" and not entry.values:
            fault("values", "a set needs its members under values")
        if entry.kind == "set" and not entry.empty_phrase:
            fault("kind", "a set needs an empty_phrase", "what a scenario says for the empty set")
        if entry.kind == "set" and "none" in entry.values:
            fault("values", "'none' stands for the empty set and cannot be a member")
        if entry.kind == "integer":
            if entry.range is None or entry.range[0] > entry.range[1]:
                fault("range", "an integer needs a range", "[lowest, highest]")
            if entry.phrase is None or "{value}" not in entry.phrase:
                fault("phrase", "an integer needs a phrase that holds {value}")
        elif entry.range is not None or entry.phrase is not None:
            fault("range" if entry.range else "phrase", "only an integer has a range and a phrase")
        if "unknown" in entry.values:
            fault("values", "'unknown' is the absence of a value and cannot be one")
        if entry.assume is not None and entry.assume not in entry.values:
            fault("assume", f"assume is '{entry.assume}'", ", ".join(entry.values))
        if entry.derived:
            if entry.kind not in ("choice", "yes_no"):
                fault("derived", "only a choice or a yes_no variable can be derived")
            if entry.assume is not None:
                fault("assume", "a derived variable cannot be assumed")
            for value in [*(case.value for case in entry.derived.cases), entry.derived.otherwise]:
                if value not in entry.values:
                    known = ", ".join(entry.values)
                    fault("derived", f"there is no value '{value}'", known)
        return len(self.faults) > before

    def _derivations(self, file: VariablesFile | None) -> None:
        """Attach derivations once every variable is known, and refuse circles."""
        if file is None:
            return
        from dataclasses import replace

        for id, entry in file.variables.items():
            if id not in self.variables or entry.derived is None:
                continue
            path = ("variables", id, "derived", "cases")
            cases = tuple(
                (case.value, self._when("variables.yaml", (*path, i, "when"), case.when))
                for i, case in enumerate(entry.derived.cases)
            )
            derivation = Derivation(cases, entry.derived.otherwise)
            self.variables[id] = replace(self.variables[id], derivation=derivation)
        needs = {
            id: tuple(n for _, c in v.derivation.cases for n in variables_of(c))
            for id, v in self.variables.items()
            if v.derivation
        }
        self._circles("variables.yaml", "variables", needs, "derived")

    def _circles(
        self, file: str, section: str, edges: Mapping[str, Collection[str]], key: str
    ) -> None:
        """Report every id that leads back to itself, once per circle."""
        reported: set[str] = set()
        for start in edges:
            trail, ahead = [start], [iter(edges[start])]
            while ahead:
                following = next(ahead[-1], None)
                if following is None:
                    ahead.pop()
                    trail.pop()
                elif following == start and start not in reported:
                    reported.update(trail)
                    path = (section, start, key)
                    circle = " -> ".join([*trail, start])
                    self.faults.append(
                        self.documents[file].fault(path, f"{key} runs in a circle: {circle}")
                    )
                elif following in edges and following not in trail and following not in reported:
                    trail.append(following)
                    ahead.append(iter(edges[following]))

    def _options(self, file: OptionsFile | None) -> dict[str, Option]:
        if file is None:
            return {}
        name = "options.yaml"
        self._id_shape(name, "options", file.options, _WORD_ID)
        phrases: dict[str, str] = {}
        found = {}
        for id, entry in file.options.items():
            path = ("options", id)
            self._distinct(name, [((*path, "phrase"), entry.phrase)], phrases, "phrase")
            silences = tuple(
                DeclaredSilence(
                    self._when(name, (*path, "silence", i, "when"), s.when),
                    s.reason,
                    self._check(
                        name, (*path, "silence", i, "statements"), "statement", s.statements
                    ),
                    self._check(name, (*path, "silence", i, "questions"), "question", s.questions),
                )
                for i, s in enumerate(entry.silence)
            )
            found[id] = Option(
                id=id,
                name=entry.name,
                phrase=entry.phrase,
                kind=entry.kind,
                description=entry.description,
                synonyms=tuple(entry.synonyms),
                after=self._check(name, (*path, "after"), "option", entry.after),
                applies_when=self._when(name, (*path, "applies_when"), entry.applies_when),
                silence=silences,
                codes=_codes(entry.codes),
            )
        self._circles(name, "options", {id: option.after for id, option in found.items()}, "after")
        return found

    def _rule(self, file: str, path: Path, entry: RuleEntry) -> dict[str, Any]:
        """The arguments recommendations and pitfalls share."""
        return {
            "id": path[1],
            "title": entry.title,
            "option": self._one(file, (*path, "option"), "option", entry.option),
            "wording": self._one(file, (*path, "wording"), "wording", entry.wording),
            "says": entry.says or "",
            "when": self._when(file, (*path, "when"), entry.when),
            "sources": self._citations(file, (*path, "sources"), entry.sources),
            "references": self._check(file, (*path, "references"), "reference", entry.references),
            "questions": self._check(file, (*path, "questions"), "question", entry.questions),
            "refines": self._check(file, (*path, "refines"), "rule", entry.refines),
            "overrides": self._check(file, (*path, "overrides"), "rule", entry.overrides),
        }

    def _recommendations(self, file: RecommendationsFile | None) -> dict[str, Recommendation]:
        if file is None:
            return {}
        name = "recommendations.yaml"
        self._id_shape(name, "recommendations", file.recommendations, _TAG_ID)
        found = {}
        for id, entry in file.recommendations.items():
            path = ("recommendations", id)
            if entry.over is not None:
                self._one(name, (*path, "over"), "option", entry.over)
                if entry.over == entry.option:
                    self.faults.append(
                        self.documents[name].fault(
                            (*path, "over"), "an option cannot be preferred to itself"
                        )
                    )
            satisfied = entry.satisfied_when
            under_way = entry.under_way
            found[id] = Recommendation(
                **self._rule(name, path, entry),
                rationale=entry.rationale,
                caveat=entry.caveat or "",
                only=entry.only,
                over=entry.over,
                satisfied_when=None
                if satisfied is None
                else self._when(name, (*path, "satisfied_when"), satisfied),
                under_way_when=None
                if under_way is None
                else self._when(name, (*path, "under_way", "when"), under_way.when),
                under_way_text=under_way.text if under_way else "",
                strength=entry.strength,
                certainty=entry.certainty,
            )
        return found

    def _pitfalls(self, file: PitfallsFile | None) -> dict[str, Pitfall]:
        if file is None:
            return {}
        name = "pitfalls.yaml"
        self._id_shape(name, "pitfalls", file.pitfalls, _TAG_ID)
        taken = self._ids("recommendations.yaml", "recommendations")
        found = {}
        for id, entry in file.pitfalls.items():
            path = ("pitfalls", id)
            if id in taken:
                message = f"'{id}' is the id of a recommendation already"
                self.faults.append(self.documents[name].key_fault(path, message))
            if entry.never_say and entry.kind != "assumption":
                self.faults.append(
                    self.documents[name].fault(
                        (*path, "never_say"), "only an assumption has phrases never to say"
                    )
                )
            instead = (*path, "instead", "options")
            found[id] = Pitfall(
                **self._rule(name, path, entry),
                kind=PitfallKind(entry.kind),
                harm=entry.harm,
                instead=Instead(
                    entry.instead.text, self._check(name, instead, "option", entry.instead.options)
                ),
                never_say=tuple(entry.never_say),
            )
        return found

    def _rules_together(
        self,
        recommendations: Mapping[str, Recommendation],
        pitfalls: Mapping[str, Pitfall],
    ) -> None:
        """Refinement stays on one option and never runs in a circle."""
        rules = {**recommendations, **pitfalls}
        for id, rule in rules.items():
            file, section = (
                ("recommendations.yaml", "recommendations")
                if id in recommendations
                else ("pitfalls.yaml", "pitfalls")
            )
            for key in ("refines", "overrides"):
                for position, other in enumerate(getattr(rule, key)):
                    if other in rules and rules[other].option != rule.option:
                        document = self.documents[file]
                        path: Path = (section, id, key, position)
                        self.faults.append(
                            document.fault(
                                path,
                                f"{other} is about {rules[other].option}, "
                                f"but {id} is about {rule.option}",
                                "a rule on the same option",
                            )
                        )
        edges = {id: (*rule.refines, *rule.overrides) for id, rule in rules.items()}
        in_recommendations = {id: edges[id] for id in recommendations}
        self._circles("recommendations.yaml", "recommendations", in_recommendations, "refines")
        across = {id: e for id, e in edges.items() if id in pitfalls or set(e) & set(pitfalls)}
        if pitfalls:
            self._circles("pitfalls.yaml", "pitfalls", across, "refines")

    def _questions(self, file: QuestionsFile | None) -> dict[str, OpenQuestion]:
        if file is None:
            return {}
        name = "open_questions.yaml"
        self._id_shape(name, "open_questions", file.open_questions, _TAG_ID)
        found = {}
        for id, entry in file.open_questions.items():
            path = ("open_questions", id)
            if entry.chosen not in entry.readings:
                self.faults.append(
                    self.documents[name].fault(
                        (*path, "chosen"),
                        f"there is no reading '{entry.chosen}'",
                        ", ".join(entry.readings),
                        nearest(entry.chosen, entry.readings),
                    )
                )
            signed = entry.signed
            found[id] = OpenQuestion(
                id=id,
                title=entry.title,
                kind=entry.kind,
                question=entry.question,
                statements=self._check(name, (*path, "statements"), "statement", entry.statements),
                readings={key: Reading(key, text) for key, text in entry.readings.items()},
                chosen=entry.chosen,
                why=entry.why,
                shown=entry.shown,
                when=None
                if entry.when is None
                else self._when(name, (*path, "when"), entry.when),
                options=self._check(name, (*path, "options"), "option", entry.options),
                signature=Signature(signed.name, signed.role, signed.date) if signed else None,
            )
        return found

    def _statements(self, file: SourcesFile | None) -> dict[str, SourceStatement]:
        if file is None:
            return {}
        name = "sources.yaml"
        self._id_shape(name, "statements", file.statements, _TAG_ID)
        found = {}
        last = 0
        for id, entry in file.statements.items():
            path = ("statements", id)
            document = self.documents[name]
            if entry.span[0] < last or entry.span[1] <= entry.span[0]:
                self.faults.append(
                    document.fault(
                        (*path, "span"),
                        f"the span {list(entry.span)} does not follow the one before",
                        f"[start, end] with {last} <= start < end",
                    )
                )
            last = max(last, entry.span[1])
            if entry.executable != "yes" and not entry.verify_otherwise:
                self.faults.append(
                    document.fault(
                        (*path, "executable"),
                        f"executable is '{entry.executable}', but verify_otherwise is missing",
                        "how the rest is checked",
                    )
                )
            found[id] = SourceStatement(
                id=id,
                section=entry.section,
                heading=entry.heading,
                kinds=tuple(entry.kinds),
                paraphrase=entry.paraphrase,
                wording=tuple(entry.wording),
                citations=tuple(entry.citations),
                start=entry.span[0],
                end=entry.span[1],
                fingerprint=entry.fingerprint,
                executable=Executable(entry.executable),
                verify_otherwise=entry.verify_otherwise or "",
                questions=self._check(name, (*path, "questions"), "question", entry.questions),
                review=Review(entry.review.by, entry.review.why) if entry.review else None,
            )
        return found

    def _references(self, file: ReferencesFile | None) -> dict[str, Reference]:
        if file is None:
            return {}
        self._id_shape("references.yaml", "references", file.references, _TAG_ID)
        return {
            id: Reference(
                id=id,
                title=entry.title,
                citation=entry.citation or "",
                status=Certified(entry.status),
                why=entry.why,
                facts=tuple(
                    Fact(name, fact.text, Certified(fact.status), fact.basis)
                    for name, fact in entry.facts.items()
                ),
                notes=tuple(entry.notes),
            )
            for id, entry in file.references.items()
        }

    def _constraints(self, file: ConstraintsFile | None) -> dict[str, Constraint]:
        if file is None:
            return {}
        name = "constraints.yaml"
        self._id_shape(name, "constraints", file.constraints, _TAG_ID)
        found = {}
        for id, entry in file.constraints.items():
            path = ("constraints", id)
            if (entry.kind == "implies") != (entry.then is not None):
                needs = "needs a 'then'" if entry.then is None else "has no 'then'"
                message = f"a constraint of the kind '{entry.kind}' {needs}"
                self.faults.append(self.documents[name].fault((*path, "kind"), message))
            found[id] = Constraint(
                id=id,
                kind=ConstraintKind(entry.kind),
                when=self._when(name, (*path, "when"), entry.when),
                then=None
                if entry.then is None
                else self._when(name, (*path, "then"), entry.then),
                text=entry.text,
                statements=self._check(name, (*path, "statements"), "statement", entry.statements),
                questions=self._check(name, (*path, "questions"), "question", entry.questions),
                options=self._check(name, (*path, "options"), "option", entry.options),
            )
        return found

    def _situations(self, file: VariablesFile | None) -> dict[str, Situation]:
        if file is None:
            return {}
        document = self.documents["variables.yaml"]
        for id, entry in file.situations.items():
            for variable, value in entry.values.items():
                path = ("situations", id, "values", variable)
                known = self.variables.get(variable)
                if known is None:
                    if variable not in self.reader.undefined:
                        self.faults.append(
                            document.key_fault(
                                path,
                                f"there is no variable '{variable}'",
                                "a variable of this file",
                                nearest(variable, self.variables),
                            )
                        )
                elif known.derivation or value not in known.values:
                    self.faults.append(
                        document.fault(
                            path,
                            f"{variable} cannot be '{value}' here",
                            ", ".join(known.values),
                            nearest(value, known.values),
                        )
                    )
        return {
            id: Situation(id, entry.phrase, dict(entry.values))
            for id, entry in file.situations.items()
        }

    def _decision_points(
        self, file: GuidelineFile, options: Mapping[str, Option]
    ) -> dict[str, DecisionPoint]:
        name = "guideline.yaml"
        found = {}
        for id, entry in file.decision_points.items():
            path = ("decision_points", id, "options")
            ids = self._check(name, path, "option", entry.options)
            found[id] = DecisionPoint(id, entry.phrase, entry.name, ids)
        offered = {option for point in found.values() for option in point.options}
        for option in options:
            if option not in offered:
                self.faults.append(
                    self.documents["options.yaml"].key_fault(
                        ("options", option),
                        f"no decision point offers '{option}', so nobody would see it",
                        "its id under decision_points in guideline.yaml",
                    )
                )
        return found

    def _wordings(self, file: GuidelineFile) -> dict[str, Wording]:
        name = "guideline.yaml"
        phrases = {w.phrase: f"the engine's verdict {w.id}" for w in ENGINE_WORDINGS.values()}
        found = {}
        for id, entry in file.wordings.items():
            path = ("wordings", id)
            if id in ENGINE_WORDINGS:
                message = f"'{id}' is a verdict of the engine"
                self.faults.append(self.documents[name].key_fault(path, message))
            self._distinct(name, [((*path, "phrase"), entry.phrase)], phrases, "phrase")
            direction = Direction(entry.direction)
            found[id] = Wording(id, direction, entry.label, entry.phrase, entry.meaning)
        return found

    def _properties(self, file: GuidelineFile) -> dict[str, Property]:
        name = "guideline.yaml"
        found = {}
        for id, entry in file.properties.items():
            path = ("properties", id)
            needed = "variable" if entry.kind == "independence" else "first"
            if getattr(entry, needed) is None:
                message = f"a property of the kind '{entry.kind}' needs '{needed}'"
                self.faults.append(self.documents[name].fault((*path, "kind"), message))
            if entry.variable is not None:
                self._one(name, (*path, "variable"), "variable", entry.variable)
            if entry.first is not None:
                self._one(name, (*path, "first"), "option", entry.first)
            found[id] = Property(
                id=id,
                kind=entry.kind,
                text=entry.text,
                options=self._check(name, (*path, "options"), "option", entry.options),
                variable=entry.variable,
                first=entry.first,
                statements=self._check(name, (*path, "statements"), "statement", entry.statements),
            )
        return found

    def _assembled(self, files: _Files) -> Guideline | None:
        """Build every part, so that all references are checked, then put them together."""
        options = self._options(files.options)
        recommendations = self._recommendations(files.recommendations)
        pitfalls = self._pitfalls(files.pitfalls)
        self._rules_together(recommendations, pitfalls)
        questions = self._questions(files.questions)
        statements = self._statements(files.sources)
        references = self._references(files.references)
        constraints = self._constraints(files.constraints)
        situations = self._situations(files.variables)
        head = files.guideline
        if head is None:
            return None
        name = "guideline.yaml"
        if head.id != self.folder.name:
            message = f"the id is '{head.id}', but the folder is called '{self.folder.name}'"
            self.faults.append(self.documents[name].fault(("id",), message))
        scope = Scope(
            head.scope.text,
            self._when(name, ("scope", "when"), head.scope.when),
            self._check(name, ("scope", "statements"), "statement", head.scope.statements),
            self._check(name, ("scope", "questions"), "question", head.scope.questions),
        )
        watch = tuple(
            WatchItem(
                id=id,
                title=entry.title,
                text=entry.text,
                date=entry.date or "",
                status=entry.status,
                statements=self._check(
                    name, ("watch", id, "statements"), "statement", entry.statements
                ),
                references=self._check(
                    name, ("watch", id, "references"), "reference", entry.references
                ),
            )
            for id, entry in head.watch.items()
        )
        not_covered = tuple(
            NotCovered(
                entry.topic,
                entry.text,
                self._check(
                    name, ("not_covered", i, "questions"), "question", entry.questions
                ),
            )
            for i, entry in enumerate(head.not_covered)
        )
        return Guideline(
            id=head.id,
            title=head.title,
            short_title=head.short_title,
            version=head.version,
            status=head.status,
            language=head.language,
            summary=head.summary,
            notices=tuple(head.notices),
            scope=scope,
            document=SourceDocument(**head.source_document.model_dump()),
            decision_points=self._decision_points(head, options),
            wordings=self._wordings(head),
            variables=self.variables,
            situations=situations,
            options=options,
            recommendations=recommendations,
            pitfalls=pitfalls,
            statements=statements,
            references=references,
            questions=questions,
            constraints=constraints,
            properties=self._properties(head),
            not_covered=not_covered,
            watch=watch,
        )


_HOME = {
    "rule": "recommendations.yaml",
    "wording": "guideline.yaml",
    "statement": "sources.yaml",
    "question": "open_questions.yaml",
    "option": "options.yaml",
    "variable": "variables.yaml",
    "reference": "references.yaml",
}


def _codes(entries: Iterable[CodeEntry]) -> tuple[Code, ...]:
    return tuple(Code(entry.system, entry.code, entry.display) for entry in entries)


def _value_phrases(path: Path, entry: VariableEntry) -> Iterable[tuple[Path, str]]:
    for value, v in entry.values.items():
        yield (*path, "values", value, "phrase"), v.phrase
        for position, phrase in enumerate(v.also):
            yield (*path, "values", value, "also", position), phrase
    if entry.phrase:
        yield (*path, "phrase"), entry.phrase
    if entry.empty_phrase:
        yield (*path, "empty_phrase"), entry.empty_phrase
