"""``diurna export``: the whole record, or one table of it, as a file."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.opening import open_record
from diurna.cli.options import AsOf, Project, day


class ExportFormat(StrEnum):
    """What ``export`` writes."""

    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    POLECAT = "polecat"


class Table(StrEnum):
    """The tables of the record."""

    EVENTS = "events"
    STATEMENTS = "statements"
    POSITIONS = "positions"
    SHIFTS = "shifts"
    MEASURES = "measures"
    QUESTIONS = "questions"
    ACTORS = "actors"
    PLACES = "places"
    CONTRADICTIONS = "contradictions"


def command(
    form: Annotated[
        ExportFormat, typer.Argument(metavar="FORMAT", help="json, csv, tsv, markdown or polecat.")
    ] = ExportFormat.JSON,
    project: Project = None,
    table: Annotated[Table, typer.Option("--table", help="Which table csv and tsv hold.")] = Table.EVENTS,
    output: Annotated[Path, typer.Option("-o", "--outfile", help="Where to; - is standard output.")] = Path("-"),
    excel: Annotated[bool, typer.Option("--excel", help="Start CSV with a byte-order mark, as Excel wants.")] = False,
    with_yield: Annotated[
        bool, typer.Option("--yield", help="In polecat, write CONCEDE and RETREAT as YIELD.")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """Write the whole record (json), one table (csv, tsv), a brief (markdown) or PLOVER events (polecat)."""
    from diurna.export.brief import write_brief
    from diurna.export.polecat import write_polecat
    from diurna.export.tabular import write_table
    from diurna.export.whole import write_whole

    record = open_record(project, day(as_of))
    match form:
        case ExportFormat.JSON:
            text = write_whole(record.record)
        case ExportFormat.MARKDOWN:
            text = write_brief(record)
        case ExportFormat.POLECAT:
            text = write_polecat(record.record, with_yield=with_yield)
        case ExportFormat.CSV | ExportFormat.TSV:
            rows = getattr(record, table.value)().rows()
            text = write_table(rows, delimiter="," if form is ExportFormat.CSV else "\t")
    text = f"\ufeff{text}" if excel and form is ExportFormat.CSV else text
    if str(output) == "-":
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8", newline="")
