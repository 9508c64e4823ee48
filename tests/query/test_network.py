"""Congruence and conflict as discourse network analysis defines them."""

from datetime import date

import pytest

from diurna.query.circle import lay_out
from diurna.query.network import Network, Scaling, Tie, build_network
from diurna.types.dates import Basis, on
from diurna.types.entries import Party, PositionEntry
from diurna.types.ontology import StanceValue

FOR, AGAINST, WEIGHING = StanceValue.FOR, StanceValue.AGAINST, StanceValue.CONSIDERING


def stand(holder: str, question: str, stance: StanceValue, day: int = 1) -> PositionEntry:
    when = date(2024, 1, day)
    party = Party(f"gov:{holder}", holder)
    return PositionEntry(
        f"po{holder}{question}{day}", "PO", party, question, stance, "", on(when, Basis.EXPLICIT), (), (), when
    )


def tie(network: Network, one: str, other: str) -> Tie:
    return next(t for t in network.ties if (t.one, t.other) == (f"gov:{one}", f"gov:{other}"))


def test_both_for_or_both_against_is_congruence_and_the_rest_conflict() -> None:
    network = build_network([
        stand("A", "q1", FOR), stand("B", "q1", FOR),
        stand("A", "q2", AGAINST), stand("B", "q2", AGAINST),
        stand("A", "q3", FOR), stand("B", "q3", AGAINST),
    ])  # fmt: skip

    assert tie(network, "A", "B") == Tie("gov:A", "gov:B", 2.0, 1.0, ("q1", "q2"), ("q3",))


def test_what_is_only_considered_ties_nobody() -> None:
    network = build_network([stand("A", "q1", FOR), stand("B", "q1", WEIGHING)])

    assert network.ties == ()
    assert [holder.name for holder in network.holders] == ["A"]


def test_a_stance_told_twice_counts_once() -> None:
    network = build_network([stand("A", "q1", FOR), stand("A", "q1", FOR, 9), stand("B", "q1", FOR)])

    assert tie(network, "A", "B").congruence == 1.0


def test_a_holder_who_moved_stands_on_both_sides_unless_the_window_parts_them() -> None:
    moved = [stand("A", "q1", AGAINST, 1), stand("A", "q1", FOR, 20), stand("B", "q1", FOR, 20)]

    whole = tie(build_network(moved), "A", "B")
    assert (whole.congruence, whole.conflict) == (1.0, 1.0)
    later = tie(build_network(moved, since=date(2024, 1, 10)), "A", "B")
    assert (later.congruence, later.conflict) == (1.0, 0.0)
    assert build_network(moved, until=date(2024, 1, 10)).ties == ()


@pytest.mark.parametrize(
    ("scaling", "weight"), [(Scaling.NONE, 1.0), (Scaling.AVERAGE, 0.6667), (Scaling.JACCARD, 0.5)]
)
def test_ties_are_scaled_by_what_both_take_sides_on(scaling: Scaling, weight: float) -> None:
    network = build_network([stand("A", "q1", FOR), stand("B", "q1", FOR), stand("B", "q2", FOR)], scaling=scaling)

    assert tie(network, "A", "B").congruence == weight


def test_the_order_of_positions_changes_nothing() -> None:
    stands = [stand("A", "q1", FOR), stand("B", "q1", AGAINST), stand("C", "q1", FOR), stand("C", "q2", FOR)]

    assert build_network(stands) == build_network(stands[::-1])
    assert lay_out(build_network(stands)) == lay_out(build_network(stands[::-1]))


def test_those_who_agree_are_drawn_beside_each_other() -> None:
    pairs = [("A", FOR), ("B", AGAINST), ("C", FOR), ("D", AGAINST)]
    spots = [spot.key for spot in lay_out(build_network([stand(name, "q1", side) for name, side in pairs]))]

    assert abs(spots.index("gov:A") - spots.index("gov:C")) in (1, 3)
    assert abs(spots.index("gov:B") - spots.index("gov:D")) in (1, 3)
