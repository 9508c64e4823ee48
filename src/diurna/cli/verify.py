"""``diurna verify``: is every line still what its report says?"""

import sys

import typer

from diurna.cli.opening import open_workspace
from diurna.cli.options import Project


def command(project: Project = None) -> None:
    """Check that every stored evidence equals its slice of its report; exit with 5 when one does not."""
    with open_workspace(project) as workspace:
        faults = workspace.verify()
        count = workspace.store.evidence_count()
    for fault in faults:
        sys.stderr.write(f"diurna: {fault.about}: {fault.problem}\n")
    typer.echo(f"{count - len(faults)} of {count} pieces of evidence equal their words")
    if faults:
        raise typer.Exit(5)
