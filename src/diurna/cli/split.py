"""``diurna split``: an entry is two."""

from typing import Annotated

import typer

from diurna.cli.judging import judge
from diurna.cli.options import Project
from diurna.types.record import JudgementKind


def command(
    key: Annotated[str, typer.Argument(metavar="ID", help="The event or question to split.")],
    tellings: Annotated[
        list[str], typer.Argument(help="What goes: report ids or codes of tellings; of a question also its wordings.")
    ],
    project: Project = None,
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the ledger.")] = "",
    user: Annotated[str | None, typer.Option("--user", help="Who decides (default: from settings).")] = None,
) -> None:
    """Split an event or a question: the tellings named go, and are never merged with the rest again by rule."""
    judge(JudgementKind.SPLIT, key, project=project, user=user, after="\n".join(tellings), why=why)
