"""Reads what surrounds a report's names: its date, the outlet's country, the countries it speaks of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from diurna.ontology.actors import load_actor_tables
from diurna.ontology.cities import load_cities
from diurna.ontology.names import fold
from diurna.ontology.places import load_places
from diurna.ontology.rows import SpeaksFor
from diurna.resolution.memory import Memory
from diurna.resolution.people import ABROAD, HEADS, identify
from diurna.resolution.somebody import Setting
from diurna.resolution.titles import read_title
from diurna.types.findings import Mention
from diurna.types.ontology import MentionForm
from diurna.types.reports import Report

_OWN_GOVERNMENT = re.compile(r"[a-z,] the Government\b(?! of)")


def read_setting(report: Report, mentions: Sequence[Mention], memory: Memory) -> Setting:
    """Return the setting of a report; the outlet's country counts only if the text supports it."""
    countries = frozenset(mention.country for mention in mentions if mention.country)
    given = report.home_country or _outlet_country(report)
    taken = frozenset(mention.country for mention in mentions if mention.country and mention.title)
    bare = Setting(report.published, None, countries, memory, taken, _parliaments(mentions))
    unlent = Setting(report.published, None, frozenset(), memory)
    supported = _bare_title_countries(mentions, unlent)
    if given is None:
        return replace(bare, home=next(iter(supported)), is_domestic=True) if len(supported) == 1 else bare
    if given in countries or given in supported or not countries or _is_placed(given, mentions):
        is_domestic = given in supported or _is_main(given, mentions) or _OWN_GOVERNMENT.search(report.text) is not None
        return replace(bare, home=given, is_domestic=is_domestic)
    return bare


def _parliaments(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the countries whose parliaments are named."""
    bodies = load_actor_tables().bodies
    named = (bodies[key] for mention in mentions for key in mention.keys if key.startswith("agency:") and key in bodies)
    return frozenset(body.country for body in named if "LEG" in body.sectors)


def _is_main(country: str, mentions: Sequence[Mention]) -> bool:
    """Return whether no country is named more often."""
    counts = Counter(mention.country for mention in mentions if mention.country)
    return not counts or counts[country] == max(counts.values())


def _is_placed(country: str, mentions: Sequence[Mention]) -> bool:
    """Return whether any place named can lie in a country."""
    regions = load_places().regions
    for mention in mentions:
        if mention.form is not MentionForm.PLACE:
            continue
        cities = load_cities().find(mention.name or mention.text)
        codes = [key.removeprefix("adm1:") for key in mention.keys if key.startswith("adm1:")]
        if any(city.country == country for city in cities) or any(regions[code].country == country for code in codes):
            return True
    return False


def _outlet_country(report: Report) -> str | None:
    if report.outlet is None:
        return None
    tables = load_actor_tables()
    found = {body.country for body in tables.outlets.get(fold(report.outlet), ())}
    country = next(iter(found)) if len(found) == 1 else None
    return country if country in tables.countries else None


def _bare_title_countries(mentions: Sequence[Mention], setting: Setting) -> frozenset[str]:
    """Return the countries of people the tables or other reports know whom the text titles without a country.

    Every outlet writes "President" and the name of a great power's head of state; where a minister too is titled so,
    the ministers' countries are what tells whose paper it is.
    """
    heads: set[str] = set()
    others: set[str] = set()
    for person in identify(mentions, setting):
        titled = [mention for mention in person.mentions if mention.title]
        if not titled or any(mention.country for mention in person.mentions) or person.country is None:
            continue
        title = read_title(titled[0].title or "", titled[0].text)
        is_domestic = title.speaks_for is SpeaksFor.COUNTRY and title.office not in ABROAD
        if is_domestic and person.body is None:
            (heads if title.office in HEADS else others).add(person.country)
    return frozenset(others or heads)
