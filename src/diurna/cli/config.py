"""``diurna config``: what is set, and where."""

from typing import Annotated

import typer

from diurna.cli.options import AsJson
from diurna.cli.output import print_json
from diurna.settings import read_settings


def command(
    show: Annotated[bool, typer.Option("--show/--names", help="Print values, or only the names of settings.")] = True,
    as_json: AsJson = False,
) -> None:
    """Print every setting, its value and where it was set."""
    settings = read_settings()
    rows = [{"name": n, "value": str(getattr(settings, n)), "origin": o} for n, o in settings.origins.items()]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        typer.echo(f"{row['name']:<14} {row['value']:<24} {row['origin']}" if show else row["name"])
