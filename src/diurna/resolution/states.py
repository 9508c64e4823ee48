"""Resolves descriptions of a state: "the Government", "his country", "its neighbour"."""

import re

from diurna.ontology.actors import load_actor_tables
from diurna.ontology.names import family_name, fold
from diurna.resolution.governments import government, is_government_word
from diurna.resolution.ledger import Ledger
from diurna.resolution.owners import INDEFINITE, owned_country
from diurna.resolution.salience import last_with
from diurna.types.findings import Mention

_STATE_WORDS = frozenset({"country", "nation", "state"})
_LED = re.compile(r"(?P<name>[A-Z][\w’'-]+?)(?:['’]s)? (?:administration|government|cabinet|regime|presidency)$")
_NEIGHBOURS = frozenset({"neighbour", "neighbor", "rival", "adversary"})


def is_state(mention: Mention, head: str) -> bool:
    """Return whether a description is of one state or government; several countries are not."""
    word = fold(head).split()[-1]
    if mention.is_plural and word != "authorities":
        return False
    return word in _STATE_WORDS | _NEIGHBOURS or is_government_word(head)


def resolve_state(ledger: Ledger, mention: Mention, head: str, country: str | None) -> None:
    """Settle "the government", "his country", "its neighbour" on a government."""
    word = fold(head).split()[-1]
    head_of_it = _led_by(mention) if country is None else ""
    if word in _NEIGHBOURS:
        _neighbour(ledger, mention)
    elif head_of_it:
        _of_person(ledger, mention, head_of_it)
    elif country is not None:
        ledger.give_body(mention, government(country), f"“{mention.text}” → the government of {country}")
    elif INDEFINITE.match(mention.text) or (word in _STATE_WORDS and not _is_pointing(mention)):
        ledger.refuse(mention, f"“{mention.text}”: no country in the words")
    elif word in _STATE_WORDS:
        _the_country(ledger, mention)
    else:
        _the_government(ledger, mention)


def _led_by(mention: Mention) -> str:
    """Return the name before "administration", "government" or the like ("the Trump administration"), or nothing."""
    found = _LED.search(mention.text[: mention.head.end - mention.span.start])
    return found["name"] if found is not None else ""


def _of_person(ledger: Ledger, mention: Mention, name: str) -> None:
    """Settle a government named after its head on the one country of the people of that name."""
    named = {person.country for person in ledger.people if fold(family_name(person.name)) == fold(name)}
    known = load_actor_tables().people_by_family.get(fold(name), ())
    found = (named - {None}) or {person.country for person in known}
    countries = sorted(country for country in found if country)
    if len(countries) == 1:
        ledger.give_body(mention, government(countries[0]), f"“{mention.text}” → the government {name} leads")
    else:
        ledger.refuse(
            mention, f"“{mention.text}”: whose government is not settled", (f"gov:{one}" for one in countries)
        )


def _is_pointing(mention: Mention) -> bool:
    return mention.text.lower().startswith(("the", "this"))


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
    owner = owned_country(ledger, mention)
    around = {
        key
        for one in ledger.findings.mentions
        if one.sentence in {mention.sentence, mention.sentence - 1}
        and one.country is not None
        and (key := ledger.actor_of(one.id) or f"gov:{one.country}").startswith("gov:")
    }
    others = around - {f"gov:{owner}"}
    if owner is None or mention.is_plural or len(others) != 1:
        ledger.refuse(mention, f"“{mention.text}”: no one neighbour named just before", others)
        return
    other = next(iter(others))
    ledger.give_government(mention, other, f"“{mention.text}” → {other[4:]}: the one other country named beside it")
