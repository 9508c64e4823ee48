"""The date of an event or statement: its own expression, a link to another event, tense, or the report's day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from diurna.extraction.dates.attachment import Attached, attachments, times_of
from diurna.extraction.dates.bounds import interval_from
from diurna.extraction.dates.frame import Tense
from diurna.extraction.dates.links import link_of, moved
from diurna.extraction.dates.narrative import carried
from diurna.extraction.dates.tense import is_perfect, tense_of
from diurna.extraction.dates.verbs import load_verbs
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import VERBAL
from diurna.types.dates import Basis, DateInterval, between, on
from diurna.types.findings import DateLink, Findings, TimeExpression
from diurna.types.ontology import EventStatus

_TO_COME = frozenset({EventStatus.PLANNED, EventStatus.CONSIDERED, EventStatus.THREATENED})


@dataclass(frozen=True, slots=True)
class Place:
    """A trigger with all that its date is read from."""

    token: Token
    part: ParsedPassage
    attached: tuple[Attached, ...]
    published: date
    status: EventStatus


def event_date(
    parsed: ParsedReport, found: Findings, token: Token, part: ParsedPassage, *, status: EventStatus
) -> tuple[DateInterval | None, DateLink | None]:
    """Return when an event happened or is to happen, and the link to the event it is counted from.

    Args:
        parsed: The report.
        found: What was found in it; its time expressions are read.
        token: The event's trigger.
        part: The passage of the trigger.
        status: What became of the event. A plan without a day has no date.
    """
    place = Place(token, part, attached_in(found, part), parsed.report.published, status)
    linked = link_of(token, place.attached)
    if linked is None:
        return _interval(place), None
    other = None if linked.other is None else _told(replace(place, token=linked.other))
    counted = None if other is None else moved(other, linked.link)
    return counted or _told(place), linked.link


def said_date(parsed: ParsedReport, found: Findings, token: Token, part: ParsedPassage) -> DateInterval:
    """Return when something was said: the day beside the words of saying, else the report's."""
    place = Place(token, part, attached_in(found, part), parsed.report.published, EventStatus.OCCURRED)
    own = interval_from(times_of(token, place.attached), place.published, place.status)
    if own is not None:
        return own
    if is_perfect(token):
        return _open_start(place)
    return carried(token, part, place.attached, place.published) or _report_day(place, "saying")


def _interval(place: Place) -> DateInterval | None:
    told = _told(place)
    if told is not None or place.status in _TO_COME:
        return told
    verb = place.token
    if verb.pos_ not in VERBAL:
        return None
    if is_perfect(verb):
        return _open_start(place)
    if tense_of(verb) is Tense.FUTURE:
        return None
    lists = load_verbs()
    if verb.lemma_ in lists.saying | lists.fresh:
        return _report_day(place, "a report's own news")
    return None


def _told(place: Place) -> DateInterval | None:
    """Return the day the text itself tells, beside the trigger or carried over, or None."""
    own = interval_from(times_of(place.token, place.attached), place.published, place.status)
    if own is not None or place.status in _TO_COME:
        return own
    return carried(place.token, place.part, place.attached, place.published)


def _open_start(place: Place) -> DateInterval:
    words = place.token.text
    reason = f"“{words}” is in the perfect: up to the report of {place.published.isoformat()}"
    return between(None, place.published, Basis.TENSE, words=words, reason=reason)


def _report_day(place: Place, what: str) -> DateInterval:
    day = place.published
    return on(
        day, Basis.REPORT_DATE, reason=f"“{place.token.text}”, {what} without a day: the report's, {day.isoformat()}"
    )


def attached_in(found: Findings, part: ParsedPassage) -> tuple[Attached, ...]:
    """Return the time expressions of a passage with what they hang on."""
    return attachments(part, _times_in(found.times, part))


def _times_in(times: Sequence[TimeExpression], part: ParsedPassage) -> tuple[TimeExpression, ...]:
    return tuple(time for time in times if part.passage.span.contains(time.span))
