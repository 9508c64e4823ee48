"""One report's findings by id, with who is who: what every kind of merging asks, asked one way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diurna.types.actors import Actor, Place, Resolution, ResolvedReport
from diurna.types.entries import Amount, Party
from diurna.types.findings import Figure, Findings, Mention
from diurna.types.ontology import ActorKind
from diurna.types.reports import Report
from diurna.types.span import Evidence, Span

_STATE_KINDS = frozenset({ActorKind.GOVERNMENT, ActorKind.AGENCY, ActorKind.ARMED_FORCE, ActorKind.OFFICE})
_DESCRIBED = ("group:", "office:")
"""Keys made from a description: another report's "soldiers" need not be the same ones."""


@dataclass(frozen=True, slots=True)
class ReportIndex:
    """A resolved report with its parts by id.

    Attributes:
        origin: Id of its origin group.
    """

    report: Report
    findings: Findings
    origin: str
    mentions: Mapping[str, Mention]
    resolutions: Mapping[str, Resolution]
    figures: Mapping[str, Figure]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]

    @classmethod
    def of(cls, resolved: ResolvedReport, origin: str) -> "ReportIndex":
        """Return the index of one resolved report."""
        found = resolved.findings
        return cls(
            resolved.report,
            found,
            origin,
            {item.id: item for item in found.mentions},
            {item.mention: item for item in resolved.resolutions},
            {item.id: item for item in found.figures},
            {item.key: item for item in resolved.actors},
            {item.key: item for item in resolved.places},
        )

    def cite(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        """Return spans with their words, in text order."""
        return tuple(self.report.cite(span) for span in sorted(set(spans)))

    def party(self, mention: str) -> Party | None:
        """Return who a mention stands for, resolved or as worded; None for an id that is not in the report."""
        words = self.mentions.get(mention)
        if words is None:
            return None
        resolution = self.resolutions.get(mention)
        if resolution is None:
            return Party(None, words.text, words.text, "nothing was found to resolve it by")
        if resolution.actor is None:
            return self._unresolved(words.text, resolution)
        actor = self.actors.get(resolution.actor)
        return Party(resolution.actor, actor.name if actor else words.text, words.text, resolution.reason)

    def _unresolved(self, words: str, resolution: Resolution) -> Party:
        place = self.places.get(resolution.place or "")
        return Party(None, place.name if place else words, words, resolution.reason, resolution.candidates)

    def parties(self, mentions: Iterable[str]) -> tuple[Party, ...]:
        """Return who some mentions stand for, each once, in the order given."""
        return once(party for party in map(self.party, mentions) if party)

    def standing(self, party: Party) -> frozenset[str]:
        """Return the keys under which a party may appear in another report: its own, its body's, its state's.

        A key made from a description ("soldiers") is none: it says what somebody is, not who.
        """
        if party.key is None:
            return frozenset()
        keys = {party.key, party.key.partition("@")[0]}
        actor = self.actors.get(party.key)
        if actor is not None:
            keys.update(key for key in (actor.acts_for,) if key)
            if actor.kind is ActorKind.ARMED_FORCE and actor.country:
                keys.add(f"gov:{actor.country}")
        return frozenset(key for key in keys if not key.startswith(_DESCRIBED))

    def state(self, party: Party) -> str | None:
        """Return the state whose organ or government a party is, as ISO code."""
        actor = self.actors.get(party.key or "")
        return actor.country if actor is not None and actor.kind in _STATE_KINDS else None

    def amount(self, figure: str) -> Amount | None:
        """Return a figure with its words; None for an id that is not in the report."""
        found = self.figures.get(figure)
        if found is None:
            return None
        evidence = self.report.cite(found.span)
        return Amount(found.value, found.unit, found.qualifier, found.kind, evidence, found.upper)

    def amounts(self, figures: Iterable[str]) -> tuple[Amount, ...]:
        """Return some figures with their words."""
        return tuple(amount for amount in map(self.amount, figures) if amount)

    def place_of(self, mention: str | None) -> tuple[str | None, str]:
        """Return key and name of the place a mention stands for; no key when it was not resolved."""
        words = self.mentions.get(mention or "")
        if words is None:
            return None, ""
        resolution = self.resolutions.get(words.id)
        key = resolution.place if resolution else None
        place = self.places.get(key or "")
        return key, place.name if place else words.text


def once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return parties in order, each actor once; the unresolved once by their words."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.key or f"words:{party.words.casefold()}", party)
    return tuple(seen.values())
