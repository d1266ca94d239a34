"""A whole working folder: all its guidelines, all its features, all their faults."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guideline.errors import InputFaults
from guideline.loading import load_guidelines, load_project
from tests.fixtures.toys import TOY, TOY_FEATURE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one guideline with one feature."""
    shutil.copytree(TOY, tmp_path / "guideline/content/toy")
    (tmp_path / "features/toy").mkdir(parents=True)
    (tmp_path / "features/toy/watering.feature").write_text(TOY_FEATURE)
    return tmp_path


def faults_of(root: Path) -> list[str]:
    with pytest.raises(InputFaults) as caught:
        load_project(root)
    return [f"{fault.file}: {fault.message}" for fault in caught.value.faults]


def test_a_sound_project_holds_its_guidelines_features_and_scenarios(root: Path) -> None:
    project = load_project(root)
    assert list(project.guidelines) == ["toy"]
    assert [feature.file for feature in project.features] == ["features/toy/watering.feature"]
    assert len(project.scenarios()) == 3


def test_every_feature_has_the_phrases_of_its_own_guideline(root: Path) -> None:
    book = load_project(root).book_of("features/toy/watering.feature")
    assert book.guideline.id == "toy"


def test_faults_of_content_and_of_features_come_together(root: Path) -> None:
    shutil.copytree(TOY, root / "guideline/content/other")
    path = root / "features/toy/watering.feature"
    path.write_text(TOY_FEATURE.replace("the soil is dry", "the soil is dri"))
    assert faults_of(root) == [
        "features/toy/watering.feature: 'the soil is dri' is not a phrase of this guideline",
        "guideline/content/other/guideline.yaml: the id is 'toy', but the folder is called 'other'",
    ]


def test_features_of_a_guideline_with_a_fault_are_not_blamed(root: Path) -> None:
    """They cannot be read without its words; its own fault says why."""
    (root / "guideline/content/toy/options.yaml").unlink()
    assert faults_of(root) == ["guideline/content/toy/options.yaml: the file does not exist"]


def test_guidelines_that_load_are_kept_beside_those_that_do_not(root: Path) -> None:
    shutil.copytree(TOY, root / "guideline/content/other")
    guidelines, faults = load_guidelines(root)
    assert list(guidelines) == ["toy"]
    assert len(faults) == 1


def test_a_content_directory_without_a_guideline_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "guideline/content").mkdir(parents=True)
    assert faults_of(tmp_path) == [
        "guideline/content: there is no guideline: no folder below guideline/content"
    ]
