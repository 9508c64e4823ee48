"""``diurna predict``: one stage's output on any data, in the documented format."""

import sys
from typing import Annotated

import typer

from diurna.cli.options import NoProgress, Pipeline
from diurna.cli.progress import progress_bar
from diurna.settings import read_settings


def command(
    task: Annotated[str, typer.Argument(help="record, chronology, attribution, timex, event-dates, factuality, …")],
    source: Annotated[str, typer.Argument(metavar="INPUT", help="A file or folder in the task's format; - is stdin.")],
    output: Annotated[str, typer.Option("-o", "--output", help="A file, or a folder for record; - is stdout.")],
    pipeline: Pipeline = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Processes; the output is the same for any number.")] = 1,
    no_progress: NoProgress = False,
) -> None:
    """Write what one stage finds on any data; see 'docs/reference/predict.md' for the eleven tasks' formats."""
    from diurna.evaluation.tasks import predict

    with progress_bar(wanted=not no_progress) as progress:
        outcome = predict(
            task, source, output, pipeline=pipeline or read_settings().pipeline, jobs=jobs, progress=progress
        )
    for problem in outcome.problems:
        sys.stderr.write(f"diurna: {problem.where}: {problem.message}.\n")
    if outcome.problems:
        raise typer.Exit(4 if outcome.written else 1)
