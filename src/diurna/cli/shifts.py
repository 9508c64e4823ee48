"""``diurna shifts``: who moved from which stance to which."""

from diurna.cli.opening import open_record
from diurna.cli.options import ActorName, AsCsv, AsJson, AsLines, AsOf, AsTable, AsTsv, Limit, Project, day
from diurna.cli.output import asked, print_view


def command(
    project: Project = None,
    actor: ActorName = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lines: AsLines = False,
    as_csv: AsCsv = False,
    tsv: AsTsv = False,
    table: AsTable = False,
    limit: Limit = None,
) -> None:
    """Print who moved from one stance to another, with the words of both sides."""
    from diurna.cli.lines import show_shift

    wanted = asked(as_json=as_json, lines=lines, as_csv=as_csv, tsv=tsv, table=table, limit=limit)
    record = open_record(project, day(as_of))
    names = {question.id: question.name for question in record.questions()}
    view = record.shifts(actor=actor)
    print_view(view, wanted, lambda item: show_shift(item, record.reports, names[item.question]), "shifts")
