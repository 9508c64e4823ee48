"""Resolves described bodies and groups: "the ministry", "Russian troops", "protesters"."""

import re

from diurna.linguistics.words import load_word_list
from diurna.ontology.actors import load_actor_tables
from diurna.ontology.names import fold, slug
from diurna.resolution.backed import resolve_backed
from diurna.resolution.backers import read_backing
from diurna.resolution.governments import (
    BodyFacts,
    adjective_of,
    agency,
    armed_forces,
    bare,
    is_force,
    tabled,
    unnamed,
)
from diurna.resolution.ledger import Ledger
from diurna.resolution.named import resolve_minority
from diurna.resolution.offices import settle_on_holder, settle_on_somebody
from diurna.resolution.owners import OWN, is_definite, owned_country, owner_of
from diurna.resolution.salience import nearest
from diurna.resolution.states import is_state, resolve_state
from diurna.types.findings import Mention
from diurna.types.ontology import ActorKind, MentionForm

_ETHNIC = re.compile(r"\bethnic\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(two|both|three|four|five|all)\b", re.IGNORECASE)
_IN = re.compile(r" (?:in|from|at|near|of|throughout|across) (?:the |(?:north|south|east|west|cent)\w*ern |central )*")
_COLLEAGUES = frozenset({"counterpart", "colleague", "opposite number"})
_SEATED = frozenset({"JUD", "COP", "LEG", "EDU", "MED"})
_POINTING = frozenset({
    "side", "group", "alliance", "bloc", "body", "movement", "organisation", "organization", "coalition", "union",
    "agency", "one", "member", "leader", "country", "nation", "government", "minister", "official", "president",
    "ally", "partner", "neighbour", "neighbor", "party", "state", "authority",
})  # fmt: skip


def resolve_description(ledger: Ledger, mention: Mention) -> None:
    """Settle a described body or group, or refuse it where the words only point back and several can be meant."""
    head = mention.head.cut(ledger.report.text)
    after = ledger.report.text[mention.head.end : mention.head.end + 40]
    backing = read_backing(mention.text[: max(mention.head.end - mention.span.start, 0)], after)
    if backing is not None:
        resolve_backed(ledger, mention, backing)
        return
    before_head = mention.text[: max(mention.head.start - mention.span.start, 0)]
    if _SEVERAL.search(before_head) and _points_back(head) and is_definite(mention.text):
        ledger.refuse(mention, f"“{mention.text}” points to several at once")
        return
    country = mention.country or owned_country(ledger, mention) or _seat(ledger, mention)
    if fold(head).removesuffix("s") in _COLLEAGUES:
        _colleague(ledger, mention, country)
        return
    if is_state(mention, head):
        resolve_state(ledger, mention, head, country)
    else:
        _resolve_group(ledger, mention, head, country)


def _resolve_group(ledger: Ledger, mention: Mention, head: str, country: str | None) -> None:
    body = next((key[3:] for key in mention.keys if key.startswith("of:")), None)
    if body is not None and mention.country is None:
        _of_body(ledger, mention, head, body)
    elif country is not None:
        _of_country(ledger, mention, head, country)
    elif OWN.match(mention.text):
        ledger.refuse(mention, f"“{mention.text}”: whose is not settled")
    else:
        _countryless(ledger, mention, head)


def _seat(ledger: Ledger, mention: Mention) -> str | None:
    """Return the country of the place a group is in by its own words ("rebels in Darfur"), or None."""
    is_seated = mention.kind is ActorKind.AGENCY and mention.role in _SEATED
    if not is_seated and (mention.kind is not ActorKind.GROUP or mention.role in {None, "GOV", "IGO"}):
        return None
    places = [
        one
        for one in ledger.findings.mentions
        if one.form is MentionForm.PLACE and one.span.start > mention.head.end and _is_seat(ledger, mention, one)
    ]
    found = {country for one in places if (country := _place_country(ledger, one)) is not None}
    return next(iter(found)) if len(found) == 1 else None


def _is_seat(ledger: Ledger, mention: Mention, place: Mention) -> bool:
    """Return whether a place stands inside a description or right after it ("demonstrators in Bucharest")."""
    gap = ledger.report.text[mention.span.end : place.span.start]
    return mention.span.contains(place.span) or _IN.fullmatch(gap) is not None


def _place_country(ledger: Ledger, place: Mention) -> str | None:
    resolution = ledger.resolutions.get(place.id)
    if resolution is None or resolution.place is None:
        return None
    return ledger.places[resolution.place].country


def _points_back(head: str) -> bool:
    word = fold(head).split()[-1]
    return (
        word in _POINTING
        or word.removesuffix("s") in _POINTING
        or word in {"countries", "parties", "allies", "authorities"}
    )


def _of_country(ledger: Ledger, mention: Mention, head: str, country: str) -> None:
    if _ETHNIC.search(mention.text):
        resolve_minority(ledger, mention, country)
        return
    if is_force(head, mention.role) and (mention.is_plural or mention.kind is ActorKind.ARMED_FORCE):
        body = armed_forces(country)
    elif mention.kind in {ActorKind.AGENCY, ActorKind.ARMED_FORCE, ActorKind.PARTY}:
        body = agency(country, head, mention.kind, mention.role, _shown(ledger, mention, country))
    else:
        name, key = _group_name(ledger, mention, head, country)
        body = BodyFacts(key, mention.kind or ActorKind.GROUP, name, country, mention.role, _acts_for(mention, country))
    ledger.give_body(mention, body, f"“{mention.text}” → {body.name}: of {country} by its words")


def _group_name(ledger: Ledger, mention: Mention, head: str, country: str) -> tuple[str, str]:
    """Return the name and key of a group: "Iranian students", "students in Tehran", "Larrondo's aides"."""
    owner = owner_of(ledger, mention)
    if owner in ledger.by_key:
        name = f"{ledger.by_key[owner].name}'s {bare(head)}"
        return name, f"group:{country}:{slug(name)}"
    if mention.country is None and owner is None:
        return bare(mention.text), f"group:{country}:{slug(bare(mention.text))}"
    return _shown(ledger, mention, country), f"group:{country}:{slug(bare(head))}"


def _shown(ledger: Ledger, mention: Mention, country: str) -> str:
    """Return the name to show: what stands before the head and the head, the country's adjective before a bare one."""
    words = bare(mention.text[: mention.head.end - mention.span.start])
    found = load_actor_tables().countries.get(country)
    names = (
        adjective_of(country),
        found.name if found is not None else country,
        *(found.aliases if found is not None else ()),
    )
    if any(name in words for name in names):
        return words
    if any(name in mention.text for name in names):
        return bare(mention.text)
    return f"{adjective_of(country)} {bare(mention.head.cut(ledger.report.text))}"


def _colleague(ledger: Ledger, mention: Mention, country: str | None) -> None:
    """Settle "his Danish counterpart" on who holds the owner's office in that country."""
    owner = owner_of(ledger, mention)
    person = ledger.by_key.get(owner) if owner is not None else None
    if person is None or person.title is None or country is None or mention.is_plural or mention.country is None:
        ledger.refuse(mention, f"“{mention.text}”: the words do not say whose office")
        return
    settle_on_holder(ledger, mention, person.title, None, country)


def _acts_for(mention: Mention, country: str) -> str | None:
    return f"gov:{country}" if mention.role == "GOV" else None


def _of_body(ledger: Ledger, mention: Mention, head: str, body: str) -> None:
    owner = tabled(body)
    facts = BodyFacts(
        f"group:{body.partition(':')[2]}:{slug(bare(head))}",
        mention.kind or ActorKind.GROUP,
        bare(mention.text),
        owner.country if owner is not None else None,
        mention.role or (owner.role if owner is not None else None),
        body if owner is not None and mention.role in {"GOV", "IGO", "MIL", "COP", None} else None,
    )
    ledger.give_body(mention, facts, f"“{mention.text}”: of {owner.name if owner is not None else body} by its words")


def _countryless(ledger: Ledger, mention: Mention, head: str) -> None:
    """Settle a body named before ("the ministry"), or a group known by its words alone ("protesters")."""
    if fold(head).split()[-1] in load_word_list("things"):
        ledger.refuse(mention, f"“{mention.text}”: a thing, and nothing says whose")
        return
    if mention.kind in {ActorKind.AGENCY, ActorKind.ARMED_FORCE, ActorKind.PARTY, ActorKind.COMPANY}:
        _body_before(ledger, mention, head)
        return
    if _points_back(head):
        known = _called_so(ledger, mention, head) if mention.text.lower().startswith("the ") else None
        if known is not None:
            ledger.give(mention, known, f"“{mention.text}” → the one body named before that is called so")
        elif is_definite(mention.text) or (not mention.is_plural and mention.kind is not ActorKind.GROUP):
            ledger.refuse(mention, f"“{mention.text}”: the words do not say whose")
        else:
            settle_on_somebody(ledger, mention, bare(mention.text))
        return
    words = mention.text[: mention.head.end - mention.span.start]
    facts = unnamed(words, mention.kind or ActorKind.GROUP, mention.role, None, None)
    ledger.give_body(mention, facts, f"“{mention.text}”: a group known by its description only")


def _called_so(ledger: Ledger, mention: Mention, head: str) -> str | None:
    """Return the one organisation named before that the tables also call so ("the alliance"), or None."""
    word = fold(head).split()[-1]
    bodies = load_actor_tables().bodies
    named = {
        key
        for one in ledger.findings.mentions
        if one.span.start < mention.span.start and (key := ledger.actor_of(one.id)) in bodies and key is not None
    }
    fitting = {
        key
        for key in named
        if any(fold(name).split()[-1:] == [word] for name in (bodies[key].name, *bodies[key].aliases))
    }
    return next(iter(fitting)) if len(fitting) == 1 and not mention.is_plural else None


def _body_before(ledger: Ledger, mention: Mention, head: str) -> None:
    word = fold(head).split()[-1]
    text = ledger.report.text
    named = {
        key
        for one in ledger.findings.mentions
        if one.span.start < mention.span.start
        and fold(one.head.cut(text)).split()[-1:] == [word]
        and (key := ledger.actor_of(one.id)) is not None
        and not key.startswith("group:")
    }
    if len(named) > 1:
        close = nearest(ledger, mention, named, reach=2)
        named = {close.key} if close is not None else named
    if len(named) == 1:
        key = next(iter(named))
        ledger.give(mention, key, f"“{mention.text}” → the {word} named before")
        return
    home = next(iter(ledger.setting.own), None)
    if (
        home is not None
        and not named
        and mention.text.lower().startswith("the ")
        and mention.kind is not ActorKind.COMPANY
    ):
        kind = mention.kind or ActorKind.AGENCY
        body = agency(home, head, kind, mention.role, bare(mention.text))
        ledger.give_body(mention, body, f"“{mention.text}” without a country is the outlet's own, {home}")
        return
    ledger.refuse(mention, f"“{mention.text}”: no country in the words", named)
