"""Cuts a report's text at the borders of its passages and extracted spans, so that overlapping marks need no script."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diurna.store.codec import evidence_in
from diurna.types.entries import EventEntry, MeasureEntry, PositionEntry, StatementEntry
from diurna.types.reports import Passage, Report

Marked = StatementEntry | EventEntry | PositionEntry | MeasureEntry


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under the same marks throughout.

    Attributes:
        start: Where it starts, in code points.
        anchors: Fragments of the permalinks of evidence that starts here (``s=1042-1163``).
        codes: Codes of the entries whose words it is part of.
        kinds: Their kinds (``st``, ``ev``, ``po``, ``me``), for the style; ``sought`` for words looked for.
        is_shared: Whether several entries share these words.
        furniture: The passage's kind when it is not body text, else empty.
    """

    text: str
    start: int
    end: int
    codes: tuple[str, ...]
    kinds: tuple[str, ...]
    furniture: str
    anchors: tuple[str, ...] = ()
    is_shared: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it holds white space only: nothing to click on."""
        return not self.text.strip()


def split_segments(
    report: Report,
    passages: Sequence[Passage],
    entries: Iterable[Marked],
    cited: Iterable[object] = (),
    sought: Sequence[tuple[int, int]] = (),
) -> tuple[Segment, ...]:
    """Return the whole text in segments, in order; joined, they are the text.

    Args:
        report: The report.
        passages: Its passages, for what is no running text.
        entries: The entries whose words are marked.
        cited: Others whose words can be led to, unmarked.
        sought: Further stretches to mark: words that were looked for.
    """
    marks = sorted(
        {
            (evidence.span.start, evidence.span.end, entry.code)
            for entry in entries
            for _, evidence in evidence_in(entry)
            if evidence.span.report_id == report.id
        }
    )
    marks = sorted({*marks, *((start, end, "") for start, end in sought)})
    led_to = {w.span for one in cited for _, w in evidence_in(one) if w.span.report_id == report.id}
    targets = sorted({(start, end) for start, end, _ in marks} | {(span.start, span.end) for span in led_to})
    borders = {0, len(report.text), *(start for start, _ in targets)}
    borders.update(place for start, end, _ in marks for place in (start, end))
    borders.update(place for passage in passages for place in (passage.span.start, passage.span.end))
    ordered = sorted(borders)
    return tuple(_segment(report, (a, b), marks, targets, passages) for a, b in pairwise(ordered))


def _segment(
    report: Report,
    piece: tuple[int, int],
    marks: list[tuple[int, int, str]],
    targets: list[tuple[int, int]],
    passages: Sequence[Passage],
) -> Segment:
    start, end = piece
    here = tuple(dict.fromkeys(code for a, b, code in marks if a <= start and end <= b))
    codes = tuple(code for code in here if code)
    kinds = tuple(sorted({code[:2].lower() or "sought" for code in here}))
    furniture = next(
        (p.kind.value for p in passages if not p.is_body and p.span.start <= start and end <= p.span.end), ""
    )
    anchors = tuple(f"s={a}-{b}" for a, b in targets if a == start)
    return Segment(report.text[start:end], start, end, codes, kinds, furniture, anchors, len(codes) > 1)
