"""Finds the entry or report an id, a code or a beginning of one means; merged ids lead on."""

from sqlalchemy import select
from sqlalchemy.engine import Connection

from diurna.errors import NotFoundError
from diurna.store import schema


def find_id(connection: Connection, key: str) -> str:
    """Return the full id of an entry or report from its id, code or a beginning of it; merged ids lead on.

    Raises:
        NotFoundError: Nothing, or more than one thing, has that id.
    """
    entry, redirect, report = schema.entry, schema.redirect, schema.report
    code = key.upper()
    ours = entry.c.kind != "origins"
    exact = select(entry.c.id).where(ours, (entry.c.id == key) | (entry.c.code == code))
    led = select(redirect.c.leads_to).where((redirect.c.id == key) | (redirect.c.code == code))
    begun = select(entry.c.id).where(
        ours, entry.c.id.startswith(key, autoescape=True) | entry.c.code.startswith(code, autoescape=True)
    )
    whole = select(report.c.id).where(report.c.id.startswith(key.lower(), autoescape=True))
    for query in (exact, led, whole, begun):
        found = sorted({row[0] for row in connection.execute(query)})
        if len(found) == 1:
            return str(found[0])
        if found:
            raise NotFoundError("single entry", key, f"{len(found)} begin so: {', '.join(found[:4])} …")
    raise NotFoundError("entry", key, "Codes look like EV-7K3M2Q8T; 'diurna search WORDS' finds them.")
