"""``diurna actors-import``: users' own lists of actors, kept beside the record and used from then on."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.options import Quiet
from diurna.settings import read_settings


def command(
    files: Annotated[
        list[Path], typer.Argument(help="Lists of actors: CSV or TSV, Phoenix dictionary, FollowTheMoney.")
    ],
    form: Annotated[
        str | None, typer.Option("--as", help="Format where the file's ending does not tell it: csv, phoenix or ftm.")
    ] = None,
    into: Annotated[
        Path | None, typer.Option("--into", help="Folder to keep the lists in; the setting actors when not given.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Take over actors from your own lists, so that reports are resolved with them; reading a list again replaces it.

    Office holders in CSV (columns as in Wikidata: personLabel, positionLabel, countryLabel, start, end), Phoenix
    dictionaries and FollowTheMoney JSON. A person of the shipped tables keeps the offices your list does not overlap.
    Run diurna rebuild afterwards to read the reports of a record again.
    """
    from diurna.errors import UsageError
    from diurna.ontology.imports import FORMATS, read_list
    from diurna.ontology.own_rows import write_rows

    if form is not None and form not in FORMATS:
        message = f"--as is {form!r}: it must be one of {', '.join(FORMATS)}."
        raise UsageError(message)
    folder = into or read_settings().actors
    problems = 0
    for path in files:
        found = read_list(path, form)
        target = folder / f"{path.stem}.csv"
        if found.rows:
            write_rows(target, found.rows)
        for problem in found.problems:
            sys.stderr.write(f"diurna: {problem}\n")
        problems += len(found.problems)
        if not quiet:
            actors = len({(row.name, row.country) for row in found.rows})
            typer.echo(f"{len(found.rows)} rows on {actors} actors from {path} in {target}")
    if problems:
        raise typer.Exit(4)
