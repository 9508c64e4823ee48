"""Resolves mentions that name: people, countries, capitals that act, organisations, parties, agencies."""

from diurna.linguistics.words import load_word_list
from diurna.ontology.names import fold, slug
from diurna.resolution.governments import BodyFacts, adjective_of, agency, bare, government, is_government_word, tabled
from diurna.resolution.ledger import Ledger
from diurna.resolution.somebody import Somebody
from diurna.types.findings import Mention
from diurna.types.ontology import ActorKind, MentionForm


def resolve_people(ledger: Ledger) -> None:
    """Settle every mention of a personal name on its person, or refuse it with the people it could be."""
    for person in ledger.people:
        for mention in person.mentions:
            if person.is_settled:
                ledger.by_key[person.key] = person
                ledger.give(mention, person.key, _reason(person, mention))
            else:
                ledger.refuse(mention, person.reason, (one for one in person.rivals if one != "nobody known"))


def _reason(person: Somebody, mention: Mention) -> str:
    if mention is person.mentions[0] or mention.name == person.name:
        return person.reason
    full = next((one for one in person.mentions if one.name == person.name), person.mentions[0])
    return f"“{mention.name}” → {person.name}: named in sentence {full.sentence + 1}; {person.reason}"


def resolve_named(ledger: Ledger, mention: Mention) -> None:
    """Settle the name of a country, capital or body, or refuse it with its candidates."""
    if mention.form is MentionForm.DEMONYM:
        _resolve_demonym(ledger, mention)
        return
    keys = [key for key in mention.keys if not key.startswith("of:")]
    rows = [row for key in keys if (row := tabled(key, ledger.setting.day)) is not None]
    if len(rows) > 1:
        rows = _seated(ledger, mention, rows) or _narrowed(ledger, rows)
    home = ledger.setting.home
    if len(rows) == 1 and _is_homes(ledger, mention, rows[0]) and home is not None:
        own = agency(home, mention.name or mention.text, ActorKind.PARTY, "PTY", bare(mention.text))
        ledger.give_body(
            mention, own, f"“{mention.name}”: many countries have a party so called; the outlet's own, {home}"
        )
    elif len(rows) == 1 and _is_anothers(ledger, mention, rows[0]):
        ledger.refuse(mention, f"“{mention.name}”: many countries have a party so called", [rows[0].key])
    elif len(rows) == 1:
        ledger.give_body(mention, rows[0], f"“{mention.name}” → {rows[0].name}: {mention.provenance.reason}")
    elif rows:
        ledger.refuse(mention, f"“{mention.name}” can be several", [row.key for row in rows])
    else:
        _resolve_untabled(ledger, mention)


def _is_homes(ledger: Ledger, mention: Mention, row: BodyFacts) -> bool:
    """Return whether a party of a common name is more likely the outlet's country's than the tabled one's.

    So it is where the sentence does not name the tabled party's country and the report names the outlet's.
    """
    if not _has_common_name(mention, row) or row.country == ledger.setting.home:
        return False
    near = {
        one.country for one in ledger.findings.mentions if one.sentence == mention.sentence and one.keys != mention.keys
    }
    return row.country not in near and ledger.setting.is_domestic


def _has_common_name(mention: Mention, row: BodyFacts) -> bool:
    words = {word for word in fold(mention.name or "").split() if word not in {"the", "party"}}
    return row.kind is ActorKind.PARTY and words <= load_word_list("party_words")


def _is_anothers(ledger: Ledger, mention: Mention, row: BodyFacts) -> bool:
    """Return whether a party of a common name is of a country the report does not name, while it names others."""
    if not _has_common_name(mention, row):
        return False
    others = {one.country for one in ledger.findings.mentions if one.country and one.name != mention.name}
    return bool(others) and row.country not in others | {ledger.setting.home}


def _seated(ledger: Ledger, mention: Mention, rows: list[BodyFacts]) -> list[BodyFacts]:
    """Return who a capital that is an organisation's seat stands for ("Brussels"): its country where that is named.

    The organisation where the report names it or neither; empty where the name is no such seat.
    """
    bodies = [row for row in rows if row.kind is ActorKind.INTERNATIONAL_ORGANISATION]
    states = [row for row in rows if row.kind is ActorKind.GOVERNMENT]
    if len(rows) != 2 or len(bodies) != 1 or len(states) != 1:
        return []
    others = [one for one in ledger.findings.mentions if one.name != mention.name]
    has_body = any(key.startswith(bodies[0].key) for one in others for key in one.keys)
    has_state = any(one.country == states[0].country for one in others)
    return states if has_state and not has_body else bodies


def _narrowed(ledger: Ledger, rows: list[BodyFacts]) -> list[BodyFacts]:
    """Return the candidates of the outlet's country, else those of countries the report names, else all."""
    for wanted in (frozenset({ledger.setting.home}), ledger.setting.countries):
        fitting = [row for row in rows if row.country in wanted and row.country is not None]
        if len(fitting) == 1:
            return fitting
    governments = [row for row in rows if row.kind is ActorKind.GOVERNMENT]
    return governments if len(governments) == 1 else rows


def _resolve_demonym(ledger: Ledger, mention: Mention) -> None:
    country = mention.country
    if country is None:
        ledger.refuse(mention, f"“{mention.text}” can be of several countries", mention.keys)
    elif mention.kind is ActorKind.GOVERNMENT:
        ledger.give_body(mention, government(country), f"“{mention.text}” → {country}: a national adjective")
    elif ledger.report.text[: mention.span.start].lower().endswith("ethnic "):
        resolve_minority(ledger, mention, country)
    else:
        name = bare(mention.text)
        people = BodyFacts(f"group:{country}:{slug(name)}", ActorKind.GROUP, name, country, mention.role)
        ledger.give_body(mention, people, f"“{mention.text}”: people of {country}, in the table of demonyms")


def resolve_minority(ledger: Ledger, mention: Mention, country: str) -> None:
    """Settle "ethnic Albanians" as people of the one other country the sentence names, not of Albania."""
    around = {
        one.country
        for one in ledger.findings.mentions
        if one.sentence == mention.sentence and one.country and one.country != country
    }
    if len(around) != 1:
        ledger.refuse(mention, f"“{mention.text}”: their country is not the one they are called after", around)
        return
    home = next(iter(around))
    name = bare(mention.text)
    people = BodyFacts(f"group:{home}:{slug(name)}", ActorKind.GROUP, name, home, mention.role)
    ledger.give_body(mention, people, f"“{mention.text}”: a people in {home}, called after {country}")


def _resolve_untabled(ledger: Ledger, mention: Mention) -> None:
    """Settle a body only its words describe: "Russian Embassy", "National Party"; a name of unknown kind is refused."""
    name = mention.name or mention.text
    country = mention.country
    lent = ""
    if country is None and mention.kind in {ActorKind.AGENCY, ActorKind.PARTY, ActorKind.ARMED_FORCE}:
        country = ledger.setting.home
        lent = "; without a country it is the outlet's own"
    kind = mention.kind
    if kind is ActorKind.GOVERNMENT or (kind is not None and is_government_word(name)):
        if country is not None:
            ledger.give_body(mention, government(country), f"“{mention.text}” → the government of {country}{lent}")
        else:
            ledger.refuse(mention, f"“{mention.text}”: no country in the words and none supported by the text")
        return
    if kind is not None and country is not None:
        body = agency(country, name, kind, mention.role, _shown(mention, country))
        ledger.give_body(mention, body, f"“{mention.text}” → {body.name}: {mention.provenance.reason}{lent}")
        return
    if kind in {ActorKind.AGENCY, ActorKind.ARMED_FORCE, ActorKind.PARTY}:
        ledger.refuse(mention, f"“{mention.text}”: no country in the words and none supported by the text")
        return
    before = _named_before(ledger, mention, name)
    if before is not None:
        ledger.give(mention, before, f"“{mention.text}” → the one so named before")
        return
    key = f"org:{slug(name)}" if kind is None else f"group:{slug(name)}"
    body = BodyFacts(key, kind or ActorKind.GROUP, bare(name), country, mention.role)
    ledger.give_body(mention, body, f"“{mention.text}”: an organisation the tables do not know, as named")


def _named_before(ledger: Ledger, mention: Mention, name: str) -> str | None:
    """Return the one body named before whose name ends in this single word ("the Council"), or None."""
    word = fold(bare(name))
    if " " in word:
        return None
    found = {
        key
        for one in ledger.findings.mentions
        if one.span.start < mention.span.start
        and fold(one.name or "").split()[-1:] == [word]
        and (key := ledger.actor_of(one.id)) is not None
        and not key.startswith("person:")
    }
    return next(iter(found)) if len(found) == 1 else None


def _shown(mention: Mention, country: str) -> str:
    """Return the name to show for an agency or party: as worded, with its country where the words leave it out."""
    name = bare(mention.text)
    if mention.country is not None or mention.kind is ActorKind.PARTY:
        return name
    return f"{adjective_of(country)} {name}"
