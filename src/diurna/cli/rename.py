"""``diurna rename``: give a question or an actor another name."""

from typing import Annotated

import typer

from diurna.cli.judging import judge
from diurna.cli.options import Project
from diurna.types.record import JudgementKind


def command(
    key: Annotated[str, typer.Argument(metavar="ID", help="A question's code or an actor's key.")],
    name: Annotated[str, typer.Argument(help="The new name.")],
    project: Project = None,
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the ledger.")] = "",
    user: Annotated[str | None, typer.Option("--user", help="Who decides (default: from settings).")] = None,
) -> None:
    """Give a question or an actor another name; the reports' own words stay as they are."""
    judge(JudgementKind.RENAME, key, project=project, user=user, after=name, why=why)
