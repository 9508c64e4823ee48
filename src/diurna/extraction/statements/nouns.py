"""Statements by nouns of saying: "Russia's claim that …", "made calls for …", "an ultimatum from Chile to …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from diurna.extraction.statements.cues import Cue, CueTables
from diurna.extraction.statements.drafts import Draft, Source
from diurna.extraction.statements.edges import content_spans, sentence_end
from diurna.extraction.statements.layout import Layout
from diurna.extraction.statements.matching import last_of
from diurna.extraction.statements.sources import source_of
from diurna.extraction.statements.vetoes import is_vetoed
from diurna.linguistics.trees import VERBAL, agents_of, is_negated, possessor_of
from diurna.types.ontology import Force

_OWN = frozenset({"mark", "aux", "auxpass", "nsubj", "nsubjpass"})
_MAKING = frozenset({"by", "from"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_JUDGING = frozenset({"brand", "condemn", "denounce", "deride", "describe", "dismiss", "reject"})
_LISTS = frozenset({"list", "number", "package", "series", "set"})
_THEIRS = frozenset({"her", "his", "its", "their"})
_FAR = 16
_PLACED = frozenset({"across", "among", "at", "in", "on"})
_SPOKEN_OF = frozenset({"about", "against", "amid", "at", "by", "despite", "in", "of", "on", "over", "to", "with"})


def drafts_by_nouns(layout: Layout, tables: CueTables) -> Iterator[Draft]:
    """Yield a draft for each noun of saying with its content: "Russia's claim that …", "made calls for …"."""
    for token in layout.part.doc:
        if not _is_noun(token, tables):
            continue
        for cue in tables.noun_cues(token):
            draft = _by_noun(layout, token, cue, tables)
            if draft is not None:
                yield draft
                break


def _is_noun(token: Token, tables: CueTables) -> bool:
    """Return whether a token is a noun, "Reports that …" at the head of a sentence included, taken for a verb."""
    if token.pos_ == "NOUN":
        return True
    opens = token.i + 1 < len(token.doc) and token.is_sent_start and token.nbor().lower_ == "that"
    return bool(opens) and tables.has("hearsay", token)


def _by_noun(layout: Layout, noun: Token, cue: Cue, tables: CueTables) -> Draft | None:
    said = _said(noun, cue)
    found = _voice(noun, cue, tables) if said else None
    if found is None:
        return None
    source, first = found
    if layout.is_in_block(noun) and not (_is_others(source) or _is_hearsay(source, tables)):
        return None
    content = content_spans(layout.part, layout.within_block(noun, set(said)))
    if not content:
        return None
    return Draft(
        layout.part,
        content,
        source,
        cue.force,
        f"the noun “{cue.name}”",
        trigger=noun,
        cue=layout.part.span(min(first, noun.i), noun.i),
        lemma=cue.name,
    )


def _is_others(source: Source) -> bool:
    """Return whether a noun of saying inside a quotation is another's than the speaker's ("Russia's lie that …")."""
    return bool(source.heads) and all(head.pos_ in {"PROPN", "NOUN"} for head in source.heads)


def _is_hearsay(source: Source, tables: CueTables) -> bool:
    """Return whether a noun of saying is nobody's ("the lie that we fired first")."""
    reason = source.unnamed or ""
    return reason.removeprefix("nobody: ") in {
        *tables.words["hearsay"],
        *(f"{word}s" for word in tables.words["hearsay"]),
    }


def _said(noun: Token, cue: Cue) -> range:
    """Return the numbers of the tokens that are said: by the parse, else from the next "that" on."""
    head = _content_of(noun, cue)
    if head is not None:
        first = head.i + 1 if head.dep_ == "prep" else min(token.i for token in head.subtree)
        return range(first, _end_of(noun, head))
    found = _behind_that(noun) if "clause" in cue.patterns else range(0)
    return found or (_listed(noun) if cue.force is Force.DEMAND else range(0))


def _end_of(noun: Token, head: Token) -> int:
    """Return where what is said ends: before the "as" of "dismissed Lima's demand for an apology as absurd"."""
    last = last_of(head)
    verdict = [token.i for token in head.subtree if token.lower_ == "as" and token.dep_ == "prep"]
    is_judged = noun.dep_ == "dobj" and noun.head.lemma_ in _JUDGING and head.dep_ == "prep"
    return verdict[0] if verdict and is_judged else last + 1


def _listed(noun: Token) -> range:
    """Return the list behind "set out three demands: the release of the crew, an apology", else nothing."""
    last = last_of(noun) if noun.n_rights == 0 else noun.i
    follower = noun.doc[last + 1] if last + 1 < noun.sent.end else noun
    return range(last + 2, sentence_end(noun) + 1) if follower.text == ":" else range(0)


def _behind_that(noun: Token) -> range:
    """Return what follows the "that" after a noun and its maker ("the claim by the ministry that …"), else nothing."""
    end = sentence_end(noun)
    for token in noun.doc[noun.i + 1 : min(noun.i + _FAR, end)]:
        if token.lower_ == "that" and token.dep_ != "det":
            clause = token.head
            stop = last_of(clause) if token.dep_ == "mark" and clause.i > token.i else end
            return range(token.i + 1, stop + 1)
        starts = token.i > noun.i + 1 or token.lower_ in _MAKING | _PLACED or token.tag_ == "VBN"
        if not starts or token.tag_ in _FINITE or token.text in {";", ":"}:
            break
    return range(0)


def _content_of(noun: Token, cue: Cue) -> Token | None:
    """Return the head of what is said: a clause, an infinitive or a phrase, also behind the one who says it."""
    below = [*noun.rights]
    if noun.dep_ in {"dobj", "attr", "nsubj"} and noun.head.pos_ in VERBAL:
        below += [child for child in noun.head.rights if child.i > noun.i]
    for child in (*below, *_behind_maker(noun)):
        if "clause" in cue.patterns and child.dep_ in {"acl", "ccomp", "relcl"} and _has_that(child):
            return child
        if "infinitive" in cue.patterns and child.dep_ in {"acl", "xcomp", "advcl", "relcl"} and _has_to(child):
            return child
        if child.dep_ == "prep" and child.head.i == noun.i and f"prep:{child.lower_}" in cue.patterns:
            return child
    return None


def _behind_maker(noun: Token) -> Iterator[Token]:
    """Yield the clauses that the parse hung on whoever says it: "the claim by the ministry that …"."""
    for maker in _makers(noun):
        yield from (child for child in maker.rights if child.dep_ in {"relcl", "acl"})
    for made in noun.rights:
        if made.dep_ == "acl" and made.tag_ == "VBN":
            yield from (child for child in made.rights if child.dep_ in {"ccomp", "xcomp", "advcl"})


def _makers(noun: Token) -> tuple[Token, ...]:
    """Return who raises it: "by X", "from X", "made yesterday by X"."""
    made = [child for child in noun.rights if _is_bare_participle(child)]
    agents = [agent for verb in (noun, *made) for agent in agents_of(verb)]
    origins = [child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "from"]
    beside = noun.doc[noun.i + 1 : noun.i + 2]
    origins += [word for word in beside if word.dep_ == "prep" and word.lower_ == "by" and word.head.i != noun.i]
    return (*agents, *(word for child in origins for word in child.rights if word.dep_ == "pobj"))


def _is_bare_participle(verb: Token) -> bool:
    """Return whether a verb is the "made" of "the claim made by the ministry": no clause of its own."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not any(child.dep_ in _OWN for child in verb.children)


def _has_that(verb: Token) -> bool:
    return any(child.lower_ == "that" and child.dep_ in {"mark", "dobj"} for child in verb.children)


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _voice(noun: Token, cue: Cue, tables: CueTables) -> tuple[Source, int] | None:
    """Return who raises the noun of saying and where the cue starts, or None when the noun is merely talked about."""
    verb = noun.head
    if noun.dep_ in {"attr", "nsubj"} and any(child.lower_ == "there" for child in verb.children):
        there = next(child for child in verb.children if child.lower_ == "there")
        return (Source(unnamed=f"nobody: there is {noun.lower_}"), there.i)
    owner = possessor_of(noun)
    if owner is not None and owner.pos_ in {"PROPN", "NOUN"} and not _is_own_body(noun, owner, tables):
        return Source((owner,)), noun.i
    if owner is not None and owner.lower_ in _THEIRS and noun.dep_ == "dobj" and not tables.has("light", verb):
        return Source((owner,)), noun.i
    if makers := _makers(noun):
        return Source(makers), noun.i
    holder = noun.head.head if noun.dep_ == "pobj" and verb.lower_ == "of" else noun
    if holder is not noun and holder.lemma_ in _LISTS:
        verb = holder.head
    if (noun.dep_ == "dobj" or holder.dep_ == "dobj") and verb.pos_ in VERBAL and tables.has("light", verb):
        if is_vetoed(verb, cue, tables) or is_negated(verb):
            return None
        source = source_of(verb, tables)
        return (source, verb.i) if source.heads else None
    press = [child for child in noun.lefts if child.dep_ == "compound" and tables.has("press", child)]
    if press:
        return Source((press[-1],)), noun.i
    if tables.has("hearsay", noun) and _is_spoken_of(noun) and not _is_own(noun):
        return Source(unnamed=f"nobody: {noun.lower_}"), noun.i
    return None


def _is_own_body(noun: Token, owner: Token, tables: CueTables) -> bool:
    """Return whether a noun of saying is the speaker's by another word: "reiterated his country's commitment"."""
    return noun.dep_ == "dobj" and tables.has("light", noun.head) and tables.has("body", owner) and _is_own(owner)


def _is_spoken_of(noun: Token) -> bool:
    """Return whether a noun of saying without its maker is dealt with: "dismissed reports", "aware of claims that"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in _SPOKEN_OF:
        return bool(_behind_that(noun))
    return noun.dep_ in {"dobj", "nsubj", "nsubjpass"}


def _is_own(noun: Token) -> bool:
    return any(child.tag_ == "PRP$" for child in noun.children)
