"""`guideline lsp`: help for an editor while somebody types."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from guideline.cli.app import GOOD, cli, project_option, reports_faults


@cli.command()
@project_option
@reports_faults
def lsp(project: Path) -> int:
    """Serve an editor over standard input and output, by the Language Server Protocol.

    An editor starts this command by itself; typed into a terminal it waits for one. Without
    --project it serves the folder that is open in the editor.
    """
    from guideline.authoring.language_server.handlers import language_server

    source = click.get_current_context().get_parameter_source("project")
    named = project if source is ParameterSource.COMMANDLINE else None
    language_server(named, project).start_io()
    return GOOD
