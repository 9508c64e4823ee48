"""``diurna events``: events with every filter."""

from typing import Annotated

import typer

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
from diurna.errors import UsageError
from diurna.types.ontology import EventStatus, EventType


def command(
    project: Project = None,
    actor: ActorName = None,
    kind: Annotated[str | None, typer.Option("--type", help="Only this PLOVER type, such as SANCTION.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="Only this status, such as planned.")] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    no_background: Annotated[bool, typer.Option("--no-background", help="Leave out history told as context.")] = False,
    as_json: AsJson = False,
    lines: AsLines = False,
    as_csv: AsCsv = False,
    tsv: AsTsv = False,
    table: AsTable = False,
    limit: Limit = None,
) -> None:
    """Print events by date, filtered by actor, type, status and days."""
    from diurna.cli.lines import show_event

    wanted = asked(as_json=as_json, lines=lines, as_csv=as_csv, tsv=tsv, table=table, limit=limit)
    _check(kind, [item.value for item in EventType], "type")
    _check(status, [item.value for item in EventStatus], "status")
    record = open_record(project, day(as_of))
    view = record.events(
        actor=actor, type=kind, status=status, since=day(since), until=day(until), background=not no_background
    )
    print_view(view, wanted, lambda event: show_event(event, record.reports), "events")


def _check(given: str | None, known: list[str], what: str) -> None:
    if given and given.casefold() not in {name.casefold() for name in known}:
        raise UsageError(f"Unknown {what} {given!r}. Known: {', '.join(known)}.")
