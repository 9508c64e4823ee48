"""``diurna publish``: the whole record as static pages."""

from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.opening import project_path
from diurna.cli.options import Project


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write; new, empty, or an earlier copy.")],
    project: Project = None,
    language: Annotated[str, typer.Option("--language", help="Language of the page's own words: en or de.")] = "en",
) -> None:
    """Write the whole record as pages that open from a folder, without a server."""
    from diurna.web.publishing import publish

    done = publish(project_path(project), folder, language=language)
    typer.echo(f"{done.pages} pages, {done.bytes / 1e6:.1f} MB: open {done.index}")
