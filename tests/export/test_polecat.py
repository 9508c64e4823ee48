"""Events in POLECAT's columns: what is done is there, what is only planned or a bloc's is not."""

import csv
import datetime as dt
import io

import pytest

from diurna.export.polecat import columns, write_polecat
from diurna.types.actors import Actor
from diurna.types.dates import Basis, DateInterval, Precision
from diurna.types.entries import EventEntry, Party, Telling
from diurna.types.ontology import ActorKind, EventStatus, EventType
from diurna.types.record import Record
from diurna.types.reports import Report

DAY = dt.date(2024, 5, 3)
REPORT = Report("0" * 12, "text", DAY, outlet="Ledger")
ACTORS = (
    Actor("gov:NOR", ActorKind.GOVERNMENT, "Norway", "NOR", "GOV"),
    Actor("gov:ISL", ActorKind.GOVERNMENT, "Iceland", "ISL", "GOV"),
    Actor("bloc:the-west", ActorKind.BLOC, "the West"),
)
NORWAY, ICELAND, WEST = (Party(actor.key, actor.name) for actor in ACTORS)


def event(
    kind: EventType,
    status: EventStatus = EventStatus.OCCURRED,
    *,
    actors: tuple[Party, ...] = (NORWAY,),
    recipients: tuple[Party, ...] = (ICELAND,),
    modes: tuple[str, ...] = (),
) -> EventEntry:
    telling = Telling(REPORT.id, "or-1", "e1-2", DAY, status, ())
    return EventEntry(
        id="ev1",
        code="EV-1",
        type=kind,
        summary="words",
        status=status,
        actors=actors,
        recipients=recipients,
        history=(telling,),
        recorded=DAY,
        modes=modes,
        date=DateInterval(DAY, DAY, Precision.DAY, Basis.EXPLICIT),
    )


def rows(*events: EventEntry, with_yield: bool = False) -> list[dict[str, str]]:
    text = write_polecat(Record(reports=(REPORT,), actors=ACTORS, events=events), with_yield=with_yield)
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def test_there_are_forty_columns_each_named_once() -> None:
    assert len(columns()) == len(set(columns())) == 40


def test_a_deed_carries_its_quad_class_and_the_score_of_its_mode() -> None:
    (row,) = rows(event(EventType.SANCTION, modes=("expel",)))
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"], row["Intensity"]) == (
        "SANCTION",
        "expel",
        "4",
        "-5.5",
    )
    assert (row["Event Date"], row["Source"], row["Actor Country"]) == ("2024-05-03", "Ledger", "NOR")


@pytest.mark.parametrize(
    "status", [EventStatus.PLANNED, EventStatus.CONSIDERED, EventStatus.NEGATED, EventStatus.ALLEGED]
)
def test_what_is_not_done_is_left_out(status: EventStatus) -> None:
    assert rows(event(EventType.SANCTION, status)) == []


def test_a_promise_is_there_although_its_deed_is_still_to_come() -> None:
    assert len(rows(event(EventType.AGREE, EventStatus.PLANNED))) == 1


def test_a_bloc_is_no_actor_and_no_recipient() -> None:
    assert rows(event(EventType.ACCUSE, actors=(WEST,))) == []
    (row,) = rows(event(EventType.ACCUSE, recipients=(WEST,)))
    assert row["Recipient Name"] == ""


def test_each_actor_stands_with_each_recipient_under_an_id_of_its_own() -> None:
    found = rows(event(EventType.CONSULT, actors=(NORWAY, ICELAND), recipients=()))
    assert [row["Event ID"] for row in found] == ["EV-1/1", "EV-1/2"]


def test_concessions_are_yielding_where_asked() -> None:
    assert rows(event(EventType.RETREAT))[0]["Event Type"] == "RETREAT"
    assert rows(event(EventType.RETREAT), with_yield=True)[0]["Event Type"] == "YIELD"
