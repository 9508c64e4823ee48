"""Makes one entry of the tellings of one event, with its history and who vouches for it."""

from collections import Counter
from collections.abc import Sequence

from diurna.chronology.clusters import Cluster, Told
from diurna.chronology.indexes import once
from diurna.chronology.outcomes import (
    between_reports,
    is_own_voice,
    narrowed_by_announcement,
    outcome,
    settle_announced,
    settle_date,
)
from diurna.types.entries import Amount, EventEntry, Party, Telling
from diurna.types.identity import entry_code
from diurna.types.ontology import EventStatus, EventType

_LONGEST_SUMMARY = 200


def event_entry(cluster: Cluster) -> EventEntry:
    """Return the entry of one event."""
    history = tuple(_telling(told, why) for told, why in zip(cluster.told, cluster.reasons, strict=True))
    status = outcome(history)
    clearest = _clearest(cluster.told, history, status)
    kind = _type(cluster.told, clearest)
    key = cluster.survivor or cluster.told[0].id
    mentions = [told.mention for told in cluster.told]
    place, place_name = _place(cluster.told, clearest)
    own = [item for item in history if is_own_voice(item)]
    announced = settle_announced([mention.announced for mention in mentions])
    vouchers = once(party for item in history for party in item.according_to)
    return EventEntry(
        id=key,
        code=entry_code(key),
        type=kind,
        summary=_summary(clearest),
        status=status,
        actors=_parties(cluster.told, clearest, "actors"),
        recipients=_parties(cluster.told, clearest, "recipients"),
        history=history,
        recorded=min(item.published for item in history),
        also=tuple(dict.fromkeys(told.id for told in cluster.told if told.id != key)),
        modes=clearest.mention.modes or next((m.modes for m in mentions if m.modes and m.type is kind), ()),
        contexts=tuple(sorted({context for mention in mentions for context in mention.contexts})),
        date=between_reports(
            narrowed_by_announcement(settle_date(history).date, announced, [mention.lemma for mention in mentions]),
            history,
        ),
        announced=announced,
        place=place,
        place_name=place_name,
        figures=_figures(cluster.told),
        is_background=all(mention.is_background for mention in mentions),
        type_is_approximate=clearest.mention.type_is_approximate,
        supported_by=tuple(dict.fromkeys(item.origin for item in own)),
        alleged_by=() if own else vouchers,
    )


def _telling(told: Told, why: str) -> Telling:
    mention, index = told.mention, told.index
    coded = mention.provenance.reason
    return Telling(
        report_id=index.report.id,
        origin=index.origin,
        finding=mention.id,
        published=index.report.published,
        status=mention.status,
        evidence=index.cite(mention.evidence),
        according_to=index.parties(mention.according_to),
        date=mention.date,
        reason=f"{coded}; one event with the earlier tellings: {why}" if why else coded,
    )


def _clearest(told: Sequence[Told], history: Sequence[Telling], status: EventStatus) -> Told:
    """Return the telling that has the outcome, in a report's own voice, with actors and day; the first of equals."""

    def worth(pair: tuple[Told, Telling]) -> tuple[int, ...]:
        item, telling = pair
        mention = item.mention
        named = sum(party.key is not None for party in item.index.parties(mention.actors))
        dated = mention.date is not None and mention.date.days() == 1
        return (telling.status is status, is_own_voice(telling), min(named, 1), dated, bool(mention.recipients))

    return max(zip(told, history, strict=True), key=worth)[0]


def _type(told: Sequence[Told], clearest: Told) -> EventType:
    counts = Counter(item.mention.type for item in told)
    most = max(counts.values())
    return (
        clearest.mention.type
        if counts[clearest.mention.type] == most
        else min(k for k, n in counts.items() if n == most)
    )


def _summary(told: Told) -> str:
    words = " … ".join(" ".join(item.words.split()) for item in told.index.cite(told.mention.evidence[:1]))
    if len(words) <= _LONGEST_SUMMARY:
        return words
    return words[:_LONGEST_SUMMARY].rsplit(" ", 1)[0] + " …"


def _parties(told: Sequence[Told], clearest: Told, field: str) -> tuple[Party, ...]:
    """Return the parties of the clearest telling, then what the others add: never a body beside who acts for it."""
    ordered = [clearest, *(item for item in told if item is not clearest)]
    found: list[Party] = []
    covered: set[str] = set()
    for item in ordered:
        for party in item.index.parties(getattr(item.mention, field)):
            standing = item.index.standing(party)
            if item is not clearest and (party.key is None or standing & covered):
                continue
            found.append(party)
            covered |= standing
    return once(found)


def _place(told: Sequence[Told], clearest: Told) -> tuple[str | None, str]:
    ordered = [clearest, *(item for item in told if item is not clearest)]
    found = [item.index.place_of(item.mention.place) for item in ordered]
    return next((pair for pair in found if pair[0]), next((pair for pair in found if pair[1]), (None, "")))


def _figures(told: Sequence[Told]) -> tuple[Amount, ...]:
    kept: dict[tuple[object, ...], Amount] = {}
    for item in told:
        for amount in item.index.amounts(item.mention.figures):
            kept.setdefault((amount.value, amount.upper, amount.unit, amount.qualifier, amount.kind), amount)
    return tuple(kept.values())
