"""`guideline serve`: the site while somebody writes."""

from __future__ import annotations

import contextlib
import posixpath
import socket
import sys
import threading
import webbrowser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from guideline.cli.app import GOOD, cli, print_faults, project_option, reports_faults
from guideline.cli.checking import print_run
from guideline.errors import Fault, GuidelineError


@cli.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@project_option
@reports_faults
def serve(port: int, open_browser: bool, project: Path) -> int:
    """Show the site while one writes; the page one looks at follows every change.

    A fault is printed and shown on the page. The last good page stays below it until it is
    repaired. The results shown were played against the content; the runner confirms them in the
    background. Search finds nothing here; `guideline build` makes the site that is published.
    """
    from guideline.exports import machine_files
    from guideline.rendering.preview import WATCHED, Preview

    _refuse_taken(port)
    preview = Preview(project, machine_files)
    server = _server(preview, port)
    preview.refresh()
    _report(preview, project)
    for watched in WATCHED:
        if (project / watched).exists():
            server.watch(str(project / watched))
    click.echo(f"Serving http://127.0.0.1:{port}/ until you press Ctrl+C.")
    server.confirm()
    try:
        if open_browser:
            webbrowser.open(f"http://127.0.0.1:{port}/")
        server.serve()
    except KeyboardInterrupt:
        click.echo("Stopped.")
    finally:
        server.shutdown()
    return GOOD


def _refuse_taken(port: int) -> None:
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except OSError as error:
        message = f"Port {port} cannot be used ({error.strerror}). Try --port."
        raise GuidelineError(message) from None


def _report(preview: Any, project: Path) -> None:
    """What is wrong, or how the scenarios ended."""
    from guideline.cli.proving import print_verification

    if preview.faults:
        placed = [fault for fault in preview.faults if isinstance(fault, Fault)]
        if placed:
            print_faults(placed, root=project)
        for text in preview.faults:
            if not isinstance(text, Fault):
                click.secho(text, fg="red", err=True)
        return
    print_run(preview.run, preview.project)
    for found in preview.verifications.values():
        if not found.good:
            print_verification(found)
    sys.stdout.flush()


def _server(preview: Any, port: int) -> Any:
    """The server of MkDocs, which reloads browsers, with pages that are finished when asked for."""
    from mkdocs.livereload import LiveReloadServer

    from guideline.rendering.fault_box import fault_box, page_of_faults, with_box

    class Server(LiveReloadServer):
        """Serves a preview."""

        def __init__(self) -> None:
            super().__init__(
                self.rebuild, "127.0.0.1", port, str(preview.site), polling_interval=0.1
            )
            self.build_delay = 0.05
            self.error_handler = lambda _: self.in_place_of_a_page()

        def rebuild(self) -> None:
            preview.refresh()
            _report(preview, preview.root)
            self.confirm()

        def confirm(self) -> None:
            """Let the runner confirm the results, and reload where it comes to others."""

            def work() -> None:
                # What goes wrong here is shown by the run itself; the server lives on.
                with contextlib.suppress(OSError, GuidelineError):
                    if preview.confirm():
                        _report(preview, preview.root)
                        with self._epoch_cond:
                            self._visible_epoch = self._wanted_epoch = self._wanted_epoch + 1
                            self._epoch_cond.notify_all()

            threading.Thread(target=work, daemon=True).start()

        def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path.endswith("/"):
                path += "index.html"
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            if path.endswith(".html"):
                try:
                    preview.page(posixpath.normpath(path).lstrip("/"))
                except GuidelineError as error:
                    preview.faults = tuple(str(error).splitlines())
                    _report(preview, preview.root)
            found: Iterable[bytes] | None = super()._serve_request(environ, start_response)
            return found

        def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
            if preview.faults:
                content = with_box(content, fault_box(preview.faults, stale=True))
            return self.reloading(content, epoch)

        def reloading(self, content: bytes, epoch: int) -> bytes:
            made: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
            return made

        def in_place_of_a_page(self) -> bytes | None:
            if not preview.faults:
                return None
            page = page_of_faults(fault_box(preview.faults, stale=False))
            return self.reloading(page, self._visible_epoch)

        def handle_error(self, *_: object) -> None:
            """A reader who goes away while a page is sent is no error."""

    return Server()
