"""Says whose position somebody's words are: a body's, or nobody's when a private person or a pronoun speaks.

Private persons keep their statements; a position needs a government, party, organisation, bloc or another body.
"""

from diurna.chronology.indexes import ReportIndex
from diurna.chronology.wording import reading_words, words_in
from diurna.types.actors import Actor
from diurna.types.entries import Party
from diurna.types.findings import Mention
from diurna.types.ontology import ActorKind, MentionForm

_PUBLIC = frozenset({"GOV", "LEG", "OPP", "PTY", "REB", "SEP", "UAF", "MIL", "JUD", "IGO", "SPY", "ELI", "INS"})
_OWN = frozenset(
    {
        ActorKind.GOVERNMENT,
        ActorKind.PARTY,
        ActorKind.INTERNATIONAL_ORGANISATION,
        ActorKind.BLOC,
        ActorKind.COMPANY,
    }
)
_LONGEST_CHAIN = 3


def holder_of(index: ReportIndex, mention: str) -> Party | None:
    """Return the body whose position a mention's words are; None where no body can hold it."""
    party = index.party(mention)
    if party is None:
        return None
    if party.key is None:
        return party if _is_one_body(index.mentions[mention]) else None
    body = lifted(index, party)
    actor = index.actors.get(body.key or "")
    return body if actor is None or _is_body(actor) else None


def _is_one_body(mention: Mention) -> bool:
    """Return whether unresolved words still name one body: "the Cabinet", "lawmakers of the Reform Party"."""
    words = words_in(mention.text)
    if mention.form is MentionForm.PRONOUN or not words or words[0].casefold() in reading_words("nobody"):
        return False
    if any(word[0].isupper() for word in words[1:]):
        return True
    return not mention.is_plural and bool(mention.name or mention.role or mention.kind)


def lifted(index: ReportIndex, party: Party) -> Party:
    """Return the body a party speaks for, through its ministry or its party; itself when it speaks for nobody else."""
    current = party
    for _ in range(_LONGEST_CHAIN):
        actor = index.actors.get(current.key or "")
        whose = _body_of(index, actor) if actor is not None else None
        if whose is None:
            break
        body = index.actors.get(whose)
        name = body.name if body else whose
        current = Party(whose, name, party.words, f"{current.name} speaks for {name}; {current.reason}")
    return current


def _body_of(index: ReportIndex, actor: Actor) -> str | None:
    if actor.kind in _OWN or actor.acts_for == actor.key:
        return None
    if actor.acts_for:
        return actor.acts_for
    own = f"gov:{actor.country}"
    is_official = actor.kind is ActorKind.PERSON and bool({"GOV", "MIL"} & set((actor.role or "").split()))
    return own if is_official and own in index.actors else None


def _is_body(actor: Actor) -> bool:
    if actor.kind in _OWN or actor.kind in (ActorKind.AGENCY, ActorKind.ARMED_FORCE) or actor.sponsor:
        return True
    if actor.kind is ActorKind.OUTLET:
        return False
    named = actor.kind is ActorKind.GROUP and (actor.key.startswith("org:") or _is_proper(actor.name))
    return named or bool(_PUBLIC.intersection((actor.role or "").split()))


def _is_proper(name: str) -> bool:
    """Return whether a name of several words is a proper one ("Reform Union"), every word of weight capitalised."""
    words = [word for word in words_in(name) if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)
