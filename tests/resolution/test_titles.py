import pytest

from diurna.resolution.titles import read_title, same_title


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Foreign Affairs Minister", "minister of foreign affairs", True),
        ("defense minister", "Defence Minister", True),
        ("minister", "foreign minister", True),
        ("minister", "prime minister", False),
        ("energy minister", "fisheries minister", False),
        ("foreign minister", "prime minister", False),
    ],
)
def test_titles_that_can_be_one(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_title(read_title(one), read_title(other)) is same


def test_former_holder_speaks_for_nobody() -> None:
    title = read_title("President", "former Peruvian President Alma Quiroga")
    assert title.is_past
    assert title.speaks_for == "none"
    assert title.role == "ELI"
