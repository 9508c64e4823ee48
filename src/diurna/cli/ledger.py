"""Shows the running ledgers of measures: what was added, totals told, and where these do not come to each other."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from diurna.chronology.ledgers import MeasureLedger
from diurna.cli.lines import show_amount, show_words
from diurna.types.reports import Report

if TYPE_CHECKING:
    from rich.console import RenderableType

Row = dict[str, object]


def ledger_rows(ledgers: Iterable[MeasureLedger]) -> list[Row]:
    """Return one row a figure, with the ledger it stands in and where its words are."""
    return [
        {
            "by": ledger.by.name,
            "kind": ledger.kind,
            "instrument": ledger.instrument,
            "unit": ledger.unit,
            "day": line.day.isoformat(),
            "measure": line.code,
            "figure": line.amount.kind,
            "value": line.amount.value,
            "qualifier": line.amount.qualifier,
            "running": line.running,
            "check": line.check,
            "difference": line.difference,
            "words": line.amount.evidence.words,
            "report": line.amount.evidence.span.report_id,
            "start": line.amount.evidence.span.start,
            "end": line.amount.evidence.span.end,
        }
        for ledger in ledgers
        for line in ledger.lines
    ]


def show_ledger(ledger: MeasureLedger, reports: Mapping[str, Report]) -> "RenderableType":
    """Return a ledger: whose and of what, then its figures by day, each with its words and how it was checked."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    of = ", ".join(part for part in (ledger.kind, ledger.instrument, ledger.unit) if part)
    shown: list[RenderableType] = [Text.assemble((ledger.by.name, "bold"), f": {of}")]
    for line in ledger.lines:
        running = "" if line.running is None else f"  → {line.running:,.0f}"
        shown.append(Padding(Text(f"{line.day}  {show_amount(line.amount)}{running}  {line.code}"), (0, 0, 0, 2)))
        if line.check:
            style = "yellow" if line.difference else "dim"
            shown.append(Padding(Text(line.check, style=style), (0, 0, 0, 4)))
        shown.append(show_words(line.amount.evidence, reports))
    return Group(*shown)
