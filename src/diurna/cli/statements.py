"""``diurna statements``: who said what."""

from diurna.cli.opening import open_record
from diurna.cli.options import (
    ActorName,
    AsCsv,
    AsJson,
    AsLines,
    AsOf,
    AsTable,
    AsTsv,
    Limit,
    Project,
    Since,
    Until,
    day,
)
from diurna.cli.output import asked, print_view


def command(
    project: Project = None,
    actor: ActorName = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lines: AsLines = False,
    as_csv: AsCsv = False,
    tsv: AsTsv = False,
    table: AsTable = False,
    limit: Limit = None,
) -> None:
    """Print who said what, by date, with the words and where they stand."""
    from diurna.cli.lines import show_statement

    wanted = asked(as_json=as_json, lines=lines, as_csv=as_csv, tsv=tsv, table=table, limit=limit)
    record = open_record(project, day(as_of))
    view = record.statements(actor=actor, since=day(since), until=day(until))
    print_view(view, wanted, lambda statement: show_statement(statement, record.reports), "statements")
