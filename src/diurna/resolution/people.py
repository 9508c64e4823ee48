"""Groups a report's personal names into people and finds out who each is; what points back to them is apart."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from diurna.ontology.actors import load_actor_tables, load_first_names
from diurna.ontology.names import family_name, fold
from diurna.ontology.rows import Person, SpeaksFor, Term
from diurna.resolution.memory import is_alike, is_same_name
from diurna.resolution.prominent import prominent, titled_so
from diurna.resolution.somebody import Setting, Somebody
from diurna.resolution.titles import opens_with_title, read_title, same_office, same_title
from diurna.types.findings import Mention
from diurna.types.ontology import ActorKind, Gender, MentionForm

ABROAD = frozenset({"ambassador", "envoy", "diplomat", "delegate", "negotiator", "military_officer"})
"""Offices held abroad or on the move: a capital they are in is not their country's."""
_TABLE_REACH = timedelta(days=400)
_MISSPELT = 94.0
_LEADING = frozenset({"leader", "head_of_state"})
HEADS = frozenset({"president", "prime_minister", "monarch", "supreme_leader", "head_of_state", "chancellor", "leader"})
"""Offices of those who lead a country."""


def identify(mentions: Sequence[Mention], setting: Setting) -> list[Somebody]:
    """Return the people the name mentions of a report name, each with all its mentions."""
    named = [mention for mention in mentions if mention.name and _is_personal(mention, setting)]
    people = _group_full_names([mention for mention in named if _is_full(mention)])
    for mention in named:
        if not _is_full(mention):
            _attach(mention, people)
    for person in people:
        person.mentions.sort(key=lambda mention: mention.span)
        _describe(person)
        _settle(person, setting)
    return _once_each(people)


def _once_each(people: Sequence[Somebody]) -> list[Somebody]:
    """Return the people, those that turned out to be one row of the table joined: by a short name and in full."""
    found: dict[str, Somebody] = {}
    for place, person in enumerate(people):
        key = person.key if person.table is not None else str(place)
        known = found.setdefault(key, person)
        if known is not person:
            known.mentions = sorted((*known.mentions, *person.mentions), key=lambda mention: mention.span)
            known.title = known.title or person.title
            known.aliases |= person.aliases
    return list(found.values())


def _is_personal(mention: Mention, setting: Setting) -> bool:
    """Return whether a name is a person's: by its finder, or as a lone unknown word that other reports know as one."""
    name = mention.name or ""
    if mention.kind is ActorKind.PERSON:
        return any(word[:1].isupper() for word in name.split())
    is_unknown = mention.kind is None and not mention.keys and mention.form is MentionForm.NAME and " " not in name
    return is_unknown and len(setting.memory.surnamed(name, None, setting.day)) == 1


def _is_full(mention: Mention) -> bool:
    words = (mention.name or "").split()
    given = [word for word in words if word.casefold() not in _PARTICLES]
    return len(given) > 1


_PARTICLES = frozenset(
    {
        "al",
        "el",
        "de",
        "del",
        "la",
        "le",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "ben",
        "abu",
        "da",
        "dos",
        "di",
        "du",
        "zu",
    }
)


def _group_full_names(mentions: Iterable[Mention]) -> list[Somebody]:
    people: list[Somebody] = []
    for mention in mentions:
        name = mention.name or ""
        home = next((person for person in people if _is_one(person, mention)), None)
        if home is None:
            people.append(Somebody(name, [mention]))
            continue
        home.mentions.append(mention)
        if len(name) > len(home.name) and is_same_name(name, home.name):
            home.name = name
    return people


def _is_one(person: Somebody, mention: Mention) -> bool:
    name = mention.name or ""
    countries = {other.country for other in person.mentions if other.country}
    if mention.country and countries and mention.country not in countries:
        return False
    if is_same_name(person.name, name):
        return True
    same_first = fold(name).split()[0] == fold(person.name).split()[0]
    return same_first and is_alike(person.name, name)


def _attach(mention: Mention, people: list[Somebody]) -> None:
    """Give a lone family or first name to the person of the report it can be; open a new one when it can be none."""
    name = mention.name or ""
    wanted = fold(name)
    fits = [person for person in people if wanted in _short_forms(person)]
    by_family = [person for person in fits if fold(family_name(person.name)) == wanted or fold(person.name) == wanted]
    fits = by_family or fits
    if len(fits) > 1:
        narrowed = [person for person in fits if _matches_title(person, mention)]
        fits = narrowed or fits
    if len(fits) == 1:
        fits[0].mentions.append(mention)
        return
    rivals = tuple(sorted(person.name for person in fits))
    people.append(Somebody(name, [mention], rivals=rivals))


def _short_forms(person: Somebody) -> set[str]:
    words = person.name.split()
    forms = {fold(person.name), fold(family_name(person.name)), *(fold(word) for word in words if len(word) > 2)}
    return forms | {fold(" ".join(words[place:])) for place in range(1, len(words))}


def _matches_title(person: Somebody, mention: Mention) -> bool:
    if mention.country is not None:
        return any(other.country == mention.country for other in person.mentions)
    if mention.title is None:
        return False
    title = read_title(mention.title)
    return any(other.title and same_title(read_title(other.title), title) for other in person.mentions)


def _describe(person: Somebody) -> None:
    """Fill in title, country, body and gender from the words of the mentions, a ship's country from its prefix."""
    if person.vessel is not None:
        person.country = person.vessel[0] or None
    for mention in person.mentions:
        person.aliases.add(mention.name or mention.text)
        if person.title is None and mention.title:
            person.title = read_title(mention.title, mention.text)
        person.country = person.country or mention.country
        if person.gender is Gender.UNKNOWN:
            person.gender = mention.gender
        person.body = person.body or next((key[3:] for key in mention.keys if key.startswith("of:")), None)


def _settle(person: Somebody, setting: Setting) -> None:
    """Decide who a person is: by the table, by other reports, by the report itself."""
    if person.rivals:
        person.reason = f"“{person.name}” can be {' or '.join(person.rivals)} here"
        return
    rows = _rows(person, setting)
    if len(rows) == 1:
        _take_row(person, rows[0], setting)
    elif " " not in person.name:
        _settle_surname(person, setting, rows)
    else:
        _take_memory(person, setting)
    if person.country is None and not person.rivals:
        _lend_home(person, setting)
    if person.gender is Gender.UNKNOWN and " " in person.name:
        person.gender = load_first_names().get(fold(person.name.split()[0]), Gender.UNKNOWN)


def _rows(person: Somebody, setting: Setting) -> tuple[Person, ...]:
    """Return the rows of the table the name can be, given country, title and date."""
    tables = load_actor_tables()
    full = tables.people_by_name.get(fold(person.name), ())
    if " " in person.name:
        same = full or tables.people_by_family.get(fold(person.name), ())
        same = same or tuple(
            row
            for row in tables.people_by_family.get(fold(family_name(person.name)), ())
            if is_same_name(row.name, person.name)
        )
        rows = tuple(row for row in same if person.country in {None, row.country} or _serves(row, person))
        return rows or _misspelt(person, setting)
    rows = full or tables.people_by_family.get(fold(person.name), ())
    supported = tuple(row for row in rows if _is_supported(row, person, setting)) or _misspelt(person, setting)
    if supported or person.country is not None or setting.memory.surnamed(person.name, None, setting.day):
        return supported
    if person.title is not None and person.title.office:
        return titled_so(person.title.office, rows, setting.day)
    return prominent(person.name, rows, setting.day)


def _serves(row: Person, person: Somebody) -> bool:
    return any(term.body in {f"gov:{person.country}", person.body} for term in row.terms)


def _is_supported(row: Person, person: Somebody, setting: Setting) -> bool:
    """Return whether the words or the report support that a bare family name is this row's person."""
    terms = [term for term in row.terms if _is_near(term, setting.day)]
    if not terms or person.country not in {None, row.country}:
        return False
    if person.title is not None and person.title.office:
        if person.title.office in _LEADING:
            return any(term.office in HEADS for term in terms)
        return any(same_office(term.office, person.title.office) for term in terms)
    bodies = {term.body for term in terms}
    return row.country in setting.countries or any(not body.startswith("gov:") for body in bodies)


def _misspelt(person: Somebody, setting: Setting) -> tuple[Person, ...]:
    """Return the holder of the same office of the same country whose name differs by spelling only."""
    if person.country is None or person.title is None or not person.title.office:
        return ()
    holders = holders_of(person.title.office, f"gov:{person.country}", setting.day)
    wanted = family_name(person.name)
    return tuple(row for row, _ in holders if is_alike(row.family, wanted) or is_alike(row.name, person.name))


def holders_of(office: str, body: str, day: date) -> list[tuple[Person, Term]]:
    """Return who the table of people says held an office of a body on a day."""
    return [
        (row, term)
        for row in load_actor_tables().people.values()
        for term in row.terms
        if term.body == body and term.holds_on(day) and same_office(term.office, office)
    ]


def _is_near(term: Term, day: date) -> bool:
    return (term.start is None or term.start - _TABLE_REACH <= day) and (
        term.end is None or day <= term.end + _TABLE_REACH
    )


def _take_row(person: Somebody, row: Person, setting: Setting) -> None:
    person.table = row
    full = next((mention.name for mention in person.mentions if mention.name and " " in mention.name), None)
    is_short = full is not None and fold(row.name).endswith(f" {fold(full)}")
    person.name = row.name if full is None or is_short or opens_with_title(full) else person.name
    person.country = row.country
    if row.gender is not Gender.UNKNOWN:
        person.gender = row.gender
    term = term_on(row, setting.day)
    held = f", {term.title or term.office.replace('_', ' ')}" if term is not None else ""
    person.reason = f"“{person.mentions[0].name}” → {row.name}{held}: in the table of people"


def term_on(row: Person, day: date) -> Term | None:
    """Return the office of a row that counts on a day: the latest begun of those held, or None."""
    held = row.terms_on(day)
    return max(held, key=lambda term: (term.start or date.min, term.body.startswith("gov:")), default=None)


def _settle_surname(person: Somebody, setting: Setting, rows: tuple[Person, ...]) -> None:
    known = setting.memory.surnamed(person.name, person.country, setting.day)
    if person.title is not None and len(known) > 1:
        wanted = person.title
        titled = tuple(
            one
            for one in known
            if (fact := one.title_on(setting.day)) and same_title(read_title(fact.title or ""), wanted)
        )
        known = titled or known
    if len(known) == 1:
        fact = known[0].near(setting.day)[0]
        person.name = known[0].name
        person.country = person.country or known[0].country
        _take_memory_title(person, setting, known[0].title_on(setting.day))
        person.reason = (
            f"“{person.mentions[0].name}” → {known[0].name}: named in full in the report of {fact.published}"
        )
        return
    names = tuple(sorted({one.name for one in known} | {row.name for row in rows}))
    if len(names) > 1:
        person.rivals = names
        person.reason = f"“{person.name}” can be {' or '.join(names)}"
        return
    if person.title is None and not any(mention.gender is not Gender.UNKNOWN for mention in person.mentions):
        person.rivals = names or ("nobody known",)
        person.reason = f"“{person.name}”: a lone word that nothing shows to be a person's name"
        return
    person.reason = f"“{person.name}”: named so in this report only"


def _take_memory_title(person: Somebody, setting: Setting, fact: object) -> None:
    del setting
    title = getattr(fact, "title", None)
    if person.title is None and title:
        person.title = read_title(title)


def _take_memory(person: Somebody, setting: Setting) -> None:
    first = person.mentions[0]
    person.reason = f"“{first.name}”: named in full in sentence {first.sentence + 1}"
    known = setting.memory.named(person.name, person.country, setting.day)
    if len(known) != 1:
        return
    if len(known[0].name) > len(person.name):
        person.name = known[0].name
    fact = known[0].title_on(setting.day)
    _take_memory_title(person, setting, fact)
    if person.country is None and known[0].country is not None:
        person.country = known[0].country
        person.reason += f"; country from the report of {known[0].near(setting.day)[0].published}"


def _lend_home(person: Somebody, setting: Setting) -> None:
    """Give a national office without a country the outlet's own, else the only country of the report."""
    title = person.title
    if title is None or person.body is not None or title.office == "" or title.speaks_for is not SpeaksFor.COUNTRY:
        return
    if title.office in ABROAD or not _is_told_here(person, setting):
        return
    for found, why in (
        (setting.own, "it is the outlet's own"),
        (setting.countries - setting.taken, "it is the only country in the report"),
        (setting.parliaments - setting.taken, "its parliament is the only one named"),
    ):
        likely = [country for country in found if has_office(country, title.office)]
        if len(likely) == 1:
            person.country = likely[0]
            person.is_lent = why == "it is the only country in the report"
            person.reason += f"; “{title.words}” without a country: {likely[0]}, {why}"
            return


def _is_told_here(person: Somebody, setting: Setting) -> bool:
    """Return whether this report's own words give the title, and no other report names the person without a country.

    Else one person would be of a country in the reports of one outlet and of none, or of another, in the rest.
    """
    if not any(mention.title for mention in person.mentions):
        return False
    known = setting.memory.named(person.name, None, setting.day)
    tellers = {fact.evidence.span.report_id for one in known for fact in one.facts}
    return all(one.country is not None for one in known) or len(tellers) == 1


def has_office(country: str, office: str) -> bool:
    """Return whether a country has an office, as far as the table of offices knows."""
    row = load_actor_tables().offices.get((country, office))
    return row is None or row.exists
