"""Reading each actor table into its frozen rows; kept apart from the look-ups so that a table can be read alone."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from diurna.ontology.names import family_name, slug
from diurna.ontology.roles import load_sectors
from diurna.ontology.rows import (
    AgencyPattern,
    Body,
    Country,
    CountryOffice,
    Demonym,
    DemonymKind,
    GroupWord,
    Metonym,
    OfficeWord,
    Person,
    SectorPeriod,
    SpeaksFor,
    Term,
)
from diurna.ontology.tables import Row, read_table
from diurna.types.ontology import ActorKind, Gender

_Choice = TypeVar("_Choice", bound=StrEnum)

BODY_TABLES = {
    "organisations": ("key", "name", "aliases", "kind", "country", "plover_country", "sectors", "parent", "source"),
    "agencies": ("key", "name", "aliases", "kind", "country", "sectors", "parent", "source"),
    "armed_groups": ("key", "name", "aliases", "kind", "country", "sectors", "sponsor", "from", "to", "source"),
    "parties": ("key", "name", "aliases", "country", "sectors", "from", "to", "checked", "source"),
    "outlets": ("key", "name", "aliases", "kind", "country", "sectors", "source"),
}
_KINDS = {
    "bloc": ActorKind.BLOC,
    "company": ActorKind.COMPANY,
    "de facto authority": ActorKind.GOVERNMENT,
    "armed force": ActorKind.ARMED_FORCE,
    "army": ActorKind.ARMED_FORCE,
    "navy": ActorKind.ARMED_FORCE,
    "air force": ActorKind.ARMED_FORCE,
    "military": ActorKind.ARMED_FORCE,
    "militia": ActorKind.ARMED_FORCE,
    "general staff": ActorKind.ARMED_FORCE,
    "government": ActorKind.GOVERNMENT,
    "party": ActorKind.PARTY,
}
_DEFAULT_KINDS = {
    "organisations": ActorKind.INTERNATIONAL_ORGANISATION,
    "agencies": ActorKind.AGENCY,
    "armed_groups": ActorKind.GROUP,
    "parties": ActorKind.PARTY,
    "outlets": ActorKind.OUTLET,
}


def read_countries() -> Iterator[Country]:
    """Yield the countries and territories of ``countries.csv``."""
    columns = ("iso3", "iso2", "name", "official_name", "capital", "aliases", "status", "sovereign", "source")
    for row in read_table("actors/countries.csv", columns):
        yield Country(
            key=f"gov:{row['iso3']}",
            iso3=row["iso3"],
            iso2=row["iso2"],
            name=row["name"],
            official_name=row["official_name"],
            capitals=row.names("capital"),
            aliases=row.names("aliases"),
            status=row["status"],
            sovereign=row["sovereign"],
        )


def read_demonyms() -> Iterator[Demonym]:
    """Yield the demonyms of ``demonyms.csv``."""
    for row in read_table("actors/demonyms.csv", ("form", "iso3", "kind", "level", "source")):
        kind = _choice(row, "kind", DemonymKind)
        yield Demonym(row["form"], row["iso3"], kind, row["level"] == "regional")


def read_metonyms() -> Iterator[Metonym]:
    """Yield the metonyms of ``metonyms.csv``; capitals are with the countries."""
    for row in read_table("actors/metonyms.csv", ("form", "key", "sectors", "source")):
        yield Metonym(row["form"], row["key"], _sectors(row))


def read_bodies(table: str) -> Iterator[Body]:
    """Yield the bodies of one of ``BODY_TABLES``; rows of one key are periods of one body."""
    rows_of: dict[str, list[Row]] = {}
    for row in read_table(f"actors/{table}.csv", BODY_TABLES[table]):
        rows_of.setdefault(row["key"], []).append(row)
    for rows in rows_of.values():
        yield _body(table, rows)


def _body(table: str, rows: list[Row]) -> Body:
    row, columns = rows[-1], BODY_TABLES[table]
    if len(rows) > 1 and "from" not in columns:
        raise row.fault(f"the key {row['key']} stands twice")
    rows = sorted(rows, key=lambda row: row["from"]) if len(rows) > 1 else rows
    detail = row["kind"] if "kind" in columns else "party"
    periods = tuple(_period(row) for row in rows) if "from" in columns else (SectorPeriod(_sectors(row), None, None),)
    return Body(
        key=row["key"],
        name=row["name"],
        aliases=tuple(dict.fromkeys(name for row in rows for name in row.names("aliases"))),
        kind=_KINDS.get(detail, _DEFAULT_KINDS[table]),
        detail=detail,
        country=row["country"],
        sectors=periods[-1].sectors,
        periods=periods,
        parent=row["parent"] if "parent" in columns else "",
        sponsor=row["sponsor"] if "sponsor" in columns else "",
        plover_country=row["plover_country" if "plover_country" in columns else "country"],
    )


def _period(row: Row) -> SectorPeriod:
    return SectorPeriod(_sectors(row), *_days(row))


def read_office_words() -> Iterator[OfficeWord]:
    """Yield the titles of ``office_words.csv``."""
    columns = ("form", "plural", "office", "sectors", "speaks_for", "gender", "source")
    for row in read_table("actors/office_words.csv", columns):
        yield OfficeWord(
            form=row["form"],
            plural=row["plural"],
            office=row["office"],
            sectors=_sectors(row),
            speaks_for=_choice(row, "speaks_for", SpeaksFor),
            gender=_gender(row),
        )


def read_offices() -> Iterator[CountryOffice]:
    """Yield which top offices each country has, from ``offices.csv``."""
    for row in read_table("actors/offices.csv", ("iso3", "office", "exists", "titles", "source")):
        if row["exists"] not in {"yes", "no"}:
            raise row.fault(f"exists is {row['exists']!r}, wanted yes or no")
        yield CountryOffice(row["iso3"], row["office"], row["exists"] == "yes", row.names("titles"))


def read_people() -> Iterator[Person]:
    """Yield the people of ``people.csv`` with their dated offices, one person for all rows of a name and country."""
    columns = (
        *("name", "family", "aliases", "gender", "iso3", "body", "office", "title"),
        *("from", "to", "checked", "note", "source"),
    )
    terms: dict[tuple[str, str], list[Row]] = {}
    for row in read_table("actors/people.csv", columns):
        terms.setdefault((row["name"], row["iso3"]), []).append(row)
    for (name, iso3), rows in terms.items():
        yield Person(
            key=f"person:{slug(name)}@{iso3}",
            name=name,
            family=next((row["family"] for row in rows if row["family"]), "") or family_name(name),
            aliases=tuple(dict.fromkeys(alias for row in rows for alias in row.names("aliases"))),
            gender=_gender(rows[0]),
            country=iso3,
            terms=tuple(_term(row) for row in sorted(rows, key=lambda row: (row["from"], row["office"]))),
        )


def read_agency_patterns() -> Iterator[AgencyPattern]:
    """Yield the words of ``agency_patterns.csv`` that follow a country's name or adjective."""
    columns = ("words", "number", "kind", "detail", "sectors", "source")
    for row in read_table("actors/agency_patterns.csv", columns):
        kind = _choice(row, "kind", ActorKind)
        yield AgencyPattern(row["words"], kind, row["detail"], _sectors(row), row["number"] == "plural")


def read_groups() -> Iterator[GroupWord]:
    """Yield the common nouns of ``groups.csv``."""
    for row in read_table("actors/groups.csv", ("form", "plural", "sectors", "gender", "source")):
        yield GroupWord(row["form"], row["plural"], _sectors(row), _gender(row))


def read_first_names() -> Iterator[tuple[str, Gender]]:
    """Yield the given names of ``first_names.csv`` with their gender; U for names of both."""
    for row in read_table("actors/first_names.csv", ("name", "gender", "source")):
        yield row["name"], _gender(row)


def read_common_words() -> Iterator[str]:
    """Yield the forms of ``common_words.csv``: names of bodies that are also ordinary words."""
    for row in read_table("actors/common_words.csv", ("form", "source")):
        yield row["form"]


def _term(row: Row) -> Term:
    start, end = _days(row)
    return Term(
        body="" if row["body"] == "-" else row["body"] or f"gov:{row['iso3']}",
        office=row["office"],
        title=row["title"],
        start=start,
        end=end,
        checked=row.last_day("checked"),
    )


def _days(row: Row) -> tuple[date | None, date | None]:
    start, end = row.first_day("from"), row.last_day("to")
    if start and end and start > end:
        raise row.fault(f"from {row['from']} is after to {row['to']}")
    return start, end


def _sectors(row: Row) -> tuple[str, ...]:
    codes = row.codes("sectors")
    if unknown := [code for code in codes if code not in load_sectors()]:
        raise row.fault(f"no PLOVER sector {', '.join(unknown)}")
    return codes


def _gender(row: Row) -> Gender:
    return Gender(row["gender"]) if row["gender"] in {"f", "m", "u"} else _no_gender(row)


def _no_gender(row: Row) -> Gender:
    if row["gender"]:
        raise row.fault(f"gender is {row['gender']!r}, wanted f, m, u or nothing")
    return Gender.UNKNOWN


def _choice(row: Row, column: str, choices: type[_Choice]) -> _Choice:
    try:
        return choices(row[column])
    except ValueError as error:
        raise row.fault(f"{column} is {row[column]!r}, wanted one of {', '.join(choices)}") from error
