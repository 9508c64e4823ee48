"""``diurna conflicts``: decisions that newer evidence speaks against."""

import sys

import typer

from diurna.cli.opening import open_workspace
from diurna.cli.options import AsJson, Project
from diurna.cli.output import console, print_json


def command(project: Project = None, as_json: AsJson = False) -> None:
    """Print the decisions that newer reports or rules speak against; a decision stands until somebody undoes it."""
    with open_workspace(project) as workspace:
        found = workspace.conflicts()
        codes = {item.judgement.target: workspace.store.code_of(item.judgement.target) for item in found}
    if as_json:
        print_json(
            [
                {
                    "judgement": item.judgement.number,
                    "kind": item.judgement.kind.value,
                    "target": item.judgement.target,
                    "code": codes[item.judgement.target],
                    "user": item.judgement.user,
                    "now": item.now,
                    "reason": item.reason,
                }
                for item in found
            ]
        )
        return
    out = console()
    for item in found:
        made = item.judgement
        out.print(f"{made.number}  {made.kind.value} {codes[made.target]} by {made.user}: {item.reason}", markup=False)
    if not found:
        sys.stderr.write("diurna: no decision is spoken against\n")
        raise typer.Exit(3)
