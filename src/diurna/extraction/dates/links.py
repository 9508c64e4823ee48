"""Dates counted from another event: "came a day after it was announced" tells of both events."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.dates.attachment import Attached
from diurna.extraction.dates.calendar import shifted
from diurna.extraction.dates.verbs import load_verbs
from diurna.linguistics.trees import VERBAL
from diurna.types.dates import Basis, DateInterval, on
from diurna.types.findings import DateLink

_SIDES = frozenset({"after", "before"})


@dataclass(frozen=True, slots=True)
class Linked:
    """A link with the trigger of the event it leads to."""

    link: DateLink
    other: Token | None


def link_of(token: Token, attached: Sequence[Attached]) -> Linked | None:
    """Return the link of the event a token tells to the one it is counted from, or None.

    In "It came a day after it was announced" coming is a day after announcing, and announcing a day before coming.
    """
    for item in attached:
        days = item.time.anchor
        if days is None or item.root.sent != token.sent:
            continue
        clause = _counted_from(item)
        if clause is None:
            continue
        main = _main_verb(item, clause)
        text = token.doc[item.root.left_edge.i : _end(clause)].text
        if main is not None and (token.i == main.i or _is_what_came(token, main)):
            return Linked(DateLink(days, None, text), clause)
        if token.i == clause.i:
            return Linked(DateLink(-days, None, text), main)
    return None


def _is_what_came(token: Token, verb: Token) -> bool:
    """Return whether a noun is the event a verb only says came about: "the threat came a day after …"."""
    return token.head.i == verb.i and token.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in load_verbs().light


def _counted_from(item: Attached) -> Token | None:
    """Return the verb or noun after "after" or "before" that the days are counted from."""
    mark = next((token for token in item.root.doc[item.root.i + 1 : item.root.i + 3] if token.lower_ in _SIDES), None)
    if mark is None:
        return None
    if mark.dep_ == "mark" and mark.head.pos_ in VERBAL:
        return mark.head
    below = next((child for child in mark.children if child.dep_ in {"pobj", "pcomp"}), None)
    return below if below is None or below.ent_type_ not in {"DATE", "TIME"} else None


def _main_verb(item: Attached, clause: Token) -> Token | None:
    start = item.owner if item.owner.i != clause.i else clause.head
    for above in (start, *start.ancestors):
        if above.pos_ in VERBAL and above.i != clause.i:
            return above
    return None


def moved(other: DateInterval, link: DateLink) -> DateInterval | None:
    """Return the date counted from another event's, or None when that is not a single day."""
    if other.earliest is None or other.days() > 1:
        return None
    day = shifted(other.earliest, link.days, "day")
    if day is None:
        return None
    side = "after" if link.days > 0 else "before"
    reason = f"“{link.words}”: {abs(link.days)} day(s) {side} {other.earliest.isoformat()}"
    return on(day, Basis.RELATIVE_TO_EVENT, words=link.words, reason=reason)


def _end(clause: Token) -> int:
    return max(token.i for token in clause.subtree) + 1
