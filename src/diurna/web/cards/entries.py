"""One card a kind of entry: which parts stand on its first line, and which words under it."""

from collections.abc import Iterable
from functools import singledispatch
from itertools import chain
from typing import Any

from diurna.types.entries import (
    ContradictionEntry,
    EventEntry,
    MeasureEntry,
    PositionEntry,
    QuestionEntry,
    ShiftEntry,
    StatementEntry,
)
from diurna.web.cards.bits import Bit, Card, Quote
from diurna.web.cards.lens import Lens
from diurna.web.vocabulary import STANCES, STATUSES

_SHOWN = 3


def card_of(entry: Any, lens: Lens, *, quotes: int = _SHOWN) -> Card:
    """Return an entry as a card; words beyond ``quotes`` are counted and stand on its own page."""
    card: Card = _card(entry, lens, quotes)
    return card


@singledispatch
def _card(entry: Any, lens: Lens, quotes: int) -> Card:  # noqa: ARG001 - the signature of its kinds
    raise TypeError(f"no card for {type(entry).__name__}")


def _made(
    entry: Any,
    lens: Lens,
    kind: str,
    *,
    day: Bit,
    bits: Iterable[Bit],
    found: Iterable[Quote],
    limit: int,
    **more: Any,
) -> Card:
    words = tuple(found)
    history = getattr(entry, "history", ())
    reason = history[0].reason if history else getattr(entry, "reason", "")
    review, review_word = lens.review(
        (entry.id, *getattr(entry, "also", ())), reason=reason, disputed=more.pop("disputed", False)
    )
    known = {"shape": "", "word": "", "style": ""} | more
    return Card(
        entry.id, entry.code, kind, f"/e/{entry.code}", day, bits=tuple(bits), quotes=words[:limit],
        more=max(0, len(words) - limit), review=review, review_word=review_word, **known,
    )  # fmt: skip


def _status(value: str, lens: Lens) -> dict[str, str]:
    shape, _ = STATUSES.get(value, ("", value))
    return {"shape": shape, "word": lens.word(value), "style": value}


def stance_bit(value: str, lens: Lens) -> Bit:
    """Return a stance as shape and word."""
    shape, _ = STANCES[value]
    return Bit(f"{shape} {lens.word(value)}", f"stance {value}")


@_card.register
def _event(entry: EventEntry, lens: Lens, quotes: int) -> Card:
    kind = "/".join((entry.type.value, *entry.modes[:1])) + ("≈" if entry.type_is_approximate else "")
    bits: list[Bit] = [*lens.who(entry.actors, lens.say("somebody"))]
    if entry.recipients:
        bits += [Bit("→", "arrow"), *lens.who(entry.recipients)]
    bits.append(Bit(kind, "type", title=entry.history[0].reason if entry.history else ""))
    if entry.place_name:
        bits.append(Bit(entry.place_name, "place"))
    bits += [lens.amount(figure) for figure in entry.figures]
    if entry.alleged_by:
        bits += [Bit(lens.say("according to"), "told"), *lens.who(entry.alleged_by)]
    if entry.denied_by:
        bits += [Bit(lens.say("denied by"), "told"), *lens.who(entry.denied_by)]
    if entry.is_background:
        bits.append(Bit(lens.say("background"), "soft"))
    tellings = (lens.quote(words) for telling in entry.history for words in telling.evidence[:1])
    notes = (lens.say("The ontology has no code for this; the nearest is shown."),) if entry.type_is_approximate else ()
    return _made(
        entry, lens, "events", day=lens.day(entry.date or entry.announced), bits=bits, found=_once(tellings),
        limit=quotes, notes=notes, disputed=bool(entry.denied_by), **_status(entry.status.value, lens),
    )  # fmt: skip


@_card.register
def _statement(entry: StatementEntry, lens: Lens, quotes: int) -> Card:
    nobody = entry.unnamed_source or lens.say("nobody named")
    cue = Bit(entry.cue.words, "soft") if entry.cue else Bit(lens.say("carries on"), "soft")
    bits: list[Bit] = [*lens.who(entry.speakers, nobody), cue]
    if entry.addressee:
        bits += [Bit("→", "arrow"), *lens.who((entry.addressee,))]
    bits.append(Bit(f"{lens.word(entry.kind.value)}, {lens.word(entry.force.value)}", "type", title=entry.reason))
    return _made(
        entry, lens, "statements", day=lens.day(entry.said), bits=bits, found=lens.quotes(entry.content),
        limit=max(quotes, 5),
    )  # fmt: skip


@_card.register
def _position(entry: PositionEntry, lens: Lens, quotes: int) -> Card:
    bits: list[Bit] = [*lens.who((entry.holder,)), stance_bit(entry.stance.value, lens)]
    bits.append(lens.question(entry.question))
    if entry.according_to:
        bits += [Bit(lens.say("according to"), "told"), *lens.who(entry.according_to)]
    bits.append(Bit(origins(len(entry.origins), lens), "soft"))
    if not entry.is_current:
        bits.append(Bit(lens.say("earlier"), "soft"))
    return _made(
        entry, lens, "positions", day=lens.day(entry.date), bits=bits, found=lens.quotes(entry.evidence), limit=quotes,
        style=entry.stance.value,
    )  # fmt: skip


@_card.register
def _shift(entry: ShiftEntry, lens: Lens, quotes: int) -> Card:  # noqa: ARG001 - both sides are always shown
    before, after = (stance_bit(value.value, lens) for value in (entry.from_stance, entry.to_stance))
    bits = [
        *lens.who((entry.holder,)), before, Bit("→", "arrow"), after,
        lens.question(entry.question),
    ]  # fmt: skip
    found = (
        *lens.quotes(entry.evidence_before[:1], lens.say("before")),
        *lens.quotes(entry.evidence_after[:1], lens.say("after")),
    )
    return _made(
        entry,
        lens,
        "shifts",
        day=lens.day(entry.date),
        bits=bits,
        found=found,
        limit=2,
        notes=(entry.reason,) if entry.reason else (),
    )


@_card.register
def _measure(entry: MeasureEntry, lens: Lens, quotes: int) -> Card:
    bits: list[Bit] = [*lens.who(entry.by, lens.say("nobody named")), Bit(lens.word(entry.kind.value), "type")]
    if entry.target and entry.target not in entry.instrument:
        bits += [Bit("→", "arrow"), Bit(entry.target, "soft")]
    if entry.instrument:
        bits.append(Bit(entry.instrument, "soft"))
    bits += [lens.amount(amount) for amount in entry.amounts]
    found = chain(lens.quotes(entry.evidence), (lens.quote(amount.evidence) for amount in entry.amounts))
    return _made(
        entry, lens, "measures", day=lens.day(entry.period), bits=bits, found=_once(found), limit=quotes,
        **_status(entry.status.value, lens),
    )  # fmt: skip


@_card.register
def _contradiction(entry: ContradictionEntry, lens: Lens, quotes: int) -> Card:
    bits = (Bit(lens.say("cannot both hold"), "told"), Bit(lens.word(entry.field), "type"))
    day = Bit(entry.recorded.isoformat(), "day", title=lens.say("first reported"))
    found = lens.quotes(entry.sides)
    return _made(
        entry,
        lens,
        "contradictions",
        day=day,
        bits=bits,
        found=found,
        limit=max(quotes, 4),
        notes=(entry.reason,),
        disputed=True,
    )


@_card.register
def _question(entry: QuestionEntry, lens: Lens, quotes: int) -> Card:  # noqa: ARG001 - a question has wordings
    bits = (Bit(entry.name, "question", f"/positions?question={entry.id}"), Bit(" · ".join(entry.phrases[:6]), "soft"))
    return _made(
        entry,
        lens,
        "questions",
        day=Bit("", "day"),
        bits=bits,
        found=(),
        limit=0,
        notes=(entry.reason,) if entry.reason else (),
    )


def origins(number: int, lens: Lens) -> str:
    """Return how many independent origins there are, in words."""
    return lens.tongue.count("%(n)s origin", "%(n)s origins", number)


def _once(quotes: Iterable[Quote]) -> Iterable[Quote]:
    return dict.fromkeys(quotes)
