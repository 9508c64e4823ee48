"""Resolves descriptions of a state: "the Government", "his country", "its neighbour"."""

from diurna.ontology.names import fold
from diurna.resolution.governments import government, is_government_word
from diurna.resolution.ledger import Ledger
from diurna.resolution.owners import INDEFINITE, owned_country
from diurna.resolution.salience import last_with
from diurna.types.findings import Mention

_STATE_WORDS = frozenset({"country", "nation", "state"})
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
    if word in _NEIGHBOURS:
        _neighbour(ledger, mention)
    elif country is not None:
        ledger.give_body(mention, government(country), f"“{mention.text}” → the government of {country}")
    elif INDEFINITE.match(mention.text) or (word in _STATE_WORDS and not _is_pointing(mention)):
        ledger.refuse(mention, f"“{mention.text}”: no country in the words")
    elif word in _STATE_WORDS:
        _the_country(ledger, mention)
    else:
        _the_government(ledger, mention)


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
