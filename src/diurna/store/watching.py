"""Tells whether a record file has changed since it was last asked, whoever changed it."""

import sqlite3
import threading
from pathlib import Path


class Watch:
    """A connection of its own that writes nothing, so that every commit by anybody else changes its version."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._lock = threading.Lock()

    def version(self) -> int:
        """Return a number that differs after every commit to the file."""
        with self._lock:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Release the file."""
        with self._lock:
            self._connection.close()
