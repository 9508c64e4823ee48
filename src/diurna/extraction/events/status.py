"""Tells what became of a deed from tense, auxiliaries, negation and the words that govern it; knows no deed by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diurna.extraction.events.frames import Frame, chain_up, stands_apart
from diurna.extraction.events.lexicon import grammar_words
from diurna.linguistics.trees import auxiliaries_of
from diurna.types.ontology import EventStatus

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "ll"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_DUTY = frozenset({"must", "should", "ought"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest", "provided"})
_OPTIONS = frozenset({"option", "options", "table", "possible", "likely", "cards", "consideration", "possibility"})
CONDITION = "a condition"
WEIGHED = "whether"
_OWN_THREATS = frozenset(
    {"he", "she", "it", "they", "we", "i", "sanctions", "consequences", "retaliation", "response", "measures", "action"}
)
_DOUBTS = frozenset({"allegedly", "reportedly", "purportedly", "supposedly"})
_NEGATIONS = frozenset({"no", "nobody", "none", "neither", "nor", "never", "hardly"})


@dataclass(frozen=True, slots=True)
class Telling:
    """How a deed is told.

    Attributes:
        status: What became of it, as its clause says.
        top: The outermost verb that belongs to the telling ("consider" of "will consider expelling").
        words: The words that decide the status, for the reason.
        is_demanded: Whether it is only asked for, allowed or a duty: no deed at all.
        is_modal: Whether its negation is a refusal ("will not", "cannot").
        is_purpose: Whether it only names an aim ("to bolster").
        has_source: Whether an unnamed source is hinted at ("allegedly").
    """

    status: EventStatus
    top: Token
    words: tuple[str, ...] = ()
    is_demanded: bool = False
    is_modal: bool = False
    is_purpose: bool = False
    has_source: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the deed is told as one that happened or goes on."""
        return self.status in {EventStatus.OCCURRED, EventStatus.ONGOING} and not self.is_demanded


def telling_of(frame: Frame, effects: Mapping[str, str], light: Mapping[str, str] | None = None) -> Telling:
    """Return how a frame's deed is told.

    Args:
        frame: The deed.
        effects: What a governing word makes of the deed it governs.
        light: What a light verb makes of the event noun it carries.
    """
    start = _own(frame.clause)
    if light and frame.is_nominal and frame.clause is not frame.trigger:
        start = _govern(start, light.get(frame.clause.lemma_.lower(), "plain"), frame.clause)
    if frame.is_nominal and is_option(frame.clause):
        start = _merge(start, EventStatus.CONSIDERED, "an option")
    if frame.is_nominal and any(child.lower_ == "no" for child in frame.trigger.children):
        start = _merge(start, EventStatus.NEGATED, "no")
    return _governed(start, frame.clause, effects)


def is_option(verb: Token) -> bool:
    """Return whether a copula says that its subject is an option, likely or on the table."""
    return verb.lemma_ in {"be", "remain", "stay"} and any(
        word.lower_ in _OPTIONS for child in verb.rights for word in child.subtree
    )


def is_finite(verb: Token) -> bool:
    """Return whether a verb, with its auxiliaries, states something by itself."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(aux.tag_ in {"VBD", "VBZ", "VBP", "MD"} for aux in auxiliaries_of(verb))


def _own(verb: Token) -> Telling:
    auxes = auxiliaries_of(verb)
    words = {aux.lower_ for aux in auxes}
    negation = next(_negations(verb), None)
    conditional = _is_conditional(verb)
    doubt = next((child.lower_ for child in verb.children if child.lower_ in _DOUBTS), None)
    status, why = _by_auxiliaries(words, verb, conditional=conditional)
    modal = bool(words & (_FUTURE | {"would", "can", "ca", "could", "do", "does"}))
    modal = modal or (verb.dep_ == "ccomp" and "did" in words) or not is_finite(verb)
    if negation is not None:
        status, why = EventStatus.NEGATED, (*why, negation)
    elif doubt is not None:
        status, why = EventStatus.ALLEGED, (doubt,)
    return Telling(
        status,
        verb,
        why,
        is_demanded=bool(words & _DUTY) or is_imperative(verb),
        is_modal=modal,
        is_purpose=verb.dep_ == "advcl" and "to" in words,
        has_source=doubt is not None,
    )


def is_imperative(verb: Token) -> bool:
    """Return whether a verb orders: a bare form with nothing before it, or one coordinated with such a verb."""
    if verb.tag_ not in {"VB", "VBP"} or any(
        child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "expl", "csubj", "mark"} for child in verb.children
    ):
        return False
    if verb.dep_ == "conj":
        return is_imperative(verb.head)
    before = [word for word in verb.doc[verb.sent.start : verb.i] if not word.is_punct and not word.is_space]
    return verb.dep_ in {"ROOT", "ccomp", "advcl"} and all(word.dep_ in {"intj", "neg", "advmod"} for word in before)


def _by_auxiliaries(words: set[str], verb: Token, *, conditional: bool) -> tuple[EventStatus, tuple[str, ...]]:
    if conditional:
        return EventStatus.CONSIDERED, (WEIGHED if _is_weighed(verb) else CONDITION,)
    if "would" in words and words & {"have", "'ve", "’ve"}:
        return EventStatus.CONSIDERED, (CONDITION,)
    if words & _FUTURE:
        return EventStatus.PLANNED, ("will",)
    if "would" in words:
        if any(child.dep_ == "advcl" and _is_conditional(child) for child in verb.children):
            return EventStatus.CONSIDERED, ("would … if",)
        return EventStatus.PLANNED, ("would",)
    if words & _POSSIBLE and "have" not in words:
        return EventStatus.CONSIDERED, (min(words & _POSSIBLE),)
    if words & _POSSIBLE:
        return EventStatus.ALLEGED, ("may have",)
    if "to" in words and (verb.tag_ == "VB" or "be" in words) and verb.dep_ in {"ROOT", "relcl", "acl"}:
        return EventStatus.PLANNED, ("to",)
    going_on = _going_on(words, verb)
    return (EventStatus.ONGOING, (going_on,)) if going_on else (EventStatus.OCCURRED, ())


def _going_on(words: set[str], verb: Token) -> str:
    """Return the words that tell a deed in progress ("has been blocking", "are held", "has held it since May")."""
    present = bool(words & {"is", "are", "'s", "’s", "'re", "’re", "am"})
    perfect = bool(words & {"has", "have", "'ve", "’ve"})
    if verb.tag_ == "VBG" and (present or (perfect and "been" in words)):
        return "is …ing" if present else "has been …ing"
    if "being" in words and present:
        return "is being"
    if verb.lemma_.lower() not in grammar_words("lasting"):
        return ""
    if (verb.tag_ in {"VBZ", "VBP"} and not words) or (present and verb.tag_ == "VBN"):
        return "a state that lasts"
    since = any(child.lower_ in {"since", "still"} for child in verb.children)
    return "since" if perfect and since else ""


def _is_conditional(verb: Token) -> bool:
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS for child in verb.children)


def _is_weighed(verb: Token) -> bool:
    """Return whether "whether" opens what somebody weighs or has yet to decide ("is weighing whether to recall")."""
    if not any(child.lower_ == "whether" for child in verb.children):
        return False
    head = verb.head
    while head.pos_ in {"ADP", "SCONJ"} and head.head is not head:
        head = head.head
    return head.lemma_.lower() in grammar_words("weighing")


def _negations(verb: Token) -> Iterator[str]:
    if verb.dep_ == "conj" and any(item.lower_ == "nor" and item.i < verb.i for item in verb.head.children):
        yield "nor"
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "nor"}:
            yield child.lower_
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            if child.lower_ in _NEGATIONS:
                yield child.lower_
            yield from (
                word.lower_ for word in child.children if word.dep_ == "det" and word.lower_ in {"no", "neither"}
            )
        elif child.dep_ == "advmod" and child.lower_ == "longer" and any(w.lower_ == "no" for w in child.children):
            yield "no longer"


def _governed(telling: Telling, verb: Token, effects: Mapping[str, str]) -> Telling:
    below = verb
    for above in chain_up(verb):
        effect = _effect(above, _first_conjunct(below), effects)
        if effect is None:
            is_aim = below.dep_ == "acl" and any(child.lower_ == "to" for child in below.children)
            telling = replace(telling, is_purpose=telling.is_purpose or is_aim)
            break
        telling = _govern(telling, effect, above)
        if effect == "alleged":
            break
        if effect != "transparent" or above.pos_ in {"VERB", "AUX"}:
            telling = _with_own(telling, above)
        below = above
    return telling


def _first_conjunct(verb: Token) -> Token:
    """Return the first of coordinated bare verbs, which shows what they all hang on ("was expelling … and closing")."""
    current = verb
    while current.dep_ == "conj" and current.head.pos_ in {"VERB", "AUX"} and current.tag_ in {"VB", "VBG"}:
        current = current.head
    return current


def _effect(above: Token, below: Token, effects: Mapping[str, str]) -> str | None:
    """Return what a governor does to the deed below it, or None where it only reports it."""
    word = above.lemma_.lower()
    effect = effects.get(word)
    if word == "be" and below.dep_ == "xcomp" and any(child.lower_ == "to" for child in below.children):
        return "planned"
    if below.dep_ == "acl" and below.tag_ == "VBG" and word in grammar_words("instruments"):
        return "transparent"
    if below.dep_ == "pcomp" and below.head.lower_ == "against":
        return "negated"
    if below.dep_ == "pcomp" and below.head.lower_ in {"without", "instead"}:
        return "negated"
    if below.dep_ == "pcomp" and below.head.lower_ in {"for", "after", "by", "since"} and effect in {None, "demanded"}:
        return "transparent" if below.head.lower_ != "by" else None
    if below.dep_ == "pcomp" and effect in {"transparent", "planned"} and below.head.lower_ in {"for", "after", "over"}:
        return "transparent"
    if below.dep_ == "ccomp":
        return None if stands_apart(above, below) else _effect_on_clause(effect, below)
    if effect is None:
        return "transparent" if below.dep_ == "xcomp" and above.pos_ in {"VERB", "AUX"} else None
    return effect


def _effect_on_clause(effect: str | None, below: Token) -> str | None:
    """Return what a governor does to a full clause: reports leave it to the statement that holds it."""
    if effect == "demanded":
        words = {aux.lower_ for aux in auxiliaries_of(below)}
        return effect if below.tag_ == "VB" and not words & (_FUTURE | _POSSIBLE | {"would", "do", "did"}) else None
    if effect in {"negated", "failed", "considered"}:
        return effect
    if effect == "threatened":
        words = {aux.lower_ for aux in auxiliaries_of(below)}
        if not words & (_FUTURE | _POSSIBLE | {"would"}):
            return "alleged"
        return "threatened" if _is_own_threat(below) else "considered"
    return effect if effect == "alleged" else None


def _is_own_threat(below: Token) -> bool:
    """Return whether what is warned of is the warner's own doing, or a measure that "will follow"."""
    subject = next((child for child in below.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is None or (subject.pos_ in {"PRON", "NOUN"} and subject.lower_ in _OWN_THREATS)


_STATUSES = {
    "failed": EventStatus.NEGATED,
    "planned": EventStatus.PLANNED,
    "considered": EventStatus.CONSIDERED,
    "threatened": EventStatus.THREATENED,
    "negated": EventStatus.NEGATED,
    "alleged": EventStatus.ALLEGED,
}


def _govern(telling: Telling, effect: str, above: Token) -> Telling:
    if effect == "demanded":
        return _merge(telling, telling.status, above.lower_, demanded=True, top=_clause_above(above))
    if effect in _STATUSES:
        status = _STATUSES[effect]
        if telling.status is EventStatus.NEGATED and effect != "negated":
            status = EventStatus.NEGATED
        told = _merge(telling, status, above.lower_, top=_clause_above(above))
        if effect == "failed":
            return replace(told, is_modal=False)
        return replace(told, is_modal=True) if effect == "negated" else told
    return _merge(telling, telling.status, "", top=_clause_above(above))


def _clause_above(above: Token) -> Token:
    """Return the verb of the clause a governing word stands in: "was" of "was ready to mediate"."""
    is_predicate = above.pos_ == "ADJ" and above.dep_ in {"acomp", "oprd"}
    return above.head if is_predicate and above.head.pos_ in {"VERB", "AUX"} else above


def _with_own(telling: Telling, above: Token) -> Telling:
    """Return the telling after the governor's own negation, tense and conditions."""
    own = _own(above) if above.pos_ in {"VERB", "AUX", "ADJ"} else None
    negated = own is not None and own.status is EventStatus.NEGATED
    if above.pos_ == "NOUN" and any(child.lower_ == "no" for child in above.children):
        negated = True
    if above.pos_ == "ADJ" and next(_negations(above.head), None):
        negated = True
    if negated:
        flipped = EventStatus.CONSIDERED if telling.status is EventStatus.NEGATED else EventStatus.NEGATED
        return _merge(telling, flipped, "not")
    if own is not None and own.is_demanded:
        return _merge(telling, telling.status, "must", demanded=True)
    if own is not None and telling.status is EventStatus.OCCURRED and own.status is not EventStatus.OCCURRED:
        return _merge(telling, own.status, *own.words)
    return telling


def _merge(
    telling: Telling, status: EventStatus, *words: str, demanded: bool = False, top: Token | None = None
) -> Telling:
    return Telling(
        status,
        top if top is not None and top.pos_ in {"VERB", "AUX"} else telling.top,
        (*telling.words, *(word for word in words if word)),
        is_demanded=telling.is_demanded or demanded,
        is_modal=telling.is_modal,
        is_purpose=telling.is_purpose,
        has_source=telling.has_source,
    )
