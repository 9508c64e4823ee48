"""``diurna rebuild``: make the record anew from reports and judgements."""

import typer

from diurna.cli.opening import project_path
from diurna.cli.options import Jobs, NoProgress, Pipeline, Project, Quiet
from diurna.cli.progress import progress_bar
from diurna.settings import read_settings


def command(
    project: Project = None,
    pipeline: Pipeline = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Read every report again and rebuild the record; reports and judgements are kept as they are."""
    from diurna.workspace import Workspace

    settings = read_settings()
    path = project_path(project, settings)
    with Workspace.open(path, pipeline=pipeline or settings.pipeline) as workspace:
        with progress_bar(wanted=not (quiet or no_progress)) as progress:
            changed = workspace.rebuild(jobs=jobs, progress=progress)
    if not quiet:
        typer.echo(f"{changed} entries changed in {path}")
