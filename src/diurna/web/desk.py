"""The record the page is on: kept open, read again only when it has changed."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from diurna.query.doubts import QUEUED, judged_ids, standing
from diurna.query.source import MemorySource, Source
from diurna.query.stored import Kept, StoreSource
from diurna.store.lists import Waiting
from diurna.store.watching import Watch
from diurna.types.record import Judgement
from diurna.web.cards import Lens
from diurna.web.language import Tongue
from diurna.workspace import Workspace

_KEPT_DAYS = 4
T = TypeVar("T")


class Desk:
    """One record file, open for as long as the app lives; safe to use from several threads.

    Attributes:
        user: The name judgements are entered under.
        is_read_only: Whether nothing may be changed.
    """

    def __init__(self, path: Path, *, user: str, is_read_only: bool) -> None:
        self.path = path
        self.user = user
        self.is_read_only = is_read_only
        self.writing = threading.Lock()
        self._reading = threading.Lock()
        self._workspace: Workspace | None = None
        self._watch: Watch | None = None
        self._file = (0, 0)
        self._kept = Kept()
        self._made: dict[str, tuple[str, Any]] = {}
        self._views: OrderedDict[tuple[str, date | None], MemorySource] = OrderedDict()

    def workspace(self) -> Workspace:
        """Return the open workspace; a file put in the place of the old one is opened afresh.

        Raises:
            StoreError: There is no such record, or it cannot be used.
        """
        with self._reading:
            found = self.path.stat() if self.path.exists() else None
            now = (found.st_dev, found.st_ino) if found else (0, 0)
            if self._workspace is None or now != self._file:
                self._release()
                self._workspace, self._file = Workspace.open(self.path), now
                self._watch = Watch(self.path)
                self._views.clear()
                self._kept = Kept()
                self._made.clear()
            return self._workspace

    def close(self) -> None:
        """Release the file."""
        with self._reading:
            self._release()

    def _release(self) -> None:
        if self._workspace is not None:
            self._workspace.store.close()
        if self._watch is not None:
            self._watch.close()
        self._workspace = self._watch = None

    def state(self) -> str:
        """Return the version of the file: it changes with every report, judgement and build."""
        self.workspace()
        return str(self._watch.version()) if self._watch else ""

    def source(self, as_of: date | None = None) -> Source:
        """Return the record, or what could be known by a day; the latter is kept until the record changes."""
        if as_of is None:
            return StoreSource(self.workspace().store, self._kept)
        key = (self.state(), as_of)
        if key not in self._views:
            view = MemorySource(self.workspace().record(as_of=as_of))
            with self._reading:
                self._views[key] = view
                while len(self._views) > _KEPT_DAYS:
                    self._views.popitem(last=False)
        return self._views[key]

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the ledger, oldest first."""
        return self._once("judgements", self.workspace().store.judgements)

    def queue(self) -> tuple[Waiting, ...]:
        """Return what waits for review, the most doubtful first."""
        return self._once("queue", self._queue)

    def _queue(self) -> tuple[Waiting, ...]:
        judged = judged_ids(self.judgements())
        found = (item for item in self.workspace().store.lists.waiting() if item.id not in judged)
        return tuple(sorted(found, key=lambda item: (-item.score, QUEUED.index(item.kind))))

    def _once(self, name: str, make: Callable[[], T]) -> T:
        """Return what was made at the file's present state, made anew when it has changed since."""
        state = self.state()
        known = self._made.get(name)
        if known is None or known[0] != state:
            known = self._made[name] = (state, make())
        found: T = known[1]
        return found

    def lens(self, tongue: Tongue, source: Source) -> Lens:
        """Return the lens cards of this record are made through."""
        return Lens(tongue, source, self.decided(), source.disputed())

    def last_standing(self) -> int:
        """Return the number of the latest judgement that still stands, 0 when there is none."""
        return max((item.number for item in self._standing()), default=0)

    def decided(self) -> Mapping[str, str]:
        """Return the kind of the latest standing judgement on each id."""
        return self._once("decided", lambda: {item.target: item.kind.value for item in self._standing()})

    def _standing(self) -> tuple[Judgement, ...]:
        return self._once("standing", lambda: standing(self.judgements()))

    def marker(self) -> str:
        """Return the marker of a reader who has seen everything: the number of the latest change."""
        return str(self.workspace().store.last_change())

    def mark_of(self, marker: str) -> int | None:
        """Return the place in the ledger of changes a marker stands for, None for a reader without one."""
        return _marked(marker)

    def fresh_since(self, marker: str) -> frozenset[str] | None:
        """Return the ids added or changed after a marker, None for a reader without one: everything is new."""
        number = _marked(marker)
        return None if number is None else self.workspace().store.changed_after(number)

    def marked_on(self, marker: str) -> str:
        """Return the day and minute (UTC) of a marker, empty for none."""
        number = _marked(marker)
        when = self.workspace().store.change_time(number) if number else None
        return when.strftime("%Y-%m-%d %H:%M") if when else ""


def _marked(marker: str) -> int | None:
    return int(marker) if marker.isascii() and marker.isdigit() and len(marker) < 16 else None
