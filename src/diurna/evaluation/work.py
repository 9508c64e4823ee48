"""How a prediction is to be made, and work spread over processes without changing what comes out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from typing import Generic, TypeVar

from diurna.errors import DataError, ExtractorError, FormatError, ModelError, UsageError
from diurna.types.problems import Problem, ProblemCode

Progress = Callable[[str, int, int], None]
"""Told after each step: what is being done, how many are done, how many there are (0 when not known)."""

_In = TypeVar("_In")
_Out = TypeVar("_Out")
_CONCERNS_ALL = (DataError, ExtractorError, FormatError, ModelError, UsageError)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows or files were written, and what could not be read while the rest went on."""

    written: int
    problems: tuple[Problem, ...] = ()


def silent(_what: str, _done: int, _count: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Work:
    """The pipeline to use, the number of processes, who is told of progress, and the problems met so far."""

    pipeline: str = "standard"
    jobs: int = 1
    progress: Progress = silent
    problems: list[Problem] = field(default_factory=list, compare=False)

    def each(
        self, function: Callable[[_In], _Out], items: Iterable[_In], what: str, *, spare: Callable[[_In], _Out]
    ) -> Iterator[_Out]:
        """Yield the function's value for every item, in order.

        Each item is worked on by itself, so the number of processes cannot change a value.

        Args:
            function: Gives the value; one that another process can import.
            items: What to work on.
            what: The plural noun for messages ("documents").
            spare: Gives the value of an item that breaks the function; the error is kept as a problem.

        Raises:
            DiurnaError: What went wrong concerns every item (an unknown pipeline, a missing model).
        """
        guarded = _Guarded(function)
        pairs = (
            ((item, guarded(item)) for item in items) if self.jobs <= 1 else _in_processes(guarded, items, self.jobs)
        )
        for done, (item, (values, fault)) in enumerate(pairs, start=1):
            if fault:
                message = f"it could not be read ({fault}); its output is empty. Please report this"
                self.problems.append(Problem(f"{what}, number {done}", ProblemCode.EXTRACTION, message))
            self.progress(what, done, 0)
            yield values[0] if values else spare(item)

    def outcome(self, written: int) -> Outcome:
        """Return the outcome, with the problems met."""
        return Outcome(written, tuple(self.problems))


@dataclass(frozen=True, slots=True)
class _Guarded(Generic[_In, _Out]):
    """A function whose errors on one item are values: the result in a tuple of one, or none and the error's words."""

    function: Callable[[_In], _Out]

    def __call__(self, item: _In) -> tuple[tuple[_Out] | None, str]:
        try:
            return (self.function(item),), ""
        except _CONCERNS_ALL:
            raise
        except Exception as error:  # noqa: BLE001 - one row must not stop the batch; the problem names the error
            return None, f"{type(error).__name__}: {str(error)[:120]}"


def _in_processes(function: Callable[[_In], _Out], items: Iterable[_In], jobs: int) -> Iterator[tuple[_In, _Out]]:
    """Yield items with their values in order while at most four items a process are under way."""
    feed = iter(items)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[_In, Future[_Out]]] = deque()
        waiting.extend((item, pool.submit(function, item)) for item in islice(feed, 4 * jobs))
        while waiting:
            item, value = waiting.popleft()
            yield item, value.result()
            waiting.extend((more, pool.submit(function, more)) for more in islice(feed, 1))
