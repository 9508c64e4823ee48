"""One event told in several reports is one entry with a history; look-alikes stay apart."""

from dataclasses import replace

from chronology.factories import Draft, day
from diurna.chronology import build_record
from diurna.types.dates import Basis
from diurna.types.entries import EventEntry
from diurna.types.findings import DateLink
from diurna.types.ontology import EventStatus, EventType, Force


def events(*drafts: Draft) -> tuple[EventEntry, ...]:
    return build_record([draft.resolved() for draft in drafts]).events


def expulsion(published: str, on: str | None, words: str, status: EventStatus = EventStatus.OCCURRED) -> Draft:
    draft = Draft(published, words + ".")
    kind, content = EventType.SANCTION, "expel consul port city smuggle"
    draft.event(words, kind, "expel", content, by=("Northland",), status=status, on=day(on) if on else None)
    return draft


def test_event_of_two_reports_is_one_entry_with_both_tellings() -> None:
    first = expulsion("2024-05-02", "2024-05-02", "Northland expelled the consul in the port city for smuggling")
    second = expulsion("2024-05-03", "2024-05-02", "The consul expelled from the port city for smuggling has left")
    (entry,) = events(first, second)
    assert [telling.report_id for telling in entry.history] == [first.id, second.id]
    assert len(entry.supported_by) == 2
    assert len(entry.also) == 1
    assert entry.recorded.isoformat() == "2024-05-02"
    assert "in common" in entry.history[1].reason


def test_plan_then_deed_is_history_and_the_deed_wins() -> None:
    plan = expulsion("2024-05-01", None, "Northland will expel the consul in the port city", EventStatus.PLANNED)
    deed = expulsion("2024-05-04", "2024-05-03", "Northland expelled the consul in the port city")
    (entry,) = events(deed, plan)
    assert entry.status is EventStatus.OCCURRED
    assert [telling.status for telling in entry.history] == [EventStatus.PLANNED, EventStatus.OCCURRED]
    assert entry.date is not None
    assert entry.date.iso() == "2024-05-03"


def test_plan_called_off_ends_negated() -> None:
    plan = expulsion("2024-05-01", None, "Northland will expel the consul in the port city", EventStatus.PLANNED)
    off = expulsion("2024-05-04", None, "Northland will not expel the consul in the port city", EventStatus.NEGATED)
    (entry,) = events(plan, off)
    assert entry.status is EventStatus.NEGATED


def test_like_events_a_fortnight_apart_stay_apart() -> None:
    first = expulsion("2024-05-02", "2024-05-02", "Northland expelled the consul in the port city")
    second = expulsion("2024-05-16", "2024-05-16", "Northland expelled a consul in the port city again")
    assert len(events(first, second)) == 2


def test_same_deed_to_different_ends_stays_apart() -> None:
    first = Draft("2024-05-02", "Northland banned imports of copper.")
    first.event(first.text[:-1], EventType.SANCTION, "ban", "ban import copper", by=("Northland",), to=("Southland",))
    second = Draft("2024-05-02", "Northland banned flights over the gulf.", "other")
    second.event(second.text[:-1], EventType.SANCTION, "ban", "ban flight gulf", by=("Northland",), to=("Southland",))
    assert len(events(first, second)) == 2


def test_other_actor_is_another_event() -> None:
    first = expulsion("2024-05-02", "2024-05-02", "Northland expelled the consul in the port city")
    second = Draft("2024-05-02", "Southland expelled the consul in the port city.", "other")
    content = "expel consul port city smuggle"
    second.event(second.text[:-1], EventType.SANCTION, "expel", content, by=("Southland",), on=day("2024-05-02"))
    assert len(events(first, second)) == 2


def test_minister_and_government_are_one_actor() -> None:
    first = expulsion("2024-05-02", "2024-05-02", "Northland expelled the consul in the port city")
    second = Draft("2024-05-03", "Ada Holm expelled the consul in the port city.")
    content = "expel consul port city smuggle"
    second.event(second.text[:-1], EventType.SANCTION, "expel", content, by=("Ada Holm",), on=day("2024-05-02"))
    (entry,) = events(first, second)
    assert [party.name for party in entry.actors] == ["Northland"]


def test_events_of_one_report_stay_as_told() -> None:
    draft = Draft("2024-05-02", "Northland expelled the consul. Northland expelled the attaché.")
    draft.event("Northland expelled the consul", EventType.SANCTION, "expel", "expel consul", by=("Northland",))
    draft.event("Northland expelled the attaché", EventType.SANCTION, "expel", "expel attaché", by=("Northland",))
    assert len(events(draft)) == 2


def test_dates_of_tellings_narrow_each_other() -> None:
    first = expulsion("2024-05-06", "2024-04-29/2024-05-05", "Northland expelled the consul in the port city last week")
    second = expulsion("2024-05-07", "2024-05-02", "Northland expelled the consul in the port city on Thursday")
    (entry,) = events(first, second)
    assert entry.date is not None
    assert entry.date.iso() == "2024-05-02"


def test_day_of_the_announcement_narrows_a_deed_that_is_announcing() -> None:
    plan = Draft("2024-05-03", "Northland announced on Thursday that it would mobilise reservists of the army.")
    plan.event(
        "it would mobilise reservists of the army",
        EventType.MOBILIZE,
        "mobilise",
        "army mobilise reservist",
        by=("Northland",),
        status=EventStatus.PLANNED,
        announced=day("2024-05-02"),
    )
    told = Draft("2024-05-07", "Last week Northland announced the mobilisation of reservists of the army.")
    told.event(
        "Northland announced the mobilisation of reservists of the army",
        EventType.MOBILIZE,
        "announce",
        "army mobilise reservist",
        by=("Northland",),
        on=day("2024-04-29/2024-05-05"),
    )
    (entry,) = events(plan, told)
    assert entry.date is not None
    assert entry.date.iso() == "2024-05-02"


def test_claim_stays_alleged_until_a_report_tells_it_itself() -> None:
    claim = Draft("2024-05-01", "Southland says Northland cut the cable off the cape.")
    content = "cut cable cape"
    claim.event(
        "Northland cut the cable off the cape",
        EventType.COERCE,
        "cut",
        content,
        by=("Northland",),
        source=("Southland",),
        status=EventStatus.ALLEGED,
    )
    (alone,) = events(claim)
    assert alone.status is EventStatus.ALLEGED
    assert [party.name for party in alone.alleged_by] == ["Southland"]
    assert alone.supported_by == ()
    told = Draft("2024-05-03", "Northland cut the cable off the cape.")
    told.event(told.text[:-1], EventType.COERCE, "cut", content, by=("Northland",))
    (both,) = events(claim, told)
    assert both.status is EventStatus.OCCURRED
    assert both.alleged_by == ()
    assert both.supported_by == (f"or-{told.id}",)


def test_denial_is_listed_with_the_event_denied() -> None:
    draft = Draft("2024-05-01", "Southland says Northland cut the cable. Ada Holm denied that it had cut the cable.")
    draft.event(
        "Northland cut the cable",
        EventType.COERCE,
        "cut",
        "cut cable",
        by=("Northland",),
        source=("Southland",),
        status=EventStatus.ALLEGED,
    )
    draft.says("it had cut the cable", "Ada Holm", Force.DENIAL)
    (entry,) = events(draft)
    assert [party.name for party in entry.denied_by] == ["Ada Holm"]


def test_day_counted_from_another_event_is_solved() -> None:
    draft = Draft("2024-05-09", "The vote was announced on Monday. Talks broke off a day after it was announced.")
    anchor = draft.event(
        "The vote was announced on Monday", EventType.REQUEST, "announce", "announce vote", on=day("2024-05-06")
    )
    draft.event(
        "Talks broke off a day after it was announced",
        EventType.REJECT,
        "break",
        "talk break",
        link=DateLink(1, anchor, "a day after it was announced"),
    )
    solved = next(entry for entry in events(draft) if entry.type is EventType.REJECT)
    assert solved.date is not None
    assert solved.date.iso() == "2024-05-07"
    assert solved.date.basis is Basis.RELATIVE_TO_EVENT


def told_as(published: str, words: str, lemma: str, content: str, **more: object) -> Draft:
    draft = Draft(published, words + ".", f"r{published}{lemma}")
    draft.event(words, EventType.MOBILIZE, lemma, content, by=("Northland",), **more)  # type: ignore[arg-type]
    return draft


def test_like_words_for_one_deed_of_one_actor_and_day_are_one_event() -> None:
    on = day("2024-05-02")
    first = told_as(
        "2024-05-02", "Northland called up its reservists", "call", "call reservist", on=on, about="reservists"
    )
    second = told_as(
        "2024-05-03", "Northland ordered a mobilisation", "order", "mobilisation order", on=on, about="mobilisation"
    )
    (entry,) = events(first, second)
    assert "in like words" in entry.history[1].reason


def test_unlike_deeds_of_one_actor_and_day_stay_apart() -> None:
    on = day("2024-05-02")
    first = told_as("2024-05-02", "Northland called up its reservists", "call", "call reservist", on=on)
    second = told_as("2024-05-03", "Northland tested a torpedo", "test", "test torpedo", on=on)
    assert len(events(first, second)) == 2


def test_one_report_that_tells_a_deed_again_in_like_words_tells_one_event() -> None:
    draft = Draft("2024-05-02", "Northland ordered a mobilisation. Northland would call up reservists.")
    kind, on = EventType.MOBILIZE, day("2024-05-02")
    draft.event(
        "Northland ordered a mobilisation", kind, "order", "mobilisation order", by=("Northland",), on=on,
        about="mobilisation",
    )  # fmt: skip
    draft.event(
        "Northland would call up reservists", kind, "call", "call reservist", by=("Northland",), on=on,
        about="reservists", status=EventStatus.PLANNED,
    )  # fmt: skip
    (entry,) = events(draft)
    assert entry.status is EventStatus.OCCURRED


def test_plan_and_what_became_of_it_are_one_event_though_little_is_told() -> None:
    plan = Draft("2024-05-01", "Votes would be held in the north.")
    plan.event(plan.text[:-1], EventType.COERCE, "hold", "hold vote", status=EventStatus.PLANNED, about="Votes")
    held = Draft("2024-05-09", "Votes were held.")
    held.event(held.text[:-1], EventType.COERCE, "hold", "hold vote", about="Votes")
    (entry,) = events(plan, held)
    assert entry.status is EventStatus.OCCURRED
    assert "planned first, occurred then" in entry.history[1].reason


def test_like_deeds_done_to_those_of_two_nations_stay_apart() -> None:
    first = Draft("2024-05-02", "Northland expelled a Chadian envoy.")
    second = Draft("2024-05-02", "Northland expelled a Malian envoy.", "other")
    for draft, words, country in ((first, "a Chadian envoy", "TCD"), (second, "a Malian envoy", "MLI")):
        draft.event(draft.text[:-1], EventType.SANCTION, "expel", "envoy expel", by=("Northland",), about=words)
        draft.who(words)
        draft.mentions[-1] = replace(draft.mentions[-1], country=country)
    assert len(events(first, second)) == 2


def test_claim_and_its_denial_stand_side_by_side_with_their_words() -> None:
    words = "Northland had cut the cable in the strait"
    draft = Draft("2024-05-02", f"Southland said {words}. Northland denied cutting the cable.")
    status = EventStatus.ALLEGED
    draft.event(words, EventType.COERCE, "cut", "cable cut", by=("Northland",), source=("Southland",), status=status)
    draft.says("cutting the cable", "Northland", Force.DENIAL)
    record = build_record([draft.resolved()])
    (entry,) = record.contradictions
    assert entry.field == "claim"
    assert [side.words for side in entry.sides] == [words, "cutting the cable"]
    assert entry.reason == "claimed by Southland, denied by Northland"


def test_a_plan_is_not_denied() -> None:
    draft = Draft("2024-05-02", "Northland may cut the cable. Northland denied cutting the cable.")
    draft.event(
        "Northland may cut the cable", EventType.COERCE, "cut", "cable cut", by=("Northland",),
        status=EventStatus.CONSIDERED,
    )  # fmt: skip
    draft.says("cutting the cable", "Northland", Force.DENIAL)
    assert build_record([draft.resolved()]).contradictions == ()


def test_a_deed_still_awaited_one_day_and_told_the_next_happened_between() -> None:
    plan = expulsion("2024-05-04", None, "Northland will expel the consul in the port city", EventStatus.PLANNED)
    deed = expulsion("2024-05-07", None, "Northland has expelled the consul in the port city")
    (entry,) = events(plan, deed)
    assert entry.date is not None
    assert entry.date.iso() == "2024-05-04/2024-05-07"
    assert "still to come on 2024-05-04" in entry.date.reason


def test_the_latest_plan_dates_what_has_not_happened() -> None:
    first = expulsion(
        "2024-05-04", "2024-05-10", "Northland will expel the consul in the port city", EventStatus.PLANNED
    )
    second = expulsion(
        "2024-05-08", "2024-05-14", "Northland will expel the consul in the port city", EventStatus.PLANNED
    )
    (entry,) = events(first, second)
    assert entry.date is not None
    assert entry.date.iso() == "2024-05-14"
