"""``diurna correct``: a field of one entry as a person knows it."""

from typing import Annotated

import typer

from diurna.cli.judging import judge
from diurna.cli.options import Project
from diurna.types.record import JudgementKind


def command(
    key: Annotated[str, typer.Argument(metavar="ID", help="A code such as EV-7K3M2Q8T.")],
    field: Annotated[str, typer.Argument(help="The field: type, status, date, stance, force, label, kind …")],
    value: Annotated[str, typer.Argument(help="Its value; dates as YYYY-MM-DD or START/END.")],
    project: Project = None,
    why: Annotated[str, typer.Option("--why", help="The reason, kept in the ledger.")] = "",
    user: Annotated[str | None, typer.Option("--user", help="Who decides (default: from settings).")] = None,
) -> None:
    """Correct one field of an entry; a rebuild or a better model never overwrites it."""
    judge(JudgementKind.CORRECT, key, project=project, user=user, after=value, why=why, field=field)
