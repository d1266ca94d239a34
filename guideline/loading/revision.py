"""A revision of the repository -> its files, without touching the working tree.

Git is asked for what stands in a commit; nothing is checked out, stashed or locked.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guideline.errors import GuidelineError, did_you_mean, nearest_few

__all__ = ["Revision", "revision", "uncommitted", "write_files"]

_FILE = "100"
"""How the mode of a plain file begins; a link could lead out of the repository."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit.

    Attributes:
        name: As the person wrote it.
        commit: Its whole id.
    """

    name: str
    commit: str

    @property
    def label(self) -> str:
        """The name with the short id, or the short id alone where that was the name."""
        short = self.commit[:10]
        return short if self.commit.startswith(self.name) else f"{self.name} ({short})"


def revision(folder: Path, name: str) -> Revision:
    """Find a revision.

    Raises:
        GuidelineError: There is no git, no repository, or no such revision.
    """
    try:
        _git(folder, "rev-parse", "--git-dir")
    except _Refused as error:
        if "not a git repository" in str(error):
            message = f"{folder} is in no git repository, so there is no revision '{name}'."
            raise GuidelineError(f"{message} Name two folders instead.") from None
        raise GuidelineError(f"Git says: {error}") from None
    try:
        found = _git(
            folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
    except _Refused:
        raise GuidelineError(_unknown(folder, name)) from None
    return Revision(name, found.decode().strip())


def write_files(folder: Path, of: Revision, below: Iterable[str], into: Path) -> int:
    """Write the files of a revision below some folders of a project.

    Args:
        folder: The project, which may be a part of a repository.
        of: The revision.
        below: Folders, seen from the project.
        into: An empty folder, which gets the same tree.

    Returns:
        How many files there are.
    """
    try:
        listed = _git(folder, "ls-tree", "-r", "-z", of.commit, "--", *below)
        entries = list(_entries(listed))
        asked = "".join(f"{blob}\n" for blob, _ in entries).encode()
        told = _git(folder, "cat-file", "--batch", given=asked)
    except _Refused as error:
        raise GuidelineError(f"Git cannot read {of.label}: {error}") from None
    start = 0
    for _, path in entries:
        end = told.index(b"\n", start)
        size = int(told[start:end].split()[-1])
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(told[end + 1 : end + 1 + size])
        start = end + 1 + size + 1
    return len(entries)


def uncommitted(folder: Path, below: Iterable[str]) -> list[str]:
    """Files below some folders of a project that are not as the last commit has them.

    Raises:
        GuidelineError: There is no git, or the project is in no repository.
    """
    try:
        listed = _git(folder, "status", "--porcelain", "-z", "--untracked-files=all", "--", *below)
    except _Refused as error:
        if "not a git repository" in str(error):
            message = f"{folder} is in no git repository, so nobody could see what was released."
            raise GuidelineError(f"{message} Run 'git init' and commit the content.") from None
        raise GuidelineError(f"Git says: {error}") from None
    entries = [os.fsdecode(entry) for entry in listed.split(b"\0")]
    return [entry[3:] for entry in entries if entry[2:3] == " "]


def _entries(listed: bytes) -> Iterator[tuple[str, str]]:
    for line in listed.split(b"\0"):
        if line:
            about, path = line.split(b"\t", 1)
            mode, _, blob = about.decode().split()
            name = os.fsdecode(path)
            # Seen from a folder of the repository, what lies outside it begins with "..".
            if mode.startswith(_FILE) and ".." not in Path(name).parts:
                yield blob, name


def _unknown(folder: Path, name: str) -> str:
    if ".." in name:
        first, _, second = name.partition("..")
        second = second.lstrip(".")
        return f"'{name}' is a range. Write: guideline diff {first or 'HEAD'} {second or 'HEAD'}"
    text = f"There is no revision '{name}', and no such file or folder."
    refs = _git(folder, "for-each-ref", "--format=%(refname:short)").decode().split()
    if not refs:
        return f"{text} The repository has no commit yet."
    close = did_you_mean(nearest_few(name, [*refs, "HEAD"]))
    shallow = _git(folder, "rev-parse", "--is-shallow-repository").decode().strip() == "true"
    if shallow:
        cut = "The clone is shallow: its history is cut off. Run 'git fetch --unshallow' first."
        return " ".join(part for part in (text, close, cut) if part)
    return f"{text} {close or 'Git log shows what there is.'}"


class _Refused(Exception):
    """What git says when it cannot do something."""


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    # Its messages in English, so that they can be told apart; never a question on the terminal.
    settings = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=given,
            capture_output=True,
            env=settings,
            check=False,
        )
    except FileNotFoundError:
        message = "Git is not installed, so no revision can be read. Name two folders instead."
        raise GuidelineError(message) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise _Refused(said.splitlines()[0] if said else f"exit code {done.returncode}")
    return done.stdout
