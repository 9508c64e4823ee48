"""Resolves offices that stand alone ("the prime minister") on their holders; apart from groups and bodies."""

import re

from diurna.ontology.names import slug
from diurna.ontology.rows import SpeaksFor
from diurna.resolution.governments import BodyFacts, bare, tabled
from diurna.resolution.ledger import Ledger
from diurna.resolution.owners import INDEFINITE, is_definite, owned_country
from diurna.resolution.people import has_office, holders_of
from diurna.resolution.salience import Candidate, nearest
from diurna.resolution.somebody import Somebody
from diurna.resolution.titles import Title, bare_title, read_title, same_title
from diurna.types.findings import Mention
from diurna.types.ontology import ActorKind, MentionForm

_POSTED = frozenset({
    "ambassador", "envoy", "diplomat", "spokesperson", "minister", "official", "negotiator", "military_officer",
    "military_commander", "governor", "mayor", "un_envoy", "head", "leader",
})  # fmt: skip


def resolve_office(ledger: Ledger, mention: Mention) -> None:
    """Settle an office that stands alone on its holder, or on the office itself; refuse it when nobody's is said."""
    title = read_title(mention.title or mention.text, mention.text)
    beside = _beside(ledger, mention)
    if beside is not None:
        ledger.give(mention, beside.key, f"“{mention.text}” stands beside {beside.name}")
        return
    if INDEFINITE.match(mention.text) or title.is_past:
        _unnamed_office(ledger, mention, title, mention.country)
        return
    body = next((key[3:] for key in mention.keys if key.startswith("of:")), None)
    country = mention.country or owned_country(ledger, mention)
    if body is None and country is None:
        _bare_office(ledger, mention, title)
        return
    settle_on_holder(ledger, mention, title, body, country)


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
    home = next(iter(ledger.setting.own), None)
    if home is not None and title.speaks_for is SpeaksFor.COUNTRY and has_office(home, title.office):
        settle_on_holder(ledger, mention, title, None, home)
        return
    ledger.refuse(mention, f"“{mention.text}”: nobody in the report is so titled and no country is given")


def _name(ledger: Ledger, candidate: Candidate) -> str:
    return ledger.by_key[candidate.key].name if candidate.key in ledger.by_key else candidate.key


def _fits(person: Somebody, title: Title) -> bool:
    if not person.is_settled:
        return False
    titles = [read_title(mention.title, mention.text) for mention in person.mentions if mention.title]
    return any(same_title(one, title) for one in titles)


def settle_on_holder(ledger: Ledger, mention: Mention, title: Title, body: str | None, country: str | None) -> None:
    """Settle an office of a body or country on its holder: in the report, in other reports, in the table by date."""
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
    is_vague = is_posted and (title.office != "minister" or " " not in bare_title(title.words))
    known = ledger.setting.memory.holders(title, country, day) if country is not None and not is_vague else ()
    if len(known) == 1:
        fact = known[0].near(day)[0]
        person = Somebody(known[0].name, [], title, country, reason=f"so titled in the report of {fact.published}")
    else:
        rows = (
            {row.key: row for row, _ in holders_of(title.office, body, day)} if title.office and not is_posted else {}
        )
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
    owner = body or _inner_body(ledger, mention) or (f"gov:{country}" if country else None)
    name = bare(mention.text)
    if owner is None:
        settle_on_somebody(ledger, mention, name)
        return
    speaks = owner if title.speaks_for is not SpeaksFor.NONE else None
    if speaks is not None and tabled(speaks) is None:
        speaks = None
    key = f"office:{owner.partition(':')[2]}:{slug(title.words)}"
    facts = BodyFacts(key, ActorKind.OFFICE, name, country, title.role or mention.role, speaks)
    ledger.give_body(mention, facts, f"“{mention.text}”: the office, its holder is not named")


def _inner_body(ledger: Ledger, mention: Mention) -> str | None:
    """Return the body named inside an office's words ("a spokesperson for the Ministry of Trade"), or None."""
    inner = [
        key
        for one in ledger.findings.mentions
        if one.id != mention.id and mention.span.contains(one.span) and one.form is not MentionForm.PLACE
        and (key := ledger.actor_of(one.id)) is not None and not key.startswith(("person:", "office:", "group:"))
    ]  # fmt: skip
    return inner[-1] if inner else None


def settle_on_somebody(ledger: Ledger, mention: Mention, name: str) -> None:
    """Settle a man or woman known by description only ("a teacher", "two people briefed on the plan")."""
    if is_definite(mention.text):
        ledger.refuse(mention, f"“{mention.text}”: nobody in the report is so titled and no country is given")
        return
    facts = BodyFacts(f"group:{slug(name)}", ActorKind.GROUP, name, None, mention.role)
    ledger.give_body(mention, facts, f"“{mention.text}”: known by description only")
