"""The command line: the only place where stages are wired together and anything is printed.

Each module holds commands and what they print; importing it adds them. Exit codes: 0 good,
1 findings (a failed scenario, a gap, drift), 2 the input or the call cannot be used.
"""

from guideline.cli import (
    advising,
    checking,
    comparing,
    formatting,
    language_server,
    proving,
    publishing,
    reading_otherwise,
    releasing,
    reviewing,
    schemas,
    serving,
    starting,
    steps,
)
from guideline.cli.app import main

__all__ = [
    "advising",
    "checking",
    "comparing",
    "formatting",
    "language_server",
    "main",
    "proving",
    "publishing",
    "reading_otherwise",
    "releasing",
    "reviewing",
    "schemas",
    "serving",
    "starting",
    "steps",
]
