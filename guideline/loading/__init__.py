"""Content YAML, patients and feature files -> the model, or every fault with its place."""

from guideline.errors import UnknownPhrase
from guideline.loading.content import guideline_folders, load_guideline
from guideline.loading.features import parse_feature, parse_features, phrase_faults
from guideline.loading.files import DISK, Files
from guideline.loading.frames import FRAMES
from guideline.loading.patient import load_patient
from guideline.loading.phrases import PhraseBook
from guideline.loading.project import Project, load_guidelines, load_project, read_project

__all__ = [
    "DISK",
    "FRAMES",
    "Files",
    "PhraseBook",
    "Project",
    "UnknownPhrase",
    "guideline_folders",
    "load_guideline",
    "load_guidelines",
    "load_patient",
    "load_project",
    "parse_feature",
    "parse_features",
    "phrase_faults",
    "read_project",
]
