"""Hand-built resolved reports: a text, who is who in it, and what it tells, placed by the words themselves."""

from dataclasses import dataclass, field
from datetime import date

from diurna.types.actors import Actor, Resolution, ResolvedReport
from diurna.types.dates import Basis, DateInterval, between
from diurna.types.findings import (
    DateLink,
    EventMention,
    Figure,
    Findings,
    MeasureMention,
    Mention,
    Provenance,
    StanceMention,
    Statement,
    finding_id,
)
from diurna.types.ontology import (
    ActorKind,
    EventStatus,
    EventType,
    Force,
    MeasureKind,
    MeasureStatus,
    MentionForm,
    StanceValue,
    StatementKind,
)
from diurna.types.reports import Report
from diurna.types.span import Span

WHY = Provenance("test", "written by hand")
NORTHLAND = Actor("gov:NLD", ActorKind.GOVERNMENT, "Northland", "NLD", "GOV")
SOUTHLAND = Actor("gov:SVK", ActorKind.GOVERNMENT, "Southland", "SVK", "GOV")
MINISTER = Actor("person:ada-holm@NLD", ActorKind.PERSON, "Ada Holm", "NLD", "GOV", "gov:NLD")
PREMIER = Actor("person:ben-oake@NLD", ActorKind.PERSON, "Ben Oake", "NLD", "GOV", "gov:NLD")
CRITIC = Actor("person:cleo-marsh", ActorKind.PERSON, "Cleo Marsh")
REFORM = Actor("party:NLD:reform", ActorKind.PARTY, "Reform Party", "NLD", "OPP")
KNOWN = {actor.name: actor for actor in (NORTHLAND, SOUTHLAND, MINISTER, PREMIER, CRITIC, REFORM)}


def day(text: str, basis: Basis = Basis.EXPLICIT) -> DateInterval:
    """Return an interval from ``2024-05-01`` or ``2024-05-01/2024-05-07``; an end may be left empty."""
    first, slash, last = text.partition("/")
    start = date.fromisoformat(first) if first else None
    end = (date.fromisoformat(last) if last else None) if slash else start
    return between(start, end, basis, words=text)


@dataclass
class Draft:
    """A report in the making; every method places what it adds by its words."""

    published: str
    text: str
    name: str = ""
    mentions: list[Mention] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    stances: list[StanceMention] = field(default_factory=list)
    measures: list[MeasureMention] = field(default_factory=list)

    @property
    def id(self) -> str:
        return (self.name or f"r{self.published}").ljust(12, "0")[:12]

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(self.id, start, start + len(words))

    def who(self, name: str) -> str:
        """Return the id of a mention of somebody: resolved when known, else refused."""
        identifier = f"m{len(self.mentions)}"
        span = self.at(name) if name in self.text else Span(self.id, 0, 1)
        self.mentions.append(Mention(identifier, span, name, MentionForm.NAME, span, WHY))
        actor = KNOWN.get(name)
        reason = "the only one of that name" if actor else "no candidate is left"
        self.resolutions.append(Resolution(identifier, actor.key if actor else None, reason))
        return identifier

    def figure(self, words: str, value: float, unit: str, qualifier: str = "exact", kind: str = "plain") -> str:
        span = self.at(words)
        identifier = finding_id("f", span)
        self.figures.append(Figure(identifier, span, words, value, unit, qualifier, kind, WHY))
        return identifier

    def event(
        self,
        words: str,
        kind: EventType,
        lemma: str,
        content: str,
        *,
        by: tuple[str, ...] = (),
        to: tuple[str, ...] = (),
        status: EventStatus = EventStatus.OCCURRED,
        on: DateInterval | None = None,
        announced: DateInterval | None = None,
        link: DateLink | None = None,
        source: tuple[str, ...] = (),
        figures: tuple[str, ...] = (),
        background: bool = False,
        about: str = "",
    ) -> str:
        span = self.at(words)
        identifier = finding_id("e", span)
        self.events.append(
            EventMention(
                identifier,
                kind,
                span,
                lemma,
                status,
                (span,),
                WHY,
                actors=tuple(map(self.who, by)),
                recipients=tuple(map(self.who, to)),
                according_to=tuple(map(self.who, source)),
                is_background=background,
                date=on,
                announced=announced,
                date_link=link,
                content_lemmas=tuple(sorted(content.split())),
                figures=figures,
                object=self.at(about) if about else None,
            )
        )
        return identifier

    def says(self, words: str, by: str, force: Force = Force.CLAIM) -> str:
        span = self.at(words)
        identifier = finding_id("s", span)
        self.statements.append(
            Statement(identifier, (span,), StatementKind.INDIRECT, force, WHY, speakers=(self.who(by),))
        )
        return identifier

    def stance(
        self,
        words: str,
        by: str,
        proposition: str,
        value: StanceValue,
        *,
        on: DateInterval | None = None,
        past: bool = False,
        source: tuple[str, ...] = (),
        claim: str = "",
        accuses: bool = False,
    ) -> str:
        span = self.at(words)
        identifier = finding_id("p", span, value)
        self.stances.append(
            StanceMention(
                identifier,
                (self.who(by),),
                proposition,
                () if proposition == "it" else tuple(sorted(proposition.lower().split())),
                value,
                span,
                (span,),
                WHY,
                date=on,
                according_to=tuple(map(self.who, source)),
                is_past=past,
                claim=claim,
                is_accusation=accuses,
            )
        )
        return identifier

    def measure(
        self,
        words: str,
        by: str,
        kind: MeasureKind,
        *,
        figures: tuple[str, ...] = (),
        instrument: str = "",
        target: str = "",
        status: MeasureStatus = MeasureStatus.IMPOSED,
        period: DateInterval | None = None,
    ) -> str:
        span = self.at(words)
        identifier = finding_id("x", span)
        self.measures.append(
            MeasureMention(
                identifier,
                (self.who(by),),
                kind,
                status,
                (span,),
                WHY,
                instrument=instrument,
                target_words=target,
                figures=figures,
                period=period,
            )
        )
        return identifier

    def resolved(self) -> ResolvedReport:
        """Return the report as resolution would hand it on."""
        report = Report(self.id, self.text, date.fromisoformat(self.published), source_name=f"{self.id}.txt")
        findings = Findings(
            self.id,
            mentions=tuple(self.mentions),
            figures=tuple(self.figures),
            statements=tuple(self.statements),
            events=tuple(self.events),
            stances=tuple(self.stances),
            measures=tuple(self.measures),
        )
        named = {r.actor for r in self.resolutions if r.actor}
        bodies = {actor.acts_for for actor in KNOWN.values() if actor.key in named and actor.acts_for}
        actors = sorted((a for a in KNOWN.values() if a.key in named | bodies), key=lambda a: a.key)
        return ResolvedReport(report, findings, tuple(self.resolutions), tuple(actors))
