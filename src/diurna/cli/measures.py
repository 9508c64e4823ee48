"""``diurna measures``: what was imposed, with figures."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Annotated

import typer

from diurna.cli.opening import open_record
from diurna.cli.options import ActorName, AsCsv, AsJson, AsLines, AsOf, AsTable, AsTsv, Limit, Project, day
from diurna.cli.output import Asked, Format, asked, console, print_json, print_view
from diurna.errors import UsageError
from diurna.types.entries import MeasureEntry
from diurna.types.reports import Report


def command(
    project: Project = None,
    actor: ActorName = None,
    as_of: AsOf = None,
    ledger: Annotated[
        bool, typer.Option("--ledger", help="Print running ledgers: what was added, totals told, their differences.")
    ] = False,
    as_json: AsJson = False,
    lines: AsLines = False,
    as_csv: AsCsv = False,
    tsv: AsTsv = False,
    table: AsTable = False,
    limit: Limit = None,
) -> None:
    """Print what was imposed, by whom, with figures; units are never mixed."""
    from diurna.cli.lines import show_measure

    wanted = asked(as_json=as_json, lines=lines, as_csv=as_csv, tsv=tsv, table=table, limit=limit)
    record = open_record(project, day(as_of))
    view = record.measures(actor=actor)
    if ledger:
        _print_ledgers(view, wanted, record.reports)
        return
    print_view(view, wanted, lambda measure: show_measure(measure, record.reports), "measures")


def _print_ledgers(measures: Iterable[MeasureEntry], wanted: Asked, reports: Mapping[str, Report]) -> None:
    from diurna.chronology.ledgers import ledgers_of
    from diurna.cli.ledger import ledger_rows, show_ledger
    from diurna.export.tabular import write_table

    ledgers = ledgers_of(measures)[: wanted.limit]
    rows = ledger_rows(ledgers)
    match wanted.format:
        case Format.JSON:
            print_json(rows)
        case Format.LINES:
            sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        case Format.CSV:
            sys.stdout.write(write_table(rows))
        case Format.TSV:
            sys.stdout.write(write_table(rows, delimiter="\t"))
        case Format.TABLE:
            raise UsageError("Ledgers have no compact table: leave out --table, or give --csv.")
        case Format.TEXT:
            for shown in ledgers:
                console().print(show_ledger(shown, reports))
    if not ledgers:
        sys.stderr.write("diurna: no figure of a measure is known to add or to total\n")
        raise typer.Exit(3)
