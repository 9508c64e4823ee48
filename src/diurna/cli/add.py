"""``diurna add``: read reports into the record."""

import sys
from datetime import datetime
from typing import Annotated

import typer

from diurna.cli.opening import project_path
from diurna.cli.options import Jobs, NoProgress, Pipeline, Project, Quiet, day
from diurna.cli.progress import progress_bar
from diurna.cli.questions import define_questions
from diurna.settings import read_settings


def command(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, glob patterns, or - for standard input.")],
    project: Project = None,
    published: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Date of reports that carry none.")
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Outlet of reports that name none.")] = None,
    home_country: Annotated[
        str | None, typer.Option("--home-country", help="ISO 3166-1 alpha-3 code of the outlet's country.")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", help="ISO 639-1 code of the language.")] = None,
    pipeline: Pipeline = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Read reports into the record and bring it up to date; adding a report twice changes nothing."""
    from diurna.reading import ReadOptions, read_reports
    from diurna.workspace import Workspace

    settings = read_settings()
    options = ReadOptions(
        published=day(published),
        outlet=outlet,
        home_country=home_country or settings.home_country,
        language=language,
        max_bytes=settings.max_bytes,
        max_chars=settings.max_chars,
    )
    path = project_path(project, settings)
    with Workspace.create(path, pipeline=pipeline or settings.pipeline) as workspace:
        with progress_bar(wanted=not (quiet or no_progress)) as progress:
            outcome = workspace.add(read_reports(sources, options), jobs=jobs, progress=progress)
    if (path.parent / settings.questions).is_file():
        define_questions(path.parent / settings.questions, path, settings.user)
    for problem in outcome.problems:
        sys.stderr.write(f"diurna: {problem.where}: {problem.message}.\n")
    if not quiet:
        known = f", {outcome.known} already there" if outcome.known else ""
        typer.echo(f"{len(outcome.added)} reports added{known}; {outcome.changed} entries changed in {path}")
    if outcome.problems:
        raise typer.Exit(4 if outcome.added or outcome.known else 1)
