"""A day carried over from the sentence before in the same paragraph: "On Tuesday … It then …"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from diurna.extraction.dates.attachment import Attached
from diurna.extraction.dates.verbs import load_verbs
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import VERBAL, own_subject_of
from diurna.types.dates import Basis, DateInterval

_MOVING_ON = frozenset({"then", "later", "also", "afterwards", "subsequently", "thereafter"})


def carried(token: Token, part: ParsedPassage, attached: Sequence[Attached], published: date) -> DateInterval | None:
    """Return the day of the sentence before for a past verb that goes on telling it, or None.

    The telling goes on when a word says so ("then", "also", "later") or the subject is a pronoun.
    """
    verb = _main(token)
    if verb is None or not _goes_on(verb):
        return None
    number = part.sentence_index(token)
    for item in reversed(attached):
        interval = item.time.interval
        if interval is None or item.owner.pos_ not in VERBAL or part.sentence_index(item.root) != number - 1:
            continue
        if (
            interval.days() != 1
            or interval.latest is None
            or interval.latest > published
            or item.preposition in {"since", "until", "by", "before", "after"}
        ):
            continue
        if item.time.value == "PRESENT_REF":
            continue
        return replace(
            interval,
            basis=Basis.RELATIVE_TO_REPORT,
            reason=f"{interval.reason}; carried over from the sentence before",
        )
    return None


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
    is_pronoun = subject is not None and subject.lower_ in {"he", "she", "they", "it"}
    return is_pronoun and (verb.dep_ == "ROOT" or verb.lemma_ in load_verbs().saying)
