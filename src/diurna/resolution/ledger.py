"""The state of resolving one report: what is settled so far and which actors it names; lives for one call only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from diurna.ontology.actors import load_actor_tables
from diurna.ontology.names import family_name
from diurna.ontology.rows import Term
from diurna.resolution.governments import BodyFacts, government, tabled
from diurna.resolution.people import term_on
from diurna.resolution.somebody import Setting, Somebody
from diurna.resolution.titles import Title
from diurna.types.actors import Actor, OfficeTerm, Place, Resolution
from diurna.types.findings import Findings, Mention
from diurna.types.ontology import ActorKind
from diurna.types.reports import Report
from diurna.types.span import Span

_OF_BODY = frozenset({"spokesperson", "leader", "party_leader", "head", "chair", "chief", "deputy_leader", "official",
                      "chief_executive"})  # fmt: skip
"""Offices whose sector is that of the body they are of: who speaks for a rebel group is no government."""
_PRIVATE = frozenset({ActorKind.PARTY, ActorKind.GROUP, ActorKind.COMPANY, ActorKind.OUTLET})
"""Bodies whose officers are no government though their titles may sound so ("secretary general")."""
_KINDS = {"person": ActorKind.PERSON, "force": ActorKind.ARMED_FORCE}
_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors of the state: who held an office of theirs and holds none now is a former official."""
_ADDRESS = frozenset({"REL", "EDU"})
"""Sectors of forms of address ("Ayatollah", "Professor"): an office held goes before them."""


@dataclass(slots=True)
class Ledger:
    """Resolutions and actors of one report in the making."""

    report: Report
    findings: Findings
    setting: Setting
    people: list[Somebody]
    resolutions: dict[str, Resolution] = field(default_factory=dict)
    bodies: dict[str, BodyFacts] = field(default_factory=dict)
    by_key: dict[str, Somebody] = field(default_factory=dict)
    seen: dict[str, list[Mention]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def give(self, mention: Mention, key: str, reason: str) -> None:
        """Settle a mention on an actor."""
        self.resolutions[mention.id] = Resolution(mention.id, key, reason)
        self.seen.setdefault(key, []).append(mention)

    def give_body(self, mention: Mention, body: BodyFacts, reason: str) -> None:
        """Settle a mention on a body and remember what the body is."""
        self.bodies.setdefault(body.key, body)
        self.give(mention, body.key, reason)

    def give_government(self, mention: Mention, key: str, reason: str) -> None:
        """Settle a mention on the government of a key such as ``gov:NZL``."""
        self.give_body(mention, government(key.removeprefix("gov:")), reason)

    def give_place(self, mention: Mention, place: Place, reason: str) -> None:
        """Settle a mention on a place."""
        self.places[place.key] = place
        self.resolutions[mention.id] = Resolution(mention.id, None, reason, place=place.key)

    def refuse(self, mention: Mention, reason: str, candidates: Iterable[str] = ()) -> None:
        """Leave a mention unresolved, with the candidates and the reason."""
        self.resolutions[mention.id] = Resolution(mention.id, None, reason, candidates=tuple(sorted(set(candidates))))

    def actor_of(self, mention: str) -> str | None:
        """Return the key a mention is settled on, or None."""
        found = self.resolutions.get(mention)
        return found.actor if found is not None else None

    def body_of(self, key: str) -> str | None:
        """Return the key of the body an actor speaks for, itself for a body that speaks for none."""
        if key in self.by_key:
            return speaks_for(self.by_key[key], self.setting)
        body = self.bodies.get(key)
        return (body.acts_for or key) if body is not None else key

    def country_of(self, key: str) -> str | None:
        """Return the ISO code of an actor's country, or None."""
        if key in self.by_key:
            return self.by_key[key].country
        return self.bodies[key].country if key in self.bodies else None

    def actors(self) -> tuple[Actor, ...]:
        """Return every actor the resolutions name and the bodies those act for, sorted by key."""
        found: dict[str, Actor] = {}
        for key in self.seen:
            found[key] = self._person(key) if key in self.by_key else self._body(key)
        for actor in tuple(found.values()):
            if actor.acts_for is not None and actor.acts_for not in found:
                found[actor.acts_for] = self._body(actor.acts_for)
        return tuple(found[key] for key in sorted(found))

    def _body(self, key: str) -> Actor:
        facts = self.bodies.get(key) or tabled(key) or BodyFacts(key, ActorKind.GROUP, key.rpartition(":")[2])
        mentions = self.seen.get(key, [])
        named = {mention.name for mention in mentions if mention.name}
        aliases = {*named, *facts.aliases} - {facts.name}
        return Actor(
            key=key,
            kind=facts.kind,
            name=facts.name,
            country=facts.country,
            role=facts.role,
            acts_for=facts.acts_for,
            sponsor=facts.sponsor,
            aliases=tuple(sorted(aliases)),
            evidence=tuple(self.report.cite(span) for span in _fullest(mentions)),
        )

    def _person(self, key: str) -> Actor:
        person = self.by_key[key]
        aliases = {*person.aliases, family_name(person.name)}
        if person.table is not None:
            aliases |= {person.table.name, person.table.family}
        return Actor(
            key=key,
            kind=_KINDS.get(key.partition(":")[0], ActorKind.GROUP),  # a ship of no known state is a group
            name=person.name,
            country=person.country,
            role=role_of(person, self.setting),
            acts_for=speaks_for(person, self.setting),
            aliases=tuple(sorted(aliases - {person.name})),
            offices=_offices(person, self.setting),
            evidence=tuple(self.report.cite(span) for span in _fullest(self.seen.get(key, []))),
        )


def speaks_for(person: Somebody, setting: Setting) -> str | None:
    """Return the key of the body a person's words count for, or None."""
    if person.vessel is not None:
        is_of_state = person.vessel[1] in {"MIL", "COP"} and person.country is not None
        return government(person.country).key if is_of_state and person.country else None
    term = term_on(person.table, setting.day) if person.table is not None else None
    title = person.title
    if title is not None and title.is_past:
        return None
    if title is not None and title.office and title.speaks_for != "none":
        if title.speaks_for == "body" or person.body is not None:
            return person.body or (term.body or None if term is not None else None)
        if person.country is not None:
            return government(person.country).key
    return (term.body or None) if term is not None else None


def role_of(person: Somebody, setting: Setting) -> str | None:
    """Return a person's PLOVER sector code: by the title in the report, the body it is of, the office in the table."""
    if person.vessel is not None:
        return person.vessel[1]
    title = person.title
    body = load_actor_tables().bodies.get(person.body or "")
    if title is not None and title.is_past:
        return title.role
    if (
        body is not None
        and title is not None
        and title.office in _OF_BODY
        and (sectors := body.sectors_on(setting.day))
    ):
        return sectors[0]
    is_private = body is not None and body.kind in _PRIVATE and title is not None and title.role in {"GOV", None}
    if body is not None and is_private and (sectors := body.sectors_on(setting.day)):
        return sectors[0]
    held = _tabled_role(person, setting)
    is_loose = title is not None and (title.role in _ADDRESS or title.office in _OF_BODY)
    if held not in {None, "ELI"} and is_loose:
        return held
    if title is not None and title.role is not None:
        return title.role
    if body is not None and title is not None and title.role is None and (sectors := body.sectors_on(setting.day)):
        return sectors[0]
    worded = next((mention.role for mention in person.mentions if mention.role), None) if title is not None else None
    if worded is None and title is not None and title.office in _OF_BODY and person.country is not None:
        worded = "GOV"
    return worded or held


def _tabled_role(person: Somebody, setting: Setting) -> str | None:
    """Return the sector code of the office the table of people gives on the report's day, or None."""
    if person.table is None:
        return None
    term = term_on(person.table, setting.day)
    if term is not None:
        return _sector_of(term, setting.day)
    past = [term for term in person.table.terms if term.end is not None and term.end < setting.day]
    last = _sector_of(past[-1], setting.day) if past else None
    return "ELI" if last in _STATE else last


def _sector_of(term: Term, day: date) -> str | None:
    """Return the sector code of an office of the table: the title's, the body's where the title leaves it to it."""
    if term.sectors:
        return term.sectors[0]
    if term.office in _OF_BODY and term.body.startswith("gov:"):
        return "GOV"
    words = load_actor_tables().office_words.values()
    sectors = next((word.sectors for word in words if word.office == term.office and word.sectors), ())
    body = load_actor_tables().bodies.get(term.body)
    if body is not None and (term.office in _OF_BODY or not sectors):
        sectors = body.sectors_on(day) or sectors
    return sectors[0] if sectors else ("GOV" if term.body.startswith("gov:") else None)


def _offices(person: Somebody, setting: Setting) -> tuple[OfficeTerm, ...]:
    found: list[OfficeTerm] = []
    if person.table is not None:
        found.extend(
            OfficeTerm(
                term.title or term.office.replace("_", " "), term.body, term.start, term.end, "the table of people"
            )
            for term in person.table.terms
        )
    body = speaks_for(person, setting)
    if isinstance(person.title, Title) and body is not None:
        found.append(OfficeTerm(person.title.words, body, setting.day, setting.day, "the report"))
    return tuple(sorted(found, key=lambda term: (str(term.start or ""), term.title, term.body)))


def _fullest(mentions: list[Mention]) -> tuple[Span, ...]:
    named = [mention for mention in mentions if mention.name] or mentions
    best = max(named, key=lambda mention: (len(mention.text), -mention.span.start), default=None)
    return (best.span,) if best is not None else ()
