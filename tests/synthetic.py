"""Reports made from templates with known truth, findings included: what large records are tested and measured on.

The language stages are bypassed: ``make`` gives a report together with the findings a perfect reader would have of it.
Everything follows from the seed and the report's number, so that any part of a large record can be made alone.

A world has fifty reports a day. Two disputes begin each day and last twenty days, so that a dispute is told in about
twenty-five reports; each has two governments, a minister, a place of its own, four deeds, a question and a measure.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from diurna.reading import report_id
from diurna.types.dates import Basis, on
from diurna.types.findings import (
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
from diurna.types.reports import Passage, PassageKind, Report, Sentence
from diurna.types.span import Span

PER_DAY = 50
_STARTS = 2
_LASTS = 20
_FIRST = date(2010, 1, 4)
_WHY = Provenance("synthetic", "made from a template")
_STATES = (
    *(("Norway", "NOR"), ("Iceland", "ISL"), ("Peru", "PER"), ("Chile", "CHL"), ("Kenya", "KEN"), ("Ghana", "GHA")),
    *(("Japan", "JPN"), ("Nepal", "NPL"), ("Egypt", "EGY"), ("Sudan", "SDN"), ("Spain", "ESP"), ("Italy", "ITA")),
    *(("Brazil", "BRA"), ("Canada", "CAN"), ("France", "FRA"), ("Poland", "POL"), ("Turkey", "TUR"), ("Iran", "IRN")),
    *(("India", "IND"), ("China", "CHN"), ("Russia", "RUS"), ("Mexico", "MEX"), ("Greece", "GRC"), ("Cuba", "CUB")),
)
_DEEDS = (
    ("expelled", "expel", EventType.COERCE, "envoys"),
    ("seized", "seize", EventType.COERCE, "tanker"),
    ("closed", "close", EventType.COERCE, "crossing"),
    ("sanctioned", "sanction", EventType.SANCTION, "officials"),
    ("deployed", "deploy", EventType.MOBILIZE, "brigade"),
    ("shelled", "shell", EventType.ASSAULT, "harbour"),
)
_SYLLABLES = ("ka", "lo", "ri", "ven", "tor", "mu", "sha", "bel", "zin", "pra", "dox", "gul", "fe", "nim", "yar", "wol")
_FILLERS = (
    "harvest price market school bridge river winter summer choir museum garden orchard letter lantern ferry valley "
    "meadow chapel copper barley timber engine saddle velvet window ribbon anchor kettle puzzle thunder blanket marble"
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one report: which deed of which dispute each event mention tells, and where the words come from.

    Attributes:
        events: By id of the event mention, the dispute's number and the deed's.
        source: Number of the report whose words it prints, its own for its own words.
    """

    events: dict[str, tuple[int, int]]
    source: int


@dataclass(frozen=True, slots=True)
class Made:
    """A report with its findings and what is true of it."""

    report: Report
    findings: Findings
    truth: Truth


@dataclass(slots=True)
class _Draft:
    text: str = ""
    mentions: list[tuple[int, int, dict[str, object]]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def say(self, *parts: str | tuple[str, dict[str, object]]) -> tuple[int, int, list[str]]:
        """Add a sentence of plain parts and mentions; return where it is and the ids of its mentions."""
        start = len(self.text)
        found = []
        for part in parts:
            words, fields = part if isinstance(part, tuple) else (part, None)
            at = len(self.text)
            self.text += words
            if fields is not None:
                self.mentions.append((at, len(self.text), fields))
                found.append(f"m{at}-{len(self.text)}")
        self.sentences.append((start, len(self.text)))
        self.text += " "
        return start, len(self.text) - 1, found


def _name(number: int) -> str:
    rng = Random(number * 7919 + 11)
    return "".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize() + "abcdefghij"[number % 10]


@dataclass(frozen=True, slots=True)
class _Dispute:
    number: int
    start: date
    states: tuple[tuple[str, str], tuple[str, str]]
    place: str
    minister: str
    deeds: tuple[tuple[str, str, EventType, str], ...]

    @classmethod
    def of(cls, number: int, seed: int) -> "_Dispute":
        rng = Random(seed * 1_000_003 + number)
        one, two = rng.sample(_STATES, 2)
        start = _FIRST + timedelta(days=number // _STARTS)
        minister = f"{_name(number * 2 + 1)} {_name(number * 2 + 500_001)}"
        return cls(number, start, (one, two), _name(number * 3 + 900_000), minister, tuple(rng.sample(_DEEDS, 4)))

    def day_of(self, deed: int) -> date:
        return self.start + timedelta(days=deed * 4)


def make(number: int, seed: int = 0) -> Made:
    """Return the report with a number; numbers go by date."""
    day = _FIRST + timedelta(days=_LASTS + number // PER_DAY)
    rng = Random(seed * 99_991 + number)
    source = number
    if rng.random() < 0.05 and number % PER_DAY > 5:
        source = number - rng.randrange(1, 5)
    return _Writer(number, source, day, seed).made()


class _Writer:
    def __init__(self, number: int, source: int, day: date, seed: int) -> None:
        self.day, self.number, self.source = day, number, source
        self.rng = Random(seed * 31 + source * 17 + 5)
        youngest = (day - _FIRST).days * _STARTS
        self.dispute = _Dispute.of(max(0, youngest - self.rng.randrange(_STARTS * _LASTS)), seed)
        self.draft = _Draft()
        self.truth: dict[tuple[int, int], tuple[int, int]] = {}
        self.parts: dict[str, list[tuple[object, ...]]] = {
            "events": [],
            "statements": [],
            "stances": [],
            "measures": [],
        }

    def made(self) -> Made:
        if self.source != self.number:
            self._filler(Random(self.number))
        self._tell_deeds()
        self._filler(self.rng)
        self._tell_stance()
        self._filler(self.rng)
        return self._finished()

    def _state(self, which: int) -> tuple[str, dict[str, object]]:
        name, code = self.dispute.states[which]
        fields: dict[str, object] = {"name": name, "country": code, "keys": (f"gov:{code}",)}
        return name, {**fields, "form": MentionForm.NAME, "kind": ActorKind.GOVERNMENT}

    def _minister(self) -> tuple[str, dict[str, object]]:
        name, code = self.dispute.states[0]
        person = self.dispute.minister
        common: dict[str, object] = {"form": MentionForm.NAME, "kind": ActorKind.PERSON, "role": "GOV"}
        if self.rng.random() < 0.3:
            return person.split()[1], {**common, "name": person.split()[1]}
        words = f"{name} Foreign Minister {person}"
        return words, {**common, "name": person, "title": "Foreign Minister", "country": code}

    def _filler(self, rng: Random) -> None:
        for _ in range(3):
            words = [rng.choice(_FILLERS.split()) for _ in range(rng.randrange(7, 12))]
            self.draft.say(f"Elsewhere the {' '.join(words)} stayed the same.")

    def _tell_deeds(self) -> None:
        dispute = self.dispute
        told = [number for number in range(4) if dispute.day_of(number) <= self.day] or [0]
        for number in sorted(self.rng.sample(told, min(2, len(told)))):
            verb, lemma, kind, thing = dispute.deeds[number]
            when = min(dispute.day_of(number), self.day)
            count = 10 + (dispute.number * 7 + number) % 80
            words = f" {verb} {count} {dispute.place} {thing} of "
            start, end, found = self.draft.say(self._state(0), words, self._state(1), f" on {when:%d %B}.")
            self.truth[start, end] = (dispute.number, number)
            at = start + len(dispute.states[0][0]) + 1
            content = (lemma, dispute.place.lower(), thing.rstrip("s"))
            self.parts["events"].append((start, end, at, at + len(verb), lemma, kind, found, when, content))
            if kind is EventType.SANCTION:
                figure = (at + len(verb) + 1, at + len(verb) + 1 + len(str(count)), count)
                self.parts["measures"].append((start, end, at, found, figure, dispute.place))

    def _tell_stance(self) -> None:
        dispute = self.dispute
        late = (self.day - dispute.start).days > _LASTS // 2
        side = "supports" if late and dispute.number % 3 == 0 else "opposes"
        name, code = dispute.states[0]
        del code
        deed = f" said {name} {side} the {dispute.place} treaty."
        start, end, found = self.draft.say(self._minister(), deed)
        self.parts["statements"].append((end - len(f"{name} {side} the {dispute.place} treaty."), end - 1, found))
        label = self.draft.text.index(side, start)
        stance = StanceValue.FOR if side == "supports" else StanceValue.AGAINST
        self.parts["stances"].append((start, end, label, label + len(side), found, stance, dispute.place))

    def _finished(self) -> Made:
        text = self.draft.text.rstrip()
        key = report_id(text)
        report = Report(key, text, self.day, outlet=f"Outlet {self.number % 40}", source_name=f"{self.number}.txt")

        def span(start: int, end: int) -> Span:
            return Span(key, start, min(end, len(text)))

        mentions = tuple(
            Mention(f"m{a}-{b}", span(a, b), text[a:b], head=span(a, b), provenance=_WHY, **fields)  # type: ignore[arg-type]
            for a, b, fields in self.draft.mentions
        )
        findings = Findings(
            key,
            "synthetic",
            passages=(Passage(Span(key, 0, len(text)), PassageKind.BODY, 0, 0),),
            sentences=tuple(Sentence(span(a, b), n, 0) for n, (a, b) in enumerate(self.draft.sentences)),
            mentions=mentions,
            figures=tuple(self._figure(span, row) for row in self.parts["measures"]),
            statements=tuple(_statement(span, row) for row in self.parts["statements"]),
            events=tuple(_event(span, row) for row in self.parts["events"]),
            stances=tuple(_stance(span, row) for row in self.parts["stances"]),
            measures=tuple(_measure(span, row) for row in self.parts["measures"]),
        )
        events = {
            finding_id("e", span(row[0], row[1])): self.truth[row[0], row[1]]  # type: ignore[arg-type, index]
            for row in self.parts["events"]
        }
        return Made(report, findings, Truth(events, self.source))

    @staticmethod
    def _figure(span, row) -> Figure:  # type: ignore[no-untyped-def]  # noqa: ANN001
        start, end, count = row[4]
        where = span(start, end)
        return Figure(finding_id("f", where), where, str(count), float(count), "official", "exact", "delta", _WHY)


def _event(span, row) -> EventMention:  # type: ignore[no-untyped-def]  # noqa: ANN001
    start, end, first, last, lemma, kind, found, when, content = row
    return EventMention(
        finding_id("e", span(start, end)),
        kind,
        span(first, last),
        lemma,
        EventStatus.OCCURRED,
        (span(start, end),),
        _WHY,
        actors=(found[0],),
        recipients=(found[1],),
        date=on(when, Basis.EXPLICIT, words=f"{when:%d %B}"),
        content_lemmas=tuple(sorted(content)),
    )


def _statement(span, row) -> Statement:  # type: ignore[no-untyped-def]  # noqa: ANN001
    start, end, found = row
    where = span(start, end)
    return Statement(
        finding_id("s", where),
        (where,),
        StatementKind.INDIRECT,
        Force.CLAIM,
        _WHY,
        cue_lemma="say",
        speakers=tuple(found),
    )


def _stance(span, row) -> StanceMention:  # type: ignore[no-untyped-def]  # noqa: ANN001
    start, end, first, last, found, stance, place = row
    return StanceMention(
        finding_id("p", span(start, end)),
        tuple(found),
        f"sign the {place} treaty",
        ("sign", place.lower(), "treaty"),
        stance,
        span(first, last),
        (span(start, end),),
        _WHY,
    )


def _measure(span, row) -> MeasureMention:  # type: ignore[no-untyped-def]  # noqa: ANN001
    start, end, _first, found, figure, place = row
    return MeasureMention(
        finding_id("x", span(start, end)),
        (found[0],),
        MeasureKind.SANCTION,
        MeasureStatus.IMPOSED,
        (span(start, end),),
        _WHY,
        target=found[1],
        target_words=f"{place} officials",
        figures=(finding_id("f", span(figure[0], figure[1])),),
        event=finding_id("e", span(start, end)),
    )
