"""Writes the generated parts of the reference: commands and options, columns, settings. ``--check`` only compares."""

import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import typer

from diurna.cli.app import app
from diurna.query import rows
from diurna.settings import Settings
from diurna.web.api.operations import operations
from diurna.web.api.uploading import Uploads

FOLDER = Path(__file__).parent / "reference"
_HEAD = "<!-- Written by docs/make_reference.py; do not edit. -->\n"


def commands_page() -> str:
    """Return the page of every command with its arguments and options, as the program itself states them."""
    lines = [
        _HEAD,
        "# Commands",
        "",
        "Exit codes: 0 ok · 1 error · 2 usage · 3 nothing matched · 4 done with some reports",
    ]
    lines += ["failed · 5 `verify` found a span that no longer equals its text.", ""]
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        lines += [f"## diurna {name}", "", (command.help or "").strip(), ""]
        lines += _parameters(command)
        lines.append("")
    return "\n".join(lines)


def _parameters(command: object) -> Iterator[str]:
    for item in command.params:  # type: ignore[attr-defined]
        if item.param_type_name == "argument":
            yield f"- `{item.metavar or item.name.upper()}`: {item.help or ''}"
        elif item.name != "help":
            names = " ".join(f"`{name}`" for name in (*item.opts, *item.secondary_opts))
            yield f"- {names}: {item.help or ''}"


def columns_page() -> str:
    """Return the page of the columns of every table that ``--csv``, ``--json`` and data frames hold."""
    lines = [
        _HEAD,
        "# Columns",
        "",
        "Every row ends with where it says so. Lists are JSON in CSV. Dates are ISO 8601.",
        "",
    ]
    for title, names in rows.columns().items():
        lines += [f"## {title}", "", ", ".join(f"`{name}`" for name in names), ""]
    return "\n".join(lines)


def settings_page() -> str:
    """Return the page of every setting."""
    lines = [
        _HEAD,
        "# Settings",
        "",
        "From `diurna.toml` beside where you work, `[tool.diurna]` in `pyproject.toml`, or",
    ]
    lines += ["`DIURNA_…` variables; flags win over variables, variables over files. `diurna config` shows them.", ""]
    about = (Settings.__doc__ or "").split("Attributes:")[1].strip().splitlines()
    told = dict(line.strip().split(": ", 1) for line in about)
    lines += [
        f"- `{f.name}` (`DIURNA_{f.name.upper()}`): {told[f.name]}" for f in fields(Settings) if f.name != "origins"
    ]
    return "\n".join([*lines, ""])


def api_page() -> str:
    """Return the page of every operation of the HTTP API."""
    lines = [
        _HEAD,
        "# HTTP API",
        "",
        "The same as `/api/openapi.json` tells programs; `docs/how-to/api.md` shows it at work.",
        "",
    ]
    for item in operations(Uploads(Path())):
        mark = "" if item.is_stable else " (unstable)"
        needs = " Needs an editor's token." if item.is_change else ""
        lines += [f"## {item.method} {item.path}{mark}", "", f"{item.summary}.{needs}", ""]
        lines += [
            f"- `{one.name}`{'' if one.where == 'query' else f' ({one.where})'}: {one.about}" for one in item.parameters
        ]
        lines += [f"- body: {', '.join(item.takes)}"] if item.takes else []
        answers = ", ".join(f"{status} {reply.about.lower()}" for status, reply in sorted(item.replies.items()))
        lines += [f"- answers: {answers}", ""]
    return "\n".join(lines)


PAGES = {"commands.md": commands_page, "columns.md": columns_page, "settings.md": settings_page, "api.md": api_page}


def stale_pages() -> list[str]:
    """Return the names of generated pages that differ from what the code says now."""
    return [n for n, make in PAGES.items() if not (FOLDER / n).exists() or (FOLDER / n).read_text("utf-8") != make()]


if __name__ == "__main__":
    if "--check" in sys.argv:
        stale = stale_pages()
        sys.exit(f"stale: {', '.join(stale)}; run 'make docs'" if stale else 0)
    FOLDER.mkdir(exist_ok=True)
    for page, make in PAGES.items():
        (FOLDER / page).write_text(make(), encoding="utf-8")
