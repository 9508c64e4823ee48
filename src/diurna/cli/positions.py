"""``diurna positions``: where each holder stands on each question, and what moved."""

from typing import Annotated

import typer

from diurna.cli.opening import open_record
from diurna.cli.options import ActorName, AsCsv, AsJson, AsLines, AsOf, AsTable, AsTsv, Issue, Limit, Project, day
from diurna.cli.output import Format, asked, console, print_view


def command(
    project: Project = None,
    actor: ActorName = None,
    issue: Issue = None,
    as_of: AsOf = None,
    every: Annotated[bool, typer.Option("--all", help="List every position with its words.")] = False,
    as_json: AsJson = False,
    lines: AsLines = False,
    as_csv: AsCsv = False,
    tsv: AsTsv = False,
    table: AsTable = False,
    limit: Limit = None,
) -> None:
    """Print the matrix of positions and what moved; with a filter or --all, every position with its words."""
    from diurna.cli.lines import show_position, show_shift
    from diurna.cli.matrix import show_matrix

    wanted = asked(as_json=as_json, lines=lines, as_csv=as_csv, tsv=tsv, table=table, limit=limit)
    record = open_record(project, day(as_of))
    view = record.positions(actor=actor, question=issue)
    names = {question.id: question.name for question in record.questions()}
    if wanted.format is Format.TEXT and view and not (actor or issue or every):
        out = console()
        out.print(show_matrix(record.matrix()))
        if record.shifts():
            out.print("\nWhat moved", style="bold")
            for shift in record.shifts():
                out.print(show_shift(shift, record.reports, names[shift.question]))
        return
    print_view(view, wanted, lambda item: show_position(item, record.reports, names[item.question]), "positions")
