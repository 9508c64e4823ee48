"""``diurna questions``: what the positions are about."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from diurna.cli.opening import open_record, open_workspace
from diurna.cli.options import AsCsv, AsJson, AsLines, AsOf, AsTable, AsTsv, Limit, Project, day
from diurna.cli.output import asked, print_view
from diurna.errors import UsageError
from diurna.settings import read_settings


def command(
    project: Project = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lines: AsLines = False,
    as_csv: AsCsv = False,
    tsv: AsTsv = False,
    table: AsTable = False,
    limit: Limit = None,
    define: Annotated[
        Path | None, typer.Option("--define", help="A TOML file of questions to find positions on; see the guide.")
    ] = None,
    user: Annotated[str | None, typer.Option("--user", help="Who defines (default: from settings).")] = None,
) -> None:
    """Print the questions actors stand on, with the wordings grouped under each; or define some up front."""
    from diurna.cli.lines import show_question

    if define is not None:
        define_questions(define, project, user)

    wanted = asked(as_json=as_json, lines=lines, as_csv=as_csv, tsv=tsv, table=table, limit=limit)
    print_view(open_record(project, day(as_of)).questions(), wanted, show_question, "questions")


def define_questions(path: Path, project: Path | None, user: str | None) -> None:
    """Define the questions of a file; say on standard error what was new.

    Raises:
        UsageError: The file cannot be read or is malformed.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: it cannot be read ({error})") from error
    with open_workspace(project) as workspace:
        made = workspace.define(text, where=path.name, user=user or read_settings().user)
    for item in made:
        sys.stderr.write(f"diurna: judgement {item.number}: a question of {path.name} defined\n")
