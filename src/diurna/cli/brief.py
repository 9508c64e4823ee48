"""``diurna brief``: what the record says or what is new in it, with numbered notes to the words."""

import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.opening import open_record
from diurna.cli.options import AsOf, Project, day


def command(
    project: Project = None,
    as_of: AsOf = None,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Only what reports from this day on add.")
    ] = None,
    outfile: Annotated[
        Path | None, typer.Option("-o", "--outfile", help="Write to this file; a name ending in .docx makes Word.")
    ] = None,
) -> None:
    """Print a brief: what moved, measures with totals, events, what is disputed; every line with its words."""
    from diurna.export.brief import write_brief
    from diurna.export.word import write_docx

    before = open_record(project, (since - timedelta(days=1)).date()) if since else None
    text = write_brief(open_record(project, day(as_of)), before=before, since=day(since))
    if outfile is None:
        sys.stdout.write(text)
    elif outfile.suffix.casefold() == ".docx":
        outfile.write_bytes(write_docx(text))
    else:
        outfile.write_text(text, encoding="utf-8")
