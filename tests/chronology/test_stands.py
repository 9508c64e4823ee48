"""Stands read off deeds that no words of attitude tell."""

import pytest

from chronology.factories import Draft
from diurna.chronology import build_record
from diurna.types.entries import PositionEntry
from diurna.types.ontology import EventStatus, EventType, StanceValue


def drafted(kind: EventType, about: str, *, status: EventStatus = EventStatus.OCCURRED) -> Draft:
    draft = Draft("2024-05-01", f"Northland acted on {about} on Monday.")
    draft.event("acted", kind, "act", "act", by=("Northland",), status=status, about=about)
    return draft


def positions(draft: Draft) -> tuple[PositionEntry, ...]:
    return build_record([draft.resolved()]).positions


@pytest.mark.parametrize(
    ("kind", "status", "stance"),
    [
        (EventType.REJECT, EventStatus.OCCURRED, StanceValue.AGAINST),
        (EventType.ACCUSE, EventStatus.OCCURRED, StanceValue.AGAINST),
        (EventType.SUPPORT, EventStatus.PLANNED, StanceValue.FOR),
        (EventType.SANCTION, EventStatus.CONSIDERED, StanceValue.CONSIDERING),
        (EventType.AGREE, EventStatus.NEGATED, StanceValue.AGAINST),
    ],
)
def test_a_deed_shows_where_its_doer_stands(kind: EventType, status: EventStatus, stance: StanceValue) -> None:
    (position,) = positions(drafted(kind, "the request for observers", status=status))

    assert position.stance is stance
    assert position.holder.name == "Northland"
    assert "read as a stand" in position.reason


@pytest.mark.parametrize("about", ["it", "their proposal", "observers"])
def test_a_deed_whose_words_name_nothing_readable_shows_none(about: str) -> None:
    assert positions(drafted(EventType.REJECT, about)) == ()


@pytest.mark.parametrize("kind", [EventType.ASSAULT, EventType.CONSULT, EventType.PROTEST])
def test_fighting_meeting_and_protesting_are_no_stands_by_themselves(kind: EventType) -> None:
    assert positions(drafted(kind, "the port of call")) == ()


def test_an_alleged_deed_is_no_stand() -> None:
    assert positions(drafted(EventType.REJECT, "the request for observers", status=EventStatus.ALLEGED)) == ()


def test_words_of_attitude_on_the_same_deed_come_first() -> None:
    draft = drafted(EventType.REJECT, "the request for observers")
    draft.stance("acted on the request for observers", "Northland", "admit observers", StanceValue.AGAINST)

    assert [position.reason for position in positions(draft) if "read as a stand" in position.reason] == []
