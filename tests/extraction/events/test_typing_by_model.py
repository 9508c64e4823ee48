from collections.abc import Sequence

import pytest

from diurna.extraction.events import typing_by_model
from diurna.extraction.events.extract import read_deeds
from diurna.extraction.events.typing_by_model import candidate_of, weighed
from diurna.models.relations import ROOTS, STATUSES, TYPES, Candidate, Judgement
from diurna.types.findings import EventMention, Findings
from extraction.reports import findings_of, parsed_text

pytestmark = pytest.mark.model

TEXT = "Riga expelled two Omani diplomats."


def spread(names: Sequence[str], favoured: str, chance: float) -> dict[str, float]:
    return {name: chance if name == favoured else (1 - chance) / (len(names) - 1) for name in names}


def events_if(monkeypatch: pytest.MonkeyPatch, text: str, name: str, chance: float) -> tuple[EventMention, ...]:
    """Return what is left of the rules' deeds when the model answers this type to everything."""

    def answer(candidates: Sequence[Candidate]) -> tuple[Judgement, ...]:
        one = Judgement(spread(ROOTS, ROOTS[0], 0.9), spread(TYPES, name, chance), spread(STATUSES, STATUSES[0], 0.9))
        return (one,) * len(candidates)

    monkeypatch.setattr(typing_by_model, "judge", answer)
    found = findings_of(text)
    parsed = parsed_text(text)
    return tuple(deed.event for deed in weighed(read_deeds(parsed, found), parsed, found))


def test_what_the_model_is_sure_is_none_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert events_if(monkeypatch, TEXT, "NONE", 0.999) == ()


def test_a_doubt_of_the_model_drops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [event.type for event in events_if(monkeypatch, TEXT, "NONE", 0.8)] == ["SANCTION"]


def test_a_sure_other_type_is_taken_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    (event,) = events_if(monkeypatch, TEXT, "AID", 0.995)
    assert event.type == "AID"
    assert event.provenance.reason.endswith("classifier AID 0.99")
    assert event.provenance.score == pytest.approx(0.995)


def test_an_unsure_other_type_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [event.type for event in events_if(monkeypatch, TEXT, "AID", 0.6)] == ["SANCTION"]


def test_between_kin_types_the_word_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [event.type for event in events_if(monkeypatch, TEXT, "COERCE", 0.999)] == ["SANCTION"]


def test_the_question_marks_doer_word_and_recipient() -> None:
    found = findings_of(TEXT)
    parsed = parsed_text(TEXT)
    (deed,) = read_deeds(parsed, found)
    question = candidate_of(deed, parsed, found)
    assert question is not None
    assert question.actor is not None
    assert question.predicate is not None
    assert TEXT[slice(*question.actor)] == "Riga"
    assert TEXT[slice(*question.predicate)] == "expelled"
    assert (question.start, question.end) == (0, len(TEXT))


def test_no_deeds_ask_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert events_if(monkeypatch, "Fiji lies east of Australia.", "ASSAULT", 0.999) == ()


def test_nothing_found_is_nothing_asked() -> None:
    parsed = parsed_text("Fiji lies east of Australia.")
    assert weighed((), parsed, Findings(parsed.report.id, "", sentences=parsed.sentences)) == ()
