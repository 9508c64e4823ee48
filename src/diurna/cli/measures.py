"""``diurna measures``: what was imposed, with figures."""

from diurna.cli.opening import open_record
from diurna.cli.options import ActorName, AsCsv, AsJson, AsLines, AsOf, AsTable, AsTsv, Limit, Project, day
from diurna.cli.output import asked, print_view


def command(
    project: Project = None,
    actor: ActorName = None,
    as_of: AsOf = None,
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
    print_view(view, wanted, lambda measure: show_measure(measure, record.reports), "measures")
