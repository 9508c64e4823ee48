"""The date of any event of a report as a TIMEX3 value, with what the report says of the same event elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diurna.extraction.dates.attachment import Attached, times_of
from diurna.extraction.dates.calendar import Period, period_of
from diurna.extraction.dates.events import attached_in, event_date
from diurna.extraction.dates.mentions import DatedMention, around, may_agree, occasion_of, stem
from diurna.extraction.dates.relative import value_of
from diurna.extraction.dates.story import Told, headline_of, leads, shares_story, story_day
from diurna.extraction.dates.verbs import load_verbs
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import VERBAL, auxiliaries_of
from diurna.types.dates import Basis, DateInterval
from diurna.types.findings import Findings
from diurna.types.ontology import EventStatus


@dataclass(frozen=True, slots=True)
class DatedText:
    """A report with the dates its words tell.

    Attributes:
        by_stem: Values told for verbs and nouns, by the beginning of their lemma.
        story: The day of the lead's deed, where it tells one.
    """

    parsed: ParsedReport
    found: Findings
    attached: Mapping[int, tuple[Attached, ...]]
    by_stem: Mapping[str, Sequence[DatedMention]]
    story: str | None = None

    @classmethod
    def of(cls, parsed: ParsedReport, found: Findings) -> "DatedText":
        """Return the report with its dates read."""
        attached = {part.offset: attached_in(found, part) for part in parsed.parts}
        first = cls(parsed, found, attached, _values(parsed, cls(parsed, found, attached, {}).told))
        second = replace(first, by_stem=_values(parsed, first._told_or_occasion))
        return replace(second, story=story_day(parsed, second.known))

    def value_at(self, start: int, end: int) -> str:
        """Return the value of the event at a span: told beside it, told of it elsewhere, or the report's day."""
        part = self.parsed.part_at(start)
        token = _token(part, start, end) if part is not None else None
        if part is None or token is None:
            return self.parsed.report.published.isoformat()
        return (
            self.known(token, part)
            or self._of_clause(token, part)
            or self._of_story(token, part)
            or self.parsed.report.published.isoformat()
        )

    def known(self, token: Token, part: ParsedPassage) -> str | None:
        """Return the value told for one token, or for the same event elsewhere, or None."""
        return self._told_or_occasion(token, part) or self._elsewhere(token)

    def _told_or_occasion(self, token: Token, part: ParsedPassage) -> str | None:
        told, occasion = self.told(token, part), occasion_of(token)
        if told is not None or occasion is None:
            return told
        return self.told(occasion, part) or self._elsewhere(occasion)

    def _elsewhere(self, token: Token) -> str | None:
        """Return the value told of the same event elsewhere; "a flight" is none named before, and deeds lie behind."""
        if token.pos_ == "NOUN" and any(child.lower_ in {"a", "an"} for child in token.children):
            return None
        near = around(token)
        is_done = token.pos_ in VERBAL and _first(token).tag_ == "VBD"
        day = self.parsed.report.published.isoformat()
        values = [
            mention.value
            for mention in self.by_stem.get(stem(token), ())
            if may_agree(mention.around, near) and not (is_done and mention.value > day)
        ]
        return max(values, key=len, default=None)

    def _of_clause(self, token: Token, part: ParsedPassage) -> str | None:
        """Return the value of the deed whose clause names a noun's event, or None for verbs and what is said."""
        if token.pos_ in VERBAL:
            return None
        for above in token.ancestors:
            if above.pos_ in VERBAL:
                return None if above.lemma_ in load_verbs().saying else self.told(above, part)
        return None

    def _of_story(self, token: Token, part: ParsedPassage) -> str | None:
        headline = headline_of(self.parsed)
        is_headline = headline is not None and headline.offset == part.offset
        return self.story if is_headline or shares_story(token) or leads(token, self.parsed) else None

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


def _values(parsed: ParsedReport, told: Told) -> dict[str, list[DatedMention]]:
    """Return what is told of each word's event, by the beginning of its lemma."""
    by_stem: dict[str, list[DatedMention]] = {}
    for part in parsed.parts:
        for token in part.doc:
            value = told(token, part) if stem(token) else None
            if value:
                by_stem.setdefault(stem(token), []).append(DatedMention(value, around(token)))
    return by_stem


def _first(verb: Token) -> Token:
    return next(iter(auxiliaries_of(verb)), verb)


def _token(part: ParsedPassage, start: int, end: int) -> Token | None:
    inside = list(_inside(part, start, end))
    return part.doc[inside[0].i : inside[-1].i + 1].root if inside else None


def _inside(part: ParsedPassage, start: int, end: int) -> Iterator[Token]:
    for token in part.doc:
        first = part.offset + token.idx
        if first < end and first + len(token) > start:
            yield token
