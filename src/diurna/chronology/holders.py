"""Says whose position somebody's words are: a body's, or nobody's when a private person or a pronoun speaks.

Private persons keep their statements; a position needs a government, party, organisation, bloc or another body.
"""

from diurna.chronology.indexes import ReportIndex
from diurna.types.actors import Actor
from diurna.types.entries import Party
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
        return None if index.mentions[mention].form is MentionForm.PRONOUN else party
    body = lifted(index, party)
    actor = index.actors.get(body.key or "")
    return body if actor is None or _is_body(actor) else None


def lifted(index: ReportIndex, party: Party) -> Party:
    """Return the body a party speaks for, through its ministry or its party; itself when it speaks for nobody else."""
    current = party
    for _ in range(_LONGEST_CHAIN):
        actor = index.actors.get(current.key or "")
        if actor is None or actor.kind in _OWN or not actor.acts_for or actor.acts_for == actor.key:
            break
        body = index.actors.get(actor.acts_for)
        name = body.name if body else actor.acts_for
        current = Party(actor.acts_for, name, party.words, f"{current.name} speaks for {name}; {current.reason}")
    return current


def _is_body(actor: Actor) -> bool:
    if actor.kind in _OWN or actor.kind in (ActorKind.AGENCY, ActorKind.ARMED_FORCE) or actor.sponsor:
        return True
    if actor.kind is ActorKind.OUTLET:
        return False
    named = actor.kind is ActorKind.GROUP and actor.key.startswith("org:")
    placed = actor.country is not None or actor.kind is ActorKind.PERSON
    return named or (placed and bool(_PUBLIC.intersection((actor.role or "").split())))
