"""The date of an event or statement: its own expression, a link to another event, tense, or the report's day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from diurna.extraction.dates.attachment import Attached, attachments, times_of
from diurna.extraction.dates.bounds import interval_from
from diurna.extraction.dates.extractor import frame_of
from diurna.extraction.dates.links import Linked, link_of, moved
from diurna.extraction.dates.narrative import carried
from diurna.extraction.dates.tense import is_perfect
from diurna.extraction.dates.verbs import load_verbs
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import VERBAL, auxiliaries_of
from diurna.types.dates import Basis, DateInterval, between, on
from diurna.types.findings import DateLink, Findings, TimeExpression, finding_id
from diurna.types.ontology import EventStatus

_PASTS = frozenset({"VBD", "VBN", "VBG"})
_PLAN_PARTS = frozenset({"xcomp", "ccomp", "acomp", "oprd", "attr"})
_PLAN_DEPTH = 2
_TO_COME = frozenset({EventStatus.PLANNED, EventStatus.CONSIDERED, EventStatus.THREATENED})


@dataclass(frozen=True, slots=True)
class Place:
    """A trigger with all that its date is read from."""

    parsed: ParsedReport
    found: Findings
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
    place = Place(parsed, found, token, part, attached_in(found, part), frame_of(parsed).today, status)
    linked = link_of(token, place.attached)
    return (_interval(place), None) if linked is None else _by_link(place, linked)


def _by_link(place: Place, linked: Linked) -> tuple[DateInterval | None, DateLink]:
    """Return the day counted from the other event where the text tells that one's, and the link to it."""
    link, other = linked.link, linked.other
    if other is not None:
        deed = _matter(other)
        link = replace(link, anchor=finding_id("e", place.part.span(deed.i, deed.i)))
    own = interval_from(times_of(place.token, place.attached), place.published, place.status)
    far = None if own is not None or other is None else _told(replace(place, token=other))
    counted = None if far is None else moved(far, link)
    return own or counted or _told(place), link


def _matter(verb: Token) -> Token:
    """Return the deed a verb tells of: of "it was announced that votes would be held" the holding."""
    if verb.lemma_ not in load_verbs().saying:
        return verb
    return next((child for child in verb.children if child.dep_ in {"ccomp", "xcomp"}), verb)


def said_date(parsed: ParsedReport, found: Findings, token: Token, part: ParsedPassage) -> DateInterval:
    """Return when something was said: the day beside the words of saying, else the report's."""
    place = Place(parsed, found, token, part, attached_in(found, part), frame_of(parsed).today, EventStatus.OCCURRED)
    own = interval_from(times_of(token, place.attached), place.published, place.status)
    linked = link_of(token, place.attached) if own is None else None
    told = own if linked is None else _by_link(place, linked)[0]
    if told is not None:
        return told
    if is_perfect(token):
        return _open_start(place)
    return carried(parsed, found, token, part) or _report_day(place, "saying")


def _interval(place: Place) -> DateInterval | None:
    told = _told(place)
    if told is not None:
        return told
    if place.status in _TO_COME:
        return _announced(place) if place.status is EventStatus.THREATENED else None
    verb = place.token
    if verb.pos_ not in VERBAL:
        return None
    if is_perfect(verb):
        return _open_start(place)
    return _announced(place)


def _announced(place: Place) -> DateInterval | None:
    """Return the report's day for what it tells as its news: sayings, fresh deeds, present stands, main past verbs.

    A deed that a source alleges without a day is left undated: it is seldom the report's news.
    """
    verb, lists = place.token, load_verbs()
    helpers = auxiliaries_of(verb)
    if verb.lemma_ in lists.saying | lists.fresh and verb.tag_ in _PASTS:
        return _report_day(place, "a report's own news")
    if place.status is EventStatus.ALLEGED:
        return None
    first = next(iter(helpers), verb)
    if first.tag_ == "MD":
        return _report_day(place, "a stand taken") if place.status is EventStatus.OCCURRED else None
    if first.tag_ in {"VBZ", "VBP"}:
        return _report_day(place, "present tense")
    if first.tag_ == "VBD" and verb.dep_ in {"ROOT", "conj"}:
        return _report_day(place, "the main verb of its sentence")
    return None


def _told(place: Place) -> DateInterval | None:
    """Return the day the text itself tells, beside the trigger or carried over, or None."""
    own = interval_from(times_of(place.token, place.attached), place.published, place.status)
    if own is not None:
        return own
    if place.status in _TO_COME:
        return _of_the_plan(place)
    return carried(place.parsed, place.found, place.token, place.part)


def _of_the_plan(place: Place) -> DateInterval | None:
    """Return the day of what is planned where the trigger is the planning: "has promised to lift it on 1 October"."""
    waiting = [place.token]
    for _ in range(_PLAN_DEPTH):
        waiting = [child for above in waiting for child in above.children if child.dep_ in _PLAN_PARTS]
        for child in waiting:
            told = interval_from(times_of(child, place.attached), place.published, place.status)
            if told is not None and child.tag_ == "VB":
                return told
    return None


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
