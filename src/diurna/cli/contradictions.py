"""``diurna contradictions``: what cannot both hold."""

from diurna.cli.opening import open_record
from diurna.cli.options import AsCsv, AsJson, AsLines, AsOf, AsTable, AsTsv, Limit, Project, day
from diurna.cli.output import asked, print_view


def command(
    project: Project = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lines: AsLines = False,
    as_csv: AsCsv = False,
    tsv: AsTsv = False,
    table: AsTable = False,
    limit: Limit = None,
) -> None:
    """Print numbers, dates and accounts that cannot both hold, side by side with their words."""
    from diurna.cli.lines import show_contradiction

    wanted = asked(as_json=as_json, lines=lines, as_csv=as_csv, tsv=tsv, table=table, limit=limit)
    record = open_record(project, day(as_of))
    view = record.contradictions()
    print_view(view, wanted, lambda entry: show_contradiction(entry, record.reports), "contradictions")
