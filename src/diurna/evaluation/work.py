"""How a prediction is to be made, and work spread over processes without changing what comes out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from diurna.types.problems import Problem

Progress = Callable[[str, int, int], None]
"""Told after each step: what is being done, how many are done, how many there are (0 when not known)."""

_In = TypeVar("_In")
_Out = TypeVar("_Out")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows or files were written, and what could not be read while the rest went on."""

    written: int
    problems: tuple[Problem, ...] = ()


def silent(_what: str, _done: int, _count: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Work:
    """The pipeline to use, the number of processes, and who is told of progress."""

    pipeline: str = "standard"
    jobs: int = 1
    progress: Progress = silent

    def each(self, function: Callable[[_In], _Out], items: Iterable[_In], what: str) -> Iterator[_Out]:
        """Yield the function's value for every item, in order.

        Each item is worked on by itself, so the number of processes cannot change a value. The function must be one
        that another process can import.
        """
        values = map(function, items) if self.jobs <= 1 else _in_processes(function, items, self.jobs)
        for done, value in enumerate(values, start=1):
            self.progress(what, done, 0)
            yield value


def _in_processes(function: Callable[[_In], _Out], items: Iterable[_In], jobs: int) -> Iterator[_Out]:
    """Yield values in order while at most four items a process are under way."""
    feed = iter(items)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[_Out]] = deque(pool.submit(function, item) for item in islice(feed, 4 * jobs))
        while waiting:
            value = waiting.popleft().result()
            waiting.extend(pool.submit(function, item) for item in islice(feed, 1))
            yield value
