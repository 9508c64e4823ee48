from diurna.ontology.surfaces import SurfaceKind, surface_forms


def kinds(form: str) -> set[SurfaceKind]:
    return {candidate.kind for candidate in surface_forms()[form]}


def test_form_is_kept_as_written_without_its_article() -> None:
    forms = surface_forms()

    assert "White House" in forms
    assert "the White House" not in forms
    assert "polish" not in forms


def test_form_of_several_things_keeps_all_candidates() -> None:
    assert {form.key for form in surface_forms()["Congo"]} == {"gov:COD", "gov:COG"}
    assert kinds("Brussels") == {SurfaceKind.METONYM}
    assert {form.key for form in surface_forms()["Brussels"]} == {"gov:BEL", "org:eu"}


def test_demonym_adjective_and_people_differ() -> None:
    assert kinds("Russian") == {SurfaceKind.DEMONYM_ADJECTIVE, SurfaceKind.DEMONYM_NOUN}
    assert [form.sectors for form in surface_forms()["Russians"]] == [("CVL",)]


def test_metonym_of_an_agency_names_the_agency() -> None:
    (form,) = surface_forms()["Foggy Bottom"]

    assert (form.key, form.country, form.sectors) == ("agency:USA:state-department", "USA", ("GOV",))


def test_body_has_a_candidate_for_each_period() -> None:
    taliban = [form for form in surface_forms()["Taliban"] if form.kind is SurfaceKind.ARMED_GROUP]

    assert [form.sectors[0] for form in taliban] == ["REB", "GOV"]
    assert taliban[0].end is not None
    assert taliban[1].start is not None
    assert taliban[0].end < taliban[1].start


def test_name_that_is_an_ordinary_word_says_so() -> None:
    assert all(form.is_common_word for form in surface_forms()["Stuff"])
    assert not any(form.is_common_word for form in surface_forms()["Hezbollah"])


def test_one_kind_has_one_key_a_form_and_country_unless_both_are_candidates() -> None:
    """Two bodies of one country and kind never share a form: nothing in a text could tell them apart."""
    not_bodies = {SurfaceKind.PERSON, SurfaceKind.METONYM}
    clashes = []
    for form, candidates in surface_forms().items():
        keys: dict[tuple[SurfaceKind, str], set[str]] = {}
        for candidate in candidates:
            if candidate.kind not in not_bodies:
                keys.setdefault((candidate.kind, candidate.country), set()).add(candidate.key)
        clashes += [(form, sorted(found)) for found in keys.values() if len(found) > 1]

    assert clashes == []
