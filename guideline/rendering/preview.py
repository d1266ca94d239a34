"""A project while somebody writes in it -> pages that are right again at once.

The first state is built whole. After a change the Markdown is rendered anew, and of the pages only
the one that is asked for is turned into HTML; the others wait until somebody wants them. A page
that comes or goes, or another look, means a new start.

Results on a preview come from playing every scenario against the present content, which takes half
a second. The runner itself takes many seconds; it confirms them in the background.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from guideline.errors import Fault, GuidelineError, InputFaults
from guideline.evaluation.expectation import Consultation
from guideline.loading import Project, load_project
from guideline.model.scenario import Scenario
from guideline.rendering import render_pages
from guideline.rendering.lookup import wants_packaged_look, write_look
from guideline.rendering.publication import rare_collections, stage
from guideline.verification.results import Result, Run, State, reconcile
from guideline.verification.running import run_scenarios
from guideline.verification.scenario_run import given_faults, run_scenario
from guideline.verification.verify import Verification, verify

__all__ = ["WATCHED", "Preview", "played"]

WATCHED = ("guideline/content", "features", "site_templates", "steps", "docs", "mkdocs.yml")
"""What a page is made from, below the project."""

Files = Callable[[Project, Run, Mapping[str, Verification]], dict[str, str]]


def played(project: Project, before: Collection[tuple[Scenario, Result]] = ()) -> Run:
    """Every scenario played against the model, without the runner and its step definitions.

    Args:
        project: What is played.
        before: Results of scenarios that were played against the same content.
    """
    results = []
    known: dict[Hashable, Consultation] = {}
    earlier = {scenario.key: (scenario, result) for scenario, result in before}
    for scenario in project.scenarios():
        same, result = earlier.get(scenario.key, (None, None))
        if result is None or same != scenario:
            why = run_scenario(project.book_of(scenario.file), scenario, known=known)
            state = State.PASSED if why is None else State.FAILED
            steps = len(scenario.steps) if why is None else 0
            result = Result(*scenario.key, state, why or "", steps)
        results.append(result)
    return reconcile(project.scenarios(), results)


@dataclass(slots=True)
class Preview:
    """What is shown of a project.

    Attributes:
        root: The project.
        more: Makes the files beside the pages, such as those for machines.
        site: Where the pages are.
        faults: Why the pages are older than the files; empty when they are not.
        run: The results on the pages; None before the first.
        confirmed: Whether the runner itself has come to these results.
    """

    root: Path
    more: Files
    faults: tuple[Fault | str, ...] = ()
    run: Run | None = None
    confirmed: bool = False
    verifications: dict[str, Verification] = field(default_factory=dict)
    project: Project | None = None
    _pages: dict[str, str] = field(default_factory=dict)
    _look: object = None
    _asked: tuple[object, object] = (None, None)
    _open: _OpenSite | None = None
    _waiting: set[str] = field(default_factory=set)
    _lock: Any = field(default_factory=threading.RLock)

    @property
    def site(self) -> Path:
        """The folder of finished pages."""
        return self.root / "build" / "preview"

    @property
    def _staging(self) -> Path:
        return self.root / "build" / "preview-docs"

    def refresh(self, run: Run | None = None) -> bool:
        """Bring everything in line with the files.

        Args:
            run: Results of the runner for the present files; None: the scenarios are played.

        Returns:
            Whether the files could be used; if not, `faults` says why and the pages stay.
        """
        with self._lock:
            try:
                with rare_collections():
                    self._refresh(run)
            except InputFaults as error:
                self.faults = error.faults
            except GuidelineError as error:
                self.faults = tuple(str(error).splitlines())
            except OSError as error:
                # A file that is being replaced while it is read; the next change comes at once.
                self.faults = (f"{error.filename}: {error.strerror}",)
            else:
                self.faults = ()
            return not self.faults

    def confirm(self) -> bool:
        """Let the runner run; show its results where they differ from those that were played.

        Returns:
            Whether a page changed.
        """
        project, before = self.project, inputs(self.root)
        if project is None or self.faults:
            return False
        run = run_scenarios(project)
        with self._lock:
            # What the runner saw is of no use for files that have changed since.
            if inputs(self.root) != before or project is not self.project:
                return False
            if self.run is not None and _same(self.run, run):
                self.confirmed = True
                return False
            return self.refresh(run)

    def page(self, path: str) -> None:
        """Finish one page, by its path in the site, if it waits.

        Raises:
            GuidelineError: It cannot be built.
        """
        with self._lock:
            source = f"{path.removesuffix('.html')}.md"
            if source in self._waiting and self._open is not None:
                self._open.build(source)
                self._waiting.discard(source)

    def _still_valid(self, content: object) -> list[tuple[Scenario, Result]]:
        """The results of scenarios as they stand, if the content is the same."""
        if self.project is None or self.run is None or content != self._asked[0]:
            return []
        return [(s, self.run.of(s)) for s in self.project.scenarios()]

    def _refresh(self, run: Run | None) -> None:
        content, written_ = (_stamps(self.root, (n,)) for n in ("guideline/content", "features"))
        asked = (content, written_)
        if self.project is None or asked != self._asked:
            project = load_project(self.root)
            contradictions = given_faults(project)
            if contradictions:
                raise InputFaults(contradictions)
            found = run or played(project, self._still_valid(content))
            proved = {
                guideline.id: verify(guideline, project, mutants=False)
                for guideline in project.guidelines.values()
            }
        else:
            # Another page or template changes no answer.
            project, proved = self.project, self.verifications
            found = run or self.run or played(project)
        pages = render_pages(project, found, proved)
        everything = pages | self.more(project, found, proved)
        stage(self.root / "docs", everything, self._staging)
        written = _texts(self._staging)
        look = (pages["nav.yml"], *_stamps(self.root, ("site_templates/theme", "mkdocs.yml")))
        if self._open is None or look != self._look or written.keys() != self._pages.keys():
            self._open = _OpenSite(self.root, self._staging, pages["nav.yml"], self.site)
            self._waiting = {path for path in written if path.endswith(".md")}
        else:
            changed = {path for path, text in written.items() if self._pages[path] != text}
            self._waiting |= {path for path in changed if path.endswith(".md")}
            for path in changed - self._waiting:
                shutil.copyfile(self._staging / path, self.site / path)
        self._pages, self._look, self._asked, self.project = written, look, asked, project
        self.run, self.confirmed, self.verifications = found, run is not None, proved


class _OpenSite:
    """MkDocs with its settings, navigation and templates kept between pages."""

    def __init__(self, root: Path, staging: Path, nav: str, site: Path) -> None:
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        from mkdocs.config import load_config  # noqa: PLC0415 - costs 0.2 s that only this needs
        from mkdocs.exceptions import MkDocsException  # noqa: PLC0415
        from mkdocs.structure.files import (  # noqa: PLC0415
            InclusionLevel,
            get_files,
            set_exclusions,
        )
        from mkdocs.structure.nav import get_navigation  # noqa: PLC0415
        from mkdocs.structure.pages import Page  # noqa: PLC0415

        if wants_packaged_look(root / "mkdocs.yml"):
            write_look(root)
        settings: dict[str, Any] = {"docs_dir": str(staging), "site_dir": str(site)}
        try:
            config = load_config(str(root / "mkdocs.yml"), **settings, **yaml.safe_load(nav))
            plugins = config.plugins
            plugins.on_startup(command="serve", dirty=False)
            config = plugins.on_config(config)
            plugins.on_pre_build(config=config)
            files, env = get_files(config), config.theme.get_env()
            files.add_files_from_theme(env, config)
            files = plugins.on_files(files, config=config)
            set_exclusions(files, config)
            nav_ = plugins.on_nav(get_navigation(files, config), config=config, files=files)
            included = files.documentation_pages(inclusion=InclusionLevel.is_included)
            for file in included:
                # The navigation shows titles that stand in the pages.
                (file.page or Page(None, file, config)).read_source(config)
            env = plugins.on_env(env, config=config, files=files)
            shutil.rmtree(site, ignore_errors=True)
            files.copy_static_files(inclusion=InclusionLevel.is_included)
            # The search index, which stays empty: it would need every page.
            plugins.on_post_build(config=config)
        except (MkDocsException, SystemExit, yaml.YAMLError) as error:
            raise GuidelineError(f"mkdocs.yml: {error}") from error
        self._parts = (config, files, nav_, env, included)

    def build(self, source: str) -> None:
        """Turn one page into HTML; raises GuidelineError."""
        from mkdocs.commands.build import _build_page, _populate_page  # noqa: PLC0415

        config, files, nav, env, included = self._parts
        file = files.get_file_from_path(source)
        if file is None or file.page is None:
            return
        try:
            _populate_page(file.page, config, files)
            _build_page(file.page, config, included, nav, env)
        except Exception as error:  # a theme override may fail in any way
            raise GuidelineError(f"{source}: this page cannot be built ({error})") from error


def inputs(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells one state of the files from another: names, times and sizes."""
    return _stamps(root, WATCHED)


def _stamps(root: Path, names: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    found = []
    for name in names:
        for path in [root / name, *sorted((root / name).rglob("*"))]:
            try:
                stat = path.stat()
            except OSError:
                continue
            if not path.is_dir():
                found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def _texts(folder: Path) -> dict[str, str]:
    """Every file below a folder; pictures count by their size and time."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            text = path.suffix in (".md", ".yml", ".json", ".js", ".xml")
            name = path.relative_to(folder).as_posix()
            stat = path.stat()
            found[name] = path.read_text("utf-8") if text else f"{stat.st_size} {stat.st_mtime_ns}"
    return found


def _same(one: Run, other: Run) -> bool:
    states = [(r.key, r.state) for r in one.results.values()]
    return (
        states == [(r.key, r.state) for r in other.results.values()]
        and not other.strays
        and not other.problems
    )
