from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from diurna.models.catalogue import Model
from diurna.models.relations import ROOTS, STATUSES, TYPES, Candidate, RelationJudge, judge
from diurna.models.sessions import Floats, Integers
from diurna.models.tokenise import Tokeniser
from diurna.models.wording import BUCKETS, WordModel

WORDS = ("peru", "freed", "chile", ".", "on", "monday", "said", "it")
VOCABULARY = {"[PAD]": 0, "[unused0]": 1, "[UNK]": 10, "[CLS]": 11, "[SEP]": 12} | {
    word: 20 + number for number, word in enumerate(WORDS)
}
TEXT = "Peru freed Chile."


@dataclass
class Recorder:
    """Stands for the network: keeps what it was asked, favours the root of the row's length."""

    rows: list[list[int]] = field(default_factory=list)

    def run(self, outputs: Sequence[str], inputs: dict[str, Integers]) -> tuple[Floats, ...]:
        ids = inputs["ids"]
        self.rows += [[int(piece) for piece in row] for row in ids]
        sizes = {"root": len(ROOTS), "type": len(TYPES), "status": len(STATUSES)}
        return tuple(np.eye(sizes[name], dtype=np.float32)[[len(row) % sizes[name] for row in ids]] for name in outputs)


def judge_with(recorder: Recorder) -> RelationJudge:
    words = WordModel(
        np.zeros((BUCKETS, 15), np.float32), np.eye(15, dtype=np.float32)[5] * 9, np.ones(BUCKETS, np.float32)
    )
    return RelationJudge(Model("events", "0", "", "", {}), Tokeniser(VOCABULARY), recorder, words)  # type: ignore[arg-type]


def test_the_parties_and_the_word_are_marked() -> None:
    recorder = Recorder()

    judge_with(recorder).judge((Candidate(TEXT, 0, len(TEXT), (0, 4), (11, 16), (5, 10)),))

    assert recorder.rows == [[11, 2, 20, 3, 6, 21, 7, 4, 22, 5, 23, 12]]


def test_a_party_that_is_not_named_is_not_marked() -> None:
    recorder = Recorder()

    judge_with(recorder).judge((Candidate(TEXT, 0, len(TEXT), None, (11, 16)),))

    assert recorder.rows == [[11, 20, 21, 4, 22, 5, 23, 12]]


def test_a_place_outside_the_sentence_is_not_marked() -> None:
    recorder = Recorder()

    judge_with(recorder).judge((Candidate(TEXT + " It said.", 0, len(TEXT), (18, 20)),))

    assert recorder.rows == [[11, 20, 21, 22, 23, 12]]


def test_line_breaks_are_left_out() -> None:
    recorder = Recorder()

    judge_with(recorder).judge((Candidate("Peru\nfreed Chile.", 0, 17),))

    assert recorder.rows == [[11, 20, 21, 22, 23, 12]]


def test_a_long_sentence_is_cut_around_the_marks() -> None:
    recorder = Recorder()
    text = "on monday " * 100 + TEXT + " on monday" * 100

    judge_with(recorder).judge((Candidate(text, 0, len(text), (1000, 1004)),))

    assert len(recorder.rows[0]) == 126
    assert 2 in recorder.rows[0]


def test_answers_come_in_the_order_of_the_questions_whatever_the_batches() -> None:
    recorder = Recorder()
    texts = ["Peru freed Chile.", "Peru.", "Peru freed Chile on Monday.", "Peru freed.", "Chile freed Peru."]
    questions = [Candidate(text, 0, len(text)) for text in texts]

    together = judge_with(recorder).judge(questions)
    alone = [judge_with(recorder).judge((question,))[0] for question in questions]

    assert [one.type for one in together] == [one.type for one in alone]
    assert len({one.type for one in together}) > 1


def test_words_have_their_say_only_where_asked() -> None:
    question = (Candidate(TEXT, 0, len(TEXT), (0, 4), (11, 16)),)

    with_words = judge_with(Recorder()).judge(question, with_words=True)[0]
    without = judge_with(Recorder()).judge(question)[0]

    assert with_words.root == "YIELD"
    assert without.root != "YIELD"
    assert with_words.types == without.types


def test_nothing_asked_opens_nothing() -> None:
    assert judge(()) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "actor", "recipient", "predicate", "expected"),
    [
        ("Tarmia expelled two Carvian diplomats on Monday.", "Tarmia", "Carvian diplomats", "expelled", "SANCTION"),
        ("Rebels shelled the army base near Madina.", "Rebels", "army", "shelled", "ASSAULT"),
        ("The two premiers met in Geneva.", "The two premiers", "", "met", "CONSULT"),
        ("Osterland condemned the raid by Tarmia.", "Osterland", "Tarmia", "condemned", "ACCUSE"),
        ("Osterland said it was watching Tarmia closely.", "Osterland", "Tarmia", "said", "NONE"),
    ],
)
def test_the_shipped_model_tells_plain_deeds_apart(
    text: str, actor: str, recipient: str, predicate: str, expected: str
) -> None:
    def place(words: str) -> tuple[int, int] | None:
        return (text.index(words), text.index(words) + len(words)) if words else None

    found = judge((Candidate(text, 0, len(text), place(actor), place(recipient), place(predicate)),))[0]

    assert found.type == expected
    assert abs(sum(found.types.values()) - 1) < 1e-3
