"""`guideline build` and `serve`: the pages and the site."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from guideline.cli.app import (
    FINDINGS,
    GOOD,
    cli,
    format_option,
    print_json,
    project_option,
    reports_faults,
    say,
)
from guideline.cli.checking import print_run


@cli.command()
@click.option("--check", "check_only", is_flag=True, help="Only say which pages are out of date.")
@click.option("--pages-only", is_flag=True, help="Write the pages in docs/; build no site.")
@click.option("--overwrite", is_flag=True, help="Replace generated pages edited by hand, too.")
@click.option("--pdf", is_flag=True, help="Also make a PDF of each guideline; needs Chromium.")
@project_option
@format_option
@reports_faults
def build(
    check_only: bool, pages_only: bool, overwrite: bool, pdf: bool, project: Path, style: str
) -> int:
    """Run the scenarios, prove the guidelines, write the pages and build the site in site/.

    The pages committed in docs/ hold no results; those enter the site when it is built.
    """
    from guideline.loading import load_project
    from guideline.rendering import check_words, render_pages
    from guideline.rendering.pdf import find_chromium
    from guideline.rendering.publication import drift, write_pages

    if pdf and (check_only or pages_only):
        raise click.UsageError("--pdf needs the whole site: leave out --check and --pages-only.")
    chromium = find_chromium() if pdf else ""
    loaded = load_project(project)
    docs = project / "docs"
    say("Rendering the pages")
    committed = render_pages(loaded, None)
    forbidden = [
        f"docs/{path}:{line}: says '{phrase}', which a pitfall of {guideline.id} says never to say"
        for guideline in loaded.guidelines.values()
        for path, line, phrase in check_words(guideline, committed)
        if path.startswith((f"{guideline.id}/", "index.md"))
        # What an old edition said stays as it was; its page is marked superseded.
        and not path.startswith(f"{guideline.id}/editions/")
    ]
    if forbidden:
        if style == "json":
            print_json({"forbidden": forbidden})
        else:
            click.echo("\n".join(forbidden))
        return FINDINGS
    if check_only:
        return _print_drift(drift(docs, committed), style)
    edited = write_pages(docs, committed, overwrite=overwrite)
    if edited:
        return _print_drift(edited, style)
    if pages_only:
        if style == "json":
            print_json({"pages": len(committed)})
        else:
            click.secho(f"{len(committed)} pages are up to date in {docs}.", fg="green")
        return GOOD
    run, proved, effects = _tried(loaded)
    say("Building the site")
    staging, site = project / "build" / "docs", project / "site"
    pages = publish(loaded, run, proved, effects, staging, site, strict=True, chromium=chromium)
    home = site / "index.html"
    unproved = [found for found in proved.values() if not found.good]
    if style == "json":
        counts = {state.value: number for state, number in run.counts.items()}
        good = {id: found.good for id, found in proved.items()}
        print_json({"green": run.green, "counts": counts, "proved": good, "site": str(home)})
    else:
        print_run(run, loaded)
        _print_unproved(unproved)
        click.echo(f"{pages} pages. Open {home}")
        if not run.green:
            click.secho("The site shows what failed. Do not publish it.", fg="red")
        if unproved:
            click.secho("The site shows what is not proved. Do not publish it.", fg="red")
    return GOOD if run.green and not unproved else FINDINGS


def _tried(loaded: Any) -> tuple[Any, dict[str, Any], dict[str, Any]]:
    """The run of the scenarios; what was proved and what other readings would change, by id."""
    from guideline.verification.running import run_scenarios
    from guideline.verification.verify import verify

    say("Running the scenarios")
    # They run in a process of their own, so the proofs are made meanwhile.
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(run_scenarios, loaded)
        proved = {
            guideline.id: verify(guideline, loaded, mutants=True, say=say)
            for guideline in loaded.guidelines.values()
        }
        say("Reading the open questions otherwise")
        effects = effects_of_all(loaded)
        return running.result(), proved, effects


def effects_of_all(loaded: Any) -> dict[str, Any]:
    """What the other readings of every guideline would change, by its id."""
    from guideline.comparison.readings import effects_of_readings

    return {id: effects_of_readings(guideline) for id, guideline in loaded.guidelines.items()}


def publish(
    loaded: Any,
    run: Any,
    proved: Mapping[str, Any],
    effects: Mapping[str, Any],
    staging: Path,
    site: Path,
    *,
    strict: bool,
    chromium: str = "",
) -> int:
    """Render the pages with all results and build the site; how many pages it has.

    `proved` and `effects` hold what was proved and what the other readings would change, by the id
    of the guideline; a page says so where something is missing.
    `chromium` is the program that prints a PDF of each guideline; when empty, none is made.
    """
    from guideline.exports import content_date, machine_files, page_heads
    from guideline.loading.project import content_folder
    from guideline.model.fingerprint import content_hash
    from guideline.rendering import print_pages, render_pages
    from guideline.rendering.finishing import (
        add_to_heads,
        rule_summaries,
        site_address,
        tidy_sitemap,
    )
    from guideline.rendering.pdf import write_pdfs
    from guideline.rendering.publication import SiteFailure, build_site, stage

    address = site_address(loaded.root / "mkdocs.yml")
    content = content_folder(loaded.root)
    dates = {
        id: date
        for id in loaded.guidelines
        if (date := content_date(content / id, os.environ)) is not None
    }

    def finish(fresh: Path) -> None:
        heads = page_heads(
            loaded, rule_summaries(loaded), address, feed=bool(dates or loaded.editions)
        )
        refused = add_to_heads(fresh, heads)
        if refused:
            raise SiteFailure([f"{path}: this page has no head for machines" for path in refused])
        tidy_sitemap(fresh, address)
        if chromium:
            say("Printing the PDF")
            folders = {id: fresh / id for id in loaded.guidelines}
            write_pdfs(
                chromium,
                {folder / "print.html": folder / f"{id}.pdf" for id, folder in folders.items()},
                "Not medical advice, not a medical device.",
            )

    pages = render_pages(loaded, run, proved, pdf=bool(chromium), effects=effects)
    hashes = {id: content_hash(guideline) for id, guideline in loaded.guidelines.items()}
    printed = print_pages(loaded, run, proved, hashes)
    files = machine_files(loaded, run, proved, address, dates)
    stage(loaded.root / "docs", pages | printed | files, staging)
    build_site(loaded.root, staging, pages["nav.yml"], site, strict=strict, finish=finish)
    return len(pages) - 1  # the navigation is no page


def _print_unproved(unproved: Iterable[Any]) -> None:
    from guideline.cli.proving import print_verification

    for found in unproved:
        print_verification(found)


def _print_drift(found: Sequence[Any], style: str) -> int:
    from guideline.rendering.publication import DriftKind

    words = {
        DriftKind.MISSING: "is missing. Run: guideline build --pages-only",
        DriftKind.STALE: "is out of date. Run: guideline build --pages-only",
        DriftKind.ORPHANED: "belongs to no content any more. Run: guideline build --pages-only",
        DriftKind.EDITED: (
            "was edited by hand. Change the content instead, or run with --overwrite to replace it"
        ),
    }
    if style == "json":
        print_json([{"path": d.path, "kind": d.kind.value, "line": d.line} for d in found])
    else:
        for item in found:
            place = f"docs/{item.path}:{item.line}:1" if item.line else f"docs/{item.path}"
            click.echo(f"{place}: this generated page {words[item.kind]}")
        if not found:
            click.secho("Every generated page is up to date.", fg="green")
    return FINDINGS if found else GOOD
