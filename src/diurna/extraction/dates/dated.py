"""The date of any event of a report as a TIMEX3 value, with what the report says of the same event elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.dates.attachment import Attached, times_of
from diurna.extraction.dates.calendar import Period, period_of
from diurna.extraction.dates.events import attached_in, event_date
from diurna.extraction.dates.relative import value_of
from diurna.extraction.dates.verbs import load_verbs
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.dates import Basis, DateInterval
from diurna.types.findings import Findings
from diurna.types.ontology import EventStatus

_STEM = 6
_PLAIN = frozenset({"be", "have", "do", "make", "take", "get", "go"})


@dataclass(frozen=True, slots=True)
class DatedText:
    """A report with the dates its words tell.

    Attributes:
        by_stem: Values told for verbs and nouns, by the beginning of their lemma; the first telling counts.
    """

    parsed: ParsedReport
    found: Findings
    attached: Mapping[int, tuple[Attached, ...]]
    by_stem: Mapping[str, str]

    @classmethod
    def of(cls, parsed: ParsedReport, found: Findings) -> "DatedText":
        """Return the report with its dates read."""
        attached = {part.offset: attached_in(found, part) for part in parsed.parts}
        first = cls(parsed, found, attached, {})
        by_stem: dict[str, str] = {}
        for part in parsed.parts:
            for token in part.doc:
                stem = _stem(token)
                value = first.told(token, part) if stem and stem not in by_stem else None
                if value:
                    by_stem[stem] = value
        return cls(parsed, found, attached, by_stem)

    def value_at(self, start: int, end: int) -> str:
        """Return the value of the event at a span: told beside it, told of it elsewhere, or the report's day."""
        part = self.parsed.part_at(start)
        token = _token(part, start, end) if part is not None else None
        if part is None or token is None:
            return self.parsed.report.published.isoformat()
        told = self.told(token, part) or self.by_stem.get(_stem(token))
        return told or self.parsed.report.published.isoformat()

    def told(self, token: Token, part: ParsedPassage) -> str | None:
        """Return the value told for one token by the sentence itself or the one before, or None."""
        for item in times_of(token, self.attached[part.offset]):
            value = item.time.value.split("T")[0]
            if item.time.interval is not None and value[:1].isdigit() and "/" not in value:
                return value
        told, _ = event_date(self.parsed, self.found, token, part, status=EventStatus.OCCURRED)
        if told is None or told.basis in {Basis.REPORT_DATE, Basis.TENSE}:
            return None
        return value_of_interval(told)


def value_of_interval(interval: DateInterval) -> str | None:
    """Return the day, week, month or year an interval is, or None for any other."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    for unit in ("week", "month", "year"):
        if period_of(first, unit) == Period(first, last):
            return value_of(Period(first, last), unit)
    return None


def _stem(token: Token) -> str:
    """Return the beginning of a content word's lemma, so that "announce" and "announcement" meet; "" for others."""
    lemma = token.lemma_.lower()
    is_content = token.pos_ in {"VERB", "NOUN"} and len(lemma) > 2 and lemma not in _PLAIN | load_verbs().saying
    return lemma[:_STEM] if is_content else ""


def _token(part: ParsedPassage, start: int, end: int) -> Token | None:
    inside = list(_inside(part, start, end))
    return part.doc[inside[0].i : inside[-1].i + 1].root if inside else None


def _inside(part: ParsedPassage, start: int, end: int) -> Iterator[Token]:
    for token in part.doc:
        first = part.offset + token.idx
        if first < end and first + len(token) > start:
            yield token
