"""What extraction finds in one report: typed, immutable, pointing with spans, not yet resolved across reports.

Identity: every finding has a local ``id`` unique in its report, made by its extractor from its place
(``finding_id``), so that findings can refer to each other and the result does not depend on order.
"""

from dataclasses import dataclass, field

from diurna.types.dates import DateInterval
from diurna.types.ontology import (
    ActorKind,
    EventStatus,
    EventType,
    Force,
    Gender,
    MeasureKind,
    MeasureStatus,
    MentionForm,
    StanceValue,
    StatementKind,
)
from diurna.types.problems import Problem
from diurna.types.reports import Passage, Sentence
from diurna.types.span import Span


def finding_id(prefix: str, span: Span, *more: str) -> str:
    """Return a local id such as ``s1042-1163`` (``more`` tells apart findings on one place)."""
    return "-".join((f"{prefix}{span.start}", str(span.end), *more))


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who found it and why: rides on every finding."""

    extractor: str
    reason: str
    score: float = 1.0
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name, describe or point to an actor or a place.

    Attributes:
        id: Local id.
        span: The whole noun phrase that names it ("French President Emmanuel Macron"), determiner included,
            relative clauses and appositions after a comma left out.
        text: Its words.
        form: How it names.
        head: Span of the part that names (the name itself, or the head noun); inside ``span``.
        kind: What the actor is, when the words or a table say so.
        name: The personal or organisation name inside it, as written, else None.
        title: The title or office words inside it or in apposition, as written, else None.
        country: ISO 3166-1 alpha-3 the words themselves give (a demonym, "of Canada", a gazetteer entry), else None.
        keys: Actor or place keys of the gazetteer entries the words match; several when ambiguous.
        role: PLOVER sector code the words or the table give (GOV, MIL, OPP, REB …), else None.
        gender: From the words (pronoun, Ms) or a table.
        is_plural: Whether it stands for more than one.
        sentence: Index of its sentence.
        grammatical: ``subject``, ``object``, ``possessive``, ``oblique`` or ``other``.
        in_quotation: Whether it stands inside quotation marks.
        members: Ids of the mentions this one coordinates ("the two leaders" keeps none; "A and B" are two mentions).
    """

    id: str
    span: Span
    text: str
    form: MentionForm
    head: Span
    provenance: Provenance
    kind: ActorKind | None = None
    name: str | None = None
    title: str | None = None
    country: str | None = None
    keys: tuple[str, ...] = ()
    role: str | None = None
    gender: Gender = Gender.UNKNOWN
    is_plural: bool = False
    sentence: int = 0
    grammatical: str = "other"
    in_quotation: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 time expression with the interval it stands for.

    Attributes:
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value ("2022-09-21", "2022-W38", "P1D", "PAST_REF").
        mod: TIMEX3 modifier (START, END, MID, APPROX, …) or None.
        interval: The days it covers, None for durations and sets with no anchor.
        anchor: For "a day after …": signed days (positive is later), to be counted from another event; else None.
    """

    id: str
    span: Span
    text: str
    type: str
    value: str
    provenance: Provenance
    mod: str | None = None
    interval: DateInterval | None = None
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted or measured amount.

    Attributes:
        value: The number.
        unit: What is counted, singular or as worded ("individuals and entities", "reservists", "USD").
        qualifier: ``exact``, ``about``, ``more than``, ``at least``, ``less than``, ``up to`` or ``between`` (with
            ``upper``).
        kind: ``delta`` ("another 19"), ``total`` ("to date … more than a thousand") or ``plain``.
        upper: The upper end of a range, else None.
    """

    id: str
    span: Span
    text: str
    value: float
    unit: str
    qualifier: str
    kind: str
    provenance: Provenance
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """The inside of a pair of quotation marks (or of an unclosed one to its paragraph's end), marks left out.

    Attributes:
        reopens: Whether it opens a paragraph while the one before was left unclosed.
        is_closed: Whether a closing mark was found.
    """

    span: Span
    reopens: bool = False
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: one paragraph's worth of one speaker's content under one cue.

    Attributes:
        content: One span, or several when the cue breaks the quotation; outer marks and "that" left out.
        cue: The words of saying, None for a quotation that carries on.
        cue_lemma: Their lemma ("condemn", "according to"), empty without a cue.
        speakers: Mention ids; empty when nobody is named.
        unnamed_source: Words of an unnamed source ("two officials"), or why nobody is named; else None.
        kind: Direct, indirect or mixed.
        force: What it does.
        said: When it was said.
        venue: Mention id of a place, or None.
        addressee: Mention id, or None.
        continues: Id of the cued statement a cue-less quotation carries on, or None.
        nested_in: Id of the statement whose content holds this claim, or None.
        sentence: Index of the sentence of its cue (or of its start).
        is_negated: "did not say", "never said".
    """

    id: str
    content: tuple[Span, ...]
    kind: StatementKind
    force: Force
    provenance: Provenance
    cue: Span | None = None
    cue_lemma: str = ""
    speakers: tuple[str, ...] = ()
    unnamed_source: str | None = None
    said: DateInterval | None = None
    venue: str | None = None
    addressee: str | None = None
    continues: str | None = None
    nested_in: str | None = None
    sentence: int = 0
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class DateLink:
    """A date to be counted from another event once that is known.

    Attributes:
        days: Signed days from the other event (``-1``: the day before it).
        anchor: Id of the event mention in the same report it is counted from, or None when only words tell it.
        words: The words ("a day after it was announced").
    """

    days: int
    anchor: str | None
    words: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """One report's telling of who did what to whom.

    Attributes:
        type: PLOVER type.
        trigger: The word or words that tell the deed.
        lemma: Lemma of the trigger.
        actors: Mention ids of the doers; empty when nobody is named.
        recipients: Mention ids.
        status: What became of it, as told here.
        according_to: Mention ids of those who alone vouch for it.
        is_background: History told as context.
        date: When it happened or is to happen; None when the text does not say.
        announced: For plans: when they were announced.
        date_link: A date relative to another event.
        place: Mention id, or None.
        object: Span of what it was done to or about, for merging and questions ("the Russian ambassador"), or None.
        content_lemmas: Lemmas of the content words of the clause, sorted: what is done to what.
        figures: Figure ids.
        evidence: All spans of this report that tell it (clauses, trailing adjuncts cut).
        type_is_approximate: PLOVER has no code for it.
        statement: Id of the statement it rests on or stands in, or None.
    """

    id: str
    type: EventType
    trigger: Span
    lemma: str
    status: EventStatus
    evidence: tuple[Span, ...]
    provenance: Provenance
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()
    is_background: bool = False
    date: DateInterval | None = None
    announced: DateInterval | None = None
    date_link: DateLink | None = None
    place: str | None = None
    object: Span | None = None
    content_lemmas: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    type_is_approximate: bool = False
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class StanceMention:
    """Words by which somebody stands for or against a proposition.

    The proposition is phrased so that who proposes or does it is *for*.

    Attributes:
        holders: Mention ids of those whose stance it is (a minister; resolution turns her into her government).
        proposition: A short phrase in the report's words ("expel the Russian ambassador").
        lemmas: Lemmas of the proposition's content words, sorted: what groups it with others.
        stance: For, against, considering, unclear.
        label: The words that show it ("has previously decided against").
        evidence: Spans of the clause(s).
        date: When it was held.
        according_to: Mention ids, when somebody else reports it.
        is_past: Whether the text presents it as an earlier stance ("previously", "had").
        event: Id of the event mention it is about, or None.
        statement: Id of the statement it is in, or None.
        claim: The claim of fact that is stood on ("that the trawler fired first"), empty when it is no question of
            fact; the proposition is then the deed claimed.
        is_accusation: Whether it is a claim made by accusing, so that its holder is against the deed.
        is_insisted: Whether the claim is insisted on, so that somebody is taken to hold otherwise.
    """

    id: str
    holders: tuple[str, ...]
    proposition: str
    lemmas: tuple[str, ...]
    stance: StanceValue
    label: Span
    evidence: tuple[Span, ...]
    provenance: Provenance
    date: DateInterval | None = None
    according_to: tuple[str, ...] = ()
    is_past: bool = False
    event: str | None = None
    statement: str | None = None
    claim: str = ""
    is_accusation: bool = False
    is_insisted: bool = False


@dataclass(frozen=True, slots=True)
class MeasureMention:
    """A measure as one report tells it.

    Attributes:
        by: Mention ids of those who impose it.
        kind: What kind it is.
        instrument: Words for the instrument ("Russia Sanctions Act", "travel bans"), or empty.
        target: Mention id, or None.
        target_words: Whom or what it strikes, as worded, or empty.
        status: What became of it.
        figures: Figure ids; each figure's kind says delta or total.
        evidence: Spans.
        period: When it holds or was imposed.
        event: Id of the event mention it belongs to, or None.
    """

    id: str
    by: tuple[str, ...]
    kind: MeasureKind
    status: MeasureStatus
    evidence: tuple[Span, ...]
    provenance: Provenance
    instrument: str = ""
    target: str | None = None
    target_words: str = ""
    figures: tuple[str, ...] = ()
    period: DateInterval | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one report, each tuple in text order.

    Attributes:
        report_id: The report's id.
        pipeline: Name and versions of what found it, for caching.
    """

    report_id: str
    pipeline: str = ""
    passages: tuple[Passage, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    stances: tuple[StanceMention, ...] = ()
    measures: tuple[MeasureMention, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


Finding = Quotation | Mention | TimeExpression | Figure | Statement | EventMention | StanceMention | MeasureMention
