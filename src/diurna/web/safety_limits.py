"""Limits on what a stranger may do: how often a token may be guessed, and how large a request may be."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

GUESSES = 10
"""Wrong tokens an address may give in a window before it has to wait."""
WINDOW = 60.0
_ADDRESSES = 10_000

FORM_BYTES = 1_000_000
"""The largest body of a form or of JSON."""
UPLOAD_BYTES = 64_000_000
"""The largest upload, all its files together."""

MOST_FILES = 1000
"""Files in one upload, those inside archives counted."""
MOST_UNPACKED = 256_000_000
"""Bytes of one upload after decompression."""


@dataclass
class Guesses:
    """Counts wrong tokens by address in a moving window; it has a life, so it is a class."""

    most: int = GUESSES
    window: float = WINDOW
    clock: Callable[[], float] = time.monotonic
    _seen: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, address: str) -> int:
        """Return how many seconds an address has to wait before its next try, 0 when it need not."""
        with self._lock:
            tries = self._recent(address)
            if len(tries) < self.most:
                return 0
            return max(1, int(tries[0] + self.window - self.clock() + 0.999))

    def wrong(self, address: str) -> None:
        """Enter a wrong token."""
        with self._lock:
            self._recent(address).append(self.clock())
            self._seen.move_to_end(address)
            while len(self._seen) > _ADDRESSES:
                self._seen.popitem(last=False)

    def _recent(self, address: str) -> deque[float]:
        tries = self._seen.setdefault(address, deque(maxlen=self.most))
        while tries and tries[0] <= self.clock() - self.window:
            tries.popleft()
        return tries
