"""A day carried over from the telling before: "On Tuesday … It then …", within a paragraph or into the next."""

from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from diurna.extraction.dates.attachment import Attached, attachments, times_of
from diurna.extraction.dates.verbs import is_eventive, load_verbs
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.linguistics.trees import SUBJECTS, VERBAL, own_subject_of
from diurna.types.dates import Basis, DateInterval
from diurna.types.findings import Findings

_MOVING_ON = frozenset({"then", "later", "also", "afterwards", "subsequently", "thereafter", "afterward"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_FAR_BOUNDS = frozenset({"since", "until", "till", "by", "before", "after"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_REACH = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the passage it stands in."""

    sentence: Span
    part: ParsedPassage


def carried(parsed: ParsedReport, found: Findings, token: Token, part: ParsedPassage) -> DateInterval | None:
    """Return the day of the telling before that a past verb goes on with, or None.

    The telling goes on when the subject is a pronoun or a word says so ("then", "also", "later"), sentence by
    sentence, and into the next paragraph for its first sentence only.
    """
    came = token.dep_ in SUBJECTS and token.pos_ == "NOUN" and token.head.lemma_ in load_verbs().coming
    verb = _main(token.head if came else token)
    if verb is None or not _goes_on(verb):
        return None
    current = Told(token.sent, part)
    for _ in range(_REACH):
        before = _before(parsed, current)
        if before is None:
            return None
        day = _day_of(found, before)
        if day is not None:
            if day.latest is None or day.latest > parsed.report.published:
                return None
            reason = f"{day.reason}; carried over from the sentence before"
            return replace(day, basis=Basis.RELATIVE_TO_REPORT, reason=reason)
        root = before.sentence.root
        if root.tag_ not in {"VBD", "VBN"} or not _goes_on(root):
            return None
        current = before
    return None


def _before(parsed: ParsedReport, told: Told) -> Told | None:
    """Return the sentence before, the last one of the paragraph before where the sentence opens its own."""
    first = told.sentence.start
    if first:
        return Told(told.part.doc[first - 1].sent, told.part)
    place = parsed.parts.index(told.part)
    if place == 0:
        return None
    above = parsed.parts[place - 1]
    return Told(above.doc[len(above.doc) - 1].sent, above) if len(above.doc) else None


def _day_of(found: Findings, told: Told) -> DateInterval | None:
    """Return the single day on which a sentence tells its deed, or None."""
    inside = told.part.span_of(told.sentence)
    times = [time for time in found.times if inside.contains(time.span)]
    attached = attachments(told.part, times)
    root = told.sentence.root
    candidates = times_of(root, attached) or tuple(item for item in attached if _is_deed(item))
    days = [item.time.interval for item in candidates if item.preposition not in _FAR_BOUNDS]
    single = [day for day in days if day is not None and day.days() == 1]
    return single[0] if len({(day.earliest, day.latest) for day in single}) == 1 else None


def _is_deed(item: Attached) -> bool:
    is_main = item.owner.dep_ not in {"advcl", "relcl", "acl"}
    return is_main and item.owner.tag_ in {"VBD", "VBN"} and not item.is_inner and item.time.value != "PRESENT_REF"


def _main(token: Token) -> Token | None:
    """Return the verb that opens the clause: of coordinated verbs the first, which has the subject."""
    current = token
    while current.dep_ == "conj" and own_subject_of(current) is None and current.head.pos_ in VERBAL:
        current = current.head
    return current if current.tag_ == "VBD" and token.tag_ in {"VBD", "VBN"} else None


def _goes_on(verb: Token) -> bool:
    subject = own_subject_of(verb)
    if any(child.lower_ in _MOVING_ON for child in verb.children):
        return True
    if subject is not None and verb.lemma_ in load_verbs().coming and _is_known_event(subject):
        return True
    is_pronoun = subject is not None and subject.lower_ in _PRONOUNS
    return is_pronoun and (verb.dep_ == "ROOT" or verb.lemma_ in load_verbs().saying)


def _is_known_event(noun: Token) -> bool:
    """Return whether a noun goes on with what was just told: "the minister's threat came", "the attack followed"."""
    is_definite = any(child.dep_ == "poss" or child.lower_ in _DEFINITE for child in noun.children)
    return is_definite and noun.pos_ == "NOUN" and is_eventive(noun.lemma_.lower())
