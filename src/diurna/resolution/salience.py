"""Ranks what was named before a pronoun or description by nearness and place in the clause."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from diurna.resolution.ledger import Ledger
from diurna.types.findings import Mention
from diurna.types.ontology import MentionForm

UNKNOWN = "?"
"""Starts the key of a candidate nobody could settle: it may win, and then nobody is given."""
_PLACES = {"subject": 1.0, "possessive": 0.3, "object": 0.1, "oblique": -0.3, "other": 0.0}
_QUOTED = -1.5
_SPEAKER = 0.4
_DESCRIBED = -0.25
_LOCAL = 0.5
_APART = -0.25
"""What a mention in an earlier paragraph loses."""
_MARGIN = 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor named before, with its best score and the mention that gave it."""

    key: str
    score: float
    mention: Mention


def ranked(ledger: Ledger, pronoun: Mention, keep: Callable[[str, Mention], bool], *, reach: int) -> list[Candidate]:
    """Return the actors named before a mention within some sentences, best first."""
    speakers = {speaker for statement in ledger.findings.statements for speaker in statement.speakers}
    best: dict[str, Candidate] = {}
    local = _local_subject(ledger, pronoun)
    for mention in ledger.findings.mentions:
        if mention.span.start >= pronoun.span.start or mention.span.end > pronoun.span.start:
            continue
        distance = pronoun.sentence - mention.sentence
        key = ledger.actor_of(mention.id) or f"{UNKNOWN}{mention.id}"
        if distance > reach or not keep(key, mention):
            continue
        score = -float(distance) + _PLACES.get(mention.grammatical, 0.0)
        score += _QUOTED if mention.in_quotation and not pronoun.in_quotation else 0.0
        score += _SPEAKER if mention.id in speakers else 0.0
        score += _DESCRIBED if mention.form in {MentionForm.NOMINAL, MentionForm.OFFICE} else 0.0
        score += _APART if "\n\n" in ledger.report.text[mention.span.end : pronoun.span.start] else 0.0
        score += mention.span.start / 1e6
        if pronoun.grammatical == "possessive" and mention.id == local:
            score += _LOCAL
        if key not in best or score > best[key].score:
            best[key] = Candidate(key, score, mention)
    return sorted(best.values(), key=lambda found: (-found.score, found.key))


def _local_subject(ledger: Ledger, pronoun: Mention) -> str | None:
    """Return the last subject before a possessive in its sentence: "its" is most often what that subject has."""
    before = [
        mention
        for mention in ledger.findings.mentions
        if mention.sentence == pronoun.sentence
        and mention.span.end <= pronoun.span.start
        and mention.grammatical == "subject"
        and ledger.actor_of(mention.id) is not None
    ]
    return before[-1].id if before else None


def clear_winner(candidates: list[Candidate]) -> Candidate | None:
    """Return the best candidate if it is well ahead of the next, else None."""
    if not candidates:
        return None
    if len(candidates) > 1 and candidates[0].score - candidates[1].score < _MARGIN:
        return None
    return candidates[0]


def nearest(ledger: Ledger, mention: Mention, keys: Collection[str], *, reach: int) -> Candidate | None:
    """Return the one of some actors that is clearly nearest before a mention, or None."""
    return clear_winner(ranked(ledger, mention, lambda key, _: key in keys, reach=reach))


def last_with(
    ledger: Ledger, mention: Mention, prefix: str, *, reach: int, through_people: bool = False
) -> Candidate | None:
    """Return the clearly nearest actor whose key starts so, or None.

    People may stand for the body they speak for; when the nearest is a person of whom no body is known, nobody is
    returned: the words may mean that body.
    """

    def keep(key: str, other: Mention) -> bool:
        if other.grammatical not in {"subject", "possessive", "other"}:
            return False
        return key.startswith(prefix) or (through_people and key.startswith("person:"))

    bodies: dict[str, Candidate] = {}
    for candidate in ranked(ledger, mention, keep, reach=reach):
        key = ledger.body_of(candidate.key) or candidate.key
        if key not in bodies:
            bodies[key] = Candidate(key, candidate.score, candidate.mention)
    winner = clear_winner(list(bodies.values()))
    return winner if winner is not None and winner.key.startswith(prefix) else None
