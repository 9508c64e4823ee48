"""``diurna search``: full text over statements, events, positions, measures and reports."""

import sys
from typing import Annotated

import typer

from diurna.cli.opening import open_workspace
from diurna.cli.options import AsJson, AsOf, Limit, Project, day
from diurna.cli.output import console, print_json


def command(
    query: Annotated[str, typer.Argument(help='Words to find; "a phrase" in double quotation marks.')],
    project: Project = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    limit: Limit = None,
) -> None:
    """Find words in statements, events, positions, measures and reports."""
    from rich.text import Text

    with open_workspace(project) as workspace:
        hits = workspace.search(query, limit=limit or 20, as_of=day(as_of))
        codes = {hit.id: workspace.store.code_of(hit.id) for hit in hits}
    if as_json:
        plain = str.maketrans("", "", "\x02\x03")
        print_json(
            [
                {
                    "kind": h.kind,
                    "id": h.id,
                    "code": codes[h.id],
                    "report_id": h.report_id,
                    "snippet": h.snippet.translate(plain),
                }
                for h in hits
            ]
        )
    else:
        for hit in hits:
            line = Text(f"{hit.kind:<10} {codes[hit.id]:<13} ", style="cyan")
            for number, part in enumerate(" ".join(hit.snippet.split()).replace("\x03", "\x02").split("\x02")):
                line.append(part, style="bold" if number % 2 else "default")
            console().print(line)
    if not hits:
        sys.stderr.write(f"diurna: nothing holds {query!r}\n")
        raise typer.Exit(3)
