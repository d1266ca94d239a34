"""The wheel alone, without this repository, makes a project and builds its site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verification.projects import REPOSITORY, SETTINGS

pytestmark = pytest.mark.exhaustive

COMMANDS = (["check"], ["test"], ["verify", "--mutants"], ["build", "--check"], ["build"])


def _run(where: Path, package: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=where,
        env={**os.environ, **SETTINGS, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{arguments}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked; what it depends on is already there, so nothing is fetched."""
    work = tmp_path_factory.mktemp("wheel")
    pip = ("-m", "pip", "--quiet", "--disable-pip-version-check")
    offline = ("--no-deps", "--no-index")
    source = str(REPOSITORY)
    _run(work, work, *pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", "out", source)
    (wheel,) = (work / "out").glob("*.whl")
    _run(work, work, *pip, "install", *offline, "--target", str(work / "in"), str(wheel))
    return work / "in"


@pytest.fixture(scope="module")
def project(package: Path) -> Path:
    place = package.parent / "plants"
    _run(package.parent, package, "-m", "guideline", "new", str(place))
    for command in COMMANDS:
        _run(place, package, "-m", "guideline", *command)
    return place


def test_the_package_is_the_one_of_the_wheel(package: Path) -> None:
    """Otherwise this file would test the checkout."""
    said = _run(package.parent, package, "-c", "import guideline; print(guideline.__file__)")
    assert Path(said.strip()).is_relative_to(package)


def test_a_project_of_the_wheel_has_all_its_pages(project: Path) -> None:
    site = project / "site"
    ours = ("index", "about", "houseplants/phrases", "houseplants/recommendations/WATER-2")
    for page in (*ours, "authors/tutorial", "authors/how-to/silence", "content-reference"):
        assert (site / f"{page}.html").is_file(), page
    written = {path.relative_to(project / "docs") for path in (project / "docs").rglob("*.md")}
    assert {path.with_suffix(".html") for path in written} <= {
        path.relative_to(site) for path in site.rglob("*.html")
    }


def test_a_project_of_the_wheel_looks_as_the_package_says(project: Path) -> None:
    home = (project / "site" / "index.html").read_text("utf-8")
    assert "assets/css/guideline.css" in home
    assert "Not medical advice, not a medical device." in home
    assert (project / "site" / "assets" / "css" / "guideline.css").is_file()


def test_the_requirements_name_the_version_of_the_wheel(project: Path, package: Path) -> None:
    (info,) = package.glob("guideline_as_code-*.dist-info")
    version = info.name.removeprefix("guideline_as_code-").removesuffix(".dist-info")
    assert f"guideline-as-code=={version}\n" in (project / "requirements.txt").read_text("utf-8")
