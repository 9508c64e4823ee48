"""Reads the words in front of a description: whose it is, and whether it points to somebody named before."""

import re

from diurna.resolution.ledger import Ledger
from diurna.types.findings import Mention

DEFINITE = re.compile(
    r"^(the|this|that|these|those|both|each|either|neither|all|other|such|his|her|its|their|our|my|your)\b",
    re.IGNORECASE,
)
INDEFINITE = re.compile(r"^(a|an|another|any|some|one|no|every|each)\b", re.IGNORECASE)
OWN = re.compile(r"^(his|her|their|its|our|my|your)\b", re.IGNORECASE)


def owned_country(ledger: Ledger, mention: Mention) -> str | None:
    """Return the country of the possessor in front: whom "its", "his", "the country's" … point to."""
    key = owner_of(ledger, mention)
    return ledger.country_of(key) if key is not None else None


def owner_of(ledger: Ledger, mention: Mention) -> str | None:
    """Return the actor of the possessor in front of a noun phrase, or None."""
    for owner in ledger.findings.mentions:
        is_in_front = owner.span.start == mention.span.start and owner.span.end <= mention.head.start
        if is_in_front and owner.id != mention.id and owner.grammatical == "possessive":
            return ledger.actor_of(owner.id)
    return None


def is_definite(words: str) -> bool:
    """Return whether words point to somebody named before: they open with "the", "this", "both", "their"."""
    return DEFINITE.match(words) is not None
