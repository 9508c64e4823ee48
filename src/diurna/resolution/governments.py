"""Keys, names and kinds of bodies (governments, agencies, armed forces, parties) from tables or words."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from diurna.ontology.actors import load_actor_tables
from diurna.ontology.names import fold, slug
from diurna.ontology.rows import AgencyPattern, Body
from diurna.types.ontology import ActorKind

_GOVERNMENT = frozenset({"government", "administration", "regime", "cabinet", "leadership", "authorities", "state",
                         "country", "nation", "side", "capital"})  # fmt: skip
_FORCES = re.compile(r"\b(armed forces|forces|troops|military|soldiers|army)$")
_LEADING = re.compile(
    r"^(the|a|an|its|his|her|their|our|this|that|these|those|both|all|some|many|several)\s+", re.IGNORECASE
)
_PREFIXES = {
    ActorKind.AGENCY: "agency",
    ActorKind.ARMED_FORCE: "force",
    ActorKind.PARTY: "party",
    ActorKind.INTERNATIONAL_ORGANISATION: "org",
    ActorKind.BLOC: "bloc",
    ActorKind.COMPANY: "company",
    ActorKind.OUTLET: "outlet",
}


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What an actor that is no person is.

    Attributes:
        key: Its key.
        kind: What it is.
        name: The name to show.
        country: ISO code, or None.
        role: PLOVER sector code, or None.
        acts_for: Key of the body whose position its words are, or None.
        sponsor: ISO code of a backing state, or None.
        aliases: Other names news gives it.
    """

    key: str
    kind: ActorKind
    name: str
    country: str | None = None
    role: str | None = None
    acts_for: str | None = None
    sponsor: str | None = None
    aliases: tuple[str, ...] = ()


def government(iso: str) -> BodyFacts:
    """Return the government of a country."""
    country = load_actor_tables().countries.get(iso)
    return BodyFacts(f"gov:{iso}", ActorKind.GOVERNMENT, country.name if country else iso, iso, "GOV")


def tabled(key: str, day: date | None = None) -> BodyFacts | None:
    """Return what the tables say of a key on a day, as last known without one; or None."""
    tables = load_actor_tables()
    if key.startswith("gov:"):
        return government(key.removeprefix("gov:"))
    body = tables.bodies.get(key)
    return None if body is None else _from_table(body, day)


@cache
def adjective_of(iso: str) -> str:
    """Return the adjective of a country ("Norwegian"), its name where the tables have none."""
    tables = load_actor_tables()
    country = tables.countries.get(iso)
    forms = [
        row.form
        for rows in tables.demonyms.values()
        for row in rows
        if row.country == iso and row.kind == "adjective" and not row.is_regional
    ]
    name = country.name if country is not None else iso
    return max(forms, key=lambda form: (_common_start(form, name), form), default=name)


def _common_start(one: str, other: str) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def is_government_word(words: str) -> bool:
    """Return whether words after a country or "the" mean its government itself."""
    return fold(words).split()[-1:] != [] and fold(words).split()[-1] in _GOVERNMENT


def agency(iso: str, words: str, kind: ActorKind, role: str | None, shown: str) -> BodyFacts:
    """Return the agency, force or party that words name in a country: from the table, else made from the words."""
    known = _tabled_agency(iso, words)
    if known is not None:
        return known
    pattern = _pattern(words)
    if is_force(words, role):
        return armed_forces(iso)
    name = slug(pattern.detail if pattern is not None and pattern.detail else bare(words))
    prefix = _PREFIXES.get(kind, "group")
    speaks = kind in {ActorKind.AGENCY, ActorKind.ARMED_FORCE} and role not in {"JUD", "LEG"}
    acts_for = f"gov:{iso}" if speaks else None
    return BodyFacts(f"{prefix}:{iso}:{name}", kind, shown, iso, role, acts_for, aliases=_ministry_names(iso, words))


def is_force(words: str, role: str | None) -> bool:
    """Return whether words after a country mean its armed forces as a whole ("troops", "soldiers", "the army")."""
    return role in {"MIL", None} and _FORCES.search(fold(words)) is not None


def armed_forces(iso: str) -> BodyFacts:
    """Return the armed forces of a country, under whatever plain word news has for them."""
    adjective = adjective_of(iso)
    words = ("forces", "troops", "soldiers", "army", "military", "armed forces")
    aliases = tuple(f"{adjective} {word}" for word in words)
    name = f"{adjective} armed forces"
    return BodyFacts(
        f"force:{iso}:armed-forces", ActorKind.ARMED_FORCE, name, iso, "MIL", f"gov:{iso}", aliases=aliases
    )


def _ministry_names(iso: str, words: str) -> tuple[str, ...]:
    """Return the usual forms of a ministry's name ("Norwegian foreign ministry", "Norway's foreign ministry")."""
    found = re.fullmatch(r"(?:ministry (?:of|for) (?P<after>.+)|(?P<before>.+) ministry)", fold(bare(words)))
    country = load_actor_tables().countries.get(iso)
    if found is None or country is None:
        return ()
    matter = (found["after"] or found["before"]).replace("foreign affairs", "foreign")
    long = "Foreign Affairs" if matter == "foreign" else matter.title()
    return (
        f"{adjective_of(iso)} {matter} ministry",
        f"{country.name}'s {matter} ministry",
        f"Ministry of {long} of {country.name}",
        f"{adjective_of(iso)} Ministry of {long}",
    )


def unnamed(words: str, kind: ActorKind, role: str | None, country: str | None, sponsor: str | None) -> BodyFacts:
    """Return a group known by its description only."""
    name = bare(words)
    prefix = _PREFIXES.get(kind, "group")
    key = f"{prefix}:{country}:{slug(name)}" if country else f"{prefix}:{slug(name)}"
    return BodyFacts(key, kind, name, country, role, None, sponsor)


def bare(words: str) -> str:
    """Return words without determiner, number or possessive ending at their edges."""
    text = re.sub(r"['’]s?$", "", words.strip())
    while (shorter := re.sub(r"^[\d,.]+\s+", "", _LEADING.sub("", text))) != text and shorter:
        text = shorter
    return text


def _from_table(body: Body, day: date | None = None) -> BodyFacts:
    country = body.country if body.country in load_actor_tables().countries else None
    sectors = body.sectors if day is None else body.sectors_on(day)
    role = sectors[0] if sectors else None
    speaks = body.kind in {ActorKind.AGENCY, ActorKind.ARMED_FORCE} and role not in {"JUD", "LEG"}
    acts_for = f"gov:{country}" if speaks and country else (body.parent or None)
    return BodyFacts(body.key, body.kind, body.name, country, role, acts_for, body.sponsor or None)


def _tabled_agency(iso: str, words: str) -> BodyFacts | None:
    tables = load_actor_tables()
    for table in (tables.agencies, tables.parties, tables.organisations):
        found = [body for body in table.get(fold(bare(words)), ()) if body.country == iso]
        if len(found) == 1:
            return _from_table(found[0])
    pattern = _pattern(words)
    alike = _by_detail().get((iso, pattern.detail), ()) if pattern is not None and pattern.detail else ()
    return _from_table(alike[0]) if len(alike) == 1 else None


@cache
def _by_detail() -> dict[tuple[str, str], tuple[Body, ...]]:
    """Return the agencies of the table by country and what they are ("foreign ministry")."""
    found: dict[tuple[str, str], tuple[Body, ...]] = {}
    for body in load_actor_tables().bodies.values():
        if body.key.startswith("agency:"):
            place = (body.country, body.detail)
            found[place] = (*found.get(place, ()), body)
    return found


def _pattern(words: str) -> AgencyPattern | None:
    parts = fold(bare(words)).split()
    table = load_actor_tables().agency_patterns
    return next((table[name] for place in range(len(parts)) if (name := " ".join(parts[place:])) in table), None)
