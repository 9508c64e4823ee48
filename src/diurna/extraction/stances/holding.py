"""Makes the stance of a word: whose it is, on what, with the words that show it."""

from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.events.evidence import clause_words
from diurna.extraction.events.frames import Frame, verb_frame
from diurna.extraction.events.parties import is_first_person
from diurna.extraction.events.reading import Reader
from diurna.extraction.events.sources import Source
from diurna.extraction.stances.phrasing import Proposition
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import auxiliaries_of
from diurna.types.findings import Provenance, StanceMention, finding_id
from diurna.types.ontology import ActorKind, StanceValue
from diurna.types.span import Span

EXTRACTOR = "diurna.stances.v1"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a word shows: the stance, on what, and why it is read so."""

    stance: StanceValue
    proposition: Proposition
    why: str


def held(reader: Reader, part: ParsedPassage, token: Token, frame: Frame, shown: Shown) -> StanceMention | None:
    """Return the stance of a frame's doers, or None where nobody holds it or it is on nothing."""
    holders = _holders(reader, frame)
    if not holders or not shown.proposition.phrase:
        return None
    is_past = any(aux.lower_ == "had" for aux in auxiliaries_of(frame.trigger))
    return mention_of(part, token, holders, part.span_of(clause_words(frame, frame.trigger)), shown, is_past=is_past)


def clause_subject(verb: Token) -> Token | None:
    """Return the subject of a clause; after "said those drills … would", one a parser takes for what is said."""
    own = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is not None or verb.dep_ != "ccomp":
        return own
    stray = (child for child in verb.head.children if child.dep_ == "dobj" and verb.head.i < child.i < verb.i)
    return next(stray, None)


def mention_of(
    part: ParsedPassage,
    token: Token,
    holders: tuple[str, ...],
    evidence: Span,
    shown: Shown,
    *,
    is_past: bool = False,
) -> StanceMention:
    """Return the finding for a word that shows a stance."""
    label = part.span(token.i, token.i)
    return StanceMention(
        id=finding_id("p", label, shown.stance.value),
        holders=holders,
        proposition=shown.proposition.phrase,
        lemmas=shown.proposition.lemmas,
        stance=shown.stance,
        label=label,
        evidence=(evidence,),
        provenance=Provenance(EXTRACTOR, shown.why),
        is_past=is_past,
    )


def _holders(reader: Reader, frame: Frame) -> tuple[str, ...]:
    political = [token for token in frame.doers if reader.parties.is_political(token)]
    source = reader.sources.of(frame.clause)
    if not frame.doers and frame.is_passive and source is not None:
        return source.speakers
    if not political or any(token.lower_ == "who" for token in political):
        return ()
    if source is not None and all(is_first_person(token) or _is_own_word(reader, token, source) for token in political):
        return source.speakers
    if any(token.lower_ == "it" and token.dep_ == "expl" for token in political):
        return ()
    return reader.parties.ids(political)


def _is_own_word(reader: Reader, token: Token, source: Source) -> bool:
    """Return whether "it" or "they" right after "said" is the body that speaks ("Denmark said it would mediate")."""
    clause = token.head
    above = clause.head if clause.dep_ == "ccomp" else None
    if token.lower_ not in {"it", "they"} or above is None:
        return False
    speakers = reader.parties.ids(verb_frame(above).doers)
    mentions = [mention for mention in reader.found.mentions if mention.id in speakers]
    is_many = token.lower_ == "they"
    return (
        bool(speakers)
        and set(speakers) == set(source.speakers)
        and all(mention.kind is not ActorKind.PERSON for mention in mentions)
        and (is_many == (len(mentions) > 1 or any(mention.is_plural for mention in mentions)))
    )
