"""``diurna undo``: take a judgement back."""

from typing import Annotated

import typer

from diurna.cli.opening import open_workspace
from diurna.cli.options import Project
from diurna.settings import read_settings


def command(
    number: Annotated[int, typer.Argument(help="The judgement's number.", min=1)],
    project: Project = None,
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the ledger.")] = "",
    user: Annotated[str | None, typer.Option("--user", help="Who decides (default: from settings).")] = None,
) -> None:
    """Take a judgement back; both stay in the ledger."""
    with open_workspace(project) as workspace:
        made = workspace.undo(number, user=user or read_settings().user, why=why)
    typer.echo(f"judgement {made.number}: judgement {number} taken back")
