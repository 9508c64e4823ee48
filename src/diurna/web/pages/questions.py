"""The questions: what actors stand on, with how many do; renamed, merged, split and pinned in place."""

from dataclasses import dataclass

from diurna.query.matrix import Matrix
from diurna.types.entries import QuestionEntry
from diurna.types.ontology import StanceValue
from diurna.web.asking import Asked
from diurna.web.cards import Bit, Lens, Quote
from diurna.web.cards.entries import stance_bit
from diurna.web.forms import fingerprint
from diurna.web.page import Page, json_rows, next_link


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question: its name and wordings, how many stand where, and words of one stand on it."""

    id: str
    code: str
    name: str
    link: str
    phrases: tuple[str, ...]
    stances: tuple[tuple[Bit, int], ...]
    moves: int
    quote: Quote | None
    state: str
    review: str


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """The list of questions, and all names for merging."""

    lines: tuple[QuestionLine, ...]
    names: tuple[tuple[str, str], ...]
    count: str
    next: str


def questions_page(asked: Asked) -> Page:
    """Return the questions, with words when they are searched."""
    source, lens = asked.source(), asked.lens()
    listing = source.listing(asked.ask("questions"))
    matrix = source.matrix()
    shown = QuestionsView(
        tuple(_line(question, matrix, lens) for question in listing.items),
        tuple((question.code, question.name) for question in matrix.questions),
        asked.tongue.count("%(n)s question", "%(n)s questions", listing.total),
        next_link(listing, asked),
    )
    return Page(lens.say("Questions"), "questions.html", shown, json_rows(listing, asked))


def _line(question: QuestionEntry, matrix: Matrix, lens: Lens) -> QuestionLine:
    cells = [cell for (_, one), cell in matrix.cells.items() if one == question.id]
    counts = {value: sum(cell.current.stance is value for cell in cells) for value in StanceValue}
    evidence = cells[0].current.evidence if cells else ()
    return QuestionLine(
        question.id, question.code, question.name, f"/positions?question={question.id}", question.phrases,
        tuple((stance_bit(value.value, lens), count) for value, count in counts.items() if count),
        sum(len(cell.shifts) for cell in cells), lens.quote(evidence[0]) if evidence else None, fingerprint(question),
        lens.review((question.id,))[0],
    )  # fmt: skip
