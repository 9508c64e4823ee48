"""Resolves mentions that describe: offices ("the prime minister"), bodies ("the ministry"), groups ("Russian troops")."""

import re

from diurna.ontology.actors import load_actor_tables
from diurna.ontology.names import fold, slug
from diurna.ontology.rows import SpeaksFor
from diurna.resolution.backers import Backing, read_backing
from diurna.resolution.governments import (
    BodyFacts,
    adjective_of,
    agency,
    armed_forces,
    bare,
    government,
    is_force,
    is_government_word,
    tabled,
    unnamed,
)
from diurna.resolution.ledger import Ledger
from diurna.resolution.people import Somebody, has_office, holders_of
from diurna.resolution.salience import Candidate, last_with, nearest
from diurna.resolution.titles import Title, read_title, same_title
from diurna.types.findings import Mention
from diurna.types.ontology import ActorKind, MentionForm

_INDEFINITE = re.compile(r"^(a|an|another|any|some|one|no|every|each)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(two|both|three|four|five|all)\b", re.IGNORECASE)
_POSTED = frozenset({"ambassador", "envoy", "diplomat", "spokesperson", "minister", "official", "negotiator",
                     "military_officer", "military_commander", "governor", "mayor", "un_envoy", "head", "leader"})  # fmt: skip
_STATE_WORDS = frozenset({"country", "nation", "state"})
_NEIGHBOURS = frozenset({"neighbour", "neighbor", "rival", "adversary"})
_COLLEAGUES = frozenset({"counterpart", "colleague", "opposite number"})
_POINTING = frozenset({"side", "group", "alliance", "bloc", "body", "movement", "organisation", "organization",
                       "coalition", "union", "agency", "one", "member", "leader", "country", "nation", "government", "minister", "official", "president",
                       "ally", "partner", "neighbour", "neighbor", "party", "state", "authority"})  # fmt: skip


def resolve_office(ledger: Ledger, mention: Mention) -> None:
    """Settle an office that stands alone on its holder: in the report, in other reports, in the table by date."""
    title = read_title(mention.title or mention.text, mention.text)
    beside = _beside(ledger, mention)
    if beside is not None:
        ledger.give(mention, beside.key, f"“{mention.text}” stands beside {beside.name}")
        return
    if _INDEFINITE.match(mention.text) or title.is_past:
        _unnamed_office(ledger, mention, title, mention.country)
        return
    body = next((key[3:] for key in mention.keys if key.startswith("of:")), None)
    country = mention.country or _owned_country(ledger, mention)
    if body is None and country is None:
        _bare_office(ledger, mention, title)
        return
    _held_office(ledger, mention, title, body, country)


def _beside(ledger: Ledger, mention: Mention) -> Somebody | None:
    """Return the person whose name stands right before or after, parted by a comma, and carries this title."""
    text = ledger.report.text
    for person in ledger.people:
        for named in person.mentions:
            if named.sentence != mention.sentence or not person.is_settled:
                continue
            first, second = sorted((named.span, mention.span))
            gap = text[first.end : second.start]
            is_adjacent = re.fullmatch(r"\s*[,(–—-]?\s*", gap) is not None and not first.overlaps(second)
            if is_adjacent and (named.title == mention.title or named.title is None):
                return person
    return None


def _owned_country(ledger: Ledger, mention: Mention) -> str | None:
    """Return the country of the possessor in front: whom "its", "his", "the country's" … point to."""
    key = _owner(ledger, mention)
    return ledger.country_of(key) if key is not None else None


def _owner(ledger: Ledger, mention: Mention) -> str | None:
    """Return the actor of the possessor in front of a noun phrase, or None."""
    for owner in ledger.findings.mentions:
        is_in_front = owner.span.start == mention.span.start and owner.span.end <= mention.head.start
        if is_in_front and owner.id != mention.id and owner.grammatical == "possessive":
            return ledger.actor_of(owner.id)
    return None


def _bare_office(ledger: Ledger, mention: Mention, title: Title) -> None:
    """Settle "the minister" on the one person of the report with such a title, else on the outlet's own."""
    fitting = [person for person in ledger.people if _fits(person, title)]
    before = [person for person in fitting if person.mentions[0].span.start < mention.span.start]
    if len(fitting) == 1 or len(before) == 1:
        person = (before or fitting)[0]
        ledger.give(mention, person.key, f"“{mention.text}” → {person.name}: the one so titled in the report")
        return
    if len(before) > 1:
        close = nearest(ledger, mention, {person.key for person in before}, reach=3)
        if close is not None:
            ledger.give(mention, close.key, f"“{mention.text}” → {_name(ledger, close)}: the last so titled")
        else:
            ledger.refuse(mention, f"“{mention.text}”: several are so titled", (person.key for person in before))
        return
    home = ledger.setting.home
    if home is not None and title.speaks_for is SpeaksFor.COUNTRY and has_office(home, title.office):
        _held_office(ledger, mention, title, None, home)
        return
    ledger.refuse(mention, f"“{mention.text}”: nobody in the report is so titled and no country is given")


def _name(ledger: Ledger, candidate: Candidate) -> str:
    return ledger.by_key[candidate.key].name if candidate.key in ledger.by_key else candidate.key


def _fits(person: Somebody, title: Title) -> bool:
    if not person.is_settled:
        return False
    titles = [read_title(mention.title, mention.text) for mention in person.mentions if mention.title]
    return any(same_title(one, title) for one in titles)


def _held_office(ledger: Ledger, mention: Mention, title: Title, body: str | None, country: str | None) -> None:
    named = [
        person
        for person in ledger.people
        if _fits(person, title) and (person.country == country if body is None else person.body == body)
    ]
    if len(named) == 1:
        ledger.give(mention, named[0].key, f"“{mention.text}” → {named[0].name}: so titled in the report")
        return
    if len(named) > 1:
        ledger.refuse(mention, f"“{mention.text}”: several are so titled", (person.key for person in named))
        return
    if country is not None and not has_office(country, title.office):
        ledger.refuse(mention, f"“{mention.text}”: {country} has no such office")
        return
    _from_outside(ledger, mention, title, body or f"gov:{country}", country)


def _from_outside(ledger: Ledger, mention: Mention, title: Title, body: str, country: str | None) -> None:
    """Settle an office on its holder by other reports or the table; else on the office itself, its holder unknown."""
    day = ledger.setting.day
    is_posted = title.office in _POSTED
    known = ledger.setting.memory.holders(title, country, day) if country is not None and not is_posted else ()
    if len(known) == 1:
        fact = known[0].near(day)[0]
        person = Somebody(known[0].name, [], title, country, reason=f"so titled in the report of {fact.published}")
    else:
        rows = {row.key: row for row, _ in holders_of(title.office, body, day)} if title.office and not is_posted else {}
        if len(rows) != 1:
            _unnamed_office(ledger, mention, title, country, body)
            return
        row = next(iter(rows.values()))
        person = Somebody(row.name, [], title, row.country, row.gender, row, reason=f"held it on {day}, by the table")
    ledger.by_key.setdefault(person.key, person)
    ledger.give(mention, person.key, f"“{mention.text}” → {person.name}: {person.reason}")


def _unnamed_office(
    ledger: Ledger, mention: Mention, title: Title, country: str | None, body: str | None = None
) -> None:
    """Settle an office whose holder nobody names on the office, if its country or body is known."""
    owner = body or (f"gov:{country}" if country else None)
    if owner is None:
        ledger.refuse(mention, f"“{mention.text}”: nobody is named")
        return
    name = bare(mention.text)
    speaks = owner if title.speaks_for is not SpeaksFor.NONE else None
    if speaks is not None and tabled(speaks) is None:
        speaks = None
    key = f"office:{owner.partition(':')[2]}:{slug(title.words)}"
    facts = BodyFacts(key, ActorKind.OFFICE, name, country, title.role or mention.role, speaks)
    ledger.give_body(mention, facts, f"“{mention.text}”: the office, its holder is not named")


def resolve_description(ledger: Ledger, mention: Mention) -> None:
    """Settle a described body or group, or refuse it where the words only point back and several can be meant."""
    head = mention.head.cut(ledger.report.text)
    backing = read_backing(mention.text[: max(mention.head.end - mention.span.start, 0)])
    if backing is not None:
        _backed_group(ledger, mention, backing)
        return
    if _SEVERAL.search(mention.text[: max(mention.head.start - mention.span.start, 0)]) and _points_back(head):
        ledger.refuse(mention, f"“{mention.text}” points to several at once")
        return
    country = mention.country or _owned_country(ledger, mention) or _seat(ledger, mention)
    if fold(head).removesuffix("s") in _COLLEAGUES:
        _colleague(ledger, mention, country)
        return
    if _is_state(head):
        _state(ledger, mention, head, country)
        return
    body = next((key[3:] for key in mention.keys if key.startswith("of:")), None)
    if body is not None and mention.country is None:
        _of_body(ledger, mention, head, body)
        return
    if country is None:
        _countryless(ledger, mention, head)
        return
    _of_country(ledger, mention, head, country)


def _seat(ledger: Ledger, mention: Mention) -> str | None:
    """Return the country of the place a group is in by its own words ("rebels in Darfur"), or None."""
    if mention.kind is not ActorKind.GROUP or mention.role in {None, "GOV", "IGO"}:
        return None
    places = [
        one
        for one in ledger.findings.mentions
        if one.form is MentionForm.PLACE and mention.span.contains(one.span) and one.span.start > mention.head.end
    ]
    found = {country for one in places if (country := _place_country(ledger, one)) is not None}
    return next(iter(found)) if len(found) == 1 else None


def _place_country(ledger: Ledger, place: Mention) -> str | None:
    resolution = ledger.resolutions.get(place.id)
    if resolution is None or resolution.place is None:
        return None
    return ledger.places[resolution.place].country


def _points_back(head: str) -> bool:
    word = fold(head).split()[-1]
    return word in _POINTING or word.removesuffix("s") in _POINTING or word in {"countries", "parties", "allies", "authorities"}


def _is_state(head: str) -> bool:
    words = fold(head).split()
    return words[-1] in _STATE_WORDS | _NEIGHBOURS or is_government_word(head)


def _state(ledger: Ledger, mention: Mention, head: str, country: str | None) -> None:
    """Settle "the government", "his country", "its neighbour" on a government."""
    word = fold(head).split()[-1]
    if word in _NEIGHBOURS:
        _neighbour(ledger, mention)
    elif mention.is_plural and word != "authorities":
        _countryless(ledger, mention, head)
    elif country is not None:
        ledger.give_body(mention, government(country), f"“{mention.text}” → the government of {country}")
    elif _INDEFINITE.match(mention.text) or word in _STATE_WORDS and not mention.text.lower().startswith(("the", "this")):
        ledger.refuse(mention, f"“{mention.text}”: no country in the words")
    elif word in _STATE_WORDS:
        _the_country(ledger, mention)
    else:
        _the_government(ledger, mention)


def _the_government(ledger: Ledger, mention: Mention) -> None:
    home = ledger.setting.home
    if home is not None:
        ledger.give_body(mention, government(home), f"“{mention.text}” without a country is the outlet's own, {home}")
        return
    if mention.head.cut(ledger.report.text)[:1].isupper():
        ledger.refuse(mention, f"“{mention.text}”: the outlet's own, whose country is neither given nor supported")
        return
    last = last_with(ledger, mention, "gov:", reach=1, through_people=True)
    if last is not None:
        ledger.give_government(mention, last.key, f"“{mention.text}” → the government named just before")
        return
    ledger.refuse(mention, f"“{mention.text}”: no country in the words and none supported by the text")


def _the_country(ledger: Ledger, mention: Mention) -> None:
    last = last_with(ledger, mention, "gov:", reach=1, through_people=True)
    if last is None:
        ledger.refuse(mention, f"“{mention.text}”: no one country named just before")
        return
    ledger.give_government(mention, last.key, f"“{mention.text}” → {last.key[4:]}: the country named just before")


def _neighbour(ledger: Ledger, mention: Mention) -> None:
    """Settle "its neighbour" on the one other government of the sentence and the one before."""
    owner = _owned_country(ledger, mention)
    around = {
        key
        for one in ledger.findings.mentions
        if one.sentence in {mention.sentence, mention.sentence - 1}
        and (key := ledger.actor_of(one.id) or f"gov:{one.country}" if one.country else None)
        and key.startswith("gov:")
    }
    others = around - {f"gov:{owner}"}
    if owner is None or mention.is_plural or len(others) != 1:
        ledger.refuse(mention, f"“{mention.text}”: no one neighbour named just before", others)
        return
    body = tabled(next(iter(others)))
    if body is not None:
        ledger.give_body(mention, body, f"“{mention.text}” → {body.name}: the one other country named beside it")


def _of_country(ledger: Ledger, mention: Mention, head: str, country: str) -> None:
    if is_force(head, mention.role) and (mention.is_plural or mention.kind is ActorKind.ARMED_FORCE):
        body = armed_forces(country)
    elif mention.kind in {ActorKind.AGENCY, ActorKind.ARMED_FORCE, ActorKind.PARTY}:
        body = agency(country, head, mention.kind, mention.role, _shown(ledger, mention, country))
    else:
        name = _shown(ledger, mention, country)
        key = f"group:{country}:{slug(bare(head))}"
        body = BodyFacts(key, mention.kind or ActorKind.GROUP, name, country, mention.role, _acts_for(mention, country))
    ledger.give_body(mention, body, f"“{mention.text}” → {body.name}: of {country} by its words")


def _shown(ledger: Ledger, mention: Mention, country: str) -> str:
    """Return the name to show: what stands before the head and the head, the country's adjective before a bare one."""
    words = bare(mention.text[: mention.head.end - mention.span.start])
    found = load_actor_tables().countries.get(country)
    names = (adjective_of(country), found.name if found is not None else country, *(found.aliases if found is not None else ()))
    if any(name in words for name in names):
        return words
    return f"{adjective_of(country)} {bare(mention.head.cut(ledger.report.text))}"


def _colleague(ledger: Ledger, mention: Mention, country: str | None) -> None:
    """Settle "his Danish counterpart" on who holds the owner's office in that country."""
    owner = _owner(ledger, mention)
    person = ledger.by_key.get(owner) if owner is not None else None
    if person is None or person.title is None or country is None or mention.is_plural or mention.country is None:
        ledger.refuse(mention, f"“{mention.text}”: the words do not say whose office")
        return
    _held_office(ledger, mention, person.title, None, country)


def _acts_for(mention: Mention, country: str) -> str | None:
    return f"gov:{country}" if mention.role == "GOV" else None


def _of_body(ledger: Ledger, mention: Mention, head: str, body: str) -> None:
    owner = tabled(body)
    facts = BodyFacts(
        f"group:{body.partition(':')[2]}:{slug(bare(head))}",
        mention.kind or ActorKind.GROUP,
        bare(mention.text),
        None,
        mention.role,
        body if owner is not None and mention.role in {"GOV", "IGO", "MIL", "COP", None} else None,
    )
    ledger.give_body(mention, facts, f"“{mention.text}”: of {owner.name if owner is not None else body} by its words")


def _countryless(ledger: Ledger, mention: Mention, head: str) -> None:
    """Settle a body named before ("the ministry"), or a group known by its words alone ("protesters")."""
    if mention.kind in {ActorKind.AGENCY, ActorKind.ARMED_FORCE, ActorKind.PARTY, ActorKind.COMPANY}:
        _body_before(ledger, mention, head)
        return
    if _points_back(head):
        ledger.refuse(mention, f"“{mention.text}”: the words do not say whose")
        return
    words = mention.text[: mention.head.end - mention.span.start]
    facts = unnamed(words, mention.kind or ActorKind.GROUP, mention.role, None, None)
    ledger.give_body(mention, facts, f"“{mention.text}”: a group known by its description only")


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
    home = ledger.setting.home
    if home is not None and not named and mention.text.lower().startswith("the ") and mention.kind is not ActorKind.COMPANY:
        kind = mention.kind or ActorKind.AGENCY
        body = agency(home, head, kind, mention.role, bare(mention.text))
        ledger.give_body(mention, body, f"“{mention.text}” without a country is the outlet's own, {home}")
        return
    ledger.refuse(mention, f"“{mention.text}”: no country in the words", named)


def _backed_group(ledger: Ledger, mention: Mention, backing: Backing) -> None:
    """Settle "Russian-installed leaders": a group of the country they act in, with the backer as sponsor."""
    head = bare(mention.head.cut(ledger.report.text))
    country = _country_of_backed(ledger, mention, backing)
    words = f"{backing.words} {head}"
    role = "REB" if backing.is_against_state and mention.role in {"GOV", None, "MIL"} else mention.role
    place = country or "xxx"
    key = f"group:{place}:{slug(backing.words)}" if country else f"group:{slug(words)}"
    facts = BodyFacts(key, ActorKind.GROUP, words, country, role, None, backing.sponsor)
    ledger.give_body(mention, facts, f"“{mention.text}”: a group backed by {backing.sponsor}, {country or 'its country not given'}")


def _country_of_backed(ledger: Ledger, mention: Mention, backing: Backing) -> str | None:
    """Return the country a backed group acts in: in its words, else the one other country around it."""
    inside = {
        one.country
        for one in ledger.findings.mentions
        if mention.span.contains(one.span) and one.country and one.country != backing.sponsor
    }
    if len(inside) == 1:
        return next(iter(inside))
    around = {
        one.country
        for one in ledger.findings.mentions
        if one.country and one.country != backing.sponsor and one.sentence == mention.sentence
    }
    return next(iter(around)) if len(around) == 1 else None
