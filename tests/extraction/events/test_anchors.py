"""Dates counted from another event lead to that event's finding, or nowhere."""

from dataclasses import replace

import pytest

from diurna.extraction.events.anchors import anchored
from diurna.types.findings import DateLink, EventMention, Provenance
from diurna.types.ontology import EventStatus, EventType
from diurna.types.span import Span

REPORT = "0" * 12


def _event(start: int, end: int, clause: tuple[int, int]) -> EventMention:
    trigger, words = Span(REPORT, start, end), Span(REPORT, *clause)
    kind, why = EventType.THREATEN, Provenance("test", "by hand")
    return EventMention(f"e{start}-{end}-threaten", kind, trigger, "do", EventStatus.OCCURRED, (words,), why)


@pytest.mark.parametrize(
    ("place", "anchor"),
    [
        ("e40-44", "e40-44-threaten"),  # the word that tells it
        ("e50-55", "e40-44-threaten"),  # a word of the clause that tells it
        ("e90-95", None),  # told by no event
        ("e5-10", None),  # the event itself
    ],
)
def test_a_link_leads_to_the_event_told_at_its_words(place: str, anchor: str | None) -> None:
    threat = replace(_event(5, 10, (0, 20)), date_link=DateLink(1, place, "a day after"))

    first, second = anchored([threat, _event(40, 44, (30, 60))])

    assert first.date_link == DateLink(1, anchor, "a day after")
    assert second.date_link is None
