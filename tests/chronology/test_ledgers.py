"""Figures of measures run in ledgers: added and total apart, units never mixed, differences shown."""

from chronology.factories import Draft
from diurna.chronology import build_record
from diurna.chronology.ledgers import MeasureLedger, ledgers_of
from diurna.types.ontology import MeasureKind, MeasureStatus


def listed(
    published: str, words: str, value: float, kind: str, *, unit: str = "individuals", about: str = "exact"
) -> Draft:
    text = f"Northland has put {words} on its list for case {published}."
    draft = Draft(published, text)
    figure = draft.figure(words, value, unit, about, kind)
    draft.measure(text[:-1], "Northland", MeasureKind.SANCTION, figures=(figure,), target=f"case {published}")
    return draft


def ledgers(*drafts: Draft) -> tuple[MeasureLedger, ...]:
    return ledgers_of(build_record([draft.resolved() for draft in drafts]).measures)


def test_totals_are_checked_against_what_was_added() -> None:
    (ledger,) = ledgers(
        listed("2024-01-02", "a total of 100 individuals", 100, "total"),
        listed("2024-03-02", "another 19 individuals", 19, "delta"),
        listed("2024-05-02", "119 individuals to date", 119, "total"),
        listed("2024-07-02", "150 individuals to date", 150, "total"),
    )
    assert [line.running for line in ledger.lines] == [100, 119, 119, 150]
    assert "agrees" in ledger.lines[2].check
    assert [line.difference for line in ledger.differences] == [31]


def test_a_total_that_fell_without_a_lifting_is_shown() -> None:
    (ledger,) = ledgers(
        listed("2024-01-02", "a total of 100 individuals", 100, "total"),
        listed("2024-05-02", "90 individuals to date", 90, "total"),
    )
    assert "10 less" in ledger.differences[0].check


def test_units_are_never_mixed() -> None:
    found = ledgers(
        listed("2024-01-02", "another 19 individuals", 19, "delta"),
        listed("2024-05-02", "more than a thousand firms to date", 1000, "total", unit="firms", about="more than"),
    )
    assert {ledger.unit for ledger in found} == {"individuals", "firms"}
    assert all(not ledger.differences for ledger in found)


def test_what_is_only_considered_is_not_entered() -> None:
    draft = Draft("2024-01-02", "Northland may list another 19 individuals.")
    figure = draft.figure("another 19 individuals", 19, "individuals", kind="delta")
    draft.measure(draft.text, "Northland", MeasureKind.SANCTION, figures=(figure,), status=MeasureStatus.CONSIDERED)
    assert ledgers(draft) == ()
