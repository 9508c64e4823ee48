"""Measures: what their events know of the date serves them."""

from dataclasses import replace
from datetime import date

from diurna.chronology.measures import dated_by_events
from diurna.types.dates import Basis, DateInterval, between, on
from diurna.types.entries import EventEntry, MeasureEntry
from diurna.types.ontology import EventStatus, EventType, MeasureKind, MeasureStatus

DAY = on(date(2022, 9, 21), Basis.EXPLICIT)
WEEK = between(date(2022, 9, 19), date(2022, 9, 25), Basis.RELATIVE_TO_REPORT)
OTHER = on(date(2022, 10, 3), Basis.EXPLICIT)
EVENT = EventEntry("ev1", "EV-1", EventType.MOBILIZE, "", EventStatus.PLANNED, (), (), (), date(2022, 9, 22), date=DAY)
MEASURE = MeasureEntry(
    "me1", "ME-1", (), MeasureKind.MOBILISATION, MeasureStatus.ANNOUNCED, "", (), (), date(2022, 9, 22), event="ev1"
)


def period(given: DateInterval | None) -> DateInterval | None:
    (found,) = dated_by_events([replace(MEASURE, period=given)], [EVENT])
    return found.period


def test_a_week_is_narrowed_to_the_day_of_the_event() -> None:
    narrowed = period(WEEK)

    assert narrowed is not None
    assert narrowed.iso() == "2022-09-21"


def test_a_measure_without_a_date_takes_that_of_its_event() -> None:
    assert period(None) == DAY


def test_a_date_the_event_cannot_hold_stays() -> None:
    assert period(OTHER) == OTHER
