"""Finds which claim a denial of "it" or of "the charge" is on: the nearest one before it that somebody else made."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diurna.extraction.stances.claims import finite_claim
from diurna.extraction.stances.propositions import deed_phrase
from diurna.extraction.stances.values import THE_CLAIM_BEFORE
from diurna.linguistics.parsed import ParsedReport
from diurna.types.findings import Findings, Provenance, StanceMention, Statement, finding_id
from diurna.types.ontology import Force, StanceValue

_NEAR = 700
_SAME_BREATH = 250
_NO_CLAIMS = frozenset({Force.DENIAL, Force.DEMAND, Force.COMMITMENT, Force.ATTITUDE})


def with_claims(parsed: ParsedReport, found: Findings, stances: Sequence[StanceMention]) -> Iterator[StanceMention]:
    """Yield the stances, pointing denials with the claim they deny; a denial of what nobody is heard to claim is none.

    A claim made in a statement that no stance is read off is entered as its speaker's too, so that both sides stand.
    """
    yield from _other_accounts(parsed, found, stances)
    for stance in stances:
        if stance.claim != THE_CLAIM_BEFORE:
            yield stance
            continue
        claimed = _claim_before(stance, stances)
        if claimed is not None:
            reason = f"{stance.provenance.reason}; the claim before it: “{claimed.claim}”"
            yield replace(
                stance,
                claim=claimed.claim,
                proposition=claimed.proposition,
                lemmas=claimed.lemmas,
                event=claimed.event,
                provenance=replace(stance.provenance, reason=reason),
            )
            continue
        yield from _with_statement(parsed, found, stance)


def _claim_before(stance: StanceMention, stances: Sequence[StanceMention]) -> StanceMention | None:
    near = [
        item
        for item in stances
        if item.claim not in {"", THE_CLAIM_BEFORE}
        and item.stance is StanceValue.FOR
        and 0 <= stance.label.start - item.label.end <= _NEAR
        and not set(item.holders) & set(stance.holders)
    ]
    return max(near, key=lambda item: item.label.start, default=None)


def _with_statement(parsed: ParsedReport, found: Findings, stance: StanceMention) -> Iterator[StanceMention]:
    said = [
        item
        for item in found.statements
        if item.force not in _NO_CLAIMS
        and item.speakers
        and not item.is_negated
        and item.content[0].start < stance.label.start <= item.content[-1].end + _NEAR
        and not set(item.speakers) & set(stance.holders)
    ]
    nearest = max(said, key=lambda item: item.content[0].start, default=None)
    made = _claimed(parsed, nearest) if nearest is not None else None
    if made is None:
        return
    yield made
    reason = f"{stance.provenance.reason}; what was said before it: “{made.claim}”"
    yield replace(
        stance,
        claim=made.claim,
        proposition=made.proposition,
        lemmas=made.lemmas,
        provenance=replace(stance.provenance, reason=reason),
    )


def _other_accounts(parsed: ParsedReport, found: Findings, stances: Sequence[StanceMention]) -> Iterator[StanceMention]:
    """Yield what somebody else says of the same thing in the same breath: "X says A rammed B; Y insists that B …"."""
    for stance in stances:
        if stance.claim in {"", THE_CLAIM_BEFORE} or stance.stance is not StanceValue.FOR:
            continue
        for item in found.statements:
            distance = item.content[0].start - stance.evidence[-1].end
            is_other = bool(item.speakers) and not set(item.speakers) & set(stance.holders)
            if not 0 <= distance <= _SAME_BREATH or item.force in _NO_CLAIMS or not is_other:
                continue
            made = _claimed(parsed, item)
            if made is not None and set(made.lemmas) & set(stance.lemmas):
                yield made


def _claimed(parsed: ParsedReport, statement: Statement) -> StanceMention | None:
    content = statement.content[0]
    part = parsed.part_of(content)
    words = part.tokens_in(content) if part is not None else None
    if words is None:
        return None
    claim = finite_claim(words.root)
    if not claim:
        return None
    phrase = deed_phrase(words.root)
    return StanceMention(
        id=finding_id("p", content, "claim"),
        holders=statement.speakers,
        proposition=phrase.phrase,
        lemmas=phrase.lemmas,
        stance=StanceValue.FOR,
        label=statement.cue or content,
        evidence=(content,),
        provenance=Provenance("diurna.stances.v1", "says so; somebody else denies it or tells it otherwise"),
        date=statement.said,
        statement=statement.id,
        claim=claim,
    )
