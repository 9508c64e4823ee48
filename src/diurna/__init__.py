"""Diurna keeps the record of a dispute as dated news reports tell it: every line leads to the exact words.

>>> import diurna
>>> record = diurna.load("ukraine.db")  # doctest: +SKIP
>>> for statement in record.statements(actor="Mahuta"):  # doctest: +SKIP
...     print(statement.content[0].words)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diurna.errors import DiurnaError
from diurna.types.entries import EventEntry as Event
from diurna.types.entries import MeasureEntry as Measure
from diurna.types.entries import PositionEntry as Position
from diurna.types.entries import StatementEntry as Statement
from diurna.types.reports import Report
from diurna.types.span import Evidence, Span

if TYPE_CHECKING:
    from pathlib import Path

    from diurna.query.views import RecordView as Record

__version__ = "0.1.0"
__all__ = [
    "DiurnaError",
    "Event",
    "Evidence",
    "Measure",
    "Position",
    "Record",
    "Report",
    "Span",
    "Statement",
    "load",
    "read",
]


def load(path: Path | str) -> Record:
    """Return the record kept in a file, behind filters.

    Raises:
        StoreError: There is no such file, it is no Diurna record, or it is of another version.
    """
    from diurna.workspace import Workspace  # noqa: PLC0415 - keeps ``import diurna`` instant

    with Workspace.open(path) as workspace:
        return workspace.record()


def read(*sources: str, pipeline: str = "standard", **facts: Any) -> Record:
    """Return the record of files, folders or patterns, read in memory without a record file.

    Args:
        sources: Files, folders, glob patterns, or ``-`` for standard input.
        pipeline: ``standard`` or ``rules``.
        facts: Fields of ``diurna.reading.ReadOptions`` (``published``, ``outlet``, ``home_country`` …).

    Raises:
        ReadError: One of the reports cannot be read; the message names the file and the remedy.
    """
    from diurna.errors import ReadError  # noqa: PLC0415
    from diurna.query.views import RecordView  # noqa: PLC0415
    from diurna.reading import ReadOptions, read_reports  # noqa: PLC0415
    from diurna.types.problems import Problem  # noqa: PLC0415
    from diurna.workspace import read_record  # noqa: PLC0415

    reports: list[Report] = []
    for item in read_reports(sources, ReadOptions(**facts)):
        if isinstance(item, Problem):
            problem, _, remedy = item.message.partition(". ")
            raise ReadError(item.where, problem, f"{remedy or 'Check it'}.")
        reports.append(item)
    return RecordView(read_record(reports, pipeline=pipeline))


def __getattr__(name: str) -> Any:
    if name == "Record":
        from diurna.query.views import RecordView  # noqa: PLC0415

        return RecordView
    raise AttributeError(f"module 'diurna' has no attribute {name!r}")
