"""``diurna demo``: the bundled reports read, recorded and printed."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diurna.cli.options import NoProgress
from diurna.cli.output import console
from diurna.cli.progress import progress_bar

if TYPE_CHECKING:
    from diurna.query.views import RecordView

_NEXT = (
    ("everything one actor said", "diurna statements --actor Norway"),
    ("one event in full, with why", "diurna show {code}"),
    ("find words", 'diurna search "ambassador"'),
    ("what was known by a day", "diurna positions --as-of {day}"),
    ("a brief with notes", "diurna brief"),
    ("your own reports", "diurna add FOLDER -p mine.db"),
)


def command(
    project: Annotated[Path, typer.Option("-p", "--project", help="The record file to make.")] = Path("demo.db"),
    dispute: Annotated[
        str, typer.Option("--dispute", help="Which bundled dispute to print, or all.")
    ] = "kestrel-bank-2019",
    no_progress: NoProgress = False,
) -> None:
    """Build the record of the bundled reports and print it: chronology, positions, statements, measures."""
    from diurna.reading import read_reports
    from diurna.workspace import Workspace

    with as_file(files("diurna").joinpath("data", "demo")) as folder:
        sources = _sources(folder, dispute)
        with Workspace.create(project) as workspace:
            with progress_bar(wanted=not no_progress) as progress:
                outcome = workspace.add(read_reports(sources), progress=progress)
            record = workspace.record()
    _print(record, project, len(outcome.added) + outcome.known)


def _sources(folder: Path, dispute: str) -> list[str]:
    known = sorted(path.name for path in folder.iterdir() if path.is_dir())
    if dispute not in (*known, "all"):
        raise typer.BadParameter(f"unknown dispute {dispute!r}; known: {', '.join(known)}, all")
    return [str(folder / name) for name in known if dispute in (name, "all")]


def _print(record: "RecordView", project: Path, count: int) -> None:
    from diurna.cli import lines
    from diurna.cli.matrix import show_matrix

    out = console()
    names = {question.id: question.name for question in record.questions()}
    reports = record.reports
    sections = (
        ("CHRONOLOGY", [lines.show_event(e, reports) for e in record.events()]),
        ("POSITIONS", [show_matrix(record.matrix())]),
        ("WHAT MOVED", [lines.show_shift(s, reports, names[s.question]) for s in record.shifts()]),
        ("STATEMENTS", [lines.show_statement(s, reports) for s in record.statements()]),
        ("MEASURES", [lines.show_measure(m, reports) for m in record.measures()]),
    )
    for title, items in sections:
        out.print(f"\n{title}", style="bold underline")
        for item in items:
            out.print(item)
    out.print(f"\n{count} reports are in {project}. Try next:", style="bold")
    code = record.events()[0].code if record.events() else "ID"
    day = sorted(report.published for report in reports.values())[len(reports) // 2]
    for what, line in _NEXT:
        where = "" if "-p " in line else f" -p {project}"
        out.print(f"  {line.format(code=code, day=day)}{where:<14}  # {what}")
