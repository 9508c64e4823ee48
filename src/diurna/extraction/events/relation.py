"""Types the relation between two given spans of one sentence, for tests that name actor and recipient beforehand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diurna.extraction.events.coding import code_of
from diurna.extraction.events.frames import Frame
from diurna.extraction.events.lexicon import Row
from diurna.extraction.events.reading import Reader
from diurna.extraction.events.status import Telling
from diurna.linguistics.parsed import ParsedReport
from diurna.models.relations import Candidate, judge
from diurna.types.findings import Findings
from diurna.types.ontology import EventStatus, EventType
from diurna.types.span import Span

YIELD = "YIELD"
_REFUSED = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
    }
)
_QUADS = {
    EventType.AGREE: 1,
    EventType.CONSULT: 1,
    EventType.SUPPORT: 1,
    EventType.CONCEDE: 2,
    EventType.COOPERATE: 2,
    EventType.AID: 2,
    EventType.RETREAT: 2,
    EventType.REQUEST: 3,
    EventType.ACCUSE: 3,
    EventType.REJECT: 3,
    EventType.THREATEN: 3,
    EventType.PROTEST: 4,
    EventType.SANCTION: 4,
    EventType.MOBILIZE: 4,
    EventType.COERCE: 4,
    EventType.ASSAULT: 4,
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What one span does to another.

    Attributes:
        type: One of the 16 types, or None.
        root: The type in the scheme of 15 roots (CONCEDE and RETREAT are YIELD); empty with no type.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 with no type.
        scores: Points of each type that some word told, or the model's chances, best first.
        reason: The words and the row, or the model's answer.
    """

    type: EventType | None
    root: str
    quad: int
    scores: tuple[tuple[EventType, float], ...] = ()
    reason: str = ""


def root_of(kind: EventType) -> str:
    """Return a type's name in the scheme of 15 roots."""
    return YIELD if kind in {EventType.CONCEDE, EventType.RETREAT} else kind.value


def judged_relation(text: str, source: Span, target: Span) -> Relation:
    """Return the relation the `events` model sees between two spans of one sentence; no rule is asked.

    The root and quad follow the scheme of PLOVER data sets; the type is of our own 16, None where the model holds the
    pair for no event.

    Raises:
        ModelError: The model is missing or altered.
    """
    places = ((span.start, span.end) if span.start < span.end else None for span in (source, target))
    answer = judge((Candidate(text, 0, len(text), *places),), with_words=True)[0]
    quads: dict[int, float] = {}
    for name, chance in answer.roots.items():
        quads[_quad_of(name)] = quads.get(_quad_of(name), 0.0) + chance
    ranked = sorted(((kind, answer.types[kind]) for kind in EventType), key=lambda item: -item[1])
    kind = EventType(answer.type) if answer.type in _QUADS else None
    reason = f"classifier {answer.root} {answer.roots[answer.root]:.2f}"
    return Relation(kind, answer.root, max(quads, key=quads.__getitem__), tuple(ranked), reason)


def _quad_of(root: str) -> int:
    return _QUADS[EventType.CONCEDE if root == YIELD else EventType(root)]


def relation_between(parsed: ParsedReport, found: Findings, source: Span, target: Span) -> Relation:
    """Return the relation the sentence tells between two spans, or one with no type when none is told."""
    reader = Reader(parsed, found)
    best: dict[EventType, tuple[float, str]] = {}
    for frame, row, telling, points in _candidates(reader, source, target):
        code = code_of(row, telling)
        if code is None:
            continue
        if code.status is EventStatus.NEGATED and code.type in _REFUSED:
            code = replace(code, type=EventType.REJECT)
        reason = f"“{frame.trigger.text}” (row {row.name})"
        if points > best.get(code.type, (0.0, ""))[0]:
            best[code.type] = (points, reason)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0].value))
    if not ranked:
        return Relation(None, "", 0)
    kind, (_, reason) = ranked[0]
    return Relation(kind, root_of(kind), _QUADS[kind], tuple((item, points) for item, (points, _) in ranked), reason)


def _candidates(reader: Reader, source: Span, target: Span) -> Iterator[tuple[Frame, Row, Telling, float]]:
    for part in reader.parsed.parts:
        for frame, row, telling in reader.readings(part):
            points = 1.0
            points += 2.0 * _touches(reader, frame.doers, source)
            around = (*frame.objects, *(token for tokens in frame.obliques.values() for token in tokens))
            points += 2.0 * _touches(reader, around, target)
            points += 1.0 * any(_inside(reader, child, target) for token in around for child in token.subtree)
            points += 0.5 * any(_inside(reader, child, source) for token in frame.doers for child in token.subtree)
            points -= 0.5 * (telling.is_demanded or telling.is_purpose)
            yield frame, row, telling, points


def _touches(reader: Reader, tokens: tuple[Token, ...], span: Span) -> bool:
    return any(_inside(reader, token, span) for token in tokens)


def _inside(reader: Reader, token: Token, span: Span) -> bool:
    return span.start <= reader.parties.place(token) < span.end
