"""`guideline steps`: the phrases that scenarios are written in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guideline.cli.app import (
    FINDINGS,
    GOOD,
    chosen_guideline,
    cli,
    format_option,
    guideline_option,
    print_json,
    project_option,
    reports_faults,
)
from guideline.errors import GuidelineError, nearest

if TYPE_CHECKING:
    from guideline.loading.step_list import StepPhrase


@cli.command()
@click.argument("words", nargs=-1)
@click.option(
    "--language", metavar="CODE", help="In which language, e.g. de. Default: the guideline's own."
)
@guideline_option
@project_option
@format_option
@reports_faults
def steps(
    words: Sequence[str], language: str | None, id: str | None, project: Path, style: str
) -> int:
    """List the phrases that Given, When and Then may use.

    Each comes with what it means, how many scenarios use it, and where the first one stands. With
    WORDS only the phrases that hold all of them in the line or its meaning.
    """
    from guideline.loading import PhraseBook, parse_features
    from guideline.loading.step_list import search_steps, step_list, suggestions

    guideline = chosen_guideline(project, id)
    # Whoever looks for a phrase may be in the middle of a file, so its faults are for `check`.
    features, _ = parse_features(project / "features", {guideline.id: guideline}, project)
    book = PhraseBook(guideline)
    if language is not None and language not in guideline.languages:
        known = ", ".join(guideline.languages)
        hint = nearest(language, guideline.languages) or f"There are: {known}."
        raise GuidelineError(f"{guideline.id} has no words in '{language}'. {hint}")
    phrases = step_list(book.in_language(language or ""), features)
    found = search_steps(phrases, words)
    hints = () if found else suggestions(phrases, words)
    if style == "json":
        print_json(
            {
                "guideline": guideline.id,
                "language": language or guideline.language,
                "words": list(words),
                "phrases": [phrase.as_json() for phrase in found],
                "suggestions": list(hints),
            }
        )
    elif found:
        _print_phrases(found)
        click.secho(f"{len(found)} of {len(phrases)} phrases.", fg="green")
    else:
        click.secho(f"No phrase holds all of: {' '.join(words)}.", fg="red")
        for hint in hints:
            click.echo(hint)
    return GOOD if found else FINDINGS


def _print_phrases(phrases: Sequence[StepPhrase]) -> None:
    kind = ""
    for phrase in phrases:
        if phrase.kind != kind:
            kind = phrase.kind
            click.secho(kind.title(), bold=True)
        click.secho(f"  {phrase.phrase}", fg="cyan")
        click.echo(f"      {phrase.meaning}")
        if not phrase.example.endswith(f" {phrase.phrase}"):
            click.echo(f"      {phrase.example}")
        click.secho(f"      {_used(phrase)}", dim=True)


def _used(phrase: StepPhrase) -> str:
    if not phrase.scenarios:
        return "used nowhere"
    plural = "" if phrase.scenarios == 1 else "s"
    return f"{phrase.scenarios} scenario{plural}, first {phrase.first}"
