"""``diurna merge``: two entries are one."""

from typing import Annotated

import typer

from diurna.cli.judging import judge
from diurna.cli.options import Project
from diurna.types.record import JudgementKind


def command(
    key: Annotated[str, typer.Argument(metavar="ID", help="The entry that goes into the other.")],
    survivor: Annotated[str, typer.Argument(help="The entry that stays.")],
    project: Project = None,
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the ledger.")] = "",
    user: Annotated[str | None, typer.Option("--user", help="Who decides (default: from settings).")] = None,
) -> None:
    """Merge an event or a question into the survivor named; the merged id leads to it from then on."""
    judge(JudgementKind.MERGE, key, project=project, user=user, after=survivor, why=why)
