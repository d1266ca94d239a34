"""Feature files -> scenarios, independently of the runner, with every fault that could hide one.

The runner drops scenarios of one name, passes empty ones, runs an outline without rows once, reads
a misspelled keyword as description, and never opens a file whose name it does not know. Each of
these is a fault here, and the results of a run are reconciled with what this module found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gherkin.errors import CompositeParserException, ParserError

from guideline.errors import Fault, UnknownPhrase, nearest
from guideline.loading.dialect import (
    dialect_of,
    file_language,
    keyword,
    knows,
    language_place,
    lookalikes,
    main_keywords,
    spellings,
)
from guideline.loading.files import DISK, Files
from guideline.loading.phrases import PhraseBook
from guideline.loading.text import display
from guideline.model.guideline import Guideline
from guideline.model.scenario import Feature, Scenario, Step, Tag

__all__ = [
    "TAG_KINDS",
    "TAG_NAMES",
    "parse_feature",
    "parse_features",
    "phrase_faults",
    "syntax_faults",
]

TAG_KINDS: Mapping[str, str] = {
    "rec": "recommendations",
    "pitfall": "pitfalls",
    "question": "questions",
    "source": "statements",
    "property": "properties",
    "constraint": "constraints",
}
"""Kind of a tag to the part of the guideline its id names."""

TAG_NAMES: Mapping[str, str] = {
    "rec": "recommendation",
    "pitfall": "pitfall",
    "question": "question",
    "source": "statement",
    "property": "property",
    "constraint": "constraint",
}
"""Kind of a tag to what a person calls the thing its id names."""

_KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}
_ORDER = {"given": 0, "when": 1, "then": 2}
_PLACEHOLDER = re.compile(r"<([^<>]+)>")


def parse_features(
    folder: Path, guidelines: Mapping[str, Guideline], root: Path, source: Files = DISK
) -> tuple[tuple[Feature, ...], list[Fault]]:
    """Read every feature file below a folder whose first level is named after the guidelines.

    Returns:
        The features that could be read, in path order, and all faults, including files that no
        runner would ever open.
    """
    features: list[Feature] = []
    faults: list[Fault] = []
    if not folder.is_dir():
        return (), [Fault(display(folder, root), 0, 0, "there is no such folder of features")]
    for path in sorted(source.below(folder)):
        relative = path.relative_to(folder)
        if any(part.startswith(".") for part in relative.parts):
            continue
        name = display(path, root)
        if path.suffix != ".feature":
            hint = "Rename it" if "feature" in path.name.lower() else "Move it elsewhere"
            message = "this file would never run"
            faults.append(Fault(name, 0, 0, message, "a name that ends in .feature", hint))
            continue
        guideline = guidelines.get(relative.parts[0]) if len(relative.parts) > 1 else None
        if guideline is None:
            message = "this file belongs to no guideline, so it would never run"
            expected = f"a folder below {display(folder, root)} named after one"
            hint = nearest(relative.parts[0], guidelines)
            faults.append(Fault(name, 0, 0, message, expected, hint))
            continue
        text = source.text(path, name)
        if isinstance(text, Fault):
            faults.append(text)
            continue
        feature, found = parse_feature(text, name, guideline, source)
        faults.extend(found)
        if feature is not None:
            features.append(feature)
    return tuple(features), faults


def parse_feature(
    text: str, name: str, guideline: Guideline, source: Files = DISK
) -> tuple[Feature | None, list[Fault]]:
    """Read one feature file.

    Returns:
        The feature, or None when it cannot be parsed, and every fault of its structure and tags.
        The meaning of its phrases is checked by `phrase_faults`.
    """
    code = file_language(text)
    if code not in guideline.languages and knows(code):
        return None, [_foreign(name, text, code, guideline)]
    feature, faults = _parsed(text, name, guideline.languages, source)
    if feature is None:
        return None, faults
    reading = _FeatureReading(name, guideline, text.splitlines(), code)
    scenarios = tuple(reading.scenarios(feature))
    if not scenarios and not reading.faults:
        reading.fault(feature, "the feature has no scenario, so nothing would run")
    described = " ".join(feature["description"].split())
    found = Feature(name, guideline.id, feature["name"], described, scenarios, code)
    return found, reading.faults


def syntax_faults(text: str, name: str) -> list[Fault]:
    """Why a file cannot be parsed as Gherkin, whatever guideline it is for; nothing if it can."""
    return _parsed(text, name, (), DISK)[1]


def _parsed(
    text: str, name: str, languages: tuple[str, ...], source: Files
) -> tuple[Any, list[Fault]]:
    """The feature as the parser gives it, or None and why not."""
    try:
        tree: Any = source.gherkin(text)
    except CompositeParserException as error:
        return None, [_syntax(name, inner, text, languages) for inner in error.errors]
    except ParserError as error:
        return None, [_syntax(name, error, text, languages)]
    except RecursionError:
        return None, [Fault(name, 1, 1, "the file is nested too deeply to read")]
    if not tree.get("feature"):
        message = "there is no feature in this file, so nothing would run"
        word = main_keywords(file_language(text))[0]
        return None, [Fault(name, 1, 1, message, f"a line '{word} …' with scenarios below it")]
    return tree["feature"], []


def phrase_faults(feature: Feature, book: PhraseBook) -> list[Fault]:
    """Every step whose text means nothing in the vocabulary, each place once."""
    faults: dict[tuple[int, int, str], Fault] = {}
    for scenario in feature.scenarios:
        for step in scenario.steps:
            try:
                book.read(step.kind, step.text)
            except UnknownPhrase as unknown:
                place = (step.line, step.column, step.text)
                column = step.column + unknown.offset
                fault = Fault(feature.file, step.line, column, unknown.message, "", unknown.hint)
                faults.setdefault(place, fault)
    return list(faults.values())


class _FeatureReading:
    """Walks one parsed file; gathers its faults, in the words of the file's language."""

    def __init__(self, name: str, guideline: Guideline, lines: list[str], language: str) -> None:
        self.name = name
        self.guideline = guideline
        self.lines = lines
        self.language = language
        self.dialect = dialect_of(language)
        self.given, self.when, self.then = (
            keyword(language, kind) for kind in ("given", "when", "then")
        )
        self.keywords = {"given": self.given, "when": self.when, "then": self.then}
        self.faults: list[Fault] = []
        self.titles: dict[str, int] = {}

    def fault(self, node: Any, message: str, expected: str = "", hint: str = "") -> None:
        place = node["location"]
        line, column = place["line"], place.get("column", 1)
        self.faults.append(Fault(self.name, line, column, message, expected, hint))

    def scenarios(self, feature: Any) -> Iterator[Scenario]:
        # Steps cannot stand right below a feature, so there a line that begins with "and" is prose.
        self._description(feature, steps=False)
        tags = self._tags(feature)
        yield from self._children(feature["children"], tags, ())

    def _children(
        self, children: Any, tags: tuple[Tag, ...], background: tuple[Any, ...]
    ) -> Iterator[Scenario]:
        for child in children:
            if "background" in child:
                self._description(child["background"])
                background = (*background, *child["background"]["steps"])
                for step in child["background"]["steps"]:
                    if step["keywordType"] in ("Action", "Outcome"):
                        self.fault(step, "a background only says what is given", self.given)
            elif "rule" in child:
                rule = child["rule"]
                self._description(rule)
                yield from self._children(rule["children"], (*tags, *self._tags(rule)), background)
            else:
                yield from self._scenario(child["scenario"], tags, background)

    def _scenario(
        self, node: Any, tags: tuple[Tag, ...], background: tuple[Any, ...]
    ) -> Iterator[Scenario]:
        self._description(node)
        title = node["name"].strip()
        if not title:
            self.fault(node, "the scenario has no title", "the clinical situation in a few words")
        elif title in self.titles:
            line = self.titles[title]
            self.fault(
                node,
                f"a second scenario is called '{title}'; the runner would drop one of them",
                "a title of its own",
                f"The first one is on line {line}",
            )
        self.titles.setdefault(title, node["location"]["line"])
        own = (*tags, *self._tags(node))
        if not any(tag.about[0] in TAG_KINDS for tag in own):
            kinds = ", ".join(f"@{kind}:…" for kind in TAG_KINDS)
            self.fault(node, "no tag says what the scenario is about", f"one of {kinds}")
        if not node["steps"]:
            self.fault(node, "the scenario has no steps, so it would pass without testing anything")
            return
        steps = self._steps([*background, *node["steps"]])
        for row, example, row_line in self._rows(node):
            yield Scenario(
                file=self.name,
                line=node["location"]["line"],
                row=row,
                row_line=row_line,
                name=_filled(title, example),
                tags=own,
                steps=tuple(
                    Step(s.kind, s.keyword, _filled(s.text, example), s.line, s.column)
                    for s in steps
                ),
                example=example,
                language=self.language,
            )

    def _rows(self, node: Any) -> Iterator[tuple[int | None, dict[str, str], int]]:
        """Each example row; one empty row for a plain scenario."""
        used = {
            match for step in node["steps"] for match in _PLACEHOLDER.findall(step["text"])
        } | set(_PLACEHOLDER.findall(node["name"]))
        if not node["examples"]:
            outline = node["keyword"] in self.dialect.scenario_outline_keywords
            if outline or used:
                what = "the outline has no example rows" if outline else "'<…>' stands for nothing"
                self.fault(node, what, f"a table under '{self.dialect.examples_keywords[0]}:'")
                return
            yield None, {}, 0
            return
        position = 0
        for table in node["examples"]:
            self._description(table)
            for tag in table["tags"]:
                self.fault(tag, "a tag on examples would not be seen by the runner", "it above")
            header = table.get("tableHeader")
            if not header or not table["tableBody"]:
                self.fault(table, "these examples have no rows, so nothing would run", "a row")
                continue
            columns = [cell["value"] for cell in header["cells"]]
            for column in sorted(used - set(columns)):
                message = f"there is no column '{column}'"
                self.fault(header, message, f"<{column}> is used above", nearest(column, columns))
            for cell in header["cells"]:
                if cell["value"] not in used:
                    self.fault(cell, f"the column '{cell['value']}' is used nowhere")
                if columns.count(cell["value"]) > 1:
                    self.fault(cell, f"the column '{cell['value']}' stands here twice")
            for row in table["tableBody"]:
                values = [cell["value"] for cell in row["cells"]]
                yield (
                    position,
                    dict(zip(columns, values, strict=False)),
                    row["location"]["line"],
                )
                position += 1

    def _steps(self, nodes: Any) -> list[Step]:
        steps: list[Step] = []
        kind = ""
        for node in nodes:
            named = _KINDS.get(node["keywordType"])
            if named is None and not kind:
                self.fault(node, f"'{node['keyword'].strip()}' cannot come first", self.given)
                named = "given"
            kind = named or kind
            if steps and _ORDER[kind] < _ORDER[steps[-1].kind]:
                here, before = self.keywords[kind], self.keywords[steps[-1].kind]
                right = f"{self.given}, then {self.when}, then {self.then}"
                self.fault(node, f"{here} stands after {before}", right)
            for extra in ("dataTable", "docString"):
                if node.get(extra):
                    self.fault(node, "a table or text block below a step would not be read")
            location = node["location"]
            column = location["column"] + len(node["keyword"])
            keyword = node["keyword"].strip()
            steps.append(Step(kind, keyword, node["text"], location["line"], column))
        last = nodes[-1]
        for wanted, message in (
            ("when", "so no advice is asked for"),
            ("then", "so it would pass without testing anything"),
        ):
            if all(step.kind != wanted for step in steps):
                right = self.keywords[wanted]
                self.fault(last, f"the scenario has no {right}, {message}", right)
        return steps

    def _tags(self, node: Any) -> tuple[Tag, ...]:
        found: list[Tag] = []
        for tag in node["tags"]:
            place = tag["location"]
            item = Tag(tag["name"].removeprefix("@"), place["line"], place["column"])
            kind, id = item.about
            if kind not in TAG_KINDS or not id:
                kinds = ", ".join(f"@{kind}:…" for kind in TAG_KINDS)
                hint = nearest(f"@{kind}", [f"@{known}" for known in TAG_KINDS])
                self.fault(tag, f"'{tag['name']}' is not a tag of a guideline", kinds, hint)
                continue
            known: Mapping[str, object] = getattr(self.guideline, TAG_KINDS[kind])
            if id not in known:
                what = TAG_NAMES[kind]
                hint = nearest(id, known)
                self.fault(tag, f"there is no {what} '{id}'", f"the id of a {what}", hint)
                continue
            found.append(item)
        return tuple(found)

    def _description(self, node: Any, *, steps: bool = True) -> None:
        """Report description lines that were meant as steps or keywords."""
        start = node["location"]["line"]
        keyword_like, step_like = lookalikes(self.language)
        for text in (node.get("description") or "").splitlines():
            header = keyword_like.match(text)
            meant = header or (step_like.match(text) if steps else None)
            if not meant:
                continue
            line = next(
                (n for n in range(start + 1, len(self.lines) + 1) if self.lines[n - 1] == text),
                start,
            )
            right = self._spelled(meant.group("word"))
            self.faults.append(
                Fault(
                    self.name,
                    line,
                    len(text) - len(text.lstrip()) + 1,
                    f"the line '{text.strip()}' reads as a description, so it would not run",
                    f"'{right} …' with a capital letter, and no colon after {self.given}, "
                    f"{self.when} or {self.then}",
                )
            )

    def _spelled(self, word: str) -> str:
        """A keyword as the language writes it."""
        return spellings(self.language).get(word.casefold(), word)


def _foreign(name: str, text: str, code: str, guideline: Guideline) -> Fault:
    """A file in a language the guideline has no words in."""
    there_are = ", ".join(guideline.languages)
    message = f"the guideline {guideline.id} has no words in the language '{code}'"
    expected = f"'# language: …' with one of {there_are}"
    place = language_place(text)
    if place is None:
        message += ", in which a file is without '# language: …'"
    hint = nearest(code, guideline.languages)
    line, column = place or (1, 1)
    return Fault(name, line, column, message, expected, hint)


def _filled(text: str, example: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: example.get(match.group(1), match.group()), text)


def _syntax(name: str, error: Any, text: str, languages: tuple[str, ...]) -> Fault:
    place = getattr(error, "location", None) or {}
    line, column = place.get("line", 1), place.get("column", 1) or 1
    lines = text.splitlines()
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    message = str(error)
    if "unexpected end of file" in message:
        return Fault(name, line, column, "the file ends too early", "steps, tags or examples")
    if "inconsistent cell count" in message:
        return Fault(name, line, column, "this row has another number of cells than the first")
    if "whitespace" in message:
        return Fault(name, line, column, "a tag holds a space", "one word such as @rec:ID")
    if "Language not supported" in message:
        line, column = language_place(text) or (line, column)
        known = languages or ("en",)
        hint = nearest(file_language(text), known)
        message = f"there is no such language: '{shown}'"
        expected = f"'# language: …' with one of {', '.join(known)}"
        return Fault(name, line, column, message, expected, hint)
    words = main_keywords(file_language(text))
    first = shown.split()[0] if shown else ""
    hint = nearest(first, words)
    return Fault(name, line, column, f"'{shown}' cannot stand here", "a keyword of Gherkin", hint)
