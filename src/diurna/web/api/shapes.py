"""What the API answers and takes besides rows: pages, entries, judgements, uploads, problems."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from diurna.types.record import JudgementKind

Text = Annotated[str, Meta(max_length=20_000)]
ShortText = Annotated[str, Meta(max_length=400)]
Key = Annotated[str, Meta(min_length=1, max_length=200)]


class ProblemDocument(Struct, forbid_unknown_fields=False):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class FacetCount(Struct):
    """A value of a field, with how many entries would be listed with it."""

    value: str
    label: str
    count: int


class Cell(Struct):
    """Where a holder stands on a question now; ``moved`` counts the moves that led there."""

    holder: str
    question_id: str
    question_name: str
    stance: Literal["for", "against", "considering", "unclear"]
    position_id: str
    position_code: str
    moved: int
    steps: int
    origin_count: int
    date: str | None


class MatrixPage(Struct):
    """Cells of the matrix."""

    results: list[Cell]
    next: str | None
    total: int


class Hit(Struct):
    """A thing found, with a snippet of the words that matched."""

    kind: str
    id: str
    code: str
    report_id: str
    snippet: str


class HitPage(Struct):
    """What was found, best first."""

    results: list[Hit]
    total: int


class JudgementLine(Struct):
    """A decision in the ledger; ``stands`` is false once it was taken back."""

    number: int
    at: datetime
    user: str
    kind: JudgementKind
    target: str
    before: str
    after: str
    why: str
    field: str
    stands: bool


class JudgementPage(Struct):
    """The ledger, latest first."""

    results: list[JudgementLine]
    next: str | None
    total: int


class JudgementMade(Struct):
    """A decision just made, and the state its entry is in now; null when the entry is gone."""

    judgement: JudgementLine
    etag: str | None


class Decision(Struct, forbid_unknown_fields=True):
    """A decision to make on an entry; which of ``field`` and ``after`` count depends on its kind."""

    kind: Literal["accept", "correct", "reject", "merge", "rename", "unverifiable"]
    target: Key
    field: ShortText = ""
    after: Text = ""
    why: Text = ""


class Undoing(Struct, forbid_unknown_fields=True):
    """Why a decision is taken back."""

    why: Text = ""


class Addition(Struct, forbid_unknown_fields=True):
    """An entry made by hand from words of a report; further values by kind, as the report page asks for them."""

    kind: Literal["statement", "event", "position", "measure"]
    start: Annotated[int, Meta(ge=0, le=100_000_000)]
    end: Annotated[int, Meta(ge=0, le=100_000_000)]
    values: dict[ShortText, ShortText] = {}
    why: Text = ""


class ChangeLine(Struct):
    """A change of the derived record."""

    number: int
    at: datetime
    kind: str
    id: str
    what: Literal["added", "changed", "removed"]


class ChangePage(Struct):
    """What changed in the record, oldest first."""

    results: list[ChangeLine]
    next: str | None
    last: int


class NewReport(Struct, forbid_unknown_fields=True):
    """A report given as JSON."""

    text: Annotated[str, Meta(min_length=1, max_length=2_000_000)]
    published: date | None = None
    outlet: ShortText | None = None
    headline: ShortText | None = None
    author: ShortText | None = None
    url: ShortText | None = None
    language: Annotated[str, Meta(max_length=8)] | None = None
    source_name: ShortText | None = None


class NewReports(Struct, forbid_unknown_fields=True):
    """Reports given as JSON."""

    reports: Annotated[list[NewReport], Meta(min_length=1, max_length=1000)]


class UploadProblem(Struct):
    """A file or row that could not be used."""

    where: str
    code: str
    message: str


class Upload(Struct):
    """How far an upload is; ``state`` ends as ``done`` or ``failed``."""

    id: str
    state: Literal["waiting", "reading", "adding", "done", "failed"]
    step: str
    done: int
    total: int
    files: int
    read: int
    added: list[str]
    known: int
    changed: int
    problems: list[UploadProblem]
    detail: str


class Door(Struct):
    """Where the API begins: its addresses, and who you are to it."""

    version: str
    links: dict[str, str]
    user: str
    role: Literal["reader", "editor"]
    is_read_only: bool


class Brief(Struct):
    """What is new: counts of all and rows of the latest; ``mark`` is what to ask ``after`` next time."""

    mark: int
    counts: dict[str, int]
    results: dict[str, list[dict[str, Any]]]
