"""Prints views in the format asked for; people get text, scripts get JSON, CSV or TSV, and nothing else on stdout."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer

from diurna.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from diurna.query.views import View

_PIPED_WIDTH = 120


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    TABLE = "table"
    JSON = "json"
    LINES = "nl"
    CSV = "csv"
    TSV = "tsv"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the caller asked of the output."""

    format: Format
    limit: int | None = None


def asked(
    *,
    as_json: bool = False,
    lines: bool = False,
    as_csv: bool = False,
    tsv: bool = False,
    table: bool = False,
    limit: int | None = None,
) -> Asked:
    """Return the one format asked for.

    Raises:
        UsageError: More than one was asked for.
    """
    flags = {Format.JSON: as_json, Format.LINES: lines, Format.CSV: as_csv, Format.TSV: tsv, Format.TABLE: table}
    chosen = [name for name, is_set in flags.items() if is_set]
    if len(chosen) > 1:
        raise UsageError(f"Give one output format, not {' and '.join(chosen)}.")
    return Asked(chosen[0] if chosen else Format.TEXT, limit)


def console() -> "Console":
    """Return a console on stdout: as wide as the terminal, 120 columns when piped; NO_COLOR is honoured."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH, highlight=False, soft_wrap=False)


def print_view(view: "View[Any]", wanted: Asked, show: Callable[[Any], "RenderableType"], what: str) -> None:
    """Print a view; exit with 3 and a word on stderr when it is empty.

    Args:
        view: What to print.
        wanted: Format and limit.
        show: Makes one entry readable.
        what: The plural noun for messages ("statements").
    """
    from diurna.export.tabular import write_table

    shown = view[: wanted.limit] if wanted.limit else view
    match wanted.format:
        case Format.JSON:
            print_json(shown.rows())
        case Format.LINES:
            sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in shown.rows())
        case Format.CSV:
            sys.stdout.write(write_table(shown.rows()))
        case Format.TSV:
            sys.stdout.write(write_table(shown.rows(), delimiter="\t"))
        case Format.TABLE:
            _print_table(shown.rows())
        case Format.TEXT:
            out = console()
            for entry in shown:
                out.print(show(entry))
            if len(shown) < len(view):
                out.print(f"… {len(view) - len(shown)} more {what}; leave out --limit to see them", style="dim")
    if not view:
        sys.stderr.write(f"diurna: no {what} match\n")
        raise typer.Exit(3)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")


def _print_table(rows: Sequence[dict[str, Any]]) -> None:
    from rich.table import Table

    if not rows:
        return
    columns = [name for name in rows[0] if any(row[name] not in (None, [], "") for row in rows)][:8]
    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(_short(row[name]) for name in columns))
    console().print(table)


def _short(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)
