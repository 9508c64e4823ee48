"""The outlet's country: given as a code, or known from the table of outlets; never guessed."""

from diurna.errors import UsageError
from diurna.ontology.actors import load_actor_tables
from diurna.ontology.names import fold


def is_country(code: str) -> bool:
    """Return whether a code is a country's ISO 3166-1 alpha-3 code (XKX for Kosovo)."""
    return code in load_actor_tables().countries


def known_country(code: str | None) -> str | None:
    """Return a country's code in capitals, or None for none given.

    Raises:
        UsageError: It is no country's code.
    """
    folded = code.strip().upper() if code else ""
    if not folded:
        return None
    if not is_country(folded):
        raise UsageError(f"{code!r} is no country's code. Give the home country as ISO 3166-1 alpha-3, such as NZL.")
    return folded


def country_of_outlet(outlet: str | None) -> str | None:
    """Return the country of a known outlet, or None when the table knows it not or gives several."""
    if not outlet:
        return None
    tables = load_actor_tables()
    found = {body.country for body in tables.outlets.get(fold(outlet), ())}
    country = next(iter(found)) if len(found) == 1 else None
    return country if country in tables.countries else None
