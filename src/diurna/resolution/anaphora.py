"""Resolves pronouns: he, she, it, they by who was named before; I and we inside a quotation by who speaks."""

import re
from collections.abc import Collection

from diurna.linguistics.offices import load_descriptions
from diurna.linguistics.words import load_pronouns, load_word_list
from diurna.resolution.ledger import Ledger
from diurna.resolution.salience import UNKNOWN, Candidate, clear_winner, ranked
from diurna.types.findings import Mention, Statement
from diurna.types.ontology import Gender, MentionForm
from diurna.types.span import Span

_PERSON_REACH = 4
_BODY_REACH = 1
_TOLD = 0.5
_UNKNOWN_GENDER = {Gender.MASCULINE: 0.3, Gender.FEMININE: 0.6, Gender.UNKNOWN: 0.0}
"""What a person of unknown gender loses as a candidate: most people in the news whose gender no list knows are men."""
_INDEFINITE = re.compile(r"^(a|an|no|any|every|one)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_BODIES = ("gov:", "org:", "agency:", "party:", "force:", "bloc:", "company:", "outlet:", "group:")


def resolve_pronoun(ledger: Ledger, mention: Mention) -> None:
    """Settle a pronoun of the third person on who was named before; the first person is left for its speaker."""
    pronoun = load_pronouns().get(mention.text.lower())
    if pronoun is None or pronoun.person != 3:
        return
    if pronoun.is_plural:
        _resolve_they(ledger, mention)
    elif pronoun.gender == "n":
        _resolve_it(ledger, mention)
    else:
        _resolve_he(ledger, mention)


def resolve_first_persons(ledger: Ledger) -> None:
    """Settle each "I" on the speaker of its quotation and each "we" on the body the speaker speaks for."""
    for mention in ledger.findings.mentions:
        if mention.form is not MentionForm.PRONOUN or mention.id in ledger.resolutions:
            continue
        speaker = _speaker_at(ledger, mention)
        if speaker is None:
            ledger.refuse(mention, f"“{mention.text}”: no named speaker")
            continue
        is_plural = load_pronouns()[mention.text.lower()].is_plural
        key = (ledger.body_of(speaker) or speaker) if is_plural else speaker
        reason = "the body its speaker speaks for" if key != speaker else "its speaker"
        if key.startswith("gov:") and key not in ledger.bodies:
            ledger.give_government(mention, key, f"“{mention.text}” inside a quotation: {reason}")
        else:
            ledger.give(mention, key, f"“{mention.text}” inside a quotation: {reason}")


def _speaker_at(ledger: Ledger, mention: Mention) -> str | None:
    statement = _statement_at(ledger, mention)
    seen: set[str] = set()
    while statement is not None and not statement.speakers and statement.continues and statement.id not in seen:
        seen.add(statement.id)
        statement = next((one for one in ledger.findings.statements if one.id == statement.continues), None)
    if statement is None or len(statement.speakers) != 1:
        return None
    return ledger.actor_of(statement.speakers[0])


def _statement_at(ledger: Ledger, mention: Mention) -> Statement | None:
    """Return the smallest statement in whose content a mention stands, if it stands inside quotation marks."""
    if not mention.in_quotation:
        return None
    holding = [
        statement
        for statement in ledger.findings.statements
        if any(span.contains(mention.span) for span in statement.content)
    ]
    return min(holding, key=lambda one: (sum(len(span) for span in one.content), one.id), default=None)


def _resolve_he(ledger: Ledger, mention: Mention) -> None:
    speaker = _speaker_words(ledger, mention)
    said = _said_by(ledger, mention)
    speakers = {one for statement in ledger.findings.statements for one in statement.speakers}

    def fits(key: str, other: Mention) -> bool:
        if key == speaker or (other.id not in speakers and any(span.contains(other.span) for span in said)):
            return False
        if key in ledger.by_key:
            is_ship = ledger.by_key[key].vessel is not None
            if is_ship and (mention.gender is not Gender.FEMININE or mention.id in speakers):
                return False
            return ledger.by_key[key].gender in {Gender.UNKNOWN, mention.gender}
        is_heard = other.id in speakers or _INDEFINITE.match(other.text) is None
        return is_human(other) and is_heard and other.gender in {Gender.UNKNOWN, mention.gender}

    found = ranked(ledger, mention, fits, reach=_PERSON_REACH)
    told = frozenset[str]() if mention.in_quotation else _told(ledger, mention)
    weighed = sorted((_weighed(ledger, one, mention, told) for one in found), key=lambda one: (-one.score, one.key))
    winner = clear_winner(weighed)
    if winner is None or winner.key.startswith(UNKNOWN):
        named = (one.key for one in found if not one.key.startswith(UNKNOWN))
        ledger.refuse(mention, f"“{mention.text}”: nobody named before fits clearly", named)
        return
    person = ledger.by_key.get(winner.key)
    if person is not None and person.gender is Gender.UNKNOWN:
        person.gender = mention.gender
    name = person.name if person is not None else winner.mention.text
    ledger.give(mention, winner.key, f"“{mention.text}” → {name}: {_place(winner)}")


def is_human(mention: Mention) -> bool:
    """Return whether a description is of one man or woman ("the consul", "a former diplomat")."""
    if mention.is_plural or mention.form not in {MentionForm.OFFICE, MentionForm.NOMINAL}:
        return False
    words = mention.text[: mention.head.end - mention.span.start].lower().split()
    known = load_descriptions().get(words[-1]) if words else None
    return mention.title is not None or (known is not None and known.form != "body" and not known.is_plural
                                         and words[-1] not in load_word_list("collectives"))  # fmt: skip


def _said_by(ledger: Ledger, mention: Mention) -> tuple[Span, ...]:
    """Return the content of the statements a pronoun is the speaker of: who is named inside is somebody else."""
    return tuple(
        span
        for statement in ledger.findings.statements
        if mention.id in statement.speakers
        for span in statement.content
    )


def _told(ledger: Ledger, mention: Mention) -> frozenset[str]:
    """Return the mentions of earlier sentences that stand inside what somebody says: the teller is who goes on."""
    contents = [span for statement in ledger.findings.statements for span in statement.content]
    earlier = (one for one in ledger.findings.mentions if one.sentence < mention.sentence)
    return frozenset(one.id for one in earlier if any(span.contains(one.span) for span in contents))


def _weighed(ledger: Ledger, candidate: Candidate, mention: Mention, told: Collection[str]) -> Candidate:
    """Return a candidate with its score lowered where its gender is not known, it is only told of, or has no name."""
    person = ledger.by_key.get(candidate.key)
    gender = person.gender if person is not None else candidate.mention.gender
    lower = 0.0 if gender is mention.gender else _UNKNOWN_GENDER[mention.gender]
    if person is None:
        lower += 0.1
    if candidate.mention.id in told:
        lower += _TOLD
    return Candidate(candidate.key, candidate.score - lower, candidate.mention)


def _speaker_words(ledger: Ledger, mention: Mention) -> str | None:
    """Return the speaker of the quotation a pronoun stands in: inside it, "he" is somebody else."""
    return _speaker_at(ledger, mention) if mention.in_quotation else None


def _place(candidate: Candidate) -> str:
    mention = candidate.mention
    return f"named before as “{mention.text}”, {mention.grammatical} of sentence {mention.sentence + 1}"


def _resolve_it(ledger: Ledger, mention: Mention) -> None:
    """Settle "it" on the last body that was a subject, where what "it" does is what bodies do."""
    if mention.grammatical not in {"subject", "possessive"} or not _acts(ledger, mention):
        ledger.refuse(mention, f"“{mention.text}” may be a thing")
        return

    def fits(key: str, other: Mention) -> bool:
        wanted = {"subject", "possessive"} if mention.grammatical == "possessive" else {"subject"}
        is_body = key.startswith(_BODIES) and not other.is_plural and not is_human(other)
        return is_body and other.grammatical in wanted

    _give_body(ledger, mention, ranked(ledger, mention, fits, reach=_BODY_REACH))


def _resolve_they(ledger: Ledger, mention: Mention) -> None:
    if mention.grammatical not in {"subject", "possessive"} or mention.in_quotation:
        ledger.refuse(mention, f"“{mention.text}” may be anybody")
        return

    def fits(key: str, other: Mention) -> bool:
        return key.startswith(_BODIES) and other.is_plural

    _give_body(ledger, mention, ranked(ledger, mention, fits, reach=_BODY_REACH))


def _give_body(ledger: Ledger, mention: Mention, found: list[Candidate]) -> None:
    winner = clear_winner(found)
    if winner is None:
        ledger.refuse(mention, f"“{mention.text}”: no one body named before fits", (one.key for one in found))
    else:
        ledger.give(mention, winner.key, f"“{mention.text}” → {_place(winner)}")


def _acts(ledger: Ledger, mention: Mention) -> bool:
    """Return whether the words after "it" are what bodies do ("it denies"); "its" always may be theirs."""
    if mention.grammatical == "possessive":
        return True
    if any(mention.id in statement.speakers for statement in ledger.findings.statements):
        return True
    following = _WORD.findall(ledger.report.text[mention.span.end : mention.span.end + 40])[:4]
    return any(word.lower() in load_word_list("agentive") for word in following)
