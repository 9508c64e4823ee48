"""What a reader asked for: the address taken apart into a filter, once, for every page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from diurna.errors import UsageError
from diurna.query.fields import FIELDS
from diurna.query.source import Source
from diurna.types.listing import MOST, PAGE, Ask
from diurna.web.cards import Lens
from diurna.web.desk import Desk
from diurna.web.language import Tongue

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a page.

    Attributes:
        path: The address without its query, as ``/events``.
        query: The query as name and value pairs, empty values left out.
        key: The code, id or name a single page is about.
        seen: The reader's marker: what was marked as read last.
        is_static: Whether the page is printed to a file: without forms, facets and script.
    """

    desk: Desk
    tongue: Tongue
    path: str
    query: Pairs = ()
    key: str = ""
    seen: str = ""
    is_static: bool = False

    def one(self, name: str, default: str = "") -> str:
        """Return a value of the query; the last when there are several."""
        return next((value for key, value in reversed(self.query) if key == name), default)

    def many(self, name: str) -> tuple[str, ...]:
        """Return all values of a name, each once."""
        return tuple(dict.fromkeys(value for key, value in self.query if key == name))

    def day(self, name: str) -> date | None:
        """Return a day of the query, or None.

        Raises:
            UsageError: It is not a day.
        """
        return parse_day(name, self.one(name))

    def number(self, name: str, default: int, most: int) -> int:
        """Return a whole number of the query between 1 and ``most``.

        Raises:
            UsageError: It is not a whole number.
        """
        words = self.one(name)
        if not words:
            return default
        if not (words.isascii() and words.isdigit() and len(words) < 10):
            raise UsageError(f"{name}={words!r} is not a whole number.")
        return max(1, min(int(words), most))

    def source(self) -> Source:
        """Return the record, as of the day asked for."""
        return self.desk.source(self.day("as_of"))

    def lens(self) -> Lens:
        """Return the lens to make cards through."""
        return self.desk.lens(self.tongue, self.source())

    def ask(self, kind: str, *, order: str = "date") -> Ask:
        """Return the question to a list that this address stands for."""
        filters = {name: self.many(name) for name in FIELDS[kind] if self.many(name)}
        return Ask(
            kind, filters, self.one("q"), self.day("since"), self.day("until"), self.one("order", order),
            self.one("after"), self.number("limit", PAGE, MOST),
        )  # fmt: skip

    def address(self, *, drop: Iterable[str] = (), add: Pairs = (), path: str = "") -> str:
        """Return this address with some of its query left out and some added; the cursor never stays."""
        gone = {*drop, "after"}
        pairs = [(name, value) for name, value in self.query if name not in gone]
        pairs += [pair for pair in add if pair[1]]
        return (path or self.path) + (f"?{urlencode(pairs)}" if pairs else "")

    def without(self, name: str, value: str) -> str:
        """Return this address without one value of a name."""
        pairs = [pair for pair in self.query if pair != (name, value) and pair[0] != "after"]
        return self.path + (f"?{urlencode(pairs)}" if pairs else "")


def parse_day(name: str, words: str) -> date | None:
    """Return a day as a query gives it, None for none.

    Raises:
        UsageError: It is not a day.
    """
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"{name}={words!r} is not a day. Write it as YYYY-MM-DD.") from error
