"""Reads what surrounds a report's names: its date, the outlet's country, the countries it speaks of."""

from collections.abc import Sequence

from diurna.ontology.actors import load_actor_tables
from diurna.ontology.names import fold
from diurna.ontology.rows import SpeaksFor
from diurna.resolution.memory import Memory
from diurna.resolution.people import Setting, identify
from diurna.resolution.titles import read_title
from diurna.types.findings import Mention
from diurna.types.reports import Report


def read_setting(report: Report, mentions: Sequence[Mention], memory: Memory) -> Setting:
    """Return the setting of a report; the outlet's country counts only if the text supports it."""
    countries = frozenset(mention.country for mention in mentions if mention.country)
    day = report.published
    given = report.home_country or _outlet_country(report)
    if given is not None and (given in countries or not countries):
        return Setting(day, given, countries, memory)
    bare = Setting(day, None, countries, memory)
    supported = _bare_title_countries(mentions, bare)
    if given is not None and given in supported:
        return Setting(day, given, countries, memory)
    home = next(iter(supported)) if given is None and len(supported) == 1 else None
    return Setting(day, home, countries, memory)


def _outlet_country(report: Report) -> str | None:
    if report.outlet is None:
        return None
    tables = load_actor_tables()
    found = {body.country for body in tables.outlets.get(fold(report.outlet), ())}
    country = next(iter(found)) if len(found) == 1 else None
    return country if country in tables.countries else None


def _bare_title_countries(mentions: Sequence[Mention], setting: Setting) -> frozenset[str]:
    """Return the countries of people the tables or other reports know whom the text titles without a country."""
    found: set[str] = set()
    for person in identify(mentions, setting):
        titled = [mention for mention in person.mentions if mention.title]
        if not titled or any(mention.country for mention in person.mentions) or person.country is None:
            continue
        if read_title(titled[0].title or "").speaks_for is SpeaksFor.COUNTRY and person.body is None:
            found.add(person.country)
    return frozenset(found)
