"""``diurna changes``: what is new since a day, shifts first."""

import sys
from datetime import datetime, timedelta
from typing import Annotated

import typer

from diurna.cli.opening import open_record, open_workspace
from diurna.cli.options import AsJson, AsOf, Project, day
from diurna.cli.output import console, print_json


def command(
    since: Annotated[datetime, typer.Option("--since", formats=["%Y-%m-%d"], help="Reports from this day on are new.")],
    project: Project = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Print what reports published since a day added or changed, shifts first."""
    from diurna.cli import lines

    record = open_record(project, day(as_of))
    with open_workspace(project) as workspace:
        before = workspace.record(as_of=(since - timedelta(days=1)).date())
    changes = record.changes(before)
    names = {question.id: question.name for question in record.questions()}
    reports = record.reports
    if as_json:
        from diurna.query.rows import row_of

        kinds = ("shifts", "measures", "contradictions", "positions", "events", "statements")
        table = {kind: [row_of(entry, reports) for entry in getattr(changes, kind)] for kind in kinds}
        changed = [{"before": old.status.value, **row_of(new, reports)} for old, new in changes.changed_events]
        print_json({**table, "changed_events": changed})
        return
    out = console()
    groups = (
        ("Positions that moved", [lines.show_shift(s, reports, names[s.question]) for s in changes.shifts]),
        ("New measures", [lines.show_measure(m, reports) for m in changes.measures]),
        ("New contradictions", [lines.show_contradiction(c, reports) for c in changes.contradictions]),
        ("Events that changed", [lines.show_event(new, reports) for _, new in changes.changed_events]),
        ("New positions", [lines.show_position(p, reports, names[p.question]) for p in changes.positions]),
        ("New events", [lines.show_event(e, reports) for e in changes.events]),
    )
    for title, items in groups:
        if items:
            out.print(f"\n{title}", style="bold")
            for item in items:
                out.print(item)
    if changes.is_empty():
        sys.stderr.write("diurna: nothing is new\n")
        raise typer.Exit(3)
