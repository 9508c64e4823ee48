"""``diurna migrate``: bring an older record up to date."""

import typer

from diurna.cli.opening import project_path
from diurna.cli.options import Project


def command(project: Project = None) -> None:
    """Bring a record made by an older Diurna to the current schema, after a backup."""
    from diurna.store import Store
    from diurna.workspace import Workspace

    path = project_path(project)
    backup = Store.migrate(path)
    if backup is None:
        typer.echo(f"{path} is up to date")
        return
    with Workspace.open(path) as workspace:
        workspace.rebuild_if_due()
    typer.echo(f"{path} brought up to date; the state before is in {backup}")
