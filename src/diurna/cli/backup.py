"""``diurna backup``: a whole copy of the record."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.opening import open_workspace
from diurna.cli.options import Project


def command(
    target: Annotated[Path | None, typer.Argument(help="The copy (default: beside the record, with the time).")] = None,
    project: Project = None,
) -> None:
    """Copy the record while it is in use; a copy that exists is never overwritten."""
    with open_workspace(project) as workspace:
        path = workspace.store.path
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        copy = target or path.with_name(f"{path.stem}.{stamp}{path.suffix}")
        workspace.store.back_up(copy)
    typer.echo(f"copied to {copy}")
