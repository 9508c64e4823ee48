import pytest

from diurna.ontology.names import family_name, fold, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élysée", "elysee"),
        ("The  Hague", "hague"),
        ("Sana’a", "Sana'a"),
        ("Erdoğan", "ERDOGAN"),
        ("Støre", "Store"),
        ("Binali Yıldırım", "Binali Yildirim"),
        ("Kosiniak‑Kamysz", "Kosiniak-Kamysz"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_article_alone_is_kept() -> None:
    assert fold("the ") == "the"


def test_slug_has_only_letters_digits_and_hyphens() -> None:
    assert slug("Zeid Ra'ad Al Hussein") == "zeid-raad-al-hussein"


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Nanaia Mahuta", "Mahuta"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Mohammed bin Salman", "bin Salman"),
        ("Pelé", "Pelé"),
        ("De Croo", "Croo"),
    ],
)
def test_family_name_keeps_its_particles_but_never_the_first_word(name: str, family: str) -> None:
    assert family_name(name) == family
