"""The actors: who appears, and for each what it said, did, holds and imposed."""

from dataclasses import dataclass

from diurna.errors import NotFoundError
from diurna.query.doubts import standing
from diurna.query.source import every
from diurna.types.actors import Actor, OfficeTerm
from diurna.types.listing import Ask
from diurna.types.record import JudgementKind
from diurna.web.asking import Asked
from diurna.web.cards import Bit, Card, Lens, Quote, card_of
from diurna.web.page import Choices, Page, choices_of, json_rows, next_link, rows_of

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in the list, with where the reports name it most fully."""

    key: str
    name: str
    link: str
    kind: str
    country: str
    acts_for: Bit
    offices: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ActorsView:
    """The list of actors."""

    lines: tuple[ActorLine, ...]
    facets: tuple[Choices, ...]
    count: str
    next: str


@dataclass(frozen=True, slots=True)
class Part:
    """What an actor did of one kind, with the address of all of it."""

    title: str
    cards: tuple[Card, ...]
    count: str
    link: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor's page; ``other`` is the actor a merge is weighed with, both sides shown."""

    line: ActorLine
    aliases: tuple[str, ...]
    offices: tuple[str, ...]
    parts: tuple[Part, ...]
    other: "ActorView | None"
    alike: tuple[tuple[str, str], ...]


def actors_page(asked: Asked) -> Page:
    """Return the actors, narrowed by kind, country and words."""
    lens = asked.lens()
    listing = asked.source().listing(asked.ask("actors"))
    count = asked.tongue.count("%(n)s actor", "%(n)s actors", listing.total)
    lines = tuple(_line(actor, lens) for actor in listing.items if actor.name)
    shown = ActorsView(lines, choices_of(listing.facets, asked), count, next_link(listing, asked))
    return Page(lens.say("Actors"), "actors.html", shown, json_rows(listing, asked))


def actor_page(asked: Asked) -> Page:
    """Return one actor by its key; ``with`` names another to compare with before merging."""
    actor = _actor(asked, asked.key)
    other = _actor(asked, asked.one("with")) if asked.one("with") else None
    shown = _view(actor, asked, other)
    return Page(actor.name, "actor.html", shown, rows_of((actor,), asked)[0])


def _actor(asked: Asked, key: str) -> Actor:
    found = asked.source().actor(key) or asked.source().actor(_survivor(key, asked))
    if found is None:
        raise NotFoundError("actor", key, "The list of actors has them all.")
    return found


def _survivor(key: str, asked: Asked) -> str:
    """Return the actor a merged one was made one with: a merged key leads to its survivor."""
    merged = {one.target: one.after for one in standing(asked.desk.judgements()) if one.kind is JudgementKind.MERGE}
    seen: set[str] = set()
    while key in merged and key not in seen:
        seen.add(key)
        key = merged[key]
    return key


def _view(actor: Actor, asked: Asked, other: Actor | None) -> ActorView:
    lens = asked.lens()
    alike = every(asked.source(), Ask("actors", {"kind": (actor.kind.value,)}))
    return ActorView(
        _line(actor, lens), actor.aliases, tuple(_term(term) for term in actor.offices), _parts(actor, asked, lens),
        _view(other, asked, None) if other else None,
        tuple((one.key, one.name) for one in alike if one.key != actor.key)[:300],
    )  # fmt: skip


def _line(actor: Actor, lens: Lens) -> ActorLine:
    body = lens.source.actor(actor.acts_for) if actor.acts_for else None
    acts_for = Bit(body.name if body else actor.acts_for or "", "who", f"/a/{actor.acts_for}" if actor.acts_for else "")
    offices = ", ".join(dict.fromkeys(term.title for term in actor.offices[:3]))
    return ActorLine(
        actor.key, actor.name, f"/a/{actor.key}", lens.word(actor.kind.value), actor.country or "", acts_for, offices,
        lens.quotes(actor.evidence[:2]),
    )  # fmt: skip


def _parts(actor: Actor, asked: Asked, lens: Lens) -> tuple[Part, ...]:
    wanted = (
        ("positions", "holder", lens.say("Positions")), ("shifts", "holder", lens.say("Moves")),
        ("statements", "speaker", lens.say("Statements")), ("events", "actor", lens.say("Events")),
        ("measures", "by", lens.say("Measures")),
    )  # fmt: skip
    made = []
    for kind, field, title in wanted:
        listing = asked.source().listing(
            Ask(kind, {field: (actor.key,)}, order="-date", limit=_SHOWN, wants_facets=False)
        )
        link = f"/{'positions' if kind == 'shifts' else kind}?{field}={actor.key}"
        count = asked.tongue.count("%(n)s entry", "%(n)s entries", listing.total)
        if listing.total:
            made.append(Part(title, tuple(card_of(entry, lens, quotes=1) for entry in listing.items), count, link))
    return tuple(made)


def _term(term: OfficeTerm) -> str:
    years = " – ".join(day.isoformat() if day else "" for day in (term.start, term.end))
    return f"{term.title} ({years})" if years.strip(" –") else term.title
