"""Turns an event mention into the comparable features by which tellings of one event are found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from diurna.chronology.families import all_families
from diurna.chronology.indexes import ReportIndex
from diurna.chronology.wording import stem, stems_of, words_in
from diurna.types.dates import Basis, DateInterval
from diurna.types.findings import EventMention, Mention
from diurna.types.ontology import EventStatus, EventType, MentionForm

AHEAD = frozenset({EventStatus.PLANNED, EventStatus.CONSIDERED, EventStatus.THREATENED})
"""Statuses of what had not happened when it was told."""

VERBAL = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.SUPPORT, EventType.CONSULT}
)
"""Types done with words, which one actor may do again the next day."""

Key = tuple[date, str, int, str]


@dataclass(frozen=True, slots=True)
class Deed:
    """What is compared of one telling.

    Attributes:
        key: Publication date, report id, offset and finding id: the order of tellings, and their identity.
        actors: Keys of the doers, their bodies and states; ``recipients`` likewise.
        actor_stems: Stems of the words of doers that are only described; ``recipient_stems`` likewise.
        core: Stems of the trigger and of what it was done to.
        content: Stems of the whole telling.
        states: ISO codes of the states whose organs the doers are.
        window: First and last possible day.
        certainty: 2 when the text itself gives the day, 1 when it rests on the report's date, 0 when there is none.
        is_day: Whether the date is one day.
        wording: The words of the telling, for copies.
        figures: Value, upper end and stem of the unit.
        names: Stems of the names of places and others in its words, those of its parties left out.
        nations: ISO codes of the countries named in what it was done to.
        families: Families of the words for the deed and its object.
    """

    key: Key
    report: str
    origin: str
    type: EventType
    status: EventStatus
    trigger: str
    core: frozenset[str]
    content: frozenset[str]
    window: tuple[date, date]
    certainty: int
    is_day: bool
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    actor_stems: frozenset[str] = frozenset()
    recipient_stems: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    wording: str = ""
    place: str | None = None
    place_stems: frozenset[str] = frozenset()
    figures: tuple[tuple[float, float | None, str], ...] = ()
    names: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    is_approximate: bool = False
    is_background: bool = False

    @property
    def is_ahead(self) -> bool:
        """Whether it was still to come when told."""
        return self.status in AHEAD

    @property
    def is_dated(self) -> bool:
        """Whether the text itself gives the day."""
        return self.certainty == 2

    @property
    def is_verbal(self) -> bool:
        """Whether it is done with words."""
        return self.type in VERBAL


def deed_of(index: ReportIndex, event: EventMention) -> Deed:
    """Return the features of one telling."""
    report = index.report
    words = words_in(" ".join(span.cut(report.text) for span in event.evidence))
    inside = [m for m in index.findings.mentions if any(span.contains(m.span) for span in event.evidence)]
    parties = (*event.actors, *event.recipients)
    named = _named(index, parties) | _peoples(index, parties, inside)
    trigger = stem(event.lemma.split()[-1] if event.lemma else event.trigger.cut(report.text))
    thing = stems_of(words_in(event.object.cut(report.text))) if event.object else frozenset()
    content = stems_of(event.content_lemmas) | thing | (stems_of(words) if not event.content_lemmas else frozenset())
    place_key, place_name = index.place_of(event.place)
    return Deed(
        key=(report.published, report.id, event.evidence[0].start, event.id),
        report=report.id,
        origin=index.origin,
        type=event.type,
        status=event.status,
        trigger=trigger,
        core=frozenset({trigger}) | thing,
        content=(content | {trigger}) - named,
        window=window_of(event.date or event.announced, report.published, ahead=event.status in AHEAD),
        certainty=_certainty(event.date),
        is_day=bool(event.date and event.date.days() == 1),
        actors=_keys(index, event.actors),
        recipients=_keys(index, event.recipients),
        actor_stems=_stems(index, event.actors),
        recipient_stems=_stems(index, event.recipients),
        states=frozenset(state for party in index.parties(event.actors) if (state := index.state(party))),
        wording=" ".join(words).casefold(),
        place=place_key,
        place_stems=stems_of(words_in(place_name)),
        figures=tuple(sorted(((a.value, a.upper, stem(a.unit)) for a in index.amounts(event.figures)), key=str)),
        names=_names(inside) - named,
        nations=_nations(index, event),
        families=all_families({trigger} | thing),
        is_approximate=event.type_is_approximate,
        is_background=event.is_background,
    )


def _peoples(index: ReportIndex, parties: Iterable[str], inside: Iterable[Mention]) -> frozenset[str]:
    """Return the stems of the words for the countries of the parties: who they are is compared by itself."""
    own = {state for party in index.parties(parties) if (state := index.state(party))}
    own |= {country for item in parties if item in index.mentions and (country := index.mentions[item].country)}
    return frozenset(s for m in inside if m.country in own for s in stems_of(_capitalised(m)))


def _names(inside: Iterable[Mention]) -> frozenset[str]:
    return frozenset(s for m in inside if m.name or m.form is MentionForm.PLACE for s in stems_of(_capitalised(m)))


def _capitalised(mention: Mention) -> list[str]:
    return [word for word in words_in(mention.text) if word[0].isupper()]


def _nations(index: ReportIndex, event: EventMention) -> frozenset[str]:
    """Return the countries of those it was done to: by the words themselves, else by who they are."""
    inside = (m for m in index.findings.mentions if event.object and event.object.overlaps(m.span))
    named = (*inside, *(index.mentions[item] for item in event.recipients if item in index.mentions))
    doers = {index.mentions[item].country for item in event.actors if item in index.mentions}
    states = {state for party in index.parties(event.actors) if (state := index.state(party))}
    return (
        frozenset(m.country for m in named if m.country and m.country != "IGO")
        - states
        - frozenset(c for c in doers if c)
    )


def window_of(interval: DateInterval | None, published: date, *, ahead: bool) -> tuple[date, date]:
    """Return the first and last day something may have happened, open ends closed by what reports usually tell."""
    month = timedelta(days=31)
    if interval is None:
        return (published, published + 3 * month) if ahead else (published - month, published)
    start, end = interval.earliest, interval.latest
    is_told_day = interval.basis in (Basis.REPORT_DATE, Basis.TENSE)
    if is_told_day and start:
        start -= timedelta(days=2)
    if is_told_day and ahead:
        end = published + 3 * month
    if start is None:
        start = (end or published) - month
    if end is None:
        end = max(start, published) + month if ahead else max(start, published)
    return start, end


def _certainty(interval: DateInterval | None) -> int:
    if interval is None or interval.earliest is None:
        return 0
    return 2 if interval.basis in (Basis.EXPLICIT, Basis.RELATIVE_TO_REPORT) else 1


def _keys(index: ReportIndex, mentions: Iterable[str]) -> frozenset[str]:
    return frozenset(key for party in index.parties(mentions) for key in index.standing(party))


def _stems(index: ReportIndex, mentions: Iterable[str]) -> frozenset[str]:
    parties = index.parties(mentions)
    described = (party for party in parties if not index.standing(party))
    return frozenset(s for party in described for s in stems_of(words_in(f"{party.words} {party.name}")))


def _named(index: ReportIndex, mentions: Iterable[str]) -> frozenset[str]:
    found = (index.mentions[item] for item in mentions if item in index.mentions)
    return frozenset(s for item in found if item.name for s in stems_of(words_in(item.name)))
