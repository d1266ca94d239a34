"""A real Chromium and the real site, built once for all browser tests."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from guideline.cli.publishing import effects_of_all, publish
from guideline.loading import load_project
from guideline.verification.running import run_scenarios
from guideline.verification.verify import verify

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, with the results of a real run and the proofs.

    Test processes that work side by side share one: the first builds it, the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site-of-this-run"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "built").exists():
            _build(shared)
            (shared / "built").touch()
    return shared / "site"


def _build(folder: Path) -> None:
    project = load_project(ROOT)
    proved = {id: verify(g, project, mutants=True) for id, g in project.guidelines.items()}
    run = run_scenarios(project)
    publish(
        project, run, proved, effects_of_all(project), folder / "docs", folder / "site", strict=True
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, found or installed by the script that `make test` calls too."""
    script = ROOT / "tests" / "browser" / "ensure_chromium.sh"
    found = subprocess.run([str(script)], capture_output=True, text=True, check=False)
    path = found.stdout.strip()
    if found.returncode or not shutil.which(path):
        pytest.fail(f"no Chromium for the browser tests: {found.stderr}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def screen(browser: Browser) -> Iterator[Callable[[int, str], Page]]:
    """Makes a page of a width and of a colour scheme."""
    contexts = []

    def make(width: int, scheme: str) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site over HTTP; its address."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}/"
        listening.shutdown()


@pytest.fixture(params=["file", "http"])
def home(request: pytest.FixtureRequest, site: Path) -> str:
    """The address of the site's folder: opened from disk, and served."""
    if request.param == "file":
        return f"{site.as_uri()}/"
    address: str = request.getfixturevalue("server")
    return address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a phone's width."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""
