from diurna.linguistics.gazetteer import Category, Entry, Gazetteer

CONGO = Entry("gov:COD", Category.COUNTRY, "DR Congo", "COD")
OTHER = Entry("gov:COG", Category.COUNTRY, "Congo", "COG")
US = Entry("gov:USA", Category.COUNTRY, "United States", "USA")
NAVY = Entry("agency:USA:navy", Category.FORCE, "US Navy", "USA")
COURT = Entry("org:icj", Category.ORGANISATION, "International Court of Justice")


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    return [text[match.start : match.end] for match in gazetteer.search(text)]


def test_longest_form_wins() -> None:
    gazetteer = Gazetteer([("US", US), ("US Navy", NAVY)])
    assert found(gazetteer, "The US Navy and the US agree.") == ["US Navy", "US"]


def test_form_matches_only_as_written() -> None:
    gazetteer = Gazetteer([("US", US)])
    assert found(gazetteer, "They told us so.") == []


def test_dotted_form_is_found_whole() -> None:
    gazetteer = Gazetteer([("U.S.", US), ("U.S. Navy", NAVY)])
    assert found(gazetteer, "A U.S. Navy ship.") == ["U.S. Navy"]


def test_name_does_not_run_over_the_end_of_a_sentence() -> None:
    gazetteer = Gazetteer([("Court Justice", COURT)])
    assert found(gazetteer, "They went to Court. Justice was done.") == []


def test_ambiguous_form_keeps_every_candidate() -> None:
    gazetteer = Gazetteer([("Congo", CONGO), ("Congo", OTHER)])
    assert [entry.key for entry in gazetteer.look_up("Congo")] == ["gov:COD", "gov:COG"]


def test_look_up_leaves_article_and_possessive_aside() -> None:
    gazetteer = Gazetteer([("US", US)])
    assert gazetteer.look_up("the US") == gazetteer.look_up("US’s") == (US,)
