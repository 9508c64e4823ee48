"""``diurna questions``: what the positions are about."""

from diurna.cli.opening import open_record
from diurna.cli.options import AsCsv, AsJson, AsLines, AsTable, AsTsv, Limit, Project
from diurna.cli.output import asked, print_view


def command(
    project: Project = None,
    as_json: AsJson = False,
    lines: AsLines = False,
    as_csv: AsCsv = False,
    tsv: AsTsv = False,
    table: AsTable = False,
    limit: Limit = None,
) -> None:
    """Print the questions actors stand on, with the wordings grouped under each."""
    from diurna.cli.lines import show_question

    wanted = asked(as_json=as_json, lines=lines, as_csv=as_csv, tsv=tsv, table=table, limit=limit)
    print_view(open_record(project).questions(), wanted, show_question, "questions")
