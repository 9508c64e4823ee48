"""Reads votes: who voted for or against which text, and who abstained."""

from spacy.tokens import Token

from diurna.extraction.events.frames import verb_frame
from diurna.extraction.events.reading import Reader
from diurna.extraction.stances.holding import Shown, held
from diurna.extraction.stances.propositions import thing_phrase
from diurna.extraction.stances.words import attitude_words
from diurna.linguistics.parsed import ParsedPassage
from diurna.linguistics.trees import is_negated
from diurna.types.findings import StanceMention
from diurna.types.ontology import StanceValue


def voted(reader: Reader, part: ParsedPassage, token: Token) -> StanceMention | None:
    """Return on which side who votes is; who abstains is on none."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or lemma not in {"vote", "abstain"} or is_negated(token):
        return None
    words = {child.lower_: child for child in token.children if child.dep_ in {"prep", "advmod", "prt"}}
    stance = StanceValue.UNCLEAR if lemma == "abstain" else None
    if lemma == "vote":
        sides = {"against": StanceValue.AGAINST, "for": StanceValue.FOR, "down": StanceValue.AGAINST}
        stance = next((side for word, side in sides.items() if word in words), None)
        follows = {word.lower_ for word in part.doc[token.i + 1 : token.i + 3]}
        stance = StanceValue.FOR if stance is None and follows & {"favour", "favor"} else stance
    text = _text_voted_on(reader, part, token) if stance is not None else None
    if stance is None or text is None:
        return None
    why = f"“{token.text}” on “{text.text}”, the text before or after it"
    return held(reader, part, token, verb_frame(token), Shown(stance, thing_phrase(text), why))


def _text_voted_on(reader: Reader, part: ParsedPassage, token: Token) -> Token | None:
    """Return the noun of the text that is voted on: in the vote's own phrase, else the nearest one before."""
    texts = attitude_words()["texts"]
    own = [word for word in token.subtree if word.i > token.i and word.pos_ == "NOUN" and word.lemma_.lower() in texts]
    if own:
        return own[0]
    above = token.head.head if token.head.pos_ in {"ADP", "SCONJ"} else token.head
    if token.tag_ == "VBG" and above.lemma_.lower() in attitude_words()["resolving"]:
        return next((child for child in above.children if child.dep_ == "dobj"), None)
    docs = [item.doc for item in reader.parsed.parts if item.offset < part.offset]
    for words in (part.doc[: token.i], *(doc[:] for doc in reversed(docs))):
        found = [word for word in words if word.pos_ == "NOUN" and word.lemma_.lower() in texts]
        if found:
            return found[-1]
    later = (word for word in part.doc[token.i :] if word.pos_ == "NOUN" and word.lemma_.lower() in texts)
    return next(later, None)
