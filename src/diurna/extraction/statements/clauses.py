"""The construction of plain saying: a clause after its verb, before it, around it, or hidden by the parse."""

from spacy.tokens import Token

from diurna.extraction.statements.cues import Cue, load_cues
from diurna.extraction.statements.edges import sentence_end, subtree_after
from diurna.extraction.statements.layout import Layout
from diurna.extraction.statements.matching import SUBJECTS, Match, last_of, match_of
from diurna.linguistics.trees import VERBAL

_BREAKS = frozenset({",", "–", "—", "-", "--", "("})
_PARTING = frozenset({";", ":"})
_FINITE = frozenset({"MD", "VBZ", "VBD", "VBP"})
_CLAUSAL = frozenset({"nsubj", "nsubjpass", "cop", "mark", "expl"})
_OWN_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "oprd"})
_GLOSSES = frozenset(
    {"accusation", "allegation", "assertion", "charge", "claim", "move", "notion", "position", "suggestion", "threat"}
)
_LONG_PARENTHESIS = 8


def match_clause(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match "said the votes were void", "the votes were void, he said", "the votes, he said, were void"."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and not _is_bare_name(child)]
    after = next((child for child in clauses if child.i > verb.i and not _is_parted(verb, child)), None)
    if after is not None:
        return _following(verb, after, layout, _behind_particle(verb, cue))
    before = next((child for child in clauses if child.i < verb.i and not _is_parted(child, verb)), None)
    if before is not None:
        return match_of(layout, verb, _preceding(verb, before))
    hidden = _hidden_clause(verb)
    if hidden is not None:
        return match_of(layout, verb, [token.i for token in hidden.subtree])
    relative = _relative_clause(verb)
    if relative is not None:
        return match_of(layout, verb, [token.i for token in relative.subtree])
    if verb.dep_ in {"parataxis", "ccomp"} or (verb.dep_ == "advcl" and _has_as(verb)):
        return _parenthesis(verb)
    return _bare_quotation(verb, layout)


def _bare_quotation(verb: Token, layout: Layout) -> Match | None:
    """Match a few quoted words that are all somebody said: "asked again, she said “never”"."""
    for block in layout.fragments:
        if block.first - 2 == verb.i and verb.tag_ in _FINITE:
            return match_of(layout, verb, range(block.first, block.last + 1))
    return None


def match_that_clause(verb: Token, cue: Cue, layout: Layout) -> Match | None:
    """Match a clause after its verb that opens with "that" or a question word: "recalled that …", "found how …"."""
    opened = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i and _is_opened(child)]
    return match_clause(verb, cue, layout) if opened else None


def _is_opened(clause: Token) -> bool:
    first = clause.doc[min(token.i for token in clause.subtree)]
    return first.lower_ in {"that", "whether"} or first.tag_ in {"WRB", "WP", "WDT"}


def _behind_particle(verb: Token, cue: Cue) -> int:
    """Return where the words of saying end: at the "clear" of "made it clear that …"."""
    near = verb.doc[verb.i + 1 : verb.i + 3] if cue.particles else ()
    return max([verb.i, *(token.i for token in near if token.lower_ == cue.particles[-1])])


def _following(verb: Token, clause: Token, layout: Layout, said: int) -> Match | None:
    heard = (child for child in verb.children if child.dep_ in {"dobj", "dative"} and verb.i < child.i < clause.i)
    addressee = next(heard, None)
    limit = said if addressee is None else max(said, last_of(addressee))
    tokens = [number for number in subtree_after(clause, verb.i) if number > limit]
    if not tokens:
        return None
    return match_of(layout, verb, _without_gloss(verb, _completed(verb, tokens)), addressee=addressee)


def _without_gloss(verb: Token, tokens: list[int]) -> list[int]:
    """Return a clause without what the reporter hangs on it: "the talks were over, a claim Lima disputes"."""
    for number in tokens[1:]:
        noun = verb.doc[number]
        first = min((token.i for token in noun.lefts), default=number)
        is_gloss = noun.lemma_ in _GLOSSES and verb.doc[first].lower_ in {"a", "an"} and verb.doc[first - 1].text == ","
        if is_gloss and any(child.dep_ == "relcl" for child in noun.rights) and first - 1 > tokens[0]:
            return [token for token in tokens if token < first - 1]
    return tokens


def _completed(verb: Token, tokens: list[int]) -> list[int]:
    """Return a clause with the rest of its sentence where the parse broke it off before a verb or at a colon."""
    end = max(tokens)
    limit = sentence_end(verb)
    if end >= limit or (verb.dep_ == "relcl" and not is_set_off(verb)):
        return tokens
    follower = verb.doc[end + 1]
    is_broken_off = follower.tag_ in _FINITE and follower.head.i != verb.i
    goes_on = follower.text == ":" and not verb.doc[min(end + 2, limit)].is_quote
    return [*tokens, *range(end + 1, limit + 1)] if is_broken_off or goes_on else tokens


def is_set_off(verb: Token) -> bool:
    """Return whether a comma opens a relative clause: until a second one the sentence stays inside it."""
    first = verb.left_edge.i
    return first > verb.sent.start and verb.doc[first - 1].text == ","


def _preceding(verb: Token, clause: Token) -> list[int]:
    """Return the tokens of a clause that its verb of saying follows, the saying itself left out."""
    before = verb.doc[verb.sent.start : clause.i]
    parted = [token.i + 1 for token in before if token.text in _PARTING]
    first = max([min(token.i for token in clause.subtree), *parted])
    beside = [child for child in verb.children if child.i > clause.i]
    saying = {token.i for child in beside for token in child.subtree}
    edge = min([verb.i, *saying])
    stop = min(_next_parting(verb), _aftermath(verb))
    tail = [token.i for token in clause.subtree if verb.i < token.i < stop]
    return [*range(first, edge), *(number for number in tail if number not in saying)]


def _aftermath(verb: Token) -> int:
    """Return where the reporter goes on to what a deed led to: "…, the army said, triggering an alert"."""
    after = verb.doc[verb.i + 1 : verb.sent.end - 1]
    places = (word.i for word in after if word.text == "," and word.nbor().tag_ == "VBG")
    return next((place for place in places if load_cues().has("aftermath", verb.doc[place + 1])), verb.sent.end)


def _next_parting(verb: Token) -> int:
    """Return where the part of a sentence ends that a semicolon behind a verb of saying parts from the rest."""
    after = verb.doc[verb.i + 1 : verb.sent.end]
    return next((token.i for token in after if token.text == ";"), verb.sent.end)


def _hidden_clause(verb: Token) -> Token | None:
    """Return the clause of a "that" the parse hung on a noun between ("argued before them that they were void")."""
    nouns = (child for child in verb.rights if child.dep_ in {"prep", "npadvmod", "dobj", "dative"})
    for token in (token for child in nouns for token in child.subtree):
        clause = token.head
        is_marker = token.lower_ == "that" and token.dep_ != "det" and clause.dep_ in {"relcl", "acl", "ccomp"}
        if is_marker and any(child.dep_ in SUBJECTS and child.i != token.i for child in clause.children):
            return clause
    return None


def _relative_clause(verb: Token) -> Token | None:
    """Return the verb of "which Moscow says make them Russian", which the parse takes for a bare infinitive."""
    if not any(child.tag_ in {"WDT", "WP"} and child.i < verb.i for child in verb.children):
        return None
    return next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ in {"VB", "VBP"} and not _has_to(c)), None)


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in verb.lefts)


def _parenthesis(verb: Token) -> Match | None:
    main = verb.head
    own = {token.i for token in verb.subtree}
    if main.i == verb.i or main.i in own or main.pos_ not in VERBAL or _has_other_complements(verb):
        return None
    first, last = min(own), max(own)
    beside = {verb.doc[first].text, verb.doc[first - 1].text} if first > verb.sent.start else {","}
    is_long = verb.dep_ == "ccomp" and (main.i < first or last - first > _LONG_PARENTHESIS)
    if not beside & _BREAKS or is_long:
        return None
    start = max((token.i + 1 for token in verb.doc[verb.sent.start : first] if token.text in _PARTING), default=0)
    around = (token for token in main.subtree if start <= token.i < min(_next_parting(verb), _aftermath(verb)))
    return Match(tuple(token.i for token in around if token.i not in own and not token.is_space))


def _has_other_complements(verb: Token) -> bool:
    """Return whether a verb between commas has words of its own, or no subject: then it says nothing of the rest."""
    children = list(verb.children)
    has_own = any(child.dep_ in _OWN_COMPLEMENTS or child.lower_ in {"for", "about", "of"} for child in children)
    return has_own or not any(child.dep_ in SUBJECTS for child in children)


def _is_bare_name(child: Token) -> bool:
    return child.pos_ in {"NOUN", "PROPN"} and not any(token.dep_ in _CLAUSAL for token in child.children)


def _is_parted(first: Token, second: Token) -> bool:
    """Return whether a semicolon or a colon stands between two verbs: then neither is in the other's words."""
    return any(token.text in _PARTING for token in first.doc[first.i + 1 : second.i])


def _has_as(verb: Token) -> bool:
    return any(child.lower_ == "as" and child.dep_ in {"mark", "advmod"} for child in verb.children)
