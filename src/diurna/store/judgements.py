"""The ledger of human decisions: rows are added, never changed."""

from collections.abc import Sequence

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection

from diurna.store import schema
from diurna.types.record import Judgement, JudgementKind


def add_judgement(connection: Connection, judgement: Judgement) -> int:
    """Add a decision to the ledger and return its number; the number it came with does not count."""
    table = schema.judgement
    row = insert(table).values(
        at=judgement.at.replace(tzinfo=None),
        user=judgement.user,
        kind=judgement.kind.value,
        target=judgement.target,
        field=judgement.field,
        before=judgement.before,
        after=judgement.after,
        why=judgement.why,
    )
    key = connection.execute(row).inserted_primary_key
    return int(key[0]) if key else 0


def count_judgements(connection: Connection) -> int:
    """Return the number of the latest decision, 0 when there is none."""
    return int(connection.execute(select(func.max(schema.judgement.c.number))).scalar() or 0)


def read_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return all decisions in the order they were made."""
    rows = connection.execute(select(schema.judgement).order_by(schema.judgement.c.number)).mappings()
    return tuple(
        Judgement(
            number=row["number"],
            at=row["at"],
            user=row["user"],
            kind=JudgementKind(row["kind"]),
            target=row["target"],
            before=row["before"],
            after=row["after"],
            why=row["why"],
            field=row["field"],
        )
        for row in rows
    )


def last_judgement(connection: Connection, identifiers: Sequence[str]) -> int:
    """Return the number of the latest decision on any of some ids, 0 when there is none."""
    table = schema.judgement
    query = select(func.max(table.c.number)).where(table.c.target.in_(identifiers))
    return int(connection.execute(query).scalar() or 0)
