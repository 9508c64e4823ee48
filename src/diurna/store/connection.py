"""Opens and creates the file: what is no record, or one of another version, is refused with its remedy."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError, OperationalError

from diurna.errors import StoreError

APPLICATION_ID = 0x44495552  # "DIUR": marks an SQLite file as ours
BUSY_SECONDS = 60
_NOT_OURS = "Name another file with -p, or make a new record with 'diurna add'."


@cache
def revisions() -> tuple[str, ...]:
    """Return the schema revisions this version knows, oldest first."""
    folder = files("diurna.store.migrations").joinpath("versions")
    return tuple(sorted(item.name[:4] for item in folder.iterdir() if item.name[:4].isdigit()))


def make_engine(path: Path) -> Engine:
    """Return an engine on a file: WAL, foreign keys on, writers waiting for each other."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("diurna_read"):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside one write transaction; all of it is kept, or none."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one consistent state and writes nothing."""
    with engine.connect().execution_options(diurna_read=True) as connection:
        yield connection


def create_file(path: Path, *, revision: str = "head") -> None:
    """Make a new record file with the current schema, or with that of an earlier revision.

    Raises:
        StoreError: The folder does not exist or cannot be written.
    """
    if path.is_dir():
        raise StoreError(path, "it is a folder", "Name a file, such as record.db.")
    if not path.parent.is_dir():
        raise StoreError(path, f"the folder {path.parent} does not exist", "Make it first.")
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with closing(sqlite3.connect(draft)) as raw:
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        upgrade(draft, revision=revision)
        _put_in_place(draft, path)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(path, f"it cannot be made ({error})", "Check the folder's rights and free space.") from error
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name in one step; when another process was first, its file stays."""
    if path.exists() and path.stat().st_size == 0:
        draft.replace(path)
        return
    with suppress(FileExistsError):
        os.link(draft, path)


def upgrade(path: Path, *, revision: str = "head") -> None:
    """Bring a record file's schema to a revision, the current one by default; all of it happens or none."""
    from alembic import command  # noqa: PLC0415 - 0.3 s that only a new or older file needs
    from alembic.config import Config  # noqa: PLC0415

    engine = make_engine(path)
    config = Config()
    config.set_main_option("script_location", str(files("diurna.store.migrations")))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def open_file(path: Path) -> Engine:
    """Return an engine on an existing record of the current schema.

    Raises:
        StoreError: There is no such file, it is no Diurna record, or it has an older or newer schema.
    """
    found = schema_revision(path)
    if found not in revisions():
        raise StoreError(path, "it was made by a newer Diurna", "Install that version or a later one.")
    if found != revisions()[-1]:
        raise StoreError(path, "it was made by an older Diurna", f"Run 'diurna migrate -p {path}' (it keeps a backup).")
    return make_engine(path)


def schema_revision(path: Path) -> str:
    """Return the schema revision of a record file.

    Raises:
        StoreError: There is no such file, or it is no Diurna record.
    """
    if not path.exists():
        raise StoreError(path, "there is no such record", f"Make one with 'diurna add FILES -p {path}'.")
    if path.is_dir():
        raise StoreError(path, "it is a folder, not a record", "Name a file, such as record.db.")
    engine = make_engine(path)
    try:
        with reading(engine) as connection:
            if connection.execute(text("PRAGMA application_id")).scalar() != APPLICATION_ID:
                raise StoreError(path, "it is not a Diurna record", _NOT_OURS)
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    except (DatabaseError, OperationalError) as error:
        problem = "it is not a Diurna record or is damaged"
        raise StoreError(path, problem, f"{_NOT_OURS} Detail: {error.__cause__ or error}.") from error
    finally:
        engine.dispose()
