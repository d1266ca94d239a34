"""The shape of a file in translations/: the words of a guideline in another language."""

# ruff: noqa: RUF012 - pydantic gives every entry its own copy of a default.

from __future__ import annotations

from guideline.loading.schema.shapes import Entry, Flag, Ids, Text

__all__ = ["OptionWordsEntry", "TranslationFile", "VariableWordsEntry", "VerdictWordsEntry"]


class VariableWordsEntry(Entry):
    """The words of one patient characteristic."""

    noun: Text
    """The name inside a sentence, with its article."""

    plural: Flag = False
    """Whether the noun is a plural in this language."""

    unknown_phrase: Text | None = None
    """What a scenario says when the value is not known. Left out: the noun with the words of the
    language for "is unknown"."""

    values: dict[str, Ids] = {}
    """For each value, by its id, the whole clause a scenario uses. Several may mean the same; the
    first is the one that is suggested."""

    phrase: Text | None = None
    """For a number: the clause a scenario uses, with `{value}` where the number stands."""

    empty_phrase: Text | None = None
    """For a set: what a scenario says when there is no member."""


class OptionWordsEntry(Entry):
    """The words of one option."""

    phrase: Text
    """The name inside a sentence."""

    plural: Flag = False
    """Whether the phrase is a plural in this language."""


class VerdictWordsEntry(Entry):
    """The words of one verdict."""

    phrase: Text
    """What follows one option in a sentence."""

    plural: Text | None = None
    """What follows several options, or one whose phrase is a plural. Left out: the same phrase."""


class TranslationFile(Entry):
    """The words of the guideline in one more language, e.g. translations/de.yaml.

    The file is named after the code that a feature writes after `# language:`. What has no words
    here cannot be said in that language.
    """

    language: Text
    """The name of the language in that language, e.g. Deutsch."""

    variables: dict[str, VariableWordsEntry]
    """The words of patient characteristics, by its id in variables.yaml."""

    situations: dict[str, Text] = {}
    """The phrases of situations, by its id in variables.yaml."""

    options: dict[str, OptionWordsEntry]
    """The words of options, by its id in options.yaml."""

    wordings: dict[str, VerdictWordsEntry]
    """The words of wordings, by its id in guideline.yaml."""

    decision_points: dict[str, Text]
    """The phrases of decision points, by its id in guideline.yaml."""

    verdicts: dict[str, VerdictWordsEntry] = {}
    """The words of the verdicts that every guideline has, such as source_silent. Left out: those
    that come with the language; English and German have them."""

    sentences: dict[str, Text] = {}
    """The fixed sentences of scenarios, by their id, with the same braces as in English. Left out:
    those that come with the language; English and German have them."""

    conjunction: Text | None = None
    """The word before the last of a list, like "and". Left out: the one that comes with the
    language."""
