"""Places in a report's text: the smallest thing every other type points with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points into one report's text.

    Attributes:
        report_id: The report's id.
        start: First code point, counted from 0.
        end: One past the last code point.
    """

    report_id: str
    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of code points covered."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Return whether both lie in one report and share at least one code point."""
        return self.report_id == other.report_id and self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Return whether ``other`` lies wholly inside this span."""
        return self.report_id == other.report_id and self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """Return the words this span covers in its report's text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span together with its words; only ``Report.cite`` makes one, so the words always equal the slice."""

    span: Span
    words: str
