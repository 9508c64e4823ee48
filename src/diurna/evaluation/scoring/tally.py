"""Counts gathered over texts and turned into scores in the order they were first counted."""

from collections.abc import Iterator

from diurna.evaluation.scores import Score, Share, rates_of_errors


class Tally:
    """What a scorer counts: right, false and missed under a name, or hits of so many."""

    def __init__(self) -> None:
        self._rates: dict[str, dict[str, int]] = {}
        self._shares: dict[str, list[int]] = {}
        self.remarks: list[str] = []
        self._place = ""

    def begin(self, place: str) -> None:
        """Name the text that the remarks from now on are about."""
        self._place = f"{place}: "

    def rate(self, name: str, *, right: int, false: int, missed: int, copies: int = 0) -> None:
        """Add to the rates of a name."""
        counts = self._rates.setdefault(name, {"right": 0, "false": 0, "missed": 0, "copies": 0})
        for key, more in (("right", right), ("false", false), ("missed", missed), ("copies", copies)):
            counts[key] += more

    def share(self, name: str, hits: int, of: int) -> None:
        """Add to the share of a name."""
        counts = self._shares.setdefault(name, [0, 0])
        counts[0] += hits
        counts[1] += of

    def remark(self, line: str) -> None:
        """Keep a line for an error listing."""
        self.remarks.append(f"{self._place}{line}")

    def scores(self) -> Iterator[Score]:
        """Yield the rates, then the shares."""
        for name, counts in self._rates.items():
            yield rates_of_errors(name, **counts)
        for name, (hits, of) in self._shares.items():
            yield Share(name, hits, of)
