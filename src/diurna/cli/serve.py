"""``diurna serve``: the record as a local page."""

import webbrowser
from typing import Annotated

import typer

from diurna.cli.opening import project_path


def command(
    project: Annotated[str | None, typer.Argument(help="The record file (default: from settings).")] = None,
    host: Annotated[str, typer.Option("-h", "--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("-p", "--port", help="Port; 0 takes a free one.")] = 8001,
    open_page: Annotated[bool, typer.Option("-o", "--open", help="Open the page in a browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Refuse every change.")] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="Host name the page is reached under (may be repeated).")
    ] = None,
    get: Annotated[str | None, typer.Option("--get", help="Print the answer to one request and exit.")] = None,
) -> None:
    """Open the record as a page in the browser and as an API; another address than 127.0.0.1 needs a token."""
    from pathlib import Path

    from diurna.web import get_once, run_server

    path = project_path(Path(project) if project else None)
    if get:
        status, body = get_once(path, get)
        typer.echo(body, nl=not body.endswith("\n"))
        raise typer.Exit(0 if status < 400 else 1)
    on_start = webbrowser.open if open_page else None
    run_server(path, host=host, port=port, on_start=on_start, is_read_only=read_only, names=name or ())
