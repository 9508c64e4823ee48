"""Resolves groups by who is behind them: "Russian-installed leaders", "officials installed by Moscow"."""

from diurna.ontology.names import slug
from diurna.resolution.backers import Backing
from diurna.resolution.governments import BodyFacts, bare
from diurna.resolution.ledger import Ledger
from diurna.types.findings import Mention
from diurna.types.ontology import ActorKind


def resolve_backed(ledger: Ledger, mention: Mention, backing: Backing) -> None:
    """Settle "Russian-installed leaders": a group of the country they act in, with the backer as sponsor."""
    head = bare(mention.head.cut(ledger.report.text))
    country = _country_of_backed(ledger, mention, backing)
    words = f"{backing.words} {head}"
    role = "REB" if backing.is_against_state and mention.role in {"GOV", None, "MIL"} else mention.role
    place = country or "xxx"
    key = f"group:{place}:{slug(backing.words)}" if country else f"group:{slug(words)}"
    facts = BodyFacts(key, ActorKind.GROUP, words, country, role, None, backing.sponsor)
    ledger.give_body(
        mention, facts, f"“{mention.text}”: a group backed by {backing.sponsor}, {country or 'its country not given'}"
    )


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
