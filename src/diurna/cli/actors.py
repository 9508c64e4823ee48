"""``diurna actors``: who appears, and who they act for."""

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
    """Print the actors of the record with country, role, offices and other names."""
    from diurna.cli.cards import show_actor

    wanted = asked(as_json=as_json, lines=lines, as_csv=as_csv, tsv=tsv, table=table, limit=limit)
    record = open_record(project, day(as_of))
    names = {actor.key: actor.name for actor in record.actors()}
    print_view(record.actors(), wanted, lambda actor: show_actor(actor, names), "actors")
