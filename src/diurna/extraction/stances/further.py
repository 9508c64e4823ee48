"""Reads the stances that no deed and no word of attitude shows: outlooks, verdicts, policy and claims of fact."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diurna.extraction.events.domains import is_off_topic
from diurna.extraction.events.frames import chain_up
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.assertions import assertions
from diurna.extraction.stances.openings import opens
from diurna.extraction.stances.outlooks import outlooks
from diurna.extraction.stances.policies import policies
from diurna.extraction.stances.verdicts import verdicts
from diurna.extraction.stances.words import attitude_words
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.findings import Findings, StanceMention
from diurna.types.ontology import MentionForm, StanceValue
from diurna.types.span import Span

_NO_PLEA = frozenset({"call", "tell"})
_READERS = (outlooks, opens, verdicts, policies, assertions)


def further(parsed: ParsedReport, found: Findings, before: Sequence[StanceMention]) -> Iterator[StanceMention]:
    """Yield the stances not yet read off a word, nor said alike of the same words before."""
    reader = Reader(parsed, found)
    for part in parsed.parts:
        if is_off_topic(part.doc, reader.lexicon):
            continue
        for token in part.doc:
            for made in _of_word(reader, part, token):
                if not any(_is_same(made, item) or _gainsays(made, item) for item in before):
                    yield made


def _of_word(reader: Reader, part: ParsedPassage, token: Token) -> Iterator[StanceMention]:
    is_told_below = any(above.lemma_.lower() in attitude_words()["denying"] - _NO_PLEA for above in chain_up(token))
    for read in _READERS if not is_told_below else (assertions,):
        for made in read(reader, part, token):
            if any(_is_actor(reader, holder) for holder in made.holders) and not _is_empty(made):
                yield made


def _is_actor(reader: Reader, holder: str) -> bool:
    """Return whether the words name an actor or point to one; "a man at the roadblock" does neither."""
    mention = next((item for item in reader.found.mentions if item.id == holder), None)
    if mention is None or attitude_words()["bystander"] & set(mention.text.lower().split()):
        return False
    is_pronoun = mention.form is MentionForm.PRONOUN
    return is_pronoun or bool(mention.kind or mention.role or mention.country or mention.keys or mention.name)


def _is_empty(made: StanceMention) -> bool:
    return made.proposition == "it" and not made.claim and made.stance is StanceValue.FOR


def _is_same(one: StanceMention, other: StanceMention) -> bool:
    """Return whether two stances are the same people's, the same way, on the same words."""
    is_alike = one.stance is other.stance and set(one.holders) == set(other.holders)
    is_alike = is_alike and bool(one.claim) == bool(other.claim)
    return is_alike and any(_overlap(mine, theirs) for mine in one.evidence for theirs in other.evidence)


def _gainsays(one: StanceMention, other: StanceMention) -> bool:
    """Return whether a stance would settle what the same people were read to weigh in the same words."""
    if one.claim or other.stance is not StanceValue.CONSIDERING or not set(one.holders) & set(other.holders):
        return False
    return any(_overlap(mine, theirs) for mine in one.evidence for theirs in other.evidence)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
