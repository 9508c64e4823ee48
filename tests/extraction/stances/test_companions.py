"""Who takes a stance beside the one it is told of, and who takes none."""

import pytest

from extraction.reports import Told

pytestmark = pytest.mark.model


def holders(text: str, stance: str) -> set[str]:
    report = Told(text)
    taken = (item for item in report.found.stances if item.stance.value == stance)
    return {words for item in taken for words in report.words(item.holders)}


def test_both_parties_of_a_demand_hold_it() -> None:
    found = holders("Both the National Party and Green Party have called on the Government to expel the envoy.", "for")
    assert {"the National Party", "Green Party"} <= found


def test_likewise_is_the_stance_before() -> None:
    text = "Ghana voted against the resolution. So did Mali and Chad."
    assert {"Ghana", "Mali", "Chad"} <= holders(text, "against")


def test_whom_others_joined_is_on_their_side() -> None:
    text = "The assembly discussed a resolution on the dam. Ghana and Mali joined Chad in voting against it."
    assert "Chad" in holders(text, "against")


def test_what_somebody_fears_is_not_what_he_wants() -> None:
    text = "Ghana said it was concerned that votes would be held in the occupied north."
    assert "Ghana" not in holders(text, "for")


def test_what_another_is_warned_of_is_no_plan_of_the_warner() -> None:
    assert holders("Mali warned that Ghana would pay a dreadful price.", "for") == set()


def test_a_lie_told_of_another_is_no_stance_of_the_other() -> None:
    text = "“We stand against Mali's lie that they are there to free the north,” said Ghana."
    assert "Mali" not in holders(text, "against")
