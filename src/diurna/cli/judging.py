"""What the decision commands share: enter it in the ledger, rebuild, say so."""

import sys
from pathlib import Path

import typer

from diurna.cli.opening import open_workspace
from diurna.settings import read_settings
from diurna.types.record import JudgementKind


def judge(
    kind: JudgementKind,
    key: str,
    *,
    project: Path | None,
    user: str | None,
    after: str = "",
    why: str = "",
    field: str = "",
) -> None:
    """Enter a decision and print its number, with which it can be undone.

    Raises:
        NotFoundError: The record has no such entry.
        UsageError: The decision cannot be made on that entry.
    """
    with open_workspace(project) as workspace:
        if kind is JudgementKind.MERGE:
            after = workspace.store.find_id(after)
            for warning in workspace.warnings(kind, key, after):
                sys.stderr.write(f"diurna: {warning}\n")
        made = workspace.judge(kind, key, user=user or read_settings().user, after=after, why=why, field=field)
    typer.echo(f"judgement {made.number}: {kind.value} {key}; 'diurna undo {made.number}' takes it back")
