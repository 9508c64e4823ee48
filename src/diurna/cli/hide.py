"""``diurna hide``: a decision on one question."""

from typing import Annotated

import typer

from diurna.cli.judging import judge
from diurna.cli.options import Project
from diurna.types.record import JudgementKind


def command(
    key: Annotated[str, typer.Argument(metavar="ID", help="A question's code such as QU-7K3M2Q8T.")],
    project: Project = None,
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the ledger.")] = "",
    user: Annotated[str | None, typer.Option("--user", help="Who decides (default: from settings).")] = None,
) -> None:
    """Keep a question out of the matrix; its positions stay in the record."""
    judge(JudgementKind.HIDE, key, project=project, user=user, why=why)
