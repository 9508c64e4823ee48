from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from diurna.errors import DataError
from diurna.ontology.actor_checks import by_unique, check_references
from diurna.ontology.actors import ActorTables, load_actor_tables, load_first_names
from diurna.ontology.roles import load_sectors
from diurna.ontology.rows import Country, Demonym, DemonymKind, SpeaksFor, Term
from diurna.ontology.tables import read_table
from diurna.types.ontology import ActorKind, Gender

PEOPLE = (
    *("name", "family", "aliases", "gender", "iso3", "body", "office", "title"),
    *("from", "to", "checked", "note", "source"),
)
ONE_HOLDER = {
    *("president", "prime_minister", "chancellor", "monarch", "pope", "supreme_leader", "vice_president"),
    *("foreign_minister", "defence_minister", "interior_minister", "finance_minister", "governor_general"),
    *("secretary_general", "director_general", "high_representative", "commission_president", "council_president"),
    *("managing_director", "central_bank_governor", "military_chief", "national_security_adviser"),
    *("chief_cabinet_secretary", "chief_executive"),
}
MONTH = 31


@pytest.fixture
def tables() -> ActorTables:
    return load_actor_tables()


def island(iso3: str = "AVE", sovereign: str = "") -> Country:
    return Country(f"gov:{iso3}", iso3, "", "Avela", "", (), (), "state", sovereign)


def check(countries: dict[str, Country], demonyms: tuple[Demonym, ...] = ()) -> None:
    check_references(countries, {}, demonyms=demonyms, metonyms=(), offices=(), people=())


def test_dangling_country_is_refused() -> None:
    with pytest.raises(DataError, match="'XXX' is in no table"):
        check({"AVE": island()}, (Demonym("Avelan", "XXX", DemonymKind.ADJECTIVE, is_regional=False),))


def test_dangling_sovereign_is_refused() -> None:
    with pytest.raises(DataError, match="countries, row AVE"):
        check({"AVE": island(sovereign="XXX")})


def test_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(DataError, match="stands twice"):
        by_unique("countries", [island(), island()], lambda row: row.iso3)


def test_ambiguous_name_keeps_every_country(tables: ActorTables) -> None:
    assert {country.iso3 for country in tables.countries_by_name["congo"]} == {"COD", "COG"}
    assert {demonym.country for demonym in tables.demonyms["Korean"]} == {"KOR", "PRK"}


@pytest.mark.parametrize(
    ("name", "iso3"),
    [("u.s.", "USA"), ("burma", "MMR"), ("aotearoa new zealand", "NZL"), ("dprk", "PRK"), ("ivory coast", "CIV")],
)
def test_country_is_known_by_its_other_names(tables: ActorTables, name: str, iso3: str) -> None:
    assert [country.iso3 for country in tables.countries_by_name[name]] == [iso3]


def test_dependency_is_coded_with_its_sovereign_but_hong_kong_is_not(tables: ActorTables) -> None:
    assert tables.countries["FLK"].code == "GBR"
    assert tables.countries["HKG"].code == "HKG"


def test_every_state_has_a_demonym_and_offices(tables: ActorTables) -> None:
    states = {country.iso3 for country in tables.countries.values() if country.status == "state"}
    named = {demonym.country for forms in tables.demonyms.values() for demonym in forms}
    governed = {country for country, _ in tables.offices}

    assert states - named == set()
    assert states - governed == set()


def test_capital_is_a_metonym_and_brussels_is_two(tables: ActorTables) -> None:
    assert [metonym.key for metonym in tables.metonyms["kyiv"]] == ["gov:UKR"]
    assert {metonym.key for metonym in tables.metonyms["brussels"]} == {"gov:BEL", "org:eu"}


def test_new_zealand_has_no_president(tables: ActorTables) -> None:
    assert not tables.offices["NZL", "president"].exists
    assert tables.offices["NZL", "prime_minister"].exists


def test_title_says_for_whom_its_holder_speaks(tables: ActorTables) -> None:
    words = tables.office_words

    assert words["foreign minister"].speaks_for is SpeaksFor.COUNTRY
    assert words["spokeswoman"].speaks_for is SpeaksFor.BODY
    assert words["senators"].speaks_for is SpeaksFor.NONE
    assert words["spokeswoman"].gender is Gender.FEMININE


def test_every_office_of_a_person_is_a_known_office(tables: ActorTables) -> None:
    known = {word.office for word in tables.office_words.values()}
    used = {term.office for person in tables.people.values() for term in person.terms}

    assert used - known == set()


def test_person_is_found_by_name_alias_and_family_name(tables: ActorTables) -> None:
    (person,) = tables.people_by_name["volodymyr zelenskiy"]

    assert person.key == "person:volodymyr-zelensky@UKR"
    assert person in tables.people_by_family["zelensky"]


def test_family_name_that_comes_first_is_kept(tables: ActorTables) -> None:
    assert tables.people["person:xi-jinping@CHN"].family == "Xi"


def test_office_is_held_only_in_its_term(tables: ActorTables) -> None:
    person = tables.people["person:nanaia-mahuta@NZL"]

    assert [term.office for term in person.terms_on(date(2022, 9, 22))] == ["foreign_minister"]
    assert person.terms_on(date(2024, 1, 1)) == ()


def test_two_people_of_one_name_stay_two(tables: ActorTables) -> None:
    assert {person.country for person in tables.people_by_name["king abdullah"]} == {"JOR", "SAU"}


def test_opposition_leader_belongs_to_no_government(tables: ActorTables) -> None:
    (term,) = tables.people["person:alexei-navalny@RUS"].terms

    assert term.body == ""


def test_no_office_has_two_holders_at_once_without_a_note(tables: ActorTables) -> None:
    noted = {(row["name"], row["from"]) for row in read_table("actors/people.csv", PEOPLE) if row["note"]}
    terms: dict[tuple[str, str, str], list[tuple[Term, str]]] = defaultdict(list)
    for person in tables.people.values():
        for term in person.terms:
            title = term.title if term.office == "military_chief" else ""
            if term.office in ONE_HOLDER and not any(name == person.name for name, _ in noted):
                terms[term.body, term.office, title].append((term, person.name))
    clashes = []
    for office, held in terms.items():
        held.sort(key=lambda pair: pair[0].start or date.min)
        for (before, one), (after, other) in pairwise(held):
            if ((before.end or date.max) - (after.start or date.min)).days >= MONTH:
                clashes.append((office, one, other))

    assert clashes == []


def test_term_says_until_when_it_is_known(tables: ActorTables) -> None:
    terms = [(person.name, term) for person in tables.people.values() for term in person.terms]

    assert [name for name, term in terms if term.checked is None] == []
    assert [name for name, term in terms if term.start and term.checked and term.start > term.checked] == []


def test_party_that_came_to_power_changes_its_sectors(tables: ActorTables) -> None:
    labour = tables.bodies["party:GBR:labour"]

    assert labour.sectors_on(date(2023, 1, 1)) == ("PTY", "OPP")
    assert labour.sectors_on(date(2025, 1, 1)) == ("PTY", "GOV")


def test_bloc_is_of_no_country(tables: ActorTables) -> None:
    blocs = [body for body in tables.bodies.values() if body.kind is ActorKind.BLOC and body.key.startswith("bloc:")]

    assert tables.bodies["bloc:the-west"] in blocs
    assert {body.country for body in blocs} == {""}


def test_partly_recognised_area_is_coded_with_its_claimant(tables: ActorTables) -> None:
    area = tables.bodies["group:MDA:transnistria"]

    assert (area.country, area.sectors, area.sponsor) == ("MDA", ("GOV", "PRE"), "RUS")


def test_body_of_two_names_is_one_body(tables: ActorTables) -> None:
    assert tables.organisations["u.n."] == tables.organisations["united nations"]
    assert [body.key for body in tables.agencies["state department"]] == ["agency:USA:state-department"]


def test_united_nations_are_an_organisation_of_their_own_to_plover(tables: ActorTables) -> None:
    assert (tables.bodies["org:un"].country, tables.bodies["org:un"].plover_country) == ("IGO", "UNO")
    assert tables.bodies["agency:USA:cia"].plover_country == "USA"


def test_every_body_has_a_sector(tables: ActorTables) -> None:
    assert [body.key for body in tables.bodies.values() if not set(body.sectors) & set(load_sectors())] == []


def test_pattern_and_group_give_sectors(tables: ActorTables) -> None:
    assert tables.agency_patterns["foreign ministry"].sectors == ("GOV",)
    assert tables.agency_patterns["troops"].kind is ActorKind.ARMED_FORCE
    assert tables.groups["separatists"].sectors == ("REB",)
    assert tables.outlets["yonhap"][0].country == "KOR"


def test_given_name_tells_gender_only_where_it_does() -> None:
    names = load_first_names()

    assert (names["nanaia"], names["dmitry"], names["kim"]) == (Gender.FEMININE, Gender.MASCULINE, Gender.UNKNOWN)
