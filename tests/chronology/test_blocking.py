"""Only tellings that share a key are ever compared, and a key rests on the telling alone."""

from datetime import date

from chronology.factories import Draft, day
from diurna.chronology.blocking import months_of
from diurna.chronology.clusters import Told, cluster_events, keys_of, told_in
from diurna.chronology.indexes import ReportIndex
from diurna.types.ontology import EventType


def told(*drafts: Draft) -> tuple[Told, ...]:
    return told_in([ReportIndex.of(draft.resolved(), draft.id) for draft in drafts])


def ban(published: str, words: str, content: str, name: str) -> Draft:
    draft = Draft(published, words + ".", name)
    draft.event(words, EventType.SANCTION, "ban", content, by=("Northland",), on=day(published))
    return draft


def test_tellings_of_one_deed_share_a_key() -> None:
    one, two = told(
        ban("2024-05-02", "Northland banned copper imports", "ban copper import", "first"),
        ban("2024-05-03", "Northland outlawed imports of copper", "copper import outlaw", "second"),
    )
    assert keys_of(one) & keys_of(two)


def test_like_deeds_half_a_year_apart_share_no_key() -> None:
    one, two = told(
        ban("2024-05-02", "Northland banned copper imports", "ban copper import", "first"),
        ban("2024-11-02", "Northland banned copper imports", "ban copper import", "second"),
    )
    assert not keys_of(one) & keys_of(two)


def test_what_else_a_record_tells_changes_no_event() -> None:
    pair = (
        ban("2024-05-02", "Northland banned copper imports", "ban copper import", "first"),
        ban("2024-05-03", "Northland outlawed imports of copper", "copper import outlaw", "second"),
    )
    others = [
        ban(f"2023-0{month}-02", f"Northland banned copper imports number {month}", "ban copper import", f"o{month}")
        for month in range(1, 9)
    ]
    alone = [tuple(item.id for item in cluster.told) for cluster in cluster_events(told(*pair))]
    among = [tuple(item.id for item in cluster.told) for cluster in cluster_events(told(*pair, *others))]
    assert len(alone) == 1
    assert alone[0] in among


def test_months_reach_from_the_first_day_to_the_last() -> None:
    assert months_of(date(2023, 12, 28), date(2024, 1, 3)) == ("2023-12", "2024-01")
