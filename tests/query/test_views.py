"""Asking the record: filters, frames, the matrix and what changed, on entries made by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diurna.errors import NotFoundError
from diurna.query import RecordView
from diurna.types.actors import Actor
from diurna.types.dates import Basis, between, on
from diurna.types.entries import EventEntry, Party, PositionEntry, QuestionEntry, ShiftEntry, Telling
from diurna.types.ontology import ActorKind, EventStatus, EventType, StanceValue
from diurna.types.record import Record
from diurna.types.reports import Report

TEXT = "Norway closed its ports. Iceland protested."
REPORT = Report("0123456789ab", TEXT, date(2019, 6, 4), outlet="Harbour Post")
CLOSED, PROTESTED = REPORT.cite(REPORT.span(0, 24)), REPORT.cite(REPORT.span(25, 43))
NORWAY = Actor("gov:NOR", ActorKind.GOVERNMENT, "Norway", "NOR", "GOV", aliases=("Oslo",))
MINISTER = Actor("person:ola@NOR", ActorKind.PERSON, "Ola Nordmann", "NOR", "GOV", acts_for="gov:NOR")


def event(number: int, day: date, actor: Actor, **more: object) -> EventEntry:
    telling = Telling(REPORT.id, "or-1", f"e{number}", REPORT.published, EventStatus.OCCURRED, (CLOSED,))
    made = EventEntry(
        id=f"ev{number:024x}",
        code=f"EV-{number}",
        type=EventType.SANCTION,
        summary="",
        status=EventStatus.OCCURRED,
        actors=(Party(actor.key, actor.name),),
        recipients=(),
        history=(telling,),
        recorded=REPORT.published,
        date=on(day, Basis.EXPLICIT),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def position(number: int, stance: StanceValue, *, current: bool) -> PositionEntry:
    return PositionEntry(
        id=f"po{number:024x}",
        code=f"PO-{number}",
        holder=Party("gov:NOR", "Norway"),
        question="qu1",
        stance=stance,
        label="",
        date=on(date(2019, 6, number), Basis.EXPLICIT),
        evidence=(CLOSED,),
        origins=("or-1",),
        recorded=REPORT.published,
        is_current=current,
    )


QUESTION = QuestionEntry("qu1", "QU-1", "close the ports", ("close the ports", "shut harbours"), ("close", "port"))
BEFORE, AFTER = position(1, StanceValue.AGAINST, current=False), position(3, StanceValue.FOR, current=True)
SHIFT = ShiftEntry(
    "sh1", "SH-1", BEFORE.holder, "qu1", BEFORE.id, AFTER.id, BEFORE.stance, AFTER.stance, AFTER.date, (CLOSED,),
    (PROTESTED,), REPORT.published,
)  # fmt: skip
RECORD = RecordView(
    Record(
        reports=(REPORT,),
        actors=(NORWAY, MINISTER),
        events=(event(1, date(2019, 6, 1), NORWAY), event(2, date(2019, 6, 3), MINISTER)),
        questions=(QUESTION,),
        positions=(BEFORE, AFTER),
        shifts=(SHIFT,),
    )
)


@pytest.mark.parametrize("name", ["Norway", "norway", "NOR", "Oslo", "gov:NOR"])
def test_a_government_is_found_by_every_form_with_those_who_act_for_it(name: str) -> None:
    assert [entry.code for entry in RECORD.events(actor=name)] == ["EV-1", "EV-2"]


def test_a_person_is_found_by_surname_alone_and_not_with_her_government() -> None:
    assert [entry.code for entry in RECORD.events(actor="Nordmann")] == ["EV-2"]


def test_an_unknown_actor_is_an_error_and_not_an_empty_list() -> None:
    with pytest.raises(NotFoundError, match="diurna actors"):
        RECORD.events(actor="Atlantis")


def test_days_are_included_at_both_ends() -> None:
    assert len(RECORD.events(since=date(2019, 6, 1), until=date(2019, 6, 3))) == 2
    assert [e.code for e in RECORD.events(since=date(2019, 6, 2))] == ["EV-2"]


def test_a_question_is_found_by_any_of_its_wordings() -> None:
    assert len(RECORD.positions(question="harbours")) == 2
    with pytest.raises(NotFoundError):
        RECORD.positions(question="tariffs")


def test_the_matrix_shows_the_latest_stance_and_that_it_moved() -> None:
    cell = RECORD.matrix().cells["Norway", "qu1"]

    assert cell.current is AFTER
    assert cell.history == (BEFORE, AFTER)
    assert cell.shifts == (SHIFT,)


def test_frames_hold_the_documented_columns() -> None:
    rows = RECORD.events().rows()

    assert list(RECORD.events().to_pandas().columns) == list(rows[0])
    assert RECORD.events().to_polars().columns == list(rows[0])
    assert rows[0]["permalink"] == "/r/0123456789ab#s=0-24"


def test_what_is_known_under_another_telling_is_not_new() -> None:
    known = replace(RECORD.record, events=RECORD.record.events[:1])
    renamed = event(9, date(2019, 6, 1), NORWAY, also=(RECORD.record.events[0].id,), status=EventStatus.PLANNED)
    later = RecordView(replace(known, events=(renamed,)))

    changes = later.changes(RecordView(known))

    assert changes.events == ()
    assert [new.code for _, new in changes.changed_events] == ["EV-9"]


DAYS = st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(DAYS, DAYS, DAYS, DAYS)
def test_narrowing_dates_does_not_depend_on_the_order(
    a: date | None, b: date | None, c: date | None, d: date | None
) -> None:
    if (a and b and a > b) or (c and d and c > d):
        return
    one, two = between(a, b, Basis.EXPLICIT), between(c, d, Basis.EXPLICIT)
    met, again = one.intersect(two), two.intersect(one)

    assert (met is None) == (again is None)
    if met and again:
        assert (met.earliest, met.latest, met.precision) == (again.earliest, again.latest, again.precision)
        assert met.days() <= min(one.days(), two.days())
