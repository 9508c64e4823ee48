"""``diurna show``: one entry, actor or report in full."""

import sys
from typing import Annotated

import typer

from diurna.cli.opening import open_record, open_workspace
from diurna.cli.options import AsJson, AsOf, Project, day
from diurna.cli.output import console, print_json


def command(
    key: Annotated[str, typer.Argument(metavar="ID", help="A code such as EV-7K3M2Q8T, an actor key, or a report id.")],
    project: Project = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show one entry, actor or report in full: its words in context, and why it was decided so."""
    import msgspec

    from diurna.cli.cards import show_card, show_known_actor, show_report

    record = open_record(project, day(as_of))
    with open_workspace(project) as workspace:
        identifier = workspace.store.find_id(key)
    actors = {actor.key: actor for actor in record.actors()}
    entry = record.reports.get(identifier) or actors.get(identifier) or record.entry(identifier)
    if getattr(entry, "code", key.upper()) != key.upper() and not identifier.startswith(key):
        sys.stderr.write(f"diurna: {key} was merged into {entry.code}\n")  # type: ignore[union-attr]
    if as_json:
        print_json(msgspec.to_builtins(entry))
    elif identifier in record.reports:
        console().print(show_report(record.reports[identifier], record))
    elif identifier in actors:
        console().print(show_known_actor(actors[identifier], record))
    else:
        console().print(show_card(record.entry(identifier), record))
