"""Tells whose words a deed stands in: the statement that holds it, or the verb of saying that governs its clause."""

from dataclasses import dataclass

from spacy.tokens import Token

from diurna.extraction.events.frames import coordinated_with, stands_apart, subjects
from diurna.extraction.events.lexicon import Lexicon
from diurna.extraction.events.parties import Parties, is_first_person
from diurna.types.findings import Findings, Mention, Statement
from diurna.types.ontology import ActorKind, MentionForm, StatementKind

_STATE = frozenset({ActorKind.GOVERNMENT, ActorKind.OFFICE, ActorKind.AGENCY, ActorKind.ARMED_FORCE})


@dataclass(frozen=True, slots=True)
class Source:
    """Who vouches for a clause.

    Attributes:
        speakers: Their mention ids; empty when unnamed.
        statement: The statement that holds the clause, if statements were found.
        is_direct: Whether the clause is quoted word for word.
    """

    speakers: tuple[str, ...]
    statement: Statement | None = None
    is_direct: bool = False


class Sources:
    """Looks up the source of a clause in one report."""

    def __init__(self, found: Findings, parties: Parties, lexicon: Lexicon) -> None:
        """Keep the statements, the shortest content first, so that the innermost one is found first."""
        self._parties = parties
        self._lexicon = lexicon
        self._mentions = {mention.id: mention for mention in found.mentions}
        pieces = [(len(span), span, item) for item in found.statements for span in item.content]
        self._pieces = sorted(pieces, key=lambda piece: (piece[0], piece[1], piece[2].id))

    def of(self, token: Token) -> Source | None:
        """Return the source of the clause a token stands in, or None when the reporter tells it."""
        if coordinated_with(token).i != token.head.i:
            return self.of(coordinated_with(token))
        place = self._parties.place(token)
        for _, span, statement in self._pieces:
            if span.start <= place < span.end:
                return Source(statement.speakers, statement, statement.kind is StatementKind.DIRECT)
        return self._by_syntax(token)

    def is_own(self, doers: tuple[Token, ...], source: Source) -> bool:
        """Return whether the doers are the ones who speak."""
        speakers = [self._mentions[name] for name in source.speakers if name in self._mentions]
        return bool(doers) and all(self._is_speaker(doer, source, speakers) for doer in doers)

    def is_other_side(self, doers: tuple[Token, ...], source: Source) -> bool:
        """Return whether the words place a doer in another country than every speaker."""
        named = {self._mentions[name].country for name in source.speakers if name in self._mentions}
        mentions = [self._parties.mention(doer) for doer in doers]
        own = {mention.country for mention in mentions if mention is not None}
        return bool(named - {None}) and bool(own - {None}) and not (named & own)

    def _is_speaker(self, doer: Token, source: Source, speakers: list[Mention]) -> bool:
        if is_first_person(doer):
            return True
        if doer.lower_ in {"he", "she", "they", "it"}:
            return not source.is_direct and any(_may_be(doer.lower_, speaker) for speaker in speakers)
        mention = self._parties.mention(doer)
        if mention is None:
            return False
        if mention.id in source.speakers:
            return True
        is_armed = self._lexicon.is_a(doer.lemma_.lower(), "force") and mention.country is not None
        if is_armed and any(_serves(item) and item.country == mention.country for item in speakers):
            return True
        return any(_is_same_side(mention, speaker) or _is_its_own(mention, speaker) for speaker in speakers)

    def _by_syntax(self, token: Token) -> Source | None:
        below = token
        for above in token.ancestors:
            if (
                below.dep_ == "ccomp"
                and not stands_apart(above, below)
                and self._lexicon.is_a(above.lemma_.lower(), "saying")
            ):
                return Source(self._parties.ids(subjects(above)))
            below = above
        return None


def _is_same_side(mention: Mention, speaker: Mention) -> bool:
    """Return whether two mentions plainly name one actor, or a government and its official."""
    if mention.name and speaker.name and mention.name.split()[-1] == speaker.name.split()[-1]:
        return True
    if mention.form is MentionForm.PLACE or not mention.country:
        return False
    if mention.country != speaker.country:
        return False
    is_government = not mention.name or mention.form is MentionForm.METONYM or mention.name == mention.text
    return is_government or (_serves(mention) and _serves(speaker))


def _serves(mention: Mention) -> bool:
    """Return whether words name part of a government: a minister with his title, a ministry, an army."""
    return mention.role in {"GOV", "MIL"} or mention.kind in _STATE


def _is_its_own(mention: Mention, speaker: Mention) -> bool:
    """Return whether a speaker is named as the doer's own ("its army said", "his office said")."""
    first = speaker.text.split(maxsplit=1)[0].lower() if speaker.text else ""
    own = {"his", "her"} if mention.kind is ActorKind.PERSON else {"its", "their"}
    return first in own and speaker.sentence == mention.sentence and speaker.span.start >= mention.span.end


def _may_be(pronoun: str, speaker: Mention) -> bool:
    """Return whether a pronoun in what somebody says may be the speaker."""
    if pronoun == "they":
        return speaker.is_plural
    is_one = speaker.kind in {ActorKind.PERSON, ActorKind.OFFICE} or speaker.form is MentionForm.OFFICE
    is_somebody = is_one or speaker.form is MentionForm.PRONOUN
    return is_somebody if pronoun in {"he", "she"} else not is_one
