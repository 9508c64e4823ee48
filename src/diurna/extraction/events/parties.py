"""Tells which words of a frame are political actors and which mentions they are; separate from roles, which use it."""

from collections.abc import Iterable

from spacy.tokens import Token

from diurna.extraction.events.lexicon import Lexicon
from diurna.extraction.events.several import Several
from diurna.linguistics.parsed import ParsedPassage, ParsedReport
from diurna.types.findings import Findings, Mention
from diurna.types.ontology import ActorKind, MentionForm

_ACTOR_ENTITIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_PUBLIC = frozenset(
    {
        ActorKind.GOVERNMENT,
        ActorKind.OFFICE,
        ActorKind.AGENCY,
        ActorKind.ARMED_FORCE,
        ActorKind.PARTY,
        ActorKind.BLOC,
        ActorKind.INTERNATIONAL_ORGANISATION,
    }
)
_PUBLIC_WORDS = 2
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "me", "my", "ourselves"})
_PERSONAL = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "both"}) | _FIRST_PERSON


class Parties:
    """Looks up the mentions of one report by word."""

    def __init__(self, parsed: ParsedReport, found: Findings, lexicon: Lexicon) -> None:
        """Index the mentions by the places of their words, the heads last so that they win."""
        self._lexicon = lexicon
        self._several = Several(found)
        self._is_strict = not is_public(parsed, lexicon)
        self._kinds = {mention.id: mention.kind for mention in found.mentions}
        self._parts = {id(part.doc): part for part in parsed.parts}
        self._by_place: dict[int, Mention] = {}
        for mention in sorted(found.mentions, key=lambda item: -len(item.span)):
            for place in range(mention.span.start, mention.span.end):
                self._by_place[place] = mention
        for mention in sorted(found.mentions, key=lambda item: -len(item.span)):
            for place in range(mention.head.start, mention.head.end):
                self._by_place[place] = mention

    def part(self, token: Token) -> ParsedPassage:
        """Return the passage a token stands in."""
        return self._parts[id(token.doc)]

    def place(self, token: Token) -> int:
        """Return where a token starts in the report's text."""
        return self.part(token).offset + token.idx

    def mention(self, token: Token) -> Mention | None:
        """Return the mention whose head a token is, else the smallest one whose head noun phrase it stands in."""
        found = self._by_place.get(self.place(token))
        if found is None:
            return None
        return found if self._is_head_of(token, found) else None

    def ids(self, tokens: Iterable[Token], *, with_places: bool = False) -> tuple[str, ...]:
        """Return the ids of the political mentions among tokens, each once, in order; a country's name may act."""
        found: dict[str, None] = {}
        for token in tokens:
            mention = self.mention(_whose(token))
            if mention is not None and (mention.form is not MentionForm.PLACE or (with_places and mention.country)):
                found.update(dict.fromkeys(self._several.members(mention)))
        return tuple(found)

    def is_political(self, token: Token) -> bool:
        """Return whether a token heads words for an actor a record may hold."""
        if self._is_strict and not self._lexicon.is_a(token.lemma_.lower(), "public"):
            named = self.mention(token)
            return named is not None and named.kind in _PUBLIC
        return self.is_actor(token)

    def is_actor(self, token: Token) -> bool:
        """Return whether a token heads words for an actor of any kind, in a report of public affairs."""
        word = token.lower_
        if word in _PERSONAL or token.lower_ == "who":
            return True
        if self._lexicon.is_a(token.lemma_.lower(), "agent"):
            return True
        mention = self.mention(token)
        if mention is not None and (mention.kind or mention.role or mention.country or mention.keys or mention.name):
            return True
        return token.pos_ == "PROPN" and token.ent_type_ in _ACTOR_ENTITIES

    def are_public(self, names: Iterable[str]) -> bool:
        """Return whether some of these mentions may act in a dispute, by the report's own measure."""
        kinds = [self._kinds.get(name) for name in names]
        return any(kind in _PUBLIC for kind in kinds) if self._is_strict else bool(kinds)

    def is_person(self, token: Token) -> bool:
        """Return whether a token names one person, who attacks with words rather than arms."""
        if token.lower_ in {"he", "she", "him", "her", "i", "me"}:
            return True
        mention = self.mention(token)
        return mention is not None and mention.kind is ActorKind.PERSON

    def is_place(self, token: Token) -> bool:
        """Return whether a token names a place."""
        mention = self.mention(token)
        if mention is not None and mention.form is MentionForm.PLACE:
            return True
        return token.ent_type_ in _PLACE_ENTITIES or (
            token.pos_ == "PROPN" and self._lexicon.is_a(token.lemma_.lower(), "territory")
        )

    def demonyms(self, noun: Token) -> tuple[Token, ...]:
        """Return adjectives on a noun that name a people or its country ("Russian" of "the Russian invasion")."""
        return tuple(
            child
            for child in noun.children
            if child.dep_ in {"amod", "compound"} and child.ent_type_ in {"NORP", "GPE"} and child.i < noun.i
        )

    def bodies(self, noun: Token) -> tuple[Token, ...]:
        """Return the head of a body's name before its act ("Security Council" of "a Security Council resolution")."""
        names = [child for child in noun.children if child.dep_ in {"compound", "nmod"} and child.pos_ == "PROPN"]
        return tuple(name for name in names if (mention := self.mention(name)) is not None and mention.kind in _PUBLIC)

    def _is_head_of(self, token: Token, mention: Mention) -> bool:
        place = self.place(token)
        if mention.head.start <= place < mention.head.end:
            return True
        base = self.part(token)
        inside = base.tokens_in(mention.span)
        return inside is not None and inside.root.i == token.i


def _whose(token: Token) -> Token:
    """Return the noun a relative "whose" takes up ("Brazil, whose air force evacuated …": Brazil), else the token."""
    if not any(child.lower_ == "whose" for child in token.children):
        return token
    clause = next((item for item in token.ancestors if item.dep_ == "relcl"), None)
    return clause.head if clause is not None else token


def is_public(parsed: ParsedReport, lexicon: Lexicon) -> bool:
    """Return whether a report speaks of public affairs; if not, only plain governments and forces count as actors."""
    words = {token.lemma_.lower() for part in parsed.parts for token in part.doc}
    return len(words & lexicon.classes["politics"]) >= _PUBLIC_WORDS


def is_first_person(token: Token) -> bool:
    """Return whether a token is a pronoun of the first person."""
    return token.lower_ in _FIRST_PERSON
