"""Leads the links of dates counted from another event to that event, once all events of a report are known."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diurna.types.findings import EventMention


def anchored(events: Sequence[EventMention]) -> Iterator[EventMention]:
    """Yield the events, each link's anchor now the id of the event told at the words it counts from, or None.

    Until here an anchor is the place of those words ("e1120-1129"): the word that tells the event, or ("a day after it
    was announced that votes would be held") a word of the clause that tells it.
    """
    for event in events:
        link = event.date_link
        if link is None or link.anchor is None:
            yield event
            continue
        others = [other for other in events if other.id != event.id]
        yield replace(event, date_link=replace(link, anchor=_told_at(link.anchor, others)))


def _told_at(place: str, events: Sequence[EventMention]) -> str | None:
    start, _, end = place.removeprefix("e").partition("-")
    first, last = int(start), int(end)
    covering = [
        (span.end - span.start, event.id)
        for event in events
        for span in (event.trigger, *event.evidence)
        if span.start <= first and last <= span.end
    ]
    return min(covering)[1] if covering else None
