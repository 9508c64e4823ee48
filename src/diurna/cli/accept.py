"""``diurna accept``: a decision on one entry."""

from typing import Annotated

import typer

from diurna.cli.judging import judge
from diurna.cli.options import Project
from diurna.types.record import JudgementKind


def command(
    key: Annotated[str, typer.Argument(metavar="ID", help="A code such as EV-7K3M2Q8T.")],
    project: Project = None,
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the ledger.")] = "",
    user: Annotated[str | None, typer.Option("--user", help="Who decides (default: from settings).")] = None,
) -> None:
    """Mark an entry as checked and right."""
    judge(JudgementKind.ACCEPT, key, project=project, user=user, why=why)
