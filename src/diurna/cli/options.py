"""Options shared by commands, so that one flag means one thing everywhere."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

Project = Annotated[
    Path | None, typer.Option("-p", "--project", help="The record file (default: from settings, else record.db).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsLines = Annotated[bool, typer.Option("--nl", help="Print one JSON object a line.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV with the documented columns.")]
AsTsv = Annotated[bool, typer.Option("--tsv", help="Print tab-separated values.")]
AsTable = Annotated[bool, typer.Option("-t", "--table", help="Print a compact table.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Print at most this many.")]
ActorName = Annotated[str | None, typer.Option("--actor", help="Only this actor: a name, surname, alias or ISO code.")]
Issue = Annotated[str | None, typer.Option("--issue", help="Only this question: its code, or words of it.")]
Since = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="From this day on.")]
Until = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Up to this day.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="What could be known from reports published by this day."),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print only results and errors.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="Show no progress bar.")]
Jobs = Annotated[
    int, typer.Option("-j", "--jobs", min=1, help="How many processes read reports; the record is the same.")
]
Pipeline = Annotated[str | None, typer.Option("--pipeline", help="Extraction pipeline: standard or rules.")]


def day(value: datetime | None) -> date | None:
    """Return the day of an option given as a date, or None."""
    return value.date() if value else None
