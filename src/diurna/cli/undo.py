"""``diurna undo``: take judgements back."""

from datetime import datetime
from typing import Annotated

import typer

from diurna.cli.opening import open_workspace
from diurna.cli.options import Project, day
from diurna.errors import UsageError
from diurna.settings import read_settings


def command(
    numbers: Annotated[list[int] | None, typer.Argument(help="Numbers of judgements.", min=1)] = None,
    project: Project = None,
    everything: Annotated[bool, typer.Option("--all", help="Every judgement that stands.")] = False,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Those made on this day or later (UTC).")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Those made by this user.")] = None,
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the ledger.")] = "",
    user: Annotated[str | None, typer.Option("--user", help="Who decides (default: from settings).")] = None,
) -> None:
    """Take judgements back, by number or all that fit; they and their undoing stay in the ledger."""
    if not numbers and not (everything or since or by):
        raise UsageError("name the judgements to take back: their numbers, --all, --since DATE or --by USER")
    with open_workspace(project) as workspace:
        wanted = list(numbers or [])
        if everything or since or by:
            wanted += [item.number for item in workspace.standing(since=day(since), user=by)]
        made = workspace.undo_all(wanted, user=user or read_settings().user, why=why)
    for item in made:
        typer.echo(f"judgement {item.number}: judgement {item.after} taken back")
    if not made:
        raise typer.Exit(3)
