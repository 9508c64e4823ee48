"""Small facts about the record as a whole, by key."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from diurna.store import schema


def read_meta(connection: Connection, key: str) -> str | None:
    """Return a fact, None when it was never kept."""
    found: str | None = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()
    return found


def write_meta(connection: Connection, key: str, value: str) -> None:
    """Keep a fact."""
    row = insert(schema.meta).values(key=key, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
