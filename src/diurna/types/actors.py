"""Actors, what is learned of them, and what each mention was resolved to."""

from dataclasses import dataclass
from datetime import date

from diurna.types.findings import Findings
from diurna.types.ontology import ActorKind
from diurna.types.reports import Report
from diurna.types.span import Evidence


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """An office somebody holds or held.

    Attributes:
        title: The office ("Minister of Foreign Affairs").
        body: Key of the body it belongs to ("gov:NZL", "org:nato").
        start: First known day, or None.
        end: Last known day, or None.
        source: A table's name or the words of a report.
    """

    title: str
    body: str
    start: date | None
    end: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that speaks, acts or is acted upon.

    Attributes:
        key: Stable key: ``gov:NZL``, ``person:nanaia-mahuta@NZL``, ``org:nato``, ``bloc:the-west``,
            ``party:NZL:national``, ``group:UKR:russian-installed-leaders`` …
        kind: What it is.
        name: The name to show ("New Zealand", "Nanaia Mahuta").
        country: ISO 3166-1 alpha-3, XKX for Kosovo, or None.
        role: PLOVER sector code, or None.
        acts_for: Key of the body whose position its words are, or None.
        sponsor: ISO code of the state behind it where the words say so ("Russian-installed"), or None.
        aliases: Other forms seen or known, sorted.
        offices: Dated offices, sorted.
        evidence: Where the reports name it most fully.
    """

    key: str
    kind: ActorKind
    name: str
    country: str | None = None
    role: str | None = None
    acts_for: str | None = None
    sponsor: str | None = None
    aliases: tuple[str, ...] = ()
    offices: tuple[OfficeTerm, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class NameFact:
    """What one report teaches about a name: it serves the other reports.

    Attributes:
        name: Full name as written.
        title: Office words, if given.
        country: ISO code, if given or supported.
        published: Date of the report.
        evidence: Where it says so.
    """

    name: str
    title: str | None
    country: str | None
    published: date
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who or where a mention is: one key, or none with the candidates.

    Attributes:
        mention: Local id of the mention.
        actor: Key of the actor, or None when refused.
        place: Key of the place, or None.
        candidates: Keys that could not be told apart; empty when resolved.
        reason: A sentence a person can check.
    """

    mention: str
    actor: str | None
    reason: str
    place: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the ground.

    Attributes:
        key: ``city:…``, ``adm1:…``, ``country:ISO`` or ``area:…``.
        name: The name to show.
        country: ISO code of the country it is usually listed under; None for seas and disputed areas.
        admin1: ISO 3166-2 code, or None.
        latitude: Of its centre, degrees.
        longitude: Of its centre, degrees.
        radius_km: Rough extent.
        claimed_by: ISO codes, dated in the table.
        administered_by: ISO codes, dated in the table.
    """

    key: str
    name: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    claimed_by: tuple[str, ...] = ()
    administered_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedReport:
    """A report with its findings and who and where each mention is.

    Attributes:
        actors: Every actor the resolutions name and the bodies those act for, sorted by key.
        places: Every place they name, sorted by key.
    """

    report: Report
    findings: Findings
    resolutions: tuple[Resolution, ...]
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
