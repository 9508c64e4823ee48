"""Lists answered by SQL are those of the same record in memory: entries, totals, facets, pages, lanes, matrix."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from diurna.errors import NotFoundError, UsageError
from diurna.query.fields import FIELDS, identity_of
from diurna.query.source import MemorySource
from diurna.query.stored import Kept, StoreSource
from diurna.types.listing import Ask, Condition
from diurna.workspace import Workspace

pytestmark = pytest.mark.model
KINDS = tuple(FIELDS)
NARROW = (
    Ask("events", {"type": ("CONSULT", "SANCTION")}),
    Ask("events", {"actor": ("Russia",)}),
    Ask("events", {"actor": ("unresolved",), "status": ("occurred",)}),
    Ask("events", {"background": ("no",)}),
    Ask("events", since=date(2022, 9, 21), until=date(2022, 9, 30)),
    Ask("events", conditions=(Condition("recorded", "gte", date(2022, 9, 28)), Condition("origins", "lt", 2))),
    Ask("events", conditions=(Condition("type", "not", values=("CONSULT",)),)),
    Ask("statements", {"force": ("claim",)}),
    Ask("statements", {"speaker": ("Ukraine",)}),
    Ask("statements", conditions=(Condition("published", "lte", date(2022, 9, 25)),)),
    Ask("positions", {"stance": ("against",), "current": ("yes",)}),
    Ask("positions", {"holder": ("Germany",)}),
    Ask("shifts", {"holder": ("unresolved",)}),
    Ask("measures", {"kind": ("sanction",)}),
    Ask("contradictions", {"field": ("date",)}),
    Ask("actors", {"kind": ("government",)}),
    Ask("actors", {"country": ("RUS",)}),
    Ask("reports", since=date(2022, 9, 28)),
)


@pytest.fixture(scope="module")
def workspace(record_path: Path) -> Iterator[Workspace]:
    with Workspace.open(record_path) as found:
        yield found


@pytest.fixture(scope="module")
def memory(workspace: Workspace) -> MemorySource:
    return MemorySource(workspace.record())


@pytest.fixture
def stored(workspace: Workspace) -> StoreSource:
    return StoreSource(workspace.store, Kept())


@pytest.mark.parametrize("ask", [*(Ask(kind) for kind in KINDS), *NARROW], ids=str)
def test_a_list_is_the_one_in_memory(memory: MemorySource, stored: StoreSource, ask: Ask) -> None:
    expected, found = memory.listing(replace(ask, limit=500)), stored.listing(replace(ask, limit=500))

    assert found.total == expected.total
    assert sorted(map(identity_of, found.items)) == sorted(map(identity_of, expected.items))
    if ask.kind != "reports":
        assert set(map(repr, found.items)) == set(map(repr, expected.items))
    for one, other in zip(found.facets, expected.facets, strict=True):
        assert one.name == other.name
        theirs = {v.value: v.count for v in other.values if not v.value.startswith("words:")}
        ours = {v.value: v.count for v in one.values}
        if not (one.rest or other.rest):
            assert ours == theirs


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("order", ["date", "-date", "recorded", "-recorded"])
def test_pages_hold_every_entry_once_and_backwards_is_the_same_backwards(
    stored: StoreSource, kind: str, order: str
) -> None:
    ask, found = Ask(kind, order=order, limit=7), []
    while True:
        listing = stored.listing(ask)
        found += [identity_of(entry) for entry in listing.items]
        if not listing.next:
            break
        ask = replace(ask, after=listing.next)
    assert len(found) == len(set(found)) == listing.total
    forwards = [identity_of(entry) for entry in stored.entries(Ask(kind, order=order.removeprefix("-")))]
    assert found == (forwards[::-1] if order.startswith("-") else forwards)


@pytest.mark.parametrize("lanes", ["actor", "question", "type"])
def test_lanes_are_those_of_memory(
    memory: MemorySource, stored: StoreSource, lanes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Ask("events")
    assert stored.timeline(ask, lanes) == memory.timeline(ask, lanes)
    for place in ("timeline", "stored"):
        monkeypatch.setattr(f"diurna.query.{place}.MOST_ITEMS", 3)
    expected = memory.timeline(ask, lanes)
    found = StoreSource(stored._store, Kept()).timeline(ask, lanes)
    assert expected.is_binned
    assert [(lane.key, sum(b.count for b in lane.bins)) for lane in found.lanes] == [
        (lane.key, sum(b.count for b in lane.bins)) for lane in expected.lanes
    ]
    assert [lane.bins for lane in found.lanes] == [lane.bins for lane in expected.lanes]


def test_the_rest_is_that_of_memory(memory: MemorySource, stored: StoreSource) -> None:
    assert stored.matrix() == memory.matrix()
    assert stored.places() == memory.places()
    assert stored.disputed() == memory.disputed()
    assert stored.accepted() == memory.accepted()
    event = memory.entries(Ask("events"))[0]
    assert stored.entry(event.id) == event
    assert [identity_of(e) for e in stored.listing(Ask("events", {"id": (event.id,)})).items] == [event.id]
    report = event.history[0].report_id
    assert stored.report(report) == memory.report(report)
    assert stored.passages(report) == memory.passages(report)
    head = stored.head(report)
    assert head is not None
    assert replace(head, text=memory.report(report).text) == memory.report(report)
    assert stored.head("nothing") is None


@pytest.mark.parametrize("kind", ["events", "statements", "positions", "measures", "actors", "reports"])
def test_the_words_on_a_report_are_found(memory: MemorySource, stored: StoreSource, kind: str) -> None:
    report = memory.view.record.reports[3].id
    if "report" in FIELDS[kind]:
        ask = Ask(kind, {"report": (report,)})
        assert set(map(identity_of, stored.entries(ask))) == set(map(identity_of, memory.entries(ask)))
    words = Ask(kind, words="sanctions" if kind == "measures" else "referendum")
    found = set(map(identity_of, stored.entries(words)))
    assert found <= set(map(identity_of, memory.entries(words)))
    assert found or kind == "actors"


def test_what_cannot_be_asked_is_refused(stored: StoreSource) -> None:
    for ask in (Ask("nothing"), Ask("events", {"nope": ("x",)}), Ask("events", order="up"), Ask("events", after="x")):
        with pytest.raises(UsageError):
            stored.listing(ask)
    with pytest.raises(NotFoundError):
        stored.listing(Ask("events", {"actor": ("Nobody Whatever",)}))
    with pytest.raises(NotFoundError):
        stored.entry("ev000000000000000000000000")
