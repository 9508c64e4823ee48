"""``diurna doctor``: is the file sound?"""

import sys

import typer

from diurna.cli.opening import open_workspace
from diurna.cli.options import Project


def command(project: Project = None) -> None:
    """Check the file itself, its keys, its search index and every piece of evidence."""
    with open_workspace(project) as workspace:
        faults = (*workspace.store.check(), *workspace.verify())
        behind = workspace.is_behind()
    for fault in faults:
        sys.stderr.write(f"diurna: {fault.about}: {fault.problem}\n")
    if behind:
        sys.stderr.write("diurna: the record is behind its reports; run 'diurna rebuild'\n")
    typer.echo("the record is sound" if not faults and not behind else f"{len(faults) + behind} faults found")
    if faults or behind:
        raise typer.Exit(1)
