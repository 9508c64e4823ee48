"""The table of commands; each file is imported for its options only and loads what it needs when it runs."""

from importlib import import_module
from typing import Annotated

import typer

import diurna

COMMANDS: tuple[str, ...] = (
    "demo",
    "add",
    "chronology",
    "events",
    "statements",
    "positions",
    "shifts",
    "measures",
    "actors",
    "actors-import",
    "questions",
    "contradictions",
    "show",
    "search",
    "changes",
    "brief",
    "export",
    "accept",
    "correct",
    "reject",
    "rename",
    "merge",
    "split",
    "pin",
    "hide",
    "undo",
    "conflicts",
    "rebuild",
    "verify",
    "doctor",
    "backup",
    "migrate",
    "predict",
    "evaluate",
    "serve",
    "publish",
    "tokens",
    "config",
)

app = typer.Typer(
    name="diurna",
    help="Keep the record of a dispute as dated news reports tell it; every line leads to the exact words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"diurna {diurna.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    return


def register() -> None:
    """Register every command of the table; the order is that of ``--help``."""
    for name in COMMANDS:
        module = import_module(f"diurna.cli.{name.replace('-', '_')}")
        app.command(name, short_help=(module.command.__doc__ or "").split("\n", 1)[0])(module.command)


register()
