"""``diurna chronology``: what happened, by date."""

from diurna.cli.events import command as events_command
from diurna.cli.options import ActorName, AsCsv, AsJson, AsLines, AsOf, AsTable, AsTsv, Limit, Project, Since, Until


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
    """Print what happened, by date, each event once with every report that tells it."""
    events_command(
        project=project,
        actor=actor,
        since=since,
        until=until,
        as_of=as_of,
        as_json=as_json,
        lines=lines,
        as_csv=as_csv,
        tsv=tsv,
        table=table,
        limit=limit,
    )
