"""``diurna tokens``: who may read or change the record over the network."""

from typing import Annotated

import typer

from diurna.cli.opening import project_path
from diurna.cli.options import Project


def command(
    project: Project = None,
    add: Annotated[str | None, typer.Option("--add", help="Make a token for this name and print it once.")] = None,
    role: Annotated[str, typer.Option("--role", help="What it allows: reader or editor.")] = "reader",
    remove: Annotated[str | None, typer.Option("--remove", help="Take this name's token away.")] = None,
) -> None:
    """List, make and remove the tokens that open a served record; changes are entered under the token's name."""
    from diurna.errors import StoreError, UsageError
    from diurna.web.safety_tokens import Role, TokenBook

    path = project_path(project)
    if not path.exists():
        raise StoreError(path, "there is no such record", f"Make one with 'diurna add FILES -p {path}'.")
    if role not in set(Role):
        raise UsageError(f"{role!r} is no role. Roles: {', '.join(Role)}.")
    book = TokenBook.beside(path)
    if remove:
        book.remove(remove)
        typer.echo(f"The token of {remove} opens nothing any more.")
    if add:
        typer.echo(book.add(add, Role(role)))
        typer.echo(f"This is the token of {add} ({role}). It is not kept and cannot be shown again.", err=True)
    if not (add or remove):
        for token in book.tokens():
            typer.echo(f"{token.name}\t{token.role}\t{token.made.date()}")
